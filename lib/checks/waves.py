"""The tasks of the chapter on waves, and the mistakes that we know.

``from lib.checks import waves as check`` gives one check for each task; the
tasks themselves are told in ``exercises/waves.ipynb``.

Left out on purpose: right answers written down.  They are computed.
"""

import math

import numpy as np

from lib.autograd import sin
from lib.calculus import derivative
from lib.checks import Chapter
from lib.checks.answers import Answer
from lib.checks.calls import NOT_RETURNED

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand
FEW_DIGITS = 1e-4  # a result that is asked for with four decimals

chapter = Chapter("waves")
score, variant = chapter.score, chapter.variant


# 1. The velocity of a wave


@chapter.task(1, "Amplitude, frequency, phase")
def wave_velocity(velocity, rng):
    """Check the derivative of A sin(omega t + phi), as a function."""
    fixed = [
        (0.0, 2.0, 3.0, 0.0),
        (0.0, 2.0, 3.0, 1.0),
        (1.5, -0.5, 2.0, 0.3),
        (-0.7, 1.0, 0.25, -2.0),
        (2.0, 3.0, 1.0, 4.0),
        (1.0, 0.0, 5.0, 1.0),
        (0.3, 20.0, 8.0, 0.7),
    ]
    drawn = [tuple(rng.uniform(0.5, 3, size=4).round(2)) for _ in range(3)]
    yield from velocity.should_agree(_velocity, fixed + drawn, within=1e-7)


def _velocity(t, A, omega, phi):
    return derivative(lambda t: A * sin(omega * t + phi))(float(t))


@wave_velocity.mistakes_in("velocity")
class _Velocity:
    def no_inner_slope(t, A, omega, phi):
        """The slope of the sine is there, and that of what stands inside of
        it is not. How fast does the inside change with t?
        """
        return A * np.cos(omega * t + phi)

    def sine_kept(t, A, omega, phi):
        """The factor is right, and the wave is still the one that was to be
        differentiated. Which wave is the slope of a sine?
        """
        return A * omega * np.sin(omega * t + phi)

    def minus_sign(t, A, omega, phi):
        """The sign is that of another derivative. Does a sine rise or fall
        at 0?

        The velocity stands at a right angle
        """
        return -A * omega * np.cos(omega * t + phi)

    def divided(t, A, omega, phi):
        """That divides by the frequency. Does a faster wave have a smaller
        slope?
        """
        return A / omega * np.cos(omega * t + phi)

    def phase_lost(t, A, omega, phi):
        """The phase is gone. The slope has the same inside as the wave."""
        return A * omega * np.cos(omega * t)

    def phase_as_slope(t, A, omega, phi):
        """That counts the phase as a part of the slope of the inside. The
        phase does not change with t.
        """
        return A * (omega + phi) * np.cos(omega * t + phi)

    def the_slope_outside_alone(t, A, omega, phi):
        """That is the slope of the sine at the time t, times the factors. The
        outer slope is taken where the inside is.
        """
        return A * omega * np.cos(t)

    def twice(t, A, omega, phi):
        """That is differentiated twice: the acceleration. The task asks for
        the velocity.
        """
        return -A * omega**2 * np.sin(omega * t + phi)

    def in_degrees(t, A, omega, phi):
        """That takes the inside for degrees. NumPy wants radians, and the
        inside has them.

        A point that goes round
        """
        return A * omega * np.cos(np.radians(omega * t + phi))


# 2. The encoding


@chapter.task(2, "The encoding")
def positional_encoding(encoding, rng):
    """Check a function that makes the table of the encoding."""
    drawn = [(int(rng.integers(3, 9)), 2 * int(rng.integers(3, 7)))]
    for case in [(3, 4), (1, 2), (5, 2), (4, 6), (130, 8), *drawn]:
        yield encoding(*case).should_be(_encoding(*case), within=1e-8)
    yield
    yield encoding(2000, 16).should_be(_encoding(2000, 16), within=1e-8)


def _angles(n, d):
    return np.outer(np.arange(n), 10000.0 ** (-np.arange(0, d, 2) / d))


