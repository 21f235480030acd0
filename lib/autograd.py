"""Derivatives of programs: reverse-mode differentiation on NumPy arrays.

A program that computes a loss is a long composition of small steps, each with
a derivative that stands in the table inside a calculus book's cover.  The
chain rule says how to combine them: the rate of the loss with respect to the
input of a step is its rate with respect to the output, times the rate of that
one step.  So every step leaves a note of what it did, and afterwards one walk
from the loss back to the inputs multiplies the rates and adds them up.

Read the file in its own order:

1. ``Tensor``      an array that remembers what it was computed from
2. ``walk_back``   the chain rule, once, for every program
3. ``add`` ...     the table: each operation beside its rules
4. ``gradient``    functions that turn a function into its derivative

A Tensor is what we differentiate with respect to; plain numbers and arrays
are constants.  Every function of the table also takes plain numbers and
arrays, and then returns plain ones.

Left out: changing an array in place, complex Tensors, compilation, and GPUs.
"""

import functools
import itertools
import operator
import pathlib
import re

import numpy as np

births = itertools.count()


# 1. An array that remembers


class Tensor:
    """Return a Tensor: an array that remembers what it was computed from.

    ``data``    the numbers, a NumPy array or NumPy scalar of floats
    ``grad``    d(loss)/d(data) after ``loss.backward()``; None before
    ``inputs``  what it was computed from; empty for a Tensor made by hand
    ``rules``   for each input, how a gradient is handed back to it
    ``birth``   its number in the order of creation

    Shapes  data: any; ``grad`` has the shape of ``data``.
    Raises  TypeError if ``data`` is not made of real numbers.

    >>> x = Tensor(3.0)
    >>> y = x * x
    >>> y.backward()
    >>> print(y, x.grad)
    Tensor(9.) 6.0
    """

    __slots__ = ("data", "grad", "inputs", "rules", "birth")

    def __init__(self, data, inputs=(), rules=()):
        self.data = data if inputs else _floats(data)
        self.grad = None
        self.inputs = inputs
        self.rules = rules
        self.birth = next(births)

    def backward(self):
        """Add d(self)/d(leaf) to the ``grad`` of every Tensor made by hand.

        Only these leaves accumulate, so a second call doubles their ``grad``
        and changes nothing else.

        Raises  ValueError if this Tensor is not a single number.

        >>> w = Tensor([1.0, 2.0])
        >>> (w * w).sum().backward()
        >>> w.grad
        array([2., 4.])
        """
        _one_number("backward", self)
        for node, g in walk_back(history(self)[0], self.dtype.type(1)):
            if not node.inputs:
                node.grad = g if node.grad is None else node.grad + g

    shape = property(lambda self: self.data.shape)
    ndim = property(lambda self: self.data.ndim)
    dtype = property(lambda self: self.data.dtype)
    T = property(lambda self: transpose(self))

    def item(self):
        """Return the single number inside as a Python float."""
        return self.data.item()

    def __repr__(self):
        numbers = np.array2string(self.data, separator=", ", prefix="Tensor(")
        return f"Tensor({numbers})"

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __reduce__(self):
        # a copy or a pickle is a new leaf, because births must stay in order
        return Tensor, (self.data,)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        # NumPy asks here for ``array * tensor``, and for np.sin(tensor)
        if ufunc in OPERATORS and method == "__call__" and not settings:
            return OPERATORS[ufunc](*inputs)
        raise _refusal(ufunc.__name__)

    def __array_function__(self, function, types, inputs, settings):
        raise _refusal(function.__name__)

    def __array__(self, *settings, **named_settings):
        raise _refusal("array")


def plain(a):
    """Return the bare numbers of ``a``, whether it is a Tensor or not."""
    return a.data if isinstance(a, Tensor) else a


def _floats(data, name="data"):
    if isinstance(data, Tensor):
        return data
    array = np.asarray(data)
    array = array.astype(float) if array.dtype.kind in "biu" else array
    if array.dtype.kind != "f":
        raise TypeError(f"{name} must be made of real numbers, got {data!r}")
    # a NumPy scalar computes twice as fast as an array without axes
    return array if array.ndim else array[()]


