"""Value and slopes of a function of two variables, by our engine.

Here a function that cannot be differentiated element by element is told what
it does wrong. It leaves out how many points are needed: that is `surface`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from lib.arrays import plain
from lib.calculus import derivative
from lib.widgets.points import Columns, Function
from lib.widgets.window import Window


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
    f, point = elementwise(f), (np.array([x]), np.array([y]))
    orders = ((0, 0), (1, 0), (0, 1))
    with np.errstate(all="ignore"):
        found = [plain(derived(f, *order)(*point)) for order in orders]
    found[1:] = without_kinks(f, *point, found, window)
    value = float(found[0][0])
    return [
        float(v[0]) if np.isfinite(v[0] + value) else np.nan for v in found
    ]


def without_kinks(
    f: Function, x: Columns, y: Columns, found: Any, window: Window
) -> list[Columns]:
    """Return the slopes in x and in y, NaN at a kink.

    Where the slope jumps, so does it when seen from ten times nearer; where
    it only bends, it changes ten times less.

    >>> zero, unit = np.array([0.0]), ((0.0, 1.0), (0.0, 1.0))
    >>> without_kinks(lambda x, y: abs(x), zero, zero, [zero] * 3, unit)
    [array([nan]), array([0.])]
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


def elementwise(f: Function) -> Function:
    """Return ``f``, which says in a sentence what it does wrong.

    >>> elementwise(lambda x, y: x + y)(np.ones(2), np.ones(2))
    array([2., 2.])
    """

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


def derived(f: Function, i: int, j: int) -> Callable[..., Any]:
    """Return f after i derivatives in x and j in y.

    >>> derived(lambda x, y: x**2 * y, 2, 1)(5.0, 7.0)
    2.0
    """
    if i:
        return derivative(derived(f, i - 1, j))
    if j:
        inner = derived(f, 0, j - 1)
        return lambda x, y: derivative(lambda y: inner(x, y))(y)
    return f
