"""The tasks of the chapter on rates of change, and the mistakes we know.

``from lib.checks import rates_of_change as check`` gives one check for each
task; the tasks themselves are told in ``exercises/rates_of_change.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import numpy as np

from lib.checks import Chapter
from lib.data import bolt, bolt_tables

TWO_DECIMALS = 0.006  # rounding to two decimals moves a number by 0.005
ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand

chapter = Chapter("rates_of_change")
score, variant = chapter.score, chapter.variant


# 1. The average rate from a table, with its unit


@chapter.task(1, "Average rate of change")
def average_from_table(rate, unit, rng, *, near=10, far=40):
    """Check Bolt's average velocity between two marks, and its unit.

    Metres per second or kilometres per hour, as long as both agree.
    """
    wanted = _table_rate(near, far)
    in_kilometres = rate.should_be(3.6 * wanted).is_close
    wanted = 3.6 * wanted if in_kilometres else wanted
    yield rate.should_be(wanted, within=TWO_DECIMALS)
    yield
    wanted = "km/h" if in_kilometres else "m/s"
    yield unit.should_be_the_unit(wanted)


@average_from_table.varies
def _marks(draw):
    """Take the marks at {near} m and at {far} m."""
    # From 20 m on he is so even that the mean of the pieces is right, too.
    return {"near": 10, "far": draw.one_of(range(40, 100, 10))}


def _table_rate(near, far):
    time, position = bolt()
    first, last = (np.flatnonzero(position == x)[0] for x in (near, far))
    return (position[last] - position[first]) / (time[last] - time[first])


@average_from_table.mistakes_in("rate")
class _TableRate:
    def one_mark(*, far):
        """That is the second mark alone: {far} m divided by the time since the
        gun. Take the change from the first mark to the second, above the
        line and below it.
        """
        return _table_rate(0, far)

    def rows_from_one(*, near, far):
        """That takes the row before each of the two marks: the first row,
        the gun, has the index 0. Count again which index the mark at {near} m
        has.

        The race as a table
        """
        return _table_rate(near - 10, far - 10)

    def rows_too_far(*, near, far):
        """That takes the row behind each of the two marks. Count again which
        index the mark at {near} m has: the first row, the gun, has the index
        0.

        The race as a table
        """
        return _table_rate(near + 10, far + 10)

    def mean_of_pieces(*, near, far):
        """That is the mean of the rates of the pieces, and it would be right
        if all of them had taken the same time. Divide the whole change
        of position by the whole change of time.
        """
        starts = range(near, far, 10)
        return np.mean([_table_rate(x, x + 10) for x in starts])

    def upside_down(*, near, far):
        """That is how many seconds he needs for one metre. Turn the fraction
        over: a velocity says how many metres he runs in one second.
        """
        return 1 / _table_rate(near, far)

    def order_mixed(*, near, far):
        """This comes out if the differences above the line and below it are
        taken in opposite orders. Begin with the same mark in both places.
        """
        return -_table_rate(near, far)

    def distance_alone(*, near, far):
        """That is how far he ran, in metres. A rate also asks how long it
        took: divide by the change of the time.
        """
        return far - near


@average_from_table.mistakes_in("unit")
class _TableUnit:
    def too_fast():
        """The number fits another unit: at so many metres per second he
        would outrun every car in town. Ask which unit your last step gave.
        """
        return "m/s"

    def too_slow():
        """The number fits another unit: at so many kilometres per hour a
        child on a bicycle would keep up. Ask which units the table has.
        """
        return "km/h"

    def of_a_distance():
        """That is the unit of a distance, the top of the fraction. Divide it
        by the unit of the bottom.
        """
        return "m"

    def of_an_acceleration():
        """That is the unit of an acceleration, which says how a velocity
        changes. Here a position changes: divide its unit by that of time.

        Position, velocity, speed
        """
        return "m/s/s"

    def unit_upside_down():
        """That is the unit of seconds per metre, how long he needs for a
        metre. The unit of the top of the fraction comes first.
        """
        return "s/m"


# 2. The average rate of a formula


@chapter.task(1, "From a formula")
def average_of_cube(average, rng, *, a=1, b=4):
    """Check the average rate of change of t**3 over [a, b]."""
    yield average.should_be(_cube_rate(a, b), within=ROUNDING)


@average_of_cube.varies
def _interval(draw):
    """Take f(t) = t**3 over the interval [{a}, {b}]."""
    a = draw.whole(1, 6)
    return {"a": a, "b": a + draw.whole(2, 6)}


def _cube_rate(a, b):
    return (b**3 - a**3) / (b - a)


@average_of_cube.mistakes_in("average")
class _Cube:
    def rise_alone(*, a, b):
        """That is the rise from f({a}) to f({b}). Divide it by the run, the
        width of the interval.

        The rate in the picture
        """
        return b**3 - a**3

    def from_the_origin(*, b):
        """That is f({b}) divided by {b}, the average over [0, {b}]. Here
        the interval begins at {a}, and f has already risen there.

        From a graph
        """
        return _cube_rate(0, b)

    def wrong_width(*, a, b):
        """That divides the rise by {b}, the place where the interval
        ends. Divide it by the width of the interval.
        """
        return (b**3 - a**3) / b

    def value_of_the_difference(*, a, b):
        """That is f at {b} - {a}, one height alone, divided by the width. A
        rise needs two heights: take f at each end first, and then subtract.

        The rate in the picture
        """
        return (b - a) ** 3 / (b - a)

    def mean_of_values(*, a, b):
        """That is the mean of f({a}) and f({b}), a height halfway between
        them. A rate asks how far apart the two heights are, and over which
        width.

        The rate in the picture
        """
        return (a**3 + b**3) / 2

    def slope_in_the_middle(*, a, b):
        """That is the slope at one instant, in the middle. For a
        square both agree, for a cube they do not: use the two ends.

        Closer and closer to one instant
        """
        return 3 * ((a + b) / 2) ** 2

    def of_the_lesson():
        """That is the number of the lesson, for t squared over [1, 3]. Here
        f multiplies three factors t, and the interval is another.
        """
        return 4

    def of_the_square(*, a, b):
        """That is the average of t squared over this interval. Here f
        multiplies three factors t.
        """
        return (b**2 - a**2) / (b - a)

    def over_the_other_interval():
        """That is the average over [1, 3], the interval of the lesson. Here
        it is another.
        """
        return _cube_rate(1, 3)

    def upside_down(*, a, b):
        """That is run over rise, the slope if the axes were exchanged. Turn
        the fraction over.

        The rate in the picture
        """
        return 1 / _cube_rate(a, b)

    def order_mixed(*, a, b):
        """This comes out if the differences above the line and below it are
        taken in opposite orders. Begin with the same end in both places.

        Average rate of change
        """
        return -_cube_rate(a, b)

    def no_brackets(*, a, b):
        """Python divides before it subtracts, so only the middle part was
        divided here. Put the rise into brackets, and the run too.

        The rate in the picture
        """
        return b**3 - a**3 / b - a

    def no_brackets_above(*, a, b):
        """Python divides before it subtracts, so only the second height was
        divided here. Put the rise into brackets.

        The rate in the picture
        """
        return b**3 - a**3 / (b - a)

    def no_brackets_below(*, a, b):
        """Python divides before it subtracts, so the rise was divided by
        {b} alone, and then {a} was taken away. Put the run into brackets.

        The rate in the picture
        """
        return (b**3 - a**3) / b - a

    def with_a_hat(*, a, b):
        """This comes out if a power is written with ^, which means something
        else in Python. A power is written with two stars.
        """
        return (b ^ 3 - a ^ 3) / (b - a)

    def with_a_hat_and_a_one(*, a, b):
        """This comes out if a power is written with ^, which means something
        else in Python. A power is written with two stars.
        """
        return (b ^ 3 - a**3) / (b - a)


# 3. The slope of a secant


@chapter.task(2, "The rate in the picture")
def secant_slope(secant_slope, rng):
    """Check a function that returns the slope of the secant of f on [a, b].

    Secants that rise, fall and lie flat, on both sides of 0.
    """
    drawn = [_secant(rng) for _ in range(3)]
    cases = [(square, 1, 3), (square, -4, 1), (fading, -4, 7), *drawn]
    yield from secant_slope.should_agree(_secant_slope, cases, ROUNDING)
    yield
    flat = [(square, -2, 2), (square, -1, 0), (fading, 0, 5)]
    yield from secant_slope.should_agree(_secant_slope, flat, ROUNDING)


def _secant_slope(f, a, b):
    return (f(b) - f(a)) / (b - a)


def fading(t):
    """Return a fraction that falls, from 1 at -4.

    >>> fading(-1)
    0.25
    """
    return 1 / (t + 5)


def square(t):
    """Return the square of t, the function of the first try.

    >>> square(3)
    9
    """
    return t**2


def _secant(rng):
    """Return a cubic, named as Python writes it, and an interval."""
    cube, slope, shift = (int(n) for n in rng.integers(2, 7, 3))
    a, width = (int(n) / 2 for n in rng.integers(1, 7, 2))

    def f(t):
        return cube * t**3 - slope * t + shift

    f.__name__ = f"lambda t: {cube}*t**3 - {slope}*t + {shift}"
    return f, a, a + width


@secant_slope.mistakes_in("secant_slope")
class _Secant:
    def rise_alone(f, a, b):
        """That is the rise of the secant. Divide it by the run."""
        return f(b) - f(a)

    def upside_down(f, a, b):
        """That is run over rise, the slope if the axes were exchanged. Turn
        the fraction over.
        """
        return (b - a) / (f(b) - f(a))

    def order_mixed(f, a, b):
        """This comes out if the differences above the line and below it are
        taken in opposite orders. Begin with the same end in both places.
        """
        return (f(b) - f(a)) / (a - b)

    def no_brackets(f, a, b):
        """Python divides before it subtracts, so only the middle part was
        divided here. Put the rise into brackets, and the run too.
        """
        return f(b) - f(a) / b - a

    def no_brackets_below(f, a, b):
        """Python divides before it subtracts, so the rise was divided by b
        alone, and then a was taken away. Put the run into brackets.
        """
        return (f(b) - f(a)) / b - a

    def divided_by_the_end(f, a, b):
        """That divides the rise by b, as if the interval began at 0. Divide
        by the width of the interval.

        From a graph
        """
        return (f(b) - f(a)) / b

    def value_of_the_difference(f, a, b):
        """That takes f at b - a, which is one height only. A rise needs two:
        take f at each end first, and then subtract.
        """
        return f(b - a) / (b - a)

    def of_the_square(f, a, b):
        """That is right for t squared, and for this function it is not. Use
        the f that is handed to you: f(a) is its value at a.

        From a formula
        """
        return a + b


# 4. The slope of a line from two points


@chapter.task(2, "When the rate is constant: the straight line")
def line_slope(line_slope, rng):
    """Check a function that returns the slope of the line through points.

    Lines that go up, down, level and upright, either point first.
    """
    drawn = [_points(rng) for _ in range(3)]
    cases = [(1, 2, 3, 8), (3, 8, 1, 2), (-5, 1, -2, 3), (2, -1, -3, 6)]
    tiny, steep = 1 / 1024, 3 / 1024  # a short line is a line, too
    cases += [(1.5, 2.0, 1.5 + tiny, 2 + steep), (0, -1, 7, -3), *drawn]
    yield from line_slope.should_agree(_line_slope, cases, ROUNDING)
    yield
    for flat in [(1, 2, 5, 2), (4, 0, -3, 0), (0, -7, 1, -7)]:
        yield line_slope(*flat).should_be(0)
    yield
    x, y = drawn[0][:2]
    for vertical in [(2, 1, 2, 5), (0, 5, 0, -3), (x, y, x, y + 1)]:
        yield line_slope(*vertical).should_be(None)
    yield
    for point in [(x, y, x, y), (0, 0, 0, 0)]:
        yield line_slope(*point).should_be(None)


def _line_slope(x1, y1, x2, y2):
    return (y2 - y1) / (x2 - x1)


def _points(rng):
    x1, y1, run, rise = (int(n) for n in rng.integers(1, 8, 4))
    return x1, y1, x1 + run, y1 + rise * int(rng.choice([-1, 1]))


@line_slope.mistakes_in("line_slope")
class _Line:
    def upside_down(x1, y1, x2, y2):
        """That is run over rise: how far x goes when y goes up by 1. Turn
        the fraction over.
        """
        return (x2 - x1) / (y2 - y1)

    def order_mixed(x1, y1, x2, y2):
        """This comes out if the differences above the line and below it are
        taken in opposite orders. Begin with the same point in both places.
        """
        return (y2 - y1) / (x1 - x2)

    def coordinates_mixed(x1, y1, x2, y2):
        """That subtracts the x of a point from its own y, perhaps because
        the inputs stand in another order after def. The rise goes from one y
        to the other, and the run from one x to the other.
        """
        return (y2 - x2) / (y1 - x1)

    def from_the_origin(x1, y1, x2, y2):
        """That is the slope of the line from the origin to the second point.
        This line goes through the first point, and it may miss the origin.

        Constant is not the same as proportional
        """
        return y2 / x2

    def no_brackets(x1, y1, x2, y2):
        """Python divides before it subtracts, so only the middle part was
        divided here. Put the rise into brackets, and the run too.
        """
        return y2 - y1 / x2 - x1

    def horizontal_left_out(x1, y1, x2, y2):
        """This line is horizontal, and it has a slope: its run is not 0.
        Only a vertical line has none, so ask about the x in place of the y.
        """
        return None if y1 == y2 else (y2 - y1) / (x2 - x1)

    def vertical_divided(x1, y1, x2, y2):
        """This line is vertical: its run is 0, and nothing can be divided by
        0. Ask with if whether the run is 0, before you divide.
        """
        return (y2 - y1) / (x2 - x1)

    def vertical_refused(x1, y1, x2, y2):
        """Stopping with an error is what average_rate does, and it is honest
        too. This task asks for an answer that a program can go on with.
        """
        if x1 == x2:
            raise ValueError
        return (y2 - y1) / (x2 - x1)

    def same_point_divided(x1, y1, x2, y2):
        """Here both points are the same, and no line is fixed by one point.
        Its run is 0 like that of a vertical line: ask about the run alone.
        """
        vertical = x1 == x2 and y1 != y2
        return None if vertical else (y2 - y1) / (x2 - x1)

    def vertical_is_flat(x1, y1, x2, y2):
        """0 is the slope of a horizontal line, and this one is vertical. The
        task says what to return when no number is the slope.
        """
        return 0 if x1 == x2 else (y2 - y1) / (x2 - x1)

    def vertical_is_infinite(x1, y1, x2, y2):
        """Infinity is no number to compute with, and a vertical line goes
        down as much as up, so its sign would be a guess. The task says what
        to return when no number is the slope.
        """
        return np.inf if x1 == x2 else (y2 - y1) / (x2 - x1)


# 5. A counter-example


@chapter.task(2, "Constant is not the same as proportional")
def not_proportional(runner, rng):
    """Check a constant velocity whose position is not proportional to time."""
    later = 3 + 2 * np.arange(7) + rng.integers(0, 5, 7) / 4
    times = [0.0, 1.0, 2.0, *later.tolist(), 20.0]
    seen, places = runner.over([(t,) for t in times])
    yield seen
    yield
    rates = np.diff(places) / np.diff(times)
    odd = np.abs(rates - rates[0]).argmax()
    is_constant = np.ptp(rates) <= 1e-6 * np.abs(rates).max()  # rounding
    says = f"The average velocity of runner is {rates[0]:.4g} m/s over [0, 1]"
    says += f" and {rates[odd]:.4g} m/s over "
    says += f"[{times[odd]:g}, {times[odd + 1]:g}]"
    yield runner.fact(is_constant, says).should_be(True)
    zero, one, two = (f"at {place:.6g} m after" for place in places[:3])
    says = f"runner is {zero} 0 s and {one} 1 s"
    yield runner.fact(np.abs(rates).min() > ROUNDING, says).should_be(True)
    yield
    says = f"runner is {one} 1 s, and {two} 2 s"
    yield runner.fact(abs(places[0]) > ROUNDING, says).should_be(True)


@not_proportional.mistakes_in("runner")
class _Runner:
    def is_proportional(t):
        """This position doubles whenever the time doubles: an example of the
        sentence, and not against it. Keep the velocity, and think of what a
        straight line has besides its slope.
        """
        return 2 * t

    def speeds_up(t):
        """This velocity changes, so the sentence does not speak of this
        runner at all. Find a runner who keeps one velocity.

        When the rate is constant: the straight line
        """
        return t**2

    def waits(t):
        """Over one of these times this runner gets nowhere, and over another
        one somewhere, so the velocity is not constant. Find one who moves all
        along.

        When the rate is constant: the straight line
        """
        return max(0, 3 * (t - 1))

    def stands_still(t):
        """A position that never changes belongs to somebody who stands
        still, and the task asks for one who moves. If you returned the
        velocity, return the position.

        Position, velocity, speed
        """
        return 5


# 6. Spot the error


@chapter.task(2, "Position, velocity, speed")
def speed_graph(
    false_step, speed, slope_unit, rng, *, start=3, part=2, moment=4
):
    """Check the first false step, a speed and the unit of a slope."""
    yield false_step.should_be(4)
    yield
    yield speed.should_be(cyclist(moment), within=ROUNDING)
    yield
    yield slope_unit.should_be_the_unit("m/s/s")


@speed_graph.varies
def _ride(draw):
    """After t seconds her speed is {start} + t/{part}, in m/s.
    The moment of the story is {moment} s. In step 2 the graph rises by 1 m/s
    in {part} s, so the slope is 1/{part}.
    """
    part = draw.whole(2, 4)
    moment = part * draw.whole(1, 8 // part)
    return {"start": draw.whole(2, 4), "part": part, "moment": moment}


def cyclist(t):
    """Return the speed of the cyclist of the task, in m/s.

    >>> cyclist(4)
    5.0
    """
    numbers = speed_graph.numbers
    return numbers["start"] + t / numbers["part"]


@speed_graph.mistakes_in("false_step")
class _Step:
    def of_the_height():
        """This step puts the time into the formula, and the height of a
        graph is the value of its function: it is true. Go on to the next.
        """
        return 1

    def of_the_slope():
        """This step divides the rise by the run, and a straight line has the
        same slope everywhere: it is true. Ask what that number means.

        The rate in the picture
        """
        return 2

    def of_the_rate():
        """A slope is a rate of change, of whatever the upward axis shows:
        this step is true. Ask of what it is the rate.

        Other rates
        """
        return 3

    def of_the_conclusion():
        """This step follows from the one before it. Look for the first step
        that is false.
        """
        return 5


@speed_graph.mistakes_in("speed")
class _Speed:
    def from_the_slope(*, part):
        """That is the slope of the speed graph, so it says how quickly her
        speed changes. Her speed at a moment is another thing that this graph
        shows.
        """
        return 1 / part

    def over_time(*, moment):
        """That is the height of the point divided by its time, the slope of
        a line from the origin. Ask what the height alone says on this graph.

        From a graph
        """
        return cyclist(moment) / moment

    def on_average(*, moment):
        """That is the mean of her speeds from the start to that moment. The
        task asks for one moment.

        Average rate of change
        """
        return (cyclist(0) + cyclist(moment)) / 2


@speed_graph.mistakes_in("slope_unit")
class _SlopeUnit:
    def of_the_speed():
        """That is the unit of the upward axis alone, the top of the
        fraction. Divide it by the unit of the run.

        Average rate of change
        """
        return "m/s"

    def of_a_distance():
        """That would be the unit if speed were multiplied by time. A slope
        divides the rise by the run, and the units too.

        Average rate of change
        """
        return "m"


# 7. The fastest piece, and how sure it is


@chapter.task(2, "How sure is a measured speed?")
def fastest_piece(fastest_speed, uncertainty, rng, *, off=0.01):
    """Check the highest velocity between marks, and how sure it is."""
    races = {
        "fastest_speed(time, position)": bolt(),
        "fastest_speed(time_c, position_c)": bolt_tables()["C"],
    }
    drawn = [_race(rng, order) for order in (rng.permutation(4), FIRST, LAST)]
    for says, race in [*races.items(), *((None, race) for race in drawn)]:
        wanted = _speeds(*race).max()
        speed = fastest_speed(*race, says=says)
        yield speed.should_be(wanted, within=TWO_DECIMALS)
    yield
    for race in _short_races():
        wanted = _speeds(*race).max()
        yield fastest_speed(*race).should_be(wanted, within=TWO_DECIMALS)
    yield
    # One hundredth less and one more are off by 1.2 % at most, of the rule.
    pieces = [(10, 0.81), (20, 1.63), (10, 1.89), (5, 0.9), (100, 9.58)]
    yield from uncertainty.should_agree(
        lambda distance, duration: distance / duration * off / duration,
        pieces,
        lambda u: 0.02 * u,
    )


@fastest_piece.varies
def _clock(draw):
    """The true duration may be {off} s longer or shorter."""
    return {"off": draw.whole(90, 97) / 10000}


FIRST, LAST = (0, 1, 2, 3), (3, 2, 1, 0)  # where the fastest piece comes


def _short_races():
    """Return one piece alone, and two where a clock and a track run on."""
    one = (np.array([0.0, 4.0]), np.array([0.0, 20.0]))
    walk = (np.array([60.0, 70.0, 90.0]), np.array([100.0, 102.0, 118.0]))
    return one, walk


def _speeds(time, position):
    return np.diff(position) / np.diff(time)


def _race(rng, order):
    """Return five marks; the fastest piece takes neither least nor most."""
    order = list(order)
    length = np.array([20, 10, 15, 5])
    speed = np.array([11, 9, 7, 6]) + rng.uniform(0, 0.5, 4)
    time = np.cumsum([0, *(length / speed)[order]]).round(2)
    return time, np.cumsum([0, *length[order]])


@fastest_piece.mistakes_in("fastest_speed")
class _Fastest:
    def whole_race(time, position):
        """That is the average of the whole race, which hides what happened
        inside. Compute the rate of every piece between neighbouring marks.

        Average rate of change
        """
        return (position[-1] - position[0]) / (time[-1] - time[0])

    def since_the_gun(time, position):
        """That divides positions by times, so each rate begins at the gun.
        Take the differences of neighbours first.

        From a graph
        """
        return (position[1:] / time[1:]).max()

    def since_the_gun_itself(time, position):
        """nan comes from 0 divided by 0, the position and time of the gun.
        Take the differences of neighbours first.

        Average rate of change
        """
        return (position / time).max()

    def bolt_alone(time, position):
        """That is the number of the lesson, whatever race comes in. Compute
        it from the two arrays.
        """
        return 10 / 0.81

    def ten_metres(time, position):
        """That is right where all marks are ten metres apart, and here they
        are not. Take the lengths of the pieces from the positions.
        """
        return 10 / np.diff(time).min()

    def least_time(time, position):
        """That is the piece that took the least time, and a piece can be
        quick because it is short. Compare the rates, not the times.
        """
        return _speeds(time, position)[np.diff(time).argmin()]

    def longest_by_shortest(time, position):
        """That divides the greatest length by the least time, and the two
        may belong to different pieces. Divide each length by its own
        duration first, and then look for the greatest rate.
        """
        return np.diff(position).max() / np.diff(time).min()

    def index(time, position):
        """That says which piece is the fastest, as an index. The task asks
        how fast he is there.
        """
        return _speeds(time, position).argmax()


@fastest_piece.mistakes_in("uncertainty")
class _Uncertainty:
    def of_the_clock(distance, duration, *, off):
        """That is the uncertainty of the duration, in seconds. Ask what
        becomes of the speed when the duration is that much shorter.
        """
        return off

    def as_a_fraction(distance, duration, *, off):
        """That is the uncertain part of the duration, as a fraction. The
        same fraction of the speed is uncertain: one step is missing.
        """
        return off / duration

    def both_ways(distance, duration, *, off):
        """That is the whole way from the lowest speed to the highest. The
        number after the sign ± is the way from the middle to one end.
        """
        return distance / (duration - off) - distance / (duration + off)

    def of_one_piece(distance, duration):
        """That is the number of the lesson, whatever piece comes in. Compute
        it from the distance and the duration.
        """
        return 0.15

    def rounded(distance, duration, *, off):
        """Two decimals are too few for a number as small as this. Return it
        unrounded; a person who prints it can round it.
        """
        return round(distance / duration * off / duration, 2)

    def with_a_sign(distance, duration, *, off):
        """A longer duration makes the speed smaller, so this change is
        negative. The sign ± speaks of both directions: return its size.
        """
        return distance / (duration + off) - distance / duration

    def old_minus_new(distance, duration, *, off):
        """A shorter duration makes the speed larger, so the old speed minus
        the new one is negative. The sign ± speaks of both directions: return
        its size.
        """
        return distance / duration - distance / (duration - off)

    def of_half_the_change(distance, duration, *, off):
        """This comes out if the duration is off by half as much. The task says
        how much longer or shorter the true duration may be: read it again.
        """
        return distance / duration * off / 2 / duration

    def of_twice_the_change(distance, duration, *, off):
        """This comes out if the duration is shorter by twice as much. That is
        the whole way from the longest to the shortest: the sign ± speaks of
        one half.
        """
        return distance / (duration - 2 * off) - distance / duration

    def of_twice_the_change_longer(distance, duration, *, off):
        """This comes out if the duration is longer by twice as much. That is
        the whole way from the shortest to the longest: the sign ± speaks of
        one half.
        """
        return distance / duration - distance / (duration + 2 * off)

    def another_speed(distance, duration, *, off):
        """That is the speed for a duration that is {off} s shorter. Ask how
        far it is from the speed for the duration of the table.
        """
        return distance / (duration - off)

    def the_speed_itself(distance, duration):
        """That is the speed, and not how sure it is. Compute the speed again
        for a duration that is off, and see how far it moves.
        """
        return distance / duration
