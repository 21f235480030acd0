"""The tasks of the chapter on training, and the mistakes we know.

``from lib.checks import training as check`` gives one check for each task;
the tasks themselves are told in ``exercises/training.ipynb``.  They end in a
certificate.

Left out on purpose: right answers written down.  They are computed, by the
layers, losses and optimisers of the course.
"""

import math
from itertools import pairwise
from numbers import Real
from operator import index

import numpy as np

from lib import losses, nn, optim
from lib.autograd import softmax
from lib.checks import Chapter
from lib.checks.support import runs
from lib.checks.support.certificate import NoCertificate, certify

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
TWO_DECIMALS = 0.006  # rounding to two decimals moves a number by 0.005

chapter = Chapter("training")
score, variant = chapter.score, chapter.variant


# 1. Counting


@chapter.task(1, "Batches and epochs")
def counting(parameters, updates, rng):
    """Check how many parameters a network has, and how often they move."""
    drawn = rng.integers(2, 30, 4).tolist()
    sizes = ([2, 3], [64, 32, 10], drawn)
    yield from parameters.should_agree(_parameters, [(x,) for x in sizes])
    yield
    # sizes that come again, one neuron, equal layers
    sizes = ([3, 2, 2, 3, 2], [64, 32, 32, 10], [7, 1], [5, 5, 5], [1, 9, 1])
    yield from parameters.should_agree(_parameters, [(x,) for x in sizes])
    yield
    n, batch_size = (int(k) for k in rng.integers(20, 90, 2))
    cases = [(10, 4, 1), (10, 5, 3), (10, 4, 3), (11, 4, 2)]
    cases.append((n, batch_size, 7))
    yield from updates.should_agree(runs.updates, cases)
    yield
    # one left over, one too few, all in one batch, a batch of one
    cases = [
        (9, 4, 2),
        (10001, 10000, 3),
        (7, 4, 2),
        (3, 8, 2),
        (6, 6, 4),
        (999, 2, 9),
    ]
    yield from updates.should_agree(runs.updates, [*cases, (10, 1, 2)])


def _parameters(sizes):
    model = nn.MLP(sizes, rng=np.random.default_rng(0))
    return nn.count_parameters(model)


def _weights(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))


@counting.mistakes_in("parameters")
class _Parameters:
    def weights_alone(sizes):
        """Those are the weights. Every unit of a layer adds something of its
        own to its weighted sum.

        The network and its first loss
        """
        return _weights(sizes)

    def the_units(sizes):
        """That counts the units. Every line between two units has a weight.

        The network and its first loss
        """
        return sum(sizes)

    def biases_of_inputs(sizes):
        """That gives the inputs a bias, too. They are numbers of the data:
        nothing is computed there.

        The network and its first loss
        """
        return _weights(sizes) + sum(sizes)

    def biases_at_the_start(sizes):
        """That gives a bias to the units from which the weights come. A bias
        belongs to a weighted sum, so ask which units compute one.

        The network and its first loss
        """
        return _weights(sizes) + sum(sizes[:-1])

    def bias_per_layer(sizes):
        """That has one bias for each layer. Every unit has its own.

        The network and its first loss
        """
        return _weights(sizes) + len(sizes) - 1

    def the_product(sizes):
        """That multiplies all the sizes. Weights lie between two layers that
        are neighbours, and the counts of such pairs are added.

        The network and its first loss
        """
        return math.prod(sizes)

    def first_layer_alone(sizes):
        """That stops after the first two sizes. Go through all the pairs of
        neighbours, and return when the loop is over.

        The network and its first loss
        """
        return (sizes[0] + 1) * sizes[1]

    def last_layer_alone(sizes):
        """Those are the parameters of the last layer. Add up over all the
        layers.

        The network and its first loss
        """
        return (sizes[-2] + 1) * sizes[-1]


@counting.mistakes_in("updates")
class _Updates:
    def one_per_epoch(n, batch_size, epochs):
        """That is one update for each epoch. An epoch goes through all the
        examples, and every batch on the way ends in an update.
        """
        return epochs

    def one_per_example(n, batch_size, epochs):
        """That is one update for each example. The examples of a batch share
        one.
        """
        return n * epochs

    def short_batch_dropped(n, batch_size, epochs):
        """The short batch at the end of each epoch has got lost. It is
        smaller, and it ends in an update all the same.
        """
        return n // batch_size * epochs

    def always_a_short_batch(n, batch_size, epochs):
        """That adds a short batch to every epoch. Is there always something
        left over?
        """
        return (n // batch_size + 1) * epochs

    def one_epoch(n, batch_size, epochs):
        """That is right for a single epoch. Every epoch begins again with
        all the examples.
        """
        return runs.updates(n, batch_size, 1)

    def across_epochs(n, batch_size, epochs):
        """That lets a batch reach from one epoch into the next. Each epoch
        ends with its own short batch.
        """
        return runs.updates(n * epochs, batch_size, 1)

    def rounded(n, batch_size, epochs):
        """That rounds to the nearest number of batches. A batch with few
        examples is a batch.
        """
        return round(n / batch_size) * epochs

    def a_fraction(n, batch_size, epochs):
        """That divides, and leaves a part of an update. A batch is whole or
        short, and each counts as one.
        """
        return n / batch_size * epochs


# 2. Three piles, one scale


@chapter.task(2, "Standardise")
def prepare(split, standardised, rng):
    """Check three parts without an overlap, and a scale without a leak."""
    rows = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6]
    n, m = rng.integers(3, 6, 2).tolist()
    yield from _piles(split, rows, 5, 2)
    yield from _piles(split, rng.permutation(14).tolist(), n, m)
    # far from halves, piles that are empty, rows out of a longer file
    sizes = ((6, 1), (1, 6), (2, 2), (8, 1), (7, 3), (0, 4), (6, 0))
    for case in [*((rows, *two) for two in sizes), ([40, 17, 3, 88], 2, 1)]:
        wanted, parts = _rows(runs.split(*case)), split(*case)
        found = _rows(parts.value)
        yield parts.fact(found or parts.value).should_be(wanted)
    yield
    drawn = rng.integers(0, 17, (7, 3)).astype(float)
    drawn[:, 1] = drawn[:, 1] + np.arange(7)  # never constant
    small = np.array([[0.0, 4, 1], [1, 4, 5], [5, 6, 3]])
    cases = [(small, [0, 1]), (drawn, [4, 0, 6, 3])]
    yield from _scaled(standardised, cases)
    yield
    yield from _scaled(standardised, [(UNEVEN, [5, 1, 3, 0]), (UNEVEN, [2])])
    yield from _scaled(standardised, [(UNEVEN, list(range(6)))])


