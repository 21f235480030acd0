"""PyTorch's own sample inputs for every function we share.

PyTorch tests its operations on inputs of all shapes, empty and without axes
included.  Ours must give the same value, gradient and second order, to 1e-9.
"""

import warnings

import numpy as np
import pytest
import torch

from lib import autograd as ag
from lib import calculus, losses, nn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what PyTorch deprecates in itself
    from torch.testing._internal.common_methods_invocations import op_db


def over(reduce):
    """Return a function with PyTorch's names for axes."""

    def reduced(a, dim=None, keepdim=False):
        dim = tuple(dim) if isinstance(dim, list) else dim
        dim = dim if a.ndim else None  # NumPy has no axis 0 of a number
        return reduce(a, axis=None if dim == () else dim, keepdims=keepdim)

    return reduced


def along(share):
    return lambda a, dim=-1: share(a, axis=dim if a.ndim else -1)


def permuted(a, *dims):
    dims = dims[0] if isinstance(dims[0], tuple | list) else dims
    return ag.transpose(a, dims)


def sizes(shape):
    return shape[0] if isinstance(shape[0], tuple | list) else shape


# For each name in PyTorch's list, the same in ours.
OURS = {
    "add": lambda a, b, alpha=1: a + alpha * b,
    "sub": lambda a, b, alpha=1: a - alpha * b,
    "mul": lambda a, b: a * b,
    "true_divide": lambda a, b: a / b,
    "div": lambda a, b: a / b,
    "__radd__": lambda a, b: b + a,
    "__rsub__": lambda a, b: b - a,
    "__rmul__": lambda a, b: b * a,
    "__rdiv__": lambda a, b: b / a,
    "__rpow__": lambda a, b: b**a,
    "__rmatmul__": lambda a, b: b @ a,
    "rsub": lambda a, b, alpha=1: b - alpha * a,
    "pow": lambda a, b: a**b,
    "float_power": lambda a, b: a**b,
    "neg": lambda a: -a,
    "matmul": lambda a, b: a @ b,
    "mm": lambda a, b: a @ b,
    "mv": lambda a, b: a @ b,
    "dot": lambda a, b: a @ b,
    "bmm": lambda a, b: a @ b,
    "__getitem__": lambda a, key: a[key],
    "exp": ag.exp,
    "log": ag.log,
    "sin": ag.sin,
    "cos": ag.cos,
    "tan": ag.tan,
    "tanh": ag.tanh,
    "sqrt": ag.sqrt,
    "square": lambda a: a**2,
    "reciprocal": lambda a: 1 / a,
    "abs": ag.abs,
    "sigmoid": ag.sigmoid,
    "nn.functional.relu": ag.relu,
    "nn.functional.leaky_relu": lambda a, negative_slope=0.01: nn.leaky_relu(
        a, negative_slope
    ),
    "maximum": ag.maximum,
    "minimum": ag.minimum,
    "where": lambda a, condition, b: ag.where(condition, a, b),
    "sum": over(ag.sum),
    "mean": over(ag.mean),
    "amax": over(ag.max),
    "logsumexp": over(ag.logsumexp),
    "softmax": along(ag.softmax),
    "log_softmax": along(ag.log_softmax),
    "reshape": lambda a, *shape: ag.reshape(a, sizes(shape)),
    "view": lambda a, *shape: ag.reshape(a, sizes(shape)),
    "permute": permuted,
    "t": lambda a: a.T,
    "mT": ag.swap,
    "broadcast_to": lambda a, shape: ag.spread(a, tuple(shape)),
    "cat": lambda parts, dim=0: ag.concatenate(parts, dim),
    "stack": lambda parts, dim=0: ag.stack(parts, dim),
    "nn.functional.linear": lambda x, W, b=None: (
        x @ W.T if b is None else nn.linear(x, W.T, b)
    ),
    "nn.functional.mse_loss": losses.mean_squared_error,
    "nn.functional.l1_loss": losses.mean_absolute_error,
    "nn.functional.huber_loss": losses.huber,
    "nn.functional.binary_cross_entropy_with_logits": (
        losses.binary_cross_entropy
    ),
}

# Arguments that we do not have.  Samples that use them are passed over.
UNKNOWN = {"dtype", "out", "weight", "pos_weight", "rounding_mode", "inplace"}
UNKNOWN |= {"reduction"}

