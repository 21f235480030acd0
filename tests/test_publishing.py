"""What a page says of itself to those that link to it."""

import pytest

PAGES = {
    "_toc.yml": "root: intro\nparts: []\n",
    "intro.md": '---\nmyst:\n  html_meta:\n    description: Ours & "dear".\n'
    "---\n\n# The course\n\nA first line.\n",
    "chapters/waves.md": "# Waves\n\n> **Predict.** A box.\n\n"
    "Up and down.\nIts height is $a$ at most.\nWhere does it end?\n\n"
    "Here, said somebody.\n",
    "solutions/waves.md": "# Solutions: waves\n\nSeven tasks.\n",
    "appendix/table.md": "# A table\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}
ADDRESS = "https://example.org/course/"


def built(build, **settings):
    settings = {"html_title": "Course", "root_doc": "intro", **settings}
    names = ("layout", "launch", "home", "publishing")
    return build(
        PAGES,
        extensions=["myst_nb", *(f"_ext.{name}" for name in names)],
        html_static_path=[],
        **settings,
    )


@pytest.fixture(scope="module")
def book(build_once):
    return built(build_once)


@pytest.fixture(scope="module")
def public_book(tmp_path_factory, build_once):
    return built(build_once, html_baseurl=ADDRESS)


def said(page, name, kind="property"):
    (tag,) = page("meta", attrs={kind: name})
    return tag["content"]


def description(book, page):
    return said(book.page(page), "description", "name")


def test_a_page_is_described_by_its_author_or_its_first_sentences(book):
    assert description(book, "intro") == 'Ours & "dear".'
    lesson = "Up and down. Where does it end? Here, said somebody."
    assert description(book, "chapters/waves") == lesson
    assert description(book, "appendix/table") == "A table."


def test_a_page_without_a_text_is_described_by_its_name(book):
    assert description(book, "search") == "Search: Course."


def test_tasks_and_answers_are_told_apart(book):
    answers = description(book, "solutions/waves")
    assert answers == "Solutions: waves. Seven tasks."


def test_a_page_brings_what_a_card_needs(book):
    page = book.page("chapters/waves")
    assert said(page, "og:title") == "Waves"
    assert said(page, "og:description").startswith("Up and down.")
    assert said(page, "og:image") == "../_static/card.png"
    assert said(page, "twitter:card", "name") == "summary_large_image"
    assert not page("meta", attrs={"property": "og:url"})
    assert not page("link", rel="canonical")


def test_a_site_without_an_address_claims_none(book):
    assert not (book.html / "sitemap.xml").exists()
    assert "Sitemap" not in (book.html / "robots.txt").read_text()


def test_a_site_with_an_address_says_it_everywhere(public_book):
    page = public_book.page("chapters/waves")
    own = f"{ADDRESS}chapters/waves.html"
    assert page.find("link", rel="canonical")["href"] == own
    assert said(page, "og:url") == own
    assert said(page, "og:image") == f"{ADDRESS}_static/card.png"
    listed = (public_book.html / "sitemap.xml").read_text()
    assert f"<loc>{own}</loc>" in listed
    assert listed.count("<loc>") == 4
    assert "404" not in listed
    rules = (public_book.html / "robots.txt").read_text()
    assert f"Sitemap: {ADDRESS}sitemap.xml" in rules


def test_the_folder_of_the_site_leads_to_its_first_page(book):
    page = book.page("index")
    assert page.title.text == "Course"
    assert page.a["href"] == "intro.html"
    assert page.meta.find_next("meta")["content"] == "0; url=intro.html"


def test_the_page_for_lost_addresses_loads_nothing(book):
    page = book.page("404")
    assert page("link", rel="stylesheet") == []
    assert page("script", src=True) == page("img") == []
    assert page.find("a", href="intro.html").text == "Course"
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
