"""Optimisers: what to do with the gradients, in the order of the chapters.

An optimiser holds the parameters of a model.  After ``loss.backward()``,
``step()`` moves every parameter a little against its gradient, and
``zero_grad()`` forgets the gradients before the next batch.

Parameters get new arrays: the arrays they were made from stay as they were.

Left out: schedules for the learning rate, and second-order methods.
"""

import math
import sys

import numpy as np

from lib.autograd import Tensor


def leaves(parameters):
    """Return the parameters as a list, if each of them can be trained.

    Raises  TypeError if they are no list, tuple or other row of Tensors, but
            a single Tensor for example, which would be taken apart;
            ValueError if one is listed twice, and would move twice, or is
            the result of a computation, and would never get a gradient.

    >>> leaves((Tensor(1.0), Tensor(2.0)))
    [Tensor(1.), Tensor(2.)]
    """
    if isinstance(parameters, Tensor) or not np.iterable(parameters):
        raise TypeError(
            "parameters must be a list of Tensors, such as [w] or "
            f"model.parameters(), got {parameters!r}"
        )
    found = list(parameters)
    for i, p in enumerate(found):
        if not isinstance(p, Tensor):
            raise TypeError(f"parameters must be Tensors, number {i} is {p!r}")
        if p.inputs:
            raise ValueError(
                f"parameter {i} was computed from other Tensors, so it gets "
                "no gradient: make it by hand, Tensor(w.data)"
            )
    if len(set(found)) < len(found):
        raise ValueError("parameters must be different, one is listed twice")
    return found


class Optimiser:
    """What all optimisers share: the parameters, and one move for each.

        w <- w - move(i, g)     for parameter i with the gradient g

    A subclass says in ``move`` how far. A parameter keeps its precision,
    whatever the learning rate is, and one without a gradient stays.

    Raises  TypeError if parameters are not a list of Tensors; ValueError if
            there are none, if one is listed twice or was computed from
            others, or if the learning rate is not a positive number.
    """

    def __init__(self, parameters, learning_rate):
        self.parameters = leaves(parameters)
        if not self.parameters:
            raise ValueError("parameters must hold at least one Tensor")
        if not 0 < learning_rate < math.inf:
            raise ValueError(
                f"learning_rate must be positive, got {learning_rate}"
            )
        self.learning_rate = learning_rate
        self.steps = 0

    def step(self):
        """Move every parameter that has a gradient."""
        self.steps += 1
        for i, p in enumerate(self.parameters):
            if p.grad is not None:
                moved = p.data - self.move(i, p.grad)
                is_same = moved.dtype is p.data.dtype
                p.data = moved if is_same else moved.astype(p.data.dtype)

    def zero_grad(self):
        """Forget the gradients of all parameters."""
        for p in self.parameters:
            p.grad = None


class SGD(Optimiser):
    """Return gradient descent; with batches, stochastic gradient descent.

        w <- w - learning_rate * g

    Units   learning_rate: those of w squared, divided by those of the loss.
    Source  Cauchy 1847; Robbins and Monro 1951.

    >>> from lib.autograd import Tensor
    >>> w = Tensor(3.0)
    >>> optimiser = SGD([w], learning_rate=0.1)
    >>> (w * w).backward()
    >>> optimiser.step()
    >>> print(round(w.item(), 12))
    2.4
    """

    def move(self, i, g):
        return self.learning_rate * g


class Momentum(Optimiser):
    """Return descent with momentum: a heavy ball that keeps its velocity.

        v <- momentum * v + g
        w <- w - learning_rate * v

    Source  Polyak 1964.

    >>> from lib.autograd import Tensor
    >>> w = Tensor(1.0)
    >>> optimiser = Momentum([w], learning_rate=0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     w.grad = 1.0
    ...     optimiser.step()
    >>> print(round(w.item(), 12))  # 1 - 0.1 - 0.15
    0.75
    """

    def __init__(self, parameters, learning_rate, momentum=0.9):
        super().__init__(parameters, learning_rate)
        self.momentum = momentum
        self.velocity = [0.0] * len(self.parameters)

    def move(self, i, g):
        self.velocity[i] = self.momentum * self.velocity[i] + g
        return self.learning_rate * self.velocity[i]


class Adam(Optimiser):
    """Return Adam: momentum, with a step of its own for every number.

        m <- beta1 m + (1 - beta1) g          mean of the gradients
        s <- beta2 s + (1 - beta2) g**2       mean of their squares
        w <- w - learning_rate * m' / (sqrt(s') + epsilon)

    m' = m / (1 - beta1**t) and s' = s / (1 - beta2**t) correct for the start
    at 0, where t counts the steps that this parameter has made.

    Units   learning_rate: those of w.
    Source  Kingma and Ba 2015.

    >>> from lib.autograd import Tensor
    >>> w = Tensor(1.0)
    >>> optimiser = Adam([w], learning_rate=0.1)
    >>> w.grad = 1000.0
    >>> optimiser.step()  # learning_rate, for every g far above epsilon
    >>> print(round(w.item(), 6))
    0.9
    """

    def __init__(
        self,
        parameters,
        learning_rate=0.001,
        betas=(0.9, 0.999),
        epsilon=1e-8,
    ):
        super().__init__(parameters, learning_rate)
        self.betas = betas
        self.epsilon = epsilon
        self.mean = [0.0] * len(self.parameters)
        self.square = [0.0] * len(self.parameters)
        self.clock = [0] * len(self.parameters)

    def move(self, i, g):
        beta1, beta2 = self.betas
        self.clock[i] += 1
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g * g
        mean = self.mean[i] / (1 - beta1 ** self.clock[i])
        square = self.square[i] / (1 - beta2 ** self.clock[i])
        return self.learning_rate * mean / (square**0.5 + self.epsilon)


