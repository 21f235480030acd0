"""Answers that the checks do not list, right and wrong, for each task."""

from fractions import Fraction

import numpy as np

from lib.data import bolt


def pieces(time, position):
    """Return the fastest piece, found one by one."""
    best = None
    for i in range(len(time) - 1):
        speed = (position[i + 1] - position[i]) / (time[i + 1] - time[i])
        best = speed if best is None or speed > best else best
    return best


def without_the_last(time, position):
    return pieces(time[:-1], position[:-1]) if len(time) > 2 else 0.0


def in_place(time, position):
    time -= time[0]
    position -= position[0]
    return (np.diff(position) / np.diff(time)).max()


def guarded(x1, y1, x2, y2):
    try:
        return (y2 - y1) / (x2 - x1)
    except ZeroDivisionError:
        return None


RIGHT = {
    "average_from_table": [
        {"rate": 10.91, "unit": "metres per second"},
        {"unit": "m s⁻¹"},
        {"unit": "m/sec."},
        {"rate": Fraction(3000, 275), "unit": "[m/s]"},
        {"rate": 39.27, "unit": "kmph"},
        {"rate": 39.2727, "unit": "kilometres per hour"},
        {"rate": np.float64(10.909), "unit": "m⋅s^{-1}"},
    ],
    "average_of_cube": [
        {"average": right}
        for right in (21, 21.0, Fraction(63, 3), np.array(21), np.int8(21))
    ],
    "secant_slope": [
        {"secant_slope": right}
        for right in (
            lambda f, a, b: (f(a) - f(b)) / (a - b),
            lambda f, a, b: f(b) / (b - a) - f(a) / (b - a),
            lambda f, a, b: float(np.diff([f(a), f(b)])[0] / (b - a)),
            lambda f, a, b: Fraction(f(b) - f(a)) / Fraction(b - a),
            lambda f, a, b: np.array((f(b) - f(a)) / (b - a)),
        )
    ],
    "line_slope": [
        {"line_slope": right}
        for right in (
            guarded,
            lambda x1, y1, x2, y2: (
                None if x2 - x1 == 0 else Fraction(y1 - y2) / Fraction(x1 - x2)
            ),
            lambda x1, y1, x2, y2: (y2 - y1) / (x2 - x1) if x1 != x2 else None,
        )
    ],
    "not_proportional": [
        {"runner": right}
        for right in (
            lambda t: 1 - 3 * t,
            lambda t: Fraction(1, 3) + Fraction(t) / 7,
            lambda t: np.array(0.001 * t - 400),
            lambda t: -0.5 + t,
            lambda t: 10 * (t + 1),
        )
    ],
    "speed_graph": [
        {"false_step": 4.0, "speed": 5.0, "slope_unit": unit}
        for unit in (
            *(
                "m/s²",
                "m/sec^2",
                "metres/second²",
                "m s−2",
                "m·s⁻²",
                "m/(s·s)",
            ),
            *(
                "metres per second, per second",
                "(m/s)/s",
                "metre per second^2",
            ),
            *("m/s per second", "meters per second squared", "m s^{-2}"),
        )
    ],
    "fastest_piece": [
        {"fastest_speed": pieces},
        {
            "fastest_speed": lambda time, position: max(
                (b - a) / (t - s)
                for a, b, s, t in zip(
                    position[:-1],
                    position[1:],
                    time[:-1],
                    time[1:],
                    strict=True,
                )
            )
        },
        {"uncertainty": lambda d, t: d / (t - 0.01) - d / t},
        {"uncertainty": lambda d, t: abs(d / (t + 0.01) - d / t)},
        {
            "uncertainty": lambda d, t: max(
                abs(d / t - d / (t + e)) for e in (-0.01, 0.01)
            )
        },
        {"uncertainty": lambda d, t: (d / (t - 0.01) - d / (t + 0.01)) / 2},
    ],
}

