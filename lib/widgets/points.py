"""Value and slope of a function at a point, or NaN where it has none.

Here a function that cannot be drawn is told from one that has no value at
some points. It leaves out how many points are needed: that is `samples`.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from lib.calculus import derivative

Columns = npt.NDArray[np.float64]
Function = Callable[..., Any]


def values_at(f: Function, knots: Sequence[float]) -> list[float]:
    """Return the value of ``f`` at each knot, NaN where it has none.

    >>> values_at(lambda x: 1 / x, [0.0, 2.0])
    [nan, 0.5]
    """
    with np.errstate(all="ignore"):
        return [_number(f, x, "f") for x in knots]


def slope_at(f: Function, x: float, interval: tuple[float, float]) -> float:
    """Return the slope of ``f`` at ``x``, NaN where it has none.

    Closer and closer to a point, values and slopes of a smooth curve agree
    better and better. Those on the two sides of a jump or a corner do not.

    >>> slope_at(lambda x: x**2, 1.0, (-2.0, 2.0))
    2.0
    >>> slope_at(abs, 0.0, (-2.0, 2.0))
    nan
    """
    low, high = interval
    d = 1e-7 * (high - low)
    beside = x + np.array([-d, -d / 2, 0.0, d / 2, d])
    _, *values_and_slopes = pointwise(f)(np.clip(beside, low, high))
    for seen, rounding in zip(values_and_slopes, (1e-12, 1e-8), strict=True):
        near, far = np.ptp(seen[1:4]), np.ptp(seen)
        if not near <= max(0.75 * far, rounding * abs(seen).max()):
            return np.nan
    return float(seen[2])


def pointwise(f: Function) -> Callable[[Columns], Columns]:
    """Return a function from knots to knots, values and slopes of ``f``.

    It asks one point at a time, so that a function with an ``if`` works too.

    >>> pointwise(lambda x: x**2)(np.array([1.0, 3.0]))[2]
    array([2., 6.])
    """
    slope = _written_with_lib(derivative(f))

    def at(knots: Columns) -> Columns:
        with np.errstate(all="ignore"):
            rows = [
                (x, _number(f, x, "f"), _number(slope, x, "the slope of f"))
                for x in knots.tolist()
            ]
        return np.array(rows, dtype=float).reshape(-1, 3).T

    return at


def _written_with_lib(slope: Function) -> Function:
    def taught(x: float) -> Any:
        try:
            return slope(x)
        except TypeError as error:
            raise TypeError(
                "f must be written with lib, lib.autograd.sin in the place "
                f"of math.sin, so that it has a derivative: {error}"
            ) from error

    return taught


def _number(f: Function, x: float, what: str) -> float:
    try:
        y = f(x)
    except (ArithmeticError, ValueError):  # 1 / 0.0, math.log(-1.0)
        return np.nan
    if isinstance(y, complex):  # (-1.0) ** 0.5
        return np.nan
    try:
        value = float(y + 0)  # text has no sum with a number
    except (TypeError, ValueError):
        raise TypeError(
            f"f must return a number: at x = {x:g} {what} is {y!r}."
        ) from None
    return value if np.isfinite(value) else np.nan
