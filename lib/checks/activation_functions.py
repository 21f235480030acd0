"""The tasks of the chapter on activation functions, and the mistakes we know.

``from lib.checks import activation_functions as check`` gives one check for
each task; the tasks themselves are told in
``exercises/activation_functions.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math

import numpy as np

from lib.autograd import sigmoid
from lib.calculus import derivative
from lib.checks import Chapter

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
LAST_DIGITS = 1e-12  # of numbers that are at most 1

chapter = Chapter("activation_functions")
score, variant = chapter.score, chapter.variant


# 1. Counting parameters


@chapter.task(1, "A neuron and a layer")
def count_by_hand(total, rng, *, inputs=5, first=4, second=3):
    """Check the number of parameters of a network of two layers."""
    yield total.should_be(_parameters(inputs, first, second))


@count_by_hand.varies
def _sizes(draw):
    """The network has {inputs} inputs, then a layer of {first} neurons,
    then a layer of {second} neurons.
    """
    inputs, first, second = draw.some(3, range(2, 10))
    return {"inputs": inputs, "first": first, "second": second}


def _parameters(*sizes):
    pairs = zip(sizes, sizes[1:], strict=False)
    return sum(inputs * neurons + neurons for inputs, neurons in pairs)


@count_by_hand.mistakes_in("total")
class _Total:
    def weights_alone(*, inputs, first, second):
        """Those are the weights of both layers. Every neuron has one number
        more.
        """
        return inputs * first + first * second

    def first_layer_alone(*, inputs, first):
        """That is the first layer. The second one has weights and biases of
        its own.
        """
        return _parameters(inputs, first)

    def one_bias_a_layer(*, inputs, first, second):
        """That gives each layer a single bias. Each neuron has its own."""
        return inputs * first + 1 + first * second + 1

    def biases_of_the_last_layer(*, inputs, first, second):
        """That has biases in the second layer alone. The neurons of the
        first one have theirs as well.
        """
        return inputs * first + first * second + second

    def biases_of_the_first_layer(*, inputs, first, second):
        """That has biases in the first layer alone. The neurons of the
        second one have theirs as well.
        """
        return inputs * first + first + first * second

    def inputs_have_biases(*, inputs, first, second):
        """That gives the inputs biases as well. They are numbers that come
        in, and nothing is added to them.
        """
        return _parameters(inputs, first, second) + inputs

    def layers_multiplied(*, inputs, first, second):
        """That multiplies all sizes. Each neuron of the second layer reads
        every neuron before it, so count each layer and add.
        """
        return inputs * first * second

    def units(*, inputs, first, second):
        """That is how many inputs and neurons there are. The question is how
        many numbers training can change.
        """
        return inputs + first + second


# 2. A layer


@chapter.task(2, "A neuron and a layer")
def layer(layer, rng):
    """Check a function that returns relu(X W + b) for a batch of examples."""
    X = np.array([[0.0, 1.0], [2.0, 0.0]])
    W = np.array([[1.0, -1.0], [0.0, -3.0]])
    b = np.array([-1.0, 4.0])
    cases = [(X, W, b), *(_layer(rng, *rng.permutation(3) + 2) for _ in "123")]
    for inputs in cases:
        yield _batch(layer, *inputs)
    yield
    # one example, one neuron, one input, squares: the same for every try
    fixed = np.random.default_rng(0)
    for n, d, m in ((1, 2, 3), (3, 2, 1), (3, 1, 2), (1, 3, 1), (3, 3, 3)):
        X, W, b = _layer(fixed, n, d, m)
        yield _batch(layer, X, W, b)
        yield _batch(layer, 1000 * X, 30 * W, 20 / 3 * b)


def _batch(layer, X, W, b):
    wanted = _relu_layer(X, W, b)
    n, d, m = *X.shape, len(b)
    says = f"layer, for {n} of {d} inputs and {m} neurons,"
    if (n, d, m) == (2, 2, 2):
        says = "layer(X, W, b)"
    return layer(X, W, b, says=says).should_be(wanted, within=ROUNDING)


def _layer(rng, n, d, m):
    return rng.normal(size=(n, d)), rng.normal(size=(d, m)), _bias(rng, m)


def _bias(rng, m):
    return rng.choice([-2.0, -1.0, 1.0, 2.0], size=m)


def _relu_layer(X, W, b):
    return np.maximum(0, X @ W + b)


@layer.mistakes_in("layer")
class _Layer:
    def bias_left_out(X, W, b):
        """The bias is missing: it is added before the bend, to every
        example. Compare with the formula of a layer.
        """
        return np.maximum(0, X @ W)

    def bias_behind_the_bend(X, W, b):
        """That adds the bias behind the bend. Then it can no longer shift
        the kink, which is what it is for.
        """
        return np.maximum(0, X @ W) + b

    def bend_left_out(X, W, b):
        """That is what goes into the activation. Its negative numbers should
        become 0.

        Five bends
        """
        return X @ W + b

    def bend_upside_down(X, W, b):
        """That keeps the negative numbers and cuts the positive ones. A
        rectifier lets the positive ones through.

        Five bends
        """
        return np.minimum(0, X @ W + b)

    def only_where_or_not(X, W, b):
        """That says whether each neuron is alive, as 1 or 0. ReLU hands on
        the number itself where it is positive.

        Five bends
        """
        return np.where(X @ W + b > 0, 1.0, 0.0)

    def bias_subtracted(X, W, b):
        """That takes the bias away. It is added to the sum of the weighted
        inputs.
        """
        return np.maximum(0, X @ W - b)


# 3. A sigmoid that does not overflow


@chapter.task(2, "At plus and minus a thousand")
def stable_sigmoid(stable_sigmoid, rng):
    """Check a sigmoid for plain numbers, from -1000 to 1000."""
    ordinary = [0.0, 2.0, -2.0, -0.5, *rng.uniform(-5, 5, 3).tolist()]
    yield from _sigmoids(stable_sigmoid, ordinary)
    yield
    yield from _sigmoids(stable_sigmoid, [1000.0, -1000.0])
    yield
    for z in SMALL:
        yield from _sigmoids(stable_sigmoid, [z], relative=1e-6)
        yield
    yield from _sigmoids(stable_sigmoid, [20.0])
    yield
    yield from _sigmoids(stable_sigmoid, [8.0, 25.0, 700.0])


# Digits are lost at -33 by who subtracts from 1 or stops at 30, at -700 by
# who stops further out, and at -720 by who divides by an infinite number.
SMALL = (-33.0, -700.0, -50.0, -100.0, -300.0, -720.0)


def _sigmoids(stable_sigmoid, places, relative=0.0):
    for z in places:
        wanted = float(sigmoid(z))
        within = relative * wanted or 1e-13
        yield stable_sigmoid(z).should_be(wanted, within)


@stable_sigmoid.mistakes_in("stable_sigmoid")
class _StableSigmoid:
    def as_written(z):
        """The formula asks for the exponential of a large number here. For
        negative z use the other form, whose exponential is small.
        """
        return 1 / (1 + math.exp(-z))

    def other_form_only(z):
        """The other form asks for the exponential of a large number here.
        Each form is safe on one side of 0, so you need both.
        """
        return math.exp(z) / (1 + math.exp(z))

    def cut_off(z):
        """That gives up far from 0 and returns a flat number. A small share
        is not nothing: the form with the small exponential keeps its digits.
        """
        if abs(z) > 30:
            return float(z > 0)
        return 1 / (1 + math.exp(-z))

    def cut_off_further_out(z):
        """That returns 0 where there is a small number still. Floating-point
        numbers go down to about 1e-308, and the form with the small
        exponential gets there.
        """
        return 0.0 if z < -600 else float(sigmoid(z))

    def an_infinite_exponential(z):
        """There the exponential of -z is too large for a floating-point
        number, and all digits of the share are lost. For negative z use the
        form whose exponential is small.
        """
        return 0.0 if z < -710 else float(sigmoid(z))

    def one_on_the_right(z):
        """That makes a whole 1 of a share that is less. Without the limit the
        formula gives its digits there, too.
        """
        return 1.0 if z > 19 else float(sigmoid(z))

    def clipped(z):
        """That holds z between two limits, and beyond them nothing changes
        any more. A form with the small exponential needs no limits.
        """
        return 1 / (1 + math.exp(-min(30, max(-30, z))))

    def one_minus(z):
        """This subtracts two almost equal numbers, and what is left is
        rounding. Find a form for negative z that does not subtract.
        """
        if z < 0:
            return 1 - 1 / (1 + math.exp(z))
        return 1 / (1 + math.exp(-z))

    def mirrored(z):
        """That falls from 1 to 0, the mirror image. A large score should
        give a number near 1.

        Five bends
        """
        return math.exp(-z) / (1 + math.exp(-z)) if z > -700 else 1.0

    def tanh_instead(z):
        """That is the other S, from -1 to 1. The sigmoid gives shares
        between 0 and 1.

        Five bends
        """
        return math.tanh(z)


# 4. The slope from the output


@chapter.task(2, "The slope of the sigmoid, twice")
def slope_from_output(sigmoid_slope, tanh_slope, rng):
    """Check the slopes of sigmoid and tanh, computed from their outputs."""
    drawn = rng.uniform(0.05, 0.95, 3).tolist()
    for y in [0.5, 0.1, 0.9, 1 / 3, 0.001, 0.999, 1e-6, *drawn]:
        yield sigmoid_slope(y).should_be(y * (1 - y), within=LAST_DIGITS)
    yield
    drawn = rng.uniform(-0.95, 0.95, 3).tolist()
    for y in [0.0, -0.5, 0.5, -1 / 3, -0.99, 0.999, *drawn]:
        yield tanh_slope(y).should_be(1 - y**2, within=LAST_DIGITS)


@slope_from_output.mistakes_in("sigmoid_slope")
class _SigmoidSlope:
    def of_the_output(y):
        """That takes y for what goes into the sigmoid and computes its
        output once more. Here y is the output already.
        """
        return float(sigmoid(y) * (1 - sigmoid(y)))

    def plus(y):
        """The sign in the bracket is wrong: where the output is near 1 the
        curve is flat. Try your formula at such an output.
        """
        return y * (1 + y)

    def of_tanh(y):
        """That is the slope of tanh. The sigmoid is flat where its output is
        0 as well as where it is 1.

        Five bends
        """
        return 1 - y**2

    def one_factor(y):
        """That is one of two factors. The other one is the output itself."""
        return 1 - y

    def twice(y):
        """That is twice as much. The largest slope of the sigmoid is a
        quarter.
        """
        return 2 * y * (1 - y)


@slope_from_output.mistakes_in("tanh_slope")
class _TanhSlope:
    def of_the_sigmoid(y):
        """That is the formula of the sigmoid. tanh runs from -1 to 1, so it
        is flat at both of these.

        Five bends
        """
        return y * (1 - y)

    def not_squared(y):
        """That is not the same on both sides of 0, but the slope of the S
        is. Square the output.
        """
        return 1 - y

    def squared_and_added(y):
        """The sign is wrong: where the output is near 1 or -1 the curve is
        flat. Try your formula at such an output.
        """
        return 1 + y**2

    def of_the_input(y):
        """That takes y for what goes into tanh and computes its output once
        more. Here y is the output already.
        """
        return 1 - math.tanh(y) ** 2

    def inner_derivative_lost(y):
        """That is half of it, because an inner derivative is missing. The 2
        inside the sigmoid comes out as a factor.
        """
        return (1 - y**2) / 2


# 5. A counter-example


@chapter.task(2, "Dead, leaky, narrow, wide")
def dead_neuron(w, b, rng, *, low=0, gap=1):
    """Check a weight and a bias with which a ReLU neuron is dead."""
    yield w.should_be_a_number()
    yield b.should_be_a_number()
    yield
    yield w.fact(bool(w.value > 0), w.sentence).should_be(True)
    yield
    inputs = [low + gap * k for k in range(4)]
    z = [w.value * x + b.value for x in inputs]
    alive = sum(number > 0 for number in z)
    says = f"With w = {w.value:g} and b = {b.value:g} the neuron is alive "
    says += f"for {alive} of the four inputs"
    yield b.fact(bool(b.value < 0), says).should_be(True)
    yield
    yield b.fact(bool(alive), says).should_be(False)
    yield
    says = f"With w = {w.value:g} and b = {b.value:g} one input gives exactly "
    says += "z = 0, where the ReLU has no slope"
    off = b.fact(0.0 in z, says).should_be(False)
    yield off._replace(advice=ON_THE_KINK)


@dead_neuron.varies
def _inputs(draw):
    """The four inputs begin at {low}, and each is {gap} larger than the one
    before.
    """
    return {"low": draw.whole(0, 6), "gap": draw.whole(1, 5)}


ON_THE_KINK = (
    "There it stands on the kink, and an engine may give it either slope. "
    "Shift a little further, so that no input reaches it."
)


@dead_neuron.mistakes_in("w")
class _DeadWeight:
    def negative():
        """This weight is not positive, so the sentence does not speak of it.
        Keep the weight positive, and use the other number.
        """
        return -1.0


@dead_neuron.mistakes_in("b")
class _DeadBias:
    def alive():
        """Where z is positive, the ReLU has the slope 1, and the neuron can
        learn. Shift the kink to the right of all four inputs.

        A network of ReLUs is straight in pieces
        """
        return 1.0

    def not_far_enough():
        """A negative bias does shift the kink to the right. Some inputs are
        beyond it still, so shift it further.

        A network of ReLUs is straight in pieces
        """
        return -1e-9


# 6. Spot the error


@chapter.task(2, "The slope of the sigmoid, twice")
def lost_factor(false_step, slope_at_zero, rng, *, a=2, k=2):
    """Check the first false step, and the slope of a sigma(k z) - 1 at 0."""
    yield false_step.should_be(3)
    yield
    slope = derivative(lambda z: a * sigmoid(k * z) - 1)(0.0)
    yield slope_at_zero.should_be(slope, within=ROUNDING)


@lost_factor.varies
def _curve(draw):
    """Step 1 only names a curve, y = {a} sigmoid({k}z) - 1, and y stands in
    place of tanh: from there on {a} is the 2 in front, and {k}z is 2z.
    So the page says in steps 4 and 5 that the slope at 0 is {a}/4.
    """
    return {"a": draw.whole(3, 9), "k": draw.whole(2, 9)}


@lost_factor.mistakes_in("false_step")
class _FalseStep:
    def the_identity():
        """With the numbers of the page both sides agree for every z, and with
        yours this step only says which curve is meant: it is true. Go on to
        the next.
        """
        return 1

    def the_sigmoid():
        """The lesson derives this slope in two ways: it is true. Go on to
        the next.
        """
        return 2

    def the_half():
        """This step puts 0 into the formula before it, and does so
        correctly. Look for the first step that is false.
        """
        return 4

    def the_conclusion():
        """A product of two numbers that add up to 1 is largest where they
        are equal, so this is true of the formula above it. Look for the first
        step that is false.
        """
        return 5


@lost_factor.mistakes_in("slope_at_zero")
class _SlopeAtZero:
    def as_in_the_story(*, a):
        """That is what the story says, and it lacks a factor. Differentiate
        what stands inside the sigmoid, too.
        """
        return a / 4

    def of_the_sigmoid():
        """That is the slope of the sigmoid at 0. The curve of the page is
        higher and narrower.

        Five bends
        """
        return 0.25

    def the_height(*, a):
        """That is the height of the curve at 0. The question is how steep it
        is there.

        Five bends
        """
        return a / 2 - 1

    def a_factor_too_many(*, a, k):
        """That is twice as much. Multiply the slope of the sigmoid at 0 by
        both factors, by each of them once.
        """
        return a * k / 2


# 7. A stretch: an activation of your own


@chapter.task(2, "Five bends")
def swish(swish_slope, lowest, rng, *, k=1):
    """Check the slope of z * sigmoid(z), and where it is lowest."""
    drawn = rng.uniform(-4, 4, 3).round(2).tolist()
    for z in [1.0, 0.0, -0.5, -1.5, -3.0, -8.0, 3.0, 8.0, *drawn]:
        wanted = float(derivative(lambda z: _swish(z, k))(z))
        yield swish_slope(z).should_be(wanted, within=1e-6)
    yield
    yield lowest.should_be(_lowest(k), within=6e-4)


@swish.varies
def _steepness(draw):
    """Take f(z) = z sigmoid({k}z), which is closer to ReLU."""
    return {"k": draw.whole(15, 60) / 10}


def _swish(z, k):
    return z * sigmoid(k * z)


def _lowest(k):
    """Return where the slope of swish is 0, by halving an interval."""
    low, high = -3.0, 0.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (
            (middle, high)
            if derivative(lambda z: _swish(z, k))(middle) < 0
            else (low, middle)
        )
    return low


@swish.mistakes_in("swish_slope")
class _SwishSlope:
    def first_factor_only(z, *, k):
        """That differentiates the first factor and keeps the second. The
        product rule has a second term.
        """
        return float(sigmoid(k * z))

    def second_factor_only(z, *, k):
        """That keeps the first factor and differentiates the second. The
        product rule has a second term.
        """
        s = float(sigmoid(k * z))
        return k * z * s * (1 - s)

    def product_of_the_slopes(z, *, k):
        """That multiplies the slopes of the two factors. The derivative of a
        product is a sum of two terms.
        """
        s = float(sigmoid(k * z))
        return k * s * (1 - s)

    def the_function_itself(z, *, k):
        """That is the value of the function. The task asks for its slope."""
        return float(_swish(z, k))

    def minus(z, *, k):
        """The two terms of the product rule are added. Here the second one
        is taken away.
        """
        s = float(sigmoid(k * z))
        return s - k * z * s * (1 - s)


@swish.mistakes_in("lowest")
class _Lowest:
    def the_value_there(*, k):
        """That is how low it gets. The question is where."""
        return float(_swish(_lowest(k), k))

    def sign_lost(*, k):
        """That is on the other side of 0, where the curve rises. Look at
        negative z.
        """
        return -_lowest(k)

    def at_zero():
        """At 0 the curve rises already, with the slope 1/2. Look for the
        place where the slope is 0.
        """
        return 0
