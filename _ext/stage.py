"""Gives explorers and tables their room.

The cell of an explorer may be as wide as the page, and the code that makes
the explorer folds away below it: what a reader comes for is the explorer. A
table scrolls inside itself where a phone is narrower than it is.
"""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

WORDS = "The code of this explorer"


class Stages(SphinxPostTransform):
    """Marks the cells of explorers and folds their code."""

    default_priority = 5  # after _ext.explorers, which makes the places
    formats = ("html",)

    def run(self, **kwargs):
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code" and has_explorer(cell):
                cell["classes"].append("wide")
                fold_code(cell)


def has_explorer(cell):
    """Return whether a cell shows an explorer: a place that is no form."""
    places = (raw.astext() for raw in cell.findall(nodes.raw))
    return any(
        "data-explorer=" in place and "ex-asking" not in place
        for place in places
    )


def fold_code(cell):
    """Put the code of a cell below what it shows, folded."""
    for part in list(cell.children):
        if "cell_input" in part.get("classes", []):
            fold = HideCodeCellNode(
                prompt_show=WORDS, prompt_hide=WORDS, classes=["made-by"]
            )
            cell.remove(part)
            fold += part
            cell += fold


def visit_table(self, node):
    self.body.append('<div class="scrolls">')
    HTML5Translator.visit_table(self, node)


def depart_table(self, node):
    HTML5Translator.depart_table(self, node)
    self.body.append("</div>\n")


def setup(app):
    app.add_post_transform(Stages)
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
