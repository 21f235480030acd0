"""The reader's own engine is taken if it is right, and never changed."""

import json
from pathlib import Path

import numpy as np
import pytest

from lib.checks import backpropagation as check
from lib.checks.own_engine import PLACE, CourseNode, own_engine

ROOT = Path(__file__).resolve().parent.parent
OWN = "Training on your own engine, from exercises/backpropagation.ipynb."


def notebook(room):
    """Return the tasks on backpropagation as Python reads their file."""
    path = ROOT / room / "backpropagation.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def hand_in(tmp_path):
    """Return a function that stores a notebook, and asks for the engine.

    Each change names a cell, what stands there, and what a reader wrote.
    """
    path = tmp_path / PLACE
    path.parent.mkdir()
    (tmp_path / "chapters").mkdir()

    def stored(content):
        path.write_text(content, encoding="utf-8")
        Node, words = own_engine(tmp_path / "chapters")
        assert path.read_text(encoding="utf-8") == content
        return Node, words

    def hand_in(*changes, room="solutions", text=None):
        tasks = notebook(room)
        for cell in tasks["cells"]:
            for name, old, new in changes:
                if cell["id"] == name:
                    source = "".join(cell["source"])
                    assert old in source
                    cell["source"] = source.replace(old, new)
        return stored(json.dumps(tasks) if text is None else text)

    return hand_in


def refused(Node, words):
    """Return why the engine of the course is taken."""
    assert Node is CourseNode
    start = "Training on the engine of the course: "
    assert words.startswith(start) and words.endswith(".")
    return words.removeprefix(start)


def trained(Node):
    """Return the weights of a small network after ten steps."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 3)), rng.integers(0, 2, 30)
    p = [Node(rng.normal(size=s)) for s in [(3, 8), (8,), (8, 2), (2,)]]
    for _ in range(10):
        z = (Node(X) @ p[0] + p[1]).relu() @ p[2] + p[3]
        e = np.exp(z.data)
        z.backward((e / e.sum(axis=1, keepdims=True) - np.eye(2)[y]) / 30)
        for q in p:
            q.data, q.grad = q.data - 0.5 * q.grad, 0.0
    return [q.data for q in p]


# When all is right


def test_an_engine_that_passes_its_checks_is_trained_on(hand_in):
    Node, words = hand_in()
    assert words == OWN and Node is not CourseNode
    for own, ours in zip(trained(Node), trained(CourseNode), strict=True):
        np.testing.assert_allclose(own, ours)


def test_the_notebook_is_found_from_the_root_and_from_every_room(monkeypatch):
    found = set()
    for folder in (".", "chapters", "exercises", "solutions"):
        monkeypatch.chdir(ROOT / folder)
        found.add(own_engine()[1])
    assert len(found) == 1 and "not here" not in found.pop()


def test_what_the_cells_of_a_reader_print_is_hidden(hand_in, capfd):
    _, words = hand_in(
        ("in-order", "    seen,", "    print('Hello')\n    seen,"),
        ("add-and-mul", "def add", "print('again')\ndef add"),
    )
    assert words == OWN
    assert capfd.readouterr() == ("", "")


def test_lines_for_ipython_alone_are_left_out(hand_in):
    changed = ("add-and-mul", "def add", "%precision 3\n!ls\ndef add")
    assert hand_in(changed)[1] == OWN


@pytest.mark.parametrize("line", ["in_order?", "np.sum??", "  in_order?"])
def test_a_question_to_ipython_is_left_out(hand_in, line):
    changed = ("in-order", "def in_order", f"{line}\ndef in_order")
    assert hand_in(changed)[1] == OWN


COLLECT = """
def collect(node, inputs_of, seen, done):
    if id(node) in map(id, seen):
        return
    seen.append(node)
    for a in inputs_of(node):
        collect(a, inputs_of, seen, done)
    done.append(node)
"""
IN_ORDER = """
def in_order(output, inputs_of):
    done = []
    collect(output, inputs_of, [], done)
    return done[::-1]
