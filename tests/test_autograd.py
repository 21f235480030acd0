"""lib.autograd: what it computes, how often, at which edges."""

import copy
import pickle

import numpy as np
import pytest

from lib import autograd
from lib.autograd import Tensor, concatenate, log, sin, stack, where
from lib.calculus import (
    derivative,
    hessian,
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
    for operation in (lambda: a + b, lambda: a @ b):
        with pytest.raises(ValueError, match=both):
            operation()
    with pytest.raises(
        ValueError, match=rf"^where: the shapes \(\) and {both[7:]}"
    ):
        where(True, a, b)
    for join in (stack, concatenate):
        with pytest.raises(ValueError, match=f"^{join.__name__}: the {both}"):
            join([a, b])


def test_backward_starts_from_one_number():
    with pytest.raises(ValueError, match=r"one number.*\(2,\)"):
        Tensor([1.0, 2.0]).backward()


@pytest.mark.parametrize("bad", ["three", None, 1j, [1.0, "two"]])
def test_a_tensor_is_made_of_real_numbers(bad):
    with pytest.raises(TypeError, match="^x must be made of real numbers"):
        derivative(sin)(bad)
    with pytest.raises(TypeError, match="^data must be made of real numbers"):
        Tensor(bad)


def test_every_function_takes_plain_numbers_and_returns_them():
    assert log(1.0) == 0.0
    assert not isinstance(autograd.softmax(np.ones(3)), Tensor)
