"""Writes formulas as MathML, and as nothing else: while building where there
is Node, else in the reader's browser.

Both take KaTeX from the package sphinxcontrib-katex, and what it writes goes
through ``formula_markup.js``. Browsers set MathML themselves, in the one font
for mathematics of the site: a page has a quarter of the elements that KaTeX's
HTML needs, no style and no fonts of its own, and what is copied, searched or
read aloud is the formula and not its pieces.

Leaves out the rest of that package: it writes display formulas unescaped, so
that ``a < b`` would be taken for a tag, and it asks Node over a socket, which
now and then does not open in time. Here it is a pipe.
"""

import atexit
import html
import json
import re
import shutil
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset_file
from sphinxcontrib import katex

HERE = Path(__file__).parent
KATEX = Path(katex.__file__).with_name("katex.min.js")
MARKUP = HERE / "formula_markup.js"
SCRIPTS = (KATEX, MARKUP, HERE / "formulas_in_browser.js")

# What has the last of these classes is reachable by keyboard where it
# scrolls, as a wide formula does on a phone (scripts/reach.js).
DISPLAY = "formula display scrolls"

# A formula of a widget: its TeX, and MathML for where there is no KaTeX.
IN_WIDGET = re.compile(r'<span class="ex-math" data-tex="(.*?)">.*?</span>')

logger = logging.getLogger(__name__)


def choose_renderer(app, config):
    """Write formulas while building only where there is Node."""
    config.html_math_renderer = "course"
    if config.formulas_in_browser is None:
        config.formulas_in_browser = shutil.which("node") is None


@cache
def node_with_katex():
    """Return the one Node of this build; it ends when its input does."""
    command = ["node", HERE / "formulas_in_node.cjs", KATEX, MARKUP]
    process = Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf8")
    atexit.register(process.communicate)
    return process


@cache
def ask_node(tex, display):
    """Return what becomes of ``tex``: its MathML as "html", or an "error"."""
    process = node_with_katex()
    question = json.dumps({"tex": tex, "display": display})
    try:
        print(question, file=process.stdin, flush=True)
        return json.loads(process.stdout.readline())
    except (BrokenPipeError, json.JSONDecodeError) as error:
        raise ExtensionError(
            "Node ended before it had written the formulas; "
            "what it said stands above."
        ) from error


def rendered(translator, node, display):
    """Return the HTML of a formula, or its TeX for the browser to render."""
    tex = node.astext()
    if not translator.config.formulas_in_browser:
        answer = ask_node(tex, display)
        if "html" in answer:
            return answer["html"]
        logger.warning(
            "the formula %r is wrong: %s", tex, answer["error"], location=node
        )
    return translator.encode(tex)


def in_widget(text, config):
    """Return the HTML of a widget with its formulas as on the page."""

    def written(found):
        tex = html.unescape(found[1])
        answer = ask_node(tex, display=False)
        return formula(answer["html"])

    return text if config.formulas_in_browser else IN_WIDGET.sub(written, text)


def formula(markup):
    """Return an inline formula, which no translator may change."""
    return f'<span class="formula" translate="no">{markup}</span>'


def visit_inline(self, node):
    self.body.append(formula(rendered(self, node, display=False)))
    raise nodes.SkipNode


def visit_display(self, node):
    start = self.starttag(node, "div", "", CLASS=DISPLAY, translate="no")
    self.body.append(start)
    self.body.append(rendered(self, node, display=True))
    self.body.append("</div>\n")
    if node["number"]:
        self.body.append(f'<span class="eqno">({node["number"]})</span>\n')
    raise nodes.SkipNode


def add_assets(app, pagename, templatename, context, doctree):
    """Load KaTeX only where the browser has a formula to write."""
    if not (app.config.formulas_in_browser and doctree):
        return
    if any(doctree.findall(is_formula)):
        for script in SCRIPTS:
            app.add_js_file(script.name, loading_method="defer")


def is_formula(node):
    return isinstance(node, nodes.math | nodes.math_block)


def copy_scripts(app, exception):
    """Put the browser's KaTeX beside the pages where they need it."""
    if exception or not app.config.formulas_in_browser:
        return
    for script in SCRIPTS:
        copy_asset_file(str(script), str(Path(app.outdir, "_static")))


def setup(app):
    # None: decided by whether there is Node.
    app.add_config_value("formulas_in_browser", None, "html", [bool])
    app.add_html_math_renderer(
        "course",
        inline_renderers=(visit_inline, None),
        block_renderers=(visit_display, None),
    )
    app.connect("config-inited", choose_renderer)
    app.connect("html-page-context", add_assets)
    app.connect("build-finished", copy_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
