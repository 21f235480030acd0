"""The part of the plane that is drawn, and how long a step in it may be."""

import math
from typing import Any

Window = tuple[tuple[float, float], tuple[float, float]]
FLATTEST = 6  # sides of a window that is drawn to one scale


def two_intervals(window: Any) -> Window:
    """Return ``window`` as two pairs of numbers, or say that it is none.

    >>> two_intervals(((-2, 2), (-3, 3)))
    ((-2.0, 2.0), (-3.0, 3.0))
    """
    try:
        (x0, x1), (y0, y1) = window
        whole = (float(x0), float(x1)), (float(y0), float(y1))
    except (TypeError, ValueError):
        whole = ((0.0, 0.0), (0.0, 0.0))
    if not all(a < b and math.isfinite(b - a) for a, b in whole):
        raise ValueError(
            "window must be two pairs of numbers, ((x_low, x_high), (y_low, "
            f"y_high)), the lower one first: it is {window}."
        )
    return whole


def longest_step(window: Window) -> float:
    """Return the longest step: a round number, about a quarter of the window.

    >>> longest_step(((-2.0, 2.0), (-3.0, 3.0)))
    1.0
    """
    (x0, x1), (y0, y1) = window
    ratio = 10.0 ** round(math.log10((y1 - y0) / (x1 - x0)))
    quarter = min(x1 - x0, (y1 - y0) / ratio) / 4
    power = 10.0 ** math.floor(math.log10(quarter))
    return max(n * power for n in (1, 2, 5) if n * power <= quarter * 1.000001)


def one_scale(window: Any, units: tuple[str, ...]) -> Window:
    """Return ``window``, or say why both axes cannot have one scale.

    >>> one_scale(((-2, 2), (-3, 3)), ("km", "km", "m"))
    ((-2.0, 2.0), (-3.0, 3.0))
    """
    window = (x0, x1), (y0, y1) = two_intervals(window)
    sides = x1 - x0, y1 - y0
    if units[0] != units[1] or max(sides) > FLATTEST * min(sides):
        raise ValueError(
            "x and y must have the same unit and one scale, else there are no "
            f"right angles: the units are {units[0]!r} and {units[1]!r}, the "
            f"sides of the window {sides[0]:g} and {sides[1]:g}."
        )
    return window
