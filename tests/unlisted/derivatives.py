"""Answers that the checks do not list, right and wrong, for each task."""

import math
from fractions import Fraction

import numpy as np


def stepped(x):
    """Return a height that oscillates ever faster towards 1."""
    return (x - 1) * math.sin(1 / (x - 1)) if x != 1 else 0.0


def by_sorting(f, x, slope):
    steps = [10.0**-k for k in range(1, 16)]
    return sorted(steps, key=lambda h: abs((f(x + h) - f(x)) / h - slope))[0]


def in_an_array(f, x, slope):
    steps = 10.0 ** -np.arange(1, 16)
    errors = [abs((f(x + h) - f(x)) / h - slope) for h in steps]
    return steps[np.argmin(errors)]


def cut(f, x, h):
    return round((f(x + h) - f(x - h)) / (2 * h), 4)


def signed(f, x, slope):
    steps = [10.0**-k for k in range(1, 16)]
    return min(steps, key=lambda h: (f(x + h) - f(x)) / h - slope)


RIGHT = {
    "limit_by_hand": [
        {"slope": 17.0, "unit": "metres per second"},
        {"slope": Fraction(17), "unit": "m s⁻¹"},
        {"slope": np.int64(17), "unit": "metre/sec."},
        {"unit": "[m/s]"},
        {"unit": "m⋅s⁻¹"},
        {"unit": "metres a second"},
    ],
    "typed": [
        {"pasted": right}
        for right in (
            lambda x: 2 * x * x * x - 5 * x * x + 5,
            lambda x: (2 * x - 5) * x**2 + 5,
            lambda x: np.polyval([2, -5, 0, 5], x),
            lambda x: 2 * pow(x, 3) - 5 * pow(x, 2) + 5.0,
        )
    ],
    "which_is_which": [
        {"f_curve": "b.", "slope_curve": "(C)", "bend_curve": "curve A"},
        {"f_curve": "B,", "slope_curve": "c ", "bend_curve": "'a'"},
        {"f_curve": ["B"], "slope_curve": "Curve c", "bend_curve": "A:"},
    ],
    "central_difference": [
        {"central_difference": right}
        for right in (
            lambda f, x, h: (
                ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2
            ),
            lambda f, x, h: (f(x - h) - f(x + h)) / (-2 * h),
            lambda f, x, h: 0.5 / h * (f(x + h) - f(x - h)),
            lambda f, x, h: (f(x + h) - f(x - h)) / ((x + h) - (x - h)),
            lambda f, x, h: Fraction(f(x + h) - f(x - h)) / Fraction(2 * h),
        )
    ],
    "no_slope": [
        {"broken": right}
        for right in (
            lambda x: max(x, 1),
            lambda x: 7 - abs(x - 1) / 3,
            lambda x: abs(x - 1) ** 0.5,
            lambda x: math.exp(-abs(x - 1)),
            lambda x: abs(x**3 - 1),
            lambda x: 1e-6 * abs(x - 1),
            lambda x: 100 * x**2 + 0.01 * abs(x - 1),
            lambda x: x if x < 1 else 2 * x - 1,
            lambda x: math.sin(5 * x) + abs(x - 1),
            lambda x: np.where(x < 1, 1 - x, x**2 - 1),
            lambda x: Fraction(abs(Fraction(x) - 1)),
            lambda x: 1e6 + abs(x - 1),
            stepped,
        )
    ],
    "reciprocal": [
        {"slope_at_2": right}
        for right in (-0.25, Fraction(-1, 4), np.float32(-0.25), -(2**-2))
    ],
    "best_step": [{"best_step": right} for right in (by_sorting, in_an_array)],
}

WRONG = {
    "limit_by_hand": [
        {"slope": "17"},
        {"slope": (17, 0)},
        {"slope": 17.01},
        {"slope": [17]},
        {"unit": "(m/s)^2"},
        {"unit": "ms"},
        {"unit": "17 m/s"},
        {"unit": 5},
    ],
    "typed": [
        {"pasted": wrong}
        for wrong in (
            lambda x: abs(2 * x**3 - 5 * x**2 + 5),
            lambda x: 2 * abs(x) ** 3 - 5 * x**2 + 5,
            lambda x: 2 * x**3 - 5 * x**2 + 5 if x else 0,
            lambda x: f"{2 * x**3 - 5 * x**2 + 5}",
            lambda x: "2x^3 - 5x^2 + 5",
            lambda x: [2 * x**3, -5 * x**2, 5],
            lambda x: 2 * x**3 - 5 * x**2 + 5 + 0j,
            lambda x: 2 * x**3 - 5 * x**2 + 5.01,
        )
    ],
    "which_is_which": [
        {"f_curve": 2},
        {"f_curve": "AB"},
        {"slope_curve": "A B"},
        {"bend_curve": ["C", "A"]},
        {"bend_curve": None},
    ],
    "central_difference": [
        {"central_difference": wrong}
        for wrong in (
            cut,
            lambda f, x, h: abs(f(x + h) - f(x - h)) / (2 * h),
            lambda f, x, h: (f(x + h) - f(x - h)) // (2 * h),
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h) or None,
            lambda f, x, h: (f(abs(x) + h) - f(abs(x) - h)) / (2 * h),
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h * abs(x) or 1),
            lambda f, x, h: ((f(x + h) - f(x - h)), 2 * h),
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h) + 0j,
            lambda f, x, h: [(f(x + h) - f(x - h)) / (2 * h)],
            lambda x, h: x,
        )
    ],
    "no_slope": [
        {"broken": wrong}
        for wrong in (
            lambda x: "abs(x - 1)",
            lambda x: [abs(x - 1)],
            lambda x: abs(x - 1) if x < 2 else None,
            lambda x: abs(x - 1) + 1e308 * x,
        )
    ],
    "reciprocal": [
        {"false_step": "3"},
        {"false_step": (2, 3)},
        {"slope_at_2": "-1/4"},
        {"slope_at_2": -0.2501},
        {"slope_at_2": -1},
        {"slope_at_2": None},
    ],
    "best_step": [
        {"best_step": wrong}
        for wrong in (
            lambda f, x, slope: [1e-8],
            lambda f, x, slope: "1e-8",
            lambda f, x, slope: 0,
            lambda f, x, slope: 1e-8 / abs(slope),
            lambda f, x, slope: None,
        )
    ],
}

