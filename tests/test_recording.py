"""A film of a training run: what it keeps, and that it changes nothing."""

import numpy as np
import pytest

from lib import nn
from lib.losses import binary_cross_entropy, cross_entropy, hinge
from lib.optim import SGD, train
from lib.recording import Film

rng = np.random.default_rng(7)
X = rng.normal(size=(60, 2))
Y = (X[:, :1] * X[:, 1:] > 0).astype(float)
THREE = np.digitize(X[:, 0], [-0.5, 0.5])


def network(outputs=1, activation=nn.tanh):
    return nn.MLP([2, 8, 8, outputs], np.random.default_rng(3), activation)


def run(model, film, epochs=4, loss=binary_cross_entropy, y=Y):
    optimiser = SGD(model.parameters(), 0.1)
    order = np.random.default_rng(1)
    return train(model, loss, X, y, optimiser, epochs, 16, order, film)


def numbers_of(model):
    return np.concatenate([p.data.ravel() for p in model.parameters()])


# What it keeps


def test_the_first_frame_is_the_untrained_model():
    model = network()
    before = float(binary_cross_entropy(model(X), Y).data)
    film = Film(model, X, Y)
    run(model, film)
    assert [frame.epoch for frame in film.frames] == [0, 1, 2, 3, 4]
    assert film.frames[0].loss == pytest.approx(before)


def test_the_loss_of_a_frame_is_that_of_all_examples():
    model = network()
    film = Film(model, X, Y)
    means = run(model, film)
    now = float(binary_cross_entropy(model(X), Y).data)
    assert film.frames[-1].loss == pytest.approx(now)
    assert means[-1] != pytest.approx(now, rel=1e-6)


def test_the_norm_of_a_layer_is_that_of_the_whole_gradient():
    model = network()
    norms = Film(model, X, Y).frames[0].norms
    for layer, norm in zip(model.steps[::2], norms, strict=True):
        slopes = [
            measured(model, p, at)
            for p in (layer.W, layer.b)
            for at in np.ndindex(p.shape)
        ]
        assert norm == pytest.approx(np.linalg.norm(slopes), rel=1e-6)


def measured(model, p, at, h=1e-5):
    """Return the slope of the loss in one parameter, by a chord."""
    ends, here = [], p.data
    for step in (-h, h):
        p.data = here.copy()
        p.data[at] += step
        ends.append(float(binary_cross_entropy(model(X), Y).data))
    p.data = here
    return (ends[1] - ends[0]) / (2 * h)


def test_the_outputs_stand_on_a_grid_that_begins_below_left():
    class Sum(nn.Layer):
        def __init__(self):
            self.dense = nn.Dense(2, 1, np.random.default_rng(0))
            self.dense.W.data = np.array([[1.0], [100.0]])

        def __call__(self, X):
            return self.dense(X)

    film = Film(Sum(), X, Y, window=((0, 1), (2, 4)))
    z = film.frames[0].outputs[..., 0]
    assert z.shape == (37, 37)
    corners = z[0, 0], z[0, -1], z[-1, 0]
    assert corners == pytest.approx((200.0, 201.0, 400.0))


def test_who_is_right_is_kept_for_every_example():
    model = network()
    frame = Film(model, X, Y).frames[0]
    assert (frame.right == ((model(X).data > 0) == Y)[:, 0]).all()
    assert 0 < frame.right.sum() < len(X)


def test_a_model_with_three_logits_gives_the_class_of_the_largest():
    model = network(3)
    film = Film(model, X, THREE)
    run(model, film, loss=cross_entropy, y=THREE)
    last = film.frames[-1]
    assert last.outputs.shape == (37, 37, 3)
    assert (last.right == (model(X).data.argmax(axis=1) == THREE)).all()
    assert last.loss == pytest.approx(
        float(cross_entropy(model(X), THREE).data)
    )


def test_another_loss_may_be_filmed():
    def margin(z, y):
        return hinge(z, 2 * y - 1)

    model = network()
    film = Film(model, X, Y, loss=margin)
    assert film.frames[0].loss == pytest.approx(
        float(margin(model(X), Y).data)
    )


