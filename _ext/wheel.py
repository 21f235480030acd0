"""Lays the library of the course into the site, as a wheel.

python -m _ext.wheel FOLDER

    pip install <address of the site>/wheel/<file name>.whl

is all that a notebook needs which is alone in the world, and Python in a
page takes the same file. ``SHA256SUMS`` beside it says which one it is. The
same sources give the same bytes: no date goes in, no folder of this machine,
and nothing that an earlier build has left.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "wheel"  # of the site
NEEDED = ("pyproject.toml", "LICENSE")
# setuptools is in the lock: nothing is fetched to build.
BUILD = "import sys, setuptools.build_meta as b; b.build_wheel(sys.argv[1])"
# What is not for Python: the sources of the bundle.
LEFT = shutil.ignore_patterns("__pycache__", "src")
DAWN = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


def make(folder, root=ROOT):
    """Write the wheel of the library into a folder; return its path."""
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as room:
        copy, built = Path(room, "copy"), Path(room, "built")
        shutil.copytree(root / "lib", copy / "lib", ignore=LEFT)
        for name in NEEDED:
            shutil.copyfile(root / name, copy / name)
        command = [sys.executable, "-c", BUILD, str(built)]
        environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
        subprocess.run(
            command, cwd=copy, env=environment, check=True, capture_output=True
        )
        (first,) = built.glob("*.whl")
        wheel = settled(first, folder / first.name)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"{digest}  {wheel.name}\n"
    (folder / "SHA256SUMS").write_text(line, encoding="utf8", newline="\n")
    return wheel


def settled(first, wheel):
    """Copy a wheel without the dates and rights of this machine."""
    with (
        zipfile.ZipFile(first) as old,
        zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, DAWN)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # also where Windows packs it
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return wheel


def offer(app, trouble):
    """Give the finished site the wheel."""
    if not trouble and app.builder.format == "html":
        make(Path(app.outdir, FOLDER))


def setup(app):
    app.connect("build-finished", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


if __name__ == "__main__":
    make(sys.argv[1])
