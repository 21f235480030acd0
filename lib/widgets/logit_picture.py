"""Four losses of a logit in words, and as a picture that stands still."""

import math
from typing import Any

import numpy as np

from lib.widgets.logits import LOSSES, judged
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

STYLES = {
    "cross-entropy": (CURVE, ""),
    "hinge": (TANGENT, "8 6"),
    "squared": (SECANT, "10 4 2 4"),
    "1 − p": ("#a3327e", "2 5"),
}


def sentence(explorer: Any) -> str:
    """Return the slope of each loss at the logit.

    >>> from lib.widgets import LogitExplorer
    >>> print(sentence(LogitExplorer(z=0.0))[:62])
    Four losses: the answer is 1, z = 0 and p = 0.5. The slopes in
    """
    slopes = ", ".join(
        f"{name} {slope:.4g}" if math.isfinite(slope) else f"{name} none"
        for name, slope in explorer.slopes.items()
    )
    return (
        f"{explorer.label}: the answer is {explorer.target}, z = "
        f"{explorer.z:g} and p = {explorer.p:.4g}. The slopes in z are: "
        f"{slopes}."
    )


def logit_picture(explorer: Any) -> str:
    """Return the four losses and the logit as SVG.

    >>> from lib.widgets import LogitExplorer
    >>> LogitExplorer().picture().count("<circle")
    4
    """
    low, high = explorer.interval
    top = 1.06 * max(abs(low), abs(high), 1)
    window = Window(np.array([low, high]), np.array([0.0, top]))
    window.y0, window.y1 = -0.05 * top, top
    px = window.at(explorer.z, 0).split()[0]
    drawn = [line(f"M{px} {TOP}V{BOTTOM}", INK, 'stroke-dasharray="2 4"')]
    kink = 2 * explorer.target - 1
    knots = np.sort(np.append(np.linspace(low, high, 161), kink))
    knots = knots[(low <= knots) & (knots <= high)]
    for name in LOSSES:
        colour, dash = STYLES[name]
        values = [judged(name, z, explorer.target)[0] for z in knots]
        path = "M" + "L".join(map(window.at, knots, values))
        drawn += [line(path, colour, f'stroke-dasharray="{dash}"')]
    for name, loss in explorer.losses.items():
        drawn += [dot(window.at(explorer.z, loss), STYLES[name][0], 5)]
    return svg(window.axes(explorer), drawn)
