"""Prints what `lib.nn` and the engine say, for the neuron in Node."""

import json

from lib.calculus import derivative
from lib.nn import leaky_relu, relu, sigmoid, tanh

ALPHA = 0.1
FUNCTIONS = {
    "ReLU": relu,
    "leaky ReLU": lambda z: leaky_relu(z, ALPHA),
    "sigmoid": sigmoid,
    "tanh": tanh,
}
POINTS = [-1000, -745, -30, -3.2, -1, -1e-9, 1e-9, 0.3, 2, 17, 745, 1000]
SMOOTH = ("sigmoid", "tanh")  # these have a slope at 0, too


def witnesses():
    """Return value and slope of each activation at some points."""
    for name, f in FUNCTIONS.items():
        for z in [*map(float, POINTS), *([0.0] if name in SMOOTH else [])]:
            slope = float(derivative(f)(z))
            yield dict(name=name, z=z, value=float(f(z)), slope=slope)


if __name__ == "__main__":
    text = json.dumps(list(witnesses())).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
