"""The tasks of the chapter on derivatives, and the mistakes we know.

``from lib.checks import derivatives as check`` gives one check for each task;
the tasks themselves are told in ``exercises/derivatives.ipynb``.

Left out on purpose: right answers written down, where they can be computed.
"""

import numpy as np

from lib.checks import Chapter
from lib.checks.smoothness import breaks
from lib.checks.words import sort_of

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
DECADES = 1.5  # a step within a factor of thirty: rounding has its luck

chapter = Chapter("derivatives")
score, variant = chapter.score, chapter.variant


# 1. The limit by hand, with a unit


@chapter.task(1, "The limit, written out")
def limit_by_hand(slope, unit, rng, *, up=3, at=2):
    """Check the derivative of 5 t**2 - up t, metres over seconds."""
    # (s(t + h) - s(t)) / h = 10 t - up + 5 h
    yield slope.should_be(10 * at - up, within=ROUNDING)
    yield
    yield unit.should_be_the_unit("m/s")


@limit_by_hand.varies
def _throw(draw):
    """The stone is thrown at {up} m/s, so s(t) = 5 t**2 - {up} t.
    Take the derivative at t = {at}.
    """
    return {"up": draw.whole(2, 9), "at": draw.whole(2, 6)}


def _stone(t, up):
    return 5 * t**2 - up * t


@limit_by_hand.mistakes_in("slope")
class _Limit:
    def height(*, up, at):
        """That is the position at {at} s, a height of the graph. A slope
        compares it with the position a little later.

        From secant to tangent
        """
        return _stone(at, up)

    def since_the_start(*, up, at):
        """That is the average since the start, position divided by time, and
        also what 5 t - {up} gives, if a factor of the square gets lost. Take
        the change from {at} to {at} + h, multiply it out and divide by h.

        From secant to tangent
        """
        return _stone(at, up) / at

    def a_whole_second(*, up, at):
        """That is the average from {at} s to one second later: you put 1 for
        h. Keep the letter, divide by it, and then let it shrink.
        """
        return _stone(at + 1, up) - _stone(at, up)

    def nothing():
        """A fraction with h = 0 is 0/0, and that is not 0. Keep the letter h
        until you have divided by it.
        """
        return 0

    def second_part_lost(*, at):
        """That is the slope of the part with the square alone. The other
        part changes too, as t goes to t + h.
        """
        return 10 * at

    def sign_lost(*, up, at):
        """The size of each part is right, and one sign is not. When you
        subtract s(t), its brackets turn every sign inside.
        """
        return 10 * at + up

    def factor_lost(*, up, at):
        """The square has a factor in front, and it multiplies the slope too.
        Multiply out once more, with the factor.
        """
        return 2 * at - up


@limit_by_hand.mistakes_in("unit")
class _LimitUnit:
    def of_a_position():
        """That is the unit of the position, the top of the fraction. Divide
        it by the unit of the bottom.
        """
        return "m"

    def of_the_second_derivative():
        """That is the unit of the second derivative, which says how the
        velocity changes. This slope says how the position changes.

        Position, velocity, acceleration
        """
        return "m/s/s"

    def upside_down():
        """That is the bottom divided by the top: how long it takes for a
        metre. A slope has the unit of the output first.
        """
        return "s/m"


# 2. A formula, typed


@chapter.task(1, "Traps when you type a formula")
def typed(pasted, rng, *, third=2, second=5, last=5):
    """Check a formula that a reader had to write in Python."""
    places = [3, -2, 0, 1, -5, *rng.integers(4, 9, 2).tolist()]
    cases = [(x,) for x in places]

    def page(x):
        return third * x**3 - second * x**2 + last

    yield from pasted.should_agree(page, cases, ROUNDING)


@typed.varies
def _page(draw):
    """The line of the page is f(x) = {third}x^3 – {second}x^2 + {last}."""
    # twice the third would make two mistakes one
    second = draw.one_of([3, 5, 7, 9])
    third, last = draw.some(2, [2, 4, 6, 8])
    return {"third": third, "second": second, "last": last}


