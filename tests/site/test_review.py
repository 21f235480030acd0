"""Three weeks of a reader: questions come back, and what is kept is theirs."""

import json
import re
from datetime import datetime, timedelta

import pytest
from engines import saving
from explorer_book import faults, near, settled
from playwright.sync_api import expect

CHAPTER = "chapters/rates_of_change.html"
REVIEW = "appendix/review.html"
PROGRESS = "appendix/progress.html"
CERTIFICATE = "appendix/certificate.html"
START = datetime(2026, 3, 2, 20, 0)  # a Monday evening
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new Error('none here'); } })"
)
FULL = (
    "Storage.prototype.setItem = function () { throw new Error('full'); };"
    "Storage.prototype.removeItem = function () {};"
)
ANSWERS = "calculus-for-deep-learning.answers.v1"
CARDS = f"JSON.parse(localStorage.getItem('{ANSWERS}') ?? '{{}}')"
pytestmark = pytest.mark.browser


class Reader:
    """Somebody with a browser of their own, on a day of our choice."""

    def __init__(self, page, address):
        self.page, self.address, self.day = page, address, 0

    def goes_to(self, name, day=None):
        self.day = self.day if day is None else day
        self.page.clock.set_fixed_time(START + timedelta(days=self.day))
        self.page.goto(f"{self.address}/{name}")
        return self.page

    def answers(self, words, option):
        """Choose an answer to a question of the page, and check it."""
        near(self.page, words)
        form = self.page.locator("form.ex-question").filter(has_text=words)
        form.get_by_text(option).click()
        form.get_by_role("button", name="Check").click()
        expect(form.get_by_role("status")).not_to_be_empty()
        return form

    @property
    def due(self):
        """What the map says beside the name of the review."""
        return expect(self.page.locator(".rail .due"))

    @property
    def cards(self):
        return self.page.evaluate(CARDS)


@pytest.fixture
def reader(visit, address):
    """Return a function that gives a browser to a reader."""

    def reader(**options):
        def prepare(page):
            page.clock.set_fixed_time(START)

        return Reader(visit("404.html", prepare=prepare, **options), address)

    return reader


RIGHT = ("speedometer", "No: at some moment")
WRONG = ("speedometer", "Yes: it could go")
OTHER = ("horizontal from 4 s to 5 s", "She stood still")


def opens_lesson(reader):
    """Open the first lesson, and wait until its questions wake."""
    page = reader.goes_to(CHAPTER)
    page.locator("html[data-explorers]").wait_for(state="attached")
    settled(page)
    return page


def read(reader):
    """Answer two questions of the first lesson, one of them wrong."""
    opens_lesson(reader)
    reader.answers(*WRONG)
    reader.answers(*RIGHT)  # a second try
    reader.answers(*OTHER)


def card_of(page):
    return page.locator("[data-live=today]")


# Three weeks


def test_a_missed_question_is_due_on_the_next_day(reader):
    ada = reader()
    read(ada)
    ada.due.to_be_empty()
    ada.goes_to("intro.html", day=1)
    ada.due.to_have_text("1 due")
    page = ada.goes_to(REVIEW)
    today = card_of(page)
    expect(today).to_contain_text("Question 1 of 1")
    expect(today).to_contain_text("1 Rates of change")
    ada.answers(*RIGHT)
    expect(today).to_contain_text("It comes back on Friday 6 March, in 3 days")
    ada.due.to_be_empty()
    today.get_by_role("button", name="Done").press("Enter")
    expect(today).to_contain_text("1 right, 0 missed")
    expect(today).to_contain_text("The next one comes back on Thursday")


def test_over_three_weeks_intervals_grow_and_fall_with_a_miss(reader):
    ada = reader()
    read(ada)
    today = card_of(ada.page)
    for day, answer, words in [
        (1, RIGHT, "on Friday 6 March, in 3 days"),
        (3, OTHER, "on Thursday 19 March, in 14 days"),
        (4, RIGHT, "in 8 days"),
    ]:
        ada.goes_to(REVIEW, day=day)
        ada.due.to_have_text("1 due")
        ada.answers(*answer)
        expect(today).to_contain_text(words)
    ada.goes_to(REVIEW, day=12)
    form = ada.answers(*WRONG)
    expect(form).to_contain_text("the way from one to the other")
    expect(form).not_to_contain_text("mean value theorem")
    expect(today).to_contain_text(re.compile("comes back (tomorrow|.*in 2 d)"))
    log = ada.cards["rates_of_change.car-average"]["log"]
    assert [rating for _, rating in log] == [1, 3, 3, 1]
    ada.goes_to(REVIEW, day=21)
    ada.due.to_have_text("2 due")


