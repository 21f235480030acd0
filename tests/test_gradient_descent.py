"""What the chapter on gradient descent promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import numpy as np
import pytest

from lib.autograd import Tensor
from lib.data import diabetes
from lib.optim import SGD, Adam, Momentum


def turned(f):
    return lambda p: f([p[0] + p[1], p[1] - p[0]]) / 2


def steps_needed(f, start, optimiser, most=20_000):
    w = Tensor(list(start))
    optimiser = optimiser([w])
    while np.abs(w.data).max() > 1e-6 and optimiser.steps < most:
        optimiser.zero_grad()
        f(w).backward()
        optimiser.step()
    return optimiser.steps


def test_a_turn_of_landscape_and_start_slows_adam_and_not_momentum():
    def ravine(p):
        return p[0] ** 2 + 1000 * p[1] ** 2

    straight, oblique = (10.0, 1.0), (9 / 2**0.5, 11 / 2**0.5)
    assert turned(ravine)(oblique) == pytest.approx(ravine(straight))
    found = {}
    for name, make in [
        ("adam", lambda w: Adam(w, 0.9)),
        ("momentum", lambda w: Momentum(w, 0.0018, 0.9)),
    ]:
        found[name] = [
            steps_needed(ravine, straight, make),
            steps_needed(turned(ravine), oblique, make),
        ]
    assert found["adam"][1] > 3 * found["adam"][0]
    assert abs(found["momentum"][1] - found["momentum"][0]) < 5


def test_the_best_rate_for_every_start_is_not_the_best_for_this_one():
    def valley(p):
        return p[0] ** 2 + 10 * p[1] ** 2

    best, other = (
        steps_needed(valley, (10.0, 1.0), lambda w, rate=rate: SGD(w, rate))
        for rate in (2 / 22, 0.0913)
    )
    assert (best, other) == (81, 80)


def test_beyond_the_rate_that_lands_longer_steps_are_slower():
    def steps(rate):
        w, count = 0.0, 0
        while abs(w - 4) > 1e-6:
            w, count = w - rate * 2 * (w - 4), count + 1
        return count

    assert steps(0.1) > steps(0.3) > steps(0.5) == 1
    assert steps(0.5) < steps(0.7) < steps(0.9)


def test_longer_steps_may_end_in_the_other_valley():
    def end(start, rate):
        w = start
        for _ in range(2000):
            w = w - rate * (4 * w**3 - 8 * w + 1)
        return "right" if w > 0.126 else "left"

    assert (end(-2.0, 0.05), end(2.0, 0.05)) == ("left", "right")
    assert (end(-2.0, 0.15), end(2.0, 0.15)) == ("right", "left")


def test_descent_stalls_on_a_terrace_that_is_no_minimum():
    w = 1.0
    for _ in range(20_000):
        w = w - 0.01 * 3 * w**2
    assert 0 < w < 0.002


def test_standardising_makes_one_feature_round_and_ten_not():
    X = diabetes().X
    X = (X - X.mean(axis=0)) / X.std(axis=0)

    def condition(columns):
        ones = np.ones(len(columns))
        bends = np.linalg.eigvalsh(
            2
            * np.column_stack([columns, ones]).T
            @ np.column_stack([columns, ones])
            / len(columns)
        )
        return bends[-1] / bends[0]

    assert condition(X[:, [2]]) == pytest.approx(1)
    assert condition(X[:, [2, 3]]) > 2
    assert 400 < condition(X) < 500
