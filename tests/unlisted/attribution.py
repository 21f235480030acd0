"""Answers that the checks do not list: right ones, and wrong ones."""

import math

import numpy as np

from lib.autograd import relu
from lib.calculus import gradient
from lib.data import digit_reader

NETWORK = digit_reader()


def _scores(x):
    W1, b1, W2, b2 = NETWORK
    return relu(x @ W1 + b1) @ W2 + b2


def _along_every_rival(x):
    """Return the shortest of nine ways, each halved until it just flips."""
    best, ways = _scores(x).argmax(), []
    for k in set(range(10)) - {int(best)}:
        g = gradient(lambda x, k=k: _scores(x)[k] - _scores(x)[best])(x)
        low, high = 0.0, 1.0
        if _scores(np.clip(x + g, 0, 1)).argmax() == best:
            continue
        for _ in range(20):
            middle = (low + high) / 2
            flips = _scores(np.clip(x + middle * g, 0, 1)).argmax() != best
            low, high = (low, middle) if flips else (middle, high)
        ways.append(np.clip(x + high * g, 0, 1))
    return min(ways, key=lambda other: np.linalg.norm(other - x))


def _flips_far(x):
    """Return a picture halfway to one of another digit, and beyond."""
    best = _scores(x).argmax()
    white_or_black = [np.zeros(64), np.ones(64), 1 - x]
    return next(p for p in white_or_black if _scores(p).argmax() != best)


def _by_simpson(slope, x, baseline, steps):
    t = np.linspace(0, 1, 2 * steps + 1)
    rates = np.array([slope(baseline + u * (x - baseline)) for u in t])
    mean = (rates[:-1:2] + 4 * rates[1::2] + rates[2::2]).mean(axis=0) / 6
    return (x - baseline) * mean


def _by_a_loop(slope, x, baseline, steps):
    way, total = x - baseline, 0.0 * x
    for k in range(steps):
        here = slope(baseline + k / steps * way)
        there = slope(baseline + (k + 1) / steps * way)
        total = total + (here + there) / 2
    return total / steps * way


def _by_pieces(x, W, b, v):
    rates = np.zeros(len(x))
    for j in range(len(b)):
        if sum(x[i] * W[i, j] for i in range(len(x))) + b[j] > 0:
            rates += v[j] * W[:, j]
    return rates


RIGHT = {
    "neuron_rates": [
        {"rate_1": 0.4700, "rate_2": -0.2350},
        {"rate_1": 2 * math.exp(-0.5) / (1 + math.exp(-0.5)) ** 2},
        {"rate_2": np.float64(-0.25 / math.cosh(0.25) ** 2)},
    ],
    "network_gradient": [
        {"input_gradient": _by_pieces},
        {"input_gradient": lambda x, W, b, v: (W * (x @ W + b > 0)) @ v},
        {
            "input_gradient": lambda x, W, b, v: (
                (v * np.heaviside(x @ W + b, 0.0)) @ W.T
            )
        },
    ],
    "completeness": [
        {"integrated": _by_a_loop},
        {
            "integrated": lambda slope, x, baseline, steps: (
                (x - baseline)
                / steps
                * (
                    sum(
                        slope(baseline + k / steps * (x - baseline))
                        for k in range(1, steps)
                    )
                    + (slope(x) + slope(baseline)) / 2
                )
            )
        },
        {
            "missing": lambda f, slope, x, baseline, steps: (
                -f(baseline)
                - _by_a_loop(slope, x, baseline, steps).sum()
                + f(x)
            )
        },
    ],
    "flat_and_important": [
        {"f": lambda x: x**2, "x": 0, "baseline": 1},
        {"f": lambda x: min(x, 1.0), "x": 3.0, "baseline": np.float64(0)},
        {"f": np.cos, "x": 0.0, "baseline": math.pi},
        {"f": lambda x: np.tanh(x), "x": -30, "baseline": 30},
        {"f": lambda x: 1.0 if x > 0 else 0.0, "x": 5, "baseline": -5},
        {"f": lambda x: max(0.0, x), "x": -1.0, "baseline": 2.0},
        # curved so much that the slope is another one a little farther on
        {"f": lambda x: 1e4 * x * x, "x": 0, "baseline": 1},
        {"f": lambda x: (x - 1e4) ** 2, "x": 1e4, "baseline": 0},
        {"f": lambda x: math.sin(1000 * x), "x": math.pi / 2000},
    ],
    "blank_map": [
        {"mended": (3 / 16, -3 / 16)},
        {"mended": np.array([0.1875, -0.1875]), "pixel": 0},
        {"bug_line": 2.0, "pixel": -0.0},
    ],
    "likeness": [
        {
            "likeness": lambda a, b: (
                0
                if a.std() == 0 or b.std() == 0
                else np.corrcoef(a.flatten(), b.flatten())[1, 0]
            )
        },
        {
            "likeness": lambda a, b: (
                ((a * b).mean() - a.mean() * b.mean())
                / (a.std() * b.std() or 1.0)
            )
        },
    ],
    "smallest_change": [
        {"smallest_change": _along_every_rival},
    ],
}

