"""The lesson on attribution: what it promises, computed again."""

import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import relu, sigmoid
from lib.calculus import gradient
from lib.data import digit_reader, digits
from lib.differences import central_difference
from lib.widgets import AttributionExplorer


def scores(X):
    W1, b1, W2, b2 = digit_reader()
    return relu(X @ W1 + b1) @ W2 + b2


def pictures(count=20):
    order = np.random.default_rng(0).permutation(1797)
    return digits().X[order[1257 : 1257 + count]] / 16


def open_share(b, s):
    """Return on how much of the way from 0 to 1 the sum b + t s is open."""
    t = (np.arange(20_000) + 0.5) / 20_000
    return np.mean(b + t[:, None] * s > 0, axis=0)


def test_the_reader_reads_what_it_was_not_trained_on():
    order = np.random.default_rng(0).permutation(1797)
    rows = order[1257:]
    right = scores(digits().X[rows] / 16).argmax(1) == digits().y[rows]
    assert right[:180].sum() == 174
    assert right[180:].sum() == 354


def test_the_rate_of_a_neuron_with_its_input_is_slope_times_weight():
    x, w = 2.0, 0.5
    y = 1 / (1 + np.exp(-w * x))
    measured = central_difference(lambda x: 1 / (1 + np.exp(-w * x)), x)
    assert measured == pytest.approx(y * (1 - y) * w, rel=1e-7)


def test_integrated_gradients_of_a_relu_network_add_up():
    W1, b1, W2, _ = digit_reader()
    white = scores(np.zeros(64))
    for x in pictures():
        k = int(scores(x).argmax())
        is_open = open_share(b1, x @ W1)
        parts = x * (W1 @ (is_open * W2[:, k]))
        whole = scores(x)[k] - white[k]
        assert parts.sum() == pytest.approx(whole, abs=5e-3)


def test_gradient_times_input_misses_what_the_biases_make():
    W1, b1, W2, b2 = digit_reader()
    for x in pictures():
        k = int(scores(x).argmax())
        rates = gradient(lambda x, k=k: scores(x)[k])(x)
        biases = ((x @ W1 + b1 > 0) * b1) @ W2[:, k] + b2[k]
        assert rates @ x + biases == pytest.approx(scores(x)[k], rel=1e-10)


def test_parts_of_a_product_depend_on_the_path():
    t = np.linspace(0, 1, 1001)
    straight = 2 * np.trapezoid(3 * t, t), 3 * np.trapezoid(2 * t, t)
    bent = 2 * np.trapezoid(0 * t, t), 3 * np.trapezoid(2 + 0 * t, t)
    assert straight == pytest.approx((3, 3))
    assert bent == pytest.approx((0, 6))
    assert sum(straight) == pytest.approx(sum(bent))


def test_a_smoothed_ripple_has_the_slope_of_the_line():
    s, omega = 0.05, 100
    u = np.linspace(-8, 8, 200_001)
    weights = np.exp(-(u**2) / 2)
    rates = 1 + 2 * np.cos(omega * (0.5 + s * u))
    mean = (weights * rates).sum() / weights.sum()
    law = 1 + 2 * np.exp(-((s * omega) ** 2) / 2) * np.cos(omega * 0.5)
    assert mean == pytest.approx(law, abs=1e-9)
    assert mean == pytest.approx(1, abs=1e-4)


def test_the_error_of_the_trapezoid_falls_with_the_square_of_the_steps():
    def missing(steps):
        t = np.linspace(0, 1, steps + 1)
        y = sigmoid(3 * t - 1)
        rates = 3 * y * (1 - y)
        return abs(np.trapezoid(rates, t) - (y[-1] - y[0]))

    assert missing(100) / missing(1000) == pytest.approx(100, rel=0.01)


def test_the_explorer_says_what_it_shows():
    explorer = AttributionExplorer(np.zeros(64), method="gradient", digit=3)
    assert explorer.describe() == (
        "64 pixels; the network says 4. Gradient of the score of 3."
    )
    explorer.digit = -1
    assert explorer.describe().endswith("Gradient of the score of 4.")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"picture": np.zeros(63)}, "64 numbers from 0 to 1"),
        ({"picture": np.full(64, 2.0)}, "64 numbers from 0 to 1"),
        ({"method": "magic"}, "method must be one of"),
        ({"digit": 10}, "digit must be from -1 to 9"),
        ({"weights": digit_reader()[:3]}, "weights must have the shapes"),
    ],
)
def test_what_the_explorer_cannot_show_is_refused(wrong, words):
    with pytest.raises(TraitError, match=words):
        AttributionExplorer(**{"picture": np.zeros(64), **wrong})


def test_a_network_of_ones_own_can_be_looked_into():
    W1, b1, W2, b2 = digit_reader()
    own = AttributionExplorer(
        np.zeros(64), weights=[W1[:, :8], b1[:8], W2[:8], b2 + np.eye(10)[7]]
    )
    expected = np.maximum(b1[:8], 0) @ W2[:8] + b2 + np.eye(10)[7]
    assert own.answer() == expected.argmax()