def test_layers_are_named_in_their_order_and_those_without_numbers_left_out():
    model = nn.Sequential(
        nn.Dense(2, 4, rng), nn.BatchNorm(4), nn.relu, nn.Dense(4, 1, rng)
    )
    assert Film(model, X, Y).layers == ["Dense 1", "BatchNorm 2", "Dense 3"]


def test_a_dead_layer_has_a_gradient_of_nothing():
    model = network(activation=nn.relu)
    for p in model.parameters():
        p.data = -np.abs(p.data) - 1
    hidden = model.steps[0]
    hidden.W.data = np.zeros_like(hidden.W.data)
    norms = Film(model, X, Y).frames[0].norms
    assert norms[:2] == [0.0, 0.0] and norms[2] > 0


def test_every_fifth_epoch_and_the_last_are_kept():
    model = network()
    film = Film(model, X, Y, every=5)
    run(model, film, epochs=12)
    assert [frame.epoch for frame in film.frames] == [0, 5, 10, 12]


def test_it_goes_on_where_a_second_training_goes_on():
    model = network()
    film = Film(model, X, Y)
    run(model, film, epochs=2)
    run(model, film, epochs=3)
    assert [frame.epoch for frame in film.frames] == [0, 1, 2, 3, 4, 5]


def test_the_bar_of_progress_is_written_beside_it():
    seen = []
    model = network()
    film = Film(model, X, Y, every=2, report=lambda *told: seen.append(told))
    means = run(model, film, epochs=3)
    assert seen == [(1, 3, means[0]), (2, 3, means[1]), (3, 3, means[2])]


# It changes nothing


def test_a_filmed_training_ends_where_an_unfilmed_one_ends():
    alone, filmed = network(), network()
    run(alone, None)
    run(filmed, Film(filmed, X, Y))
    assert (numbers_of(alone) == numbers_of(filmed)).all()


def test_gradients_and_running_averages_stay_as_they_were():
    norm = nn.BatchNorm(4)
    model = nn.Sequential(nn.Dense(2, 4, rng), norm, nn.Dense(4, 1, rng))
    norm.training = False
    for p in model.parameters():
        p.grad = p.data + 1
    before = norm.mean.copy(), norm.variance.copy()
    Film(model, X, Y)
    assert all((p.grad == p.data + 1).all() for p in model.parameters())
    assert (norm.mean == before[0]).all()
    assert (norm.variance == before[1]).all()
    assert not norm.training and model.training


# What is refused, in one sentence


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"X": np.ones((60, 3))}, r"X must be \(N, 2\), .* got \(60, 3\)"),
        ({"X": np.ones(60)}, r"X must be \(N, 2\)"),
        ({"X": np.where(X > 1, np.nan, X)}, "X must be finite, got nan"),
        ({"X": np.where(X > 1, -np.inf, X)}, "X must be finite, got -inf"),
        ({"y": Y[:50]}, r"y must be \(60,\) or \(60, 1\), .* got \(50, 1\)"),
        ({"y": 2 * Y - 1}, "y must be whole numbers from 0 to 1"),
        ({"y": Y + 0.5}, "y must be whole numbers from 0 to 1"),
        ({"every": 0}, "every must be 1 or more, got 0"),
        ({"window": ((1, 0), (0, 1))}, "the lower one first"),
        ({"window": (0, 1)}, "window must be"),
        ({"window": ((0, np.inf), (0, 1))}, "window must be finite"),
        ({"model": lambda X: X}, "model must be a layer of lib.nn"),
        (
            {"model": nn.Sequential(nn.Dense(2, 1, rng), lambda z: z[:, 0])},
            r"it is \(2,\)",
        ),
        ({"model": nn.Sequential(lambda X: X[:, :1])}, "must have a layer"),
    ],
)
def test_what_cannot_be_filmed_is_refused_in_one_sentence(wrong, sentence):
    arguments = {"model": network(), "X": X, "y": Y, **wrong}
    with pytest.raises(ValueError, match=sentence) as caught:
        Film(**arguments)
    assert "\n" not in str(caught.value)


def test_a_training_that_explodes_is_told():
    model = network()
    film = Film(model, X, Y)
    model.steps[0].W.data = np.full((2, 8), np.nan)
    with pytest.raises(ValueError, match="after epoch 1 .* no longer finite"):
        film(1, 5, 0.3)
