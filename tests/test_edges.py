"""The engine and its rooms at their edges: kinds of fault of small engines.

Each test names one thing that somebody did with an engine like ours and that
went wrong there; the right values are those of PyTorch, of mpmath or of the
definition.
"""

import math
from collections import OrderedDict, deque, namedtuple
from fractions import Fraction

import numpy as np
import pytest

from lib import autograd as ag
from lib import calculus, dual, losses, nn, optim
from lib.autograd import Tensor
from lib.calculus import derivative, gradient, hessian, jacobian
from lib.differences import (
    central_difference,
    complex_step,
    forward_difference,
    richardson,
)

inf, nan = np.inf, np.nan
F32 = np.dtype("float32")


def rng():
    return np.random.default_rng(0)


# Precision


def float32(*shape):
    return Tensor(rng().uniform(0.5, 1.5, shape).astype(np.float32))


@pytest.mark.parametrize(
    "f",
    [
        lambda x: (x - np.ones(3)) ** 2,
        lambda x: x * np.float64(2),
        lambda x: np.float64(2) ** x,
        lambda x: x ** np.arange(3.0),
        lambda x: np.arange(1.0, 4.0) / x,
        lambda x: ag.maximum(x, np.ones(3)),
        lambda x: ag.minimum(np.float64(1), x),
        lambda x: ag.where(np.array([True, False, True]), x, np.ones(3)),
        lambda x: ag.stack([x, np.ones(3)]),
        lambda x: ag.concatenate([x, np.ones(3)]),
        lambda x: x @ np.ones((3, 2)),
        lambda x: np.eye(3) @ x,
        lambda x: ag.logsumexp(x * np.ones(3)),
        lambda x: ag.max(x + np.zeros(3)),
        lambda x: nn.linear(x.reshape(1, 3), np.ones((3, 2)), np.ones(2)),
        lambda x: nn.leaky_relu(x - 1, np.float64(0.1)),
        lambda x: x * np.arange(3),
    ],
)
def test_a_float64_on_the_way_leaves_the_gradient_of_a_float32_float32(f):
    x = float32(3)
    f(x).sum().backward()
    assert x.grad.dtype == F32
    wide = Tensor(x.data.astype(float))
    f(wide).sum().backward()
    assert np.allclose(x.grad, wide.grad, rtol=1e-5)


def test_a_gradient_that_changed_its_precision_can_be_differentiated_again():
    f = lambda x: (x**3 * np.float64(1) * np.ones(2)).sum()  # noqa: E731
    found = hessian(f)(np.ones(2, np.float32))
    assert found.dtype == F32
    assert np.allclose(found, 6 * np.eye(2))


OPTIMISERS = {
    "sgd": lambda p: optim.SGD(p, np.float64(0.1)),
    "momentum": lambda p: optim.Momentum(p, 0.1, momentum=np.float64(0.9)),
    "adam": lambda p: optim.Adam(
        p,
        np.float64(0.1),
        (np.float64(0.9), np.float64(0.99)),
        np.float64(1e-8),
    ),
}
LOSSES = {
    "mean_squared_error": (losses.mean_squared_error, np.ones((6, 2))),
    "mean_absolute_error": (losses.mean_absolute_error, np.ones((6, 2))),
    "huber": (
        lambda z, y: losses.huber(z, y, np.float64(0.5)),
        np.ones((6, 2)),
    ),
    "binary_cross_entropy": (losses.binary_cross_entropy, np.eye(6)[:, :2]),
    "hinge": (losses.hinge, 2 * np.eye(6, dtype=int)[:, :2] - 1),
    "cross_entropy": (losses.cross_entropy, np.arange(6) % 2),
}


@pytest.mark.parametrize("kind", OPTIMISERS)
@pytest.mark.parametrize("name", LOSSES)
def test_a_float32_model_stays_float32_on_float64_data(kind, name):
    loss, y = LOSSES[name]
    layer = nn.BatchNorm(4, momentum=np.float64(0.1), dtype=np.float32)
    model = nn.Sequential(
        nn.Dense(3, 4, rng(), np.float32),
        layer,
        lambda a: nn.leaky_relu(a, np.float64(0.1)),
        nn.Dense(4, 2, rng(), np.float32),
    )
    optimiser = OPTIMISERS[kind](model.parameters())
    for _ in range(2):
        optimiser.zero_grad()
        loss(model(rng().normal(size=(6, 3))), y).backward()
        optim.clip_by_norm(model.parameters(), np.float64(0.5))
        optim.clip_by_value(model.parameters(), np.float64(0.1))
        assert {p.grad.dtype for p in model.parameters()} == {F32}
        optimiser.step()
    assert {p.dtype for p in model.parameters()} == {F32}
    assert layer.mean.dtype == layer.variance.dtype == F32


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_has_the_precision_of_its_predictions(name):
    loss, y = LOSSES[name]
    z = Tensor(rng().normal(size=(6, 2)).astype(np.float32))
    assert loss(z, y).dtype == F32
    assert loss(z.data, y).dtype == F32


