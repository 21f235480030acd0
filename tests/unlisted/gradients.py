"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

UNKNOWN = {
    "gradient_by_hand": [
        {"gradient_x": 7},
        {"gradient_x": -60},
        {"gradient_x": 24.5},
        {"gradient_y": 0},
        {"gradient_y": 40},
    ],
    "compass": [
        {"west": 0},
        {"west": -12.5},
        {"south": 3.3},
        {"south_west": 0},
        {"south_west": -42.0},
    ],
    "directional_derivative": [
        {"directional_derivative": wrong}
        for wrong in (
            lambda f, start, arrow: 0.0,
            lambda f, start, arrow: f(*start),
            lambda f, start, arrow: float(start @ arrow),
            lambda f, start, arrow: np.linalg.norm(arrow),
            lambda f, start, arrow: float("nan"),
        )
    ],
    "steepest_way": [
        {"steepest_slope": lambda east, north: 1.0},
        {"steepest_slope": lambda east, north: east * north},
        {"steepest_angle": lambda east, north: 45.0},
        {"steepest_angle": lambda east, north: float("nan")},
        {"steepest_angle": lambda east, north: float("inf")},
    ],
    "misses_the_minimum": [
        {"bowl": wrong}
        for wrong in (
            lambda x, y: 5,
            lambda x, y: float("nan"),
            lambda x, y: max(x**2 + y**2 - 4, 0),
            lambda x, y: min(x**2 + y**2, 1),
        )
    ],
    "wrong_line": [
        {"false_line": 0},
        {"false_line": 6},
        {"loss_gradient": lambda w, b, time, position: np.zeros(2)},
        {"loss_gradient": lambda w, b, time, position: np.array([w, b])},
        {
            "loss_gradient": lambda w, b, time, position: (
                time[:2] * position[:2]
            )
        },
    ],
    "hessian_vector": [
        {"hessian_vector": wrong}
        for wrong in (
            lambda grad, x, v: np.ones_like(x),
            lambda grad, x, v: v,
            lambda grad, x, v: grad(x),
            lambda grad, x, v: grad(v) - grad(x),
        )
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "compass-opposite": {"south_west": 14.14},
    "compass-steepest-of-all": {"south_west": 58.31},
    "directional-derivative-not-normalised": {
        "directional_derivative": lambda f, start, arrow: (
            (f(*(start + 1e-6 * arrow)) - f(*start)) / 1e-6
        )
    },
    "directional-derivative-twice-the-slope": {
        "directional_derivative": lambda f, start, arrow: (
            (
                f(*(start + 1e-5 * arrow / np.hypot(*arrow)))
                - f(*(start - 1e-5 * arrow / np.hypot(*arrow)))
            )
            / 1e-5
        )
    },
    "steepest-way-half-a-turn-lost": {
        "steepest_angle": lambda east, north: (
            np.rad2deg(np.arctan(north / east))
            if (east, north) != (0, 0)
            else None
        )
    },
    "steepest-way-way-down": {
        "steepest_angle": lambda east, north: (
            np.degrees(np.arctan2(north, east)) + 180
        )
    },
    "misses-the-minimum-round-bowl": {
        "bowl": lambda x, y: (7 * x**2 + 7 * y**2) ** 2 - 3
    },
    "misses-the-minimum-saddle": {"bowl": lambda x, y: 3 * x + 4 * y},
    "misses-the-minimum-nearly-round": {
        "bowl": lambda x, y: 3 * x**2 + 2 * y**2
    },
    "wrong-line-inner-rate-missing": {
        "loss_gradient": lambda w, b, time, position: (
            2 * np.full(2, (w * time + b - position).mean())
        )
    },
    "hessian-vector-whole-matrix": {
        "hessian_vector": lambda grad, x, v: sum(
            (grad(x + 1e-6 * axis) - grad(x)) / 1e-6 * part
            for axis, part in zip(np.eye(len(x)), v, strict=True)
        )
    },
}

# Values that mean one thing in one task, another in another: the slope of
# the steepest way is a cone, and that is round.
SHARED = {"misses-the-minimum-round-bowl"}
