"""The still pictures of explorers: for pages without JavaScript and viewers
that know no widgets. It leaves out all that moves.
"""

import io
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

CURVE, SECANT, TANGENT = "#2878bd", "#c8560a", "#12866b"  # as lib.figures


def secant_picture(explorer: Any, x: Any, y: Any, ends: Any) -> str:
    """Return curve, secant, tangent and slope triangle as SVG."""
    figure, axes = _canvas(explorer)
    low, high = np.nanquantile(y, [0.02, 0.98])
    room = 0.15 * (high - low or 1.0)
    axes.set(ylim=(low - room, high + room))
    axes.plot(x, y, color=CURVE, linewidth=2.5)
    x0, x1 = explorer.x0, explorer.x0 + explorer.h
    if np.isfinite(ends).all():
        _chord(axes, (x0, x1), ends)
        slope = explorer.tangent_slope
        if np.isfinite(slope):
            axes.axline(
                (x0, ends[0]), slope=slope, color=TANGENT, linestyle="--"
            )
    return _svg(figure)


def series_picture(explorer: Any) -> str:
    """Return the marks and the chord between two of them as SVG."""
    figure, axes = _canvas(explorer)
    times, values = explorer.marks
    axes.plot(times, values, "o", color=CURVE, markersize=5)
    _chord(axes, *explorer.marks[:, [explorer.start, explorer.end]])
    return _svg(figure)


def _canvas(explorer: Any) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    names = [
        f"{name} ({unit})" if unit else name
        for name, unit in zip(explorer.axes, explorer.units, strict=True)
    ]
    axes.set(xlabel=names[0], ylabel=names[1], title=explorer.label)
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _chord(axes: Axes, x: Any, y: Any) -> None:
    (x0, x1), (y0, y1) = x, y
    axes.fill([x0, x1, x1], [y0, y0, y1], color=SECANT, alpha=0.15)
    axes.axline((x0, y0), (x1, y1), color=SECANT, linewidth=2)
    axes.plot([x0, x1], [y0, y1], "o", color=SECANT, markersize=7)


def _svg(figure: Figure) -> str:
    # The same text for the same state: no date, no random ids.
    settings = {"svg.hashsalt": "explorer", "svg.fonttype": "none"}
    text = io.StringIO()
    with matplotlib.rc_context(settings):
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()
