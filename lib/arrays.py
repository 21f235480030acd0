"""What a Tensor has in common with a NumPy array, and what it refuses.

Here is everything around ``lib.autograd`` that takes no derivative: the
shape of a Tensor and how it is printed, what happens when NumPy meets one,
the sentences for what does not fit, and parameters kept in a list or a dict.
You do not need it to understand the engine.

Left out: anything that differentiates.
"""

import sys
from numbers import Real

import numpy as np


class ArrayLike:
    """Return an array-like: what holds an array ``data`` and stands for it.

    ``operators`` says what is called when NumPy is asked for one of its own
    operators: ``array * a``, with an array on the left, asks for
    ``np.multiply``.

    Raises  TypeError from every other function of NumPy, which would forget
            that there is more to it than the array.
    """

    __slots__ = ()
    operators = {}

    shape = property(lambda self: self.data.shape)
    ndim = property(lambda self: self.data.ndim)
    size = property(lambda self: self.data.size)
    dtype = property(lambda self: self.data.dtype)

    def item(self):
        """Return the single number inside as a Python float."""
        return self.data.item()

    def __repr__(self):
        name = type(self).__name__
        numbers = np.array2string(self.data, separator=", ", prefix=f"{name}(")
        return f"{name}({numbers})"

    def __format__(self, form):
        return format(self.data, form) if form else repr(self)

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                f"only a single number is true or false, got {self!r}: "
                "ask .data.any() or .data.all()"
            )
        return bool(self.item())

    def __float__(self):
        raise TypeError(
            f"float forgets what a {type(self).__name__} came from, and so "
            "does an array of numbers that it is put into: use .item()"
        )

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __reduce__(self):
        # a copy or a pickle starts afresh, with nothing but the numbers
        return type(self), (self.data,)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        if ufunc in self.operators and method == "__call__" and not settings:
            return self.operators[ufunc](*inputs)
        raise self._refusal(ufunc.__name__)

    def __array_function__(self, function, types, inputs, settings):
        if function in (np.shape, np.ndim, np.size):
            return function(*map(plain, inputs), **settings)
        raise self._refusal(function.__name__)

    def __array__(self, *settings, **named_settings):
        raise self._refusal("array")

    def _refusal(self, name):
        here = type(self).__module__
        ours = OUR_NAMES.get(name, name)
        known = hasattr(sys.modules[here], ours)
        return TypeError(
            f"np.{name} forgets what a {type(self).__name__} came from: "
            + (f"use {here}.{ours}" if known else "use .data")
        )


OUR_NAMES = {"array": "stack", "absolute": "abs", "dot": "matmul"}
OUR_NAMES |= {"hstack": "concatenate", "vstack": "stack"}

# A comparison has no rate of change: its answers are plain truth values.
names = "less less_equal greater greater_equal equal not_equal".split()
for name, short in zip(names, "lt le gt ge eq ne".split(), strict=True):
    ask = getattr(np, name)
    ArrayLike.operators[ask] = lambda a, b, ask=ask: ask(plain(a), plain(b))
    setattr(ArrayLike, f"__{short}__", ArrayLike.operators[ask])
del names, name, short, ask


def plain(a):
    """Return the bare numbers of ``a``, whether it is a Tensor or not.

    >>> plain(np.array([1.0, 2.0]))
    array([1., 2.])
    """
    return a.data if isinstance(a, ArrayLike) else a


def floats(data, name="data"):
    """Return ``data`` as a number or an array of floats; a Tensor as it is.

    Raises  TypeError, with the name, if it is not made of real numbers;
            ValueError if its rows differ in length.

    >>> floats([1, 2])
    array([1., 2.])
    """
    if isinstance(data, ArrayLike):
        return data
    try:
        array = np.asarray(data)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths") from None
    kind = array.dtype.kind
    # a Fraction, or an int of many digits, is an object to NumPy
    if kind == "O" and all(isinstance(number, Real) for number in array.flat):
        kind = "i"
    if kind not in "biuf":
        raise TypeError(f"{name} must be made of real numbers, got {data!r}")
    array = array if kind == "f" else array.astype(float)
    return array[()]  # a number computes twice as fast as an array of one


