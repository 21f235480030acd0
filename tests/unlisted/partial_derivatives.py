"""Wrong answers that no known mistake gives, for each task."""

import numpy as np


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
    "flat-on-both-axes-smooth": {"surface": lambda x, y: x**2 + 3 * y**3},
    "flat-on-both-axes-has-a-tip": {"surface": lambda x, y: abs(x) + abs(y)},
    "flat-on-both-axes-is-tilted": {"surface": lambda x, y: 3 - x + 2 * y},
    "flat-on-both-axes-divides-by-zero": {
        "surface": lambda x, y: x**2 * y / (x**2 + y**2)
    },
    "spot-the-bug-of-both": {"lucky": lambda x, y: x + y},
    "spot-the-bug-of-x-alone": {"lucky": lambda x, y: 7.0},
    "spot-the-bug-the-true-rate": {"reported": np.float64(-60.0)},
}
