"""What every explorer of a function of two variables has."""

from traitlets import Bytes, Float, Tuple, Unicode

from lib.widgets.base import Explorer
from lib.widgets.points import Function
from lib.widgets.surface import tabulate
from lib.widgets.window import Window, two_intervals


class Landscape(Explorer):
    """A hill seen from above, whose shape the browser knows everywhere.

    A subclass adds what is moved on it.

    Units   ``axes`` and ``units`` are those of x, of y and of f(x, y).
    """

    window = Tuple(Tuple(Float(), Float()), Tuple(Float(), Float()))
    samples = Bytes()
    axes = Tuple(
        *(Unicode() for _ in range(3)), default_value=("x", "y", "f(x, y)")
    )
    units = Tuple(*(Unicode() for _ in range(3)), default_value=("", "", ""))

    def __init__(
        self,
        f: Function,
        window: Window,
        label: str = "",
        axes: tuple[str, str, str] = ("x", "y", "f(x, y)"),
        units: tuple[str, str, str] = ("", "", ""),
        **state: object,
    ) -> None:
        self.f, window = f, two_intervals(window)
        self._table = tabulate(f, window)
        super().__init__(
            window=window,
            samples=self._table.tobytes(),
            label=label or f"{axes[2]}, seen from above",
            axes=axes,
            units=units,
            **state,
        )

    def show(self, f: Function, name: str = "") -> None:
        """Draw another function on the same window.

        Its ``name``, "x² − y²", becomes that of its values and the title.
        """
        self._table, self.f = tabulate(f, self.window), f
        with self.hold_sync():  # one message: the name and its surface
            if name:
                self.axes = (*self.axes[:2], name)
                self.label = f"{name}, seen from above"
            self.samples = self._table.tobytes()

    def rate(self, slope: float, axis: int, digits: int = 6) -> str:
        """Return a slope along an axis with the quotient of the units."""
        per, of = self.units[axis], self.units[2]
        unit = f" {of or 1}/{per or 1}" if per or of else ""
        return f"{slope:.{digits}g}{unit}"
