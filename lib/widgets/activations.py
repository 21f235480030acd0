"""Activations as the explorer of a neuron knows them: values and slopes.

Where an S-shaped one saturates and where ReLU is dead is computed here, too.
The browser has the same closed forms; it leaves out softmax, which needs more
than one number.
"""

import math
from collections.abc import Callable
from typing import Any

from lib.autograd import maximum, relu, sigmoid, tanh
from lib.calculus import derivative

SATURATED = 0.1  # of the largest slope
ACTIVATIONS = ("ReLU", "leaky ReLU", "sigmoid", "tanh")
# Beyond this z on both sides the slope is below SATURATED of its peak:
# sigma' = s (1 - s), tanh' = 1 - t^2, solved for z.
EDGES = {
    "sigmoid": 2 * math.atanh(math.sqrt(1 - SATURATED)),
    "tanh": math.atanh(math.sqrt(1 - SATURATED)),
}
Zone = tuple[str, float, float]


def _activation(name: str, alpha: float) -> Callable[[Any], Any]:
    """Return the activation of a name."""
    if name == "leaky ReLU":
        return lambda z: maximum(z, alpha * z)
    return {"ReLU": relu, "sigmoid": sigmoid, "tanh": tanh}[name]


def value_and_slope(name: str, alpha: float, z: float) -> tuple[float, float]:
    """Return the activation at z and its slope, NaN at the kink.

    >>> value_and_slope("sigmoid", 0.1, 0.0)
    (0.5, 0.25)
    """
    f = _activation(name, alpha)
    kinked = z == 0 and name not in EDGES
    return float(f(z)), math.nan if kinked else float(derivative(f)(z))


def zones(
    name: str, w: float, b: float, interval: tuple[float, float]
) -> list[Zone]:
    """Return where the neuron hardly answers to x: ("dead", from, to).

    "saturated" is a slope below a tenth of the largest, "dead" a slope of 0,
    "deaf" a neuron with the weight 0.

    >>> zones("ReLU", 2.0, -1.0, (-6.0, 6.0))
    [('dead', -6.0, 0.5)]
    """
    low, high = interval
    if w == 0:
        return [("deaf", low, high)]
    below, above = ((sign * EDGES.get(name, 0) - b) / w for sign in (-1, 1))
    left, right = sorted((below, above))
    if name in EDGES:
        found = [("saturated", low, left), ("saturated", right, high)]
    elif name == "ReLU":
        found = [("dead", low, left) if w > 0 else ("dead", right, high)]
    else:
        found = []
    cut = [(kind, max(a, low), min(b, high)) for kind, a, b in found]
    return [(kind, a + 0.0, b + 0.0) for kind, a, b in cut if a < b]
