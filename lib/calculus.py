"""Functions of functions: a program goes in, its derivative comes out.

The engine on the floor below, ``lib.autograd``, walks back from one result to
whatever it was computed from.  Here that walk is asked for by name: the
derivative of a function, its gradient, its Jacobian, its Hessian.  All rest
on ``pull_back``, which runs a function on fresh Tensors and returns the way
back as a function.  What they return is a function again, and can be
differentiated in its turn.

Nothing here knows a rule: the slope of the sine stands in the table of
``lib.autograd``.

Left out: rates with respect to several arguments, because one argument can be
a list or a dict of arrays; and forward mode, which is in ``lib.dual``.
"""

import numpy as np

from lib import autograd
from lib.arrays import bare, each, floats, misfit, only_one, plain
from lib.autograd import (
    Tensor,
    births,
    cast,
    history,
    reshape,
    same,
    spread,
    stack,
    walk_back,
)


def pull_back(f, x, *others):
    """Return ``f(x, *others)``, and the function that pulls a gradient back.

        pull(g) = gradient of sum(g * f(x)) with respect to x

    The results are ordinary numbers and arrays, unless f computes with a
    Tensor from outside, such as the variable of a derivative around this one:
    then they are Tensors, so that they can be differentiated again.

    Shapes  x: an array, or a list, tuple or dict of arrays; ``pull(g)`` has
            the same form, and g the shape of f(x), or is one number.
    Raises  TypeError if x or f(x) is not made of real numbers.

    >>> y, pull = pull_back(lambda x: 3 * x, np.array([1.0, 2.0]))
    >>> print(y, pull(np.array([1.0, 0.0])))
    [3. 6.] [3. 0.]
    """
    if not callable(f):
        raise TypeError(f"f must be a function, got {f!r}")
    since = next(births)  # what is older comes from outside
    start = each(lambda p: same(p) if isinstance(p, Tensor) else Tensor(p), x)
    until = next(births)  # what is younger is computed by f
    y = f(start, *others)
    value = floats(plain(y), "f(x)")
    y = y if isinstance(y, Tensor) else Tensor(value)
    nodes, again = history(y, since)

    def pull(g):
        g = spread(cast(g, y.dtype), y.shape)
        steps = walk_back(nodes, g, since, again)
        rates = {node: rate for node, rate in steps if node.birth < until}

        def rate(p):  # 0 where f(x) does not depend on p
            return bare(rates[p] if p in rates else np.zeros_like(p.data)[()])

        return each(rate, start)

    pull.nodes = nodes
    return y if again else bare(y.data), pull


def derivative(f):
    """Return the derivative of ``f``, a function of one number, as a function.

        derivative(f)(x) = f'(x)

    Given an array it works element by element.  Arguments after the first are
    constants.  The result is a function like f: ``derivative(derivative(f))``
    is the second derivative.

    Shapes  f: (n,) -> (n,), elementwise, or a constant;  x: a number or an
            array (n,).
    Units   those of f divided by those of x.
    Error   rounding only; 0 where f does not depend on x.
    Raises  TypeError if f is no function, or x or f(x) no real numbers;
            ValueError if f(x) has another shape than x, or if an element of
            f(x) depends on another element of x.

    >>> derivative(lambda x: x**3)(2.0)
    12.0
    >>> from lib.autograd import sin
    >>> derivative(derivative(sin))(np.array([0.0, np.pi / 2]))
    array([-0., -1.])
    """

    def slope(x, *others):
        x = floats(x, "x")

        def stretched(x, *others):  # a constant is the same everywhere
            y = f(x, *others)
            if isinstance(y, Tensor) or np.ndim(y):
                return y
            return np.full(x.shape, y)[()]

        y, pull = pull_back(stretched if callable(f) else f, x, *others)
        if np.shape(y) != np.shape(x):
            raise misfit("derivative is elementwise, else use jacobian", x, y)
        rates = pull(1.0)
        if np.size(y) > 1 and not _is_elementwise(pull, plain(rates)):
            raise ValueError(
                "derivative is elementwise, but an element of f(x) depends "
                "on another element of x: use jacobian"
            )
        return rates

    return slope


# The operations of the table whose elements do not meet one another.
APART = {
    operation.rules
    for operation in vars(autograd).values()
    if callable(operation)
    and isinstance(getattr(operation, "rules", 0), tuple)
} - {autograd.matrix_product.rules}


def _is_elementwise(pull, rates):
    if all(n.rules in APART or not n.inputs for n in pull.nodes) and all(
        n.shape in (rates.shape, ()) for n in pull.nodes
    ):
        return True
    # If each element goes its own way, weights of the outputs weigh the
    # rates, and powers of 2 do it without rounding.
    size = np.arange(rates.size) % 16
    weights = 2.0 ** np.random.default_rng(0).permuted(size)
    weights = weights.reshape(rates.shape)
    found, expected = plain(pull(weights)), weights * rates
    return np.allclose(found, expected, 1e-6, 1e-290, equal_nan=True)


def value_and_gradient(f):
    """Return a function that gives both ``f(x)`` and its gradient at x.

        value_and_gradient(f)(x) = f(x), gradient(f)(x)

    f is run once; forms, errors and what is raised are those of ``gradient``.

    >>> value_and_gradient(lambda w: (w * w).sum())(np.array([1.0, 2.0]))
    (5.0, array([2., 4.]))
    """

    def value_and_rates(x, *others):
        y, pull = pull_back(f, x, *others)
        only_one("gradient", y)
        return y, pull(1.0)

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
    Units   those of f(x)[i] divided by those of x[j].
    Error   rounding only.
    Raises  TypeError if x or f(x) is not made of real numbers.

    >>> jacobian(lambda x: stack([x[0] * x[1], x[0]]))(np.array([2.0, 3.0]))
    array([[3., 2.],
           [1., 0.]])
    """

    def matrix(x, *others):
        x = floats(x, "x")
        y, pull = pull_back(f, x, *others)
        # row by row: pull back the gradient that asks for one output only
        m = np.size(y)
        ones = np.eye(m, dtype=x.dtype).reshape(m, *np.shape(y))
        rows = [pull(one) for one in ones] or [np.zeros((0, *x.shape))]
        return reshape(stack(rows), np.shape(y) + x.shape)

    return matrix


def hessian(f):
    """Return the Hessian of ``f``, its second derivatives, as a function.

        hessian(f)(x)[i, j] = d^2 f / dx[i] dx[j]

    It is symmetric where the second derivatives are continuous.

    Shapes  x: (n,), the Hessian: (n, n).
    Units   those of f divided by those of x[i] and of x[j].
    Error   rounding only.
    Raises  TypeError if x or f(x) is not made of real numbers;
            ValueError if f(x) is more than one number.

    >>> hessian(lambda x: x[0] ** 2 * x[1])(np.array([2.0, 3.0]))
    array([[6., 4.],
           [4., 0.]])
    """
    return jacobian(gradient(f))
