"""Answers that the checks do not list, right and wrong, for each task."""

import math
from fractions import Fraction

import numpy as np

from lib.data import diabetes
from lib.differences import central_difference

PATIENTS = diabetes()
BMI, Y = PATIENTS.column("bmi"), PATIENTS.y


def with_unit_vectors(f, i, x, h):
    axis = np.eye(len(x))[i]
    return (f(x + h * axis) - f(x - h * axis)) / (2 * h)


def with_lists(f, i, x, h):
    ahead, behind = list(x), list(x)
    ahead[i] += h
    behind[i] -= h
    return (f(np.array(ahead)) - f(np.array(behind))) / h / 2


def moved_for_good(f, i, x, h):
    x[i] += h
    ahead = f(x)
    x[i] -= 2 * h
    return (ahead - f(x)) / (2 * h)


def half_a_step(f, i, x, h):
    return with_unit_vectors(f, i, x, h / 2)


def forward(f, x, y, h, k, step=1e-6):
    here = f(x, y)
    rate_x = (f(x + step, y) - here) / step
    return here + h * rate_x + k * (f(x, y + step) - here) / step


def central(f, x, y, h, k):
    rate_x = central_difference(lambda x: f(x, y), x)
    return f(x, y) + h * rate_x + k * central_difference(lambda y: f(x, y), y)


def mean_of_products(w, b):
    return float(2 * np.dot(w * BMI + b - Y, BMI) / len(BMI))


def corners(f, x, y, h, k):
    return (f(x + h, y + k) - f(x + h, y) - f(x, y + k) + f(x, y)) / h / k


RIGHT = {
    "by_the_rules": [
        {"by_x": 68.0, "by_y": Fraction(33)},
        {"by_x": np.int64(68), "by_y": 33.0000001},
    ],
    "measured_partial": [
        {"partial": right}
        for right in (
            with_unit_vectors,
            with_lists,
            lambda f, i, x, h: np.array(with_unit_vectors(f, i, x, h)),
            lambda f, i, x, h: (
                (
                    f(np.where(np.arange(len(x)) == i, x + h, x))
                    - f(np.where(np.arange(len(x)) == i, x - h, x))
                )
                / (2 * h)
            ),
        )
    ],
    "tangent_plane": [
        {"plane_says": right}
        for right in (
            forward,
            central,
            lambda f, x, y, h, k: forward(f, x, y, h, k, 1e-5),
            lambda f, x, y, h, k: np.float64(central(f, x, y, h, k)),
            lambda f, x, y, h, k: (
                central(f, x, y, h, 0) + central(f, x, y, 0, k) - f(x, y)
            ),
        )
    ],
    "flat_on_both_axes": [
        {"surface": right}
        for right in (
            lambda x, y: math.sqrt(abs(x * y)),
            lambda x, y: 0.001 * min(abs(x), abs(y)),
            lambda x, y: 500 + min(abs(x), abs(y)),
            lambda x, y: np.cbrt(x * x * y),
            lambda x, y: max(0.0, min(x, y)),
            lambda x, y: (
                math.hypot(x, y) * math.sin(8 * math.atan2(y, x)) ** 2
            ),
            lambda x, y: abs(abs(x) - abs(y)) - abs(x) - abs(y),
            lambda x, y: x * y**2 / (x**2 + y**2) if x or y else 0,
            lambda x, y: min(abs(x), abs(y)) + x**2 - 3 * y**2,
            lambda x, y: np.minimum(abs(x), abs(y)),
        )
    ],
    "spot_the_bug": [
        {"reported": -100.0, "lucky": lambda x, y: 3 * y + 1},
        {"reported": Fraction(-100), "lucky": lambda x, y: math.exp(y / 9)},
        {"lucky": lambda x, y: abs(y)},
        {"lucky": lambda x, y: y * (x + 1) - y * x},
        {"lucky": lambda x, y: np.sin(y)},
        {"repaired": lambda f, x, y, h: (f(x, y + h) - f(x, y - h)) / (2 * h)},
        {"repaired": lambda f, x, y, h: -(f(x, y - h) - f(x, y)) / h},
    ],
    "line_loss": [
        {"rate_w": mean_of_products},
        {"rate_w": lambda w, b: 2 * ((w * BMI + b - Y) @ BMI) / 442},
        {"rate_b": lambda w, b: 2 * (w * BMI.mean() + b - Y.mean())},
        {
            "rate_b": lambda w, b: central_difference(
                lambda b: np.mean((w * BMI + b - Y) ** 2), b
            )
        },
    ],
    "mixed_partials": [
        {"mixed": corners, "x_first": -6.0, "y_first": 6.0},
        {"x_first": Fraction(-6)},
        {
            "mixed": lambda f, x, y, h, k: (
                np.diff(
                    [
                        (f(x, y + k) - f(x, y)) / k,
                        (f(x + h, y + k) - f(x + h, y)) / k,
                    ]
                )[0]
                / h
            )
        },
    ],
}

