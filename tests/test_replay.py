"""A training run to be scrubbed, as Python sees it."""

import base64
import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from traitlets import TraitError

from lib import nn, optim
from lib.losses import binary_cross_entropy
from lib.recording import Film
from lib.widgets import TrainingReplay
from lib.widgets.replay import margins, packed, quantised

ROOT = Path(__file__).parent.parent


def moons(count=200):
    rng = np.random.default_rng(0)
    t = np.pi * rng.random(count // 2)
    moon = np.stack([np.cos(t), np.sin(t)], axis=1)
    X = np.concatenate([moon, [1.0, 0.5] - moon])
    y = np.repeat([[0.0], [1.0]], count // 2, axis=0)
    return X + 0.12 * rng.normal(size=X.shape), y, rng


def filmed(epochs, **others):
    X, y, rng = moons()
    model = nn.MLP([2, 16, 16, 1], rng, nn.tanh)
    film = Film(model, X, y, **others)
    adam = optim.Adam(model.parameters(), 0.01)
    optim.train(model, binary_cross_entropy, X, y, adam, epochs, 20, rng, film)
    return film


@pytest.fixture(scope="module")
def film():
    return filmed(6)


@pytest.fixture
def replay(film):
    return TrainingReplay(film, label="Moons")


def blank(classes, examples=40):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(examples, 2))
    model = nn.Dense(2, classes, rng)
    return Film(model, X, np.arange(examples) % max(2, classes))


# What goes to the browser


def test_it_holds_loss_norms_and_who_is_right_of_every_frame(film, replay):
    assert replay.epochs == [0, 1, 2, 3, 4, 5, 6]
    for i, frame in enumerate(film.frames):
        assert replay.losses[i] == pytest.approx(frame.loss, rel=1e-4)
        assert replay.norms[i] == pytest.approx(frame.norms, rel=1e-4)
        assert replay.right[i] == 200 - len(replay.wrong[i])
        assert not frame.right[replay.wrong[i]].any()
    assert replay.layers == ["Dense 1", "Dense 2", "Dense 3"]


def added_up(data, frames):
    """Return what the browser gets back from the bytes of one sheet."""
    q = np.frombuffer(data, np.uint8)
    side = int(np.sqrt(q.size / frames))
    q = q.reshape(frames, side, side)
    for axis in range(3):
        q = np.cumsum(q, axis=axis, dtype=np.uint8)
    return q.astype(np.int8).astype(int)


def test_the_frames_come_back_from_their_bytes(film, replay):
    z = np.array([frame.outputs[..., 0] for frame in film.frames])
    q = added_up(replay.frames, len(z))
    assert (q == quantised(z)).all()
    again = q / (127 - np.abs(q))
    near = np.abs(z) < 1
    assert np.abs(again - z)[near].max() < 0.017
    assert ((again > 0) == (z > 0)).all()


def test_a_logit_of_almost_nothing_keeps_its_side():
    z = np.array([[[1e-12, -1e-12], [0.0, 0.004]]])
    assert quantised(z).tolist() == [[[1, -1], [0, 1]]]


def test_logits_without_end_stay_in_a_byte():
    z = np.array([[[1e300, -1e300], [0.0, -0.0]]])
    assert quantised(z).tolist() == [[[126, -126], [0, 0]]]
    assert (added_up(packed(z), 1) == quantised(z)).all()


def test_two_logits_are_one_lead_and_three_are_three():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(2, 3, 3, 3))
    assert (margins(z[..., :2])[:, 0] == z[..., 1] - z[..., 0]).all()
    leads = margins(z)
    assert leads.shape == (2, 3, 3, 3)
    assert (leads.argmax(axis=1) == z.argmax(axis=-1)).all()
    assert ((leads > 0).sum(axis=1) == 1).all()


def test_sixty_epochs_are_a_light_page():
    state = TrainingReplay(filmed(60)).get_state()
    frames = base64.b64encode(state["frames"])
    names = "epochs points layers losses norms right wrong".split()
    others = json.dumps({name: state[name] for name in names})
    weight = len(gzip.compress(frames)) + len(gzip.compress(others.encode()))
    assert weight < 45_000


def test_of_many_examples_some_of_each_class_are_drawn():
    replay = TrainingReplay(blank(2, examples=3000))
    classes = [k for *_, k in replay.points]
    assert len(classes) == 400 and 150 < sum(classes) < 250
    assert replay.examples == 3000
    assert max(replay.wrong[0], default=0) < 400


# The state


def test_python_and_the_browser_both_set_the_epoch(replay):
    seen = []
    replay.observe(lambda change: seen.append(change.new), "epoch")
    replay.epoch = 4
    replay.set_state({"epoch": 2})
    assert seen == [4, 2]
    assert "after epoch 2 of 6" in repr(replay)


def test_it_begins_with_the_epoch_that_is_asked_for(film):
    assert TrainingReplay(film).epoch == 0
    assert TrainingReplay(film, epoch=6).epoch == 6


@pytest.mark.parametrize("epoch", [-1, 7])
def test_an_epoch_that_was_not_filmed_is_refused(replay, epoch):
    words = f"epoch must be one that the film has, 0 to 6: it is {epoch}"
    with pytest.raises(TraitError, match=words):
        replay.epoch = epoch


def test_what_is_no_film_is_refused_in_one_sentence():
    with pytest.raises(TypeError, match="film must be a Film of lib.record"):
        TrainingReplay([0.7, 0.5])
    with pytest.raises(ValueError, match="at most 4 classes .* model has 5"):
        TrainingReplay(blank(5))
    with pytest.raises(ValueError, match="classes must be 3 names"):
        TrainingReplay(blank(3), classes=("a", "b"))


# Words and still pictures


def test_words_say_what_a_frame_shows(film, replay):
    first, last = film.frames[0], film.frames[-1]
    assert replay.describe().startswith(
        f"Moons: untrained, the loss is {first.loss:.4g} and "
        f"{first.right.sum()} of 200 examples are right. The gradient norms"
    )
    replay.epoch = 6
    assert replay.describe().startswith(
        f"Moons: after epoch 6 of 6, the loss is {last.loss:.4g} (untrained "
        f"{first.loss:.4g}) and {last.right.sum()} of 200 examples"
    )


def test_who_cannot_move_it_sees_the_last_frame(replay):
    replay.still()
    assert replay.epoch == 0
    assert replay.at_rest == {"epoch": 6}
    assert "after epoch 6 of 6" in replay.description
