"""The trajectory of an optimiser down a function of one or two variables.

The optimisers are those of `lib.optim`, the slopes those of the engine. It
leaves out all drawing.
"""

from typing import Any

import numpy as np

from lib.autograd import Tensor
from lib.optim import SGD, Adam, Momentum
from lib.widgets.samples import Function, slope_at, values_at
from lib.widgets.surface import value_and_slopes

METHODS = {"plain": SGD, "momentum": Momentum, "adam": Adam}


def value_and_gradient(
    f: Function, point: tuple[float, ...], window: Any
) -> list[float]:
    """Return f and its slopes at a point, NaN where there is none.

    >>> value_and_gradient(lambda x: x**2, (3.0,), (-5.0, 5.0))
    [9.0, 6.0]
    """
    if len(point) == 2:
        return value_and_slopes(f, *point)
    return [*values_at(f, point), slope_at(f, point[0], window)]


def on_map(point: tuple[float, ...], window: Any) -> bool:
    """Return whether a point lies in the window.

    >>> on_map((3.0,), (-5.0, 5.0)), on_map((1.0, 9.0), ((0, 2), (0, 2)))
    (True, False)
    """
    sides = window if len(point) == 2 else (window,)
    return all(
        low <= v <= high for v, (low, high) in zip(point, sides, strict=True)
    )


def trajectory(
    f: Function,
    start: tuple[float, ...],
    method: str,
    learning_rate: float,
    steps: int,
    window: Any,
) -> list[tuple[float, ...]]:
    """Return the points that a method goes through, the start first.

    It ends early with the first point off the map, and where there is no
    gradient.

    >>> trajectory(lambda x: x**2, (10.0,), "plain", 0.1, 2, (-12.0, 12.0))
    [(10.0,), (8.0,), (6.4,)]
    """
    parameters = [Tensor(v) for v in start]
    optimiser = METHODS[method](parameters, learning_rate)
    points = [start]
    while len(points) <= steps and on_map(points[-1], window):
        value, *slopes = value_and_gradient(f, points[-1], window)
        if not np.isfinite([value, *slopes]).all():
            break
        for parameter, slope in zip(parameters, slopes, strict=True):
            parameter.grad = slope
        optimiser.step()
        points.append(tuple(p.item() for p in parameters))
    return points
