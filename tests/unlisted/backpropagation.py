"""Wrong answers that no known mistake gives, for each task."""

import graphlib
import math
import re
from fractions import Fraction

import numpy as np

from lib.autograd import Tensor, history
from lib.calculus import gradient
from lib.checks.support.programs import (
    gradients_along,
    gradients_in,
    run,
    slopes_of,
    through,
)

nan = float("nan")


def count(program):
    """Return how many values a program has, for each its letter, or out."""
    return len(set(re.findall(r"\w+", program)))


UNKNOWN = {
    "add_and_mul": [
        {"add_shares": lambda g, a, b: [g, -g]},
        {"add_shares": lambda g, a, b: [0.0, 0.0]},
        {"mul_shares": lambda g, a, b: [g * b, -g * a]},
        {"mul_shares": lambda g, a, b: [0.0, 0.0]},
    ],
    "chain": [
        {"chain": lambda x, names: [1.0] * (len(names) + 1)},
        {"chain": lambda x, names: [0.0] * (len(names) + 1)},
        {"chain": lambda x, names: [float("nan")] * (len(names) + 1)},
    ],
    "too_early": [
        {"order": "dbcaa"},
        {"order": "d"},
        {"order": "abcde"},
        {"order": ""},
    ],
    "in_order": [
        {"in_order": lambda output, inputs_of: []},
        {"in_order": lambda output, inputs_of: ["z"]},
        {"in_order": lambda output, inputs_of: [output, output]},
    ],
    "lost_shares": [
        {"false_line": 0},
        {"false_line": 6},
        {"wrong_slope": 18},
        {"wrong_slope": -1},
    ],
    "walk_back": [
        {"slopes": lambda program, numbers, g: [1.0] * count(program)},
        {"slopes": lambda program, numbers, g: [g] * count(program)},
        {"slopes": lambda program, numbers, g: [nan] * count(program)},
    ],
    "layer": [
        {"fit": lambda g, shape: np.zeros(shape)},
        {"fit": lambda g, shape: np.ones(shape)},
        {"left_share": lambda g, A, B: np.zeros(A.shape)},
        {"right_share": lambda g, A, B: np.zeros(B.shape)},
    ],
}


VALUE = {"square": lambda a: a * a, "triple": lambda a: 3 * a}
RATE = {"square": lambda a: 2 * a, "triple": lambda a: 3.0}


def returns_inside_the_loop(x, names):
    values, gradients = [x], [1.0]
    for name in names:
        values.append(VALUE[name](values[-1]))
    for name, a in zip(names[::-1], values[-2::-1], strict=True):
        gradients.append(gradients[-1] * RATE[name](a))
        return gradients


# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "chain-first-pass-alone": {"chain": returns_inside_the_loop},
    "add-and-mul-shared-out": {"add_shares": lambda g, a, b: [0.5 * g] * 2},
    "too-early-none-too-early": {"order": "dcab"},
    "too-early-from-the-input": {"order": "bcda"},
}

# One value that means two things: whatever looks up what is not there.
SHARED = {"walk-back-looked-up-too-soon"}


# Wrong answers that pass with no seed, whatever is said of them.


def _rates_along(x, names, rate=None):
    values = [x]
    for name in names:
        values.append(VALUE[name](values[-1]))
    found = [1.0]
    for name, a in zip(names[::-1], values[-2::-1], strict=True):
        found.append(found[-1] * (rate or RATE)[name](a))
    return found


def _by_name_of_step(x, names):
    """Return gradients whose values were kept under the names of the steps."""
    went_in, a = {}, x
    for name in names:
        went_in[name], a = a, VALUE[name](a)
    found = [1.0]
    for name in names[::-1]:
        found.append(found[-1] * RATE[name](went_in[name]))
    return found


def _youngest(output, inputs_of):
    seen, done = set(), []

    def visit(node):
        if node not in seen:
            seen.add(node)
            for a in inputs_of(node):
                visit(a)
            done.append(node)

    visit(output)
    return done[::-1]


