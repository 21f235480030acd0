"""Examples to drag: what x and y may be, and a window around them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from traitlets import TraitError

from lib.widgets.window import Window

MOST = 12


def two_rows(
    x: Sequence[float], y: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return the examples as two lists, or say why they are none.

    >>> two_rows((0, 1), (5, 7))
    ([0.0, 1.0], [5.0, 7.0])
    """
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


def as_many(name: str, row: list[float], others: list[float]) -> list[float]:
    """Return one row of the examples, as long as the other one.

    >>> as_many("y", [1.0, 2.0], [0.0, 0.0])
    [1.0, 2.0]
    """
    if len(row) != len(others):
        raise TraitError(
            f"{name} must have {len(others)} numbers, one for each example: "
            f"it has {len(row)}."
        )
    if not np.isfinite(row).all():
        raise TraitError(f"{name} must be finite numbers: it is {row}.")
    return row


def an_outlier(y: list[float]) -> int:
    """Return which example is farthest from the median.

    >>> an_outlier([2, 3, 3, 40, 5])
    3
    """
    return int(np.argmax(np.abs(np.array(y) - np.median(y))))


def beginning(x: list[float], y: list[float]) -> dict[str, Any]:
    """Return the examples with a prediction between mean and median.

    >>> beginning([0.0, 1.0, 2.0], [0.0, 0.0, 3.0])["c"]
    0.5
    """
    middle = float(np.mean(y) + np.median(y)) / 2
    return {"x": x, "y": y, "c": middle, "m": 0.0, "b": middle}


def around(x: list[float], y: list[float]) -> Window:
    """Return a window with room to drag the examples.

    >>> around([1, 5], [2, 12])
    ((0.0, 6.0), (0.0, 15.0))
    """
    return _roomy(x, 0.2), _roomy(y, 0.25)


def _roomy(row: list[float], share: float) -> Any:
    low, high = min(row), max(row)
    step = 10.0 ** np.floor(np.log10((high - low) or abs(high) or 1.0)) / 2
    room = max(share * (high - low), step / 5)
    bottom = 0.0 if 0 <= low < 0.5 * high else low - room
    ends = np.floor(bottom / step) * step, np.ceil((high + room) / step) * step
    return float(ends[0]), float(ends[1])