def test_a_float32_layer_with_numbers_of_numpy_gives_float32():
    layer = nn.BatchNorm(2, epsilon=np.float64(1e-5), dtype=np.float32)
    X = rng().normal(size=(4, 2)).astype(np.float32)
    assert layer(X).dtype == F32
    layer.set_training(False)
    assert layer(X).dtype == F32


@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.maximum(x, 0) * np.float64(3),
        lambda x: np.abs(x) + np.ones(2),
        lambda x: x ** np.float64(2),
        lambda x: 7.0,
    ],
)
def test_a_dual_slope_at_float32_is_float32(f):
    assert dual.derivative(f)(np.ones(2, np.float32)).dtype == F32


def test_a_derivative_at_float32_is_float32_whatever_f_computes_with():
    x = np.ones(2, np.float32)
    for f in (lambda x: x * np.ones(2), lambda x: 7.0, lambda x: x):
        assert derivative(f)(x).dtype == F32
    assert jacobian(lambda x: x @ np.ones((2, 3)))(x).dtype == F32
    _, pull = calculus.pull_back(lambda x: x, x)
    assert pull(np.float64(2)).dtype == pull(np.ones(2)).dtype == F32


# Whole numbers and truth values become floats

WHOLE = [
    [1, 2, 3],
    (1, 2, 3),
    np.array([1, 2, 3]),
    np.array([1, 2, 3], np.uint8),
    np.array([1, 2, 3], np.int8),
]
FUNCTIONS = {
    name: getattr(ag, name)
    for name in "exp log sin cos tan tanh sqrt abs relu sigmoid softmax "
    "log_softmax logsumexp mean".split()
}


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("data", WHOLE, ids=lambda data: str(type(data)))
def test_a_function_takes_whole_numbers_in_any_dress(name, data):
    f = FUNCTIONS[name]
    found = f(data)
    assert found.dtype == float
    assert np.array_equal(found, f(np.array([1.0, 2.0, 3.0])))


@pytest.mark.parametrize(
    "name", [n for n in FUNCTIONS if n not in ("softmax", "log_softmax")]
)
@pytest.mark.parametrize("one", [2, np.uint8(2), np.int64(2), True])
def test_a_function_takes_one_whole_number(name, one):
    found = FUNCTIONS[name](one)
    assert isinstance(found, float)
    assert found == FUNCTIONS[name](float(one))


def test_small_whole_numbers_do_not_wrap_around():
    big = np.array([200, 100], np.uint8)
    assert ag.sigmoid(np.uint8(200)) == 1.0
    assert np.array_equal(ag.mul(big, big), [40000, 10000])
    assert np.array_equal(ag.sub(big[::-1], big), [-100, 100])
    assert np.array_equal(ag.power(np.array([2, 4]), -1), [0.5, 0.25])
    assert np.array_equal(ag.relu(np.array([True, False])), [1.0, 0.0])


def test_losses_take_whole_numbers():
    dark, light = np.array([10], np.uint8), np.array([30], np.uint8)
    assert losses.mean_squared_error(dark, light) == 400
    assert losses.mean_squared_error([10], [30]) == 400
    assert losses.mean_absolute_error(dark, light) == 20
    assert losses.huber(dark, light) == 19.5
    assert losses.binary_cross_entropy([3], [1]) == pytest.approx(
        math.log1p(math.exp(-3))
    )
    assert losses.hinge(np.array([100], np.int8), np.array([-1])) == 101
    logits = np.array([[0, 200]], np.uint8)
    assert losses.cross_entropy(logits, [0]) == 200
    assert losses.cross_entropy([[0, 200]], [0]) == 200
    yes = np.array([True])
    assert losses.binary_cross_entropy(np.zeros(1), yes) == math.log(2)


def test_layers_take_whole_numbers():
    X = np.array([[0, 200], [255, 3]], np.uint8)
    wide = X.astype(float)
    for layer in (nn.Dense(2, 3, rng()), nn.BatchNorm(2)):
        for data in (X, X.tolist()):
            found, expected = layer(data), layer(wide)
            assert np.array_equal(found.data, expected.data)
            expected.sum().backward()
            expected = [p.grad for p in layer.parameters()]
            for p in layer.parameters():
                p.grad = None
            found.sum().backward()
            for p, g in zip(layer.parameters(), expected, strict=True):
                assert np.array_equal(p.grad, g)
                p.grad = None


def test_dual_numbers_meet_small_whole_numbers():
    one = np.uint8(1)
    for f in (lambda x, c: c / x, lambda x, c: c - x, lambda x, c: x**c):
        found = dual.derivative(lambda x, f=f: f(x, one))(2.0)
        assert found == dual.derivative(lambda x, f=f: f(x, 1.0))(2.0)
    assert dual.derivative(lambda x: x ** np.uint8(0))(2.0) == 0.0