UNKNOWN = {
    "limit_by_hand": [
        {"slope": 16},
        {"slope": -17.5},
        {"slope": 100},
        {"unit": "kg"},
        {"unit": "slope"},
    ],
    "typed": [
        {"pasted": wrong}
        for wrong in (
            lambda x: 2 * x**3 - 5 * x**2,
            lambda x: 2 * x**3 - 5 * x + 5,
            lambda x: float("nan"),
            lambda x: 6 * x**2 - 10 * x,
        )
    ],
    "which_is_which": [
        {"f_curve": "D"},
        {"f_curve": "the first"},
        {"slope_curve": "f"},
        {"bend_curve": ""},
    ],
    "central_difference": [
        {"central_difference": wrong}
        for wrong in (
            lambda f, x, h: 0.0,
            lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),
            lambda f, x, h: f(x),
            lambda f, x, h: (f(x + 2 * h) - f(x)) / (2 * h),
            lambda f, x, h: float("nan"),
        )
    ],
    "no_slope": [
        {"broken": wrong}
        for wrong in (
            lambda x: float("nan"),
            lambda x: abs(x - 2),
            lambda x: float("inf"),
        )
    ],
    "reciprocal": [
        {"false_step": 0},
        {"false_step": 6},
        {"slope_at_2": 2},
        {"slope_at_2": -1.5},
        {"slope_at_2": 0},
    ],
    "best_step": [
        {"best_step": wrong}
        for wrong in (
            lambda f, x, slope: 1e-3,
            lambda f, x, slope: 1e-12,
            lambda f, x, slope: abs(slope) * 1e-3,
            lambda f, x, slope: -1.0,
        )
    ],
}


def returns_inside_the_loop(f, x, slope):
    best, smallest = None, np.inf
    for k in range(1, 16):
        h = 10.0**-k
        error = abs((f(x + h) - f(x)) / h - slope)
        if error < smallest:
            best, smallest = h, error
        return best


# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "best-step-first-of-all": {"best_step": returns_inside_the_loop},
    "typed-cut-at-the-dash": {"pasted": lambda x: 2 * x * x * x},
    "central-difference-own-step": {
        "central_difference": lambda f, x, h: (
            (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        )
    },
    "no-slope-is-smooth": {"broken": lambda x: np.sin(x)},
    "no-slope-corner-at-the-origin": {"broken": lambda x: max(x, 0.0)},
    "no-slope-too-many-corners": [
        {"broken": lambda x: abs(x * x - 1)},
        {"broken": lambda x: abs(x * x - 4 * x + 3)},
        {"broken": lambda x: abs(x - 1) + abs(x + 2)},
        {"broken": lambda x: abs(x - 1) + 0.1 * abs(x - 1.3)},
        {"broken": lambda x: min(max(x, 1), 3)},
        {"broken": lambda x: abs(x - 1) + (x > 2.6)},
        {"broken": lambda x: abs(x % 2 - 1)},
        {"broken": lambda x: abs(x - 1) + abs(x - 7.7) ** 0.5},
    ],
    "best-step-size-forgotten": {"best_step": signed},
    "no-slope-has-a-pole": {"broken": lambda x: abs(x - 1) / (x != 2)},
    "no-slope-has-a-jump": [
        {"broken": lambda x: float(np.sign(x - 1))},
        {"broken": lambda x: 0.001 if x > 1 else 0.0},
        {"broken": lambda x: float(x == 1)},
        {"broken": lambda x: x + 3 if x > 1 else -2 * x},
    ],
    "best-step-place-in-the-list": {
        "best_step": lambda f, x, slope: min(
            range(15),
            key=lambda i: abs(
                (f(x + 10.0 ** -(i + 1)) - f(x)) * 10.0 ** (i + 1) - slope
            ),
        )
    },
    "best-step-smallest": {"best_step": lambda f, x, slope: 1e-16},
}

# Answers to one task that are, in truth, a mistake in another.
SHARED = {"no-slope-is-smooth"}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "limit_by_hand": lambda up, at: {"slope": 2 * 5 * at - up, "unit": "m/s"},
    "typed": lambda third, second, last: {
        "pasted": lambda x: (third * x - second) * x * x + last
    },
    "reciprocal": lambda top: {"false_step": 3, "slope_at_2": -top * 0.25},
    "no_slope": lambda c: {"broken": lambda x: 2 * x + max(x, c)},
}