WRONG = {
    "by_the_rules": [
        {"by_x": "68"},
        {"by_x": (68, 33)},
        {"by_x": [68]},
        {"by_x": lambda x, y: 10 * x * y + 8},
        {"by_y": 33.1},
        {"by_y": "5x^2 - 3y^2"},
        {"by_y": None},
    ],
    "measured_partial": [
        {"partial": wrong}
        for wrong in (
            moved_for_good,
            half_a_step,
            lambda f, i, x, h: with_unit_vectors(f, i, x, 1e-5),
            lambda f, i, x, h: abs(with_unit_vectors(f, i, x, h)),
            lambda f, i, x, h: round(with_unit_vectors(f, i, x, h), 1),
            lambda f, i, x, h: with_unit_vectors(f, i, abs(x), h),
            lambda f, i, x, h: with_unit_vectors(f, min(i, 1), x, h),
            lambda f, i, x, h: [with_unit_vectors(f, i, x, h)],
            lambda f, i, x, h: (
                with_unit_vectors(f, i, x, h) if len(x) > 1 else 0.0
            ),
            lambda f, x, h: f(x),
        )
    ],
    "tangent_plane": [
        {"plane_says": wrong}
        for wrong in (
            lambda f, x, y, h, k: central(f, x, y, abs(h), abs(k)),
            lambda f, x, y, h, k: central(f, abs(x), abs(y), h, k),
            lambda f, x, y, h, k: round(central(f, x, y, h, k)),
            lambda f, x, y, h, k: forward(f, x, y, h, k, 0.1),
            lambda f, x, y, h, k: central(f, x, y, h, k) if h else f(x, y),
            lambda f, x, y, h, k: [central(f, x, y, h, k)],
            lambda f, x, y, h, k: central(f, x, y, h + k, 0),
            lambda f, x, y, h, k: abs(central(f, x, y, h, k)),
            lambda f, x, y, h, k: central(f, x, y, 0.1, 0.2),
        )
    ],
    "flat_on_both_axes": [
        {"surface": wrong}
        for wrong in (
            lambda x, y: "min(x, y)",
            lambda x, y: [min(abs(x), abs(y))],
            lambda x, y: (x * y) ** 0.5,
            lambda x, y: math.sqrt(x * y),
            lambda x: abs(x),
            lambda x, y: None,
        )
    ],
    "spot_the_bug": [
        {"reported": "-100"},
        {"reported": (-40, -100)},
        {"reported": -99.5},
        {"lucky": lambda x, y: [y]},
        {"lucky": lambda x, y: math.log(y)},
        {"lucky": lambda y: y},
        {"repaired": lambda f, x, y, h: abs(f(x, y + h) - f(x, y)) / h},
        {"repaired": lambda f, x, y, h: (f(x, y + h), f(x, y))},
        {
            "repaired": lambda f, x, y, h: (
                (f(x + h, y + h) - f(x + 2 * h, y)) / h
            )
        },
        {"repaired": lambda f, x, y, h: f(x, y + h) - f(x, y)},
    ],
    "line_loss": [
        {"rate_w": wrong}
        for wrong in (
            lambda w, b: abs(mean_of_products(w, b)),
            lambda w, b: -abs(mean_of_products(w, b)),
            lambda w, b: mean_of_products(abs(w), b),
            lambda w, b: mean_of_products(w, -abs(b)),
            lambda w, b: round(mean_of_products(w, b)),
            lambda w, b: 2 * (w * BMI + b - Y) * BMI,
            lambda w, b: mean_of_products(8.0, -100.0),
            lambda w, b: np.median(2 * (w * BMI + b - Y) * BMI),
        )
    ]
    + [
        {"rate_b": lambda w, b: 2 * np.abs(w * BMI + b - Y).mean()},
        {"rate_b": lambda w, b: -2 * np.abs(w * BMI + b - Y).mean()},
        {"rate_b": lambda w, b: (2 * (w * BMI + b - Y), 1)},
    ],
    "mixed_partials": [
        {"mixed": wrong}
        for wrong in (
            lambda f, x, y, h, k: abs(corners(f, x, y, h, k)),
            lambda f, x, y, h, k: corners(f, abs(x), y, h, k),
            lambda f, x, y, h, k: corners(f, x, y, h, h),
            lambda f, x, y, h, k: corners(f, x, y, k, h),
            lambda f, x, y, h, k: corners(f, x, y, 1e-3, 1e-3),
            lambda f, x, y, h, k: round(corners(f, x, y, h, k)),
            lambda f, x, y, h, k: corners(f, x, y, h, k) or None,
            lambda f, x, y, h, k: corners(f, x - h / 2, y - k / 2, h, k),
        )
    ]
    + [
        {"x_first": "-6"},
        {"x_first": (-6, 6)},
        {"y_first": [6]},
        {"y_first": 6.1},
    ],
}


def rise(f, x, y, h):
    """Return a slope that is right for the hill of the lesson only."""
    return -60.0 if f(1, 2) == 420 else 0.0


