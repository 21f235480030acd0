"""Checks: what they say to a beginner, whatever the task is."""

import math
import sys
import warnings
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from lib.checks import Chapter, NotYet, Passed, Score
from lib.checks.answers import Answer, alike, plain_unit


def reply_to(task, answers):
    """Return the reply to answers that are not right."""
    with pytest.raises(NotYet) as caught:
        task(*answers)
    return caught.value


def one_line(reply):
    """Return the words of a reply, not wrapped."""
    return " ".join(str(reply).split())


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
    x = np.array([1.0, 2.0])
    yield doubles(x).should_be(2 * x)


@sandbox.task(1, "A heading")
def sine(sine, rng):
    """Check the sine of an angle in radians."""
    yield sine(np.pi / 2).should_be(1.0, within=1e-9)


@sandbox.task(1, "A heading")
def pace(pace, rng):
    """Check the unit of a pace."""
    yield pace.should_be_the_unit("s/m")


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
    (double, [lambda x: None], "If the function still holds ..., write"),
    (double, [prints], "double(3) printed something and returned None."),
    (double, [lambda: 6], "double(3) hands over 1 input. Your function"),
    (double, [lambda x, y: 6], "compare the brackets after def"),
    (double, [lambda x: "6"], "That is a text, and a number is needed."),
    (double, [lambda x: [6]], "returned [6]. That is a list, and a number"),
    (double, [lambda x: True], "That is a truth value, and a number"),
    (
        double,
        [lambda x: 2j],
        "That is a complex number, and a number is needed.",
    ),
    (double, [lambda x: max], "Call it, with its inputs in brackets."),
    (double, [divides], "double(3) stopped with ZeroDivisionError: division"),
    (double, [6], "double is 6. A function is needed"),
    (value, [None, "six"], "number is None. None stands for nothing at all."),
    (value, ["6", "six"], "number is '6'. That is a text, and a number"),
    (value, [6, 6], "word is 6. That is a number, and a text is needed."),
    (value, [6, ...], "word still holds the three dots. Put your answer"),
    (value, [max, "six"], "number is a function. That is a function, and"),
    (value, [(10, 91), "six"], "If you meant the decimal 10.91, write it wi"),
    (value, [(10, 9), "six"], "number is (10, 9). That is a tuple, and a num"),
    (value, [(1, 2, 3), "six"], "The task says which number is meant."),
    (value, [(1.5, 2), "six"], "The task says which number is meant."),
    (double, [lambda x: (5, 99)], "The task says which number is meant."),
    (doubles, [lambda x: (2, 4)], "np.array(...) makes an array of a tuple."),
    (doubles, [lambda x: [2.0, 4.0]], "np.array(...) makes an array of a"),
    (doubles, [lambda x: (x, 4.0)], "It holds an array where a number is"),
    (doubles, [lambda x: [[2.0], [4.0, 1]]], "It holds a list where a nu"),
    (doubles, [lambda x: 2j * x], "It holds a complex number where a number"),
    (doubles, [lambda x: 2 * x + 0j], "It holds a complex number where a"),
    (doubles, [lambda x: x[:1] * 2], "That has 1 number, and 2 are needed."),
    (doubles, [lambda x: x[:, None]], "an array of shape (2, 1), and another"),
    (doubles, [lambda x: 2.0], "That is a number, and an array is needed."),
    (sine, [lambda x: np.sin(np.radians(x))], "takes the angle for degrees"),
]


@pytest.mark.parametrize("task, answers, words", BEGINNERS)
def test_a_beginner_is_told_what_happened(task, answers, words):
    assert words in one_line(reply_to(task, answers))


class Node:
    """What a learner made: its repr is an address."""


@pytest.mark.parametrize(
    "answer, words",
    [
        (lambda x: {}[Node()], "stopped with KeyError: a Node."),
        (lambda x: [Node(), tries], "returned [a Node, a function]."),
        (lambda x: Node(), "returned a Node. That is a Node, and"),
    ],
)
def test_no_address_of_the_memory_is_told(answer, words):
    reply = one_line(reply_to(double, [answer]))
    assert words in reply and "0x" not in reply


