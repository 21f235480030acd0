"""Repairs what keeps the theme's pages from being accessible to everyone.

Most of it is in ``templates/``: one main heading, landmarks around all there
is, labels that say what is shown. This file does what no template can.
"""

import re
from html import escape
from pathlib import Path

from myst_nb.sphinx_ import HideCodeCellNode

VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>\s*')


def use_templates(app, config):
    """Take our templates before the theme's of the same name."""
    config.templates_path.insert(0, str(Path(__file__).parent / "templates"))


def keep_one_viewport(app, pagename, templatename, context, doctree):
    """Drop docutils' viewport: the theme has written one."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))


def visit_hidden_cell(self, node):
    """Fold a cell under the words it shows: myst-nb labels it otherwise."""
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
    app.connect("config-inited", use_templates)
    app.connect("html-page-context", keep_one_viewport)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
