"""The two cuts through a point of a hill, and the plane of their tangents."""

import numpy as np
from traitlets import Unicode

from lib.widgets.kinds import At, Number
from lib.widgets.landscape import Landscape
from lib.widgets.points import Function
from lib.widgets.slopes import value_and_slopes
from lib.widgets.window import Window, longest_step


class SliceExplorer(Landscape):
    """A hill seen from above, and two cuts through it with their tangents.

        f(x + h, y + h)  ~  f(x, y) + (df/dx) h + (df/dy) h

    Along each cut one variable stays fixed: the slope of its tangent is a
    partial derivative. The reader drags the point ``at`` and slides the step
    ``h``; both are traits, so Python sets them and observes them.

    Units   ``units`` are those of x, of y and of f(x, y).
    Raises  TypeError or ValueError if ``f`` cannot be drawn or ``window`` is
            none; TraitError if ``at`` lies outside it, or ``h`` is not
            positive or longer than about a quarter of it.

    >>> explorer = SliceExplorer(lambda x, y: x * y**2, at=(1.0, 2.0))
    >>> explorer.slopes
    [4.0, 4.0]
    """

    explorer = Unicode("slice")
    at = At()
    h = Number(above=0, high=lambda it: longest_step(it.window) * (1 + 1e-9))

    def __init__(
        self,
        f: Function,
        at: tuple[float, float] = (1.0, 2.0),
        window: Window = ((-2.0, 2.0), (-3.0, 3.0)),
        h: float | None = None,
        label: str = "",
        axes: tuple[str, str, str] = ("x", "y", "f(x, y)"),
        units: tuple[str, str, str] = ("", "", ""),
    ) -> None:
        if h is None:
            h = longest_step(window) / 2
        super().__init__(f, window, label, axes, units, at=at, h=h)

    @property
    def height(self) -> float:
        """The value of f at the point."""
        return value_and_slopes(self.f, self.at[0], self.at[1], self.window)[0]

    @property
    def slopes(self) -> list[float]:
        """The two partial derivatives of f at the point."""
        return value_and_slopes(self.f, self.at[0], self.at[1], self.window)[
            1:
        ]

    def describe(self) -> str:
        x, y = self.at
        height, *slopes = value_and_slopes(self.f, x, y, self.window)
        along = (
            f"{self.rate(slope, i)} along {self.axes[i]}"
            if np.isfinite(slope)
            else f"none along {self.axes[i]}"
            for i, slope in enumerate(slopes)
        )
        return (
            f"{self.label}: {self.axes[2]} {height:.6g} {self.units[2]} at "
            f"({x:g}, {y:g}); its slopes are {' and '.join(along)}."
        )
