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
    ours = Path(__file__).parent / "templates"
    config.templates_path = [str(ours), *config.templates_path]


def keep_one_viewport(app, pagename, templatename, context, doctree):
    """Drop docutils' viewport: the theme has written one."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))


def name_folds(app, pagename, templatename, context, doctree):
    """Say in the contents which pages a fold holds: it shows an arrow only."""
    theirs = context["generate_toctree_html"]

    def ours(*args, **kwargs):
        contents = theirs(*args, **kwargs)
        for summary in contents("summary"):
            above = summary.find_previous("a").get_text(strip=True)
            summary["aria-label"] = f"Pages that belong to: {above}"
        return contents

    context["generate_toctree_html"] = ours


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
    # After the theme, which puts the contents there.
    app.connect("html-page-context", name_folds, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
