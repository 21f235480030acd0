"""Derivatives of derivatives: a third derivative, and a Hessian."""

import measure  # isort: skip  (sets the number of threads before NumPy loads)
import numpy as np
import torch

from lib.autograd import sin
from lib.calculus import derivative, hessian

POINTS = np.linspace(-3, 3, 10_000)
START = np.linspace(-1, 1, 50)


def rosenbrock(x):
    """Return Rosenbrock's valley in as many dimensions as ``x`` has."""
    return (100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def rows():
    """Return the rows of the table: (work, ratio, goal)."""
    torch.set_num_threads(1)
    return [third_derivative(), *hessians()]


def third_derivative():
    """Return the row about the third derivative of a wave."""
    third = derivative(derivative(derivative(sin)))
    measure.same_numbers([third(POINTS)], [-np.cos(POINTS)], 1e-12)
    times = measure.race(
        {"ours": lambda: third(POINTS), "numpy": lambda: -np.cos(POINTS)},
        rounds=25,
    )
    return (
        "sin''' of 10,000 points / its closed form in NumPy",
        measure.ratio(times, "ours", "numpy"),
        "<= 5",
    )


def hessians():
    """Return the rows about Rosenbrock's Hessian."""
    ours = hessian(rosenbrock)
    start = torch.tensor(START)
    functional = torch.autograd.functional.hessian
    transformed = torch.func.hessian(rosenbrock)
    for theirs in (functional(rosenbrock, start), transformed(start)):
        measure.same_numbers([ours(START)], [theirs.numpy()], 1e-12)
    steps = {
        "ours": lambda: ours(START),
        "functional": lambda: functional(rosenbrock, start),
        "func": lambda: transformed(start),
    }
    times = measure.race(steps)
    return [
        (
            "Hessian of 50 / torch.autograd.functional",
            measure.ratio(times, "ours", "functional"),
            "<= 0.5",
        ),
        (
            "Hessian of 50 / torch.func",
            measure.ratio(times, "ours", "func"),
            "<= 1.3",
        ),
    ]


if __name__ == "__main__":
    measure.show(rows())
