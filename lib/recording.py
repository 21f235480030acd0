"""A film of a training run: what the model says after every epoch.

The film looks on and changes nothing: neither parameters nor gradients, nor
the running averages of a BatchNorm. ``lib.widgets.TrainingReplay`` shows it.

Left out: more than two inputs, regression, and the losses of single batches.
"""

from collections import namedtuple
from contextlib import contextmanager

import numpy as np

from lib.arrays import plain
from lib.losses import binary_cross_entropy, cross_entropy

CELLS = 36  # of the grid, on a side


class Frame(namedtuple("Frame", "epoch loss norms right outputs")):
    """The model after one epoch.

    ``epoch``    how many epochs it has been trained; 0 for the untrained one
    ``loss``     the loss of all examples, with the parameters of this frame
    ``norms``    for each layer of the film, how long its part of the gradient
                 of that loss is
    ``right``    for each example, whether the model gives it the right class
    ``outputs``  the logits at the crossings of a grid over the window
    """


class Film:
    """Return a film of ``model``: its ``frames``, from the untrained one on.

    Given to ``lib.optim.train`` as ``report`` it adds a frame after every
    epoch; with ``every`` above 1 it leaves out those between, but never the
    last. After each epoch it calls the ``report`` that you give it, such as
    the bar of progress.

    Loss and gradient are those of all examples at once, for the parameters of
    the frame: not the mean that ``train`` returns, taken while they move, and
    not the gradient of the last batch.

    A model with one logit z has two classes, 1 where z > 0; one with k logits
    has k, and gives the class of the largest. ``loss`` is cross-entropy, if
    you give no other.

    Shapes  X: (N, 2); y: (N,) or (N, 1), whole numbers from 0; model: (N, 2)
            -> (N, 1) or (N, k); outputs: (37, 37, 1) or (37, 37, k), rows
            upward along the second input, over a ``window`` of two pairs.
    Raises  ValueError, naming the argument, if a shape is another, y has
            other classes than the model, or the loss is no longer finite.

    >>> from lib import nn, optim
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(size=(50, 2))
    >>> y = (X[:, :1] > 0).astype(float)
    >>> model = nn.Dense(2, 1, rng)
    >>> film = Film(model, X, y)
    >>> history = optim.train(model, binary_cross_entropy, X, y,
    ...                       optim.SGD(model.parameters(), 1.0), epochs=5,
    ...                       batch_size=10, rng=rng, report=film)
    >>> film.layers, len(film.frames)
    (['Dense 1'], 6)
    >>> film.frames[-1].loss < film.frames[0].loss
    True
    """

    def __init__(
        self, model, X, y, loss=None, window=None, every=1, report=None
    ):
        if every < 1:
            raise ValueError(f"every must be 1 or more, got {every}")
        if not hasattr(model, "parts"):
            raise ValueError(f"model must be a layer of lib.nn, got {model}")
        self.model, self.X = model, two_inputs(X)
        self.logits = logits_of(model, self.X)
        self.y = classes_of(y, len(self.X), max(2, self.logits))
        usual = binary_cross_entropy if self.logits == 1 else cross_entropy
        self.loss = loss or usual
        self.window = window_of(self.X, window)
        self.every, self.report, self.calls = every, report, 0
        self._parts = parts_with_parameters(model)
        kinds = [type(part).__name__ for part, _ in self._parts]
        self.layers = [f"{kind} {i}" for i, kind in enumerate(kinds, start=1)]
        self.frames = [self._frame()]

    def __call__(self, epoch, epochs, loss):
        """Add a frame: what ``train`` calls after each epoch."""
        self.calls += 1
        if self.calls % self.every == 0 or epoch == epochs:
            self.frames.append(self._frame())
        if self.report is not None:
            self.report(epoch, epochs, loss)

    def _frame(self):
        with predicting(self.model) as model:
            loss, norms, z = self._judged()
            grid = plain(model(crossings(self.window))).astype(float)
        if not (np.isfinite(loss) and np.isfinite(grid).all()):
            raise ValueError(
                f"after epoch {self.calls} the model is no longer finite, and "
                f"its loss is {loss}: try a smaller learning_rate"
            )
        said = z[:, 0] > 0 if self.logits == 1 else z.argmax(axis=1)
        outputs = grid.reshape(CELLS + 1, CELLS + 1, self.logits)
        return Frame(self.calls, loss, norms, said == self.y, outputs)

    def _judged(self):
        """Return the loss of all examples, the layers' norms, the logits."""
        parameters = [p for _, own in self._parts for p in own]
        before = [p.grad for p in parameters]
        for p in parameters:
            p.grad = None
        z = self.model(self.X)
        y = self.y if self.logits > 1 else self.y.reshape(-1, 1).astype(float)
        loss = self.loss(z, y)
        loss.backward()
        norms = [norm_of(own) for _, own in self._parts]
        for p, grad in zip(parameters, before, strict=True):
            p.grad = grad
        return float(plain(loss)), norms, plain(z)


