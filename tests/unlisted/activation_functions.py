"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

UNKNOWN = {
    "count_by_hand": [{"total": n} for n in (7, 18, 30, 100)],
    "layer": [
        {"layer": wrong}
        for wrong in (
            lambda X, W, b: np.zeros((len(X), len(b))),
            lambda X, W, b: np.tanh(X @ W + b),
            lambda X, W, b: np.abs(X @ W + b) + 1,
        )
    ],
    "stable_sigmoid": [
        {"stable_sigmoid": wrong}
        for wrong in (
            lambda z: 0.5,
            lambda z: z,
            lambda z: float("nan"),
        )
    ],
    "slope_from_output": [
        {"sigmoid_slope": lambda y: -0.25},
        {"sigmoid_slope": lambda y: y},
        {"tanh_slope": lambda y: -1.0},
        {"tanh_slope": lambda y: y - 7},
    ],
    "dead_neuron": [
        {"b": float("-inf")},
        {"w": float("nan")},
        {"b": float("nan")},
    ],
    "lost_factor": [
        {"false_step": 0},
        {"false_step": 6},
        {"slope_at_zero": 4},
        {"slope_at_zero": -1},
    ],
    "swish": [
        {"swish_slope": lambda z: 1.0},
        {"swish_slope": lambda z: z},
        {"swish_slope": lambda z: float("nan")},
        {"lowest": -1.0},
        {"lowest": -3},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "swish-the-value-there": {"lowest": -0.27846},
    "slope-from-output-twice": {"sigmoid_slope": lambda y: 2 * (y - y * y)},
}

# One value that means two things.
SHARED = {
    "dead-neuron-alive",
    "dead-neuron-negative",
    "lost-factor-the-identity",
    "swish-first-factor-only",
}