# Pixels that are always 0, constant in training alone, of a small deviation,
# or far out on a row that is not for training.
UNEVEN = np.array(
    [
        [0.0, 7, 3, 0.25, 1, 0],
        [0.0, 7, 3, 0, 2, 0],
        [0.0, 1, 8, 0.5, 16, 9],
        [0.0, 7, 3, 0, 2, 0],
        [0.0, 9, 0, 0, 90, 0],
        [0.0, 7, 3, 0, 2, 0],
    ]
)
LISTS = (list, tuple, np.ndarray)
THREE = (
    "Return a list of three lists: the rows for each of the three parts, as "
    "whole numbers."
)


def _piles(split, *case):
    """Yield the comparisons of three lists of rows, in any order in each."""
    wanted, parts = _rows(runs.split(*case)), split(*case)
    if type(parts.value) not in (list, tuple):
        yield parts.should_be([0.0])
        return
    found = _rows(parts.value)
    yield parts.fact(found.count(";")).should_be(2)._replace(advice=THREE)
    yield
    piles = [set(pile.split()) for pile in found.split(";")]
    for a, b in ((0, 1), (1, 2)):
        yield parts.fact(bool(piles[a] & piles[b])).should_be(False)
        yield
    yield parts.fact(found).should_be(wanted)
    yield


def _rows(parts):
    """Return the rows of each part in order, as a text, "" if they are none.

    >>> _rows([[10, 9], (), np.array([3])])
    '9 10;;3'
    """
    try:
        piles = [sorted(map(index, part)) for part in parts]
    except TypeError:  # what is no list, or a row that is no whole number
        return ""
    are_lists = all(type(part) in LISTS for part in parts)
    return ";".join(" ".join(map(str, p)) for p in piles) if are_lists else ""


def _scaled(standardised, cases):
    for X, train in cases:
        wanted = runs.standardised(X, train)
        Z = standardised(X, train)
        yield _at_most_1000(Z).should_be(wanted, within=ROUNDING)


def _at_most_1000(Z):
    """Return the answer with 1000 for what is enormous, however large."""
    is_table = isinstance(Z.value, np.ndarray) and Z.value.dtype.kind == "f"
    return Z.fact(np.clip(Z.value, -1000, 1000)) if is_table else Z


@prepare.mistakes_in("split")
class _Split:
    def validation_from_training(order, n, m):
        """Some rows are for validation and for training. A network is good
        at what it has seen, so these would flatter it.

        Three piles
        """
        return [order[:n], order[n - m : n], order[n:]]

    def test_with_validation(order, n, m):
        """Some rows are for validation and for the test. You choose with
        them, so they cannot judge the choice.

        Three piles
        """
        return [order[:n], order[n : n + m], order[n:]]

    def count_taken_for_a_place(order, n, m):
        """The second number says how many rows validation gets. You took it
        for the place where they end.

        Three piles
        """
        return [order[:n], order[n:m], order[m:]]

    def not_shuffled(order, n, m):
        """Those are the rows as they stand in the file, and the order that
        was handed over has no part in it. Neighbours in a file are often
        alike, so take the rows as order lists them.

        Three piles
        """
        return runs.split(list(range(len(order))), n, m)

    def begins_too_late(order, n, m):
        """One row is in none of the three parts. A slice ends before its
        second number, so the next one begins with that number.

        Three piles
        """
        return [order[:n], order[n + 1 : n + m + 1], order[n + m + 1 :]]

    def last_row_lost(order, n, m):
        """The last row is in none of the three parts. Leave the end of a
        slice open, and it goes to the end.

        Three piles
        """
        return [order[:n], order[n : n + m], order[n + m : -1]]

    def as_many_as_validation(order, n, m):
        """The test has as many rows as validation, and some rows are in none
        of the three parts. All that is left belongs to the test.

        Three piles
        """
        return [order[:n], order[n : n + m], order[-m:]]

    def swapped(order, n, m):
        """The test and the validation have changed places. The first part is
        for training, the second for choosing, the third for the end.

        Three piles
        """
        return [order[:n], order[n + m :], order[n : n + m]]


