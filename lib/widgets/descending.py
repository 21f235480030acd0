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
from lib.widgets.descent_state import accepted, fits, usual_start
from lib.widgets.landscapes import LANDSCAPES, Known
from lib.widgets.points import Function

PAIR = Tuple(Float(), Float())


class Descending(Explorer):
    """What a descent goes down, from where and how, and the game beside it."""

    f: Function
    axes = Tuple().tag(sync=True)
    units = Tuple().tag(sync=True)
    samples = Bytes().tag(sync=True)
    window = Union([PAIR, Tuple(PAIR, PAIR)]).tag(sync=True)
    start = Union([Float(), PAIR]).tag(sync=True)
    learning_rate = Float().tag(sync=True)
    steps = Int(10).tag(sync=True)
    methods = List(Unicode(), ["plain"]).tag(sync=True)
    landscape = Unicode().tag(sync=True)
    mode = Unicode("descent").tag(sync=True)
    seed = Int(1).tag(sync=True)
    queries = List(List(Float())).tag(sync=True)

    def __init__(self, landscape: str = "", **state: Any) -> None:
        super().__init__(**state)
        self.landscape = landscape  # now, since it brings its own start

    @property
    def shown(self) -> Known:
        """The function that is drawn, with its window."""
        own = Known(self.label, self.f, self.window, self.start, 0.1)
        return LANDSCAPES.get(self.landscape, own)

    @validate(
        "start", "learning_rate", "steps", "methods", "landscape", "mode"
    )
    def _accepted(self, proposal: Any) -> Any:
        name, window = proposal.trait.name, self.shown.window
        return accepted(name, proposal.value, window)

    @observe("landscape")
    def _go_there(self, change: Any) -> None:
        known = self.shown
        if change.new:
            self.start = known.start
            self.learning_rate = known.learning_rate
        elif not fits(known.window, self.start):
            self.start = usual_start(known.window)
