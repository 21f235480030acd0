"""Gradient descent that the reader steps, on a curve or on a map."""

from typing import Any

import numpy as np
from traitlets import Unicode

from lib.widgets.descending import Descending
from lib.widgets.descent_state import (
    any_window,
    sampled,
    usual_axes,
    usual_start,
)
from lib.widgets.descent_words import sentence
from lib.widgets.points import Function
from lib.widgets.trajectories import trajectory


class DescentExplorer(Descending):
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

    def __init__(
        self,
        f: Function,
        start: Any = None,
        learning_rate: float = 0.1,
        window: Any = (-3.0, 3.0),
        label: str = "",
        axes: tuple[str, ...] = (),
        units: tuple[str, ...] = (),
        **others: Any,
    ) -> None:
        window = any_window(window)
        self.f, table = f, sampled(f, window)
        axes = tuple(axes) or usual_axes(window)
        super().__init__(
            window=window,
            start=usual_start(window) if start is None else start,
            learning_rate=learning_rate,
            samples=table.tobytes(),
            label=label or f"{axes[-1]}, the way down",
            axes=axes,
            units=tuple(units) or ("",) * len(axes),
            **others,
        )

    def show(self, f: Function, name: str = "") -> None:
        """Draw another function of as many variables on the same window.

        Its ``name``, "x² − y²", becomes that of its values and the title.
        """
        table, self.f = sampled(f, self.window), f
        with self.hold_sync():  # one message: the name and its landscape
            if name:
                self.axes = (*self.axes[:-1], name)
                self.label = f"{name}, the way down"
            self.landscape, self.samples = "", table.tobytes()

    def path(self, method: str = "plain") -> list[tuple[float, ...]]:
        """The points that a method goes through, the start first."""
        start = tuple(np.atleast_1d(self.start).tolist())
        rate, on = self.learning_rate, self.shown
        return trajectory(on.f, start, method, rate, self.steps, on.window)

    def describe(self) -> str:
        return sentence(self)
