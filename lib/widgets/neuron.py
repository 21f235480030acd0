"""One neuron: weight and bias move and squeeze the same curve.

The browser has the same closed forms. Left out: softmax, which needs more
than one number.
"""

import math
from collections.abc import Callable
from typing import Any

from traitlets import Float, Tuple, Unicode

from lib.autograd import maximum, relu, sigmoid, tanh
from lib.calculus import derivative
from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, Number, OneOf, ordered

SATURATED = 0.1  # of the largest slope
ACTIVATIONS = ("ReLU", "leaky ReLU", "sigmoid", "tanh")
# Beyond this z on both sides the slope is below SATURATED of its peak:
# sigma' = s (1 - s), tanh' = 1 - t^2, solved for z.
EDGES = {
    "sigmoid": 2 * math.atanh(math.sqrt(1 - SATURATED)),
    "tanh": math.atanh(math.sqrt(1 - SATURATED)),
}
Zone = tuple[str, float, float]
TELLS = {
    "dead": "It is dead, with slope 0,",
    "saturated": (
        f"It saturates, with a slope below {SATURATED:.0%} of its largest,"
    ),
}


class NeuronExplorer(Explorer):
    """A neuron with one input, its output and its slope, one over the other.

        z = w x + b      y = activation(z)      dy/dx = activation'(z) w

    The reader drags the middle (z = 0), the steepness and the point ``x``, or
    slides them, and chooses the ``activation``: "ReLU", "leaky ReLU" (with
    the slope ``alpha`` below 0), "sigmoid" or "tanh". All are traits, so
    Python sets them and observes them.

    Units   ``units`` are those of x and of y.
    Raises  ValueError if ``interval`` is none; TraitError if ``x`` lies
            outside it, ``activation`` is not known, a number is not finite
            or ``alpha`` is not above 0 and at most 1.

    >>> explorer = NeuronExplorer("sigmoid", w=2.0, b=-2.0, x=1.0)
    >>> explorer.y, explorer.slope
    (0.5, 0.5)
    """

    explorer = Unicode("neuron")
    activation = OneOf(ACTIVATIONS)
    w = Number()
    b = Number()
    x = Inside()
    alpha = Number(above=0, high=1)
    interval = Tuple(Float(), Float())

    def __init__(
        self,
        activation: str = "sigmoid",
        w: float = 1.0,
        b: float = 0.0,
        interval: tuple[float, float] = (-6.0, 6.0),
        x: float | None = None,
        alpha: float = 0.1,
        label: str = "One neuron",
        axes: tuple[str, str] = ("x", "y"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        low, high = ordered(interval)
        super().__init__(
            activation=activation,
            w=w,
            b=b,
            interval=(low, high),
            x=low + (high - low) * 7 / 12 if x is None else x,
            alpha=alpha,
            label=label,
            axes=axes,
            units=units,
        )

    @property
    def y(self) -> float:
        """What the neuron answers."""
        return self._value_and_slope()[0]

    @property
    def slope(self) -> float:
        """dy/dx at the point, NaN at the kink of ReLU."""
        return self._value_and_slope()[1] * self.w + 0.0

    def _value_and_slope(self) -> tuple[float, float]:
        z = self.w * self.x + self.b
        return value_and_slope(self.activation, self.alpha, z)

    def describe(self) -> str:
        has_slope = math.isfinite(self.slope)
        slope = self._with_unit(self.slope) if has_slope else "none"
        name, y = self.activation, f"{self.y:.6g} {self.units[1]}"
        z = self.w * self.x + self.b
        said = (
            f"{self.label}, {name}(w x + b) with w = {self.w:g} and b = "
            f"{self.b:g}: at x = {self.x:g} it has z = {z:g}, "
            f"y = {y.strip()} and the slope dy/dx = {slope}."
        )
        if self.w == 0:
            return f"{said} The weight is 0, so the output ignores x."
        found = _zones(self.activation, self.w, self.b, self.interval)
        places = [f"from x = {a:.3g} to {b:.3g}" for _, a, b in found]
        if not found:
            return said
        return f"{said} {TELLS[found[0][0]]} {' and '.join(places)}."


# Activations, their slopes, and where a neuron hardly answers


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


def _zones(
    name: str, w: float, b: float, interval: tuple[float, float]
) -> list[Zone]:
    """Return where the neuron hardly answers to x: ("dead", from, to).

    "saturated" is a slope below a tenth of the largest, "dead" a slope of 0,
    "deaf" a neuron with the weight 0.

    >>> _zones("ReLU", 2.0, -1.0, (-6.0, 6.0))
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
