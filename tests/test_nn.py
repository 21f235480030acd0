"""lib.nn: layers compute what they say and list what can be trained."""

import numpy as np
import pytest

from lib.autograd import Tensor, relu, sum, tanh
from lib.calculus import gradient, hessian
from lib.differences import central_difference
from lib.nn import (
    MLP,
    BatchNorm,
    Dense,
    Sequential,
    count_parameters,
    leaky_relu,
    linear,
)


def rng():
    return np.random.default_rng(0)


X = rng().normal(size=(5, 3))


def test_linear_is_one_node_with_the_value_and_slopes_of_two():
    W, b = rng().normal(size=(3, 2)), rng().normal(size=2)
    fused = gradient(lambda p: sum(tanh(linear(*p))))([X, W, b])
    plain = gradient(lambda p: sum(tanh(p[0] @ p[1] + p[2])))([X, W, b])
    for one, two in zip(fused, plain, strict=True):
        assert np.allclose(one, two, rtol=0, atol=1e-15)


def test_linear_can_be_differentiated_twice():
    b = np.zeros(1)
    found = hessian(lambda w: sum(linear(X, w.reshape((3, 1)), b) ** 2))(
        np.ones(3)
    )
    assert np.allclose(found, 2 * X.T @ X)


@pytest.mark.parametrize("shape", [(3,), (4, 5, 3)])
def test_linear_takes_one_example_or_a_batch_of_batches(shape):
    W, b = Tensor(rng().normal(size=(3, 2))), Tensor(np.zeros(2))
    x = np.ones(shape)
    linear(x, W, b).sum().backward()
    assert np.array_equal(b.grad, np.full(2, x.size / 3))
    assert np.array_equal(W.grad, np.full((3, 2), x.size / 3))


def test_leaky_relu_lets_a_little_through():
    slopes = gradient(lambda a: sum(leaky_relu(a)))(np.array([-2.0, 2.0]))
    assert np.array_equal(slopes, [0.01, 1.0])


def test_batch_norm_while_training_has_mean_0_and_variance_1():
    y = BatchNorm(3)(X * 10 + 4).data
    assert np.allclose(y.mean(axis=0), 0, atol=1e-12)
    assert np.allclose(y.var(axis=0), 1, atol=1e-4)


def test_the_slope_of_batch_norm_agrees_with_central_differences():
    norm, w = BatchNorm(3), rng().normal(size=(5, 3))
    f = lambda x: sum(norm(x) * w)  # noqa: E731
    found, along = gradient(f)(X), rng().normal(size=X.shape)
    slope = central_difference(lambda t: f(X + t * along).item(), 0.0)
    assert sum(found * along).item() == pytest.approx(slope, abs=1e-8)


def test_batch_norm_after_training_treats_each_example_alone():
    model = Sequential(BatchNorm(3))
    for _ in range(200):
        model(X * 10 + 4)
    model.set_training(False)
    together, alone = model(X * 10 + 4).data[:1], model(X[:1] * 10 + 4).data
    assert np.allclose(together, alone)
    assert np.allclose(model.steps[0].mean, X.mean(axis=0) * 10 + 4)
    assert np.allclose(model.steps[0].variance, X.var(axis=0, ddof=1) * 100)


def test_batch_norm_of_one_example_is_refused():
    with pytest.raises(ValueError, match="two examples or more, got 1"):
        BatchNorm(3)(X[:1])


def test_a_model_lists_every_parameter_once():
    layer = Dense(3, 3, rng=rng())
    model = Sequential(layer, relu, layer, BatchNorm(3), Dense(3, 1, rng()))
    assert len(model.parameters()) == 6
    assert count_parameters(model) == (9 + 3) + (3 + 3) + (3 + 1)


def test_three_neurons_with_two_inputs_have_nine_parameters():
    assert count_parameters(Dense(2, 3, rng())) == 9
    assert count_parameters(MLP([64, 32, 10], rng())) == 2410


def test_an_mlp_has_no_activation_at_the_end():
    model = MLP([3, 4, 2], rng())
    assert [type(step).__name__ for step in model.steps] == [
        "Dense",
        "function",
        "Dense",
    ]
    assert model(X).shape == (5, 2)


def test_weights_start_with_variance_two_over_inputs():
    W = Dense(400, 300, rng()).W.data
    assert W.var() == pytest.approx(2 / 400, rel=0.02)


def test_float32_models_stay_float32():
    model = Sequential(
        MLP([3, 4, 2], rng(), dtype=np.float32), BatchNorm(2, dtype=np.float32)
    )
    y = model(X.astype(np.float32))
    y.sum().backward()
    assert y.dtype == np.float32
    assert {p.grad.dtype for p in model.parameters()} == {np.dtype("float32")}


def test_inputs_that_do_not_fit_are_named():
    with pytest.raises(
        ValueError,
        match=r"linear: the shapes \(5, 3\) and \(4, 2\) and \(2,\)",
    ):
        Dense(4, 2, rng())(X)


def test_one_size_is_no_network():
    with pytest.raises(ValueError, match="at least two, got"):
        MLP([3], rng())
