"""Run notebooks where nothing of the course is but the wheel of its library.

python -m tools.run_alone [--oldest | --binder | --say-oldest] [NOTEBOOK ...]

A fresh environment gets a kernel and nothing else. A notebook, in a folder of
its own, says what it needs; the line that it names brings the wheel from a
site that is served here; and then it, and every other one, has to run and to
print what is stored. `--oldest` takes the oldest packages that pyproject.toml
allows in the place of the newest, `--say-oldest` names them. `--binder` makes
the environment as repo2docker does, from the files in .binder.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import nbformat

from _ext.wheel import make
from tools.alone import ID
from tools.clean_notebooks import CHECKED
from tools.copy_notebooks import ROOMS
from tools.serve import served

ROOT = Path(__file__).resolve().parents[1]
KERNEL = ("ipykernel", "nbclient")
# What the environment runs: it knows the notebook and no file of the course.
RUN = """\
import sys
import nbclient, nbformat
book = nbformat.read("alone.ipynb", 4)
nbclient.NotebookClient(
    book, kernel_name="python3", timeout=600, coalesce_streams=True
).execute()
nbformat.write(book, "alone.ipynb")
"""


def oldest(root=ROOT):
    """Return the oldest packages that a project allows, as requirements.

    >>> "numpy==2.0" in oldest()
    True
    """
    project = tomllib.loads((root / "pyproject.toml").read_text("utf8"))
    needs = project["project"]["dependencies"]
    return [one.replace(">=", "==") for one in needs if ">=" in one]


def environment(folder, *installs):
    """Make a fresh environment, one install after the other."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    for packages in installs:
        command = [python, "-m", "pip", "install", "--quiet", *packages]
        subprocess.run(command, cwd=ROOT, check=True)
    return python


def texts(cell):
    """Return what a cell printed, and the value it showed, as one text."""
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for output in cell.outputs
        if output.get("name") != "stderr"
    )


def run(python, notebook):
    """Run a notebook in a folder of its own; return it, or the error."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "alone.ipynb")
        nbformat.write(notebook, file)
        # A name of the course is found by nothing but the environment.
        clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        answer = subprocess.run(
            [python, "-c", RUN],
            cwd=folder,
            env=clean,
            capture_output=True,
            text=True,
        )
        if answer.returncode:
            return None, re.sub(r"\x1b\[[\d;]*m", "", answer.stderr)
        return nbformat.read(file, 4), ""


def with_line(notebook, site):
    """Return the notebook with the line that it names in a cell of its own.

    The guard runs before it, too, and its error is the reader's.
    """
    (at,) = [n for n, one in enumerate(notebook.cells) if one.id == ID]
    guard = notebook.cells[at]
    file = re.search(r'"(\S+\.whl)"', guard.source)[1]
    asks = nbformat.v4.new_code_cell(guard.source)
    asks.metadata.tags = ["raises-exception"]
    line = nbformat.v4.new_code_cell(f"%pip install -q {site}/wheel/{file}")
    return [*notebook.cells[:at], asks, line, *notebook.cells[at:]]


def complaints(stored, ran):
    """Return the cells that do not print what is stored."""
    for cell, again in zip(stored.cells, ran.cells, strict=True):
        tags = cell.metadata.get("tags", [])
        if CHECKED in tags and texts(cell) != texts(again):
            yield f"{cell.id} prints\n{texts(again)}and not\n{texts(cell)}"


def try_all(python, files, site):
    """Run each notebook; return how many do not run as they are stored.

    Where a site is given the first one is run with the line that it names.
    """
    broken = 0
    for number, file in enumerate(files):
        stored = nbformat.read(file, 4)
        is_alone = site and number == 0
        if is_alone:
            stored.cells = with_line(stored, site)
        ran, error = run(python, stored)
        wrong = [error] if error else list(complaints(stored, ran))
        if is_alone and ran and not asked(ran):
            wrong.append("It did not say that the library is missing.")
        broken += bool(wrong)
        name = f"{Path(file).parent.name}/{Path(file).stem}"
        print(f"{'FAILS' if wrong else 'runs '} {name}", *wrong, flush=True)
    return broken


def asked(notebook):
    """Return whether some cell missed the library."""
    return any(
        output.get("ename") == "ModuleNotFoundError"
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    )


def try_in(room, options, files):
    """Try the notebooks in an environment made for it in a folder."""
    if "--binder" in options:
        needs = ["-r", str(ROOT / ".binder" / "requirements.txt")]
        return try_all(environment(room / "env", KERNEL, needs), files, "")
    make(room / "site" / "wheel")
    old = oldest() if "--oldest" in options else []
    python = environment(room / "env", [*KERNEL, *old])
    with served(room / "site") as site:
        return try_all(python, files, site)


def main(arguments):
    """Try the notebooks named, or all."""
    options = {one for one in arguments if one.startswith("--")}
    if "--say-oldest" in options:
        return print(*oldest())
    files = [one for one in arguments if one not in options] or [
        file for room in ROOMS for file in sorted(ROOT.glob(f"{room}/*.ipynb"))
    ]
    room = Path(tempfile.mkdtemp())
    try:
        broken = try_in(room, options, files)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    if broken:
        sys.exit(f"{broken} of {len(files)} notebooks do not run alone.")
    print(f"{len(files)} notebooks run alone.")


if __name__ == "__main__":
    main(sys.argv[1:])