# The samples that differ, and why.
DIFFERENT = {
    "cat": (
        "PyTorch skips an empty vector among matrices; NumPy refuses it",
        lambda sample: len({part.ndim for part in sample.input}) > 1,
    ),
}


def shared():
    names = [
        op for op in op_db if op.name in OURS and not op.variant_test_name
    ]
    return [pytest.param(op, id=op.name) for op in names]


def is_real(value):
    return torch.is_tensor(value) and value.dtype == torch.float64


def to_ours(value):
    """Return a sample's argument for us: float64 tensors become Tensors."""
    if is_real(value):
        return ag.Tensor(value.detach().numpy())
    if torch.is_tensor(value):
        return value.numpy()
    if isinstance(value, list | tuple):
        return type(value)(to_ours(v) for v in value)
    return value


def leaves(value):
    if is_real(value) or isinstance(value, ag.Tensor):
        return [value]
    if isinstance(value, list | tuple):
        return [leaf for v in value for leaf in leaves(v)]
    return []


def weights(shape, k):
    size = int(np.prod(shape, dtype=int))
    return np.cos(k + np.arange(size, dtype=float)).reshape(shape)


def theirs(op, sample):
    """Return PyTorch's value, gradients and second order."""
    args = (sample.input, *sample.args)
    inputs = [a.requires_grad_() for a in leaves(args)]
    y = op.op(*args, **sample.kwargs)
    first = torch.autograd.grad(
        (y * torch.tensor(weights(y.shape, 0))).sum(),
        inputs,
        create_graph=True,
        allow_unused=True,
    )
    first = fill(first, inputs)
    mixed = sum((g * torch.tensor(weights(g.shape, 1))).sum() for g in first)
    second = [None] * len(inputs)
    if mixed.requires_grad:
        second = torch.autograd.grad(mixed, inputs, allow_unused=True)
    found = [y, *first, *fill(second, inputs)]
    return [a.detach().numpy(force=True) for a in found]


def fill(gradients, inputs):
    pairs = zip(gradients, inputs, strict=True)
    return [torch.zeros_like(a) if g is None else g for g, a in pairs]


def put_back(value, inputs):
    """Return a sample's arguments with its Tensors replaced, in order."""
    if isinstance(value, ag.Tensor):
        return next(inputs)
    if isinstance(value, list | tuple):
        return type(value)(put_back(v, inputs) for v in value)
    return value


def ours(op, sample):
    """Return the same from our engine."""
    args = to_ours((sample.input, *sample.args))
    kwargs = {k: v for k, v in sample.kwargs.items() if k not in UNKNOWN}
    flat = leaves(args)

    def value(inputs):
        args_again = put_back(args, iter(inputs))
        return OURS[op.name](*args_again, **kwargs)

    def first(inputs):
        return calculus.gradient(
            lambda inputs: ag.sum(
                value(inputs) * weights(value(inputs).shape, 0)
            )
        )(inputs)

    def mixed(inputs):
        return sum(
            ag.sum(g * weights(np.shape(ag.plain(g)), 1))
            for g in first(inputs)
        )

    inputs = [a.data for a in flat]
    y = value(flat).data
    return [y, *first(inputs), *calculus.gradient(mixed)(inputs)]


@pytest.mark.filterwarnings("ignore")  # divisions by zero, on both sides
@pytest.mark.parametrize("op", shared())
def test_value_gradient_and_second_order_are_those_of_pytorch(op):
    compared = 0
    samples = op.sample_inputs("cpu", torch.float64, requires_grad=True)
    for sample in samples:
        if skipped(op, sample):
            continue
        for a, b in zip(ours(op, sample), theirs(op, sample), strict=True):
            np.testing.assert_allclose(
                a, b, rtol=1e-9, atol=1e-9, err_msg=f"{op.name}: {sample}"
            )
        compared += 1
    assert compared


def skipped(op, sample):
    values = (sample.kwargs.get(name) for name in UNKNOWN)
    if any(
        torch.is_tensor(value) or value not in (None, False, "mean")
        for value in values
    ):
        return True
    _, differs = DIFFERENT.get(op.name, ("", lambda sample: False))
    return differs(sample)


def test_every_name_in_the_table_is_one_that_pytorch_samples():
    known = {op.name for op in op_db}
    assert set(OURS) <= known | {"true_divide", "__rdiv__"}