@contextmanager
def predicting(model):
    """Return the model as it predicts, and leave it as it was.

    >>> from lib.nn import BatchNorm
    >>> with predicting(BatchNorm(2)) as model:
    ...     print(model.training)
    False
    >>> model.training
    True
    """
    before = [(part, part.training) for part in model.parts()]
    model.set_training(False)
    try:
        yield model
    finally:
        for part, training in before:
            part.training = training


def norm_of(parameters):
    """Return the length of the gradients of some parameters, taken as one.

        sqrt(sum of all g**2)

    >>> from lib.autograd import Tensor
    >>> w, b = Tensor(1.0), Tensor(2.0)
    >>> (3 * w + 4 * b).backward()
    >>> norm_of([w, b])
    5.0
    """
    known = [np.ravel(p.grad) for p in parameters if p.grad is not None]
    # hypot keeps the squares of large numbers from overflowing
    return float(np.hypot.reduce(np.concatenate([[0.0], *known])))


def parts_with_parameters(model):
    """Return each layer that has parameters of its own, with these.

    >>> from lib.nn import MLP
    >>> model = MLP([2, 3, 1], rng=np.random.default_rng(0))
    >>> [len(own) for _, own in parts_with_parameters(model)]
    [2, 2]
    """
    found, seen = [], set()
    for part in model.parts():
        own = [p for p in part.own_parameters() if id(p) not in seen]
        seen.update(map(id, own))
        if own:
            found.append((part, own))
    if not found:
        raise ValueError("model must have a layer with parameters")
    return found


def two_inputs(X):
    """Return the inputs as an array, or say that they cannot be drawn.

    >>> two_inputs([[1, 2]])
    array([[1., 2.]])
    """
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or X.shape[1] != 2 or not len(X):
        raise ValueError(
            f"X must be (N, 2), two inputs for each example, got {X.shape}"
        )
    if not np.isfinite(X).all():
        raise ValueError(f"X must be finite, got {X[~np.isfinite(X)][0]}")
    return X


def logits_of(model, X):
    """Return how many logits a model gives to an example.

    >>> from lib.nn import MLP
    >>> logits_of(MLP([2, 3], rng=np.random.default_rng(0)), np.ones((5, 2)))
    3
    """
    with predicting(model):
        shape = plain(model(X[:2])).shape
    if len(shape) != 2 or shape[0] != len(X[:2]):
        raise ValueError(
            "model(X) must be (N, 1), one logit for two classes, or (N, k) "
            f"for k classes: for X of shape {X[:2].shape} it is {shape}"
        )
    return shape[1]


def classes_of(y, examples, classes):
    """Return the classes of the examples as whole numbers from 0.

    >>> classes_of([[0.0], [1.0]], examples=2, classes=2)
    array([0, 1])
    """
    y = np.asarray(y)
    if y.shape not in ((examples,), (examples, 1)):
        raise ValueError(
            f"y must be ({examples},) or ({examples}, 1), one class for each "
            f"example of X, got {y.shape}"
        )
    y = y.ravel()
    if not np.isin(y, np.arange(classes)).all():
        raise ValueError(
            f"y must be whole numbers from 0 to {classes - 1}, got "
            f"{np.unique(y)[:5]}"
        )
    return y.astype(int)


def window_of(X, window=None):
    """Return the ends of both inputs; a tenth of room around ``X`` if None.

    >>> window_of(np.array([[0.0, 5.0], [10.0, 5.0]]))
    ((-1.0, 11.0), (4.5, 5.5))
    """
    if window is None:
        low, high = X.min(axis=0), X.max(axis=0)
        room = np.where(high > low, 0.1 * (high - low), 0.5)
        window = np.stack([low - room, high + room], axis=1)
    ends = np.asarray(window, dtype=float)
    if not np.isfinite(ends).all():
        raise ValueError(f"window must be finite, got {window}")
    if ends.shape != (2, 2) or not (ends[:, 0] < ends[:, 1]).all():
        raise ValueError(
            "window must be ((x_low, x_high), (y_low, y_high)), the lower "
            f"one first, got {window}"
        )
    return tuple(map(tuple, ends.tolist()))


def crossings(window):
    """Return the crossings of an even grid, row by row, the lowest first.

    >>> crossings(((0, 1), (0, 2))).shape
    (1369, 2)
    """
    x, y = np.meshgrid(*(np.linspace(*side, CELLS + 1) for side in window))
    return np.stack([x.ravel(), y.ravel()], axis=1)
