"""Questions as a reader of the site meets them, in the first chapter."""

import re

import pytest
from explorer_book import faults, near, settled, watched
from playwright.sync_api import expect
from without_scripts import press

BUNDLE = re.compile(r"/explorers(-\w+)?\.js")
CHAPTER = "chapters/rates_of_change.html"
KEPT = "localStorage.getItem('calculus-for-deep-learning.predictions.v1')"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new Error('none here'); } })"
)
pytestmark = pytest.mark.browser


@pytest.fixture
def read(visit):
    """Return a function that opens the chapter when its questions wake."""

    def read(**options):
        page = visit(CHAPTER, **options)
        page.locator("html[data-explorers]").wait_for(state="attached")
        settled(page)
        return page

    return read


def asks(page, words):
    """Return the live form of the question that has these words."""
    near(page, words)
    return page.locator("form.ex-question").filter(has_text=words)


def check(form):
    """Ask for the reply, and return what stands for it."""
    form.get_by_role("button", name="Check").click()
    return expect(form.get_by_role("status"))


def predict(form, value):
    form.get_by_role("textbox").fill(value)
    form.get_by_role("button", name="Keep my guess").click()


def outcome(page, words):
    near(page, words)
    return page.locator(".ex-outcome .ex-question").filter(has_text=words)


# Check yourself


def test_each_wrong_answer_gets_a_reply_of_its_own(read):
    form = asks(read(), "speedometer")
    form.get_by_text("Yes: it could go").click()
    check(form).to_contain_text("the way from one to the other")
    form.get_by_text("That depends on the route").click()
    check(form).to_contain_text("hills and bends")
    expect(form).not_to_contain_text("mean value theorem")


def test_the_right_answer_says_why(read):
    form = asks(read(), "speedometer")
    form.get_by_text("No: at some moment").click()
    check(form).to_have_text(re.compile("^Right\\."))
    expect(form).to_contain_text("mean value theorem")


def test_the_keyboard_answers_a_choice(read):
    page = read()
    form = asks(page, "horizontal from 4 s to 5 s")
    form.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Right.")


def test_a_number_is_right_within_its_tolerance(read):
    page = read()
    form = asks(page, "What do 4 km cost?")
    field = form.get_by_role("textbox", name="Your number")
    for typed, words in [
        ("20", "You doubled the price"),
        ("12", "the kilometres alone"),
        ("17", "Begin with what you pay"),
        ("sixteen", "Type a number"),
        ("16,00", "Right."),
    ]:
        field.fill(typed)
        field.press("Enter")
        expect(form.get_by_role("status")).to_contain_text(words)


def test_no_answer_is_asked_for(read):
    page = read()
    form = asks(page, "speedometer")
    check(form).to_have_text("Choose one of the answers first.")
    expect(form.get_by_role("radio").first).to_be_focused()


def test_one_question_does_not_disturb_another(read):
    page = read()
    asks(page, "speedometer").get_by_role("radio").first.check()
    horizontal = asks(page, "horizontal from 4 s to 5 s")
    horizontal.get_by_role("radio").nth(1).check()
    first = asks(page, "speedometer").get_by_role("radio").first
    expect(first).to_be_checked()


# Predictions


def test_a_prediction_stays_in_the_browser(read):
    page = read()
    predict(asks(page, "at his fastest?"), "11")
    page.reload()
    form = asks(page, "at his fastest?")
    expect(form.get_by_role("status")).to_contain_text("You say 11 m/s.")
    expect(form.get_by_role("textbox")).to_have_value("11")
    expect(form.get_by_role("textbox")).to_be_disabled()
    found = outcome(page, "his fastest ten metres")
    expect(found).to_contain_text("You said 11 m/s: 11 % too low.")
    expect(found.locator(".ex-mark-guess")).to_be_visible()


def test_a_prediction_may_be_changed(read):
    page = read()
    form = asks(page, "at his fastest?")
    predict(form, "40")
    change = form.get_by_role("button", name="Change it")
    expect(change).to_be_focused()
    change.press("Enter")
    expect(form.get_by_role("textbox")).to_be_focused()
    assert page.evaluate(KEPT) == "{}"
    predict(form, "12,3")
    expect(outcome(page, "his fastest ten metres")).to_contain_text("that is")


def test_an_outcome_names_the_thought_and_keeps_the_record(read):
    page = read()
    found = outcome(page, "to the left of 0 the curve falls")
    expect(found).to_contain_text("You made no prediction here.")
    predict(asks(page, "tangent at"), "4")
    predict(asks(page, "And what slope"), "1")
    expect(found).to_contain_text("the height of the point and not the slope")
    expect(found).to_contain_text("Of your 2 predictions")


