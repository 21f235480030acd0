"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

UNKNOWN = {
    "by_hand": [{"mse": 7}, {"mse": -1}, {"mae": 9}, {"mae": 0}],
    "huber": [
        {"huber": wrong}
        for wrong in (
            lambda y_hat, y, delta: 1.0,
            lambda y_hat, y, delta: y_hat + y + delta,
            lambda y_hat, y, delta: float("nan"),
        )
    ],
    "cross_entropy": [
        {"log_loss": lambda p, y: 0.5},
        {"log_loss": lambda p, y: p + y},
        {"logit_slope": lambda z, y: 0.1},
        {"logit_slope": lambda z, y: z * y},
    ],
    "smaller_loss": [
        {"a": [0.5, 0.5, 1.5, 0.5]},
        {"a": [-0.5, 0.5, 0.5, 0.5]},
        {"b": [2.0, 0.5, 0.5, 0.5]},
    ],
    "stretched": [
        {"bug_line": 0},
        {"bug_line": 6},
        {"numbers": 20},
        {"printed": 4},
        {"printed": -1},
    ],
    "train_step": [
        {"train_step": wrong}
        for wrong in (
            lambda w, X, y, learning_rate: w + 1,
            lambda w, X, y, learning_rate: -w + X[0],
            lambda w, X, y, learning_rate: np.full(len(w), np.nan),
        )
    ],
    "pinball": [
        {"pinball": lambda y_hat, y, q: q},
        {"pinball": lambda y_hat, y, q: (y_hat - y) ** 2},
        {"best": 0},
        {"best": 100},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "by-hand-the-root": {"mse": 1.29},
    "train-step-uphill": {
        "train_step": lambda w, X, y, learning_rate: (
            w + learning_rate * X.T @ (1 / (1 + np.exp(-X @ w)) - y) / len(y)
        )
    },
}

# One value that means two things.
SHARED = {
    "by-hand-the-sum",
    "by-hand-the-sum-of-sizes",
    "stretched-one",
    "stretched-the-targets",
}
