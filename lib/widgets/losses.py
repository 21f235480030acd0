"""Three losses of misses, their slopes, and the prediction each likes best.

Two predictions are known: a constant c, and a line m x + b. The browser has
the same closed forms.
"""

from itertools import combinations
from typing import Any

import numpy as np

from lib.widgets.samples import Columns

LOSSES = ("MSE", "MAE", "Huber")
ROUNDS = 2000  # of the reweighted line


def loss_and_slope(
    kind: str, r: Columns, delta: float
) -> tuple[Columns, Columns]:
    """Return loss and slope of each miss ``r``; |r| has no slope at 0.

    >>> loss_and_slope("Huber", np.array([0.5, -3.0]), 1.0)
    (array([0.125, 2.5  ]), array([ 0.5, -1. ]))
    """
    size = np.abs(r)
    if kind == "MSE":
        return r**2, 2 * r
    if kind == "MAE":
        return size, np.where(r == 0, np.nan, np.sign(r))
    far = delta * (size - delta / 2)
    return np.where(size <= delta, r**2 / 2, far), np.clip(r, -delta, delta)


def best_constant(kind: str, y: Any, delta: float) -> float:
    """Return the c of the lowest loss, the middle one where several are.

    >>> [best_constant(kind, [2, 3, 3, 12, 5], 1.0) for kind in LOSSES]
    [5.0, 3.0, 3.5]
    """
    y = np.sort(np.asarray(y, dtype=float))
    if kind == "MSE":
        return float(y.mean())
    if kind == "MAE":
        return float(np.median(y))
    knots = np.sort(np.concatenate([y - delta, y + delta]))
    pull = np.array(
        [loss_and_slope(kind, c - y, delta)[1].sum() for c in knots]
    )
    pull[np.abs(pull) < 1e-9 * delta] = 0
    if (pull == 0).any():
        return float(np.mean([knots[pull == 0][0], knots[pull == 0][-1]]))
    k = int(np.argmax(pull > 0))
    share = -pull[k - 1] / (pull[k] - pull[k - 1])
    return float(knots[k - 1] + share * (knots[k] - knots[k - 1]))


def best_line(kind: str, x: Any, y: Any, delta: float) -> tuple[float, float]:
    """Return the m and b of the lowest loss, one of them where several are.

    >>> best_line("MAE", [0, 1, 2, 3], [1, 2, 3, 40], 1.0)
    (1.0, 1.0)
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    m, b = _weighted(x, y, np.ones_like(y))
    if kind == "MAE":
        return _through_two(x, y) or (m, b)
    for _ in range(ROUNDS if kind == "Huber" else 0):
        size = np.maximum(np.abs(m * x + b - y), delta)
        before, (m, b) = (m, b), _weighted(x, y, delta / size)
        if np.allclose(before, (m, b), rtol=1e-14, atol=1e-14):
            break
    return m, b


def _weighted(x: Columns, y: Columns, w: Columns) -> tuple[float, float]:
    mx, my = np.average(x, weights=w), np.average(y, weights=w)
    spread = (w * (x - mx) ** 2).sum()
    m = (w * (x - mx) * (y - my)).sum() / spread if spread else 0.0
    return float(m), float(my - m * mx)


def _through_two(x: Columns, y: Columns) -> tuple[float, float] | None:
    """Some line of the least absolute misses goes through two examples."""
    found, least = None, np.inf
    for i, j in combinations(range(len(x)), 2):
        if x[i] == x[j]:
            continue
        m = (y[j] - y[i]) / (x[j] - x[i])
        loss = np.abs(m * (x - x[i]) + y[i] - y).sum()
        if loss < least - 1e-12:
            found, least = (float(m), float(y[i] - m * x[i])), loss
    return found