def _refusal(name):
    ours = {"array": "stack", "absolute": "abs"}.get(name, name)
    advice = f"use lib.autograd.{ours}" if ours in globals() else "use .data"
    return TypeError(f"np.{name} forgets what a Tensor came from: {advice}")


def _one_number(name, y):
    if np.shape(plain(y)):
        shape = f"got the shape {np.shape(plain(y))}: take its sum first"
        raise ValueError(f"{name} starts from one number, {shape}")


# 2. The chain rule


def history(output, since=-1):
    """Return what ``output`` was computed from, youngest first, and a flag.

    Only Tensors born after ``since`` are listed, ``output`` itself excepted;
    the flag tells whether anything older went into them.

    A result is always younger than its inputs.  So in the order of births,
    the youngest first, a Tensor comes after everything computed from it.

    >>> x = Tensor(2.0)
    >>> history(x * x + x)
    ([Tensor(6.), Tensor(4.), Tensor(2.)], False)
    """
    nodes, seen = [output], {output}
    from_older = output.birth < since
    for node in nodes:  # the list grows while we walk along it
        for parent in node.inputs:
            if not isinstance(parent, Tensor) or parent in seen:
                continue
            if parent.birth < since:
                from_older = True
            else:
                seen.add(parent)
                nodes.append(parent)
    nodes.sort(key=operator.attrgetter("birth"), reverse=True)
    return nodes, from_older


def walk_back(nodes, g, since=-1, again=False):
    """Yield each of ``nodes`` with its gradient, from the output back.

        gradient of a = sum, over every y computed from a, of
                        gradient of y  *  dy/da

    ``nodes`` comes from ``history`` and ``g`` is the gradient of its first.
    A Tensor is reached after everything computed from it, so by then all its
    uses have added their share and its gradient is complete.

    To differentiate ``again``, the rules work on the Tensors themselves, so
    that the gradients remember how they were computed; otherwise they work
    on the bare numbers, which is faster.

    >>> x = Tensor(3.0)
    >>> nodes, _ = history(x * x + x)
    >>> for node, g in walk_back(nodes, np.float64(1)):
    ...     print(node, g)
    Tensor(12.) 1.0
    Tensor(9.) 1.0
    Tensor(3.) 7.0
    """
    gradients = {nodes[0]: g}
    for node in nodes:
        g = gradients.pop(node)
        yield node, g
        y = node if again else node.data
        inputs = node.inputs
        if not again:
            inputs = [a.data if isinstance(a, Tensor) else a for a in inputs]
        # strict=False, which is what zip does anyway, would cost a quarter
        for parent, rule in zip(node.inputs, node.rules):  # noqa: B905
            if isinstance(parent, Tensor) and parent.birth >= since:
                share = rule(g, y, *inputs)
                if share.shape != parent.data.shape:
                    share = _unbroadcast(share, parent.data.shape)
                if parent in gradients:
                    share = gradients[parent] + share
                gradients[parent] = share


def _unbroadcast(g, shape):
    # an input that was stretched to fit was used once per copy: add them up
    new = len(g.shape) - len(shape)
    stretched = (i for i, n in enumerate(shape, new) if n == 1)
    g = g.sum(axis=(*range(new), *stretched))
    return g if g.shape == shape else reshape(g, shape)


# 3. The table: each operation beside its rules
#
# A rule receives the gradient g that arrives at the result, the result y, and
# the inputs; it returns the share of one input: g times the rate of y with
# respect to that input.  It is written with the operations of this file, so
# that it works on plain arrays and, to be differentiated again, on Tensors.


def unary(value, rule):
    """Return an operation on one array, which follows a Tensor.

        y = value(a),    rule(g, y, a) = g * dy/da

    Any further arguments are constants, which the rule receives too.

    >>> square = unary(np.square, lambda g, y, a: g * 2 * a)
    >>> derivative(square)(5.0)
    10.0
    """

    def operation(a, *constants, **settings):
        if not isinstance(a, Tensor):
            return value(a, *constants, **settings)
        y = value(a.data, *constants, **settings)
        own = functools.partial(rule, **settings) if settings else rule
        return Tensor(y, (a, *constants), (own,))

    operation.__name__ = value.__name__
    return operation


