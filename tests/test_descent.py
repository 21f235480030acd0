"""The explorer of descents as Python sees it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import abs as size
from lib.autograd import sqrt
from lib.widgets import DescentExplorer
from lib.widgets.landscapes import LANDSCAPES

ROOT = Path(__file__).parent.parent
WIDE = ((-12, 12), (-4, 4))


def loss(w):
    return (w - 4) ** 2


def valley(x, y):
    return x**2 + 10 * y**2


def bowl(**others):
    return DescentExplorer(
        loss, start=0.0, window=(-6, 14), axes=("w", "loss"), **others
    )


# The state


def test_a_window_of_one_pair_is_a_curve_of_two_pairs_a_map():
    curve = bowl()
    assert (curve.start, curve.window) == (0.0, (-6.0, 14.0))
    assert np.frombuffer(curve.samples).size % 3 == 0
    hill = DescentExplorer(valley, start=(10.0, 1.0), window=WIDE)
    assert hill.start == (10.0, 1.0)
    assert hill.axes == ("x", "y", "f(x, y)")
    assert np.frombuffer(hill.samples).size % 9 == 0


def test_the_path_is_that_of_the_formula():
    path = bowl(steps=5).path()
    assert path == [pytest.approx((4 - 4 * 0.8**k,)) for k in range(6)]


@pytest.mark.parametrize("method", ["plain", "momentum", "adam"])
def test_every_method_steps_in_two_variables(method):
    explorer = DescentExplorer(
        valley, start=(10, 1), learning_rate=0.05, window=WIDE, steps=60
    )
    path = explorer.path(method)
    assert len(path) == 61
    assert valley(*path[-1]) < valley(*path[0])


def test_a_path_that_leaves_the_map_ends_there():
    path = bowl(learning_rate=1.1, steps=50).path()
    assert len(path) == 7
    assert path[-1][0] == pytest.approx(4 - 4 * 1.2**6)


def test_a_path_ends_where_there_is_no_gradient():
    kink = DescentExplorer(size, start=0.0)
    assert kink.path() == [(0.0,)]
    edge = DescentExplorer(lambda x: sqrt(x), start=0.5, learning_rate=1.0)
    assert len(edge.path()) == 2


def test_a_move_in_the_browser_reaches_whoever_observes():
    explorer, seen = bowl(), []
    explorer.observe(lambda change: seen.append(change.new), "start")
    explorer.set_state({"start": 3, "learning_rate": 0.5, "steps": 2})
    assert seen == [3.0]
    assert explorer.path() == [(3.0,), (4.0,), (4.0,)]


def test_another_function_takes_the_place_of_the_first():
    explorer = bowl(landscape="valley")
    explorer.show(lambda w: w**2, "w²")
    assert (explorer.landscape, explorer.axes) == ("", ("w", "w²"))
    assert explorer.path()[0] == (pytest.approx(11.0),)
    hill = DescentExplorer(valley, window=WIDE)
    hill.show(lambda x, y: x**2 - y**2, "x² − y²")
    assert hill.label == "x² − y², the way down"


# The landscapes that it knows


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_known_landscape_comes_with_a_start_and_its_words(name):
    explorer = bowl()
    explorer.landscape = name
    known = LANDSCAPES[name]
    assert (explorer.start, explorer.learning_rate) == known[3:]
    end = explorer.path()[-1]
    assert f"{float(known.f(*end)):.4g}" in explorer.describe()
    assert known.words in explorer.describe()


def test_the_browser_chooses_landscape_and_start_at_once():
    explorer = bowl()
    explorer.set_state(
        {"landscape": "valley", "start": [10, 1], "learning_rate": 0.05}
    )
    assert explorer.start == (10.0, 1.0)
    explorer.set_state({"landscape": "", "start": 0.0, "learning_rate": 0.1})
    assert explorer.path()[0] == (0.0,)


def test_back_from_a_map_the_start_is_on_the_curve_again():
    explorer = bowl(landscape="rosenbrock")
    explorer.landscape = ""
    assert explorer.start == pytest.approx(11.0)


# What is refused, in one sentence


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"start": 20}, TraitError, r"start must lie in the interval"),
        ({"start": (1.0, 2.0)}, TraitError, "start must be a number"),
        ({"learning_rate": 0}, TraitError, "must be a positive number"),
        ({"learning_rate": np.nan}, TraitError, "must be a positive number"),
        ({"steps": 201}, TraitError, "steps must be from 0 to 200"),
        ({"methods": ["newton"]}, TraitError, "each of methods must be one"),
        ({"landscape": "alps"}, TraitError, "landscape must be one of ''"),
        ({"mode": "night"}, TraitError, "mode must be 'descent' or"),
        ({"window": (1, -1)}, ValueError, "the lower one first"),
        ({"window": (1, 2, 3)}, ValueError, "window must be a pair"),
        ({"window": ((1, 2), 3)}, ValueError, "window must be two pairs"),
        ({"f": valley}, TypeError, "f must be a function of one number, as"),
        ({"f": 3}, TypeError, "f must be a function of one number"),
    ],
)
def test_what_cannot_be_stepped_on_is_refused_in_one_sentence(
    wrong, error, sentence
):
    arguments = {"f": loss, "window": (-6, 14), **wrong}
    with pytest.raises(error, match=sentence) as caught:
        DescentExplorer(**arguments)
    assert "\n" not in str(caught.value)


def test_a_start_outside_the_map_is_refused():
    with pytest.raises(TraitError, match="start must lie in the window, its"):
        DescentExplorer(valley, start=(1.0, 5.0), window=WIDE)


# Words, and the still picture


def test_words_say_where_each_method_came_to():
    explorer = bowl(methods=("plain", "momentum"), steps=1)
    assert explorer.describe() == (
        "loss, the way down: from w = 0 with learning_rate 0.1, plain descent "
        "comes to w = 0.8 with step 1: loss 10.24, slope -6.4; momentum comes "
        "to w = 0.8 with step 1: loss 10.24, slope -6.4."
    )
    explorer.learning_rate, explorer.steps = 1.1, 50
    assert "comes to w = -7.944 with step 6, off the map" in repr(explorer)


def test_the_still_picture_has_each_method_in_its_line(drawn_by_node):
    for explorer in (bowl(), DescentExplorer(valley, window=WIDE)):
        explorer.methods = ["plain", "adam"]
        picture = drawn_by_node(explorer)
        for method, lines in (("plain", 2), ("momentum", 0), ("adam", 2)):
            assert picture.count(f'<g class="ex-{method}">') == lines


@pytest.mark.parametrize("window", [(-6, 14), WIDE])
def test_the_game_hides_the_ground_on_the_still(drawn_by_node, window):
    f = valley if window is WIDE else loss
    picture = drawn_by_node(
        DescentExplorer(f, window=window, mode="blindfold")
    )
    assert "ex-dark" in picture
    assert "ex-level" not in picture


def test_no_method_is_no_path_and_no_error():
    assert "no method is chosen" in bowl(methods=()).describe()


def test_node_compares_with_the_ways_that_lib_takes_today():
    printed = subprocess.run(
        [sys.executable, ROOT / "tests/js/descents.py"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    kept = json.loads((ROOT / "tests/js/descents.json").read_text())
    for new, old in zip(json.loads(printed), kept, strict=True):
        ways = new.pop("ways"), old.pop("ways")
        assert new == old
        for method, rows in ways[0].items():
            for row, other in zip(rows, ways[1][method], strict=True):
                assert row == pytest.approx(other, rel=1e-9, abs=1e-9)
