"""The tasks of the chapter on loss functions, and the mistakes we know.

``from lib.checks import loss_functions as check`` gives one check for each
task; the tasks themselves are told in ``exercises/loss_functions.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math
from numbers import Real

import numpy as np

from lib import losses
from lib.autograd import sigmoid
from lib.checks import Chapter

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
TWO_DECIMALS = 0.006  # rounding to two decimals moves a number by 0.005

chapter = Chapter("loss_functions")
score, variant = chapter.score, chapter.variant


# 1. By hand


@chapter.task(1, "Three losses for numbers")
def by_hand(mse, mae, rng, *, predicted=(2, 5, 1), targets=(7, 4, 1)):
    """Check the mean squared and the mean absolute error of three examples."""
    misses = np.subtract(predicted, targets)
    yield mse.should_be(np.mean(misses**2), within=TWO_DECIMALS)
    yield
    yield mae.should_be(np.mean(abs(misses)), within=TWO_DECIMALS)


@by_hand.varies
def _examples(draw):
    """The model predicts {predicted}, and the targets are {targets}."""
    predicted = [draw.whole(1, 9) for _ in range(3)]
    targets = [draw.whole(1, 9) for _ in range(3)]
    return {"predicted": tuple(predicted), "targets": tuple(targets)}


def _misses():
    return np.subtract(
        by_hand.numbers["predicted"], by_hand.numbers["targets"]
    )


@by_hand.mistakes_in("mse")
class _MeanSquare:
    def the_sum():
        """That is the sum of the squares. A mean divides by the number of
        examples.
        """
        return np.sum(_misses() ** 2)

    def square_of_the_mean():
        """That squares the mean of the misses, in which up and down cancel.
        Square each miss first.
        """
        return np.mean(_misses()) ** 2

    def the_root():
        """That is the root of it, which has the unit of the targets. The
        mean squared error has the square of that unit.
        """
        return np.sqrt(np.mean(_misses() ** 2))

    def not_squared():
        """That is the mean of the absolute misses. Square each miss in place
        of taking its size.
        """
        return np.mean(abs(_misses()))

    def halved():
        """That is half of it, as in the archer's loss. Here no half is asked
        for.

        The archer
        """
        return np.mean(_misses() ** 2) / 2


@by_hand.mistakes_in("mae")
class _MeanSize:
    def with_signs():
        """That is the mean of the misses with their signs, in which up and
        down cancel. Take the size of each first.

        A miss is not a loss
        """
        return np.mean(_misses())

    def size_of_the_mean():
        """That takes the size of the mean, in which up and down have
        cancelled already. Take the size of each miss first.

        A miss is not a loss
        """
        return abs(np.mean(_misses()))

    def the_middle_one():
        """That is the size in the middle, the median. A mean adds all of
        them and divides by how many there are.
        """
        return np.median(abs(_misses()))

    def the_sum_of_sizes():
        """That is the sum of the sizes. A mean divides by the number of
        examples.
        """
        return np.sum(abs(_misses()))

    def squared():
        """That is the mean of the squares. Here each miss counts by its
        size.
        """
        return np.mean(_misses() ** 2)


# 2. Huber


@chapter.task(2, "Three losses for numbers")
def huber(huber, rng):
    """Check a function that returns Huber's loss of one prediction."""
    cases = [(9.0, 4.0, 2.0), (1.0, 4.0, 2.0), *_around((0.0, 0.5, 2.0))]
    cases += [(-1.0, 4.0, 2.0), (0.5, -0.25, 1.0), (-5.0, -1.0, 0.5)]
    for _ in range(4):
        y_hat, y = rng.normal(0, 3, 2).round(2).tolist()
        cases.append((y_hat, y, float(rng.choice([0.5, 1.5, 3.0]))))
    yield from huber.should_agree(_huber, cases, within=ROUNDING)
    yield
    cases = _around((0.7, 0.9, 0.99, 1.0, 1.01, 1.1, 1.4, 40.0))
    yield from huber.should_agree(_huber, cases, within=ROUNDING)


