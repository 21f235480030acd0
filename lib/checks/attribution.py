"""The tasks of the chapter on attribution, and the mistakes that we know.

``from lib.checks import attribution as check`` gives one check for each task;
the tasks themselves are told in ``exercises/attribution.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math
from functools import cache

import numpy as np

from lib.autograd import relu, sigmoid, softmax
from lib.calculus import gradient, jacobian
from lib.checks import Chapter
from lib.checks.smoothness import slope_and_corner
from lib.data import digit_reader, digits

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
FEW_DIGITS = 1e-4  # a result that is asked for with four decimals

chapter = Chapter("attribution")
score, variant = chapter.score, chapter.variant


# 1. One neuron


@chapter.task(1, "One neuron, by hand")
def neuron_rates(rate_1, rate_2, rng, *, w1=2, w2=1, bias=0.5, x1=1.5, x2=3):
    """Check the rates of a neuron with each of its two inputs."""
    w, x = np.array([w1, -w2]), np.array([x1, x2], float)
    rates = gradient(lambda x: sigmoid((w * x).sum() + bias))(x)
    yield rate_1.should_be(rates[0], within=FEW_DIGITS)
    yield
    yield rate_2.should_be(rates[1], within=FEW_DIGITS)


@neuron_rates.varies
def _neuron(draw):
    """The neuron is y = sigmoid({w1} x1 - {w2} x2 + {bias}), and it stands
    at x1 = {x1} and x2 = {x2}.
    """
    # Without the bias z is 0, as in the book; nobody writes 1 before a name.
    w1, w2 = draw.some(2, range(2, 7))
    size = draw.one_of([0.5, 1.0, 1.5])
    bias = draw.one_of([0.5, 1.0, 1.5])
    places = {"x1": size * w2, "x2": size * w1}
    return {"w1": w1, "w2": w2, "bias": bias, **places}


def _height(bias):
    """Return how high the neuron is, which is its bias high before it."""
    return float(sigmoid(bias))


def _slope(bias):
    return _height(bias) * (1 - _height(bias))


@neuron_rates.mistakes_in("rate_1")
class _RateOne:
    def with_the_weight(*, bias, x1):
        """That is the rate with the weight. With the input, the weight
        stands beside the slope.
        """
        return _slope(bias) * x1

    def slope_alone(*, bias):
        """That is the slope of the sigmoid. How fast does z change with this
        input?
        """
        return _slope(bias)

    def weight_alone(*, w1):
        """That is the rate of z. Behind z comes the sigmoid, with a slope of
        its own.
        """
        return w1

    def height_for_slope(*, w1, bias):
        """That takes the height of the sigmoid for its slope. The slope is
        made of the height, and it is another number.
        """
        return _height(bias) * w1

    def bias_forgotten(*, w1):
        """That is the rate where z is 0. Does the bias belong to z?"""
        return 0.25 * w1  # the slope where z is 0


@neuron_rates.mistakes_in("rate_2")
class _RateTwo:
    def sign_lost(*, w2, bias):
        """The size is right. Which way does y go when this input goes up?"""
        return _slope(bias) * w2

    def second_with_the_weight(*, bias, x2):
        """That is the rate with the weight. With the input, the weight
        stands beside the slope.
        """
        return _slope(bias) * x2

    def second_weight_alone(*, w2):
        """That is the rate of z. Behind z comes the sigmoid, with a slope of
        its own.
        """
        return -w2

    def second_height_for_slope(*, w2, bias):
        """That takes the height of the sigmoid for its slope. The slope is
        made of the height, and it is another number.
        """
        return -_height(bias) * w2

    def second_bias_forgotten(*, w2):
        """That is the rate where z is 0. Does the bias belong to z?"""
        return -0.25 * w2


# 2. The input gradient of a network

NETWORKS = [
    ([1, 2], [[1, -1], [2, 1]], [0, 0], [3, 5]),
    ([1, 2], [[1, -3], [1, 1]], [0, 0], [3, 5]),
    ([1, 1], [[-1, 2], [0, 1]], [3, -5], [2, -4]),
    ([1, -1], [[1, 2], [1, 1]], [0, 0], [7, 1]),
    ([2, 0, -1], [[1, 0, 2, -1], [5, 1, -1, 0], [1, 1, 4, 2]], [1, 2, 0, 1])
    + ([1, -2, 3, 4],),
    ([1], [[2]], [-5], [3]),
    ([-2], [[3, -1]], [1, 0], [1, 10]),
]


@chapter.task(2, "Which pixels?")
def network_gradient(input_gradient, rng):
    """Check the gradient of relu(x W + b) v with respect to x."""
    fixed = [tuple(np.array(a, dtype=float) for a in n) for n in NETWORKS]
    drawn = [_network(rng, 3, 4), _network(rng, 4, 2), _network(rng, 3, 3)]
    cases = fixed + drawn
    yield from input_gradient.should_agree(_input_gradient, cases, ROUNDING)


def _network(rng, inputs, hidden):
    shapes = [inputs, (inputs, hidden), hidden, hidden]
    return tuple(rng.normal(scale=2, size=shape).round(2) for shape in shapes)


def _input_gradient(x, W, b, v):
    return gradient(lambda x: (relu(x @ W + b) * v).sum())(x)


@network_gradient.mistakes_in("input_gradient")
class _InputGradient:
    def all_open(x, W, b, v):
        """That lets every neuron pass its gradient on. One that is at 0
        passes nothing.
        """
        return W @ v

    def shut_are_open(x, W, b, v):
        """That takes the neurons that are shut. The slope of a ReLU is 1
        where it gets more than 0.
        """
        return W @ ((x @ W + b <= 0) * v)

    def without_the_biases(x, W, b, v):
        """Whether a neuron is open is decided by all that it gets. The
        biases belong to that.
        """
        return W @ ((x @ W > 0) * v)

    def open_at_the_kink(x, W, b, v):
        """Where a neuron gets exactly 0, that takes the slope 1. The task
        says which slope to take there.
        """
        return W @ ((x @ W + b >= 0) * v)

    def value_for_slope(x, W, b, v):
        """That multiplies by what the neurons give. The chain rule
        multiplies by their slopes.
        """
        return W @ (np.maximum(x @ W + b, 0) * v)

    def second_layer_forgotten(x, W, b, v):
        """The gradient that arrives at the neurons is missing: the last
        layer multiplies by v.
        """
        return W @ (x @ W + b > 0)

    def times_input(x, W, b, v):
        """That is gradient times input, another map. The task asks for the
        rates themselves.

        Gradient times input
        """
        return x * (W @ ((x @ W + b > 0) * v))

    def sizes_alone(x, W, b, v):
        """The sizes are right, and the signs are gone. A rate says which
        way.
        """
        return np.abs(W @ ((x @ W + b > 0) * v))


# 3. Integrated gradients


def _product(x):
    return x[0] ** 2 * x[1]


def _bent(x):
    return sigmoid(3 * x[0] - x[1] + x[2] ** 2)


def _single(x):
    return (x[0] - 1) ** 3


FUNCTIONS = {_product: 2, _bent: 3, _single: 1}
WAYS = [
    (_product, [2.0, 3.0], [0.0, 0.0], 10),
    (_product, [2.0, 3.0], [1.0, -1.0], 7),
    (_product, [1.0, 1.0], [1.0, 1.0], 3),
    (_bent, [1.0, -2.0, 0.5], [0.0, 0.0, 0.0], 20),
    (_bent, [0.3, 0.2, 0.1], [1.0, 0.5, -1.0], 1),
    (_single, [3.0], [-1.0], 4),
    (_single, [-1.0], [2.0], 2),
]


@chapter.task(3, "With the trapezoid rule")
def completeness(integrated, missing, rng):
    """Check integrated gradients, and what their sum misses."""
    ways = [(f, np.array(x), np.array(b), n) for f, x, b, n in WAYS]
    ways += [_way(rng, f, d) for f, d in FUNCTIONS.items()]
    cases = [(gradient(f), x, baseline, n) for f, x, baseline, n in ways]
    yield from integrated.should_agree(_integrated, cases, ROUNDING)
    yield
    cases = [(f, gradient(f), x, base, n) for f, x, base, n in ways]
    yield from missing.should_agree(_missing, cases, ROUNDING)


def _way(rng, f, inputs):
    x, baseline = rng.uniform(-2, 2, size=(2, inputs)).round(2)
    return f, x, baseline, int(rng.integers(2, 9))


def _rates(slope, x, baseline, steps):
    """Return the rates at all places of the way, the ends among them."""
    t = np.linspace(0, 1, steps + 1)
    return np.array([slope(baseline + u * (x - baseline)) for u in t])


def _integrated(slope, x, baseline, steps):
    rates = _rates(slope, x, baseline, steps)
    return (x - baseline) * ((rates[1:] + rates[:-1]) / 2).mean(axis=0)


def _missing(f, slope, x, baseline, steps):
    parts = _integrated(slope, x, baseline, steps)
    return f(x) - f(baseline) - parts.sum()


@completeness.mistakes_in("integrated")
class _Integrated:
    def end_alone(slope, x, baseline, steps):
        """That takes the rate at the end for all of the way. On the way
        there it is another one.
        """
        return (x - baseline) * slope(x)

    def not_times_the_way(slope, x, baseline, steps):
        """Those are the mean rates. Each input has to be multiplied by how
        far it moved.

        Integrated gradients
        """
        rates = _rates(slope, x, baseline, steps)
        return ((rates[1:] + rates[:-1]) / 2).mean(axis=0)

    def times_the_input(slope, x, baseline, steps):
        """That multiplies by the input itself. How far did it move, if it
        began at the baseline?

        Integrated gradients
        """
        rates = _rates(slope, x, baseline, steps)
        return x * ((rates[1:] + rates[:-1]) / 2).mean(axis=0)

    def from_zero(slope, x, baseline, steps):
        """These places lie between 0 and x. The way begins at the baseline.

        Integrated gradients
        """
        rates = _rates(slope, x, 0 * x, steps)
        return (x - baseline) * ((rates[1:] + rates[:-1]) / 2).mean(axis=0)

    def left_ends(slope, x, baseline, steps):
        """That takes the rate at the beginning of each step, a rectangle.
        For a trapezoid take both ends.
        """
        return (x - baseline) * _rates(slope, x, baseline, steps)[:-1].mean(0)

    def right_ends(slope, x, baseline, steps):
        """That takes the rate at the end of each step, a rectangle. For a
        trapezoid take both ends.
        """
        return (x - baseline) * _rates(slope, x, baseline, steps)[1:].mean(0)

    def all_places_alike(slope, x, baseline, steps):
        """That is the plain mean of all places. The first and the last one
        belong to one trapezoid only, the others to two.
        """
        return (x - baseline) * _rates(slope, x, baseline, steps).mean(axis=0)

    def one_place_missing(slope, x, baseline, steps):
        """That takes as many places as there are steps. Count the places at
        which a step begins or ends.
        """
        rates = _rates(slope, x, baseline, steps - 1) if steps > 1 else None
        if rates is None:
            return 0 * x
        return (x - baseline) * ((rates[1:] + rates[:-1]) / 2).mean(axis=0)

    def middles(slope, x, baseline, steps):
        """That takes the middle of each step. It is a good rule, and not the
        one of the task.
        """
        t = (np.arange(steps) + 0.5) / steps
        rates = [slope(baseline + u * (x - baseline)) for u in t]
        return (x - baseline) * np.mean(rates, axis=0)

    def not_divided(slope, x, baseline, steps):
        """That adds up the trapezoids as if each were 1 wide. All of them
        together are 1 wide.
        """
        return steps * _integrated(slope, x, baseline, steps)


@completeness.mistakes_in("missing")
class _Missing:
    def turned_round(f, slope, x, baseline, steps):
        """The sign is the other one. The task takes the sum of the parts
        away from the change of f.
        """
        return -_missing(f, slope, x, baseline, steps)

    def size_alone(f, slope, x, baseline, steps):
        """The size is right. The task asks for the sign, too: is there too
        little or too much?
        """
        return abs(_missing(f, slope, x, baseline, steps))

    def baseline_forgotten(f, slope, x, baseline, steps):
        """The parts add up to a *change*. From where to where?

        Integrated gradients
        """
        return f(x) - _integrated(slope, x, baseline, steps).sum()

    def sum_alone(f, slope, x, baseline, steps):
        """That is the sum of the parts. What should it be?

        Integrated gradients
        """
        return _integrated(slope, x, baseline, steps).sum()


# 4. A counter-example

FLAT, CORNER, DIFFERENCE = 1e-5, 0.01, 0.4
NO_SLOPE = (
    "At this place f has a corner, a jump or an end, and so no slope. Find a "
    "place where it has one, and where it is flat."
)


@chapter.task(2, "Saturation")
def flat_and_important(f, x, baseline, rng):
    """Check an input whose rate is 0 and which did something all the same."""
    yield x.should_be_a_number()
    yield baseline.should_be_a_number()
    yield
    here, there = float(x.value), float(baseline.value)
    yield f(here).should_be_a_number()
    yield f(there).should_be_a_number()
    yield
    change = float(f(here).value) - float(f(there).value)
    said = f"Between the baseline and x, f changes by {change:.4g}"
    yield f.fact(bool(abs(change) >= DIFFERENCE), said).should_be(True)
    yield
    slope, jump = slope_and_corner(f, here, 1e-6)
    said = f"Just before and just behind {here:g} the slopes of f differ by "
    said += f"{jump:.4g}"
    seen = f.fact(bool(jump <= CORNER), said).should_be(True)
    yield seen._replace(advice=NO_SLOPE)
    yield
    said = f"The slope of f at {here:g} is {slope:.4g}"
    yield f.fact(bool(abs(slope) <= FLAT), said).should_be(True)


@flat_and_important.mistakes_in("f")
class _FlatAndImportant:
    def unimportant(x):
        """This input did next to nothing between the baseline and x. Then
        the sentence is right about it: look for one that did something.
        """
        return 3.0

    def not_flat(x):
        """The input did something, and its rate is not 0 there. At which
        places of your function would a little more change nothing?
        """
        return x

    def corner(x):
        """The function has a corner or a jump at this place, so it has no
        slope there. Find a place where it has one, and where it is 0.
        """
        return abs(x - 20)


# 5. Spot the error

SHARES = np.array([0.75, 0.25])
_logits = np.array([math.log(3), 0.0])


@chapter.task(2, "Score or share?")
def blank_map(bug_line, pixel, mended, rng, *, size=3):
    """Check the line that makes a map blank, and the map without it."""
    yield bug_line.should_be(2)
    yield
    yield pixel.should_be(0.0, within=ROUNDING)
    yield
    rates = jacobian(softmax)(np.log([size, 1.0]))[0].tolist()
    yield mended.as_list().should_be(rates, within=FEW_DIGITS)


@blank_map.varies
def _place(draw):
    """Try it at x1 = ln {size} and x2 = 0."""
    return {"size": draw.whole(2, 15)}


@blank_map.mistakes_in("bug_line")
class _BugLine:
    def the_shares():
        """Shares are flat where the network is sure, and for most pictures
        not flat everywhere. Ask what becomes of them in the next lines.
        """
        return 1

    def the_walk():
        """The walk back does what it should. Ask of which number it
        computes the gradient.
        """
        return 3

    def the_gradient():
        """This is where the rates of the pixels stand. Ask of which number
        they are the rates.
        """
        return 4

    def the_plot():
        """The plot shows what it gets. Ask why it gets the same number in
        every field.
        """
        return 5


@blank_map.mistakes_in("pixel")
class _Pixel:
    def the_total():
        """That is the total itself. The map shows how fast it changes."""
        return 1.0

    def a_tenth():
        """That is a share, if all ten are alike. The map shows how fast the
        total changes.
        """
        return 0.1


@blank_map.mistakes_in("mended")
class _Mended:
    def signs_lost(*, size):
        """The sizes are right. What becomes of the first share if the other
        score goes up?
        """
        return [size / (size + 1) ** 2] * 2

    def mended_the_shares(*, size):
        """Those are the shares themselves. The map has their rates."""
        return [size / (size + 1), 1 / (size + 1)]

    def of_the_score():
        """Those are the rates of the first score. Softmax stands behind
        it.
        """
        return [1.0, 0.0]

    def own_score_alone(*, size):
        """The first share depends on both scores, because all shares have to
        add up to 1.
        """
        return [size / (size + 1) ** 2, 0.0]


# 6. How alike are two maps?

PAIRS = [
    ([1.0, 2.0, 4.0], [1.0, 2.0, 4.0]),
    ([1.0, 2.0, 4.0], [-1.0, -2.0, -4.0]),
    ([1.0, 2.0, 4.0], [5.0, 7.0, 11.0]),
    ([[1.0, 0.0], [3.0, 5.0]], [[2.0, 1.0], [0.0, 7.0]]),
    ([1.0, -1.0, 1.0, -1.0], [1.0, 1.0, -1.0, -1.0]),
]
CONSTANT = [
    ([[1.0, 2.0], [3.0, 4.0]], [[2.0, 2.0], [2.0, 2.0]]),
    ([0.0, 0.0], [1.0, 3.0]),
]


@chapter.task(1, "Does the map speak of the network?")
def likeness(likeness, rng):
    """Check the correlation of two maps, 0 where one is the same all over."""
    drawn = [tuple(_maps(rng)) for _ in range(3)]
    for pairs in (PAIRS + drawn, CONSTANT):
        cases = [(np.array(a), np.array(b)) for a, b in pairs]
        yield from likeness.should_agree(_likeness, cases, 1e-7)
        yield


def _maps(rng):
    maps = rng.normal(loc=1.0, size=(2, 4, 4)).round(3)
    maps[1] += rng.choice([-1, 1]) * maps[0] + 2
    return maps


def _likeness(a, b):
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


@likeness.mistakes_in("likeness")
class _Likeness:
    def not_centred(a, b):
        """That is the cosine: two maps that are positive everywhere are
        alike for it, whatever they show. Take the means away first.
        """
        size = np.sqrt((a**2).sum() * (b**2).sum())
        return float((a * b).sum() / size) if size else 0.0

    def sign_lost(a, b):
        """A map and its opposite are not alike. Keep the sign."""
        return abs(_likeness(a, b))

    def squared(a, b):
        """That is the square of the correlation. It forgets the sign, and
        makes small ones smaller.
        """
        return _likeness(a, b) ** 2

    def not_divided(a, b):
        """That is the covariance, which grows with the size of the maps.
        Divide by both deviations.
        """
        return float(((a - a.mean()) * (b - b.mean())).mean())

    def divided_in_two_ways(a, b):
        """One of these means divides by n, and another by n - 1. Take the
        same for the products and for the deviations.
        """
        return a.size / (a.size - 1) * _likeness(a, b)

    def constant_forgotten(a, b):
        """Where a map is the same everywhere, that divides 0 by 0. The task
        says what to give there.
        """
        a, b = a - a.mean(), b - b.mean()
        return float((a * b).sum() / np.sqrt((a**2).sum() * (b**2).sum()))


# 7. The smallest change

NEAR, TRIED = 0.6, 20
_reader = digit_reader()


@chapter.task(3, "A small step that changes the answer")
def smallest_change(smallest_change, rng):
    """Check changed pictures: another answer, and a short way to it."""
    pictures, lengths, kept = rightly_read(), [], 0
    for x in pictures:
        found = smallest_change(x, says="smallest_change(x)")
        seen = found.should_be(x, within=1e9)  # any picture
        if not seen.fits:
            yield seen
            return
        changed = np.asarray(found.value, dtype=float)
        lengths.append(np.linalg.norm(changed - x))
        kept += int(_said(changed) == _said(x))
        low, high = float(changed.min()), float(changed.max())
        said = f"The pixels of a changed picture go from {low:.3g} to "
        said += f"{high:.3g}"
        is_picture = low >= -ROUNDING and high <= 1 + ROUNDING
        yield smallest_change.fact(is_picture, said).should_be(True)
    yield
    said = f"{kept} of {TRIED} pictures are still read as before"
    level = 2 if kept == TRIED else int(kept > 0)
    yield smallest_change.fact(level, said).should_be(0)
    yield
    middle = float(np.median(lengths))
    said = f"The middle length of the changes is {middle:.3f}"
    yield smallest_change.fact(middle <= NEAR, said).should_be(True)


@cache
def rightly_read():
    """Return validation pictures that the network of the course can read."""
    X, labels = digits()
    order = np.random.default_rng(0).permutation(len(X))[1257:1437]
    right = [i for i in order if _said(X[i] / 16) == labels[i]]
    return X[right[:TRIED]] / 16


def _scores(x):
    W1, b1, W2, b2 = _reader
    return relu(x @ W1 + b1) @ W2 + b2


def _said(x):
    return int(_scores(x).argmax())


def _away(x):
    """Return the gradient of the second-best score less that of the best."""
    second, best = np.argsort(_scores(x))[-2:]
    return gradient(lambda x: _scores(x)[second] - _scores(x)[best])(x)


@smallest_change.mistakes_in("smallest_change")
class _SmallestChange:
    def unchanged(x):
        """No answer has changed. Go farther, and look after each step what
        the network says.
        """
        return x

    def too_short(x):
        """Some answers have changed and others have not: for these the step
        is too short. Each picture needs its own length.
        """
        g = _away(x)
        return np.clip(x + 0.6 * g / np.linalg.norm(g), 0, 1)

    def too_far(x):
        """The answers have changed, and the way is longer than it has to be.
        Ask of what your gradient is the gradient, whether you go straight
        along it, and how small your steps are.
        """
        return next(
            changed
            for s in np.arange(0, 8, 0.05)
            for changed in [np.clip(x + s * np.sign(_away(x)), 0, 1)]
            if _said(changed) != _said(x)
        )

    def outside(x):
        """Some of these pixels are whiter than white or blacker than black.
        Cut off what leaves the range.
        """
        return x + 3 * _away(x)
