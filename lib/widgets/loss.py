"""Three losses side by side, and what each example pulls at.

The browser has the same closed forms.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from traitlets import Float, List, TraitError, Tuple, Unicode, validate

from lib.widgets.base import Explorer
from lib.widgets.kinds import Number, OneOf, Whole, Window
from lib.widgets.samples import Columns

MOST = 12  # examples
LOSSES = ("MSE", "MAE", "Huber")
ROUNDS = 2000  # of the reweighted line


class LossExplorer(Explorer):
    """Examples, a prediction, and how MSE, MAE and Huber judge it.

        constant: y_hat = c        line: y_hat = m x + b

    The reader drags the examples, the ``outlier`` among them, and the
    prediction; the arrows are minus the slopes in y_hat. All are traits, so
    Python sets them and observes them.

    Shapes  x, y: (n,), n from 2 to 12.
    Units   ``units`` are those of x and of y; ``delta`` has that of y.
    Raises  ValueError if the examples do not fit together; TraitError if
            ``model`` is not "constant" or "line", ``delta`` not positive,
            a number not finite or ``outlier`` not one of the examples.

    >>> explorer = LossExplorer(y=(2, 3, 3, 12, 5), c=4.0)
    >>> explorer.losses
    {'MSE': 14.2, 'MAE': 2.6, 'Huber': 2.1}
    >>> explorer.best
    {'MSE': 5.0, 'MAE': 3.0, 'Huber': 3.5}
    """

    explorer = Unicode("loss")
    x = List(Float())
    y = List(Float())
    model = OneOf(("constant", "line"))
    c = Number()
    m = Number()
    b = Number()
    delta = Number(above=0)
    outlier = Whole(0, lambda it: len(it.y) - 1)
    window = Tuple(Tuple(Float(), Float()), Tuple(Float(), Float()))

    def __init__(
        self,
        x: Sequence[float] = (1, 2, 3, 4, 5),
        y: Sequence[float] = (2, 3, 3, 12, 5),
        model: str = "constant",
        delta: float = 1.0,
        outlier: int | None = None,
        window: Window | None = None,
        label: str = "Three losses",
        axes: tuple[str, str] = ("x", "y"),
        units: tuple[str, str] = ("", ""),
        **prediction: float,
    ) -> None:
        x, y = _two_rows(x, y)
        super().__init__(
            model=model,
            delta=delta,
            outlier=_an_outlier(y) if outlier is None else outlier,
            window=window or _around(x, y),
            label=label,
            axes=axes,
            units=units,
            **_beginning(x, y) | prediction,
        )

    def _y_hat(self) -> np.ndarray:
        x = np.array(self.x)
        line = self.m * x + self.b
        return line if self.model == "line" else 0 * x + self.c

    @property
    def losses(self) -> dict[str, float]:
        """Each loss, the mean over the examples."""
        r = self._y_hat() - self.y
        return {
            k: float(loss_and_slope(k, r, self.delta)[0].mean())
            for k in LOSSES
        }

    @property
    def best(self) -> dict[str, Any]:
        """The c, or the m and b, where each loss is lowest."""
        x, y, delta = self.x, self.y, self.delta
        if self.model == "line":
            return {kind: best_line(kind, x, y, delta) for kind in LOSSES}
        return {kind: best_constant(kind, y, delta) for kind in LOSSES}

    @validate("x", "y")
    def _still_two_rows(self, proposal: Any) -> list[float]:
        name = proposal.trait.name
        return _as_many(
            name, proposal.value, self.y if name == "x" else self.x
        )

    def describe(self) -> str:
        constant = self.model == "constant"
        m, b, c = self.m, self.b, self.c
        prediction = f"c = {c:.4g}" if constant else _line(m, b)
        names = {"MSE": ", the mean", "MAE": ", a median"} if constant else {}
        said = "; ".join(
            f"{kind} is {loss:.4g}, lowest at "
            f"{f'c = {best:.4g}' if constant else _line(*best)}"
            f"{names.get(kind, '')}"
            for (kind, loss), best in zip(
                self.losses.items(), self.best.values(), strict=True
            )
        )
        return (
            f"{self.label}: {len(self.y)} examples, the outlier at y = "
            f"{self.y[self.outlier]:g}, and the prediction {prediction}. "
            f"{said}. The arrows are minus the slopes."
        )


def _line(m: float, b: float) -> str:
    return f"{m:.4g} x {'-' if b < 0 else '+'} {abs(b):.4g}"


# Examples to drag: what x and y may be, and a window around them


def _two_rows(
    x: Sequence[float], y: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return the examples as two lists, or say why they are none."""
    rows = [np.asarray(row, dtype=float) for row in (x, y)]
    if rows[0].ndim != 1 or rows[0].shape != rows[1].shape:
        raise ValueError(
            f"x and y must be two rows of equal length: they have the shapes "
            f"{rows[0].shape} and {rows[1].shape}."
        )
    if not 2 <= rows[0].size <= MOST or not np.isfinite(rows).all():
        raise ValueError(
            f"x and y must be 2 to {MOST} finite numbers each: they are "
            f"{list(x)} and {list(y)}."
        )
    return rows[0].tolist(), rows[1].tolist()


def _as_many(name: str, row: list[float], others: list[float]) -> list[float]:
    """Return one row of the examples, as long as the other one."""
    if len(row) != len(others):
        raise TraitError(
            f"{name} must have {len(others)} numbers, one for each example: "
            f"it has {len(row)}."
        )
    if not np.isfinite(row).all():
        raise TraitError(f"{name} must be finite numbers: it is {row}.")
    return row


def _an_outlier(y: list[float]) -> int:
    """Return which example is farthest from the median."""
    return int(np.argmax(np.abs(np.array(y) - np.median(y))))


def _beginning(x: list[float], y: list[float]) -> dict[str, Any]:
    """Return the examples with a prediction between mean and median."""
    middle = float(np.mean(y) + np.median(y)) / 2
    return {"x": x, "y": y, "c": middle, "m": 0.0, "b": middle}


def _around(x: list[float], y: list[float]) -> Window:
    """Return a window with room to drag the examples."""
    return _roomy(x, 0.2), _roomy(y, 0.25)


def _roomy(row: list[float], share: float) -> Any:
    low, high = min(row), max(row)
    step = 10.0 ** np.floor(np.log10((high - low) or abs(high) or 1.0)) / 2
    room = max(share * (high - low), step / 5)
    bottom = 0.0 if 0 <= low < 0.5 * high else low - room
    ends = np.floor(bottom / step) * step, np.ceil((high + room) / step) * step
    return float(ends[0]), float(ends[1])


# The losses, and the prediction that each likes best: c, or m x + b


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
