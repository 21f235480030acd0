"""The bank: what is asked is sound, and each wrong thought has its reply."""

import ast
import math
import re
import shutil
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
import yaml

from _ext.formulas import ask_node
from lib import questions
from lib.asking.forms import formulas_in, typeset
from lib.questions import CHAPTERS, REMINDERS, SELF_TEST, Choice, Number
from lib.questions.self_test import TOPICS

ROOT = Path(__file__).parent.parent
BANKS = (*CHAPTERS, *REMINDERS, SELF_TEST)
BANK = [
    question
    for chapter in BANKS
    for question in (
        *questions.questions_of(chapter),
        *questions.predictions_of(chapter),
    )
]
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z$]|$)")
each_question = pytest.mark.parametrize(
    "question", BANK, ids=lambda question: question.slug
)


def replies(question):
    if isinstance(question, Choice):
        return [option.reply for option in question.options]
    return [*(m.reply for m in question.mistakes), question.otherwise]


def wrong_replies(question):
    if isinstance(question, Choice):
        return [o.reply for o in question.options if not o.right]
    return replies(question)


def sentences(question):
    texts = [question.asks, question.because, *replies(question)]
    if isinstance(question, Choice):
        texts += [option.text for option in question.options]
    return texts


@each_question
def test_every_answer_has_a_reply_of_at_most_two_sentences(question):
    for reply in replies(question):
        assert 1 <= len(SENTENCE_END.findall(reply)) <= 2, reply


@each_question
def test_no_two_answers_share_a_reply(question):
    assert len(set(replies(question))) == len(replies(question))


@each_question
def test_a_choice_has_two_to_four_answers_and_one_is_right(question):
    if isinstance(question, Choice):
        assert 2 <= len(question.options) <= 4
        assert sum(option.right for option in question.options) == 1


@each_question
def test_an_answer_to_choose_has_words_beside_its_formulas(question):
    # A screen reader has no name for a formula.
    for option in getattr(question, "options", ()):
        assert re.sub(r"\$[^$]*\$", "", option.text).strip(" .,"), option.text


@each_question
def test_a_number_is_right_and_its_mistakes_are_apart(question):
    if isinstance(question, Number):
        assert math.isfinite(question.answer) and question.within > 0
        values = [question.answer, *(m.value for m in question.mistakes)]
        for one, other in combinations(values, 2):
            # The browser takes a number within 1 % for the mistake.
            reach = max(question.within, 0.01 * max(abs(one), abs(other)))
            assert abs(one - other) > 2 * reach, question.slug


@each_question
def test_the_reply_to_a_wrong_number_does_not_give_the_right_one(question):
    if isinstance(question, Number):
        for reply in wrong_replies(question):
            assert not names(reply, question.answer), reply


def names(reply, answer):
    """Return whether a reply names a number, with its sign."""
    found = re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d+)?", reply)
    return f"{answer:g}" in [number.replace("−", "-") for number in found]


@pytest.mark.parametrize("minus", ["-", "−", "$-"])
def test_a_reply_that_names_a_negative_answer_would_be_noticed(minus):
    assert names(f"It is {minus}2.", -2.0)
    assert not names("It falls by 2.", -2.0)


@each_question
def test_its_formulas_are_formulas(question):
    if shutil.which("node") is None:
        pytest.skip("no Node: KaTeX cannot be asked")
    for sentence in sentences(question):
        for tex in formulas_in(sentence):
            assert "html" in ask_node(tex, display=False), tex
        assert "$" not in typeset(sentence), sentence
        assert "\\" not in re.sub('data-tex=".*?"', "", typeset(sentence))


def treats(question):
    """Return the notebook in which the idea of a question stands."""
    chapter = questions.chapter_of(question.slug)
    helps = {q.slug: name for name, t in TOPICS.items() for q in t.questions}
    room = "chapters" if chapter in CHAPTERS else "reminders"
    return ROOT / room / f"{helps.get(question.slug, chapter)}.ipynb"


def headings(path):
    notebook = nbformat.read(path, as_version=4)
    text = "\n".join(
        cell.source for cell in notebook.cells if cell.cell_type == "markdown"
    )
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


@each_question
def test_its_idea_is_a_heading_of_its_page(question):
    assert question.idea in headings(treats(question))


