"""What the lesson on activation functions says, computed in another way."""

import numpy as np
import pytest

from lib.autograd import relu, sigmoid
from lib.calculus import derivative
from lib.questions import find


def test_a_convention_at_the_kink_is_no_derivative():
    assert derivative(lambda z: relu(z) - relu(-z))(0.0) == 0
    assert derivative(lambda z: relu(z) - relu(-z))(1e-9) == 1


def test_layers_without_a_bend_say_less_if_one_of_them_is_narrow():
    rng = np.random.default_rng(0)
    W = rng.normal(size=(10, 1)) @ rng.normal(size=(1, 10))
    assert np.linalg.matrix_rank(W) == 1
    right = next(
        option
        for option in find("activation_functions.identity").options
        if option.right
    )
    assert right.text.startswith("At most")


@pytest.mark.parametrize("start", range(20))
def test_descent_without_a_bend_ends_at_one_half_from_every_start(start):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1.0]])
    y = np.array([[0], [1], [1], [0.0]])
    rng = np.random.default_rng(start)
    A, B = rng.normal(size=(3, 4)), rng.normal(size=(4, 1))
    for _ in range(5000):
        g = 2 * (X @ A @ B - y) / 4
        A, B = A - 0.05 * X.T @ g @ B.T, B - 0.05 * A.T @ X.T @ g
    assert np.allclose(X @ A @ B, 0.5, atol=1e-3)


@pytest.mark.parametrize("k, tail", [(0.5, False), (1, False), (2, True)])
def test_only_the_narrow_sigmoid_loses_its_time_in_the_tail(k, tail):
    w, places = -3.0, []
    while (1 - sigmoid(k * w)) ** 2 > 0.01:
        places.append(w)
        s = sigmoid(k * w)
        w += 2 * (1 - s) * s * (1 - s) * k
    below, above = np.array(places) < -1, np.array(places) > 1
    assert (below.mean() > 0.5) == tail
    assert (above.mean() > 0.5) != tail
    assert w == pytest.approx(np.log(9) / k, abs=0.05)