def test_differences_take_functions_that_return_whole_numbers():
    bright = lambda x: np.asarray(100 * x).astype(np.uint8)  # noqa: E731
    assert central_difference(bright, 1.0, 0.5) == 100
    assert forward_difference(bright, 1.0, 0.5) == 100
    assert central_difference(lambda x: bright(-x + 2), 1.0, 0.5) == -100
    assert central_difference(lambda x: x > 1, 1.0, 0.5) == 1.0


# Fractions, and what is no number

HALF = Fraction(1, 2)


def test_a_fraction_is_a_number():
    assert Tensor(HALF).item() == 0.5
    assert np.array_equal(Tensor([HALF, 1]).data, [0.5, 1.0])
    assert derivative(lambda x: HALF * x**2 + x * HALF)(HALF) == 1.0
    x = Tensor([1.0, 2.0])
    y = (x * HALF).sum()
    y.backward()
    assert np.array_equal(x.grad, [0.5, 0.5])
    assert dual.derivative(lambda x: x * HALF)(3.0) == 0.5


def test_an_int_of_many_digits_is_a_number():
    assert Tensor(10**30).item() == 1e30
    assert derivative(lambda x: x * 10**30)(1.0) == 1e30


@pytest.mark.parametrize("bad", [None, "two", {}, [1.0, None], [[1], [1, 2]]])
def test_an_operation_says_in_words_what_it_cannot_take(bad):
    x = Tensor(3.0)
    for do in (lambda: x * bad, lambda: bad - x, lambda: ag.exp(bad)):
        with pytest.raises((TypeError, ValueError), match="^an operand "):
            do()


def test_rows_of_different_lengths_are_named():
    with pytest.raises(ValueError, match="^data has rows of different"):
        Tensor([[1.0], [1.0, 2.0]])


def test_a_list_times_a_tensor_is_an_array_times_it():
    x = Tensor(3.0)
    for y in ([1, 2] * x, x * [1, 2], (1, 2) * x):
        assert np.array_equal(y.data, [3.0, 6.0])
    ([1, 2] * x).sum().backward()
    assert x.grad == 3.0
    y = [4.0, 2.0] ** Tensor([2.0, 1.0])
    assert np.array_equal(y.data, [16.0, 2.0])
    y.sum().backward()


# Infinities, and flat pieces before singular functions


@pytest.mark.parametrize(
    "f",
    [
        lambda x: ag.sqrt(ag.relu(x)),
        lambda x: ag.sqrt(ag.maximum(x, 0)),
        lambda x: ag.sqrt(ag.maximum(0.0, x)),
        lambda x: ag.sqrt(-ag.minimum(-x, 0)),
        lambda x: ag.log(ag.maximum(x, 0)),
        lambda x: ag.log(ag.relu(x)),
        lambda x: 1 / ag.relu(x),
        lambda x: ag.relu(x) ** -0.5,
        lambda x: ag.relu(x) ** 0.5,
        lambda x: ag.sqrt(ag.max(ag.stack([x, np.zeros(x.shape)]), axis=0)),
        lambda x: ag.sqrt(ag.where(x > 0, x, 0.0)),
    ],
)
def test_a_flat_piece_stays_flat_before_an_infinite_slope(f):
    with np.errstate(all="ignore"):
        assert derivative(f)(-1.0) == 0.0
        found = gradient(lambda x: f(x).sum())(np.array([-1.0, 4.0]))
    assert found[0] == 0.0
    assert np.isfinite(found[1])


def test_a_flat_piece_stays_flat_in_the_second_derivative():
    with np.errstate(all="ignore"):
        f = derivative(lambda x: ag.sqrt(ag.relu(x)))
        assert derivative(f)(-1.0) == 0.0


def test_equal_ones_share_an_infinite_gradient():
    with np.errstate(all="ignore"):
        found = gradient(lambda v: ag.sqrt(ag.maximum(v[0], v[1])))(
            np.zeros(2)
        )
    assert np.array_equal(found, [inf, inf])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([-inf, -inf], -inf),
        ([-inf], -inf),
        ([inf, 1.0], inf),
        ([inf, 1000.0], inf),
        ([inf, inf], inf),
        ([inf, -inf], inf),
        ([-inf, 1.0], 1.0),
        ([], -inf),
    ],
)
def test_logsumexp_of_infinities(row, expected):
    assert ag.logsumexp(np.array(row)) == expected
    assert ag.logsumexp(np.array(row, np.float32)) == expected
    assert ag.logsumexp(Tensor(row)).item() == expected
    both = ag.logsumexp(np.array([row, row]), axis=1)
    assert np.array_equal(both, [expected, expected])


def test_a_class_that_is_impossible_has_share_0():
    row = np.array([-inf, 0.0, 0.0])
    assert np.array_equal(ag.softmax(row), [0.0, 0.5, 0.5])
    assert ag.log_softmax(row)[0] == -inf
    found = gradient(ag.logsumexp)(row)
    assert np.allclose(found, [0.0, 0.5, 0.5], atol=1e-15)


