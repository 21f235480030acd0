"""The tasks of the chapter on gradient descent, and the mistakes we know.

``from lib.checks import gradient_descent as check`` gives one check for each
task; the tasks themselves are told in ``exercises/gradient_descent.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math

import numpy as np

from lib.checks import Chapter
from lib.checks.smoothness import breaks
from lib.data import diabetes

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
FEW_DIGITS = 6e-5  # rounding to four decimals moves a number by 5e-5

chapter = Chapter("gradient_descent")
score, variant = chapter.score, chapter.variant


# 1. One step by hand


@chapter.task(1, "One weight, one step")
def one_step(slope, new_w, rng, *, c=6, w=3):
    """Check the slope of w**2 + c w, and one step from w."""
    yield slope.should_be(2 * w + c, within=ROUNDING)
    yield
    yield new_w.should_be(w - 0.1 * (2 * w + c), within=ROUNDING)


@one_step.varies
def _bowl(draw):
    """The loss is f(w) = w**2 + {c}w, and the weight is at {w}."""
    return {"c": 2 * draw.whole(1, 8), "w": draw.whole(2, 9)}


@one_step.mistakes_in("slope")
class _BowlSlope:
    def the_height(*, c, w):
        """That is the height of the curve at {w}. The slope is the derivative,
        so differentiate first and put in {w} afterwards.
        """
        return w**2 + c * w

    def square_alone(*, w):
        """That is the slope of the square alone. The other term rises with w
        as well, at a constant rate.
        """
        return 2 * w

    def line_kept(*, c, w):
        """That keeps the {c}w as it is. Its derivative says how fast it grows,
        and that does not depend on w.
        """
        return 2 * w + c * w


@one_step.mistakes_in("new_w")
class _BowlStep:
    def uphill(*, c, w):
        """That is a step uphill, because the slope was added. Downhill is
        against the sign of the slope.
        """
        return w + 0.1 * (2 * w + c)

    def whole_slope(*, c, w):
        """That subtracts the whole slope and jumps over the valley. The step
        is the learning rate times the slope.

        Why not take the whole slope?
        """
        return w - (2 * w + c)

    def with_the_height(*, c, w):
        """That subtracts a tenth of the height of the curve. The step is
        made of the slope.
        """
        return w - 0.1 * (w**2 + c * w)

    def rate_alone(*, w):
        """That subtracts the learning rate and leaves the slope out. The
        step is the product of both.

        The learning rate
        """
        return w - 0.1

    def step_alone(*, c, w):
        """That is the length of the step. The question is where it leads, so
        take it away from the place where you stand.
        """
        return 0.1 * (2 * w + c)

    def to_the_minimum(*, c):
        """That is where the slope is zero, the place that descent wants to
        reach. One step leads only a part of the way.
        """
        return -c / 2


# 2. The loop


@chapter.task(2, "The learning rate")
def descend(descend, rng):
    """Check a function that returns the path of gradient descent as a list."""
    drawn = [_descent(rng) for _ in range(3)]
    slope = drawn[0][0]
    cases = [(_slope_towards(4), 0.0, 0.25, 3), *drawn]
    cases += [(slope, 12.0, 0.1, 4), (slope, -3, 0.05, 3)]
    cases += [(_of_waves, 1.0, 0.5, 5), (_of_quartic, -1.5, 0.1, 4)]
    yield from descend.should_agree(_path, cases, ROUNDING)
    yield
    few = [(slope, 2.0, 0.1, 0), (slope, 9.0, 0.1, 1), (_of_waves, 0, 0.3, 0)]
    few += [(_slope_towards(4), 4.0, 0.25, 2)]
    yield from descend.should_agree(_path, few, ROUNDING)


def _of_waves(w):
    return math.cos(w)


def _of_quartic(w):
    return 4 * w**3 - 2 * w


_of_waves.__name__ = "lambda w: math.cos(w)"
_of_quartic.__name__ = "lambda w: 4*w**3 - 2*w"


def _slope_towards(target, factor=2):
    """Return the slope of a parabola whose minimum is at ``target``."""

    def slope(w):
        return factor * (w - target)

    return slope


def _descent(rng):
    target, w, factor = (int(n) for n in rng.integers(3, 9, 3))
    slope = _slope_towards(target, factor)
    slope.__name__ = f"lambda w: {factor}*(w - {target})"
    learning_rate = float(rng.choice([0.05, 0.1, 0.15]))
    return slope, float(-w), learning_rate, int(rng.integers(3, 6))


def _path(slope, w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * slope(path[-1]))
    return path


@descend.mistakes_in("descend")
class _Descend:
    def uphill(slope, w, learning_rate, steps):
        """That goes uphill: every place is further from the minimum than the
        one before. Look at the sign before the step.

        One weight, one step
        """
        return _path(slope, w, -learning_rate, steps)

    def whole_slope(slope, w, learning_rate, steps):
        """That goes the whole slope in every step. Multiply it by the
        learning rate first.

        Why not take the whole slope?
        """
        return _path(slope, w, 1, steps)

    def slope_of_the_start(slope, w, learning_rate, steps):
        """Every step here is as long as the first one, so the slope was
        asked for once only. Ask for it again wherever you are.
        """
        return [w - k * learning_rate * slope(w) for k in range(steps + 1)]

    def weight_not_replaced(slope, w, learning_rate, steps):
        """After the first step the place does not change any more: each step
        begins at the start again. Give w its new value in every step.
        """
        there = w - learning_rate * slope(w)
        return [w] + steps * [there]

    def slope_left_out(slope, w, learning_rate, steps):
        """That subtracts the learning rate alone. How steep it is where you
        stand does not enter, and it should.
        """
        return [w - k * learning_rate for k in range(steps + 1)]

    def start_left_out(slope, w, learning_rate, steps):
        """The places are right, but the start is missing. The path begins
        where the walk begins.
        """
        return _path(slope, w, learning_rate, steps)[1:]

    def first_pass_alone(slope, w, learning_rate, steps):
        """That is the start and one step. If return stands inside the loop,
        it ends the function in the first pass: move it to the left.
        """
        return _path(slope, w, learning_rate, 1)

    def last_step_left_out(slope, w, learning_rate, steps):
        """The last place is missing. Count the steps and not the places:
        there is one place more.
        """
        return _path(slope, w, learning_rate, steps)[:-1]

    def one_step_too_many(slope, w, learning_rate, steps):
        """That takes one step more than the task asks for. Count the steps
        and not the places.
        """
        return _path(slope, w, learning_rate, steps + 1)

    def end_alone(slope, w, learning_rate, steps):
        """That is the place where the walk ends. The task asks for the whole
        path, so collect the places in a list as you go.
        """
        return _path(slope, w, learning_rate, steps)[-1]


# 3. Spot the bug


@chapter.task(2, "The learning rate")
def stale_slope(bug_line, printed, mended, rng, *, start=5, goal=4, steps=20):
    """Check the line of the bug, what it prints, and what it should print."""
    far = start - goal
    yield bug_line.should_be(2)
    yield
    yield printed.should_be(start - steps * 0.2 * far, within=ROUNDING)
    yield
    yield mended.should_be(goal + far * 0.8**steps, within=FEW_DIGITS)


@stale_slope.varies
def _program(draw):
    """The loss is (w - {goal})**2, and the program takes {steps} steps:
    w = {start}
    gradient = 2 * (w - {goal})
    for step in range({steps}):
        w = w - 0.1 * gradient
    print(w)
    """
    goal = draw.whole(2, 7)
    start = goal + draw.whole(1, 4)
    return {"start": start, "goal": goal, "steps": draw.whole(12, 20)}


@stale_slope.mistakes_in("bug_line")
class _BugLine:
    def the_start():
        """Descent may start anywhere, so this line is as good as any other
        start. Go on.

        Where it ends
        """
        return 1

    def the_loop():
        """So many steps would bring this loss close to its minimum, and line 4
        can be repeated as often as you like. Look at what changes from step to
        step, and what should.

        Ten steps, in full
        """
        return 3

    def the_update():
        """This line is the rule of gradient descent, word for word. Ask
        where each name in it got its value.
        """
        return 4

    def the_print():
        """This line prints what it is told to, when the loop is over. Look
        for what goes wrong before.
        """
        return 5


@stale_slope.mistakes_in("printed")
class _Printed:
    def as_if_mended(*, start, goal, steps):
        """That is what the program should print. Work out what it does
        print: the gradient keeps the value that line 2 gave it.
        """
        return goal + (start - goal) * 0.8**steps

    def one_step_only(*, start, goal):
        """That is the weight after one step. The loop takes the same step
        again, as often as it says.
        """
        return start - 0.2 * (start - goal)

    def uphill(*, start, goal, steps):
        """That adds the steps up in the wrong direction. The program takes
        them away.
        """
        return start + steps * 0.2 * (start - goal)


@stale_slope.mistakes_in("mended")
class _Mended:
    def still_with_the_bug(*, start, goal, steps):
        """That is what the program prints with the bug. Mended, it asks for
        a new gradient in every step.
        """
        return start - steps * 0.2 * (start - goal)

    def one_step(*, start, goal):
        """That is the weight after the first step. The others make it
        smaller still.

        Ten steps, in full
        """
        return start - 0.2 * (start - goal)

    def the_minimum(*, goal):
        """That is the minimum, which descent comes close to and does not
        reach. Ask what is left of the distance after the last step.

        Ten steps, in full
        """
        return goal

    def the_distance(*, start, goal, steps):
        """That is what is left of the distance to the minimum. The question
        is for the weight.
        """
        return (start - goal) * 0.8**steps

    def factor_mixed(*, start, goal, steps):
        """That keeps nine tenths of the distance in every step. The slope is
        twice the distance: work out what a step takes away.

        Ten steps, in full
        """
        return goal + (start - goal) * 0.9**steps

    def the_other_minimum():
        """Zero is the smallest loss, and the question is for the weight. Ask
        which weight has that loss.

        One weight, one step
        """
        return 0


# 4. The largest learning rate


@chapter.task(2, "Steepest is not shortest")
def largest_rate(largest_rate, rng):
    """Check a function that returns the limit for a * x**2 + b * y**2."""
    low, high = (int(n) for n in np.sort(rng.choice(20, 2, False)) + 1)
    pairs = [(1, 10), (low, high), (high, low), (0.1, 0.25), (0.03, 0.004)]
    yield from largest_rate.should_agree(_limit, pairs, ROUNDING)
    yield
    round_ones = [(3, 3), (1, 1), (0.2, 0.2)]
    yield from largest_rate.should_agree(_limit, round_ones, ROUNDING)


def _limit(a, b):
    return 2 / (2 * max(a, b))


@largest_rate.mistakes_in("largest_rate")
class _LargestRate:
    def factor_for_curvature(a, b):
        """That takes the factor before the square for the curvature.
        Differentiate a * x**2 twice.

        Where the limit comes from
        """
        return 2 / max(a, b)

    def there_in_one_step(a, b):
        """With that one the steep direction is there in a single step. It
        still settles with larger ones: look at the factor of each step.

        Where the limit comes from
        """
        return 1 / (2 * max(a, b))

    def from_the_flat(a, b):
        """That is the limit of the flatter direction, and in the steeper one
        the steps explode. One learning rate has to serve both.
        """
        return 1 / min(a, b)

    def the_best(a, b):
        """That is the learning rate with which both directions settle
        equally fast. The limit lies further up.
        """
        return 1 / (a + b)

    def of_the_mean(a, b):
        """That takes the mean of the two curvatures. In the direction that
        is steeper than the mean, the steps explode.
        """
        return 2 / (a + b)

    def upside_down(a, b):
        """That grows with the curvature. A more curved valley allows only
        shorter steps, so turn the fraction over.

        Where the limit comes from
        """
        return max(a, b)

    def of_the_first(a, b):
        """That looks at the first direction alone. Ask which of the two
        directions is the steeper one: it need not be the first.
        """
        return 1 / a

    def of_the_second(a, b):
        """That looks at the second direction alone. Ask which of the two
        directions is the steeper one: it need not be the second.
        """
        return 1 / b


# 5. A counter-example


@chapter.task(2, "Why not take the whole slope?")
def uphill_step(loss, start, rng, *, rate=0.1):
    """Check a loss and a start from which one step leads higher."""
    yield start.should_be_a_number()
    yield
    w = float(start.value)
    before, slope, noise = yield from _at_the_start(loss, w)
    end = float(w - rate * slope)
    centers, widths = _windows(w, end)
    seen, _ = loss.over([(x,) for x in centers.tolist()], finite=False)
    yield seen
    yield
    says = f"Between w = {w:g} and w = {end:.6g}, or near 0, loss has a "
    says += "corner, a jump or a pole"
    smooth = _is_smooth(loss, centers, widths)
    yield loss.fact(smooth, says).should_be(True)
    yield
    after = loss(end).or_inf()  # too large for the computer is higher, too
    if after.value != np.inf:
        yield after.should_be_a_number()
        yield
    says = f"loss({w:g}) is {before:.6g}, and after the step, at "
    says += f"w = {end:.6g}, it is {after.value:.6g}"
    rise = after.value - before
    # what an error of the slope may do at the other end
    blur = noise * rate * abs(slope) + 8 * np.finfo(float).eps * abs(before)
    change = 0.0 if abs(rise) <= blur else float(np.sign(rise))
    yield loss.fact(change, says).should_be(1)


@uphill_step.varies
def _rate(draw):
    """Take the learning rate {rate}."""
    return {"rate": draw.whole(3, 24) / 100}


def _at_the_start(loss, w):
    """Yield whether a loss is smooth and not level, return what it is."""
    h = 1e-6 * max(1, abs(w))
    seen, (behind, before, ahead) = loss.over([(w - h,), (w,), (w + h,)])
    yield seen
    yield
    says = f"Just beside its start, at {w:g}, loss has a corner or a jump"
    yield loss.fact(_is_smooth(loss, [w], 100 * h), says).should_be(True)
    yield
    slope = (ahead - behind) / (2 * h)
    noise = 8 * np.finfo(float).eps * max(abs(ahead), abs(behind)) / h
    says = f"The slope of loss at {w:g} is {slope:.4g}"
    yield loss.fact(bool(abs(slope) > 10 * noise), says).should_be(True)
    yield
    return before, slope, noise


def _windows(w, end):
    """Return places along the step and around 0, and how wide to look."""
    width = max(abs(end - w), 1e-3) / 40
    step = np.linspace(w, end, 41) + 0.3 * width
    around = np.linspace(-2, 2, 41) + 0.03
    widths = [width] * 41 + [0.1] * 41
    return np.concatenate([step, around]), np.array(widths)


def _is_smooth(loss, centers, widths):
    def heights(places):
        return loss.over([(x,) for x in places.tolist()], finite=False)[1]

    return not breaks(heights, centers, widths).size


@uphill_step.mistakes_in("loss")
class _Uphill:
    def gentle(w):
        """Here the step does lower the loss, as the sentence says. Take a
        valley with two walls, and make it more curved.

        Where the limit comes from
        """
        return np.exp(w / 10)

    def flat(w):
        """Where the slope is zero there is no step at all, so this says
        nothing about the sentence. Start where the ground is not level.

        Where it ends
        """
        return 5

    def breaks_on_the_way(w):
        """A corner, a jump or a pole makes a slope say nothing about the end
        of a step, and the task asks for a smooth loss. Let curvature lead it
        higher, as between two walls.

        Where the limit comes from
        """
        return 1000 * ((w + 1.2345) % 3.3217)

    def to_and_fro(w, *, rate):
        """Here the step ends exactly as high as it began, on the other side.
        That is nearly a counter-example: make it a little worse.

        Where the limit comes from
        """
        return w**2 / rate


# 6. Real data


@chapter.task(2, "Change the shape of the valley")
def fit_line(fit_line, rng):
    """Check a function that fits a line to raw data by gradient descent."""
    patients = diabetes()
    drawn = rng.normal(50, 4, 40)
    noisy = 200 - 3 * drawn + rng.normal(0, 3, 40)
    seen = []
    for x, y, call in [
        (patients.column("blood_pressure"), patients.y, "blood_pressure, y"),
        (patients.column("hdl"), patients.y, "hdl, y"),
        (drawn, noisy, "x, y"),
    ]:
        best = np.polyfit(x, y, deg=1)
        line = fit_line(x, y, says=f"fit_line({call})").as_list()
        seen.append(line.should_be(best.tolist(), 0.001 * np.abs(best)))
        if seen[-1].complaint:
            yield seen[-1]
        elif not seen[-1].fits and np.array(line.value).dtype.kind in "if":
            yield from _where_it_is(line, x.mean(), best)
    yield
    yield from seen


def _where_it_is(line, center, best):
    """Yield what can be said of a wrong line, whatever its numbers are."""
    w, b = line.value
    share = w / best[0]
    level = (w * center + b) / (best[0] * center + best[1])
    is_wild = not abs(share) + abs(level) < 1e6  # nan is wild, too
    is_halfway = 0.01 < share < 0.9999 and abs(share - level) < 1e-6
    is_stuck = abs(b) < 0.2 * abs(best[1]) and abs(level - 1) < 0.2
    for fact in (is_wild, is_halfway, is_stuck):
        yield line.fact(bool(fact), line.sentence).should_be(False)


def _standardised_fit(x, y):
    """Return the line that descent finds for the standardised feature."""
    return np.polyfit((x - x.mean()) / x.std(), y, deg=1)


@fit_line.mistakes_in("fit_line")
class _FitLine:
    def of_the_scaled_feature(x, y):
        """That is the line for the standardised feature. Put both numbers
        back into the units of x: a z of 1 is one standard deviation.
        """
        return list(_standardised_fit(x, y))

    def shift_left_out(x, y):
        """The weight is back in the units of x, but the bias is still the
        one at z = 0. Ask what the line says at x = 0.
        """
        w, b = _standardised_fit(x, y)
        return [w / x.std(), b]

    def spread_left_out(x, y):
        """The mean of x is taken back, but the standard deviation is not.
        If z grows by 1, x grows by one standard deviation.
        """
        w, b = _standardised_fit(x, y)
        return [w, b - w * x.mean()]

    def spread_multiplied(x, y):
        """That multiplies the weight by the standard deviation. If x grows
        by 1, z grows by less than 1 or by more: work out by how much.
        """
        w, b = _standardised_fit(x, y)
        return [w * x.std(), b - w * x.std() * x.mean()]

    def shift_added(x, y):
        """The weight is right, and the bias moved the wrong way. The line
        has to pass through the mean of x and the mean of y.
        """
        w, b = _standardised_fit(x, y)
        w = w / x.std()
        return [w, b + w * x.mean()]

    def not_standardised(x, y):
        """The numbers have grown beyond all bounds: the steps lead uphill, or
        are too long for this valley. On the raw feature, standardise first;
        on the standardised one, look for a sum in place of a mean, for a
        plus in place of a minus, and at the learning rate.

        A line, fitted to real data
        """
        return [np.inf, np.inf]

    def crawls_along_the_valley(x, y):
        """The line fits the middle of the data, and its bias has hardly moved
        from 0: so it is on the raw feature, whose valley is narrow.
        Standardise first, and take a larger learning rate.

        A line, fitted to real data
        """
        return [np.mean(x * y) / np.mean(x * x), 0.0]

    def too_few_steps(x, y):
        """That line is on the right way, and it has not arrived. Let descent
        take more steps, or longer ones, and return after the loop.

        When to stop
        """
        return [0.9 * n for n in np.polyfit(x, y, deg=1)]

    def the_mean_for_everybody(x, y):
        """That is the line that predicts the mean for everybody: its weight
        is 0. Let the weight move as well: its partial derivative is not zero
        at the start.

        A line, fitted to real data
        """
        return [0.0, y.mean()]


# 7. A stretch: Newton's method


@chapter.task(2, "Where the limit comes from")
def newton(newton, ends_at, rng, *, a=4, c=1, twice=8):
    """Check Newton's method, and where it goes from 0.2."""
    cases = [_parabola(6, 5), _parabola(*rng.integers(2, 9, 2).tolist())]
    cases += [(_quartic, _bend, float(w), 3) for w in rng.integers(2, 6, 2)]
    cases += [(_quartic, _bend, -2.5, 2), _parabola(-4, 3)]
    yield from newton.should_agree(_newton, cases, ROUNDING)
    yield
    cases = [(_two_valleys, _bend_of_valleys, w, 4) for w in (0.2, -0.3)]
    cases += [(_quartic, _bend, 3.0, 0), (_quartic, _bend, -1, 1)]
    yield from newton.should_agree(_newton, cases, ROUNDING)
    yield
    yield ends_at.should_be(_top(a, c), within=6e-4)