def binary(value, *rules):
    """Return an operation on two arrays, which follows Tensors.

        y = value(a, b),    rules[0](g, y, a, b) = g * dy/da
                            rules[1](g, y, a, b) = g * dy/db

    Raises  ValueError, naming both shapes, if they do not fit together.

    >>> area = binary(
    ...     lambda a, b: a * b / 2,
    ...     lambda g, y, a, b: g * b / 2,
    ...     lambda g, y, a, b: g * a / 2,
    ... )
    >>> gradient(lambda v: area(v[0], v[1]))(np.array([4.0, 6.0]))
    array([3., 2.])
    """

    def operation(a, b):
        p = a.data if isinstance(a, Tensor) else a
        q = b.data if isinstance(b, Tensor) else b
        try:
            y = value(p, q)
        except ValueError as error:
            raise misfit(value.__name__, a, b) from error
        return y if p is a and q is b else Tensor(y, (a, b), rules)

    operation.__name__ = value.__name__
    return operation


def misfit(name, *inputs):
    """Return the error that says which shapes an operation could not fit."""
    shapes = " and ".join(str(np.shape(plain(a))) for a in inputs)
    return ValueError(f"{name}: the shapes {shapes} do not fit together")


add = binary(operator.add, lambda g, y, a, b: g, lambda g, y, a, b: g)
sub = binary(operator.sub, lambda g, y, a, b: g, lambda g, y, a, b: -g)
mul = binary(operator.mul, lambda g, y, a, b: g * b, lambda g, y, a, b: g * a)
div = binary(
    operator.truediv, lambda g, y, a, b: g / b, lambda g, y, a, b: -g * y / b
)
neg = unary(operator.neg, lambda g, y, a: -g)


def _power_a(g, y, a, b):
    # a**0 is flat; at a = 0 keep 0 * 0**-1, which is no number, out of it
    flat = (b == 0) * (a == 0) if isinstance(b, Tensor) else b == 0
    return g * b * a ** (b - 1 + flat)


def _power_b(g, y, a, b):
    # 0**b is flat; at a = 0 keep 0 * log(0), which is no number, out of it
    return g * y * _bare(log(a + (a == 0)))


power = binary(operator.pow, _power_a, _power_b)
matrix_product = binary(
    operator.matmul,
    lambda g, y, a, b: g @ swap(b),
    lambda g, y, a, b: swap(a) @ g,
)


def matmul(a, b):
    """Return the matrix product ``a @ b``.

    A vector counts as one row on the left and as one column on the right.

    Shapes  (..., n, k) @ (..., k, m) -> (..., n, m);  the axis that a vector
            (k,) was given for the product is taken away again.

    >>> matmul(Tensor([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 1.0]))
    Tensor([3., 7.])
    """
    shape_a, shape_b = np.shape(plain(a)), np.shape(plain(b))
    if len(shape_a) > 1 and len(shape_b) > 1:
        return matrix_product(a, b)
    if shape_a[-1:] != shape_b[-2:][:1]:
        raise misfit("matmul", a, b)
    row = reshape(a, (1, -1)) if len(shape_a) == 1 else a
    column = reshape(b, (-1, 1)) if len(shape_b) == 1 else b
    y = matrix_product(row, column)
    return reshape(y, y.shape[:-2] + shape_a[-2:-1] + shape_b[1:][-1:])


# a + b calls a.__add__(b), and where a does not know Tensors, as in 2 + b,
# b.__radd__(a).  A NumPy array on the left asks for np.add instead.
OPERATORS = {}
names = "add subtract multiply divide power matmul".split()
for name, do in zip(names, (add, sub, mul, div, power, matmul), strict=True):
    OPERATORS[getattr(np, name)] = do
    setattr(Tensor, f"__{do.__name__}__", do)
    setattr(Tensor, f"__r{do.__name__}__", lambda a, b, do=do: do(b, a))

# A comparison has no rate of change: its answers are plain truth values.
names = "less less_equal greater greater_equal equal not_equal".split()
for name, short in zip(names, "lt le gt ge eq ne".split(), strict=True):
    ask = getattr(np, name)
    OPERATORS[ask] = lambda a, b, ask=ask: ask(plain(a), plain(b))
    setattr(Tensor, f"__{short}__", OPERATORS[ask])

