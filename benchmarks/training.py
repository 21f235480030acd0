"""One training step of small networks: ours against four others.

Every engine does the same step from the same start: forward, backward,
descent.  Loss and parameters after one step are checked against NumPy by
hand before anything is timed.
"""

import gc
from functools import partial

import measure  # isort: skip  (sets the number of threads before NumPy loads)
import autograd.numpy as anp
import numpy as np
import torch
from autograd import value_and_grad
from micrograd.nn import MLP as MicrogradMLP

from lib.autograd import sum
from lib.losses import cross_entropy, hinge
from lib.nn import MLP
from lib.optim import SGD

RATE = 0.01
DECAY = 1e-4


def start(sizes, n, dtype, seed=0):
    """Return parameters, inputs and labels for a classification step."""
    rng = np.random.default_rng(seed)
    shapes = list(zip(sizes, sizes[1:], strict=False))
    weights = [rng.normal(size=s, scale=(2 / s[0]) ** 0.5) for s in shapes]
    biases = [rng.normal(size=s[1], scale=0.1) for s in shapes]
    pairs = zip(weights, biases, strict=True)
    parameters = [p.astype(dtype) for pair in pairs for p in pair]
    X = rng.random((n, sizes[0])).astype(dtype)
    return parameters, X, rng.integers(sizes[-1], size=n)


