"""What a descent goes down: a function, its window, and a start in it."""

from inspect import signature
from typing import Any

from lib.widgets.interval import ordered
from lib.widgets.kinds import off_the_map, outside
from lib.widgets.points import Columns, Function
from lib.widgets.samples import sample
from lib.widgets.surface import tabulate
from lib.widgets.window import two_intervals


def any_window(window: Any) -> Any:
    """Return a pair of numbers, or a pair of pairs.

    >>> any_window((-6, 14)), any_window(((0, 1), (0, 2)))
    ((-6.0, 14.0), ((0.0, 1.0), (0.0, 2.0)))
    """
    try:
        numbers = [float(end) for end in window]
    except (TypeError, ValueError):
        return two_intervals(window)
    if len(numbers) != 2:
        raise ValueError(
            f"window must be a pair of numbers, or a pair of pairs for two "
            f"variables: it is {window}."
        )
    low, high = numbers
    return ordered((low, high))


def is_map(window: Any) -> bool:
    """Return whether a window is that of a function of two variables.

    >>> is_map((0.0, 1.0))
    False
    """
    return not isinstance(window[0], float)


def sampled(f: Function, window: Any) -> Columns:
    """Return the table of ``f`` that the browser draws from.

    >>> sampled(lambda x: x**2, (-1.0, 1.0)).shape[0]
    3
    """
    numbers = "two numbers" if is_map(window) else "one number"
    if callable(f) and not _takes(f, 2 if is_map(window) else 1):
        raise TypeError(
            f"f must be a function of {numbers}, as the window {window} says."
        )
    return tabulate(f, window) if is_map(window) else sample(f, window)


def _takes(f: Function, count: int) -> bool:
    try:
        signature(f).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # a built-in function keeps it to itself
        return True
    return True


def usual_axes(window: Any) -> tuple[str, ...]:
    """Return the names of the variables and of the value.

    >>> usual_axes((0.0, 1.0))
    ('x', 'f(x)')
    """
    return ("x", "y", "f(x, y)") if is_map(window) else ("x", "f(x)")


def usual_start(window: Any) -> Any:
    """Return a place near the upper end of the window.

    >>> usual_start((0.0, 10.0))
    8.5
    """
    if is_map(window):
        return tuple(map(usual_start, window))
    low, high = window
    return low + 0.85 * (high - low)


def fits(window: Any, start: Any) -> bool:
    """Return whether a start has as many numbers as there are variables.

    >>> fits((0.0, 1.0), 0.5), fits((0.0, 1.0), (0.5, 0.5))
    (True, False)
    """
    return is_map(window) == isinstance(start, tuple)


def wanted_of_start(window: Any, start: Any) -> str:
    """Return what is wanted of a start that is not in the window, else "".

    >>> wanted_of_start((0.0, 1.0), (0.5, 0.5))
    'be a number, as many as f has variables'
    """
    if not fits(window, start):
        numbers = "two numbers" if is_map(window) else "a number"
        return f"be {numbers}, as many as f has variables"
    return (off_the_map if is_map(window) else outside)(window, start)
