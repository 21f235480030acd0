"""Answers that the checks do not list, right and wrong, for each task."""

import math
from fractions import Fraction

import numpy as np


def walk(slope, w, learning_rate, steps):
    """Return the places of a walk, the start among them."""
    path = [w]
    while len(path) <= steps:
        path.append(path[-1] - learning_rate * slope(path[-1]))
    return path


def recursive(slope, w, learning_rate, steps):
    if steps == 0:
        return [w]
    there = w - learning_rate * slope(w)
    return [w, *recursive(slope, there, learning_rate, steps - 1)]


def into_an_array(slope, w, learning_rate, steps):
    path = np.empty(steps + 1)
    path[0] = w
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * slope(path[k])
    return path


def filled(slope, w, learning_rate, steps):
    """Return a path that is cut off to whole numbers if w is whole."""
    path = np.full(steps + 1, w)
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * slope(path[k])
    return path


def to_the_right(slope, w, learning_rate, steps):
    return walk(lambda w: -abs(slope(w)), w, learning_rate, steps)


def impatient(slope, w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        if abs(slope(w)) < 0.01:
            break
        w = w - learning_rate * slope(w)
        path.append(w)
    return path


def at_least_one(slope, w, learning_rate, steps):
    return walk(slope, w, learning_rate, max(steps, 1))


def line(x, y, rate=0.1, steps=300, total=np.mean, sign=1):
    """Return a line, by descent on the standardised feature."""
    z, w, b = (x - x.mean()) / x.std(), 0.0, 0.0
    for _ in range(steps):
        miss = w * z + b - y
        w, b = (
            w - sign * rate * total(2 * miss * z),
            b - sign * rate * total(2 * miss),
        )
    return [w / x.std(), b - w / x.std() * x.mean()]


def on_the_raw_feature(x, y, rate, steps=2000):
    w = b = 0.0
    for _ in range(steps):
        miss = w * x + b - y
        w, b = w - rate * np.mean(2 * miss * x), b - rate * np.mean(2 * miss)
    return [w, b]


def centred_in_place(x, y):
    x -= x.mean()
    return line(x, y)


def steps_of_newton(slope, curvature, w, steps):
    while steps > 0:
        w, steps = w - slope(w) / curvature(w), steps - 1
    return w


def always_down(slope, curvature, w, steps):
    return steps_of_newton(slope, lambda w: abs(curvature(w)), w, steps)


RIGHT = {
    "one_step": [
        {"slope": 12.0, "new_w": 1.8},
        {"slope": Fraction(12), "new_w": Fraction(9, 5)},
        {"new_w": 3 - 0.1 * 12},
    ],
    "descend": [
        {"descend": right}
        for right in (
            recursive,
            into_an_array,
            lambda *inputs: tuple(walk(*inputs)),
            lambda *inputs: np.array(walk(*inputs)),
            lambda *inputs: [np.float64(w) for w in walk(*inputs)],
        )
    ],
    "stale_slope": [
        {"bug_line": 2.0, "printed": 1.0, "mended": 4.0115},
        {"printed": 5 - 0.2 * 20, "mended": 4.011529},
        {"printed": Fraction(1)},
    ],
    "largest_rate": [
        {"largest_rate": right}
        for right in (
            lambda a, b: min(1 / a, 1 / b),
            lambda a, b: 1 / b if b > a else 1 / a,
            lambda a, b: 2 / np.linalg.eigvalsh(np.diag([2 * a, 2 * b])).max(),
            lambda a, b: Fraction(1) / Fraction(max(a, b)),
        )
    ],
    "uphill_step": [
        {"loss": loss, "start": start}
        for loss, start in (
            (lambda w: 11 * w**2, 1),
            (lambda w: 11 * w**2, -3.0),
            (lambda w: w**4, 4.0),
            (lambda w: math.exp(w**2), 3.0),
            (lambda w: w**100, 1.1),
            (lambda w: np.exp(w**2), 3.0),
            (lambda w: math.cosh(w), 8.0),
            (lambda w: 1e9 + 30 * w**2, 1.0),
            (lambda w: 1000 + 10.5 * w**2, 0.01),
            (lambda w: math.sin(8 * w), 0.3),
            (lambda w: math.sin(1e5 * w), 0.3),
            (lambda w: 30 * (w - 50) ** 2, 51),
            (lambda w: 1e-4 + 20 * w**2, 1e-3),
            (lambda w: np.float64(15) * w**2 + w, 2),
            (lambda w: Fraction(w) ** 2 * 12, 1),
        )
    ],
    "fit_line": [
        {"fit_line": right}
        for right in (
            line,
            lambda x, y: tuple(line(x, y)),
            lambda x, y: np.array(line(x, y)),
            lambda x, y: line(x, y, 0.5, 50),
            lambda x, y: np.polyfit(x, y, 1).tolist(),
        )
    ],
    "newton": [
        {"newton": steps_of_newton, "ends_at": 0.126},
        {"ends_at": 0.12601},
        {
            "newton": lambda slope, curvature, w, steps: (
                w
                if steps == 0
                else steps_of_newton(slope, curvature, w, steps)
            )
        },
    ],
}

WRONG = {
    "one_step": [
        {"slope": "12"},
        {"slope": (12, 0)},
        {"slope": lambda w: 2 * w + 6},
        {"slope": [12]},
        {"new_w": "1.8"},
        {"new_w": (1, 8)},
        {"new_w": 1.81},
        {"new_w": None},
    ],
    "descend": [
        {"descend": wrong}
        for wrong in (
            filled,
            to_the_right,
            impatient,
            at_least_one,
            lambda slope, w, rate, steps: walk(slope, w, rate, 3),
            lambda slope, w, rate, steps: walk(slope, w, 0.1, steps),
            lambda slope, w, rate, steps: walk(slope, abs(w), rate, steps),
            lambda *inputs: (walk(*inputs), walk(*inputs)[-1]),
            lambda *inputs: [walk(*inputs)],
            lambda *inputs: walk(*inputs)[::-1],
            lambda *inputs: set(walk(*inputs)),
            lambda *inputs: (w for w in walk(*inputs)),
            lambda *inputs: [str(w) for w in walk(*inputs)],
            lambda *inputs: [round(w, 2) for w in walk(*inputs)],
            lambda slope: [slope(0)],
            lambda *inputs: undefined,  # noqa: F821
        )
    ],
    "stale_slope": [
        {"bug_line": "2"},
        {"bug_line": (2, 4)},
        {"bug_line": [2]},
        {"printed": "1"},
        {"printed": (1, 0)},
        {"mended": 4.0117},
        {"mended": "4.0115"},
        {"mended": 4.01},
    ],
    "largest_rate": [
        {"largest_rate": wrong}
        for wrong in (
            lambda a, b: min(1 / a, 1 / b, 1),
            lambda a, b: 1 / a if a > b else (1 / b if b > a else None),
            lambda a, b: 2 / math.hypot(2 * a, 2 * b),
            lambda a, b: 0.99 / max(a, b),
            lambda a, b: [1 / max(a, b)],
            lambda a, b: (0, 1 / max(a, b)),
            lambda a, b: f"1/{max(a, b)}",
            lambda a, b: round(1 / max(a, b), 2),
            lambda a, b: 1 // max(a, b),
            lambda a, b: 1 / max(a, b, 1),
        )
    ],
    "uphill_step": [
        {"loss": loss, "start": start}
        for loss, start in (
            (lambda w: abs(w), 0.0),
            (lambda w: 30 * w**2, "1.0"),
            (lambda w: 30 * w**2, (1, 0)),
            (lambda w: 30 * w**2, None),
            (lambda w: 30 * w**2, float("inf")),
            (lambda w: 30 * w**2, float("nan")),
            (lambda w: math.sqrt(w), 0.01),
            (lambda w: [30 * w**2], 1.0),
            (lambda w: 30 * w**2 + 0j, 1.0),
            (lambda w: math.log(w), 0.1),
            (lambda w: "w", 1.0),
            (lambda w, b: w**2, 1.0),
            (30, 1.0),
        )
    ],
    "fit_line": [
        {"fit_line": wrong}
        for wrong in (
            centred_in_place,
            lambda x, y: (line(x, y), 3000.0),
            lambda x, y: [*line(x, y), 3000.0],
            lambda x, y: line(x, y)[::-1],
            lambda x, y: line(x, y)[0],
            lambda x, y: {"w": 1.0, "b": 2.0},
            lambda x, y: [np.array([1.0]), np.array([2.0])],
            lambda x, y: [str(n) for n in line(x, y)],
            lambda x, y: np.array(line(x, y)) + 0j,
            lambda x, y: [abs(n) for n in line(x, y)],
        )
    ],
    "newton": [
        {"newton": wrong}
        for wrong in (
            always_down,
            lambda slope, curvature, w, steps: steps_of_newton(
                slope, lambda w: max(curvature(w), 0.01), w, steps
            ),
            lambda slope, curvature, w, steps: (
                w
                if curvature(w) < 0
                else steps_of_newton(slope, curvature, w, steps)
            ),
            lambda slope, curvature, w, steps: steps_of_newton(
                slope, curvature, w, max(steps, 1)
            ),
            lambda slope, curvature, w, steps: steps_of_newton(
                slope, curvature, abs(w), steps
            ),
            lambda slope, curvature, w, steps: [
                steps_of_newton(slope, curvature, w, steps)
            ],
            lambda slope, curvature, w, steps: steps_of_newton(
                slope, curvature, w, 20
            ),
            lambda slope, curvature, w, steps: round(
                steps_of_newton(slope, curvature, w, steps), 3
            ),
        )
    ]
    + [
        {"ends_at": "0.126"},
        {"ends_at": (0, 126)},
        {"ends_at": 0.13},
        {"ends_at": -0.126},
    ],
}

UNKNOWN = {
    "one_step": [
        {"slope": 7},
        {"slope": -12},
        {"new_w": 5.0},
        {"new_w": 0},
    ],
    "descend": [
        {"descend": wrong}
        for wrong in (
            lambda slope, w, learning_rate, steps: [w] * (steps + 1),
            lambda slope, w, learning_rate, steps: [0.0] * (steps + 1),
            lambda slope, w, learning_rate, steps: [
                w + k for k in range(steps + 1)
            ],
        )
    ],
    "stale_slope": [
        {"bug_line": 0},
        {"bug_line": 6},
        {"printed": 4.5},
        {"printed": 5.5},
        {"mended": 5.2},
        {"mended": -4},
    ],
    "largest_rate": [
        {"largest_rate": wrong}
        for wrong in (
            lambda a, b: 0.1,
            lambda a, b: a * b,
            lambda a, b: 1 / (a * b + 30),
        )
    ],
    "uphill_step": [
        {"loss": wrong}
        for wrong in (
            lambda w: abs(w - 1.0) + w,
            lambda w: float("nan"),
            lambda w: 1000 * abs(w * 5000 % 2 - 1),
        )
    ],
    "fit_line": [
        {"fit_line": wrong}
        for wrong in (
            lambda x, y: [0.0, 0.0],
            lambda x, y: [1.0, float(y[0] - x[0])],
            lambda x, y: (1.1 * np.polyfit(x, y, 1)).tolist(),
        )
    ],
    "newton": [
        {"newton": lambda slope, curvature, w, steps: 0.0},
        {"newton": lambda slope, curvature, w, steps: w + steps},
        {"newton": lambda slope, curvature, w, steps: float("nan")},
        {"ends_at": 0.2},
        {"ends_at": 5},
    ],
}


def returns_inside_the_loop(slope, w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * slope(w)
        path.append(w)
        return path


def fits_with_one_pass(x, y):
    z = (x - x.mean()) / x.std()
    w = b = 0.0
    for _ in range(200):
        miss = w * z + b - y
        w = w - 0.1 * np.mean(2 * miss * z)
        b = b - 0.1 * np.mean(2 * miss)
        w = w / x.std()
        return [w, b - w * x.mean()]


# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "descend-first-pass-alone": {"descend": returns_inside_the_loop},
    "fit-line-too-few-steps": {"fit_line": fits_with_one_pass},
    "fit-line-not-standardised": [
        {"fit_line": lambda x, y: on_the_raw_feature(x, y, 0.1)},
        {"fit_line": lambda x, y: line(x, y, 1.1)},
        {"fit_line": lambda x, y: line(x, y, total=np.sum)},
        {"fit_line": lambda x, y: line(x, y, sign=-1)},
    ],
    "uphill-step-breaks-on-the-way": [
        {"loss": lambda w: abs(w), "start": 0.04},
        {"loss": lambda w: 100 * abs(w), "start": 0.5},
        {"loss": lambda w: abs(w) ** 0.5, "start": 0.01},
        {"loss": lambda w: w if w > 0 else -50 * w, "start": 0.05},
        {"loss": lambda w: -w if w < 1 else 10.0, "start": 0.95},
        {"loss": lambda w: -1 / w, "start": 0.1},
        {"loss": lambda w: 30 * w**2 + abs(w - 0.5), "start": 1.0},
    ],
    "uphill-step-to-and-fro": {"loss": lambda w: 10 * (w - 7) ** 2 + 3},
    "uphill-step-gentle": [
        {"loss": lambda w: 3 * w + 2},
        {"loss": lambda w: 9.9 * w**2},
        {"loss": lambda w: math.log(1 + w * w)},
    ],
    "one-step-uphill": {"new_w": 4.2},
    "stale-slope-as-if-mended": {"printed": 4.0115},
    "newton-where-descent-ends": {"ends_at": 1.347},
    "largest-rate-the-best": {
        "largest_rate": lambda a, b: 2 / (2 * a + 2 * b)
    },
}

# One value that means two things.
SHARED = {"stale-slope-the-start", "stale-slope-still-with-the-bug"}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "one_step": lambda c, w: {
        "slope": c + 2 * w,
        "new_w": 0.8 * w - 0.1 * c,
    },
    "stale_slope": lambda start, goal, steps: {
        "bug_line": 2,
        "printed": start - steps * (start - goal) / 5,
        "mended": round(goal + (start - goal) * (4 / 5) ** steps, 4),
    },
    "uphill_step": lambda rate: {
        "loss": lambda w: 3 * w**2 / rate,
        "start": 1.5,
    },
    "newton": lambda a, c, twice: {
        "ends_at": round(sorted(np.roots([4, 0, -twice, c]))[1], 3)
    },
}
