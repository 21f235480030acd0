"""A traced program as a graph: its nodes and edges, each with its place."""

import sys
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any

from lib.widgets.graph_layout import graph_layout
from lib.widgets.trace import trace


def numbers(inputs: Mapping[str, Any]) -> dict[str, float]:
    """Return the inputs as floats, or say which is none.

    >>> numbers({"W": 2})
    {'W': 2.0}
    """
    if not inputs:
        raise TypeError("f needs its inputs by name, as in x=3.0.")
    for name, v in inputs.items():
        size: Any = abs(v) if isinstance(v, Real) else float("inf")
        if not size <= sys.float_info.max:  # nor is a NaN
            raise ValueError(
                f"{name} must be a single finite number: it is {v!r}."
            )
    return {name: float(v) for name, v in inputs.items()}


def graph(f: Callable[..., Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the nodes and edges of ``f(**inputs)``, each with its place.

    An edge goes ``from`` a node ``to`` one that is computed from it, as the
    input number ``slot`` of that.

    >>> found = graph(lambda x: 2 * x, {"x": 3.0})
    >>> found["edges"]
    [{'from': 0, 'to': 1, 'slot': 1, 'way': [(1, 0.0)]}]
    """
    nodes = trace(f, inputs)
    edges = [
        {"from": p, "to": i, "slot": slot}
        for i, node in enumerate(nodes)
        for slot, p in enumerate(node.get("inputs", []))
        if p is not None
    ]
    needed = [
        [e["from"] for e in edges if e["to"] == i] for i in range(len(nodes))
    ]
    found = graph_layout(needed)
    for node, place in zip(nodes, found["nodes"], strict=True):
        node["place"] = place
    for edge, way in zip(edges, found["ways"], strict=True):
        edge["way"] = way
    return {"nodes": nodes, "edges": edges}


def shape(drawn: Mapping[str, Any]) -> list[Any]:
    """Return what a graph is without its numbers.

    >>> shape(graph(lambda x: -x, {"x": 3.0}))
    [('x', '', None), ('v₁', 'mul', [None, 0])]
    """
    return [
        (node["name"], node["op"], node.get("inputs"))
        for node in drawn["nodes"]
    ]
