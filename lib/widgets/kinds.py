"""What the state of an explorer may be: kinds of traits with their bounds.

Each refusal is one sentence: the trait, what is accepted, what came. A bound
is a number, or a function of the explorer where another trait decides.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any

from traitlets import Float, Int, TraitError, TraitType, Tuple

Bound = float | Callable[[Any], float]
Window = tuple[tuple[float, float], tuple[float, float]]


class Kind(TraitType):
    """A trait whose subclass says what is ``wanted`` of a value, "" if none.

    traitlets asks when every trait of one change has its new value: so the
    order in which they come does not matter.
    """

    def wanted(self, explorer: Any, value: Any) -> str:
        raise NotImplementedError

    def _cross_validate(self, obj: Any, value: Any) -> Any:
        refuse_if(self.wanted(obj, value), self.name, value)
        return super()._cross_validate(obj, value)


def refuse_if(wanted: str, name: str | None, value: Any) -> None:
    """Say what is ``wanted`` in the place of a value, if anything is.

    >>> refuse_if("be from 0 to 6", "zoom", 7.0)
    Traceback (most recent call last):
    traitlets.traitlets.TraitError: zoom must be from 0 to 6: it is 7.
    """
    if wanted:
        came = f"{value:g}" if isinstance(value, float) else repr(value)
        raise TraitError(f"{name} must {wanted}: it is {came}.")


class Number(Kind, Float):
    """A finite number, from ``low`` to ``high``; ``above`` is not accepted."""

    def __init__(
        self,
        *,
        low: Bound = -math.inf,
        high: Bound = math.inf,
        above: Bound = -math.inf,
    ) -> None:
        super().__init__()
        self.bounds = low, high, above

    def wanted(self, explorer: Any, value: float) -> str:
        low, high, above = (_at(explorer, bound) for bound in self.bounds)
        if math.isfinite(value) and low <= value <= high and value > above:
            return ""
        if math.isfinite(low):
            return f"be from {low:g} to {high:g}"
        if math.isfinite(high):
            return f"be above {above:g} and at most {high:g}"
        return f"be a {'finite' if above < 0 else 'positive'} number"


class Whole(Kind, Int):
    """A whole number from ``low`` to ``high``."""

    def __init__(self, low: int, high: Bound, default: int = 0) -> None:
        super().__init__(default)
        self.low, self.high = low, high

    def wanted(self, explorer: Any, value: int) -> str:
        high = _at(explorer, self.high)
        fits = self.low <= value <= high
        return "" if fits else f"be from {self.low} to {high}"


class OneOf(Kind):
    """One of some names or numbers; the first is the default."""

    def __init__(self, names: Iterable[Any]) -> None:
        self.names = tuple(names)
        super().__init__(self.names[0])

    def wanted(self, explorer: Any, value: Any) -> str:
        if value in self.names:
            return ""
        names = list(map(repr, self.names))
        if len(names) == 2:
            return f"be {' or '.join(names)}"
        return f"be one of {', '.join(names)}"


class Inside(Kind, Float):
    """A number in the ``interval`` of its explorer."""

    def wanted(self, explorer: Any, value: float) -> str:
        return outside(explorer.interval, value)


class At(Kind, Tuple):
    """A point in the ``window`` of its explorer."""

    def __init__(self) -> None:
        super().__init__(Float(), Float(), default_value=(0.0, 0.0))

    def wanted(self, explorer: Any, value: Any) -> str:
        return off_the_map(explorer.window, value)


def _at(explorer: Any, bound: Bound) -> float:
    """Return a bound as a number."""
    return bound(explorer) if callable(bound) else bound


def outside(interval: Any, value: float) -> str:
    """Return what is wanted of a number that is not in the interval.

    >>> outside((0.0, 1.0), 2.0), outside((0.0, 1.0), 1.0)
    ('lie in the interval (0, 1)', '')
    """
    low, high = interval
    inside = low <= value <= high
    return "" if inside else f"lie in the interval ({low:g}, {high:g})"


def off_the_map(window: Any, point: Any) -> str:
    """Return what is wanted of a point that is not in the window.

    >>> off_the_map(((0.0, 1.0), (0.0, 2.0)), (0.5, 3.0))
    'lie in the window, its y from 0 to 2'
    """
    for v, (low, high), axis in zip(point, window, "xy", strict=True):
        if not low <= v <= high:
            return f"lie in the window, its {axis} from {low:g} to {high:g}"
    return ""


# What comes as an argument


def ordered(interval: tuple[float, float]) -> tuple[float, float]:
    """Return ``interval`` as two numbers, or say that it is none.

    >>> ordered((0, 1))
    (0.0, 1.0)
    """
    low, high = map(float, interval)
    if not low < high or math.isinf(high - low):
        raise ValueError(
            f"interval must be two numbers, the lower one first: it is "
            f"{tuple(interval)}."
        )
    return low, high


def two_intervals(window: Any) -> Window:
    """Return ``window`` as two pairs of numbers, or say that it is none.

    >>> two_intervals(((-2, 2), (-3, 3)))
    ((-2.0, 2.0), (-3.0, 3.0))
    """
    try:
        (x0, x1), (y0, y1) = window
        whole = (float(x0), float(x1)), (float(y0), float(y1))
    except (TypeError, ValueError):
        whole = ((0.0, 0.0), (0.0, 0.0))
    if not all(a < b and math.isfinite(b - a) for a, b in whole):
        raise ValueError(
            "window must be two pairs of numbers, ((x_low, x_high), (y_low, "
            f"y_high)), the lower one first: it is {window}."
        )
    return whole
