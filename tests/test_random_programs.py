"""lib.autograd on programs nobody chose, against three other ways."""

import autograd as hips
import autograd.numpy as hips_numpy
import numpy as np
import pytest
from hypothesis import given, settings
from random_programs import kinked_steps, programs, run

from lib import autograd, calculus
from lib.differences import central_difference

reproducible = settings(
    derandomize=True, database=None, deadline=None, max_examples=300
)


def start(program):
    shapes, _, seed = program
    rng = np.random.default_rng(seed)
    return [np.asarray(rng.uniform(-1.5, 1.5, shape))[()] for shape in shapes]


def gradient_of(program, x):
    return calculus.gradient(lambda x: run(program, autograd, x))(x)


def directional(gradients, direction):
    pairs = zip(gradients, direction, strict=True)
    return sum(np.sum(g * v) for g, v in pairs)


@reproducible
@given(programs(kinked_steps))
def test_gradients_agree_with_hips_autograd(program):
    x = start(program)
    expected = hips.grad(lambda x: run(program, hips_numpy, x))(x)
    for ours, theirs in zip(gradient_of(program, x), expected, strict=True):
        assert np.shape(ours) == np.shape(theirs)
        np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-11)


@reproducible
@given(programs())
def test_gradients_agree_with_the_complex_step(program):
    x, v = start(program), start((program[0], None, program[2] + 1))
    moved = [a + 1e-30j * b for a, b in zip(x, v, strict=True)]
    slope = run(program, autograd, moved).imag / 1e-30
    found = directional(gradient_of(program, x), v)
    assert found == pytest.approx(slope, rel=1e-11, abs=1e-11)


@reproducible
@given(programs())
def test_gradients_agree_with_central_differences(program):
    x, v = start(program), start((program[0], None, program[2] + 1))

    def along(t):
        moved = [a + t * b for a, b in zip(x, v, strict=True)]
        return run(program, autograd, moved)

    found = directional(gradient_of(program, x), v)
    # the step's own error grows with the third derivative of the program
    slope, check = (central_difference(along, 0.0, h) for h in (1e-5, 3e-6))
    allowed = 1e-7 * max(1, abs(slope)) + 10 * abs(slope - check)
    assert abs(found - slope) <= allowed


@reproducible
@given(programs())
def test_second_derivatives_agree_with_hips_autograd(program):
    x, v = start(program), start((program[0], None, program[2] + 1))

    def along(module):
        def f(t):
            moved = [a + t * b for a, b in zip(x, v, strict=True)]
            return run(program, module, moved)

        return f

    found = calculus.derivative(calculus.derivative(along(autograd)))(0.0)
    expected = hips.grad(hips.grad(along(hips_numpy)))(0.0)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@reproducible
@given(programs())
def test_a_gradient_of_a_gradient_is_the_second_derivative(program):
    x, v = start(program), start((program[0], None, program[2] + 1))

    def slope_along_v(x):
        pairs = zip(gradient_of(program, x), v, strict=True)
        return sum((autograd.sum(g * b) for g, b in pairs), 0.0)

    def along(t):
        moved = [a + t * b for a, b in zip(x, v, strict=True)]
        return run(program, autograd, moved)

    found = directional(calculus.gradient(slope_along_v)(x), v)
    expected = calculus.derivative(calculus.derivative(along))(0.0)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@reproducible
@given(programs(kinked_steps))
def test_both_ways_back_give_the_same_numbers_bit_for_bit(program):
    x = start(program)
    y, pull = calculus.pull_back(lambda x: run(program, autograd, x), x)
    bare = pull(np.float64(1))
    outside = [autograd.Tensor(a) for a in x]
    y, pull = calculus.pull_back(lambda x: run(program, autograd, x), outside)
    for a, b in zip(bare, pull(np.float64(1)), strict=True):
        assert np.array_equal(a, autograd.plain(b))
