"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

UNKNOWN = {
    "average_from_table": [
        {"rate": 9.0},
        {"rate": 12.5},
        {"rate": -11.0},
        {"unit": "kg"},
        {"unit": "metres times seconds"},
    ],
    "average_of_cube": [{"average": n} for n in (0, 7.5, 20, 100)],
    "secant_slope": [
        {"secant_slope": wrong}
        for wrong in (
            lambda f, a, b: 0.0,
            lambda f, a, b: f(a) * f(b),
            lambda f, a, b: (f(b) + f(a)) / (b - a),
            lambda f, a, b: (f(b) - f(a)) / (b + a),
            lambda f, a, b: float("nan"),
        )
    ],
    "line_slope": [
        {"line_slope": wrong}
        for wrong in (
            lambda x1, y1, x2, y2: x1,
            lambda x1, y1, x2, y2: (y2 + y1) / (x2 + x1),
            lambda x1, y1, x2, y2: abs((y2 - y1) / (x2 - x1)) + 1,
            lambda x1, y1, x2, y2: y2 - y1,
        )
    ],
    "not_proportional": [
        {"runner": wrong}
        for wrong in (
            lambda t: float("nan"),
            lambda t: t if t < 10 else float("nan"),
            lambda t: 1 / t if t else float("inf"),
        )
    ],
    "speed_graph": [
        {"false_step": 0},
        {"false_step": 6},
        {"speed": 7},
        {"speed": -0.5},
        {"slope_unit": "kg"},
    ],
    "fastest_piece": [
        {"fastest_speed": lambda time, position: 11.0},
        {"fastest_speed": lambda time, position: position[-1] - time[-1]},
        {
            "fastest_speed": lambda time, position: (
                np.diff(position) / np.diff(time)
            ).min()
        },
        {"uncertainty": lambda distance, duration: 0.3},
        {"uncertainty": lambda distance, duration: distance * duration},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "fastest-piece-of-half-the-change": {
        "uncertainty": lambda distance, duration: (
            distance / (duration - 0.005) - distance / duration
        )
    },
    "fastest-piece-both-ways": {
        "uncertainty": lambda distance, duration: (
            distance / duration * 0.02 / duration
        )
    },
    "fastest-piece-with-a-sign": {
        "uncertainty": lambda distance, duration: (
            -distance / duration * 0.01 / duration
        )
    },
    "average-from-table-order-mixed": {"rate": -10.91},
    "average-of-cube-no-brackets": {"average": 25.67},
}

# Values that mean one thing in one task, another in another.
SHARED = {
    "average-from-table-of-an-acceleration",
    "average-of-cube-of-the-square",
    "speed-graph-of-the-speed",
}

# Mistakes in one name that need another answer to another name.
BESIDE = {
    "average-from-table-too-fast": lambda right: {"rate": 3.6 * right["rate"]},
}