@prepare.mistakes_in("standardised")
class _Standardised:
    def whole_set(X, train):
        """That takes mean and deviation from all the rows, so that the test
        has a part in the training. Take them from the rows in train alone.
        """
        return runs.standardised(X, range(len(X)))

    def every_part_by_itself(X, train):
        """That scales the other rows by themselves, so one number means two
        things. Every row gets the mean and the deviation of the training rows.
        """
        rest = [row for row in range(len(X)) if row not in train]
        Z = runs.standardised(X, train)
        Z[rest] = runs.standardised(X[rest], range(len(rest)))
        return Z

    def per_picture(X, train):
        """That standardises each picture by itself. A column is a pixel, and
        each pixel has its own mean.
        """
        spread = X.std(axis=1, keepdims=True)
        return runs.standardised(
            X, train, X.mean(axis=1, keepdims=True), spread
        )

    def one_for_all_pixels(X, train):
        """That takes one mean and one deviation for all the pixels. A pixel at
        the edge is nearly always white: each has its own.
        """
        return runs.standardised(X, train, X[train].mean(), X[train].std())

    def centered_alone(X, train):
        """That takes the mean away and stops there. The columns have
        different deviations still.
        """
        return runs.standardised(X, train, spread=np.ones(X.shape[1]))

    def by_the_variance(X, train):
        """That divides by the variance, which is in squared units. Its root
        has the unit of the pixels.
        """
        return runs.standardised(X, train, spread=X[train].var(axis=0))

    def one_less(X, train):
        """That divides by one less than the number of rows. The task asks
        for what np.std gives.
        """
        return runs.standardised(X, train, spread=X[train].std(axis=0, ddof=1))

    def divided_by_zero(X, train):
        """A pixel that never changes in training has a deviation of 0, and you
        divided by it. The task says what to do then.
        """
        return (X - X[train].mean(axis=0)) / X[train].std(axis=0)

    def nearly_divided_by_zero(X, train):
        """Where the deviation is 0 you divided by it or by a tiny number, so
        such a pixel becomes enormous as soon as it changes. The task says
        what to do there.
        """
        spread = X[train].std(axis=0) + 1e-8
        return runs.standardised(X, train, spread=spread)

    def at_least_one(X, train):
        """Wherever the deviation is smaller than 1 you divided by 1. That is
        for a pixel that never changes, and for no other.
        """
        spread = np.maximum(1, X[train].std(axis=0))
        return runs.standardised(X, train, spread=spread)

    def spread_of_all(X, train):
        """The mean is that of the training rows, and the deviation that of all
        the rows. Take both from the rows in train alone.
        """
        return runs.standardised(X, train, spread=X.std(axis=0))

    def mean_alone_divided(X, train):
        """Only the mean is divided. The difference has to be, so put it into
        brackets.
        """
        spread = X[train].std(axis=0)
        return X - X[train].mean(axis=0) / np.where(spread == 0, 1, spread)

    def training_rows_alone(X, train):
        """Those are the training rows alone. All the rows are wanted, on one
        scale.
        """
        return runs.standardised(X, train)[train]


# 3. Spot the bug


@chapter.task(2, "Batches and epochs")
def shuffled(bug_line, stays_at, rng, *, classes=10):
    """Check the line with the bug, and the loss that it leads to."""
    yield bug_line.should_be(3)
    yield
    guess = np.zeros((classes, classes))  # the same score for each class
    wanted = losses.cross_entropy(guess, np.arange(classes))
    yield stays_at.should_be(float(wanted), within=TWO_DECIMALS)


@shuffled.varies
def _classes(draw):
    """There are {classes} classes in place of ten digits, equally frequent."""
    return {"classes": draw.whole(4, 40)}


@shuffled.mistakes_in("bug_line")
class _BugLine:
    def the_epochs():
        """Going through the set again and again is what epochs are for. Look
        at what happens in each.
        """
        return 1

    def a_new_order():
        """A new order in every epoch is wanted. Look at what becomes of it."""
        return 2

    def the_range():
        """The batches begin at the right places, and the last may be short.
        Look elsewhere.
        """
        return 4

    def the_slice():
        """A slice takes the same places of whatever it is put to. So what
        stands at these places?
        """
        return 5

    def zero_grad():
        """Forgetting the old gradients before each batch is right: without
        it they would add up. Ask of the other lines what they do to a
        picture and its label.
        """
        return 6

    def the_loss():
        """The loss compares each picture with the label at the same place.
        That is as it should be, so what has come to stand there?
        """
        return 7

    def backward():
        """The gradients come before the step, as they should. Look at what
        the loss was computed from.
        """
        return 8

    def the_step():
        """The step comes after the gradients, as it should. Look at what the
        loss was computed from.
        """
        return 9


