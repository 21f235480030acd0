"""What a page is where something does not come: a script, room in the
browser, a safe address. Nothing that is seen is dead, nothing false is said.
"""

import json
import re

import pytest
from playwright.sync_api import expect
from test_clicks import BLOCKED, LESSON, colours, expect_theme, sections_of

pytestmark = pytest.mark.browser

FIRST = "chapters/rates_of_change.html"
REVIEW = "appendix/review.html"
PLACE = "calculus-for-deep-learning"
# As a server in the house has it, http and no name of this computer.
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
"""
FILL = """() => {
    for (let size = 1 << 20, i = 0; size >= 1; )
        try { localStorage.setItem(`other-${i++}`, "x".repeat(size)); }
        catch { size >>= 1; }
}"""
# Buttons and fields that are seen, without the search of every page.
ALIVE = (
    "main :is(button, input, select):visible, button[data-colours]:visible,"
    " .thumbs:visible"
)


@pytest.fixture
def visit_without(visit):
    """Return a function that opens a page to which some files never come."""

    def visit_without(files, name, **options):
        def prepare(page):
            lost = re.compile(files)
            page.route(lost, lambda route: route.fulfill(status=404))

        return visit(name, prepare=prepare, **options)

    return visit_without


def keep(page, part, value):
    words = [f"{PLACE}.{part}", json.dumps(value)]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", words)


def predict(page):
    form = page.locator(".ex-predict:not(.ex-waiting) form").first
    form.get_by_role("textbox").fill("11")
    form.get_by_role("button").first.click()
    return form.locator(".ex-reply")


# A script


def test_without_its_script_a_page_shows_no_button_that_does_nothing(
    visit_without,
):
    page = visit_without(r"/course\.js", "appendix/notation.html")
    expect(page.locator("button[data-colours]:visible")).to_have_count(0)
    page = visit_without(r"/course\.js", LESSON, width=375)
    page.locator(".bar-menu summary").click()
    expect(page.locator(".bar-menu nav")).to_be_visible()
    expect(page.locator("button[data-colours]:visible")).to_have_count(0)


def test_without_its_script_the_picture_of_the_first_page_stands_still(
    visit_without,
):
    page = visit_without(r"/first_page\.js", "intro.html")
    expect(page.locator(".hero-controls")).not_to_be_visible()
    expect(page.locator(".hero-curve")).to_be_visible()


@pytest.mark.parametrize("which", ["review", "progress", "certificate"])
def test_without_its_script_a_page_that_looks_back_says_what_it_would_be(
    visit_without, which
):
    page = visit_without(r"/(review|progress)\.js", f"appendix/{which}.html")
    for place in page.locator("[data-live]").all():
        expect(place).to_contain_text("With JavaScript")
        expect(place.locator("p")).to_be_visible()
    expect(page.locator(ALIVE)).to_have_count(0)


@pytest.mark.parametrize("file", ["searchindex", "searchtools", "doctools"])
def test_without_its_index_the_search_says_so(visit_without, file):
    page = visit_without(rf"/{file}\.js", "search.html?q=slope")
    told = page.get_by_text("The search needs JavaScript and an index")
    expect(told).to_be_visible()
    told.get_by_role("link", name="glossary").click()
    expect(page.locator("h1")).to_contain_text("Glossary")


def test_the_search_says_nothing_is_missing_where_nothing_is(visit):
    page = visit("search.html?q=slope")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.get_by_text("is missing here")).not_to_be_visible()


# Room in the browser


def test_a_full_storage_is_still_read(visit):
    page = visit("intro.html")
    page.evaluate("localStorage.setItem('course.colours', 'dark')")
    at = {"chapters/gradients": {"read": [], "at": "Summary", "when": 1}}
    keep(page, "read", at)
    page.evaluate(FILL)
    page.reload()
    expect_theme(page, "dark")
    expect(page.locator("[data-continue]")).to_contain_text("Go on: 5")
    colours(page).click()
    expect(colours(page)).to_have_text("As system")
    expect_theme(page, "light")


def test_a_full_storage_is_no_reason_to_find_nothing(visit):
    page = visit("intro.html")
    page.evaluate(FILL)
    page.goto(page.url.replace("intro.html", "search.html?q=slope"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_full_storage_is_told_where_something_should_be_kept(visit):
    page = visit(FIRST)
    page.evaluate(FILL)
    page.reload()
    expect(predict(page)).to_contain_text("kept while this page is open")
    page.goto(page.url.replace(FIRST, REVIEW))
    said = page.locator("[data-live=today]")
    expect(said).not_to_contain_text("keeps nothing")


def test_where_the_storage_is_blocked_nothing_is_said_to_be_kept(visit):
    page = visit(FIRST, prepare=lambda page: page.add_init_script(BLOCKED))
    expect(predict(page)).to_contain_text("kept while this page is open")


def test_where_the_storage_is_blocked_all_of_a_page_can_be_deleted(visit):
    page = visit(REVIEW, prepare=lambda page: page.add_init_script(BLOCKED))
    owned = page.locator("[data-live=owned]")
    file = {"form": f"{PLACE}/1", "predictions": {"a.b": {"given": 1}}}
    file |= dict.fromkeys(["read", "answers", "points"], {})
    owned.locator("[type=file]").set_input_files(
        {
            "name": "a.json",
            "mimeType": "application/json",
            "buffer": json.dumps(file).encode(),
        }
    )
    expect(owned).to_contain_text("There is now: 0 sections read, 1 pred")
    owned.get_by_role("button", name="Delete everything").click()
    owned.get_by_role("button", name="Delete it").click()
    expect(owned).to_contain_text("There is now: 0 sections read, 0 pred")


@pytest.mark.parametrize("word", ["constructor", "__proto__"])
def test_a_word_that_javascript_knows_is_searched_for_like_any_other(
    visit, word
):
    page = visit(f"search.html?q={word}")
    said = page.locator("#search-results")
    expect(said).to_contain_text(re.compile("Nothing was found|found \\d+ pa"))
    expect(said).not_to_contain_text("undefined")


def test_what_was_searched_for_is_kept_nowhere(visit):
    page = visit("search.html?q=slope")
    expect(page.locator("#search-results mark").first).to_have_text(
        re.compile("slope", re.IGNORECASE)
    )
    assert page.evaluate("Object.keys(localStorage)") == []


def test_who_finds_nothing_is_told_what_is_looked_for(visit):
    page = visit("search.html?q=zwölfzylinder")
    said = page.locator("#search-results")
    expect(said).to_contain_text("Nothing was found")
    expect(said).not_to_contain_text("categories")


# A chapter, a section, since the reader was here last


def test_a_chapter_that_is_gone_hides_no_other(visit):
    page = visit("intro.html")
    here = {"read": [], "at": "Summary", "when": 1}
    kept = {"chapters/gradients": here, "chapters/gone": {**here, "when": 2}}
    keep(page, "read", kept)
    page.reload()
    expect(page.locator("[data-continue]")).to_contain_text("Go on: 5")


def test_a_section_that_is_gone_is_counted_no_more(visit):
    page = visit(LESSON)
    read = [*sections_of(LESSON)[:2], "a-section-that-is-gone"]
    kept = {"read": read, "at": "a-section-that-is-gone", "when": 1}
    keep(page, "read", {"chapters/gradient_descent": kept})
    page.reload()
    ring = page.locator(".rail a[aria-current=page] .ring")
    share = float(ring.evaluate("one => one.style.getPropertyValue('--p')"))
    assert share == pytest.approx(2 / len(sections_of(LESSON)))
    expect(page.locator(".resume")).to_have_count(0)


# Two windows


def test_colours_that_are_chosen_in_one_window_hold_in_the_other(visit):
    page = visit(LESSON)
    other = page.context.new_page()
    other.goto(page.url)
    for _ in range(2):  # light, dark
        colours(page).click()
    expect_theme(other, "dark")
    expect(colours(other)).to_have_text("Dark")


# A safe address, keys without a name


def test_code_is_copied_where_the_address_is_no_safe_one(browser, address):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(NO_CLIPBOARD)
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")
    button = page.get_by_role("button", name="Copy").first
    button.click()
    expect(page.locator(".copy").first).to_have_text("Copied")
    expect(page.locator(".copy").first).to_be_focused()
    expect(page.locator("textarea")).to_have_count(0)
    context.close()


def test_a_key_without_a_name_does_no_harm(visit):
    page = visit(LESSON)
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.evaluate("dispatchEvent(new Event('keydown', { bubbles: true }))")
    page.keyboard.press("/")
    expect(page.locator(".rail").get_by_role("searchbox")).to_be_focused()
    assert said == []


def test_a_menu_closes_when_the_tab_key_goes_on(visit):
    page = visit(LESSON, width=375)
    page.locator(".bar-sections summary").click()
    last = page.locator(".bar-sections a").last
    expect(last).to_be_visible()
    last.focus()
    page.keyboard.press("Tab")
    expect(last).not_to_be_visible()
    page.locator(".bar-menu summary").click()
    page.locator(".bar-menu [data-colours]").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".bar-menu nav")).not_to_be_visible()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_without_scripts_a_question_is_asked_once(visit, width):
    page = visit(FIRST, width=width, java_script_enabled=False)
    for host in page.locator(".ex-host:has(.ex-waiting)").all():
        expect(host.locator(".ex-waiting")).not_to_be_visible()
        expect(host.locator(".ex-asking:visible")).to_have_count(1)
