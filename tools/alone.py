"""The cell with which a notebook says what it needs where it is alone.

In Colab, in VS Code or in a folder of downloads there is no library of the
course, and a registry may have something else of that name. So before the
first cell of every notebook, and the words that lead to it, there is one
that looks for the library, and else says in one sentence which line brings
it: the wheel that the site offers (``_ext.wheel``). A page of the site shows
neither that cell nor the sentence before it.

`make format` writes it into every notebook, with the address ``html.baseurl``
of ``_config.yml``. While the course has no address, a reader is told to put
in that of the site which the notebook is from.
"""

import copy
import json
import tomllib
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).resolve().parents[1]
ID, FIRST = "needs-the-library", "first-cell"
WORDS_ID = "needs-the-library-words"
WORDS = (
    "Where the library of the course is missing, this cell says how it comes."
)
NO_ADDRESS = "ADDRESS-OF-THE-SITE"
GUARD = """\
try:
    import lib.figures
except ImportError as missing:
    raise ModuleNotFoundError(
        f"The library of the course is not here ({{missing}}): open this with "
        "`make lab`, or run the next line in a cell, and then this cell.\\n"
        "%pip install "
        {}
        "{}-{}-py3-none-any.whl"
    ) from None"""


def guard(root=ROOT):
    """Return the code of the cell for the address and version of a course."""
    settings = yaml.safe_load((root / "_config.yml").read_text("utf8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf8"))
    name = project["project"]["name"].replace("-", "_")
    site = settings["html"]["baseurl"].rstrip("/") or NO_ADDRESS
    address = json.dumps(f"{site}/wheel/")
    return GUARD.format(address, name, project["project"]["version"])


def with_guard(notebook, code):
    """Give a notebook of the course its cell (changed in place)."""
    cells = [
        one for one in notebook.cells if one.get("id") not in (ID, WORDS_ID)
    ]
    places = [n for n, one in enumerate(cells) if one.get("id") == FIRST]
    if places:
        words = nbformat.v4.new_markdown_cell(WORDS, id=WORDS_ID)
        words.metadata["tags"] = ["remove-cell"]
        cell = nbformat.v4.new_code_cell(code, id=ID)
        # Locked where the first cell is, and hidden on the page.
        cell.metadata = copy.deepcopy(cells[places[0]].metadata)
        cell.metadata["tags"] = ["remove-cell"]
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"]["grade_id"] = ID
        before = places[0] - 1  # the words that lead to the first cell
        cells[before:before] = [words, cell]
    notebook.cells = cells
    return notebook
