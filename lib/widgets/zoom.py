"""A curve under a magnifying glass: straight, or never straight."""

import numpy as np
from traitlets import Bytes, Float, Tuple, Unicode

from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, Number, OneOf, ordered
from lib.widgets.magnified import CURVES, DEEPEST, stray, whole
from lib.widgets.samples import Function, sample, slope_at


class ZoomExplorer(Explorer):
    """A curve that the reader magnifies around a point, by powers of ten.

        strays = max |f(x) - straight(x)| / height of the window

    where ``straight`` joins the two ends of the curve in the window. Each
    zoom by ten divides it by ten where f is differentiable and bent, leaves
    it as it is at a corner, and multiplies it by ten at a jump.

    ``x0`` and ``zoom``, 0 to 6 powers of ten, are traits. So is ``curve``:
    "f", or one to compare with it, "corner" or "staircase", offered where the
    interval holds 0 and no units are given. Without a kernel x0 can be moved
    anywhere, too: the table that is sent knows f's slopes to seven digits and
    its breaks to a billionth of the interval.

    Raises  TypeError or ValueError if ``f`` cannot be drawn, or not at every
            magnification; TraitError if ``x0`` or ``zoom`` is out of range.

    >>> explorer = ZoomExplorer(lambda x: x**2, x0=1.0, zoom=2)
    >>> round(explorer.strays, 6), explorer.tangent_slope
    (0.008333, 2.0)
    """

    explorer = Unicode("zoom")
    interval = Tuple(Float(), Float())
    x0 = Inside()
    zoom = Number(low=0, high=DEEPEST)
    curve = OneOf(["f", *CURVES])
    samples = Bytes()
    _title = "{}, magnified"

    def __init__(
        self,
        f: Function,
        x0: float = 0.0,
        interval: tuple[float, float] = (-2.0, 2.0),
        zoom: float = 0.0,
        curve: str = "f",
        label: str = "",
        axes: tuple[str, str] = ("x", "f(x)"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        self._f = f
        columns = whole(sample(f, ordered(interval)))
        super().__init__(
            interval=ordered(interval),
            x0=x0,
            zoom=zoom,
            curve=curve,
            samples=columns.tobytes(),
            label=label,
            axes=axes,
            units=units,
        )

    @property
    def strays(self) -> float:
        """How far the curve in the window is from straight, as a share."""
        return stray(self._shown, self.x0, self.interval, self.zoom)

    @property
    def tangent_slope(self) -> float:
        """The slope of the curve at x0, NaN where it has none."""
        return slope_at(self._shown, self.x0, self.interval)

    @property
    def _shown(self) -> Function:
        return self._f if self.curve == "f" else CURVES[self.curve][1]

    def describe(self) -> str:
        title = self.label
        if self.curve != "f":
            title = self._title.format(CURVES[self.curve][0])
        tangent = (
            f"the tangent has the slope {self._with_unit(self.tangent_slope)}"
            if np.isfinite(self.tangent_slope)
            else "there is no tangent and no slope"
        )
        return (
            f"{title}: {10**self.zoom:.0f} times as large, the curve "
            f"strays from straight by {self.strays:.3g} of the window; at "
            f"x0 = {self.x0:g} {tangent}."
        )
