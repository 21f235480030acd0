"""Answers that the checks do not list: right ones, and wrong ones."""

import math
from fractions import Fraction

import numpy as np

from lib.data import bolt_tables


def _areas(x, y):
    """Return the trapezoids one by one, as a list."""
    return [
        (x[i + 1] - x[i]) * (y[i] + y[i + 1]) / 2 for i in range(len(x) - 1)
    ]


def _rates(time, position):
    """Return central differences, by indices that stop at both ends."""
    n = len(time)
    ends = [(max(i - 1, 0), min(i + 1, n - 1)) for i in range(n)]
    return [(position[j] - position[i]) / (time[j] - time[i]) for i, j in ends]


def _recovered(time, position):
    """Return the race again, in a loop."""
    s, v = [float(position[0])], _rates(time, position)
    for i in range(1, len(time)):
        s.append(s[-1] + (time[i] - time[i - 1]) * (v[i] + v[i - 1]) / 2)
    return np.array(s)


def _midpoint(f, a, b, n):
    return sum(f(a + (b - a) * (k + 0.5) / n) for k in range(n)) * (b - a) / n


def _trapezoid(f, a, b, n):
    inner = sum(f(a + (b - a) * k / n) for k in range(1, n))
    return (b - a) / n * (inner + (f(a) + f(b)) / 2)


def _root(n):
    rule = (2 * _midpoint(np.sqrt, 0, 1, n) + _trapezoid(np.sqrt, 0, 1, n)) / 3
    return rule - 2 / 3


def _bar(values):
    mean = math.fsum(values) / len(values)
    squares = math.fsum((v - mean) ** 2 for v in values)
    return math.sqrt(squares / (len(values) - 1) / len(values))


def _tent(x):
    """Return 0 at both ends, with as much area below the axis as above."""
    if x < 0.5:
        return -x
    if x <= 1:
        return -0.5 + 3 * (x - 0.5)
    return _tent(2 - x)


UNKNOWN = {
    "by_trapezoids": [
        {"area_by_trapezoids": wrong}
        for wrong in (
            lambda x, y: 0.0,
            lambda x, y: -sum(_areas(x, y)),
            lambda x, y: sum(_areas(x, y)[:-1]),
            lambda x, y: sum(_areas(x, y)[1:]),
            lambda x, y: sum(_areas(y, x)),
            lambda x, y: float("nan"),
            lambda x, y: np.sum(np.diff(x)) * (y[0] + y[-1]) / 2,
            lambda x, y: max(_areas(x, y)),
        )
    ],
    "strips_needed": [
        {"n_left": 100},
        {"n_left": 1600},
        {"n_left": -1719},
        {"n_midpoint": 100},
        {"n_midpoint": 0},
        {"n_midpoint": 13},
        {"n_trapezoid": 100},
        {"n_trapezoid": -17},
        {"n_trapezoid": 24},
    ],
    "one_strip_ahead": [
        {"bug_line": 0},
        {"bug_line": 6},
        {"program_says": 0.0},
        {"program_says": 5.5},
        {"program_says": -32.5},
        {"mended": 0.0},
        {"mended": 21.0},
        {"mended": 12.0},
    ],
    "neither_is_better": [
        {"f": lambda x: float("nan")},
        {"f": lambda x: 1 / x if x else float("inf")},
        {"g": lambda x: float("inf")},
        {"g": lambda x: float("nan") if x == 1 else 0.0},
    ],
    "race_again": [
        {"recovered": wrong}
        for wrong in (
            lambda time, position: 0 * position,
            lambda time, position: time,
            lambda time, position: np.array(_rates(time, position)),
            lambda time, position: _recovered(time, position)[::-1],
            lambda time, position: -_recovered(time, position),
        )
    ]
    + [
        {"largest_miss": 100.0},
        {"largest_miss": -1.53},
        {"largest_miss": 0.3},
    ],
    "monte_carlo": [
        {"estimate": wrong}
        for wrong in (
            lambda f, a, b, x: (0.0, 0.0),
            lambda f, a, b, x: ((b - a) * f(x).sum(), 1.0),
            lambda f, a, b, x: (f((a + b) / 2) * (b - a), 0.1),
            lambda f, a, b, x: ((b - a) * np.median(f(x)), _bar(f(x))),
            lambda f, a, b, x: ((a - b) * f(x).mean(), (b - a) * _bar(f(x))),
        )
    ],
    "own_rule": [
        {"better": wrong}
        for wrong in (
            lambda f, a, b, n: 0.0,
            lambda f, a, b, n: (
                (3 * _midpoint(f, a, b, n) + _trapezoid(f, a, b, n)) / 4
            ),
            lambda f, a, b, n: (
                (4 * _midpoint(f, a, b, n) - _trapezoid(f, a, b, n)) / 3
            ),
            lambda f, a, b, n: (b - a) / n * sum(f(np.linspace(a, b, n + 1))),
        )
    ]
    + [
        {"factor_smooth": 32.0},
        {"factor_smooth": 12.0},
        {"factor_smooth": -16.0},
        {"factor_root": 3.5},
        {"factor_root": -2.83},
        {"factor_root": 0.0},
    ],
}

