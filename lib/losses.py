"""Losses: one number that says how far predictions are from the targets.

Every loss is a mean over all elements, which are the examples where each has
one output; a Tensor if the predictions are, so ``loss.backward()`` starts
here.  It has the precision of the predictions.  Predictions and targets must
have one shape: NumPy would stretch (n, 1) against (n,) into an n by n table
of differences, and the loss would be wrong without a word.

The two that end in a probability take logits, the scores before sigmoid or
softmax: log and exp cancel there, and nothing overflows.

Left out: weights for examples, and sums instead of means.
"""

import numpy as np

from lib.arrays import floats, misfit, plain
from lib.autograd import (
    Tensor,
    abs,
    maximum,
    mean,
    minimum,
    relu,
    sigmoid,
    softmax,
    unary,
)


def mean_squared_error(y_hat, y):
    """Return the mean squared error of the predictions ``y_hat``.

        mean of (y_hat - y)**2

    Shapes  y_hat, y: one shape, any;  returns a single number.
    Units   those of y, squared.
    Raises  ValueError if the shapes differ.
    Source  Legendre 1805; minus the log-likelihood of Gaussian noise, up to
            scale and a constant.

    >>> print(mean_squared_error(np.array([1.0, 3.0]), np.array([1.0, 1.0])))
    2.0
    """
    residual = _residual("mean_squared_error", y_hat, y)
    return mean(residual * residual)


def mean_absolute_error(y_hat, y):
    """Return the mean absolute error of the predictions ``y_hat``.

        mean of |y_hat - y|

    Shapes  y_hat, y: one shape, any;  returns a single number.
    Units   those of y.
    Raises  ValueError if the shapes differ.
    Source  Laplace 1774; minus the log-likelihood of double-exponential noise,
            up to scale and a constant.

    >>> print(mean_absolute_error(np.array([1.0, 3.0]), np.array([1.0, 1.0])))
    1.0
    """
    return mean(abs(_residual("mean_absolute_error", y_hat, y)))


def huber(y_hat, y, delta=1.0):
    """Return the Huber loss: squared for small residuals, linear for large.

        r**2 / 2                  where |r| <= delta,   r = y_hat - y
        delta (|r| - delta / 2)   elsewhere

    Shapes  y_hat, y: one shape, any;  delta: a positive number;  returns a
            single number.
    Units   those of y, squared; delta has those of y.
    Raises  ValueError if the shapes differ or delta is not positive.
    Source  Huber 1964.

    >>> print(huber(np.array([1.0, 4.0]), np.array([1.0, 1.0])))
    1.25
    """
    if not delta > 0:
        raise ValueError(f"delta must be positive, got {delta}")
    r = _residual("huber", y_hat, y)
    c = maximum(minimum(r, delta), -delta)
    # c is r where it is small: r**2 / 2; and delta or -delta elsewhere
    return mean(c * (r - c / 2))


def binary_cross_entropy(logits, y):
    """Return the log loss of the logits ``z`` for targets 0 or 1.

        mean of -(y log p + (1 - y) log(1 - p)),    p = sigmoid(z)
              =  y log(1 + exp(-z)) + (1 - y) log(1 + exp(z))

    Shapes  logits, y: one shape, any; y from 0 to 1;  returns one number.
    Units   nats.
    Error   no overflow, also at logits of +-1000, and all digits of a loss
            that is small.
    Raises  ValueError if the shapes differ or a target is not in [0, 1].
    Source  Good 1952.

    >>> print(binary_cross_entropy(np.array([0.0, 1000.0]), np.array([0, 1])))
    0.34657359027997264
    """
    z, y = _pair("binary_cross_entropy", logits, y)
    if not np.all((y >= 0) & (y <= 1)):
        raise ValueError("binary_cross_entropy: targets y are 0, 1 or between")
    return mean(y * _softplus(-z) + (1 - y) * _softplus(z))


def _log_of_1_plus_exp(a):
    # exp only of what is not positive: no overflow
    return np.maximum(a, 0) + np.log1p(np.exp(np.minimum(a, -a)))


_softplus = unary(
    "softplus", _log_of_1_plus_exp, lambda g, y, a: g * sigmoid(a)
)


def hinge(scores, y):
    """Return the hinge loss of the ``scores`` for targets -1 or +1.

        mean of max(0, 1 - y score)

    Shapes  scores, y: one shape, any;  returns a single number.
    Raises  ValueError if the shapes differ or a target is not -1 or +1.
    Source  Cortes and Vapnik 1995.

    >>> print(hinge(np.array([2.0, 0.5]), np.array([1, 1])))
    0.25
    """
    scores, y = _pair("hinge", scores, y)
    if not np.all(np.abs(plain(y)) == 1):
        raise ValueError("hinge: targets y are -1 or +1")
    return mean(relu(1 - scores * y))


def cross_entropy(logits, labels):
    """Return the cross-entropy of the ``logits`` for the right ``labels``.

        mean of -log softmax(logits)[label]

    One node, not six: its gradient is (softmax(logits) - one hot) / n, and
    the probabilities are at hand from the way forward.

    Shapes  logits: (n, k) scores for k classes, or (k,);  labels: (n,) whole
            numbers from 0 to k - 1, or one;  returns a single number.
    Units   nats.
    Error   no overflow, also at logits of +-1000; about EPS, so that a loss
            below 1e-16 is 0.
    Raises  ValueError if the shapes do not fit or a label is out of range;
            TypeError if labels are not whole numbers.

    >>> print(cross_entropy(np.array([[0.0, 1000.0], [0.0, 0.0]]), [1, 0]))
    0.34657359027997264
    """
    z, labels = plain(floats(logits, "logits")), np.asarray(labels)
    one_hot = _one_hot(z, labels)
    z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    total = e.sum(axis=-1, keepdims=True)
    loss = (np.log(total).sum() - z[one_hot].sum()) / labels.size
    if not isinstance(logits, Tensor):
        return loss

    def rule(g, y, a):
        p = softmax(a) if isinstance(a, Tensor) else e / total
        return (p - one_hot) * (g / labels.size)

    return Tensor(loss, (logits,), (rule,))


def _one_hot(z, labels):
    # for each example, True at the class that its label names
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels must be whole numbers, got {labels.dtype}")
    if z.shape[:-1] != labels.shape:
        raise misfit("cross_entropy", z, labels)
    one_hot = labels[..., None] == np.arange(z.shape[-1])
    if np.count_nonzero(one_hot) != labels.size:
        raise ValueError(f"labels must be from 0 to {z.shape[-1] - 1}")
    return one_hot


def _pair(name, y_hat, y):
    # predictions and targets as floats of one shape; targets that are plain
    # numbers take the precision of the predictions
    y_hat, y = floats(y_hat, "predictions"), floats(y, "targets")
    if np.shape(y_hat) != np.shape(y):
        raise misfit(name, y_hat, y)
    return y_hat, y if isinstance(y, Tensor) else y.astype(
        y_hat.dtype, copy=False
    )


def _residual(name, y_hat, y):
    y_hat, y = _pair(name, y_hat, y)
    return y_hat - y
