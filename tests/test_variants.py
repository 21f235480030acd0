"""Numbers of a reader's own: each is fair, and every reply fits them.

``make tasks`` plays 200 readers; else a few. The right answers are worked out
a second time, from the numbers alone, in ``tests/unlisted/<chapter>.py``.
"""

from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pytest

from lib.checks import Chapter, NotYet
from lib.checks.answers import alike
from lib.checks.variants import Draw
from tests.test_tasks import (
    CHECKS,
    RIGHT,
    TASKS,
    UNLISTED,
    cells,
    gives_away,
    handed_in,
    one_line,
    reply_to,
    tellable,
)

VARIED = [task for task in TASKS if task.varied]
varied_task = pytest.mark.parametrize("task", VARIED, ids=lambda t: t.name)
NAMES = ("Ada", "Émile", "Grete", "Sofja", "王", "Katherine", "Srinivasa")


@pytest.fixture
def readers(seeds):
    """Return names, no two of them the same."""
    return [f"{NAMES[seed % len(NAMES)]} {seed}" for seed in seeds]


@contextmanager
def read_by(task, reader):
    """Give a task the numbers of a reader, for a while."""
    task.draw(reader)
    try:
        yield task.numbers
    finally:
        task.draw("")


def right_for(task, numbers):
    """Return the right answers by their names, worked out a second time."""
    chapter = task.chapter.name
    return {**RIGHT[chapter], **UNLISTED[chapter].VARIED[task.name](**numbers)}


def wrong_for(task, mistake, right):
    """Return what a learner hands in who makes a mistake."""
    chapter, _, slug = mistake.slug.partition(".")
    needed = getattr(UNLISTED[chapter], "BESIDE", {}).get(slug)
    beside = needed(right) if needed else {}
    answers = {**right, **beside, mistake.name: mistake.answer}
    return [answers[name] for name in task.names]


def accepted(task, answers):
    """Return whether answers are right with three draws of the check."""
    rngs = map(np.random.default_rng, range(3))
    return all(task.accepts(*answers, rng=rng) for rng in rngs)


@varied_task
def test_right_answers_to_a_readers_numbers_are_right(task, readers):
    for reader in ["", *readers]:
        with read_by(task, reader) as numbers:
            right = right_for(task, numbers)
            answers = [right[name] for name in task.names]
            assert accepted(task, answers), (reader, numbers)


@varied_task
def test_a_known_mistake_is_known_with_any_numbers(task, readers):
    for reader in readers:
        with read_by(task, reader) as numbers:
            right = right_for(task, numbers)
            for mistake in list(task.mistakes):
                answers = wrong_for(task, mistake, right)
                assert not task.accepts(*answers), (mistake.slug, numbers)
                for order in (1, -1):  # no other mistake fits as well
                    turned = task.mistakes[::order]
                    with patch.object(task, "mistakes", turned):
                        reply = reply_to(task, answers)
                    assert reply.slug == mistake.slug, (reader, numbers)
                    assert mistake.hint in one_line(reply)


@varied_task
def test_a_reply_to_a_reader_holds_no_answer_and_no_gap(task, readers):
    for reader in readers:
        with read_by(task, reader) as numbers:
            right = right_for(task, numbers)
            for mistake in task.mistakes:
                assert not set("{}") & set(mistake.hint)
                wanted = right[mistake.name]
                if tellable(wanted) and not alike(mistake.answer, wanted, 0):
                    said = f"\n{mistake.hint}"  # the first line names tasks
                    assert not gives_away(said, wanted), (mistake, numbers)


@varied_task
def test_readers_seldom_have_the_same_numbers(task):
    drawn = set()
    for number in range(40):
        with read_by(task, f"reader {number}") as numbers:
            drawn.add(repr(numbers))
    assert len(drawn) >= 5


@varied_task
def test_the_book_has_its_numbers_when_no_name_is_given(task):
    with read_by(task, "Ada"):
        pass
    assert task.numbers == task.body.__kwdefaults__
    assert task(*handed_in(task))
    assert "the numbers of the book" in task.yours