THREE, TABLE = [1.0, 2.0, 4.0], [[1.0, 2.0], [3.0, 4.0]]
NOT_THESE = [
    ([1.0, 2.0], THREE, "That has 2 numbers, and 3 are needed."),
    ([8.0], THREE, "That has 1 number, and 3 are needed."),
    ([], THREE, "That has 0 numbers, and 3 are needed."),
    ([1.0, 2.0], [1.0], "That has 2 numbers, and 1 is needed."),
    ([1.0, None, 4.0], THREE, "It holds None where a number is needed."),
    ([1.0, [2.0, 4.0]], THREE, "It holds a list where a number is needed."),
    (["1", "2", "4"], THREE, "It holds a text where a number is needed."),
    ([1.0, ..., 4.0], THREE, "path still holds the three dots."),
    ([[1.0, 2.0], [3.0]], TABLE, "Its rows are not of one length."),
    ([[1.0, 2.0], [3.0, "4"]], TABLE, "It holds a text where a number is"),
    ([[1.0, 2.0]], TABLE, "a list of shape (1, 2), and another one is"),
]


@pytest.mark.parametrize("answer, wanted, words", NOT_THESE)
def test_a_list_of_something_else_is_told_what_it_holds(answer, wanted, words):
    path = Answer("path", answer)
    assert words in path.should_be(wanted).complaint
    assert not path.should_be(wanted).fits


OBJECTS = [
    ([1.0, None, 4.0], "It holds None where a number is needed."),
    ([1.0, np.ones(2), 4.0], "It holds an array where a number is needed."),
    ([1.0, [2.0, 4.0], 8.0], "It holds a list where a number is needed."),
    ([1.0, Fraction(1, 2)], "That has 2 numbers, and 3 are needed."),
]


@pytest.mark.parametrize("items, words", OBJECTS)
def test_an_array_of_objects_is_told_what_it_holds(items, words):
    objects = np.empty(len(items), object)
    objects[:] = items
    path = Answer("path", objects).should_be(np.array(THREE))
    assert words in path.complaint and not path.fits
    assert alike(objects, objects.copy(), 0) in (True, False)


@sandbox.task(1, "A heading")
def nothing(nothing, rng):
    """Check a function that returns None."""
    yield nothing(0).should_be(None)


def test_a_function_may_print_as_long_as_it_returns_what_it_should():
    assert nothing(print)
    reply = one_line(reply_to(nothing, [lambda x: "None"]))
    assert "None is written without quotation marks." in reply
    reply = one_line(reply_to(nothing, [lambda x: False]))
    assert "That is a truth value, and None is needed." in reply


@sandbox.task(1, "A heading")
def pairs(pairs, rng):
    """Check a table of two rows."""
    yield pairs(2).should_be([[1, 2], [3, 4]])


def test_a_table_with_rows_of_several_lengths_is_told():
    reply = one_line(reply_to(pairs, [lambda n: [[1, 2], [3]]]))
    assert "Its rows are not of one length." in reply


def test_an_array_of_texts_is_no_array_of_numbers():
    letters = Answer("a", np.array(["x", "y"])).should_be(np.array([1, 2]))
    assert not letters.fits
    assert alike(np.array(["x", "y"]), np.array(["x", "y"]), 0)


def test_a_number_that_is_nearly_right_is_called_close():
    assert reply_to(double, [lambda x: 5.99]).verdict == "close"
    assert reply_to(double, [lambda x: 5.9]).verdict == "unknown"


def test_close_is_said_only_if_every_number_is_close():
    @sandbox.task(1, "A heading")
    def triple(triple, rng):
        yield from triple.should_agree(lambda x: 3 * x, [(1,), (2,)])

    assert reply_to(triple, [lambda x: 3.01 * x]).verdict == "close"
    assert reply_to(triple, [lambda x: 2.99 + x]).verdict == "unknown"


def test_numbers_of_numpy_are_numbers():
    for six in (np.float64(6), np.int64(6), np.array(6.0)):
        assert double(lambda x, six=six: six)