def numpy_step(parameters, X, labels):
    """Return one step written by hand: the fastest NumPy can be."""
    p = [a.copy() for a in parameters]
    n, rows = len(X), np.arange(len(X))

    def step():
        values = [X]
        for W, b in zip(p[::2], p[1::2], strict=True):
            z = values[-1] @ W + b
            values.append(np.maximum(z, 0))
        z = z - z.max(axis=1, keepdims=True)
        e = np.exp(z)
        total = e.sum(axis=1, keepdims=True)
        loss = (np.log(total[:, 0]) - z[rows, labels]).mean()
        g = e / total
        g[rows, labels] -= 1
        g /= n
        for i in range(len(p) - 2, -1, -2):
            a = values[i // 2]
            dW, db = a.T @ g, g.sum(axis=0)
            if i:
                g = (g @ p[i].T) * (a > 0)
            p[i] -= RATE * dW
            p[i + 1] -= RATE * db
        return loss, p

    return step


def our_cross_entropy(z, labels, p):
    """Return the loss of a classification."""
    return cross_entropy(z, labels)


def our_step(parameters, X, labels, loss_of=our_cross_entropy):
    """Return the same step with ``lib``."""
    sizes = [X.shape[1], *(b.shape[0] for b in parameters[1::2])]
    model = MLP(sizes, rng=np.random.default_rng(0), dtype=X.dtype)
    p = model.parameters()
    for tensor, data in zip(p, parameters, strict=True):
        tensor.data = data.copy()
    optimiser = SGD(p, RATE)

    def step():
        optimiser.zero_grad()
        loss = loss_of(model(X), labels, p)
        loss.backward()
        optimiser.step()
        return loss.data, [tensor.data for tensor in p]

    return step


def torch_cross_entropy(z, labels, p):
    """Return the loss of a classification in PyTorch."""
    return torch.nn.functional.cross_entropy(z, labels)


def torch_step(parameters, X, labels, loss_of=torch_cross_entropy):
    """Return the same step with PyTorch, eager."""
    p = [torch.tensor(a, requires_grad=True) for a in parameters]
    X, labels = torch.tensor(X), torch.tensor(labels)
    pairs = list(zip(p[::2], p[1::2], strict=True))

    def step():
        a = X
        for W, b in pairs[:-1]:
            a = torch.relu(torch.addmm(b, a, W))
        W, b = pairs[-1]
        loss = loss_of(torch.addmm(b, a, W), labels, p)
        loss.backward()
        with torch.no_grad():
            for tensor in p:
                tensor -= RATE * tensor.grad
                tensor.grad = None
        return loss.item(), [tensor.detach().numpy() for tensor in p]

    return step


def hips_step(parameters, X, labels):
    """Return the same step with HIPS autograd."""
    p, rows = [a.copy() for a in parameters], np.arange(len(X))

    def loss_of(p):
        a = X
        for W, b in zip(p[::2], p[1::2], strict=True):
            z = anp.dot(a, W) + b
            a = anp.maximum(z, 0)
        z = z - anp.max(z, axis=1, keepdims=True)
        return anp.mean(anp.log(anp.sum(anp.exp(z), axis=1)) - z[rows, labels])

    both = value_and_grad(loss_of)

    def step():
        loss, gradients = both(p)
        for a, g in zip(p, gradients, strict=True):
            a -= RATE * g
        return loss, p

    return step


def classification(sizes, n, dtype=np.float64, hips=False, rounds=15):
    """Return the times of every engine, after checking one step of each."""
    made = start(sizes, n, dtype)
    makers = {"numpy": numpy_step, "ours": our_step, "torch": torch_step}
    if hips:
        makers["hips"] = hips_step
    tolerance = 1e-8 if dtype == np.float64 else 2e-3
    loss, expected = numpy_step(*made)()
    for make in makers.values():
        found_loss, found = make(*made)()
        measure.same_numbers(
            [found_loss, *found], [loss, *expected], tolerance
        )
    steps = {name: make(*made) for name, make in makers.items()}
    return measure.race(steps, rounds)


def moons(seed=0):
    """Return micrograd's model, and its parameters, inputs and targets."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(100, 2))
    y = np.where(X[:, 0] * X[:, 1] > 0, 1.0, -1.0)
    model = MicrogradMLP(2, [16, 16, 1])
    parameters = []
    for layer in model.layers:
        W = np.array([[w.data for w in n.w] for n in layer.neurons]).T
        parameters += [W, np.array([float(n.b.data) for n in layer.neurons])]
    return model, parameters, X, y[:, None]


def micrograd_moons(model, X, y):
    """Return the step of micrograd's demo, one scalar at a time."""

    def step():
        scores = [model(list(row)) for row in X]
        pairs = zip(y[:, 0], scores, strict=True)
        losses = [(1 + -yi * score).relu() for yi, score in pairs]
        data_loss = 0
        for term in losses:
            data_loss = data_loss + term
        decay = 0
        for p in model.parameters():
            decay = decay + p * p
        total = data_loss * (1.0 / len(losses)) + DECAY * decay
        model.zero_grad()
        total.backward()
        for p in model.parameters():
            p.data -= RATE * p.grad
        return total.data

    return step


def numpy_moons(parameters, X, y):
    """Return the same step vectorised by hand."""
    p, n = [a.copy() for a in parameters], len(X)

    def step():
        W1, b1, W2, b2, W3, b3 = p
        a1 = np.maximum(X @ W1 + b1, 0)
        a2 = np.maximum(a1 @ W2 + b2, 0)
        margin = 1 - (a2 @ W3 + b3) * y
        squares = 0.0
        for a in p:
            squares += (a * a).sum()
        loss = np.maximum(margin, 0).mean() + DECAY * squares
        g3 = -y * (margin > 0) / n
        g2 = (g3 @ W3.T) * (a2 > 0)
        g1 = (g2 @ W2.T) * (a1 > 0)
        gradients = [X.T @ g1, g1.sum(0), a1.T @ g2, g2.sum(0)]
        gradients += [a2.T @ g3, g3.sum(0)]
        for a, g in zip(p, gradients, strict=True):
            a -= RATE * (g + 2 * DECAY * a)
        return loss, p

    return step


def our_hinge(scores, y, p):
    """Return the loss of micrograd's demo: hinge, and weight decay."""
    squares = 0.0
    for tensor in p:
        squares = squares + sum(tensor * tensor)
    return hinge(scores, y) + DECAY * squares


def torch_hinge(scores, y, p):
    """Return the same loss in PyTorch."""
    squares = 0.0
    for tensor in p:
        squares = squares + (tensor * tensor).sum()
    return torch.relu(1 - scores * y).mean() + DECAY * squares


def moons_rows():
    """Return the rows about micrograd's moons."""
    model, parameters, X, y = moons()
    made = (parameters, X, y)
    loss, expected = numpy_moons(*made)()
    makers = {
        "numpy": numpy_moons,
        "ours": partial(our_step, loss_of=our_hinge),
        "torch": partial(torch_step, loss_of=torch_hinge),
    }
    for make in makers.values():
        found_loss, found = make(*made)()
        measure.same_numbers([found_loss, *found], [loss, *expected], 1e-8)
    scalar = micrograd_moons(model, X, y)
    measure.same_numbers([scalar()], [loss], 1e-8)
    steps = {name: make(*made) for name, make in makers.items()}
    times = measure.race(steps)
    with_torch = [
        (
            "moons / NumPy by hand",
            measure.ratio(times, "ours", "numpy"),
            "<= 2.5",
        ),
        ("moons / PyTorch", measure.ratio(times, "ours", "torch"), "<= 0.70"),
    ]
    return with_torch + micrograd_rows(makers["ours"](*made), scalar)


def micrograd_rows(ours, scalar):
    """Return the rows that compare with micrograd itself."""
    steps = {"ours": ours, "micrograd": scalar}
    collected = measure.race(steps, rounds=5)
    gc.disable()
    quiet = measure.race(steps, rounds=5)
    gc.enable()
    return [
        (
            "micrograd / ours, moons, collector on",
            measure.ratio(collected, "micrograd", "ours"),
            ">= 5000",
        ),
        (
            "micrograd / ours, moons, collector off",
            measure.ratio(quiet, "micrograd", "ours"),
            ">= 600",
        ),
    ]


def rows():
    """Return the rows of the table: (work, ratio, goal)."""
    digits, net = [64, 128, 64, 10], [784, 512, 512, 10]
    torch.set_num_threads(1)
    b64 = classification(digits, 64, hips=True, rounds=25)
    b64_32 = classification(digits, 64, np.float32, rounds=25)
    b1797 = classification(digits, 1797)
    big = classification(net, 256, rounds=11)
    name = "digits 64-128-64-10, batch"
    found = [
        (f"{name} 64 / NumPy by hand", b64, "numpy", "<= 1.10"),
        (f"{name} 64, float32 / NumPy by hand", b64_32, "numpy", "<= 1.20"),
        (f"{name} 1797 / NumPy by hand", b1797, "numpy", "<= 1.06"),
        ("784-512-512-10, batch 256 / NumPy by hand", big, "numpy", "<= 1.03"),
        (f"{name} 64 / PyTorch", b64, "torch", "<= 0.80"),
        (f"{name} 64 / HIPS autograd", b64, "hips", "<= 0.35"),
    ]
    return [
        (work, measure.ratio(times, "ours", other), goal)
        for work, times, other, goal in found
    ] + moons_rows()


if __name__ == "__main__":
    measure.show(rows())
