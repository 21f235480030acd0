"""PyTorch judges our rules by its own numerical differences.

Two functions are handed to PyTorch: one whose forward is ours and whose
backward is our pull-back, and the pull-back itself, whose backward is our
second derivative.  ``gradcheck`` and ``gradgradcheck`` do the rest.
"""

import numpy as np
import pytest
import torch

from lib import autograd as ag
from lib import calculus, losses, nn


def numbers(tensors):
    return [a.detach().numpy()[()] for a in tensors]


def tensors(arrays):
    return tuple(torch.tensor(np.asarray(a)) for a in arrays)


def pull_back(f):
    """Return our pull-back of ``f``, whose backward is ours as well."""

    def pulled(args):
        *inputs, g = args
        return calculus.pull_back(f, inputs)[1](g)

    class Pulled(torch.autograd.Function):
        @staticmethod
        def forward(context, *args):
            context.save_for_backward(*args)
            return tensors(pulled(numbers(args)))

        @staticmethod
        def backward(context, *weights):
            def along(args):
                pairs = zip(pulled(args), numbers(weights), strict=True)
                return sum((ag.sum(g * w) for g, w in pairs), 0.0)

            return tensors(
                calculus.gradient(along)(numbers(context.saved_tensors))
            )

    return Pulled.apply


def bridge(f):
    """Return ``f``, which takes a list, as a function that PyTorch trusts."""
    pulled = pull_back(f)

    class Value(torch.autograd.Function):
        @staticmethod
        def forward(context, *inputs):
            context.save_for_backward(*inputs)
            return tensors([ag.plain(f(numbers(inputs)))])[0]

        @staticmethod
        def backward(context, g):
            return pulled(*context.saved_tensors, g)

    return Value.apply


rng = np.random.default_rng(0)
A, B = rng.normal(size=(2, 3)), rng.normal(size=(3, 2))
ROW, CUBE = rng.uniform(0.5, 1.5, 3), rng.normal(size=(2, 2, 3))
LABELS = np.array([2, 0])

CASES = {
    "broadcast product": (lambda v: v[0] * v[1], A, ROW),
    "quotient": (lambda v: v[0] / v[1], A, ROW),
    "batched matmul": (lambda v: v[0] @ v[1], CUBE, B),
    "vector @ matrix": (lambda v: v[0] @ v[1], ROW, B),
    "dot": (lambda v: v[0] @ v[1], ROW, ROW + 1),
    "softmax": (lambda v: ag.softmax(v[0]), A),
    "cross-entropy": (lambda v: losses.cross_entropy(v[0], LABELS), A),
    "log loss": (
        lambda v: losses.binary_cross_entropy(v[0], LABELS > 0),
        ROW[:2],
    ),
    "linear + tanh": (lambda v: ag.tanh(nn.linear(*v)), A, B, ROW[:2]),
    "index": (lambda v: v[0][[0, 1, 0]] * v[0][[1, 1, 0]], A),
    "sum over axes": (lambda v: ag.sum(v[0] ** 3, axis=(0, 2)), CUBE),
    "sigmoid": (lambda v: ag.sigmoid(v[0]), A),
    "power": (lambda v: v[0] ** v[1], ROW, ROW - 0.5),
    "stack": (lambda v: ag.stack([v[0], v[0] * v[1]], axis=1), ROW, ROW + 1),
}


@pytest.mark.parametrize("case", CASES)
def test_pytorch_finds_no_fault_with_our_rules(case):
    f, *arrays = CASES[case]
    inputs = [torch.tensor(a, requires_grad=True) for a in arrays]
    assert torch.autograd.gradcheck(bridge(f), inputs)
    assert torch.autograd.gradgradcheck(bridge(f), inputs)
