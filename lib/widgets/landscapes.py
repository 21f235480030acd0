"""The landscapes that every descent explorer knows by name.

The browser has the same ones in closed form.
"""

from typing import Any, NamedTuple

from lib.widgets.samples import Function


class Known(NamedTuple):
    """A function with a window, a start and a learning rate that suit it."""

    words: str
    f: Function
    window: Any
    start: Any
    learning_rate: float


def _rosenbrock(x: Any, y: Any) -> Any:
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


LANDSCAPES = {
    "parabola": Known("parabola x²", lambda x: x**2, (-12.0, 12.0), 10.0, 0.1),
    "wells": Known(
        "two wells x⁴ − 4x² + x",
        lambda x: x**4 - 4 * x**2 + x,
        (-2.4, 2.4),
        2.2,
        0.01,
    ),
    "valley": Known(
        "narrow valley x² + 10y²",
        lambda x, y: x**2 + 10 * y**2,
        ((-12.0, 12.0), (-6.0, 6.0)),
        (10.0, 1.0),
        0.05,
    ),
    "saddle": Known(
        "saddle x² − y²",
        lambda x, y: x**2 - y**2,
        ((-3.0, 3.0), (-2.0, 2.0)),
        (2.5, 0.01),
        0.1,
    ),
    "rosenbrock": Known(
        "Rosenbrock (1 − x)² + 100(y − x²)²",
        _rosenbrock,
        ((-2.0, 2.0), (-1.0, 3.0)),
        (-1.2, 1.0),
        0.001,
    ),
}
