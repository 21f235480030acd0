"""Prints tables of surfaces with what complex steps measure between them."""

import json
from base64 import b64encode

import numpy as np

from lib.autograd import cos, sin
from lib.differences import complex_step
from lib.widgets.surface import tabulate

WINDOW = ((-2.0, 2.0), (-3.0, 3.0))
HILL = "500 - 40x^2 - 20y^2 + 20x y"
VALLEY = "(1 - x)^2 + 100(y - x^2)^2"
WAVES = "sin(x) cos(y)"
POINTS = [(1.0, 2.0), (-1.93, 2.71), (0.123, -0.456), (1.37, -2.9), (0.0, 0.0)]


def hill(x, y):
    return 500 - 40 * x**2 - 20 * y**2 + 20 * x * y


def valley(x, y):
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


# name, for the engine, for complex numbers
FUNCTIONS = [
    (HILL, hill, hill),
    (VALLEY, valley, valley),
    (WAVES, lambda x, y: sin(x) * cos(y), lambda x, y: np.sin(x) * np.cos(y)),
]


def measured(f, x, y):
    """Return the point, the value and the slopes by the complex step."""
    slopes = (
        complex_step(lambda x: f(x, y), x),
        complex_step(lambda y: f(x, y), y),
    )
    return [x, y, float(f(x, y)), *map(float, slopes)]


def witnesses():
    """Return each table with values and slopes at some points."""
    for name, f, own in FUNCTIONS:
        table = tabulate(f, WINDOW)
        rise = float(np.ptp(table[0]))
        yield {
            "f": name,
            "window": WINDOW,
            "typicalValue": rise,
            "typicalSlope": rise / 6,
            "table": b64encode(table.tobytes()).decode(),
            "points": [measured(own, x, y) for x, y in POINTS],
        }


if __name__ == "__main__":
    print(json.dumps(list(witnesses()), indent=1))  # noqa: T201
