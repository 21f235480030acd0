"""The tasks of the chapter on unstable gradients, and the mistakes we know.

``from lib.checks import unstable_gradients as check`` gives one check for
each task; the tasks themselves are told in
``exercises/unstable_gradients.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math

import numpy as np

from lib.calculus import pull_back
from lib.checks import Chapter
from lib.checks.smoothness import sides, slope_and_corner
from lib.data import digits

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
FEW_DIGITS = 1e-4  # a result that is asked for with four decimals

chapter = Chapter("unstable_gradients")
score, variant = chapter.score, chapter.variant


# 1. A product of factors


@chapter.task(1, "Ten factors in a row")
def factors(rate, layers, rng, *, depth=8, weight=1.4, slope=0.5, places=6):
    """Check the rate of a chain, and the depth at which one has vanished."""
    yield rate.should_be((weight * slope) ** depth, within=FEW_DIGITS)
    yield
    yield layers.should_be(_depth_below(0.25, places))


@factors.varies
def _chain(draw):
    """The chain has {depth} neurons, each with the weight {weight} and the
    slope {slope}.
    The largest rate of the sigmoids is to be below 10**(-{places}).
    """
    return {
        "depth": draw.whole(5, 9),
        "weight": draw.whole(12, 24) / 10,
        "slope": draw.whole(4, 7) / 10,
        "places": draw.whole(4, 12),
    }


def _depth_below(factor, places):
    """Return how many factors it takes to be below a power of ten."""
    return math.floor(-places * math.log(10) / math.log(factor)) + 1


@factors.mistakes_in("rate")
class _Rate:
    def one_layer(*, weight, slope):
        """That is the factor of one layer. The chain has more of them.

        A factor to the power of the depth
        """
        return weight * slope

    def added(*, depth, weight, slope):
        """That adds the factors of the layers. The chain rule does something
        else with them.
        """
        return depth * weight * slope

    def slopes_alone(*, depth, slope):
        """That is the product of the slopes. The weights belong to the
        factors, too.
        """
        return slope**depth

    def weights_alone(*, depth, weight):
        """That is the product of the weights. The slopes belong to the
        factors, too.
        """
        return weight**depth

    def weight_once(*, depth, weight, slope):
        """The slope stands there for every layer, and the weight only once.
        Every layer multiplies by its own weight.
        """
        return weight * slope**depth

    def one_layer_less(*, depth, weight, slope):
        """One layer is missing. Between the input and the output of the
        chain stand as many factors as there are neurons.
        """
        return (weight * slope) ** (depth - 1)


@factors.mistakes_in("layers")
class _Layers:
    def a_tenth_each(*, places):
        """That takes a tenth for each layer. The largest slope of a sigmoid
        is another number.
        """
        return places

    def one_half_each(*, places):
        """That takes one half, the height of the sigmoid at 0. Its slope
        there is smaller.
        """
        return _depth_below(0.5, places)

    def not_yet_below(*, places):
        """With so many layers the largest rate is still above the limit. Round
        to the other side.
        """
        return _depth_below(0.25, places) - 1

    def not_rounded(*, places):
        """That is where the power meets the limit exactly. Layers come in
        whole numbers, and the rate has to be below.
        """
        return -places * math.log(10) / math.log(0.25)


# 2. Clipping by norm

CLIPPED = [
    ([30.0, 40.0], 5.0),
    ([-3.0, 0.0, 4.0], 5.0),
    ([0.3, -0.4], 5.0),
    ([6.0, -8.0], 0.1),
    ([5.0], 2.0),
    ([-5.0], 2.0),
    ([[1.0, 2.0], [-2.0, 4.0]], 1.0),
    ([1e-9, -1e-9], 1.0),
]
ZERO = [([0.0, 0.0, 0.0], 1.0), ([[0.0, 0.0]], 0.5), ([1e-200, 0.0], 1.0)]
HUGE = [([3e200, -4e200], 5.0), ([1e308, 1e308], 1.0), ([-1e300], 2.0)]


@chapter.task(2, "Clipping")
def clipped(clip, rng):
    """Check a function that clips a gradient by its norm."""
    drawn = [
        (rng.normal(scale=scale, size=(2, 3)), 1.0) for scale in (0.1, 1, 9)
    ]
    for group in (CLIPPED + drawn, ZERO, HUGE):
        for numbers, largest in group:
            g = np.array(numbers)
            wanted = _clipped(g, largest)
            near = 1e-9 * max(largest, 1e-9)
            yield clip(g, largest).should_be(wanted, within=near)
        yield


def _clipped(g, largest):
    top = np.abs(g).max()
    if top == 0:
        return g
    norm = np.linalg.norm(g / top)  # no square is too large
    return g if top <= largest / norm else g / top * (largest / norm)


@clipped.mistakes_in("clip")
class _Clip:
    def by_value(g, largest):
        """That clips number by number, which changes the direction. Shorten
        the whole gradient by one factor.
        """
        return np.clip(g, -largest, largest)

    def always(g, largest):
        """That gives every gradient the same length, the short ones too. One
        that is short enough stays as it is.
        """
        norm = np.sqrt(np.sum(g**2))
        return g * (largest / norm)

    def to_length_one(g, largest):
        """The ones that are too long end with the length 1. They should end
        with the largest length that is allowed.
        """
        norm = np.sqrt(np.sum(g**2))
        return g / norm if norm > largest else g

    def by_the_largest_number(g, largest):
        """That takes the largest number for the length. The length of an
        arrow has all of its numbers in it.
        """
        top = np.max(np.abs(g))
        return g * (largest / top) if top > largest else g

    def by_the_sum(g, largest):
        """That takes the sum of the sizes for the length. The length is the
        root of a sum of squares.
        """
        size = np.sum(np.abs(g))
        return g * (largest / size) if size > largest else g

    def factor_turned_over(g, largest):
        """The factor stands upside down: what is too long becomes longer. It
        has to be below 1.
        """
        norm = np.sqrt(np.sum(g**2))
        return g * (norm / largest) if norm > largest else g

    def row_by_row(g, largest):
        """That clips each row by itself. A gradient has one length, whatever
        its shape.
        """
        norm = np.sqrt(np.sum(g**2, axis=-1, keepdims=True))
        return g * np.minimum(1.0, largest / np.maximum(norm, 1e-300))

    def nothing_left_of_zero(g, largest):
        """Where all squares are 0 that divides by zero. A gradient that is
        short enough needs no division.
        """
        norm = np.sqrt(np.sum(g**2))
        return g / norm * min(norm, largest)

    def squares_too_large(g, largest):
        """The squares of these numbers are larger than the computer can
        hold, so the length comes out infinite. Divide by the largest number
        first.
        """
        norm = np.sqrt(np.sum(g**2))
        return g * (largest / norm) if norm > largest else g


# 3. The gradient of batch normalisation


@chapter.task(2, "Its gradient")
def batch_norm(batch_norm_gradient, rng):
    """Check the gradient of (x - m) / sqrt(v + epsilon) over a batch."""
    two = np.array([[1.0], [4.0]]), np.array([[1.0], [0.0]]), 1.0
    one_column = _batch(rng, (5, 1), 0.5)
    for x, g, epsilon in [
        two,
        one_column,
        _batch(rng, (6, 3), 1e-5),
        _batch(rng, (4, 4), 0.1),
        (np.ones((3, 2)), np.arange(6.0).reshape(3, 2), 0.01),
    ]:
        _, pull = pull_back(lambda x, e=epsilon: _normalised(x, e), x)
        wanted = pull(g)
        near = 1e-7 * max(1.0, np.abs(wanted).max())
        found = batch_norm_gradient(x, g, epsilon)
        yield found.should_be(wanted, within=near)


def _batch(rng, shape, epsilon):
    x = rng.normal(size=shape) * rng.uniform(0.5, 3, size=shape[1])
    return (x + 2.0).round(3), rng.normal(size=shape).round(3), epsilon


def _normalised(x, epsilon):
    m = x.mean(axis=0)
    v = ((x - m) ** 2).mean(axis=0)
    return (x - m) / (v + epsilon) ** 0.5


def _parts(x, g, epsilon):
    """Return the deviation, the normalised x, and both means of g."""
    s = np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) / s
    return s, x_hat, g.mean(axis=0), (g * x_hat).mean(axis=0)


def _by_the_formula(x, g, epsilon):
    s, x_hat, mean, along = _parts(x, g, epsilon)
    return (g - mean - x_hat * along) / s


@batch_norm.mistakes_in("batch_norm_gradient")
class _BatchNormGradient:
    def mean_and_deviation_held(x, g, epsilon):
        """That takes the mean and the deviation for constants. Both move
        when one example does.
        """
        s, *_ = _parts(x, g, epsilon)
        return g / s

    def deviation_held(x, g, epsilon):
        """The mean is taken care of, and nothing comes through the
        deviation. It moves with every example, too.
        """
        s, _, mean, _ = _parts(x, g, epsilon)
        return (g - mean) / s

    def mean_held(x, g, epsilon):
        """The deviation is taken care of, and the mean is held. It moves
        with every example, too.
        """
        s, x_hat, _, along = _parts(x, g, epsilon)
        return (g - x_hat * along) / s

    def not_divided(x, g, epsilon):
        """Both parts are taken out, and the deviation in front is missing.
        It stands in the formula of the forward pass as well.
        """
        _, x_hat, mean, along = _parts(x, g, epsilon)
        return g - mean - x_hat * along

    def added_up(x, g, epsilon):
        """That takes sums over the batch where the formula has means. Each
        example has one share of n.
        """
        s, x_hat, mean, along = _parts(x, g, epsilon)
        return (g - len(x) * mean - x_hat * len(x) * along) / s

    def not_standardised(x, g, epsilon):
        """The part that is taken out lies along x itself. The formula has
        the normalised x there.
        """
        s, _, mean, _ = _parts(x, g, epsilon)
        return (g - mean - x * (g * x).mean(axis=0)) / s

    def over_the_features(x, g, epsilon):
        """That takes the means along the rows. A feature is normalised over
        the examples, which stand in a column.
        """
        return _by_the_formula(x.T, g.T, epsilon).T

    def epsilon_beside_the_root(x, g, epsilon):
        """That adds epsilon to the deviation. In this formula it is added to
        the variance.
        """
        s = x.std(axis=0) + epsilon
        x_hat = (x - x.mean(axis=0)) / s
        return (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s

    def without_epsilon(x, g, epsilon):
        """That divides by the deviation of x alone. Epsilon belongs to s,
        however small it mostly is.
        """
        return _by_the_formula(x, g, 0.0)

    def n_minus_one(x, g, epsilon):
        """That divides by n - 1 in the variance. In this formula the
        variance is a mean over the n examples.
        """
        n = len(x)
        s = np.sqrt(x.var(axis=0) * n / (n - 1) + epsilon)
        x_hat = (x - x.mean(axis=0)) / s
        return (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s


# 4. The layer that dies first


@chapter.task(2, "Dead")
def dead_layer(first_dead, rng):
    """Check a function that finds the first layer of which nothing lives."""
    for layers in [*LAYERS, *(_layers(rng) for _ in range(3))]:
        wanted = _first_dead(layers)
        yield first_dead(np.array(layers, dtype=float)).should_be(wanted)


ALIVE, SHUT = [[1, 0], [0, 2]], [[0, 0], [0, 0]]
HALF, CONSTANT = [[1, 0], [2, 0]], [[3, 3], [3, 3]]
ONE_EXAMPLE = [[0, 0], [0, 5]]  # nothing comes through for the first one
LAYERS = [
    [CONSTANT, HALF, SHUT],
    [ALIVE, SHUT, SHUT],
    [ALIVE, HALF, SHUT],
    [SHUT, SHUT],
    [ALIVE, CONSTANT, ALIVE],
    [ALIVE, ALIVE],
    [ONE_EXAMPLE, ALIVE, SHUT],
    [ALIVE, SHUT, HALF],
    [[[0.0], [0.0]], [[1.0], [0.0]]],
    [[[1e-9, 0.0]]],
]


def _first_dead(layers):
    for k, a in enumerate(layers):
        if not np.any(a):
            return k
    return None


def _layers(rng):
    """Return three to five layers, the last one or two of them dead."""
    alive, dead = int(rng.integers(2, 4)), int(rng.integers(1, 3))
    layers = [rng.integers(0, 3, size=(3, 4)) for _ in range(alive)]
    for a in layers:
        a[int(rng.integers(3)), int(rng.integers(4))] = 1
        a[:, 0] *= int(rng.integers(2))
    layers = [a if np.any(a) else a + np.eye(3, 4, dtype=int) for a in layers]
    return [*layers, *(np.zeros((3, 4), dtype=int) for _ in range(dead))]


@dead_layer.mistakes_in("first_dead")
class _FirstDead:
    def one_neuron(layers):
        """That is the first layer in which one neuron is dead. The task asks
        for a layer of which no neuron is left.
        """
        found = [k for k, a in enumerate(layers) if (a == 0).all(axis=0).any()]
        return found[0] if found else None

    def one_example(layers):
        """That is the first layer that gives 0 for one of the examples. Dead
        means for all of them.
        """
        found = [k for k, a in enumerate(layers) if (a == 0).all(axis=1).any()]
        return found[0] if found else None

    def one_zero(layers):
        """That is the first layer with a 0 somewhere in it. A ReLU gives 0
        for half of what it gets, and lives.
        """
        found = [k for k, a in enumerate(layers) if (a == 0).any()]
        return found[0] if found else None

    def from_one(layers):
        """That counts the layers from 1. The task counts from 0, as Python
        does.
        """
        found = [k for k, a in enumerate(layers, 1) if not a.any()]
        return found[0] if found else None

    def the_last(layers):
        """That is the last dead layer. Those behind a dead layer may be dead
        because of it, so the first one is asked for.
        """
        found = [k for k, a in enumerate(layers) if not a.any()]
        return found[-1] if found else None

    def no_spread(layers):
        """That is the first layer without spread. Neurons that all give the
        same number say nothing, and they are not at 0.
        """
        found = [k for k, a in enumerate(layers) if np.std(a) == 0]
        return found[0] if found else None

    def minus_one(layers):
        """Where no layer is dead, that returns a number that looks like a
        layer. The task asks for None there.
        """
        found = [k for k, a in enumerate(layers) if not a.any()]
        return found[0] if found else -1


# 5. A counter-example

LARGE, FLAT, STEPS = 1000.0, 1e-3, 100
ROUNDED = 1e-6  # of a slope that is measured
NO_SLOPE = (
    "At this place the loss has a corner, a jump or an end, and so no slope. "
    "The task speaks of slopes, at the start and where the descent ends."
)
ARRIVED, STILL_GOING, RAN_AWAY = 0, 1, 2


@chapter.task(2, "What makes a descent diverge")
def large_and_safe(loss, start, learning_rate, rng):
    """Check a loss whose descent begins with a large slope and arrives."""
    yield start.should_be_a_number()
    yield learning_rate.should_be_a_number()
    yield
    rate, w = float(learning_rate.value), float(start.value)
    said = f"learning_rate is {rate:g}, and it should be 0.01 or more"
    yield learning_rate.fact(rate >= 0.01, said).should_be(True)
    yield
    yield loss(w).should_be_a_number()
    yield
    first, jump = slope_and_corner(loss, w, 1e-5)
    said = f"The slope of loss at {w:g} is {first:.4g}"
    is_large = bool(abs(first) >= LARGE * (1 - ROUNDED))
    yield loss.fact(is_large, said).should_be(True)
    yield
    yield _is_smooth(loss, w, jump, first)
    yield
    end, last, jump = _descent(loss, w, rate)
    said = f"The descent of loss ends at w = {end:.4g}, with the slope "
    said += f"{last:.4g}"
    yield loss.fact(_fate(first, last), said).should_be(ARRIVED)
    yield
    yield _is_smooth(loss, end, jump, first)


def _is_smooth(loss, w, jump, first):
    """Return whether a loss has a slope at w: no corner, and no jump."""
    said = f"Just before and just behind {w:g} the slopes of loss differ by "
    said += f"{jump:.4g}"
    seen = loss.fact(bool(jump <= 0.01 * abs(first)), said).should_be(True)
    return seen._replace(advice=NO_SLOPE)


def _descent(loss, w, rate):
    """Return where the descent ends, and the slope and the corner there."""
    for _ in range(STEPS):
        slope, _ = sides(loss, w, 1e-5 * max(1.0, abs(w)))
        w = w - rate * slope
        if not math.isfinite(w):
            return w, math.inf, math.inf
    return w, *slope_and_corner(loss, w, 1e-5)


def _fate(first, last):
    if abs(last) < FLAT:
        return ARRIVED
    return STILL_GOING if abs(last) <= 2 * abs(first) else RAN_AWAY


@large_and_safe.mistakes_in("loss")
class _LargeAndSafe:
    def too_gentle(w):
        """That slope is not large: the task asks for 1000 at least. Start
        farther away, or make the loss steeper.
        """
        return w**2 / 1e12

    def too_curved(w):
        """This descent runs away, as the sentence says it would. Has the
        loss a minimum, and what is the learning rate times the curvature?
        """
        return 1e6 * w**2

    def not_there_yet(w):
        """After a hundred steps this one is not where the slope is zero. Is
        there such a place, and are the steps long enough to reach it?
        """
        return 2000 * np.sqrt(1.0 + w**2)


# 6. Spot the error


@chapter.task(2, "Exploding")
def never_recovers(bug_line, ends_at, mended, rng, *, a=1, b=1, c=1):
    """Check the line that keeps a nan, and the weights with and without."""
    yield bug_line.should_be(3)
    yield
    stuck, going = (_weight([a, math.nan, b, c], k) for k in (True, False))
    yield ends_at.should_be(stuck, within=FEW_DIGITS)
    yield
    yield mended.should_be(going, within=FEW_DIGITS)


@never_recovers.varies
def _slopes(draw):
    """The slopes are {a}, nan, {b}, {c}."""
    return {name: draw.whole(1, 6) for name in "abc"}


def _weight(slopes, is_kept, momentum=0.9):
    """Return where descent with momentum ends."""
    w, v = 1.0, 0.0
    for slope in slopes:
        if not (is_kept or math.isfinite(slope)):
            continue
        v = momentum * v + slope
        if math.isfinite(v):
            w = w - 0.1 * v
    return w


@never_recovers.mistakes_in("bug_line")
class _BugLine:
    def the_start():
        """A weight may start anywhere, and a velocity at 0. Follow the two
        names through the second slope.
        """
        return 1

    def the_loop():
        """The loop takes the slopes as they come, and one of them is no
        number. Ask what becomes of it in the lines below.
        """
        return 2

    def the_test():
        """This test does keep the weight a number. Ask which name was
        changed before it was made.
        """
        return 4

    def the_jump():
        """Going on to the next slope is right. Ask what the next slope is
        added to.
        """
        return 5

    def the_step():
        """This line is reached only with a number. Ask why it is hardly ever
        reached.
        """
        return 6


@never_recovers.mistakes_in("ends_at")
class _EndsAt:
    def not_a_number():
        """The weight is tested, and no nan reaches it. Something else stays
        a nan.
        """
        return math.nan

    def as_if_mended(*, a, b, c):
        """That is where the program should end. Work out what v is after the
        second slope, and after the third.
        """
        return _weight([a, b, c], is_kept=False)

    def never_moved():
        """That is the start. The first slope is a number, so one step is
        made.
        """
        return 1.0


@never_recovers.mistakes_in("mended")
class _Mended:
    def still_stuck(*, a):
        """That is where the program with the error ends. Mended, the third
        and the fourth slope make steps again.
        """
        return _weight([a], is_kept=True)

    def without_momentum(*, a, b, c):
        """That takes each step with its own slope alone. The velocity keeps
        most of what it was, and adds the slope.
        """
        return _weight([a, b, c], is_kept=False, momentum=0.0)

    def begun_anew(*, a, b, c):
        """That lets the velocity begin anew after the bad slope. The task
        leaves that slope out, so neither name changes.
        """
        return 1.0 - 0.1 * (a + b + 0.9 * b + c)

    def counted_as_zero(*, a, b, c):
        """That lets the ball coast through the bad slope, as if it had been
        0. The task leaves that slope out, so neither name changes.
        """
        return _weight([a, 0, b, c], is_kept=False)


# 7. Thirty layers

WANTED, GUESSING = 0.9, 0.2
# in words, because a number may be what the learner hands in
FINE, FEW, NOTHING = "fine", "few", "nothing arrives"
UNEQUAL, NO_LENGTHS = "unequal", "no lengths"


@chapter.task(3, "Residual paths")
def thirty_layers(predict, gradient_lengths, rng):
    """Check a deep network: its gradients, answers, and its mode."""
    lengths = gradient_lengths.as_list()
    if not _are_numbers(lengths):
        yield lengths.should_be([0.0])
    yield
    yield lengths.fact(_depth(lengths.value)).should_be(FINE)
    yield
    Z, y, rows = tumbled()
    answers = predict(Z[rows], says="predict(Z[validation])")
    seen = answers.should_be_whole(y[rows])
    yield seen if seen.complaint else _reads(answers, y[rows])
    yield
    alike = rows[y[rows] == 0]
    alone = predict(Z[alike], says="predict(Z[all pictures of a zero])")
    seen = alone.should_be_whole(y[alike])
    yield seen if seen.complaint else _stays(alone, answers, y[rows] == 0)


def _are_numbers(lengths):
    value = lengths.value
    return isinstance(value, list) and all(
        isinstance(x, float | int | np.floating) for x in value
    )


def _depth(lengths):
    """Return what is the matter with the gradients of the layers."""
    sizes = np.array(lengths, dtype=float)
    if len(sizes) < 30:
        return FEW
    if sizes.min() < 0:
        return NO_LENGTHS
    if not (np.isfinite(sizes).all() and sizes.min() > 0):
        return NOTHING
    return FINE if sizes.max() < 1e6 * sizes.min() else UNEQUAL


def tumbled():
    """Return standardised digits, labels, and the rows for validation."""
    X, y = digits()
    order = np.random.default_rng(0).permutation(len(X))
    train, validation, _ = np.split(order, [1257, 1437])
    centre, spread = X[train].mean(axis=0), X[train].std(axis=0)
    return (X - centre) / np.where(spread > 0, spread, 1.0), y, validation


def _reads(answers, labels):
    """Return how many are right: 0 for enough, 1 for some, 2 for a guess."""
    share = float(np.mean(answers.value == labels))
    said = f"predict reads {share:.0%} of the validation pictures"
    level = int(share < WANTED) + int(share < GUESSING)
    return answers.fact(level, said).should_be(0)


def _stays(alone, answers, places):
    """Return whether pictures are read as before, in other company."""
    same = float(np.mean(alone.value == answers.value[places]))
    said = "predict gives some pictures another answer when the other rows "
    said += "are other pictures"
    return alone.fact(same >= WANTED, said).should_be(True)


@thirty_layers.mistakes_in("gradient_lengths")
class _GradientLengths:
    def few_layers():
        """Those are fewer than thirty numbers. There is one for each layer
        with weights.
        """
        return [1.0, 1.0, 1.0]

    def dead():
        """In one layer at least nothing arrives: its gradient is 0, or no
        number. Look at the activations, layer by layer.

        Three illnesses
        """
        return 29 * [1.0] + [0.0]

    def vanished():
        """The largest of these gradients is more than a million times the
        smallest. A path on which nothing is multiplied would help.
        """
        return [10.0**-k for k in range(30)]


@thirty_layers.mistakes_in("predict")
class _Predict:
    def one_answer(X):
        """About one in ten is what guessing gets. Look at the loss of the
        last epoch: did it leave the logarithm of ten?

        The doctor's table
        """
        return np.zeros(len(X), dtype=int)

    def some(X):
        """It has learned something, and not enough. Give it more epochs, or
        another learning rate.
        """
        Z, y, rows = tumbled()
        others = np.setdiff1d(np.arange(len(Z)), rows)[:20]
        return _nearest(X, Z[others], y[others])

    def by_the_batch(X):
        """The answer for a picture depends on the pictures beside it. In
        which mode does a normalised layer look at its batch?

        Two modes, and the mistake of forgetting
        """
        Z, y, rows = tumbled()
        others = np.setdiff1d(np.arange(len(Z)), rows)
        return _nearest(X - X.mean(axis=0), Z[others], y[others])


def _nearest(X, Z, labels):
    """Return for each row of X the label of the nearest row of Z."""
    gaps = (Z**2).sum(axis=1) - 2 * X @ Z.T  # but for the squares of X
    return labels[gaps.argmin(axis=1)]