def test_numbers_of_numpy_are_written_as_numbers():
    steps = [np.float64(0.5), np.int64(2), np.True_]
    handed_in = Answer("steps", lambda *inputs: steps)
    said = handed_in(np.float64(0.25), [np.float64(4)]).sentence
    assert said == "steps(0.25, [4.0]) returned [0.5, 2, True]"
    assert Answer("steps", {"a": steps[0]}).sentence == "steps is {'a': 0.5}"


def test_exact_numbers_are_numbers():
    for six in (Fraction(6), Decimal("6.0"), Fraction(60, 10)):
        assert double(lambda x, six=six: six)
        assert value(six, "six")
    assert reply_to(double, [lambda x: Fraction(599, 100)]).verdict == "close"
    reply = one_line(reply_to(value, [Fraction(1, 3), "six"]))
    assert "number is Fraction(1, 3). That is not right." in reply
    for unending in (Decimal("NaN"), Fraction(10**400), 10**400):
        assert reply_to(double, [lambda x, y=unending: y]).slug is None


def test_exact_numbers_in_a_list_or_an_array_are_numbers():
    third, fifth = Fraction(1, 3), Decimal("0.2")
    for pair in ([third, fifth], (third, fifth), np.array([third, fifth])):
        found = Answer("pair", pair).as_list()
        assert found.should_be([1 / 3, 0.2], within=1e-9).fits
        assert not found.should_be([1 / 3, 0.3], within=1e-9).fits


def test_a_unit_that_nobody_knows_is_sent_to_its_fraction():
    reply = reply_to(pace, ["speed"])
    assert (reply.verdict, reply.slug) == ("unknown", None)
    assert "Write the unit of the top of the fraction" in one_line(reply)
    assert "by hand" not in one_line(reply)
    assert pace("second / metre")


def test_an_error_inside_a_learners_function_is_not_a_wrong_call():
    def calls_wrongly(x):
        return divides()

    reply = one_line(reply_to(double, [calls_wrongly]))
    assert "double(3) stopped with TypeError: divides() missing" in reply


def test_a_check_that_gets_too_few_objects_says_which_it_takes():
    with pytest.raises(TypeError, match=r"value checks \(number, word\)"):
        value(6)


# What goes in, and what is left of it

ROWS = [[3.0, 1.0], [2.0]]
INPUTS = [
    ROWS,
    np.array([3.0, 1.0]),
    (np.array([3.0]), [1]),
    {"a": ["b", "b"], "b": []},
    {3, 1},
]


def spoil(thing):
    """Change a thing that holds others, as deep down as it goes."""
    if isinstance(thing, np.ndarray):
        thing[0] = 99.0
    elif isinstance(thing, tuple | list) and hasattr(thing[0], "__len__"):
        spoil(thing[0])
    elif isinstance(thing, dict):
        thing["a"].pop()
    else:
        thing.pop()


@pytest.mark.parametrize("thing", INPUTS, ids=repr)
def test_an_answer_cannot_change_what_a_check_hands_out(thing):
    before = repr(thing)
    Answer("spoil", spoil)(thing)
    Answer("use", lambda hand_out: spoil(hand_out()))(lambda: thing)
    assert repr(thing) == before


@pytest.mark.parametrize("thing", INPUTS, ids=repr)
def test_an_answer_that_changes_what_it_is_given_is_told_so(thing):
    complaint = Answer("spoil", spoil)(thing, says="f(x)").should_be(6)
    assert "f(x) changed thing. The caller still needs it as it was." in (
        complaint.complaint
    )
    used = Answer("use", lambda thing: 6)(thing, says="f(x)")
    assert used.should_be(6).fits


def test_a_right_result_that_spoils_the_input_earns_nothing():
    def spoils(x):
        x *= 2
        return x

    reply = reply_to(doubles, [spoils])
    assert reply.verdict == "unreadable"
    assert "doubles(np.array([1.0, 2.0])) changed x." in one_line(reply)


def test_what_is_judged_is_what_came_back_and_not_what_becomes_of_it():
    path = []

    def walk(step):
        path.append(step)
        return path

    walked = Answer("walk", walk)
    seen = [walked(k).should_be(list(range(1, k + 1))) for k in (1, 2, 3)]
    assert all(one.fits for one in seen)