def _around(parts):
    """Return misses of these parts of delta, on both sides."""
    misses = [(part * d, d) for d in (2.0, 0.5, 3.0, 1.0) for part in parts]
    too_high = [(miss, 0.0, delta) for miss, delta in misses]
    return too_high + [(0.0, miss, delta) for miss, delta in misses]


def _huber(y_hat, y, delta):
    return float(losses.huber(np.array(y_hat), np.array(y), delta))


@huber.mistakes_in("huber")
class _Huber:
    def squared_everywhere(y_hat, y, delta):
        """Far away the loss should grow like a straight line. Ask with if
        whether the miss is larger than delta.
        """
        return (y_hat - y) ** 2 / 2

    def straight_everywhere(y_hat, y, delta):
        """Near 0 the loss should be round like a parabola. Ask with if
        whether the miss is larger than delta.
        """
        return delta * (abs(y_hat - y) - delta / 2)

    def half_left_out(y_hat, y, delta):
        """The parabola lacks its half, so the two pieces do not meet at
        delta. Compare with the table of the lesson.
        """
        r = abs(y_hat - y)
        return r**2 if r <= delta else delta * (r - delta / 2)

    def with_a_jump(y_hat, y, delta):
        """The straight piece starts too high, so that the loss jumps at
        delta. Something is taken away from the size of the miss.
        """
        r = abs(y_hat - y)
        return r**2 / 2 if r <= delta else delta * r

    def slope_one(y_hat, y, delta):
        """The straight piece has the slope 1, and the parabola arrives with
        another one. Which slope has it at delta?
        """
        r = abs(y_hat - y)
        return r**2 / 2 if r <= delta else r - delta / 2

    def signed(y_hat, y, delta):
        """For predictions that are too small, the sign of the miss was
        forgotten. Take its size before you compare.
        """
        r = y_hat - y
        return r**2 / 2 if r <= delta else delta * (r - delta / 2)

    def square_of_the_miss(y_hat, y, delta):
        """That is the squared loss, and delta has no part in it. Huber halves
        the square, and far away a straight line takes over.
        """
        return (y_hat - y) ** 2

    def size_of_the_miss(y_hat, y, delta):
        """That is the absolute loss, and delta has no part in it. Near 0 the
        loss should be round like a parabola.
        """
        return abs(y_hat - y)

    def delta_always_one(y_hat, y, delta):
        """That is right for delta = 1 alone. The third input says where the
        parabola ends.
        """
        r = abs(y_hat - y)
        return r**2 / 2 if r <= 1 else r - 0.5

    def pieces_swapped(y_hat, y, delta):
        """The two pieces have changed places. The parabola belongs near 0."""
        r = abs(y_hat - y)
        return delta * (r - delta / 2) if r <= delta else r**2 / 2


# 3. Cross-entropy and its slope


@chapter.task(2, "Yes or no: the cross-entropy")
def cross_entropy(log_loss, logit_slope, rng):
    """Check the cross-entropy of a share, and its slope in the logit."""
    drawn = rng.uniform(0.05, 0.95, 3).round(3).tolist()
    shares = [0.25, 0.5, 0.75, 0.001, 0.999, 1e-10, *drawn]
    cases = [(p, y) for p in shares for y in (1, 0)]
    yield from log_loss.should_agree(_log_loss, cases, within=ROUNDING)
    yield
    drawn = rng.normal(0, 3, 3).round(2).tolist()
    logits = [0.5, -2.0, 0.0, 2.0, -8.0, 8.0, 30.0, -30.0, *drawn]
    cases = [(z, y) for z in logits for y in (1, 0)]
    yield from logit_slope.should_agree(_logit_slope, cases, within=ROUNDING)


