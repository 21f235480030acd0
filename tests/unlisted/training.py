"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

from lib.checks import runs

UNKNOWN = {
    "counting": [
        {"parameters": lambda sizes: 1},
        {"parameters": lambda sizes: float("nan")},
        {"updates": lambda n, batch_size, epochs: n + batch_size + epochs},
        {"updates": lambda n, batch_size, epochs: batch_size * epochs},
    ],
    "prepare": [
        {"split": lambda order, n, m: [order, order]},
        {"split": lambda order, n, m: order},
        {"split": lambda order, n, m: [order, [], []]},
        {"split": lambda order, n, m: [[], [], []]},
        {"standardised": lambda X, train: X},
        {"standardised": lambda X, train: X / 16},
        {"standardised": lambda X, train: np.full(X.shape, np.nan)},
    ],
    "shuffled": [
        {"bug_line": 0},
        {"bug_line": 10},
        {"stays_at": 5},
        {"stays_at": 1.5},
    ],
    "errors": [
        {"accuracy": lambda scores, y: 0.5},
        {"accuracy": lambda scores, y: scores.mean()},
        {"confusion": lambda scores, y: np.ones((scores.shape[1],) * 2)},
        {"confusion": lambda scores, y: np.eye(scores.shape[1]) * len(y)},
    ],
    "stopping": [
        {"curve": [3, 1]},
        {"curve": [3, 1, -1]},
        {"curve": [4, 3, 5, 0]},
        {"curve": ["4", "3", "5"]},
        {"keep": lambda curve, patience: patience},
        {"keep": lambda curve, patience: len(curve) + 1},
    ],
    "steps": [
        {"two_steps": lambda *given: np.zeros(runs.stepped(given).shape)},
        {"two_steps": lambda *given: 2 * runs.stepped(given)},
        {"two_steps": lambda *given: np.nan * runs.stepped(given)},
    ],
    "letters": [
        {"windows": lambda *given: np.zeros(runs.windows(*given).shape)},
        {"windows": lambda *given: runs.windows(*given)[::-1]},
        {"guessing": lambda text: 1.0},
        {"guessing": lambda text: float(len(text))},
    ],
}


def one_after_the_other(W, b, V, c, X, y, learning_rate):
    """Return the parameters after two steps written out in NumPy."""
    p = [W, b, V, c]
    for _ in range(2):
        hidden = np.maximum(0, X @ p[0] + p[1])
        e = np.exp(hidden @ p[2] + p[3])
        g = e / e.sum(axis=1, keepdims=True)
        g[np.arange(len(y)), y] -= 1
        back = g @ p[2].T * (hidden > 0)
        rates = [X.T @ back, back.sum(0), hidden.T @ g, g.sum(0)]
        p = [a - learning_rate * r for a, r in zip(p, rates, strict=True)]
    return np.concatenate([a.ravel() for a in p])


# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "counting-short-batch-dropped": {
        "updates": lambda n, batch_size, epochs: int(n / batch_size) * epochs
    },
    "prepare-validation-from-training": {
        "split": lambda order, n, m: (
            order[:n],
            order[:m],
            np.array(order[n:]),
        )
    },
    "prepare-test-with-validation": {
        "split": lambda order, n, m: [order[:n], order[n:], order[n:]]
    },
    "prepare-nearly-divided-by-zero": {
        "standardised": lambda X, train: (
            (X - X[train].mean(axis=0)) / (X[train].std(axis=0) + 1e-6)
        )
    },
    "prepare-whole-set": {
        "standardised": lambda X, train: (X - X.mean(axis=0)) / X.std(axis=0)
    },
    "shuffled-of-two-classes": {"stays_at": 0.69},
    "stopping-looks-ahead": {
        "keep": lambda curve, patience: curve.index(min(curve)) + 1
    },
    "stopping-rises-for-good": {"curve": [2.0, 1.0, 1.5]},
    "steps-sum-in-place-of-mean": {"two_steps": one_after_the_other},
    "letters-base-two": {
        "guessing": lambda text: (
            -np.mean([np.log2(text.count(x) / len(text)) for x in text])
        )
    },
}

# One value that means two things.
SHARED = set()
