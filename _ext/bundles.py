"""Gives each page one script that holds its own explorers and no others.

A page with one explorer would else load all of them. Where the packages of
package.json are installed, esbuild joins what a page needs while the book is
built, once for each set of explorers; the script is named after its content,
so a browser keeps it until it changes. Elsewhere all pages load the one
bundle of ``lib.widgets`` that is committed.
"""

import hashlib
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from subprocess import run

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

ROOT = Path(__file__).parents[1]
BUILDER = ROOT / "tools" / "build_explorers.mjs"
ESBUILD = ROOT / "node_modules" / "esbuild"


def choose(app: Sphinx, config: Config) -> None:
    """Join scripts page by page only where there is something to do it."""
    if config.bundles_by_page is None:
        has_node = shutil.which("node") is not None
        config.bundles_by_page = has_node and ESBUILD.is_dir()


def bundle(app: Sphinx, names: Iterable[str]) -> str:
    """Return the name of the script with these explorers, below _static."""
    script = joined(",".join(sorted(set(names))))
    name = f"explorers-{hashlib.sha256(script).hexdigest()[:10]}.js"
    file = Path(app.outdir, "_static", name)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(script)
    return name


@cache
def joined(names: str) -> bytes:
    """Return the script with some explorers, their names set off by commas."""
    command = ["node", BUILDER, "--only", names]
    answer = run(command, capture_output=True, check=False)
    if answer.returncode:
        raise ExtensionError(
            f"the explorers {names} could not be joined: "
            f"{answer.stderr.decode()}"
        )
    return answer.stdout


def setup(app: Sphinx) -> dict[str, bool]:
    # None: decided by whether there is esbuild, and Node to run it.
    app.add_config_value("bundles_by_page", None, "html", [bool])
    app.connect("config-inited", choose, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