@shuffled.mistakes_in("stays_at")
class _StaysAt:
    def zero():
        """Zero would mean that the network is sure, and right every time.
        Here a picture says nothing about the label beside it.

        The network and its first loss
        """
        return 0

    def the_share(*, classes):
        """That is the share of the right label. The loss of an example is
        made from it: by which function?

        The network and its first loss
        """
        return 1 / classes

    def the_errors(*, classes):
        """That is the share of wrong answers. The cross-entropy asks for the
        logarithm of the share that the right label got.

        The network and its first loss
        """
        return 1 - 1 / classes

    def base_ten(*, classes):
        """That is the logarithm to the base 10. The losses of the course
        take the natural one.

        The network and its first loss
        """
        return math.log10(classes)

    def base_two(*, classes):
        """That is the logarithm to the base 2. The losses of the course take
        the natural one.

        The network and its first loss
        """
        return math.log2(classes)

    def of_two_classes():
        """That would be the loss of a guess between two answers. How many
        classes are there?

        The network and its first loss
        """
        return math.log(2)

    def minus(*, classes):
        """The sign is wrong: a loss grows with the mistake. The logarithm of
        a share is negative.

        The network and its first loss
        """
        return -math.log(classes)


# 4. Right and wrong answers


@chapter.task(2, "The test, once")
def errors(accuracy, confusion, rng):
    """Check the share of right answers, and the table of all answers."""
    cases = [_scored([[2, 1, 0], [5, 3, 1], [4, 0, 6]], [0, 1, 2])]
    for n, k in ((8, 3), (11, 4), (17, 5)):
        drawn = rng.permutation(n * k).reshape(n, k)
        y = rng.integers(0, k - 1, n)
        y[:3] = [0, 0, 0]
        drawn[:3, 1] = 99  # two mistakes of the same kind, or more
        drawn[3, y[3]] = 99  # and never none right
        cases.append(_scored(drawn, y))
    for group in (cases, [_scored(*case) for case in SCORED]):
        for z, y in group:
            wanted = np.mean(z.argmax(axis=1) == y)
            share = accuracy(z, y, says=_call("accuracy", z, y))
            yield share.should_be(wanted, within=ROUNDING)
        yield
    for group in (cases, [_scored(*case) for case in SCORED]):
        for z, y in group:
            wanted = runs.confusion(z.argmax(axis=1), y, z.shape[1])
            table = confusion(z, y, says=_call("confusion", z, y))
            yield table.should_be(wanted)
        yield


# Scores below 0, classes that never come, one example, all right, all wrong.
SCORED = (
    ([[-3, -1, -2, -9], [-5, -7, -6, -8]], [1, 2]),
    ([[-3, -1, -2, -9], [-5, -4, -6, -8], [-1, -2, -3, -4]], [0, 0, 1]),
    ([[0.5, 2.5]], [1]),
    ([[0.5, 2.5]], [0]),
    ([[9, 0, 0], [0, 9, 0], [7, 0, 0], [0, 8, 1]], [0, 1, 0, 1]),
    ([[9, 0], [0, 9], [8, 0]], [1, 0, 1]),
    ([[0.2, 0.9], [0.7, 0.4], [-0.5, -0.1]], [1, 0, 1]),
    ([[1, 0], *[[0.3, 0.6]] * 15], [1] + [0] * 15),
)


def _call(name, scores, y):
    """Return the words for a call whose arrays are too long to read."""
    n, k = scores.shape
    return f"{name}, for {n} examples and {k} classes," if n > 3 else None


def _scored(scores, y):
    return np.array(scores, float), np.array(y)


@errors.mistakes_in("accuracy")
class _Accuracy:
    def along_the_columns(scores, y):
        """That looks for the best example of each class. Each row is an
        example, and its answer is the class with the largest score in it.

        The loop
        """
        return np.mean(scores.argmax(axis=0) == y)

    def the_count(scores, y):
        """That counts the right answers. Divide by the number of examples.

        The loop
        """
        return np.sum(scores.argmax(axis=1) == y)

    def wrong_answers(scores, y):
        """That is the share of wrong answers. Accuracy is the share of the
        right ones.

        The loop
        """
        return np.mean(scores.argmax(axis=1) != y)

    def percent(scores, y):
        """That is in percent. Give the share, a number between 0 and 1.

        The loop
        """
        return 100 * np.mean(scores.argmax(axis=1) == y)

    def smallest_score(scores, y):
        """That answers with the class that has the smallest score. The
        largest score is the answer.

        The loop
        """
        return np.mean(scores.argmin(axis=1) == y)

    def the_score_itself(scores, y):
        """That compares the largest score with the class. The answer is the
        place where it stands in its row.

        The loop
        """
        return np.mean(scores.max(axis=1) == y)

    def of_the_whole_table(scores, y):
        """That finds the largest score of the whole table, one for all the
        examples. Tell argmax along which axis each example lies.

        The loop
        """
        return np.mean(scores.argmax() == y)

    def first_example_alone(scores, y):
        """Only the first example was looked at. If return stands inside the
        loop, move it to the left.

        The loop
        """
        return (scores[0].argmax() == y[0]) / len(y)

    def by_the_classes(scores, y):
        """That divides by the number of classes. Divide by the number of
        examples.

        The loop
        """
        return np.sum(scores.argmax(axis=1) == y) / scores.shape[1]

    def share_of_all(scores, y):
        """That divides by the number of scores. Each example has one answer,
        however many scores it has.

        The loop
        """
        return np.sum(scores.argmax(axis=1) == y) / scores.size


