"""The deep network: its numbers, and what a page shows of them."""

import re
from itertools import product

import numpy as np
import pytest
from explorer_book import labelled, readings, settled

from lib.autograd import Tensor, mean, relu, sigmoid, sqrt, tanh
from tests.node import in_node

SHOWN = [
    "from lib.widgets import DepthExplorer\n"
    "DepthExplorer(depth=50, gain=3.0, label='Deep')",
]
SCRIPT = "mathematics/depth.js"
pytestmark = pytest.mark.browser


# The mathematics, against lib

ACTIVATIONS = {"tanh": tanh, "ReLU": relu, "sigmoid": sigmoid}
WIDTH, EXAMPLES, DEPTH = 4, 3, 5


def normalised(z):
    apart = z - mean(z, axis=0)
    return apart / sqrt(mean(apart**2, axis=0) + 1e-5)


def through_all(network, layer):
    """Return the spread and the size of the gradient of every layer."""
    activation = ACTIVATIONS[layer["activation"]]
    a, spread, nudges = network["inputs"], [], []
    for W in network["weights"]:
        z = a @ (layer["gain"] / WIDTH**0.5 * W)
        out = activation(normalised(z) if layer["normalised"] else z)
        nudges.append(Tensor(np.zeros((EXAMPLES, WIDTH))))
        a = (a + out if layer["residual"] else out) + nudges[-1]
        spread.append(float(np.std(a.data)))
    (a * network["arriving"]).sum().backward()
    sizes = [float(np.sqrt(np.mean(n.grad**2))) for n in nudges]
    return {"spread": spread, "gradient": sizes}


def test_both_passes_are_those_of_lib_in_every_way_through_the_network():
    rng = np.random.default_rng(0)
    network = {
        "inputs": rng.normal(size=(EXAMPLES, WIDTH)),
        "arriving": rng.normal(size=(EXAMPLES, WIDTH)),
        "weights": rng.normal(size=(DEPTH, WIDTH, WIDTH)),
    }
    names = "activation", "gain", "normalised", "residual"
    ways = product(ACTIVATIONS, (0.7, 2.0), (False, True), (False, True))
    layers = [dict(zip(names, way, strict=True)) for way in ways]
    found = in_node(
        SCRIPT,
        "layers.map((layer) => throughAll({ ...network, width }, 5, layer))",
        network={
            "inputs": network["inputs"].ravel().tolist(),
            "arriving": network["arriving"].ravel().tolist(),
            "weights": network["weights"].reshape(DEPTH, -1).tolist(),
        },
        width=WIDTH,
        layers=layers,
    )
    assert len(layers) == 24
    for layer, mine in zip(layers, found, strict=True):
        for name, theirs in through_all(network, layer).items():
            assert mine[name] == pytest.approx(theirs, rel=1e-9, abs=1e-12)


def test_the_random_numbers_are_normal_and_the_same_each_time():
    one, two = in_node(SCRIPT, "[1, 2].map(() => normals(uniform(3), 20000))")
    assert one == two
    moments = [np.mean(np.array(one) ** power) for power in (1, 2, 4)]
    assert moments == pytest.approx([0, 1, 3], abs=0.3)
    assert moments[:2] == pytest.approx([0, 1], abs=0.05)


@pytest.mark.parametrize(
    ("activation", "gain", "fate"),
    [
        ("ReLU", 2**0.5, "kept"),
        ("ReLU", 1, "vanished"),
        ("ReLU", 2, "exploded"),
        *(("sigmoid", gain, "vanished") for gain in (0.2, 1, 2, 4)),
    ],
)
def test_a_gain_decides_the_fate_of_a_gradient(activation, gain, fate):
    layer = dict(activation=activation, gain=gain)
    first = "throughAll(drawn(50), 50, layer).gradient[0]"
    assert in_node(SCRIPT, f"fate({first})", layer=layer) == fate


# The page


def deep(page):
    return labelled(page, "depth", "Deep")


def press(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_a_gain_of_three_explodes_and_a_small_one_vanishes(look):
    page = look()
    place = deep(page)
    assert readings(place)[0] > 1e4
    note = place.locator(".ex-note")
    assert re.search("explodes.*keep their size, as a tanh", note.inner_text())
    gain = place.get_by_role("slider", name="gain")
    gain.focus()
    page.keyboard.press("Home")
    settled(page)
    assert readings(place)[0] < 1e-10
    assert "vanishes" in note.inner_text()


def test_normalised_activations_do_not_care_for_the_gain(look):
    page = look()
    place = deep(page)
    press(page, place, "normalised")
    first = readings(place)
    place.get_by_role("slider", name="gain").fill("1")
    settled(page)
    assert readings(place)[2] == first[2]
    press(page, place, "as it comes")


def test_a_residual_path_keeps_a_sigmoid_alive(look):
    page = look()
    place = deep(page)
    press(page, place, "sigmoid")
    assert readings(place)[0] < 1e-10
    press(page, place, "residual")
    assert 0.1 < readings(place)[0] < 10


def test_fewer_layers_are_drawn_as_fewer_layers(look):
    page = look()
    place = deep(page)
    depth = place.get_by_role("slider", name="depth")
    depth.fill("2")
    settled(page)
    assert "in layer 2" in place.locator(".ex-readings").inner_text()
