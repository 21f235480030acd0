"""The pen for still pictures: numbers to places, places to SVG text.

Written by hand because the pictures have to be small: no font, no ids, no
plotting library to load.
"""

from typing import Any

import numpy as np

from lib.widgets.points import Columns

CURVE, SECANT, TANGENT, INK = "#2878bd", "#c8560a", "#12866b", "#666666"
LEFT, RIGHT, TOP, BOTTOM = 60, 630, 60, 340  # the area inside the axes


class Window:
    """Where numbers stand in the picture.

    >>> Window(np.array([0.0, 1.0]), np.array([0.0, 1.0])).at(0.5, 0.5)
    '345.0 200.0'
    """

    def __init__(self, x: Columns, y: Columns) -> None:
        self.x0, self.x1 = x[0], x[-1]
        even = np.interp(np.linspace(x[0], x[-1], 400), x, y)
        low, high = np.nanquantile(even, [0.01, 0.99])  # a pole is cut off
        room = 0.1 * (high - low) or 1.0
        self.y0, self.y1 = low - room, high + room

    def at(self, x: float, y: float) -> str:
        across = (x - self.x0) / (self.x1 - self.x0)
        up = (y - self.y0) / (self.y1 - self.y0)
        px, py = LEFT + across * (RIGHT - LEFT), BOTTOM - up * (BOTTOM - TOP)
        return f"{px:.1f} {min(max(py, -1e7), 1e7):.1f}"

    def axes(self, explorer: Any) -> str:
        """Return grid, numbers and names."""
        parts = []
        for x in round_numbers(self.x0, self.x1):
            px = self.at(x, self.y0).split()[0]
            parts += [line(f"M{px} {TOP}V{BOTTOM}", INK, 'opacity=".25"')]
            parts += [text(px, BOTTOM + 18, f"{x:g}", "middle")]
        for y in round_numbers(self.y0, self.y1):
            py = self.at(self.x0, y).split()[1]
            parts += [line(f"M{LEFT} {py}H{RIGHT}", INK, 'opacity=".25"')]
            parts += [text(LEFT - 8, float(py) + 4, f"{y:g}", "end")]
        x_name, y_name = (
            f"{name} ({unit})" if unit else name
            for name, unit in zip(explorer.axes, explorer.units, strict=True)
        )
        parts += [text(RIGHT, BOTTOM + 40, x_name, "end")]
        parts += [text(10, TOP - 14, y_name), text(10, 20, explorer.label)]
        return "".join(parts)


def round_numbers(low: float, high: float) -> Columns:
    """Return about five round numbers from ``low`` to ``high``.

    >>> round_numbers(-0.1, 4.2).tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    rough = (high - low) / 5
    power = 10.0 ** np.floor(np.log10(rough))
    step = power * min([1, 2, 5, 10], key=lambda n: abs(n * power - rough))
    first, last = np.ceil(low / step), np.floor(high / step)
    return np.round(np.arange(first, last + 1) * step, 12) + 0.0


def line(path: str, colour: str, more: str = "") -> str:
    """Return a path that is drawn and not filled.

    >>> line("M0 0L9 9", CURVE)[:19]
    '<path d="M0 0L9 9" '
    """
    width = 1 if colour == INK else 2.5
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" {more}/>'
    )


def dot(place: str, colour: str, radius: float) -> str:
    """Return a filled circle.

    >>> dot("1 2", CURVE, 3)
    '<circle cx="1" cy="2" r="3" fill="#2878bd"/>'
    """
    x, y = place.split()
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>'


def text(x: Any, y: float, words: str, anchor: str = "start") -> str:
    """Return words at a place.

    >>> text(1, 2, "a < b")
    '<text x="1" y="2" text-anchor="start">a &lt; b</text>'
    """
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escaped}</text>'


def svg(axes: str, drawn: list[str]) -> str:
    """Return the whole picture; what leaves the axes is cut off.

    >>> svg("", []).count("<svg")
    2
    """
    width, height = RIGHT - LEFT, BOTTOM - TOP
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640px" height="390px" '
        'viewBox="0 0 640 390" font-family="sans-serif" font-size="14" '
        f'fill="{INK}">{axes}<svg x="{LEFT}" y="{TOP}" width="{width}" '
        f'height="{height}" viewBox="{LEFT} {TOP} {width} {height}">'
        f"{''.join(drawn)}</svg></svg>"
    )
