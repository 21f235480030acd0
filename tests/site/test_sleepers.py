"""An explorer that is far away sleeps as a picture, and wakes for who comes:
by eye, by the Tab key, on a slow line. What lies far down gets its buttons
late, and they work."""

import pytest
from explorer_book import settled
from playwright.sync_api import expect

LESSON = "chapters/training.html"  # its films are in files of their own
DATA = "**/_static/data-*.json"
ASLEEP = ".stage > [data-explorer]"
pytestmark = pytest.mark.browser


@pytest.fixture
def lesson(visit):
    """The top of a lesson, with the script of its explorers."""

    def lesson(**options):
        page = visit(LESSON, **options)
        page.locator("html[data-explorers]").wait_for(state="attached")
        settled(page)
        return page

    return lesson


def test_a_sleeping_explorer_is_a_picture_with_a_sentence(lesson):
    page = lesson()
    far = page.locator(ASLEEP).last
    picture = far.get_by_role("img").first
    assert picture.get_attribute("aria-label").endswith(".")
    within = "button, input, select, a, [role=slider], [tabindex]"
    offered = f"{within.replace(', ', ':not([inert] *), ')}:not([inert] *)"
    assert far.locator(within).count() > 1
    assert far.locator(offered).count() == 1  # the picture itself
    expect(far.locator(".ex-asleep")).to_be_hidden()


def test_the_tab_key_wakes_a_sleeping_explorer_and_does_not_pass_by(lesson):
    page = lesson()
    far = page.locator(ASLEEP).last
    stage = far.locator("xpath=..").element_handle()
    far.get_by_role("img").first.focus()
    page.wait_for_function(
        "(stage) => stage.contains(document.activeElement)"
        " && !stage.querySelector('[data-explorer]')",
        arg=stage,
    )
    assert page.evaluate("!document.activeElement.closest('[inert]')")
    before = stage.inner_text()
    page.keyboard.press("End")
    page.wait_for_function(
        "([stage, before]) => stage.innerText !== before",
        arg=[stage, before],
    )


def test_the_tab_key_wakes_a_sleeping_question_and_stays_in_it(lesson):
    page = lesson()
    far = page.locator(".ex-host[data-explorer]:has(.ex-waiting)").last
    place = far.locator("xpath=..").element_handle()
    far.get_by_role("radio").last.focus()
    page.wait_for_function(
        "(place) => document.activeElement.form"
        " && place.contains(document.activeElement)",
        arg=place,
    )


def test_words_of_a_sleeping_question_are_found(lesson):
    page = lesson()
    far = page.locator(".ex-host[data-explorer] .ex-waiting legend").last
    words = far.evaluate("(legend) => legend.firstChild.textContent.trim()")
    assert page.evaluate("(words) => window.find(words)", words)


def test_what_sleeps_has_no_field_that_a_browser_would_fill_in(lesson):
    page = lesson()
    field = "form, input:is([type=text], [type=number]), select, textarea"
    far = page.locator(".ex-host[data-explorer]:has(.ex-waiting)")
    assert far.count() > 1
    assert far.locator(field).count() == 0


def test_an_explorer_waits_as_a_picture_until_its_data_have_come(lesson):
    held = []
    page = lesson(prepare=lambda p: p.route(DATA, lambda r: held.append(r)))
    page.locator(".ex-replay-explorer").first.evaluate(
        "(one) => one.scrollIntoView({ behavior: 'instant' })"
    )
    while not held:
        page.wait_for_timeout(50)  # which lets the request come in
    place = page.locator(ASLEEP, has=page.locator(".ex-replay-explorer"))
    assert place.first.get_by_role("img").first.is_visible()
    movable = place.first.locator("[role=slider]:not([inert] *)")
    assert movable.count() == 0
    many = place.count()
    for route in held:
        route.continue_()
    expect(place).not_to_have_count(many)
    live = page.locator(".stage > .ex-host:not([data-explorer])")
    film = live.locator(".ex-replay-explorer").first
    expect(film.get_by_role("slider", name="epoch").first).to_be_visible()


def test_data_that_do_not_come_leave_the_picture_and_a_sentence(lesson):
    page = lesson(prepare=lambda p: p.route(DATA, lambda r: r.abort()))
    page.locator(".ex-replay-explorer").first.evaluate(
        "(one) => one.scrollIntoView({ behavior: 'instant' })"
    )
    failed = page.locator(".ex-host.ex-failed").first
    expect(failed.locator(".ex-asleep")).to_be_visible()
    assert failed.locator(".ex-still").is_visible()


def test_code_far_down_a_long_page_is_copied_too(with_clipboard):
    page = with_clipboard(LESSON)
    cell = page.locator(".long .cell:not(.wide) > .cell_input").last
    assert cell.get_by_role("button").count() == 0  # it comes late
    cell.scroll_into_view_if_needed()
    cell.hover()
    cell.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()