UNKNOWN = {
    "by_the_rules": [
        {"by_x": 0},
        {"by_x": 92},
        {"by_x": -30},
        {"by_y": 0},
        {"by_y": 12},
    ],
    "measured_partial": [
        {"partial": wrong}
        for wrong in (
            lambda f, i, x, h: -40.0,
            lambda f, i, x, h: f(x),
            lambda f, i, x, h: f(x + h) + f(x - h),
            lambda f, i, x, h: float("nan"),
        )
    ],
    "tangent_plane": [
        {"plane_says": wrong}
        for wrong in (
            lambda f, x, y, h, k: f(x, y),
            lambda f, x, y, h, k: 404.0,
            lambda f, x, y, h, k: f(x, y) + h + k,
            lambda f, x, y, h, k: f(h, k),
        )
    ],
    "flat_on_both_axes": [
        {"surface": wrong}
        for wrong in (
            lambda x, y: abs(x),
            lambda x, y: y,
            lambda x, y: x + abs(y),
            lambda x, y: float("nan"),
        )
    ],
    "spot_the_bug": [
        {"reported": 60},
        {"reported": -80},
        {"repaired": rise},
        {"repaired": lambda f, x, y, h: f(x, y) / h},
        {"lucky": lambda x, y: float("nan")},
    ],
    "line_loss": [
        {"rate_w": lambda w, b: 0.0},
        {"rate_w": lambda w, b: w * b},
        {"rate_b": lambda w, b: 1.0},
        {"rate_b": lambda w, b: w},
    ],
    "mixed_partials": [
        {"mixed": lambda f, x, y, h, k: 20.0},
        {"mixed": lambda f, x, y, h, k: f(x, y)},
        {"x_first": 12},
        {"x_first": -3},
        {"y_first": 36},
    ],
}

# Any function of two numbers is a surface: these replies are true of answers
# to other tasks.
SHARED = {
    "flat-on-both-axes-divides-by-zero",
    "flat-on-both-axes-is-tilted",
    "flat-on-both-axes-smooth",
    "spot-the-bug-of-both",
}

# The same mistakes, computed in another way than where they are listed.


def in_place(f, i, x, h):
    """Return 0: both names stand for one array."""
    ahead = behind = x
    ahead[i] += h
    behind[i] -= h
    return (f(ahead) - f(behind)) / (2 * h)


def never_further(f, i, x, h):
    """Return half of a chord to one side."""
    x[i] += h
    ahead = f(x)
    x[i] -= h
    return (ahead - f(x)) / (2 * h)


ANOTHER_WAY = {
    "measured-partial-one-array": {"partial": in_place},
    "measured-partial-half-way-back": {"partial": never_further},
    "tangent-plane-change-alone": {
        "plane_says": lambda f, x, y, h, k: (
            h * (f(x + 1e-6, y) - f(x - 1e-6, y)) / 2e-6
            + k * (f(x, y + 1e-6) - f(x, y - 1e-6)) / 2e-6
        )
    },
    "flat-on-both-axes-smooth": [
        {"surface": lambda x, y: x**2 + 3 * y**3},
        {"surface": lambda x, y: x * abs(y)},
        {"surface": lambda x, y: abs(x * y) ** 0.6},
        {"surface": lambda x, y: min(abs(x), abs(y)) ** 2},
        {"surface": lambda x, y: 4.0},
    ],
    "flat-on-both-axes-too-steep": {
        "surface": lambda x, y: 7 - abs(x * y) ** 0.2
    },
    "flat-on-both-axes-jumps": [
        {"surface": lambda x, y: x**2 * y / (x**4 + y**2) if x or y else 0.0},
        {
            "surface": lambda x, y: (
                0.001 * x * y / (x**2 + y**2) if x or y else 0.0
            )
        },
        {"surface": lambda x, y: float(x * y != 0)},
    ],
    "flat-on-both-axes-has-a-tip": {"surface": lambda x, y: abs(x) + abs(y)},
    "flat-on-both-axes-is-tilted": {"surface": lambda x, y: 3 - x + 2 * y},
    "flat-on-both-axes-divides-by-zero": {
        "surface": lambda x, y: x**2 * y / (x**2 + y**2)
    },
    "spot-the-bug-of-both": [
        {"lucky": lambda x, y: x + y},
        {"lucky": lambda x, y: y + max(0, -x)},
        {"lucky": lambda x, y: y + 0.0005 * x},
        {"lucky": lambda x, y: y if x < 20 else 0.0},
    ],
    "spot-the-bug-of-x-alone": [
        {"lucky": lambda x, y: 7.0},
        {"lucky": lambda x, y: 3 - x},
    ],
    "spot-the-bug-the-true-rate": {"reported": np.float64(-60.0)},
}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "by_the_rules": lambda p, q, x, y: {
        "by_x": 2 * p * x * y + q,
        "by_y": p * x * x - 3 * y * y,
    },
    "spot_the_bug": lambda east, north: {
        "reported": -80 * east + 20 * north - 40 * north + 20 * east
    },
    "mixed_partials": lambda top: {"x_first": -top, "y_first": top},
}
