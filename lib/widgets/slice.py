"""The two cuts through a point of a hill, and the plane of their tangents."""

import numpy as np
from traitlets import Unicode

from lib.widgets.hill import Hill, longest_step
from lib.widgets.kinds import Number, Window
from lib.widgets.samples import Function


class SliceExplorer(Hill):
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
    def slopes(self) -> list[float]:
        """The two partial derivatives of f at the point."""
        return self._value_and_slopes()[1:]

    def describe(self) -> str:
        x, y = self.at
        height, *slopes = self._value_and_slopes()
        along = (
            f"{self._with_unit(slope, i)} along {self.axes[i]}"
            if np.isfinite(slope)
            else f"none along {self.axes[i]}"
            for i, slope in enumerate(slopes)
        )
        return (
            f"{self.label}: {self.axes[2]} {height:.6g} {self.units[2]} at "
            f"({x:g}, {y:g}); its slopes are {' and '.join(along)}."
        )
