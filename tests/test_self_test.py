"""What the self-test promises holds: two questions each, and the chapters."""

import re
from pathlib import Path

import nbformat
import pytest

from lib.questions import CHAPTERS, REMINDERS, questions_of
from lib.questions.self_test import QUESTIONS, TOPICS

ROOT = Path(__file__).resolve().parent.parent
# The words and signs by which a chapter shows that it needs a reminder.
NEEDED = {
    "exp_and_ln": r"\\ln\b|logarithm",
    "vectors": r"\bvectors?\b",
    "matrices": r"\bmatri(x|ces)\b|\*\*matrix\*\*",
}


def words(room, name):
    notebook = nbformat.read(ROOT / room / f"{name}.ipynb", as_version=4)
    return "\n".join(
        cell.source for cell in notebook.cells if cell.cell_type == "markdown"
    )


def test_there_are_ten_questions_two_for_each_reminder():
    assert len(QUESTIONS) == 10
    assert set(TOPICS) == set(REMINDERS)
    assert all(len(topic.questions) == 2 for topic in TOPICS.values())


@pytest.mark.parametrize("name", REMINDERS)
def test_a_reminder_has_five_questions(name):
    assert len(questions_of(name)) == 5


@pytest.mark.parametrize("name", NEEDED)
def test_a_reminder_is_first_needed_where_the_test_says(name):
    first = next(
        one
        for one in CHAPTERS
        if re.search(NEEDED[name], words("chapters", one))
    )
    assert TOPICS[name].chapter == first


def test_the_table_of_the_page_says_what_the_test_does():
    rows = re.findall(
        r"^\| questions (\d+) and (\d+) \| \[.*?\]\((\w+)\.ipynb\) \| "
        r"chapter (\d+), \[.*?\]\(\.\./chapters/(\w+)\.ipynb\) \|$",
        words("reminders", "self_test"),
        re.MULTILINE,
    )
    assert rows == [
        (
            str(QUESTIONS.index(topic.questions[0]) + 1),
            str(QUESTIONS.index(topic.questions[1]) + 1),
            name,
            str(CHAPTERS.index(topic.chapter) + 1),
            topic.chapter,
        )
        for name, topic in TOPICS.items()
    ]
