"""The secant that becomes the tangent, for a function of one variable."""

import numpy as np
from traitlets import Bytes, Unicode

from lib.widgets.samples import Function, sample, slope_at, values_at
from lib.widgets.stepped import Stepped, start


class SecantExplorer(Stepped):
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

    explorer = Unicode("secant")
    samples = Bytes()
    _title = "{}, its secant and its tangent"

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
        state = start(interval, x0, h, 1 / 4)
        self._f, columns = f, sample(f, state["interval"])
        super().__init__(
            **state,
            samples=columns.tobytes(),
            label=label,
            axes=axes,
            units=units,
        )

    def show(self, f: Function, name: str = "") -> None:
        """Draw another function on the same interval.

        Its ``name``, "sin t", becomes that of the vertical axis and the title.
        """
        columns, self._f = sample(f, self.interval), f
        self._show(name, samples=columns.tobytes())

    @property
    def secant_slope(self) -> float:
        """The slope of the chord from x0 to x0 + h."""
        start, end = values_at(self._f, (self.x0, self.x0 + self.h))
        return (end - start) / self.h

    @property
    def tangent_slope(self) -> float:
        """The slope of f at x0, NaN at a corner, a jump or a pole."""
        return slope_at(self._f, self.x0, self.interval)

    def describe(self) -> str:
        chord, tangent = (
            f"the slope {self._with_unit(slope)}"
            if np.isfinite(slope)
            else "no slope"
            for slope in (self.secant_slope, self.tangent_slope)
        )
        return (
            f"{self.label}: the secant from x0 = {self.x0:g} with h = "
            f"{self.h:g} has {chord}; the tangent at x0 has {tangent}."
        )
