"""Three losses side by side, and what each example pulls at."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from traitlets import Float, List, Tuple, Unicode, validate

from lib.widgets.base import Explorer
from lib.widgets.examples import (
    an_outlier,
    around,
    as_many,
    beginning,
    two_rows,
)
from lib.widgets.kinds import Number, OneOf, Whole
from lib.widgets.losses import LOSSES, best_constant, best_line, each
from lib.widgets.window import Window


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
        x, y = two_rows(x, y)
        super().__init__(
            model=model,
            delta=delta,
            outlier=an_outlier(y) if outlier is None else outlier,
            window=window or around(x, y),
            label=label,
            axes=axes,
            units=units,
            **beginning(x, y) | prediction,
        )

    @property
    def y_hat(self) -> np.ndarray:
        """The prediction for each example."""
        x = np.array(self.x)
        line = self.m * x + self.b
        return line if self.model == "line" else 0 * x + self.c

    @property
    def losses(self) -> dict[str, float]:
        """Each loss, the mean over the examples."""
        r = self.y_hat - self.y
        return {k: float(each(k, r, self.delta)[0].mean()) for k in LOSSES}

    @property
    def slopes(self) -> dict[str, list[float]]:
        """Each loss's slope in every prediction, NaN at a kink."""
        r, n = self.y_hat - self.y, len(self.y)
        return {k: (each(k, r, self.delta)[1] / n).tolist() for k in LOSSES}

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
        return as_many(name, proposal.value, self.y if name == "x" else self.x)

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
