"""Wrong answers that no known mistake gives, for each task."""

import math
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import numpy as np

from lib import losses
from lib.checks.support import runs

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
        {"windows": lambda *given: 0 * runs.windows(*given)},
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


# Wrong answers that pass with no seed, whatever is said of them.


def _parameters(sizes):
    return sum(a * b + b for a, b in pairwise(sizes))


def _confusion(z, y, k=None):
    k = z.shape[1] if k is None else k
    table = np.zeros((k, k))
    np.add.at(table, (y, z.argmax(axis=1)), 1)
    return table


def _argmax_by_hand(z, y, start=0):
    right = 0
    for row, target in zip(z, y, strict=True):
        best, place = start, 0
        for j, score in enumerate(row):
            if score > best:
                best, place = score, j
        right += place == target
    return right / len(y)


def _keep(curve, patience, smallest=math.inf, least=0.0, soonest=1):
    best = waited = 0
    for epoch, loss in enumerate(curve, 1):
        if loss < smallest - least:
            smallest, best, waited = loss, epoch, 0
        else:
            waited += 1
        if waited >= max(soonest, patience):
            break
    return best


def _keep_since_a_fall(curve, patience):
    best, waited = 0, 0
    for i in range(1, len(curve)):
        waited = waited + 1 if curve[i] >= curve[i - 1] else 0
        best = i if curve[i] < curve[best] else best
        if waited == patience:
            break
    return best + 1


def _scaled(X, train, divide=lambda s: np.where(s == 0, 1, s)):
    return (X - X[train].mean(axis=0)) / divide(X[train].std(axis=0))


def _in_place(X, train):
    X -= X[train].mean(axis=0)
    X /= np.where(X[train].std(axis=0) == 0, 1, X[train].std(axis=0))
    return X


def _by_prefixes(curve, patience):
    for end in range(1, len(curve) + 1):
        best = curve.index(min(curve[:end]))
        if end - 1 - best >= patience:
            return best + 1
    return curve.index(min(curve)) + 1


def _pops(curve, patience):
    epoch = best = waited = 0
    smallest = math.inf
    while curve and waited < patience:
        loss, epoch = curve.pop(0), epoch + 1
        waited += 1
        if loss < smallest:
            smallest, best, waited = loss, epoch, 0
    return best


def _guess(text, seen=None):
    seen = text if seen is None else seen
    return -np.mean([math.log(seen.count(x) / len(seen)) for x in text])


def _slow_windows(text, letters, n):
    rows = np.zeros((len(text) - n, n + 1), dtype=int)
    for i in range(len(text) - n):
        for j in range(n + 1):
            rows[i, j] = letters.index(text[i + j])
    return rows


def _with_rate(rate):
    return lambda *given: runs.stepped((*given[:-1], rate))


