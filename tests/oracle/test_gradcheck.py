"""PyTorch judges our rules by its own numerical differences.

Two functions are handed to PyTorch: one whose forward is ours and whose
backward is our pull-back, and the pull-back itself, whose backward is our
second derivative.  ``gradcheck`` and ``gradgradcheck`` do the rest.
"""

import numpy as np
import pytest
import torch

from lib import autograd as ag
from lib import losses, nn


def bridge(f):
    """Return ``f``, which takes a list, as a function that PyTorch trusts."""

    def pulled(args):
        *inputs, g = args
        return ag.pull_back(f, inputs)[1](g)

    class Value(torch.autograd.Function):
        @staticmethod
        def forward(context, *inputs):
            context.save_for_backward(*inputs)
            y = ag.plain(f([a.detach().numpy()[()] for a in inputs]))
            return torch.tensor(np.asarray(y))

        @staticmethod
        def backward(context, g):
            return Pulled.apply(*context.saved_tensors, g)

    class Pulled(torch.autograd.Function):
        @staticmethod
        def forward(context, *args):
            context.save_for_backward(*args)
            found = pulled([a.detach().numpy()[()] for a in args])
            return tuple(torch.tensor(np.asarray(a)) for a in found)

        @staticmethod
        def backward(context, *weights):
            args = [a.detach().numpy()[()] for a in context.saved_tensors]
            weights = [w.detach().numpy() for w in weights]

            def along(args):
                pairs = zip(pulled(args), weights, strict=True)
                return sum((ag.sum(g * w) for g, w in pairs), 0.0)

            found = ag.gradient(along)(args)
            return tuple(torch.tensor(np.asarray(a)) for a in found)

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
