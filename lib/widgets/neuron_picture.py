"""A neuron in words, and as a picture that stands still."""

import math
from typing import Any

import numpy as np

from lib.widgets.bends import SATURATED, value_and_slope, zones
from lib.widgets.pen import (
    BOTTOM,
    CURVE,
    INK,
    SECANT,
    TANGENT,
    TOP,
    Window,
    dot,
    line,
    svg,
)

TELLS = {
    "dead": "It is dead, with slope 0,",
    "saturated": (
        f"It saturates, with a slope below {SATURATED:.0%} of its largest,"
    ),
}


def sentence(explorer: Any) -> str:
    """Return what the neuron does at its point, and where it is silent.

    >>> from lib.widgets import NeuronExplorer
    >>> print(sentence(NeuronExplorer("ReLU", x=-1.0)))
    One neuron, ReLU(w x + b) with w = 1 and b = 0: at x = -1 it has z = -1, \
y = 0 and the slope dy/dx = 0. It is dead, with slope 0, from x = -6 to 0.
    """
    slope = explorer.slope
    slope = explorer.with_unit(slope) if math.isfinite(slope) else "none"
    name, y = explorer.activation, f"{explorer.y:.6g} {explorer.units[1]}"
    said = (
        f"{explorer.label}, {name}(w x + b) with w = {explorer.w:g} and b = "
        f"{explorer.b:g}: at x = {explorer.x:g} it has z = {explorer.z:g}, "
        f"y = {y.strip()} and the slope dy/dx = {slope}."
    )
    if explorer.w == 0:
        return f"{said} The weight is 0, so the output ignores x."
    found = _zones(explorer)
    places = [f"from x = {a:.3g} to {b:.3g}" for _, a, b in found]
    if not found:
        return said
    return f"{said} {TELLS[found[0][0]]} {' and '.join(places)}."


def neuron_picture(explorer: Any) -> str:
    """Return the curve, its tangent and where the neuron is silent as SVG.

    >>> from lib.widgets import NeuronExplorer
    >>> NeuronExplorer("tanh").picture()[:4]
    '<svg'
    """
    window, path = _curve(explorer)
    drawn = [_band(window, a, b) for _, a, b in _zones(explorer)]
    drawn += [line(path, CURVE)]
    (low, high), w, b = explorer.interval, explorer.w, explorer.b
    x, y, slope, far = explorer.x, explorer.y, explorer.slope, high - low
    if math.isfinite(slope):
        start = window.at(x - far, y - far * slope)
        path = f"M{start}L{window.at(x + far, y + far * slope)}"
        drawn += [line(path, TANGENT, 'stroke-dasharray="8 6"')]
    if w and low <= -b / w <= high:
        middle = window.at(-b / w, _values(explorer, [-b / w])[0])
        drawn += [dot(middle, SECANT, 5)]
    drawn += [dot(window.at(x, y), TANGENT, 6)]
    return svg(window.axes(explorer), drawn)


def _curve(explorer: Any) -> tuple[Window, str]:
    (low, high), w, b = explorer.interval, explorer.w, explorer.b
    knots = np.linspace(low, high, 241)
    if w and low < -b / w < high:
        knots = np.sort(np.append(knots, -b / w))
    y = _values(explorer, knots)
    window = Window(knots, np.array(y))
    if explorer.activation in ("sigmoid", "tanh"):
        floor = -1.0 if explorer.activation == "tanh" else 0.0
        window.y0, window.y1 = floor - 0.1, 1.1
    return window, "M" + "L".join(map(window.at, knots, y))


def _values(explorer: Any, knots: Any) -> list[float]:
    z = (explorer.w * x + explorer.b for x in knots)
    return [
        value_and_slope(explorer.activation, explorer.alpha, v)[0] for v in z
    ]


def _zones(explorer: Any) -> list[Any]:
    return zones(
        explorer.activation, explorer.w, explorer.b, explorer.interval
    )


def _band(window: Window, a: float, b: float) -> str:
    left, right = (float(window.at(x, 0).split()[0]) for x in (a, b))
    return (
        f'<rect x="{left}" y="{TOP}" width="{right - left:.1f}" '
        f'height="{BOTTOM - TOP}" fill="{INK}" opacity=".15"/>'
    )
