"""Wrong answers that no known mistake gives, for each task."""

import math

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
    "corner-smooth": {"f": lambda x: math.exp(x) - 5},
    "corner-lifted": {"f": lambda x: 3 - 2 * abs(x)},
    "corner-root": {"f": lambda x: -math.sqrt(abs(2 * x))},
    "false-derivation-of-the-page": {"slope_at_1": 0.1494},
}

# Values that mean one thing in one task, another in another: every function
# without a corner is smooth.
SHARED = {"corner-smooth"}
