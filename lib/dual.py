"""Forward-mode differentiation: numbers that carry their own rate of change.

A dual number ``a + b e`` with ``e**2 = 0`` holds a value ``a`` and a slope
``b``.  Arithmetic with them is the chain rule: (a + b e)(c + d e) is
ac + (ad + bc) e, the product rule, and every function f takes a + b e to
f(a) + f'(a) b e.  So a program that is run on ``x + 1 e`` returns its value
and its derivative together, and no record of the steps is kept.

Where ``lib.autograd`` walks back from one output to all inputs, this walks
forward from one input to all outputs.  It is a second witness and shares no
code with it.

Left out: more than one input at a time, matrix products, sums, and Duals
inside an array.
"""

import itertools
from numbers import Real

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin


def _larger(a, b):
    return (a > b) + (a == b) / 2  # equal ones share the slope


# For each operation of NumPy its rates of change, one for each argument.
RATES = {
    np.add: (lambda a, b: 1, lambda a, b: 1),
    np.subtract: (lambda a, b: 1, lambda a, b: -1),
    np.multiply: (lambda a, b: b, lambda a, b: a),
    np.divide: (lambda a, b: 1 / b, lambda a, b: -(a / b) / b),
    np.power: (
        # a**0 and 0**b are flat, also where 0**-1 or log(0) is no number
        lambda a, b: b * a ** (b - 1 + (b == 0)),
        lambda a, b: a**b * np.log(a + (a == 0)),
    ),
    np.negative: (lambda a: -1,),
    np.positive: (lambda a: 1,),
    np.absolute: (lambda a: np.sign(a),),
    np.maximum: (lambda a, b: _larger(a, b), lambda a, b: _larger(b, a)),
    np.minimum: (lambda a, b: _larger(b, a), lambda a, b: _larger(a, b)),
    np.exp: (lambda a: np.exp(a),),
    np.log: (lambda a: 1 / a,),
    np.log1p: (lambda a: 1 / (1 + a),),
    np.sin: (lambda a: np.cos(a),),
    np.cos: (lambda a: -np.sin(a),),
    np.tan: (lambda a: 1 + np.tan(a) ** 2,),
    np.tanh: (lambda a: 1 - np.tanh(a) ** 2,),
    np.sqrt: (lambda a: 0.5 / np.sqrt(a),),
    np.square: (lambda a: 2 * a,),
}

# Their answers are flat, and plain truth values or numbers.
ORDER = {np.less, np.less_equal, np.greater, np.greater_equal}
FLAT = ORDER | {np.equal, np.not_equal, np.isfinite, np.isnan, np.sign}

levels = itertools.count(1)


class Dual(NDArrayOperatorsMixin):
    """Return the dual number ``value + slope e``.

    The mixin turns ``a + b`` into ``np.add(a, b)``, and NumPy hands every
    such call to ``__array_ufunc__`` below; so an operator and a function are
    the same here: a row of the table.

    ``level`` tells apart the variables of a derivative within a derivative.

    Shapes  value and slope: numbers, or arrays of one shape.

    >>> x = Dual(3.0, 1.0)
    >>> x * x
    Dual(9.0, 6.0)
    >>> np.sin(Dual(0.0, 2.0))
    Dual(0.0, 2.0)
    """

    __slots__ = ("value", "slope", "level")

    def __init__(self, value, slope, level=0):
        self.value, self.slope, self.level = value, slope, level

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        level = max(a.level for a in inputs if isinstance(a, Dual))
        # what belongs to a derivative further out is a constant here
        pairs = [(a, getattr(a, "level", None) == level) for a in inputs]
        values = [
            a.value if moves else _floats(a, "a number beside a Dual")
            for a, moves in pairs
        ]
        if ufunc in FLAT:
            return ufunc(*values)
        if ufunc not in RATES or method != "__call__" or settings:
            raise TypeError(f"lib.dual has no rate of change for {ufunc}")
        # dy = dy/da da + dy/db db, where a constant does not move
        slopes = (
            rate(*values) * a.slope
            for rate, (a, moves) in zip(RATES[ufunc], pairs, strict=True)
            if moves
        )
        return Dual(ufunc(*values), sum(slopes), level)

    def __array_function__(self, function, types, inputs, settings):
        if function is not np.where or len(inputs) != 3:
            raise TypeError(f"lib.dual has no rate of change for {function}")
        return _where(*inputs)

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        return f"Dual({self.value}, {self.slope})"


def _where(condition, a, b):
    # value and slope are taken from the same side
    here = condition != 0
    level = max(getattr(a, "level", 0), getattr(b, "level", 0))
    (p, dp), (q, dq) = (
        (c.value, c.slope)
        if getattr(c, "level", None) == level
        else (_floats(c, "a number beside a Dual"), 0.0)
        for c in (a, b)
    )
    return Dual(np.where(here, p, q), np.where(here, dp, dq), level)


def derivative(f):
    """Return the derivative of ``f``, found by one run on dual numbers.

        f(x + 1 e) = f(x) + f'(x) e

    Works on its own result, so second derivatives are
    ``derivative(derivative(f))``.

    Shapes  f: (n,) -> (n,), elementwise and made of operators and of the
            NumPy functions in the table, or those of lib.autograd;  x: a
            number or an array (n,).
    Units   those of f divided by those of x.
    Error   rounding only; 0 where f does not depend on x.
    Raises  TypeError if x or f(x) is not made of numbers, or if f uses a
            function that is not in the table.

    >>> print(derivative(lambda x: x**3)(2.0))
    12.0
    >>> print(derivative(derivative(np.cos))(0.0))
    -1.0
    """

    def slope(x):
        if not callable(f):
            raise TypeError(f"f must be a function, got {f!r}")
        x = _floats(x, "x")
        level, still = next(levels), _still(x)
        y = _floats(f(Dual(x, still + 1, level)), "f(x)")
        if not isinstance(y, Dual) or y.level != level:
            return still
        if isinstance(y.slope, Dual):
            return y.slope
        # a float32 that met a float64 on the way is a float32 again
        return np.asarray(y.slope, still.dtype)[()]

    return slope


def _floats(value, name):
    if isinstance(value, Dual):
        return value
    try:
        array = np.asarray(value)
        if array.dtype == object and isinstance(value, Real):
            array = np.asarray(float(value))  # a Fraction, or a long int
        is_number = array.dtype.kind in "biufc"
    except (TypeError, ValueError):  # it keeps NumPy out, or has ragged rows
        is_number = False
    if not is_number:
        raise TypeError(f"{name} must be made of numbers, got {value!r}")
    return array * 1.0


def _still(x):
    # a slope of 0 for every element of x, or of what it is a Dual of
    while isinstance(x, Dual):
        x = x.value
    return np.zeros_like(x)[()]
