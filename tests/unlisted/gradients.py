"""Answers that the checks do not list, right and wrong, for each task."""

import math
from fractions import Fraction

import numpy as np

from lib.calculus import gradient


def along(f, start, arrow, h=1e-5):
    """Return the slope along an arrow, by a symmetric difference."""
    u = arrow / math.hypot(*arrow)
    return (f(*(start + h * u)) - f(*(start - h * u))) / (2 * h)


def by_partials(f, start, arrow, h=1e-6):
    x, y = start
    rates = [(f(x + h, y) - f(x, y)) / h, (f(x, y + h) - f(x, y)) / h]
    return float(np.dot(rates, arrow) / np.linalg.norm(arrow))


def divided_in_place(f, start, arrow):
    arrow /= np.linalg.norm(arrow)
    return (f(*(start + 1e-6 * arrow)) - f(*start)) / 1e-6


def by_the_quotient(f, start, arrow):
    steep = arrow[1] / arrow[0]
    return along(f, start, np.sign(arrow[0]) * np.array([1, steep]))


def degrees(east, north):
    return math.degrees(math.atan2(north, east))


def by_cases(east, north):
    if east == 0:
        return None if north == 0 else math.copysign(90, north)
    return math.degrees(math.atan(north / east)) + 180 * (east < 0)


def of_the_loss(w, b, time, position):
    """Return the gradient of the mean of the squared misses."""
    misses = w * time + b - position
    return np.array([2 * np.mean(misses * time), 2 * np.mean(misses)])


def of_positive_times(w, b, time, position):
    return of_the_loss(w, b, np.abs(time), position)


def product(grad, x, v, h=1e-5):
    return (grad(x + h * v) - grad(x - h * v)) / (2 * h)


def spoils(grad, x, v):
    before = grad(x)
    x += 1e-6 * v
    return (grad(x) - before) / 1e-6


RIGHT = {
    "gradient_by_hand": [
        {"gradient_x": 60.0, "gradient_y": Fraction(28)},
        {"gradient_x": np.array(60), "gradient_y": np.int64(28)},
    ],
    "compass": [
        {"west": -90.0, "south": 40.0, "south_west": -35.36},
        {"south_west": -35.355},
        {"south_west": -25 * math.sqrt(2)},
        {"west": Fraction(-90), "south": np.float32(40)},
    ],
    "directional_derivative": [
        {"directional_derivative": right}
        for right in (
            along,
            by_partials,
            lambda f, start, arrow: (
                (
                    f(*(start + 1e-7 * arrow / np.linalg.norm(arrow)))
                    - f(*start)
                )
                / 1e-7
            ),
            lambda f, start, arrow: along(f, start, 1000 * arrow),
        )
    ],
    "steepest_way": [
        {"steepest_slope": lambda e, n: math.sqrt(e * e + n * n)},
        {"steepest_slope": lambda e, n: abs(complex(e, n))},
        {"steepest_angle": by_cases},
        {"steepest_angle": lambda e, n: degrees(e, n) if e or n else None},
        {
            "steepest_angle": lambda e, n: (
                degrees(e, n) % 360 if (e, n) != (0, 0) else None
            )
        },
        {
            "steepest_angle": lambda e, n: (
                None if e == n == 0 else np.angle(e + 1j * n, deg=True)
            )
        },
    ],
    "misses_the_minimum": [
        {"bowl": right}
        for right in (
            lambda x, y: 20 * x**2 + y**2,
            lambda x, y: x**2 + 40 * y**2 - 3,
            lambda x, y: 10 * x**2 + y**2,
            lambda x, y: (x + 2 * y) ** 2 + 30 * (x - 2 * y) ** 2,
            lambda x, y: x**4 + 9 * y**2,
            lambda x, y: abs(x) + 10 * abs(y),
            lambda x, y: math.hypot(x, 5 * y),
            lambda x, y: math.exp(x**2 / 9) + 8 * y**2,
            lambda x, y: x**2 + math.exp(3 * y**2),
            lambda x, y: np.exp(x**2 + 5 * y**2),
            lambda x, y: x**2 + math.exp(100 * y**2),
            lambda x, y: x**10 + 20 * y**2 + x**2 / 1e6,
            lambda x, y: x**10 + 50 * y**2,
            lambda x, y: 1e-12 * (x**2 + 20 * y**2) + 1e-3,
            lambda x, y: x**2 + 15 * y**2 + 1e6,
            lambda x, y: math.log(1 + x**2 + 30 * y**2),
            lambda x, y: max(abs(x), 9 * abs(y)),
            lambda x, y: 1e-3 * x**2 + 0.1 * y**2,
            lambda x, y: x**2 + 12 * y**2 + x * y,
        )
    ],
    "wrong_line": [
        {"loss_gradient": of_the_loss, "false_line": 4.0},
        {
            "loss_gradient": lambda w, b, time, position: (
                2
                / len(time)
                * np.stack([time, np.ones_like(time)])
                @ (w * time + b - position)
            )
        },
        {
            "loss_gradient": lambda w, b, time, position: gradient(
                lambda p: ((p[0] * time + p[1] - position) ** 2).mean()
            )(np.array([w, b], float))
        },
    ],
    "hessian_vector": [
        {"hessian_vector": right}
        for right in (
            product,
            lambda grad, x, v: (grad(x + 1e-6 * v) - grad(x)) / 1e-6,
            lambda grad, x, v: (
                product(grad, x, v / np.linalg.norm(v)) * np.linalg.norm(v)
            ),
            lambda grad, x, v: gradient(lambda p: (grad(p) * v).sum())(x),
        )
    ],
}

