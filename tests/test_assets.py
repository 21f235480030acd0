import re

import pytest
from fontTools.ttLib import TTFont

THEMED = {
    "html_theme": "sphinx_book_theme",
    "html_theme_options": {"navbar_persistent": []},
}
STYLE = "_static/styles/pydata-sphinx-theme.css"


PAGES = {"index.md": "# Title\n\nText.\n"}


@pytest.fixture(scope="module")
def themed(build_once):
    """A tiny book in the theme of the course."""
    return build_once(PAGES, "assets", "accessibility", **THEMED)


def fonts(book):
    folder = book.html / "_static/vendor/fontawesome/webfonts"
    return {font.name: font for font in folder.iterdir()}


def test_the_script_with_all_icons_is_gone(themed):
    assert "fontawesome.js" not in str(themed.page())
    assert not [*themed.html.rglob("fontawesome.js*")]


def test_the_icon_fonts_hold_what_the_pages_show_and_little_more(themed):
    assert {font.rsplit(".")[1] for font in fonts(themed)} == {"woff"}
    sizes = [font.stat().st_size for font in fonts(themed).values()]
    assert sum(sizes) < 10_000
    solid = TTFont(fonts(themed)["fa-solid-900.woff"]).getBestCmap()
    css = (themed.html / STYLE).read_text()
    shown = re.findall(r"fa-solid (fa-[\w-]+)", str(themed.page()))
    assert shown
    for name in shown:
        code = re.search(rf'{name}:before[^{{]*\{{content:"\\(\w+)"', css)
        assert int(code[1], 16) in solid, name


def test_the_style_asks_only_for_fonts_that_are_there(themed):
    css = (themed.html / STYLE).read_text()
    named = set(re.findall(r"webfonts/([\w.-]+)\)", css))
    assert named == set(fonts(themed))


def test_an_icon_is_not_read_out(themed):
    css = (themed.html / STYLE).read_text()
    icons = re.findall(r'content:"\\f\w{3}"(?! /)[^;}]*\}', css)
    assert icons == []


def test_building_again_changes_nothing(build):
    first = build(PAGES, "assets", "accessibility", **THEMED)
    css = (first.html / STYLE).read_text()
    again = build({}, "assets", "accessibility", **THEMED)
    assert (again.html / STYLE).read_text() == css


def test_an_edited_style_reaches_the_site(build):
    def style(**pages):
        settings = {**THEMED, "html_static_path": ["_static"]}
        html = build(pages, "assets", **settings).html
        return (html / "_static/course.css").read_text()

    name = "_static/course.css"
    assert style(**{"index.md": "# Title\n", name: "p {}"}) == "p {}"
    assert style(**{name: "q {}"}) == "q {}"


def test_launch_buttons_show_no_picture(build):
    options = {
        **THEMED["html_theme_options"],
        "repository_url": "https://github.com/name/course",
        "launch_buttons": {"binderhub_url": "https://mybinder.org"},
    }
    pages = {
        "index.md": "---\nkernelspec:\n  name: python3\n"
        "file_format: mystnb\n---\n# Title\n\n```{code-cell}\n1 + 1\n```\n"
    }
    settings = {**THEMED, "html_theme_options": options}
    page = build(pages, "assets", **settings).page()
    launch = page.find("a", href=re.compile("mybinder"))
    assert "Binder" in launch.text
    assert not launch("img")