REFUSED = {
    "counting": [
        {"parameters": wrong}
        for wrong in (
            lambda sizes: sum(
                (a + 1) * sizes[sizes.index(a) + 1] for a in sizes[:-1]
            ),
            lambda sizes: _parameters(list(dict.fromkeys(sizes))),
            lambda sizes: sum(
                a * b + b for a, b in dict.fromkeys(pairwise(sizes))
            ),
            lambda sizes: sum(a * b + b for a, b in set(pairwise(sizes))),
            lambda sizes: _parameters(sorted(sizes)),
            lambda sizes: _parameters(sizes[:3]),
            lambda sizes: _parameters(sizes[::-1]),
            lambda sizes: (
                (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[-1]
            ),
            lambda sizes: sum(a * b + a for a, b in pairwise(sizes)),
            lambda sizes: sum((a + 1) * (b + 1) for a, b in pairwise(sizes)),
            lambda sizes: _parameters(sizes) + 1,
            lambda sizes: str(_parameters(sizes)),
            lambda sizes: [_parameters(sizes)],
            lambda sizes: _parameters(sizes) if sizes[-1] > 1 else 0,
            lambda sizes: _parameters(sizes) if len(sizes) > 2 else 8,
        )
    ]
    + [
        {"updates": wrong}
        for wrong in (
            lambda n, b, e: math.ceil((n - 1) / b) * e,
            lambda n, b, e: int(n / b + 0.9) * e,
            lambda n, b, e: int(n / b + 0.99) * e,
            lambda n, b, e: int(n / b + 0.999) * e,
            lambda n, b, e: (n // b + (n % b > 1)) * e,
            lambda n, b, e: (n // b + (n % b >= b / 2)) * e,
            lambda n, b, e: math.ceil(n * e / b),
            lambda n, b, e: n // b * e + (n % b > 0),
            lambda n, b, e: max(1, n // b) * e,
            lambda n, b, e: -(-n // b) * e if b < n else 0,
            lambda n, b, e: -(-n // b) * e if b <= n else n * e,
            lambda n, b, e: -(-n // b) * e if b > 1 else e,
            lambda n, b, e: round(n / b + 0.5) * e,
            lambda n, b, e: -(-n // b) * max(e, 2),
            lambda n, b, e: b * e,
            lambda n, b, e: -((-n // b) ** e),
        )
    ],
    "prepare": [
        {"split": wrong}
        for wrong in (
            lambda order, n, m: [
                order[:n],
                order[n : n + (len(order) - n) // 2],
                order[n + (len(order) - n) // 2 :],
            ],
            lambda order, n, m: [order[:n], order[n : n + m], order[-m:]],
            lambda order, n, m: [
                order[:n],
                order[n : n + m],
                order[-(len(order) - n - m) :],
            ],
            lambda order, n, m: [order[:n], order[n : 2 * m], order[2 * m :]],
            lambda order, n, m: runs.split(sorted(order), n, m),
            lambda order, n, m: runs.split(order[::-1], n, m),
            lambda order, n, m: runs.split(order, 5, 2),
            lambda order, n, m: runs.split(order, m, n),
            lambda order, n, m: runs.split(order, n, m)[::-1],
            lambda order, n, m: [set(x) for x in runs.split(order, n, m)],
            lambda order, n, m: [
                list(map(str, x)) for x in runs.split(order, n, m)
            ],
            lambda order, n, m: [
                list(map(float, x)) for x in runs.split(order, n, m)
            ],
            lambda order, n, m: [
                [x + 0.5 for x in part] for part in runs.split(order, n, m)
            ],
            lambda order, n, m: [order[:n], order[n : n + m]],
            lambda order, n, m: [*runs.split(order, n, m), []],
            lambda order, n, m: {0: order[:n], 1: [], 2: []},
            lambda order, n, m: [iter(x) for x in runs.split(order, n, m)],
            lambda order, n, m: runs.split(order, round(len(order) / 2), m),
            lambda order, n, m: runs.split(order, max(1, n), max(1, m)),
            lambda order, n, m: [
                list(range(n)),
                list(range(n, n + m)),
                list(range(n + m, len(order))),
            ],
            lambda order, n, m: [
                order[:n],
                order[n : n + m],
                [x for x in range(len(order)) if x not in order[: n + m]],
            ],
        )
    ]
    + [
        {"standardised": wrong}
        for wrong in (
            lambda X, train: np.clip(_scaled(X, train), -3, 3),
            lambda X, train: np.clip(_scaled(X, train), -10, 10),
            lambda X, train: np.clip(_scaled(X, train), -100, 100),
            lambda X, train: _scaled(
                X, train, lambda s: np.where(s < 1, 1, s)
            ),
            lambda X, train: _scaled(
                X, train, lambda s: np.where(s < 0.5, 1, s)
            ),
            lambda X, train: _scaled(
                X, train, lambda s: np.where(s < 0.2, 1, s)
            ),
            lambda X, train: _scaled(X, train, lambda s: s + 1e-9),
            lambda X, train: _scaled(X, train, lambda s: np.maximum(s, 1e-8)),
            lambda X, train: _scaled(X, train, lambda s: s or 1),
            lambda X, train: np.nan_to_num(
                _scaled(X, train, lambda s: s), posinf=0, neginf=0
            ),
            lambda X, train: _scaled(X, train)[train],
            lambda X, train: _scaled(X, sorted(train)[:-1]),
            lambda X, train: _scaled(X, list(range(len(train)))),
            lambda X, train: _scaled(X, train, lambda s: s if s.all() else 1),
            lambda X, train: _scaled(X, train).round(2),
            lambda X, train: _scaled(X, train).tolist(),
            lambda X, train: _scaled(X, train) + 0j,
            lambda X, train: (
                (X - np.median(X[train], axis=0))
                / np.where(X[train].std(axis=0) == 0, 1, X[train].std(axis=0))
            ),
            lambda X, train: (
                (X - X[train].min(axis=0))
                / np.where(
                    np.ptp(X[train], axis=0) == 0, 1, np.ptp(X[train], 0)
                )
            ),
            lambda X, train: np.where(X == 0, 0, _scaled(X, train)),
            _in_place,
        )
    ],
    "shuffled": [
        {"bug_line": n} for n in (1, 2, 4, 5, 6, 7, 8, 9, 0, "3", [3], 3.5)
    ]
    + [
        {"stays_at": n}
        for n in (
            0,
            0.1,
            0.9,
            1,
            3.32,
            0.69,
            -2.3,
            2.2,
            2.4,
            2.31,
            2.29,
            "2.3",
        )
    ],
    "errors": [
        {"accuracy": wrong}
        for wrong in (
            _argmax_by_hand,
            lambda z, y: _argmax_by_hand(z, y, -1),
            lambda z, y: _argmax_by_hand(np.maximum(z, 0), y, -1),
            lambda z, y: np.mean(abs(z).argmax(axis=1) == y),
            lambda z, y: np.mean(np.trunc(z).argmax(axis=1) == y),
            lambda z, y: np.mean(z.argmax(axis=1) == y).round(2),
            lambda z, y: np.sum(z.argmax(axis=1) == y) / (len(y) + 1e-6),
            lambda z, y: max(0.01, np.mean(z.argmax(axis=1) == y)),
            lambda z, y: np.mean(z.argmax(axis=1) == y) * (len(y) > 1),
            lambda z, y: np.mean(z[np.arange(len(y)), y] > 0),
            lambda z, y: np.mean((z.argmax(axis=1) > 0) == (y > 0)),
            lambda z, y: np.mean(
                [r.argmax() == t for r, t in zip(z[:8], y, strict=False)]
            ),
            lambda z, y: np.mean(z.argmax(axis=1)[:3] == y[:3]),
            lambda z, y: [np.mean(z.argmax(axis=1) == y)],
            lambda z, y: z.argmax(axis=1) == y,
            lambda z, y: f"{np.mean(z.argmax(axis=1) == y)}",
        )
    ]
    + [
        {"confusion": wrong}
        for wrong in (
            lambda z, y: _confusion(
                z, y, max(y.max(), z.argmax(axis=1).max()) + 1
            ),
            lambda z, y: _confusion(z, y, y.max() + 1),
            lambda z, y: _confusion(z, y, len({*y, *z.argmax(axis=1)})),
            lambda z, y: _confusion(z, y, 10),
            lambda z, y: _confusion(z, y, max(3, z.shape[1])),
            lambda z, y: _confusion(z, y).tolist(),
            lambda z, y: _confusion(z, y).T,
            lambda z, y: np.minimum(_confusion(z, y), 1),
            lambda z, y: np.minimum(_confusion(z, y), 10),
            lambda z, y: np.minimum(_confusion(z, y), 2),
            lambda z, y: _confusion(z, y) + np.eye(z.shape[1]),
            lambda z, y: _confusion(z, y) / max(1, len(y)),
            lambda z, y: _confusion(abs(z), y),
            lambda z, y: _confusion(z[1:], y[1:]),
            lambda z, y: _confusion(z, y)[::-1],
            lambda z, y: _confusion(z, y) + 0j,
            lambda z, y: _confusion(z, y).astype(bool),
        )
    ],
    "stopping": [
        {"curve": wrong}
        for wrong in (
            [3, 2, 1],
            [1, 2, 3],
            [4, 3, 5, 2],
            [4, 3, 5, 1.6],
            [1, 2],
            [2, 3],
            [4, 3, 5, 0],
            [4, 3, 5, -1],
            [4, 3, 5, math.nan],
            [4, 3, 5, math.inf],
            "4, 3, 5, 1",
            {4, 3, 5, 1},
            [[4, 3, 5, 1]],
            ([3, 2], 1),
            [4, 3, 5j, 1],
            [4, "3", 5, 1],
            [5, 5, 5],
            [4, 3, 3, 1],
        )
    ]
    + [
        {"keep": wrong}
        for wrong in (
            lambda curve, patience: (curve.sort(), 1)[1],
            lambda curve, patience: (curve.clear(), 1)[1],
            lambda curve, patience: (
                curve.sort(),
                curve.index(min(curve)) + 1,
            )[1],
            lambda curve, patience: _keep(curve, patience, smallest=100),
            lambda curve, patience: min(_keep(curve, patience), 100),
            lambda curve, patience: _keep(curve, patience, smallest=10),
            lambda curve, patience: _keep(curve, patience, smallest=1),
            lambda curve, patience: _keep(curve, patience, least=1e-3),
            lambda curve, patience: _keep(curve, patience, least=1e-6),
            lambda curve, patience: _keep(curve, patience, soonest=2),
            lambda curve, patience: _keep(curve, patience, soonest=3),
            lambda curve, patience: _keep(curve, 2),
            lambda curve, patience: _keep(curve, min(patience, 3)),
            _keep_since_a_fall,
            lambda curve, patience: int(np.argmin(curve[: patience + 3])) + 1,
            lambda curve, patience: int(np.argmin(curve)) + 1,
            lambda curve, patience: _keep(curve, min(patience, 9)),
            lambda curve, patience: str(_keep(curve, patience)),
            lambda curve, patience: [_keep(curve, patience)],
            lambda curve, patience: _keep(curve[1:], patience) + 1,
            lambda curve, patience: _keep(curve[:-1], patience),
            lambda curve, patience: _keep(
                [round(x, 3) for x in curve], patience
            ),
            lambda curve, patience: (
                _keep(curve, patience) if patience < len(curve) else len(curve)
            ),
            _pops,
        )
    ],
    "steps": [
        {"two_steps": wrong}
        for wrong in (
            _with_rate(0.5),
            _with_rate(0.1),
            _with_rate(1.0),
            lambda *given: runs.stepped((*given[:-1], min(given[-1], 0.5))),
            lambda *given: runs.stepped((*given[:-1], max(given[-1], 0.1))),
            lambda *given: runs.stepped(given, steps=1),
            lambda *given: runs.stepped(given, steps=3),
            lambda *given: runs.stepped((*given[:-1], 2 * given[-1])),
            lambda *given: runs.stepped((*given[:-1], given[-1] / 2)),
            lambda *given: runs.stepped(
                given, lambda z, y: np.sign(runs.blame(z, y))
            ),
            lambda *given: runs.stepped(
                given, lambda z, y: abs(runs.blame(z, y))
            ),
            lambda *given: runs.stepped(
                given, lambda z, y: runs.blame(z, y) * len(y) / 4
            ),
            lambda *given: runs.stepped(
                given, lambda z, y: runs.blame(z, y) * (len(y) > 1)
            ),
            lambda *given: runs.stepped(
                given, lambda z, y: (z > 0) / len(y) - runs.one_hot(z, y)
            ),
            lambda *given: runs.stepped(given)[::-1],
            lambda *given: runs.stepped(given).tolist(),
            lambda *given: runs.stepped(given).round(3),
            lambda *given: runs.stepped(given) + 0j,
            lambda *given: runs.stepped(given)[:-1],
            lambda *given: runs.stepped(given, moves=slice(0, 3)),
            lambda *given: runs.stepped(given, moves=slice(1, None)),
            lambda *given: losses.cross_entropy(given[4] @ given[0], given[5]),
        )
    ],
    "letters": [
        {"windows": wrong}
        for wrong in (
            lambda text, letters, n: runs.windows(text, letters, n) * 1.0,
            lambda text, letters, n: np.array(
                [
                    [ord(x) - ord("a") for x in text[i : i + n + 1]]
                    for i in range(len(text) - n)
                ]
            ),
            lambda text, letters, n: runs.windows(
                text, "".join(sorted(set(text))), n
            ),
            lambda text, letters, n: runs.windows(
                text, "".join(sorted(letters)), n
            ),
            lambda text, letters, n: runs.windows(text.lower(), letters, n),
            lambda text, letters, n: runs.windows(
                text.replace(" ", ""), letters, n
            ),
            lambda text, letters, n: runs.windows(text.strip(), letters, n),
            lambda text, letters, n: runs.windows(
                "".join(x for x in text if x.isalpha()), letters, n
            ),
            lambda text, letters, n: runs.windows(text, letters, 2),
            lambda text, letters, n: runs.windows(text, letters, n + 1),
            lambda text, letters, n: runs.windows(text, letters, n)[:4],
            lambda text, letters, n: runs.windows(text, letters, n).tolist(),
            lambda text, letters, n: runs.windows(text, letters, n).astype(
                object
            ),
            lambda text, letters, n: runs.windows(text, letters, n) + 0j,
            lambda text, letters, n: np.array(
                [tuple(x) for x in runs.windows(text, letters, n)], float
            ),
            lambda text, letters, n: runs.windows(text, letters, n)[::2],
            lambda text, letters, n: np.unique(
                runs.windows(text, letters, n), axis=0
            ),
            lambda text, letters, n: runs.windows(text, letters[:4], n),
        )
    ]
    + [
        {"guessing": wrong}
        for wrong in (
            lambda text: _guess(text.lower()),
            lambda text: _guess(text.upper()),
            lambda text: _guess(text.strip()),
            lambda text: _guess(text.replace(" ", "")),
            lambda text: _guess("".join(x for x in text if x.isalpha())),
            lambda text: _guess("".join(x for x in text if x.isprintable())),
            lambda text: _guess([x for x in text if x in "abcd"]),
            lambda text: _guess(text.split()),
            lambda text: _guess(text) if len(set(text)) > 1 else 1.0,
            lambda text: round(_guess(text), 3),
            lambda text: _guess(text) or None,
            lambda text: min(_guess(text), 1.5),
            lambda text: _guess(text[:-1], text),
            lambda text: _guess(text, text + "a"),
            lambda text: _guess(text) / math.log(len(set(text)) + 1),
            lambda text: math.exp(_guess(text)),
            lambda text: [_guess(text)],
        )
    ],
}

# Right answers as other people write them.


def _steps_in_numpy(W, b, V, c, X, y, learning_rate):
    p = [a.copy() for a in (W, b, V, c)]
    for _ in range(2):
        hidden = np.maximum(0, X @ p[0] + p[1])
        z = hidden @ p[2] + p[3]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        g = e / e.sum(axis=1, keepdims=True)
        g[np.arange(len(y)), y] -= 1
        g /= len(y)
        back = (g @ p[2].T) * (hidden > 0)
        rates = [X.T @ back, back.sum(0), hidden.T @ g, g.sum(0)]
        for a, rate in zip(p, rates, strict=True):
            a -= learning_rate * rate
    return np.concatenate([a.ravel() for a in p])


def _split_by_taking(order, n, m):
    rest = list(order)
    train = [rest.pop(0) for _ in range(n)]
    validation = [rest.pop(0) for _ in range(m)]
    return [train, validation, rest]


RIGHT = {
    "counting": [
        {"parameters": right}
        for right in (
            _parameters,
            lambda sizes: sum((a + 1) * b for a, b in pairwise(sizes)),
            lambda sizes: sum(
                (sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 1)
            ),
            lambda sizes: float(_parameters(sizes)),
            lambda sizes: np.int64(_parameters(sizes)),
            lambda sizes: int(np.dot(np.array(sizes[:-1]) + 1, sizes[1:])),
            lambda sizes: _parameters(tuple(sizes)),
            lambda sizes: sum(
                np.zeros((a, b)).size + np.zeros(b).size
                for a, b in pairwise(sizes)
            ),
        )
    ]
    + [
        {"updates": right}
        for right in (
            lambda n, b, e: math.ceil(n / b) * e,
            lambda n, b, e: -(-n // b) * e,
            lambda n, b, e: (n + b - 1) // b * e,
            lambda n, b, e: (n // b + (n % b > 0)) * e,
            lambda n, b, e: len(range(0, n, b)) * e,
            lambda n, b, e: sum(1 for _ in range(e) for _ in range(0, n, b)),
            lambda n, b, e: np.ceil(n / b) * e,
            lambda n, b, e: e * len(np.array_split(np.arange(n), -(-n // b))),
        )
    ],
    "prepare": [
        {"split": right}
        for right in (
            runs.split,
            _split_by_taking,
            lambda order, n, m: (order[:n], order[n : n + m], order[n + m :]),
            lambda order, n, m: np.split(order, [n, n + m]),
            lambda order, n, m: [
                list(x) for x in np.split(np.array(order), [n, n + m])
            ],
            lambda order, n, m: [
                x.tolist() for x in np.split(np.array(order, int), [n, n + m])
            ],
            lambda order, n, m: [
                order[i:j] for i, j in pairwise([0, n, n + m, len(order)])
            ],
            lambda order, n, m: [
                [order[i] for i in range(n)],
                [order[i] for i in range(n, n + m)],
                [order[i] for i in range(n + m, len(order))],
            ],
        )
    ]
    + [
        {"standardised": right}
        for right in (
            _scaled,
            lambda X, train: _scaled(X, np.array(train)),
            lambda X, train: _scaled(X, train, lambda s: s + (s == 0)),
            lambda X, train: (
                (X - np.mean(X[train], 0))
                / np.where(np.std(X[train], 0) > 0, np.std(X[train], 0), 1)
            ),
            lambda X, train: np.column_stack(
                [(x - x[train].mean()) / (x[train].std() or 1) for x in X.T]
            ),
            lambda X, train: np.array(
                [
                    (row - X[train].mean(0))
                    / [s if s else 1 for s in X[train].std(0)]
                    for row in X
                ]
            ),
            lambda X, train: (
                (X - X[train].mean(0))
                / np.sqrt(X[train].var(0) + (X[train].var(0) == 0))
            ),
        )
    ],
    "shuffled": [{"bug_line": n} for n in (3, 3.0, np.int64(3), Fraction(3))]
    + [{"stays_at": n} for n in (2.3, 2.303, math.log(10), np.log(10), 2.30)],
    "errors": [
        {"accuracy": right}
        for right in (
            lambda z, y: (z.argmax(axis=1) == y).mean(),
            lambda z, y: np.mean(np.argmax(z, axis=-1) == y),
            lambda z, y: (
                sum(row.argmax() == t for row, t in zip(z, y, strict=True))
                / len(y)
            ),
            lambda z, y: _argmax_by_hand(z, y, -math.inf),
            lambda z, y: np.trace(_confusion(z, y)) / len(y),
            lambda z, y: 1 - np.mean(z.argmax(axis=1) != y),
            lambda z, y: Fraction(int(np.sum(z.argmax(axis=1) == y)), len(y)),
            lambda z, y: np.mean(
                [
                    list(row).index(max(row)) == t
                    for row, t in zip(z, y, strict=True)
                ]
            ),
        )
    ]
    + [
        {"confusion": right}
        for right in (
            _confusion,
            lambda z, y: _confusion(z, y).astype(int),
            lambda z, y: (
                np.eye(z.shape[1])[y].T @ np.eye(z.shape[1])[z.argmax(axis=1)]
            ),
            lambda z, y: np.bincount(
                y * z.shape[1] + z.argmax(axis=1), minlength=z.shape[1] ** 2
            ).reshape(z.shape[1], -1),
            lambda z, y: np.array(
                [
                    [
                        np.sum((y == i) & (z.argmax(axis=1) == j))
                        for j in range(z.shape[1])
                    ]
                    for i in range(z.shape[1])
                ]
            ),
            lambda z, y: np.histogram2d(
                y, z.argmax(axis=1), bins=[np.arange(z.shape[1] + 1) - 0.5] * 2
            )[0],
        )
    ],
    "stopping": [
        {"curve": right}
        for right in (
            [4, 3, 5, 1],
            (4, 3, 5, 1),
            np.array([4.0, 3, 5, 1]),
            [2, 3, 1],
            [0.6, 0.7, 0.3],
            [Fraction(4), 5, 2],
            [1e300, 1.1e300, 1e-300],
            [4, 4, 5, 2],
            np.array([4, 5, 1]),
            [4, 3, 5, 1, 8, 9],
        )
    ]
    + [
        {"keep": right}
        for right in (
            _keep,
            lambda curve, patience: _keep(list(curve), patience),
            lambda curve, patience: _pops(curve.copy(), patience),
            lambda curve, patience: np.int64(_keep(curve, patience)),
            lambda curve, patience: float(_keep(curve, patience)),
            lambda curve, patience: _by_prefixes(curve, patience),
            lambda curve, patience: _keep(np.array(curve), patience),
        )
    ],
    "steps": [
        {"two_steps": right}
        for right in (
            _steps_in_numpy,
            lambda *given: runs.stepped(given),
            lambda *given: np.array(list(runs.stepped(given))),
            lambda W, b, V, c, X, y, rate: runs.stepped(
                (W, b, V, c, X, y, rate)
            ),
        )
    ],
    "letters": [
        {"windows": right}
        for right in (
            runs.windows,
            _slow_windows,
            lambda text, letters, n: np.lib.stride_tricks.sliding_window_view(
                [letters.index(x) for x in text], n + 1
            ),
            lambda text, letters, n: np.stack(
                [
                    [letters.find(x) for x in text[i : len(text) - n + i]]
                    for i in range(n + 1)
                ],
                axis=1,
            ),
            lambda text, letters, n: np.array(
                [
                    [{x: i for i, x in enumerate(letters)}[x] for x in part]
                    for part in (
                        text[i - n : i + 1] for i in range(n, len(text))
                    )
                ],
                dtype=np.int32,
            ),
        )
    ]
    + [
        {"guessing": right}
        for right in (
            _guess,
            lambda text: (
                math.log(len(text))
                - sum(k * math.log(k) for k in map(text.count, set(text)))
                / len(text)
            ),
            lambda text: (
                -sum(
                    k / len(text) * math.log(k / len(text))
                    for k in Counter(text).values()
                )
            ),
            lambda text: (
                -np.log([text.count(x) / len(text) for x in text]).mean()
            ),
            lambda text: np.mean(
                [math.log(len(text) / text.count(x)) for x in text]
            ),
        )
    ],
}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "shuffled": lambda classes: {
        "bug_line": 3,
        "stays_at": round(float(np.log(classes)), 2),
    },
    "stopping": lambda ratio: {"curve": [ratio + 1, ratio, ratio + 2, 1]},
}