@pytest.mark.parametrize("r", [inf, -inf, 1e200, -1e200])
def test_the_slope_of_huber_is_delta_however_far(r):
    found = gradient(losses.huber)(np.array([r]), np.zeros(1))
    assert np.array_equal(found, [np.sign(r)])
    assert losses.huber(np.array([r]), np.zeros(1)) == abs(r) - 0.5


def test_huber_of_a_large_float32_does_not_overflow():
    r = np.array([1e20], np.float32)
    assert losses.huber(r, np.zeros(1)) == np.float32(1e20)


def test_huber_is_curved_where_the_residual_is_zero():
    found = hessian(losses.huber)(np.array([0.0, 3.0]), np.zeros(2))
    assert np.array_equal(found, [[0.5, 0.0], [0.0, 0.0]])


# Small differences from 1 keep their digits


def test_the_slope_of_the_sigmoid_is_the_same_on_both_sides():
    # as mpmath has them
    for z, expected in (
        (40.0, 4.248354255291589e-18),
        (30.0, 9.357622968839299e-14),
    ):
        for side in (z, -z):
            found = derivative(ag.sigmoid)(side)
            assert found == pytest.approx(expected, rel=1e-14)


def test_a_small_log_loss_keeps_its_digits():
    # log(1 + exp(-35)), by mpmath
    expected = 6.305116760146987e-16
    for z, y in ((35.0, 1.0), (-35.0, 0.0)):
        found = losses.binary_cross_entropy(np.array([z]), np.array([y]))
        assert found == pytest.approx(expected, rel=1e-14)
        slope = gradient(losses.binary_cross_entropy)(
            np.array([z]), np.array([y])
        )
        assert slope == pytest.approx(-np.sign(z) * expected, rel=1e-14)


def test_the_log_loss_is_curved_at_zero():
    found = hessian(losses.binary_cross_entropy)(np.zeros(1), np.ones(1))
    assert found == 0.25


# Layers in any container


class Parts(nn.Layer):
    def __init__(self, held):
        self.held = held


def dense():
    return nn.Dense(2, 2, rng())


Pair = namedtuple("Pair", "first second")
CONTAINERS = {
    "a list": lambda a, b: [a, b],
    "a tuple": lambda a, b: (a, b),
    "a namedtuple": Pair,
    "a dict": lambda a, b: {"a": a, "b": b},
    "an ordered dict": lambda a, b: OrderedDict(a=a, b=b),
    "a deque": lambda a, b: deque([a, b]),
    "a set": lambda a, b: {a, b},
    "lists in a list": lambda a, b: [[a], [[b]]],
    "a dict of tuples in a list": lambda a, b: [{"a": (a, 3.0)}, b, None],
    "a layer in a dict in a layer": lambda a, b: {"in": Parts((a, [b]))},
}


@pytest.mark.parametrize("hold", CONTAINERS.values(), ids=CONTAINERS)
def test_layers_and_tensors_are_found_in_any_container(hold):
    a, b = dense(), dense()
    model = Parts(hold(a, b))
    assert {id(p) for p in model.parameters()} == {
        id(p) for p in (a.W, a.b, b.W, b.b)
    }
    model.set_training(False)
    assert not (a.training or b.training)
    v, w = Tensor(1.0), Tensor(2.0)
    assert {id(p) for p in Parts(hold(v, w)).parameters()} == {id(v), id(w)}


def test_a_layer_that_holds_its_parent_is_found_once():
    model, child = nn.Sequential(dense()), dense()
    model.steps.append(child)
    child.parent = model
    child.children = [child]
    assert len(model.parts()) == 3
    assert len(model.parameters()) == len(child.parameters()) == 4


def test_a_shared_layer_is_trained_once():
    layer = dense()
    model = nn.Sequential(layer, nn.Sequential(layer), layer)
    assert len(model.parts()) == 3
    assert len(model.parameters()) == 2
    optim.SGD(model.parameters(), 0.1)


def test_a_layer_need_not_have_a_hash():
    class Equal(nn.Layer):
        def __init__(self):
            self.inside = dense()

        def __eq__(self, other):
            return isinstance(other, Equal)

    assert len(nn.Sequential(Equal(), Equal()).parameters()) == 4


def test_a_film_sees_what_lies_in_a_container():
    from lib.recording import Film

    class Net(nn.Layer):
        def __init__(self):
            self.weights = [Tensor(rng().normal(size=(2, 1)))]
            self.last = {"shift": (Tensor(np.zeros(1)),)}

        def __call__(self, X):
            return X @ self.weights[0] + self.last["shift"][0]

    film = Film(Net(), rng().normal(size=(4, 2)), np.array([0, 1, 1, 0]))
    assert film.layers == ["Net 1"]
    assert film.frames[0].norms[0] > 0


# Optimisers refuse what they cannot train

