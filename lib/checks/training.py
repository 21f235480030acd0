"""The tasks of the chapter on training, and the mistakes we know.

``from lib.checks import training as check`` gives one check for each task;
the tasks themselves are told in ``exercises/training.ipynb``.  They end in a
certificate.  The first four tasks are in ``lib.checks.training_data``.

Left out on purpose: right answers written down.  They are computed, by the
layers, losses and optimisers of the course.
"""

import math
from itertools import pairwise
from numbers import Real

import numpy as np

from lib import losses, nn, optim
from lib.autograd import softmax
from lib.checks import runs
from lib.checks.certificate import NoCertificate, certify
from lib.checks.training_data import (
    chapter,
    counting,
    errors,
    prepare,
    shuffled,
)

__all__ = ["certificate", "chapter", "counting", "errors", "letters"]
__all__ += ["prepare", "score", "shuffled", "steps", "stopping"]

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand

score = chapter.score


# 5. A counter-example


@chapter.task(2, "When to stop")
def stopping(curve, keep, rng):
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
    is_twice = numbers[kept - 1] >= 2 * smallest
    yield curve.fact(is_twice, says).should_be(True)
    yield
    noisy = [(_noisy(rng), patience) for patience in (2, 4)]
    for group in (STOPPED, [*ENDED, *noisy], EQUAL, NEXT):
        yield from keep.should_agree(runs.keep, group)
        yield


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
        """The rule does keep the wrong epoch. Let its loss be twice the
        smallest, or more.
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
            yield _moved(two_steps, _batch(fixed, n, d, h, k, rate))


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
