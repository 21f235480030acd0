"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

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
        {"mended": 5},
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
    "one-step-uphill": {"new_w": 4.2},
    "stale-slope-as-if-mended": {"printed": 4.00001},
    "newton-where-descent-ends": {"ends_at": 1.347},
    "largest-rate-the-best": {
        "largest_rate": lambda a, b: 2 / (2 * a + 2 * b)
    },
}

# One value that means two things.
SHARED = {"stale-slope-the-start"}
