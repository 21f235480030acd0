"""The tasks of the chapter on gradients, and the mistakes that we know.

``from lib.checks import gradients as check`` gives one check for each task;
the tasks themselves are told in ``exercises/gradients.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import numpy as np

from lib.calculus import gradient, hessian
from lib.checks import Chapter
from lib.data import bolt

TWO_DECIMALS = 0.006  # rounding to two decimals moves a number by 0.005
ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
STEP = 0.01  # what a small finite step may cost, as a share of the size

chapter = Chapter("gradients")
score, variant = chapter.score, chapter.variant


# 1. A gradient by hand


@chapter.task(1, "The gradient: both rates in one vector")
def gradient_by_hand(gradient_x, gradient_y, rng, *, c=2, x=2, y=5):
    """Check the two entries of the gradient of x**3 y + c y**2 at (x, y)."""
    surface = gradient(
        lambda place: place[0] ** 3 * place[1] + c * place[1] ** 2
    )
    rates = surface(np.array([x, y], float))
    yield gradient_x.should_be(rates[0], within=ROUNDING)
    yield
    yield gradient_y.should_be(rates[1], within=ROUNDING)


@gradient_by_hand.varies
def _terms(draw):
    """Take f(x, y) = x**3 y + {c} y**2 at the point ({x}, {y})."""
    c, y = draw.whole(2, 9), draw.whole(2, 9)
    return {"c": c, "x": draw.whole(2, 5), "y": y}


@gradient_by_hand.mistakes_in("gradient_x")
class _GradientX:
    def of_the_value(*, c, x, y):
        """That is the value of f at the point. The gradient says how fast it
        changes when one variable moves.
        """
        return x**3 * y + c * y**2

    def y_moved_too(*, x):
        """This comes out if y is differentiated along with x. Hold y fixed:
        then it is a factor like any number, and it stays.
        """
        return 3 * x**2

    def power_kept(*, x, y):
        """Here the exponent came down in front, and the power stayed as it
        was. Lower it by one.
        """
        return 3 * x**3 * y

    def constant_kept(*, c, x, y):
        """The second term holds no x, so it does not change while x moves
        alone. Ask what the derivative of a constant is.
        """
        return 3 * x**2 * y + c * y**2

    def of_the_other(*, c, x, y):
        """That is the rate with respect to the other variable. The first
        entry of the gradient belongs to x.
        """
        return x**3 + 2 * c * y


@gradient_by_hand.mistakes_in("gradient_y")
class _GradientY:
    def x_moved_too(*, c, x, y):
        """This comes out if x is differentiated along with y. Hold x fixed:
        then its power is a factor like any number, and it stays.
        """
        return 3 * x**2 + 2 * c * y

    def first_term_lost(*, c, y):
        """The first term holds a y, so it changes when y moves. Treat what
        stands before this y as a number.
        """
        return 2 * c * y

    def second_term_lost(*, x):
        """That is the rate of the first term alone. The second one changes
        with y as well.
        """
        return x**3

    def of_x(*, x, y):
        """That is the rate with respect to the other variable. The second
        entry of the gradient belongs to y.
        """
        return 3 * x**2 * y


# 2. The points of the compass


@chapter.task(1, "The four points of the compass")
def compass(west, south, south_west, rng, *, east=-1.0, north=0.5):
    """Check the slopes of the hill at a place in three directions."""
    g = _hill_rates(east, north)
    yield west.should_be(-g[0], within=TWO_DECIMALS)
    yield
    yield south.should_be(-g[1], within=TWO_DECIMALS)
    yield
    wanted = g @ [-1, -1] / np.sqrt(2)
    yield south_west.should_be(wanted, within=TWO_DECIMALS)


def elevation(east, north):
    """Return the elevation of the hill of the lesson, in metres.

    >>> elevation(1, 2)
    420
    """
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


@compass.varies
def _stand(draw):
    """You stand at ({east}, {north})."""
    # There one rate is positive and the other negative.
    sign = draw.one_of([-1, 1])
    east, north = (draw.whole(1, 5) / 2 for _ in range(2))
    return {"east": sign * east, "north": -sign * north}


def _hill_rates(east, north):
    return gradient(_hill)(np.array([east, north]))


def _hill(point):
    return elevation(*point)


@compass.mistakes_in("west")
class _West:
    def towards_the_east(*, east, north):
        """That is the slope towards the east. Whoever walks the other way
        meets the same slope with the other sign.
        """
        return _hill_rates(east, north)[0]

    def towards_the_north(*, east, north):
        """That is the slope towards the north. West lies on the axis of the
        other variable.
        """
        return _hill_rates(east, north)[1]


@compass.mistakes_in("south")
class _South:
    def northwards(*, east, north):
        """That is the slope towards the north. Whoever walks the other way
        meets the same slope with the other sign.
        """
        return _hill_rates(east, north)[1]

    def westwards(*, east, north):
        """That is the slope towards the west. South lies on the axis of the
        other variable.
        """
        return -_hill_rates(east, north)[0]


@compass.mistakes_in("south_west")
class _SouthWest:
    def not_a_direction(*, east, north):
        """This arrow goes one step west and one step south, so it is longer
        than one step. Divide by its length.

        A direction is a vector of length 1
        """
        return -_hill_rates(east, north).sum()

    def mean_of_both(*, east, north):
        """That is the mean of the slopes to the west and to the south. The
        arrow halfway between them has entries other than one half.

        A direction is a vector of length 1
        """
        return -_hill_rates(east, north).mean()

    def opposite(*, east, north):
        """That is the slope towards the north-east, or a sign went astray on
        the way. Ask whether you go up or down.
        """
        return _hill_rates(east, north).sum() / np.sqrt(2)

    def steepest_of_all(*, east, north):
        """That is the slope of the steepest way, the length of the gradient.
        South-west is another direction.

        How steep it is
        """
        return np.hypot(*_hill_rates(east, north))

    def sizes_added(*, east, north):
        """This adds the sizes of both slopes. One of them goes up and the
        other goes down, so their signs differ.

        Two rates are enough
        """
        return np.abs(_hill_rates(east, north)).sum() / np.sqrt(2)


# 3. The slope of any function in any direction


@chapter.task(2, "A direction is a vector of length 1")
def directional_derivative(directional_derivative, rng):
    """Check a function that returns the slope of f along an arrow."""
    cases = [(elevation, np.array([1.0, 2.0]), np.array([-3.0, -4.0]))]
    cases += [_walk(rng) for _ in range(3)]
    surface = cases[-1][0]
    # along an axis, shorter than 1, from places on every side of 0
    for start, arrow in [
        *(([1.0, 2.0], [0.0, 3.0]), ([-1.5, 0.5], [-2.0, 0.0])),
        *(([-2.0, -1.0], [0.3, -0.4]), ([0.0, 0.5], [-0.06, 0.08])),
        *(([1.5, -2.0], [0.0, -0.25]), ([0.0, -1.0], [40.0, 30.0])),
    ]:
        cases += [(surface, np.array(start), np.array(arrow))]
    for f, start, arrow in cases:
        g = gradient(lambda point, f=f: f(*point))(start)
        wanted = g @ arrow / np.linalg.norm(arrow)
        slope = directional_derivative(f, start, arrow)
        yield slope.should_be(wanted, within=STEP * np.linalg.norm(g))


def _gradient(f, start, h=1e-5):
    # by differences: f may live in another process, where no Tensor passes
    steps = h * np.eye(2)
    ends = [(f(*(start + step)), f(*(start - step))) for step in steps]
    return np.array([(ahead - behind) / (2 * h) for ahead, behind in ends])


def _walk(rng):
    """Return a surface, named as Python writes it, a place and an arrow."""
    p, q, r = (int(n) for n in rng.integers(2, 6, 3))

    def f(x, y):
        return p * x**2 * y - q * x * y + r * y**3

    f.__name__ = f"lambda x, y: {p}*x**2*y - {q}*x*y + {r}*y**3"
    start = rng.integers(2, 7, 2) / 2
    short, long = rng.integers(1, 4), rng.integers(5, 8)
    signs = rng.choice([-1.0, 1.0], 2)
    return f, start, signs * rng.permutation([short, long])


@directional_derivative.mistakes_in("directional_derivative")
class _Directional:
    def not_normalised(f, start, arrow):
        """That is the change for each step as long as the arrow, and the
        slope is the change for a step of length 1. Divide the arrow by its
        length first.
        """
        return _gradient(f, start) @ arrow

    def length_as_a_sum(f, start, arrow):
        """Here the arrow was divided by the sum of the sizes of its entries.
        Its length is the root of the sum of their squares.
        """
        return _gradient(f, start) @ arrow / np.abs(arrow).sum()

    def axes_exchanged(f, start, arrow):
        """Here x and y have changed places: each rate met the other entry of
        the arrow. The first entry of the arrow belongs to x.

        Two rates are enough
        """
        return _gradient(f, start) @ arrow[::-1] / np.linalg.norm(arrow)

    def backwards(f, start, arrow):
        """That is the slope for somebody who walks against the arrow.
        Subtract the value behind from the value ahead.
        """
        return -_gradient(f, start) @ arrow / np.linalg.norm(arrow)

    def steepest(f, start, arrow):
        """That is the length of the gradient, the slope of the steepest way
        up. The arrow asks for another direction.

        How steep it is
        """
        return np.linalg.norm(_gradient(f, start))

    def cosine(f, start, arrow):
        """That is the cosine of the angle between the arrow and the
        gradient. One factor is missing: the length of the gradient.

        Slope against angle
        """
        g = _gradient(f, start)
        return g @ arrow / np.linalg.norm(arrow) / np.linalg.norm(g)

    def whole_arrow(f, start, arrow):
        """That is the average slope from the foot of the arrow to its tip.
        The slope at the start needs a step that is much shorter.
        """
        return (f(*(start + arrow)) - f(*start)) / np.linalg.norm(arrow)

    def twice_the_slope(f, start, arrow):
        """That is twice the slope. If you stepped to both sides, the two
        points are two steps apart.
        """
        return 2 * _gradient(f, start) @ arrow / np.linalg.norm(arrow)

    def rates_added(f, start, arrow):
        """That is the sum of the two partial derivatives, whatever the arrow
        says. Each rate counts as much as the direction goes along its axis.

        Two rates are enough
        """
        return _gradient(f, start).sum()


# 4. The steepest way


@chapter.task(2, "How steep it is")
def steepest_way(steepest_slope, steepest_angle, rng):
    """Check how steep the steepest way is, and where it goes."""
    rates = [(-40, -60), *(_rates(rng, signs) for signs in SIGNS)]
    cases = [*rates, *ON_AXES, (0, 0)]
    yield from steepest_slope.should_agree(np.hypot, cases, 0.005)
    yield
    yield from _angles(steepest_angle, rates)
    yield from _angles(steepest_angle, ON_AXES)
    yield steepest_angle(0, 0).should_be(None)


SIGNS = [(1, 1), (-1, 1), (1, -1)]
ON_AXES: list[tuple[float, float]] = [
    (0, 30),
    (0, -30),
    (-30, 0),
    (25, 0),
    (30, 30),
    (30, -30),
]
ON_AXES += [(-0.3, 0.4), (-50, -50)]


def _angles(steepest_angle, rates):
    """Yield the comparisons of angles in degrees, but for whole turns."""
    angles = [steepest_angle(*pair) for pair in rates]
    for angle in angles:
        yield angle.should_be_a_number()
    yield
    for angle, (east, north) in zip(angles, rates, strict=True):
        wanted = np.degrees(np.arctan2(north, east)) % 360
        once_around = (angle.value + 0.05) % 360 - 0.05  # 359.99 is 0, too
        yield angle.fact(once_around).should_be(wanted, within=0.1)
    yield


def _rates(rng, signs):
    small, large = int(rng.integers(11, 30)), int(rng.integers(45, 90))
    pair = (small, large) if rng.integers(2) else (large, small)
    return pair[0] * signs[0], pair[1] * signs[1]


@steepest_way.mistakes_in("steepest_slope")
class _SteepestSlope:
    def sum_of_rates(east, north):
        """That is the sum of the two rates. They stand at a right angle, so
        they are the sides of a triangle, and another side is wanted.
        """
        return east + north

    def sum_of_sizes(east, north):
        """That is the sum of the sizes of both rates, the change of a walk
        around two sides of a triangle. The direct way is shorter.
        """
        return abs(east) + abs(north)

    def larger_rate(east, north):
        """That is the steeper one of the two axes. Between the axes it gets
        steeper.

        Slope against angle
        """
        return max(abs(east), abs(north))

    def squared(east, north):
        """That is the square of the length of the gradient. One step is
        missing.
        """
        return east**2 + north**2

    def downhill(east, north):
        """That is the slope of the steepest way down. The task asks for the
        way up, so it is never negative.
        """
        return -np.hypot(east, north)


def _angle(east, north):
    return np.degrees(np.arctan2(north, east)) if east or north else None


@steepest_way.mistakes_in("steepest_angle")
class _SteepestAngle:
    def in_radians(east, north):
        """That is the angle in radians. The task wants degrees.

        A direction is a vector of length 1
        """
        return np.arctan2(north, east)

    def half_a_turn_lost(east, north):
        """The quotient of the rates is the same for a direction and for its
        opposite, so half of the directions come out the wrong way round. A
        function that gets both rates keeps them apart.
        """
        return np.degrees(np.arctan(north / east)) if east else None

    def bearing(east, north):
        """That is the bearing of a compass, from the north and clockwise.
        The task counts from the east, towards the north.

        A direction is a vector of length 1
        """
        return np.degrees(np.arctan2(east, north))

    def way_down(east, north):
        """That is the steepest way down. The gradient itself points up.

        Downhill, but not to the bottom
        """
        return np.degrees(np.arctan2(-north, -east))

    def along_the_contour(east, north):
        """In this direction you walk on the level, along the contour. The
        steepest way up is a quarter turn away.

        At a right angle to the contours
        """
        return np.degrees(np.arctan2(east, -north))

    def a_number_for_none(east, north):
        """Where both rates are 0 it is level in every direction, and none is
        the steepest. No number can stand for that.

        Where the gradient is zero
        """
        return np.degrees(np.arctan2(north, east))


# 5. A counter-example


@chapter.task(2, "Downhill, but not to the bottom")
def misses_the_minimum(bowl, rng, *, east=1, north=1):
    """Check a bowl whose steepest way down misses its lowest point."""
    places = [(0.0, 0.0), *CIRCLES, *_beside(east, north)]
    seen, values = bowl.over(places, finite=False)
    yield seen
    yield
    bottom, beside = values[0], values[-4:]
    heights = values[1:-4].reshape(len(RADII), -1)
    lowest, places = _lowest(bowl, heights)
    kind, k = _kind(bottom, heights, lowest)
    x, y = places[k]
    says = f"bowl(0, 0) is {bottom:.6g}, and bowl({x:.3g}, {y:.3g}) is "
    says += f"{lowest[k]:.6g}"
    yield bowl.fact(kind, says).should_be("bowl")
    yield
    is_other = not np.isclose(_likeness(heights, bottom), 1, 0, 1e-9)
    says = "bowl has the shape of x**2 + 10 * y**2 everywhere"
    yield bowl.fact(is_other, says).should_be(True)
    yield
    miss, is_tilted = _miss(beside, east, north)
    says = f"At ({east}, {north}) bowl is level, as far as a step shows"
    if is_tilted:
        says = f"At ({east}, {north}), the steepest way down of bowl misses "
        says += f"(0, 0) by {miss:.1f} degrees"
    for holds in (miss >= 30, miss >= 1, is_tilted):
        yield bowl.fact(bool(holds), says).should_be(True)


def _miss(beside, east, north):
    """Return how many degrees the way down misses, and if there is one."""
    x, y = beside[::2] - beside[1::2]
    across, along = y * east - x * north, x * east + y * north
    return abs(np.degrees(np.arctan2(across, along))), bool(x or y)


@misses_the_minimum.varies
def _climber(draw):
    """Somebody stands at ({east}, {north})."""
    east, north = draw.some(2, range(1, 6))
    return {"east": east, "north": north}


# Half a turn and a whole one of a wave are among the circles.
RADII = np.sort([1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, np.pi, 2 * np.pi, 20])
ANGLES = np.radians(np.arange(360))


def _beside(x, y, h=1e-5):
    """Return a small step ahead and behind, in each variable."""
    return (x + h, y), (x - h, y), (x, y + h), (x, y - h)


def _circle(radius, angles):
    east, north = np.round([np.cos(angles), np.sin(angles)], 15) * radius
    return list(zip(east.tolist(), north.tolist(), strict=True))


CIRCLES = [place for radius in RADII for place in _circle(radius, ANGLES)]


def _lowest(bowl, heights):
    """Return the lowest height on each circle, and where it is."""
    lowest, places = heights.min(axis=1), []
    for k, radius in enumerate(RADII):
        angle, width = ANGLES[heights[k].argmin()], ANGLES[1]
        places.append(_circle(radius, [angle])[0])
        for _ in range(8):
            finer = angle + width * np.linspace(-1, 1, 21)
            found = bowl.over(_circle(radius, finer), finite=False)[1]
            angle, width = finer[found.argmin()], width / 10
            if found.min() < lowest[k]:
                lowest[k] = found.min()
                places[k] = _circle(radius, [angle])[0]
    return lowest, places


def _kind(bottom, heights, lowest):
    """Return what sort of surface this is, and the circle that shows it."""
    size = np.mean(np.minimum(heights, 1e300), axis=1) - bottom
    rises = lowest - bottom
    below = rises < -1e-14 * np.maximum(abs(bottom), size)
    first, one = int(np.argmax(RADII == 0.1)), int(np.argmax(RADII == 1))
    # A gutter leaves next to nothing at 1, where flat powers have risen;
    # further out it has to stay above that.
    floor = np.where(RADII > 1, 1e-6 * rises[one], 0)
    floor[one] = 1e-8 * min(size[first], size[one])
    level = (RADII >= 0.1) & (rises <= np.maximum(floor, 1e-15 * abs(bottom)))
    if below.any():
        k = int(lowest.argmin())
        if heights[first].max() < bottom:
            return "hill", k
        return "falls" if k == len(RADII) - 1 else "elsewhere", k
    if not level.any():
        return "bowl", first
    k = int(level.argmax())
    if heights[first].max() <= bottom:
        return "flat", k
    return "gutter" if k <= one else "again", k


def _likeness(heights, bottom):
    """Return how like the valley of the lesson a bowl is, 1 if it is one."""
    x, y = np.array(CIRCLES).T
    valley, own = x**2 + 10 * y**2, heights.ravel() - bottom
    own = own / np.abs(own).max()
    return own @ valley / (np.linalg.norm(own) * np.linalg.norm(valley))


@misses_the_minimum.mistakes_in("bowl")
class _Bowl:
    def round_bowl(x, y):
        """Here it does point at the lowest point: an example of the
        sentence, and not against it. Make the bowl steeper one way than the
        other.
        """
        return x**2 + y**2

    def nearly_round(x, y):
        """This bowl does break the sentence, but by less than the task asks
        for. Make the difference between its two directions larger, or make it
        steep the other way.
        """
        return x**2 + 2 * y**2

    def valley_of_the_lesson(x, y):
        """That is the valley of the lesson, and it does break the sentence.
        Take another one, of your own.
        """
        return x**2 + 10 * y**2

    def flat_bottom(x, y):
        """Around (0, 0) this one is level, so no place there is lower than
        the others. Let it rise at once.

        Where the gradient is zero
        """
        return max(x**2 + 20 * y**2 - 1, 0)

    def as_low_again(x, y):
        """There it is as low as at (0, 0), which then is not the only lowest
        point. Let it rise for ever.

        Where the gradient is zero
        """
        return 1 - np.cos(x) + 20 * y**2

    def gutter(x, y):
        """This one is level along a line, so (0, 0) is not its only lowest
        point. Let it rise in every direction.

        Where the gradient is zero
        """
        return x**2

    def upside_down(x, y):
        """This is a hill: (0, 0) is its highest point. Turn it over.

        Where the gradient is zero
        """
        return -(x**2) - 10 * y**2

    def saddle(x, y):
        """From (0, 0) this one falls in some direction, so (0, 0) is not its
        lowest point. Let it rise in every direction.

        Where the gradient is zero
        """
        return x**2 - 10 * y**2

    def lowest_elsewhere(x, y):
        """This is a bowl, but its lowest point lies somewhere else. Move it
        so that the lowest point is (0, 0).
        """
        return (x - 1) ** 2 + 10 * (y - 1) ** 2


# 6. Spot the error, on real data


@chapter.task(2, "A loss has a gradient, too")
def wrong_line(false_line, loss_gradient, rng):
    """Check the line with the error, and the function without it."""
    yield false_line.should_be(4)
    yield
    time, position = (column[3:] for column in bolt())
    says = "loss_gradient(12, -15, time, position)"
    cases = [(12, -15, time, position, says), *(_fit(rng) for _ in "12")]
    cases += [(*data, None) for data in _other_data()]
    for *inputs, says in cases:
        wanted = gradient(_loss)(np.array(inputs[:2], float), *inputs[2:])
        found = loss_gradient(*inputs, says=says)
        yield found.should_be(wanted, within=1e-6 * np.abs(wanted).max())


def _loss(weights, time, position):
    return ((weights[0] * time + weights[1] - position) ** 2).mean()


def _fit(rng):
    w, b = (int(n) for n in rng.integers(3, 9, 2))
    time = rng.permutation(np.arange(2, 10))[:3] / 2
    position = rng.permutation(np.arange(-9, 0))[:3] / 2
    return w, b, time, position, None


def _other_data():
    """Return a line that falls, times before 0, and one point alone."""
    time, position = [-1.5, 0.0, 2.0, 4.0], [3.0, -1.0, 4.0, 0.5]
    yield -3, 5, np.array(time), np.array(position)
    yield 2, 0, np.array([3.0]), np.array([10.0])
    yield 0, -4, np.array([-2.0, 5.0]), np.array([1.0, -7.0])


def _both(misses, inner):
    return np.array([np.mean(2 * misses * inner), np.mean(2 * misses)])


@wrong_line.mistakes_in("false_line")
class _Line:
    def of_the_misses():
        """This line takes what was measured away from what the straight line
        says: it is true. Go on to the next.
        """
        return 1

    def of_the_loss():
        """This line squares the misses and takes their mean, and that is the
        loss: it is true. Go on to the next.
        """
        return 2

    def of_the_bias():
        """A bias that moves by one moves every miss by one, so nothing more
        has to be multiplied: this line is true. Ask what a weight that moves
        by one does to a miss.
        """
        return 3

    def of_the_order():
        """The gradient has one entry for each input, in the order of the
        inputs: this line is true. What went wrong, went wrong before.

        The gradient: both rates in one vector
        """
        return 5


@wrong_line.mistakes_in("loss_gradient")
class _LossGradient:
    def unchanged(w, b, time, position):
        """This still does what the wrong line does. Ask how much one miss
        changes when w moves a little.
        """
        return _both(w * time + b - position, w)

    def inner_rate_missing(w, b, time, position):
        """Here both rates are the same, as if w and b did the same thing.
        Ask how much one miss changes when w moves a little.
        """
        return _both(w * time + b - position, 1)

    def without_the_two(w, b, time, position):
        """Both rates are half of what they should be. The derivative of a
        square brings a factor down.
        """
        return _both(w * time + b - position, time) / 2

    def sum_for_mean(w, b, time, position):
        """That is the gradient of the sum of the squares. The loss is their
        mean.
        """
        return _both(w * time + b - position, time) * len(time)

    def sign_turned(w, b, time, position):
        """Both rates have the wrong sign. If you took the misses the other
        way round, their own rates change their signs as well.
        """
        return _both(position - w * time - b, time)

    def order_exchanged(w, b, time, position):
        """The two rates have changed places. The first entry belongs to the
        first input.

        The gradient: both rates in one vector
        """
        return _both(w * time + b - position, time)[::-1]

    def product_of_means(w, b, time, position):
        """Here the means were taken first and multiplied afterwards. The
        mean of a product is something else: multiply miss by miss.
        """
        misses = w * time + b - position
        return 2 * misses.mean() * np.array([time.mean(), 1])


# 7. A Hessian that is never built


@chapter.task(2, "The gradient has a derivative too: the Hessian")
def hessian_vector(hessian_vector, rng):
    """Check a function that multiplies the Hessian by v, and its calls."""
    first = (_hill, np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    cases = [first, *(_chain(rng, n) for n in (3, 4, 5, 1))]
    for times in (30.0, 0.01):  # v may have any length
        cases += [(_hill, np.array([-2.0, 0.5]), times * first[2])]
    for f, x, v in cases:
        wanted = hessian(f)(x) @ v
        grad = _counted(gradient(f))
        product = hessian_vector(grad, x, v)
        yield product.should_be(wanted, within=STEP * np.abs(wanted).max())
        says = f"With {len(x)} inputs, hessian_vector called grad "
        says += f"{grad.calls} times"
        is_cheap = product.fact(grad.calls <= 2, says)
        yield is_cheap.should_be(True)


def _counted(function):
    def grad(x):
        grad.calls += 1
        return function(x)

    grad.calls = 0
    return grad


def _chain(rng, n):
    """Return a function of n numbers, no polynomial of degree 2, x and v."""
    c = rng.integers(1, 5, n)

    def f(x):
        return (c * x**4 + x**3).sum() + (
            x[1:] * x[:-1] * c[1:] * c[:-1]
        ).sum()

    signs = (-1.0) ** np.arange(n)
    x, v = rng.integers(2, 6, n) / 2, rng.integers(1, 9, n) / 2
    return f, -signs * x, signs[::-1] * v


def _product(grad, x, v, h=1e-5):
    return (grad(x + h * v) - grad(x - h * v)) / (2 * h)


def _columns(grad, x):
    return np.array([_product(grad, x, axis) for axis in np.eye(len(x))])


@hessian_vector.mistakes_in("hessian_vector")
class _HessianVector:
    def whole_matrix(grad, x, v):
        """The product is right, and it was paid for with more gradients than
        two. Two are enough: compare two places that lie along v, and store
        what you need twice.

        One pass or many
        """
        return _columns(grad, x) @ v

    def normalised(grad, x, v):
        """Here v was divided by its length. A slope needs a direction, but
        this product belongs to v as it is: twice the v, twice the product.
        """
        return _product(grad, x, v) / np.linalg.norm(v)

    def diagonal_only(grad, x, v):
        """This uses the diagonal of the Hessian alone, as if no input had a
        say in the rate of another. All the inputs have to move at once.
        """
        return np.diag(_columns(grad, x)) * v

    def twice_the_product(grad, x, v):
        """That is twice the product. If you stepped to both sides, the two
        places are two steps apart.
        """
        return 2 * _product(grad, x, v)

    def turned_round(grad, x, v):
        """The product has the wrong sign. Subtract the gradient behind from
        the gradient ahead.
        """
        return -_product(grad, x, v)

    def whole_step(grad, x, v):
        """Here the step is as long as v, and over so long a way the change
        of the gradient is no rate at a place. Take a small part of v, and
        divide by that part.

        Where this breaks
        """
        return grad(x + v) - grad(x)

    def curvature(grad, x, v):
        """That is one number, the product dotted with v once more. The task
        wants the vector before that.
        """
        return v @ _product(grad, x, v)

    def slope(grad, x, v):
        """That is the gradient dotted with v, a slope. The task asks how the
        gradient itself changes along v.

        Two rates are enough
        """
        return grad(x) @ v
