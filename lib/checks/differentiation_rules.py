"""The tasks of the chapter on the rules of differentiation.

``from lib.checks import differentiation_rules as check`` gives one check for
each task; they are told in ``exercises/differentiation_rules.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import numpy as np

from lib.autograd import exp, log, sigmoid, tanh
from lib.calculus import derivative
from lib.checks import Chapter

FOUR_DECIMALS = 1.01e-4  # cut off after four decimals, or rounded
ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand

chapter = Chapter("differentiation_rules")
score, variant = chapter.score, chapter.variant


# 1. A polynomial


@chapter.task(1, "Sums, and a number in front")
def polynomial(f_prime, slope_at_2, rng, *, p=3, q=2):
    """Check the derivative of p x**3 - q x**2 + x, and its slope at 2."""
    places = [1, 3, -2, 0, -5, *rng.integers(4, 9, 2).tolist()]
    cases = [(x,) for x in places]
    yield from f_prime.should_agree(_cubic_slope, cases, ROUNDING)
    yield
    yield slope_at_2.should_be(_cubic_slope(2), within=ROUNDING)


@polynomial.varies
def _factors(draw):
    """Take f(x) = {p}x**3 - {q}x**2 + x."""
    # with a smaller p another slope may be that at 2
    return {"p": draw.whole(4, 9), "q": draw.whole(2, 9)}


def cubic(x):
    """Return the function of the first task.

    >>> cubic(2)
    18
    """
    p, q = polynomial.numbers["p"], polynomial.numbers["q"]
    return p * x**3 - q * x**2 + x


def _cubic_slope(x):
    return derivative(cubic)(float(x))


@polynomial.mistakes_in("f_prime")
class _Prime:
    def value(x, *, p, q):
        """That is f itself, how high the curve is. The derivative says how
        steep it is: use the power rule on each term.

        Powers
        """
        return p * x**3 - q * x**2 + x

    def exponents_alone(x, *, p, q):
        """This comes out if the exponents get lower and nothing comes in
        front. The old exponent becomes a factor.

        Powers
        """
        return p * x**2 - q * x + 1

    def factors_alone(x, *, p, q):
        """This comes out if the exponents come in front and stay where they
        are, too. Lower each exponent by one.

        Powers
        """
        return 3 * p * x**3 - 2 * q * x**2 + x

    def last_term_lost(x, *, p, q):
        """That is right for the first two terms. Ask how fast the term x
        alone grows when x does.
        """
        return 3 * p * x**2 - 2 * q * x

    def last_term_kept(x, *, p, q):
        """That is right for the first two terms. The term x alone stands
        there as before: it, too, has a slope.
        """
        return 3 * p * x**2 - 2 * q * x + x

    def sign_lost(x, *, p, q):
        """This comes out if the term with the minus is added. A number in
        front stays, and its sign with it.
        """
        return 3 * p * x**2 + 2 * q * x + 1

    def twice(x, *, p, q):
        """That is the second derivative, the slope of the slope. Stop after
        the first one.

        Slopes of slopes
        """
        return 6 * p * x - 2 * q

    def backwards(x, *, p, q):
        """This comes out if each exponent is raised and divided by: that is
        the way back from a slope to a function. The power rule lowers it.

        Powers
        """
        return p * x**4 / 4 - q * x**3 / 3 + x**2 / 2

    def with_a_hat(x, *, p, q):
        """This comes out if a power is written with ^, which means something
        else in Python. A power is written with two stars.

        Powers
        """
        return 3 * p * x ^ 2 - 2 * q * x + 1


@polynomial.mistakes_in("slope_at_2")
class _SlopeAtTwo:
    def value_at_two():
        """That is f(2), how high the curve is there. Put 2 into the
        derivative.
        """
        return cubic(2)

    def of_the_slope(*, p, q):
        """That is the second derivative at 2, how fast the slope changes.
        Put 2 into the first one.

        Slopes of slopes
        """
        return 6 * p * 2 - 2 * q

    def last_term_lost_at_two(*, p, q):
        """That is the slope of the first two terms together. The third one
        is missing.
        """
        return 12 * p - 4 * q

    def at_one():
        """That is the slope at 1. The task asks for another place."""
        return _cubic_slope(1)

    def of_a_secant():
        """That is f(2) divided by 2, the slope of a secant that begins at
        the origin. Put 2 into the derivative.
        """
        return cubic(2) / 2


# 2. The product rule


@chapter.task(2, "Products")
def product_slope(product_slope, rng):
    """Check the slope of a product, from two values and two slopes."""
    cases = [(3, 2, 4, 5), (-3, 2, -4, 5), (0.5, 0.25, -1.5, 0.3)]
    cases += _places(rng)
    yield from product_slope.should_agree(_of_product, cases, ROUNDING)
    yield
    zeros = [(0, 2, 4, 5), (3, 2, 0, 5), (3, 0, 4, -5), (3, 2, 4, 0)]
    zeros += [(0, 3, 0, 7), (2, 0, 5, 0)]
    yield from product_slope.should_agree(_of_product, zeros, ROUNDING)


def _of_product(f, f_slope, g, g_slope):
    return f_slope * g + f * g_slope


def _places(rng):
    """Return the values and slopes of f and g at places, none 0."""
    signs = [(1, -1, 1, 1), (-1, 1, 1, 1), (1, 1, -1, -1), (-1, -1, -1, 1)]
    for row, sign in zip(
        rng.permuted([[2, 3, 5, 7, 8, 9]] * 4, axis=1), signs, strict=True
    ):
        f, df, g, dg = (row[:4] * sign).tolist()
        yield f, df, g, dg / 2


@product_slope.mistakes_in("product_slope")
class _Product:
    def of_slopes(f, f_slope, g, g_slope):
        """That is the product of the two slopes, the corner of the sheet of
        ice. Ask what the two strips add.
        """
        return f_slope * g_slope

    def value(f, f_slope, g, g_slope):
        """That is the product itself. The task asks how fast it changes."""
        return f * g

    def sum_of_slopes(f, f_slope, g, g_slope):
        """That is the slope of the sum of f and g. In a product each slope
        is multiplied by the other function.
        """
        return f_slope + g_slope

    def difference(f, f_slope, g, g_slope):
        """That is what stands above the line of the quotient rule. When both
        factors grow, do they work against each other?
        """
        return f_slope * g - f * g_slope

    def one_strip(f, f_slope, g, g_slope):
        """That is right if g stands still. The other factor changes too, and
        that adds a strip.
        """
        return f_slope * g

    def other_strip(f, f_slope, g, g_slope):
        """That is right if f stands still. The other factor changes too, and
        that adds a strip.
        """
        return f * g_slope

    def own_slopes(f, f_slope, g, g_slope):
        """This multiplies each function by its own slope. A strip is as long
        as the side that it lies along: cross over.
        """
        return f * f_slope + g * g_slope

    def with_the_corner(f, f_slope, g, g_slope):
        """This counts the corner as well, the product of both slopes. In the
        limit the corner is too small to count.
        """
        return f_slope * g + f * g_slope + f_slope * g_slope


# 3. The quotient rule


@chapter.task(1, "Quotients")
def quotient_slope(quotient_slope, rng):
    """Check the slope of a quotient, from two values and two slopes."""
    cases = [(8, 2, 2, 3), (-8, 2, -3, -1), *_places(rng)]
    yield from quotient_slope.should_agree(_of_quotient, cases, ROUNDING)
    yield
    zeros = [(0, 2, 4, 5), (3, 0, 4, -5), (3, 2, 4, 0), (0, 0, -2, 3)]
    yield from quotient_slope.should_agree(_of_quotient, zeros, ROUNDING)


def _of_quotient(f, f_slope, g, g_slope):
    return (f_slope * g - f * g_slope) / g**2


@quotient_slope.mistakes_in("quotient_slope")
class _Quotient:
    def of_slopes(f, f_slope, g, g_slope):
        """That divides one slope by the other, as if the derivative of a
        quotient were the quotient of the derivatives. Write f / g as a
        product first.
        """
        return f_slope / g_slope

    def order_mixed(f, f_slope, g, g_slope):
        """The two terms stand the wrong way round. When the top grows and
        the bottom stands still, the quotient has to grow.
        """
        return (f * g_slope - f_slope * g) / g**2

    def added(f, f_slope, g, g_slope):
        """This adds the two terms, as the product rule does. Ask what a
        growing bottom does to a quotient.
        """
        return (f_slope * g + f * g_slope) / g**2

    def not_squared(f, f_slope, g, g_slope):
        """The top is right. Look at the bottom: the slope of 1/x has a
        square there.
        """
        return (f_slope * g - f * g_slope) / g

    def not_divided(f, f_slope, g, g_slope):
        """That is what stands above the line of the rule. Something is still
        to be divided.
        """
        return f_slope * g - f * g_slope

    def no_brackets(f, f_slope, g, g_slope):
        """Python divides before it subtracts, so only the second term was
        divided here. Put the top into brackets.
        """
        return f_slope * g - f * g_slope / g**2

    def with_a_hat(f, f_slope, g, g_slope):
        """This comes out if the square is written with ^, which means
        something else in Python. A power is written with two stars.
        """
        return (f_slope * g - f * g_slope) / (g ^ 2)

    def doubled(f, f_slope, g, g_slope):
        """The top is right. The bottom has g times itself, and here it has g
        times 2.
        """
        return (f_slope * g - f * g_slope) / (g * 2)

    def squared_slope(f, f_slope, g, g_slope):
        """This divides by the square of the slope of g. The rule has the
        square of g itself there.
        """
        return (f_slope * g - f * g_slope) / g_slope**2

    def top_alone(f, f_slope, g, g_slope):
        """That is right if the bottom stands still. It changes too, and that
        makes a second term.
        """
        return f_slope / g


# 4. A neuron


@chapter.task(2, "A neuron, link by link")
def loss_slope(loss_slope, rng):
    """Check the slope of (sigma(w x) - y)**2 over the weight w."""
    drawn = rng.uniform([-0.4, 1.2, 0.2], [-0.1, 1.8, 0.4], (3, 3)).round(2)
    cases = [(0.5, 2.0, 0.0), (-0.5, 3.0, 1.0), (0.4, -1.5, 0.7)]
    cases += [(1.5, -2.0, -1.0), (-1.0, -2.5, 2.0), *drawn.tolist()]
    yield from loss_slope.should_agree(_neuron_slope, cases, ROUNDING)
    yield
    zeros = [(0.0, 2.0, 1.0), (0.7, 0.0, 1.0), (0.0, -3.0, 0.5)]
    yield from loss_slope.should_agree(_neuron_slope, zeros, ROUNDING)


def _neuron_slope(w, x, y):
    return derivative(lambda w: (sigmoid(w * x) - y) ** 2)(w)


def _links(w, x, y):
    """Return the slopes of the links, from the square inwards."""
    y_hat = sigmoid(w * x)
    return 2 * (y_hat - y), y_hat * (1 - y_hat), x


@loss_slope.mistakes_in("loss_slope")
class _Neuron:
    def inner_forgotten(w, x, y):
        """One link is missing, the innermost: w x changes with w, too. Ask
        how fast.

        The slope that people forget
        """
        square, bend, _ = _links(w, x, y)
        return square * bend

    def bend_forgotten(w, x, y):
        """The slopes of the square and of w x are there. The sigmoid stands
        between them, and it has a slope of its own.
        """
        square, _, inner = _links(w, x, y)
        return square * inner

    def square_forgotten(w, x, y):
        """That is the slope of the prediction over w. The loss is made of
        the prediction by one more link.
        """
        _, bend, inner = _links(w, x, y)
        return bend * inner

    def square_alone(w, x, y):
        """That is the slope of the square alone, the outermost link. The
        prediction changes with w, too: go on inwards.

        The slope that people forget
        """
        return _links(w, x, y)[0]

    def target_of_the_lesson(w, x, y):
        """That is right for the target of the lesson, which was 1. Here the
        target is whatever comes in as y.
        """
        return np.prod(_links(w, x, 1))

    def two_forgotten(w, x, y):
        """That is half of it. Look at the slope of a square once more.

        Powers
        """
        return np.prod(_links(w, x, y)) / 2

    def sign_mixed(w, x, y):
        """The size is right. Inside the square stands the prediction minus
        the target: which way does it move when the prediction grows?
        """
        return -np.prod(_links(w, x, y))

    def over_the_input(w, x, y):
        """That is the slope over the input x. The task asks for the slope
        over the weight, so x is a fixed number in front of it.
        """
        square, bend, _ = _links(w, x, y)
        return square * bend * w

    def bend_in_the_wrong_place(w, x, y):
        """The slope of the sigmoid is taken at the prediction here. Each
        slope belongs to the number that goes into its link.

        Why slopes multiply
        """
        square, _, inner = _links(w, x, y)
        again = sigmoid(sigmoid(w * x))
        return square * again * (1 - again) * inner

    def bend_of_z(w, x, y):
        """This puts w x into the formula with one minus. The formula for
        the slope of the sigmoid wants the sigmoid there.
        """
        square, _, inner = _links(w, x, y)
        return square * w * x * (1 - w * x) * inner

    def links_added(w, x, y):
        """This adds the slopes of the links. Think of the thermometer on the
        mountain: what did its two rates do?

        Chains: slopes that multiply
        """
        return sum(_links(w, x, y))

    def value(w, x, y):
        """That is the loss itself. The task asks how fast it changes."""
        return (sigmoid(w * x) - y) ** 2


# 5. A counter-example


@chapter.task(2, "Products")
def corner(f, rng):
    """Check a function without a slope at 0 whose square has one."""
    places = [place + h for place in PLACES for h in (0.0, *ASIDE)]
    seen, found = f.over([(x,) for x in places])
    yield seen
    yield
    values = dict(zip(places, found.tolist(), strict=True))
    bent = [place for place in PLACES if _bends(values, place)]
    where = "nowhere" if not bent else "at 0" if 0.0 in bent else "elsewhere"
    ahead, behind = _slopes(values, 0.0, 1e-8)
    says = (
        f"Ahead of 0 f has the slope {ahead:.4g}, and behind it {behind:.4g}"
    )
    yield f.fact(where, says).should_be("at 0")
    yield
    squares = {key: value * value for key, value in values.items()}
    ahead, behind = _slopes(squares, 0.0, 1e-8)
    kind = _jump_of(squares) if _bends(squares, 0.0) else "smooth"
    if kind == "no jump":
        kind = "low" if values[0.0] == 0 else "high"
    says = f"Ahead of 0 the square of f has the slope {ahead:.4g}, "
    says += f"and behind it {behind:.4g}"
    yield f.fact(kind, says).should_be("smooth")


STEPS = (1e-4, 1e-6, 1e-8)
PLACES = (0.0, 1.0, -1.0, 2.0, -2.0, 10.0, -10.0)
NEAREST = (1e-60, 1e-100)  # beside 0 a float can come as close as this
ASIDE = tuple(sign * h for h in (*STEPS, *NEAREST) for sign in (1, -1))


def _slopes(values, place, h):
    here = values[place]
    return (values[place + h] - here) / h, (here - values[place - h]) / h


def _bends(values, place):
    """Return whether slopes ahead and behind do not tend to one number."""
    far, middle, near = (np.array(_slopes(values, place, h)) for h in STEPS)
    if place == 0 and values[0.0] == 0:  # no rounding: as near as can be
        nearest = [_slopes(values, 0.0, h) for h in NEAREST]
        return not np.ptp(nearest) <= 0.01 * np.abs(far).max()
    gap = abs(np.diff(near)[0]) > 0.5 * abs(np.diff(far)[0]) + 1e-6
    # a steep corner squared is still changing, but less and less
    moves, moved = np.abs(near - middle), np.abs(middle - far)
    drift = (moves > 0.6 * moved + 1e-4 * (1 + np.abs(near))).any()
    return bool(gap or drift)


def _jump_of(squares):
    """Return whether the squares at 0, ahead and behind are one height."""
    here, ahead, behind = (squares[h] for h in (0.0, 1e-8, -1e-8))
    if max(abs(ahead - here), abs(behind - here)) < 1e-4:
        return "no jump"
    return "point" if abs(ahead - behind) < 1e-4 else "sides"


@corner.mistakes_in("f")
class _Corner:
    def smooth(x):
        """This function has a derivative at 0, so the sentence does not
        speak of it. Look for one whose two sides do not agree there.
        """
        return x

    def elsewhere(x):
        """This function has a corner, but not at 0. Shift it."""
        return abs(x - 1)

    def lifted(x):
        """This corner does not lie on the axis, and its square has a corner
        as well: an example of the sentence, and not against it. Ask where a
        square flattens a corner.
        """
        return 1 + abs(x)

    def root(x):
        """The square of this function has a corner itself: an example of the
        sentence, and not against it. Begin with a milder corner.
        """
        return abs(x) ** 0.5

    def step(x):
        """The square of this function jumps at 0, because the value at 0 is
        another one than beside it. Choose the value at 0 so that the square
        does not notice.
        """
        return float(np.sign(x))

    def step_of_two_sizes(x):
        """The square of this function jumps at 0: its two sides differ in
        size, and a square keeps sizes. Let the square notice no jump.
        """
        return 1.0 if x > 0 else 0.0

    def pole(x):
        """At 0 this divides by 0, so the function has no value there. The
        task wants one that is defined for every number.
        """
        return 1 / x


# 6. Spot the error


@chapter.task(2, "The slope that people forget")
def false_derivation(false_step, slope_at_1, peak, rng, *, c=1, k=3):
    """Check the first false step, f'(1), and where c x**2 exp(-kx) turns."""
    yield false_step.should_be(1 + 2)
    yield
    wanted = derivative(lambda x: c * x**2 * exp(-k * x))(1.0)
    yield slope_at_1.should_be(wanted, within=FOUR_DECIMALS)
    yield
    # c (2x - k x**2) exp(-kx) is 0 where 2 = k x
    yield peak.should_be(2 / k, within=FOUR_DECIMALS)