@newton.varies
def _quartic_of_yours(draw):
    """Take f(w) = w**4 - {a}w**2 + {c}w: its slope is 4w**3 - {twice}w + {c},
    and its curvature is 12w**2 - {twice}.
    """
    a = draw.whole(9, 20)
    c = draw.one_of([1, 3])  # with 2 the top is as high as it is far
    return {"a": a, "c": c, "twice": 2 * a}


def _parabola(factor, target):
    """Return slope and curvature of a parabola, a start and one step."""
    slope = _slope_towards(target, factor)
    slope.__name__ = f"lambda w: {factor}*(w - {target})"

    def curvature(w):
        return factor

    curvature.__name__ = f"lambda w: {factor}"
    return slope, curvature, 1.0, 1


def _valleys(a, c):
    return np.polynomial.Polynomial([0, c, -a, 0, 1])


def _top(a, c):
    """Return where Newton's method ends on a curve of two valleys."""
    f = _valleys(a, c)
    return _newton(f.deriv(), f.deriv(2), 0.2, 20)


def _two_valleys(w):
    return 4 * w**3 - 8 * w + 1


def _bend_of_valleys(w):
    return 12 * w**2 - 8


def _quartic(w):
    return 4 * w**3 + 2 * w


def _bend(w):
    return 12 * w**2 + 2