UNKNOWN = {
    "neuron_rates": [
        {"rate_1": -0.47},
        {"rate_1": 0.0},
        {"rate_1": 0.6225},
        {"rate_1": 1.0},
        {"rate_2": 0.0},
        {"rate_2": 3.0},
        {"rate_2": -0.3775},
    ],
    "network_gradient": [
        {"input_gradient": wrong}
        for wrong in (
            lambda x, W, b, v: 0 * x,
            lambda x, W, b, v: x,
            lambda x, W, b, v: -W @ ((x @ W + b > 0) * v),
            lambda x, W, b, v: W @ ((x @ W + b > 0) * v) * np.nan,
            lambda x, W, b, v: W @ ((x @ W + b > 0) * v**2),
        )
    ],
    "completeness": [
        {"integrated": lambda slope, x, baseline, steps: 0 * x},
        {"integrated": lambda slope, x, baseline, steps: x - baseline},
        {
            "integrated": lambda slope, x, baseline, steps: (
                -_by_a_loop(slope, x, baseline, steps)
            )
        },
        {"missing": lambda f, slope, x, baseline, steps: 0.0},
        {"missing": lambda f, slope, x, baseline, steps: f(x) - f(baseline)},
    ],
    "flat_and_important": [
        {"f": lambda x: math.nan},
        {"f": lambda x: abs(x - 2), "x": 2.0, "baseline": 5.0},
        {"f": lambda x: max(0.0, x - 2), "x": 2.0, "baseline": 5.0},
        {"f": lambda x: math.sqrt(x - 2), "x": 2.0, "baseline": 5.0},
        {"x": math.inf},
        {"baseline": math.nan},
    ],
    "blank_map": [
        {"bug_line": 0},
        {"bug_line": 6},
        {"pixel": 3.0},
        {"pixel": -1},
        {"mended": [0.0, 0.0]},
        {"mended": [0.375, -0.375]},
        {"mended": [0.25, 0.75]},
    ],
    "likeness": [
        {"likeness": lambda a, b: 1.0},
        {"likeness": lambda a, b: -_by_numpy(a, b)},
        {"likeness": lambda a, b: 2 * _by_numpy(a, b) + 5},
    ],
    "smallest_change": [
        {"smallest_change": lambda x: x * np.nan},
        {"smallest_change": lambda x: x + np.inf},
        {"smallest_change": lambda x: x + 1e12},
    ],
}


def _by_numpy(a, b):
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return np.corrcoef(a.ravel(), b.ravel())[0, 1]


