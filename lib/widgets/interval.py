"""Where x0 and h may be: both ends of the secant inside, h never 0."""

import math

from traitlets import TraitError


def a_step(interval: tuple[float, float], x0: float, h: float) -> float:
    """Return ``h``, or say why it is no step from ``x0`` inside.

    >>> a_step((-2.0, 2.0), 1.0, 0.5)
    0.5
    """
    low, high = interval
    if not abs(h) >= smallest(interval) * (1 - 1e-9):
        raise TraitError(
            f"h must be at least {smallest(interval):g} in size: "
            f"it is {h:g}, and over a run of 0 there is no slope."
        )
    slack = 1e-9 * (high - low)
    if not low - slack <= x0 + h <= high + slack:
        raise TraitError(
            f"x0 + h must lie in the interval ({low:g}, {high:g}): "
            f"{x0:g} + {h:g} does not."
        )
    return h


def fit(interval: tuple[float, float], x0: float, h: float) -> float:
    """Return ``h``, shortened or turned so that x0 + h is in the interval.

    >>> fit((-2.0, 2.0), 1.75, 0.5)
    0.25
    >>> fit((-2.0, 2.0), 2.0, 0.5)
    -0.5
    """
    low, high = interval
    room = {1.0: high - x0, -1.0: x0 - low}
    side = math.copysign(1.0, h)
    if room[side] < smallest(interval):
        side = -side
    return side * min(max(abs(h), smallest(interval)), room[side])


def smallest(interval: tuple[float, float]) -> float:
    """Return the size of h at which the slider ends: a power of ten.

    >>> smallest((-2.0, 2.0))
    1e-06
    """
    low, high = interval
    return 10.0 ** (math.floor(math.log10(high - low)) - 6)


def ordered(interval: tuple[float, float]) -> tuple[float, float]:
    """Return ``interval`` as two numbers, or say that it is none.

    >>> ordered((0, 1))
    (0.0, 1.0)
    """
    low, high = map(float, interval)
    if not low < high or math.isinf(high - low):
        raise ValueError(
            f"interval must be two numbers, the lower one first: it is "
            f"{tuple(interval)}."
        )
    return low, high
