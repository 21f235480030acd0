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

A Tensor is what we differentiate with respect to; plain numbers and arrays
are constants.  Every function of the table also takes plain numbers and
arrays, and then returns plain ones.

At a kink, as abs and relu have one at 0, the slope is taken as 0; where two
are equal, maximum and minimum give half of the gradient to each.

Arrays are held, not copied: what was computed from an array is wrong as soon
as somebody writes into it, be it the data of a Tensor, a constant, a mask or
a list of places.  A gradient has the precision of what it belongs to.

Left out: functions that turn a function into its derivative, which stand one
floor up in ``lib.calculus``; changing an array in place, complex Tensors,
compilation, and GPUs.
"""

import itertools
import math
import operator as op

import numpy as np

from lib import arrays
from lib.arrays import ArrayLike, floats, misfit, numbers, plain

births = itertools.count()  # the clock: every Tensor takes the next number


# 1. An array that remembers


class Tensor(ArrayLike):
    """Return a Tensor: an array that remembers what it was computed from.

    ``data``    the numbers, a NumPy array or NumPy scalar of floats
    ``grad``    d(loss)/d(data) after ``loss.backward()``; None before
    ``inputs``  what it was computed from; empty for a Tensor made by hand
    ``rules``   for each input, how a gradient is handed back to it
    ``birth``   its number in the order of creation

    Made from another Tensor it has the same numbers, and remembers nothing.

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
        # a result has inputs, and is made of floats already
        self.data = data if inputs else floats(plain(data))
        self.grad = None
        self.inputs, self.rules, self.birth = inputs, rules, next(births)

    def backward(self):
        """Add d(self)/d(leaf) to the ``grad`` of every Tensor made by hand.

        Only these leaves accumulate, so a second call doubles their ``grad``
        and changes nothing else.  Replace a ``grad``, never change it in
        place: two leaves may hold the same array.

        Raises  ValueError if this Tensor is not a single number.

        >>> w = Tensor([1.0, 2.0])
        >>> (w * w).sum().backward()
        >>> w.grad
        array([2., 4.])
        """
        arrays.only_one("backward", self)
        # begin with a 1 of the same precision, so that float32 stays float32
        for node, g in walk_back(history(self)[0], self.dtype.type(1)):
            if not node.inputs:
                node.grad = g if node.grad is None else node.grad + g


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
    nodes, seen, from_older = [output], {output}, output.birth < since
    for node in nodes:  # the list grows while we walk along it
        for parent in node.inputs:
            if isinstance(parent, Tensor) and parent not in seen:
                seen.add(parent)
                if parent.birth >= since:
                    nodes.append(parent)
                else:
                    from_older = True
    nodes.sort(key=op.attrgetter("birth"), reverse=True)
    return nodes, from_older