def numbers(a):
    """Return what an operation computes with: ``a`` as bare floats.

    Whole numbers become floats, because 200 + 100 is 44 in one byte.  A
    single one becomes Python's own, which leaves a float32 array float32.
    Complex and dual numbers, on which derivatives are found in other ways,
    stay as they are.

    Raises  TypeError if ``a`` is no number and no array of numbers.

    >>> numbers(np.uint8(200)), numbers([1, 2])
    (200.0, array([1., 2.]))
    """
    if type(a) is float:  # the usual one
        return a
    if isinstance(a, ArrayLike):
        return a.data
    if isinstance(a, SINGLE):
        return float(a)
    if not isinstance(a, ARRAYS):
        # what answers NumPy by itself, as a dual number does, is left alone
        is_known = isinstance(a, complex) or hasattr(a, "__array_ufunc__")
        return a if is_known else floats(a, "an operand")
    return a if a.dtype.kind in "fc" else floats(a, "an operand")


SINGLE = (float, int, np.integer, np.bool)
ARRAYS = (np.ndarray, np.generic)


def bare(number):
    """Return a single float64 as Python's own float, all else as it is.

    Python's own shows as 0.5, and leaves the arrays that it meets float32.

    >>> bare(np.float64(0.5))
    0.5
    """
    return float(number) if isinstance(number, np.float64) else number


def largest(a, axis):
    """Return the largest of ``a`` along ``axis``, to be taken out of it.

    Nothing is below the smallest float or above the largest, since infinity
    less infinity is no number.

    >>> largest(np.array([[1.0, 2.0], [np.inf, 2.0]]), axis=1)
    array([[2.00000000e+000],
           [1.79769313e+308]])
    """
    top = np.max(a, axis=axis, keepdims=True, initial=-np.inf)
    return np.nan_to_num(top)


def misfit(name, *inputs):
    """Return the error that says which shapes an operation could not fit.

    >>> misfit("add", np.ones(3), np.ones(4))
    ValueError('add: the shapes (3,) and (4,) do not fit together')
    """
    if not inputs:
        return ValueError(f"{name} needs one array or more, got none")
    shapes = " and ".join(str(np.shape(a)) for a in inputs)
    return ValueError(f"{name}: the shapes {shapes} do not fit together")


def only_one(name, y):
    """Raise ValueError unless ``y``, where ``name`` starts, is one number.

    Raises  TypeError if it is a complex one.

    >>> only_one("gradient", 3.0)
    """
    if np.shape(plain(y)):
        raise ValueError(
            f"{name} starts from one number, "
            f"got the shape {np.shape(plain(y))}: take its sum first"
        )
    if np.iscomplexobj(plain(y)):
        raise TypeError(f"{name} starts from a real number, got {y!r}")


def each(do, parameters):
    """Return ``do(p)`` of an array, or of every one in a list or a dict.

    What lies in a list may be a list, tuple or dict of arrays in its turn; a
    list of numbers in there is an array.

    >>> each(abs, {"w": -2.0, "b": 1.0})
    {'w': 2.0, 'b': 1.0}
    >>> each(np.sum, [(np.ones(2), np.ones(3)), [1.0, 2.0]])
    [(np.float64(2.0), np.float64(3.0)), np.float64(3.0)]
    """
    if isinstance(parameters, dict):
        return {name: _each(do, p) for name, p in parameters.items()}
    if isinstance(parameters, list | tuple):
        done = [_each(do, p) for p in parameters]
        if hasattr(parameters, "_make"):  # a namedtuple
            return parameters._make(done)
        return type(parameters)(done)
    return do(parameters)


def _each(do, p):
    holds = p.values() if isinstance(p, dict) else p
    is_form = isinstance(p, dict) or (
        isinstance(p, list | tuple)
        and any(isinstance(a, np.ndarray | ArrayLike | dict) for a in holds)
    )
    return each(do, p) if is_form else do(p)
