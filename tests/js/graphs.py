"""Prints values, rates and gradients of graphs by the engine, for Node."""

import json

from lib import autograd as engine
from lib.autograd import exp, log, sigmoid, sqrt, tanh
from lib.widgets.backprop import graph
from lib.widgets.trace import ONE, TWO

NUMBERS = [-1000.0, -2.5, -1.0, -0.3, 0.0, 1e-9, 0.4, 1.0, 3.0, 1000.0]
PROGRAMS = {
    "neuron": (lambda W, X: 1 - sigmoid(W * X), {"W": 0.5, "X": 2.0}),
    "used again": (lambda x: x * x + x, {"x": 3.0}),
    "doubled": (lambda a: ((a + a) + (a + a)) ** 3, {"a": 0.5}),
    "many": (
        lambda a, b, c: (tanh(a + b * c) / exp(c) - 2**a) * sqrt(1 + b * b),
        {"a": 0.5, "b": -1.5, "c": 0.25},
    ),
    "unused": (lambda a, b: log(a) * -a, {"a": 2.0, "b": 5.0}),
}


def operations():
    """Return each operation at some numbers, as a graph of its own."""
    for name in ONE:
        for a in NUMBERS:
            yield name, graph(getattr(engine, name), {"a": a})
    for name in [*TWO, "minimum"]:
        for a in NUMBERS:
            for b in NUMBERS:
                if name in ("maximum", "minimum") and a == b:
                    continue  # its name is not known there
                yield name, graph(getattr(engine, name), {"a": a, "b": b})


def witnesses():
    """Return the numbers of operations, and graphs before and after."""
    one_by_one = []
    for name, found in operations():
        *leaves, y = found["nodes"]
        given = {leaf["name"]: leaf["value"] for leaf in leaves}
        assert y["op"] == name
        one_by_one += [
            dict(given=given, op=name, value=y["value"], rates=y["rates"])
        ]
    whole = []
    for name, (f, inputs) in PROGRAMS.items():
        moved = {k: v + 0.7 for k, v in inputs.items()}
        whole += [
            dict(name=name, inputs=inputs, moved=moved)
            | {"graph": graph(f, inputs), "after": graph(f, moved)}
        ]
    return {"operations": one_by_one, "programs": whole}


if __name__ == "__main__":
    text = json.dumps(witnesses()).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