REFUSED = {
    "a single Tensor": (lambda: Tensor([1.0, 2.0]), TypeError),
    "a single number": (lambda: Tensor(1.0), TypeError),
    "an array": (lambda: np.ones(2), TypeError),
    "a model": (dense, TypeError),
    "nothing": (lambda: None, TypeError),
    "a dict": (lambda: {"w": Tensor(1.0)}, TypeError),
    "a number in a list": (lambda: [1.0], TypeError),
    "a list in a list": (lambda: [[Tensor(1.0)]], TypeError),
    "a result": (lambda: [Tensor([1.0, 2.0]) * 0.01], ValueError),
    "one result of two": (lambda: [Tensor(1.0), Tensor(1.0) + 0], ValueError),
    "a part of a Tensor": (lambda: [Tensor([1.0, 2.0])[0]], ValueError),
    "the same twice": (lambda: [Tensor(1.0)] * 2, ValueError),
}


@pytest.mark.parametrize(
    "take",
    [
        lambda p: optim.SGD(p, 0.1),
        lambda p: optim.Momentum(p, 0.1),
        lambda p: optim.Adam(p),
        lambda p: optim.clip_by_norm(p, 1.0),
        lambda p: optim.clip_by_value(p, 1.0),
    ],
    ids=["SGD", "Momentum", "Adam", "clip_by_norm", "clip_by_value"],
)
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_trained_is_refused_in_a_sentence(take, name):
    make, kind = REFUSED[name]
    with pytest.raises(kind, match="parameter"):
        take(make())


def test_parameters_may_come_as_a_generator_or_a_tuple():
    a, b = Tensor(1.0), Tensor(2.0)
    assert optim.SGD((p for p in (a, b)), 0.1).parameters == [a, b]
    assert optim.SGD((a, b), 0.1).parameters == [a, b]


def test_the_clock_of_adam_is_that_of_the_parameter():
    early, late = Tensor(1.0), Tensor(1.0)
    adam = optim.Adam([early, late], 0.1)
    for step in range(3):
        early.grad, late.grad = 1.0, None if step < 2 else 1.0
        adam.step()
    assert late.item() == pytest.approx(0.9, abs=1e-8)
    assert early.item() == pytest.approx(0.7, abs=1e-8)


# Clipping


@pytest.mark.parametrize("size", [1e200, 1e-200, 1e308, 5e-324, 1e-310])
def test_clipping_by_norm_measures_any_size(size):
    w = Tensor(np.zeros(2))
    w.grad = np.array([size, size])
    largest = min(1.0, size)
    found = optim.clip_by_norm([w], largest)
    expected = math.hypot(size, size)
    assert found == pytest.approx(expected, rel=1e-15)
    assert w.grad == pytest.approx(
        largest / math.sqrt(2), rel=1e-6, abs=5e-324
    )


def test_clipping_by_norm_of_numbers_whose_norm_is_no_float():
    w = Tensor(np.zeros(2))
    w.grad = np.array([1.5e308, 1.5e308])
    assert optim.clip_by_norm([w], 2.0) == inf
    assert np.allclose(w.grad, math.sqrt(2))


def test_clipping_a_float32_by_norm():
    w = Tensor(np.zeros(2, np.float32))
    w.grad = np.array([3e20, 4e20], np.float32)
    assert optim.clip_by_norm([w], 5.0) == pytest.approx(5e20, rel=1e-6)
    assert w.grad.dtype == F32
    assert np.allclose(w.grad, [3.0, 4.0])


def test_clipping_by_norm_beside_another_precision():
    small, large = Tensor(np.zeros(1, np.float32)), Tensor(np.zeros(1))
    small.grad, large.grad = np.ones(1, np.float32), np.array([1e300])
    assert optim.clip_by_norm([small, large], 1.0) == 1e300
    assert (small.grad, large.grad) == (0.0, 1.0)


def test_clipping_zeros_and_nothing_changes_nothing():
    w, empty = Tensor(np.zeros(2)), Tensor(np.zeros((0, 3)))
    w.grad, empty.grad = np.zeros(2), np.zeros((0, 3))
    assert optim.clip_by_norm([w, empty], 1.0) == 0.0
    assert optim.clip_by_norm([], 1.0) == 0.0
    assert optim.clip_by_norm([Tensor(1.0)], 1.0) == 0.0
    assert np.array_equal(w.grad, [0.0, 0.0])


@pytest.mark.parametrize("bad", [inf, -inf, nan])
def test_clipping_by_norm_tells_of_a_gradient_that_is_not_finite(bad):
    w = Tensor(np.zeros(2))
    w.grad = np.array([1.0, bad])
    assert not math.isfinite(optim.clip_by_norm([w], 1.0))
    assert np.array_equal(w.grad, [1.0, bad], equal_nan=True)


def test_clipping_by_value_limits_infinities_and_keeps_float32():
    w = Tensor(np.zeros(3, np.float32))
    w.grad = np.array([inf, -1e30, 1.0], np.float32)
    optim.clip_by_value([w], 1e300)
    assert w.grad[1:].tolist() == [np.float32(-1e30), 1.0]
    w.grad = np.array([inf, -1e30, 1.0], np.float32)
    optim.clip_by_value([w], np.float64(2.0))
    assert np.array_equal(w.grad, [2.0, -2.0, 1.0])
    assert w.grad.dtype == F32


