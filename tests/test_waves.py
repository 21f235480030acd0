"""The lesson on waves: what it promises, computed again."""

import math
from fractions import Fraction

import numpy as np
import pytest

from lib.autograd import cos, mean, sin, softmax
from lib.calculus import derivative, gradient
from lib.checks import NotYet
from lib.checks import waves as check
from lib.differences import complex_step


def code_of(p, d, base=10000.0):
    """Return the encoding of one place, by its definition."""
    return np.array(
        [
            f(p / base ** (2 * k / d))
            for k in range(d // 2)
            for f in (math.sin, math.cos)
        ]
    )


def test_the_sine_of_a_short_walk_lies_between_the_bounds():
    for h in [1e-3, 0.1, 0.5, 1.0, math.pi / 2]:
        assert 1 - h**2 / 6 <= math.sin(h) / h <= 1
        assert 0 <= (1 - math.cos(h)) / h <= h / 2


def test_one_chord_is_the_arc_times_the_cosines_of_all_halves():
    for h in [0.3, 1.0, math.pi / 2]:
        product = math.prod(math.cos(h / 2**k) for k in range(1, 60))
        assert math.sin(h) == pytest.approx(h * product, rel=1e-14)


def test_the_velocity_is_the_place_turned_by_a_quarter():
    for x in np.linspace(-7, 7, 29):
        velocity = complex_step(np.cos, x), complex_step(np.sin, x)
        turned = -math.sin(x), math.cos(x)
        assert velocity == pytest.approx(turned, abs=1e-14)


def test_a_wave_has_the_slope_that_the_chain_rule_says():
    rng = np.random.default_rng(0)
    for A, omega, phi, t in rng.uniform(-3, 3, size=(20, 4)):
        slope = derivative(lambda t: A * sin(omega * t + phi))(t)  # noqa: B023
        wanted = A * omega * math.cos(omega * t + phi)
        assert slope == pytest.approx(wanted, abs=1e-12)
        a, b = A * math.cos(phi), A * math.sin(phi)
        two = a * math.sin(omega * t) + b * math.cos(omega * t)
        assert two == pytest.approx(A * math.sin(omega * t + phi), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_attention_does_not_see_the_order_until_it_is_told(seed):
    rng = np.random.default_rng(seed)
    words, places = rng.normal(size=(2, 5, 6))
    query, key, value = rng.normal(size=(3, 6, 6))
    order = rng.permutation(5)

    def attention(X):
        return softmax((X @ query) @ (X @ key).T / 6**0.5) @ (X @ value)

    assert attention(words[order]) == pytest.approx(attention(words)[order])
    back = np.where(np.tri(5) > 0, 0, -1e9)  # only words before, and itself

    def looks_back(X):
        scores = (X @ query) @ (X @ key).T / 6**0.5
        return softmax(scores + back) @ (X @ value)

    leaked = looks_back(words[order]).mean(axis=0)
    assert not np.allclose(leaked, looks_back(words).mean(axis=0))
    told = attention(words[order] + places).mean(axis=0)
    assert not np.allclose(told, attention(words + places).mean(axis=0))
    sums = (words[order] + places).sum(axis=0), (words + places).sum(axis=0)
    assert sums[0] == pytest.approx(sums[1])


@pytest.mark.parametrize("d", [2, 8, 64, 512])
def test_the_last_wavelength_stays_below_ten_thousand_rounds(d):
    lengths = [2 * math.pi * 10000 ** (2 * k / d) for k in range(d // 2)]
    assert lengths[-1] == pytest.approx(
        2 * math.pi * 10000 ** (1 - 2 / d), rel=1e-12
    )
    assert lengths[-1] < 10000 * 2 * math.pi
    ratios = np.divide(lengths[1:], lengths[:-1])
    assert ratios == pytest.approx(10000 ** (2 / d), rel=1e-9)


def test_a_shift_is_one_rotation_for_every_place():
    d = 8
    for s in [-7, 0, 1, 30]:
        M = np.zeros((d, d))
        for k in range(d // 2):
            angle = s * 10000 ** (-2 * k / d)
            c, sine = math.cos(angle), math.sin(angle)
            M[2 * k : 2 * k + 2, 2 * k : 2 * k + 2] = [[c, sine], [-sine, c]]
        assert M @ M.T == pytest.approx(np.eye(d), abs=1e-14)
        assert np.linalg.det(M) == pytest.approx(1)
        for p in [0, 3, 100]:
            there = code_of(p + s, d)
            assert M @ code_of(p, d) == pytest.approx(there, abs=1e-12)


def test_the_dot_product_knows_the_distance_and_rises_at_times():
    d = 8
    for p, q in [(0, 6), (10, 16), (91, 85)]:
        dot = code_of(p, d) @ code_of(q, d)
        assert dot == pytest.approx(code_of(0, d) @ code_of(6, d), abs=1e-12)
    products = [code_of(0, d) @ code_of(s, d) for s in range(8)]
    assert products[0] == pytest.approx(d / 2)
    assert products[6] > max(products[2:6])


def test_the_places_that_look_alike_are_those_of_the_lesson():
    assert math.dist(code_of(0, 2), code_of(710, 2)) < 1e-4
    assert math.dist(code_of(0, 4), code_of(84823, 4)) < 0.0017
    p = np.arange(1, 100_001)
    halves = np.outer(p, 10000.0 ** (-np.arange(0, 16, 2) / 16)) / 2
    gaps = 2 * np.sqrt((np.sin(halves) ** 2).sum(axis=1))
    assert gaps[1:].min() > gaps[0]


def test_two_fractions_of_a_round_repeat_at_their_common_multiple():
    rounds = Fraction(1, 8), Fraction(1, 12)
    back = [p for p in range(1, 25) if all((p * r) % 1 == 0 for r in rounds)]
    assert back == [24]


def test_descent_finds_a_frequency_only_from_its_own_valley():
    t = np.linspace(0, 20, 101)
    starts = np.linspace(0.5, 6, 56)
    slopes = gradient(
        lambda w: mean((sin(w[:, None] * t) - np.sin(2.9 * t)) ** 2, 1).sum()
    )
    w = starts
    for _ in range(300):
        w = w - 0.005 * slopes(w)
    is_near = np.abs(starts - 2.9) < 4.4934 / 20
    assert list(np.abs(w - 2.9) < 0.05) == list(is_near)
    assert 1 < is_near.sum() < 0.1 * len(starts)


def test_the_valley_ends_where_the_sine_over_its_arc_is_lowest():
    h = 4.4934
    slope = derivative(lambda x: sin(x) / x)(h)
    assert abs(slope) < 1e-5 and math.tan(h) == pytest.approx(h, rel=1e-3)
    T, true = 200.0, 2.0
    t = np.linspace(0, T, 20_001)
    for miss in [0.001, 0.01, 0.02]:
        loss = np.mean((np.sin((true + miss) * t) - np.sin(true * t)) ** 2)
        wanted = 1 - math.sin(miss * T) / (miss * T)
        assert loss == pytest.approx(wanted, abs=0.01)


def test_with_known_frequencies_descent_ends_at_least_squares():
    rng = np.random.default_rng(0)
    t, y = np.linspace(0, 20, 101), rng.normal(size=101)
    angles = np.outer([1.3, 2.9, 4.7], t)
    X = np.concatenate([np.sin(angles), np.cos(angles)])
    best = np.linalg.lstsq(X.T, y, rcond=None)[0]
    slopes = gradient(lambda p: mean((p @ X - y) ** 2))
    p = rng.uniform(-10, 10, size=6)
    for _ in range(100):
        p = p - 0.4 * slopes(p)
    assert p == pytest.approx(best, abs=1e-9)


def test_none_for_a_close_place_is_not_taken_for_a_missing_return():
    with pytest.raises(NotYet, match=r"no\s+place\s+at\s+all"):
        check.comes_close(lambda omegas, close: 6 if close == 0.3 else None)


def test_the_rounds_of_a_near_miss_are_told_to_enough_digits():
    with pytest.raises(NotYet, match=r"make\s+113\.000009\d+\s+and"):
        check.same_code([1.0, 2.0, 0, 710])


def test_places_710_apart_are_one_beside_a_word_of_size_one():
    near, far = (code_of(p, 2) for p in (0, 710))
    assert np.float16(near[0]) != np.float16(far[0])
    for word in [-1.0, 1.0]:
        one, two = (np.float16(word + code) for code in (near, far))
        assert np.all(one == two)


def test_both_slopes_of_the_circle_are_those_of_the_engine():
    assert derivative(sin)(2.0) == pytest.approx(math.cos(2.0))
    assert derivative(cos)(2.0) == pytest.approx(-math.sin(2.0))
