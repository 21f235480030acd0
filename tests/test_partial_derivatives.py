"""What the chapter on partial derivatives promises beyond every chapter.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import numpy as np
import pytest

from lib import questions
from lib.calculus import gradient, hessian
from lib.checks import partial_derivatives as check
from lib.data import diabetes
from lib.questions.partial_derivatives import elevation, hill_rates, slope_of
from tests.test_tasks import reply_to

PATIENTS = diabetes()
BMI = PATIENTS.column("bmi")


def hill(place):
    return elevation(place[0], place[1])


@pytest.mark.parametrize("place", [(1.0, 2.0), (-1.0, 1.0), (0.3, -2.5)])
def test_the_rates_of_the_hill_are_those_of_the_engine(place):
    rates = gradient(hill)(np.array(place))
    np.testing.assert_allclose(hill_rates(*place), rates, atol=1e-9)
    np.testing.assert_allclose(check.slopes(elevation, *place), rates)


def test_questions_and_checks_speak_of_the_same_hill():
    places = np.random.default_rng(0).normal(size=(5, 2))
    for place in places:
        assert check.hill(place) == elevation(*place)


def test_the_ground_is_level_where_the_question_says():
    east = questions.find("partial_derivatives.level").answer
    assert hill_rates(east, 2)[0] == 0
    assert hill_rates(east, 2)[1] < 0


def test_a_line_is_a_plane_and_what_comes_along():
    alone, fixed = slope_of("bmi"), slope_of("bmi", "blood_pressure")
    rest = slope_of("blood_pressure", "bmi")
    along, _ = np.polyfit(BMI, PATIENTS.column("blood_pressure"), 1)
    assert alone == pytest.approx(fixed + rest * along)


FOLDED = [
    lambda x, y: abs(x * y) ** 0.5,
    lambda x, y: 5 + x * y / np.hypot(x, y) if x or y else 5,
    lambda x, y: -min(abs(x), abs(y)) / 10,
    lambda x, y: x**2 * y / (x**2 + y**2) if x or y else 0,
    lambda x, y: abs(x + y) - abs(x) - abs(y),
    lambda x, y: max(0, min(x, y)),
]


@pytest.mark.parametrize("surface", FOLDED)
def test_any_surface_that_is_level_on_both_axes_only_will_do(surface):
    assert check.flat_on_both_axes(surface)


@pytest.mark.parametrize("steep", [1, 1e4])
def test_a_smooth_surface_is_level_however_much_it_bends(steep):
    reply = reply_to(check.flat_on_both_axes, [lambda x, y: steep * x * y])
    assert reply.slug == "partial_derivatives.flat-on-both-axes-smooth"


@pytest.mark.parametrize(
    "lucky",
    [lambda x, y: y, lambda x, y: np.sin(y) + 3, lambda x, y: -(y**3)],
)
def test_the_bug_hides_in_any_function_of_y_alone(lucky):
    def repaired(f, x, y, h):
        return (f(x, y + h) - f(x, y - h)) / (2 * h)

    assert check.spot_the_bug(-100, lucky, repaired)


def test_the_engine_finds_the_loss_of_a_line_as_the_check_does():
    def loss(p):
        return ((p[0] * BMI + p[1] - PATIENTS.y) ** 2).mean()

    def rates(w, b):
        return gradient(loss)(np.array([w, b]))

    assert check.line_loss(lambda *p: rates(*p)[0], lambda *p: rates(*p)[1])


def test_the_corners_of_a_small_rectangle_are_the_mixed_derivative():
    def corners(f, x, y, h, k):
        return (f(x + h, y + k) - f(x, y + k) - f(x + h, y) + f(x, y)) / h / k

    mixed = hessian(hill)(np.array([1.0, 2.0]))[0, 1]
    assert corners(elevation, 1, 2, 1, 1) == mixed == 20
    assert check.mixed_partials(corners, -6, 6)


def test_west_of_the_summit_the_ground_may_fall_towards_the_east():
    assert hill_rates(-1.0, 1.0)[0] == 100
    assert hill_rates(-0.25, -2.0)[0] == -20  # the summit is ahead
    assert hill_rates(0.25, 2.0)[0] == 20  # the summit is behind


def test_mixed_derivatives_may_agree_where_they_are_not_continuous():
    def f(x, y):
        return x**2 * y**2 / (x**2 + y**2) if x or y else 0.0

    def mixed(h, k):
        return (f(h, k) - f(h, 0.0) - f(0.0, k) + f(0.0, 0.0)) / (h * k)

    assert abs(mixed(1e-9, 1e-3)) < 1e-5 and abs(mixed(1e-3, 1e-9)) < 1e-5
    h, x = 1e-4, 1e-2
    corners = f(x + h, x + h) - f(x + h, x) - f(x, x + h) + f(x, x)
    assert corners / h**2 == pytest.approx(1, rel=0.05)  # on the diagonal


def test_both_rates_of_the_loss_negative_promise_nothing_far_away():
    patients = diabetes()
    bmi, y = patients.column("bmi"), patients.y

    def loss(w, b):
        return np.mean((w * bmi + b - y) ** 2)

    start = loss(8.0, -100.0)
    assert loss(8.01, -100.0) < start and loss(8.0, -99.9) < start
    assert loss(12.0, -100.0) > start and loss(8.0, 0.0) > start
