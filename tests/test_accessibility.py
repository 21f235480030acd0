import pytest

THEMED = {"html_theme": "sphinx_book_theme"}


@pytest.fixture(scope="module")
def page(build_once):
    pages = {"index.md": "# Title\n\n## Part\n"}
    return build_once(pages, "accessibility", **THEMED).page()


def test_a_page_has_one_main_heading(page):
    assert [heading.text for heading in page("h1")] == ["Title#"]


def test_a_page_has_one_viewport(page):
    assert len(page("meta", attrs={"name": "viewport"})) == 1


def test_the_logo_is_in_a_landmark_and_has_a_size(page):
    logo = page.select_one("nav[aria-label=Home] a img")
    assert logo["width"] == logo["height"] == "56"
    assert logo["alt"] == ""
    assert logo.parent.get_text(strip=True)


def test_the_search_button_is_named_by_what_it_shows(page):
    button = page.select_one("button.search-button-field")
    assert not button.has_attr("aria-label")
    assert button.get_text(strip=True).startswith("Search")


def test_only_the_search_page_loads_the_index(page):
    assert "searchindex.js" not in str(page)


def test_a_folded_cell_is_named_by_what_it_shows(build):
    text = (
        "---\nkernelspec:\n  name: python3\nfile_format: mystnb\n---\n"
        "# Title\n\n```{code-cell}\n:tags: [hide-input]\n1 + 1\n```\n"
    )
    page = build({"index.md": text}, "accessibility", **THEMED).page()
    cell = page.select_one("details.hidden-cell")
    assert cell.summary.text == "Show code cell source"
    assert not cell.summary.attrs
    assert "1 + 1" in cell.text


def test_a_fold_in_the_contents_is_named(build):
    toctree = "```{{toctree}}\n{}\n```\n"
    pages = {
        "index.md": "# Title\n\n" + toctree.format("rates"),
        "rates.md": "# Rates\n\n" + toctree.format("tasks"),
        "tasks.md": "# Tasks\n",
    }
    page = build(pages, "accessibility", **THEMED).page()
    fold = page.select_one("nav.bd-docs-nav summary")
    assert fold["aria-label"] == "Pages that belong to: Rates"
