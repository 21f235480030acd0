"""The lesson on accumulation: what it promises, computed again."""

from math import erf, sqrt

import numpy as np
import pytest

from lib.autograd import Tensor, exp, mean, tanh
from lib.calculus import derivative, gradient
from lib.data import bolt_tables, digits
from lib.differences import central_difference


def left(f, a, b, n):
    return (b - a) / n * sum(f(a + (b - a) * k / n) for k in range(n))


def right(f, a, b, n):
    return (b - a) / n * sum(f(a + (b - a) * k / n) for k in range(1, n + 1))


def midpoint(f, a, b, n):
    return (b - a) / n * sum(f(a + (b - a) * (k + 0.5) / n) for k in range(n))


def trapezoid(f, a, b, n):
    return (left(f, a, b, n) + right(f, a, b, n)) / 2


@pytest.mark.parametrize(
    ("rule", "constant", "order"),
    [(left, -1 / 2, 1), (right, 1 / 2, 1)]
    + [(midpoint, -1 / 24, 2), (trapezoid, 1 / 12, 2)],
)
def test_each_rule_has_its_leading_error(rule, constant, order):
    """The gain of e^x and that of its slope are the same number."""
    a, b, n = 0.3, 1.7, 400
    gain = np.exp(b) - np.exp(a)
    error = rule(np.exp, a, b, n) - gain
    predicted = constant * ((b - a) / n) ** order * gain
    assert error == pytest.approx(predicted, rel=0.002)


def test_equal_ends_a_vertical_tangent_and_a_period_change_the_order():
    def factor(rule, f, b, area, n=64):
        errors = [rule(f, 0.0, b, k) - area for k in (n, 2 * n)]
        return errors[0] / errors[1]

    assert factor(left, lambda x: x * (1 - x), 1.0, 1 / 6) == pytest.approx(4)
    root = factor(midpoint, np.sqrt, 1.0, 2 / 3, n=1024)
    assert root == pytest.approx(2**1.5, rel=0.01)
    corner = [midpoint(lambda x: abs(x - 1 / 3), 0, 1, n) for n in (64, 128)]
    errors = [c - 5 / 18 for c in corner]
    assert errors[0] / errors[1] == pytest.approx(4, rel=0.01)

    def wave(x):
        return np.exp(np.sin(x))

    whole = left(wave, 0.0, 2 * np.pi, 16)
    assert whole == pytest.approx(2 * np.pi * np.i0(1.0), abs=1e-12)
    for end, wanted in [(6.0, 2), (np.pi, 4)]:  # another height, and the same
        area = midpoint(wave, 0.0, end, 100_000)
        assert factor(left, wave, end, area) == pytest.approx(wanted, rel=0.02)


def test_right_sums_of_one_over_x_grow_by_the_logarithm_of_two():
    sums = [right(lambda x: 1 / x, 0.0, 1.0, n) for n in (500, 1000)]
    assert sums[1] - sums[0] == pytest.approx(np.log(2), abs=1e-3)
    gentle = right(lambda x: x**-0.5, 0.0, 1.0, 100_000)
    assert gentle == pytest.approx(2, abs=0.005)


def test_the_rate_of_the_area_is_the_height_by_engine_and_by_measure():
    def running(x):
        return midpoint(exp, 0.0, x, 200)

    for x in (0.5, 1.5):
        assert derivative(running)(x) == pytest.approx(np.exp(x), rel=1e-4)
        slope = central_difference(lambda x: float(running(Tensor(x)).data), x)
        assert slope == pytest.approx(np.exp(x), rel=1e-4)


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_trapezoids_of_central_differences_end_at_the_last_mark(name):
    """The velocities are divided by what they are multiplied with."""
    time, position = bolt_tables()[name]
    v = np.empty(len(time))
    v[1:-1] = (position[2:] - position[:-2]) / (time[2:] - time[:-2])
    v[0] = (position[1] - position[0]) / (time[1] - time[0])
    v[-1] = (position[-1] - position[-2]) / (time[-1] - time[-2])
    shuffled = np.random.default_rng(0).permutation(position)
    assert np.trapezoid(v, time) == pytest.approx(position[-1] - position[0])
    v = np.gradient(shuffled, time)
    assert np.trapezoid(v, time) != pytest.approx(shuffled[-1] - shuffled[0])


