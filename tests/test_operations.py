"""lib.autograd's table: slopes and curvatures of every operation.

Each operation is a weighted sum of its results, differentiated along a
direction; the witnesses are the complex step where the operation is smooth in
the complex plane, and differences where it has a kink.
"""

import numpy as np
import pytest

from lib import autograd as ag
from lib import calculus
from lib.differences import central_difference, complex_step

rng = np.random.default_rng(0)
A, B = rng.uniform(0.2, 1.5, (2, 3)), rng.uniform(0.2, 1.5, (2, 3))
M, N = rng.normal(size=(2, 3)), rng.normal(size=(3, 4))
ROW, COLUMN = rng.uniform(0.2, 1.5, 3), rng.uniform(0.2, 1.5, (2, 1))
MASK = np.array([[True, False, True], [False, False, True]])
NUMBER, ONE, EMPTY = np.float64(0.7), np.array([0.4]), np.zeros((0, 3))
CUBE = rng.normal(size=(2, 3, 4))

SMOOTH = {
    "add": (lambda a, b: a + b, A, B),
    "add a row": (lambda a, b: a + b, A, ROW),
    "subtract a column": (lambda a, b: a - b, A, COLUMN),
    "subtract from a row": (lambda a, b: a - b, ROW, COLUMN),
    "multiply by a number": (lambda a, b: a * b, A, NUMBER),
    "multiply a number": (lambda a, b: a * b, NUMBER, ONE),
    "divide": (lambda a, b: a / b, A, ROW),
    "divide a number": (lambda a, b: a / b, NUMBER, A),
    "power": (lambda a, b: a**b, A, ROW),
    "power of a negative base": (lambda a: a**3 - a**2 + a**1 + a**0, M),
    "power at zero": (lambda a: a**3 + a**2 + a + a**0, np.zeros(3)),
    "negative power": (lambda a: a**-1.5, A),
    "exponent": (lambda b: 2**b, B),
    "negate": (lambda a: -a, A),
    "matmul": (lambda a, b: a @ b, M, N),
    "matmul of vectors": (lambda a, b: a @ b, ROW, ROW + 1),
    "vector times matrix": (lambda a, b: a @ b, ROW, N),
    "matrix times vector": (lambda a, b: a @ b, M, ROW),
    "vector times batch": (lambda a, b: a @ b, ROW, CUBE),
    "batch times vector": (lambda a, b: a @ b, CUBE, np.arange(4.0)),
    "batch times matrix": (lambda a, b: a @ b, CUBE, N.T),
    "matmul of nothing": (lambda a, b: a @ b, EMPTY, N),
    "exp": (ag.exp, M),
    "log": (ag.log, A),
    "sin": (ag.sin, M),
    "cos": (ag.cos, M),
    "tan": (ag.tan, M),
    "tanh": (ag.tanh, M * 3),
    "sqrt": (ag.sqrt, A),
    "sigmoid": (ag.sigmoid, M * 10),
    "sigmoid at zero": (ag.sigmoid, np.zeros(2)),
    "sigmoid far away": (ag.sigmoid, np.array([-1000.0, 1000.0])),
    "where": (lambda a, b: ag.where(MASK, a, b * b), A, ROW),
    "sum": (ag.sum, A),
    "sum of a number": (lambda a: ag.sum(a, axis=0), NUMBER),
    "sum over rows": (lambda a: ag.sum(a, axis=0), A),
    "sum over two axes": (lambda a: ag.sum(a, axis=(0, -1)), CUBE),
    "sum, keeping": (lambda a: ag.sum(a, axis=-1, keepdims=True), A),
    "sum of nothing": (lambda a: ag.sum(a, axis=1), EMPTY),
    "mean": (lambda a: a.mean(), A),
    "mean over columns": (lambda a: ag.mean(a, axis=1, keepdims=True), A),
    "logsumexp": (ag.logsumexp, A),
    "logsumexp over rows": (lambda a: ag.logsumexp(a, axis=0), A),
    "logsumexp, large": (ag.logsumexp, np.array([1000.0, -1000.0, 999.0])),
    "softmax": (ag.softmax, A),
    "softmax over rows": (lambda a: ag.softmax(a, axis=0), A),
    "softmax, large": (ag.softmax, np.array([1000.0, -1000.0, 999.0])),
    "softmax of nothing": (ag.softmax, EMPTY),
    "softmax of one": (ag.softmax, ONE),
    "log_softmax": (ag.log_softmax, CUBE),
    "log_softmax, large": (ag.log_softmax, np.array([1000.0, -1000.0])),
    "reshape": (lambda a: ag.reshape(a, (3, 2)), A),
    "reshape to a number": (lambda a: ag.reshape(a, ()), ONE),
    "transpose": (lambda a: a.T, A),
    "transpose by axes": (lambda a: ag.transpose(a, (2, 0, 1)), CUBE),
    "transpose by -axes": (lambda a: ag.transpose(a, (-1, 0, -2)), CUBE),
    "broadcast": (lambda a: ag.spread(a, (4, 2, 3)), COLUMN),
    "swap": (ag.swap, CUBE),
    "index": (lambda a: a[1, :2], A),
    "index with a list": (lambda a: a[[0, 1, 0]], A),
    "index with a mask": (lambda a: a[MASK], A),
    "index with a new axis": (lambda a: a[:, None], A),
    "concatenate": (lambda a, b: ag.concatenate([a, b, a], axis=1), A, B),
    "concatenate, -axis": (lambda a, b: ag.concatenate([a, b], -2), A, B),
    "stack": (lambda a, b: ag.stack([a, b], axis=-1), A, B),
    "same": (ag.same, A),
}