def _log_loss(p, y):
    return -math.log(p if y else 1 - p)


def _logit_slope(z, y):
    return float(sigmoid(z)) - y


@cross_entropy.mistakes_in("log_loss")
class _LogLoss:
    def likelihood(p, y):
        """That is the logarithm of the likelihood: it grows when the
        prediction gets better. A loss does the opposite.

        Where they come from
        """
        return math.log(p if y else 1 - p)

    def without_the_no(p, y):
        """For the answer 0 that says nothing at all. The share of the right
        answer is then 1 - p.
        """
        return -y * math.log(p)

    def always_yes(p, y):
        """That is right for the answer 1 and ignores the other one. Ask
        which share the right answer got.
        """
        return -math.log(p)

    def answers_swapped(p, y):
        """That takes the share of the wrong answer. If y is 1, the right
        answer got p.
        """
        return -math.log(1 - p if y else p)

    def to_the_base_ten(p, y):
        """That is the logarithm to the base 10. The lesson uses the natural
        one, whose derivative is the simplest.
        """
        return -math.log10(p if y else 1 - p)

    def to_the_base_two(p, y):
        """That is the logarithm to the base 2. The lesson uses the natural
        one, whose derivative is the simplest.
        """
        return -math.log2(p if y else 1 - p)

    def one_minus(p, y):
        """That is the share of the wrong answer, without a logarithm. It
        grows only to 1, however sure the mistake is.

        A miss is not a loss
        """
        return 1 - p if y else p

    def squared(p, y):
        """That is the squared miss of the share. The cross-entropy takes the
        logarithm of the share that the right answer got.
        """
        return (p - y) ** 2


@cross_entropy.mistakes_in("logit_slope")
class _LogitSlope:
    def the_other_way(z, y):
        """The sign is wrong: descent would move away from the answer. Put in
        y = 1 and ask whether the logit should go up.
        """
        return y - float(sigmoid(z))

    def without_sigmoid(z, y):
        """That takes the logit for a share. Turn it into one first."""
        return z - y

    def slope_of_the_sigmoid_kept(z, y):
        """That keeps the slope of the sigmoid, which the logarithm cancels.
        With it, a confident mistake would teach almost nothing.

        Who learns from a confident mistake?
        """
        p = float(sigmoid(z))
        return (p - y) * p * (1 - p)

    def share_alone(z, y):
        """That is right for the answer 0 and ignores the other one. Put in
        y = 1: there the logit should go up.
        """
        return float(sigmoid(z))

    def of_the_sigmoid(z, y):
        """That is the slope of the sigmoid. The chain rule multiplies it with
        the slope of the logarithm.
        """
        p = float(sigmoid(z))
        return p * (1 - p)

    def in_the_share(z, y):
        """That is the slope with respect to the share p. One more factor
        leads to the logit.
        """
        p = float(sigmoid(z))
        return -1 / p if y else 1 / (1 - p)


# 4. A counter-example


@chapter.task(2, "Loss is not accuracy")
def smaller_loss(a, b, rng, *, targets=(1, 1, 1, 0)):
    """Check two models: a has the smaller loss and fewer right answers."""
    models = [model.as_list() for model in (a, b)]
    for model in models:
        yield _readable(model)
    yield
    loss_a, loss_b = (_mean_log_loss(x.value, targets) for x in models)
    right_a, right_b = (_right_answers(x.value, targets) for x in models)
    says = f"Model a has the loss {loss_a:.4g} and {right_a} right answers, "
    says += f"model b has {loss_b:.4g} and {right_b}"
    is_smaller = bool(loss_a < loss_b - ROUNDING)  # equal losses are not
    yield a.fact(is_smaller, says).should_be(True)
    yield
    yield a.fact(float(np.sign(right_a - right_b)), says).should_be(-1)


