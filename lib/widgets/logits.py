"""Four losses of a logit, for an answer of 1 or 0, and their slopes.

Stable at +-1000; the browser has the same closed forms.
"""

import math

import numpy as np

from lib.autograd import sigmoid

LOSSES = ("cross-entropy", "hinge", "squared", "1 − p")


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
