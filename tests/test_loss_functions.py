"""What the lesson on loss functions says, computed in another way."""

import numpy as np
import pytest

from lib.autograd import sigmoid
from lib.calculus import gradient
from lib.data import breast_cancer
from lib.losses import binary_cross_entropy, huber


def best_of(delta, y):
    """Return the constant with the smallest Huber loss, from a grid."""
    grid = np.linspace(min(y), max(y), 8001)
    losses = [huber(c + 0 * y, y, delta) for c in grid]
    return grid[np.argmin(losses)]


@pytest.mark.parametrize(
    "y, delta, best",
    [
        ([4, 8, 8, 10, 10], 1, 8.5),
        ([4, 8, 8, 10, 10], 0.01, 8.0),
        ([4, 8, 8, 10, 10], 10, 8.0),
        ([-1, -1, 0, 0.1, 1.9], 1, -0.225),
    ],
)
def test_huber_does_not_always_end_between_median_and_mean(y, delta, best):
    y = np.array(y, dtype=float)
    assert np.median(y) == pytest.approx(y.mean())
    assert best_of(delta, y) == pytest.approx(best, abs=0.01)


def test_memory_makes_as_few_mistakes_as_the_neuron_on_the_masses():
    data = breast_cancer()
    order = np.random.default_rng(0).permutation(len(data.y))
    train, test = order[:400], order[400:]
    Z = (data.X - data.X[train].mean(axis=0)) / data.X[train].std(axis=0)
    remembered = [
        data.y[train][((Z[train] - z) ** 2).sum(axis=1).argmin()]
        for z in Z[test]
    ]
    w = np.zeros(30)
    for _ in range(300):
        w = w - 0.2 * gradient(
            lambda w: binary_cross_entropy(Z[train] @ w, data.y[train])
        )(w)
    by_neuron = (sigmoid(Z[test] @ w) > 0.5) != data.y[test]
    assert np.sum(remembered != data.y[test]) == 5
    assert 5 <= by_neuron.sum() <= 9
    assert data.y[test].sum() == 65
