"""Answers that the checks do not list, right and wrong, for each task."""

import math
from fractions import Fraction

import numpy as np


def sigma(z):
    return 1 / (1 + math.exp(-z))


def measured(w, x, y, h=1e-5):
    """Return the slope by four points, exact to some 1e-11."""
    loss = [(sigma((w + k * h) * x) - y) ** 2 for k in (-2, -1, 1, 2)]
    return (loss[0] - 8 * loss[1] + 8 * loss[2] - loss[3]) / (12 * h)


def by_logarithms(f, f_slope, g, g_slope):
    return f * g * (f_slope / f + g_slope / g)


RIGHT = {
    "polynomial": [
        {"f_prime": lambda x: 9 * x * x - 4 * x + 1},
        {"f_prime": lambda x: np.polyval(np.polyder([3, -2, 1, 0]), x)},
        {"f_prime": lambda x: Fraction((9 * x - 4) * x + 1)},
        {"f_prime": np.poly1d([9, -4, 1]), "slope_at_2": 29.0},
        {"slope_at_2": Fraction(29)},
    ],
    "product_slope": [
        {"product_slope": right}
        for right in (
            lambda f, f_slope, g, g_slope: g * f_slope + g_slope * f,
            lambda f, f_slope, g, g_slope: np.dot([f_slope, f], [g, g_slope]),
            lambda f, df, g, dg: (
                ((f + df) * (g + dg) - (f - df) * (g - dg)) / 2
            ),
        )
    ],
    "quotient_slope": [
        {"quotient_slope": right}
        for right in (
            lambda f, f_slope, g, g_slope: (f_slope - f / g * g_slope) / g,
            lambda f, f_slope, g, g_slope: f_slope / g - f * g_slope / g**2,
            lambda f, df, g, dg: (df * g - f * dg) / (g * g),
            lambda f, df, g, dg: Fraction(df * g - f * dg) / Fraction(g**2),
        )
    ],
    "loss_slope": [
        {"loss_slope": measured},
        {
            "loss_slope": lambda w, x, y: (
                2 * x * (sigma(w * x) - y) * sigma(w * x) * sigma(-w * x)
            )
        },
    ],
    "corner": [
        {"f": right}
        for right in (
            lambda x: -abs(x),
            lambda x: max(x, 0),
            lambda x: 1 if x > 0 else -1,
            lambda x: 1 if x >= 0 else -1,
            lambda x: abs(x) ** 0.55,
            lambda x: abs(x) ** 0.75,
            lambda x: x * math.sin(1 / x) if x else 0.0,
            lambda x: 1e-6 * abs(x),
            lambda x: abs(math.sin(x)),
            lambda x: x if x < 0 else 5 * x,
            lambda x: np.where(x > 0, x, -2 * x),
            lambda x: abs(x) * math.exp(x),
            lambda x: float(abs(x) ** (2 / 3)),
        )
    ],
    "false_derivation": [
        {"false_step": 3.0, "slope_at_1": -0.0498, "peak": 0.6667},
        {"slope_at_1": -math.exp(-3), "peak": Fraction(2, 3)},
        {"slope_at_1": -0.0497870684, "peak": 0.6666},
    ],
    "new_functions": [
        {"log_of": lambda v, s: (math.log(v), s / v)},
        {"log_of": lambda v, s: np.array([math.log(v), s / v])},
        {"tanh_of": lambda v, s: [math.tanh(v), s / math.cosh(v) ** 2]},
        {
            "tanh_of": lambda v, s: [
                2 * sigma(2 * v) - 1,
                4 * s * sigma(2 * v) * sigma(-2 * v),
            ]
        },
    ],
}

