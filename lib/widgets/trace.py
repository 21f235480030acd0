"""The graph that the engine keeps of a program, as numbers and names.

Values, local rates and gradients are those of the engine, by its own rules.
It leaves out where the nodes stand: that is `layers`.
"""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lib.autograd import Tensor, history, walk_back
from lib.widgets.operation import form, operation

MOST = 40  # nodes that can be read on a page
KEYS = ("inputs", "constants", "rates")
Node = dict[str, Any]


def trace(f: Callable[..., Any], inputs: Mapping[str, float]) -> list[Node]:
    """Return the nodes of ``f(**inputs)``, each after those it needs.

    Each has a name, its value, its gradient, and, unless it is a leaf, its
    operation, how it is written, and for each input which node it is (or its
    constant) and the rate with respect to it.

    >>> x, y = trace(lambda x: x * x, {"x": 3.0})
    >>> y["op"], y["inputs"], y["rates"], x["gradient"]
    ('mul', [0, 0], [3.0, 3.0], 6.0)
    """
    leaves = {name: Tensor(float(v)) for name, v in inputs.items()}
    with np.errstate(all="ignore"):
        y = _run(f, leaves)
        youngest_first = history(y)[0]
        steps = walk_back(youngest_first, np.float64(1))
        # of a y that is no number nothing is a rate: log(-1) has no slope -1
        gradients = {node: float(g + 0 * y.data) for node, g in steps}
        order = [*leaves.values(), *reversed(youngest_first)]
        nodes = list(dict.fromkeys(order))  # the leaves once, unused ones too
        if len(nodes) > MOST:
            raise ValueError(
                f"f makes a graph of {len(nodes)} nodes: at most {MOST} can "
                "be drawn."
            )
        names = _names(nodes, leaves)
        return [
            {"name": name, "gradient": _sent(gradients.get(node, 0.0))}
            | _made(node, nodes)
            for name, node in zip(names, nodes, strict=True)
        ]


def _run(f: Callable[..., Any], leaves: Mapping[str, Tensor]) -> Tensor:
    try:
        y = f(**leaves)
    except TypeError as error:
        raise TypeError(
            "f must be written with lib, lib.autograd.sin in the place of "
            f"math.sin, and take the inputs {', '.join(leaves)}: {error}"
        ) from error
    if not isinstance(y, Tensor) or not y.inputs:
        raise ValueError(
            f"f must compute something from its inputs: it returned {y!r}."
        )
    for node in history(y)[0]:
        if node.shape:
            raise ValueError(
                "f must compute with single numbers, each a node: one of its "
                f"steps has the shape {node.shape}."
            )
    return y


def _names(nodes: list[Tensor], leaves: Mapping[str, Tensor]) -> list[str]:
    # v₁, v₂, ... for steps, c₁ for Tensors made elsewhere, or another letter
    taken = {name[0] for name in leaves}
    step, other = (
        next((c for c in letters if c not in taken), letters[0])
        for letters in ("vuts", "cpqk")
    )
    given = {node: name for name, node in leaves.items()}
    count = {step: itertools.count(1), other: itertools.count(1)}
    names = []
    for node in nodes:
        letter = step if node.inputs else other
        names += [given.get(node) or f"{letter}{next(count[letter])}"]
    low = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    return [name if name in leaves else name.translate(low) for name in names]


def _made(node: Tensor, nodes: list[Tensor]) -> Node:
    if not node.inputs:
        return {"op": "", "value": _sent(node.data)}
    values = [a.data if isinstance(a, Tensor) else a for a in node.inputs]
    name, one = operation(node, values), np.float64(1)
    at = {n: i for i, n in enumerate(nodes)}
    parts = [
        (at[a], None, _sent(rule(one, node.data, *values)))
        if isinstance(a, Tensor)
        else (None, _sent(a), None)
        for a, rule in zip(node.inputs, node.rules, strict=True)
    ]
    columns = dict(zip(KEYS, map(list, zip(*parts, strict=True)), strict=True))
    drawn = form(name, node.inputs)
    return {"op": name, "form": drawn, "value": _sent(node.data), **columns}


def _sent(value: Any) -> float | None:
    # what is no finite number has no word in JSON
    return float(value) if np.isfinite(value) else None
