"""lib.dual: values and slopes carried forward together."""

import numpy as np
import pytest

from lib import autograd, calculus, dual
from lib.differences import complex_step
from lib.dual import Dual, derivative

SMOOTH = {
    "polynomial": lambda x: 3 * x**4 - x**3 / 7 + 2 - x,
    "rational": lambda x: (1 + x) / (2 + x**2) - 5 / x,
    "exponent": lambda x: 2**x + x**x + x**-1.5,
    "waves": lambda x: np.sin(x) * np.cos(2 * x) - np.tan(x),
    "growth": lambda x: np.exp(-x) * np.log(x) + np.sqrt(x) - np.tanh(x),
    "squares": lambda x: np.square(x) - np.negative(x) ** 2,
    "sigmoid": lambda x: autograd.sigmoid(x - 1) * x,
}
POINTS = np.array([0.3, 0.9, 1.3])


def test_the_product_rule_is_dual_multiplication():
    product = Dual(2.0, 3.0) * Dual(5.0, 7.0)
    assert (product.value, product.slope) == (10.0, 2.0 * 7.0 + 3.0 * 5.0)


@pytest.mark.parametrize("f", SMOOTH.values(), ids=SMOOTH)
def test_slopes_agree_with_the_complex_step(f):
    assert np.allclose(
        derivative(f)(POINTS), complex_step(f, POINTS), rtol=1e-13, atol=0
    )


@pytest.mark.parametrize("f", SMOOTH.values(), ids=SMOOTH)
def test_second_derivatives_agree_with_the_complex_step(f):
    slope_of = lambda x: derivative(f)(x)  # noqa: E731
    assert np.allclose(
        derivative(slope_of)(POINTS),
        complex_step(slope_of, POINTS),
        rtol=1e-12,
        atol=0,
    )


def test_an_inner_derivative_knows_its_variable_from_the_outer_one():
    def f(x):
        return x * derivative(lambda y: x + y)(1.0)  # x * 1, not x * 2

    assert derivative(f)(1.0) == 1.0
    assert derivative(lambda x: x * derivative(lambda y: x * y)(2.0))(3.0) == 6


def test_the_kinks_share_like_those_of_the_engine():
    x = np.array([-1.0, 0.0, 2.0])
    for f in (
        autograd.abs,
        lambda x: autograd.maximum(x, 0.0),
        lambda x: autograd.minimum(0.0, x),
    ):
        assert np.array_equal(derivative(f)(x), calculus.derivative(f)(x))


def test_powers_are_flat_where_the_exponent_or_the_base_is_zero():
    assert derivative(lambda x: x**0)(0.0) == 0.0
    assert derivative(lambda x: 0.0**x)(2.0) == 0.0


def test_a_constant_function_has_slope_zero_in_the_shape_of_x():
    assert derivative(lambda x: 7.0)(3.0) == 0.0
    assert np.array_equal(derivative(lambda x: x + 1)(POINTS), np.ones(3))
    assert np.array_equal(derivative(lambda x: 7.0)(POINTS), np.zeros(3))


def test_a_comparison_looks_at_the_values():
    assert derivative(lambda x: x * x if x > 1 else -x)(3.0) == 6.0


def test_a_function_without_a_row_is_named():
    with pytest.raises(TypeError, match="no rate of change for .*arctan"):
        derivative(np.arctan)(1.0)
    with pytest.raises(TypeError, match="no rate of change for .*add"):
        np.add.reduce(dual.Dual(1.0, 1.0))


@pytest.mark.parametrize("bad", ["three", None, [1.0, "two"]])
def test_a_point_that_is_no_number_is_named(bad):
    with pytest.raises(TypeError, match="^x must be made of numbers"):
        derivative(np.sin)(bad)


def test_whole_numbers_become_floats():
    assert derivative(lambda x: x**-1)(2) == -0.25