WRONG = {
    "polynomial": [
        {"f_prime": lambda x: 9 * x**2 - 4 * abs(x) + 1},
        {"f_prime": lambda x: 9 * abs(x) * x - 4 * x + 1},
        {"f_prime": lambda x: 9 * x**2 - 4 * x + 1 if x else 0},
        {"f_prime": lambda x: "9x^2 - 4x + 1"},
        {"f_prime": lambda x: [9 * x**2, -4 * x, 1]},
        {"f_prime": lambda x: 9 * x**2 - 4 * x + 1 + 0j},
        {"f_prime": 29},
        {"slope_at_2": "29"},
        {"slope_at_2": (29, 0)},
        {"slope_at_2": 29.1},
    ],
    "product_slope": [
        {"product_slope": wrong}
        for wrong in (
            by_logarithms,
            lambda f, df, g, dg: abs(df * g + f * dg),
            lambda f, df, g, dg: abs(f) * dg + abs(g) * df,
            lambda f, df, g, dg: df * g + f * dg if f and g else 0,
            lambda f, df, g, dg: df * g + f * dg or None,
            lambda f, df, g, dg: (df * g, f * dg),
            lambda f, df, g, dg: max(df * g + f * dg, 0),
            lambda f, df, g, dg: round(df * g + f * dg),
            lambda f, g: f * g,
        )
    ],
    "quotient_slope": [
        {"quotient_slope": wrong}
        for wrong in (
            lambda f, df, g, dg: -abs(df * g - f * dg) / g**2,
            lambda f, df, g, dg: (df * g - f * dg) / (g * abs(g)),
            lambda f, df, g, dg: f / g * (df / f - dg / g),
            lambda f, df, g, dg: round((df * g - f * dg) / g**2, 3),
            lambda f, df, g, dg: (df * g - f * dg) // g**2,
            lambda f, df, g, dg: (df * g - abs(f) * dg) / g**2,
            lambda f, df, g, dg: (df * g - f * dg, g**2),
        )
    ],
    "loss_slope": [
        {"loss_slope": wrong}
        for wrong in (
            lambda w, x, y: measured(w, abs(x), y),
            lambda w, x, y: measured(abs(w), x, y),
            lambda w, x, y: measured(w, x, min(max(y, 0), 1)),
            lambda w, x, y: round(measured(w, x, y), 4),
            lambda w, x, y: abs(measured(w, x, y)),
            lambda w, x, y: measured(w, x, round(y)),
            lambda w, x, y: [measured(w, x, y)],
            lambda w, x, y: measured(w, x, y) if w else 0.0,
            lambda w, x, y: (
                2 * (sigma(w * x) - y) * sigma(w * x) * (1 - sigma(w)) * x
            ),
        )
    ],
    "corner": [
        {"f": wrong}
        for wrong in (
            lambda x: "abs(x)",
            lambda x: [abs(x)],
            lambda x: None if x == 0 else abs(x),
            lambda x: x**0.5,
            lambda x: math.sqrt(4 - x * x),
            lambda x: math.log(abs(x)),
        )
    ],
    "false_derivation": [
        {"false_step": "3"},
        {"false_step": (3, 4)},
        {"slope_at_1": "-exp(-3)"},
        {"slope_at_1": -0.05},
        {"peak": (0, 67)},
        {"peak": [2 / 3]},
        {"peak": 0.67},
    ],
    "new_functions": [
        {"log_of": wrong}
        for wrong in (
            lambda v, s: math.log(v),
            lambda v, s: [math.log(v), abs(s / v)],
            lambda v, s: [abs(math.log(v)), s / v],
            lambda v, s: [s / v, math.log(v)],
            lambda v, s: [math.log(v), s / v, 0],
            lambda v, s: [math.log1p(v), s / v],
            lambda v, s: [round(math.log(v), 3), s / v],
            lambda v, s: [math.log(v), s / v if s > 0 else 0.0],
            lambda v, s: {"value": math.log(v), "slope": s / v},
            lambda v, s: [math.log2(v), s / v],
        )
    ]
    + [
        {"tanh_of": wrong}
        for wrong in (
            lambda v, s: [abs(math.tanh(v)), s / math.cosh(v) ** 2],
            lambda v, s: [math.tanh(v), abs(s) / math.cosh(v) ** 2],
            lambda v, s: [math.tanh(v), s / math.cosh(v)],
            lambda v, s: [
                math.tanh(v),
                (1 - math.tanh(v) * abs(math.tanh(v))) * s,
            ],
            lambda v, s: [math.tan(v), s / math.cosh(v) ** 2],
            lambda v, s: [max(0, math.tanh(v)), s / math.cosh(v) ** 2],
        )
    ],
}

