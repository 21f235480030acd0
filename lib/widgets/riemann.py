"""An area in strips, and the running area as the function that it is."""

import numpy as np
from traitlets import Bytes, Float, Tuple, Unicode

from lib.widgets.base import Explorer
from lib.widgets.kinds import Inside, OneOf, Whole, ordered
from lib.widgets.samples import Columns, Function, sample, values_at

RULES = ("left", "right", "midpoint", "trapezoid")
MOST = 1000


class RiemannExplorer(Explorer):
    """The area below a curve in strips, from the left end to where it is cut.

        area ~ width (f(x1) + ... + f(xn)),   width = (x - a) / n

    The reader drags the right end ``x``, chooses the ``rule`` that says where
    in each strip the height is read, and slides the number ``n`` of strips.
    All are traits, so Python sets them and observes them. Beside the strips
    stand the running area, whose rate is the height, and the error.

    Units   ``units`` are those of x and of f(x): the area gets their product.
    Raises  TypeError or ValueError if ``f`` cannot be drawn; TraitError if
            ``x`` is outside of the interval, ``n`` not a whole number from 1
            to 1000, or ``rule`` not one of left, right, midpoint, trapezoid.

    >>> explorer = RiemannExplorer(lambda x: x**2, interval=(0, 3), n=3)
    >>> explorer.sum, round(explorer.area, 9)
    (8.75, 9.0)
    """

    explorer = Unicode("riemann")
    interval = Tuple(Float(), Float())
    x = Inside()
    n = Whole(1, MOST, 8)
    rule = OneOf(RULES)
    samples = Bytes()
    _title = "{} in strips"

    def __init__(
        self,
        f: Function,
        interval: tuple[float, float] = (0.0, 2.0),
        x: float | None = None,
        n: int = 8,
        rule: str = "midpoint",
        label: str = "",
        axes: tuple[str, str] = ("x", "f(x)"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        low, high = ordered(interval)
        self._f = f
        super().__init__(
            interval=(low, high),
            x=high if x is None else x,
            n=n,
            rule=rule,
            samples=sample(f, (low, high)).tobytes(),
            label=label,
            axes=axes,
            units=units,
        )

    @property
    def sum(self) -> float:
        """The sum of the strips, NaN where a height is missing."""
        low, n = self.interval[0], self.n
        width = (self.x - low) / n
        edges = [low + width * i for i in range(n)] + [self.x]
        if self.rule == "trapezoid":
            y = np.array(values_at(self._f, edges))
            return float(width * (y[:-1] + y[1:]).sum() / 2)
        if self.rule == "midpoint":
            places = [low + width * (i + 0.5) for i in range(n)]
        else:
            places = edges[1:] if self.rule == "right" else edges[:-1]
        return float(width * np.sum(values_at(self._f, places)))

    @property
    def area(self) -> float:
        """The integral, to about nine digits; NaN where there is none."""
        low = self.interval[0]
        if self.x == low:
            return 0.0
        return _area(sample(self._f, (low, self.x)))

    def describe(self) -> str:
        strips = "1 strip" if self.n == 1 else f"{self.n} strips"
        low = self.interval[0]
        area = f"{self.area:.6g}" if np.isfinite(self.area) else "none"
        return (
            f"{self.label}: {strips} from {low:g} to {self.x:g}, {self.rule} "
            f"rule, add up to {self.sum:.6g}; the area is {area}."
        )


def _area(columns: Columns) -> float:
    """Return the integral of the cubics between the knots.

    A break is a narrow cell, and counts as nothing; a pole has no area.

    >>> f"{_area(sample(lambda x: x**3, (0.0, 2.0))):.9f}"
    '4.000000000'
    """
    x, y, slope = columns
    width = np.diff(x)
    bend = np.where(np.isfinite(slope), slope, 0.0)
    straight = ~np.isfinite(slope[1:] + slope[:-1])
    bend = np.where(straight, 0.0, bend[:-1] - bend[1:])
    cells = width * (y[1:] + y[:-1]) / 2 + width**2 * bend / 12
    narrow = width <= 64e-9 * (x[-1] - x[0])
    cells = np.where(narrow & ~np.isfinite(cells), 0.0, cells)
    return float(cells.sum())
