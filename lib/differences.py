"""Rates of change measured from values of a function, without its formula.

A derivative is a limit of average rates.  A computer cannot take the limit,
but it can take a small step, and this file holds the ways to do so, each with
the error it makes: a step too large follows a chord instead of the tangent, a
step too small drowns in rounding.  Two things are rounded, the values of f
and x + h itself, and both are divided by h: together that is at most about

    EPS (|f(x)| + |x f'(x)|) / h.

The second term belongs to x + h; it is 0 where x + h is exact, as for a power
of two beside a small whole number.

They are the independent witnesses against ``lib.autograd`` and share no code
with it.  Left out: functions of several variables, and choosing the step from
the function at hand.  The default step suits a function that changes over a
length of about max(1, |x|).  Where f changes faster, as log and 1/x do near 0,
give a step that is small beside x: at x = 1e-5 the default central difference
of log is 16 % off, and below the step itself log has no value to the left.
"""

import numpy as np

EPS = float(np.finfo(float).eps)  # the gap between 1.0 and the next float


def average_rate(f, a, b):
    """Return the average rate of change of ``f`` from ``a`` to ``b``.

        (f(b) - f(a)) / (b - a), the slope of the secant through both points

    Units   those of f divided by those of a and b.
    Raises  TypeError if a or b is not a number;
            ValueError if either is NaN or infinite, or if they are equal.

    >>> average_rate(lambda t: 5 * t**2, 1.0, 3.0)
    20.0
    """
    a, b = _number("a", a), _number("b", b)
    if a == b:
        raise ValueError(
            f"a and b must differ to have a rate between them, both are {a}"
        )
    return _plain((_values(f, b) - _values(f, a)) / (b - a))


def difference_quotient(f, x, h):
    """Return the slope of the secant of ``f`` from ``x`` to ``x + h``.

        (f(x + h) - f(x)) / h,  which tends to f'(x) as h tends to 0

    Shapes  x: a number;  h: a number or an array of steps (n,), none 0;
            returns the shape of h.
    Units   those of f divided by those of x.
    Error   h f''(x) / 2 from the chord plus EPS (|f| + |x f'|) / h from
            rounding.
    Raises  TypeError if x or h is not made of numbers;
            ValueError if either is NaN or infinite, or if a step is 0.

    >>> difference_quotient(lambda t: t**2, 3.0, np.array([1.0, 0.5, -0.5]))
    array([7. , 6.5, 5.5])
    """
    x, h = _number("x", x), _numbers("h", h)
    if np.any(h == 0):
        raise ValueError("h must not be 0: a secant needs two points")
    return _plain((_values(f, x + h) - _values(f, x)) / h)


def forward_difference(f, x, h=None):
    """Return the slope of ``f`` at ``x`` measured by a chord to one side.

        f'(x)  ~  (f(x + h) - f(x)) / h

    Shapes  f: (n,) -> (n,), elementwise;  x: a number or (n,);  returns the
            shape of x.
    Units   those of f divided by those of x.
    Error   h |f''| / 2 from the chord plus EPS (|f| + |x f'|) / h from
            rounding; for a function that changes over a length of about
            max(1, |x|) the default h = sqrt(EPS) max(1, |x|) balances the two
            at about 1e-8.
    Raises  TypeError if x or h is not made of numbers;
            ValueError if either is NaN or infinite, or if h is not positive.

    >>> print(round(forward_difference(np.sin, 0.0), 7))
    1.0
    """
    x = _numbers("x", x)
    h = _step(f, x, h, 1 / 2)
    return _plain((_values(f, x + h) - _values(f, x)) / h)


def central_difference(f, x, h=None):
    """Return the slope of ``f`` at ``x`` measured by a symmetric chord.

        f'(x)  ~  (f(x + h) - f(x - h)) / 2h

    Shapes  f: (n,) -> (n,), elementwise;  x: a number or (n,);  returns the
            shape of x.
    Units   those of f divided by those of x.
    Error   h**2 |f'''| / 6 from the chord plus EPS (|f| + |x f'|) / h from
            rounding; for a function that changes over a length of about
            max(1, |x|) the default h = cbrt(EPS) max(1, |x|) balances the two
            at about 1e-10.
    Raises  TypeError if x or h is not made of numbers;
            ValueError if either is NaN or infinite, or if h is not positive.

    >>> print(round(central_difference(np.sin, 0.0), 9))
    1.0
    """
    x = _numbers("x", x)
    h = _step(f, x, h, 1 / 3)
    return _plain((_values(f, x + h) - _values(f, x - h)) / (2 * h))


