"""A function of one variable as a table that the browser can draw from.

The table holds knots, values and slopes. Between two knots the browser draws
the one cubic that has their values and slopes. The knots lie close together
where the function bends quickly, and closest around a corner, a jump, a pole
or a point without a value. It leaves out functions of several variables.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from lib.calculus import derivative

Columns = npt.NDArray[np.float64]
Function = Callable[..., Any]

CELLS = 128  # before any is split
MOST = 3000  # knots: sin(1/x) would ask for more without end
FINEST = 1e-9  # of the interval: a cell this narrow is not split again
EDGE = 1e-15  # where values end: sqrt(x) is still 3e-5 at x = 1e-9
TOLERANCE = 1e-7  # of a slope, in units of (1 + the slope's size)


def sample(f: Function, interval: tuple[float, float]) -> Columns:
    """Return knots, values and slopes of ``f``, as fine as its shape asks for.

    A cell between two knots is halved until its cubic agrees with ``f`` in
    the middle. Where ``f`` has no finite value the table holds NaN.

    Shapes  returns (3, n): knots, values, slopes.
    Error   about 1e-7 in the slope, relative where the slope is above 1.
    Raises  TypeError if ``f`` is not a function that returns numbers;
            ValueError if it has no value anywhere in the interval.

    >>> x, y, slope = sample(lambda x: x**2, (-1.0, 1.0))
    >>> bool(np.allclose(slope, 2 * x))
    True
    """
    if not callable(f):
        raise TypeError(f"f must be a function of one number: {f!r} is not.")
    at = _pointwise(f)
    columns = at(np.linspace(*interval, CELLS + 1))
    if not np.isfinite(columns[1]).any():
        raise ValueError(
            f"f has no finite value at any of {CELLS + 1} points of the "
            f"interval {interval}: choose another interval."
        )
    columns = _refine(at, columns, scale=_typical_slope(columns))
    return _with_round_places(at, columns)


def _typical_slope(columns: Columns) -> float:
    x, y, _ = columns
    low, high = np.nanquantile(y, [0.1, 0.9])
    return (high - low) / (x[-1] - x[0]) + np.finfo(float).tiny


def _refine(
    at: Callable[[Columns], Columns], columns: Columns, scale: float
) -> Columns:
    ends = columns[0, [0, -1]]
    finest = FINEST * np.ptp(ends)
    edge = max(EDGE * np.ptp(ends), 4 * np.spacing(np.abs(ends).max()))
    left = np.arange(columns.shape[1] - 1)  # the cells still to be looked at
    while left.size:
        a, b = columns[:, left], columns[:, left + 1]
        at_edge = np.isnan(a[1]) != np.isnan(b[1])
        wide = b[0] - a[0] > np.where(at_edge, edge, finest)
        if columns.shape[1] >= MOST:
            wide &= at_edge
        left, a, b = left[wide], a[:, wide], b[:, wide]
        middle = at((a[0] + b[0]) / 2)
        split = ~_agrees(a, middle, b, scale)
        left = left[split]
        columns = np.insert(columns, left + 1, middle[:, split], axis=1)
        left = left + np.arange(left.size)  # earlier insertions moved them
        left = np.stack([left, left + 1], axis=1).ravel()
    return columns


def _with_round_places(
    at: Callable[[Columns], Columns], columns: Columns
) -> Columns:
    # A break found close to a number of few digits is there: 0.3, not
    # 0.2999999997. With it as a knot, the value read there is f's own.
    a, b = columns[0, :-1], columns[0, 1:]
    narrow = np.flatnonzero(b - a <= FINEST * np.ptp(columns[0]))
    places = [(i, _roundest(float(a[i]), float(b[i]))) for i in narrow]
    new = [(i, place) for i, place in places if a[i] < place < b[i]]
    if not new:
        return columns
    cells, knots = np.array(new).T
    return np.insert(columns, cells.astype(int) + 1, at(knots), axis=1)


def _roundest(a: float, b: float) -> float:
    """Return the number from a to b with at most six decimals, or NaN."""
    for digits in range(7):
        place = round((a + b) / 2, digits) + 0.0
        if a <= place <= b:
            return place
    return np.nan


def _agrees(a: Columns, middle: Columns, b: Columns, scale: float) -> Any:
    width = b[0] - a[0]
    cubic = (a[1] + b[1]) / 2 + width * (a[2] - b[2]) / 8
    # A cubic that misses by e in the middle has a slope off by 3.1 e / width.
    error = 3.1 * np.abs(cubic - middle[1]) / width
    steep = np.abs(middle[2])  # towards a pole fewer digits are asked for
    looser = np.minimum(steep / (10 * scale), 1e4)
    allowed = TOLERANCE * (scale + steep + looser * steep)
    empty = np.isnan(a[1]) & np.isnan(middle[1]) & np.isnan(b[1])
    return empty | (error <= allowed)


# Value and slope at a point, or NaN where there is none


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
    _, *values_and_slopes = _pointwise(f)(np.clip(beside, low, high))
    for seen, rounding in zip(values_and_slopes, (1e-12, 1e-8), strict=True):
        near, far = np.ptp(seen[1:4]), np.ptp(seen)
        if not near <= max(0.75 * far, rounding * abs(seen).max()):
            return np.nan
    return float(seen[2])


def _pointwise(f: Function) -> Callable[[Columns], Columns]:
    """Return a function from knots to knots, values and slopes of ``f``.

    It asks one point at a time, so that a function with an ``if`` works too.
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