exp = unary(np.exp, lambda g, y, a: g * y)
"""Return e to the power ``a``, which is its own derivative.

>>> derivative(exp)(0.0)
1.0
"""

log = unary(np.log, lambda g, y, a: g / a)
"""Return the natural logarithm of ``a``.

>>> derivative(log)(4.0)
0.25
"""

sin = unary(np.sin, lambda g, y, a: g * cos(a))
"""Return the sine of ``a``, in radians.

>>> derivative(sin)(0.0)
1.0
"""

cos = unary(np.cos, lambda g, y, a: -g * sin(a))
"""Return the cosine of ``a``, in radians.

>>> derivative(derivative(cos))(0.0)
-1.0
"""

tan = unary(np.tan, lambda g, y, a: g * (1 + y * y))
"""Return the tangent of ``a``, in radians.

>>> derivative(tan)(0.0)
1.0
"""

tanh = unary(np.tanh, lambda g, y, a: g * (1 - y * y))
"""Return the hyperbolic tangent of ``a``, between -1 and 1.

>>> derivative(tanh)(0.0)
1.0
"""

sqrt = unary(np.sqrt, lambda g, y, a: g / (2 * y))
"""Return the square root of ``a``.

>>> derivative(sqrt)(4.0)
0.25
"""

abs = unary(np.abs, lambda g, y, a: g * (a > 0) - g * (a < 0))
"""Return the absolute value of ``a``; the slope at the kink is taken as 0.

>>> derivative(abs)(np.array([-2.0, 0.0, 3.0]))
array([-1.,  0.,  1.])
"""

relu = unary(lambda a: np.maximum(a, 0), lambda g, y, a: g * (y > 0))
"""Return ``a`` where it is positive, else 0; the slope at 0 is taken as 0.

>>> derivative(relu)(np.array([-2.0, 0.0, 3.0]))
array([0., 0., 1.])
"""


def _logistic(a):
    # exp is taken only of what is not positive, so that it cannot overflow
    return np.exp(np.minimum(a, 0)) / (1 + np.exp(np.minimum(a, -a)))


sigmoid = unary(_logistic, lambda g, y, a: g * y * (1 - y))
"""Return ``1 / (1 + exp(-a))``, between 0 and 1, without overflow.

>>> derivative(sigmoid)(0.0)
0.25
>>> print(sigmoid(-1000.0), sigmoid(1000.0))
0.0 1.0
"""

# The one that was chosen gets the gradient; equal ones get half of it each.
to_the_chosen = (
    lambda g, y, a, b: g * (a == y) - g / 2 * (a == b),
    lambda g, y, a, b: g * (b == y) - g / 2 * (a == b),
)

maximum = binary(np.maximum, *to_the_chosen)
"""Return the larger of ``a`` and ``b``, element by element.

>>> derivative(lambda x: maximum(x, 1.0))(np.array([0.0, 1.0, 2.0]))
array([0. , 0.5, 1. ])
"""

minimum = binary(np.minimum, *to_the_chosen)
"""Return the smaller of ``a`` and ``b``, element by element.

>>> derivative(lambda x: minimum(x, 1.0))(np.array([0.0, 1.0, 2.0]))
array([1. , 0.5, 0. ])
"""


def where(condition, a, b):
    """Return ``a`` where ``condition`` holds and ``b`` elsewhere.

    >>> derivative(lambda x: where(x > 0, x * x, 5.0))(np.array([1.0, -3.0]))
    array([ 2., -0.])
    """
    here = plain(condition)
    return binary(
        lambda a, b: np.where(here, a, b)[()],
        lambda g, y, a, b: where(here, g, 0),
        lambda g, y, a, b: where(here, 0, g),
    )(a, b)


# Shapes: what goes where.  A rule sends g back along the same way.

same = unary(plain, lambda g, y, a: g)
"""Return ``a`` itself; of a Tensor, a new one that is computed from it."""

reshape = unary(
    lambda a, shape: np.reshape(a, shape)[()],
    lambda g, y, a, shape: reshape(g, a.shape),
)
"""Return the elements of ``a`` in another ``shape``.

>>> reshape(Tensor([[1.0, 2.0], [3.0, 4.0]]), (4,))
Tensor([1., 2., 3., 4.])
"""

