"""What the review, the progress and Anki get to know of the course."""

import csv
import importlib
import json
import re
from pathlib import Path

import pytest

from _ext import review
from _ext.anki import note
from lib.asking.forms import formulas_in
from lib.questions import CHAPTERS, Choice, Mistake, Number, Option

ROOT = Path(__file__).resolve().parent.parent
CAR = Choice(
    slug="a.car",
    idea="Averages",
    asks='Is "it" *fast* if $v < 3$ m/s?',
    options=(
        Option("Yes.", "Why?"),
        Option("No: `v` is small.", "So.", right=True),
    ),
    because="Because $a_{b}^{2} < 9$.",
)
TAXI = Number("a.taxi", "Price", "What?", 16, 0.1, "B.", unit="euros")
ALL = [
    (chapter, kind, question)
    for chapter in CHAPTERS
    for kind, question in review.asked_in(chapter)
]


def fields(line):
    """Return the fields of a note as a reader of such files takes it."""
    (row,) = csv.reader([line], delimiter="\t", doublequote=True)
    return row


def test_a_choice_becomes_a_note_with_letters():
    name, front, back, tag = fields(note("waves", CAR))
    assert name == "calculus-for-deep-learning.a.car"
    assert front == (
        'Is "it" <em>fast</em> if \\(v &lt; 3\\) m/s?'
        '<ol type="A"><li>Yes.<li>No: <code>v</code> is small.</ol>'
    )
    assert back == (
        "<b>B. No: <code>v</code> is small.</b><br>"
        "Because \\(a_{b}^{2} &lt; 9\\)."
    )
    assert tag == "calculus-for-deep-learning::waves"


def test_a_number_becomes_a_note_with_its_unit():
    _, front, back, _ = fields(note("waves", TAXI))
    assert (front, back) == ("What? (euros)", "<b>16 euros.</b><br>B.")


def test_every_question_is_a_note_of_one_line_with_all_its_formulas():
    for chapter, _, question in ALL:
        line = note(chapter, question)
        assert "\n" not in line and len(fields(line)) == 4, question.slug
        asked = formulas_in(question.asks) + formulas_in(question.because)
        assert line.count(r"\(") == line.count(r"\)") >= len(asked)
        assert "$" not in line.replace(r"\$", ""), question.slug
        assert not re.search(r"<(?!/?(em|b|code|ol|li|br)\b)", line)


def test_every_question_has_a_name_of_its_own_in_anki():
    names = [fields(note(chapter, q))[0] for chapter, _, q in ALL]
    assert len(set(names)) == len(names)


def test_the_review_gets_the_question_with_its_form_and_every_reply():
    taxi = Number(
        "a.taxi",
        "Price",
        "What?",
        16,
        0.1,
        "B.",
        mistakes=(Mistake(20, "Twice."),),
    )
    told = review.told("prediction", taxi)
    assert told["kind"] == "prediction"
    assert told["mistakes"] == [{"value": 20, "reply": "Twice."}]
    assert "You predicted" in told["form"]
    assert 'type="text"' in told["form"]
    car = review.told("question", CAR)
    assert [option["right"] for option in car["options"]] == [False, True]
    assert car["form"].count('type="radio"') == 2


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_points_of_a_task_are_those_of_its_check(chapter):
    checks = importlib.import_module(f"lib.checks.{chapter}").chapter
    found = review.points(ROOT / f"exercises/{chapter}.ipynb")
    assert found == {name: t.points for name, t in checks.tasks.items()}


def test_a_chapter_without_exercises_has_no_points(tmp_path):
    assert review.points(tmp_path / "none.ipynb") == {}


def test_the_scheduler_has_its_licence_beside_the_script():
    package = ROOT / "node_modules/ts-fsrs/LICENSE"
    licence = (ROOT / "_static/ts-fsrs.txt").read_text(encoding="utf8")
    assert "MIT License" in licence
    if package.exists():
        assert licence == package.read_text(encoding="utf8")


# The built site


@pytest.fixture
def html():
    folder = ROOT / "_build/html"
    if not (folder / "_static/questions").is_dir():
        pytest.skip("the site is not built: run `make book` first")
    return folder


@pytest.mark.book
def test_every_question_is_there_for_the_review_with_its_formulas(html):
    room = html / "_static/questions"
    stored = [
        (chapter, one["kind"], one["slug"])
        for chapter in CHAPTERS
        for one in json.loads((room / f"{chapter}.json").read_text("utf8"))
    ]
    assert stored == [(chapter, kind, q.slug) for chapter, kind, q in ALL]
    text = (room / "differentiation_rules.json").read_text("utf8")
    assert "<math" in text and "ex-math" not in text
    notes = json.loads((room / "anki.json").read_text("utf8"))
    assert notes == {q.slug: note(chapter, q) for chapter, _, q in ALL}


@pytest.mark.book
def test_each_idea_leads_to_its_heading(html):
    page = (html / "appendix/review.html").read_text("utf8")
    outline = json.loads(
        re.search(r'<script[^>]*id="outline"[^>]*>(.+?)</script>', page)[1]
    )
    assert [one["name"] for one in outline["chapters"]] == list(CHAPTERS)
    for chapter in outline["chapters"]:
        lesson = html / "appendix" / chapter["link"]
        text = lesson.resolve().read_text("utf8")
        for idea in chapter["ideas"]:
            anchor = idea["link"].partition("#")[2]
            assert f'id="{anchor}"' in text, idea["title"]
