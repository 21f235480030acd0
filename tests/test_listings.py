"""Code is parted into lines, and stays what it was."""

import re
from html import unescape

import pytest

from _ext.layout import STYLE
from _ext.listings import ALIKE, COLOURLESS, lines

CODE = {
    "indented": "def f(x):\n    return x\n",
    "empty line": "a\n\nb\n",
    "open over lines": '<span class="sd">"""One\n\n   two."""</span>\nx\n',
    "escaped": "if a &lt; b:\n    pass\n",
}


@pytest.mark.parametrize("code", CODE.values(), ids=CODE)
def test_what_is_copied_is_what_was_written(code):
    def text(html):
        return unescape(re.sub("<[^>]+>", "", html))

    assert text(lines(code)) == text(code)


@pytest.mark.parametrize("code", CODE.values(), ids=CODE)
def test_every_line_is_whole(code):
    for line in lines(code).split("\n</span>")[:-1]:
        assert line.startswith('<span class="ln"')
        assert line.count("<span") == line.count("</span>") + 1


def test_no_element_is_spent_on_words_without_a_colour():
    style = (STYLE / "60_code.css").read_text()
    assert not [name for name in COLOURLESS if f".{name}," in style]
    assert not [name for name in COLOURLESS if f".{name})" in style]
    code = '<span class="n">x</span><span class="o">=</span>'
    assert "x=" in lines(code + '<span class="mi">1</span>')


def test_code_on_a_page_is_parted_and_output_too(build):
    text = "# T\n\n```python\nfor x in y:\n    print(x)\n```\n"
    page = build({"index.md": text}, "listings").page()
    first, second = page.select("pre .ln")
    assert "style" not in first.attrs
    assert second["style"] == "--i:4"


def test_neighbours_of_one_colour_are_one_element():
    code = '<span class="sa">f</span><span class="s2">"a"</span>x'
    assert '<span class="s">f"a"</span>x' in lines(code)
    style = (STYLE / "60_code.css").read_text()
    for kind, others in ALIKE.items():
        rule = next(
            rule
            for rule in re.findall(r":is\(([^)]*)\)", style)
            if f".{kind}," in rule
        )
        worn = {one.strip(" .\n") for one in rule.split(",")}
        assert {kind, *others.split()} <= worn
