"""What the chapter on derivatives promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import contextlib
from fractions import Fraction

import numpy as np
import pytest

from lib import questions
from lib.calculus import derivative
from lib.checks import NotYet
from lib.checks import derivatives as check
from lib.differences import central_difference, complex_step
from tests.test_tasks import reply_to


def wild(x):
    return (x - 1) * np.sin(1 / (x - 1)) if x != 1 else 0.0


@pytest.mark.parametrize(
    "broken",
    [
        lambda x: max(0, x - 1),
        lambda x: 3 * x + 100 * abs(x - 1),
        lambda x: x**2 if x < 1 else x,
        lambda x: float(np.cbrt(x - 1)),
        lambda x: float(np.sqrt(abs(x - 1))),
        wild,
    ],
)
def test_every_sort_of_place_without_a_slope_is_a_counter_example(broken):
    assert check.no_slope(broken)


@pytest.mark.parametrize(
    "root", [lambda x: (x - 1) ** (1 / 3), lambda x: 5 - (1 - x) ** 0.5]
)
def test_a_root_of_a_negative_number_is_told_in_words(root):
    reply = " ".join(str(reply_to(check.no_slope, [root])).split())
    assert "was asked for a root of a negative one. np.cbrt takes" in reply
    assert "z.imag" not in reply


@pytest.mark.parametrize(
    "smooth",
    [
        lambda x: (x - 1) * abs(x - 1),
        lambda x: x**3 if x < 1 else 3 * x - 2,
        lambda x: float(np.exp(x)),
        lambda x: 1e3 * x**2,
        lambda x: 0.0,
    ],
)
def test_a_function_with_a_slope_at_1_is_no_counter_example(smooth):
    slug = reply_to(check.no_slope, [smooth]).slug
    assert slug == "derivatives.no-slope-is-smooth"


def finer(f, x, slope):
    steps = 10.0 ** np.arange(-15, -0.9, 0.25)
    errors = [abs((f(x + h) - f(x)) / h - slope) for h in steps]
    return steps[np.argmin(errors)]


def from_theory(f, x, slope):
    bend = (f(x + 1e-2 * x) - 2 * f(x) + f(x - 1e-2 * x)) / (1e-2 * x) ** 2
    return np.sqrt(2 * np.finfo(float).eps * (1 + abs(f(x))) / abs(bend))


@pytest.mark.parametrize("seed", range(5))
def test_a_step_from_theory_is_right(seed):
    assert check.best_step(from_theory, rng=np.random.default_rng(seed))


def test_a_finer_search_is_right_but_for_the_luck_of_rounding():
    passed = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        with contextlib.suppress(NotYet):
            passed += bool(check.best_step(finer, rng=rng))
    assert passed >= 15


def test_letters_of_curves_may_be_small():
    assert check.which_is_which("b", " c", "a ")


def test_each_curve_is_the_slope_of_the_one_before():
    x = np.linspace(-3.6, 3.6, 73)
    f, slope, bend = (check.CURVES[name] for name in "BCA")
    assert np.allclose(complex_step(f, x), slope(x), atol=1e-14)
    assert np.allclose(complex_step(slope, x), bend(x), atol=1e-14)


# Numbers of the lesson, found in another way


def test_the_quartic_has_one_minimum_and_two_inflections():
    slope = np.array([4, 3, 0, 2])
    (bottom,) = [z.real for z in np.roots(slope) if abs(z.imag) < 1e-12]
    assert round(bottom, 5) == -1.13686
    assert round(np.polyval([1, 1, 0, 2, 1], bottom), 5) == -1.07263
    assert np.allclose(sorted(np.roots(np.polyder(slope))), [-0.5, 0])


def test_the_slopes_of_powers_are_exact_limits():
    h = Fraction(1, 10**12)
    for n in (2, 3, 4):
        for x in map(Fraction, (-2, 0, 1, 3)):
            average = ((x + h) ** n - x**n) / h
            assert abs(average - n * x ** (n - 1)) < 1000 * h


def test_the_cart_and_the_reciprocal_have_these_slopes():
    h = Fraction(1, 10**12)
    cart = (5 * (2 + h) ** 2 - 3 * (2 + h) - 14) / h
    assert abs(cart - 17) == 5 * h
    assert abs((1 / (2 + h) - Fraction(1, 2)) / h + Fraction(1, 4)) < h


def test_the_trail_is_level_and_steepest_where_the_question_says():
    from lib.questions.derivatives import _LEVEL, _LEVEL_AGAIN, trail

    slope = derivative(trail)
    x = np.linspace(0, 5, 5001)
    assert np.allclose([slope(_LEVEL), slope(_LEVEL_AGAIN)], 0, atol=1e-9)
    assert np.flatnonzero(np.diff(np.sign(slope(x)))).size == 2
    assert np.allclose(slope(x), central_difference(trail, x), atol=1e-6)
    assert round(x[slope(x).argmin()], 1) == 2.1


def test_a_hat_is_no_power():
    assert questions.find("derivatives.hat").answer == eval("2^3 + 1")


@pytest.mark.parametrize("k", [27, 40, 45, 50])
def test_with_a_power_of_two_as_step_the_square_loses_nothing(k):
    h = 2.0**-k
    assert ((3 + h) * (3 + h) - 3.0 * 3.0) / h == 6


@pytest.mark.parametrize("h", [1e-8, 1e-12, 1e-15, 1e-16])
def test_the_error_of_a_tiny_step_of_the_square_is_that_of_the_step(h):
    made = (3 + h) - 3
    measured = ((3 + h) * (3 + h) - 9.0) / h
    assert measured == pytest.approx(6 * made / h, abs=1e-7)
    exact = Fraction(3 + h) ** 2 - 9  # no rounding but that of 3 + h
    assert measured == pytest.approx(float(exact / Fraction(h)), abs=2e-8)


@pytest.mark.parametrize("k", [30, 40, 50])
def test_with_an_exact_step_what_is_left_is_the_rounding_of_the_cube(k):
    h = 2.0**-k
    assert (1.1 + h) - 1.1 == h
    x = 1.1 + h
    measured = (x * x * x - 1.1 * 1.1 * 1.1) / h
    exact = (Fraction(x) ** 3 - Fraction(1.1) ** 3) / Fraction(h)
    off = abs(measured - float(exact))
    assert 1e-8 < off < 3 * 2.0**-52 * 1.331 / h


@pytest.mark.parametrize(
    "f, x, slope",
    [
        (np.log, 1.0, 1.0),
        (lambda x: x - 3, 3.0, 1.0),
        (np.sin, 100.0, np.cos(100.0)),
        (np.sin, 1.0, np.cos(1.0)),
        (np.exp, 2.0, np.exp(2.0)),
    ],
)
def test_two_roundings_bound_the_error_of_small_steps(f, x, slope):
    eps = 2.0**-52
    for h in 10.0 ** -np.arange(11, 16):
        error = abs((f(x + h) - f(x)) / h - slope)
        assert error < 1.5 * eps * (abs(f(x)) + abs(x * slope)) / h


def test_the_best_step_near_1_is_not_that_of_a_place_where_x_is_small():
    def best(x):
        f, slope = lambda t: np.sin(1000 * t), 1000 * np.cos(1000 * x)
        steps = 10.0 ** -np.arange(1, 16)
        errors = np.abs((f(x + steps) - f(x)) / steps - slope)
        return 1 + errors.argmin()

    near_1 = [best(x) for x in np.linspace(0.7, 1.3, 41)]
    near_0 = [best(x) for x in np.linspace(0.0007, 0.0013, 41)]
    assert np.median(near_1) in (9, 10)
    assert np.median(near_0) == 11
