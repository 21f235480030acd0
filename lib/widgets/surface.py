"""A function of two variables as a table that the browser can draw from.

At each crossing of an even grid the table holds the value and its derivatives
up to the second in each direction. Between four crossings the browser draws
the one surface of degree five in x and in y that has them all. It leaves out
what the table is for: that are the explorers of hills and valleys.
"""

from typing import Any

import numpy as np

from lib.arrays import plain
from lib.widgets.points import Columns, Function
from lib.widgets.slopes import derived, elementwise, without_kinks
from lib.widgets.window import Window

CELLS = (4, 8, 12, 16, 24, 32, 48)  # a side: the first that is fine enough
TOLERANCE = 1e-6  # of a slope, in units of the typical one
ORDERS = [(i, j) for i in range(3) for j in range(3)]  # in x, in y


def tabulate(f: Function, window: Window) -> Columns:
    """Return values and derivatives of ``f`` on an even grid over ``window``.

        table[3 i + j, row, column] = d^i/dx^i d^j/dy^j f (x[column], y[row])

    A polynomial of degree five or less in x and in y comes out exactly. Where
    ``f`` has no finite value the table holds NaN, and the browser leaves the
    cells around it empty. Where it has a value and no slope, at a kink or the
    tip of a cone, the surface is drawn flat at that crossing.

    Shapes  f: two arrays (n,) -> (n,), element by element; returns (9, m, m).
    Error   at most 1e-6 of the typical slope where ``f`` is smooth; beside a
            kink that of one cell, 1/48 of the window.
    Raises  TypeError if ``f`` is no function of two arrays written with lib;
            ValueError if it does not work element by element, or has no
            finite value anywhere in the window.

    >>> float(tabulate(lambda x, y: x * y, ((0, 1), (0, 2)))[4].max())
    1.0
    """
    if not callable(f):
        raise TypeError(f"f must be a function of two numbers: {f!r} is not.")
    f = elementwise(f)
    for cells in CELLS:
        table = _on_grid(f, window, cells)
        if _fine_enough(f, table, window):
            break
    if not np.isfinite(table[0]).any():
        raise ValueError(
            f"f has no finite value at any of {table[0].size} points of the "
            f"window {window}: choose another window."
        )
    return table


def _on_grid(f: Function, window: Window, cells: int) -> Columns:
    x, y = np.meshgrid(*(np.linspace(*side, cells + 1) for side in window))
    with np.errstate(all="ignore"):
        rows = [derived(f, i, j)(x.ravel(), y.ravel()) for i, j in ORDERS]
    first = [rows[0], rows[3], rows[1]]
    rows[3], rows[1] = without_kinks(f, x.ravel(), y.ravel(), first, window)
    table = np.array(rows, dtype=float).reshape(9, cells + 1, cells + 1)
    return np.where(np.isfinite(table) & np.isfinite(table[0]), table, np.nan)


def _fine_enough(f: Function, table: Columns, window: Window) -> bool:
    if not np.isfinite(table).all():
        return False
    x, y = (np.linspace(*side, table.shape[1]) for side in window)
    low, high = np.quantile(table[0], [0.1, 0.9])
    rise = high - low + np.finfo(float).tiny
    along_y = table[:3].swapaxes(1, 2)
    return bool(
        _miss(f, table[::3], x, y) <= TOLERANCE * rise / np.ptp(x)
        and _miss(lambda y, x: f(x, y), along_y, y, x)
        <= TOLERANCE * rise / np.ptp(y)
    )


def _miss(f: Function, table: Columns, x: Columns, y: Columns) -> Any:
    """Return by how much slopes in x are missed between the crossings."""
    (values, slopes, bends), width = table, x[1] - x[0]
    a, b = np.s_[:, :-1], np.s_[:, 1:]
    middle = (values[a] + values[b]) / 2
    middle += (slopes[a] - slopes[b]) * width * 5 / 32
    middle += (bends[a] + bends[b]) * width**2 / 64
    across, up = np.meshgrid((x[1:] + x[:-1]) / 2, y)
    with np.errstate(all="ignore"):
        truth = plain(f(across.ravel(), up.ravel())).reshape(middle.shape)
    # Missed by e in the middle, a quintic's slope is off by 3.43 e / width.
    return 3.43 * abs(middle - truth).max() / width