def _levels(output, inputs_of, pick):
    """Return the nodes by their distance from the output, near ones first."""
    distance = {output: 0}
    waiting = [output]
    while waiting:
        node = waiting.pop(0)
        for a in inputs_of(node):
            new = distance[node] + 1
            old = distance.get(a)
            if old is None or pick(old, new) != old:
                distance[a] = new
                waiting.append(a)
    return sorted(distance, key=distance.get)


def _met_again_moves(output, inputs_of):
    """Return the order of meeting, where a node met again goes to the end."""
    done = []

    def visit(node):
        if node in done:
            done.remove(node)
            done.append(node)
            return
        done.append(node)
        for a in inputs_of(node):
            visit(a)

    visit(output)
    return done


def _moved_with_its_inputs(output, inputs_of):
    done = [output]
    for node in done:
        for a in inputs_of(node):
            if a in done and done.index(a) < done.index(node):
                done.remove(a)
            if a not in done:
                done.append(a)
    return done


def _stack(output, inputs_of):
    done, waiting = [], [output]
    while waiting:
        node = waiting.pop()
        if node not in done:
            done.append(node)
            waiting += inputs_of(node)
    return done


def _most_uses_last(output, inputs_of):
    nodes = _stack(output, inputs_of)
    uses = {n: sum(inputs_of(m).count(n) for m in nodes) for n in nodes}
    return [output, *sorted((n for n in nodes if n != output), key=uses.get)]


def _fewest_inputs_last(output, inputs_of):
    nodes = _stack(output, inputs_of)
    return [output] + sorted(
        (n for n in nodes if n != output), key=lambda n: -len(inputs_of(n))
    )


def _height(output, inputs_of, pick):
    """Return the nodes by their height over the inputs, the highest first."""
    high = {}

    def visit(node):
        if node not in high:
            heights = [visit(a) for a in inputs_of(node)]
            high[node] = 1 + pick(heights) if heights else 0
        return high[node]

    visit(output)
    return sorted(high, key=high.get, reverse=True)


def _right(program, numbers, g):
    return gradients_in(program, numbers, g)


def _without_doubles(program, numbers, g):
    """Return gradients where x * x hands back a single share."""
    values = {name: Tensor(number) for name, number in numbers.items()}
    out = run(program, values)
    found = {out: g}
    for node in history(out)[0]:
        data = [a.data for a in node.inputs]
        shares = {
            a: rule(np.float64(found[node]), node.data, *data)
            for a, rule in zip(node.inputs, node.rules, strict=True)
        }
        for a, share in shares.items():
            found[a] = found.get(a, 0.0) + share
    return [float(found[a]) for a in values.values()]


def _fit(g, shape):
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    ones = tuple(axis for axis, n in enumerate(shape) if n == 1)
    return g.sum(axis=ones, keepdims=True)


def _by_lengths(g, shape):
    axes = tuple(i for i, n in enumerate(g.shape) if n not in shape)
    return g.sum(axis=axes).reshape(shape)


def _one_axis_in_front(g, shape):
    if g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


def _nothing_for_numbers(g, shape):
    return _fit(g, shape) if shape else g


