"""Wrong answers that no known mistake gives, for each task."""

import math
from fractions import Fraction

import numpy as np

from lib import losses
from lib.autograd import Tensor, sigmoid
from lib.calculus import derivative, gradient
from lib.losses import binary_cross_entropy

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
    "by-hand-the-root": {"mse": 2.94},
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
    "pinball-the-other-end",
    "stretched-the-predictions",
    "stretched-the-size",
    "stretched-the-targets",
}


# Wrong answers that pass with no seed, whatever is said of them.


def _huber(y_hat, y, delta):
    r = abs(y_hat - y)
    return r**2 / 2 if r <= delta else delta * (r - delta / 2)


def _changes_over(where):
    """Return Huber's loss with its change-over where it should not be."""

    def huber(y_hat, y, delta):
        r = abs(y_hat - y)
        is_near = where(r, delta)
        return r**2 / 2 if is_near else delta * (r - delta / 2)

    return huber


def _log_loss(p, y):
    return -math.log(p) if y == 1 else -math.log(1 - p)


def _slope(z, y):
    return float(sigmoid(z)) - y


def _step(w, X, y, rate):
    return w - rate * X.T @ (sigmoid(X @ w) - y) / len(y)


def _pinball(y_hat, y, q):
    return q * (y - y_hat) if y > y_hat else (1 - q) * (y_hat - y)


def _in_place(w, X, y, learning_rate):
    w -= learning_rate * X.T @ (sigmoid(X @ w) - y) / len(y)
    return w


