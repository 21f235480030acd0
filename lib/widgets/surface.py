"""A function of two variables as a table that the browser can draw from.

At each crossing of an even grid the table holds the value and its derivatives
up to the second in each direction. Between four crossings the browser draws
the one surface of degree five in x and in y that has them all. It leaves out
what the table is for: that are the explorers of hills and valleys.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from lib.arrays import plain
from lib.calculus import derivative
from lib.widgets.kinds import Window
from lib.widgets.samples import Columns, Function

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
    f = _elementwise(f)
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
        rows = [_derived(f, i, j)(x.ravel(), y.ravel()) for i, j in ORDERS]
    first = [rows[0], rows[3], rows[1]]
    rows[3], rows[1] = _without_kinks(f, x.ravel(), y.ravel(), first, window)
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


# Value and slopes at a point


def value_and_slopes(
    f: Function, x: float, y: float, window: Window = ((0, 1), (0, 1))
) -> list[float]:
    """Return f, df/dx and df/dy at one point, NaN where there is none.

    ``window`` says how far apart points are that can be told apart.

    >>> value_and_slopes(lambda x, y: x * y**2, 3.0, 2.0)
    [12.0, 4.0, 12.0]
    >>> value_and_slopes(lambda x, y: abs(x) + y, 0.0, 2.0)
    [2.0, nan, 1.0]
    """
    f, point = _elementwise(f), (np.array([x]), np.array([y]))
    orders = ((0, 0), (1, 0), (0, 1))
    with np.errstate(all="ignore"):
        found = [plain(_derived(f, *order)(*point)) for order in orders]
    found[1:] = _without_kinks(f, *point, found, window)
    value = float(found[0][0])
    return [
        float(v[0]) if np.isfinite(v[0] + value) else np.nan for v in found
    ]


def _without_kinks(
    f: Function, x: Columns, y: Columns, found: Any, window: Window
) -> list[Columns]:
    """Return the slopes in x and in y, NaN at a kink.

    Where the slope jumps, so does it when seen from ten times nearer; where
    it only bends, it changes ten times less.
    """
    value, slopes = found[0], []
    for slope, (low, high), way in zip(
        found[1:], window, np.eye(2), strict=True
    ):
        wide = high - low
        with np.errstate(all="ignore"):
            far = _jump(f, x, y, value, 1e-4 * wide * way)
            near = _jump(f, x, y, value, 1e-5 * wide * way)
            least = 1e-6 * (abs(slope) + abs(value / wide))  # else rounding
            kink = (near > 0.5 * far) & (near > least)
        slopes.append(np.where(kink, np.nan, slope))
    return slopes


def _jump(f: Function, x: Columns, y: Columns, z: Columns, d: Columns) -> Any:
    sides = plain(f(x + d[0], y + d[1])) + plain(f(x - d[0], y - d[1]))
    return abs(sides - 2 * z) / d.sum()


def _elementwise(f: Function) -> Function:
    """Return ``f``, which says in a sentence what it does wrong."""

    def checked(x: Any, y: Any) -> Any:
        try:
            z = f(x, y)
        except TypeError as error:
            raise TypeError(
                "f must be a function of two arrays, written with lib, "
                f"lib.autograd.sin in the place of np.sin: {error}"
            ) from error
        except ValueError as error:  # an if about a whole array
            raise ValueError(
                "f must work on whole arrays, with lib.autograd.where in the "
                f"place of if: {error}"
            ) from error
        shapes = np.shape(plain(x)), np.shape(plain(z))
        if shapes[0] != shapes[1]:
            raise ValueError(
                f"f must work element by element: of x and y of shape "
                f"{shapes[0]} it made the shape {shapes[1]}. A constant is "
                "written 3 + 0 * x."
            )
        return z

    return checked


def _derived(f: Function, i: int, j: int) -> Callable[..., Any]:
    """Return f after i derivatives in x and j in y."""
    if i:
        return derivative(_derived(f, i - 1, j))
    if j:
        inner = _derived(f, 0, j - 1)
        return lambda x, y: derivative(lambda y: inner(x, y))(y)
    return f
