"""The files of live pages: each page and its notebook, and its button."""

import json
import re
from urllib.parse import unquote

import pytest
from built import HTML, built_pages, parsed

pytestmark = pytest.mark.book

OF_NOTEBOOKS = [
    name
    for name in built_pages()
    if (HTML / "_sources" / name.replace(".html", ".ipynb")).is_file()
]
LIVE = re.compile(r"_static/(?:live|python)-\w+")
BUTTON = re.compile(r'<div class="live js-only">.*?</div>', re.S)


def text_of(name):
    return (HTML / name).read_text(encoding="utf8")


def shown_code(name):
    """Return the cells of code that a page shows, as its script finds them."""
    file = HTML / "_sources" / name.replace(".html", ".ipynb")
    cells = json.loads(file.read_text(encoding="utf8"))["cells"]
    return [
        cell
        for cell in cells
        if cell["cell_type"] == "code"
        and "remove-cell" not in cell["metadata"].get("tags", [])
    ]


# The first cell, which a page opens on demand, brings nothing of its own.
HIDDEN = {"hide-cell", "remove-input"}
WITH_CODE = [
    name
    for name in OF_NOTEBOOKS
    if any(
        HIDDEN.isdisjoint(cell["metadata"].get("tags", []))
        for cell in shown_code(name)
    )
]


def test_there_are_pages_with_code():
    assert len(WITH_CODE) > 30
    assert {*OF_NOTEBOOKS} - {*WITH_CODE} == {"reminders/self_test.html"}


@pytest.mark.parametrize("page", WITH_CODE)
def test_a_page_and_its_notebook_have_the_same_cells(page):
    places = parsed(page).select("article div.cell")
    cells = shown_code(page)
    assert len(places) == len(cells)
    for place, cell in zip(places, cells, strict=True):
        code = place.select_one(".cell_input pre")
        if code is None:
            assert "remove-input" in cell["metadata"]["tags"]
        else:
            source = "".join(cell["source"])
            assert code.get_text().strip() == source.strip()


@pytest.mark.parametrize("page", WITH_CODE)
def test_a_page_carries_one_button_and_little_for_it(page):
    (button,) = BUTTON.findall(text_of(page))
    assert len(button.encode()) < 500
    rest = BUTTON.sub("", text_of(page))
    assert not LIVE.search(rest)
    for file in LIVE.findall(button):
        assert (HTML / file).is_dir()


def test_pages_without_code_have_no_button():
    others = set(built_pages()) - set(WITH_CODE)
    assert [p for p in others if BUTTON.search(text_of(p))] == []


@pytest.mark.parametrize("page", WITH_CODE)
def test_each_cell_has_an_id_of_its_own(page):
    ids = [cell["id"] for cell in shown_code(page)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", OF_NOTEBOOKS)
def test_a_page_has_one_menu_and_its_addresses_are_of_that_notebook(page):
    (menu,) = parsed(page).select("article details.elsewhere")
    *others, file = menu.select("a")
    notebook = page.replace(".html", ".ipynb")
    assert file["href"] == f"../_sources/{notebook}"
    assert file.has_attr("download")
    for link in others:
        assert notebook in unquote(link["href"])
    above = menu.find_previous_sibling()
    assert above.name == "h1" or {"live", "opener"} & {*above["class"]}