@typed.mistakes_in("pasted")
class _Typed:
    def with_hats(x, *, third, second, last):
        """This comes out if powers are written with ^, which compares bits,
        and does so after all sums. A power has two stars.
        """
        return third * x ^ 3 - second * x ^ 2 + last

    def with_hats_in_brackets(x, *, third, second, last):
        """This comes out if powers are written with ^, which compares bits.
        A power has two stars.
        """
        return third * (x ^ 3) - second * (x ^ 2) + last

    def with_products(x, *, third, second, last):
        """That multiplies by the exponent: one star is a product. A power
        has two stars.
        """
        return third * x * 3 - second * x * 2 + last

    def with_factors_inside(x, *, third, second, last):
        """That raises the factors to the power as well. On paper and in
        Python the power comes first: it belongs to x alone.
        """
        return (third * x) ** 3 - (second * x) ** 2 + last

    def dash_as_plus(x, *, third, second, last):
        """Here the middle part is added. The dash of the web page was a
        minus.
        """
        return third * x**3 + second * x**2 + last

    def cut_at_the_dash(x, *, third):
        """That is the first part alone, as if the line ended at the dash.
        Type the minus anew, and go on.
        """
        return third * x**3

    def exponents_lost(x, *, third, second, last):
        """Here both powers are gone, as often when text is copied. Compare
        with the formula in the task.
        """
        return third * x - second * x + last


# 3. Which curve is the slope of which?


def _smooth_wave(x):
    return x * np.exp(-(x**2) / 2)


def _slope_of_wave(x):
    return (1 - x**2) * np.exp(-(x**2) / 2)


def _bend_of_wave(x):
    return (x**3 - 3 * x) * np.exp(-(x**2) / 2)


CURVES = {"A": _bend_of_wave, "B": _smooth_wave, "C": _slope_of_wave}
_NAMES = {curve: name for name, curve in CURVES.items()}


@chapter.task(2, "Position, velocity, acceleration")
def which_is_which(f_curve, slope_curve, bend_curve, rng):
    """Check which of three curves is f, which its slope, which its bend."""
    curves = (_smooth_wave, _slope_of_wave, _bend_of_wave)
    answers = (f_curve, slope_curve, bend_curve)
    for answer, curve in zip(answers, curves, strict=True):
        seen = answer.should_be_letters(_NAMES[curve].lower())
        yield seen._replace(advice=LETTER)
        yield


LETTER = "That is not right. The curves have the letters A, B and C."


@which_is_which.mistakes_in("f_curve")
class _First:
    def has_a_slope_here():
        """One of the others may well be the slope of this curve. But then
        the last one would have to be the slope of that: compare them at 0.

        The derivative as a function
        """
        return _NAMES[_slope_of_wave]

    def turns_too_often():
        """Count its tops and bottoms: its slope has a zero at each. No other
        curve of the picture crosses 0 so often.

        The derivative as a function
        """
        return _NAMES[_bend_of_wave]


@which_is_which.mistakes_in("slope_curve")
class _Second:
    def zero_where_steep():
        """This curve is 0 at 0, and there f climbs most steeply. Ask how
        large a slope is at such a place.

        The derivative as a function
        """
        return _NAMES[_bend_of_wave]

    def the_function_itself():
        """That is the curve that you named as f. No curve of the picture is
        its own slope.
        """
        return _NAMES[_smooth_wave]


@which_is_which.mistakes_in("bend_curve")
class _Third:
    def the_slope_again():
        """That is the curve that you named as the slope. The second
        derivative is the slope of that one.
        """
        return _NAMES[_slope_of_wave]

    def the_function_again():
        """That is the curve that you named as f. Look for the slope of the
        slope.
        """
        return _NAMES[_smooth_wave]


# 4. The central difference


