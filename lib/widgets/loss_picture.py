"""Three losses in words, and as a picture that stands still."""

from typing import Any

import numpy as np

from lib.widgets.pen import (
    CURVE,
    INK,
    SECANT,
    TANGENT,
    Window,
    dot,
    line,
    svg,
    text,
)

COLOURS = {"MSE": SECANT, "MAE": TANGENT, "Huber": "#a3327e"}
DASHES = {"MSE": "", "MAE": "8 6", "Huber": "2 5"}


def sentence(explorer: Any) -> str:
    """Return each loss, and where it would be lowest.

    >>> from lib.widgets import LossExplorer
    >>> words = sentence(LossExplorer(c=4.0))
    >>> words[words.index("MSE") : words.index("; MAE")]
    'MSE is 14.2, lowest at c = 5, the mean'
    """
    constant = explorer.model == "constant"
    m, b, c = explorer.m, explorer.b, explorer.c
    prediction = f"c = {c:.4g}" if constant else _line(m, b)
    names = {"MSE": ", the mean", "MAE": ", a median"} if constant else {}
    said = "; ".join(
        f"{kind} is {loss:.4g}, lowest at "
        f"{f'c = {best:.4g}' if constant else _line(*best)}"
        f"{names.get(kind, '')}"
        for (kind, loss), best in zip(
            explorer.losses.items(), explorer.best.values(), strict=True
        )
    )
    return (
        f"{explorer.label}: {len(explorer.y)} examples, the outlier at y = "
        f"{explorer.y[explorer.outlier]:g}, and the prediction {prediction}. "
        f"{said}. The arrows are minus the slopes."
    )


def loss_picture(explorer: Any) -> str:
    """Return examples, prediction and the best one of each loss as SVG.

    >>> from lib.widgets import LossExplorer
    >>> LossExplorer().picture().count("<circle")
    5
    """
    (x0, x1), (window_y) = explorer.window
    window = Window(np.array([x0, x1]), np.array(window_y))
    window.y0, window.y1 = window_y
    places = list(zip(explorer.x, explorer.y, explorer.y_hat, strict=True))
    drawn = [
        line(f"M{window.at(x, y)}L{window.at(x, y_hat)}", INK)
        for x, y, y_hat in places
    ]
    for k, (kind, best) in enumerate(explorer.best.items()):
        m, b = best if explorer.model == "line" else (0.0, best)
        dash = f'stroke-dasharray="{DASHES[kind]}"'
        drawn += [line(_across(window, m, b), COLOURS[kind], dash)]
        px, py = window.at(x0, m * x0 + b).split()
        drawn += [text(float(px) + 6 + 90 * k, float(py) - 5, f"best {kind}")]
    own = explorer.model == "line"
    m, b = (explorer.m, explorer.b) if own else (0.0, explorer.c)
    drawn += [line(_across(window, m, b), CURVE)]
    drawn += [dot(window.at(x, y), INK, 6) for x, y, _ in places]
    return svg(window.axes(explorer), drawn)


def _across(window: Window, m: float, b: float) -> str:
    ends = (window.at(x, m * x + b) for x in (window.x0, window.x1))
    return "M" + "L".join(ends)


def _line(m: float, b: float) -> str:
    return f"{m:.4g} x {'-' if b < 0 else '+'} {abs(b):.4g}"
