"""Tasks: right answers pass, and every wrong one gets a helpful reply.

These tests serve every chapter that has exercises. Answers that the checks do
not list are in ``tests/unlisted/<chapter>.py``: right ones in another dress,
and wrong ones that no known mistake gives. ``make tasks`` plays all of them
with 200 seeds, because a wrong one must pass with none.
"""

import importlib
import inspect
import json
import re
from functools import cache
from pathlib import Path
from types import FunctionType
from unittest.mock import patch

import nbformat
import numpy as np
import pytest

from _ext.anchors import slug as anchor
from lib.autograd import Tensor
from lib.checks import NotYet
from lib.checks.answers import alike

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.stem for path in ROOT.glob("solutions/*.ipynb"))
CHECKS = {n: importlib.import_module(f"lib.checks.{n}") for n in NAMES}
TASKS = [t for c in CHECKS.values() for t in c.chapter.tasks.values()]
MISTAKES = [(task, mistake) for task in TASKS for mistake in task.mistakes]

every_task = pytest.mark.parametrize("task", TASKS, ids=lambda t: t.name)


def cells(room, chapter):
    """Return the cells of a notebook."""
    path = ROOT / room / f"{chapter}.ipynb"
    return nbformat.read(path, as_version=4).cells


def answers(room, chapter):
    """Return the names that a notebook's answer cells bind."""
    names = {"np": np}
    for cell in cells(room, chapter):
        if cell.id == "checks-cell" or cell.metadata.get("nbgrader", {}).get(
            "solution"
        ):
            exec(cell.source, names)
    return names


UNLISTED = {n: importlib.import_module(f"tests.unlisted.{n}") for n in NAMES}
RIGHT = {name: answers("solutions", name) for name in NAMES}
BLANK = {name: answers("exercises", name) for name in NAMES}


def handed_in(task, notebook=RIGHT, **other):
    """Return what a learner hands in for a task, in order."""
    return [{**notebook[task.chapter.name], **other}[n] for n in task.names]


def reply_to(task, answers, seed=0):
    """Return the reply to answers that are not right."""
    with pytest.raises(NotYet) as caught:
        task(*answers, rng=np.random.default_rng(seed))
    return caught.value


def one_line(reply):
    """Return the words of a reply, not wrapped."""
    return " ".join(str(reply).split())


@cache
def played(task, number, seed=0, walled=False, turned=False):
    """Return the reply to a known mistake; each is played once."""
    answers = wrong(task, task.mistakes[number])
    if walled:
        answers = behind_a_wall(answers)
    if not turned:
        return reply_to(task, answers, seed)
    with patch.object(task, "mistakes", task.mistakes[::-1]):
        return reply_to(task, answers, seed)


def wrong(task, mistake):
    """Return what a learner hands in who makes a mistake."""
    chapter, _, slug = mistake.slug.partition(".")
    needed = getattr(UNLISTED[chapter], "BESIDE", {}).get(slug)
    beside = needed(RIGHT[chapter]) if needed else {}
    return handed_in(task, **beside, **{mistake.name: mistake.answer})


def unlisted(kind, task):
    """Return answers of a kind that the checks do not list, all by name."""
    return getattr(UNLISTED[task.chapter.name], kind, {}).get(task.name, [])


# Right, blank, known and unknown answers, for every chapter


@every_task
def test_the_solution_is_right(task, seeds):
    for seed in seeds:
        assert task(*handed_in(task), rng=np.random.default_rng(seed))


@every_task
def test_a_right_answer_in_another_dress_is_right(task, seeds):
    for answer in unlisted("RIGHT", task):
        for seed in seeds:
            rng = np.random.default_rng(seed)
            assert task(*handed_in(task, **answer), rng=rng), answer


@every_task
def test_a_wrong_answer_passes_with_no_seed(task, seeds):
    answers = [wrong(task, mistake) for mistake in task.mistakes]
    for kind in ("UNKNOWN", "WRONG", "REFUSED"):
        answers += [handed_in(task, **a) for a in unlisted(kind, task)]
    for answer in answers:
        for seed in seeds:
            rng = np.random.default_rng(seed)
            assert not task.accepts(*answer, rng=rng), (seed, answer)


@every_task
def test_a_wrong_answer_gets_a_reply_that_names_no_wrong_cause(task):
    for answer in unlisted("WRONG", task):
        reply = reply_to(task, handed_in(task, **answer))
        assert reply.slug is None and reply.verdict != "strange", answer


