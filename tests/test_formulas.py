import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError

from _ext import formulas

PAGE = "# Title\n\nInline $x < y$ and\n\n$$\n\\frac{a}{b} < c\n$$\n"
ROOT = Path(__file__).parents[1]
FONT = ROOT / "_static" / "fonts" / "math.woff2"
SPACES = set("\u00a0\u2005\u2009\u200a\u2061\u2063")

needs_node = pytest.mark.skipif(
    not shutil.which("node"), reason="formulas are written by Node"
)


@pytest.fixture(scope="module")
def page(build_once):
    return build_once({"index.md": PAGE}, "formulas").page()


@needs_node
def test_formulas_are_written_while_building(page):
    inline, display = page.select(".formula > math")
    assert inline.text == "x<y" and inline.get("display") is None
    assert display["display"] == "block" and display.mfrac.text == "ab"
    assert "katex" not in str(page)


@needs_node
def test_a_formula_stands_once_on_the_page(page):
    for formula in page.select(".formula"):
        assert [
            child.name for child in formula.find_all(True, recursive=False)
        ] == ["math"]
        assert formula.find("annotation") is None


@needs_node
def test_a_translator_leaves_formulas_alone(page):
    assert all(f["translate"] == "no" for f in page.select(".formula"))


@needs_node
@pytest.mark.parametrize(
    ("tex", "holds"),
    [
        (r"\mathbf{x}", "<mi>𝐱</mi>"),
        (r"\mathbf W", "<mi>𝐖</mi>"),
        (r"\mathbb R^n", "<mi>ℝ</mi>"),
        ("f'", '<mi>f</mi><mo lspace="0" rspace="0">′</mo>'),
        (r"y \ln p", '<mi>y</mi><mspace width="0.17em">'),
        (r"\sigma_{\max}", "<msub><mi>σ</mi><mi>max</mi></msub>"),
        (r"\sin(x)", '<mi>sin</mi><mo stretchy="false">(</mo>'),
        (
            r"\lvert a \rvert",
            '<mo stretchy="false" lspace="0" rspace="0">|</mo>',
        ),
        ("a = -b", '<mo form="prefix">−</mo>'),
        # No row in a row, except where a sign stands at its edge.
        ("x", "<math><mi>x</mi></math>"),
        ("{a + b} c", "<math><mi>a</mi><mo>+</mo><mi>b</mi><mi>c</mi>"),
        ("e^{-x}", "<mrow><mo>−</mo><mi>x</mi></mrow></msup>"),
        (r"a \qquad b", '<mi>a</mi><mspace width="2em"/><mi>b</mi></math>'),
        (r"\frac{a b}{c}", "<mfrac><mrow><mi>a</mi><mi>b</mi></mrow>"),
    ],
)
def test_what_browsers_do_not_know_is_written_otherwise(tex, holds):
    assert holds in formulas.ask_node(tex, display=False)["html"]


def test_without_node_the_page_holds_the_tex_and_katex(build):
    book = build({"index.md": PAGE}, "formulas", formulas_in_browser=True)
    inline, display = book.page().select(".formula")
    assert inline.text == "x < y"
    assert display.text.strip() == r"\frac{a}{b} < c"
    scripts = book.page().select("script[defer]")
    assert [script["src"].split("?")[0] for script in scripts] == [
        "_static/katex.min.js",
        "_static/formula_markup.js",
        "_static/formulas_in_browser.js",
    ]
    for script in scripts:
        assert (book.html / script["src"].split("?")[0]).is_file()


def test_node_is_missed_without_a_word(build, monkeypatch):
    monkeypatch.setenv("PATH", "")
    book = build({"index.md": PAGE}, "formulas")
    assert book.app.config.formulas_in_browser
    assert book.warnings == ""


@pytest.mark.parametrize("in_browser", [True, False])
def test_a_page_without_formulas_loads_no_katex(build, in_browser):
    page = build(
        {"index.md": "# Title\n"}, "formulas", formulas_in_browser=in_browser
    ).page()
    assert "katex" not in str(page)


@needs_node
def test_a_formula_that_katex_cannot_read_is_warned_of(build):
    book = build({"index.md": "# Title\n\n$\\frac{1$\n"}, "formulas")
    assert "index.md" in book.warnings
    assert r"the formula '\\frac{1' is wrong: KaTeX parse" in book.warnings


@needs_node
def test_katex_is_found_below_a_package_of_modules(tmp_path):
    """As in a .venv beside our package.json, which says "module"."""
    (tmp_path / "package.json").write_text('{"type": "module"}')
    copy = shutil.copy(formulas.KATEX, tmp_path)
    answer = subprocess.run(
        [
            "node",
            formulas.HERE / "formulas_in_node.cjs",
            copy,
            formulas.MARKUP,
        ],
        input='{"tex": "x"}\n',
        capture_output=True,
        encoding="utf8",
    )
    assert "<math" in json.loads(answer.stdout)["html"]


def test_a_node_that_does_not_run_is_told_in_one_sentence(
    monkeypatch, tmp_path
):
    broken = tmp_path / "node"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    formulas.node_with_katex.cache_clear()
    with pytest.raises(ExtensionError, match="Node ended before"):
        formulas.ask_node("never asked before", False)
    formulas.node_with_katex().communicate()
    formulas.node_with_katex.cache_clear()


@needs_node
def test_every_formula_is_whole_and_the_font_has_its_signs():
    signs = set(TTFont(FONT).getBestCmap())
    for path in sorted(
        [*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("solutions/*.ipynb")]
    ):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                for tex, display in formulas_in(cell.source):
                    markup = formulas.ask_node(tex, display)["html"]
                    ElementTree.fromstring(markup)  # every element is closed
                    words = re.sub("<mtext>.*?</mtext>|<[^>]*>", "", markup)
                    missing = {
                        c for c in html.unescape(words) if ord(c) not in signs
                    }
                    assert missing <= SPACES, (path.name, tex, missing)


def formulas_in(text):
    """Return the TeX of each formula of a cell; is it on its own line?"""
    text = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    found = re.finditer(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", text, re.DOTALL)
    return [
        (re.sub("^> ?", "", m[1] or m[2], flags=re.M), bool(m[1]))
        for m in found
    ]
