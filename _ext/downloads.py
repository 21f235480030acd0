"""Lets a notebook that leaves the site alone say what it needs.

Who downloads one page has no library of the course around it, and its first
cell would stop at a name that a registry may even have for something else.
So the copies for download begin with a cell that looks whether the library
is there, and else says in one sentence how to get it. The notebooks of the
course stay as they are; without a public address (``launch``) no address is
named.
"""

import json
from pathlib import Path

ID = "needs-the-library"
LOCAL = (
    "run `make lab` in the folder of the course: JupyterLab opens, with the "
    "library and all notebooks."
)
PUBLIC = (
    "run  %pip install "
    "'calculus-for-deep-learning[figures,widgets] @ git+{}'  in a cell, then "
    "this one again."
)
GUARD = """\
from importlib.util import find_spec

if find_spec("lib") is None or find_spec("lib.figures") is None:
    raise ModuleNotFoundError(
        "This notebook needs the library of the course, which is not here: "
        {}
    )"""


def guard(options):
    """Return the code of the cell that looks for the library.

    >>> "%pip" in guard({}), "%pip" in guard(
    ...     {"launch_buttons": {"colab_url": "c"}, "repository_url": "r"}
    ... )
    (False, True)
    """
    has_address = options.get("launch_buttons")
    way = PUBLIC.format(options["repository_url"]) if has_address else LOCAL
    return GUARD.format(json.dumps(way))


def with_guard(notebook, code):
    """Return the notebook with the cell before its first one of code."""
    cells = [one for one in notebook["cells"] if one.get("id") != ID]
    kinds = [one["cell_type"] for one in cells]
    if "code" in kinds:
        cells.insert(
            kinds.index("code"),
            {
                "cell_type": "code",
                "execution_count": None,
                "id": ID,
                "metadata": {},
                "outputs": [],
                "source": code.splitlines(keepends=True),
            },
        )
    return {**notebook, "cells": cells}


def prepare(app, error):
    """Give each notebook for download its first cell."""
    if error or app.builder.format != "html":
        return
    code = guard(app.config.launch_options)
    for file in Path(app.outdir, "_sources").rglob("*.ipynb"):
        notebook = json.loads(file.read_text(encoding="utf8"))
        text = json.dumps(
            with_guard(notebook, code), indent=1, ensure_ascii=False
        )
        file.write_text(text + "\n", encoding="utf8")


def setup(app):
    app.setup_extension("_ext.launch")
    app.connect("build-finished", prepare)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