UNKNOWN = {
    "polynomial": [
        {"f_prime": lambda x: 9 * x**2 - 4 * x - 1},
        {"f_prime": lambda x: 0.0},
        {"f_prime": lambda x: float("nan")},
        {"slope_at_2": 0},
        {"slope_at_2": -29},
        {"slope_at_2": 100},
    ],
    "product_slope": [
        {"product_slope": wrong}
        for wrong in (
            lambda f, f_slope, g, g_slope: 23,
            lambda f, f_slope, g, g_slope: f_slope * g + 2 * f * g_slope,
            lambda f, f_slope, g, g_slope: f - g,
            lambda f, f_slope, g, g_slope: float("nan"),
        )
    ],
    "quotient_slope": [
        {"quotient_slope": wrong}
        for wrong in (
            lambda f, f_slope, g, g_slope: -5,
            lambda f, f_slope, g, g_slope: f / g,
            lambda f, f_slope, g, g_slope: (f_slope * g - f) / g**2,
            lambda f, f_slope, g, g_slope: 0.0,
        )
    ],
    "loss_slope": [
        {"loss_slope": wrong}
        for wrong in (
            lambda w, x, y: 0.0,
            lambda w, x, y: w * x * y,
            lambda w, x, y: 2 * (w * x - y) * x,
            lambda w, x, y: float("nan"),
        )
    ],
    "corner": [
        {"f": wrong}
        for wrong in (
            lambda x: float("nan"),
            lambda x: 1 / x if x else float("inf"),
            lambda x: float("inf"),
        )
    ],
    "false_derivation": [
        {"false_step": 0},
        {"false_step": 6},
        {"slope_at_1": 0.5},
        {"slope_at_1": -1.0},
        {"peak": 0.4},
        {"peak": 1},
    ],
    "new_functions": [
        {"log_of": lambda value, slope: [0.5, 0.5]},
        {"log_of": lambda value, slope: [math.log10(value), slope / value]},
        {"tanh_of": lambda value, slope: [0.5, 0.5]},
        {"tanh_of": lambda value, slope: [value, slope]},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "polynomial-value": {"f_prime": lambda x: x * (3 * x * x - 2 * x + 1)},
    "polynomial-of-a-secant": {"slope_at_2": 9.0},
    "product-slope-with-the-corner": {
        "product_slope": lambda f, f_slope, g, g_slope: (
            (f + f_slope) * (g + g_slope) - f * g
        )
    },
    "quotient-slope-order-mixed": {
        "quotient_slope": lambda f, f_slope, g, g_slope: (
            f * g_slope / g**2 - f_slope / g
        )
    },
    "corner-smooth": [
        {"f": lambda x: math.exp(x) - 5},
        {"f": lambda x: abs(x) ** 1.1},
        {"f": lambda x: x * abs(x)},
        {"f": lambda x: x * x * math.sin(1 / x) if x else 0.0},
    ],
    "corner-lifted": {"f": lambda x: 3 - 2 * abs(x)},
    "corner-root": [
        {"f": lambda x: -math.sqrt(abs(2 * x))},
        {"f": lambda x: float(np.cbrt(x))},
    ],
    "corner-step-of-two-sizes": [
        {"f": lambda x: 1 if x > 0 else 0},
        {"f": lambda x: 1 if x >= 0 else 0},
        {"f": lambda x: (x > 0) - 2 * (x < 0)},
        {"f": lambda x: 0.5 if x == 0 else float(x > 0)},
    ],
    "corner-step": {"f": lambda x: 3.0 if x == 0 else 2.0},
    "false-derivation-of-the-page": {"slope_at_1": 0.1494},
}

# Values that mean one thing in one task, another in another: every function
# without a corner is smooth.
SHARED = {"corner-smooth"}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "polynomial": lambda p, q: {
        "f_prime": lambda x: (3 * p * x - 2 * q) * x + 1,
        "slope_at_2": 12 * p - 4 * q + 1,
    },
    "false_derivation": lambda c, k: {
        "false_step": 3,
        "slope_at_1": round(c * (2 - k) * math.exp(-k), 5),
        "peak": round(2 / k, 5),
    },
}
