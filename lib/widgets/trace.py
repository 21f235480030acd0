"""The graph that the engine keeps of a program, as numbers and names.

Values, local rates and gradients are those of the engine, by its own rules.
A Tensor keeps the rules of its operation, and the engine has others for each
of its operations: so the rules tell its name, and nobody has to declare one.
It leaves out where the nodes stand: that is `graph_layout`.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from lib import autograd as engine
from lib.autograd import Tensor, history, walk_back

MOST = 40  # nodes that can be read on a page
KEYS = ("inputs", "constants", "rates")
Node = dict[str, Any]
ONE = "exp log sin cos tan tanh sqrt abs relu sigmoid same sum".split()
TWO = "add sub mul div power maximum".split()  # minimum has maximum's rules
WRITTEN = {
    "add": "{} + {}",
    "sub": "{} − {}",
    "mul": "{} · {}",
    "div": "{} / {}",
    "power": "{} ^ {}",
    "abs": "|{}|",
    "same": "{}",
}
RAISED = dict(zip("23456789", "²³⁴⁵⁶⁷⁸⁹", strict=True))


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
    name, one = _operation(node, values), np.float64(1)
    at = {n: i for i, n in enumerate(nodes)}
    parts = [
        (at[a], None, _sent(rule(one, node.data, *values)))
        if isinstance(a, Tensor)
        else (None, _sent(a), None)
        for a, rule in zip(node.inputs, node.rules, strict=True)
    ]
    columns = dict(zip(KEYS, map(list, zip(*parts, strict=True)), strict=True))
    drawn = _form(name, node.inputs)
    return {"op": name, "form": drawn, "value": _sent(node.data), **columns}


def _sent(value: Any) -> float | None:
    # what is no finite number has no word in JSON
    return float(value) if np.isfinite(value) else None


# Which operation made a Tensor, and how it is written


def _rules(y: Tensor) -> tuple[Any, ...]:
    return tuple(getattr(rule, "__code__", rule) for rule in y.rules)


def _table() -> dict[tuple[Any, ...], str]:
    a, b = Tensor(0.5), Tensor(0.25)
    one = {_rules(getattr(engine, name)(a)): name for name in ONE}
    return one | {_rules(getattr(engine, name)(a, b)): name for name in TWO}


NAMES = _table()


def _operation(y: Tensor, values: Sequence[float]) -> str:
    """Return the name of what made ``y`` from inputs with these ``values``.

    An operation that is not the engine's has the name of its function in
    brackets, so that nobody takes it for one that is.
    """
    name = NAMES.get(_rules(y))
    if name is None:
        function, dot, _ = y.rules[0].__qualname__.partition(".<locals>")
        return f"[{function if dot else 'step'}]"
    if name != "maximum" or y.item() > min(values):
        return name
    return "minimum" if y.item() < max(values) else "[maximum or minimum]"


def _form(name: str, inputs: Sequence[Any]) -> str:
    """Return how an operation is written: {} for each input, but constants."""
    places = [
        "{}" if isinstance(a, Tensor) else _number(float(a)) for a in inputs
    ]
    if name == "power" and places[1] in RAISED:
        return f"{places[0]}{RAISED[places[1]]}"
    if (name, places[0]) == ("mul", _number(-1)):
        return "−{}"
    usual = f"{name.strip('[]')}({', '.join(['{}'] * len(places))})"
    return WRITTEN.get(name, usual).format(*places)


def _number(value: float) -> str:
    """Return a constant as it stands in a formula."""
    text = f"{value:.6g}".replace("-", "−")
    return f"({text})" if value < 0 else text
