"""The secant that becomes the tangent, for a function of one variable."""

import math
from typing import Any

import numpy as np
from traitlets import (
    Bytes,
    Float,
    TraitError,
    Tuple,
    Unicode,
    observe,
    validate,
)

from lib.widgets.base import Explorer
from lib.widgets.samples import Function, sample, slope_at, values_at


class SecantExplorer(Explorer):
    """A chord of a curve that the reader runs into the tangent.

        secant slope = (f(x0 + h) - f(x0)) / h   ->   f'(x0)  as h -> 0

    ``f`` is any function written with ``lib``. The reader drags ``x0`` and
    slides ``h``; both are traits, so Python sets them and observes them. Left
    out, they are the middle of the interval and a quarter of it.

    Units   ``units`` are those of x and of f(x): slopes get their quotient.
    Raises  TypeError or ValueError if ``f`` cannot be drawn; TraitError if
            ``interval`` is empty, ``x0`` lies outside it, ``h`` is 0 or leads
            out of it.

    >>> explorer = SecantExplorer(lambda x: x**2, x0=1.0, h=0.5)
    >>> explorer.secant_slope, explorer.tangent_slope
    (2.5, 2.0)
    """

    explorer = Unicode("secant").tag(sync=True)
    interval = Tuple(Float(), Float()).tag(sync=True)
    x0 = Float().tag(sync=True)
    h = Float().tag(sync=True)
    samples = Bytes().tag(sync=True)

    def __init__(
        self,
        f: Function,
        x0: float | None = None,
        h: float | None = None,
        interval: tuple[float, float] = (-2.0, 2.0),
        label: str = "",
        axes: tuple[str, str] = ("x", "f(x)"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        self.f = f
        interval = _ordered(interval)
        columns = sample(f, interval)
        width = interval[1] - interval[0]
        start = interval[0] + width / 2 if x0 is None else _in(interval, x0)
        step = fit(interval, start, width / 4) if h is None else h
        super().__init__(
            interval=interval,
            x0=start,
            h=step,
            samples=columns.tobytes(),
            label=label or f"{axes[1]}, its secant and its tangent",
            axes=axes,
            units=units,
        )
        self._columns = columns

    def show(self, f: Function, label: str = "") -> None:
        """Draw another function on the same interval."""
        columns = sample(f, self.interval)
        self.f, self._columns = f, columns
        with self.hold_sync():  # one message: the name and its curve
            self.label = label or self.label
            self.samples = columns.tobytes()

    @property
    def secant_slope(self) -> float:
        """The slope of the chord from x0 to x0 + h."""
        start, end = self._ends()
        return (end - start) / self.h

    @property
    def tangent_slope(self) -> float:
        """The slope of f at x0, NaN at a corner, a jump or a pole."""
        return slope_at(self.f, self.x0, self.interval)

    @validate("x0")
    def _inside(self, proposal: Any) -> float:
        return _in(self.interval, proposal.value)

    @validate("h")
    def _a_step_inside(self, proposal: Any) -> float:
        h, (low, high) = proposal.value, self.interval
        if not abs(h) >= smallest(self.interval) * (1 - 1e-9):
            raise TraitError(
                f"h must be at least {smallest(self.interval):g} in size: "
                f"it is {h:g}, and over a run of 0 there is no slope."
            )
        slack = 1e-9 * (high - low)
        if not low - slack <= self.x0 + h <= high + slack:
            raise TraitError(
                f"x0 + h must lie in the interval ({low:g}, {high:g}): "
                f"{self.x0:g} + {h:g} does not."
            )
        return h

    @observe("x0")
    def _keep_the_step_inside(self, change: Any) -> None:
        low, high = self.interval
        if self.h and not low <= self.x0 + self.h <= high:
            self.h = fit(self.interval, self.x0, self.h)

    def describe(self) -> str:
        per = "/".join(unit or "1" for unit in reversed(self.units))
        chord, tangent = (
            f"the slope {slope:.6g} {per if any(self.units) else ''}".rstrip()
            if np.isfinite(slope)
            else "no slope"
            for slope in (self.secant_slope, self.tangent_slope)
        )
        return (
            f"{self.label}: the secant from x0 = {self.x0:g} with h = "
            f"{self.h:g} has {chord}; the tangent at x0 has {tangent}."
        )

    def picture(self) -> str:
        # Matplotlib is loaded when a picture is first drawn.
        from lib.widgets.picture import secant_picture

        x, y, _ = self._columns
        return secant_picture(self, x, y, self._ends())

    def _ends(self) -> list[float]:
        return values_at(self.f, (self.x0, self.x0 + self.h))


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


def _in(interval: tuple[float, float], x0: float) -> float:
    low, high = interval
    if not low <= x0 <= high:
        raise TraitError(
            f"x0 must lie in the interval ({low:g}, {high:g}): it is {x0:g}."
        )
    return x0


def _ordered(interval: tuple[float, float]) -> tuple[float, float]:
    low, high = map(float, interval)
    if not low < high or math.isinf(high - low):
        raise ValueError(
            f"interval must be two numbers, the lower one first: it is "
            f"{tuple(interval)}."
        )
    return low, high