_two_valleys.__name__ = "lambda w: 4*w**3 - 8*w + 1"
_bend_of_valleys.__name__ = "lambda w: 12*w**2 - 8"
_quartic.__name__ = "lambda w: 4*w**3 + 2*w"
_bend.__name__ = "lambda w: 12*w**2 + 2"


def _newton(slope, curvature, w, steps):
    for _ in range(steps):
        w = w - slope(w) / curvature(w)
    return w


@newton.mistakes_in("newton")
class _Newton:
    def stays(slope, curvature, w, steps):
        """The weight has not moved. Each step gives it a new value.

        The learning rate
        """
        return w

    def uphill(slope, curvature, w, steps):
        """That moves along the slope instead of against it. Look at the sign
        before the step.

        One weight, one step
        """
        return _newton(slope, lambda w: -curvature(w), w, steps)

    def multiplied(slope, curvature, w, steps):
        """That multiplies by the curvature. A more curved valley needs a
        shorter step, so divide by it.
        """
        return _newton(slope, lambda w: 1 / curvature(w), w, steps)

    def upside_down(slope, curvature, w, steps):
        """That divides the curvature by the slope. Turn the fraction over:
        where the slope is 0 the step has to be 0.
        """
        return _newton(curvature, slope, w, steps)

    def twice_as_far(slope, curvature, w, steps):
        """That goes twice as far, the learning rate at the limit. The one
        that is there in a single step is half of it.
        """
        return _newton(slope, lambda w: curvature(w) / 2, w, steps)

    def first_curvature_kept(slope, curvature, w, steps):
        """That keeps the curvature of the start. It changes on the way, so
        ask for it again wherever you are.
        """
        kept = curvature(w)
        return _newton(slope, lambda w: kept, w, steps)

    def one_step(slope, curvature, w, steps):
        """That is the place after a single step. Repeat it as often as the
        task says, and let return stand after the loop and not inside it.
        """
        return _newton(slope, curvature, w, 1)


@newton.mistakes_in("ends_at")
class _EndsAt:
    def where_descent_ends(*, a, c):
        """That is where gradient descent ends, and Newton's method asks where
        the slope is zero, and nothing else. If your own function ends there,
        too, print the curvature at 0.2 and look at its sign.

        Where it ends
        """
        return _valleys(a, c).deriv().roots().real.max()

    def the_lowest(*, a, c):
        """That is the lowest place of all. Run your own function from 0.2
        and look where it ends.

        Where it ends
        """
        return _valleys(a, c).deriv().roots().real.min()

    def the_height(*, a, c):
        """That is how high the curve is where it ended. The task asks for
        the place itself.

        Where it ends
        """
        return _valleys(a, c)(_top(a, c))
