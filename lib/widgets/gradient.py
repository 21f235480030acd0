"""The gradient of a hill at a point, and the slope in any direction."""

import math

import numpy as np
from traitlets import Unicode

from lib.widgets.kinds import At, Number
from lib.widgets.landscape import Landscape
from lib.widgets.points import Function
from lib.widgets.slopes import value_and_slopes
from lib.widgets.window import Window, one_scale


class GradientExplorer(Landscape):
    """A hill seen from above, its gradient at a point, and a direction u.

        slope along u = (df/dx) cos(angle) + (df/dy) sin(angle)

    ``angle`` is in degrees, from the first axis toward the second. The reader
    drags the point ``at`` and turns u; both are traits, so Python sets them
    and observes them.

    Units   ``units`` are those of x, of y and of f(x, y); the first two are
            the same, else there is no angle between directions.
    Raises  TypeError or ValueError if ``f`` cannot be drawn, or ``window`` is
            none or too flat for one scale; TraitError if ``at`` lies outside
            it or ``angle`` is no finite number.

    >>> explorer = GradientExplorer(lambda x, y: 3 * x + 4 * y, angle=90)
    >>> explorer.gradient, explorer.length, explorer.slope
    ([3.0, 4.0], 5.0, 4.0)
    """

    explorer = Unicode("gradient")
    at = At()
    angle = Number()

    def __init__(
        self,
        f: Function,
        at: tuple[float, float] = (1.0, 2.0),
        window: Window = ((-2.0, 2.0), (-3.0, 3.0)),
        angle: float = 0.0,
        label: str = "",
        axes: tuple[str, str, str] = ("x", "y", "f(x, y)"),
        units: tuple[str, str, str] = ("", "", ""),
    ) -> None:
        window = one_scale(window, units)
        super().__init__(f, window, label, axes, units, at=at, angle=angle)

    @property
    def gradient(self) -> list[float]:
        """The two partial derivatives of f at the point."""
        return value_and_slopes(self.f, self.at[0], self.at[1], self.window)[
            1:
        ]

    @property
    def length(self) -> float:
        """The slope of the steepest way up."""
        return math.hypot(*self.gradient)

    @property
    def slope(self) -> float:
        """The slope of f along u."""
        turn = math.radians(self.angle)
        gx, gy = self.gradient
        return gx * math.cos(turn) + gy * math.sin(turn)

    def describe(self) -> str:
        (x, y), length = self.at, self.length
        start = f"{self.label}: at ({x:g}, {y:g}) it has"
        if not np.isfinite(length):
            return f"{start} no gradient, because a slope is missing."
        gx, gy = self.gradient
        return (
            f"{start} the gradient ({gx:.6g}, {gy:.6g}), of length "
            f"{self.rate(length, 0, digits=3)}. The slope at "
            f"{self.angle:g} degrees is {self.rate(self.slope, 0)}."
        )