WRONG = {
    "gradient_by_hand": [
        {"gradient_x": "60"},
        {"gradient_x": (60, 28)},
        {"gradient_x": np.array([60.0, 28.0])},
        {"gradient_x": lambda x, y: 3 * x**2 * y},
        {"gradient_y": 28.1},
        {"gradient_y": (28,)},
    ],
    "compass": [
        {"west": "-90"},
        {"west": (-90, 40)},
        {"west": 0.5},
        {"south": [40]},
        {"south_west": -35},
        {"south_west": "-25 root 2"},
        {"south_west": -35.3},
    ],
    "directional_derivative": [
        {"directional_derivative": wrong}
        for wrong in (
            divided_in_place,
            by_the_quotient,
            lambda f, start, arrow: along(f, np.abs(start), arrow),
            lambda f, start, arrow: (
                along(f, start, arrow)
                * (1 if np.hypot(*arrow) > 1 else np.hypot(*arrow))
            ),
            lambda f, start, arrow: (
                along(f, start, arrow) if arrow.all() else 0.0
            ),
            lambda f, start, arrow: abs(along(f, start, arrow)),
            lambda f, start, arrow: [along(f, start, arrow)],
            lambda f, start, arrow: along(f, start, arrow, 0.5),
            lambda f, start, arrow: 1.05 * along(f, start, arrow),
            lambda f, start, arrow: along(f, start, np.round(arrow)),
            lambda f, start, arrow: along(f, start, np.abs(arrow)),
        )
    ],
    "steepest_way": [
        {"steepest_slope": wrong}
        for wrong in (
            lambda e, n: round(np.hypot(e, n)),
            lambda e, n: (e, n),
            lambda e, n: np.hypot(e, n) or None,
            lambda e, n: np.hypot(e, n) if e and n else 0,
            lambda e, n: np.array([e, n]),
        )
    ]
    + [
        {"steepest_angle": wrong}
        for wrong in (
            lambda e, n: degrees(e, n) if e and n else None,
            lambda e, n: degrees(e, n) if e else None,
            lambda e, n: by_cases(e, n) if e != n else None,
            lambda e, n: by_cases(e, n) if e + n else None,
            lambda e, n: by_cases(e, n) if e else (90 if n else None),
            lambda e, n: by_cases(e, n) if e or n else "None",
            lambda e, n: by_cases(e, n) if e or n else float("nan"),
            lambda e, n: round(by_cases(e, n)) if e or n else None,
            lambda e, n: by_cases(e, n) if abs(e) > 1 or not n else None,
        )
    ],
    "misses_the_minimum": [
        {"bowl": wrong}
        for wrong in (
            lambda x, y: "x**2 + 20*y**2",
            lambda x, y: (2 * x, 40 * y),
            lambda x, y: [x**2 + 20 * y**2],
            lambda x, y: math.log(x**2 + 20 * y**2),
            lambda x: x**2,
            lambda x, y: None,
            lambda x, y: x**2 + 20 * y**2 + 0j,
        )
    ],
    "wrong_line": [
        {"false_line": "4"},
        {"false_line": (3, 4)},
        *(
            {"loss_gradient": wrong}
            for wrong in (
                of_positive_times,
                lambda w, b, t, x: of_the_loss(abs(w), b, t, x),
                lambda w, b, t, x: of_the_loss(w, b, t, -np.abs(x)),
                lambda w, b, t, x: of_the_loss(w, b, t, x).tolist(),
                lambda w, b, t, x: tuple(of_the_loss(w, b, t, x)),
                lambda w, b, t, x: of_the_loss(w, b, t, x) + 0j,
                lambda w, b, t, x: np.array([*of_the_loss(w, b, t, x), 0.0]),
                lambda w, b, t, x: of_the_loss(w, b, t, x)[:, None],
                lambda w, b, t, x: of_the_loss(w, b, t, x).round(2),
                lambda w, b, t, x: of_the_loss(w, b, t[1:], x[1:]),
                lambda w, b, t, x: of_the_loss(w, b, t, x).astype(str),
            )
        ),
    ],
    "hessian_vector": [
        {"hessian_vector": wrong}
        for wrong in (
            spoils,
            lambda grad, x, v: product(grad, np.abs(x), v),
            lambda grad, x, v: product(grad, x, np.abs(v)),
            lambda grad, x, v: product(grad, x, v, 0.3),
            lambda grad, x, v: product(grad, x, v).tolist(),
            lambda grad, x, v: product(grad, x, v)[:, None],
            lambda grad, x, v: product(grad, x, v).squeeze(),
            lambda grad, x, v: product(grad, x, v).round(),
            lambda grad, x, v: product(grad, x, np.clip(v, -5, 5)),
            lambda grad, x, v: product(grad, x, v) + 0j,
            lambda grad, x, v: np.abs(product(grad, x, v)),
        )
    ],
}

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
            lambda x, y: float("nan"),
            lambda x, y: min(x**2 + y**2, 1),
            lambda x, y: x**2 + y**2 if x * y < 0.5 else float("nan"),
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
    "compass-opposite": {"south_west": 35.36},
    "compass-steepest-of-all": {"south_west": 98.49},
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
    "misses-the-minimum-saddle": [
        {"bowl": lambda x, y: 3 * x + 4 * y},
        {"bowl": lambda x, y: x**2 - 5 * x * y + 5 * y**2},
        {"bowl": lambda x, y: x**2 - 15 * x * y + 20 * y**2},
    ],
    "misses-the-minimum-flat-bottom": [
        {"bowl": lambda x, y: 5},
        {"bowl": lambda x, y: max(x**2 + y**2 - 4, 0)},
        {"bowl": lambda x, y: max(x**2 + 20 * y**2 - 0.5, 0)},
    ],
    "misses-the-minimum-gutter": [
        {"bowl": lambda x, y: (x - 2 * y) ** 2},
        {"bowl": lambda x, y: abs(x - 3 * y)},
        {"bowl": lambda x, y: x**2 - 4 * x * y + 4 * y**2},
        {"bowl": lambda x, y: max(x**2 + 20 * y**2 - 0.1, 0)},
    ],
    "misses-the-minimum-as-low-again": [
        {"bowl": lambda x, y: np.sin(x) ** 2 + 20 * y**2},
        {"bowl": lambda x, y: math.sin(y) ** 2 + 20 * x**2},
    ],
    "misses-the-minimum-lowest-elsewhere": [
        {"bowl": lambda x, y: x**2 + 20 * y**2 + 0.5 * x},
        {"bowl": lambda x, y: x**2 + 20 * y**2 - 5 * y},
        {"bowl": lambda x, y: (x - 0.1) ** 2 + 20 * (y - 0.1) ** 2},
        {"bowl": lambda x, y: x**2 + y**2 + x},
        {"bowl": lambda x, y: (x - 0.002) ** 2 + 20 * y**2},
    ],
    "misses-the-minimum-valley-of-the-lesson": {
        "bowl": lambda x, y: 3 * (x**2 + 10 * y**2) - 7
    },
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


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "gradient_by_hand": lambda c, x, y: {
        "gradient_x": 3 * x * x * y,
        "gradient_y": x**3 + 2 * c * y,
    },
    "compass": lambda east, north: {
        "west": 80 * east - 20 * north,
        "south": 40 * north - 20 * east,
        "south_west": round((60 * east + 20 * north) * 0.70710678, 2),
    },
    "misses_the_minimum": lambda east, north: {
        "bowl": lambda x, y: (
            30 * x**2 + y**2 if east < north else x**2 + 30 * y**2
        )
    },
}
