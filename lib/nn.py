"""Layers: functions with parameters that training may change.

A layer is called like a function, ``y_hat = model(X)``, and lists what can be
trained, ``model.parameters()``: Tensors made by hand, so that
``loss.backward()`` leaves a gradient in each.

Left out: convolutions, dropout, attention, and saving to disk.
"""

import math
from collections import deque

import numpy as np

from lib.arrays import misfit, numbers, plain
from lib.autograd import (
    Tensor,
    matmul,
    maximum,
    mean,
    mul,
    relu,
    sigmoid,
    softmax,
    sqrt,
    tanh,
)

__all__ = [
    "BatchNorm",
    "Dense",
    "Layer",
    "MLP",
    "Sequential",
    "count_parameters",
    "leaky_relu",
    "linear",
    "relu",
    "sigmoid",
    "softmax",
    "tanh",
]


def leaky_relu(a, slope=0.01):
    """Return ``a`` where it is positive, else ``slope * a``.

    Below 0 a little of the gradient leaks through, so that no unit dies.

    Shapes  a: any;  slope: a number below 1.

    >>> leaky_relu(np.array([-2.0, 3.0]), slope=0.1)
    array([-0.2,  3. ])
    """
    return maximum(a, mul(slope, a))


def linear(X, W, b):
    """Return ``X @ W + b``, as one node instead of two.

        dL/dX = g W^T      dL/dW = X^T g      dL/db = sum of g over examples

    Shapes  X: (n, d), W: (d, m), b: (m,), or what stretches to (n, m);
            returns (n, m).  With more or fewer axes in X or W it is
            X @ W + b, node by node.
    Raises  ValueError, naming the shapes, if they do not fit together.

    >>> linear(np.array([[1.0, 2.0]]), np.eye(2), np.array([10.0, 20.0]))
    array([[11., 22.]])
    """
    x, w = numbers(X), numbers(W)
    if x.ndim != 2 or w.ndim != 2:
        return matmul(X, W) + b
    try:
        y = x @ w + numbers(b)
    except ValueError as error:
        raise misfit("linear", X, W, b) from error
    if isinstance(X, Tensor) or isinstance(W, Tensor) or isinstance(b, Tensor):
        X = X if isinstance(X, Tensor) else x
        W = W if isinstance(W, Tensor) else w
        return Tensor(y, (X, W, b), LINEAR_RULES)
    return y


LINEAR_RULES = (
    lambda g, y, X, W, b: g @ W.T,
    lambda g, y, X, W, b: X.T @ g,
    lambda g, y, X, W, b: g,  # once for each example: the walk adds them up
)


def contents(holder):
    """Yield the layers and Tensors in a layer, list, tuple, set or dict.

    Those in a list within a list are found too, those in a layer within a
    layer are left to that layer.

    >>> W, b = Tensor(1.0), Tensor(2.0)
    >>> list(contents({"first": [(W, b), "a word"], "second": relu}))
    [Tensor(1.), Tensor(2.)]
    """
    held = vars(holder) if isinstance(holder, Layer) else holder
    for thing in held.values() if isinstance(held, dict) else held:
        if isinstance(thing, Layer | Tensor):
            yield thing
        elif isinstance(thing, CONTAINERS):
            yield from contents(thing)


CONTAINERS = (list, tuple, dict, set, frozenset, deque)


class Layer:
    """A function with parameters: what its attributes hold, layers included.

    An attribute may be a Tensor, a layer, or a list, tuple, set or dict of
    these, and so on.  What a function remembers is not found: a lambda around
    a layer hides it.

    ``training`` tells layers that behave differently while they learn, such
    as ``BatchNorm``; set it for a whole model with ``set_training``.
    ``fewest`` is how many examples a batch must have while it learns.
    """

    training = True
    fewest = 1

    def parts(self):
        """Return the layers this one is made of, itself first, each once."""
        found, waiting = {}, [self]
        while waiting:
            layer = waiting.pop()
            if id(layer) not in found:  # shared, or it holds its own parent
                found[id(layer)] = layer
                inside = [p for p in contents(layer) if isinstance(p, Layer)]
                waiting += reversed(inside)
        return list(found.values())

    def own_parameters(self):
        """Return the Tensors that are in this layer, but not in a part of it.

        >>> len(Dense(3, 2, rng=np.random.default_rng(0)).own_parameters())
        2
        """
        return [p for p in contents(self) if isinstance(p, Tensor)]

    def parameters(self):
        """Return the Tensors that training changes, each once, in order."""
        found = [p for layer in self.parts() for p in layer.own_parameters()]
        return list(dict.fromkeys(found))

    def set_training(self, training):
        """Set ``training`` on this layer and every layer it is made of."""
        for layer in self.parts():
            layer.training = training