@chapter.task(2, "Three ways to a slope")
def central_difference(central_difference, rng):
    """Check a function that returns the central difference of f at x."""
    drawn = [_measured(rng) for _ in range(3)]
    cases = [(cube, 1, 0.5), (fading, 2, 0.75), (cube, -1.5, 0.25), *drawn]
    yield from central_difference.should_agree(_chord, cases, ROUNDING)
    yield
    flat = [(square, 0, 0.5), (square, 0.0, 3), (square, -2, 1)]
    yield from central_difference.should_agree(_chord, flat, ROUNDING)


def _chord(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def fading(x):
    """Return the reciprocal of a number, which falls.

    >>> fading(4)
    0.25
    """
    return 1 / x


def square(x):
    """Return the square of a number, which is level at 0.

    >>> square(3)
    9
    """
    return x * x


def cube(x):
    """Return the cube of a number, the function of the first try.

    >>> cube(2)
    8
    """
    return x * x * x


def _measured(rng):
    """Return a cubic, named as Python writes it, a place and a step."""
    third, first, shift = (int(n) for n in rng.integers(2, 7, 3))
    x, h = int(rng.integers(2, 6)), int(rng.integers(3, 9)) / 4

    def f(x):
        return third * x**3 - first * x + shift

    f.__name__ = f"lambda x: {third}*x**3 - {first}*x + {shift}"
    return f, x, h


@central_difference.mistakes_in("central_difference")
class _Central:
    def forward(f, x, h):
        """That is the forward difference, which looks to one side. Take a
        step to each side of x.
        """
        return (f(x + h) - f(x)) / h

    def backward(f, x, h):
        """That looks from x back to x - h, to one side only. Take a step to
        each side of x.
        """
        return (f(x) - f(x - h)) / h

    def not_halved(f, x, h):
        """That is twice the slope of the chord: the rise is right and the
        run is not. Ask how far apart the two points are.
        """
        return (f(x + h) - f(x - h)) / h

    def halved_forward(f, x, h):
        """That divides by the run of two steps, and its rise goes over one
        step only. Both must belong to the same two points.
        """
        return (f(x + h) - f(x)) / (2 * h)

    def no_brackets_below(f, x, h):
        """Python goes from left to right: it divides by 2, and then it
        multiplies by h. Put the whole run into brackets.
        """
        return (f(x + h) - f(x - h)) / 2 * h

    def no_brackets_above(f, x, h):
        """Python divides before it subtracts, so only the second value was
        divided here. Put the rise into brackets.
        """
        return f(x + h) - f(x - h) / (2 * h)

    def not_divided(f, x, h):
        """That is the rise alone. Divide it by how far apart the two points
        are.
        """
        return f(x + h) - f(x - h)

    def divided_by_two(f, x, h):
        """That is half the rise, whatever the step. The run depends on h."""
        return (f(x + h) - f(x - h)) / 2

    def half_steps(f, x, h):
        """That goes half a step to each side, as some books do. Here each of
        the two points is a whole step away from x.
        """
        return (f(x + h / 2) - f(x - h / 2)) / h

    def order_mixed(f, x, h):
        """This comes out if rise and run are taken in opposite orders. Begin
        with the same point in both.
        """
        return (f(x - h) - f(x + h)) / (2 * h)

    def mean_of_values(f, x, h):
        """That is the mean of two values, a height. A slope asks how far the
        two heights are apart.
        """
        return (f(x + h) + f(x - h)) / 2

    def value_of_the_difference(f, x, h):
        """That takes f at the difference of the two places, which is one
        height only. Take f at each place first, and then subtract.
        """
        return f((x + h) - (x - h)) / (2 * h)

    def own_step(f, x, h):
        """That is the slope for a very small step, whatever h comes in. Use
        the h that is handed to you.
        """
        return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


# 5. A counter-example


@chapter.task(2, "Where there is no derivative")
def no_slope(broken, rng, *, c=1):
    """Check a function without a jump that has no derivative at c alone."""
    elsewhere = [0.0, -1.0 * c, c + 1.0, float(c + 2 + rng.integers(1, 8) / 4)]
    places = _around(float(c), elsewhere)
    seen, found = broken.over([(x,) for x in places])
    if sort_of(seen.answer.value) == "a complex number":
        wrong = seen.answer.fact("complex").should_be("real")
        yield wrong._replace(advice=ROOT)
        yield
    yield seen
    yield
    heights = dict(zip(places, found.tolist(), strict=True))
    here, before, after = (heights[c + d] for d in (0, -TINY, TINY))
    says = f"broken({c}.0) is {here:.4g}, and a hair away from {c} it is "
    says += f"{before:.4g} or {after:.4g}"
    yield broken.fact(_jumps(heights, float(c)), says).should_be(False)
    sides = {x: _sides(heights, x) for x in (float(c), *elsewhere)}
    bent = [x for x, (has_slope, _) in sides.items() if not has_slope]
    where = f"at {bent[0]:g}" if bent else "nowhere"
    yield broken.fact(where, sides[float(c)][1]).should_be(f"at {c}")
    yield
    bent += _breaks_beside(broken, c)
    says = sides[bent[-1]][1] if bent[-1] in sides else ELSEWHERE
    says = says.format(bent[-1])
    yield broken.fact(len(bent) == 1, says).should_be(True)


ELSEWHERE = (
    "Ahead of {0:.3g} and behind it the averages of broken do not tend to one "
    "number either"
)


@no_slope.varies
def _corner(draw):
    """It has no derivative at x = {c}, and it has one at every other place."""
    return {"c": draw.whole(2, 9)}


def _jumps(heights, place):
    """Return whether a step of next to nothing changes as much as a step."""
    near, far = (
        max(
            abs(heights[place + sign * h] - heights[place]) for sign in (1, -1)
        )
        for h in (TINY, STEPS_ASIDE[0])
    )
    size = max(abs(height) for height in heights.values())
    return near > max(0.5 * far, 1e-14 * size)


def _breaks_beside(broken, c):
    """Return where, up to ten away from c but not at c, it breaks."""
    aside = 0.012 * 1.08 ** np.arange(88)
    places = np.concatenate([c - aside, c + aside])

    def heights(places):
        return broken.over([(x,) for x in places.tolist()])[1]

    return breaks(heights, places, 0.045 * np.tile(aside, 2)).tolist()


ROOT = (
    "That is a complex number: there Python was asked for a root of a "
    "negative one. np.cbrt takes the cube root of negative numbers, too."
)
TINY = 1e-12
STEPS_ASIDE = (1e-2, 1e-5, 1e-7)


def _around(first, others):
    """Return the places at which the function is looked at, without order."""
    steps = (0, *(sign * h for h in STEPS_ASIDE for sign in (1, -1)))
    places = [x + h for x in (first, *others) for h in steps]
    return [*places, first - TINY, first + TINY]


def _sides(heights, x):
    """Return whether the averages at ``x`` have a limit, and what to say.

    They do if they come closer together as the step shrinks, and if each
    changes less and less: corners keep their gap, a smooth function loses it.
    """
    wide, middle, near = (
        [(heights[x + h] - heights[x]) / h for h in (step, -step)]
        for step in STEPS_ASIDE
    )
    gap, wide_gap = abs(near[0] - near[1]), abs(middle[0] - middle[1])
    moves, wide_moves = abs(near[0] - middle[0]), abs(middle[0] - wide[0])
    size = abs(heights[x]) + abs(x * near[0])
    rounding = 16 * np.finfo(float).eps * size / STEPS_ASIDE[-1]
    has_slope = gap <= max(wide_gap / 2, rounding)
    has_slope &= moves <= max(wide_moves / 2, rounding)
    ahead, behind = (round(a, 4) + 0.0 for a in near)
    says = f"The averages of broken are about {ahead:.4g} ahead of {x:g}"
    return has_slope, f"{says} and {behind:.4g} behind it"


@no_slope.mistakes_in("broken")
class _Broken:
    def is_smooth(x, *, c):
        """Ahead of {c} and behind it the averages tend to the same number, so
        this function has a slope there. Look for one that turns suddenly.
        """
        return (x - c) ** 2

    def corner_at_the_origin(x):
        """Its corner is at 0, and at {c} it has a slope. Move the corner: ask
        what must stand between the bars to be 0 at the right place.

        A corner stays a corner
        """
        return abs(x)

    def corner_on_the_other_side(x, *, c):
        """Its corner is at -{c}, on the other side of the origin. Ask for
        which x the part between the bars is 0.

        A corner stays a corner
        """
        return abs(x + c)

    def has_a_jump(x, *, c):
        """This function jumps at {c}, and the sentence speaks of functions
        without a jump. Let the two pieces meet.
        """
        return 0 if x < c else 1

    def too_many_corners(x, *, c):
        """At {c} it has no slope, and at other places it has none either. One
        corner is enough.
        """
        return abs(abs(x) - c)

    def has_a_pole(x, *, c):
        """There it divides by 0, so the function has no value at that place.
        The sentence speaks of functions that have one everywhere.
        """
        return 1 / (x - c)


# 6. Spot the error


@chapter.task(2, "The limit, written out")
def reciprocal(false_step, slope_at_2, rng, *, top=1):
    """Check the first false step for top/x, and its slope at 2."""
    yield false_step.should_be(3)
    yield
    yield slope_at_2.should_be(-top / 2**2, within=ROUNDING)


@reciprocal.varies
def _top(draw):
    """Take f(x) = {top}/x: in every step {top} stands in front.
    So the page ends with the slope {top}/4 at 2.
    """
    return {"top": draw.whole(3, 15)}


@reciprocal.mistakes_in("false_step")
class _Step:
    def of_the_rise():
        """This step writes down the rise, with x + h in the place of x: it
        is true. Go on to the next.

        From secant to tangent
        """
        return 1

    def of_the_common_denominator():
        """This step multiplies the first fraction by x above and below, and
        the second by x + h: it is true. Go on, and put numbers for x and h
        to test what you read.
        """
        return 2

    def of_the_division():
        """This step divides by h what stands before it, and does it well.
        Was what stands before it true, when you put numbers for x and h?
        """
        return 4

    def of_the_limit():
        """This step lets h shrink, after the division: that is allowed. The
        error is older.
        """
        return 5


@reciprocal.mistakes_in("slope_at_2")
class _Slope:
    def as_on_the_page(*, top):
        """That is what the page says. Does the graph rise at 2, or does it
        fall?

        The derivative as a function
        """
        return top / 4

    def height(*, top):
        """That is the height of the graph at 2. Put 2 into the slope.

        The derivative as a function
        """
        return top / 2

    def square_lost(*, top):
        """Its sign is right. Below the line x stands twice, once as x + h:
        ask what both become as h shrinks.
        """
        return -top / 2

    def upside_down(*, top):
        """Its sign is right, and the fraction stands on its head. Ask whether
        the graph is steep or flat at 2.
        """
        return -4 / top


# 7. The best step


@chapter.task(2, "How small is small?")
def best_step(best_step, rng):
    """Check a function that finds the best step of a forward difference."""
    for f, slope_of_f, x in _signals(rng):
        slope = float(slope_of_f(x))
        step = best_step(f, x, slope, says=_call(f, x))
        yield step.should_be_a_number()
        decade = step.fact(_decade(step.value), step.sentence)
        wanted = _typical_decade(f, slope_of_f, x)
        lucky = _decade(_best_power(f, x, slope))
        if abs(decade.value - lucky) < 0.01:  # the best there is, at x itself
            wanted = lucky
        yield decade.should_be(wanted, within=DECADES)


def _signals(rng):
    """Yield functions that change quickly or slowly, slopes and places."""
    yield _named("np.sin", np.sin), np.cos, 1
    yield _named("np.cos", np.cos), lambda t: -np.sin(t), -2
    loudly = _named("lambda t: 1000*np.sin(t)", lambda t: 1000 * np.sin(t))
    yield loudly, lambda t: 1000 * np.cos(t), 1
    slowly = _named("lambda t: np.exp(t/1000)", lambda t: np.exp(t / 1000))
    yield slowly, lambda t: np.exp(t / 1000) / 1000, 1
    for length, written in [(1000, "t/1000"), (0.001, "1000*t")]:
        wave = _named(f"lambda t: np.sin({written})", _wave(length))
        place = float(rng.integers(14, 27) / 20)
        yield wave, _slope_of(length), place * length


def _wave(length):
    return lambda t: np.sin(t / length)


def _slope_of(length):
    return lambda t: np.cos(t / length) / length


def _named(name, f):
    def named(t):
        return float(f(t))

    named.__name__ = name
    return named


def _call(f, x):
    slope = "np.cos(1)" if f.__name__ == "np.sin" else "slope"
    return f"best_step({f.__name__}, {x:g}, {slope})"


def _decade(step):
    """Return the power of ten of a step, far off if it is not positive."""
    try:
        return float(np.log10(step)) if step > 0 else -1000.0
    except TypeError:  # not a number: the check has said so already
        return -1000.0


STEPS = [10.0**-k for k in range(1, 16)]


def _forward_error(f, x, slope, h):
    return abs((f(x + h) - f(x)) / h - slope)


def _best_power(f, x, slope):
    return min(STEPS, key=lambda h: _forward_error(f, x, slope, h))


def _typical_decade(f, slope_of_f, x):
    """Return the best power of ten for places around x, without luck."""
    places = [x * (1 + i / 100) for i in range(-10, 11)]

    def error(h):
        return sum(_forward_error(f, p, slope_of_f(p), h) for p in places)

    return _decade(min(STEPS, key=error))


@best_step.mistakes_in("best_step")
class _BestStep:
    def smallest(f, x, slope):
        """That is the smallest step of all, whatever function comes in.
        Smaller is better for limits, and not for computers: compare the
        errors.
        """
        return 1e-15

    def first_of_all(f, x, slope):
        """That is the first step of all, whatever function comes in. If
        return stands inside the loop, it ends the function in the first
        pass: compare all the errors before it.
        """
        return 0.1

    def of_the_lesson(f, x, slope):
        """That is the best step for functions that change over a length of
        1. This one changes faster or more slowly: let the errors decide.
        """
        return 1e-8

    def relative_to_x(f, x, slope):
        """A step in proportion to x is a good start, and for this function
        it fails: it changes over another length than x. Let the errors
        decide.
        """
        return 1.5e-8 * abs(x)

    def relative_to_one_or_x(f, x, slope):
        """That is the step that a library takes if it knows nothing of the
        function. You can do better: compare the errors of many steps.
        """
        return 1.5e-8 * max(1, abs(x))

    def of_the_central_difference(f, x, slope):
        """That is the best step for the central difference, which may be
        larger. The task asks for the forward one.
        """

        def error(h):
            return abs((f(x + h) - f(x - h)) / (2 * h) - slope)

        return min(STEPS, key=error)

    def smallest_error(f, x, slope):
        """That is the smallest error, and the task asks for the step that
        makes it. Keep the step together with its error.
        """
        return _forward_error(f, x, slope, _best_power(f, x, slope))

    def place_in_the_list(f, x, slope):
        """That is a place in the list of steps, or an exponent. Return the
        step that stands there.
        """
        return -round(_decade(_best_power(f, x, slope)))

    def size_forgotten(f, x, slope):
        """Here a negative error counts as smaller than 0. An error is a size:
        take abs before you compare.
        """
        return min(STEPS, key=lambda h: (f(x + h) - f(x)) / h - slope)

    def largest_error(f, x, slope):
        """That is the step with the largest error. Look for the other end."""
        return max(STEPS, key=lambda h: _forward_error(f, x, slope, h))