def richardson(f, x, h=None):
    """Return the slope of ``f`` at ``x`` from two symmetric chords.

        f'(x)  ~  (4 D(h / 2) - D(h)) / 3,   D(h) = (f(x + h) - f(x - h)) / 2h

    Halving h divides the error of D, h**2 f''' / 6, by four; so this
    combination cancels it and leaves the next term of the Taylor series.

    Shapes  f: (n,) -> (n,), elementwise;  x: a number or (n,);  returns the
            shape of x.
    Units   those of f divided by those of x.
    Error   h**4 |f^(5)| / 480 from the chords plus EPS (|f| + |x f'|) / h from
            rounding, which is the larger part, about 1e-12, with the default
            h = EPS**(1/5) max(1, |x|).
    Raises  TypeError if x or h is not made of numbers;
            ValueError if either is NaN or infinite, or if h is not positive.

    >>> print(round(richardson(np.sin, 0.0), 11))
    1.0
    """
    x = _numbers("x", x)
    h = _step(f, x, h, 1 / 5)
    wide, narrow = central_difference(f, x, h), central_difference(f, x, h / 2)
    return _plain((4 * narrow - wide) / 3)


def complex_step(f, x, h=1e-30):
    """Return the slope of ``f`` at ``x`` measured by a step off the real line.

        f'(x)  ~  Im f(x + i h) / h

    Two values of f are never subtracted and x is not rounded, so nothing
    cancels, however small h is, down to about 1e-300 where floats end.  The
    rounding inside of f remains.

    Shapes  f: (n,) -> (n,), elementwise and made of functions that take
            complex numbers;  x: a number or (n,);  returns the shape of x.
    Units   those of f divided by those of x.
    Error   h**2 |f'''| / 6, far below rounding for the default h.  Where f
            drops the imaginary part on the way and gets another, as
            x * abs(x) does, the slope is wrong, and nothing here can see it:
            compare with central_difference.
    Raises  TypeError if x or h is not made of numbers;
            ValueError if either is NaN or infinite, if h is not positive, if
            f(x + i h) is real: as abs does, f dropped the imaginary part; or
            if f(x) is no real number, as log(-1).

    >>> complex_step(np.exp, 0.0)
    1.0
    """
    x = _numbers("x", x)
    h = _step(f, x, h, None)
    y = _values(f, x + 1j * h)
    if not np.iscomplexobj(y):
        raise ValueError(
            "f must pass the imaginary part on, it made a real number of a "
            "complex one; use central_difference"
        )
    with np.errstate(invalid="ignore"):
        at_x = _values(f, x)
    if np.any(np.isnan(at_x) | (at_x.imag != 0)):
        raise ValueError(f"f(x) must be a real number, it is {at_x[()]}")
    return _plain(y.imag / h)


def _number(name, value):
    value = _numbers(name, value)
    if value.ndim:
        raise TypeError(
            f"{name} must be one number, got an array of shape {value.shape}"
        )
    return value


def _numbers(name, value):
    array = np.asarray(value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not np.all(np.isfinite(array)):
        raise ValueError(f"{name} must be finite, got {value!r}")
    return array.astype(float)[()]


def _step(f, x, h, power):
    # where the caller gives no step, a share of the size of x, the larger
    # the fewer digits f has
    if h is None:
        size = np.maximum(1, np.abs(x))
        h = EPS**power * size
        return np.maximum(h, _eps(_values(f, x + h)) ** power * size)
    h = _numbers("h", h)
    if np.any(h <= 0):
        raise ValueError(f"h must be positive, got {h}")
    return h


def _eps(y):
    return float(np.finfo(y.dtype).eps)


def _values(f, x):
    if not callable(f):
        raise TypeError(f"f must be a function, got {f!r}")
    y = np.asarray(f(x))
    if y.dtype.kind not in "biufc":
        raise TypeError(f"f must return numbers, it returned {y[()]!r}")
    return y if y.dtype.kind in "fc" else y.astype(float)


def _plain(slope):
    # one number as Python's own, which shows as 0.5, not as np.float64(0.5)
    return slope.item() if isinstance(slope, np.generic) else slope