REFUSED = {
    "by_hand": [
        {"mse": n}
        for n in (
            26,
            5,
            13,
            4.33,
            2.94,
            1.78,
            2,
            4,
            8,
            9,
            25,
            8.6,
            8.7,
            "8.67",
        )
    ]
    + [
        {"mae": n}
        for n in (1, 1.33, -1.33, 6, 3, 4, 8.67, 2.94, 5, 0, 1.9, -2)
    ]
    + [{"mae": n} for n in ([2], "2", (2, 0), True)],
    "huber": [
        {"huber": wrong}
        for wrong in (
            _changes_over(lambda r, delta: r <= 1),
            _changes_over(lambda r, delta: r <= 2),
            _changes_over(lambda r, delta: r <= delta / 2),
            _changes_over(lambda r, delta: r <= 2 * delta),
            _changes_over(lambda r, delta: r**2 <= delta),
            _changes_over(lambda r, delta: r**2 / 2 <= delta),
            _changes_over(lambda r, delta: r <= delta**2),
            _changes_over(lambda r, delta: r <= math.sqrt(delta)),
            _changes_over(lambda r, delta: r <= 1.5),
            _changes_over(lambda r, delta: r <= 0.95 * delta),
            _changes_over(lambda r, delta: r <= 1.05 * delta),
            lambda y_hat, y, delta: (
                _huber(y_hat, y, delta) if abs(y_hat - y) != delta else None
            ),
            lambda y_hat, y, delta: (
                _huber(y_hat, y, delta) if y_hat >= y else (y_hat - y) ** 2 / 2
            ),
            lambda y_hat, y, delta: (
                _huber(y_hat, y, delta) if y_hat <= y else (y_hat - y) ** 2 / 2
            ),
            lambda y_hat, y, delta: _huber(abs(y_hat), abs(y), delta),
            lambda y_hat, y, delta: _huber(y_hat, y, 2.0),
            lambda y_hat, y, delta: _huber(y_hat, y, delta) / delta,
            lambda y_hat, y, delta: (
                delta**2 * (math.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)
            ),
            lambda y_hat, y, delta: min(_huber(y_hat, y, delta), 50),
            lambda y_hat, y, delta: 2 * _huber(y_hat, y, delta),
            lambda y_hat, y, delta: _huber(y_hat, y, delta) or None,
            lambda y_hat, y, delta: round(_huber(y_hat, y, delta), 2),
            lambda y_hat, y, delta: (
                (y_hat - y) ** 2 / 2
                if abs(y_hat - y) <= delta
                else delta * abs(y_hat - y) - delta**2
            ),
            lambda y_hat, y, delta: (
                (y_hat - y) ** 2 / 2
                if abs(y_hat - y) <= delta
                else abs(y_hat - y) - 0.5
            ),
        )
    ],
    "cross_entropy": [
        {"log_loss": wrong}
        for wrong in (
            lambda p, y: min(_log_loss(p, y), 2),
            lambda p, y: min(_log_loss(p, y), 5),
            lambda p, y: min(_log_loss(p, y), 20),
            lambda p, y: _log_loss(min(max(p, 0.01), 0.99), y),
            lambda p, y: _log_loss(max(p, 1e-7), y),
            lambda p, y: abs(math.log(p)) if y else abs(math.log(p)),
            lambda p, y: _log_loss(p, 1) if p > 0.5 else _log_loss(p, 0),
            lambda p, y: _log_loss(max(p, 1 - p), 1),
            lambda p, y: round(_log_loss(p, y), 4),
            lambda p, y: -y * math.log(p) + (1 - y) * math.log(1 - p),
            lambda p, y: -math.log(p) - math.log(1 - p),
            lambda p, y: -p * math.log(p) - (1 - p) * math.log(1 - p),
            lambda p, y: math.log(1 + math.exp(-p)) if y else math.log(1 + p),
            lambda p, y: _log_loss(p, y) if y else None,
            lambda p, y: -math.log(abs(p - y)),
            lambda p, y: -math.log(p + 1e-6) if y else -math.log(1 - p + 1e-6),
            lambda p, y: _log_loss(p, y) / 2,
        )
    ]
    + [
        {"logit_slope": wrong}
        for wrong in (
            lambda z, y: _slope(z, y) if z >= 0 else z - y,
            lambda z, y: _slope(abs(z), y),
            lambda z, y: _slope(z, y) if z >= 0 else 0.0,
            lambda z, y: _slope(z, y) if z > 0 else 1 / (1 + math.exp(z)) - y,
            lambda z, y: abs(_slope(z, y)),
            lambda z, y: _slope(z, y) if y else -_slope(z, y),
            lambda z, y: round(_slope(z, y), 3),
            lambda z, y: max(-1 + 1e-3, min(1 - 1e-3, _slope(z, y))),
            lambda z, y: (z > 0) - y,
            lambda z, y: math.tanh(z) - y,
            lambda z, y: (1 + math.tanh(z)) / 2 - y,
            lambda z, y: _slope(z, y) / 2,
            lambda z, y: _slope(z, 1 - y),
            lambda z, y: (_slope(z, y)) ** 2,
            lambda z, y: _slope(z, y) if abs(z) < 7 else 0.0,
        )
    ],
    "smaller_loss": [
        {"a": a, "b": b}
        for a, b in (
            ([0.4, 0.9, 0.9, 0.4], [0.9, 0.4, 0.6, 0.4]),
            ([0.4, 0.6, 0.6, 0.6], [0.6, 0.4, 0.6, 0.4]),
            ([0.4, 0.9, 0.6, 0.4], [0.6, 0.6, 0.6, 0.4]),
            ([0.45, 0.8, 0.6, 0.4], [0.6, 0.6, 0.6, 0.4]),
            ([0.9, 0.9, 0.9, 0.1], [0.6, 0.6, 0.6, 0.9]),
            ([0.6] * 4, [0.6] * 4),
            ([0.49, 0.49, 0.9, 0.1], [0.49, 0.49, 0.9, 0.9999]),
            ([0, 0, 0, 1], [0.6, 0.6, 0.6, 0.4]),
            ([0.49, 0.49, 0.9, 0.1], [0.6, 0.6, 0.6, 1.2]),
            ([0.49, 0.49, 0.9], [0.6, 0.6, 0.6]),
            ([[0.49, 0.49, 0.9, 0.1]], [[0.6, 0.6, 0.6, 0.9999]]),
            (["0.49", 0.49, 0.9, 0.1], [0.6, 0.6, 0.6, 0.9999]),
            ([0.49, 0.49, 0.9, 0.1], [0.6, 0.6, 0.6, math.nan]),
            ("0.49, 0.49", "0.6, 0.6"),
            ({0.49, 0.9}, {0.6, 0.9999}),
            (([0.9, 0.9], 0.1), [0.6, 0.6, 0.6, 0.9999]),
            ([0.49 + 0j, 0.49, 0.9, 0.1], [0.6, 0.6, 0.6, 0.9999]),
        )
    ],
    "stretched": [
        {"bug_line": n} for n in (1, 2, 4, 5, 0, 3.5, "3", [3], True)
    ]
    + [{"numbers": n} for n in (4, 8, 1, 2, 12, 6, 15, 17, (4, 4), "16")]
    + [{"printed": n} for n in (0, 112, 28, 2, 3.5, 56, 2.65, 6.9, 7.1, "7")],
    "train_step": [
        {"train_step": wrong}
        for wrong in (
            _in_place,
            lambda w, X, y, r: _step(np.clip(w, -5, 5), X, y, r),
            lambda w, X, y, r: _step(w, np.clip(X, -5, 5), y, r),
            lambda w, X, y, r: _step(w, X, y, 0.5),
            lambda w, X, y, r: _step(w, X, y, min(r, 1)),
            lambda w, X, y, r: _step(w, X, y, r / 2),
            lambda w, X, y, r: _step(w, X, y, r * len(y) / 2),
            lambda w, X, y, r: np.squeeze(_step(w, X, y, r)),
            lambda w, X, y, r: (
                _step(w, X, y, r)
                if X.shape[0] != X.shape[1]
                else w - r * X @ (sigmoid(X @ w) - y) / len(y)
            ),
            lambda w, X, y, r: w - r * X.T @ ((X @ w > 0) - y) / len(y),
            lambda w, X, y, r: (
                w - r * X.T @ np.sign(sigmoid(X @ w) - y) / len(y)
            ),
            lambda w, X, y, r: w - r * X.T @ abs(sigmoid(X @ w) - y) / len(y),
            lambda w, X, y, r: w - r * X.T @ (np.tanh(X @ w) - y) / len(y),
            lambda w, X, y, r: np.where(w > 0, _step(w, X, y, r), w),
            lambda w, X, y, r: _step(w, X, y, r).round(3),
            lambda w, X, y, r: _step(w, X, y, r).tolist(),
            lambda w, X, y, r: _step(w, X, y, r) + 0j,
            lambda w, X, y, r: _step(w, X[:2], y[:2], r),
            lambda w, X, y, r: _step(w, X, y, r) / np.linalg.norm(w + 1),
            lambda w, X, y, r: (
                w - r * (X.T @ (sigmoid(X @ w) - y)).mean() * np.ones(len(w))
            ),
            lambda w, X, y, r: (
                w - r * X.T @ (sigmoid(X @ w) - np.maximum(y, 0.01)) / len(y)
            ),
            lambda w, X, y, r: (
                w
                - r * (X * (sigmoid(X @ w) - y)[:, None]).sum(0) / (len(y) + 1)
            ),
        )
    ],
    "pinball": [
        {"pinball": wrong}
        for wrong in (
            lambda y_hat, y, q: _pinball(y_hat, y, 0.9),
            lambda y_hat, y, q: _pinball(y_hat, y, 0.1),
            lambda y_hat, y, q: _pinball(y_hat, y, max(q, 0.5)),
            lambda y_hat, y, q: _pinball(y_hat, y, q) or None,
            lambda y_hat, y, q: _pinball(abs(y_hat), abs(y), q),
            lambda y_hat, y, q: 2 * _pinball(y_hat, y, q),
            lambda y_hat, y, q: min(_pinball(y_hat, y, q), 10),
            lambda y_hat, y, q: q * abs(y - y_hat) if y >= y_hat else 1 - q,
            lambda y_hat, y, q: (
                q * (y - y_hat) if y > y_hat else 0.1 * (y_hat - y)
            ),
            lambda y_hat, y, q: (
                0.9 * (y - y_hat) if y > y_hat else (1 - q) * (y_hat - y)
            ),
            lambda y_hat, y, q: max(q * (y - y_hat), 0.0),
            lambda y_hat, y, q: min(q * (y - y_hat), (q - 1) * (y - y_hat)),
            lambda y_hat, y, q: abs(q * (y - y_hat)),
            lambda y_hat, y, q: q * (y - y_hat) + (1 - q) * (y_hat - y),
            lambda y_hat, y, q: _pinball(y_hat, y, q) if y != y_hat else q,
            lambda y_hat, y, q: round(_pinball(y_hat, y, q), 1),
        )
    ]
    + [{"best": n} for n in (17, 19, 10, 2, 9, 17.1, 17.2, 18.2, 18.25, 18.1)]
    + [{"best": n} for n in (16, 1, 0, "18", [18], (18, 0), 17.9, None)],
}

