"""Lay out what a page needs to run Python (`make live`).

python -m tools.make_live [--wheels]

    python-<hash>/   Pyodide and the wheels: new when a lock is new
    live-<hash>/     our scripts, the shell, the library, and the lock

Each folder is named after all that is in it, so a browser may keep it for
good and never mixes two editions. Where Node, Pyodide or the wheels are not
installed nothing is made, and the pages have no button.

With ``--wheels`` what is compiled is fetched from the content network that
Pyodide names, each file by its hash; from then on the site serves it itself,
and a page asks no third party for anything.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

from _ext import wheel
from tools.live_lock import from_the_network, lock_with, network_of

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "_build" / "_live"
CORE = ROOT / "node_modules" / "pyodide"
WHEELS = ROOT / ".venv" / "live"  # `make` installs requirements-live.txt here
PYODIDE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
OURS = ("shell.py", "live.css")
LICENCES = "licences.txt"


def can_be_made():
    """Return whether all is there that this puts together."""
    return (
        CORE.is_dir()
        and any(WHEELS.glob("*.whl"))
        and shutil.which("node") is not None
    )


def make(out=OUT, wheels=None):
    """Make both folders, and take away those of another edition."""
    wheels = sorted(WHEELS.glob("*.whl")) if wheels is None else wheels
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as room:
        python, live = Path(room, "python"), Path(room, "live")
        live.mkdir()
        python.mkdir()
        library = wheel.make(Path(room, "wheel"))
        lock = lock_of([*wheels, library])
        needed = {one["file_name"] for one in lock["packages"].values()}
        for file in [*(CORE / name for name in PYODIDE), *wheels]:
            if file.name in {*PYODIDE, *needed}:
                shutil.copyfile(file, python / file.name)
        shutil.copyfile(library, live / library.name)
        named = out / f"python-{fingerprint(python)}"
        bundle(live)
        write_lock(lock, python, live, named.name)
        settled = [(python, named), (live, out / f"live-{fingerprint(live)}")]
        settle(out, settled)
    return settled[1][1]


def lock_of(wheels):
    """Return our lock, with these files on the site."""
    lock = json.loads((CORE / "pyodide-lock.json").read_text("utf8"))
    return lock_with(lock, network_of(CORE), wheels)


def bundle(folder):
    """Join our scripts, and lay what is no script beside them."""
    source = ROOT / "_ext" / "live_page"
    command = ["node", str(ROOT / "tools" / "build_live.mjs"), str(folder)]
    subprocess.run(command, check=True)
    for name in (*OURS, LICENCES):
        shutil.copyfile(source / name, folder / name)


def write_lock(lock, python, live, name):
    """Write the lock, each file beside it or in the folder of this name."""
    sizes = {}
    for entry in lock["packages"].values():
        file = entry["file_name"]
        if (python / file).is_file():
            sizes[file] = (python / file).stat().st_size
            entry["file_name"] = f"../{name}/{file}"
        elif (live / file).is_file():
            sizes[file] = (live / file).stat().st_size
    for file in PYODIDE:
        sizes[file] = (python / file).stat().st_size
    whole = {"core": f"../{name}/", "bytes": sizes, "lock": lock}
    text = json.dumps(whole, separators=(",", ":"), sort_keys=True)
    (live / "live.json").write_text(text, encoding="utf8")


def fingerprint(folder):
    """Return a short name for all that is in a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        digest.update(file.name.encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:10]


def settle(out, settled):
    """Put new folders in the place of old ones; leave what is as it was."""
    out.mkdir(parents=True, exist_ok=True)
    for old in set(out.iterdir()) - {place for _, place in settled}:
        shutil.rmtree(old)
    for folder, place in settled:
        if not place.exists():
            shutil.move(folder, place)


def fetch_wheels():
    """Fetch what is compiled, by hash, beside the wheels."""
    library = wheel.make(OUT.parent / "_live_wheel")
    for entry in from_the_network(lock_of([*WHEELS.glob("*.whl"), library])):
        address, wanted = entry["file_name"], entry["sha256"]
        try:
            with urlopen(address, timeout=120) as answer:
                data = answer.read()
        except OSError as error:
            sys.exit(f"{address} did not come: {error}.")
        if hashlib.sha256(data).hexdigest() != wanted:
            sys.exit(f"{address} has another hash than Pyodide's lock says.")
        (WHEELS / address.rpartition("/")[2]).write_bytes(data)
        print(f"{len(data) / 1e6:5.1f} MB {address}")


def main():
    if not can_be_made():
        print("No Node, Pyodide or wheels here: pages get no button.")
        return
    if "--wheels" in sys.argv[1:]:
        fetch_wheels()
    live = make()
    print(f"What a page needs to run Python is in {live.parent}.")


if __name__ == "__main__":
    main()
