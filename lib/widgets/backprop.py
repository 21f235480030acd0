"""The graph of a program, walked forward and then backward."""

from collections.abc import Callable
from typing import Any

from traitlets import Dict, Float, TraitError, Unicode, observe, validate

from lib.widgets.backprop_words import sentence
from lib.widgets.base import Explorer
from lib.widgets.graph import graph, numbers, shape
from lib.widgets.kinds import Whole

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
    >>> explorer.gradients, explorer.steps
    ({'a': 4.0, 'b': 2.0}, 7)
    """

    explorer = Unicode("backprop")
    inputs = Dict(key_trait=Unicode(), value_trait=Float())
    graph = Dict()
    step = Whole(0, lambda it: it.steps)
    walks = Whole(0, MOST_WALKS, default=1)

    def __init__(
        self,
        f: Callable[..., Any],
        /,
        *,
        label: str = "Forward, then backward",
        **inputs: float,
    ) -> None:
        inputs = numbers(inputs)
        self.f, self.names = f, list(inputs)
        super().__init__(label=label, inputs=inputs, graph=graph(f, inputs))

    @property
    def steps(self) -> int:
        """How many steps the whole walk has."""
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
        if set(given) != set(self.names):
            raise TraitError(
                f"inputs must be numbers for {', '.join(self.names)}: they "
                f"are {given}."
            )
        return numbers({name: given[name] for name in self.names})

    @observe("inputs")
    def _computed_anew(self, change: Any) -> None:
        before, self.walks = self.graph, 1
        self.graph = graph(self.f, self.inputs)
        if shape(before) != shape(self.graph):
            self.step = 0  # another way through the program

    def describe(self) -> str:
        return sentence(self)
