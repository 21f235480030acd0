"""A curve in a window that is magnified: how far it strays from straight.

The browser measures the same for the same curves, in a script of the same
name. It leaves out all drawing.
"""

import math
from typing import Any

import numpy as np

from lib.arrays import plain
from lib.widgets.samples import MOST, Columns, Function, values_at

STEP = 0.01  # of the staircase: from afar it is the diagonal
POINTS = 386  # twice a prime: not in step with the steps of a staircase
DEEPEST = 6  # powers of ten


def staircase(x: Any) -> float:
    """Return the height of the step that holds ``x``.

    >>> staircase(0.297)
    0.29
    """
    return STEP * math.floor(round(float(plain(x)) / STEP, 9))


CURVES: dict[str, tuple[str, Function]] = {
    "corner": ("|x|", abs),
    "staircase": ("staircase", staircase),
}


def whole(columns: Columns) -> Columns:
    """Return a table that holds at any magnification, or say that it is none.

    >>> whole(np.zeros((3, 9))).shape
    (3, 9)
    """
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
