"""A neuron as Python sees it: its numbers, its zones, what it refuses."""

import math
import re
from pathlib import Path

import pytest
from traitlets import TraitError

from lib.differences import central_difference
from lib.nn import leaky_relu, relu, sigmoid, tanh
from lib.widgets import NeuronExplorer
from lib.widgets.neuron import ACTIVATIONS, EDGES, value_and_slope

ROOT = Path(__file__).parent.parent
LIB = {
    "ReLU": relu,
    "leaky ReLU": lambda z: leaky_relu(z, 0.1),
    "sigmoid": sigmoid,
    "tanh": tanh,
}


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("x", [-3.0, -0.4, 0.7, 4.0])
def test_the_three_slopes_are_what_small_steps_measure(name, x):
    neuron = NeuronExplorer(name, w=-1.5, b=0.25, x=x)
    f = LIB[name]
    assert neuron.y == pytest.approx(float(f(-1.5 * x + 0.25)))
    measured = [
        central_difference(lambda x: f(-1.5 * x + 0.25), x),
        central_difference(lambda w: f(w * x + 0.25), -1.5),
        central_difference(lambda b: f(-1.5 * x + b), 0.25),
    ]
    _, bent = value_and_slope(name, 0.1, -1.5 * x + 0.25)
    found = [neuron.slope, bent * x, bent]
    assert found == pytest.approx([float(v) for v in measured], abs=1e-8)


@pytest.mark.parametrize("name", ["ReLU", "leaky ReLU"])
def test_at_the_kink_there_is_no_slope(name):
    neuron = NeuronExplorer(name, w=2.0, b=-2.0, x=1.0)
    assert neuron.y == 0
    assert math.isnan(neuron.slope)
    assert "dy/dx = none" in neuron.describe()


@pytest.mark.parametrize("name", EDGES)
def test_at_the_ends_of_the_window_a_tenth_of_the_slope_is_left(name):
    _, top = value_and_slope(name, 0.1, 0.0)
    _, end = value_and_slope(name, 0.1, EDGES[name])
    assert end == pytest.approx(0.1 * top)


@pytest.mark.parametrize("z", [-1000.0, 1000.0])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_thousand_overflows_nowhere(name, z):
    neuron = NeuronExplorer(name, w=z, x=1.0)
    assert math.isfinite(neuron.y) and math.isfinite(neuron.slope)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({}, r"10% of its largest, from x = -6 to -3\.64 and from x = 3\.64"),
        ({"activation": "ReLU"}, "is dead, with slope 0, from x = -6 to 0"),
        ({"activation": "ReLU", "w": -1.0}, "from x = 0 to 6"),
        ({"activation": "ReLU", "b": 9.0}, "dy/dx = 1.$"),
        ({"activation": "leaky ReLU"}, "dy/dx = 1.$"),
        ({"w": 0.0}, "the output ignores x"),
        ({"units": ("s", "m")}, r"dy/dx = 0\.196612 m/s"),
    ],
)
def test_words_say_where_it_is_silent(wanted, sentence):
    neuron = NeuronExplorer(**wanted)
    neuron.still()
    assert neuron.description.startswith("One neuron, ")
    assert re.search(sentence, neuron.description)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"activation": "relu"}, "activation must be one of 'ReLU',.*'relu'"),
        ({"w": math.inf}, "w must be a finite number: it is inf"),
        ({"b": math.nan}, "b must be a finite number"),
        ({"alpha": 0.0}, "alpha must be above 0 and at most 1: it is 0"),
        ({"x": 7.0}, r"x must lie in the interval \(-6, 6\)"),
        ({"interval": (1, 1)}, "interval must be two numbers"),
    ],
)
def test_what_is_no_neuron_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises((TraitError, ValueError), match=sentence):
        NeuronExplorer(**wrong)


def test_what_the_browser_sets_is_heard():
    neuron, seen = NeuronExplorer(), []
    neuron.observe(lambda change: seen.append(change.new), "w")
    neuron.set_state({"w": -2.0, "b": 1.0, "activation": "tanh"})
    assert seen == [-2.0]
    assert neuron.y == pytest.approx(math.tanh(-1.0))