@false_derivation.varies
def _bump(draw):
    """Take f(x) = {c} x**2 e**(-{k}x): {c} stands in front of every x**2 and
    every 2x of the page, and {k} in the first exponent.
    """
    # With 3, 4 and 5 a lost sign would look like another mistake.
    return {"c": draw.whole(2, 9), "k": draw.whole(6, 7)}


def bump(x):
    """Return the function of the task that says where it turns.

    Shapes  x: a number or an array, any; returns the same.

    >>> print(bump(0.0))
    0.0
    """
    numbers = false_derivation.numbers
    return numbers["c"] * x**2 * np.exp(-numbers["k"] * x)


@false_derivation.mistakes_in("false_step")
class _Step:
    def of_the_names():
        """This step gives names to the two factors, and their product is f:
        it is true. Go on to the next.

        Products
        """
        return 1

    def of_the_power():
        """This step is the power rule, and it is true. Go on to the next.

        Powers
        """
        return 2

    def of_the_product():
        """The product rule is right, and it was used on what stands above.
        Look for the first step that is false.

        Products
        """
        return 4

    def of_the_conclusion():
        """This step follows from the one before it. Look for the first step
        that is false.
        """
        return 5


@false_derivation.mistakes_in("slope_at_1")
class _SlopeAtOne:
    def of_the_page(*, c, k):
        """That is the slope that the page claims. Repair its false step
        first.
        """
        return 3 * c * np.exp(-k)

    def value(*, c, k):
        """That is f(1), how high the curve is. If you meant the slope, look
        at the sign.
        """
        return c * np.exp(-k)

    def sign_lost(*, c, k):
        """The inner slope is there, but not its sign. The exponent falls
        when x grows.
        """
        return (2 + k) * c * np.exp(-k)

    def of_slopes(*, c, k):
        """That is the product of the two slopes. A product of functions has
        two terms in its slope.

        Products
        """
        return -2 * k * c * np.exp(-k)

    def first_term(*, c, k):
        """That is the first of the two terms. The second factor changes,
        too.

        Products
        """
        return 2 * c * np.exp(-k)

    def second_term(*, c, k):
        """That is the second of the two terms. The first factor changes,
        too.

        Products
        """
        return -k * c * np.exp(-k)