def _woven(even, odd):
    """Return a table with the columns of two tables in turn."""
    return np.stack([even, odd], axis=-1).reshape(len(even), -1)


def _encoding(n, d):
    angles = _angles(n, d)
    return _woven(np.sin(angles), np.cos(angles))


@positional_encoding.mistakes_in("encoding")
class _Encoding:
    def cosine_first(n, d):
        """In each pair the cosine comes first. The definition has the sine
        in the columns of even number.
        """
        angles = _angles(n, d)
        return _woven(np.cos(angles), np.sin(angles))

    def in_two_halves(n, d):
        """All sines stand to the left, and all cosines to the right. Each
        clock has its pair side by side.
        """
        angles = _angles(n, d)
        return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)

    def half_the_exponent(n, d):
        """The exponent grows half as fast as it should: the slowest clock is
        too fast. Which number is the k of the last pair?

        A geometric series of wavelengths
        """
        angles = np.outer(np.arange(n), 10000.0 ** (-np.arange(d // 2) / d))
        return _woven(np.sin(angles), np.cos(angles))

    def from_clock_one(n, d):
        """The fastest clock is missing, and there is one too slow at the end.
        From which number on are the clocks counted?
        """
        angles = _angles(n, d) * 10000.0 ** (-2 / d)
        return _woven(np.sin(angles), np.cos(angles))

    def column_for_clock(n, d):
        """That takes the number of the column for that of the clock. How many
        columns does a clock have?
        """
        angles = np.outer(np.arange(n), 10000.0 ** (-2 * np.arange(d) / d))
        return _woven(np.sin(angles[:, ::2]), np.cos(angles[:, 1::2]))

    def each_column_its_own(n, d):
        """Sine and cosine of a pair have different speeds here. Both belong
        to one clock.
        """
        angles = np.outer(np.arange(n), 10000.0 ** (-np.arange(d) / d))
        return _woven(np.sin(angles[:, ::2]), np.cos(angles[:, 1::2]))

    def up_to_the_end(n, d):
        """This series arrives at 10000 with its last clock. The one of the
        definition stops one clock earlier.

        A geometric series of wavelengths
        """
        k = np.arange(d // 2) / max(d // 2 - 1, 1)
        angles = np.outer(np.arange(n), 10000.0**-k)
        return _woven(np.sin(angles), np.cos(angles))

    def even_steps(n, d):
        """These frequencies fall in even steps. Those of the definition fall
        by an even factor.

        A geometric series of wavelengths
        """
        omegas = 1 - np.arange(d // 2) / (d // 2)
        angles = np.outer(np.arange(n), omegas)
        return _woven(np.sin(angles), np.cos(angles))

    def upside_down(n, d):
        """The clocks become faster from pair to pair. Look at the sign of
        the exponent.
        """
        angles = np.outer(np.arange(n), 10000.0 ** (np.arange(0, d, 2) / d))
        return _woven(np.sin(angles), np.cos(angles))

    def from_place_one(n, d):
        """The first row is that of the place 1. The places are counted from
        0.
        """
        return _encoding(n + 1, d)[1:]

    def as_rounds(n, d):
        """These hands make whole rounds where the definition has radians:
        there is a factor of a whole turn too much.
        """
        angles = 2 * np.pi * _angles(n, d)
        return _woven(np.sin(angles), np.cos(angles))

    def columns_as_places(n, d):
        """The table is turned: it has a column for each place. A row for
        each place is wanted.
        """
        return _encoding(n, d).T

    def in_degrees(n, d):
        """That takes the angles for degrees. The definition has radians.

        A point that goes round
        """
        angles = np.radians(_angles(n, d))
        return _woven(np.sin(angles), np.cos(angles))


# 3. The matrix of a shift


@chapter.task(2, "A shift is a rotation")
def shift_matrix(shift, rng):
    """Check a function that makes the matrix of a shift."""
    drawn = (int(rng.integers(4, 40)), 2 * int(rng.integers(3, 6)))
    for s, d in [(1, 2), (3, 4), (-2, 6), (0, 4), (250, 8), drawn]:
        yield shift(s, d).should_be(_shift(s, d), within=1e-8)


def _blocks(angles, block):
    """Return a matrix of 2-by-2 blocks, one for each angle."""
    M = np.zeros((2 * len(angles), 2 * len(angles)))
    for k, angle in enumerate(angles):
        c, s = np.cos(angle), np.sin(angle)
        M[2 * k : 2 * k + 2, 2 * k : 2 * k + 2] = block(c, s)
    return M


def _clockwise(c, s):
    return [[c, s], [-s, c]]


def _turns(s, d):
    return s * 10000.0 ** (-np.arange(0, d, 2) / d)


def _shift(s, d):
    return _blocks(_turns(s, d), _clockwise)


@shift_matrix.mistakes_in("shift")
class _Shift:
    def the_other_way(s, d):
        """This matrix takes the hands back: try it on the encoding of a
        place. With the sine first a hand turns clockwise.
        """
        return _shift(-s, d)

    def mirrored(s, d):
        """These blocks are mirrors and no rotations: for the shift 0 nothing
        should change.
        """
        return _blocks(_turns(s, d), lambda c, s: [[c, s], [s, -c]])

    def both_plus(s, d):
        """Both sines have one sign here. In a rotation they have opposite
        ones, or the hand would change its length.
        """
        return _blocks(_turns(s, d), lambda c, s: [[c, s], [s, c]])

    def sine_and_cosine_swapped(s, d):
        """Sine and cosine have changed places. For the shift 0 the matrix
        has to leave everything as it is.
        """
        return _blocks(_turns(s, d), lambda c, s: [[s, c], [-c, s]])

    def one_angle_for_all(s, d):
        """Every pair turns by the same angle here. Each clock has its own
        speed.
        """
        return _blocks(np.full(d // 2, s), _clockwise)

    def shift_forgotten(s, d):
        """That turns every hand by one place, whatever the shift is. The
        shift belongs into the angle.
        """
        return _shift(1, d)

    def in_two_halves(s, d):
        """This matrix is made for a table with all sines to the left. Here
        the two of a pair stand side by side.
        """
        c, s = np.diag(np.cos(_turns(s, d))), np.diag(np.sin(_turns(s, d)))
        return np.block([[c, s], [-s, c]])

    def half_the_exponent(s, d):
        """The speeds are not those of the encoding: look at the exponent
        once more.

        The encoding
        """
        angles = s * 10000.0 ** (-np.arange(d // 2) / d)
        return _blocks(angles, _clockwise)

    def in_degrees(s, d):
        """That takes the angles for degrees. They are radians.

        A point that goes round
        """
        return _blocks(np.radians(_turns(s, d)), _clockwise)


# 4. How far it can count

MOST = 200  # places that are tried
NO_PLACE_CLOSE = (
    "None stands for no place at all, and here one is close enough. If the "
    "function still holds ..., write your lines in their place; if it ends "
    "without return, it gives None, too."
)


@chapter.task(2, "How far can it count?")
def comes_close(first_close, rng):
    """Check a function that finds the first place that is too close to 0."""
    a, b = rng.integers(5, 12, size=2)
    drawn = [([2 * math.pi / a, 2 * math.pi / (a * b)], 1e-3)]
    for omegas, close in [*CLOSE, *drawn]:
        wanted = _first_close(omegas, close)
        yield _none_is_no_place(
            first_close(np.array(omegas), close)
        ).should_be(wanted)


CLOSE = [
    ([1.0], 0.3),
    ([1.0], 0.2),
    ([1.0], 0.05),
    ([1.0, 0.1], 0.3),
    ([2.0, 0.5], 0.2),
    ([0.5], 1.2),
    ([2 * math.pi / 8, 2 * math.pi / 12], 1e-6),
    ([math.pi, 2 * math.pi / 5, 2 * math.pi / 7], 0.01),
    ([1.0, 1.0, 1.0, 1.0], 0.29),
    ([1.0, 0.01, 0.0001], 0.02),
    ([0.001], 0.5),
    ([2.0], 1.8),
    ([2 * math.pi / MOST], 1e-6),
    ([2 * math.pi / (MOST + 1)], 1e-6),
]


def _none_is_no_place(found):
    """Return an Answer whose None is a result, and no missing return."""
    if found.value is None and found.repair == NOT_RETURNED:
        return Answer(found.root, None, found.sentence, NO_PLACE_CLOSE)
    return found


def _gaps(omegas, most=MOST):
    """Return how far the places from 0 on are from place 0."""
    halves = np.outer(np.arange(most + 1), omegas) / 2
    return 2 * np.sqrt(np.sum(np.sin(halves) ** 2, axis=1))


def _first(is_close, start=1):
    found = np.flatnonzero(is_close[start:])
    return int(found[0]) + start if len(found) else None


def _first_close(omegas, close):
    return _first(_gaps(omegas) < close)


@comes_close.mistakes_in("first_close")
class _FirstClose:
    def itself(omegas, close):
        """Place 0 is always close to itself. Begin with the place after it."""
        return 0

    def one_clock_is_enough(omegas, close):
        """Here one hand has come back, and the others have not. The distance
        has all hands in it.

        Clocks that come back together
        """
        gaps = np.array([_gaps([omega]) for omega in omegas])
        return _first(gaps.min(axis=0) < close)

    def the_first_clock(omegas, close):
        """That looks at the first clock alone. The distance has all hands in
        it.

        Clocks that come back together
        """
        return _first_close(omegas[:1], close)

    def each_clock_by_itself(omegas, close):
        """Every hand is close by itself, and together they are too far: the
        distance is the root of a sum of squares.
        """
        gaps = np.array([_gaps([omega]) for omega in omegas])
        return _first(gaps.max(axis=0) < close)

    def sines_alone(omegas, close):
        """That compares the sines and leaves out the cosines. A hand at the
        bottom has the same sine as one at the top.
        """
        sines = np.sin(np.outer(np.arange(MOST + 1), omegas))
        return _first(np.sqrt(np.sum(sines**2, axis=1)) < close)

    def no_root(omegas, close):
        """That compares the square of the distance. Take the root of the sum
        of squares.
        """
        return _first(_gaps(omegas) ** 2 < close)

    def mean_of_the_clocks(omegas, close):
        """That divides by the number of clocks. A distance adds up all the
        squares.
        """
        return _first(_gaps(omegas) / np.sqrt(len(omegas)) < close)

    def by_the_angle(omegas, close):
        """That compares the angles between the hands. The distance of two
        encodings is a straight one, and so shorter.
        """
        turns = np.outer(np.arange(MOST + 1), omegas)
        angles = (turns + math.pi) % math.tau - math.pi
        return _first(np.sqrt(np.sum(angles**2, axis=1)) < close)

    def last_place_left_out(omegas, close):
        """The last place that the task names is not tried. range(a, b) ends
        before b.
        """
        return _first(_gaps(omegas, MOST - 1) < close)

    def too_many_places(omegas, close):
        """That tries more places than the task names."""
        return _first(_gaps(omegas, MOST + 1) < close)

    def minus_one(omegas, close):
        """Where no place is close, that returns a number that is none. The
        task asks for None there.
        """
        found = _first_close(omegas, close)
        return -1 if found is None else found

    def the_closest(omegas, close):
        """That is the closest of all places. The task asks for the first one
        that is close enough.
        """
        gaps = _gaps(omegas)
        best = int(gaps[1:].argmin()) + 1
        return best if gaps[best] < close else None


# 5. A counter-example

BROKEN, STANDS, OUTSIDE, ONE_CLOCK = range(4)
NO_PLACE, ONE_PLACE, ONE_BACK, NONE_BACK = range(4, 8)
LARGEST = 1e6  # of a place or a frequency


@chapter.task(2, "Clocks that come back together")
def same_code(example, rng):
    """Check two clocks and two places to which both give the same pairs."""
    numbers = example.as_list()
    largest = np.finfo(float).max
    yield numbers.should_be([0.0, 0.0, 0.0, 0.0], within=largest)
    yield
    omega_1, omega_2, p, q = map(float, numbers.value)
    rounds = [omega * (q - p) / math.tau for omega in (omega_1, omega_2)]
    kind = _kind([omega_1, omega_2], [p, q], rounds)
    says = numbers.sentence
    if kind in (ONE_BACK, NONE_BACK):
        says = (
            f"From place {p:g} to place {q:g} the hands make {rounds[0]:.12g}"
        )
        says += f" and {rounds[1]:.12g} rounds"
    yield numbers.fact(kind, says).should_be(BROKEN)


def _kind(omegas, places, rounds):
    """Return what two clocks and two places are, as a counter-example."""
    back = sum(abs(x - round(x)) <= 1e-7 and round(x) != 0 for x in rounds)
    apart = max(omegas) - min(omegas)
    for kind, holds in [
        (STANDS, 0 in omegas),
        (OUTSIDE, min(omegas) < 0 or max(omegas) > LARGEST),
        (ONE_CLOCK, apart <= 1e-6 * max(omegas)),
        (NO_PLACE, not all(x.is_integer() for x in places)),
        (OUTSIDE, max(map(abs, places)) > LARGEST),
        (ONE_PLACE, places[0] == places[1]),
        (ONE_BACK, back == 1),
        (NONE_BACK, back == 0),
    ]:
        if holds:
            return kind
    return BROKEN


@same_code.mistakes_in("example")
class _Example:
    def stands_still():
        """A clock with the frequency 0 stands still. It gives every place
        the same pair, and the sentence is about waves.
        """
        return [0.0, math.tau / 12, 0, 12]

    def the_same_clock():
        """These are two clocks of one speed. The sentence is about two
        different frequencies.
        """
        return [math.tau / 8, math.tau / 8, 0, 8]

    def between_places():
        """A place here is no whole number, and no word stands there. Choose
        whole places.
        """
        return [math.tau / 8, math.tau / 12, 0.5, 24.5]

    def the_same_place():
        """These are one place. The sentence is about two different ones."""
        return [math.tau / 8, math.tau / 12, 7, 7]

    def one_hand_back():
        """One hand is where it was, and the other is not. After how many
        places have both made whole rounds?
        """
        return [math.tau / 8, math.tau / 12, 0, 8]

    def no_hand_back():
        """Neither hand is where it was. After how many places has each of
        them made a whole round?
        """
        return [1.0, 2.0, 0, 710]


# 6. Degrees for radians


@chapter.task(2, "A point that goes round")
def degrees(bug_line, factor, slope_at_60, rng, *, radius=10):
    """Check the line with the error, the factor, and the right slope."""
    yield bug_line.should_be(5)
    yield
    yield factor.should_be(180 / math.pi, within=0.005)
    yield
    wanted = radius * math.radians(1) * math.cos(math.radians(60))
    yield slope_at_60.should_be(wanted, within=FEW_DIGITS)


@degrees.varies
def _wheel(draw):
    """The height of the lamp is {radius} sin of the angle, in metres, and
    {radius} stands in lines 2 and 5 in place of 10.
    """
    return {"radius": draw.whole(12, 60)}


@degrees.mistakes_in("bug_line")
class _BugLine:
    def the_def():
        """That line names the function and its input, and computes nothing.
        Ask in which unit a slope per degree is.
        """
        return 1

    def the_height():
        """That height is right: the sine gets radians. Measure its slope
        with a step of a small part of a degree.
        """
        return 2

    def the_second_def():
        """That line names the function and its input, and computes nothing.
        Ask what is multiplied, and what is missing.
        """
        return 4


@degrees.mistakes_in("factor")
class _Factor:
    def upside_down():
        """That is the factor that is missing. By what are the slopes of the
        program too large?
        """
        return math.pi / 180

    def a_round():
        """That is how many degrees a round has. How many of them are a
        radian?
        """
        return 360

    def half_a_round():
        """That is half a round in degrees. How many radians is it?"""
        return 180

    def a_round_in_radians():
        """That is a round in radians. How many degrees are one radian?"""
        return math.tau

    def a_radian_of_a_round():
        """That compares half a round with a whole one. A round has 360
        degrees and a walk of two pi.
        """
        return 360 / math.pi


@degrees.mistakes_in("slope_at_60")
class _SlopeAt60:
    def per_radian(*, radius):
        """That is the slope per radian, which the program gives as well. The
        angle is counted in degrees.
        """
        return radius * math.cos(math.radians(60))

    def multiplied_the_other_way(*, radius):
        """That is larger than what the program says. Its slopes are too
        large already.
        """
        return radius * math.degrees(1) * math.cos(math.radians(60))

    def sixty_radians(*, radius):
        """The factor is there, and the cosine got 60 as radians. It wants
        the angle that the height has, too.
        """
        return radius * math.radians(1) * math.cos(60)

    def the_sine(*, radius):
        """That has the sine where the slope has another wave. What is the
        slope of a sine?

        The velocity stands at a right angle
        """
        return radius * math.radians(1) * math.sin(math.radians(60))


# 7. A noisy tone

FREQUENCIES = (1.0, 6.0)  # rad/s, between which the tones lie
GOOD = 0.03  # how far off an estimate may be
FOUND, ROUGH, HERTZ, PERIOD, ELSEWHERE, NOWHERE = range(6)


@chapter.task(3, "Look everywhere first")
def noisy_tone(find_frequency, rng):
    """Check a function that finds the frequency of a tone in noise."""
    low, high = FREQUENCIES
    drawn = rng.uniform(low + 0.2, high - 0.2, size=4)
    heard = []
    for omega in [1.25, 2.15, 3.47, 5.21, *drawn]:
        found = find_frequency(*_tone(omega, rng), says="find_frequency(t, y)")
        heard.append((omega, found))
        yield found.should_be_a_number()
    yield
    for omega, found in heard:
        kind = _verdict(float(found.value), omega)
        says = f"For a tone of {omega:.3f} rad/s {found.sentence}"
        if kind != FOUND:
            yield found.fact(kind, says).should_be(FOUND)
            return


def _tone(omega, rng):
    """Return twenty seconds of a tone with any phase, and noise."""
    t = np.linspace(0, 20, 101)
    y = 0.8 * np.sin(omega * t + rng.uniform(0, math.tau))
    return t, y + 0.1 * rng.normal(size=t.size)


def _verdict(found, omega):
    """Return what a frequency that was found is."""
    for what, right, within in [
        (FOUND, omega, GOOD),
        (ROUGH, omega, 0.16),
        (HERTZ, omega / math.tau, 0.02),
        (PERIOD, math.tau / omega, 0.15),
    ]:
        if abs(found - right) <= within:
            return what
    low, high = FREQUENCIES
    return ELSEWHERE if 0.9 * low < found < 1.1 * high else NOWHERE


def _best(t, y, omegas):
    """Return the frequency whose best wave leaves the smallest error."""
    angles = np.outer(omegas, t)
    s, c = np.sin(angles), np.cos(angles)
    ss, sc, cc = (s * s).sum(1), (s * c).sum(1), (c * c).sum(1)
    sy, cy = s @ y, c @ y
    # what the two normal equations of each frequency take from the error
    taken = (cc * sy**2 - 2 * sc * sy * cy + ss * cy**2) / (ss * cc - sc**2)
    return float(omegas[taken.argmax()])


@noisy_tone.mistakes_in("find_frequency")
class _FindFrequency:
    def not_refined(t, y):
        """The valley is the right one, and its bottom is elsewhere in it.
        Search once more around it in smaller steps, with the best sine *and*
        the best cosine for each frequency.
        """
        return _best(t, y, np.linspace(1, 6, 201)) + 0.08

    def in_hertz(t, y):
        """That counts rounds in a second. The task asks for radians in a
        second.

        Amplitude, frequency, phase
        """
        return _best(t, y, np.linspace(1, 6, 501)) / math.tau

    def the_period(t, y):
        """That is how long one round takes. The task asks for radians in a
        second.

        Amplitude, frequency, phase
        """
        return math.tau / _best(t, y, np.linspace(1, 6, 501))

    def one_start(t, y):
        """That is another valley than the one of the tone. Look at many
        places or start in many, and take the end with the lowest loss.
        """
        return 3.0
