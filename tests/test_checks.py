"""Checks: right answers pass, and every wrong one gets a helpful reply."""

import importlib
import inspect
import json
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from _ext.anchors import slug as anchor
from lib.checks import Chapter, NotYet
from lib.checks.answers import Answer, plain_unit

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.stem for path in ROOT.glob("solutions/*.ipynb"))
CHECKS = {n: importlib.import_module(f"lib.checks.{n}") for n in NAMES}
TASKS = [t for c in CHECKS.values() for t in c.chapter.tasks.values()]
MISTAKES = [(task, mistake) for task in TASKS for mistake in task.mistakes]

every_task = pytest.mark.parametrize("task", TASKS, ids=lambda t: t.name)
every_mistake = pytest.mark.parametrize(
    "task, mistake", MISTAKES, ids=[mistake.slug for _, mistake in MISTAKES]
)


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


RIGHT = {name: answers("solutions", name) for name in NAMES}
BLANK = {name: answers("exercises", name) for name in NAMES}

# Where a wrong answer to one name needs another answer to another name.
BESIDE = {
    "rates_of_change.average-from-table-too-fast": {
        "rate": 3.6 * RIGHT["rates_of_change"]["rate"]
    },
}


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


def wrong(task, mistake):
    """Return what a learner hands in who makes a mistake."""
    beside = BESIDE.get(mistake.slug, {})
    return handed_in(task, **beside, **{mistake.name: mistake.answer})


# Right, blank, known and unknown answers, for every chapter


@every_task
@pytest.mark.parametrize("seed", range(5))
def test_the_solution_is_right(task, seed):
    assert task(*handed_in(task), rng=np.random.default_rng(seed))


@every_task
def test_the_blank_exercise_is_unfinished(task):
    reply = reply_to(task, handed_in(task, BLANK))
    assert (reply.verdict, reply.slug) == ("unreadable", None)
    assert "three dots" in str(reply) or "..." in str(reply)


@every_task
def test_a_task_knows_at_least_three_mistakes(task):
    assert len(task.mistakes) >= 3


@every_mistake
@pytest.mark.parametrize("seed", range(3))
def test_a_known_mistake_gets_its_own_reply(task, mistake, seed):
    reply = reply_to(task, wrong(task, mistake), seed)
    assert (reply.verdict, reply.slug) == ("recognised", mistake.slug)
    assert mistake.hint in one_line(reply)
    assert f'In the lesson: "{mistake.heading}".' in one_line(reply)


@every_mistake
def test_a_known_mistake_is_no_other_of_its_task(task, mistake, monkeypatch):
    monkeypatch.setattr(task, "mistakes", task.mistakes[::-1])
    assert reply_to(task, wrong(task, mistake)).slug == mistake.slug


# Numbers and units that mean one thing in one task, another in another.
SHARED = {"average-of-cube-of-the-square", "speed-graph-of-the-speed"}