@errors.mistakes_in("confusion")
class _Confusion:
    def on_its_side(scores, y):
        """Rows and columns have changed places. A row belongs to what the
        digit is, a column to what was answered.
        """
        return runs.confusion(y, scores.argmax(axis=1), scores.shape[1])

    def each_counted_once(scores, y):
        """A pair that comes again is not counted again. Add 1 for each
        example, in a loop: with whole arrays in its brackets, NumPy reads
        all the old numbers before it writes one.
        """
        table = np.zeros((scores.shape[1],) * 2)
        table[y, scores.argmax(axis=1)] += 1
        return table

    def right_ones_alone(scores, y):
        """That has the right answers only, on the diagonal. The wrong ones
        are what the table is for.
        """
        table = runs.confusion(scores.argmax(axis=1), y, scores.shape[1])
        return table * np.eye(len(table))

    def wrong_ones_alone(scores, y):
        """That leaves the right answers out. They stand on the diagonal."""
        table = runs.confusion(scores.argmax(axis=1), y, scores.shape[1])
        return table * (1 - np.eye(len(table)))

    def shares(scores, y):
        """That has shares in it. Give the counts, as whole numbers."""
        table = runs.confusion(scores.argmax(axis=1), y, scores.shape[1])
        return table / len(y)

    def shares_of_a_row(scores, y):
        """That divides each row by its sum. Give the counts, as whole
        numbers.
        """
        table = runs.confusion(scores.argmax(axis=1), y, scores.shape[1])
        return table / np.maximum(1, table.sum(axis=1, keepdims=True))

    def rows_that_are_one(scores, y):
        """All the rows are the same: [[0] * k] * k holds one row k times, and
        writes to all of them. Let np.zeros make the table.
        """
        table = runs.confusion(scores.argmax(axis=1), y, scores.shape[1])
        return np.zeros(table.shape) + table.sum(axis=0)

    def first_pair_alone(scores, y):
        """Only the first example was counted. If return stands inside the
        loop, move it to the left.
        """
        answer, k = scores[0].argmax(), scores.shape[1]
        return runs.confusion(answer, y[0], k)

    def smallest_answers(scores, y):
        """That answers with the class that has the smallest score. The
        largest score is the answer.
        """
        return runs.confusion(scores.argmin(axis=1), y, scores.shape[1])


# 5. A counter-example


@chapter.task(2, "When to stop")
def stopping(curve, keep, rng, *, ratio=2):
    """Check a curve on which a rule fails, and a rule that is more patient."""
    curve = curve.as_list()
    yield _readable(curve)
    yield
    numbers = [float(loss) for loss in curve.value]
    kept, smallest = _before_a_rise(numbers), min(numbers)
    says = f"The rule keeps epoch {kept}, with the loss "
    says += f"{numbers[kept - 1]:.4g}, and the smallest loss of your curve "
    says += f"is {smallest:.4g}"
    yield curve.fact(kept < len(numbers), says).should_be(True)
    yield
    yield curve.fact(numbers[kept - 1] > smallest, says).should_be(True)
    yield
    is_large = numbers[kept - 1] >= ratio * smallest
    yield curve.fact(is_large, says).should_be(True)
    yield
    noisy = [(_noisy(rng), patience) for patience in (2, 4)]
    for group in (STOPPED, [*ENDED, *noisy], EQUAL, NEXT):
        yield from keep.should_agree(runs.keep, group)
        yield


@stopping.varies
def _ratio(draw):
    """The rule keeps an epoch whose loss is at least {ratio} times the
    smallest of the curve.
    """
    return {"ratio": draw.whole(5, 30) / 2}


STOPPED = (
    ([5, 4, 3, 3.5, 2, 2.5, 2.6, 1], 2),
    ([5, 3, 4, 3.5, 3.4, 2], 3),
    ([4, 5, 3, 3.2, 3.3, 2, 2.1, 2.2, 2.3], 3),
    ([3, 2, 4, 5, 6, 1], 2),
)
ENDED = (([3, 2, 1], 2), ([3, 1, 2], 4))
EQUAL = (([3, 2, 2, 4, 5], 2), ([3, 2, 2.5, 2, 2.1, 1], 3))
# A patience of 1, losses far from 1, small steps, ends that come early.
NEXT = (
    ([3, 2, 4, 1], 1),
    ([3, 2, 2, 1], 1),
    ([500, 300, 400, 350, 200], 2),
    ([0.05, 0.04, 0.045, 0.02, 0.03, 0.01], 1),
    ([1.0, 0.9999999, 1.1, 0.9999998, 1.2, 1.3, 0.5], 2),
    ([2, 2, 2], 2),
    ([4, 5, 6, 3, 7, 8, 2, 9, 9, 9, 1], 3),
    ([1, 2, 3], 9),
    ([3, 2, *range(3, 14), 1], 12),
    ([*range(150, 20, -1), 30, 31, 5], 2),
    ([7], 1),
)
CURVE = "A curve is a list of three positive numbers or more."


def _before_a_rise(curve):
    for epoch, (loss, after) in enumerate(pairwise(curve), 1):
        if after > loss:
            return epoch
    return len(curve)


def _noisy(rng):
    falling = 300 / np.arange(1, 13) + rng.permutation(50)[:12]
    return (falling.round() / 100).tolist()


def _readable(curve):
    """Return the comparison that a list of positive numbers passes."""
    value = curve.value
    if not isinstance(value, list):
        return curve.should_be([0.0])
    are_losses = all(
        isinstance(loss, Real) and 0 < loss < math.inf for loss in value
    )
    is_curve = bool(are_losses and len(value) >= 3)
    seen = curve.fact(is_curve, curve.sentence).should_be(True)
    return seen._replace(advice=CURVE)