# Batches and shapes


def train(n, batch_size, model):
    X = rng().normal(size=(n, 2))
    before = [p.data for p in model.parameters()]
    try:
        return optim.train(
            model,
            losses.mean_squared_error,
            X,
            X,
            optim.SGD(model.parameters(), 0.01),
            epochs=1,
            batch_size=batch_size,
            rng=rng(),
            report=None,
        )
    finally:
        model.moved = any(
            p.data is not q
            for p, q in zip(model.parameters(), before, strict=True)
        )


@pytest.mark.parametrize(("n", "size"), [(16, 5), (1, 4), (6, 1), (11, 10)])
def test_a_batch_too_small_for_batch_norm_is_named_before_any_step(n, size):
    model = nn.Sequential(dense(), {"a": 1} and nn.BatchNorm(2))
    with pytest.raises(ValueError, match=f"^batch_size is {size} and there"):
        train(n, size, model)
    assert not model.moved
    model.set_training(False)
    train(n, size, model)
    train(n, size, nn.Sequential(dense()))


def test_batches_that_are_large_enough_are_trained_on():
    for n, size in ((16, 7), (2, 5), (10, 5)):
        train(n, size, nn.Sequential(dense(), nn.BatchNorm(2)))


def test_no_example_is_no_training():
    with pytest.raises(ValueError, match="number of examples"):
        train(0, 4, nn.Sequential(dense()))


@pytest.mark.parametrize("shape", [(), (1,), (2,), (1, 2), (5, 2), (5, 1)])
def test_the_bias_of_linear_may_have_any_shape_that_stretches(shape):
    X, W = rng().normal(size=(5, 3)), rng().normal(size=(3, 2))
    b = rng().normal(size=shape)[()]
    f = lambda p: (nn.linear(*p) ** 2).sum()  # noqa: E731
    g = lambda p: ((p[0] @ p[1] + p[2]) ** 2).sum()  # noqa: E731
    for found, expected in zip(
        gradient(f)([X, W, b]), gradient(g)([X, W, b]), strict=True
    ):
        assert np.shape(found) == np.shape(expected)
        assert np.allclose(found, expected, atol=1e-13)


def test_linear_with_one_output_as_a_vector():
    X, w = rng().normal(size=(5, 3)), Tensor(np.ones(3))
    y = nn.linear(X, w, Tensor(2.0))
    assert np.allclose(y.data, X.sum(axis=1) + 2)
    y.sum().backward()
    assert np.allclose(w.grad, X.sum(axis=0))


def test_a_batch_norm_does_not_stretch_its_features():
    with pytest.raises(ValueError, match=r"\(5, 1\) and \(3,\)"):
        nn.BatchNorm(3)(np.ones((5, 1)))


def test_a_jacobian_of_nothing_has_no_rows():
    assert jacobian(lambda x: x[:0])(np.ones(3)).shape == (0, 3)
    assert jacobian(lambda x: x)(np.ones(0)).shape == (0, 0)
    assert jacobian(lambda x: x.reshape(2, 0))(np.ones((0,))).shape == (
        2,
        0,
        0,
    )
    assert jacobian(lambda x: x * np.ones(1))(np.float64(2)).shape == (1,)


def test_joining_nothing_is_refused_in_words():
    for join in (ag.stack, ag.concatenate):
        with pytest.raises(ValueError, match="needs one array or more"):
            join([])


def test_where_names_the_shape_of_its_condition():
    with pytest.raises(ValueError, match=r"^where: .*\(2,\) and \(3,\)"):
        ag.where(np.array([True, False]), Tensor(np.ones(3)), 0.0)


# The truth of a Tensor, and other idioms


@pytest.mark.parametrize("make", [Tensor, lambda v: dual.Dual(v, 1.0)])
def test_the_truth_of_one_number_is_that_of_the_number(make):
    assert bool(make(np.float64(2.0))) is True
    assert bool(make(np.float64(0.0))) is False
    assert not make(np.array([0.0]))
    with pytest.raises(ValueError):
        bool(make(np.ones(2)))


def test_the_truth_of_several_numbers_is_refused_in_words():
    for x in (Tensor([1.0, 2.0]), Tensor([])):
        with pytest.raises(ValueError, match="^only a single number is true"):
            bool(x)
    assert derivative(lambda x: x * x if x else x)(0.0) == 1.0


def test_the_idioms_of_numpy():
    x = Tensor(np.arange(6.0))
    for y in (x.reshape(2, 3), x.reshape((2, 3)), x.reshape(2, -1)):
        assert y.shape == (2, 3)
    assert x.reshape(-1).shape == x.reshape(6).shape == (6,)
    assert x[:1].reshape(()).shape == ()
    assert (+x).size == x.size == 6
    (+x).sum().backward()
    assert np.array_equal(x.grad, np.ones(6))
    assert f"{x[1]:.2f} {x[1]}" == "1.00 Tensor(1.)"


