"""Prints what `lib.losses` says of three predictions, for Node."""

import json

import numpy as np

from lib.autograd import sigmoid
from lib.calculus import derivative, gradient
from lib.losses import (
    binary_cross_entropy,
    hinge,
    huber,
    mean_absolute_error,
    mean_squared_error,
)
from lib.widgets.loss import best_constant, best_line

X = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
EXAMPLES = [
    [2.0, 3.0, 3.0, 4.0, 5.0],
    [2.0, 3.0, 3.0, 40.0, 5.0],
    [0.3, -1.7, 2.2, -1000.0, 1000.0],
]
CONSTANTS = [-1000.0, -0.6, 3.21, 1000.0]
LOGITS = [-1000.0, -37.5, -8.0, -1.2, 0.0, 0.3, 3.0, 37.5, 1000.0]
LINES = [(0.51, 1.7), (-300.0, 7.0)]


def judged(kind, f, y, delta, y_hat):
    """Return the loss and its slope in each prediction."""
    slopes = gradient(lambda y_hat: f(y_hat, y))(y_hat)
    return dict(
        kind=kind,
        delta=delta,
        y=y.tolist(),
        loss=float(f(y_hat, y)),
        slopes=(len(y) * slopes).tolist(),
    )


def losses_of(delta):
    """Return the three losses by the names that the explorer has."""
    return {
        "MSE": mean_squared_error,
        "MAE": mean_absolute_error,
        "Huber": lambda y_hat, y: huber(y_hat, y, delta),
    }


def witnesses():
    """Return losses and slopes, and where each loss is lowest."""
    for y in map(np.array, EXAMPLES):
        for delta in (1.0, 0.25):
            for kind, f in losses_of(delta).items():
                best = best_line(kind, X, y, delta)
                row = dict(c=best_constant(kind, y, delta), best=best)
                for c in CONSTANTS:
                    made = judged(kind, f, y, delta, c + 0 * y)
                    yield {**made, **row, "model": "constant", "at": c}
                for m, b in LINES:
                    made = judged(kind, f, y, delta, m * X + b)
                    yield {**made, **row, "model": "line", "at": [m, b]}


# Four losses of a logit


def losses_of_logit():
    """Return them by the names that the explorer has."""
    return {
        "cross-entropy": binary_cross_entropy,
        "hinge": lambda z, y: hinge(z, 2 * y - 1),
        "squared": lambda z, y: (sigmoid(z) - y) ** 2,
        "1 − p": lambda z, y: 1 - sigmoid(z),
    }


def witnesses_of_logit():
    """Return each loss and its slope at some logits, for both answers."""
    for name, f in losses_of_logit().items():
        for target in (0, 1):
            for z in LOGITS:
                slope = float(derivative(f)(z, target))
                value = float(f(z, target))
                yield dict(
                    name=name, target=target, z=z, loss=value, slope=slope
                )


if __name__ == "__main__":
    both = dict(misses=list(witnesses()), logits=list(witnesses_of_logit()))
    print(json.dumps(both).replace("}, {", "},\n  {"))  # noqa: T201