@false_derivation.mistakes_in("peak")
class _Peak:
    def upside_down(*, k):
        """That is the fraction upside down. Put it into your derivative: it
        should give zero there.
        """
        return k / 2

    def at_the_start():
        """The slope is zero there too, but the curve comes down to it and
        rises after it. The other place is meant.
        """
        return 0

    def of_the_page_at_the_top():
        """That comes from the derivative that the page claims. Take the
        repaired one.
        """
        return -2

    def power_halved(*, k):
        """This comes out if the slope of x squared is taken to be x. Look at
        the power rule once more.

        Powers
        """
        return 1 / k


# 7. A stretch: new functions for dual numbers


@chapter.task(2, "Numbers that carry their slope")
def new_functions(log_of, tanh_of, rng):
    """Check ln and tanh of dual numbers, given and returned as two numbers."""
    drawn = rng.uniform([0.4, 1.5], [0.8, 3.0], (3, 2)).round(2).tolist()
    for answer, cases in [
        (log_of, [(2.0, 3.0), (7.0, 0.5), *drawn]),
        (log_of, [(0.5, -2.0), (30.0, -0.25), (1.0, 2.0), (3.0, 0.0)]),
        (tanh_of, [(0.5, 2.0), *drawn]),
        (tanh_of, [(-0.5, 2.0), (-1.5, -3.0), (0.0, 4.0), (2.5, 0.0)]),
    ]:
        wanted = _pair_of(log if answer is log_of else tanh)
        yield from answer.should_agree(wanted, cases, ROUNDING)
        yield


