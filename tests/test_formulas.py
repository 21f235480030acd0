import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError
from sphinxcontrib import katex

from _ext import formulas

PAGE = "# Title\n\nInline $x < y$ and\n\n$$\n\\frac{a}{b} < c\n$$\n"
KATEX = Path(__file__).parents[1] / "_static" / "katex"

needs_node = pytest.mark.skipif(
    not shutil.which("node"), reason="formulas are written by Node"
)


@pytest.fixture(scope="module")
def page(build_once):
    return build_once({"index.md": PAGE}, "formulas").page()


@needs_node
def test_formulas_are_written_while_building(page):
    inline, display = page.select(".formula")
    assert inline.select_one(".katex-html")
    assert display.select_one(".katex-display")
    assert "katex.min.js" not in str(page)


@needs_node
def test_a_screen_reader_gets_mathml(page):
    for formula in page.select(".formula"):
        assert formula.select_one(".katex-mathml math")
        assert formula.select_one(".katex-html")["aria-hidden"] == "true"


def test_without_node_the_page_holds_the_tex_and_katex(build):
    book = build({"index.md": PAGE}, "formulas", formulas_in_browser=True)
    inline, display = book.page().select(".formula")
    assert inline.text == "x < y"
    assert display.text.strip() == r"\frac{a}{b} < c"
    scripts = book.page().select("script[defer]")
    assert [script["src"].split("?")[0] for script in scripts] == [
        "_static/katex.min.js",
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
        ["node", formulas.HERE / "formulas_in_node.cjs", copy],
        input='{"tex": "x"}\n',
        capture_output=True,
        encoding="utf8",
    )
    assert "katex-html" in json.loads(answer.stdout)["html"]


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


def test_the_style_is_of_the_version_that_renders():
    css = (KATEX / "katex.min.css").read_text()
    version = re.search(r'katex-version:after\{content:"([\d.]+)"', css)
    assert version[1] == katex.katex_version


def test_every_font_that_the_style_names_is_there_and_no_other():
    css = (KATEX / "katex.min.css").read_text()
    named = set(re.findall(r"url\(fonts/([^)]+)\)", css))
    assert named == {file.name for file in (KATEX / "fonts").iterdir()}