def walk_back(nodes, g, since=-1, again=False):
    """Yield each of ``nodes`` with its gradient, from the output back.

        gradient of a = sum, over every y that has a among its inputs, of
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
        y, inputs = node, node.inputs
        if inputs and not again:
            y = node.data
            inputs = [a.data if isinstance(a, Tensor) else a for a in inputs]
        # strict=False, which is what zip does anyway, would cost a quarter
        for parent, rule in zip(node.inputs, node.rules):  # noqa: B905
            if isinstance(parent, Tensor) and parent.birth >= since:
                share = rule(g, y, *inputs)
                data = parent.data
                if share.shape != data.shape:
                    share = _unbroadcast(share, data.shape)
                if share.dtype is not data.dtype:
                    share = cast(share, data.dtype)
                if parent in gradients:
                    share = gradients[parent] + share
                gradients[parent] = share


def _unbroadcast(g, shape):
    # an input that was stretched to fit was used once per copy: add them up
    new = g.ndim - len(shape)
    stretched = (i for i, n in enumerate(shape, new) if n == 1)
    g = g.sum(axis=(*range(new), *stretched))
    return g if g.shape == shape else reshape(g, shape)


# 3. The table: each operation beside its rules
#
# A rule receives the gradient g that arrives at the result, the result y, and
# the inputs; it returns the share of one input: g times the rate of y with
# respect to that input.  It is written with the operations of this file, so
# that it works on plain arrays and, to be differentiated again, on Tensors.


def record(y, inputs, *rules):
    """Return ``y``, as a Tensor if one of the ``inputs`` is a Tensor.

        rules[i](g, y, *inputs) = g * dy/d(inputs[i])

    A rule names what it is given, never the Tensor that it belongs to: that
    Tensor would hold itself, and Python would have to search for it to free
    it.

    >>> def square(a):
    ...     y = plain(a) ** 2
    ...     return record(y, [a], lambda g, y, a: g * 2 * a)
    >>> x = Tensor(5.0)
    >>> square(x).backward()
    >>> print(x.grad)
    10.0
    """
    for a in inputs:
        if isinstance(a, Tensor):
            return Tensor(y, inputs, rules)
    return y


def unary(says, value, rule):
    """Return an operation on one array, ``value`` with its ``rule``.

        y = value(a),    rule(g, y, a) = g * dy/da

    ``says`` is what ``help`` calls the result.

    >>> cube = unary("cube", lambda a: a**3, lambda g, y, a: g * 3 * a**2)
    >>> x = Tensor([1.0, 2.0])
    >>> cube(x).sum().backward()
    >>> x.grad
    array([ 3., 12.])
    """
    rules = (rule,)

    def operation(a):
        if isinstance(a, Tensor):
            return Tensor(value(a.data), (a,), rules)
        return value(numbers(a))

    operation.__name__, operation.rules = value.__name__.strip("_"), rules
    operation.__doc__ = f"Return the {says} of ``a``."
    return operation


def binary(value, *rules):
    """Return an operation on two arrays, ``value`` with its two ``rules``.

        y = value(a, b),    rules[0](g, y, a, b) = g * dy/da
                            rules[1](g, y, a, b) = g * dy/db

    Raises  ValueError, naming both shapes, if they do not fit together.

    >>> area = binary(
    ...     lambda a, b: a * b / 2,
    ...     lambda g, y, a, b: g * b / 2,
    ...     lambda g, y, a, b: g * a / 2,
    ... )
    >>> v = Tensor([4.0, 6.0])
    >>> area(v[0], v[1]).backward()
    >>> v.grad
    array([3., 2.])
    """

    def operation(a, b):
        p = a.data if isinstance(a, Tensor) else (a := numbers(a))
        q = b.data if isinstance(b, Tensor) else (b := numbers(b))
        try:
            y = value(p, q)
        except ValueError as error:
            raise misfit(value.__name__, a, b) from error
        return y if p is a and q is b else Tensor(y, (a, b), rules)

    operation.__name__, operation.__doc__ = value.__name__, value.__doc__
    operation.rules = rules
    return operation


# The arithmetic of the table.

add = binary(op.add, lambda g, y, a, b: g, lambda g, y, a, b: g)
sub = binary(op.sub, lambda g, y, a, b: g, lambda g, y, a, b: -g)
mul = binary(op.mul, lambda g, y, a, b: g * b, lambda g, y, a, b: g * a)
div = binary(
    op.truediv, lambda g, y, a, b: g / b, lambda g, y, a, b: -g * y / b
)


def _power_a(g, y, a, b):
    # a**0 is flat; at a = 0 keep 0 * 0**-1, which is no number, out of it
    flat = (b == 0) * (a == 0) if isinstance(b, Tensor) else b == 0
    return g * b * a ** (b - 1 + flat)


def _power_b(g, y, a, b):
    # 0**b is flat; at a = 0 keep 0 * log(0), which is no number, out of it
    return g * y * log(a + (a == 0))


power = binary(op.pow, _power_a, _power_b)
matrix_product = binary(
    op.matmul, lambda g, y, a, b: g @ b.mT, lambda g, y, a, b: a.mT @ g
)


def matmul(a, b):
    """Return the matrix product ``a @ b``.

    A vector counts as one row on the left and as one column on the right.

    Shapes  (..., n, k) @ (..., k, m) -> (..., n, m);  the axis that a vector
            (k,) was given for the product is taken away again.

    >>> matmul(Tensor([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 1.0]))
    Tensor([3., 7.])
    """
    p, q = np.shape(a), np.shape(b)
    if len(p) > 1 and len(q) > 1:
        return matrix_product(a, b)
    if p[-1:] != q[-2:][:1]:
        raise misfit("matmul", a, b)
    row = reshape(a, (1, -1)) if len(p) == 1 else a
    column = reshape(b, (-1, 1)) if len(q) == 1 else b
    y = matrix_product(row, column)
    # the n of a is kept if it has rows, the m of b if it has columns
    return reshape(y, y.shape[:-2] + p[-2:-1] + q[1:][-1:])


# a + b calls a.__add__(b), and where a does not know Tensors, as in 2 + b,
# b.__radd__(a).  A NumPy array on the left asks for np.add instead.  The name
# of each operation here is Python's word for it: add, sub, mul, truediv, ...
names = "add subtract multiply divide power matmul".split()
for name, do in zip(names, (add, sub, mul, div, power, matmul), strict=True):
    Tensor.operators[getattr(np, name)] = do
    setattr(Tensor, f"__{do.__name__}__", do)
    setattr(Tensor, f"__r{do.__name__}__", lambda a, b, do=do: do(b, a))
del names, name, do


# The functions of one number. At a kink the slope is taken as 0.

exp = unary("exponential", np.exp, lambda g, y, a: g * y)
log = unary("natural logarithm", np.log, lambda g, y, a: g / a)
sqrt = unary("square root", np.sqrt, lambda g, y, a: g / (2 * y))
sin = unary("sine", np.sin, lambda g, y, a: g * cos(a))
cos = unary("cosine", np.cos, lambda g, y, a: -g * sin(a))
tan = unary("tangent", np.tan, lambda g, y, a: g * (1 + y * y))
tanh = unary("hyperbolic tangent", np.tanh, lambda g, y, a: g * (1 - y * y))
abs = unary("absolute value", np.abs, lambda g, y, a: g * np.sign(plain(a)))


def _relu(a):
    return np.maximum(a, 0)


def _sigmoid(a):
    # 1 / (1 + exp(-a)), with exp only of what is not positive: no overflow
    return np.exp(np.minimum(a, 0)) / (1 + np.exp(np.minimum(a, -a)))


same = unary("value itself", np.positive, lambda g, y, a: g)
relu = unary("positive part", _relu, lambda g, y, a: chosen(g, y > 0))
# sigmoid(-a) is 1 - y, and keeps its digits where y rounds to 1
sigmoid = unary("sigmoid", _sigmoid, lambda g, y, a: g * y * sigmoid(-a))


def chosen(g, here):
    """Return ``g`` where ``here`` holds, else 0: ``where(here, g, 0)``.

    A product with the mask is six times as fast, and is taken where it is
    the same; infinity times 0 is no number.

    >>> chosen(np.array([3.0, np.inf]), np.array([True, False]))
    array([3., 0.])
    """
    if isinstance(g, Tensor) or not math.isfinite(np.vdot(g, g)):
        return where(here, g, 0)
    return g * here


# The one that was chosen gets the gradient; equal ones get half of it each.
to_the_chosen = (
    lambda g, y, a, b: chosen(g / (1 + (a == b)), a == y),
    lambda g, y, a, b: chosen(g / (1 + (a == b)), b == y),
)
maximum = binary(np.maximum, *to_the_chosen)
minimum = binary(np.minimum, *to_the_chosen)
maximum.__doc__ = "Return the larger of ``a`` and ``b``, element by element."
minimum.__doc__ = "Return the smaller of ``a`` and ``b``, element by element."


def where(condition, a, b):
    """Return ``a`` where ``condition`` holds and ``b`` elsewhere.

    >>> x = Tensor([1.0, -3.0])
    >>> where(x > 0, x * x, 5.0).sum().backward()
    >>> x.grad
    array([ 2., -0.])
    """
    here = plain(condition)
    try:
        y = np.where(here, numbers(a), numbers(b))
    except ValueError as error:
        raise misfit("where", here, a, b) from error
    y = y[()] if isinstance(y, np.ndarray) else y  # it may be a dual number
    rules = lambda g, *_: where(here, g, 0), lambda g, *_: where(here, 0, g)
    return record(y, [a, b], *rules)


# Shapes: what goes where.  A rule sends g back along the same way.


def cast(a, dtype):
    """Return ``a`` in another precision.

    >>> cast(Tensor([1.0, 2.0]), np.float32).dtype
    dtype('float32')
    """
    y = np.asarray(plain(a), dtype)[()]
    return record(y, [a], lambda g, y, a: g)  # cast back by the walk


def reshape(a, *shape):
    """Return the elements of ``a`` in another ``shape``, a tuple or numbers.

    >>> reshape(Tensor([[1.0, 2.0], [3.0, 4.0]]), 4)
    Tensor([1., 2., 3., 4.])
    """
    y = np.reshape(plain(a), shape[0] if len(shape) == 1 else shape)[()]
    return record(y, [a], lambda g, y, a: reshape(g, a.shape))


def spread(a, shape):
    """Return ``a`` copied along new axes, and axes of length 1, into a shape.

    >>> spread(Tensor(1.0), (3,))
    Tensor([1., 1., 1.])
    """
    return record(np.full(shape, plain(a))[()], [a], lambda g, y, a: g)


def swap(a):
    """Return ``a`` with its last two axes exchanged.

    >>> swap(np.ones((5, 2, 3))).shape
    (5, 3, 2)
    """
    return record(plain(a).mT, [a], lambda g, y, a: g.mT)


def transpose(a, axes=None):
    """Return ``a`` with its axes in the order ``axes``, reversed if None.

    >>> transpose(Tensor([[1.0, 2.0]]))
    Tensor([[1.],
            [2.]])
    """
    y = np.transpose(plain(a), axes)
    # argsort of an order is the order that leads back
    order = np.arange(y.ndim)[::-1] if axes is None else np.mod(axes, y.ndim)
    return record(y, [a], lambda g, y, a: transpose(g, np.argsort(order)))


def index(a, at):
    """Return ``a[at]``.

    >>> x = Tensor([1.0, 2.0, 3.0])
    >>> (x[0] * x[2]).backward()
    >>> x.grad
    array([3., 0., 1.])
    """
    return record(plain(a)[at], [a], lambda g, y, a: scatter(g, at, a.shape))


def scatter(a, at, shape):
    """Return zeros of ``shape`` with ``a`` added in the places ``at``.

    >>> scatter(np.array([1.0, 2.0]), ([0, 0],), (3,))
    array([3., 0., 0.])
    """
    y = np.zeros(shape, a.dtype)
    np.add.at(y, at, plain(a))  # adds again where a place is named again
    return record(y, [a], lambda g, y, a: index(g, at))


def _join(join, parts, axis, places):
    # places: for each part, where it lies along the axis of the result
    try:
        y = join([numbers(a) for a in parts], axis=axis)
    except ValueError as error:
        raise misfit(join.__name__, *parts) from error
    before = (slice(None),) * (axis % y.ndim)
    rules = [lambda g, *_, at=(*before, p): index(g, at) for p in places]
    return record(y, parts, *rules)


def concatenate(parts, axis=0):
    """Return ``parts`` one behind the other along an axis they have.

    Raises  ValueError, naming the shapes, if they do not fit together.

    >>> concatenate([Tensor([1.0, 2.0]), np.array([3.0])])
    Tensor([1., 2., 3.])
    """
    parts = tuple(parts)
    ends = np.cumsum([0, *(np.shape(a)[axis] for a in parts)])
    return _join(np.concatenate, parts, axis, map(slice, ends, ends[1:]))


def stack(parts, axis=0):
    """Return ``parts``, all of one shape, side by side along a new axis.

    Raises  ValueError, naming the shapes, if they differ.

    >>> x = Tensor(3.0)
    >>> stack([x, x * x])
    Tensor([3., 9.])
    """
    parts = tuple(parts)
    return _join(np.stack, parts, axis, range(len(parts)))


# Sums, and what is made of them.  A sum first keeps an axis of length 1 for
# each that it adds up: in that shape the gradient fits all elements again.


def sum(a, axis=None, keepdims=False):
    """Return the sum of ``a`` over ``axis``, over everything if None.

    Every element gets the gradient of the sum that it went into.

    Shapes  axis=None: an int or a tuple; with keepdims=True it stays, of
            length 1.

    >>> sum(np.ones((2, 3)), axis=0)
    array([2., 2., 2.])
    """
    y = np.add.reduce(plain(a), axis=axis, keepdims=True)
    kept = y.shape
    y = y if keepdims else y.squeeze(axis)[()]
    return record(y, [a], lambda g, y, a: spread(g.reshape(kept), a.shape))


def mean(a, axis=None, keepdims=False):
    """Return the mean of ``a`` over ``axis``, over everything if None.

    >>> x = Tensor([1.0, 2.0, 6.0, 7.0])
    >>> mean(x).backward()
    >>> x.grad
    array([0.25, 0.25, 0.25, 0.25])
    """
    total = sum(a, axis=axis, keepdims=keepdims)
    # divide by how many elements went into each sum
    return total / (np.size(plain(a)) // (np.size(plain(total)) or 1))


def max(a, axis=None, keepdims=False):
    """Return the largest element of ``a`` along ``axis``, of all if None.

    The largest one gets the gradient; equal ones share it equally.

    Raises  ValueError if there is no element to choose from.

    >>> x = Tensor([1.0, 5.0, 5.0])
    >>> max(x).backward()
    >>> x.grad
    array([0. , 0.5, 0.5])
    """
    top = np.max(plain(a), axis=axis, keepdims=True)

    def share(g, y, a):
        first = plain(a) == top
        equals = np.sum(first, axis=axis, keepdims=True, dtype=a.dtype)
        return chosen(g.reshape(top.shape) / equals, first)

    y = top if keepdims else top.squeeze(axis)[()]
    return record(y, [a], share)


def logsumexp(a, axis=None, keepdims=False):
    """Return ``log(sum(exp(a)))`` over ``axis``, a smooth maximum.

    Error   no overflow: the largest element is taken out before exp.

    >>> print(logsumexp(np.array([-1000.0, 1000.0])))
    1000.0
    """
    p = numbers(a)
    top = arrays.largest(p, axis)
    with np.errstate(divide="ignore"):  # the logarithm of no share is -inf
        y = np.log(sum(np.exp(p - top), axis, keepdims=True)) + top
    y = record(y, [a], lambda g, y, a: g * exp(a - y))
    return y if keepdims else sum(y, axis)


def softmax(a, axis=-1):
    """Return ``exp(a) / sum(exp(a))`` along ``axis``: shares that sum to 1.

    Error   no overflow: the largest element is taken out before exp.

    >>> softmax(np.array([0.0, 0.0, 1000.0]))
    array([0., 0., 1.])
    """
    shares = exp(sub(a, arrays.largest(numbers(a), axis)))
    return shares / sum(shares, axis=axis, keepdims=True)


def log_softmax(a, axis=-1):
    """Return the logarithm of ``softmax(a)``, exact where that rounds to 0.

    >>> log_softmax(np.array([0.0, 0.0, 1000.0]))
    array([-1000., -1000.,     0.])
    """
    return sub(a, logsumexp(a, axis=axis, keepdims=True))


Tensor.__abs__, Tensor.__getitem__ = abs, index
Tensor.__neg__, Tensor.__pos__ = lambda a: mul(-1, a), same
Tensor.sum, Tensor.mean, Tensor.max, Tensor.reshape = sum, mean, max, reshape
Tensor.T, Tensor.mT = property(transpose), property(swap)