def test_every_question_has_a_name_of_its_own():
    slugs = [question.slug for question in BANK]
    assert len(set(slugs)) == len(slugs)
    for slug in slugs:
        assert re.fullmatch(r"[a-z_]+\.[a-z]+(-[a-z]+)*", slug)
        assert questions.find(slug).slug == slug


# Numbers


def written_numbers(source):
    """Return (slug, numbers in its sentences, given) of each question."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        if getattr(call.func, "id", "") not in ("Choice", "Number"):
            continue
        parts = {keyword.arg: keyword.value for keyword in call.keywords}
        given = ast.literal_eval(parts.pop("given", ast.Constant(())))
        slug = ast.literal_eval(parts.pop("slug"))
        words = " ".join(w for part in parts.values() for w in texts(part))
        yield slug, set(NUMBER.findall(words)), set(given)


def texts(node):
    """Return the texts in an expression, without formats: {speed:.2f}."""
    if isinstance(node, ast.FormattedValue):
        return texts(node.value)
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    return [w for part in ast.iter_child_nodes(node) for w in texts(part)]


def test_a_format_is_no_number_that_somebody_wrote():
    source = "Choice(slug='a.b', asks=f'{x:.1e}, {x:+.3f}, {x:,.0f} and 7')"
    assert list(written_numbers(source)) == [("a.b", {"7"}, set())]


@pytest.mark.parametrize("chapter", BANKS)
def test_a_number_in_a_sentence_is_given_or_computed(chapter):
    source = (ROOT / f"lib/questions/{chapter}.py").read_text()
    found = list(written_numbers(source))
    assert len(found) == sum(
        questions.chapter_of(question.slug) == chapter for question in BANK
    )
    for slug, written, given in found:
        assert written == given, slug


def test_a_result_that_is_written_by_hand_would_be_noticed():
    source = (
        "Choice(slug='a.b', asks=f'2 km cost {taxi(2)} euros.',"
        " because='So 4 km cost 16.', given=('2', '4'))"
    )
    ((_, written, given),) = written_numbers(source)
    assert written - given == {"16"}


# The draw


def test_the_chapters_are_in_the_order_of_the_course():
    contents = (ROOT / "_toc.yml").read_text()
    assert yaml.safe_load(contents)
    places = [contents.index(f"chapters/{chapter}\n") for chapter in CHAPTERS]
    assert places == sorted(places)
    banks = {p.stem for p in (ROOT / "lib/questions").glob("[a-z]*.py")}
    assert banks == set(BANKS)


def test_the_first_chapter_asks_only_its_own():
    drawn = questions.draw("rates_of_change", count=3, earlier=2)
    assert drawn == list(questions.questions_of("rates_of_change")[:3])


@pytest.fixture
def bank(monkeypatch):
    """Return the bank of a course of two chapters, to be added to."""
    bank = {
        chapter: [SimpleNamespace(slug=f"{chapter}.{n}") for n in range(20)]
        for chapter in ("early", "later")
    }
    monkeypatch.setattr(questions, "CHAPTERS", tuple(bank))
    monkeypatch.setattr(questions, "questions_of", bank.get)
    return bank


def test_a_later_chapter_asks_older_ones_too_the_same_every_time(bank):
    drawn = questions.draw("later", count=2, earlier=3)
    assert drawn[:2] == bank["later"][:2]
    assert len(drawn) == 5 and all(q in bank["early"] for q in drawn[2:])
    assert drawn[2:] != bank["early"][:3]
    assert drawn == questions.draw("later", count=2, earlier=3)


def test_a_question_that_goes_changes_no_draw_it_was_not_in(bank):
    # The lessons store what they ask.
    drawn = questions.draw("later", count=0, earlier=2)
    for question in [q for q in bank["early"] if q not in drawn]:
        bank["early"].remove(question)
        assert questions.draw("later", count=0, earlier=2) == drawn


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("rates_of_change.cars", "slug must be one of rates_of_change.car-"),
        ("rates.car-average", "chapter must be one of rates_of_change"),
    ],
)
def test_a_name_that_is_not_in_the_bank_is_refused(slug, sentence):
    with pytest.raises(ValueError, match=sentence):
        questions.find(slug)
