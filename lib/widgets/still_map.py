"""The still picture of a hill seen from above, as the text of an SVG file.

It leaves out the bands of colour: the lines are named.
"""

from typing import Any

import numpy as np

from lib.widgets.levels import level_pieces
from lib.widgets.pen import (
    BOTTOM,
    CURVE,
    INK,
    LEFT,
    RIGHT,
    TOP,
    line,
    round_numbers,
    svg,
    text,
)
from lib.widgets.window import FLATTEST, Window

CELLS = 48


class Map:
    """Where the points of the plane stand in the picture, to one scale.

    >>> Map(((0.0, 1.0), (0.0, 1.0))).at(0.0, 0.0)
    '205.0 340.0'
    """

    def __init__(self, window: Window) -> None:
        self.window = (self.x0, self.x1), (self.y0, self.y1) = window
        wide, tall = self.x1 - self.x0, self.y1 - self.y0
        across, up = (RIGHT - LEFT) / wide, (BOTTOM - TOP) / tall
        if max(wide / tall, tall / wide) <= FLATTEST:
            across = up = min(across, up)
        self.scale = across, up
        self.left = (LEFT + RIGHT - across * wide) / 2
        self.right = LEFT + RIGHT - self.left

    def at(self, x: float, y: float) -> str:
        px = self.left + self.scale[0] * (x - self.x0)
        return f"{px:.1f} {BOTTOM - self.scale[1] * (y - self.y0):.1f}"

    def axes(self, explorer: Any) -> str:
        """Return frame, numbers and names."""
        corners = ((self.x0, self.y0), (self.x0, self.y1), (self.x1, self.y1))
        frame = "L".join(self.at(*corner) for corner in corners)
        parts = [line(f"M{frame}L{self.at(self.x1, self.y0)}Z", INK)]
        for x in round_numbers(self.x0, self.x1):
            px = float(self.at(x, self.y0).split()[0])
            parts += [text(px, BOTTOM + 18, f"{x:g}", "middle")]
        for y in round_numbers(self.y0, self.y1):
            px, py = map(float, self.at(self.x0, y).split())
            parts += [text(px - 8, py + 4, f"{y:g}", "end")]
        x_name, y_name, _ = (
            f"{name} ({unit})" if unit else name
            for name, unit in zip(explorer.axes, explorer.units, strict=True)
        )
        parts += [text(self.right, BOTTOM + 40, x_name, "end")]
        parts += [text(self.left, TOP - 10, y_name, "middle")]
        return "".join([*parts, text(10, 20, explorer.label)])


def map_picture(explorer: Any, drawn: list[str]) -> str:
    """Return the level lines of the hill, and what is drawn over them.

    >>> from lib.widgets import SliceExplorer
    >>> SliceExplorer(lambda x, y: x * y, at=(1, 1)).picture()[:4]
    '<svg'
    """
    place = Map(explorer.window)
    x, y = (np.linspace(a, b, CELLS + 1) for a, b in explorer.window)
    across, up = (v.ravel() for v in np.meshgrid(x, y))
    with np.errstate(all="ignore"):
        z = explorer.f(across, up).reshape(len(y), len(x))
    lines, names, taken = [], [], [place.at(*explorer.at)]
    low, high = np.nanquantile(z, [0.02, 0.98])
    for level in round_numbers(low, high) if low < high else []:
        pieces = level_pieces(x, y, z, level)
        if not pieces.size:
            continue
        ends = [[place.at(*end) for end in piece] for piece in pieces]
        path = "".join(f"M{a}L{b}" for a, b in ends)
        lines += [line(path, CURVE, 'opacity=".6"')]
        taken += [_freest([a for a, _ in ends], taken, place)]
        px, py = taken[-1].split()
        names += [text(px, float(py) + 4, f"{level:g}", "middle")]
    halo = '<g stroke="#fff" stroke-width="4" paint-order="stroke">'
    lines += [halo, *names, "</g>"]
    return svg(place.axes(explorer), [*lines, *drawn])


def _freest(ends: list[str], taken: list[str], place: Map) -> str:
    """Return the end that lies farthest from names and frame."""
    at, others = (
        np.array([end.split() for end in some], dtype=float)
        for some in (ends, taken)
    )
    apart = np.hypot(*(at[:, None] - others).T * [[[1.0]], [[1.6]]]).min(0)
    corner, opposite = (place.left, TOP), (place.right, BOTTOM)
    edge = np.minimum(at - corner, opposite - at)
    return ends[np.minimum(apart, 3 * edge.min(1)).argmax()]
