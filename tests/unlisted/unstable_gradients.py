"""Answers that the checks do not list: right ones, and wrong ones."""

import math

import numpy as np

from lib.checks.unstable_gradients import tumbled


def _neighbour(pixels):
    """Return the label of the picture that is most alike, of all others."""
    Z, y, rows = tumbled()
    Z, y = np.delete(Z, rows, axis=0), np.delete(y, rows)
    return np.array([y[((Z - x) ** 2).sum(axis=1).argmin()] for x in pixels])


UNKNOWN = {
    "factors": [
        {"rate": 2.0},
        {"rate": -0.43},
        {"rate": 0.0},
        {"layers": 11},
        {"layers": 0},
        {"layers": 100},
    ],
    "clipped": [
        {"clip": wrong}
        for wrong in (
            lambda g, largest: 0 * g,
            lambda g, largest: -g,
            lambda g, largest: g * np.nan,
            lambda g, largest: g / 2,
        )
    ],
    "batch_norm": [
        {"batch_norm_gradient": wrong}
        for wrong in (
            lambda x, g, epsilon: 0 * x,
            lambda x, g, epsilon: g,
            lambda x, g, epsilon: -g + x,
            lambda x, g, epsilon: x * np.nan,
        )
    ],
    "dead_layer": [
        {"first_dead": wrong}
        for wrong in (
            lambda layers: 0,
            lambda layers: 7,
            lambda layers: len(layers),
        )
    ],
    "large_and_safe": [
        {"loss": lambda w: float("nan")},
        {"start": float("inf")},
        {"learning_rate": 0.001},
        {"learning_rate": -0.4},
        # it ends on a corner, where there is no slope
        {
            "loss": lambda w: 2000 * abs(w),
            "start": 500.0,
            "learning_rate": 0.25,
        },
    ],
    "never_recovers": [
        {"bug_line": 0},
        {"bug_line": 7},
        {"ends_at": 2.0},
        {"ends_at": 0.0},
        {"mended": 0.5},
        {"mended": -1},
    ],
    "thirty_layers": [
        {"gradient_lengths": 30 * [-1.0]},
        {"gradient_lengths": [-1.0] + 30 * [1.0]},
        {"gradient_lengths": 40 * [-0.5]},
    ],
}

WRONG = {
    "thirty_layers": [
        {"gradient_lengths": [1.0, "a"]},
        *({"gradient_lengths": float(k)} for k in range(5)),
        {"predict": lambda pixels: 3},
        {"predict": lambda pixels: pixels[:, :10]},
        {"predict": lambda pixels: np.full(len(pixels), 2.5)},
        {"predict": lambda pixels: np.zeros(len(pixels))},
    ],
    "clipped": [
        {"clip": wrong}
        for wrong in (
            # right but for gradients of zeros
            lambda g, largest: (
                g
                / np.abs(g).max()
                * min(
                    np.abs(g).max(),
                    largest / np.sqrt(np.sum((g / np.abs(g).max()) ** 2)),
                )
            ),
            # the first axis alone
            lambda g, largest: (
                g * min(1.0, largest / max(np.linalg.norm(g[0]), 1e-300))
            ),
        )
    ],
    "dead_layer": [
        {"first_dead": lambda layers: None},
        {
            "first_dead": lambda layers: int(
                np.argmin([a.max() for a in layers])
            )
        },
    ],
}

RIGHT = {
    "factors": [
        {"rate": 0.0576, "layers": 10.0},
        {"rate": 5764801 / 100000000},
    ],
    "clipped": [
        {
            "clip": lambda g, largest: (
                (
                    g
                    if math.hypot(*g.ravel()) <= largest
                    else g / math.hypot(*g.ravel()) * largest
                )
                if np.abs(g).max() < 1e300
                else g / 1e200 * (largest / math.hypot(*(g / 1e200).ravel()))
            )
        }
    ],
    "batch_norm": [
        {
            "batch_norm_gradient": lambda x, g, epsilon: np.stack(
                [
                    (
                        np.eye(len(x))
                        - 1 / len(x)
                        - np.outer(c, c) / (c @ c / len(c) + epsilon) / len(x)
                    )
                    @ d
                    / np.sqrt(c @ c / len(c) + epsilon)
                    for c, d in zip((x - x.mean(axis=0)).T, g.T, strict=True)
                ],
                axis=1,
            )
        }
    ],
    "dead_layer": [
        {
            "first_dead": lambda layers: next(
                (k for k, a in enumerate(layers) if not a.any()), None
            )
        },
        {
            "first_dead": lambda layers: (
                ([float(a.max()) for a in layers] + [0.0]).index(0.0)
                if 0.0 in [float(a.max()) for a in layers]
                else None
            )
        },
    ],
    "large_and_safe": [
        {
            "loss": lambda w: (w - 3) ** 2 / 2,
            "start": -5000,
            "learning_rate": 1,
        },
        {
            "loss": lambda w: 60 * w**2,
            "start": 10.0,
            "learning_rate": np.float64(0.01),
        },
        {"start": 500},
        {"loss": lambda w: (w - 1e6) ** 2 + 1e9, "start": 0},
    ],
    "never_recovers": [{"ends_at": 0.9, "mended": 0.439}],
    "thirty_layers": [{"predict": _neighbour}],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "factors-slopes-alone": {"rate": 1 / 256},
    "clipped-by-value": {
        "clip": lambda g, largest: np.minimum(np.maximum(g, -largest), largest)
    },
    "batch-norm-deviation-held": {
        "batch_norm_gradient": lambda x, g, epsilon: (
            (g - np.ones(len(g)) @ g / len(g))
            / np.sqrt(np.var(x, 0) + epsilon)
        )
    },
    "batch-norm-epsilon-beside-the-root": {
        "batch_norm_gradient": lambda x, g, epsilon: (
            (
                g
                - g.mean(0)
                - (x - x.mean(0))
                * (g * (x - x.mean(0))).mean(0)
                / (x.std(0) + epsilon) ** 2
            )
            / (x.std(0) + epsilon)
        )
    },
    "never-recovers-begun-anew": {"mended": 0.9 - 0.1 - 0.19},
    "dead-layer-from-one": {
        "first_dead": lambda layers: next(
            (k + 1 for k in range(len(layers)) if layers[k].max() == 0), None
        )
    },
    "large-and-safe-too-curved": {"loss": lambda w: 5e5 * w * w + 3},
    "never-recovers-counted-as-zero": {
        "mended": 1 - 0.1 - 0.09 - 0.181 - 0.2629
    },
    "thirty-layers-by-the-batch": {
        "predict": lambda X: _neighbour((X - X.mean(0)) / (X.std(0) + 1e-9))
    },
    "thirty-layers-few-layers": {"gradient_lengths": [0.5, 0.2]},
}

# Numbers of other tasks for which these replies are true as well.
SHARED = {
    "large-and-safe-too-gentle",
    "large-and-safe-too-curved",
    "large-and-safe-not-there-yet",
    "thirty-layers-vanished",
}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "factors": lambda depth, weight, slope, places: {
        "rate": round(math.prod([weight * slope] * depth), 6),
        "layers": next(n for n in range(99) if 4**n > 10**places),
    },
    "never_recovers": lambda a, b, c: {
        "bug_line": 3,
        "ends_at": 1 - a / 10,
        "mended": 1 - (2.71 * a + 1.9 * b + c) / 10,
    },
}