@stopping.mistakes_in("curve")
class _Curve:
    def never_rises():
        """Your curve never rises, so the rule has no reason to stop. Let it
        rise once.
        """
        return [3, 2, 1]

    def rises_for_good():
        """After it has risen your curve never falls below where it was, so
        the rule was right to stop. Let it fall again, and further.
        """
        return [4, 3, 5, 6]

    def a_little_lower():
        """The rule does keep the wrong epoch. Its loss is larger than the
        smallest by less than the task asks for: let it fall further.
        """
        return [4, 3, 5, 2.5]


@stopping.mistakes_in("keep")
class _Keep:
    def counted_from_zero(curve, patience):
        """That counts the epochs from 0, as Python does. The first epoch is
        number 1.
        """
        return runs.keep(curve, patience) - 1

    def first_rise(curve, patience):
        """That stops at the first epoch that brings nothing new, whatever
        the patience is. Wait as many epochs as it says.
        """
        return runs.keep(curve, 1)

    def not_patient_enough(curve, patience):
        """That gives up one epoch too early. Count the epochs that have come
        since the smallest one.
        """
        return runs.keep(curve, max(1, patience - 1))

    def too_patient(curve, patience):
        """That waits one epoch too long. Count the epochs that have come
        since the smallest one.
        """
        return runs.keep(curve, patience + 1)

    def looks_ahead(curve, patience):
        """That looks at the whole curve. When training stops, the later
        losses do not exist: nobody has computed them.
        """
        return int(np.argmin(curve)) + 1

    def looks_ahead_from_zero(curve, patience):
        """That is the smallest of the whole curve, counted from 0. When
        training stops the later losses do not exist, and the first epoch is
        number 1.
        """
        return int(np.argmin(curve))

    def where_it_stops(curve, patience):
        """That is the epoch at which it stops. Keep the weights of the best
        epoch so far.
        """
        return min(len(curve), runs.keep(curve, patience) + patience)

    def the_loss(curve, patience):
        """That is a loss. The number of its epoch is wanted."""
        return curve[runs.keep(curve, patience) - 1]

    def last_of_equal(curve, patience):
        """That takes an equal loss for a new smallest one. If two are the
        same, nothing new has been found.
        """
        return runs.keep(curve, patience, equal=True)

    def rises_in_a_row(curve, patience):
        """That counts how often the loss rises from one epoch to the next.
        Compare each loss with the smallest so far.
        """
        return runs.keep_by_rises(curve, patience)


# 6. A step of training


@chapter.task(2, "Bring your own engine")
def steps(two_steps, rng):
    """Check the parameters after two steps of training on an engine."""
    eye, zero = np.eye(2), np.zeros(2)
    X, y = np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([0, 0])
    case = [eye, zero, eye, zero, X, y, 0.5]
    call = "two_steps(eye, zero, eye, zero, X, np.array([0, 0]), 0.5)"
    yield _moved(two_steps, case, call)
    for n, d, h, k, rate in ((4, 3, 4, 2, 0.1), (6, 4, 5, 3, 1.2)):
        yield _moved(two_steps, _batch(rng, n, d, h, k, rate))
    yield
    # one example, as many examples as units, as many classes as inputs
    fixed = np.random.default_rng(0)  # the same for every try
    for n, d, h, k in ((1, 3, 2, 3), (4, 4, 4, 4), (32, 5, 32, 2)):
        for rate in (0.3, 0.02):
            case = _batch(fixed, n, d, h, k, rate)
            yield _moved(two_steps, case)
            yield _moved(two_steps, [*(5 * a for a in case[:5]), *case[5:]])


def _batch(rng, n, d, h, k, rate):
    sizes = [(d, h), (h,), (h, k), (k,), (n, d)]
    arrays = [rng.normal(size=size) for size in sizes]
    return [*arrays, rng.integers(0, k, n), rate]


def _moved(two_steps, case, call=None):
    """Return the comparison of the parameters after two steps."""
    wanted = _trained(*case)
    W, *_, c, X, _, rate = case
    says = f"two_steps, on {len(X)} examples with {len(W)} inputs, "
    says += f"{len(c)} classes and the learning rate {rate},"
    after = two_steps(*case, says=call or says)
    return after.should_be(wanted, within=ROUNDING)


def _trained(W, b, V, c, X, y, learning_rate):
    """Return the parameters after two steps of the course's optimiser."""
    model = nn.MLP([*W.shape, len(c)], rng=np.random.default_rng(0))
    for parameter, array in zip(model.parameters(), (W, b, V, c), strict=True):
        parameter.data = array
    optimiser = optim.SGD(model.parameters(), learning_rate)
    for _ in range(2):
        optimiser.zero_grad()
        losses.cross_entropy(model(X), y).backward()
        optimiser.step()
    return runs.flat(model.parameters())