@smaller_loss.varies
def _answers(draw):
    """The four examples have the answers {targets}."""
    odd, place = draw.whole(0, 1), draw.whole(0, 3)
    targets = [odd if k == place else 1 - odd for k in range(4)]
    return {"targets": tuple(targets)}


NO_SHARE = "Each of the four is a share: a number between 0 and 1."


def _readable(model):
    """Return the comparison that four numbers from 0 to 1 pass."""
    value = model.value
    if not isinstance(value, list) or len(value) != 4:
        return model.should_be([0.0] * 4)
    is_share = all(isinstance(p, Real) and 0 <= p <= 1 for p in value)
    seen = model.fact(is_share, model.sentence).should_be(True)
    return seen._replace(advice=NO_SHARE)


def _mean_log_loss(shares, targets):
    p = np.array(shares, float)
    with np.errstate(divide="ignore"):  # sure and wrong: the loss is inf
        return 0.0 - np.mean(np.log(np.where(np.equal(targets, 1), p, 1 - p)))


def _right_answers(shares, targets):
    return int(np.sum((np.array(shares, float) > 0.5) == targets))


@smaller_loss.mistakes_in("a")
class _ModelA:
    def not_the_smaller_loss(*, targets):
        """Model a should have the smaller loss. Let b be very sure of a
        mistake: its loss then has no limit.

        Who learns from a confident mistake?
        """
        return [1 - y for y in targets]

    def not_fewer_right(*, targets):
        """Model a should have fewer right answers than b. Let it be just on
        the wrong side of 0.5, in more places than b.
        """
        return list(targets)

    def as_many_right(*, targets):
        """Both have as many right answers. Let a be just on the wrong side of
        0.5 in one more place.
        """
        return [0.6 if sum(targets) == 3 else 0.4] * 4


# 5. Spot the bug


@chapter.task(2, "Three losses for numbers")
def stretched(bug_line, numbers, printed, rng, *, y=(1, 2, 3, 6)):
    """Check the line of the bug, how many numbers come, what is printed."""
    yield bug_line.should_be(3)
    yield
    miss = np.subtract.outer(y, y)
    yield numbers.should_be(miss.size)
    yield
    yield printed.should_be(np.mean(miss**2), within=ROUNDING)


@stretched.varies
def _targets(draw):
    """The targets y are {y}, and y_hat has the same numbers in a column."""
    return {"y": tuple(sorted(draw.some(4, range(1, 12))))}


@stretched.mistakes_in("bug_line")
class _BugLine:
    def the_targets():
        """Four targets in a row: there is nothing wrong with that. Go on."""
        return 1

    def the_predictions():
        """A model gives one row for each example, so its predictions stand
        in a column. That is usual: ask what the next line makes of it.

        The archer
        """
        return 2

    def the_mean():
        """A mean of squares is what the loss should be. Ask how many squares
        there are, and where they come from.
        """
        return 4

    def the_print():
        """This line prints what it is told to. Look for what goes wrong
        before.
        """
        return 5


@stretched.mistakes_in("numbers")
class _Numbers:
    def one_each():
        """That is what it should be, one miss for each example. Try the
        subtraction on paper: a column minus a row.
        """
        return 4

    def both_together():
        """That counts the numbers of both arrays. NumPy stretches the column
        to the right and the row downwards until they fit.
        """
        return 8

    def without_the_diagonal():
        """That leaves out where a prediction meets its own target. The
        difference is 0 there, and it is one of the numbers.
        """
        return 12

    def one():
        """The mean is one number. The question is how many there are before
        it is taken.
        """
        return 1