def test_a_second_try_may_be_right_and_does_not_count(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW, day=1)
    ada.answers(*WRONG)
    today = card_of(page)
    expect(today.get_by_role("button", name="Next")).to_have_count(0)
    form = ada.answers(*RIGHT)
    expect(form).to_contain_text("mean value theorem")
    expect(today).to_contain_text("It comes back tomorrow.")
    only = today.get_by_role("button", name="I only guessed")
    expect(only).to_have_count(0)
    assert ada.cards["rates_of_change.car-average"]["log"][-1][1] == 1


def test_who_guessed_may_say_so(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW, day=1)
    ada.answers(*RIGHT)
    card_of(page).get_by_role("button", name="I only guessed").click()
    expect(card_of(page)).to_contain_text("It comes back tomorrow.")
    done = card_of(page).get_by_role("button", name="Done")
    expect(done).to_be_focused()
    done.click()
    expect(card_of(page)).to_contain_text("0 right, 1 missed")


def test_the_answer_can_be_shown_and_the_section_read_again(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW, day=1)
    form = ada.answers(*WRONG)
    card_of(page).get_by_role("button", name="Show the answer").click()
    expect(form).to_contain_text("mean value theorem")
    expect(form.get_by_role("radio").first).to_be_disabled()
    card_of(page).get_by_role("link", name="Average rate of change").click()
    expect(page).to_have_url(re.compile("rates_of_change.html#average-rate"))


def test_a_prediction_comes_in_and_so_do_those_of_before(reader):
    ada = reader()
    page = ada.goes_to("intro.html")
    page.evaluate(
        "localStorage.setItem('calculus-for-deep-learning.predictions.v1',"
        " JSON.stringify({'derivatives.staircase': {given: 2, near: true}}))"
    )
    page = opens_lesson(ada)
    near(page, "at his fastest?")
    form = page.locator("form").filter(has_text="at his fastest?")
    form.get_by_role("textbox").fill("44.4")
    form.get_by_role("button", name="Keep my guess").click()
    ada.goes_to(REVIEW, day=0)
    expect(card_of(page)).to_contain_text("2 questions are in your review")
    ada.goes_to(REVIEW, day=1)
    form = card_of(page).locator("form")
    expect(form).to_contain_text("You predicted")
    form.get_by_role("textbox").fill("3")
    form.get_by_role("textbox").press("Enter")
    expect(form.get_by_role("status")).to_contain_text("That is too low.")
    form.get_by_role("textbox").fill("12.4")
    form.get_by_role("textbox").press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Right.")


def test_what_is_known_is_a_picture_and_a_table(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW)
    first = page.locator(".known > li").first
    expect(first).to_contain_text("2 of 9 asked: 1 for days, 1 missed last")
    expect(first.locator("[data-level='1']")).to_have_count(1)
    page.locator(".known-table summary").click()
    row = page.locator(".known-table tr").filter(has_text="From a graph")
    expect(row).to_contain_text("for days")
    expect(row.get_by_role("link")).to_be_visible()


# What is kept is the reader's


def saved(page, button):
    """Return the text of the file that a button saves."""
    with saving(page) as download:
        page.get_by_role("button", name=button).click()
    path = download.value.path()
    return download.value.suggested_filename, path.read_text("utf8")


def bring(page, text):
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": text}
    )


def test_all_is_saved_deleted_after_a_question_and_brought_back(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW)
    name, text = saved(page, "Save it as a file")
    assert name == "calculus-for-deep-learning-2026-03-02.json"
    before = ada.cards
    assert json.loads(text)["answers"] == before
    page.get_by_role("button", name="Delete everything").click()
    keep = page.get_by_role("button", name="Keep it")
    expect(keep).to_be_focused()
    keep.click()
    assert ada.cards == before
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Delete it").click()
    owned = page.locator("[data-live=owned]")
    expect(owned).to_contain_text("All of it is deleted.")
    expect(owned).to_contain_text("0 answers to 0 questions")
    expect(card_of(page)).to_contain_text("No question is in your review yet")
    assert ada.cards == {}
    bring(page, text.encode())
    expect(owned).to_contain_text("The file brought 0 sections read")
    expect(owned).to_contain_text("2 answers to 2 questions")
    expect(card_of(page)).to_contain_text("Nothing is due today")
    assert ada.cards == before


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff\xfe", b'{"form": 1}'])
def test_a_file_of_another_form_is_refused_in_one_sentence(reader, text):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW)
    before = ada.cards
    bring(page, text)
    said = page.locator(".owned-said")
    expect(said).to_have_text(
        "This is no file that was saved here: nothing has changed."
    )
    assert ada.cards == before


def test_notes_for_anki_are_those_of_answered_questions_or_all(reader):
    ada = reader()
    page = ada.goes_to(REVIEW)
    page.get_by_role("button", name="Save notes for Anki").click()
    said = page.locator(".owned-said")
    expect(said).to_contain_text("You have answered no question yet")
    read(ada)
    page = ada.goes_to(REVIEW)
    name, text = saved(page, "Save notes for Anki")
    assert name == "calculus-for-deep-learning.txt"
    assert text.startswith("#separator:tab\n#html:true\n#deck:")
    assert len(text.splitlines()) == 6 + 2
    page.get_by_label("also of questions").check()
    _, text = saved(page, "Save notes for Anki")
    assert len(text.splitlines()) > 6 + 100
    assert r"\(" in text


