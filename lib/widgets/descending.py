"""The state of a descent: what the reader and Python both can change."""

from typing import Any

from traitlets import (
    Bytes,
    Float,
    Int,
    List,
    Tuple,
    Unicode,
    Union,
    observe,
    validate,
)

from lib.widgets.base import Explorer
from lib.widgets.descent_state import fits, usual_start, wanted_of_start
from lib.widgets.kinds import Number, OneOf, Whole, refuse_if
from lib.widgets.landscapes import LANDSCAPES, Known
from lib.widgets.points import Function
from lib.widgets.trajectories import METHODS

PAIR = Tuple(Float(), Float())
MOST = 200  # steps


class Descending(Explorer):
    """What a descent goes down, from where and how, and the game beside it."""

    f: Function
    axes = Tuple()
    units = Tuple()
    samples = Bytes()
    window = Union([PAIR, Tuple(PAIR, PAIR)])
    start = Union([Float(), PAIR])
    learning_rate = Number(above=0)
    steps = Whole(0, MOST, default=10)
    methods = List(Unicode(), ["plain"])
    landscape = OneOf(["", *LANDSCAPES])
    mode = OneOf(["descent", "blindfold"])
    seed = Int(1)
    queries = List(List(Float()))

    def __init__(self, landscape: str = "", **state: Any) -> None:
        super().__init__(**state)
        self.landscape = landscape  # now, since it brings its own start

    @property
    def shown(self) -> Known:
        """The function that is drawn, with its window."""
        own = Known(self.label, self.f, self.window, self.start, 0.1)
        return LANDSCAPES.get(self.landscape, own)

    @validate("start")
    def _on_what_is_shown(self, proposal: Any) -> Any:
        start = proposal.value
        refuse_if(wanted_of_start(self.shown.window, start), "start", start)
        return start

    @validate("methods")
    def _known(self, proposal: Any) -> list[str]:
        known = OneOf(METHODS)
        for method in proposal.value:
            refuse_if(known.wanted(self, method), "each of methods", method)
        return proposal.value

    @observe("landscape")
    def _go_there(self, change: Any) -> None:
        known = self.shown
        if change.new:
            self.start = known.start
            self.learning_rate = known.learning_rate
        elif not fits(known.window, self.start):
            self.start = usual_start(known.window)