def test_a_float_that_would_forget_where_it_came_from_is_refused():
    x, table = Tensor(2.0), np.zeros(2)
    for forget in (lambda: float(x), lambda: math.sin(x)):
        with pytest.raises(TypeError, match="float forgets what a Tensor"):
            forget()
    with pytest.raises((TypeError, ValueError)) as caught:
        table[0] = x
    assert "use .item()" in str(caught.value.__cause__ or caught.value)


def test_a_dot_product_of_numpy_names_matmul():
    with pytest.raises(TypeError, match="use lib.autograd.matmul"):
        np.dot(np.ones((2, 2)), Tensor([1.0, 2.0]))


def test_parameters_may_be_pairs_named_or_nested():
    pair = Pair(2.0, np.ones(2))
    found = gradient(lambda p: (p.first * p.second).sum())(pair)
    assert isinstance(found, Pair)
    assert found.first == 2.0
    assert np.array_equal(found.second, [2.0, 2.0])
    layers = [(np.ones((2, 2)), np.zeros(2)), (np.ones((2, 1)), np.zeros(1))]

    def f(layers):
        X = np.ones((3, 2))
        for W, b in layers:
            X = X @ W + b
        return X.sum()

    found = gradient(f)(layers)
    assert [type(pair) for pair in found] == [tuple, tuple]
    assert np.array_equal(found[1][0], [[6.0], [6.0]])
    found = gradient(lambda p: (p["a"]["w"] * p["b"]).sum())(
        {"a": {"w": np.ones(2)}, "b": 3.0}
    )
    assert np.array_equal(found["a"]["w"], [3.0, 3.0])
    found = gradient(lambda p: (p[0] * p[1]).sum())([[1.0, 2.0], [3.0, 4.0]])
    assert np.array_equal(found[0], [3.0, 4.0])


# derivative, over a grid


def test_a_constant_has_slope_zero_over_a_grid():
    grid = np.linspace(0, 1, 5)
    for f in (lambda x: 7, lambda x: 7.0, lambda x: np.float32(7)):
        assert np.array_equal(derivative(f)(grid), np.zeros(5))
        assert np.array_equal(dual.derivative(f)(grid), np.zeros(5))


NOT_ELEMENTWISE = {
    "softmax": ag.softmax,
    "less the mean": lambda x: x - x.mean(),
    "over the sum": lambda x: x / x.sum(),
    "reversed": lambda x: x[::-1],
    "rolled": lambda x: ag.concatenate([x[1:], x[:1]]),
    "added up": lambda x: np.tril(np.ones((5, 5))) @ x,
    "neighbours": lambda x: x * x[::-1],
    "second difference": lambda x: (np.eye(5, k=1) + np.eye(5, k=-1)) @ x,
    "softmax, twice": derivative(ag.softmax),
}


@pytest.mark.parametrize("f", NOT_ELEMENTWISE.values(), ids=NOT_ELEMENTWISE)
def test_a_derivative_of_what_mixes_elements_is_refused(f):
    with pytest.raises(ValueError, match="derivative is elementwise"):
        derivative(f)(rng().normal(size=5))


ELEMENTWISE = {
    "a square sum that cancels": lambda x: ag.sin(x) ** 2 + ag.cos(x) ** 2,
    "a difference that cancels": lambda x: ag.exp(x) - ag.exp(x) + 0 * x,
    "there and back": lambda x: ag.stack([x, x * x]).sum(axis=0),
    "weights": lambda x: x * np.arange(40.0),
    "tails": lambda x: ag.exp(-x * x * 700),
    "kinks": lambda x: ag.maximum(x, 0) + ag.relu(-x) + abs(x),
    "a diagonal": lambda x: x @ np.diag(np.arange(40.0)),
    "large": lambda x: 1e300 * ag.exp(x),
    "small": lambda x: 1e-300 * x * 1e-15,
}


@pytest.mark.parametrize("f", ELEMENTWISE.values(), ids=ELEMENTWISE)
def test_a_derivative_of_what_works_element_by_element_is_taken(f):
    grid = np.linspace(-1, 1, 40)
    found = derivative(f)(grid)
    rows = np.diag(jacobian(f)(grid))
    assert np.allclose(found, rows, rtol=1e-12, atol=1e-300)


# Dual numbers refuse what is no Dual

NO_DUAL = {
    "an array of Duals": lambda x: np.array([x, x * x]),
    "an array with one": lambda x: np.array([1.0, x]),
    "a stack": lambda x: np.stack([x, x]),
    "a concatenation": lambda x: np.concatenate([[x], [x]]),
    "select": lambda x: np.select([x > 1], [x * x], 0.0),
    "piecewise": lambda x: np.piecewise(x, [x > 1], [lambda x: x * x, 0.0]),
    "vectorize": lambda x: np.vectorize(lambda t: t * t, otypes="O")(x),
    "polyval": lambda x: np.polyval([1.0, 2.0], x),
    "a sum": lambda x: np.sum(x),
    "a list": lambda x: [x, x],
    "nothing": lambda x: None,
    "a text": lambda x: f"{x}",
    "a Tensor of a Dual": lambda x: Tensor(2.0) * x,
    "a Dual times a Tensor": lambda x: x * Tensor(2.0),
    "reverse over forward": lambda x: derivative(lambda t: t * x)(2.0),
    "a Dual times an array of Duals": lambda x: x * np.array([x, x]),
    "a dict": lambda x: {"y": x},
}


