"""The lesson on unstable gradients: what it promises, computed again."""

import numpy as np
import pytest

from lib.autograd import Tensor, mean, relu, sigmoid, sqrt, tanh
from lib.calculus import derivative, jacobian, pull_back
from lib.differences import central_difference


def chain(a):
    for _ in range(10):
        a = sigmoid(a)
    return a


def test_ten_sigmoids_stay_below_a_quarter_to_the_tenth():
    slopes = derivative(chain)(np.linspace(-5, 5, 1001))
    assert slopes.max() < 0.25**10
    assert slopes.max() == pytest.approx(3.9e-7, rel=0.01)


def test_no_input_moves_ten_sigmoids_by_two_millionths():
    ends = chain(np.array([-1e3, -40.0, 0.0, 40.0, 1e3]))
    assert np.ptp(ends) == pytest.approx(1.53e-6, rel=0.01)


def test_singular_values_bound_what_a_stack_of_layers_does():
    rng = np.random.default_rng(1)
    weights = rng.normal(scale=0.5, size=(6, 5, 5))

    def stack(a):
        for W in weights:
            a = tanh(a @ W)
        return a

    stretched = np.linalg.norm(jacobian(stack)(rng.normal(size=5)), 2)
    assert stretched <= np.prod([np.linalg.norm(W, 2) for W in weights])


@pytest.mark.parametrize(
    ("variance", "bend", "kept"),
    [(1, np.array, 1), (2, relu, 1), (1, relu, 0.5)],
)
def test_first_weights_keep_the_mean_square(variance, bend, kept):
    rng = np.random.default_rng(0)
    n = 2000
    a = rng.normal(size=(20, n))
    z = a @ rng.normal(scale=(variance / n) ** 0.5, size=(n, n))
    assert np.mean(bend(z) ** 2) == pytest.approx(kept, rel=0.05)


def test_the_derived_gradient_of_batch_normalisation_is_measured():
    rng = np.random.default_rng(0)
    x, g = rng.normal(size=(6, 3)) + 2, rng.normal(size=(6, 3))
    epsilon = 0.1

    def normalised(x):
        m = mean(x, axis=0)
        v = mean((x - m) ** 2, axis=0)
        return (x - m) / sqrt(v + epsilon)

    s = np.sqrt(x.var(axis=0) + epsilon)
    hat = (x - x.mean(axis=0)) / s
    derived = (g - g.mean(0) - hat * (g * hat).mean(0)) / s
    assert pull_back(normalised, x)[1](g) == pytest.approx(derived, abs=1e-12)
    i, j = 2, 1

    def moved(value):
        other = x.copy()
        other[i, j] = value
        return np.sum(normalised(other) * g)

    slope = central_difference(moved, x[i, j])
    assert slope == pytest.approx(derived[i, j], rel=1e-6)


def test_a_large_slope_is_harmless_and_a_small_one_is_not():
    def ends(curvature, w, learning_rate):
        for _ in range(10):
            w -= learning_rate * curvature * w
        return abs(w)

    assert ends(1.0, 1e6, 0.9) < 1e-3
    assert ends(1000.0, 1e-6, 0.01) > 1000


def test_a_residual_path_keeps_the_gradient_of_sigmoids_alive():
    rng = np.random.default_rng(0)
    weights = rng.normal(scale=1 / 8, size=(50, 64, 64))
    x = Tensor(rng.normal(size=(8, 64)))
    a = plain = x
    for W in weights:
        a, plain = a + sigmoid(a @ W), sigmoid(plain @ W)
    a.sum().backward()
    with_paths, x.grad = np.abs(x.grad).mean(), None
    plain.sum().backward()
    assert with_paths > 0.5
    assert np.abs(x.grad).mean() < 1e-20
