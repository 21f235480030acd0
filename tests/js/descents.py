"""Prints ways that `lib.optim` takes down the known landscapes, for Node."""

import json

import numpy as np

from lib.arrays import plain
from lib.autograd import Tensor
from lib.optim import SGD, Adam, Momentum
from lib.widgets.landscapes import LANDSCAPES

OPTIMISERS = {"plain": SGD, "momentum": Momentum, "adam": Adam}
STEPS = 25


def way(f, start, optimiser, learning_rate):
    """Return points, values and gradients along a way."""
    w = [Tensor(v) for v in np.atleast_1d(start)]
    optimiser = optimiser(w, learning_rate)
    rows = []
    for _ in range(STEPS + 1):
        optimiser.zero_grad()
        loss = f(*w)
        loss.backward()
        slopes = [float(p.grad) for p in w]
        rows.append([*(float(plain(p)) for p in w), loss.item(), *slopes])
        optimiser.step()
    return rows


def witnesses():
    """Return for each landscape its state and the three ways."""
    for name, known in LANDSCAPES.items():
        ways = {
            method: way(known.f, known.start, optimiser, known.learning_rate)
            for method, optimiser in OPTIMISERS.items()
        }
        yield {
            "landscape": name,
            "words": known.words,
            "window": np.atleast_2d(known.window).tolist(),
            "start": np.atleast_1d(known.start).tolist(),
            "rate": known.learning_rate,
            "ways": ways,
        }


if __name__ == "__main__":
    text = json.dumps(list(witnesses()))
    print(text.replace("], [", "],\n  ["))  # noqa: T201
