"""Quizzes and predictions as Python sees them."""

import pytest

from lib.asking import Outcome, Predict, Quiz, check_yourself
from lib.asking.forms import typeset
from lib.questions import Choice, Option

CAR = "rates_of_change.car-average"
TAXI = "rates_of_change.taxi-price"
TOP = "rates_of_change.top-speed"
VIEW = "application/vnd.jupyter.widget-view+json"


def test_where_no_widget_lives_the_question_can_be_read():
    data, _ = Quiz.of(CAR)._repr_mimebundle_()
    assert VIEW in data
    text = data["text/plain"]
    assert text.startswith("Check yourself. A car drives one way")
    assert "\n  3. That depends on the route." in text


@pytest.mark.parametrize("widget", [Quiz, Predict])
def test_the_text_of_a_question_does_not_tell_its_answer(widget):
    text = widget.of(CAR, TAXI, TOP).still()["text/plain"]
    assert "settles it" not in text
    assert "16" not in text and "12.35" not in text


def test_the_same_questions_print_the_same():
    one, two = (check_yourself("rates_of_change") for _ in range(2))
    assert repr(one) == repr(two)
    assert one.still() == two.still()
    assert "0x" not in repr(one)


def test_a_form_has_a_button_for_each_option_and_a_field_for_a_number():
    form = Quiz.of(CAR, TAXI).form
    assert form.count("<form") == 2
    assert form.count('type="radio"') == 3
    assert form.count('type="text"') == 1
    assert " id=" not in form


def test_without_scripts_every_reply_unfolds():
    listed = Quiz.of(TAXI).listed
    assert listed.count("<details") == 1
    assert "<b>16 euros.</b>" in listed
    assert "<em>20:</em> You doubled the price" in listed


def test_an_answer_in_the_browser_reaches_whoever_observes():
    quiz, seen = Quiz.of(CAR), []
    quiz.observe(lambda change: seen.append(change.new), "given")
    quiz.set_state({"given": {CAR: 1}})
    assert seen == [{CAR: 1}]


def test_only_what_a_chapter_asks_is_asked_again():
    assert check_yourself("rates_of_change").kept
    assert not check_yourself("functions").kept


def test_a_veil_brings_a_button_that_lifts_it():
    assert "Show me anyway" in Predict.of(TOP, veil=True).form
    assert "Show me anyway" not in Predict.of(TOP).form


def test_an_outcome_tells_the_truth_and_has_a_line_for_numbers_only():
    assert "12.35 m/s" in Outcome.of(TOP).form
    assert 'class="ex-line"' in Outcome.of(TOP).form
    shrinking = Outcome.of("rates_of_change.shrinking").form
    assert "<b>Fall, less and less each time.</b>" in shrinking
    assert 'class="ex-line"' not in shrinking


def test_a_sentence_is_escaped_and_its_formulas_are_mathml():
    html = typeset("Is $h < 1$ & *not* `a < b`?")
    assert 'data-tex="h &lt; 1"' in html
    assert "<math" in html and "<mo>&#x0003C;</mo>" in html
    assert html.endswith("&amp; <em>not</em> <code>a &lt; b</code>?")


def test_a_quiz_of_ones_own_needs_no_bank():
    question = Choice(
        slug="mine.one",
        idea="Mine",
        asks="Is 1 < 2?",
        options=(Option("Yes.", "So it is.", True), Option("No.", "Count.")),
        because="2 comes after 1.",
    )
    assert "Is 1 &lt; 2?" in Quiz([question]).form


def test_a_misspelt_name_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match="slug must be one of") as caught:
        Quiz.of("rates_of_change.cars")
    assert "\n" not in str(caught.value)
