"""A point x0 and a step h that stay inside an interval.

It leaves out what is drawn at them: that is each explorer's own.
"""

from typing import Any

from traitlets import Float, Tuple, observe, validate

from lib.widgets.base import Explorer
from lib.widgets.interval import a_step, fit, ordered
from lib.widgets.kinds import Inside, outside, refuse_if


class Stepped(Explorer):
    """An explorer whose state is ``x0`` and ``h``; h is never 0."""

    interval = Tuple(Float(), Float())
    x0 = Inside()
    h = Float()

    @validate("h")
    def _a_step_inside(self, proposal: Any) -> float:
        return a_step(self.interval, self.x0, proposal.value)

    @observe("x0")
    def _keep_the_step_inside(self, change: Any) -> None:
        low, high = self.interval
        if self.h and not low <= self.x0 + self.h <= high:
            self.h = fit(self.interval, self.x0, self.h)


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
    h = fit((low, high), x0, (high - low) * part) if h is None else h
    return {"interval": (low, high), "x0": x0, "h": h}