def warns(x):
    print("a word", file=sys.stderr)  # noqa: T201  this learner does
    warnings.warn("old", DeprecationWarning, stacklevel=1)
    np.float64(1) / 0
    return 2 * x


def test_a_right_answer_that_warns_is_right_and_nothing_is_to_be_seen(capsys):
    assert double(warns)
    assert capsys.readouterr() == ("", "")
    assert "divide by zero" in Answer("f", warns)(3).warned[1]


def test_truth_is_asked_before_the_answer():
    asked = []
    answer = Answer("f", lambda x: asked.append("answer"))
    cases = answer.should_agree(lambda x: asked.append("truth"), [(1,)])
    assert list(cases) and asked == ["truth", "answer"]


# Objects that do anything at all


class Wild:
    """An object whose every word is an error."""

    def __getattr__(self, name):
        raise RuntimeError("no " + name)

    def fail(self, *_, **__):
        raise RuntimeError("wild")

    __repr__ = __eq__ = __bool__ = __len__ = __iter__ = __float__ = fail
    __array__ = __getitem__ = __format__ = __str__ = __hash__ = fail


class WildError(Exception):
    """An error that cannot say what it is."""

    def __str__(self):
        raise RuntimeError


def endless():
    inner = []
    inner.append(inner)
    return inner


def deep():
    inner = []
    for _ in range(5000):
        inner = [inner]
    return inner


def stops(error):
    def stop(x):
        raise error

    return stop


WILD = [Wild(), [Wild()], (Wild(), 2.0), endless(), deep(), {1: Wild()}]
WILD += [np.array([Wild, None]), type("F", (float,), {})(6.0)]
WILD += [(x for x in [6]), np.ma.array([2.0, 4.0]), np.longdouble(7), {6}]
WILD += [np.array("6"), np.datetime64("2000"), range(2), np.array(...)]


@pytest.mark.parametrize("wild", WILD, ids=lambda wild: type(wild).__name__)
def test_whatever_an_answer_is_it_gets_a_reply_and_no_error(wild):
    for task in (double, doubles, pairs, sine):
        assert reply_to(task, [lambda x: wild]).verdict != "strange"
        assert reply_to(task, [wild]).verdict != "strange"
    assert reply_to(value, [wild, "six"]).verdict != "strange"
    assert reply_to(pace, [wild]).verdict != "strange"


@pytest.mark.parametrize("error", [SystemExit(2), WildError(), RecursionError])
def test_a_function_that_stops_gets_a_reply_and_no_error(error):
    assert "stopped with" in one_line(reply_to(double, [stops(error)]))


def test_where_a_check_stops_the_last_word_is_a_reply():
    @sandbox.task(1, "A heading")
    def careless(careless, rng):
        yield careless.should_be(1 / careless.value)

    reply = reply_to(careless, [0])
    assert reply.verdict == "strange"
    assert "it stops with ZeroDivisionError" in one_line(reply)


def test_trouble_stays_what_it_is_where_a_list_is_wanted():
    for wrong, words in [
        (stops(NameError("name 'u' is not defined")), "name 'u' is not defi"),
        (lambda: [6], "f(3) hands over 1 input"),
        (5, "A function is needed"),
        (lambda x: None, "If the function still holds ..., write"),
    ]:
        seen = Answer("f", wrong)(3).as_list().should_be([6.0])
        assert words in seen.complaint and "holds a text" not in seen.complaint


def test_a_number_too_large_for_python_can_be_taken_for_infinite():
    loss = Answer("loss", lambda w: math.exp(w * w))
    assert loss(100.0).or_inf().value == math.inf
    assert loss(1.0).or_inf().value == math.e


def test_whole_numbers_that_are_asked_for_are_no_decimals():
    rows = np.array([[1, 2], [3, 4]])
    for whole in (rows, rows.astype(np.uint8)):
        assert Answer("rows", whole).should_be_whole(rows).fits
    for decimal in (rows * 1.0, rows * 0.9):
        seen = Answer("rows", decimal).should_be_whole(rows)
        assert not seen.fits and "dtype=int" in seen.complaint
    assert Answer("n", 3).should_be_whole(3).fits
    assert not Answer("n", 3.0).should_be_whole(3).fits
    assert not Answer("n", [1, 2.0]).should_be_whole([1, 2]).fits


