"""lib.autograd: what it computes, how often, at which edges."""

import copy
import pickle

import numpy as np
import pytest

from lib import autograd
from lib.autograd import (
    Tensor,
    concatenate,
    derivative,
    exp,
    gradient,
    hessian,
    jacobian,
    log,
    sin,
    stack,
    value_and_gradient,
    where,
)

# The four probes that small engines fail.


def test_a_node_used_twice_gets_both_shares():
    x = Tensor(3.0)
    (x * x).backward()
    assert x.grad == 6.0


def test_a_second_backward_pass_adds_to_the_leaves_only():
    x = Tensor(2.0)
    y = x * x  # 4
    z = y * y * y  # 64, dz/dx = 6 x**5 = 192
    z.backward()
    assert x.grad == 192.0
    z.backward()
    assert x.grad == 384.0
    assert y.grad is None


def test_a_chain_of_100_000_operations_needs_no_recursion():
    x = Tensor(1.0)
    y = x
    for _ in range(100_000):
        y = y * 1.0
    y.backward()
    assert x.grad == 1.0


def test_a_broadcast_bias_gets_one_share_per_row():
    b = Tensor(np.zeros(3))
    (np.ones((4, 3)) + b).sum().backward()
    assert np.array_equal(b.grad, [4.0, 4.0, 4.0])


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
    y, pull = autograd.pull_back(lambda x: sin(x) + sin(x), 0.0)
    assert pull(3) == 6.0
    y, pull = autograd.pull_back(lambda x: x + x, np.ones(2, np.float32))
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


# Corners


def test_a_power_of_zero_is_flat_at_zero():
    assert derivative(lambda x: x**0)(0.0) == 0.0
    assert derivative(lambda x: 0.0**x)(2.0) == 0.0
    assert derivative(derivative(lambda x: x**1))(0.0) == 0.0
    assert derivative(derivative(lambda x: x**2))(0.0) == 2.0


def test_a_mixed_second_derivative_of_a_power_where_the_exponent_is_zero():
    found = hessian(lambda v: v[0] ** v[1])(np.array([2.0, 0.0]))
    assert np.allclose(found, [[0.0, 0.5], [0.5, np.log(2) ** 2]])


def test_an_element_picked_twice_gets_both_shares():
    x = Tensor([1.0, 2.0])
    x[[0, 0, 1]].sum().backward()
    assert np.array_equal(x.grad, [2.0, 1.0])


def test_a_tensor_can_be_unpacked_but_a_number_cannot():
    a, b = Tensor([1.0, 2.0])
    assert (a.item(), b.item()) == (1.0, 2.0)
    with pytest.raises(TypeError):
        list(Tensor(1.0))


def test_a_copy_is_a_leaf_that_sorts_after_what_exists():
    w = Tensor([1.0, 2.0])
    for twin in (copy.deepcopy(w * 2), pickle.loads(pickle.dumps(w * 2))):
        (twin * w).sum().backward()
        assert np.array_equal(twin.grad, [1.0, 2.0])


def test_a_tensor_made_from_a_tensor_is_a_leaf_with_the_same_numbers():
    w = Tensor([1.0, 2.0])
    twin = Tensor(w * 2)
    (twin * w).sum().backward()
    assert np.array_equal(twin.grad, [1.0, 2.0])
    assert np.array_equal(w.grad, [2.0, 4.0])


def test_numpy_may_ask_for_the_shape():
    x = Tensor(np.ones((2, 3)))
    assert (np.shape(x), np.ndim(x), np.size(x)) == ((2, 3), 2, 6)


@pytest.mark.parametrize("name", ["exp", "sum", "reshape", "maximum"])
def test_help_shows_what_an_operation_computes(name):
    operation = getattr(autograd, name)
    assert operation.__name__ == name
    assert operation.__doc__.startswith("Return ")


def test_integers_become_floats():
    assert Tensor([1, 2]).dtype == np.float64
    assert derivative(lambda x: x**2)(3) == 6.0


def test_arrays_on_the_left_reach_the_operators_of_the_tensor():
    x = Tensor([1.0, 2.0])
    for left in (np.array([3.0, 4.0]), np.float64(2), 2):
        for y in (left + x, left - x, left * x, left / x, left**x):
            assert isinstance(y, Tensor)
    assert isinstance(np.ones((3, 2)) @ x, Tensor)
    assert np.array_equal(np.array([0.0, 9.0]) > x, [False, True])


# Errors are sentences


def test_a_plain_numpy_function_names_ours():
    with pytest.raises(TypeError, match="np.sin .* use lib.autograd.sin"):
        np.sin(Tensor(1.0))
    with pytest.raises(TypeError, match="np.sum .* use lib.autograd.sum"):
        np.sum(Tensor([1.0]))
    with pytest.raises(TypeError, match="np.arctan .* use .data"):
        np.arctan(Tensor(1.0))
    with pytest.raises(TypeError, match="use lib.autograd.stack"):
        np.array([Tensor(1.0), Tensor(2.0)])


def test_shapes_that_do_not_fit_are_both_named():
    a, b = Tensor(np.ones((2, 3))), Tensor(np.ones(4))
    both = r"shapes \(2, 3\) and \(4,\) do not fit"
    for operation in (lambda: a + b, lambda: a @ b, lambda: where(True, a, b)):
        with pytest.raises(ValueError, match=both):
            operation()
    for join in (stack, concatenate):
        with pytest.raises(ValueError, match=f"^{join.__name__}: the {both}"):
            join([a, b])


def test_backward_starts_from_one_number():
    with pytest.raises(ValueError, match=r"one number.*\(2,\)"):
        Tensor([1.0, 2.0]).backward()


def test_a_gradient_needs_one_number():
    with pytest.raises(ValueError, match=r"one number.*\(2,\)"):
        gradient(lambda x: x)(np.ones(2))


def test_a_derivative_works_element_by_element():
    with pytest.raises(ValueError, match=r"elementwise.*\(\) and \(2,\)"):
        derivative(lambda x: stack([x, x]))(1.0)


@pytest.mark.parametrize("bad", ["three", None, 1j, [1.0, "two"]])
def test_a_tensor_is_made_of_real_numbers(bad):
    with pytest.raises(TypeError, match="^x must be made of real numbers"):
        derivative(sin)(bad)
    with pytest.raises(TypeError, match="^data must be made of real numbers"):
        Tensor(bad)


def test_a_function_that_returns_complex_numbers_is_refused():
    with pytest.raises(TypeError, match=r"^f\(x\) must be made of real"):
        derivative(lambda x: x * 1j)(1.0)


def test_a_function_that_returns_nothing_is_named():
    with pytest.raises(TypeError, match=r"^f\(x\) must be .* got None"):
        derivative(lambda x: None)(1.0)


def test_what_is_not_a_function_is_refused():
    with pytest.raises(TypeError, match="f must be a function, got 3.0"):
        derivative(3.0)(1.0)


def test_every_function_takes_plain_numbers_and_returns_them():
    assert log(1.0) == 0.0
    assert not isinstance(autograd.softmax(np.ones(3)), Tensor)