@every_task
def test_answers_to_other_tasks_wake_no_mistake(task):
    others = {
        f"{other.name}.{name}": RIGHT[other.chapter.name][name]
        for other in TASKS
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
    assert woken - SHARED == set()


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


@every_mistake
def test_a_hint_is_two_sentences(task, mistake):
    assert len(re.findall(r"[.?](?= |$)", mistake.hint)) == 2


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

UNKNOWN = {
    "average_from_table": [
        {"rate": 9.0},
        {"rate": 12.5},
        {"rate": -11.0},
        {"unit": "kg"},
        {"unit": "metres times seconds"},
    ],
    "average_of_cube": [{"average": n} for n in (0, 7.5, 20, 100)],
    "secant_slope": [
        {"secant_slope": wrong}
        for wrong in (
            lambda f, a, b: 0.0,
            lambda f, a, b: f(a) * f(b),
            lambda f, a, b: (f(b) + f(a)) / (b - a),
            lambda f, a, b: (f(b) - f(a)) / (b + a),
            lambda f, a, b: float("nan"),
        )
    ],
    "line_slope": [
        {"line_slope": wrong}
        for wrong in (
            lambda x1, y1, x2, y2: x1,
            lambda x1, y1, x2, y2: (y2 + y1) / (x2 + x1),
            lambda x1, y1, x2, y2: abs((y2 - y1) / (x2 - x1)) + 1,
            lambda x1, y1, x2, y2: y2 - y1,
        )
    ],
    "not_proportional": [
        {"runner": wrong}
        for wrong in (
            lambda t: float("nan"),
            lambda t: t if t < 10 else float("nan"),
            lambda t: 1 / t if t else float("inf"),
        )
    ],
    "speed_graph": [
        {"false_step": 0},
        {"false_step": 6},
        {"speed": 7},
        {"speed": -0.5},
        {"slope_unit": "kg"},
    ],
    "fastest_piece": [
        {"fastest_speed": lambda time, position: 11.0},
        {"fastest_speed": lambda time, position: position[-1] - time[-1]},
        {
            "fastest_speed": lambda time, position: (
                np.diff(position) / np.diff(time)
            ).min()
        },
        {"uncertainty": lambda distance, duration: 0.3},
        {"uncertainty": lambda distance, duration: distance * duration},
    ],
}
UNKNOWNS = [(task, w) for task in TASKS for w in UNKNOWN.get(task.name, [])]


@every_task
def test_three_wrong_answers_or_more_are_tried_that_nobody_listed(task):
    assert len(UNKNOWN.get(task.name, [])) >= 3


@pytest.mark.parametrize("task, answer", UNKNOWNS)
@pytest.mark.parametrize("seed", range(3))
def test_a_wrong_answer_that_nobody_listed_is_unknown(task, answer, seed):
    reply = reply_to(task, handed_in(task, **answer), seed)
    assert (reply.verdict, reply.slug) == ("unknown", None)
    assert f'In the lesson: "{task.heading}".' in one_line(reply)


def test_no_reply_gives_the_answer_away():
    wrongs = [(task, wrong(task, m)) for task, m in MISTAKES]
    wrongs += [(task, handed_in(task, **answer)) for task, answer in UNKNOWNS]
    for task, answers in wrongs:
        reply = reply_to(task, answers)
        right = RIGHT[task.chapter.name]
        for name, answer in zip(task.names, answers, strict=True):
            if answer == right[name] or callable(answer):
                continue
            said = re.findall(r"-?\d+(?:\.\d+)?", str(reply))
            if isinstance(right[name], str):
                assert f"'{right[name]}'" not in str(reply)
            else:
                assert not any(
                    abs(float(number) - right[name]) < 0.006 for number in said
                ), str(reply)


# What beginners do


sandbox = Chapter("sandbox")


@sandbox.task(2, "A heading")
def double(double, rng):
    """Check a function that doubles a number."""
    yield double(3).should_be(6, within=1e-9)


@sandbox.task(1, "A heading")
def value(number, word, rng):
    """Check a number and a word."""
    yield number.should_be(6, within=1e-9)
    yield word.should_be("six")


@sandbox.task(1, "A heading")
def doubles(doubles, rng):
    """Check an array, or a function that returns one."""
    yield doubles(np.array([1.0, 2.0])).should_be(np.array([2.0, 4.0]))


@sandbox.task(1, "A heading")
def sine(sine, rng):
    """Check the sine of an angle in radians."""
    yield sine(np.pi / 2).should_be(1.0, within=1e-9)


@sine.mistakes_in("sine")
class _Sine:
    def in_degrees(x):
        """That takes the angle for degrees. Hand it over in radians."""
        return np.sin(np.radians(x))


def prints(x):
    print(2 * x)  # noqa: T201  this learner does


def divides(x):
    return x / 0


BEGINNERS = [
    (double, [...], "double still holds the three dots. Put your answer"),
    (double, [lambda x: ...], "double still holds the three dots. Put"),
    (double, [lambda x: None], "If a cell still holds ..., write your lines"),
    (double, [prints], "double(3) printed something and returned None."),
    (double, [lambda: 6], "double(3) hands over 1 inputs. Your function"),
    (double, [lambda x, y: 6], "compare the brackets after def"),
    (double, [lambda x: "6"], "That is a text, and a number is needed."),
    (double, [lambda x: [6]], "returned [6]. That is a list, and a number"),
    (double, [lambda x: True], "That is a truth value, and a number"),
    (double, [lambda x: 2j], "That is a complex, and a number is needed."),
    (double, [lambda x: max], "Call it, with its inputs in brackets."),
    (double, [divides], "double(3) stopped with ZeroDivisionError: division"),
    (double, [6], "double is 6. A function is needed"),
    (value, [None, "six"], "number is None. That is None, and a number"),
    (value, ["6", "six"], "number is '6'. That is a text, and a number"),
    (value, [6, 6], "word is 6. That is a number, and a text is needed."),
    (value, [6, ...], "word still holds the three dots. Put your answer"),
    (value, [max, "six"], "number is a function. That is a function, and"),
    (doubles, [lambda x: [2.0, 4.0]], "np.array(...) makes an array of a"),
    (doubles, [lambda x: x[:1] * 2], "an array of shape (1,), and another"),
    (doubles, [lambda x: 2.0], "That is a number, and an array is needed."),
    (sine, [lambda x: np.sin(np.radians(x))], "takes the angle for degrees"),
]


@pytest.mark.parametrize("task, answers, words", BEGINNERS)
def test_a_beginner_is_told_what_happened(task, answers, words):
    assert words in one_line(reply_to(task, answers))


def test_a_number_that_is_nearly_right_is_called_close():
    assert reply_to(double, [lambda x: 5.99]).verdict == "close"
    assert reply_to(double, [lambda x: 5.9]).verdict == "unknown"


def test_numbers_of_numpy_are_numbers():
    for six in (np.float64(6), np.int64(6), np.array(6.0)):
        assert double(lambda x, six=six: six)


def test_an_error_inside_a_learners_function_is_not_a_wrong_call():
    def calls_wrongly(x):
        return divides()

    reply = one_line(reply_to(double, [calls_wrongly]))
    assert "double(3) stopped with TypeError: divides() missing" in reply


def test_a_learner_cannot_change_the_arrays_of_a_check():
    def spoils(x):
        x *= 2
        return x

    assert doubles(spoils)


def test_a_check_that_gets_too_few_objects_says_which_it_takes():
    with pytest.raises(TypeError, match=r"value checks \(number, word\)"):
        value(6)


# Replies and the score sheet


def test_a_reply_is_a_few_short_lines_without_traceback():
    lines = reply_to(double, [divides])._render_traceback_()
    assert lines[0] == "Not yet: double."
    assert lines[-1] == 'In the lesson: "A heading".'
    assert len(lines) <= 5 and max(map(len, lines)) <= 72
    assert "Traceback" not in "\n".join(lines)


@every_mistake
def test_a_reply_is_at_most_eight_lines(task, mistake):
    lines = reply_to(task, wrong(task, mistake))._render_traceback_()
    assert len(lines) <= 8 and max(map(len, lines)) <= 72


def test_a_right_answer_gets_one_line():
    assert repr(double(lambda x: 2 * x)) == "Right: double, 2 points."
    assert repr(sine(np.sin)) == "Right: sine, 1 point."


def test_the_last_try_counts_on_the_score_sheet():
    chapter = Chapter("a_chapter")

    @chapter.task(2, "A heading")
    def half(half, rng):
        yield half(4).should_be(2)

    assert repr(chapter.score()).split()[-3:] == ["0", "of", "2"]
    half(lambda x: x / 2)
    assert repr(chapter.score()).split()[-3:] == ["2", "of", "2"]
    reply_to(half, [lambda x: x])
    assert repr(chapter.score()).split()[-3:] == ["0", "of", "2"]


def test_the_same_seed_asks_the_same():
    slope = CHECKS["rates_of_change"].secant_slope
    replies = {str(reply_to(slope, [max_slope], seed=7)) for _ in range(3)}
    assert len(replies) == 1
    assert replies != {str(reply_to(slope, [max_slope], seed=8))}


def max_slope(f, a, b):
    """Return a slope that is right for the square over [1, 3] only."""
    return min(4, (f(b) - f(a)) / (b - a))


def test_units_may_be_spelled_in_several_ways():
    speeds = ["m/s", "m / s", "metres per second", "Meter/sec", "m s^-1"]
    speeds += ["m·s⁻¹", "mps", "m*s**-1"]
    assert {plain_unit(text) for text in speeds} == {"m/s"}
    slopes = ["m/s^2", "m/s**2", "m/s²", "m/s/s", "(m/s)/s", "m s⁻²"]
    slopes += ["metres per second per second", "metres per second squared"]
    assert {plain_unit(text) for text in slopes} == {"m/s/s"}
    others = ["km/h", "kmh", "kilometres per hour", "km h^-1", "KPH"]
    assert {plain_unit(text) for text in others} == {"km/h"}
    wrong = ["m", "s", "s/m", "mm/s", "m*s", "", "m/h"]
    assert not {plain_unit(text) for text in wrong} & {"m/s", "km/h", "m/s/s"}


# A check sees calls and values, so it works from another process


class Stub:
    """A learner's function behind a wall that only JSON passes."""

    def __init__(self, function):
        self.function = function

    def __call__(self, *inputs):
        result = self.function(*map(self.passed, inputs))
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


@every_mistake
def test_a_known_mistake_is_recognised_behind_a_wall(task, mistake):
    reply = reply_to(task, behind_a_wall(wrong(task, mistake)))
    assert reply.slug == mistake.slug


def test_an_answer_speaks_of_functions_and_arrays_as_python_writes_them():
    apply = Answer("apply", lambda f, x: f(x))
    assert apply(np.sin, np.array([0.0])).sentence == (
        "apply(sin, np.array([0.0])) returned array([0.])"
    )
