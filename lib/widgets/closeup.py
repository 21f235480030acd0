"""The still picture of a curve in a window that is magnified."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from lib.widgets.magnified import heights, piece
from lib.widgets.pen import CURVE, TANGENT, Window, dot, line, svg
from lib.widgets.picture import curve_path, tangent_line
from lib.widgets.points import Columns, Function

CLOSE = 1.5  # powers of ten: from there on the axes count from the point


def zoom_picture(explorer: Any, f: Function, slope: float) -> str:
    """Return the curve in its window, and its tangent, as SVG.

    >>> from lib.widgets import ZoomExplorer
    >>> ZoomExplorer(lambda x: x**2).picture()[:4]
    '<svg'
    """
    x0, interval, zoom = explorer.x0, explorer.interval, explorer.zoom
    dx, y = piece(f, x0, interval, zoom)
    low, high = heights(f, interval)
    value = float(y[dx == 0][0])
    y0 = value if np.isfinite(value) else (low + high) / 2
    whole = 1.2 * (high - low)
    share = np.clip((y0 - low) / whole + 1 / 12, 0.05, 0.95)
    plain = ("x" if explorer.curve != "f" else explorer.axes[0], explorer.name)
    part, (at, up), names = _counted(zoom, (x0, y0), plain)
    x, y = dx / part + at, (y - y0) / part + up
    tall = whole * 10.0**-zoom / part
    window = Window(x, y)
    window.y0, window.y1 = up - share * tall, up + (1 - share) * tall
    drawn = [line(curve_path(window, *_torn(x, y, tall)), CURVE)]
    drawn += tangent_line(window, at, up, slope)
    drawn += [dot(window.at(at, up), TANGENT, 6)]
    titled = SimpleNamespace(
        label=explorer.title, axes=names, units=explorer.units
    )
    return svg(window.axes(titled), drawn)


def _counted(
    zoom: float, point: tuple[float, float], names: tuple[str, str]
) -> tuple[float, tuple[float, float], tuple[str, ...]]:
    # In a small window the numbers on the axes would be all alike.
    if zoom <= CLOSE:
        return 1.0, point, names
    power = round(zoom)
    counted = (
        f"({name} − {v:.7g}) · 10^{power}"
        for name, v in zip(names, point, strict=True)
    )
    return 10.0**-power, (0.0, 0.0), tuple(counted)


def _torn(x: Columns, y: Columns, tall: float) -> tuple[Columns, Columns]:
    # Far more of a rise than two places further on either side is a jump.
    rise = np.abs(np.diff(y, append=y[-1]))
    beside = np.maximum(np.roll(rise, 2), np.roll(rise, -2))
    jumps = np.flatnonzero((rise > tall / 40) & (rise > 3 * beside))
    return np.insert(x, jumps + 1, x[jumps]), np.insert(y, jumps + 1, np.nan)
