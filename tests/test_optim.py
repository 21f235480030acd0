"""lib.optim: what a step does, clipping, and the training loop."""

import numpy as np
import pytest

from lib import losses, nn
from lib.autograd import Tensor
from lib.optim import (
    SGD,
    Adam,
    Momentum,
    clip_by_norm,
    clip_by_value,
    progress_bar,
    train,
)


def path(optimiser_of, gradients):
    w = Tensor(1.0)
    optimiser = optimiser_of([w])
    for g in gradients:
        w.grad = g
        optimiser.step()
    return w.item()


def test_descent_moves_against_the_gradient():
    assert path(lambda p: SGD(p, 0.5), [3.0]) == -0.5


def test_momentum_remembers_the_last_velocity():
    moved = path(lambda p: Momentum(p, 0.1, momentum=0.5), [2.0, 0.0, 0.0])
    assert moved == pytest.approx(1 - 0.1 * (2 + 1 + 0.5))


def test_adam_is_its_published_recursion():
    gradients = [0.3, -1.0, 2.0]
    m = s = 0.0
    w = 1.0
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * g * g
        w -= 0.01 * (m / (1 - 0.9**t)) / ((s / (1 - 0.999**t)) ** 0.5 + 1e-8)
    assert path(lambda p: Adam(p, 0.01), gradients) == pytest.approx(w)


@pytest.mark.parametrize("kind", [SGD, Momentum, Adam])
def test_every_optimiser_reaches_the_bottom_of_a_bowl(kind):
    w = Tensor(np.array([3.0, -2.0]))
    optimiser = kind([w], 0.05)
    for _ in range(500):
        optimiser.zero_grad()
        (w * w).sum().backward()
        optimiser.step()
    assert np.all(np.abs(w.data) < 1e-3)


def test_the_array_a_parameter_was_made_from_stays_as_it_was():
    start = np.ones(2)
    w = Tensor(start)
    w.grad = np.ones(2)
    SGD([w], 0.5).step()
    assert np.array_equal(start, [1.0, 1.0])
    assert np.array_equal(w.data, [0.5, 0.5])


def test_a_parameter_without_a_gradient_stays():
    w = Tensor(1.0)
    SGD([w], 0.5).step()
    assert w.item() == 1.0


def test_float32_parameters_stay_float32():
    for kind in (SGD, Momentum, Adam):
        w = Tensor(np.ones(2, np.float32))
        w.grad = np.ones(2, np.float32)
        kind([w], 0.5).step()
        assert w.dtype == np.float32


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf")])
def test_a_learning_rate_must_be_positive(bad):
    with pytest.raises(ValueError, match="learning_rate must be positive"):
        SGD([Tensor(1.0)], bad)


def test_an_optimiser_needs_parameters():
    with pytest.raises(ValueError, match="at least one Tensor"):
        SGD([], 0.1)


def two_with_the_same_gradient():
    a, b = Tensor(np.zeros(2)), Tensor(np.zeros(2))
    (a + b).sum().backward()  # both gradients are ones, maybe one array
    return a, b


def test_clipping_by_norm_keeps_the_direction_and_scales_each_once():
    a, b = two_with_the_same_gradient()
    assert clip_by_norm([a, b], largest=1.0) == 2.0
    for p in (a, b):
        assert np.array_equal(p.grad, [0.5, 0.5])


def test_clipping_by_norm_leaves_short_gradients_alone():
    a, b = two_with_the_same_gradient()
    clip_by_norm([a, b], largest=10.0)
    assert np.array_equal(a.grad, [1.0, 1.0])


def test_clipping_by_value_limits_each_number():
    w = Tensor(np.zeros(3))
    w.grad = np.array([-9.0, 0.5, 9.0])
    clip_by_value([w], largest=1.0)
    assert np.array_equal(w.grad, [-1.0, 0.5, 1.0])


def test_clipping_needs_a_positive_limit():
    for clip in (clip_by_norm, clip_by_value):
        with pytest.raises(ValueError, match="largest must be positive"):
            clip([], largest=0.0)


def xor(report=None, seed=0, epochs=200):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
    y = np.array([0, 1, 1, 0])
    model = nn.MLP([2, 8, 2], rng, activation=nn.tanh)
    history = train(
        model,
        losses.cross_entropy,
        X,
        y,
        Adam(model.parameters(), 0.05),
        epochs,
        batch_size=3,  # the last batch is smaller
        rng=rng,
        report=report,
    )
    return model(X).data.argmax(axis=1), history


def test_training_learns_xor():
    found, history = xor()
    assert np.array_equal(found, [0, 1, 1, 0])
    assert len(history) == 200
    assert history[-1] < 0.05 < history[0]


def test_training_twice_from_one_seed_gives_the_same_numbers():
    assert xor(epochs=5)[1] == xor(epochs=5)[1]


def test_the_report_is_called_once_per_epoch():
    seen = []
    history = xor(lambda *what: seen.append(what), epochs=3)[1]
    assert seen == [(1, 3, history[0]), (2, 3, history[1]), (3, 3, history[2])]


def test_the_progress_bar_is_one_line_that_ends_when_training_ends(capsys):
    for epoch in (1, 2):
        progress_bar(epoch, epochs=2, loss=0.5)
    assert capsys.readouterr().out == (
        "\repoch 1 of 2 [##########..........] loss 0.5"
        "\repoch 2 of 2 [####################] loss 0.5\n"
    )


def test_a_loss_that_explodes_stops_training_with_advice():
    X = np.ones((4, 1))
    line = nn.Dense(1, 1, np.random.default_rng(0))
    with (
        np.errstate(over="ignore"),
        pytest.raises(ValueError, match="try a smaller learning_rate"),
    ):
        train(
            line,
            losses.mean_squared_error,
            X,
            X,
            SGD(line.parameters(), 1e10),
            epochs=100,
            batch_size=4,
            rng=np.random.default_rng(0),
            report=None,
        )


def test_examples_and_targets_must_be_as_many():
    with pytest.raises(ValueError, match="X has 2 examples but y has 3"):
        train(None, None, [1, 2], [1, 2, 3], None, 1, 1, None)
