"""Layers: functions with parameters that training may change.

A layer is called like a function, ``y_hat = model(X)``, and lists what can be
trained, ``model.parameters()``: Tensors made by hand, so that
``loss.backward()`` leaves a gradient in each.

Left out: convolutions, dropout, attention, and saving to disk.
"""

import math

import numpy as np

from lib.autograd import (
    Tensor,
    maximum,
    mean,
    misfit,
    plain,
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
    return maximum(a, slope * a)


def linear(X, W, b):
    """Return ``X @ W + b``, as one node instead of two.

        dL/dX = g W^T      dL/dW = X^T g      dL/db = sum of g over examples

    Shapes  X: (n, d), W: (d, m), b: (m,);  returns (n, m).  With other axes
            in front it is X @ W + b, node by node.
    Raises  ValueError, naming the shapes, if they do not fit together.

    >>> linear(np.array([[1.0, 2.0]]), np.eye(2), np.array([10.0, 20.0]))
    array([[11., 22.]])
    """
    x = plain(X)
    if x.ndim != 2:
        return X @ W + b
    try:
        y = x @ plain(W) + plain(b)
    except ValueError as error:
        raise misfit("linear", X, W, b) from error
    if isinstance(X, Tensor) or isinstance(W, Tensor) or isinstance(b, Tensor):
        return Tensor(y, (X, W, b), LINEAR_RULES)
    return y


LINEAR_RULES = (
    lambda g, y, X, W, b: g @ W.T,
    lambda g, y, X, W, b: X.T @ g,
    lambda g, y, X, W, b: g.sum(axis=0),
)


class Layer:
    """A function with parameters: what its attributes hold, layers included.

    ``training`` tells layers that behave differently while they learn, such
    as ``BatchNorm``; set it for a whole model with ``set_training``.
    """

    training = True

    def parts(self):
        """Return the layers this one is made of, itself first."""
        found = [self]
        for value in vars(self).values():
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, Layer):
                    found += part.parts()
        return found

    def parameters(self):
        """Return the Tensors that training changes, each once, in order."""
        found = [v for layer in self.parts() for v in vars(layer).values()]
        return list(dict.fromkeys(v for v in found if isinstance(v, Tensor)))

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
    Raises  ValueError if a training batch has fewer than two examples.
    Source  Ioffe and Szegedy 2015.

    >>> BatchNorm(1)(np.array([[1.0], [3.0]])).data.round(4)
    array([[-1.],
           [ 1.]])
    """

    def __init__(self, features, momentum=0.1, epsilon=1e-5, dtype=float):
        self.gain = Tensor(np.ones(features, dtype))
        self.shift = Tensor(np.zeros(features, dtype))
        self.mean = np.zeros(features, dtype)
        self.variance = np.ones(features, dtype)
        self.momentum = momentum
        self.epsilon = epsilon

    def __call__(self, X):
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
        self.mean = self.mean + self.momentum * (centre - self.mean)
        self.variance = self.variance + self.momentum * (
            unbiased - self.variance
        )


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
