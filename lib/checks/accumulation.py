"""The tasks of the chapter on accumulation, and the mistakes we know.

``from lib.checks import accumulation as check`` gives one check for each
task; the tasks themselves are told in ``exercises/accumulation.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

from functools import cache

import numpy as np

from lib.checks import Chapter
from lib.data import bolt_tables

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
FEW_DIGITS = 0.005  # a result that is asked for with two decimals

chapter = Chapter("accumulation")
score, variant = chapter.score, chapter.variant


# 1. The trapezoid rule

TABLES = [
    ([0.0, 2.0], [3.0, 5.0]),
    ([0.0, 1.0, 3.0], [4.0, 4.0, 0.0]),
    ([-1.0, -0.5, 2.0, 2.25], [-2.0, 0.0, 3.0, -7.0]),
    ([0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 4.0, 9.0, 16.0]),
    ([1.0, 1.001, 5.0], [1000.0, -1000.0, 2.0]),
]


@chapter.task(1, "Area from strips")
def by_trapezoids(area_by_trapezoids, rng):
    """Check the trapezoid rule for two rows of numbers."""
    drawn = [_table(rng, n) for n in (3, 6, 9)]
    cases = [tuple(map(np.array, rows)) for rows in TABLES] + drawn
    yield from area_by_trapezoids.should_agree(_trapezoids, cases, ROUNDING)


def _table(rng, n):
    """Return places that rise unevenly, and heights of both signs."""
    x = np.cumsum(rng.uniform(0.1, 2.0, size=n)) - 3.0
    return x.round(3), rng.normal(scale=5.0, size=n).round(3)


def _trapezoids(x, y):
    return float(np.sum(np.diff(x) * (y[1:] + y[:-1])) / 2)


@by_trapezoids.mistakes_in("area_by_trapezoids")
class _AreaByTrapezoids:
    def left_edges(x, y):
        """That takes the height at the left edge of each strip. A trapezoid
        has a height at both edges.
        """
        return np.sum(np.diff(x) * y[:-1])

    def right_edges(x, y):
        """That takes the height at the right edge of each strip. A trapezoid
        has a height at both edges.
        """
        return np.sum(np.diff(x) * y[1:])

    def both_edges(x, y):
        """That adds the heights at both edges of a strip. The trapezoid is as
        large as a rectangle of which height?
        """
        return np.sum(np.diff(x) * (y[1:] + y[:-1]))

    def evenly_spaced(x, y):
        """That gives every strip the same width. These places are not evenly
        spaced: each strip has a width of its own.
        """
        width = (x[-1] - x[0]) / (len(x) - 1)
        return np.sum(y[1:] + y[:-1]) / 2 * width

    def first_width(x, y):
        """That takes the width of the first strip for all of them. Each has a
        width of its own.
        """
        return np.sum(y[1:] + y[:-1]) / 2 * (x[1] - x[0])

    def mean_height(x, y):
        """That is the mean of all heights times the whole width. A height
        counts as much as the strips beside it are wide.
        """
        return np.mean(y) * (x[-1] - x[0])

    def no_width(x, y):
        """That adds heights. An area has a width, too."""
        return np.sum(y[1:] + y[:-1]) / 2

    def all_positive(x, y):
        """That counts what lies below the axis as positive. An integral
        counts it with its sign.

        Areas below the axis
        """
        return np.sum(np.diff(x) * np.abs(y[1:] + y[:-1])) / 2


# 2. How many strips?

GAIN = np.e - 1  # of e^x from 0 to 1, and of its slope


def _strips(rule, tolerance):
    """Return the smallest number of strips whose error is small enough."""
    n = 1
    while abs(rule(np.exp, 0.0, 1.0, n) - GAIN) >= tolerance:
        n = n + 1
    return n


def _left(f, a, b, n):
    return (b - a) / n * f(a + (b - a) / n * np.arange(n)).sum()


def _midpoint(f, a, b, n):
    return (b - a) / n * f(a + (b - a) / n * (np.arange(n) + 0.5)).sum()


def _trapezoid(f, a, b, n):
    return _trapezoids(np.linspace(a, b, n + 1), f(np.linspace(a, b, n + 1)))


@cache
def _needed(tolerance):
    """Return how many strips the three rules need."""
    rules = (_left, _midpoint, _trapezoid)
    return tuple(_strips(rule, tolerance) for rule in rules)


@chapter.task(2, "Where the orders come from")
def strips_needed(n_left, n_midpoint, n_trapezoid, rng, *, tolerance=0.0005):
    """Check how many strips each of three rules needs."""
    left, midpoint, trapezoid = _needed(tolerance)
    yield n_left.should_be(left)
    yield
    yield n_midpoint.should_be(midpoint)
    yield
    yield n_trapezoid.should_be(trapezoid)


@strips_needed.varies
def _off(draw):
    """Each sum is to be off by less than {tolerance}."""
    return {"tolerance": draw.whole(51, 85) / 1e5}


@strips_needed.mistakes_in("n_left")
class _NLeft:
    def not_yet(*, tolerance):
        """With so many strips the error is still a little too large. Round
        to the other side.
        """
        return _needed(tolerance)[0] - 1

    def places(*, tolerance):
        """A smaller number is enough. If you counted edges: between them lies
        one strip fewer.
        """
        return _needed(tolerance)[0] + 1

    def whole_gain(*, tolerance):
        """That misses the half. What a strip misses is a triangle, and no
        rectangle.
        """
        return int(np.ceil(GAIN / tolerance))

    def order_two(*, tolerance):
        """That is what another order would need. The error of this rule has
        one factor of the width.
        """
        return int(np.ceil((GAIN / 2 / tolerance) ** 0.5))


@strips_needed.mistakes_in("n_midpoint")
class _NMidpoint:
    def of_the_trapezoids(*, tolerance):
        """That goes with another number in front of the error. Which one
        stands in the formula of the midpoints?
        """
        return _needed(tolerance)[2]

    def midpoints_not_yet(*, tolerance):
        """With so many strips the error is still a little too large. Round
        to the other side.
        """
        return _needed(tolerance)[1] - 1

    def midpoints_without_the_root(*, tolerance):
        """That is the square of a number of strips. The error goes like one
        over that square: take the root before you round.
        """
        return int(np.ceil(GAIN / 24 / tolerance))

    def one_strip_alone(*, tolerance):
        """That is where *one* strip has so small an error. There are many of
        them, and they add up.
        """
        return int(np.ceil((GAIN / 24 / tolerance) ** (1 / 3)))


@strips_needed.mistakes_in("n_trapezoid")
class _NTrapezoid:
    def of_the_midpoints(*, tolerance):
        """That goes with another number in front of the error. Which one
        stands in the formula of the trapezoids?
        """
        return _needed(tolerance)[1]

    def trapezoids_not_yet(*, tolerance):
        """With so many strips the error is still a little too large. Round
        to the other side.
        """
        return _needed(tolerance)[2] - 1

    def trapezoids_without_the_root(*, tolerance):
        """That is the square of a number of strips. The error goes like one
        over that square: take the root before you round.
        """
        return int(np.ceil(GAIN / 12 / tolerance))

    def trapezoids_places(*, tolerance):
        """A smaller number is enough. If you counted edges: between them lies
        one strip fewer.
        """
        return _needed(tolerance)[2] + 1


# 3. Spot the error

AT = 2  # the moment that is asked for is the third


@chapter.task(2, "Bolt, tested")
def one_strip_ahead(
    bug_line, program_says, mended, rng, *, t=(0, 2, 3, 6), v=(1, 5, 6, 8)
):
    """Check the line that shifts a running sum, and what it does to it."""
    sums = np.cumsum(_pieces(t, v))
    yield bug_line.should_be(5)
    yield
    yield program_says.should_be(sums[AT], within=FEW_DIGITS)
    yield
    yield mended.should_be(sums[AT - 1], within=FEW_DIGITS)


@one_strip_ahead.varies
def _readings(draw):
    """The readings are {v} m/s, at the moments {t} s.
    You are asked for the third of these moments.
    """
    widths = [draw.whole(1, 4) for _ in range(3)]
    t = [0, *np.cumsum(widths).tolist()]
    return {"t": tuple(t), "v": tuple(draw.some(4, range(1, 12)))}


def _pieces(t, v):
    """Return the areas of the strips."""
    return np.diff(t) * np.add(v[1:], v[:-1]) / 2


@one_strip_ahead.mistakes_in("bug_line")
class _BugLine:
    def the_inputs():
        """That line only says what comes in. Work out what the others return
        for the four readings.
        """
        return 1

    def the_widths():
        """Four moments have three strips between them, and these are their
        widths. Go on to the next line.
        """
        return 2

    def the_means():
        """Those are the mean heights of the strips, one for each. Go on to
        the next line.
        """
        return 3

    def the_sum():
        """This sum is right, and it has one number for each strip. At which
        end of the strip is he when it is added?
        """
        return 4


@one_strip_ahead.mistakes_in("program_says")
class _ProgramSays:
    def as_if_mended(*, t, v):
        """The program with its error says something else. Write down all
        that it returns, and count the places.
        """
        return np.cumsum(_pieces(t, v))[AT - 1]

    def first_entry(*, t, v):
        """That is the entry for the start. The first moment stands at the
        place 0, the next at 1, and so on.
        """
        return np.cumsum(_pieces(t, v))[0]

    def last_strip(*, t, v):
        """That is one strip alone. The program returns running sums."""
        return _pieces(t, v)[AT]


@one_strip_ahead.mistakes_in("mended")
class _Mended:
    def still_ahead(*, t, v):
        """That is what the program with the error says. Up to this moment
        there are two strips.
        """
        return np.cumsum(_pieces(t, v))[AT]

    def one_strip(*, t, v):
        """That is the area up to the second moment. Up to the third there are
        two strips.
        """
        return np.cumsum(_pieces(t, v))[0]

    def left_edges(*, t, v):
        """That takes the speed at the beginning of each strip. The program
        takes the mean of both edges, and that was right.
        """
        return np.dot(np.diff(t)[:AT], v[:AT])

    def right_edges(*, t, v):
        """That takes the speed at the end of each strip. The program takes
        the mean of both edges, and that was right.
        """
        return np.dot(np.diff(t)[:AT], v[1 : AT + 1])

    def second_strip(*, t, v):
        """That is the second strip alone. The first one was run before."""
        return _pieces(t, v)[1]


# 4. A counter-example

FINE, BOTH_EXACT, OTHER_WAY, TOO_SMALL, NOT_EXACT = range(5)
EXACT, LARGE = 0.001, 0.1


@chapter.task(2, "Where the orders come from")
def neither_is_better(f, g, rng):
    """Check two functions, one for each rule, with one strip from 0 to 2."""
    seen, chords, middle = _errors(f)
    yield seen
    yield
    yield f.fact(
        _fate_of_f(chords, middle), _said("f", chords, middle)
    ).should_be(FINE)
    yield
    seen, chords, middle = _errors(g)
    yield seen
    yield
    yield g.fact(
        _fate_of_g(chords, middle), _said("g", chords, middle)
    ).should_be(FINE)


def _errors(f, many=4000):
    """Return whether f has numbers, and both errors with one strip."""
    places = 2 * (np.arange(many) + 0.5) / many
    seen, values = f.over([(float(x),) for x in [0.0, 1.0, 2.0, *places]])
    start, middle, end = values[:3]
    area = 2 * np.mean(values[3:])
    return seen, start + end - area, 2 * middle - area


def _said(name, chords, middle):
    return (
        f"With one strip from 0 to 2, the trapezoid rule is off by "
        f"{chords:.4g} for {name}, and the midpoint rule by {middle:.4g}"
    )


def _fate_of_f(chords, middle):
    if max(abs(chords), abs(middle)) < EXACT:
        return BOTH_EXACT
    if abs(chords) <= abs(middle):
        return OTHER_WAY
    return FINE if abs(chords) >= LARGE else TOO_SMALL


def _fate_of_g(chords, middle):
    if max(abs(chords), abs(middle)) < EXACT:
        return BOTH_EXACT
    if abs(chords) > EXACT:
        return NOT_EXACT
    return FINE if abs(middle) >= LARGE else TOO_SMALL


def _both_sides(x):
    """Return a curve with an area of 0, 0 at both ends, not in the middle."""
    return ((x - 1) ** 2 - 1) * ((x - 1) ** 2 - 0.2)


@neither_is_better.mistakes_in("f")
class _F:
    def both_exact(x):
        """Here both rules are exact, so neither is better. Which shape of a
        graph does a chord miss?
        """
        return 3 * x + 1

    def other_way(x):
        """For this one the trapezoid rule is at least as close as the
        midpoint rule. Try a graph without kinks that bends one way all along.
        """
        return _both_sides(x)

    def too_small(x):
        """The right rule is closer, but both errors are tiny. The task asks
        for an error that can be seen: make the graph bend more.
        """
        return 0.001 * x**2


@neither_is_better.mistakes_in("g")
class _G:
    def g_both_exact(x):
        """Here both rules are exact, so neither is better. The middle has to
        be somewhere that the two ends and the area do not tell.
        """
        return 3 * x + 1

    def not_exact(x):
        """For this one the trapezoid rule is not exact. A graph that bends
        one way always misses: let it bend both ways, so that it cancels.
        """
        return x**2

    def g_too_small(x):
        """The trapezoid rule is exact here, but the midpoint rule is hardly
        off. Make the function larger.
        """
        return 0.01 * _both_sides(x)


# 5. A race from its differences

RACES = [
    ([0.0, 1.0, 3.0], [0.0, 4.0, 10.0]),
    ([0.0, 2.0, 3.0, 7.0], [5.0, 5.0, 9.0, 1.0]),
    ([-1.0, 0.0, 0.5, 2.0, 4.0], [-3.0, 0.0, 2.0, 2.0, 8.0]),
]


@chapter.task(2, "Bolt, tested")
def race_again(recovered, largest_miss, rng, *, late=0.0):
    """Check positions that are added up from central differences."""
    drawn = [_race(rng, n) for n in (4, 7, 12)]
    cases = [tuple(map(np.array, rows)) for rows in RACES] + drawn
    yield from recovered.should_agree(_recovered, cases, within=1e-8)
    yield
    wanted = np.abs(_misses(late)).max()
    yield largest_miss.should_be(wanted, within=FEW_DIGITS)


def _race(rng, n):
    time = np.cumsum(rng.uniform(0.2, 2.0, size=n)).round(3)
    return time, (10 + np.cumsum(rng.normal(size=n) + 2.0)).round(3)


def _central(time, position):
    v = np.empty(len(time))
    v[1:-1] = (position[2:] - position[:-2]) / (time[2:] - time[:-2])
    v[0] = (position[1] - position[0]) / (time[1] - time[0])
    v[-1] = (position[-1] - position[-2]) / (time[-1] - time[-2])
    return v


def _added(time, v, begin):
    pieces = np.diff(time) * (v[1:] + v[:-1]) / 2
    return begin + np.concatenate([[0.0], np.cumsum(pieces)])


def _recovered(time, position):
    return _added(time, _central(time, position), position[0])


@race_again.varies
def _late(draw):
    """Let Bolt pass the mark of 10 m later than table B says, by {late} s.
    So after time, position = bolt_tables()["B"] comes time[1] += {late}.
    """
    # With 0.01 s table B is table A at this mark.
    return {"late": draw.whole(2, 60) / 100}


def _misses(late, table="B"):
    time, position = bolt_tables()[table]
    time[1] += late
    return _recovered(time, position) - position


@race_again.mistakes_in("recovered")
class _Recovered:
    def marks_themselves(time, position):
        """That gives back every mark exactly, so it proves nothing: each
        difference is divided by a time and multiplied by the same. Take
        central differences.

        From speed to distance
        """
        v = np.diff(position) / np.diff(time)
        steps = np.concatenate([[0.0], np.cumsum(v * np.diff(time))])
        return position[0] + steps

    def from_zero(time, position):
        """That begins at 0 m. The race begins where the table says."""
        return _added(time, _central(time, position), 0.0)

    def weighted(time, position):
        """Those are the weighted differences of `np.gradient`. The task asks
        for the plain ones: the rise from the mark before to the mark behind,
        divided by the time between.
        """
        return _added(time, np.gradient(position, time), position[0])

    def left_edges(time, position):
        """The velocities are right, and each strip takes the one at its left
        edge. Take trapezoids.
        """
        steps = np.cumsum(np.diff(time) * _central(time, position)[:-1])
        return position[0] + np.concatenate([[0.0], steps])

    def right_edges(time, position):
        """The velocities are right, and each strip takes the one at its right
        edge. Take trapezoids.
        """
        steps = np.cumsum(np.diff(time) * _central(time, position)[1:])
        return position[0] + np.concatenate([[0.0], steps])

    def ends_at_rest(time, position):
        """At both ends the velocity is 0 here. The task takes the average of
        the one piece that is there.
        """
        v = _central(time, position)
        v[0] = v[-1] = 0.0
        return _added(time, v, position[0])

    def evenly_spaced(time, position):
        """That gives every strip the same duration. The marks are not evenly
        spaced in time.
        """
        even = np.linspace(time[0], time[-1], len(time))
        return _added(even, _central(time, position), position[0])

    def one_mark_missing(time, position):
        """The start is missing: there is one number for each mark, and the
        first one is the position at the start.
        """
        return _recovered(time, position)[1:]


@race_again.mistakes_in("largest_miss")
class _LargestMiss:
    def at_the_end():
        """That is the miss at the last mark, which is 0 whatever the table
        says. Look at the marks in between.
        """
        return 0.0

    def other_table(*, late):
        """That is what comes out for another table of the lesson. The task
        names its own.
        """
        return np.abs(_misses(late, table="A")).max()

    def with_its_sign(*, late):
        """That is the smallest of the misses with their signs. Take their
        sizes before you look for the largest.
        """
        return _misses(late).min()


# 6. Monte Carlo


def _named(name):
    """Return a function of numpy as one of Python, with the name to call."""

    def same(x):
        return getattr(np, name)(x)

    same.__name__ = f"np.{name}"
    return same


EXP, SQUARE, SIN, CBRT = map(_named, ("exp", "square", "sin", "cbrt"))
SAMPLES = [
    ([1.0, 2.0, 4.0, 5.0], 1.0, 5.0),
    ([-0.5, 0.25], -1.0, 1.0),
    ([0.1, 0.1, 0.1], 0.0, 0.5),
]


@chapter.task(2, "An error bar")
def monte_carlo(estimate, rng):
    """Check an estimate of an integral, and its error bar."""
    for numbers, a, b in SAMPLES:
        yield _estimated(estimate, SQUARE, a, b, np.array(numbers))
    for a, b in [(0.0, 2.0), (-3.0, 1.0), (10.0, 10.5)]:
        x = rng.uniform(a, b, size=int(rng.integers(5, 40)))
        yield _estimated(estimate, EXP, a, b, x.round(4))


def _estimated(estimate, f, a, b, x):
    wanted = [float(v) for v in _mean_and_bar(f, a, b, x)]
    said = f"estimate({f.__name__}, {a:g}, {b:g}, x) for {len(x)} numbers"
    found = estimate(f, a, b, x, says=said).as_list()
    return found.should_be(wanted, within=1e-9 * max(1.0, abs(wanted[0])))


def _mean_and_bar(f, a, b, x):
    y = f(x)
    return (b - a) * y.mean(), (b - a) * y.std(ddof=1) / len(y) ** 0.5


@monte_carlo.mistakes_in("estimate")
class _Estimate:
    def without_length(f, a, b, x):
        """That is the mean of the heights, with its bar. An area has a width,
        too.

        An expectation is an integral
        """
        y = f(x)
        return y.mean(), y.std(ddof=1) / len(y) ** 0.5

    def bar_without_length(f, a, b, x):
        """The estimate is right. The bar belongs to the mean height, and the
        area is as uncertain as that times the width.
        """
        y = f(x)
        return (b - a) * y.mean(), y.std(ddof=1) / len(y) ** 0.5

    def no_root(f, a, b, x):
        """The bar is divided by the number of samples. The mean of
        independent errors shrinks more slowly than that.
        """
        y = f(x)
        return (b - a) * y.mean(), (b - a) * y.std(ddof=1) / len(y)

    def deviation(f, a, b, x):
        """The estimate is right, and the bar is that of one sample alone. How
        far off is the mean of n?
        """
        y = f(x)
        return (b - a) * y.mean(), (b - a) * y.std(ddof=1)

    def variance(f, a, b, x):
        """The bar is made of the variance, which has the unit of a square.
        Take the standard deviation.
        """
        y = f(x)
        return (b - a) * y.mean(), (b - a) * y.var(ddof=1) / len(y) ** 0.5

    def divided_by_n(f, a, b, x):
        """The variance is divided by n. The mean was taken from the same
        sample, so the task divides by n - 1.
        """
        y = f(x)
        return (b - a) * y.mean(), (b - a) * y.std() / len(y) ** 0.5

    def of_the_places(f, a, b, x):
        """The bar is made of the places x. What scatters in the sum are the
        heights f(x).
        """
        bar = (b - a) * x.std(ddof=1) / len(x) ** 0.5
        return (b - a) * f(x).mean(), bar

    def turned_around(f, a, b, x):
        """Both numbers are there, in the other order. The task asks for the
        estimate first.
        """
        return _mean_and_bar(f, a, b, x)[::-1]


# 7. A rule of your own

RULED = [
    # so wide that weights which are rounded are told from narrower strips
    (EXP, 0.0, 4.0, 1),
    (EXP, 0.0, 4.0, 4),
    (SQUARE, -1.0, 3.0, 3),
    (SIN, 0.5, 2.5, 5),
    (CBRT, 1.0, 8.0, 2),
]


@chapter.task(3, "Where the orders come from")
def own_rule(better, factor_smooth, factor_root, rng):
    """Check a rule without the leading error, and how its error falls."""
    drawn = [
        (EXP, *np.sort(rng.uniform(-2, 2, size=2)).round(3), n)
        for n in (2, 3, 6)
    ]
    for f, a, b, n in RULED + drawn:
        a, b = float(a), float(b) + 0.125 * (a == b)
        said = f"better({f.__name__}, {a:g}, {b:g}, {n})"
        found = better(f, a, b, n, says=said)
        yield found.should_be(_better(f, a, b, n), within=1e-9)
    yield
    yield factor_smooth.should_be(16.0, within=0.3)
    yield
    yield factor_root.should_be(2**1.5, within=0.03)


def _better(f, a, b, n):
    return (2 * _midpoint(f, a, b, n) + _trapezoid(f, a, b, n)) / 3


@own_rule.mistakes_in("better")
class _Better:
    def their_mean(f, a, b, n):
        """That is the plain mean of both rules. One error is twice the other,
        so the weights that cancel them are not equal.
        """
        return (_midpoint(f, a, b, n) + _trapezoid(f, a, b, n)) / 2

    def weights_exchanged(f, a, b, n):
        """The weights stand the wrong way round: the rule with the smaller
        error gets the larger one.
        """
        return (_midpoint(f, a, b, n) + 2 * _trapezoid(f, a, b, n)) / 3

    def not_shared(f, a, b, n):
        """The errors may cancel, and the weights do not add up to 1. For a
        constant function the sum should be its area.
        """
        return 2 * _midpoint(f, a, b, n) + _trapezoid(f, a, b, n)

    def signs_alike(f, a, b, n):
        """That is right if both errors had the same sign. Look at their signs
        once more.
        """
        return 2 * _midpoint(f, a, b, n) - _trapezoid(f, a, b, n)

    def midpoints(f, a, b, n):
        """That is the midpoint rule. Mix it with the trapezoid rule, so that
        their errors cancel.
        """
        return _midpoint(f, a, b, n)

    def trapezoids(f, a, b, n):
        """That is the trapezoid rule. Mix it with the midpoint rule, so that
        their errors cancel.
        """
        return _trapezoid(f, a, b, n)

    def twice_the_strips(f, a, b, n):
        """That mixes the same rules with twice as many strips. The task gives
        the number of strips for both.
        """
        return _better(f, a, b, 2 * n)


@own_rule.mistakes_in("factor_smooth")
class _FactorSmooth:
    def two_or_four():
        """If that is the order, the factor is two to that power. If it is the
        factor, it is the one of the rules that you mixed: measure yours.
        """
        return 4.0

    def order_three():
        """That is what the next power of the width would leave. Its term
        cancels as well, as the tangent's triangles do: measure it.
        """
        return 8.0

    def turned_over():
        """That is the smaller error divided by the larger one. The task asks
        by what the error is *divided*.
        """
        return 1 / 16


@own_rule.mistakes_in("factor_root")
class _FactorRoot:
    def as_if_smooth():
        """That is the factor for a smooth function. The root has a vertical
        tangent at 0.

        When the orders change
        """
        return 16.0

    def order_two():
        """That is the factor of the order 2. The root does not even have
        that.

        When the orders change
        """
        return 4.0

    def the_order():
        """That is the order. The factor is two to that power.

        When the orders change
        """
        return 1.5

    def root_turned_over():
        """That is the smaller error divided by the larger one. The task asks
        by what the error is *divided*.
        """
        return 2**-1.5

    def order_one():
        """That is the factor of the order 1. It falls faster than that:
        measure it with more strips.

        When the orders change
        """
        return 2.0