# Right answers as other people write them.


def _looped_step(w, X, y, learning_rate):
    gradient = np.zeros(len(w))
    for x, target in zip(X, y, strict=True):
        p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x, strict=True))))
        for i in range(len(w)):
            gradient[i] += (p - target) * x[i] / len(y)
    return w - learning_rate * gradient


def _engine_step(w, X, y, learning_rate):
    def loss(w):
        return binary_cross_entropy(Tensor(X) @ w, y)

    return w - learning_rate * gradient(loss)(w)


RIGHT = {
    "by_hand": [{"mse": n} for n in (26 / 3, 8.67, 8.667, Fraction(26, 3))]
    + [{"mse": n} for n in (np.float32(26 / 3), np.mean([25, 1, 0]), 8.6667)]
    + [{"mae": n} for n in (2, 2.0, np.int64(2), Fraction(6, 3), 2.00)],
    "huber": [
        {"huber": right}
        for right in (
            _huber,
            _changes_over(lambda r, delta: r < delta),
            lambda y_hat, y, delta: (
                min(abs(y_hat - y), delta) ** 2 / 2
                + delta * max(abs(y_hat - y) - delta, 0)
            ),
            lambda y_hat, y, delta: np.where(
                abs(y_hat - y) <= delta,
                0.5 * (y_hat - y) ** 2,
                delta * (abs(y_hat - y) - 0.5 * delta),
            ),
            lambda y_hat, y, delta: (
                0.5 * (y - y_hat) ** 2
                if -delta <= y - y_hat <= delta
                else delta * abs(y - y_hat) - delta**2 / 2
            ),
            lambda y_hat, y, delta: float(
                losses.huber(np.array([y_hat]), np.array([y]), delta)
            ),
            lambda y_hat, y, delta: (
                (y_hat - y) * (y_hat - y) / 2
                if (y_hat - y) ** 2 <= delta**2
                else delta * (math.sqrt((y_hat - y) ** 2) - delta / 2)
            ),
            lambda y_hat, y, delta: min(
                abs(y_hat - y) * m - m * m / 2
                for m in (min(abs(y_hat - y), delta),)
            ),
            lambda y_hat, y, delta: Fraction(_huber(y_hat, y, delta)),
            lambda y_hat, y, delta: np.array(_huber(y_hat, y, delta)),
        )
    ],
    "cross_entropy": [
        {"log_loss": right}
        for right in (
            _log_loss,
            lambda p, y: -(y * math.log(p) + (1 - y) * math.log(1 - p)),
            lambda p, y: -np.log(p if y else 1 - p),
            lambda p, y: math.log(1 / (p if y else 1 - p)),
            lambda p, y: -math.log([1 - p, p][y]),
            lambda p, y: -math.log(p**y * (1 - p) ** (1 - y)),
            lambda p, y: -math.log(abs(1 - y - p)),
            lambda p, y: -math.log1p(-p) if y == 0 else -math.log(p),
            lambda p, y: -math.log10(p if y else 1 - p) * math.log(10),
            lambda p, y: np.array(_log_loss(p, y)),
        )
    ]
    + [
        {"logit_slope": right}
        for right in (
            _slope,
            lambda z, y: sigmoid(z) - y,
            lambda z, y: 1 / (1 + math.exp(-z)) - y,
            lambda z, y: (
                -1 / (1 + math.exp(z)) if y else 1 / (1 + math.exp(-z))
            ),
            lambda z, y: (1 + math.tanh(z / 2)) / 2 - y,
            lambda z, y: -(y - float(sigmoid(z))),
            lambda z, y: np.float64(_slope(z, y)),
            lambda z, y: math.exp(z) / (1 + math.exp(z)) - y,
            lambda z, y: float(
                derivative(lambda z: binary_cross_entropy(z, float(y)))(z)
            ),
            lambda z, y: sigmoid(np.array(z)) - y,
        )
    ],
    "smaller_loss": [
        {"a": a, "b": b}
        for a, b in (
            ((0.49, 0.49, 0.9, 0.1), (0.6, 0.6, 0.6, 0.9999)),
            (np.array([0.49, 0.49, 0.9, 0.1]), np.array([0.6, 0.6, 0.6, 1])),
            ([0.49, 0.49, 1, 0], [1, 1, 1, 1]),
            ([0.5, 0.5, 0.5, 0.5], [0.51, 0.51, 0.001, 0.49]),
            ([0.4, 0.4, 0.4, 0.6], [1, 0, 0, 1]),
            ([Fraction(2, 5), 0.4, 1, 0], [0.6, 0.6, 0.6, Fraction(99, 100)]),
            ([0.45, 1, 1, 0.55], [0.6, 0.6, 0.01, 0.4]),
            ([np.float64(0.49), 0.49, 0.9, 0.1], [0.6, 0.6, 0.6, 0.9999]),
            ([0.49, 0.49, 0.9, 0.1], (0.6, 0.6, 0.6, 0.9999)),
            ([0.49, 0.99, 0.99, 0.51], [0.55, 0.55, 0.55, 0.999]),
        )
    ],
    "stretched": [{"bug_line": n} for n in (3, 3.0, np.int64(3), Fraction(3))]
    + [{"numbers": n} for n in (16, 16.0, 4 * 4, np.int64(16))]
    + [{"printed": n} for n in (7, 7.0, 112 / 16, np.float64(7), Fraction(7))],
    "train_step": [
        {"train_step": right}
        for right in (
            _step,
            _looped_step,
            _engine_step,
            lambda w, X, y, learning_rate: _step(w, X, y, learning_rate),
            lambda w, X, y, r: w - r * (sigmoid(X @ w) - y) @ X / len(y),
            lambda w, X, y, r: w + r * X.T @ (y - sigmoid(X @ w)) / X.shape[0],
            lambda w, X, y, r: (
                w - r * np.mean(X * (sigmoid(X @ w) - y)[:, None], axis=0)
            ),
            lambda w, X, y, r: (
                w
                - r
                * np.mean(
                    [
                        (sigmoid(x @ w) - t) * x
                        for x, t in zip(X, y, strict=True)
                    ],
                    0,
                )
            ),
            lambda w, X, y, r: (
                w
                - r
                * np.einsum("ij,i->j", X, 1 / (1 + np.exp(-X @ w)) - y)
                / y.size
            ),
            lambda w, X, y, r: np.array(list(_step(w.copy(), X, y, r))),
        )
    ],
    "pinball": [
        {"pinball": right}
        for right in (
            _pinball,
            lambda y_hat, y, q: max(q * (y - y_hat), (q - 1) * (y - y_hat)),
            lambda y_hat, y, q: (y - y_hat) * (q - (y < y_hat)),
            lambda y_hat, y, q: (
                q * max(y - y_hat, 0) + (1 - q) * max(y_hat - y, 0)
            ),
            lambda y_hat, y, q: abs(y - y_hat) * (q if y >= y_hat else 1 - q),
            lambda y_hat, y, q: abs(y - y_hat) / 2 + (q - 0.5) * (y - y_hat),
            lambda y_hat, y, q: np.where(
                y > y_hat, q * (y - y_hat), (1 - q) * (y_hat - y)
            ),
            lambda y_hat, y, q: np.float64(_pinball(y_hat, y, q)),
            lambda y_hat, y, q: (
                q * (y - y_hat) - (y - y_hat if y < y_hat else 0)
            ),
            lambda y_hat, y, q: [(1 - q) * (y_hat - y), q * (y - y_hat)][
                y > y_hat
            ],
        )
    ]
    + [
        {"best": n}
        for n in (18, 18.0, np.int64(18), Fraction(18), np.array(18))
    ],
}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "by_hand": lambda predicted, targets: {
        "mse": sum(
            (p - y) ** 2 for p, y in zip(predicted, targets, strict=True)
        )
        / 3,
        "mae": sum(abs(p - y) for p, y in zip(predicted, targets, strict=True))
        / 3,
    },
    "smaller_loss": lambda targets: {
        "a": [
            abs(y - k)
            for y, k in zip(targets, (0.2, 0.51, 0.51, 0.2), strict=True)
        ],
        "b": [
            abs(y - k)
            for y, k in zip(targets, (0.4, 0.4, 0.4, 0.9999), strict=True)
        ],
    },
    "stretched": lambda y: {
        "bug_line": 3,
        "numbers": 16,
        "printed": 2 * np.var(y),
    },
    "pinball": lambda share, most: {"best": int(share * most) + 1},
}