@stretched.mistakes_in("printed")
class _Printed:
    def as_it_should():
        """That is what it should print, because every prediction is right.
        It compares each prediction with every target.
        """
        return 0

    def the_sum(*, y):
        """That is the sum of the squares. The program takes their mean."""
        return np.sum(np.subtract.outer(y, y) ** 2)

    def divided_by_four(*, y):
        """That divides by the number of examples. The mean divides by as
        many numbers as there are.
        """
        return np.sum(np.subtract.outer(y, y) ** 2) / 4

    def the_size(*, y):
        """That is the mean of the sizes. The program squares."""
        return np.mean(abs(np.subtract.outer(y, y)))

    def half_of_it(*, y):
        """That is half of it. Either each pair of places counts twice, once
        above the diagonal and once below, or a half came in that line 4 does
        not have.
        """
        return np.mean(np.subtract.outer(y, y) ** 2) / 2


# 6. Real data


@chapter.task(2, "Loss is not accuracy")
def train_step(train_step, rng):
    """Check a function that takes one step of descent on the cross-entropy."""
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1, 0])
    cases = [(np.zeros(2), X, y, 0.5)]
    for rate in (0.25, 0.1, 1.5):
        n, d = (int(k) for k in rng.permutation([3, 4, 5])[:2])
        cases.append(_drawn(rng, n, d, rate))
    for case in cases:
        yield _trained(train_step, *case)
    yield
    fixed = np.random.default_rng(0)  # the same for every try
    for n, d, rate in ((1, 3, 0.3), (4, 1, 0.3), (3, 3, 2.0), (30, 2, 0.01)):
        w, X, y, _ = _drawn(fixed, n, d, rate)
        for answers in (y, 1 - y, np.ones(n, int)):
            yield _trained(train_step, 3 * w, X, answers, rate)
            yield _trained(train_step, 20 * w, 8 * X, answers, rate)


def _drawn(rng, n, d, rate):
    X, y = rng.normal(size=(n, d)), rng.integers(0, 2, n)
    return rng.normal(size=d), X, y, rate


def _trained(train_step, w, X, y, rate):
    wanted = _stepped(w, X, y, rate)
    says = f"train_step(w, X, y, {rate})"
    if len(y) != 2:
        says = f"train_step, for {X.shape[0]} examples and the rate {rate},"
    after = train_step(w, X, y, rate, says=says)
    return after.should_be(wanted, within=ROUNDING)


def _stepped(w, X, y, learning_rate):
    return w - learning_rate * X.T @ (sigmoid(X @ w) - y) / len(y)


@train_step.mistakes_in("train_step")
class _TrainStep:
    def stays(w, X, y, learning_rate):
        """The weights have not moved. Take the learning rate times the
        gradient away from them.

        Many classes
        """
        return w

    def uphill(w, X, y, learning_rate):
        """That goes uphill: each share moves away from its target. Look at
        the sign.

        Yes or no: the cross-entropy
        """
        return _stepped(w, X, y, -learning_rate)

    def sum_not_mean(w, X, y, learning_rate):
        """That adds the gradients of all examples. The loss is their mean,
        so divide by how many there are.
        """
        return _stepped(w, X, y, learning_rate * len(y))

    def without_sigmoid(w, X, y, learning_rate):
        """That compares the logits with the targets. Turn them into shares
        first.

        Yes or no: the cross-entropy
        """
        return w - learning_rate * X.T @ (X @ w - y) / len(y)

    def squared_loss(w, X, y, learning_rate):
        """That is half a step on the squared loss: the slope of the sigmoid
        is still a factor. In the cross-entropy it cancels.

        Who learns from a confident mistake?
        """
        p = sigmoid(X @ w)
        return w - learning_rate * X.T @ ((p - y) * p * (1 - p)) / len(y)

    def rate_left_out(w, X, y, learning_rate):
        """That takes the whole gradient. Multiply it by the learning rate
        that is handed to you.

        Yes or no: the cross-entropy
        """
        return _stepped(w, X, y, 1.0)

    def divided_by_weights(w, X, y, learning_rate):
        """That divides by the number of weights. The loss is a mean over the
        examples, so count those.
        """
        return _stepped(w, X, y, learning_rate * len(y) / len(w))

    def gradient_alone(w, X, y, learning_rate):
        """That is the gradient. The task asks for the weights after the
        step.
        """
        return X.T @ (sigmoid(X @ w) - y) / len(y)


