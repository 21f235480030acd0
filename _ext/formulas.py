"""Writes formulas with KaTeX: while building where there is Node, else in the
reader's browser, from the same KaTeX and so with the same look.

Both take ``katex.min.js`` from the package sphinxcontrib-katex; its style and
fonts are in ``_static/katex`` and must be of the same version. The elements
carry a class of their own, because the theme cuts off what stands out of an
element of class ``math``.

Leaves out the package's own Sphinx extension: it writes display formulas
unescaped, so that ``a < b`` would be taken for a tag.
"""

import shutil
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset_file
from sphinxcontrib import katex

STYLE = "katex/katex.min.css"
SCRIPTS = ("katex.min.js", "formulas.js")

# The theme's script makes what has the last of these classes reachable by
# keyboard where it scrolls, as a wide formula does on a phone.
DISPLAY = "formula display pst-scrollable-table-container"

logger = logging.getLogger(__name__)

# Over its socket file the server is now and then asked before it listens; over
# TCP the package asks again until it does.
katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket

# A formula that KaTeX cannot read is a mistake, not red text on a page.
katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True


def choose_renderer(app, config):
    """Write formulas while building only where there is Node."""
    config.html_math_renderer = "course"
    if config.formulas_in_browser is None:
        config.formulas_in_browser = shutil.which("node") is None


def rendered(translator, node, display):
    """Return the HTML of a formula, or its TeX for the browser to render."""
    tex = node.astext()
    if translator.config.formulas_in_browser:
        return translator.encode(tex)
    try:
        return katex.render_latex(tex, {"displayMode": display})
    except katex.KaTeXError as error:
        logger.warning(
            "KaTeX cannot read the formula %r: %s", tex, error, location=node
        )
        return translator.encode(tex)


def visit_inline(self, node):
    formula = rendered(self, node, display=False)
    self.body.append(f'<span class="formula">{formula}</span>')
    raise nodes.SkipNode


def visit_display(self, node):
    self.body.append(self.starttag(node, "div", "", CLASS=DISPLAY))
    self.body.append(rendered(self, node, display=True))
    self.body.append("</div>\n")
    if node["number"]:
        self.body.append(f'<span class="eqno">({node["number"]})</span>\n')
    raise nodes.SkipNode


def add_assets(app, pagename, templatename, context, doctree):
    """Load KaTeX only on pages with a formula."""
    formulas = doctree and [*doctree.findall(is_formula)]
    if not formulas:
        return
    app.add_css_file(STYLE, priority=400)
    if app.config.formulas_in_browser:
        for script in SCRIPTS:
            app.add_js_file(script, loading_method="defer")


def is_formula(node):
    return isinstance(node, nodes.math | nodes.math_block)


def copy_scripts(app, exception):
    """Put the browser's KaTeX beside the pages where they need it."""
    if exception or not app.config.formulas_in_browser:
        return
    static = Path(app.outdir, "_static")
    package, ours = Path(katex.__file__).parent, Path(__file__).parent
    for folder, script in zip((package, ours), SCRIPTS, strict=True):
        copy_asset_file(str(folder / script), str(static))


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
