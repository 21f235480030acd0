"""The gradient of a hill at a point, and the slope in any direction."""

import math

import numpy as np
from traitlets import Unicode

from lib.widgets.hill import Hill, one_scale
from lib.widgets.kinds import Number, Window
from lib.widgets.samples import Function


class GradientExplorer(Hill):
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
    >>> explorer.gradient, explorer.slope
    ([3.0, 4.0], 4.0)
    """

    explorer = Unicode("gradient")
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
        return self._value_and_slopes()[1:]

    @property
    def slope(self) -> float:
        """The slope of f along u."""
        turn = math.radians(self.angle)
        gx, gy = self.gradient
        return gx * math.cos(turn) + gy * math.sin(turn)

    def describe(self) -> str:
        (x, y), gradient = self.at, self.gradient
        length = math.hypot(*gradient)
        start = f"{self.label}: at ({x:g}, {y:g}) it has"
        if not np.isfinite(length):
            return f"{start} no gradient, because a slope is missing."
        gx, gy = gradient
        return (
            f"{start} the gradient ({gx:.6g}, {gy:.6g}), of length "
            f"{self._with_unit(length, 0, digits=3)}. The slope at "
            f"{self.angle:g} degrees is {self._with_unit(self.slope, 0)}."
        )