def _pair_of(f):
    return lambda v, slope: [float(f(v)), float(derivative(f)(v)) * slope]


@new_functions.mistakes_in("log_of")
class _Log:
    def log_inner_forgotten(value, slope):
        """The value is right, and the slope of ln is there. It is only the
        outer slope: the number comes in with a slope of its own.

        The slope that people forget
        """
        return [np.log(value), 1 / value]

    def log_slope_kept(value, slope):
        """The value is right, and the slope goes through unchanged. Multiply
        it by the slope of ln at this value.
        """
        return [np.log(value), slope]

    def log_both_parts(value, slope):
        """This takes the logarithm of both parts. The slope is multiplied by
        the slope of ln, not put into ln.
        """
        return [np.log(value), np.log(slope)]

    def log_multiplied(value, slope):
        """The slope is multiplied by the value here. Look up the slope of
        ln.

        The logarithm: the same curve in a mirror
        """
        return [np.log(value), slope * value]

    def log_at_the_result(value, slope):
        """This takes the slope of ln at the logarithm, and not at the number
        that went in. Use the value of u.
        """
        return [np.log(value), slope / np.log(value)]

    def log_inside_out(value, slope):
        """This divides by the incoming slope. The slopes of a chain
        multiply.

        Chains: slopes that multiply
        """
        return [np.log(value), 1 / (value * slope)]

    def log_slope_for_value(value, slope):
        """The value is the derivative here. The first part is the value of
        the function, the second its slope.
        """
        return [1 / value, slope / value]