WRONG = {
    "by_trapezoids": [
        {"area_by_trapezoids": lambda x, y: _areas(x, y)},
        {"area_by_trapezoids": lambda x, y: np.cumsum(_areas(x, y))},
        {"area_by_trapezoids": lambda x, y: abs(sum(_areas(x, y)))},
        {"area_by_trapezoids": lambda x, y: round(sum(_areas(x, y)), 1)},
    ],
    "strips_needed": [
        {"n_midpoint": 11.97},
        {"n_trapezoid": 16.92},
        {"n_left": "1719"},
    ],
    "one_strip_ahead": [{"bug_line": "4"}, {"program_says": [32.5]}],
    "neither_is_better": [
        {"f": lambda x: "2"},
        {"g": lambda x: [x]},
        {"f": 3.0},
    ],
    "race_again": [
        {"recovered": lambda time, position: _recovered(time, position)[-1]},
        {"recovered": lambda time, position: list(position)},
        {"largest_miss": 1.52},
        {"largest_miss": 1.5},
    ],
    "monte_carlo": [
        {"estimate": lambda f, a, b, x: (b - a) * f(x).mean()},
        {"estimate": lambda f, a, b, x: ["a", "b"]},
        {"estimate": lambda f, a, b, x: (0.0, 0.0, 0.0)},
    ],
    "own_rule": [
        {"better": lambda f, a, b, n: _midpoint},
        {
            "better": lambda f, a, b, n: (
                0.67 * _midpoint(f, a, b, n) + 0.33 * _trapezoid(f, a, b, n)
            )
        },
        {"factor_smooth": 15.0},
        {"factor_smooth": "16"},
        {"factor_root": 2.7},
        {"factor_root": 3.0},
        {
            # Simpson's rule with strips of twice the width
            "better": lambda f, a, b, n: (
                (
                    4 * _trapezoid(f, a, b, n)
                    - _trapezoid(f, a, b, max(n // 2, 1))
                )
                / 3
            )
        },
    ],
}

REFUSED = {
    "strips_needed": [{"n_left": 1718.28}],
    "own_rule": [
        {
            "better": lambda f, a, b, n: (
                0.6667 * _midpoint(f, a, b, n)
                + 0.3333 * _trapezoid(f, a, b, n)
            )
        },
    ],
}

RIGHT = {
    "by_trapezoids": [
        {"area_by_trapezoids": right}
        for right in (
            lambda x, y: sum(_areas(x, y)),
            lambda x, y: math.fsum(_areas(list(x), list(y))),
            lambda x, y: float(np.dot(np.diff(x), y[:-1] + np.diff(y) / 2)),
            lambda x, y: np.trapezoid(y, x),
            lambda x, y: np.cumsum(_areas(x, y))[-1],
            lambda x, y: (
                (np.sum(np.diff(x) * y[:-1]) + np.sum(np.diff(x) * y[1:])) / 2
            ),
            lambda x, y: float(sum(map(Fraction, _areas(x, y)))),
        )
    ],
    "strips_needed": [
        {"n_left": 1719.0, "n_midpoint": np.int64(12)},
        {"n_left": np.float64(1719), "n_trapezoid": 17.0},
    ],
    "one_strip_ahead": [
        {"bug_line": 5.0, "program_says": 32.5, "mended": 11.5},
        {"program_says": np.float64(32.5), "mended": Fraction(23, 2)},
    ],
    "neither_is_better": [
        {"f": lambda x: math.exp(x), "g": _tent},
        {"f": lambda x: abs(x - 1) ** 3},
        {"f": lambda x: -(x**3), "g": lambda x: 1.0 if x == 1 else 0.0},
        {"g": lambda x: math.cos(math.pi * x) - math.cos(2 * math.pi * x)},
        {"f": lambda x: 1 if x < 0.2 else 0, "g": lambda x: 5 * _tent(x) + 7},
    ],
    "race_again": [
        {"recovered": _recovered},
        {
            "recovered": lambda time, position: (
                position[0]
                + np.append(
                    0.0,
                    np.cumsum(_areas(time, np.array(_rates(time, position)))),
                )
            ),
            "largest_miss": 1.53,
        },
    ],
    "monte_carlo": [
        {
            "estimate": lambda f, a, b, x: (
                (b - a) * math.fsum(f(x)) / len(x),
                (b - a) * _bar(f(x)),
            )
        },
        {
            "estimate": lambda f, a, b, x: [
                np.mean([(b - a) * f(v) for v in x]),
                _bar([(b - a) * f(v) for v in x]),
            ]
        },
        {
            "estimate": lambda f, a, b, x: (
                np.array([f(x).mean(), _bar(f(x))]) * (b - a)
            )
        },
    ],
    "own_rule": [
        {
            "better": lambda f, a, b, n: (
                (4 * _trapezoid(f, a, b, 2 * n) - _trapezoid(f, a, b, n)) / 3
            ),
            "factor_smooth": 15.98,
            "factor_root": 2.83,
        },
        {
            "better": lambda f, a, b, n: (
                _midpoint(f, a, b, n)
                + (_trapezoid(f, a, b, n) - _midpoint(f, a, b, n)) / 3
            ),
            "factor_smooth": 16,
            "factor_root": _root(8) / _root(16),
        },
        {"factor_root": 2 * math.sqrt(2)},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "by-trapezoids-left-edges": {
        "area_by_trapezoids": lambda x, y: sum(
            (x[i + 1] - x[i]) * y[i] for i in range(len(x) - 1)
        )
    },
    "by-trapezoids-both-edges": {
        "area_by_trapezoids": lambda x, y: 2 * sum(_areas(x, y))
    },
    "by-trapezoids-mean-height": {
        "area_by_trapezoids": lambda x, y: sum(y) / len(y) * (x[-1] - x[0])
    },
    "one-strip-ahead-left-edges": {"mended": 7},
    "neither-is-better-not-exact": {"g": math.sin},
    "neither-is-better-other-way": {
        "f": lambda x: math.cos(math.pi * x) - math.cos(2 * math.pi * x)
    },
    "race-again-marks-themselves": {
        "recovered": lambda time, position: position.copy()
    },
    "race-again-left-edges": {
        "recovered": lambda time, position: np.array(
            [
                position[0]
                + sum(
                    (time[k + 1] - time[k]) * _rates(time, position)[k]
                    for k in range(i)
                )
                for i in range(len(time))
            ]
        )
    },
    "monte-carlo-no-root": {
        "estimate": lambda f, a, b, x: [
            (b - a) * sum(f(x)) / len(x),
            (b - a) * _bar(f(x)) / math.sqrt(len(x)),
        ]
    },
    "own-rule-their-mean": {
        "better": lambda f, a, b, n: _trapezoid(f, a, b, 2 * n)
    },
}

# Numbers of other tasks for which these replies are true as well.
SHARED = {
    "strips-needed-trapezoids-not-yet",
    "one-strip-ahead-right-edges",
    "own-rule-the-order",
}


# The right answers, worked out in another way, from a reader's numbers.
def strips(tolerance):
    """Return the numbers from the sums of geometric rows."""

    def first(factor):
        for n in range(1, 9999):
            area = (math.e - 1) / n / math.expm1(1 / n) * factor(1 / n)
            if abs(area - (math.e - 1)) < tolerance:
                return n

    return {
        "n_left": first(lambda h: 1),
        "n_midpoint": first(lambda h: math.exp(h / 2)),
        "n_trapezoid": first(lambda h: (1 + math.exp(h)) / 2),
    }


def strip_ahead(t, v):
    first = (t[1] - t[0]) * (v[0] + v[1]) / 2
    second = (t[2] - t[1]) * (v[1] + v[2]) / 2
    third = (t[3] - t[2]) * (v[2] + v[3]) / 2
    says = first + second + third
    return {"bug_line": 5, "program_says": says, "mended": first + second}


def miss_of(late):
    t, s = bolt_tables()["B"]
    t[1] += late
    places = range(len(t))
    v = []
    for k in places:
        before, behind = max(k - 1, 0), min(k + 1, len(t) - 1)
        v.append((s[behind] - s[before]) / (t[behind] - t[before]))
    where, most = s[0], 0
    for k in places[1:]:
        where += (t[k] - t[k - 1]) * (v[k] + v[k - 1]) / 2
        most = max(most, abs(where - s[k]))
    return {"largest_miss": most}


VARIED = {
    "strips_needed": strips,
    "one_strip_ahead": strip_ahead,
    "race_again": miss_of,
}