def test_letters_may_be_set_apart_as_people_do():
    for order in ("dbca", "D, B, C, A.", "d -> b -> c -> a", "d→b→c→a\n"):
        assert Answer("order", order).should_be_letters("dbca").fits
    for order in (["d", "b", "c", "a"], ("d", "b", "c", "a"), "d-b-c-a"):
        assert Answer("order", order).should_be_letters("dbca").fits
    for other in ("dbac", "dbc", "", "dbcaa"):
        assert not Answer("order", other).should_be_letters("dbca").fits
    assert "and a text is needed" in (
        Answer("order", 3).should_be_letters("dbca").complaint
    )


# Replies and the score sheet


def test_a_reply_is_a_few_short_lines_without_traceback():
    lines = reply_to(double, [divides])._render_traceback_()
    assert lines[0] == "Not yet: Task 1, double."
    assert lines[-1] == 'In the lesson: "A heading".'
    assert len(lines) <= 5 and max(map(len, lines)) <= 72
    assert "Traceback" not in "\n".join(lines)


def test_a_right_answer_gets_one_line():
    assert repr(double(lambda x: 2 * x)) == "Right: Task 1, double, 2 points."
    assert repr(sine(np.sin)) == "Right: Task 4, sine, 1 point."


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


def test_the_points_stand_below_one_another_under_a_long_name():
    rows = (("Task 1, the_directional_derivative", 1, 2), ("Task 2, f", 0, 1))
    lines = repr(Score(rows)).splitlines()
    assert len({line.index(" of ") for line in lines}) == 1


SPELLINGS = {
    "m/s": [
        *("m/s", "m / s", "metres per second", "Meter/sec", "m s^-1", "mps"),
        *("m·s⁻¹", "m*s**-1", "m⋅s⁻¹", "m s−1", "m s^{-1}", "[m/s]", "m/sec."),
        *(
            "ms^-1",
            "ms⁻¹",
            "㎧",
            "$m/s$",
            r"\frac{m}{s}",
            r"\mathrm{m\,s^{-1}}",
        ),
        *("metre s^-1", "metres a second", "m.s^-1", "m.p.s.", "1/s * m"),
        *('"m/s"', "metre(s) per second", "metres per one second"),
        *("metres over seconds", "metres-per-second", "m/s^(1)", "M/S"),
    ],
    "m/s/s": [
        *("m/s^2", "m/s**2", "m/s²", "m/s/s", "(m/s)/s", "m s⁻²", "m/(s*s)"),
        *("metres per second per second", "metres per second squared"),
        *("m/sec^2", "m/sec²", "m/second^2", "metres/second²", "m/s^{2}"),
        *("metre per second^2", "metres per second, per second", "m/s per s"),
        *("meters per square second", "m·s⁻²", "m s^-1 s^-1", "m/(s s)"),
        *(r"\frac{m}{s^{2}}", "㎨", "metres per second each second", "m/s2"),
    ],
    "km/h": [
        *("km/h", "kmh", "kilometres per hour", "km h^-1", "KPH", "kmph"),
        *("km/hr", "kmh⁻¹", "kms per hour", "k.p.h.", "kilometers an hour"),
    ],
    "m/km": ["m/km", "metres per kilometre", "m km⁻¹", "metre kilometre^-1"],
    "m": ["m", "metres", "(m/s)*s", "(m/s)·s", "m/s*s", "m/(s/s)"],
    "m*m/s/s": ["(m/s)^2", "(m/s)²", "m^2/s^2"],
    "euros/person": ["euros per person"],
}


@pytest.mark.parametrize("unit", SPELLINGS)
def test_a_unit_may_be_spelled_in_several_ways(unit):
    for text in SPELLINGS[unit]:
        assert plain_unit(text) == unit


