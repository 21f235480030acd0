"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

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
    "no-slope-too-many-corners": {"broken": lambda x: abs(x * x - 1)},
    "no-slope-has-a-jump": {"broken": lambda x: float(np.sign(x - 1))},
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