REFUSED = {
    "add_and_mul": [
        {"add_shares": wrong}
        for wrong in (
            lambda g, a, b: [abs(g), abs(g)],
            lambda g, a, b: [max(0, g), max(0, g)],
            lambda g, a, b: [g, g] if a and b else [0.0, 0.0],
            lambda g, a, b: [g * a / a, g * b / b],
            lambda g, a, b: [g + a - a, g + b],
            lambda g, a, b: [g * a / (a + b), g * b / (a + b)],
            lambda g, a, b: g + g,
            lambda g, a, b: [g],
            lambda g, a, b: [[g, g]],
            lambda g, a, b: [g or 1.0] * 2,
            lambda g, a, b: [g, 1.0],
            lambda g, a, b: np.array([g, g]) + 0j,
            lambda g, a, b: [g, g] if g > 0 else [1.0, 1.0],
            lambda g, a, b: [g, g, g],
        )
    ]
    + [
        {"mul_shares": wrong}
        for wrong in (
            lambda g, a, b: [g * a * b / a, g * a * b / b],
            lambda g, a, b: [min(g * b, 10), min(g * a, 10)],
            lambda g, a, b: [round(g * b, 4), round(g * a, 4)],
            lambda g, a, b: [abs(g * b), abs(g * a)],
            lambda g, a, b: [g * abs(b), g * abs(a)],
            lambda g, a, b: [max(0, g * b), max(0, g * a)],
            lambda g, a, b: [g * b if b else g, g * a if a else g],
            lambda g, a, b: [g * b, a],
            lambda g, a, b: [g * b, g * b],
            lambda g, a, b: [g / b if b else 0, g / a if a else 0],
            lambda g, a, b: [g**2 * b, g**2 * a],
            lambda g, a, b: [(g or 1) * b, (g or 1) * a],
            lambda g, a, b: [g * b, g * a] if a > 0 else [g * a, g * b],
            lambda g, a, b: g * (a + b),
            lambda g, a, b: [g * b * 1j, g * a],
            lambda g, a, b: [g * b + a - a * 1.001, g * a],
        )
    ],
    "chain": [
        {"chain": wrong}
        for wrong in (
            _by_name_of_step,
            lambda x, names: [abs(g) for g in _rates_along(x, names)],
            lambda x, names: _rates_along(abs(x), names),
            lambda x, names: [max(0.0, g) for g in _rates_along(x, names)],
            lambda x, names: _rates_along(x, names)[:4],
            lambda x, names: _rates_along(x, names[:4]),
            lambda x, names: _rates_along(x, list(dict.fromkeys(names))),
            lambda x, names: _rates_along(x, names[::-1]),
            lambda x, names: _rates_along(x, names)[-1],
            lambda x, names: (
                _rates_along(x, names) if len(names) > 1 else [1.0]
            ),
            lambda x, names: _rates_along(x or 1.0, names),
            lambda x, names: [round(g, 1) for g in _rates_along(x, names)],
            lambda x, names: [g / 2 for g in _rates_along(x, names)],
            lambda x, names: _rates_along(
                x, names, {**RATE, "square": lambda a: a}
            ),
            lambda x, names: _rates_along(
                x, names, {**RATE, "triple": lambda a: 3 * a}
            ),
            lambda x, names: [g + 1e-4 for g in _rates_along(x, names)],
        )
    ],
    "too_early": [
        {"order": wrong}
        for wrong in (
            "dcba",
            "dcab",
            "abcd",
            "dacb",
            "dabc",
            "bcda",
            "dbc",
            "d",
            "",
            "dbcad",
            "dbc a b",
            "xbca",
            "d,b,c",
            4,
            None,
            ["d"],
            "1234",
            "dd",
        )
    ],
    "in_order": [
        {"in_order": wrong}
        for wrong in (
            lambda output, inputs_of: _levels(output, inputs_of, min),
            _met_again_moves,
            _moved_with_its_inputs,
            _stack,
            _most_uses_last,
            _fewest_inputs_last,
            lambda output, inputs_of: _height(output, inputs_of, min),
            lambda output, inputs_of: sorted(_stack(output, inputs_of))[::-1],
            lambda output, inputs_of: sorted(_stack(output, inputs_of)),
            lambda output, inputs_of: _youngest(output, inputs_of)[::-1],
            lambda output, inputs_of: _youngest(output, inputs_of)[1:],
            lambda output, inputs_of: _youngest(output, inputs_of)[:-1],
            lambda output, inputs_of: iter(_youngest(output, inputs_of)),
            lambda output, inputs_of: set(_youngest(output, inputs_of)),
            lambda output, inputs_of: "".join(_youngest(output, inputs_of)),
            lambda output, inputs_of: [inputs_of(output).clear(), output],
            lambda output, inputs_of: _youngest(output, inputs_of) + [output],
            lambda output, inputs_of: ["d", "c", "b", "a"],
            lambda output, inputs_of: (
                _youngest(output, inputs_of) if inputs_of(output) else []
            ),
            lambda output, inputs_of: [
                [x] for x in _youngest(output, inputs_of)
            ],
        )
    ],
    "lost_shares": [{"false_line": n} for n in (1, 2, 3, 5, 0, 4.5, "4", [4])]
    + [{"wrong_slope": n} for n in (13, 12, 1, 7, 42, 36, 18, 5.9, "6", [6])],
    "walk_back": [
        {"slopes": wrong}
        for wrong in (
            lambda program, numbers, g: _right(program, numbers, 1.0),
            lambda program, numbers, g: _right(program, numbers, abs(g)),
            lambda program, numbers, g: _right(program, numbers, max(g, 1)),
            _without_doubles,
            lambda *given: _right(*given)[: len(given[1])],
            lambda *given: _right(*given)[:-1],
            lambda *given: [abs(x) for x in _right(*given)],
            lambda *given: [max(0.0, x) for x in _right(*given)],
            lambda *given: [min(x, 10.0) for x in _right(*given)],
            lambda *given: [round(x, 2) for x in _right(*given)],
            lambda *given: slopes_of(*given, walks=2),
            lambda *given: slopes_of(*given, walks=3),
            lambda *given: slopes_of(*given, turns=2),
            lambda *given: slopes_of(*given, turns=3),
            lambda *given: slopes_of(*given, adds=False),
            lambda *given: slopes_of(*given, early=True),
            lambda *given: [round(x, 4) for x in _right(*given)],
            lambda *given: [min(x, 100) for x in _right(*given)],
            lambda *given: [2 * x for x in _right(*given)],
            lambda *given: [x / given[2] for x in _right(*given)],
            lambda *given: dict(enumerate(_right(*given))),
            lambda *given: tuple(_right(*given)),
            lambda *given: [x + 0j for x in _right(*given)],
            lambda program, numbers: _right(program, numbers, 1.0),
            lambda program, numbers, g: [
                nan if v != v else v
                for v in (*_right(program, numbers, g)[:-1], 1.0)
            ],
        )
    ],
    "layer": [
        {"fit": wrong}
        for wrong in (
            _by_lengths,
            _one_axis_in_front,
            _nothing_for_numbers,
            lambda g, shape: (
                np.resize(_fit(g, shape), shape) + 0.0 * g.sum()
                if shape
                else g
            ),
            lambda g, shape: (
                g.sum(axis=0) if len(shape) == 1 else _fit(g, shape)
            ),
            lambda g, shape: np.squeeze(_fit(g, shape)),
            lambda g, shape: np.atleast_1d(_fit(g, shape)),
            lambda g, shape: abs(_fit(g, shape)),
            lambda g, shape: _fit(g, shape).round(-1),
            lambda g, shape: np.zeros(shape) + g.sum(),
            lambda g, shape: g.sum(
                axis=tuple(i for i, n in enumerate(g.shape) if n not in shape),
                keepdims=True,
            ).reshape(shape),
            lambda g, shape: (
                _fit(g, shape) if g.ndim == len(shape) else g.sum(0)
            ),
            lambda g, shape: _fit(g, shape) / max(1, g.ndim - len(shape)),
            lambda g, shape: g.reshape(-1, *shape).sum(axis=0),
            lambda g, shape: _fit(g, shape).tolist(),
            lambda g, shape: _fit(g, shape) + 0j,
            lambda g, shape: _fit(g, shape) if 1 not in g.shape else g[:1],
            lambda g, shape: _fit(g, shape) if g.size > 1 else g * 0,
        )
    ]
    + [
        {"left_share": wrong}
        for wrong in (
            lambda g, A, B: g @ B if B.shape[0] == B.shape[1] else g @ B.T,
            lambda g, A, B: g.T @ B.T if len(g) == g.shape[1] else g @ B.T,
            lambda g, A, B: np.squeeze(g @ B.T),
            lambda g, A, B: np.clip(g @ B.T, -5, 5),
            lambda g, A, B: (g @ B.T).round(2),
            lambda g, A, B: abs(g) @ B.T,
            lambda g, A, B: g @ abs(B.T),
            lambda g, A, B: (g @ B.T) / len(g),
            lambda g, A, B: (g @ B.T).round(),
            lambda g, A, B: g @ B.T if len(g) > 1 else np.ones(A.shape),
            lambda g, A, B: (g @ B.T).tolist(),
            lambda g, A, B: g @ B.T * A,
            lambda g, A, B: g @ B.T + 0j,
            lambda g, A, B: g * B.T if g.shape == B.T.shape else g @ B.T,
        )
    ]
    + [
        {"right_share": wrong}
        for wrong in (
            lambda g, A, B: A @ g if A.shape[0] == A.shape[1] else A.T @ g,
            lambda g, A, B: (
                (A.T @ g).T if g.shape[1] == A.shape[1] else A.T @ g
            ),
            lambda g, A, B: np.squeeze(A.T @ g),
            lambda g, A, B: np.clip(A.T @ g, -10, 10),
            lambda g, A, B: (A.T @ g).round(2),
            lambda g, A, B: A.T @ abs(g),
            lambda g, A, B: abs(A.T) @ g,
            lambda g, A, B: A.T @ g / len(g),
            lambda g, A, B: (A.T @ g).round(),
            lambda g, A, B: A.T @ g if len(g) > 1 else np.ones(B.shape),
            lambda g, A, B: (A.T @ g).tolist(),
            lambda g, A, B: A.T @ g * B,
            lambda g, A, B: A.T @ g + 0j,
            lambda g, A, B: A.T @ g if g.shape[1] > 1 else A.T @ g * 2,
        )
    ],
}

