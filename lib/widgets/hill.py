"""What every explorer of a function of two variables has: a hill."""

import math
from typing import Any

from traitlets import Bytes, Float, Tuple, Unicode

from lib.widgets.base import Explorer
from lib.widgets.kinds import At, Window, two_intervals
from lib.widgets.samples import Function
from lib.widgets.surface import tabulate, value_and_slopes

FLATTEST = 6  # sides of a window that is drawn to one scale


class Hill(Explorer):
    """A hill seen from above, whose shape the browser knows everywhere.

    The reader drags the point ``at``; a subclass adds what is seen there.

    Units   ``axes`` and ``units`` are those of x, of y and of f(x, y).
    """

    window = Tuple(Tuple(Float(), Float()), Tuple(Float(), Float()))
    samples = Bytes()
    at = At()
    axes = Tuple(
        *(Unicode() for _ in range(3)), default_value=("x", "y", "f(x, y)")
    )
    units = Tuple(*(Unicode() for _ in range(3)), default_value=("", "", ""))
    _title = "{}, seen from above"

    def __init__(
        self,
        f: Function,
        window: Window,
        label: str = "",
        axes: tuple[str, str, str] = ("x", "y", "f(x, y)"),
        units: tuple[str, str, str] = ("", "", ""),
        **state: object,
    ) -> None:
        self._f, window = f, two_intervals(window)
        super().__init__(
            window=window,
            samples=tabulate(f, window).tobytes(),
            label=label,
            axes=axes,
            units=units,
            **state,
        )

    def show(self, f: Function, name: str = "") -> None:
        """Draw another function on the same window.

        Its ``name``, "x² − y²", becomes that of its values and the title.
        """
        table, self._f = tabulate(f, self.window), f
        self._show(name, samples=table.tobytes())

    def _value_and_slopes(self) -> list[float]:
        x, y = self.at
        return value_and_slopes(self._f, x, y, self.window)


def longest_step(window: Window) -> float:
    """Return the longest step: a round number, about a quarter of the window.

    >>> longest_step(((-2.0, 2.0), (-3.0, 3.0)))
    1.0
    """
    (x0, x1), (y0, y1) = window
    ratio = 10.0 ** round(math.log10((y1 - y0) / (x1 - x0)))
    quarter = min(x1 - x0, (y1 - y0) / ratio) / 4
    power = 10.0 ** math.floor(math.log10(quarter))
    return max(n * power for n in (1, 2, 5) if n * power <= quarter * 1.000001)


def one_scale(window: Any, units: tuple[str, ...]) -> Window:
    """Return ``window``, or say why both axes cannot have one scale.

    >>> one_scale(((-2, 2), (-3, 3)), ("km", "km", "m"))
    ((-2.0, 2.0), (-3.0, 3.0))
    """
    window = (x0, x1), (y0, y1) = two_intervals(window)
    sides = x1 - x0, y1 - y0
    if units[0] != units[1] or max(sides) > FLATTEST * min(sides):
        raise ValueError(
            "x and y must have the same unit and one scale, else there are no "
            f"right angles: the units are {units[0]!r} and {units[1]!r}, the "
            f"sides of the window {sides[0]:g} and {sides[1]:g}."
        )
    return window
