"""Four losses against the logit: who learns from a confident mistake.

The browser has the same closed forms, stable at +-1000.
"""

import math

import numpy as np
from traitlets import Float, Tuple, Unicode

from lib.autograd import sigmoid
from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, OneOf, ordered

LOSSES = ("cross-entropy", "hinge", "squared", "1 − p")


class LogitExplorer(Explorer):
    """Four losses of one example with a yes-or-no answer, and their slopes.

        p = sigmoid(z)      the answer ``target`` is 1 or 0

    The reader drags the logit ``z`` and turns the answer; both are traits, so
    Python sets them and observes them.

    Raises  ValueError if ``interval`` is none; TraitError if ``z`` lies
            outside it or ``target`` is not 0 or 1.

    >>> explorer = LogitExplorer(z=0.0)
    >>> explorer.slopes["cross-entropy"], explorer.slopes["1 − p"]
    (-0.5, -0.25)
    """

    explorer = Unicode("logit")
    z = Inside()
    target = OneOf((0, 1))
    interval = Tuple(Float(), Float())

    def __init__(
        self,
        z: float = -4.0,
        target: int = 1,
        interval: tuple[float, float] = (-8.0, 8.0),
        label: str = "Four losses",
        axes: tuple[str, str] = ("logit z", "loss"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(
            z=z,
            target=target,
            interval=ordered(interval),
            label=label,
            axes=axes,
            units=units,
        )

    @property
    def slopes(self) -> dict[str, float]:
        """Each loss's slope in the logit, NaN at the kink of hinge."""
        return {k: loss_and_slope(k, self.z, self.target)[1] for k in LOSSES}

    def describe(self) -> str:
        slopes = ", ".join(
            f"{name} {slope:.4g}" if math.isfinite(slope) else f"{name} none"
            for name, slope in self.slopes.items()
        )
        p = float(sigmoid(self.z))
        return (
            f"{self.label}: the answer is {self.target}, z = {self.z:g} and "
            f"p = {p:.4g}. The slopes in z are: {slopes}."
        )


# The losses of a logit


def loss_and_slope(name: str, z: float, target: int) -> tuple[float, float]:
    """Return a loss at the logit z and its slope, NaN at hinge's kink.

    "squared" is (target - p)^2; "1 − p" does not ask for the target.

    >>> loss_and_slope("cross-entropy", 0.0, 1)
    (0.6931471805599453, -0.5)
    >>> loss_and_slope("hinge", 1.0, 1)
    (0.0, nan)
    """
    sign = 2 * target - 1
    wrong, right = float(sigmoid(-sign * z)), float(sigmoid(sign * z))
    if name == "cross-entropy":
        return float(np.logaddexp(0.0, -sign * z)), -sign * wrong
    if name == "hinge":
        kinked = sign * z == 1
        slope = math.nan if kinked else -float(sign) * (sign * z < 1)
        return max(0.0, 1 - sign * z), slope + 0.0
    if name == "squared":
        return wrong**2, -sign * 2 * wrong * right * wrong
    return float(sigmoid(-z)), -wrong * right
