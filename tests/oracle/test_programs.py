"""The random programs of the ordinary tests, against PyTorch."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from random_programs import kinked_steps, programs, run

from lib import autograd as ag
from lib import calculus

reproducible = settings(
    derandomize=True, database=None, deadline=None, max_examples=1500
)


def start(program, seed=0):
    shapes, _, own = program
    rng = np.random.default_rng(own + seed)
    return [np.asarray(rng.uniform(-1.5, 1.5, shape))[()] for shape in shapes]


def theirs(program, x, v):
    """Return PyTorch's loss, gradient, and Hessian times v."""
    x = [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in x]
    loss = run(program, torch, x)
    first = torch.autograd.grad(loss, x, create_graph=True)
    along = sum(
        (g * torch.tensor(b)).sum() for g, b in zip(first, v, strict=True)
    )
    second = torch.autograd.grad(along, x, allow_unused=True)
    second = [
        torch.zeros_like(a) if g is None else g
        for g, a in zip(second, x, strict=True)
    ]
    return [a.detach().numpy() for a in (loss, *first, *second)]


def ours(program, x, v):
    """Return the same from our engine."""

    def slope_along_v(x):
        pairs = zip(gradient(x), v, strict=True)
        return sum((ag.sum(g * b) for g, b in pairs), 0.0)

    both = calculus.value_and_gradient(lambda x: run(program, ag, x))
    gradient = calculus.gradient(lambda x: run(program, ag, x))
    loss, first = both(x)
    return [loss, *first, *calculus.gradient(slope_along_v)(x)]


@reproducible
@given(programs(kinked_steps))
def test_value_gradient_and_curvature_are_those_of_pytorch(program):
    x, v = start(program), start(program, seed=1)
    pairs = zip(ours(program, x, v), theirs(program, x, v), strict=True)
    for a, b in pairs:
        np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("nested", [1, 2, 3, 4])
def test_derivatives_of_derivatives_are_those_of_pytorch(nested):
    points = np.linspace(-1, 1, 5)

    def f(m, x):
        return m.sin(x * x) * m.exp(-x) / (x * x + 1)

    slope = lambda x: f(ag, x)  # noqa: E731  grows below
    for _ in range(nested):
        slope = calculus.derivative(slope)
    x = torch.tensor(points, requires_grad=True)
    y = f(torch, x)
    for _ in range(nested):
        (y,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    expected = y.detach().numpy()
    np.testing.assert_allclose(slope(points), expected, rtol=1e-11, atol=1e-11)
