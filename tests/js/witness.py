"""Prints what `lib.differences` measures, for the tests in Node to compare."""

import json

import numpy as np

from lib.differences import complex_step, difference_quotient

FUNCTIONS = {
    "sin(x)": np.sin,
    "e^x": np.exp,
    "x^3 - 2x": lambda x: x**3 - 2 * x,
    "tanh(3x)": lambda x: np.tanh(3 * x),
    "1/(1 + x^2)": lambda x: 1 / (1 + x**2),
}
POINTS = [-1.7, -0.31, 0.0, 0.5, 1.234]
STEPS = [0.5, -0.25, 0.01, -1e-3]


def witnesses():
    """Return secants by the quotient and slopes by the complex step."""
    rows = []
    for name, f in FUNCTIONS.items():
        for x in POINTS:
            slope = float(complex_step(f, x))
            for h in STEPS:
                chord = float(difference_quotient(f, x, h))
                rows.append(dict(f=name, x=x, h=h, secant=chord, slope=slope))
    return rows


if __name__ == "__main__":
    text = json.dumps(witnesses()).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
