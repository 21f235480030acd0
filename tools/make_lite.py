"""Lay JupyterLab for the browser into the built site (`make lite`).

python -m tools.make_lite             build it, and lead to it from each page
python -m tools.make_lite --withdraw  take it away again

It has the Pyodide of package.json, the wheels of the live pages, and those of
its own kernel. What is compiled comes from the content network that Pyodide
names, unless `make live-wheels` has fetched it. Built anew each time, in a
folder of its own: an incremental build loses settings and says nothing.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _ext import wheel
from tools.copy_notebooks import ROOMS, copy_missing
from tools.live_lock import ROOTS, lock_with, network_of

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
CORE = ROOT / "node_modules" / "pyodide"
FILES = (
    "package.json",
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
ENVIRONMENT = ROOT / ".venv-lite"
WHEELS = (ROOT / ".venv" / "live", ENVIRONMENT / "kernel")
EXTENSION = "@jupyterlite/pyodide-kernel-extension"
STUBS = f"share/jupyter/labextensions/{EXTENSION}/static/pypi"
# What the kernel itself needs before the first cell. The library comes with
# the first import of it, and brings NumPy along.
KERNEL = "micropip piplite ipykernel comm pyodide-kernel jedi ipython".split()
EXTENSIONS = {EXTENSION, "@jupyter-widgets/jupyterlab-manager", "anywidget"}
DOOR = "lite/lab/index.html?path="
# Its place in the menu of a page (_ext/launch.py), empty or not, and the file
# of the notebook, which is the last entry.
PLACE = re.compile(
    r"<!-- lite -->.*?<!-- /lite -->"
    r'(?=.*?<a href="[^"]*_sources/([^"]+\.ipynb)" download)',
    re.DOTALL,
)
ENTRY = (
    '<li><a href="{}">JupyterLab in the browser</a> with nothing to install: '
    "what you write stays in this browser</li>"
)


def settings():
    """Return what JupyterLab in the browser is told."""
    kernel = {
        "disablePyPIFallback": True,  # a wheel is ours, or is not there
        "loadPyodideOptions": {"packages": KERNEL},
    }
    data = {
        "appName": "Calculus for Deep Learning",
        "exposeAppInBrowser": True,  # for the test that drives it
        "litePluginSettings": {f"{EXTENSION}:kernel": kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def lay_pyodide(folder, wheels):
    """Write Pyodide, the wheels and their lock into a folder."""
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(CORE / name, folder / name)
    for file in wheels:
        shutil.copyfile(file, folder / file.name)
    lock = json.loads((CORE / "pyodide-lock.json").read_text("utf8"))
    roots = (*ROOTS, *KERNEL)
    lock = lock_with(lock, network_of(CORE), wheels, roots)
    text = json.dumps(lock, sort_keys=True)
    (folder / "pyodide-lock.json").write_text(text, encoding="utf8")


def build(room):
    """Build it from nothing in an empty folder; return where it is."""
    stubs = sorted((ENVIRONMENT / STUBS).glob("[!w]*.whl"))
    wheels = [file for place in WHEELS for file in sorted(place.glob("*.whl"))]
    library = wheel.make(room / "wheel")
    lay_pyodide(room / "static" / "pyodide", [*stubs, *wheels, library])
    write(room / "jupyter-lite.json", settings())
    options = {"no_sourcemaps": True, "apps": ["lab"]}
    options["cache_dir"] = str(room / "cache")
    write(room / "jupyter_lite_config.json", {"LiteBuildConfig": options})
    copy_missing(ROOT, room / "contents")
    out = room / "out"
    command = [ENVIRONMENT / "bin" / "jupyter", "lite", "build"]
    command += ["--contents", room / "contents", "--output-dir", out]
    answer = subprocess.run(command, cwd=room, capture_output=True, text=True)
    if answer.returncode:
        sys.exit(answer.stdout + answer.stderr)
    return out


def write(file, data):
    """Write settings as a file."""
    file.write_text(json.dumps(data), encoding="utf8")


def losses(out):
    """Return what a build is known to lose without a word."""
    found = json.loads((out / "jupyter-lite.json").read_text("utf8"))
    data = found["jupyter-config-data"]
    kernel = data["litePluginSettings"][f"{EXTENSION}:kernel"]
    if not kernel.get("pyodideUrl", "").startswith("./static/pyodide/"):
        yield "the address of our Pyodide"
    there = {one["name"] for one in data["federated_extensions"]}
    yield from sorted(EXTENSIONS - there)
    files = [file for room in ROOMS for file in ROOT.glob(f"{room}/*.ipynb")]
    there = {*out.glob("files/*/*.ipynb")}
    if {out / "files" / one.relative_to(ROOT) for one in files} - there:
        yield "some notebooks"


def offer(site):
    """Lead from each page of a notebook to that notebook."""
    fill(site, lambda up, notebook: ENTRY.format(f"{up}{DOOR}{notebook}"))


def withdraw(site):
    """Take JupyterLab away, and what leads to it."""
    shutil.rmtree(site / "lite", ignore_errors=True)
    fill(site, lambda up, notebook: "")


def fill(site, entry):
    """Write the entry of each page of a notebook into its menu."""
    for file in sorted(site.glob("*/*.html")):
        up = "../" * (len(file.relative_to(site).parts) - 1)
        text = file.read_text(encoding="utf8")
        filled = PLACE.sub(
            lambda found, up=up: (
                f"<!-- lite -->{entry(up, found[1])}<!-- /lite -->"
            ),
            text,
        )
        if filled != text:
            file.write_text(filled, encoding="utf8")


def main(arguments):
    """Build it into the site, or withdraw it."""
    if "--withdraw" in arguments:
        return withdraw(SITE)
    with tempfile.TemporaryDirectory() as room:
        out = build(Path(room))
        if lost := list(losses(out)):
            sys.exit(f"The build has lost {', '.join(lost)}.")
        withdraw(SITE)
        shutil.move(out, SITE / "lite")
    offer(SITE)
    files = [one for one in (SITE / "lite").rglob("*") if one.is_file()]
    size = sum(one.stat().st_size for one in files) / 1e6
    print(
        f"JupyterLab is in {SITE / 'lite'}: {len(files)} files, {size:.0f} MB."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