@new_functions.mistakes_in("tanh_of")
class _Tanh:
    def tanh_inner_forgotten(value, slope):
        """The value is right, and the slope of tanh is there. It is only the
        outer slope: the number comes in with a slope of its own.

        The slope that people forget
        """
        return [np.tanh(value), 1 - np.tanh(value) ** 2]

    def tanh_slope_kept(value, slope):
        """The value is right, and the slope goes through unchanged. Multiply
        it by the slope of tanh at this value.
        """
        return [np.tanh(value), slope]

    def tanh_both_parts(value, slope):
        """This takes tanh of both parts. The slope is multiplied by the
        slope of tanh, not put into tanh.
        """
        return [np.tanh(value), np.tanh(slope)]

    def tanh_of_the_value(value, slope):
        """This squares the number that went in. The slope of tanh contains
        tanh itself.
        """
        return [np.tanh(value), (1 - value**2) * slope]

    def tanh_of_the_sigmoid(value, slope):
        """That is the formula for the slope of the sigmoid. Derive the one
        for tanh with the quotient rule.

        Quotients
        """
        t = np.tanh(value)
        return [t, t * (1 - t) * slope]

    def tanh_of_the_tangent(value, slope):
        """This has a plus where tanh has a minus. When you derive it, watch
        the inner slope of the exponential that falls.

        Quotients
        """
        return [np.tanh(value), (1 + np.tanh(value) ** 2) * slope]

    def tanh_not_squared(value, slope):
        """Something is not squared here. Derive the slope with the quotient
        rule, and look at what is left over.

        Quotients
        """
        return [np.tanh(value), (1 - np.tanh(value)) * slope]

    def tanh_of_the_square(value, slope):
        """This comes out if the derivative of tanh squared is mixed up with
        that of tanh. Derive the slope with the quotient rule.

        Quotients
        """
        return [np.tanh(value), -2 * np.tanh(value) * slope]
