"""What a Tensor has in common with a NumPy array, and what it refuses.

Here is everything around ``lib.autograd`` that takes no derivative: the
shape of a Tensor and how it is printed, what happens when NumPy meets one,
the sentences for what does not fit, and parameters kept in a list or a dict.
You do not need it to understand the engine.

Left out: anything that differentiates.
"""

import sys

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
    dtype = property(lambda self: self.data.dtype)

    def item(self):
        """Return the single number inside as a Python float."""
        return self.data.item()

    def __repr__(self):
        name = type(self).__name__
        numbers = np.array2string(self.data, separator=", ", prefix=f"{name}(")
        return f"{name}({numbers})"

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
        ours = {"array": "stack", "absolute": "abs"}.get(name, name)
        known = hasattr(sys.modules[here], ours)
        return TypeError(
            f"np.{name} forgets what a {type(self).__name__} came from: "
            + (f"use {here}.{ours}" if known else "use .data")
        )


# A comparison has no rate of change: its answers are plain truth values.
names = "less less_equal greater greater_equal equal not_equal".split()
for name, short in zip(names, "lt le gt ge eq ne".split(), strict=True):
    ask = getattr(np, name)
    ArrayLike.operators[ask] = lambda a, b, ask=ask: ask(plain(a), plain(b))
    setattr(ArrayLike, f"__{short}__", ArrayLike.operators[ask])


def plain(a):
    """Return the bare numbers of ``a``, whether it is a Tensor or not.

    >>> plain(np.array([1.0, 2.0]))
    array([1., 2.])
    """
    return a.data if isinstance(a, ArrayLike) else a


def floats(data, name="data"):
    """Return ``data`` as a number or an array of floats; a Tensor as it is.

    Raises  TypeError, with the name, if it is not made of real numbers.

    >>> floats([1, 2])
    array([1., 2.])
    """
    if isinstance(data, ArrayLike):
        return data
    array = np.asarray(data)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must be made of real numbers, got {data!r}")
    array = array if array.dtype.kind == "f" else array.astype(float)
    return array[()]  # a number computes twice as fast as an array of one


def bare(number):
    """Return a single float64 as Python's own float, all else as it is.

    Python's own shows as 0.5, and leaves the arrays that it meets float32.

    >>> bare(np.float64(0.5))
    0.5
    """
    return float(number) if isinstance(number, np.float64) else number


def misfit(name, *inputs):
    """Return the error that says which shapes an operation could not fit.

    >>> misfit("add", np.ones(3), np.ones(4))
    ValueError('add: the shapes (3,) and (4,) do not fit together')
    """
    shapes = " and ".join(str(np.shape(a)) for a in inputs)
    return ValueError(f"{name}: the shapes {shapes} do not fit together")


def only_one(name, y):
    """Raise ValueError unless ``y``, where ``name`` starts, is one number.

    >>> only_one("gradient", 3.0)
    """
    if np.shape(plain(y)):
        raise ValueError(
            f"{name} starts from one number, "
            f"got the shape {np.shape(plain(y))}: take its sum first"
        )


def each(do, parameters):
    """Return ``do(p)`` of an array, or of every one in a list or a dict.

    >>> each(abs, {"w": -2.0, "b": 1.0})
    {'w': 2.0, 'b': 1.0}
    """
    if isinstance(parameters, dict):
        return {name: do(p) for name, p in parameters.items()}
    if isinstance(parameters, list | tuple):
        return type(parameters)(do(p) for p in parameters)
    return do(parameters)
