"""Two functions joined: slopes that multiply, on three number lines."""

import numpy as np
from traitlets import Bytes, Tuple, Unicode

from lib.widgets.samples import Columns, Function, sample, slope_at, values_at
from lib.widgets.stepped import Stepped, start

STEEPEST = 1e6  # times the usual range of u: more is a pole


class ChainExplorer(Stepped):
    """A step in x, what it becomes in u = inner(x), and in y = outer(u).

        dy/dx = dy/du * du/dx

    The reader drags ``x0`` and the step ``h``; both are traits. Left out, h
    is an eighth of the interval. ``axes`` and ``units`` are those of x, u, y.

    Raises  TypeError or ValueError if one of the functions cannot be drawn,
            or ``inner`` has a pole; TraitError if ``x0`` or x0 + h lies
            outside the interval, or h is 0.

    >>> chain = ChainExplorer(lambda x: 2 * x + 1, lambda u: u**2, x0=1.0)
    >>> chain.slope
    12.0
    """

    explorer = Unicode("chain")
    axes = Tuple(*[Unicode()] * 3, default_value=("x", "u", "y"))
    units = Tuple(*[Unicode()] * 3, default_value=("", "", ""))
    inner_samples = Bytes()
    outer_samples = Bytes()

    def __init__(
        self,
        inner: Function,
        outer: Function,
        x0: float = 1.0,
        interval: tuple[float, float] = (-2.0, 2.0),
        h: float | None = None,
        label: str = "",
        axes: tuple[str, str, str] = ("x", "u", "y"),
        units: tuple[str, str, str] = ("", "", ""),
    ) -> None:
        self._inner, self._outer = inner, outer
        state = start(interval, x0, h, 1 / 8)
        columns = sample(inner, state["interval"])
        self._reach = _reach(columns)
        x, u, y = axes
        super().__init__(
            **state,
            inner_samples=columns.tobytes(),
            outer_samples=sample(outer, self._reach).tobytes(),
            label=label or f"{y} of {u}, and {u} of {x}",
            axes=axes,
            units=units,
        )

    @property
    def slope(self) -> float:
        """The slope of y in x: the product of the two slopes at x0."""
        inner, outer = self._slopes()
        return inner * outer

    def describe(self) -> str:
        x, u, y = self.axes
        inner, outer = self._slopes()
        return (
            f"{self.label}: at {x} = {self.x0:g} the slope of {u} is "
            f"{inner:.6g}, the slope of {y} is {outer:.6g}, and their "
            f"product is {inner * outer:.6g}."
        )

    def _slopes(self) -> tuple[float, float]:
        (u0,) = values_at(self._inner, [self.x0])
        return (
            slope_at(self._inner, self.x0, self.interval),
            slope_at(self._outer, u0, self._reach),
        )


def _reach(columns: Columns) -> tuple[float, float]:
    u = columns[1][np.isfinite(columns[1])]
    low, high = float(u.min()), float(u.max())
    usual = np.ptp(np.quantile(u, [0.1, 0.9]))
    if 0 < STEEPEST * usual < high - low:
        raise ValueError(
            f"inner must not have a pole: its values go from {low:g} to "
            f"{high:g}. Choose another interval."
        )
    room = 0.05 * (high - low) or 1.0
    return low - room, high + room