"""
DEFAULTS = """
def gradients(output, g=1.0):
    found = defaultdict(lambda: NOTHING)
    found[output] = g
    for node in in_order(output, lambda node: node.inputs):
        for a, share in zip(node.inputs, node.hand_back(found[node])):
            found[a] = found[a] + share
    return dict(found)
"""
IMPORT = "from collections import defaultdict\nNOTHING = 0.0"


def with_cells(changes, *sources, before="in-order"):
    """Return the solutions with changed cells, and with cells of a reader."""
    tasks = notebook("solutions")
    for cell in tasks["cells"]:
        if cell["id"] in changes:
            source = "".join(cell["source"])
            tail = source[source.find("\n\n\ndef slopes") :]
            cell["source"] = changes[cell["id"]]
            cell["source"] += tail if cell["id"] == "walk-back" else ""
    place = [cell["id"] for cell in tasks["cells"]].index(before)
    tasks["cells"][place:place] = [
        {"id": f"own-{i}", "cell_type": "code", "metadata": {}, "source": x}
        for i, x in enumerate(sources)
    ]
    return json.dumps(tasks)


def test_a_helper_and_an_import_may_stand_in_cells_of_the_readers_own(hand_in):
    changes = {"in-order": IN_ORDER, "walk-back": DEFAULTS}
    text = with_cells(changes, COLLECT, IMPORT)
    assert hand_in(text=text)[1] == OWN


def test_a_cell_that_nobody_needs_is_not_run(hand_in, tmp_path):
    trace = tmp_path / "trace"
    run = f"open({str(trace)!r}, 'w').close()\ncollect = open({str(trace)!r})"
    broken = ["1 / 0", "def half(", "def in_order(*all): return []", run]
    assert hand_in(text=with_cells({}, *broken))[1] == OWN
    assert not trace.exists()


def test_a_name_that_is_nowhere_is_told(hand_in):
    why = refused(*hand_in(text=with_cells({"in-order": IN_ORDER})))
    assert why == (
        f"in {PLACE} Task 4 (in_order) and Task 6 (walk_back) do not pass "
        "yet; the name collect is missing there."
    )


def test_an_order_that_empties_the_lists_it_gets_spoils_no_graph(hand_in):
    pops = """
def in_order(output, inputs_of):
    seen, done, stack = {output}, [], [(output, inputs_of(output))]
    while stack:
        node, left = stack[-1]
        a = left.pop() if left else None
        if a is None:
            done.append(stack.pop()[0])
        elif a not in seen:
            seen.add(a)
            stack.append((a, inputs_of(a)))
    return done[::-1]
"""
    assert hand_in(text=with_cells({"in-order": pops}))[1] == OWN


def test_a_fit_that_goes_by_lengths_is_refused(hand_in):
    lengths = """
def fit(g, shape):
    axes = tuple(i for i, n in enumerate(g.shape) if n not in shape)
    return g.sum(axis=axes).reshape(shape)
