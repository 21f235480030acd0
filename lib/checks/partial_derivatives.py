"""The tasks of the chapter on partial derivatives, and the mistakes we know.

``from lib.checks import partial_derivatives as check`` gives one check for
each task; the tasks are told in ``exercises/partial_derivatives.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import numpy as np

from lib.checks import Chapter
from lib.data import diabetes
from lib.differences import central_difference

ROUNDING = 1e-6  # of differences, of numbers none larger than a thousand

chapter = Chapter("partial_derivatives")
score, variant = chapter.score, chapter.variant


def elevation(east, north):
    """Return the elevation of the hill of the lesson, in metres.

    >>> elevation(1, 2)
    420
    """
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


def hill(place):
    """Return the elevation at a place, an array of east and north.

    >>> hill([1, 2])
    420
    """
    return elevation(place[0], place[1])


def slopes(f, x, y, h=0.5):
    """Return both partial derivatives of ``f``, measured with the step h.

    Error   rounding only, for a function that is quadratic in x and in y.

    >>> slopes(elevation, 1, 2)
    (-40.0, -60.0)
    """
    rate_x = central_difference(lambda x: f(x, y), x, h)
    return rate_x, central_difference(lambda y: f(x, y), y, h)


def _surface(rng):
    """Return a quadratic of two variables, named as Python writes it."""
    a, b, c, d = (int(n) for n in rng.choice(np.arange(2, 10), 4, False))

    def f(x, y):
        return a * x**2 * y - b * x * y**2 + c * x - d * y

    f.__name__ = f"lambda x, y: {a}*x**2*y - {b}*x*y**2 + {c}*x - {d}*y"
    return f


def _place(rng, count=2):
    """Return coordinates, all different, none of them 0 or 1."""
    return (rng.choice(np.arange(3, 11), count, False) / 2).tolist()


# 1. Two rates by hand


@chapter.task(1, "By the rules")
def by_the_rules(by_x, by_y, rng, *, p=5, q=8, x=3, y=2):
    """Check the partial derivatives of p x**2 y - y**3 + q x at (x, y)."""
    rate_x, rate_y = slopes(cubic, x, y, h=1e-4)  # y**3 costs h**2
    yield by_x.should_be(rate_x, within=ROUNDING)
    yield by_y.should_be(rate_y, within=ROUNDING)


@by_the_rules.varies
def _terms(draw):
    """Take f(x, y) = {p} x**2 y - y**3 + {q} x at x = {x}, y = {y}."""
    p, q, x, y = draw.some(4, range(2, 10))
    return {"p": p, "q": q, "x": x, "y": y}


def cubic(x, y):
    """Return the function of the first task.

    >>> cubic(3, 2)
    106
    """
    numbers = by_the_rules.numbers
    return numbers["p"] * x**2 * y - y**3 + numbers["q"] * x


@by_the_rules.mistakes_in("by_x")
class _ByX:
    def other_variable(*, p, x, y):
        """That is the rate with respect to y. Here y is held fixed, and x
        moves.
        """
        return p * x**2 - 3 * y**2

    def last_term_lost(*, p, x, y):
        """The last term contains x as well, and here it is missing. With
        respect to x it has a rate of its own.
        """
        return 2 * p * x * y

    def factor_lost(*, p, q, x):
        """This comes out if the factor y of the first term vanishes. It is
        held fixed, so it stays as a constant factor.
        """
        return 2 * p * x + q

    def y_differentiated(*, p, q, x, y):
        """This comes out if y**3 is differentiated, too. It contains no x,
        so with y held fixed it does not change at all.
        """
        return 2 * p * x * y + q - 3 * y**2

    def both_added(*, p, q, x, y):
        """That is the sum of both partial derivatives. Hold one variable
        fixed at a time, and keep the two numbers apart.

        Hold one variable fixed
        """
        return 2 * p * x * y + q + p * x**2 - 3 * y**2

    def the_value(*, p, q, x, y):
        """That is the value of f at the place. Ask how fast it changes when
        x moves.

        Hold one variable fixed
        """
        return p * x**2 * y - y**3 + q * x


@by_the_rules.mistakes_in("by_y")
class _ByY:
    def other_variable_for_y(*, p, q, x, y):
        """That is the rate with respect to x. Here x is held fixed, and y
        moves.
        """
        return 2 * p * x * y + q

    def last_term_kept(*, p, q, x, y):
        """This comes out if the last term leaves its factor behind. It
        contains no y, so with x held fixed it does not change at all.
        """
        return p * x**2 - 3 * y**2 + q

    def cube_lost(*, p, x):
        """The term with y**3 is missing here. It contains y, so it has a
        rate.
        """
        return p * x**2

    def product_lost_for_y(*, y):
        """This comes out if the first term vanishes because it contains x.
        It is a constant times y, and that has a rate.
        """
        return -3 * y**2

    def x_differentiated(*, p, x, y):
        """This comes out if x**2 is differentiated, too. It is held fixed,
        so it stays as it is.
        """
        return 2 * p * x - 3 * y**2


# 2. A partial derivative, measured


@chapter.task(2, "Hold one variable fixed")
def measured_partial(partial, rng):
    """Check a function that measures the partial derivative number i."""
    cases = [(hill, 0, np.array([1.0, 2.0]), 0.01)]
    cases += [_case(rng, i) for i in rng.permutation(3).tolist()]
    cases += [(hill, 1, np.array([-1.5, 0.0]), 0.5)]
    cases += [(hill, 0, np.array([0.0, 1.0]), 0.25)]
    cases += [(volume, i, np.array([2.0, -3.0, 5.0]), 0.5) for i in (1, 2)]
    yield from partial.should_agree(_partial, cases, ROUNDING)
    yield
    alone = [(cube, 0, np.array([x]), h) for x, h in [(2.0, 0.5), (-1.0, 2)]]
    yield from partial.should_agree(_partial, alone, ROUNDING)


def volume(x):
    """Return the product of three numbers, which counts them all.

    >>> float(volume(np.array([2.0, 3.0, 4.0])))
    24.0
    """
    return x[0] * x[1] * x[2]


def cube(x):
    """Return the cube of the only entry of an array.

    >>> float(cube(np.array([2.0])))
    8.0
    """
    return x[0] ** 3


def _moved(x, i, step):
    there = np.array(x, dtype=float)
    there[i] += step
    return there


def _partial(f, i, x, h):
    return (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h)


def _case(rng, i):
    """Return a function of three variables, a place and a step.

    It is cubic in each, so that what comes out depends on the step.
    """
    a, b, c = (int(n) for n in rng.choice(np.arange(2, 10), 3, False))

    def f(x):
        return a * x[0] ** 3 * x[1] - b * x[1] ** 3 + c * x[2] ** 3 * x[0]

    f.__name__ = f"lambda x: {a}*x[0]**3*x[1] - {b}*x[1]**3 + {c}*x[2]**3*x[0]"
    return f, i, np.array(_place(rng, 3)) * rng.choice([-1, 1], 3), 0.25


@measured_partial.mistakes_in("partial")
class _Partial:
    def everything_moves(f, i, x, h):
        """Here every variable moves, and the rates of all of them are added
        up. Move the entry number i, and hold the others fixed.
        """
        return (f(x + h) - f(x - h)) / (2 * h)

    def to_one_side(f, i, x, h):
        """This is the rate of a chord that goes to one side only, from x
        ahead. Take one place ahead of x and one behind it.

        By the rules
        """
        return (f(_moved(x, i, h)) - f(x)) / h

    def over_one_step(f, i, x, h):
        """This is twice too large: from behind x to ahead of it there are
        two steps. Divide by the whole way.
        """
        return 2 * _partial(f, i, x, h)

    def rise_alone(f, i, x, h):
        """That is the change alone, from behind x to ahead of it. Divide it
        by the way between the two places.
        """
        return f(_moved(x, i, h)) - f(_moved(x, i, -h))

    def no_brackets(f, i, x, h):
        """Python computes from left to right, so this was divided by 2 and
        then multiplied by h. Put 2 * h into brackets.
        """
        return (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / 2 * h

    def order_mixed(f, i, x, h):
        """This has the wrong sign: it takes the change from ahead of x to
        behind it. Begin the difference with the place ahead.
        """
        return -_partial(f, i, x, h)

    def always_the_first(f, i, x, h):
        """That is right for the first variable, whatever i is. Let i say
        which entry moves.
        """
        return _partial(f, 0, x, h)

    def counted_from_one(f, i, x, h):
        """Here the entry before the one that was asked for has moved. Python
        counts from 0, so the entry number i is x[i].
        """
        return _partial(f, i - 1, x, h)

    def one_array(f, i, x, h):
        """0 comes out if both places are one and the same array: ahead = x
        makes no copy, only a second name. Use x.copy() for each place.
        """
        return 0.0

    def half_way_back(f, i, x, h):
        """This comes out if the entry goes ahead by h and back by h, so the
        second place is x itself. To be behind x it must go back by 2 * h.
        """
        return (f(_moved(x, i, h)) - f(x)) / (2 * h)

    def replaced(f, i, x, h):
        """This comes out if the entry is replaced by h and by -h. It must
        move away from where it is, so add the step to it.
        """
        return _partial(f, i, _moved(x, i, -x[i]), h)


# 3. The tangent plane


@chapter.task(2, "The tangent plane")
def tangent_plane(plane_says, rng):
    """Check a function that returns what the tangent plane predicts."""
    cases = [(elevation, 1, 2, 0.1, 0.2)]
    ways = [(0.5, -0.25), (-0.5, 0.75), (-0.25, -0.5)]
    cases += [(_surface(rng), *_place(rng), *way) for way in ways]
    cases += [(elevation, -1.0, 0.5, 0.5, 0.25), (elevation, 4, 1, 0.5, 1)]
    yield from plane_says.should_agree(_plane, cases, _five_digits)
    yield
    still = [(elevation, 0, 0, 1, 2), (elevation, 1, -2, 0, 0)]
    still += [(elevation, 1.0, 1.0, 0.0, 0.5), (elevation, -2, 1, 0.5, 0)]
    yield from plane_says.should_agree(_plane, still, _five_digits)


def _plane(f, x, y, h, k):
    return float(f(x, y) + _changes(f, x, y, h, k).sum())


def _five_digits(wanted):
    return max(1e-3, 1e-5 * abs(wanted))


def _changes(f, x, y, h, k):
    """Return the change along each leg, as the plane has it."""
    return np.array(slopes(f, x, y)) * [h, k]


@tangent_plane.mistakes_in("plane_says")
class _Plane:
    def the_truth(f, x, y, h, k):
        """That is the true value at the new place. The plane predicts it
        from what is known at (x, y) alone: a value and two rates.
        """
        return f(x + h, y + k)

    def change_alone(f, x, y, h, k):
        """That is how much the plane rises or falls on the way. Add it to
        the value where the way begins.
        """
        return _changes(f, x, y, h, k).sum()

    def first_leg_alone(f, x, y, h, k):
        """This follows the first variable only. The second leg changes the
        value, too.
        """
        return f(x, y) + _changes(f, x, y, h, k)[0]

    def second_leg_alone(f, x, y, h, k):
        """This follows the second variable only. The first leg changes the
        value, too.
        """
        return f(x, y) + _changes(f, x, y, h, k)[1]

    def steps_exchanged(f, x, y, h, k):
        """This multiplies each rate by the step along the other axis. A rate
        with respect to x belongs to the step h.
        """
        return f(x, y) + np.dot(slopes(f, x, y), [k, h])

    def subtracted(f, x, y, h, k):
        """This takes the changes away in place of adding them. The sign of a
        change is in its rate and in its step already.
        """
        return f(x, y) - _changes(f, x, y, h, k).sum()

    def rates_at_the_end(f, x, y, h, k):
        """This takes the rates at the place where the way ends. The plane
        touches the surface at (x, y), so take both rates there.
        """
        return f(x, y) + np.dot(slopes(f, x + h, y + k), [h, k])


# 4. A counter-example


@chapter.task(2, "The tangent plane")
def flat_on_both_axes(surface, rng):
    """Check a function with two rates of 0 that is not flat in between."""
    rays = np.concatenate([AXES, BETWEEN, BESIDE])
    # Exactly 0 on the axes, where the cosine is not.
    around = [np.round(r * rays, 20) + 0.0 for r in RADII]
    places = [(0.0, 0.0), *map(tuple, np.concatenate(around).tolist())]
    seen, values = surface.over(places)
    yield seen
    yield
    yield from _flat(surface, values[0], values[1:].reshape(3, -1))


RADII = (1e-3, 1e-5, 1e-7)  # how far from the origin


def _rays(angles):
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


AXES = _rays(np.arange(4) * np.pi / 2)
BETWEEN = _rays(np.arange(1, 32) * np.pi / 16 + 0.01)
# Curves that touch an axis, such as y = x**2, leave it at a tiny angle.
BESIDE = _rays(
    np.add.outer(
        np.arange(4) * np.pi / 2,
        np.outer([-1, 1], 10.0 ** -np.arange(1, 9)).ravel(),
    ).ravel()
)


def _flat(surface, here, values):
    """Yield the facts about a function, from its values on many rays."""
    rises = values - here
    rates = rises / np.array(RADII)[:, None]
    noise = 64 * np.finfo(float).eps * abs(here) / RADII[-1]
    near, nearest = rates[1:, :4]
    level = np.maximum(0.1 * np.abs(near), noise + 1e-9)
    for axis, k in [("x", 0), ("y", 1)]:
        ahead, behind = nearest[k], 0 - nearest[k + 2]
        says = f"From (0, 0) along the {axis} axis, surface changes at the "
        says += f"rate {ahead:.3g} ahead and {behind:.3g} behind"
        most = max(level[k], level[k + 2])
        one = bool(abs(ahead - behind) <= most)
        yield surface.fact(one, says).should_be(True)
        yield surface.fact(bool(abs(ahead) <= most), says).should_be(True)
    yield
    far, close = np.abs(rises[0]).max(), np.abs(rises[2]).max()
    says = f"A ten-millionth away from (0, 0), surface is off by {close:.3g}"
    jumps = bool(close > max(0.5 * far, noise * RADII[-1]))
    yield surface.fact(jumps, says).should_be(False)
    yield
    kind, before, after = _steepness(rates[1:, 4 : 4 + len(BETWEEN)], noise)
    says = f"Between the axes, {RADII[1]:g} away from (0, 0), surface changes "
    says += f"at the rate {before:.3g}, and {RADII[2]:g} away at {after:.3g}"
    yield surface.fact(kind, says).should_be("stays")


def _steepness(rates, noise):
    """Return whether a rate stays as one comes closer, and two rates."""
    before, after = rates
    stays = np.abs(after - before) <= 0.1 * np.abs(after)
    stays &= np.abs(after) > 10 * noise
    most = int((np.abs(after) * (1 + 1e9 * stays)).argmax())
    kind = "steeper" if abs(after[most]) > abs(before[most]) else "flatter"
    return "stays" if stays[most] else kind, before[most], after[most]


@flat_on_both_axes.mistakes_in("surface")
class _Flat:
    def smooth(x, y):
        """In every direction this one is level at the origin, or gets level
        as you come closer. Find one that keeps its steepness however close
        you come.
        """
        return x * y

    def too_steep(x, y):
        """Between the axes this one gets steeper without end as you come
        closer, so there is no rate at the origin. Make it milder.
        """
        return abs(x * y) ** 0.25

    def jumps(x, y):
        """This function jumps at the origin, as the one of the lesson does.
        The task asks for a milder one, which tends to its value there.
        """
        return x * y / (x**2 + y**2) if x or y else 0.0

    def divides_by_zero(x, y):
        """At the origin the formula divides 0 by 0. Ask with if whether both
        inputs are 0, and return a value of your choice.
        """
        return x * y / (x**2 + y**2)

    def has_a_tip(x, y):
        """Along each axis this has one rate ahead and another one behind, so
        no partial derivative at all. Make it level on both axes.

        Hold one variable fixed
        """
        return (x**2 + y**2) ** 0.5

    def is_tilted(x, y):
        """This has both partial derivatives, and they are not 0. The
        sentence speaks of a place where both are 0.

        Hold one variable fixed
        """
        return x + y


# 5. Spot the bug


@chapter.task(2, "Hold one variable fixed")
def spot_the_bug(reported, lucky, repaired, rng, *, east=1, north=2):
    """Check what the bug reports, where it hides, and its repair."""
    both = sum(slopes(elevation, east, north))
    yield reported.should_be(both, within=0.01)
    yield
    drawn = _place(rng, 4)
    yield from _unnoticed(lucky, [*STRAIGHT, *drawn], [*UPRIGHT, *drawn])
    yield
    cases = [(elevation, 1.0, 2.0), (elevation, -1.0, -2.5)]
    cases += [(_surface(rng), *_place(rng)) for _ in range(3)]
    cases += [(_surface(rng), -1.5, 2.0), (elevation, 0.0, 0.0)]
    for f, x, y in cases:
        wanted = slopes(f, x, y)[1]
        yield repaired(f, x, y, 1e-6).should_be(wanted, within=1e-3)


@spot_the_bug.varies
def _place_of_the_bug(draw):
    """Take the place ({east}, {north})."""
    places = [-3, -2, -1, 1, 2, 3]
    return {"east": draw.one_of(places), "north": draw.one_of(places)}


STRAIGHT, UPRIGHT = [-20.0, -3.0, -0.5, 0.0, 30.0], [-7.0, -1.0, 0.0, 0.3, 40]


def _unnoticed(lucky, xs, ys):
    """Yield whether a function depends on y, and hides the bug."""
    seen, values = lucky.over([(x, y) for y in ys for x in xs])
    yield seen
    yield
    table = values.reshape(len(ys), len(xs))
    rounding = 1e-9 * np.abs(table).max()
    says = "Wherever x is, lucky does not change when y moves"
    depends = bool(np.ptp(table, axis=0).max() > rounding)
    yield lucky.fact(depends, says).should_be(True)
    yield
    row = int(np.ptp(table, axis=1).argmax())
    low, high = int(table[row].argmin()), int(table[row].argmax())
    says = " and ".join(
        f"lucky({xs[i]:g}, {ys[row]:g}) is {table[row, i]:.6g}"
        for i in sorted([low, high])
    )
    hides = bool(np.ptp(table[row]) <= rounding)
    yield lucky.fact(hides, says).should_be(True)


@spot_the_bug.mistakes_in("reported")
class _Reported:
    def the_true_rate(*, east, north):
        """That is the true rate towards the north. Follow the value of x
        line by line: what is it when y moves?
        """
        return slopes(elevation, east, north)[1]

    def the_first_rate(*, east, north):
        """That is the first number, the rate towards the east, and it is
        right. The question is about the second one.
        """
        return slopes(elevation, east, north)[0]

    def the_difference(*, east, north):
        """That is the difference of the two rates. Two steps were taken,
        one along each axis, and each adds its own change.

        The tangent plane
        """
        rate_x, rate_y = slopes(elevation, east, north)
        return rate_y - rate_x


@spot_the_bug.mistakes_in("lucky")
class _Lucky:
    def of_both(x, y):
        """This function changes when x moves, so the step that was not taken
        back shows. Think of one for which it makes no difference where x is.
        """
        return x * y

    def of_x_alone(x, y):
        """This function does not depend on y. The task asks for one that
        does.
        """
        return x**2


@spot_the_bug.mistakes_in("repaired")
class _Repaired:
    def unrepaired(f, x, y, h):
        """Here x and y have both moved, as before. Hold x where it was when
        y moves.
        """
        return (f(x + h, y + h) - f(x, y)) / h

    def of_x(f, x, y, h):
        """That is the rate with respect to x. Let y move, and hold x fixed."""
        return (f(x + h, y) - f(x, y)) / h

    def order_mixed(f, x, y, h):
        """This has the wrong sign. Begin the difference with the value after
        the step.
        """
        return (f(x, y) - f(x, y + h)) / h

    def over_one_step(f, x, y, h):
        """This is twice too large: from behind y to ahead of it there are
        two steps. Divide by the whole way.
        """
        return (f(x, y + h) - f(x, y - h)) / h


# 6. The loss of a line, on real data


@chapter.task(2, "Two features make a surface")
def line_loss(rate_w, rate_b, rng):
    """Check both partial derivatives of the loss of a line."""
    w, b = rng.integers(1, 8, 3).tolist(), rng.integers(-90, 0, 3).tolist()
    places = [(8.0, -100.0), *zip(map(float, w), map(float, b), strict=True)]
    places += [(12.0, -60.0), (-3.0, 40.0), (0.0, 0.0), (9.5, -120.0)]
    for name, answer in [("w", rate_w), ("b", rate_b)]:
        yield from answer.should_agree(
            lambda w, b, name=name: _rates(w, b)[name], places, _five_digits
        )  # a central difference will do
        yield


_patients = diabetes()
_bmi = _patients.column("bmi")


def _misses(w, b):
    return w * _bmi + b - _patients.y


def _loss(w, b):
    return np.mean(_misses(w, b) ** 2)


def _rates(w, b):
    rate_w, rate_b = slopes(_loss, w, b)  # the loss is quadratic
    return {"w": rate_w, "b": rate_b}


@line_loss.mistakes_in("rate_w")
class _RateW:
    def of_the_bias(w, b):
        """That is the rate with respect to b. Moving w by a little moves
        each prediction by bmi times as much.

        A neuron: three partials of one number
        """
        return 2 * _misses(w, b).mean()

    def two_lost(w, b):
        """This is half of it: the square of a miss has a rate with a factor
        2. Use the chain rule, the outer square first.
        """
        return (_misses(w, b) * _bmi).mean()

    def summed(w, b):
        """That is the rate of the sum of the squares. The loss is their
        mean, so the rate is a mean, too.
        """
        return 2 * (_misses(w, b) * _bmi).sum()

    def sign_lost(w, b):
        """The size is right, and the sign is not: this comes out for target
        minus prediction without the minus of the inner derivative. Take
        prediction minus target.
        """
        return -2 * (_misses(w, b) * _bmi).mean()

    def product_of_means(w, b):
        """This multiplies the mean miss by the mean bmi. Multiply patient by
        patient first, and then take the mean.

        A vector of inputs
        """
        return 2 * _misses(w, b).mean() * _bmi.mean()


@line_loss.mistakes_in("rate_b")
class _RateB:
    def of_the_weight(w, b):
        """That is the rate with respect to w. Moving b by a little moves
        every prediction by the same amount.

        A neuron: three partials of one number
        """
        return 2 * (_misses(w, b) * _bmi).mean()

    def two_lost_for_b(w, b):
        """This is half of it: the square of a miss has a rate with a factor
        2. Use the chain rule, the outer square first.
        """
        return _misses(w, b).mean()

    def summed_for_b(w, b):
        """That is the rate of the sum of the squares. The loss is their
        mean, so the rate is a mean, too.
        """
        return 2 * _misses(w, b).sum()

    def sign_lost_for_b(w, b):
        """The size is right, and the sign is not: this comes out for target
        minus prediction without the minus of the inner derivative. Take
        prediction minus target.
        """
        return -2 * _misses(w, b).mean()


# 7. Mixed partial derivatives


@chapter.task(2, "Mixed partial derivatives")
def mixed_partials(mixed, x_first, y_first, rng, *, top=6):
    """Check four corners of a rectangle, and two limits that differ."""
    cases = [(elevation, 1, 2, 1, 1)]
    cases += [(_surface(rng), *_place(rng), 0.5, 0.25) for _ in range(3)]
    cases += [(_surface(rng), -1.0, 2.5, 0.25, 2.0), (saddle, 0, -1, 2, 0.5)]
    cases += [(twisted, 1.0, 2.0, 0.5, 0.25)]
    yield from mixed.should_agree(_mixed, cases, ROUNDING)
    yield
    none = [(apart, 1.0, 2.0, 0.5, 0.25), (twisted, 0.0, 0.0, 1e-3, 1e-3)]
    yield from mixed.should_agree(_mixed, none, ROUNDING)
    yield
    yield x_first.should_be(_twist(1e-9, 1e-3), within=1e-3)
    yield y_first.should_be(_twist(1e-3, 1e-9), within=1e-3)


@mixed_partials.varies
def _factor(draw):
    """In f stands {top} in place of 6; write it into the cell above, too."""
    return {"top": draw.whole(2, 20)}


def _mixed(f, x, y, h, k):
    upper = f(x + h, y + k) - f(x, y + k)
    return (upper - (f(x + h, y) - f(x, y))) / (h * k)


def saddle(x, y):
    """Return a function whose mixed rate is negative.

    >>> saddle(2, 3)
    -18
    """
    return -3 * x * y


def apart(x, y):
    """Return a sum of two parts, each of one variable.

    >>> apart(1, 2)
    9
    """
    return x**2 + y**3


def twisted(x, y):
    """Return the function of the last task.

    >>> twisted(2, 1)
    7.2
    """
    top = mixed_partials.numbers["top"]
    return top * x * y * (x**2 - y**2) / (x**2 + y**2) if x or y else 0.0


def _twist(h, k):
    """Return the mixed rate at the origin; the smaller step goes first."""
    return round(_mixed(twisted, 0.0, 0.0, h, k), 6)


@mixed_partials.mistakes_in("mixed")
class _Mixed:
    def one_corner(f, x, y, h, k):
        """That is one corner alone. Two corners count with a plus and two
        with a minus.
        """
        return f(x + h, y + k)

    def not_divided(f, x, y, h, k):
        """That is the difference of the two changes, not yet a rate. Divide
        by both sides of the rectangle.
        """
        return _mixed(f, x, y, h, k) * h * k

    def divided_once(f, x, y, h, k):
        """This was divided by the first side alone. Divide by the second
        side as well.
        """
        return _mixed(f, x, y, h, k) * k

    def no_brackets(f, x, y, h, k):
        """Python computes from left to right, so this was divided by h and
        then multiplied by k. Put h * k into brackets.
        """
        return _mixed(f, x, y, h, k) * k * k

    def diagonal(f, x, y, h, k):
        """This uses two of the four corners, the first and the opposite one.
        Compare the change along one side with that along the other.
        """
        return (f(x + h, y + k) - f(x, y)) / (h * k)


@mixed_partials.mistakes_in("x_first")
class _XFirst:
    def exchanged():
        """That is the other order. Begin with the rate with respect to x on
        the y axis, and then let y move.

        A function for which the order matters
        """
        return _twist(1e-3, 1e-9)

    def on_the_diagonal():
        """0 comes out if both steps are equal, so that both shrink together.
        One of them must shrink before the other.
        """
        return 0


@mixed_partials.mistakes_in("y_first")
class _YFirst:
    def exchanged_back():
        """That is the other order. Begin with the rate with respect to y on
        the x axis, and then let x move.

        A function for which the order matters
        """
        return _twist(1e-9, 1e-3)

    def on_the_diagonal_y_first():
        """0 comes out if both steps are equal, so that both shrink together.
        One of them must shrink before the other.
        """
        return 0
