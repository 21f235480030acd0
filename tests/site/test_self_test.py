"""The self-test, answered right, wrong, half and half, and not at all."""

import pytest
from explorer_book import near, settled
from playwright.sync_api import expect
from without_scripts import press

from lib.questions import Choice
from lib.questions.self_test import QUESTIONS, TOPICS

pytestmark = pytest.mark.browser

PAGE = "reminders/self_test.html"


@pytest.fixture
def test_page(visit):
    """Return a function that opens the self-test, alive."""

    def test_page(**options):
        page = visit(PAGE, **options)
        page.locator(".ex-proposal").wait_for()
        settled(page)
        return page

    return test_page


def answer(page, question, right):
    """Answer a question, as a reader does."""
    form = page.locator("form.ex-question").nth(QUESTIONS.index(question))
    if isinstance(question, Choice):
        place = [one.right for one in question.options].index(right)
        form.get_by_role("radio").nth(place).check()
    else:
        value = question.answer if right else question.mistakes[0].value
        form.get_by_role("textbox").fill(str(value))
    form.get_by_role("button", name="Check").click()
    return form.get_by_role("status")


def proposal(page):
    return expect(page.locator(".ex-proposal [role=status]"))


def test_all_right_begins_with_chapter_one(test_page):
    page = test_page()
    for question in QUESTIONS:
        expect(answer(page, question, True)).to_contain_text("Right.")
    proposal(page).to_contain_text("Ten of ten. Begin with chapter 1")
    link = page.locator(".ex-proposal a")
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator("h1")).to_contain_text("Rates of change")


def test_all_wrong_leads_to_every_reminder_that_there_is(test_page):
    page = test_page()
    for question in QUESTIONS:
        said = expect(answer(page, question, False))
        said.to_contain_text("Not yet.")
        said.to_contain_text("The reminder: ")
    proposal(page).to_contain_text("None of ten. Begin with what chapter 1")
    for topic in TOPICS.values():
        proposal(page).to_contain_text(f"{topic.title} (2 of 2 missed)")


def test_a_reply_leads_to_the_section_that_helps(test_page):
    page = test_page()
    answer(page, QUESTIONS[0], False).get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Reminder: functions")
    assert page.url.endswith("#the-slope-of-a-line")
    expect(page.locator("#the-slope-of-a-line")).to_be_in_viewport()


def test_what_is_needed_later_is_read_later(test_page):
    page = test_page(width=375)
    missed = TOPICS["matrices"].questions[0]
    for question in QUESTIONS:
        answer(page, question, question is not missed)
    proposal(page).to_contain_text("Nine of ten. Begin with chapter 1")
    proposal(page).to_contain_text("Matrices (1 of 2 missed), before chapter")


def test_the_first_answer_counts_and_not_to_know_is_an_answer(test_page):
    page = test_page()
    proposal(page).to_contain_text("when all questions are answered")
    form = page.locator("form.ex-question").first
    form.get_by_role("button", name="I do not know").press("Enter")
    proposal(page).to_contain_text("the other 9 questions")
    for question in QUESTIONS:  # now the first one is right, too
        answer(page, question, True)
    proposal(page).to_contain_text("Nine of ten. Begin with what chapter 1")


def test_nothing_that_was_answered_is_kept(test_page):
    page = test_page()
    before = page.evaluate("JSON.stringify(localStorage)")
    answer(page, QUESTIONS[0], True)
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_a_reminder_replies_and_keeps_nothing_for_the_review(visit):
    page = visit("reminders/functions.html")
    near(page, "Check yourself")
    settled(page)
    before = page.evaluate("JSON.stringify(localStorage)")
    form = page.locator("form.ex-question").first
    form.get_by_role("textbox").fill("-8")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("Not yet.")
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_without_scripts_answers_unfold_with_their_reminder(visit):
    page = visit(PAGE, java_script_enabled=False)
    folded = page.locator("details.ex-folded")
    assert folded.count() == len(QUESTIONS)
    press(folded.first.locator("summary"))
    assert folded.first.get_by_role("link").all_inner_texts() == ["Functions"]
    (table,) = page.get_by_role("table").all_inner_texts()
    assert "first needed in" in table