# 7. A stretch: quantiles


@chapter.task(2, "Three losses for numbers")
def pinball(pinball, best, rng, *, share=0.9, most=19):
    """Check the pinball loss, and where it is smallest for 1, 2, ..., most."""
    cases = [(3.0, 5.0, 0.9), (7.0, 5.0, 0.9), (5.0, 5.0, 0.9)]
    cases += [(3.0, 5.0, 0.25), (7.0, 5.0, 0.25), (-2.0, 1.5, 0.5)]
    cases += [
        (1.5, -2.0, 0.1),
        (60.0, -40.0, 0.01),
        (0.3, 0.2, 0.75),
        (1 / 3, 1.0, 1 / 7),
    ]
    for _ in range(4):
        y_hat, y = rng.normal(0, 3, 2).round(2).tolist()
        cases.append((y_hat, y, float(rng.choice([0.1, 0.25, 0.8]))))
    yield from pinball.should_agree(_pinball, cases, within=ROUNDING)
    yield
    yield best.should_be(_best(share, most))


@pinball.varies
def _way(draw):
    """The way takes 1, 2, 3 and so on up to {most} minutes; q is {share}."""
    most = draw.one_of([13, 17, 19, 23, 27, 29])  # no two are equally good
    return {"share": draw.one_of([0.6, 0.7, 0.8, 0.9]), "most": most}


def _best(share, most):
    y = range(1, most + 1)
    totals = {c: sum(_pinball(c, k, share) for k in y) for c in y}
    return min(totals, key=totals.get)


def _pinball(y_hat, y, q):
    return q * (y - y_hat) if y > y_hat else (1 - q) * (y_hat - y)


@pinball.mistakes_in("pinball")
class _Pinball:
    def absolute(y_hat, y, q):
        """That is the absolute loss: it charges the same for too low and too
        high. Multiply by another factor on each side.
        """
        return abs(y_hat - y)

    def sides_swapped(y_hat, y, q):
        """The two sides have changed places. A prediction that is too low
        costs q for each unit.
        """
        return _pinball(y_hat, y, 1 - q)

    def same_factor(y_hat, y, q):
        """That charges the same for too low and too high. On the other side
        the factor is what is missing from q to 1.
        """
        return q * abs(y_hat - y)

    def with_a_sign(y_hat, y, q):
        """On one side that comes out negative. A loss is smallest where the
        prediction is right.

        A miss is not a loss
        """
        return q * (y - y_hat) if y > y_hat else (1 - q) * (y - y_hat)

    def one_side_free(y_hat, y, q):
        """That charges nothing for a prediction that is too high, and then
        the highest one would be best. Both sides cost something.
        """
        return q * max(0.0, y - y_hat)


@pinball.mistakes_in("best")
class _Best:
    def the_middle(*, most):
        """That is the median, the best for q = 0.5. Here too low costs more
        than too high.
        """
        return (most + 1) // 2

    def between_two(*, share, most):
        """That lies between two of the times, as np.quantile puts it. A whole
        number is asked for, so compare the totals of those nearby.
        """
        return float(np.quantile(range(1, most + 1), share))

    def the_share_of_the_largest(*, share, most):
        """That is q times the largest time, and no whole number. The task
        asks for one: compare the totals of the two beside it.
        """
        return share * most

    def rounded_down(*, share, most):
        """Less than the share q of the times lies at or below that one.
        Compare its total with those of its neighbours.
        """
        return int(share * most)

    def the_other_end(*, share, most):
        """That is the best for the share that is missing from q to 1. Ask
        which side costs more.
        """
        return _best(1 - share, most)

    def the_largest(*, most):
        """There a prediction is never too low, and very often too high. Add
        up what it costs, and what a smaller one would.
        """
        return most
