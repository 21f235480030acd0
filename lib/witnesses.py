"""One derivative by every way there is, side by side.

Four ways that share no code cannot be wrong together by accident: a formula
worked out by hand, differences of values, dual numbers carried forward, and
the engine's walk back.  Where they agree, believe them; where one stands
alone, look there first.

Left out: functions of several variables, and a verdict: the digits are shown
and the reader judges.
"""

import math
from numbers import Real
from typing import NamedTuple

from lib import calculus, differences, dual

WAYS = {
    "forward difference": differences.forward_difference,
    "central difference": differences.central_difference,
    "Richardson": differences.richardson,
    "complex step": differences.complex_step,
    "dual numbers": lambda f, x: dual.derivative(f)(x),
    "reverse mode": lambda f, x: calculus.derivative(f)(x),
}


class Witness(NamedTuple):
    """One way, the slope it found, and the digits that agree with the first.

    ``digits`` counts leading digits from 0 to 16; ``slope`` is None, and
    ``digits`` the reason, where the way cannot be gone.
    """

    way: str
    slope: float | None
    digits: int | str


class Witnesses(tuple):
    """What every way found; prints as a table."""

    def __str__(self):
        rows = [f"{'way':<20}{'slope':>22}  digits"]
        for way, slope, digits in self:
            slope = "-" if slope is None else f"{slope:.15g}"
            rows.append(f"{way:<20}{slope:>22}  {digits}")
        return "\n".join(rows)

    __repr__ = __str__


def witnesses(f, x, formula=None):
    """Return the derivative of ``f`` at ``x`` by every way there is.

    Each is compared with the formula, or without one with the reverse mode.

    Shapes  f: a function of one number, made of operators and the functions
            of lib.autograd;  x: a number;  formula: the derivative of f as a
            function, if it is known.
    Error   the differences keep about 8, 10 and 12 digits, the others all 15.
    Raises  TypeError if x is not a number, or f does not follow Tensors.

    >>> from lib.autograd import cos, sin
    >>> found = witnesses(sin, 1.0, formula=cos)
    >>> [w.way for w in found if w.digits >= 15]
    ['formula', 'complex step', 'dual numbers', 'reverse mode']
    """
    if not isinstance(x, Real):
        raise TypeError(f"x must be a number, got {x!r}")
    ways, first = WAYS, WAYS["reverse mode"]
    if formula is not None:
        first = lambda f, x: formula(x)  # noqa: E731  a row like the others
        ways = {"formula": first, **WAYS}
    truth = float(first(f, float(x)))
    return Witnesses(
        _testimony(way, find, f, float(x), truth) for way, find in ways.items()
    )


def _testimony(way, find, f, x, truth):
    # A kink has no complex step, and a function may have no row in a table:
    # that is a finding about f, so it is shown beside the others.
    try:
        slope = float(find(f, x))
    except (TypeError, ValueError) as error:
        return Witness(way, None, str(error))
    return Witness(way, slope, agreement(slope, truth))


def agreement(a, b):
    """Return to how many leading digits two numbers agree, from 0 to 16.

    Where one of them is 0 and has no leading digit, decimals are counted.

    >>> agreement(3.14159, 3.14151)
    4
    >>> agreement(0.0, 0.001)
    3
    """
    if a == b:
        return 16
    gap = abs(a - b) / (max(abs(a), abs(b)) if a and b else 1)
    return max(0, min(16, math.floor(-math.log10(gap)))) if gap < 1 else 0
