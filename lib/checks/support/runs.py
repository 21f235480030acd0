"""Parts of a run of training, for checks: as they should be, or with a slip.

Where the course has a room for something (layers, losses, optimisers), the
checks ask that room; here is what a learner writes around it.

Left out on purpose: the tasks and their mistakes, which call all of this.
"""

import numpy as np

from lib.autograd import softmax
from lib.checks.own_engine import CourseNode


def updates(n, batch_size, epochs):
    """Return the number of updates, the short batches at the end included.

    >>> updates(10, 4, 2)
    6
    """
    return len(range(0, n, batch_size)) * epochs


def split(order, n_train, n_validation):
    """Return three piles of rows: training, validation and test.

    >>> split([4, 0, 2, 1, 3], 2, 1)
    [[4, 0], [2], [1, 3]]
    """
    end = n_train + n_validation
    return [order[:n_train], order[n_train:end], order[end:]]


def standardised(X, train, center=None, spread=None):
    """Return X on the scale of its training rows, or on another one.

    >>> standardised(np.array([[0.0, 5], [2, 5], [10, 6]]), [0, 1]).tolist()
    [[-1.0, 0.0], [1.0, 0.0], [9.0, 1.0]]
    """
    center = X[train].mean(axis=0) if center is None else center
    spread = X[train].std(axis=0) if spread is None else spread
    return (X - center) / np.where(spread == 0, 1, spread)


def confusion(answers, y, k):
    """Return how often each class (row) got each answer (column).

    >>> confusion(np.array([0, 1, 1]), np.array([0, 0, 0]), 2)
    array([[1., 2.],
           [0., 0.]])
    """
    table = np.zeros((k, k))
    np.add.at(table, (y, answers), 1)
    return table


def keep(curve, patience, equal=False):
    """Return the best epoch, counted from 1, of those that are run.

    ``equal``  whether an equal loss counts as a new smallest one

    >>> keep([3, 2, 2.5, 2.6, 1], patience=2)
    2
    """
    best = 0
    for i, loss in enumerate(curve):
        if loss < curve[best] or (equal and loss == curve[best]):
            best = i
        elif i - best == patience:
            break
    return best + 1


def keep_by_rises(curve, patience):
    """Return the best epoch, if training ends after rises in a row.

    >>> keep_by_rises([5, 3, 4, 3.5, 3.4, 2], patience=2)
    6
    """
    best, rises = 0, 0
    for i in range(1, len(curve)):
        rises = rises + 1 if curve[i] > curve[i - 1] else 0
        best = i if curve[i] < curve[best] else best
        if rises == patience:
            break
    return best + 1


def blame(z, y, mean=True):
    """Return the gradient of the cross-entropy, as a mean or as a sum.

    >>> blame(np.zeros((1, 2)), [0])
    array([[-0.5,  0.5]])
    """
    gradient = softmax(z) - one_hot(z, y)
    return gradient / len(y) if mean else gradient


def one_hot(z, y):
    """Return 1 where the label is and 0 elsewhere, in the shape of z.

    >>> one_hot(np.zeros((1, 3)), [2])
    array([[0., 0., 1.]])
    """
    return np.eye(z.shape[1])[y]


def flat(parameters):
    """Return the numbers of all parameters in one array.

    >>> flat([CourseNode([[1.0, 2.0]]), CourseNode([3.0])])
    array([1., 2., 3.])
    """
    return np.concatenate([np.ravel(p.data) for p in parameters])


def stepped(given, blame=blame, forgets=True, moves=slice(None), steps=2):
    """Return the parameters after two steps, which may do one thing wrong.

    ``given``    W, b, V, c of two layers, X, y, and the learning rate
    ``blame``    the gradient that the walk back starts from
    ``forgets``  whether the gradients of the first step are forgotten
    ``moves``    which of the parameters move
    ``steps``    how many steps there are

    >>> given = [np.ones(s) for s in [(1, 1), (1,), (1, 2), (2,), (1, 1)]]
    >>> stepped([*given, [0], 0.0])
    array([1., 1., 1., 1., 1., 1.])
    """
    *arrays, X, y, learning_rate = given
    p = [CourseNode(a) for a in arrays]
    for _ in range(steps):
        z = (CourseNode(X) @ p[0] + p[1]).relu() @ p[2] + p[3]
        z.backward(blame(z.data, y))
        for q in p[moves]:
            q.data = q.data - learning_rate * q.grad
        for q in p:
            q.grad = 0.0 if forgets else q.grad
    return flat(p)


def windows(text, letters, n):
    """Return each n letters and the one that follows, as numbers.

    >>> windows("abcab", "abc", 2).tolist()
    [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
    """
    numbers = [letters.index(x) for x in text]
    return np.array([numbers[i : i + n + 1] for i in range(len(text) - n)])


def shares(text):
    """Return the share of every kind of letter, in the order of letters.

    >>> shares("abca")
    array([0.5 , 0.25, 0.25])
    """
    return np.array([text.count(x) / len(text) for x in sorted(set(text))])
