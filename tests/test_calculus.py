"""lib.calculus: derivatives of functions, and of their derivatives."""

import numpy as np
import pytest

from lib.autograd import Tensor, exp, sin, stack
from lib.calculus import (
    derivative,
    gradient,
    hessian,
    jacobian,
    pull_back,
    value_and_gradient,
)

# Derivatives of derivatives


def test_a_derivative_inside_the_function_that_is_differentiated():
    def f(x):
        return x * derivative(lambda y: x * y)(2.0)  # x * x

    assert derivative(f)(3.0) == 6.0


def test_an_inner_derivative_knows_its_variable_from_the_outer_one():
    def f(x):
        return x * derivative(lambda y: x + y)(1.0)  # x * 1, not x * 2

    assert derivative(f)(1.0) == 1.0


def test_the_third_derivative_of_sine_is_minus_cosine():
    x = np.linspace(-3, 3, 7)
    third = derivative(derivative(derivative(sin)))
    assert np.allclose(third(x), -np.cos(x), rtol=0, atol=1e-15)


def test_an_inner_function_may_ignore_its_own_variable():
    def f(w):
        value, slope = value_and_gradient(lambda x: w)(1.0)
        return value + slope

    assert derivative(f)(5.0) == 1.0


def test_the_hessian_is_the_matrix_of_second_derivatives():
    found = hessian(lambda v: v[0] ** 3 * v[1] + exp(v[1]))([2.0, 0.0])
    assert np.array_equal(found, [[0.0, 12.0], [12.0, 1.0]])


# Functions of functions


def test_a_derivative_of_a_plain_number_is_a_plain_float():
    assert type(derivative(lambda x: x * x)(3)) is float


def test_a_function_that_ignores_its_input_has_derivative_zero():
    assert derivative(lambda x: 7.0)(3.0) == 0.0
    assert derivative(lambda x: 7.0)(np.inf) == 0.0
    assert np.array_equal(gradient(lambda x: 7.0)(np.ones(2)), [0.0, 0.0])
    assert derivative(lambda x: Tensor(5.0) * 2)(3.0) == 0.0


def test_a_gradient_has_the_form_of_the_parameters():
    parameters = {"W": np.ones((2, 3)), "b": 0.5}
    found = gradient(lambda p: (p["W"] * p["b"]).sum())(parameters)
    assert np.array_equal(found["W"], np.full((2, 3), 0.5))
    assert found["b"] == 6.0
    assert gradient(lambda p: p[0] * p[1])([2.0, 3.0]) == [3.0, 2.0]


def test_a_gradient_to_pull_back_may_be_a_number_of_python():
    y, pull = pull_back(lambda x: sin(x) + sin(x), 0.0)
    assert pull(3) == 6.0
    y, pull = pull_back(lambda x: x + x, np.ones(2, np.float32))
    assert np.array_equal(pull(0.5), [1.0, 1.0])
    assert pull(0.5).dtype == np.float32


def test_a_jacobian_has_a_row_for_each_output():
    found = jacobian(lambda v: stack([v[0] * v[1], sin(v[0]), v[1]]))(
        np.array([0.0, 2.0])
    )
    assert np.array_equal(found, [[2.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def test_a_jacobian_of_float32_is_float32():
    x = np.ones(2, np.float32)
    assert jacobian(lambda v: v * v)(x).dtype == np.float32
    assert hessian(lambda v: (v**3).sum())(x).dtype == np.float32


# Errors are sentences


def test_a_gradient_needs_one_number():
    with pytest.raises(ValueError, match=r"one number.*\(2,\)"):
        gradient(lambda x: x)(np.ones(2))


def test_a_derivative_works_element_by_element():
    with pytest.raises(ValueError, match=r"elementwise.*\(\) and \(2,\)"):
        derivative(lambda x: stack([x, x]))(1.0)


def test_a_function_that_returns_complex_numbers_is_refused():
    with pytest.raises(TypeError, match=r"^f\(x\) must be made of real"):
        derivative(lambda x: x * 1j)(1.0)


def test_a_function_that_returns_nothing_is_named():
    with pytest.raises(TypeError, match=r"^f\(x\) must be .* got None"):
        derivative(lambda x: None)(1.0)


def test_what_is_not_a_function_is_refused():
    with pytest.raises(TypeError, match="f must be a function, got 3.0"):
        derivative(3.0)(1.0)
