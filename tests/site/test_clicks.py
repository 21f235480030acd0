"""What a reader does on a page: choose colours, search, find the way."""

import re

import pytest
from built import built_pages, parsed
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def folded():
    """The first page that folds an answer away."""
    for name in built_pages():
        if parsed(name).select("details.answer"):
            return name
    pytest.fail("no page has an answer that folds")


def expect_theme(page, theme):
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def test_the_page_follows_the_system_until_the_reader_chooses(visit):
    page = visit("intro.html", scheme="dark")
    expect_theme(page, "dark")
    switch = page.get_by_role("button", name="Color mode").first
    switch.click()
    expect_theme(page, "light")
    page.reload()
    expect_theme(page, "light")


def test_search_finds_a_page(visit):
    page = visit("intro.html")
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("searchbox").fill("notation")
    page.keyboard.press("Enter")
    found = page.locator("#search-results").get_by_role("link")
    expect(found.first).to_be_visible()
    found.first.click()
    expect(page.locator("h1")).to_be_visible()


def test_the_contents_open_and_lead_on_a_phone(visit):
    page = visit("intro.html", width=375)
    contents = page.locator(".bd-sidebar-primary").get_by_role("link")
    entry = contents.filter(has_text="Notation").first
    expect(entry).not_to_be_in_viewport()
    page.locator("button.primary-toggle:visible").first.click()
    entry.click()
    expect(page).to_have_url(re.compile(r"appendix/notation\.html"))


def test_the_contents_fold_away_on_a_wide_screen(visit):
    page = visit("intro.html")
    sidebar = page.locator("#pst-primary-sidebar")
    expect(sidebar).to_be_in_viewport()
    page.locator("button.primary-toggle:visible").first.click()
    expect(sidebar).not_to_be_in_viewport()


def test_on_paper_the_title_stands_and_answers_are_open(visit, folded):
    page = visit(folded)
    answer = page.locator("details.answer > :not(summary)").first
    expect(answer).not_to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(answer).to_be_visible()


def test_an_answer_opens_without_scripts(visit, folded):
    page = visit(folded, java_script_enabled=False)
    answer = page.locator("details.answer > :not(summary)").first
    page.locator("details.answer > summary").first.click()
    expect(answer).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_is_readable_without_scripts(visit, scheme):
    page = visit("intro.html", scheme=scheme, java_script_enabled=False)
    expect_theme(page, "light")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".bd-article p").first).to_be_visible()