WRONG = {
    "network_gradient": [
        # right for every network with one neuron
        {"input_gradient": lambda x, W, b, v: W[:, 0] * v[0]},
        # the mask of the whole network
        {
            "input_gradient": lambda x, W, b, v: (
                W @ v * float(np.maximum(x @ W + b, 0) @ v > 0)
            )
        },
    ],
    "completeness": [
        {"integrated": _by_simpson},
        {
            "integrated": lambda slope, x, baseline, steps: float(
                _by_a_loop(slope, x, baseline, steps).sum()
            )
        },
        {
            "integrated": lambda slope, x, baseline, steps: np.abs(
                _by_a_loop(slope, x, baseline, steps)
            )
        },
    ],
    "likeness": [
        # one row alone, and the mean of the rows
        {"likeness": lambda a, b: _by_numpy(a[:1], b[:1])},
        {
            "likeness": lambda a, b: float(
                np.mean(
                    [
                        _by_numpy(p, q)
                        for p, q in zip(
                            np.atleast_2d(a), np.atleast_2d(b), strict=True
                        )
                    ]
                )
            )
        },
    ],
    "smallest_change": [
        {"smallest_change": lambda x: 7},
        {"smallest_change": lambda x: x.reshape(8, 8)},
        {"smallest_change": lambda x: list(x)},
    ],
    "blank_map": [
        {"mended": 0.1875},
        {"mended": [0.1875]},
        {"mended": [-0.1875, -0.1875]},
        {"mended": [-0.1875, 0.1875]},
    ],
}

REFUSED = {
    "flat_and_important": [
        {"f": lambda x: 3.0},
        {"f": lambda x: x},
        {"f": lambda x: x**2},
        {"f": lambda x: 1.0 if x > 0 else 0.0, "x": 0.0, "baseline": 5.0},
        {"baseline": 20.0},
        {"x": 1.0},
    ],
    "smallest_change": [
        {"smallest_change": lambda x: 0 * x},
        {"smallest_change": lambda x: 1 - x},
        {"smallest_change": _flips_far},
        {"smallest_change": lambda x: -x},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "neuron-rates-slope-alone": {"rate_1": 0.235},
    "network-gradient-all-open": {
        "input_gradient": lambda x, W, b, v: np.einsum("ij,j->i", W, v)
    },
    "completeness-left-ends": {
        "integrated": lambda slope, x, baseline, steps: (
            sum(
                slope(baseline + k / steps * (x - baseline))
                for k in range(steps)
            )
            / steps
            * (x - baseline)
        )
    },
    "completeness-one-place-missing": {
        "integrated": lambda slope, x, baseline, steps: np.trapezoid(
            [
                slope(baseline + u * (x - baseline)) * (x - baseline)
                for u in np.linspace(0, 1, steps)
            ],
            np.linspace(0, 1, steps),
            axis=0,
        )
    },
    "flat-and-important-unimportant": {"f": lambda x: x / 1000},
    "flat-and-important-not-flat": {"f": lambda x: 3 - x / 10},
    "blank-map-signs-lost": {"mended": [3 / 16, 3 / 16]},
    "likeness-not-centred": [
        {
            "likeness": lambda a, b: (
                float(np.vdot(a, b) / np.linalg.norm(a) / np.linalg.norm(b))
                if a.any() and b.any()
                else 0.0
            )
        },
        # with the constant maps as the task wants them
        {
            "likeness": lambda a, b: (
                float(np.vdot(a, b) / np.linalg.norm(a) / np.linalg.norm(b))
                if np.ptp(a) and np.ptp(b)
                else 0.0
            )
        },
    ],
    "likeness-divided-in-two-ways": {
        "likeness": lambda a, b: (
            float(np.cov(a.ravel(), b.ravel())[0, 1] / a.std() / b.std())
            if np.ptp(a) and np.ptp(b)
            else 0.0
        )
    },
    "smallest-change-unchanged": {
        "smallest_change": lambda x: np.clip(x + 1e-6, 0, 1)
    },
    "smallest-change-too-far": {"smallest_change": _flips_far},
}

# Answers to other tasks for which these replies are true as well.
SHARED = {
    "neuron-rates-weight-alone",
    "flat-and-important-unimportant",
    "smallest-change-too-short",
}


# The right answers, worked out in another way, from a reader's numbers.
def neuron_rates(w1, w2, bias, x1, x2):
    y = 1 / (1 + math.exp(w2 * x2 - w1 * x1 - bias))
    return {"rate_1": w1 * y * (1 - y), "rate_2": -w2 * y * (1 - y)}


def blank_map(size):
    p = size / (1 + size)
    rates = [round(p - p * p, 5), round(p * p - p, 5)]
    return {"bug_line": 2, "pixel": 0, "mended": rates}


VARIED = {"neuron_rates": neuron_rates, "blank_map": blank_map}