broadcast_to = unary(
    lambda a, shape: np.full(shape, a)[()], lambda g, y, a, shape: g
)
"""Return ``a`` copied along new axes, and axes of length 1, into ``shape``.

>>> broadcast_to(Tensor(1.0), (3,))
Tensor([1., 1., 1.])
"""

swap = unary(lambda a: np.swapaxes(a, -1, -2), lambda g, y, a: swap(g))
"""Return ``a`` with its last two axes exchanged.

>>> swap(np.ones((5, 2, 3))).shape
(5, 3, 2)
"""

permute = unary(np.transpose, lambda g, y, a, by: permute(g, np.argsort(by)))
"""Return ``a`` with its axes in the order ``by``, which counts from 0."""


def transpose(a, axes=None):
    """Return ``a`` with its axes in the order ``axes``, reversed if None.

    >>> transpose(Tensor([[1.0, 2.0]]))
    Tensor([[1.],
            [2.]])
    """
    order = np.arange(np.ndim(plain(a)))
    return permute(a, order[::-1] if axes is None else order[list(axes)])


index = unary(operator.getitem, lambda g, y, a, at: scatter(g, at, a.shape))
"""Return ``a[at]``.

>>> x = Tensor([1.0, 2.0, 3.0])
>>> (x[0] * x[2]).backward()
>>> x.grad
array([3., 0., 1.])
"""


def _scattered(a, at, shape):
    zeros = np.zeros(shape, a.dtype)
    np.add.at(zeros, at, a)  # adds again where a place is named again
    return zeros


scatter = unary(_scattered, lambda g, y, a, at, shape: index(g, at))
"""Return zeros of ``shape`` with ``a`` added in the places ``at``.

>>> scatter(np.array([1.0, 2.0]), ([0, 0],), (3,))
array([3., 0., 0.])
"""


def _join(join, parts, axis, places):
    # places: for each part, where it lies along the axis of the result
    try:
        y = join([plain(a) for a in parts], axis=axis)
    except ValueError as error:
        raise misfit(join.__name__, *parts) from error
    if not any(isinstance(a, Tensor) for a in parts):
        return y
    before = (slice(None),) * (axis % y.ndim)
    rules = [lambda g, *_, at=(*before, p): index(g, at) for p in places]
    return Tensor(y, parts, rules)


def concatenate(parts, axis=0):
    """Return ``parts`` one behind the other along an axis they have.

    Raises  ValueError, naming the shapes, if they do not fit together.

    >>> concatenate([Tensor([1.0, 2.0]), np.array([3.0])])
    Tensor([1., 2., 3.])
    """
    parts = tuple(parts)
    lengths = (np.shape(plain(a))[axis] for a in parts)
    ends = itertools.accumulate(lengths, initial=0)
    places = itertools.starmap(slice, itertools.pairwise(ends))
    return _join(np.concatenate, parts, axis, places)


def stack(parts, axis=0):
    """Return ``parts``, all of one shape, side by side along a new axis.

    Raises  ValueError, naming the shapes, if they differ.

    >>> x = Tensor(3.0)
    >>> stack([x, x * x])
    Tensor([3., 9.])
    """
    parts = tuple(parts)
    return _join(np.stack, parts, axis, range(len(parts)))


# Sums, and what is made of them.


def _stretch(g, a, axis):
    # g in the shape it has with a 1 for every axis of a that was summed over
    if not g.shape:
        return g
    axes = axis if isinstance(axis, tuple) else (axis,)
    n = len(a.shape)
    gone = range(n) if axis is None else [i % n for i in axes if n]
    return reshape(g, [1 if i in gone else a.shape[i] for i in range(n)])


def _to_all(g, y, a, axis=None, keepdims=False):
    return broadcast_to(_stretch(g, a, axis), a.shape)


def _sum(a, axis=None, keepdims=False):
    return np.add.reduce(a, axis=axis, keepdims=keepdims)  # np.sum is slower


sum = unary(_sum, _to_all)
"""Return the sum of ``a`` over ``axis``, over everything if None.

Every element gets the gradient of the sum that it went into.

Shapes  axis=None: an int or a tuple; with keepdims=True it stays, of length 1.

>>> sum(np.ones((2, 3)), axis=0)
array([2., 2., 2.])
"""