@pytest.mark.parametrize("f", NO_DUAL.values(), ids=NO_DUAL)
def test_a_result_that_is_no_dual_number_is_refused(f):
    with pytest.raises(TypeError):
        dual.derivative(f)(3.0)


def test_dual_numbers_refuse_what_is_no_function():
    with pytest.raises(TypeError, match="f must be a function, got 3.0"):
        dual.derivative(3.0)(1.0)


def test_where_chooses_value_and_slope_of_dual_numbers():
    f = lambda x: np.where(x > 0, x * x, -x)  # noqa: E731
    grid = np.array([-1.0, 2.0])
    assert np.array_equal(dual.derivative(f)(grid), [-1.0, 4.0])
    assert dual.derivative(f)(2.0) == 4.0
    assert dual.derivative(dual.derivative(f))(2.0) == 2.0
    assert dual.derivative(lambda x: ag.where(x > 0, x * x, 1.0))(3.0) == 6.0
    with np.errstate(all="ignore"):
        flat = lambda x: np.where(x > 0, np.sqrt(x), 0.0)  # noqa: E731
        assert dual.derivative(flat)(-1.0) == 0.0


def test_an_inner_derivative_may_choose_with_the_outer_variable():
    def f(x):
        return dual.derivative(lambda y: np.where(x > 0, x * y, y))(1.0)

    assert dual.derivative(f)(3.0) == 1.0


def test_a_dual_slope_at_infinity_is_a_number():
    assert dual.derivative(np.tanh)(inf) == 0.0
    assert dual.derivative(np.exp)(-inf) == 0.0
    assert dual.derivative(lambda x: 7.0)(inf) == 0.0
    assert dual.derivative(lambda x: x + 1)(inf) == 1.0


def test_a_dual_quotient_does_not_overflow():
    assert dual.derivative(lambda x: 1e200 / x)(1e200) == -1e-200
    assert dual.derivative(lambda x: 3 / x)(1e160) == pytest.approx(-3e-320)


def test_a_dual_number_has_a_plus_sign_and_a_sign():
    assert dual.derivative(lambda x: +x)(3.0) == 1.0
    assert dual.derivative(lambda x: x * np.sign(x))(-3.0) == -1.0
    assert dual.derivative(np.log1p)(1.0) == 0.5


# Differences


@pytest.mark.parametrize(
    "measure", [forward_difference, central_difference, richardson]
)
def test_the_default_step_suits_a_function_that_computes_in_float32(measure):
    f = lambda x: np.sin(np.float32(x))  # noqa: E731
    assert measure(f, 1.0) == pytest.approx(math.cos(1.0), abs=1e-3)


@pytest.mark.parametrize("f", [np.log, np.sqrt, np.arcsin, np.emath.log])
def test_a_complex_step_where_f_is_not_real_is_refused(f):
    with pytest.raises(ValueError, match=r"^f\(x\) must be a real number"):
        complex_step(f, -2.0)


def test_the_numbers_that_the_docstrings_name():
    assert central_difference(np.log, 1e-5) * 1e-5 == pytest.approx(
        1.159, abs=1e-3
    )
    assert complex_step(lambda x: x * abs(x), 2.0) == 2.0  # it is 4
    assert richardson(np.sin, 1.0) == pytest.approx(math.cos(1.0), abs=1e-11)


def test_the_rounding_of_x_plus_h_is_part_of_the_error():
    # log at 1, where f is 0; and a straight line where nothing is curved
    for f, x, h in ((np.log, 1.0, 1e-13), (lambda x: x - 3, 3.0, 1e-15)):
        error = abs(forward_difference(f, x, h) - 1)
        assert 1e-4 < error <= 2.3e-16 * x / h


def test_examples_may_come_as_lists():
    model = nn.Sequential(dense())
    data = [[1.0, 2.0], [3, 4], [5, 6]]
    history = optim.train(
        model,
        losses.mean_squared_error,
        data,
        data,
        optim.SGD(model.parameters(), 0.01),
        epochs=2,
        batch_size=2,
        rng=rng(),
        report=None,
    )
    assert history[1] < history[0]


def test_backward_from_a_complex_number_is_refused():
    with pytest.raises(TypeError, match="^backward starts from a real number"):
        (Tensor(2.0) * 1j).backward()


def test_the_first_step_of_adam_is_the_rate_for_a_gradient_above_epsilon():
    for g, step in ((1000.0, 0.1), (1e-8, 0.05), (0.0, 0.0)):
        w = Tensor(1.0)
        w.grad = g
        optim.Adam([w], 0.1).step()
        assert 1 - w.item() == pytest.approx(step, abs=1e-9)
