"""Prints slopes and ratios of joined functions, for the tests in Node."""

import json

import numpy as np

from lib.differences import complex_step, difference_quotient

CHAINS = {
    ("2x - 1", "u^3"): (lambda x: 2 * x - 1, lambda u: u**3),
    ("1 - x^2", "e^u"): (lambda x: 1 - x**2, np.exp),
    ("sin(3x)", "1/(1 + u^2)"): (
        lambda x: np.sin(3 * x),
        lambda u: 1 / (1 + u**2),
    ),
    ("0.5x", "1 - sigmoid(u)"): (
        lambda x: 0.5 * x,
        lambda u: 1 - 1 / (1 + np.exp(-u)),
    ),
}
POINTS = [-1.7, -0.31, 0.5, 1.25]
STEPS = [0.5, -0.25, 1e-3]


def measured(inner, outer, x, h):
    """Return the slope and the ratio of u, of y, and of both together."""

    def both(x):
        return outer(inner(x))

    u = float(inner(x))
    du = float(inner(x + h)) - u
    three = [(inner, x, h), (outer, u, du), (both, x, h)]
    return {
        "slopes": [float(complex_step(f, at)) for f, at, _ in three],
        "ratios": [float(difference_quotient(*each)) for each in three],
    }


def witnesses():
    return [
        dict(f=f, g=g, x=x, h=h, **measured(*functions, x, h))
        for (f, g), functions in CHAINS.items()
        for x in POINTS
        for h in STEPS
    ]


if __name__ == "__main__":
    text = json.dumps(witnesses()).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