def mean(a, axis=None, keepdims=False):
    """Return the mean of ``a`` over ``axis``, over everything if None.

    >>> gradient(mean)(np.array([1.0, 2.0, 6.0, 7.0]))
    array([0.25, 0.25, 0.25, 0.25])
    """
    total = sum(a, axis=axis, keepdims=keepdims)
    return total / (np.size(plain(a)) // (np.size(plain(total)) or 1))


def _to_largest(g, y, a, axis=None, keepdims=False):
    largest = (a == _stretch(y, a, axis)).astype(a.dtype)
    shares = largest / np.sum(largest, axis=axis, keepdims=True)
    return _stretch(g, a, axis) * shares


max = unary(np.max, _to_largest)
"""Return the largest element of ``a`` along ``axis``, of all if None.

The largest one gets the gradient; equal ones share it equally.

>>> gradient(max)(np.array([1.0, 5.0, 5.0]))
array([0. , 0.5, 0.5])
"""


def _top(a, axis):
    return np.max(plain(a), axis=axis, keepdims=True, initial=-np.inf)


def logsumexp(a, axis=None, keepdims=False):
    """Return ``log(sum(exp(a)))`` over ``axis``, a smooth maximum.

    Error   no overflow: the largest element is taken out before exp.

    >>> print(logsumexp(np.array([-1000.0, 1000.0])))
    1000.0
    """
    top = _top(a, axis)
    y = log(sum(exp(a - top), axis=axis, keepdims=True)) + top
    return y if keepdims else sum(y, axis=axis)


def softmax(a, axis=-1):
    """Return ``exp(a) / sum(exp(a))`` along ``axis``: shares that sum to 1.

    Error   no overflow: the largest element is taken out before exp.

    >>> softmax(np.array([0.0, 0.0, 1000.0]))
    array([0., 0., 1.])
    """
    shares = exp(a - _top(a, axis))
    return shares / sum(shares, axis=axis, keepdims=True)


def log_softmax(a, axis=-1):
    """Return the logarithm of ``softmax(a)``, exact where that rounds to 0.

    >>> log_softmax(np.array([0.0, 0.0, 1000.0]))
    array([-1000., -1000.,     0.])
    """
    return a - logsumexp(a, axis=axis, keepdims=True)


Tensor.__neg__, Tensor.__abs__, Tensor.__getitem__ = neg, abs, index
Tensor.sum, Tensor.mean, Tensor.max, Tensor.reshape = sum, mean, max, reshape


# 4. Functions of functions


def pull_back(f, x, *others):
    """Return ``f(x, *others)``, and the function that pulls a gradient back.

        pull(g) = gradient of sum(g * f(x)) with respect to x

    The results are ordinary numbers and arrays, unless f computes with a
    Tensor from outside, such as the variable of a derivative around this one:
    then they are Tensors, so that they can be differentiated again.

    Shapes  x: an array, or a list, tuple or dict of arrays; ``pull(g)`` has
            the same form, and g the shape of f(x).
    Raises  TypeError if x or f(x) is not made of real numbers.

    >>> y, pull = pull_back(lambda x: 3 * x, np.array([1.0, 2.0]))
    >>> print(y, pull(np.array([1.0, 0.0])))
    [3. 6.] [3. 0.]
    """
    if not callable(f):
        raise TypeError(f"f must be a function, got {f!r}")
    since = next(births)
    start = _each(lambda p: same(p) if isinstance(p, Tensor) else Tensor(p), x)
    until = next(births)
    y = f(start, *others)
    y = y if isinstance(y, Tensor) else Tensor(_floats(y, "f(x)"))
    nodes, again = history(y, since)

    def pull(g):
        steps = walk_back(nodes, g, since, again)
        rates = {node: rate for node, rate in steps if node.birth < until}

        def rate(p):  # 0 where f(x) does not depend on p
            return _bare(rates[p] if p in rates else 0.0 * p.data)

        return _each(rate, start)

    return y if again else _bare(y.data), pull


def _each(do, parameters):
    if isinstance(parameters, dict):
        return {name: do(p) for name, p in parameters.items()}
    if isinstance(parameters, list | tuple):
        return type(parameters)(do(p) for p in parameters)
    return do(parameters)


def _bare(number):
    # Python's own number shows as 0.5, and leaves float32 arrays as they are
    return float(number) if isinstance(number, np.float64) else number


def _ones(y):
    return np.ones_like(plain(y))[()]


def derivative(f):
    """Return the derivative of ``f``, a function of one number, as a function.

        derivative(f)(x) = f'(x)

    Given an array it works element by element.  Arguments after the first are
    constants.  The result is a function like f: ``derivative(derivative(f))``
    is the second derivative.

    Shapes  f: (n,) -> (n,), elementwise;  x: a number or an array (n,).
    Units   those of f divided by those of x.
    Error   rounding only; 0 where f does not depend on x.
    Raises  TypeError if f is no function, or x or f(x) no real numbers;
            ValueError if f(x) has another shape than x.

    >>> derivative(lambda x: x**3)(2.0)
    12.0
    >>> derivative(derivative(sin))(np.array([0.0, np.pi / 2]))
    array([-0., -1.])
    """

    def slope(x, *others):
        y, pull = pull_back(f, _floats(x, "x"), *others)
        if np.shape(plain(y)) != np.shape(plain(x)):
            raise misfit("derivative is elementwise, else use jacobian", x, y)
        return pull(_ones(y))

    return slope


def value_and_gradient(f):
    """Return a function that gives both ``f(x)`` and its gradient at x.

    >>> value_and_gradient(lambda w: (w * w).sum())(np.array([1.0, 2.0]))
    (5.0, array([2., 4.]))
    """

    def value_and_rates(x, *others):
        y, pull = pull_back(f, x, *others)
        _one_number("gradient", y)
        return y, pull(_ones(y))

    return value_and_rates


def gradient(f):
    """Return the gradient of ``f``, whose value is one number, as a function.

        gradient(f)(x)[i] = df/dx[i]

    Arguments after the first are constants.  If f uses Tensors from outside,
    such as the parameters of a model, the gradient is a Tensor too.

    Shapes  x: an array, or a list, tuple or dict of arrays; the gradient has
            the same form.
    Units   those of f divided by those of x.
    Error   rounding only; 0 where f does not depend on x.
    Raises  TypeError if x or f(x) is not made of real numbers;
            ValueError if f(x) is more than one number.

    >>> gradient(lambda x: x[0] * x[1])(np.array([2.0, 3.0]))
    array([3., 2.])
    >>> gradient(lambda p: p["w"] * 2 + p["b"])({"w": 5.0, "b": 1.0})
    {'w': 2.0, 'b': 1.0}
    """
    return lambda x, *others: value_and_gradient(f)(x, *others)[1]


def jacobian(f):
    """Return the Jacobian of ``f``, all rates of all outputs, as a function.

        jacobian(f)(x)[i, j] = df[i]/dx[j]

    Shapes  x: (n,), f(x): (m,), the Jacobian: (m, n); in general the shape of
            f(x) followed by that of x.

    >>> jacobian(lambda x: stack([x[0] * x[1], x[0]]))(np.array([2.0, 3.0]))
    array([[3., 2.],
           [1., 0.]])
    """

    def matrix(x, *others):
        x = _floats(x, "x")
        y, pull = pull_back(f, x, *others)
        # row by row: pull back the gradient that asks for one output only
        ones = np.eye(_ones(y).size).reshape(-1, *np.shape(plain(y)))
        rows = [pull(one) for one in ones] or [np.zeros((0, *x.shape))]
        return reshape(stack(rows), np.shape(plain(y)) + x.shape)

    return matrix


def hessian(f):
    """Return the Hessian of ``f``, its second derivatives, as a function.

        hessian(f)(x)[i, j] = d^2 f / dx[i] dx[j]

    Shapes  x: (n,), the Hessian: (n, n).

    >>> hessian(lambda x: x[0] ** 2 * x[1])(np.array([2.0, 3.0]))
    array([[6., 4.],
           [4., 0.]])
    """
    return jacobian(gradient(f))


# The words below a row of the table become its docstring.
_row = re.compile(r'^(\w+) = (?:un|bin)ary\([^"]*"""(.+?)"""', re.M | re.S)
for name, words in _row.findall(pathlib.Path(__file__).read_text("utf-8")):
    globals()[name].__doc__ = words
