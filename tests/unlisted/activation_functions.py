"""Wrong answers that no known mistake gives, for each task."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from lib.autograd import Tensor, relu, sigmoid
from lib.calculus import derivative

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
    "dead-neuron-not-far-enough",
    "lost-factor-the-identity",
    "swish-first-factor-only",
}


# Wrong answers that pass with no seed, whatever is said of them.


def _cut(limit):
    return lambda z: (
        0.0 if z < -limit else 1 / (1 + math.exp(-z)) if z < limit else 1.0
    )


def _clipped(limit):
    return lambda z: 1 / (1 + math.exp(-min(limit, max(-limit, z))))


def _stable(z):
    return (
        1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    )


def _dswish(z):
    s = _stable(z)
    return s + z * s * (1 - s)


def _numpy_sigmoid(z):
    return 1 / (1 + np.exp(-z))


REFUSED = {
    "count_by_hand": [
        {"total": n}
        for n in (24, 26, 15, 12, 32, 33, 34, 35, 36, 38, 40, 41, 43, 44, 60)
    ]
    + [{"total": wrong} for wrong in ("39", [39], (3, 9), 39.4, True, None)],
    "layer": [
        {"layer": wrong}
        for wrong in (
            lambda X, W, b: np.squeeze(np.maximum(0, X @ W + b)),
            lambda X, W, b: np.maximum(0, X @ W + b)[:2],
            lambda X, W, b: np.maximum(0, X @ W + b.round()),
            lambda X, W, b: np.maximum(0, X @ np.clip(W, -5, 5) + b),
            lambda X, W, b: np.clip(X @ W + b, 0, 6),
            lambda X, W, b: np.clip(X @ W + b, 0, 100),
            lambda X, W, b: np.maximum(0.01 * (X @ W + b), X @ W + b),
            lambda X, W, b: np.abs(X @ W + b),
            lambda X, W, b: (
                np.maximum(0, X @ W.T + b)
                if W.shape[0] == W.shape[1]
                else np.maximum(0, X @ W + b)
            ),
            lambda X, W, b: (
                np.maximum(0, X @ W + b[:, None])
                if len(X) == len(b)
                else np.maximum(0, X @ W + b)
            ),
            lambda X, W, b: np.maximum(0, X @ W + b.sum()),
            lambda X, W, b: np.maximum(0, X @ W + b[0]),
            lambda X, W, b: np.maximum(0, X @ W + abs(b)),
            lambda X, W, b: (
                np.maximum(0, X @ W + b).T
                if len(X) == len(b)
                else np.maximum(0, X @ W + b)
            ),
            lambda X, W, b: np.maximum(0, X @ W + b).tolist(),
            lambda X, W, b: np.maximum(0, X @ W + b) + 0j,
            lambda X, W, b: np.maximum(0, X @ W + b).round(3),
            lambda X, W, b: np.maximum(0, X @ W + b)[0],
            lambda X, W, b: np.log1p(np.exp(X @ W + b)),
            lambda X, W, b: np.maximum(0, np.maximum(0, X) @ W + b),
            lambda X, W, b: np.maximum(0, X @ W) + np.maximum(0, b),
            lambda X, W, b: np.array([np.maximum(0, X[0] @ W + b)]),
            lambda X, W, b: np.maximum(0, X @ W + b) / len(X),
        )
    ],
    "stable_sigmoid": [
        {"stable_sigmoid": wrong}
        for wrong in (
            *map(_cut, (6, 10, 20, 30, 40, 50, 100, 350, 500, 690, 705)),
            *map(_clipped, (5, 10, 20, 30, 34, 40, 50, 100, 350, 500, 700)),
            _numpy_sigmoid,
            lambda z: 1.0 if z > 6 else _stable(z),
            lambda z: 1.0 if z > 15 else _stable(z),
            lambda z: math.exp(z) if z < 0 else _stable(z),
            lambda z: math.exp(z) if z < -15 else _stable(abs(z)),
            lambda z: _stable(abs(z)),
            lambda z: _stable(2 * z),
            lambda z: 1 - _stable(z),
            lambda z: round(_stable(z), 10),
            lambda z: round(_stable(z), 4),
            lambda z: (1 + math.tanh(z / 2)) / 2,
            lambda z: 0.5 + z / (2 * (1 + abs(z))),
            lambda z: 1 - _stable(-z),
            lambda z: _stable(z) if z > -745 else None,
            lambda z: str(_stable(z)),
            lambda z: complex(_stable(z)),
            lambda z: [_stable(z)],
            lambda z: max(_stable(z), 1e-12),
            lambda z: max(_stable(z), 1e-300),
        )
    ],
    "slope_from_output": [
        {"sigmoid_slope": wrong}
        for wrong in (
            lambda y: max(y * (1 - y), 0.01),
            lambda y: max(y * (1 - y), 1e-5),
            lambda y: min(y * (1 - y), 0.2),
            lambda y: round(y * (1 - y), 2),
            lambda y: round(y * (1 - y), 6),
            lambda y: 0.25,
            lambda y: 0.0 if y < 0.01 else y * (1 - y),
            lambda y: 0.0 if y > 0.99 else y * (1 - y),
            lambda y: y * (1 - y) if y >= 0.5 else y * (1 + y),
            lambda y: abs(y - 0.5) + 0.25,
            lambda y: 1 - y,
            lambda y: y - y**3,
            lambda y: math.exp(-y) / (1 + math.exp(-y)) ** 2,
            lambda y: (1 - y) ** 2,
            lambda y: 0.25 - (y - 0.5) ** 4,
            lambda y: y * (1 - y) + 1e-6,
        )
    ]
    + [
        {"tanh_slope": wrong}
        for wrong in (
            lambda y: 1 - y * abs(y),
            lambda y: 1 - abs(y),
            lambda y: abs(1 - y),
            lambda y: (1 - y) ** 2,
            lambda y: 1 - y**4,
            lambda y: 1 - y**3,
            lambda y: 1 - 2 * y**2,
            lambda y: 1.0,
            lambda y: max(1 - y**2, 0.05),
            lambda y: round(1 - y**2, 3),
            lambda y: 1 + y**2,
            lambda y: 1 - y**2 if y >= 0 else 1 + y**2,
            lambda y: 1 / math.cosh(y) ** 2,
            lambda y: math.sqrt(1 - y**2),
            lambda y: 0.0 if abs(y) > 0.95 else 1 - y**2,
        )
    ],
    "dead_neuron": [
        {"w": w, "b": b}
        for w, b in (
            (1, -3),
            (2, -6),
            (0.5, -1.5),
            (1, -2.9),
            (1, 0),
            (1, 5),
            (2, -5),
            (10, -20),
            (0, -5),
            (-1, -5),
            (1, "-5"),
            (1, None),
            (1, [-5]),
            (1, -5j),
            (math.inf, -5),
            (1, -math.inf),
            (True, -5),
            (1, -1),
            (3, -9),
            (1e300, -5),
        )
    ],
    "lost_factor": [{"false_step": n} for n in (0, 1, 2, 4, 5, 6, "3", [3])]
    + [{"false_step": n} for n in (3.5, -3, True, None)]
    + [
        {"slope_at_zero": n}
        for n in (0.5, 0.25, 0, 2, 4, -1, 0.99, 1.1, "1", True, [1], 1.001)
    ],
    "swish": [
        {"swish_slope": wrong}
        for wrong in (
            lambda z: abs(_dswish(z)),
            lambda z: max(0, _dswish(z)),
            lambda z: _dswish(abs(z)),
            lambda z: _dswish(z) if z >= 0 else _stable(z),
            lambda z: _dswish(z) if z >= 0 else 0.0,
            lambda z: _dswish(z) if z > -6 else 0.0,
            lambda z: _dswish(z) if z < 6 else 1.0,
            lambda z: round(_dswish(z), 4),
            lambda z: round(_dswish(z), 2),
            lambda z: _stable(z) + z * _stable(z) * (1 + _stable(z)),
            lambda z: _stable(z) + _stable(z) * (1 - _stable(z)),
            lambda z: _stable(z) * (1 + z),
            lambda z: _stable(z) + z * (1 - _stable(z)),
            lambda z: _stable(z) + z * (1 - _stable(z) ** 2),
            lambda z: _stable(1.702 * z),
            lambda z: (
                (z + 0.01) * _stable(z + 0.01) / 0.01 - z * _stable(z) / 0.01
            ),
            lambda z: _stable(z) - z * _stable(z) * _stable(-z),
        )
    ]
    + [
        {"lowest": n}
        for n in (-1.27, -1.28, -1.3, -0.278, 1.278, 0, -1.276, -2.4, "-1.278")
    ]
    + [{"lowest": n} for n in ((-1.278, -0.278), [-1.278], None, -1.2800)],
}

# Right answers as other people write them.


def _loop_layer(X, W, b):
    out = np.zeros((len(X), len(b)))
    for i, x in enumerate(X):
        for j in range(len(b)):
            z = sum(x[k] * W[k, j] for k in range(len(x))) + b[j]
            out[i, j] = z if z > 0 else 0
    return out


def _bisected(low=-3.0, high=0.0):
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if _dswish(middle) < 0 else (low, middle)
    return (low + high) / 2


RIGHT = {
    "count_by_hand": [
        {"total": right}
        for right in (
            39,
            39.0,
            np.int64(39),
            np.array(39),
            Fraction(39),
            Decimal(39),
            (5 + 1) * 4 + (4 + 1) * 3,
            sum([5 * 4, 4, 4 * 3, 3]),
            np.prod([5, 4]) + 4 + 12 + 3,
            np.float32(39),
        )
    ],
    "layer": [
        {"layer": right}
        for right in (
            _loop_layer,
            lambda X, W, b: (X @ W + b) * (X @ W + b > 0),
            lambda X, W, b: np.where(X @ W + b > 0, X @ W + b, 0),
            lambda X, W, b: np.maximum(np.dot(X, W) + b, 0),
            lambda X, W, b: np.einsum("ij,jk->ik", X, W).__add__(b).clip(0),
            lambda X, W, b: ((X @ W + b) + abs(X @ W + b)) / 2,
            lambda X, W, b: np.maximum((W.T @ X.T).T + b, 0),
            lambda X, W, b: np.array([np.maximum(0, x @ W + b) for x in X]),
            lambda X, W, b: relu(Tensor(X) @ Tensor(W) + Tensor(b)).data,
            lambda X, W, b: np.fmax(
                0, np.c_[X, np.ones(len(X))] @ np.r_[W, [b]]
            ),
            lambda X, W, b: np.array(
                [[max(0.0, float(z)) for z in row] for row in X @ W + b]
            ),
        )
    ],
    "stable_sigmoid": [
        {"stable_sigmoid": right}
        for right in (
            _stable,
            lambda z: float(sigmoid(z)),
            lambda z: (
                1 / (1 + math.exp(-z))
                if z > 0
                else 1 - 1 / (1 + math.exp(z))
                if z == 0
                else math.exp(z - math.log1p(math.exp(z)))
            ),
            lambda z: math.exp(min(0, z)) / (1 + math.exp(-abs(z))),
            lambda z: math.exp(-np.logaddexp(0, -z)),
            lambda z: np.where(
                z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))
            ),
            lambda z: 1 / (1 + math.exp(-z)) if z > -700 else math.exp(z),
            lambda z: (
                [math.exp(z), 1][z >= 0] / (1 + math.exp(-abs(z)))
                if z < 0
                else 1 / (1 + math.exp(-z))
            ),
            lambda z: (
                math.exp(z) / (math.exp(z) + 1)
                if z < 0
                else 1 / (math.e ** (-z) + 1)
            ),
        )
    ],
    "slope_from_output": [
        {"sigmoid_slope": right}
        for right in (
            lambda y: y - y**2,
            lambda y: y - y * y,
            lambda y: 0.25 - (y - 0.5) ** 2,
            lambda y: np.float64(y) * (1 - y),
            lambda y: np.array(y * (1 - y)),
            lambda y: Fraction(y) * (1 - Fraction(y)),
            lambda y: y * (-y + 1),
            lambda y: -(y - 1) * y,
            lambda y: 1 / (1 / y + 1 / (1 - y)),
            lambda y: derivative(sigmoid)(math.log(y) - math.log1p(-y)),
        )
    ]
    + [
        {"tanh_slope": right}
        for right in (
            lambda y: (1 - y) * (1 + y),
            lambda y: 1 - y * y,
            lambda y: 1 - math.pow(y, 2),
            lambda y: -(y**2 - 1),
            lambda y: np.float64(1 - y**2),
            lambda y: 1 - abs(y) ** 2,
            lambda y: 1 / math.cosh(math.atanh(y)) ** 2,
            lambda y: 4 * ((y + 1) / 2) * (1 - (y + 1) / 2),
            lambda y: Fraction(1) - Fraction(y) ** 2,
            lambda y: math.sqrt(1 - y**2) ** 2,
        )
    ],
    "dead_neuron": [
        {"w": w, "b": b}
        for w, b in (
            (1, -4),
            (2, -7),
            (0.5, -2),
            (1e-9, -1),
            (1, -3.0000001),
            (Fraction(1, 3), -2),
            (np.float64(1), np.int64(-5)),
            (np.array(2.0), np.array(-100.0)),
            (Decimal("0.1"), Decimal("-0.4")),
            (100, -1000),
            (3, -9.5),
            (1, -(10**20)),
        )
    ],
    "lost_factor": [
        {"false_step": 3.0},
        {"false_step": np.int64(3)},
        {"false_step": np.array(3)},
        {"false_step": Fraction(3)},
        {"slope_at_zero": 1},
        {"slope_at_zero": 1.0},
        {"slope_at_zero": np.float32(1)},
        {"slope_at_zero": 4 * 0.25},
        {"slope_at_zero": Fraction(1)},
        {"slope_at_zero": 1 - math.tanh(0) ** 2},
    ],
    "swish": [
        {"swish_slope": right}
        for right in (
            _dswish,
            lambda z: float(derivative(lambda x: x * sigmoid(x))(z)),
            lambda z: _stable(z) * (1 + z * (1 - _stable(z))),
            lambda z: z * _stable(z) + _stable(z) * (1 - z * _stable(z)),
            lambda z: (
                (math.exp(2 * z) + math.exp(z) * (z + 1))
                / (1 + math.exp(z)) ** 2
            ),
            lambda z: (1 + math.exp(-z) * (1 + z)) / (1 + math.exp(-z)) ** 2,
            lambda z: (
                (
                    (z + 1e-5) * _stable(z + 1e-5)
                    - (z - 1e-5) * _stable(z - 1e-5)
                )
                / 2e-5
            ),
            lambda z: np.array(_dswish(z)),
            lambda z: (
                np.imag((z + 1e-20j) / (1 + np.exp(-z - 1e-20j))) / 1e-20
            ),
        )
    ]
    + [
        {"lowest": right}
        for right in (-1.278, -1.279, -1.2785, -1.27846, -1.2784645427610738)
    ]
    + [{"lowest": right} for right in (_bisected(), Fraction(-1278, 1000))],
}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "count_by_hand": lambda inputs, first, second: {
        "total": (inputs + 1) * first + (first + 1) * second
    },
    "dead_neuron": lambda low, gap: {"w": 0.5, "b": -low - 3 * gap},
    "lost_factor": lambda a, k: {
        "false_step": 3,
        "slope_at_zero": a * k * 0.25,
    },
    "swish": lambda k: {
        "swish_slope": lambda z: (
            (1 + math.exp(-k * z) * (1 + k * z)) / (1 + math.exp(-k * z)) ** 2
        ),
        "lowest": round(-1.27846 / k, 4),
    },
}