@varied_task
def test_a_task_tells_a_reader_their_numbers(task):
    said = set()
    for number in range(10):
        with read_by(task, f"reader {number}") as numbers:
            said.add((repr(numbers), str(task.yours)))
            assert max(map(len, task.yours.split("\n"))) <= 72
            assert not set("{}") & set(task.yours)
    # other numbers, other words
    assert len({n for n, _ in said}) == len({w for _, w in said})


@pytest.mark.parametrize("name", CHECKS)
def test_an_exercise_shows_the_numbers_of_each_task_that_varies(name):
    sources = [c.source for c in cells("exercises", name)]
    tasks = CHECKS[name].chapter.tasks.values()
    varied = [f"check.{task.name}.yours" for task in tasks if task.varied]
    assert [x for x in sources if x.endswith(".yours")] == varied
    assert ('check.variant("")' in sources) == bool(varied)


def test_forty_tasks_or_more_have_numbers_of_the_reader():
    assert len(VARIED) >= 40


# The machinery


def tries():
    """Return a chapter with a task that varies, and one that does not."""
    chapter = Chapter("tries")

    @chapter.task(1, "A heading")
    def double(number, rng, *, x=3):
        yield number.should_be(2 * x)

    @double.varies
    def _x(draw):
        """Your x is {x}."""
        return {"x": draw.whole(2, 9)}

    @double.mistakes_in("number")
    class _Double:
        def square(*, x):
            """That is {x} times {x}. Read the task again."""
            return x * x

    @chapter.task(1, "A heading")
    def half(half, rng):
        yield half(4).should_be(2)

    return chapter, double


def test_a_reply_speaks_of_the_numbers_of_the_reader(capsys):
    chapter, double = tries()
    chapter.variant("Ada")
    x = double.numbers["x"]
    assert capsys.readouterr().out == "Numbers for Ada in the task 1.\n"
    assert f"That is {x} times {x}." in one_line(reply_to(double, [x * x]))
    assert double(2 * x)
    chapter.variant()
    assert (
        capsys.readouterr().out == "The numbers of the book in the task 1.\n"
    )
    assert double(6)


def test_numbers_with_which_a_mistake_is_right_are_drawn_again():
    chapter, double = tries()
    for number in range(50):
        chapter.read_by(f"reader {number}")
        assert double.numbers["x"] != 2  # twice 2 is 2 times 2


def test_a_name_counts_however_it_is_written():
    numbers = set()
    for name in ("Ada Lovelace", " ada  LOVELACE ", "ａｄａ lovelace"):
        chapter, double = tries()
        chapter.read_by(name)
        numbers.add(double.numbers["x"])
    assert len(numbers) == 1


def test_what_was_earned_with_other_numbers_is_earned_no_more():
    chapter, double = tries()
    double(6)
    chapter.read_by("Ada")
    assert chapter.score().rows[0] == ("Task 1, double", 0, 1)
    double(2 * double.numbers["x"])
    chapter.read_by("ADA")
    assert chapter.score().rows[0] == ("Task 1, double", 1, 1)


def test_a_name_that_is_no_text_is_refused_in_one_sentence():
    chapter, _ = tries()
    with pytest.raises(TypeError, match="a name is a text, got 7"):
        chapter.variant(7)


def test_a_task_without_fair_numbers_says_so():
    chapter, double = tries()
    double.varied = lambda draw: {"x": 2}
    with pytest.raises(ValueError, match="double: no numbers keep"):
        chapter.read_by("Ada")
    double.varied = lambda draw: {"y": 2}
    with pytest.raises(TypeError, match="double draws other numbers"):
        chapter.read_by("Ada")


def test_a_draw_is_the_same_on_every_computer():
    draw = Draw("ada", "one_step")
    assert [draw.whole(1, 6) for _ in range(8)] == FIRST
    draws = [Draw("ada", str(n)).some(3, range(5)) for n in range(200)]
    assert all(len(set(three)) == 3 for three in draws)
    assert {x for three in draws for x in three} == set(range(5))


FIRST = [5, 5, 5, 3, 4, 4, 6, 1]


def test_a_check_that_stops_says_nothing_of_what_it_wants():
    chapter, double = tries()
    assert double.wanted() == {"number": (6, 0.0)}
    with pytest.raises(NotYet):
        double(...)
