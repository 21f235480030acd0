"""The explorer of backpropagation as Python sees it: traced and laid out."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from traitlets import TraitError

from lib import autograd as engine
from lib.autograd import (
    Tensor,
    exp,
    log,
    maximum,
    record,
    relu,
    sigmoid,
    tanh,
)
from lib.dual import derivative as dual_derivative
from lib.widgets import BackpropExplorer
from lib.widgets.backprop import graph
from lib.widgets.graph_layout import graph_layout
from lib.widgets.trace import ONE, TWO

ROOT = Path(__file__).resolve().parent.parent


def neuron(W, X):
    return 1 - sigmoid(W * X)


def ladder(x, steps):
    for _ in range(steps):
        x = tanh(x)
    return x


# What is traced


def test_the_neuron_of_the_course_has_its_gradients():
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    assert explorer.gradients["W"] == pytest.approx(-0.39322387)
    assert explorer.gradients["X"] == pytest.approx(-0.09830597)


def test_a_value_that_is_used_again_gets_all_its_shares():
    explorer = BackpropExplorer(lambda x: x * x + x, x=3.0)
    assert explorer.gradients == {"x": 7.0}
    ends = [edge["from"] for edge in explorer.graph["edges"]]
    assert ends == [0, 0, 1, 0]


@pytest.mark.parametrize("name", [*ONE, *TWO, "minimum"])
def test_every_operation_of_the_engine_is_known_by_its_name(name):
    f = getattr(engine, name)
    inputs = {"a": 0.7} if name in ONE else {"a": 0.7, "b": 1.3}
    *_, y = graph(f, inputs)["nodes"]
    assert y["op"] == name
    assert y["value"] == pytest.approx(float(f(*inputs.values())))


def test_the_rate_of_each_edge_is_measured_too():
    h = 1e-6
    for f in (lambda a: a**3, lambda a: 2**a, exp, lambda a: 1 / a):
        *_, y = graph(f, {"a": 1.5})["nodes"]
        (rate,) = [r for r in y["rates"] if r is not None]
        measured = (f(1.5 + h) - f(1.5 - h)) / (2 * h)
        assert rate == pytest.approx(measured, rel=1e-8)


def test_gradients_are_those_of_dual_numbers():
    def f(x):
        return (x * x + 3 * x) / (x - 7) - x**3

    explorer = BackpropExplorer(f, x=1.25)
    assert explorer.gradients["x"] == pytest.approx(dual_derivative(f)(1.25))


def test_a_step_that_is_not_the_engines_is_marked():
    def exp(a):  # not the real one
        return record(a.data * 2, [a], lambda g, y, a: g * 2)

    (_, y) = graph(exp, {"a": 1.0})["nodes"]
    assert y["op"] == "[test_a_step_that_is_not_the_engines_is_marked]"
    assert y["rates"] == [2.0]


def test_where_two_are_equal_nobody_says_which_was_the_larger():
    *_, y = graph(lambda a: maximum(a, 2.0), {"a": 2.0})["nodes"]
    assert (y["op"], y["rates"][0]) == ("[maximum or minimum]", 0.5)


def test_looking_leaves_no_gradient_in_tensors_from_elsewhere():
    w = Tensor(3.0)
    nodes = graph(lambda x: w * x, {"x": 2.0})["nodes"]
    assert [node["name"] for node in nodes] == ["x", "c₁", "v₁"]
    assert nodes[1]["gradient"] == 2.0
    assert w.grad is None


def test_an_input_that_is_not_used_has_the_gradient_0():
    explorer = BackpropExplorer(lambda a, b: a * a, a=1.0, b=2.0)
    assert explorer.gradients == {"a": 2.0, "b": 0.0}


def test_names_of_steps_keep_off_the_names_of_inputs():
    nodes = graph(lambda v1: v1 * v1, {"v1": 1.0})["nodes"]
    assert [node["name"] for node in nodes] == ["v1", "u₁"]


def test_what_is_no_number_can_be_sent():
    explorer = BackpropExplorer(lambda a: engine.log(a) / 0, a=-1.0)
    values = [node["value"] for node in explorer.graph["nodes"]]
    assert values == [-1.0, None, None]
    assert "none" in explorer.describe()
    json.dumps(explorer.graph, allow_nan=False)


# Where it stands


def programs():
    yield [[], [], [0, 1], [2], [3]]
    yield [[], [0, 0], [1, 0], [2, 0, 1]]
    chance = np.random.default_rng(seed=1)
    for many in (10, 20, 40):
        for _ in range(5):
            yield [
                chance.integers(i, size=2).tolist() if i > 2 else []
                for i in range(many)
            ]


SIZE = {"node": 1.0, "slot": 0.66, "pass": 0.4}


@pytest.mark.parametrize("parents", list(programs()))
def test_nothing_overlaps_and_every_edge_goes_on(parents):
    found = graph_layout(parents)
    rows = {}
    for rank, at in found["nodes"]:
        rows.setdefault(rank, []).append((at, SIZE["node"]))
    edges = [(p, i) for i, needed in enumerate(parents) for p in needed]
    for (p, i), way in zip(edges, found["ways"], strict=True):
        ranks = [rank for rank, _ in way]
        start, end = found["nodes"][p][0], found["nodes"][i][0]
        assert ranks == list(range(start + 1, end)) and ranks
        for rank, at in way:
            kind = "slot" if rank % 2 else "pass"
            rows.setdefault(rank, []).append((at, SIZE[kind]))
    for row in rows.values():
        row.sort()
        for (a, wide), (b, next_) in zip(row, row[1:], strict=False):
            assert b - a >= (wide + next_) / 2 - 0.002


def test_an_input_waits_until_it_is_needed():
    found = graph_layout([[], [0], [1], [], [2, 3]])
    assert [rank for rank, _ in found["nodes"]] == [0, 2, 4, 4, 6]


def test_edges_do_not_cross_where_they_need_not():
    found = graph_layout([[], [], [1], [0], [2, 3]])
    at = [place for _, place in found["nodes"]]
    assert (at[0] < at[1]) == (at[3] < at[2])


# What the reader and Python change


def test_other_inputs_are_computed_anew():
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    explorer.step, explorer.walks = 3, 2
    explorer.set_state({"inputs": {"W": 0.0, "X": 2.0}})  # as the browser does
    assert explorer.gradients["W"] == -0.5
    assert (explorer.step, explorer.walks) == (3, 1)


def test_inputs_may_come_in_any_order():
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    explorer.inputs = {"X": 1.0, "W": 0.0}
    assert list(explorer.inputs.items()) == [("W", 0.0), ("X", 1.0)]


def test_the_browser_cannot_bring_other_inputs():
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    with pytest.raises(TraitError, match="must be numbers for W, X"):
        explorer.set_state({"inputs": {"V": 1.0}})
    assert explorer.inputs == {"W": 0.5, "X": 2.0}


def test_another_way_through_the_program_begins_afresh():
    explorer = BackpropExplorer(lambda x: x * x if x > 0 else exp(x), x=1.0)
    explorer.step = 2
    explorer.inputs = {"x": -1.0}
    assert explorer.graph["nodes"][-1]["op"] == "exp"
    assert explorer.step == 0


def test_the_walk_has_a_step_for_each_node_the_turn_and_each_share():
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    explorer.step = 3 + 1 + 4
    with pytest.raises(TraitError, match="step must be from 0 to 8"):
        explorer.step += 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("step", 9, "step must be from 0 to 8: it is 9"),
        ("walks", -1, "walks must be from 0 to 99"),
        ("inputs", {"W": 1.0}, "must be numbers for W, X"),
        ("inputs", {"W": 1.0, "X": np.inf}, "X must be a single finite"),
    ],
)
def test_what_python_sets_wrongly_is_refused(name, value, sentence):
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0)
    with pytest.raises((TraitError, ValueError), match=sentence):
        setattr(explorer, name, value)


@pytest.mark.parametrize(
    ("f", "inputs", "sentence"),
    [
        (neuron, {}, "needs its inputs by name"),
        (neuron, {"W": [1.0, 2.0], "X": 1.0}, "W must be a single finite"),
        (neuron, {"W": 1.0}, "take the inputs W: .*missing"),
        (neuron, {"W": None, "X": 1}, "W must be .* finite number: .* None"),
        (neuron, {"W": 1, "X": 1j}, "X must be a single finite number"),
        (neuron, {"W": 10**400, "X": 1}, "W must be a single finite number"),
        (lambda x: np.sin(x), {"x": 1.0}, "written with lib"),
        (lambda x: x, {"x": 1.0}, "must compute something"),
        (lambda x: 3.0, {"x": 1.0}, "it returned 3.0"),
        (lambda x: (x * np.ones(2)).sum(), {"x": 1.0}, r"the shape \(2,\)"),
        (lambda x: ladder(x, 40), {"x": 1.0}, "41 nodes: at most 40"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(f, inputs, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        BackpropExplorer(f, **inputs)


def test_forty_nodes_are_drawn(drawn_by_node):
    explorer = BackpropExplorer(lambda x: ladder(x, 39), x=1.0)
    assert drawn_by_node(explorer).count("<rect") == 40


# What stands still


def test_words_and_picture_say_values_rates_and_gradients(drawn_by_node):
    explorer = BackpropExplorer(neuron, W=0.5, X=2.0, label="One neuron")
    assert explorer.describe() == (
        "One neuron: the values are W = 0.5, X = 2, v₁ = W · X = 1, v₂ = "
        "sigmoid(v₁) = 0.73106, v₃ = 1 − v₂ = 0.26894. The gradients of v₃ "
        "are 1 at v₃, −1 at v₂, −0.19661 at v₁, −0.098306 at X, −0.39322 at "
        "W."
    )
    explorer.step = 8
    picture = drawn_by_node(explorer)
    assert picture.count("<rect") == 5
    for words in ("v₁ = W · X", "× 0.1966<", ">−0.3932<"):
        assert words in picture


def test_formulas_are_written_as_people_do():
    def f(x):
        return abs(-(x**2) - 2.5) / relu(3 * x + (-1))

    nodes = graph(f, {"x": 2.0})["nodes"]
    forms = [node["form"] for node in nodes if node["op"]]
    assert forms == [
        "{}²", "−{}", "{} − 2.5", "|{}|",
        "3 · {}", "{} + (−1)", "relu({})", "{} / {}",
    ]  # fmt: skip


def test_the_numbers_for_the_browser_are_those_of_the_engine():
    printed = subprocess.run(
        [sys.executable, ROOT / "tests/js/graphs.py"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    kept = json.loads((ROOT / "tests/js/graphs.json").read_text())
    assert_close(json.loads(printed), kept)


def assert_close(found, kept):
    """See that two structures agree, numbers but for their last digits."""
    if isinstance(kept, dict):
        assert found.keys() == kept.keys()
        kept, found = list(kept.values()), list(found.values())
    if isinstance(kept, list):
        assert len(found) == len(kept)
        for a, b in zip(found, kept, strict=True):
            assert_close(a, b)
    elif isinstance(kept, float):
        assert found == pytest.approx(kept, rel=1e-12)
    else:
        assert found == kept


def test_a_result_that_is_no_number_has_no_gradient():
    explorer = BackpropExplorer(lambda a, b: 3 * log(a), a=-1.0, b=2.0)
    assert explorer.gradients == {"a": None, "b": 0.0}
    assert "none at a" in explorer.describe()
    explorer.inputs = {"a": 1.0, "b": 2.0}
    assert explorer.gradients == {"a": 3.0, "b": 0.0}
