"""What the chapter on the rules promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import math

import numpy as np
import pytest

from lib import dual, nn, questions
from lib.autograd import sigmoid
from lib.calculus import derivative
from lib.checks import differentiation_rules as check
from lib.differences import complex_step
from tests.test_tasks import RIGHT, cells, handed_in, reply_to

CHAPTER = "differentiation_rules"


# Numbers that the lesson is known for


def test_the_neuron_has_the_slope_of_the_lesson_by_three_ways():
    def loss(w):
        return 1 - 1 / (1 + np.exp(-2 * w))

    s = 1 / (1 + math.exp(-1))
    by_hand = -1 * s * (1 - s) * 2
    assert round(by_hand, 8) == -0.39322387
    assert complex_step(loss, 0.5) == pytest.approx(by_hand, rel=1e-14)
    engine = derivative(lambda w: 1 - sigmoid(2 * w))(0.5)
    assert engine == pytest.approx(by_hand, rel=1e-14)


def test_the_network_of_the_question_is_the_one_of_the_lesson():
    model = nn.MLP([64, 32, 10], rng=np.random.default_rng(0))
    asked = questions.find(f"{CHAPTER}.passes")
    (right,) = (option for option in asked.options if option.right)
    assert right.text == f"{nn.count_parameters(model) + 1} times."


# The class that the reader builds


def classes():
    """Return the classes Dual of the lesson and of the exercises."""
    lesson = {"np": np}
    for cell in cells("chapters", CHAPTER):
        if cell.id in ("dual-class", "dual-functions"):
            exec(cell.source, lesson)
    return lesson, RIGHT[CHAPTER]


@pytest.mark.parametrize("place", [-1.5, 0.3, 2.0])
def test_the_dual_numbers_of_the_reader_agree_with_those_of_lib(place):
    lesson, exercise = classes()
    for Dual in (lesson["Dual"], exercise["Dual"]):
        x = Dual(place, 1.0)
        y = 3 * x * x + x * -2 + (1 + x * x) * x
        slope = dual.derivative(
            lambda x: 3 * x * x + x * -2 + (1 + x * x) * x
        )(place)
        assert y.slope == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize("place", [-1.5, 0.3, 2.0])
def test_the_functions_of_the_reader_agree_with_those_of_lib(place):
    lesson, exercise = classes()
    w = lesson["Dual"](place, 1.0)
    y = lesson["dual_reciprocal"](1 + lesson["dual_exp"](-1 * w))
    slope = dual.derivative(lambda w: 1 / (1 + np.exp(-w)))(place)
    assert y.slope == pytest.approx(slope, rel=1e-14)
    w = exercise["Dual"](place, 1.0)
    y = exercise["dual_log"](2 + exercise["dual_tanh"](w))
    slope = dual.derivative(lambda w: np.log(2 + np.tanh(w)))(place)
    assert y.slope == pytest.approx(slope, rel=1e-14)


# The exercises


def test_the_value_of_the_polynomial_is_known_as_the_value():
    polynomial = check.polynomial
    reply = reply_to(polynomial, handed_in(polynomial, slope_at_2=18))
    assert reply.slug == f"{CHAPTER}.polynomial-value-at-two"
    assert polynomial(*handed_in(polynomial, slope_at_2=29))


@pytest.mark.parametrize(
    "f",
    [
        lambda x: 3 * abs(x) - x,
        lambda x: 0.01 * abs(x),
        lambda x: max(0, x),
        lambda x: -1 if x < 0 else 1,
        lambda x: float(np.cbrt(x) ** 2),
        lambda x: x * math.sin(1 / x) if x else 0,
    ],
)
def test_every_counter_example_is_taken(f):
    assert check.corner(f)


@pytest.mark.parametrize(
    "f",
    [
        lambda x: 1000 * x * x + 5,
        lambda x: x * abs(x),
        lambda x: math.exp(3 * x),
        lambda x: 1e-3 + abs(x),
        lambda x: 5 if x < 0 else 7,
    ],
)
def test_what_is_no_counter_example_is_refused(f):
    assert reply_to(check.corner, [f]).verdict == "recognised"


def test_a_list_of_numpys_numbers_is_shown_as_plain_numbers():
    task = check.new_functions
    dual_number = RIGHT[CHAPTER]["Dual"]
    wrong = dual_number(np.float64(0.5), np.float64(2.0))
    reply = reply_to(
        task,
        handed_in(task, log_of=lambda *_: RIGHT[CHAPTER]["as_pair"](wrong)),
    )
    assert "returned [0.5, 2.0]" in str(reply)


def test_a_chain_may_have_a_slope_where_a_link_has_none():
    for h in [1e-3, 1e-6]:
        assert np.cbrt(h) / h > 10 ** (-2 * np.log10(h) / 3 - 1e-6)
        assert (np.cbrt(h) ** 3 - 0) / h == pytest.approx(1)


def test_secants_of_powers_of_two_fall_and_stay_above_one_half():
    slopes = [(2**h - 1) / h for h in [1, 0.5, 0.1, 0.01, 0.001]]
    assert slopes == sorted(slopes, reverse=True)
    assert slopes[-1] > (1 - 2**-1) / 1 == 0.5


def test_a_large_step_makes_no_measured_slope_five_times_as_large():
    x = np.linspace(0, 6, 1001)
    slope = 5 * np.cos(5 * x)
    for h in [0.1, 0.3, 0.5]:
        central = (np.sin(5 * (x + h)) - np.sin(5 * (x - h))) / (2 * h)
        assert np.all(np.abs(central) <= np.abs(slope))
        forward = (np.sin(5 * (x + h)) - np.sin(5 * x)) / h
        larger = np.abs(forward) > np.abs(slope)
        assert larger.any() and not larger.all()