"""
    why = refused(*hand_in(text=with_cells({"layer-fit": lengths})))
    assert "Task 7 (layer) does not pass yet" in why


def test_a_warning_of_python_is_no_obstacle(hand_in):
    changed = ("add-and-mul", "def add", "'\\d' is 3\ndef add")
    assert hand_in(changed)[1] == OWN


def test_cells_without_ids_are_known_by_their_names_for_grading(hand_in):
    tasks = notebook("solutions")
    for cell in tasks["cells"]:
        if "nbgrader" in cell["metadata"]:
            del cell["id"]
    assert hand_in(text=json.dumps(tasks))[1] == OWN


def test_the_score_sheet_of_the_other_chapter_stays_as_it_is(hand_in):
    before = check.score()
    hand_in()
    hand_in(room="exercises")
    assert check.score() == before


# When something is missing or wrong


def test_a_missing_file_is_told(tmp_path):
    why = refused(*own_engine(tmp_path))
    assert why == f"{PLACE} is not here."


def test_a_blank_exercise_is_not_built_yet(hand_in):
    why = refused(*hand_in(room="exercises"))
    assert why == f"the engine in {PLACE} is not built yet."


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", "7", '{"cells": 7}', '{"cells": [7]}', "{}"]
    + ['{"cells": [{"id": "add-and-mul", "source": 7}]}'],
)
def test_a_file_that_is_no_notebook_is_told(hand_in, text):
    why = refused(*hand_in(text=text))
    assert why == f"{PLACE} cannot be read as a notebook."


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "exercises").mkdir()
    (tmp_path / PLACE).write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in refused(*own_engine(tmp_path))


def test_a_folder_in_place_of_the_file_is_told(tmp_path):
    (tmp_path / PLACE).mkdir(parents=True)
    assert "cannot be read" in refused(*own_engine(tmp_path))


def test_a_cell_that_was_deleted_is_named(hand_in):
    tasks = notebook("solutions")
    tasks["cells"] = [c for c in tasks["cells"] if c["id"] != "walk-back"]
    why = refused(*hand_in(text=json.dumps(tasks)))
    assert why == f'in {PLACE} the cell "walk-back" is missing.'


@pytest.mark.parametrize(
    "line, error",
    [
        ("if True", "SyntaxError: expected ':'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("helper()", "NameError: name 'helper' is not defined"),
        ("raise ValueError", "ValueError"),
        ("raise SystemExit", "SystemExit"),
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("def f(): f()\nf()", "RecursionError"),
    ],
)
def test_a_cell_that_stops_is_named_with_its_error(hand_in, line, error):
    changed = ("in-order", "def in_order", f"{line}\ndef in_order")
    why = refused(*hand_in(changed))
    assert why.startswith(f'in {PLACE} the cell "in-order" stops with {error}')


@pytest.mark.parametrize(
    "change, task",
    [
        (("add-and-mul", "[g * b, g * a]", "[g, g]"), "Task 1 (add_and_mul)"),
        (("in-order", "done[::-1]", "done"), "Task 4 (in_order)"),
        (("layer-shares", "A.T @ g", "g"), "Task 7 (layer)"),
        (("layer-fit", "g = g.sum", "raise SystemExit"), "Task 7 (layer)"),
        (("layer-fit", "def fit", "def fits"), "Task 7 (layer)"),
    ],
)
def test_a_check_that_does_not_pass_yet_is_named(hand_in, change, task):
    why = refused(*hand_in(change))
    assert why.startswith(f"in {PLACE} ")
    assert f"{task} " in why and "not pass yet" in why


def test_every_check_that_does_not_pass_is_named(hand_in):
    changes = [("in-order", "done[::-1]", "[]"), ("layer-shares", "A.T", "A")]
    assert refused(*hand_in(*changes)) == (
        f"in {PLACE} Task 4 (in_order) and Task 6 (walk_back) and "
        "Task 7 (layer) do not pass yet."
    )


@pytest.mark.parametrize(
    "name, old, new, says",
    [
        ("your-engine-backward", "g * (a > 0)", "g", "other gradients"),
        ("your-engine-backward", "node.grad + found", "0.0", "other gradi"),
        ("your-engine-backward", "g * (a", "h * (a", "stops with NameError"),
        ("your-engine-code", "Node.__matmul__ =", "Node.m =", "TypeError"),
    ],
)
def test_parts_that_pass_and_a_whole_that_fails(hand_in, name, old, new, says):
    why = refused(*hand_in((name, old, new)))
    assert why.startswith(f"in {PLACE} every check passes, but a network")
    assert says in why


# The engine of the course, with the same face


def test_both_engines_show_the_same_face(hand_in):
    for Node in (hand_in()[0], CourseNode):
        x = Node([3.0, -1.0])
        assert x.grad == 0.0
        y = (x * x + x).relu()
        assert y.data.tolist() == [12.0, 0.0]
        y.backward([1.0, 1.0])
        y.backward(np.array([1.0, 1.0]))
        assert x.grad.tolist() == [14.0, 0.0]
        x.grad = 0.0
        x.data = x.data - 1
        assert (x + x).data.tolist() == [4.0, -4.0]