# Away from their kinks: these have no complex step.
KINKED = {
    "abs": (lambda a: abs(a) * a, M),
    "relu": (lambda a: ag.relu(a) * a, M),
    "maximum": (lambda a, b: ag.maximum(a, b) * a, A, ROW + 0.01),
    "minimum": (lambda a, b: ag.minimum(a, b) * b, A, COLUMN + 0.01),
    "max": (lambda a: ag.max(a) ** 2, A),
    "max over rows": (lambda a: ag.max(a, axis=0) ** 2, A),
    "max, keeping": (lambda a: a.max(axis=1, keepdims=True) * a, A),
}


def weights(a):
    shape = np.shape(ag.plain(a))
    return np.asarray(
        np.cos(1.0 + np.arange(np.prod(shape, dtype=int)))
    ).reshape(shape)


def along(operation, inputs):
    """The operation on a line through its inputs, weighted to one number."""
    directions = [weights(a) + 0.3 for a in inputs]

    def line(t):
        moved = [a + t * v for a, v in zip(inputs, directions, strict=True)]
        y = operation(*moved)
        return ag.sum(y * weights(y))

    return line


@pytest.mark.parametrize(
    ("operation", "a", "b"),
    [
        (case[0], case[1], case[2] if len(case) > 2 else None)
        for case in SMOOTH.values()
    ],
    ids=SMOOTH,
)
def test_smooth_slopes_and_curvatures(operation, a, b):
    line = along(operation, [a] if b is None else [a, b])
    slope = calculus.derivative(line)
    expected = _complex_slope(line, 0.0)
    assert slope(0.0) == pytest.approx(expected, rel=1e-12, abs=1e-13)
    curvature = calculus.derivative(slope)(0.0)
    by_step = _complex_slope_of_slope(line)
    assert curvature == pytest.approx(by_step, rel=1e-6, abs=1e-6)
    third = calculus.derivative(calculus.derivative(slope))(0.0)
    by_difference = central_difference(calculus.derivative(slope), 0.0, 1e-4)
    assert third == pytest.approx(by_difference, rel=1e-4, abs=1e-4)