@every_task
def test_the_blank_exercise_is_unfinished(task):
    reply = reply_to(task, handed_in(task, BLANK))
    assert (reply.verdict, reply.slug) == ("unreadable", None)
    assert "three dots" in str(reply) or "..." in str(reply)


STRANGE = [[[1], [2, 3]], [Tensor(1.0)] * 4, {}, np.array([]), 10**400, int]


@every_task
def test_a_strange_answer_gets_a_reply_and_no_error(task):
    for name in task.names:
        for strange in [*STRANGE, lambda *_: STRANGE[0]]:
            reply = reply_to(task, handed_in(task, **{name: strange}))
            assert reply.verdict != "strange", (name, strange)


@every_task
def test_a_task_knows_at_least_three_mistakes(task):
    assert len(task.mistakes) >= 3


@every_task
def test_a_known_mistake_gets_its_own_reply(task, seeds):
    for number, mistake in enumerate(task.mistakes):
        for seed in seeds:
            reply = played(task, number, seed)
            assert (reply.verdict, reply.slug) == ("recognised", mistake.slug)
            assert mistake.hint in one_line(reply)
            assert f'In the lesson: "{mistake.heading}".' in one_line(reply)


@every_task
def test_a_known_mistake_is_no_other_of_its_task(task):
    for number, mistake in enumerate(task.mistakes):
        assert played(task, number, turned=True).slug == mistake.slug


@every_task
def test_answers_to_other_tasks_wake_no_mistake(task):
    # Within a chapter: every chapter has some task whose answer is 2 or 4.
    chapter = task.chapter.name
    others = {
        f"{other.name}.{name}": RIGHT[chapter][name]
        for other in CHECKS[chapter].chapter.tasks.values()
        for name in other.names
        if other is not task
    }
    woken = {
        reply.slug.partition(".")[2]
        for answer in others.values()
        for name in task.names
        if (reply := reply_or_none(task, handed_in(task, **{name: answer})))
        and reply.slug
    }
    assert woken <= getattr(UNLISTED[chapter], "SHARED", set())


def reply_or_none(task, answers):
    try:
        task(*answers, rng=np.random.default_rng(0))
    except NotYet as reply:
        return reply


def test_slugs_are_unique_and_name_their_chapter():
    slugs = [mistake.slug for _, mistake in MISTAKES]
    assert len(set(slugs)) == len(slugs)
    for task, mistake in MISTAKES:
        pattern = rf"{task.chapter.name}\.[a-z0-9]+(-[a-z0-9]+)+"
        assert re.fullmatch(pattern, mistake.slug)


@every_task
def test_a_hint_is_two_sentences_at_most(task):
    for mistake in task.mistakes:
        ends = re.findall(r"[.?](?= |$)", mistake.hint)
        assert 1 <= len(ends) <= 2, mistake.slug