def clip_by_norm(parameters, largest):
    """Return the norm of all gradients, after scaling it down to ``largest``.

        g <- g * min(1, largest / norm),    norm = sqrt(sum of all g**2)

    The direction stays; only the length is limited.  Where a gradient is
    infinite or no number there is no direction to keep: all stay as they are,
    and the norm that is returned tells.

    Raises  ValueError if largest is not positive; TypeError or ValueError if
            the parameters are not what an optimiser takes.
    Source  Pascanu, Mikolov and Bengio 2013.

    >>> from lib.autograd import Tensor
    >>> w = Tensor([0.0, 0.0])
    >>> w.grad = np.array([30.0, 40.0])
    >>> clip_by_norm([w], largest=5.0)
    50.0
    >>> w.grad
    array([3., 4.])
    """
    _positive("largest", largest)
    moved = [p for p in leaves(parameters) if p.grad is not None]
    numbers = [np.ravel(p.grad).astype(float) for p in moved]
    numbers = np.concatenate([[0.0], *numbers])
    # measured in units of the largest, so that no square overflows
    unit = float(np.max(np.abs(numbers)))
    if unit == 0 or not math.isfinite(unit):
        return unit
    length = float(np.linalg.norm(numbers / unit))
    if unit * length > largest:
        for p in moved:
            shorter = p.grad / np.float64(unit) * (largest / length)
            p.grad = shorter.astype(p.dtype)
    return unit * length


def clip_by_value(parameters, largest):
    """Limit every number of every gradient to [-largest, largest].

    The direction may change; ``clip_by_norm`` keeps it.

    Raises  ValueError if largest is not positive.

    >>> from lib.autograd import Tensor
    >>> w = Tensor([0.0, 0.0])
    >>> w.grad = np.array([30.0, -0.5])
    >>> clip_by_value([w], largest=1.0)
    >>> w.grad
    array([ 1. , -0.5])
    """
    _positive("largest", largest)
    for p in leaves(parameters):
        if p.grad is not None:
            with np.errstate(over="ignore"):  # a limit that no float32 has
                p.grad = np.clip(p.grad, -float(largest), float(largest))


def _positive(name, value):
    if not value > 0:
        raise ValueError(f"{name} must be positive, got {value}")


def progress_bar(epoch, epochs, loss):
    """Write one line that overwrites itself: a bar, the epoch and the loss.

    >>> progress_bar(epoch=5, epochs=10, loss=0.25)
    epoch 5 of 10 [##########..........] loss 0.25
    """
    done = 20 * epoch // epochs
    bar = "#" * done + "." * (20 - done)
    end = "\n" if epoch == epochs else ""
    sys.stdout.write(
        f"\repoch {epoch} of {epochs} [{bar}] loss {loss:.4g}{end}"
    )
    sys.stdout.flush()


def train(
    model, loss, X, y, optimiser, epochs, batch_size, rng, report=progress_bar
):
    """Train ``model`` and return the mean loss of every epoch.

    Each epoch goes through the examples once, in a new random order, in
    batches of ``batch_size``; the last batch takes what is left.

    Shapes  X: (N, ...), y: (N, ...);  loss(model(X), y): a single number.
    Raises  ValueError if X and y differ in length or are empty, if epochs or
            batch_size is not positive, if a batch would be too small for a
            BatchNorm, or if the loss is no longer a finite number.

    >>> from lib import losses, nn
    >>> rng = np.random.default_rng(0)
    >>> X = np.linspace(-1, 1, 20).reshape(-1, 1)
    >>> line = nn.Dense(1, 1, rng)
    >>> history = train(line, losses.mean_squared_error, X, 3 * X + 1,
    ...                 SGD(line.parameters(), 0.3), epochs=50, batch_size=5,
    ...                 rng=rng, report=None)
    >>> print(round(line.W.data.item(), 3), round(line.b.data.item(), 3))
    3.0 1.0
    """
    if len(X) != len(y):
        raise ValueError(f"X has {len(X)} examples but y has {len(y)}")
    _positive("X, the number of examples,", len(X))
    _positive("epochs", epochs)
    _positive("batch_size", batch_size)
    _batches_fit(model, len(X), batch_size)
    X, y = np.asarray(X), np.asarray(y)
    history = []
    for epoch in range(1, epochs + 1):
        total = 0.0
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            value = _step(model, loss, X[batch], y[batch], optimiser)
            total += value * len(batch)
        history.append(total / len(X))
        if report is not None:
            report(epoch, epochs, history[-1])
    return history


def _batches_fit(model, n, batch_size):
    # say so before the first step that the last batch will be too small
    smallest = n % batch_size or min(n, batch_size)
    for part in model.parts() if hasattr(model, "parts") else []:
        if part.training and smallest < part.fewest:
            raise ValueError(
                f"batch_size is {batch_size} and there are {n} examples: a "
                f"batch of {smallest} is left, but {type(part).__name__} "
                f"needs {part.fewest} or more; choose another batch_size"
            )


def _step(model, loss, X, y, optimiser):
    optimiser.zero_grad()
    value = loss(model(X), y)
    if not math.isfinite(value.item()):
        raise ValueError(
            f"the loss became {value.item()} in step {optimiser.steps + 1}: "
            "try a smaller learning_rate"
        )
    value.backward()
    optimiser.step()
    return value.item()