def _complex_slope(line, t):
    return complex_step(lambda z: line(z) + 0j, t)


def _complex_slope_of_slope(line):
    h = 1e-6
    return (_complex_slope(line, h) - _complex_slope(line, -h)) / (2 * h)


@pytest.mark.parametrize(
    ("operation", "a", "b"),
    [
        (case[0], case[1], case[2] if len(case) > 2 else None)
        for case in KINKED.values()
    ],
    ids=KINKED,
)
def test_slopes_and_curvatures_beside_a_kink(operation, a, b):
    line = along(operation, [a] if b is None else [a, b])
    slope = calculus.derivative(line)
    assert slope(0.0) == pytest.approx(
        central_difference(line, 0.0, 1e-6), rel=1e-8, abs=1e-8
    )
    assert calculus.derivative(slope)(0.0) == pytest.approx(
        central_difference(slope, 0.0, 1e-6), rel=1e-8, abs=1e-8
    )


@pytest.mark.parametrize("case", [*SMOOTH, *KINKED])
def test_float32_in_means_float32_out_gradients_included(case):
    operation, *inputs = {**SMOOTH, **KINKED}[case]
    if case == "power at zero":  # a float64 warning case of its own
        inputs = [inputs[0] + 1]
    inputs = [ag.Tensor(np.asarray(a, np.float32)) for a in inputs]
    y = operation(*inputs)
    (y * y).sum().backward()
    assert y.dtype == np.float32
    for a in inputs:
        assert a.grad.dtype == np.float32
        assert a.grad.shape == a.shape


@pytest.mark.parametrize("case", [*SMOOTH, *KINKED])
def test_plain_numbers_in_means_plain_numbers_out(case):
    operation, *inputs = {**SMOOTH, **KINKED}[case]
    y = operation(*[np.asarray(a) for a in inputs])
    assert isinstance(y, np.ndarray | np.generic)
    tensors = operation(*map(ag.Tensor, inputs))
    assert np.array_equal(y, tensors.data)


@pytest.mark.parametrize("case", [*SMOOTH, *KINKED])
def test_single_numbers_are_scalars_not_arrays_without_axes(case):
    operation, *inputs = {**SMOOTH, **KINKED}[case]
    y = operation(*map(ag.Tensor, inputs))
    assert y.ndim or isinstance(y.data, np.generic)


def test_at_a_kink_the_slope_is_the_one_the_words_say():
    zero = np.zeros(3)
    assert np.array_equal(calculus.derivative(ag.abs)(zero), [0, 0, 0])
    assert np.array_equal(calculus.derivative(ag.relu)(zero), [0, 0, 0])
    ties = calculus.gradient(ag.max)(np.array([[2.0, 1.0], [2.0, 0.0]]))
    assert np.array_equal(ties, [[0.5, 0.0], [0.5, 0.0]])
    both = calculus.gradient(lambda v: ag.maximum(v[0], v[1]))(np.ones(2))
    assert np.array_equal(both, [0.5, 0.5])


def test_the_largest_of_numbers_with_a_gap_is_the_gap():
    assert np.isnan(ag.max(np.array([1.0, np.nan])))


def test_an_infinite_slope_is_infinite():
    with np.errstate(divide="ignore"):
        assert calculus.derivative(ag.sqrt)(0.0) == np.inf
        assert calculus.derivative(ag.log)(0.0) == np.inf


def test_exp_and_its_slope_agree_where_they_are_large():
    assert calculus.derivative(ag.exp)(700.0) == np.exp(700.0)


def test_logits_far_below_zero_do_not_underflow():
    logits = np.array([-1000.0, -1000.0])
    assert np.array_equal(ag.softmax(logits), [0.5, 0.5])
    assert ag.logsumexp(logits) == -1000.0 + np.log(2.0)


def test_the_slope_of_a_sum_of_one_number_is_a_plain_float():
    assert type(calculus.derivative(ag.sum)(3.0)) is float