def test_polygons_inside_and_around_miss_by_constants_in_the_ratio_of_two():
    n = 1000
    inside = np.pi - n / 2 * np.sin(2 * np.pi / n)
    around = n * np.tan(np.pi / n) - np.pi
    assert inside * n**2 == pytest.approx(2 * np.pi**3 / 3, rel=1e-4)
    assert inside / around == pytest.approx(2, rel=1e-4)


def test_an_eight_has_the_most_ink_and_a_seven_the_least():
    X, y = digits()
    ink = [X[y == digit].sum(axis=1).mean() for digit in range(10)]
    assert (np.argmax(ink), np.argmin(ink)) == (8, 7)


def test_noise_drifts_like_the_root_of_the_steps_and_bias_like_the_steps():
    rng = np.random.default_rng(1)
    drift = np.cumsum(0.1 * rng.normal(scale=0.5, size=(2000, 900)), axis=1)
    for n in (9, 100, 900):
        spread = drift[:, n - 1].std()
        assert spread == pytest.approx(0.05 * sqrt(n), rel=0.05)
    assert 0.05 * sqrt(100) == pytest.approx(0.05 * 0.1 * 100)


def test_an_error_bar_keeps_what_it_promises_if_the_variance_is_finite():
    rng = np.random.default_rng(1)

    def kept(sample, truth, times):
        bar = sample.std(axis=1, ddof=1) / sqrt(sample.shape[1])
        off = np.abs(sample.mean(axis=1) - truth)
        return np.mean(off <= times * bar)

    u = rng.random((4000, 100))
    for times in (1, 2):
        promised = erf(times / sqrt(2))
        found = kept(np.exp(u), np.e - 1, times)
        assert found == pytest.approx(promised, abs=0.03)
    assert kept(np.exp(u[:, :4]), np.e - 1, 2) < 0.9  # a handful
    assert kept(u ** (-2 / 3), 3.0, 2) < 0.75


A = np.array([[1.0, 2.0], [2.0, -1.0], [-1.0, 1.0], [0.5, 0.5]])
B = np.array([1.0, 0.0, -1.0, 0.5])


def loss(w):
    return mean((tanh(A @ w) - B) ** 2)


def test_the_loss_changes_by_the_integral_of_its_gradient_on_any_path():
    grad, t = gradient(loss), np.linspace(0, 1, 401)
    shares = []
    for w in (
        np.column_stack([t, 2 * t]),
        np.column_stack([t, 2 * t**3 + np.sin(np.pi * t)]),
    ):
        middles, steps = (w[1:] + w[:-1]) / 2, np.diff(w, axis=0)
        parts = [grad(m) * s for m, s in zip(middles, steps, strict=True)]
        shares.append(np.sum(parts, axis=0))
        wanted = loss(w[-1]) - loss(w[0])
        assert shares[-1].sum() == pytest.approx(wanted, abs=1e-4)
    assert abs(shares[0][0] - shares[1][0]) > 0.05


def test_descent_loses_the_squared_gradients_up_to_the_learning_rate():
    grad, gaps = gradient(loss), []
    for learning_rate in (0.01, 0.001):
        w, promised = np.array([0.0, -0.5]), 0.0
        first = loss(w)
        for _ in range(round(2 / learning_rate)):
            g = grad(w)
            promised += learning_rate * g @ g
            w = w - learning_rate * g
        gaps.append(promised - (first - loss(w)))
    assert gaps[0] / gaps[1] == pytest.approx(10, rel=0.05)
