"""Names a folded cell by what it shows.

MyST-NB gives the fold a label of its own that differs from its words, so that
who says the words to a computer does not reach it.
"""

from html import escape

from myst_nb.sphinx_ import HideCodeCellNode


def visit_hidden_cell(self, node):
    classes = " ".join(["hidden-cell", *node["classes"]])
    words = escape(node["prompt_show"])
    self.body.append(f'<details class="{classes}"><summary>{words}</summary>')


def depart_hidden_cell(self, node):
    self.body.append("</details>\n")


def setup(app):
    app.setup_extension("myst_nb")
    app.add_node(
        HideCodeCellNode,
        override=True,
        html=(visit_hidden_cell, depart_hidden_cell),
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