def test_without_storage_a_prediction_lasts_as_long_as_the_page(read):
    page = read()
    page.add_init_script(NO_STORAGE)
    page.reload()
    predict(asks(page, "at his fastest?"), "11")
    expect(outcome(page, "his fastest ten metres")).to_contain_text("You said")


def test_what_follows_is_veiled_until_the_reader_commits(read):
    page = read()
    form = asks(page, "What will these averages do?")
    veiled = page.locator(".ex-veiled")
    expect(veiled).to_have_count(1)
    expect(veiled).to_contain_text("ahead")
    assert veiled.evaluate("(node) => node.inert")
    form.get_by_role("radio").nth(1).check()
    form.get_by_role("button", name="Keep my guess").click()
    expect(veiled).to_have_count(0)


def test_a_reader_may_see_it_anyway_and_paper_has_no_veil(read):
    page = read()
    form = asks(page, "What will these averages do?")
    page.emulate_media(media="print")
    expect(page.locator(".ex-veiled")).to_have_css("filter", "none")
    page.emulate_media(media="screen")
    anyway = form.get_by_role("button", name="Show me anyway")
    anyway.press("Enter")
    expect(page.locator(".ex-veiled")).to_have_count(0)
    expect(anyway).not_to_be_visible()


# They are good guests on the page


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_moves_when_the_script_comes(browser, address, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page, held = context.new_page(), []
    page.route(BUNDLE, lambda route: held.append(route))
    page.goto(f"{address}/{CHAPTER}")
    page.evaluate("document.fonts.ready.then(() => null)")
    while not held:
        page.wait_for_timeout(50)  # which lets the request come in
    before = heights(page)
    for route in held:
        route.continue_()
    page.locator("html[data-explorers]").wait_for(state="attached")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # wakes all
    page.locator(".ex-on-paper").first.wait_for(state="attached")
    settled(page)
    assert heights(page) == pytest.approx(before, abs=1)
    context.close()


def heights(page):
    return page.evaluate(
        "[...document.querySelectorAll('article h2, .ex-question:not("
        ".ex-on-paper *)')].filter((node) => node.offsetParent)"
        ".map((node) => node.getBoundingClientRect().top + scrollY)"
    )


def test_axe_finds_nothing_after_answers(read, mode):
    scheme, width = mode
    page = read(scheme=scheme, width=width)
    for words, answer in [("speedometer", "Yes:"), ("Sam puts", "speaks")]:
        form = asks(page, words)
        form.get_by_text(answer).click()
        check(form).not_to_be_empty()
    predict(asks(page, "at his fastest?"), "11")
    assert faults(page, ".ex-asking") == []


def test_formulas_are_set_as_in_the_text(read):
    page = read()
    legend = asks(page, "Sam puts").locator("legend")
    expect(legend.locator(".formula > math")).to_have_count(2)
    expect(page.locator(".ex-math")).to_have_count(0)


def test_without_javascript_the_questions_are_a_list_that_unfolds(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    shown = page.locator(".ex-quiz .ex-question:visible")
    assert shown.count() == 5
    car = shown.first
    assert car.locator("ol > li").count() == 3
    assert not car.get_by_text("hills and bends").is_visible()
    press(car.locator("summary"))
    assert car.get_by_text("hills and bends").is_visible()
    assert page.locator("input[type=radio]:visible").count() == 0
    assert page.locator(".ex-veiled").count() == 0


def test_on_paper_the_answers_are_open(read):
    page = read()
    page.emulate_media(media="print")
    expect(page.get_by_text("hills and bends")).to_be_visible()
    expect(page.locator("form input[type=radio]").last).not_to_be_visible()


MISSING = ["explorers_loader\\.js", "explorers(-\\w+)?\\.js", "state-.*json"]


@pytest.mark.parametrize("file", MISSING)
def test_a_file_that_does_not_come_leaves_the_list(browser, address, file):
    context = browser.new_context()
    page = context.new_page()
    watched(page)
    page.route(re.compile(f"/{file}"), lambda r: r.abort())
    page.goto(f"{address}/{CHAPTER}")
    page.get_by_text("could not be made answerable").first.wait_for()
    shown = page.locator(".ex-quiz .ex-question:visible")
    expect(shown).to_have_count(5)
    context.close()
