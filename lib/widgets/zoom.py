"""A curve under a magnifying glass: straight, or never straight.

The browser measures the same, for the same curves.
"""

import math
from typing import Any

import numpy as np
from traitlets import Bytes, Float, Tuple, Unicode

from lib.arrays import plain
from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, Number, OneOf, ordered
from lib.widgets.samples import (
    MOST,
    Columns,
    Function,
    sample,
    slope_at,
    values_at,
)

STEP = 0.01  # of the staircase: from afar it is the diagonal
POINTS = 386  # twice a prime: not in step with the steps of a staircase
DEEPEST = 6  # powers of ten


def _staircase(x: Any) -> float:
    """Return the height of the step that holds ``x``."""
    return STEP * math.floor(round(float(plain(x)) / STEP, 9))


CURVES: dict[str, tuple[str, Function]] = {
    "corner": ("|x|", abs),
    "staircase": ("staircase", _staircase),
}


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
        columns = _whole(sample(f, ordered(interval)))
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


# How far a curve strays from straight


def _whole(columns: Columns) -> Columns:
    """Return a table that holds at any magnification, or say why not."""
    if columns.shape[1] >= MOST:
        raise ValueError(
            "f has more detail than a table can hold for every magnification:"
            " choose a shorter interval, or type f into the field on the site."
        )
    return columns


def heights(f: Function, interval: tuple[float, float]) -> tuple[float, float]:
    """Return lowest and highest value to draw; a pole is cut off.

    >>> heights(lambda x: x**2, (-2.0, 2.0))
    (0.0, 4.0)
    """
    values = np.array(values_at(f, np.linspace(*interval, 401).tolist()))
    values = values[np.isfinite(values)]
    if not values.size:
        return -1.0, 1.0
    low, high = float(values.min()), float(values.max())
    q1, q9 = map(float, np.quantile(values, [0.1, 0.9]))
    reach = 1.5 * (q9 - q1)
    if high - low > 5 * (q9 - q1) > 0:
        return max(low, q1 - reach), min(high, q9 + reach)
    return (low, high) if low < high else (low - 1, high + 1)


def _piece(
    f: Function, x0: float, interval: tuple[float, float], zoom: float
) -> Columns:
    """Return the part of the curve in the window, from ``x0`` on."""
    low, high = ((end - x0) * 10.0**-zoom for end in interval)
    places = np.linspace(low, high, POINTS + 1)
    dx = np.unique([*places, 0.0])
    return np.array([dx, values_at(f, (x0 + dx).tolist())])


def stray(
    f: Function, x0: float, interval: tuple[float, float], zoom: float
) -> float:
    """Return how far f strays from straight, as a share of the window.

        max |f(x) - straight(x)| / height of the window

    where ``straight`` joins the two ends of the curve in the window; inf
    where a pole is in it.

    Error   rounding, about 1e-16 |f(x0)| / height; that height is
            1.2 times the range of f, divided by 10**zoom.

    >>> round(stray(lambda x: x**2, 1.0, (-2.0, 2.0), 1.0), 6)
    0.083333
    """
    dx, y = _piece(f, x0, interval, zoom)
    dx, y = dx[np.isfinite(y)], y[np.isfinite(y)]
    if dx.size < 2:
        return math.nan
    ends, at_ends = dx[[0, -1]], y[[0, -1]]
    furthest = 0.0
    for _ in range(3):  # the furthest point, then closer around it
        gap = np.abs(y - np.interp(dx, ends, at_ends))
        i, before, furthest = int(np.nanargmax(gap)), furthest, np.nanmax(gap)
        dx = np.linspace(dx[max(i - 1, 0)], dx[min(i + 1, dx.size - 1)], 65)
        y = np.array(values_at(f, (x0 + dx).tolist()))
    if furthest > 4 * before:  # the closer, the further: a pole
        return math.inf
    low, high = heights(f, interval)
    return float(furthest / (1.2 * (high - low) * 10.0**-zoom))
