"""Three losses side by side, and what each example pulls at."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from traitlets import Float, List, TraitError, Tuple, Unicode, validate

from lib.widgets.base import Explorer
from lib.widgets.kinds import Number, OneOf, Whole, Window
from lib.widgets.losses import LOSSES, best_constant, best_line, loss_and_slope

MOST = 12  # examples


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