def test_what_is_no_unit_or_another_one_is_not_taken_for_a_speed():
    wrong = ["s", "s/m", "mm/s", "m*s", "", "m/h", "ms", "10 m/s", "m/", "/"]
    wrong += ["(m/s", "m^", "m^(", "m^(2", "km*hour", "m s^2", "speed", "?"]
    assert not {plain_unit(text) for text in wrong} & {*SPELLINGS}


def test_an_answer_speaks_of_functions_and_arrays_as_python_writes_them():
    apply = Answer("apply", lambda f, x: f(x))
    assert apply(np.sin, np.array([0.0])).sentence == (
        "apply(sin, np.array([0.0])) returned array([0.])"
    )


# In IPython, where a cell may stop with an error


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a cell, and hands over what came of it."""
    for name in ("excepthook", "displayhook"):  # IPython sets its own
        monkeypatch.setattr(sys, name, getattr(sys, name))
    config = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell.instance(
        config=config, ipython_dir=str(tmp_path), colors="nocolor"
    )
    shell.user_ns.update(check=tries())
    yield shell.run_cell
    shell.restore_sys_module_state()
    InteractiveShell.clear_instance()


def tries():
    """Return a chapter whose checks are called as in a notebook."""
    chapter = Chapter("tries")

    @chapter.task(1, "A heading")
    def count(number, word, rng):
        yield number.should_be(6)
        yield word.should_be("six")

    @chapter.task(1, "A heading")
    def half(half, rng):
        yield half(4).should_be(2)

    return SimpleNamespace(count=count, half=half, chapter=chapter)


COUNT = "check.count(number, word)"
OLDER = "so {} is what it was before: mend that cell first."


def test_an_answer_cell_that_stopped_earns_nothing_for_an_older_one(run):
    run("number = 6\nword = 'six'")
    assert isinstance(run(COUNT).result, Passed)
    run("number = 6\nword = six")
    for _ in range(2):  # also when the check is run again
        reply = run(COUNT).error_in_exec
        assert (reply.verdict, reply.slug) == ("stale", None)
        assert "The cell with your answer stopped with" in one_line(reply)
        assert one_line(reply).endswith(OLDER.format("number"))
        assert run("check.chapter.score()").result.rows == (
            ("Task 1, count", 0, 1),
            ("Task 2, half", 0, 1),
        )
    run("number = 6\nword = 'six'")
    assert isinstance(run(COUNT).result, Passed)


@pytest.mark.parametrize(
    "typo", ["def half(x)\n    return 0", "Def half(x):\n    return x / 2"]
)
def test_a_function_that_python_could_not_read_is_the_older_one(run, typo):
    run("def half(x):\n    return x")
    run(typo)
    run("half(4)")  # a try in between goes well, with the older one
    reply = run("check.half(half)").error_in_exec
    assert one_line(reply).endswith(OLDER.format("half"))
    run("def half(x):\n    return x / 2")
    assert run("check.half(half)").success


def test_a_right_answer_is_printed_and_is_no_result_of_its_cell(run, capsys):
    run("def half(x):\n    return x / 2")
    sheets = []
    run("get_ipython().displayhook").result.write_format_data = sheets.append
    capsys.readouterr()
    assert run("check.half(half)").success
    assert "Right: Task 2, half, 1 point.\n" in capsys.readouterr().out
    assert not sheets


def test_a_failed_cell_that_was_about_something_else_changes_nothing(run):
    run("def half(x):\n    return x / 2")
    for scratch in ("half(1, 2)", "print(half(4)", "x = half('4')", "1 / 0"):
        assert not run(scratch).success
        assert run("check.half(half)").success


def test_an_answer_that_was_stored_before_the_error_is_judged(run):
    run("number = 600\nword = 'six'")
    run("number = 700\nword = 'seven'\nprint(missing)")
    assert "number is 700." in one_line(run(COUNT).error_in_exec)


def test_the_name_of_a_unit_is_told_of_quotation_marks(run, capsys):
    run("unit = m/s")
    said = capsys.readouterr().out
    assert "name 'm' is not defined" in said
    assert "If m is meant as a text: a text needs quotation marks." in said
    run("unit = metre")
    assert "quotation" not in capsys.readouterr().out
