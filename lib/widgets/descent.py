"""Gradient descent that the reader steps, on a curve or on a map."""

from inspect import signature
from typing import Any

import numpy as np
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
from lib.widgets.kinds import (
    Number,
    OneOf,
    Whole,
    off_the_map,
    ordered,
    outside,
    refuse_if,
    two_intervals,
)
from lib.widgets.landscapes import LANDSCAPES, Known
from lib.widgets.samples import Columns, Function, sample
from lib.widgets.surface import tabulate
from lib.widgets.trajectories import (
    METHODS,
    on_map,
    trajectory,
    value_and_gradient,
)

PAIR = Tuple(Float(), Float())
MOST = 200  # steps
NAMES = {"plain": "plain descent", "momentum": "momentum", "adam": "Adam"}


class DescentExplorer(Explorer):
    """Gradient descent, momentum and Adam, stepped on a function.

        w <- w - learning_rate * gradient

    ``window`` is a pair of numbers for a function of one variable, a pair of
    pairs for one of two. The reader drags ``start``, slides ``learning_rate``
    and takes ``steps``; ``methods`` are some of "plain", "momentum", "adam".
    ``landscape`` names a known function in the place of ``f``. ``mode`` is
    "descent", or "blindfold": the game of number ``seed``, with the
    ``queries`` made after the start. All are traits, so Python sets them and
    observes them.

    Units   ``units`` are those of the variables and of f, in this order.
    Raises  TypeError or ValueError if ``f`` cannot be drawn or ``window`` is
            none; TraitError if ``start`` lies outside it, ``learning_rate``
            is not positive, ``steps`` not from 0 to 200, or a name not known.

    >>> explorer = DescentExplorer(lambda x: x**2, start=1.0, steps=2)
    >>> [round(x, 2) for (x,) in explorer.path()]
    [1.0, 0.8, 0.64]
    """

    explorer = Unicode("descent")
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
    _title = "{}, the way down"

    def __init__(
        self,
        f: Function,
        start: Any = None,
        learning_rate: float = 0.1,
        window: Any = (-3.0, 3.0),
        label: str = "",
        axes: tuple[str, ...] = (),
        units: tuple[str, ...] = (),
        landscape: str = "",
        **others: Any,
    ) -> None:
        self._f, window = f, _any_window(window)
        axes = tuple(axes) or _usual_axes(window)
        super().__init__(
            window=window,
            start=_usual_start(window) if start is None else start,
            learning_rate=learning_rate,
            samples=_sampled(f, window).tobytes(),
            label=label,
            axes=axes,
            units=tuple(units) or ("",) * len(axes),
            **others,
        )
        self.landscape = landscape  # now, since it brings its own start

    def show(self, f: Function, name: str = "") -> None:
        """Draw another function of as many variables on the same window.

        Its ``name``, "x² − y²", becomes that of its values and the title.
        """
        table, self._f = _sampled(f, self.window), f
        self._show(name, landscape="", samples=table.tobytes())

    def path(self, method: str = "plain") -> list[tuple[float, ...]]:
        """The points that a method goes through, the start first."""
        start = tuple(np.atleast_1d(self.start).tolist())
        rate, on = self.learning_rate, self._shown
        return trajectory(on.f, start, method, rate, self.steps, on.window)

    def describe(self) -> str:
        axes, label = self.axes, self.label
        if self.landscape:
            axes, label = _usual_axes(self._shown.window), self._shown.words
        start = _place(axes, np.atleast_1d(self.start))
        ends = "; ".join(self._end(axes, method) for method in self.methods)
        return (
            f"{label}: from {start} with learning_rate "
            f"{self.learning_rate:g}, {ends or 'no method is chosen'}."
        )

    @property
    def _shown(self) -> Known:
        own = Known(self.label, self._f, self.window, self.start, 0.1)
        return LANDSCAPES.get(self.landscape, own)

    def _end(self, axes: tuple[str, ...], method: str) -> str:
        points, on = self.path(method), self._shown
        came = f"{NAMES[method]} comes to {_place(axes, points[-1])}"
        came += f" with step {len(points) - 1}"
        if not on_map(points[-1], on.window):
            return f"{came}, off the map"
        value, *slopes = value_and_gradient(on.f, points[-1], on.window)
        numbers = ", ".join(f"{v:.4g}" for v in slopes)
        slope = f"gradient ({numbers})" if slopes[1:] else f"slope {numbers}"
        return f"{came}: {axes[-1]} {value:.4g}, {slope}"

    @validate("start")
    def _on_what_is_shown(self, proposal: Any) -> Any:
        start = proposal.value
        refuse_if(_wanted_of(start, self._shown.window), "start", start)
        return start

    @validate("methods")
    def _known(self, proposal: Any) -> list[str]:
        known = OneOf(METHODS)
        for method in proposal.value:
            refuse_if(known.wanted(self, method), "each of methods", method)
        return proposal.value

    @observe("landscape")
    def _go_there(self, change: Any) -> None:
        known = self._shown
        if change.new:
            self.start = known.start
            self.learning_rate = known.learning_rate
        elif _is_map(known.window) != isinstance(self.start, tuple):
            self.start = _usual_start(known.window)


def _any_window(window: Any) -> Any:
    """Return a pair of numbers, or a pair of pairs."""
    try:
        numbers = [float(end) for end in window]
    except (TypeError, ValueError):
        return two_intervals(window)
    if len(numbers) != 2:
        raise ValueError(
            f"window must be a pair of numbers, or a pair of pairs for two "
            f"variables: it is {window}."
        )
    low, high = numbers
    return ordered((low, high))


def _is_map(window: Any) -> bool:
    return not isinstance(window[0], float)


def _sampled(f: Function, window: Any) -> Columns:
    numbers = "two numbers" if _is_map(window) else "one number"
    if callable(f) and not _takes(f, 2 if _is_map(window) else 1):
        raise TypeError(
            f"f must be a function of {numbers}, as the window {window} says."
        )
    return tabulate(f, window) if _is_map(window) else sample(f, window)


def _takes(f: Function, count: int) -> bool:
    try:
        signature(f).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # a built-in function keeps it to itself
        return True
    return True


def _usual_axes(window: Any) -> tuple[str, ...]:
    return ("x", "y", "f(x, y)") if _is_map(window) else ("x", "f(x)")


def _usual_start(window: Any) -> Any:
    """Return a place near the upper end of the window."""
    if _is_map(window):
        return tuple(map(_usual_start, window))
    low, high = window
    return low + 0.85 * (high - low)


def _wanted_of(start: Any, window: Any) -> str:
    if _is_map(window) != isinstance(start, tuple):
        numbers = "two numbers" if _is_map(window) else "a number"
        return f"be {numbers}, as many as f has variables"
    return (off_the_map if _is_map(window) else outside)(window, start)


def _place(axes: tuple[str, ...], point: Any) -> str:
    numbers = ", ".join(f"{v:.4g}" for v in point)
    names = ", ".join(axes[:-1])
    return f"({names}) = ({numbers})" if axes[2:] else f"{names} = {numbers}"
