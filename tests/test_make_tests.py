"""Tests on paper: their questions, and their solutions, fit the numbers."""

import ast
import importlib
import re
import shutil
import zlib
from collections import Counter

import pytest

from tools.make_tests import (
    PARTS,
    document,
    filled,
    shown,
    told,
    told_once,
    variants,
)

QUESTIONS = [q for part in PARTS.values() for q in part]
READERS = [reader for _, reader in variants("class 3b", 6)]

every_question = pytest.mark.parametrize(
    "question", QUESTIONS, ids=lambda q: q.task
)


def task_of(question):
    module = importlib.import_module(f"lib.checks.{question.chapter}")
    return module.chapter.tasks[question.task]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_asks_eight_to_ten_questions(part):
    assert 8 <= len(PARTS[part]) <= 10


@every_question
def test_a_question_is_filled_in_and_has_an_answer(question):
    seen = set()
    for reader in READERS:
        (words, *answers), way = told(question, reader)
        for text in (words, *answers, way):
            left = re.sub(r"\[\[?-?[\d.]+, -?[\d.]+\]", "", text)
            assert "[[" not in left and "..." not in text, text
        assert answers
        seen.add(words)
    assert len(seen) >= 3  # neighbours have other numbers


def test_four_variants_share_no_question():
    for part, questions in PARTS.items():
        seen = Counter()
        for _, reader in variants("class 1b", 4):
            asked = [told_once(one, reader, seen)[0][0] for one in questions]
            assert len(set(asked)) == len(questions)
        assert set(seen.values()) == {1}, part


def test_a_question_that_has_few_numbers_is_shared_evenly(monkeypatch):
    def told(question, reader):
        return [f"number {zlib.crc32(reader.encode()) % 3}"], ""

    monkeypatch.setattr("tools.make_tests.told", told)
    seen = Counter()
    for _, reader in variants("class 1b", 6):
        told_once(QUESTIONS[0], reader, seen)
    assert sorted(seen.values()) == [2, 2, 2]


@every_question
def test_a_printed_solution_is_right_for_the_check(question):
    task = task_of(question)
    for reader in READERS:
        _, *answers = told(question, reader)[0]
        task.draw(reader)
        wanted = task.wanted()
        for (name, label), answer in zip(
            question.asks.items(), answers, strict=True
        ):
            if name:
                assert answer == f"{label}: {shown(wanted[name][0])}"
        task.draw("")


def example(task, reader):
    """Return the words of the one answer to a question, without labels."""
    (question,) = [q for q in QUESTIONS if q.task == task]
    answer = told(question, reader)[0][1]
    return question, answer


def number(pattern, text):
    return float(re.search(pattern, text)[1])


def bowl(text):
    if "$30x" in text:
        return lambda x, y: 30 * x * x + y * y
    return lambda x, y: x * x + 30 * y * y


def lists(text):
    found = re.findall(r"\$: ([\d., ]+\d)", text)
    return [list(ast.literal_eval(f"[{part}]")) for part in found]


# how the example in a solution is read
READ = {
    "no_slope": lambda a: [lambda x: abs(x - number(r"- (\d+)", a))],
    "dead_neuron": lambda a: [1, -number(r"b = -(\d+)", a)],
    "uphill_step": lambda a: [lambda w: number(r"\$([\d.]+)", a) * w * w, 1],
    "misses_the_minimum": lambda a: [bowl(a)],
    "smaller_loss": lists,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", READ)
def test_the_example_of_a_solution_passes_the_check(name, reader):
    question, answer = example(name, reader)
    task = task_of(question)
    task.draw(reader)
    given = READ[name](answer)
    try:
        assert task.accepts(*given), (name, answer, task.numbers)
    finally:
        task.draw("")


def test_a_formula_in_its_brackets_is_filled_in():
    assert filled("$[[[a]], [[b]]]$", {"a": 1, "b": 4}) == "$[1, 4]$"
    assert filled("[[y]]", {"y": (1, 2.5)}) == "1, 2.5"


@pytest.mark.skipif(not shutil.which("node"), reason="formulas need Node")
def test_solutions_begin_on_sheets_behind_all_tests():
    words = document(2, "class <3b>", 3)
    titles = re.findall(r"<h1>(.*?)</h1>", words)
    assert [x[:9] == "Solutions" for x in titles] == [False] * 3 + [True] * 3
    assert len(set(titles)) == 6 and "&lt;3b&gt;" in titles[0]
    assert words.count("<math") > 50 and "$" not in words
    assert "<script" not in words and "http" not in re.sub(
        r"http://www.w3.org/\S+", "", words
    )
    again = document(2, "class <3b>", 3)
    assert again == words
