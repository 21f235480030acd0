"""A point x0 and a step h: both ends inside an interval, and h never 0.

It leaves out what is drawn at them: that is each explorer's own.
"""

import math
from typing import Any

from traitlets import Float, TraitError, Tuple, observe, validate

from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, ordered, outside, refuse_if


class Stepped(Explorer):
    """An explorer whose state is ``x0`` and ``h``; h is never 0."""

    interval = Tuple(Float(), Float())
    x0 = Inside()
    h = Float()

    @validate("h")
    def _a_step_inside(self, proposal: Any) -> float:
        return _a_step(self.interval, self.x0, proposal.value)

    @observe("x0")
    def _keep_the_step_inside(self, change: Any) -> None:
        low, high = self.interval
        if self.h and not low <= self.x0 + self.h <= high:
            self.h = _fit(self.interval, self.x0, self.h)


def start(
    interval: tuple[float, float],
    x0: float | None,
    h: float | None,
    part: float,
) -> dict[str, Any]:
    """Return the state to begin with: left out, a middle and a part.

    >>> start((0, 4), None, None, 1 / 8)
    {'interval': (0.0, 4.0), 'x0': 2.0, 'h': 0.5}
    """
    low, high = ordered(interval)
    x0 = (low + high) / 2 if x0 is None else x0
    refuse_if(outside((low, high), x0), "x0", x0)
    h = _fit((low, high), x0, (high - low) * part) if h is None else h
    return {"interval": (low, high), "x0": x0, "h": h}


def _a_step(interval: tuple[float, float], x0: float, h: float) -> float:
    """Return ``h``, or say why it is no step from ``x0`` inside."""
    low, high = interval
    if not abs(h) >= _smallest(interval) * (1 - 1e-9):
        raise TraitError(
            f"h must be at least {_smallest(interval):g} in size: "
            f"it is {h:g}, and over a run of 0 there is no slope."
        )
    slack = 1e-9 * (high - low)
    if not low - slack <= x0 + h <= high + slack:
        raise TraitError(
            f"x0 + h must lie in the interval ({low:g}, {high:g}): "
            f"{x0:g} + {h:g} does not."
        )
    return h


def _fit(interval: tuple[float, float], x0: float, h: float) -> float:
    """Return ``h``, shortened or turned so that x0 + h is in the interval."""
    low, high = interval
    room = {1.0: high - x0, -1.0: x0 - low}
    side = math.copysign(1.0, h)
    if room[side] < _smallest(interval):
        side = -side
    return side * min(max(abs(h), _smallest(interval)), room[side])


def _smallest(interval: tuple[float, float]) -> float:
    """Return the size of h at which the slider ends: a power of ten."""
    low, high = interval
    return 10.0 ** (math.floor(math.log10(high - low)) - 6)
