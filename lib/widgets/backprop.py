"""The graph of a program, walked forward and then backward."""

import sys
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any

from traitlets import Dict, Float, TraitError, Unicode, observe, validate

from lib.widgets.base import Explorer
from lib.widgets.graph_layout import graph_layout
from lib.widgets.kinds import Whole
from lib.widgets.trace import trace

MOST_WALKS = 99


class BackpropExplorer(Explorer):
    """The graph of ``f(**inputs)``: values forward, gradients backward.

        gradient of a = sum, over every y that has a as an input, of
                        gradient of y  *  dy/da

    The reader steps through it, is asked for each rate dy/da before it is
    shown, changes the ``inputs`` and calls backward again. ``step`` says how
    far the walk is: one for each node that is computed, one for the 1 it
    turns back with, and one for each share that is handed back. ``walks``
    says how often backward has left its gradients since they were reset.
    All are traits, so Python sets them and observes them.

    Raises  TypeError or ValueError if ``f`` is not written with lib, computes
            nothing, with arrays, or makes more than 40 nodes; TraitError if
            an input is no number, or ``step`` or ``walks`` is out of reach.

    >>> explorer = BackpropExplorer(lambda a, b: a * b + a, a=2.0, b=3.0)
    >>> explorer.gradients
    {'a': 4.0, 'b': 2.0}
    """

    explorer = Unicode("backprop")
    inputs = Dict(key_trait=Unicode(), value_trait=Float())
    graph = Dict()
    step = Whole(0, lambda it: it._steps)
    walks = Whole(0, MOST_WALKS, default=1)

    def __init__(
        self,
        f: Callable[..., Any],
        /,
        *,
        label: str = "Forward, then backward",
        **inputs: float,
    ) -> None:
        inputs = _numbers(inputs)
        self._f, self._names = f, list(inputs)
        super().__init__(label=label, inputs=inputs, graph=graph(f, inputs))

    @property
    def _steps(self) -> int:
        nodes, edges = self.graph["nodes"], self.graph["edges"]
        return sum(bool(node["op"]) for node in nodes) + 1 + len(edges)

    @property
    def gradients(self) -> dict[str, float]:
        """The gradient of each input, by the engine."""
        nodes = {node["name"]: node for node in self.graph["nodes"]}
        return {name: nodes[name]["gradient"] for name in self.inputs}

    @validate("inputs")
    def _the_same_names(self, proposal: Any) -> dict[str, float]:
        given = proposal.value
        if set(given) != set(self._names):
            raise TraitError(
                f"inputs must be numbers for {', '.join(self._names)}: they "
                f"are {given}."
            )
        return _numbers({name: given[name] for name in self._names})

    @observe("inputs")
    def _computed_anew(self, change: Any) -> None:
        before, self.walks = self.graph, 1
        self.graph = graph(self._f, self.inputs)
        if _shape(before) != _shape(self.graph):
            self.step = 0  # another way through the program

    def describe(self) -> str:
        nodes = self.graph["nodes"]
        values = [
            [n["name"], _written(n, nodes), _said(n["value"])] for n in nodes
        ]
        back = [
            f"{_said(n['gradient'])} at {n['name']}" for n in reversed(nodes)
        ]
        return (
            f"{self.label}: the values are "
            f"{', '.join(' = '.join(filter(None, v)) for v in values)}. The "
            f"gradients of {nodes[-1]['name']} are {', '.join(back)}."
        )


# A traced program as a graph: its nodes and edges, each with its place


def _numbers(inputs: Mapping[str, Any]) -> dict[str, float]:
    """Return the inputs as floats, or say which is none."""
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


def _shape(drawn: Mapping[str, Any]) -> list[Any]:
    """Return what a graph is without its numbers."""
    return [
        (node["name"], node["op"], node.get("inputs"))
        for node in drawn["nodes"]
    ]


# A graph in words


def _said(value: float | None) -> str:
    """Return a number as people read it."""
    if value is None:
        return "none"
    return f"{value + 0.0:.5g}".replace("-", "−")  # no −0


def _written(node: Any, nodes: list[Any]) -> str:
    """Return what a node is computed from, with their names."""
    if not node.get("op", True):
        return ""
    names = [nodes[i]["name"] for i in node["inputs"] if i is not None]
    return str(node["form"]).format(*names)