# Right answers as other people write them.


def _kahn(output, inputs_of):
    nodes = _stack(output, inputs_of)
    uses = {node: 0 for node in nodes}
    for node in nodes:
        for a in inputs_of(node):
            uses[a] += 1
    ready, done = [output], []
    while ready:
        node = ready.pop()
        done.append(node)
        for a in inputs_of(node):
            uses[a] -= 1
            if not uses[a]:
                ready.append(a)
    return done


def _takes_them_off(output, inputs_of):
    """Return an order found by emptying the lists that were handed out."""
    seen, done, stack = set(), [], [(output, inputs_of(output))]
    seen.add(output)
    while stack:
        node, left = stack[-1]
        if left:
            a = left.pop()
            if a not in seen:
                seen.add(a)
                stack.append((a, inputs_of(a)))
        else:
            done.append(node)
            stack.pop()
    return done[::-1]


def _writes_into_them(output, inputs_of):
    nodes = inputs_of(output)
    nodes.insert(0, output)
    for node in nodes:
        nodes += inputs_of(node)
    return list(dict.fromkeys(nodes[::-1]))[::-1]


def _by_graphlib(output, inputs_of):
    nodes = _stack(output, inputs_of)
    graph = {node: inputs_of(node).copy() + [] for node in nodes}
    return [*graphlib.TopologicalSorter(graph).static_order()][::-1]