@steps.mistakes_in("two_steps")
class _Steps:
    def never_forgotten(*given):
        """The first step is right, and the second still has the gradients of
        the first. They add up until somebody sets them to 0.

        One update, by hand
        """
        return runs.stepped(given, forgets=False)

    def sum_in_place_of_mean(*given):
        """That adds the gradients of the examples up, so a larger batch
        takes a longer step. The loss is the mean over the batch.

        One update, by hand
        """
        return runs.stepped(given, lambda z, y: len(y) * runs.blame(z, y))

    def mean_over_all_scores(*given):
        """That divides by the number of all the scores. The mean is over the
        examples of the batch.
        """
        return runs.stepped(given, lambda z, y: runs.blame(z, y) / z.shape[1])

    def without_softmax(*given):
        """That takes the scores for shares. Softmax makes shares of them,
        and only then can they be compared with 0 and 1.
        """
        return runs.stepped(
            given, lambda z, y: (z - runs.one_hot(z, y)) / len(y)
        )

    def without_labels(*given):
        """The labels have no part in it: all the scores are pushed down.
        Where the label is, the share should become 1.
        """
        return runs.stepped(given, lambda z, y: softmax(z) / len(y))

    def labels_taken_for_shares(*given):
        """That takes the labels themselves away from the shares. The target
        of an example is a row with a 1 at the place of its label, and zeros
        elsewhere.
        """
        return runs.stepped(given, lambda z, y: (softmax(z) - y) / len(y))

    def started_with_the_loss(*given):
        """The walk back started with the loss. It takes the gradient of the
        loss with respect to the scores: an array, with one rate for each
        score.
        """
        return runs.stepped(
            given, lambda z, y: losses.cross_entropy(z, y) * np.ones(z.shape)
        )

    def across_the_examples(*given):
        """That takes softmax down the columns, so that the shares of all the
        examples add up to 1. The shares of one example do: that is a row.
        """
        return runs.stepped(
            given, lambda z, y: (softmax(z.T).T - runs.one_hot(z, y)) / len(y)
        )

    def over_all_shares(*given):
        """That makes the shares of all the examples add up to 1. The shares
        of one example do: that is a row.
        """
        return runs.stepped(
            given,
            lambda z, y: (
                (softmax(z.ravel()).reshape(z.shape) - runs.one_hot(z, y))
                / len(y)
            ),
        )

    def half_divided(*given):
        """Only the target is divided by the number of examples. The
        difference has to be, so put it into brackets.
        """
        return runs.stepped(
            given, lambda z, y: softmax(z) - runs.one_hot(z, y) / len(y)
        )

    def the_whole_gradient(*given):
        """That takes the whole gradient for a step. The learning rate says
        which part of it.

        One update, by hand
        """
        return runs.stepped((*given[:-1], 1.0))

    def walked_back_twice(*given):
        """Every gradient is there twice. If backward was called twice for
        the same scores, call it once: it adds to what is there.

        One update, by hand
        """
        return runs.stepped(given, lambda z, y: 2 * runs.blame(z, y))

    def uphill(*given):
        """The loss rises: a sign is wrong. Against the gradient is the way
        down.

        One update, by hand
        """
        return runs.stepped(given, lambda z, y: -runs.blame(z, y))

    def of_the_scores_alone(*given):
        """The walk back started with 1, so the sum of the scores goes down,
        whatever the labels are. Start with the gradient of the loss.
        """
        return runs.stepped(given, lambda z, y: np.ones(z.shape))

    def weights_alone(*given):
        """The weights move and the biases stay. Go through all the
        parameters.

        One update, by hand
        """
        moves = slice(None, None, 2)
        return runs.stepped(given, moves=moves)

    def first_parameter_alone(*given):
        """The first weights move, and everything else stays. If return
        stands inside the loop, move it to the left.

        One update, by hand
        """
        return runs.stepped(given, moves=slice(1))

    def last_layer_alone(*given):
        """The last layer moves and the first one stays. Go through all the
        parameters.

        One update, by hand
        """
        moves = slice(2, None)
        return runs.stepped(given, moves=moves)

    def nothing_moves(W, b, V, c, *rest):
        """The parameters are where they were. Each gets new data: its own,
        minus the learning rate times its gradient.
        """
        return np.concatenate([np.ravel(a) for a in (W, b, V, c)])


# 7. A stretch: the next letter


@chapter.task(2, "Bring your own engine")
def letters(windows, guessing, rng):
    """Check the windows of a text, and what guessing its letters costs."""
    drawn = "".join(rng.choice(list("abcd"), 17)) + "abacad"
    for group in (
        [("abcabca", "abc", 2), (drawn, "abcd", 3)],
        # other letters than a to d, in another order, one that never comes
        [
            ("A b, a.", ".,Aazb ", 2),
            ("so so", "so ", 1),
            ("on 1\n", "1no \n", 4),
        ],
    ):
        for case in group:
            yield windows(*case).should_be_whole(runs.windows(*case))
        yield
    texts = ("aaab", drawn), (" A b, aA. ", "a\nb1", "zz", "the fog is thick.")
    for group in texts:
        cases = [(text,) for text in group]
        yield from guessing.should_agree(_guessing, cases, within=ROUNDING)
        yield


def _guessing(text):
    """Return the cross-entropy of one row of scores for every letter."""
    kinds = sorted(set(text))
    scores = np.log(runs.shares(text)) + np.zeros((len(text), 1))
    return losses.cross_entropy(scores, [kinds.index(x) for x in text])