# Where the browser keeps nothing, or has no room


def test_a_blocked_storage_is_told(reader):
    ada = reader()
    ada.page.add_init_script(NO_STORAGE)
    for name in (REVIEW, PROGRESS, CERTIFICATE):
        page = ada.goes_to(name)
        told = page.locator(".review-truth")
        expect(told).to_contain_text("Your browser keeps nothing")
    page = opens_lesson(ada)
    form = ada.answers(*RIGHT)
    expect(form).to_contain_text("Right.")


def test_a_full_storage_is_told(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(REVIEW, day=1)
    page.evaluate(FULL)
    ada.answers(*RIGHT)
    expect(page.locator(".review-truth")).to_contain_text("is full")
    bring(page, json.dumps(EMPTY).encode())
    said = page.locator(".owned-said")
    expect(said).to_contain_text("no room")
    assert len(ada.cards) == 2


EMPTY = {
    "form": "calculus-for-deep-learning/1",
    **dict.fromkeys(["read", "predictions", "answers", "points"], {}),
}


def test_questions_that_do_not_come_can_be_asked_for_again(reader):
    ada = reader()
    read(ada)
    bank = re.compile(r"_static/questions/")
    ada.page.route(bank, lambda route: route.abort())
    page = ada.goes_to(REVIEW, day=1)
    expect(card_of(page)).to_contain_text("The question did not come.")
    page.unroute(bank)
    page.get_by_role("button", name="Try again").click()
    expect(card_of(page).locator("form")).to_be_visible()


# Progress, and the sheet


def test_progress_shows_what_was_done_and_the_points_of_a_page(reader):
    ada = reader()
    read(ada)
    page = ada.goes_to(PROGRESS)
    page.evaluate(
        "localStorage.setItem('calculus-for-deep-learning.points.v1',"
        " JSON.stringify({'exercises/rates_of_change':"
        " {'average_from_table': {points: 1, of: 1}}}))"
    )
    page = ada.goes_to(PROGRESS)
    row = page.locator(".progress tbody tr").first
    expect(row).to_contain_text("1 Rates of change")
    expect(row).to_contain_text("2 of 5, 1 right")
    expect(row.locator("td").nth(3)).to_contain_text("1 of")
    expect(row.locator("td").nth(4)).to_contain_text("1 of")
    expect(page.locator(".progress tfoot")).to_contain_text("2 of")


def test_the_certificate_is_one_sheet_with_the_name_and_the_truth(reader):
    ada = reader()
    page = ada.goes_to(CERTIFICATE)
    expect(page.get_by_role("button", name="Print it")).to_be_disabled()
    expect(page.get_by_text("nothing to certify yet")).to_be_visible()
    read(ada)
    page = ada.goes_to(CERTIFICATE)
    page.get_by_label("Your name").fill("Ada <b>Byron</b>")
    sheet = page.locator(".certificate")
    expect(sheet).to_contain_text("Ada <b>Byron</b>")
    page.reload()
    expect(sheet).to_contain_text("Ada <b>Byron</b>")
    expect(sheet).to_contain_text("1 of its 14 chapters, as of 2 March 2026")
    expect(sheet).to_contain_text("Nobody has checked it")
    page.emulate_media(media="print")
    expect(page.get_by_label("Your name")).not_to_be_visible()
    expect(page.locator("h1")).not_to_be_visible()
    expect(sheet).to_be_visible()
    # A4 with the margins of the course, at 96 dots per inch.
    page.set_viewport_size({"width": 627, "height": 900})
    assert page.evaluate("document.documentElement.scrollHeight") < 960


# They are good guests


@pytest.mark.parametrize("path", [REVIEW, PROGRESS, CERTIFICATE])
def test_axe_finds_nothing_after_answers(reader, mode, path):
    scheme, width = mode
    ada = reader(scheme=scheme, width=width)
    read(ada)
    page = ada.goes_to(path, day=1)
    if path == REVIEW:
        ada.answers(*WRONG)
        page.locator(".known-table summary").click()
        page.get_by_role("button", name="Delete everything").click()
    elif path == CERTIFICATE:
        page.get_by_label("Your name").fill("Ada")
    assert faults(page, "main") == []
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= width


@pytest.mark.parametrize("path", [REVIEW, PROGRESS, CERTIFICATE])
def test_without_javascript_a_page_says_what_it_would_be(visit, path):
    page = visit(path, java_script_enabled=False)
    told = page.locator("[data-live] .js-less").first
    assert told.is_visible()
    assert "With JavaScript" in told.all_inner_texts()[0]
    assert page.locator("main button:visible, main input:visible").count() == 0