def _long_walk(x, names):
    if not names:
        return [1.0]
    a = VALUE[names[0]](x)
    back = _long_walk(a, names[1:])
    return [*back, back[-1] * RATE[names[0]](x)]


RIGHT = {
    "add_and_mul": [
        {"add_shares": right}
        for right in (
            lambda g, a, b: [g] * 2,
            lambda g, a, b: [1 * g, g * 1.0],
            lambda g, a, b: list((g, g)),
            lambda g, a, b: [g for _ in (a, b)],
            lambda g, a, b: (g, g),
            lambda g, a, b: np.array([g, g]),
            lambda g, a, b: [np.float64(g), np.array(g)],
            lambda g, a, b: [Fraction(g), Fraction(g)],
            lambda g, *inputs: [g for _ in inputs],
        )
    ]
    + [
        {"mul_shares": right}
        for right in (
            lambda g, a, b: [b * g, a * g],
            lambda g, a, b: [g * x for x in (b, a)],
            lambda g, a, b: (g * np.array([b, a])).tolist(),
            lambda g, a, b: list(g * np.array([b, a])),
            lambda g, a, b: [np.multiply(g, b), np.multiply(g, a)],
            lambda g, *inputs: [g * x for x in inputs[::-1]],
            lambda g, a, b: [Fraction(g) * Fraction(b), g * a],
        )
    ],
    "chain": [
        {"chain": right}
        for right in (
            _rates_along,
            lambda x, names: np.array(_rates_along(x, names)),
            lambda x, names: tuple(_rates_along(x, names)),
            _long_walk,
            lambda x, names: [float(g) for g in _rates_along(x, names)],
            lambda x, names: [Fraction(g) for g in _rates_along(x, names)],
            lambda x, names: _rates_along(np.float64(x), names),
            lambda x, names: list(np.array(_rates_along(x, names))),
            lambda x, names: list(gradients_along(x, names)),
            lambda x, names: [
                math.prod(
                    RATE[names[i]](through(x, names[:i]))
                    for i in range(k, len(names))
                )
                for k in range(len(names), -1, -1)
            ],
        )
    ],
    "too_early": [
        {"order": right}
        for right in (
            "dbca",
            "d b c a",
            "d, b, c, a",
            "DBCA",
            "d -> b -> c -> a",
            "d → b → c → a",
            "d-b-c-a",
            "dbca.",
            "dbca\n",
            "d;b;c;a",
            "dbac",
            ["d", "b", "c", "a"],
            ("d", "b", "c", "a"),
            "D, B, C, A.",
        )
    ],
    "in_order": [
        {"in_order": right}
        for right in (
            _youngest,
            _kahn,
            lambda output, inputs_of: tuple(_youngest(output, inputs_of)),
            _takes_them_off,
            _writes_into_them,
            _by_graphlib,
            lambda output, inputs_of: _levels(output, inputs_of, max),
            lambda output, inputs_of: _height(output, inputs_of, max),
            lambda output, inputs_of: list(iter(_youngest(output, inputs_of))),
            lambda output, inputs_of: _youngest(
                output, lambda node: set(inputs_of(node))
            ),
            lambda output, inputs_of: _youngest(
                output, lambda node: inputs_of(node)[::-1]
            ),
        )
    ],
    "lost_shares": [{"false_line": n} for n in (4, 4.0, np.int64(4))]
    + [{"wrong_slope": n} for n in (6, 6.0, Fraction(6), np.array(6.0))],
    "walk_back": [
        {"slopes": right}
        for right in (
            _right,
            lambda program, numbers, g=1.0: _right(program, numbers, g),
            lambda *given: [np.float64(x) for x in _right(*given)],
            lambda *given: slopes_of(*given),
            lambda *given: list(map(Fraction, _right(*given))),
        )
    ],
    "layer": [
        {"fit": right}
        for right in (
            _fit,
            lambda g, shape: g.sum(axis=tuple(range(g.ndim - len(shape)))).sum(
                axis=tuple(i for i, n in enumerate(shape) if n == 1),
                keepdims=True,
            ),
            lambda g, shape: gradient(
                lambda a: (g * (a + np.zeros(g.shape))).sum()
            )(np.zeros(shape)),
            lambda g, shape: _added_one_by_one(g, shape),
            lambda g, shape: _axis_by_axis(g, shape),
            lambda g, shape: np.add.reduce(
                g.reshape(-1, *g.shape[g.ndim - len(shape) :]), axis=0
            ).sum(
                axis=tuple(i for i, n in enumerate(shape) if n == 1),
                keepdims=True,
            ),
            lambda g, shape: np.asarray(_fit(g, shape)),
        )
    ]
    + [
        {"left_share": right}
        for right in (
            lambda g, A, B: np.dot(g, B.T),
            lambda g, A, B: (B @ g.T).T,
            lambda g, A, B: np.einsum("ik,jk->ij", g, B),
            lambda g, A, B: np.array([[row @ b for b in B] for row in g]),
        )
    ]
    + [
        {"right_share": right}
        for right in (
            lambda g, A, B: np.dot(A.T, g),
            lambda g, A, B: (g.T @ A).T,
            lambda g, A, B: np.einsum("ij,ik->jk", A, g),
            lambda g, A, B: sum(
                np.outer(a, row) for a, row in zip(A, g, strict=True)
            ),
        )
    ],
}


def _added_one_by_one(g, shape):
    found = np.zeros(shape)
    for place in np.ndindex(*g.shape):
        own = place[len(place) - len(shape) :]
        own = tuple(
            0 if n == 1 else i for i, n in zip(own, shape, strict=True)
        )
        found[own] += g[place]
    return found


def _axis_by_axis(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis in range(len(shape)):
        if shape[axis] == 1 and g.shape[axis] != 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "too_early": lambda a, b, c, d: {"order": f"{d} -> {b} -> {c} -> {a}"},
    "lost_shares": lambda x: {"false_line": 4, "wrong_slope": x},
}
