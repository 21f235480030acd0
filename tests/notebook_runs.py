"""A pytest plugin: one run of nbval answers all that we ask of a notebook.

``make test-notebooks`` loads it with ``-p tests.notebook_runs``. nbval starts
a kernel in the folder of the notebook, runs its cells and compares what the
checked ones print. Then, in the same kernel, the working folder becomes the
root of the course and nbval runs the cells again: a notebook runs from
anywhere, and twice, with the same results.

What a cell gives is looked at once more: nothing complains on stderr, nbgrader
gives a solution all points and a blank exercise none, and so does the score.
"""

import logging

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade, is_grade
from nbval.plugin import IPyNbCell, IPyNbFile

PATIENCE = 300  # seconds for a kernel on a machine that is busy


class Cell(IPyNbCell):
    """A cell that is judged by nbval, then by us."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.output_timeout = PATIENCE

    def runtest(self):
        super().runtest()
        outputs = self.test_outputs
        if complaint := complains(outputs):
            self.raise_cell_error(f"It complains on stderr: {complaint}")
        if complaint := judged(self.cell, outputs, self.path.parent.name):
            self.raise_cell_error(complaint)


class Notebook(IPyNbFile):
    """A notebook whose cells run twice, the second time from the root."""

    def collect(self):
        self.add_marker("notebooks")
        first = [self.cell(c.name, c) for c in super().collect()]
        yield from first
        move = f"import os\nos.chdir({str(self.config.rootpath)!r})"
        away = NotebookNode(cell_num=-1, options=first[0].options)
        away.cell = new_code_cell(move)
        yield self.cell("the root", away)
        yield from (self.cell(f"{c.name} again", c) for c in first)

    def cell(self, name, it):
        return Cell.from_parent(
            self,
            name=name,
            cell_num=it.cell_num,
            cell=it.cell,
            options=it.options,
        )


def complains(outputs):
    """Return what stands on stderr."""
    return "".join(o.text for o in outputs if o.get("name") == "stderr")


def judged(cell, outputs, room):
    """Return what is wrong with the points that a cell gives, "" if nothing.

    A solution gets all of them and an exercise, which is blank, none.
    """
    full = room == "solutions"
    if is_grade(cell):
        ran = NotebookNode(cell, outputs=outputs)
        points, most = determine_grade(ran, logging.getLogger("nbgrader"))
        if points != (most if full else 0):
            return f"nbgrader gives {points:g} of {most:g} points"
    if cell.get("id") == "score" and room in ("exercises", "solutions"):
        (output,) = outputs
        said = output.get("text") or output.data["text/plain"]
        *_, earned, _, most = said.split()
        if earned != (most if full else "0") or most == "0":
            return f"the score is {earned} of {most}"
    return ""


def pytest_configure(config):
    config.option.nbval_kernel_startup_timeout = PATIENCE


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Put our notebook in the place of nbval's."""
    return [
        Notebook.from_parent(parent, path=file_path)
        if isinstance(found, IPyNbFile)
        else found
        for found in (yield)
    ]
