"""lib.losses: values by hand, slopes by differences, refusals."""

import numpy as np
import pytest

from lib import losses
from lib.autograd import Tensor
from lib.calculus import gradient, hessian
from lib.differences import central_difference

rng = np.random.default_rng(0)
Y_HAT = rng.normal(size=7)
Y = rng.normal(size=7)
ZERO_ONE = np.array([0, 1, 1, 0, 1, 0, 1])
SIGNS = 2 * ZERO_ONE - 1
LOGITS = rng.normal(size=(5, 3))
LABELS = np.array([0, 2, 1, 1, 0])

PAIRS = {
    "mean_squared_error": (losses.mean_squared_error, Y),
    "mean_absolute_error": (losses.mean_absolute_error, Y),
    "huber": (losses.huber, Y),
    "binary_cross_entropy": (losses.binary_cross_entropy, ZERO_ONE),
    "hinge": (losses.hinge, SIGNS),
}


@pytest.mark.parametrize(("loss", "y"), PAIRS.values(), ids=PAIRS)
def test_gradients_agree_with_central_differences(loss, y):
    found = gradient(loss)(Y_HAT, y)
    for i in range(len(Y_HAT)):
        along = np.eye(len(Y_HAT))[i]
        slope = central_difference(
            lambda t, along=along: loss(Y_HAT + t * along, y), 0.0
        )
        assert found[i] == pytest.approx(slope, abs=1e-9)


def test_cross_entropy_is_minus_the_log_of_the_right_share():
    shares = np.exp(LOGITS) / np.exp(LOGITS).sum(axis=1, keepdims=True)
    expected = -np.log(shares[np.arange(5), LABELS]).mean()
    assert losses.cross_entropy(LOGITS, LABELS) == pytest.approx(expected)
    found = gradient(losses.cross_entropy)(LOGITS, LABELS)
    assert np.allclose(found, (shares - np.eye(3)[LABELS]) / 5, atol=1e-15)


def test_cross_entropy_can_be_differentiated_twice():
    found = hessian(losses.cross_entropy)(LOGITS[0], 2)
    p = np.exp(LOGITS[0]) / np.exp(LOGITS[0]).sum()
    assert np.allclose(found, np.diag(p) - np.outer(p, p), atol=1e-15)


def test_binary_cross_entropy_is_cross_entropy_of_two_classes():
    two = np.stack([np.zeros(7), Y_HAT], axis=1)
    assert losses.binary_cross_entropy(Y_HAT, ZERO_ONE) == pytest.approx(
        losses.cross_entropy(two, ZERO_ONE)
    )


def test_the_slope_of_the_log_loss_at_zero_is_half_minus_the_target():
    found = gradient(losses.binary_cross_entropy)(
        np.zeros(2), np.array([0, 1])
    )
    assert np.array_equal(found, [0.25, -0.25])


@pytest.mark.parametrize("size", [1000.0, -1000.0])
def test_logits_of_a_thousand_do_not_overflow(size):
    logits = np.array([size, -size])
    for loss, y in (
        (losses.binary_cross_entropy, np.array([1, 0])),
        (losses.cross_entropy, 0),
    ):
        assert np.isfinite(loss(logits, y))
        assert np.all(np.isfinite(gradient(loss)(logits, y)))


def test_a_class_that_is_impossible_costs_nothing_when_it_is_not_the_label():
    logits = np.array([[-np.inf, 2.0, 2.0]])
    assert losses.cross_entropy(logits, [1]) == pytest.approx(np.log(2))
    found = gradient(losses.cross_entropy)(logits, [1])
    assert np.allclose(found, [[0.0, -0.5, 0.5]], atol=1e-15)


def test_huber_is_squared_near_zero_and_linear_far_away():
    zero = np.zeros(1)
    assert losses.huber(np.array([0.5]), zero) == 0.125
    assert losses.huber(np.array([10.0]), zero) == 9.5
    assert losses.huber(np.array([10.0]), zero, delta=2.0) == 18.0
    assert gradient(losses.huber)(np.array([1.0]), zero) == 1.0


def test_float32_stays_float32():
    for loss, y in PAIRS.values():
        y_hat = Tensor(Y_HAT.astype(np.float32))
        value = loss(y_hat, y.astype(np.float32))
        value.backward()
        assert value.dtype == y_hat.grad.dtype == np.float32
    logits = Tensor(LOGITS.astype(np.float32))
    value = losses.cross_entropy(logits, LABELS)
    value.backward()
    assert value.dtype == logits.grad.dtype == np.float32


@pytest.mark.parametrize(("loss", "y"), PAIRS.values(), ids=PAIRS)
def test_shapes_that_numpy_would_stretch_are_refused(loss, y):
    with pytest.raises(ValueError, match=r"\(7, 1\) and \(7,\) do not fit"):
        loss(Tensor(Y_HAT[:, None]), y)


def test_labels_are_checked():
    with pytest.raises(ValueError, match=r"\(5, 3\) and \(4,\) do not fit"):
        losses.cross_entropy(LOGITS, LABELS[:4])
    with pytest.raises(ValueError, match="from 0 to 2"):
        losses.cross_entropy(LOGITS, LABELS - 1)
    with pytest.raises(ValueError, match="from 0 to 2"):
        losses.cross_entropy(LOGITS, LABELS + 1)
    with pytest.raises(TypeError, match="whole numbers, got float64"):
        losses.cross_entropy(LOGITS, LABELS * 1.0)


def test_targets_that_mean_nothing_are_refused():
    with pytest.raises(ValueError, match="0, 1 or between"):
        losses.binary_cross_entropy(Y_HAT, SIGNS)
    with pytest.raises(ValueError, match=r"-1 or \+1"):
        losses.hinge(Y_HAT, ZERO_ONE)
    with pytest.raises(ValueError, match="delta must be positive, got 0"):
        losses.huber(Y_HAT, Y, delta=0)