@letters.mistakes_in("windows")
class _Windows:
    def last_left_out(text, letters, n):
        """The last window is missing, the one that ends with the last
        letter. Count how many there are in a text of five letters.
        """
        return runs.windows(text, letters, n)[:-1]

    def without_the_next(text, letters, n):
        """Those are the letters before, and the one that follows is missing.
        It is what the network has to learn.
        """
        return runs.windows(text, letters, n)[:, :-1]

    def side_by_side(text, letters, n):
        """Your windows stand side by side. They should overlap, each one
        letter further on, so that every letter is asked for.
        """
        return runs.windows(text, letters, n)[:: n + 1]

    def one_letter_shared(text, letters, n):
        """Each of your windows begins with the letter that the one before
        asked for. Let it begin one letter further on, so that every letter
        is asked for.
        """
        return runs.windows(text, letters, n)[::n]

    def first_window_alone(text, letters, n):
        """That is the first window alone. If return stands inside the loop,
        move it to the left.
        """
        return runs.windows(text, letters, n)[:1]

    def round_the_corner(text, letters, n):
        """The last windows go on at the beginning of the text. Stop where
        the text ends.
        """
        return runs.windows(text + text[:n], letters, n)

    def backwards(text, letters, n):
        """The letters before stand backwards. Keep them as they are in the
        text.
        """
        rows = runs.windows(text, letters, n)
        return np.hstack([rows[:, :n][:, ::-1], rows[:, n:]])

    def last_asked_for(text, letters, n):
        """The letter that is asked for is the last one of those that are
        shown. It should be the one after it.
        """
        rows = runs.windows(text, letters, n)
        return np.hstack([rows[:, :n], rows[:, n - 1 : n]])

    def not_numbers(text, letters, n):
        """Those are the letters themselves. A network takes numbers: the
        place of a letter in letters.
        """
        return np.array(list(letters))[runs.windows(text, letters, n)]

    def numbers_of_python(text, letters, n):
        """Those are the numbers that Python gives to characters. Take the
        place of a letter in letters: there the first one has the number 0.
        """
        return runs.windows(text, "".join(map(chr, range(128))), n)

    def counted_from_one(text, letters, n):
        """That counts the letters from 1. Python counts places from 0, and
        so does the cross-entropy.
        """
        return runs.windows(text, letters, n) + 1

    def on_its_side(text, letters, n):
        """The table lies on its side. Each row is an example."""
        return runs.windows(text, letters, n).T


@letters.mistakes_in("guessing")
class _Guessing:
    def all_alike(text):
        """That gives the same share to every letter. Some are more frequent,
        and whoever guesses may use that.

        The network and its first loss
        """
        return math.log(len(set(text)))

    def base_two(text):
        """That is the logarithm to the base 2. The losses of the course take
        the natural one.

        The network and its first loss
        """
        return _guessing(text) / math.log(2)

    def the_sign(text):
        """The sign is wrong: a loss grows with the mistake. The logarithm of
        a share is negative.

        The network and its first loss
        """
        return -_guessing(text)

    def the_sum(text):
        """That is the sum over the text. The loss is the mean.

        The network and its first loss
        """
        return _guessing(text) * len(text)

    def the_counts(text):
        """That takes the logarithm of how often a letter stands in the text.
        Make a share of it first.

        The network and its first loss
        """
        return _guessing(text) - math.log(len(text))

    def every_kind_once(text):
        """That takes the mean over the kinds of letters. A frequent letter
        has to be guessed more often, so it counts more often.

        The network and its first loss
        """
        return -np.mean(np.log(runs.shares(text)))

    def counted_twice(text):
        """That weights each letter of the text with its share, and a
        frequent letter stands there more often already. Either go through
        the kinds with weights, or through the text without.

        The network and its first loss
        """
        p = np.array([text.count(x) / len(text) for x in text])
        return -np.sum(p * np.log(p))

    def mean_share(text):
        """That is the mean share of the right letter. Take the logarithm of
        each share first.

        The network and its first loss
        """
        return np.sum(runs.shares(text) ** 2)

    def log_of_the_mean(text):
        """That is the logarithm of a mean. The loss is the mean of the
        logarithms.

        The network and its first loss
        """
        return -np.log(np.sum(runs.shares(text) ** 2))

    def of_the_most_frequent(text):
        """That is the loss of the most frequent letter alone. The others
        have to be guessed, too.

        The network and its first loss
        """
        return -math.log(runs.shares(text).max())

    def wrong_guesses(text):
        """That is the share of wrong guesses. The cross-entropy takes the
        logarithm of the share that the right letter got.

        The network and its first loss
        """
        return 1 - np.sum(runs.shares(text) ** 2)


# The certificate


def certificate(p, Z, y, test):
    """Return what the network with the parameters ``p`` does in its test.

    >>> certificate(..., ..., ..., ...)
    No certificate yet: the checks of task 2 and task 6 come first.
    """
    earned = chapter.earned
    if not earned.get("prepare") or not earned.get("steps"):
        return NoCertificate("the checks of task 2 and task 6 come first")
    points = sum(task.points for task in chapter.tasks.values())
    score = f"{sum(earned.values())} of {points}"
    try:
        # the biases begin at 0, and the first step of training moves them
        if len(test) and np.any(p[3].data):
            return certify(p, Z, y, test, score)
    except (TypeError, ValueError, LookupError, AttributeError):
        pass  # a part is missing, or does not fit the others
    return NoCertificate("run the cells of your network again")