@pytest.mark.parametrize("name", NAMES)
def test_replies_and_links_point_to_headings_of_the_lesson(name):
    lesson = "\n".join(
        cell.source
        for cell in cells("chapters", name)
        if cell.cell_type == "markdown"
    )
    headings = re.findall(r"^#+ (.+)$", lesson, re.MULTILINE)
    tasks = CHECKS[name].chapter.tasks.values()
    for place in [*tasks, *(m for task in tasks for m in task.mistakes)]:
        assert place.heading in headings
    for cell in cells("exercises", name):
        for link in re.findall(rf"/{name}\.ipynb#([^)]+)", cell.source):
            assert link in map(anchor, headings)


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_gives_the_points_of_the_checks(name):
    points = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in cells("solutions", name)
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    assert points == {
        f"check-{task.name.replace('_', '-')}": task.points
        for task in CHECKS[name].chapter.tasks.values()
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_reply_has_the_number_of_the_task_in_the_notebook(name):
    headings = [
        heading
        for cell in cells("exercises", name)
        for heading in re.findall(r"^## (Task \d+)", cell.source, re.M)
    ]
    tasks = CHECKS[name].chapter.tasks.values()
    for heading, task in zip(headings, tasks, strict=True):
        first = str(reply_to(task, handed_in(task, BLANK))).split("\n")[0]
        assert first == f"Not yet: {heading}, {task.name}."
        assert f"{heading}, {task.name}," in repr(task(*handed_in(task)))


@pytest.mark.parametrize("name", NAMES)
def test_a_check_cell_hands_over_the_names_of_its_task(name):
    calls = [
        cell.source
        for cell in cells("exercises", name)
        if cell.metadata.get("nbgrader", {}).get("grade")
    ]
    assert calls == [
        f"check.{task.name}({', '.join(task.names)})"
        for task in CHECKS[name].chapter.tasks.values()
    ]


# Wrong answers that no known mistake gives


@every_task
def test_three_wrong_answers_or_more_are_tried_that_nobody_listed(task):
    tried = unlisted("UNKNOWN", task)
    assert len(tried) >= 3, "list them in tests/unlisted/<chapter>.py"


@cache
def tried(task, number, seed=0):
    """Return the reply to a wrong answer that nobody listed."""
    answer = unlisted("UNKNOWN", task)[number]
    return reply_to(task, handed_in(task, **answer), seed)


@every_task
def test_a_wrong_answer_that_nobody_listed_is_unknown(task, seeds):
    for number, answer in enumerate(unlisted("UNKNOWN", task)):
        for seed in seeds:
            reply = tried(task, number, seed)
            assert (reply.verdict, reply.slug) == ("unknown", None), answer
            assert f'In the lesson: "{task.heading}".' in one_line(reply)


@every_task
def test_a_known_mistake_is_known_however_computed(task, seeds):
    chapter = task.chapter.name
    for slug, answer in UNLISTED[chapter].ANOTHER_WAY.items():
        for one in answer if isinstance(answer, list) else [answer]:
            if set(one) <= set(task.names):
                for seed in seeds:
                    reply = reply_to(task, handed_in(task, **one), seed)
                    assert reply.slug == f"{chapter}.{slug}", one


def gives_away(reply, right):
    """Return whether the words of a reply hold a right answer."""
    words = str(reply).partition("\n")[2]  # the first line counts the tasks
    if isinstance(right, str):
        return f"'{right}'" in words
    said = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", words)]
    wanted = np.ravel(right).astype(float)
    return all(
        np.abs(number - said).min(initial=1) < 0.006 for number in wanted
    )


def tellable(right):
    """Return whether words can tell an answer: a number, a text, an array."""
    return right is not None and not isinstance(right, bool | FunctionType)


@every_task
def test_no_reply_gives_the_answer_away(task):
    wrongs = [
        (wrong(task, mistake), played(task, number))
        for number, mistake in enumerate(task.mistakes)
    ]
    wrongs += [
        (handed_in(task, **answer), tried(task, number))
        for number, answer in enumerate(unlisted("UNKNOWN", task))
    ]
    for answers, reply in wrongs:
        for name, answer in zip(task.names, answers, strict=True):
            right = RIGHT[task.chapter.name][name]
            if not tellable(right) or alike(answer, right, 0):
                continue
            assert not gives_away(reply, right), str(reply)


@pytest.mark.parametrize(
    "right, gives",
    [(8, True), (7.996, True), (3, False), ("m", True), ("s", False)]
    + [(np.array([8.0, -1.0]), True), (np.array([8.0, 5.0]), False)],
)
def test_an_answer_in_a_reply_would_be_noticed(right, gives):
    reply = "Not yet: Task 3, slope.\nslope is -1, in 'm'. Try 8."
    assert gives_away(reply, right) == gives


@every_task
def test_a_reply_is_at_most_eight_lines(task):
    for number, _ in enumerate(task.mistakes):
        lines = played(task, number)._render_traceback_()
        assert len(lines) <= 8 and max(map(len, lines)) <= 72


# A check sees calls and values, so it works from another process


class Stub:
    """A learner's function behind a wall that only JSON passes."""

    def __init__(self, function):
        self.function = function

    def __call__(self, *inputs):
        result = self.function(*map(self.passed, inputs))
        if isinstance(result, np.ndarray):
            return self.passed(result)
        return json.loads(json.dumps(result, default=float))

    def passed(self, thing):
        if isinstance(thing, np.ndarray):
            return np.array(json.loads(json.dumps(thing.tolist())))
        if inspect.isfunction(thing):
            return Stub(thing)
        return json.loads(json.dumps(thing))


def behind_a_wall(answers):
    return [Stub(a) if callable(a) else a for a in answers]


@every_task
def test_a_right_answer_is_right_behind_a_wall(task):
    assert task(*behind_a_wall(handed_in(task)))


@every_task
def test_a_known_mistake_is_recognised_behind_a_wall(task):
    for number, mistake in enumerate(task.mistakes):
        if callable(mistake.answer):  # a value passes as it is
            reply = played(task, number, walled=True)
            assert reply.slug == mistake.slug
