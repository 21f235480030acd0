"""Four losses of a logit as Python sees them."""

import math

import pytest
from traitlets import TraitError

from lib.autograd import sigmoid
from lib.calculus import derivative
from lib.losses import binary_cross_entropy, hinge
from lib.widgets import LogitExplorer
from lib.widgets.logit import LOSSES, loss_and_slope

LIB = {
    "cross-entropy": binary_cross_entropy,
    "hinge": lambda z, y: hinge(z, 2 * y - 1),
    "squared": lambda z, y: (sigmoid(z) - y) ** 2,
    "1 − p": lambda z, y: 1 - sigmoid(z),
}


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("z", [-1000.0, -8.0, -0.3, 0.0, 3.0, 1000.0])
def test_losses_and_slopes_are_those_of_the_library(name, target, z):
    f, (loss, slope) = LIB[name], loss_and_slope(name, z, target)
    assert loss == pytest.approx(float(f(z, target)), abs=1e-15)
    exact = float(derivative(f)(z, target))
    assert slope == pytest.approx(exact, abs=1e-15)


def test_only_two_of_four_learn_from_a_confident_mistake():
    slopes = LogitExplorer(z=-8.0).slopes
    found = {name: round(slope, 6) for name, slope in slopes.items()}
    assert found == {
        "cross-entropy": -0.999665,
        "hinge": -1.0,
        "squared": -0.00067,
        "1 − p": -0.000335,
    }


def test_hinge_has_no_slope_at_its_margin():
    for target in (0, 1):
        explorer = LogitExplorer(z=2.0 * target - 1, target=target)
        assert math.isnan(explorer.slopes["hinge"])
        assert "hinge none" in explorer.describe()


def test_it_brings_words():
    explorer = LogitExplorer()
    assert explorer.still()["text/html"].startswith("<p>Four losses")
    assert explorer.description == (
        "Four losses: the answer is 1, z = -4 and p = 0.01799. The slopes in "
        "z are: cross-entropy -0.982, hinge -1, squared -0.03469, "
        "1 − p -0.01766."
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"z": 9.0}, r"z must lie in the interval \(-8, 8\): it is 9"),
        ({"target": -1}, "target must be 0 or 1: it is -1"),
        ({"interval": (8, -8)}, "the lower one first"),
    ],
)
def test_what_is_no_logit_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises((TraitError, ValueError), match=sentence):
        LogitExplorer(**wrong)


def test_what_the_browser_sets_is_heard():
    explorer, seen = LogitExplorer(), []
    explorer.observe(lambda change: seen.append(change.new), "target")
    explorer.set_state({"z": 2.0, "target": 0})
    assert seen == [0]
    assert explorer.slopes["cross-entropy"] == pytest.approx(0.880797)