WRONG = {
    "average_from_table": [
        {"rate": "10.91"},
        {"rate": (10, 91)},
        {"rate": [10.91]},
        {"rate": 10.85},
        {"unit": "(m/s)^2"},
        {"unit": "m*s"},
        {"unit": "ms"},
        {"unit": "10.91 m/s"},
        {"rate": 39.27, "unit": "m/min"},
    ],
    "average_of_cube": [
        {"average": wrong}
        for wrong in (21.01, "21", (21,), [21], None, 21j, 20.9, True)
    ],
    "secant_slope": [
        {"secant_slope": wrong}
        for wrong in (
            lambda f, a, b: abs(f(b) - f(a)) / (b - a),
            lambda f, a, b: round((f(b) - f(a)) / (b - a), 2),
            lambda f, a, b: (f(b) - f(a)) // (b - a),
            lambda f, a, b: (f(b) - f(a)) / (abs(b) - abs(a) or 1),
            lambda f, a, b: (f(b) - f(a)) / (b - a) or None,
            lambda f, a, b: (f(b) - f(a), b - a),
            lambda f, a, b: f"{(f(b) - f(a)) / (b - a)}",
            lambda f, a, b: complex((f(b) - f(a)) / (b - a)),
            lambda f, a, b: (f(a + 1e-6) - f(a)) / 1e-6,
            lambda f, a, b: np.array([(f(b) - f(a)) / (b - a)]),
            lambda f, a: f(a),
        )
    ],
    "line_slope": [
        {"line_slope": wrong}
        for wrong in (
            lambda x1, y1, x2, y2: (
                (y2 - y1) / abs(x2 - x1) if x1 != x2 else None
            ),
            lambda x1, y1, x2, y2: (y2 - y1) / (x2 - x1) if x2 > x1 else None,
            lambda x1, y1, x2, y2: (
                (y2 - y1) / (x2 - x1) if abs(x2 - x1) > 0.01 else None
            ),
            lambda x1, y1, x2, y2: (
                (y2 - y1) / (x2 - x1) if x1 and x2 else None
            ),
            lambda x1, y1, x2, y2: (
                (y2 - y1) // (x2 - x1) if x1 != x2 else None
            ),
            lambda x1, y1, x2, y2: (
                round((y2 - y1) / (x2 - x1), 3) if x1 != x2 else None
            ),
            lambda x1, y1, x2, y2: (
                abs((y2 - y1) / (x2 - x1)) if x1 != x2 else None
            ),
            lambda x1, y1, x2, y2: (
                (y2 - y1) / (x2 - x1) if x1 != x2 else "None"
            ),
            lambda x1, y1, x2, y2: (
                (y2 - y1) / (x2 - x1) if x1 != x2 else float("nan")
            ),
            lambda x1, y1, x2, y2: (
                (abs(y2) - abs(y1)) / (x2 - x1) if x1 != x2 else None
            ),
        )
    ],
    "not_proportional": [
        {"runner": wrong}
        for wrong in (
            lambda t: "5 + 3t",
            lambda t: [5 + 3 * t],
            lambda t: 5 + 3 * t + 0j,
            lambda t: None,
            lambda t: (5, t),
        )
    ],
    "speed_graph": [
        {"false_step": "4"},
        {"false_step": (3, 4)},
        {"false_step": [4]},
        {"speed": "5 m/s"},
        {"speed": 5.02},
        *(
            {"slope_unit": unit}
            for unit in ("m*s", "(m/s)^2", "m/s^3", "s/m", "N", "m/s²/s", 2)
        ),
    ],
    "fastest_piece": [
        {"fastest_speed": without_the_last},
        {"fastest_speed": lambda t, x: pieces(t[1:], x[1:])},
        {"fastest_speed": lambda t, x: pieces(t[:6], x[:6])},
        {"fastest_speed": lambda t, x: round(pieces(t, x), 1)},
        {"fastest_speed": lambda t, x: np.diff(x) / np.diff(t)},
        {"fastest_speed": lambda t, x: max(pieces(t, x), x[1] / t[1])},
        {"fastest_speed": lambda t, x: 3.6 * pieces(t, x)},
        {"fastest_speed": in_place},
        {"fastest_speed": lambda t, x: np.gradient(x, t).max()},
        {"uncertainty": lambda d, t: d / t * 0.01},
        {"uncertainty": lambda d, t: 0.01 * d},
        {"uncertainty": lambda d, t: 0.1 * d / t**2},
        {"uncertainty": lambda d, t: (d / (t - 0.01), d / (t + 0.01))},
        {"uncertainty": lambda d, t: f"± {d / t * 0.01 / t}"},
    ],
}

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
    "average-of-cube-no-brackets": {"average": 62.75},
    "not-proportional-speeds-up": [
        {"runner": lambda t: 5 + t if t < 10 else 2 * t - 5},
        {"runner": lambda t: abs(3 * t - 40)},
        {"runner": lambda t: 5 + 3 * min(t, 19)},
        {"runner": lambda t: 3 * t + np.sin(t)},
        {"runner": lambda t: round(5 + 3.3 * t)},
    ],
    "not-proportional-waits": [
        {"runner": lambda t: t * t - t},
        {"runner": lambda t: float(t > 10)},
    ],
    "not-proportional-stands-still": {"runner": lambda t: -2.5},
    "speed-graph-of-a-distance": [
        {"slope_unit": unit} for unit in ("(m/s)*s", "(m/s)·s", "metres")
    ],
    "average-from-table-of-a-distance": {"unit": "(m/s)*s"},
}

# Values that mean one thing in one task, another in another.
SHARED = {
    "average-from-table-of-an-acceleration",
    "average-of-cube-of-the-lesson",
    "average-of-cube-of-the-square",
    "speed-graph-of-the-speed",
}

# Mistakes in one name that need another answer to another name.
BESIDE = {
    "average-from-table-too-fast": lambda right: {"rate": 3.6 * right["rate"]},
}


# The right answers, worked out in another way, from a reader's numbers.
def table_rate(near, far):
    times = dict(zip(bolt()[1].tolist(), bolt()[0].tolist(), strict=True))
    return (far - near) / (times[far] - times[near])


VARIED = {
    "average_from_table": lambda near, far: {
        "rate": table_rate(near, far),
        "unit": "m/s",
    },
    "average_of_cube": lambda a, b: {"average": a * a + a * b + b * b},
    "speed_graph": lambda start, part, moment: {
        "false_step": 4,
        "speed": start + moment // part,
        "slope_unit": "m/s^2",
    },
    "fastest_piece": lambda off: {
        "uncertainty": lambda d, t: (d / (t - off) - d / (t + off)) / 2
    },
}
