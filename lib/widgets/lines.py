"""The still picture of number lines, one above the other."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lib.widgets.pen import (
    BOTTOM,
    CURVE,
    INK,
    LEFT,
    RIGHT,
    SECANT,
    TANGENT,
    TOP,
    dot,
    line,
    round_numbers,
    svg,
    text,
)

WIDE = 1.5  # of the interval, as in the browser


def lines_picture(explorer: Any, steps: Sequence[tuple[float, float]]) -> str:
    """Return a bar from start to end on each line, all to the same scale.

    >>> from lib.widgets import ChainExplorer
    >>> chain = ChainExplorer(lambda x: 2 * x, lambda u: u**2)
    >>> chain.picture().count("<circle")
    3
    """
    low, high = explorer.interval
    per_unit = (RIGHT - LEFT) / (WIDE * (high - low))
    start = LEFT + (explorer.x0 - low) * per_unit + (RIGHT - LEFT) / 6
    axes, bars = text(10, 20, explorer.label), []
    heights = np.linspace(TOP + 50, BOTTOM - 30, len(steps))
    names = zip(explorer.axes, explorer.units, strict=True)
    colours = (SECANT, CURVE, TANGENT)
    for y, colour, (name, unit), (a, b) in zip(
        heights, colours, names, steps, strict=True
    ):
        if not np.isfinite(a):
            continue
        axes += _line(y, a, start, per_unit)
        axes += text(LEFT, y - 18, f"{name} ({unit})" if unit else name)
        axes += text(f"{start:.1f}", y - 18, f"{name}₀ = {a:.6g}", "middle")
        if np.isfinite(b):
            end = np.clip(start + (b - a) * per_unit, LEFT, RIGHT)
            more = 'style="stroke-width:9"'
            bars += [line(f"M{start:.1f} {y}H{end:.1f}", colour, more)]
        bars += [dot(f"{start:.1f} {y}", colour, 6)]
    return svg(axes, bars)


def _line(y: float, value: float, start: float, per_unit: float) -> str:
    ends = (value + (side - start) / per_unit for side in (LEFT, RIGHT))
    drawn = line(f"M{LEFT} {y}H{RIGHT}", INK)
    for v in round_numbers(*ends):
        x = start + (v - value) * per_unit
        drawn += line(f"M{x:.1f} {y}v5", INK)
        drawn += text(f"{x:.1f}", y + 20, f"{v:g}", "middle")
    return drawn
