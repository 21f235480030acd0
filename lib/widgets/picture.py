"""The still pictures of explorers, as the text of SVG files.

For pages without JavaScript and for viewers that know no widgets. It leaves
out all that moves.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lib.widgets.pen import CURVE, SECANT, TANGENT, Window, dot, line, svg
from lib.widgets.points import Columns


def secant_picture(
    explorer: Any, columns: Columns, ends: Sequence[float], slope: float
) -> str:
    """Return curve, secant, tangent and slope triangle as SVG.

    >>> from lib.widgets import SecantExplorer
    >>> SecantExplorer(lambda x: x**2).picture()[:4]
    '<svg'
    """
    x, y, _ = columns
    window = Window(x, y)
    x0, x1 = explorer.x0, explorer.x0 + explorer.h
    drawn = [line(curve_path(window, x, y), CURVE)]
    if np.isfinite(ends).all():
        drawn += _chord(window, (x0, x1), ends)
    drawn += tangent_line(window, x0, ends[0], slope)
    return svg(window.axes(explorer), drawn)


def curve_picture(
    named: Any, columns: Columns, over: Callable[[Window], list[str]]
) -> str:
    """Return a curve, and what ``over`` draws in its window, as SVG.

    >>> from lib.widgets import SecantExplorer
    >>> named, x = SecantExplorer(lambda x: x), np.linspace(0, 1, 9)
    >>> curve_picture(named, np.array([x, x, x]), lambda window: [])[:4]
    '<svg'
    """
    x, y, _ = columns
    window = Window(x, y)
    curve = line(curve_path(window, x, y), CURVE)
    return svg(window.axes(named), [curve, *over(window)])


def series_picture(explorer: Any, marks: Columns, chosen: list[int]) -> str:
    """Return the marks and the chord between two of them as SVG.

    >>> from lib.widgets import SeriesExplorer
    >>> SeriesExplorer([0, 1, 3], [0, 5, 25]).picture().count("<circle")
    5
    """
    window = Window(*marks)
    drawn = [dot(window.at(x, y), CURVE, 3.5) for x, y in marks.T]
    drawn += _chord(window, *marks[:, chosen])
    return svg(window.axes(explorer), drawn)


def tangent_line(
    window: Window, x0: float, y0: float, slope: float
) -> list[str]:
    """Return a dashed line through a point, nothing without a slope.

    >>> window = Window(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    >>> tangent_line(window, 0.5, 0.5, np.nan)
    []
    """
    if not np.isfinite([y0, slope]).all():
        return []
    far = window.x1 - window.x0
    low, high = (y0 + side * far * slope for side in (-1, 1))
    path = f"M{window.at(x0 - far, low)}L{window.at(x0 + far, high)}"
    return [line(path, TANGENT, 'stroke-dasharray="8 6"')]


def _chord(window: Window, x: Any, y: Any) -> list[str]:
    (x0, x1), (y0, y1) = x, y
    start, corner, end = map(window.at, (x0, x1, x1), (y0, y0, y1))
    reach = (window.x1 - window.x0) / (x1 - x0)
    far = [
        window.at(x0 + side * reach * (x1 - x0), y0 + side * reach * (y1 - y0))
        for side in (-1, 1)
    ]
    return [
        f'<path d="M{start}L{corner}L{end}Z" fill="{SECANT}" opacity=".15"/>',
        line(f"M{far[0]}L{far[1]}", SECANT),
        dot(start, SECANT, 6),
        dot(end, SECANT, 6),
    ]


def curve_path(window: Window, x: Columns, y: Columns) -> str:
    """Return a curve as a path that is interrupted where it jumps.

    >>> window = Window(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    >>> curve_path(window, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    'M60.0 319.0L630.0 81.0'
    """
    tall = window.y1 - window.y0
    narrow = np.diff(x, append=np.inf) <= 1e-9 * (x[-1] - x[0])
    torn = narrow & (np.abs(np.diff(y, append=y[-1])) > 1e-3 * tall)
    path, pen = "", "M"
    for px, py, tear in zip(x, y, torn, strict=True):
        if np.isfinite(py):
            path += pen + window.at(px, py)
        pen = "L" if np.isfinite(py) and not tear else "M"
    return path