def count_parameters(model):
    """Return how many numbers training can change in ``model``.

    >>> count_parameters(Dense(3, 2, rng=np.random.default_rng(0)))
    8
    """
    return sum(math.prod(p.shape) for p in model.parameters())


class Dense(Layer):
    """Return a dense layer: every output is a weighted sum of all inputs.

        y = X W + b

    The weights start as Gaussian noise of variance 2 / d, which keeps the
    size of the signal through ReLU layers; the biases start at 0.

    Shapes  X: (n, d) -> (n, m) for ``Dense(d, m, rng)``;  W: (d, m), b: (m,).
    Raises  ValueError, naming the shapes, if X does not fit.
    Source  He et al. 2015.

    >>> Dense(3, 2, rng=np.random.default_rng(0))(np.ones((5, 3))).shape
    (5, 2)
    """

    def __init__(self, inputs, outputs, rng, dtype=float):
        W = rng.normal(scale=math.sqrt(2 / inputs), size=(inputs, outputs))
        self.W = Tensor(W.astype(dtype))
        self.b = Tensor(np.zeros(outputs, dtype))

    def __call__(self, X):
        return linear(X, self.W, self.b)


class BatchNorm(Layer):
    """Return a layer that gives every feature mean 0 and variance 1.

        y = gain (X - mean) / sqrt(variance + epsilon) + shift

    While training, mean and variance are those of the batch, and a running
    average of them is kept; otherwise that average is used, so that the
    prediction for one example does not depend on the others.

    Shapes  X: (n, d) -> (n, d) for ``BatchNorm(d)``;  gain, shift: (d,).
    Error   the running variance corrects for n with the factor n / (n - 1).
    Raises  ValueError if a training batch has fewer than two examples, or X
            has not d features.
    Source  Ioffe and Szegedy 2015.

    >>> BatchNorm(1)(np.array([[1.0], [3.0]])).data.round(4)
    array([[-1.],
           [ 1.]])
    """

    fewest = 2  # one example has no variance

    def __init__(self, features, momentum=0.1, epsilon=1e-5, dtype=float):
        self.gain = Tensor(np.ones(features, dtype))
        self.shift = Tensor(np.zeros(features, dtype))
        self.mean = np.zeros(features, dtype)
        self.variance = np.ones(features, dtype)
        self.momentum = momentum
        self.epsilon = float(epsilon)

    def __call__(self, X):
        X = X if isinstance(X, Tensor) else numbers(X)
        if X.shape[1:] != self.gain.shape:
            raise misfit("BatchNorm", X, self.gain)
        centre, variance = self.mean, self.variance
        if self.training:
            centre = mean(X, axis=0)
            variance = mean((X - centre) ** 2, axis=0)
            self._remember(plain(centre), plain(variance), len(X))
        scaled = (X - centre) / sqrt(variance + self.epsilon)
        return self.gain * scaled + self.shift

    def _remember(self, centre, variance, n):
        if n < 2:
            raise ValueError(f"BatchNorm needs two examples or more, got {n}")
        unbiased = variance * (n / (n - 1))
        self.mean = self._nearer(self.mean, centre)
        self.variance = self._nearer(self.variance, unbiased)

    def _nearer(self, old, new):
        return (old + self.momentum * (new - old)).astype(old.dtype)


class Sequential(Layer):
    """Return a model that applies ``steps``, layers or functions, in order.

    >>> model = Sequential(Dense(3, 2, rng=np.random.default_rng(0)), tanh)
    >>> model(np.zeros((1, 3)))
    Tensor([[0., 0.]])
    """

    def __init__(self, *steps):
        self.steps = list(steps)

    def __call__(self, X):
        for step in self.steps:
            X = step(X)
        return X


class MLP(Sequential):
    """Return a multilayer perceptron: dense layers, ``activation`` between.

    The last layer has no activation: it returns scores, or logits.

    Shapes  X: (n, sizes[0]) -> (n, sizes[-1]).
    Raises  ValueError if fewer than two sizes are given.

    >>> model = MLP([64, 128, 64, 10], rng=np.random.default_rng(0))
    >>> count_parameters(model)
    17226
    """

    def __init__(self, sizes, rng, activation=relu, dtype=float):
        if len(sizes) < 2:
            raise ValueError(f"sizes must be at least two, got {sizes}")
        super().__init__()
        for inputs, outputs in zip(sizes, sizes[1:], strict=False):
            self.steps += [Dense(inputs, outputs, rng, dtype), activation]
        self.steps.pop()
