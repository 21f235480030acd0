"""What the chapter on backpropagation promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

from itertools import permutations

import numpy as np
import pytest

from lib.checks import NotYet
from lib.checks import backpropagation as check
from lib.data import digits
from tests.test_tasks import cells

ENGINE = (
    "checks-cell add-and-mul in-order walk-back layer-fit layer-shares "
    "your-engine-code your-engine-backward"
).split()


def engine(right="", wrong=""):
    """Return the names that a learner ends with, after one slip if given."""
    names = {"np": np}
    for cell in cells("solutions", "backpropagation"):
        if cell.id in ENGINE:
            exec(
                cell.source.replace(right, wrong) if right else cell.source,
                names,
            )
    return names


@pytest.fixture
def Node():
    """Return the engine of the solutions, as a learner ends with it."""
    return engine()["Node"]


def test_a_value_used_twice_gets_both_shares(Node):
    x = Node(3.0)
    (x * x + x).backward()
    assert x.grad == 7.0


def test_a_second_walk_adds_the_same_again(Node):
    x = Node(2.0)
    y = x * x
    out = y * y
    for total in (32.0, 64.0):
        out.backward()
        assert x.grad == total


def test_a_stretched_factor_gets_a_gradient_of_its_own_shape(Node):
    a, b = Node(np.ones((5, 3))), Node([1.0, 2.0, 3.0])
    (a * b).backward()
    assert a.grad.shape == (5, 3)
    assert b.grad.tolist() == [5.0, 5.0, 5.0]


def test_the_engine_of_the_exercises_learns_digits(Node):
    rng, data = np.random.default_rng(0), digits()
    X, y = data.X / 16, data.y
    sizes = [(64, 32), (32,), (32, 10), (10,)]
    p = [Node(rng.normal(size=size) * 0.2) for size in sizes]

    def scores(rows):
        return (Node(X[rows]) @ p[0] + p[1]).relu() @ p[2] + p[3]

    for _ in range(600):
        rows = rng.integers(0, 1400, 32)
        z = scores(rows)
        shares = np.exp(z.data) / np.exp(z.data).sum(axis=1, keepdims=True)
        for q in p:
            q.grad = 0.0
        z.backward((shares - np.eye(10)[y[rows]]) / len(rows))
        for q in p:
            q.data = q.data - 0.3 * q.grad
    right = scores(slice(1400, None)).data.argmax(axis=1) == y[1400:]
    assert right.mean() > 0.85


def test_the_counter_example_has_two_answers():
    accepted = set()
    for order in map("".join, permutations("abcd")):
        try:
            check.too_early(order)
            accepted.add(order)
        except NotYet:
            pass
    assert accepted == {"dbca", "dbac"}


def test_how_the_letters_are_written_does_not_matter():
    assert check.too_early("d, b, c, a") and check.too_early("DBCA")


def test_an_order_has_every_node_and_the_hint_is_true_of_it():
    with pytest.raises(NotYet, match="the output alone"):
        check.in_order(lambda output, inputs_of: [output])


def test_the_bug_of_task_5_is_known_in_a_learners_own_engine():
    slopes = engine("found.get(a, 0.0) + share", "share")["slopes"]
    with pytest.raises(NotYet, match="only the last use counts"):
        check.walk_back(slopes)


@pytest.mark.parametrize(
    "right, slip, said",
    [
        ("    return found\n", "        return found\n", "output alone has"),
        ("found.get(a, 0.0)", "found[a]", "KeyError: a Node."),
        ("found.get(a, 0.0)", "found[a]", "Let a node that is new begin"),
        ("{output: g}", "{output: 1.0}", "The second input, g,"),
    ],
)
def test_what_went_wrong_on_the_walk_is_told_in_words(right, slip, said):
    slopes = engine(right, slip)["slopes"]
    with pytest.raises(NotYet) as caught:
        check.walk_back(slopes)
    assert said in " ".join(str(caught.value).split())


def test_a_walk_that_keeps_what_it_found_is_told():
    kept = "found = output.__dict__.setdefault('found', {}); found[output] = g"
    slopes = engine("found = {output: g}", kept)["slopes"]
    with pytest.raises(NotYet, match="second time it found more"):
        check.walk_back(slopes)


@pytest.mark.parametrize("seed", range(20))
def test_every_order_that_waits_is_accepted(seed):
    def waiting(output, inputs_of):
        # a node is taken when nothing that is left uses it
        left = {output}
        for _ in range(10):
            left |= {a for node in left for a in inputs_of(node)}
        order = []
        while left:
            used = {a for node in left for a in inputs_of(node)}
            order += sorted(left - used)
            left &= used
        return order

    assert check.in_order(waiting, rng=np.random.default_rng(seed))


def lesson(*names):
    """Return what cells of the lesson define, after they have run."""
    code = {
        cell.id: cell.source for cell in cells("chapters", "backpropagation")
    }
    found = {"np": np, "rng": np.random.default_rng(0)}
    for name in names:
        exec(code[name], found)
    return found


def test_weights_plus_biases_runs_in_the_shapes_of_the_course(capsys):
    lesson("parameters-wrong")
    printed = capsys.readouterr().out
    assert printed.startswith("ValueError")
    assert "11. 21. 31." in printed


def test_the_frozen_weights_get_a_gradient_that_is_no_rounding():
    found = lesson("parameters-wrong", "parameters-right", "frozen")
    assert np.abs(found["first"].W.grad).max() > 0.1
    assert (found["first"].W.data == found["before"]).all()


def test_the_engine_of_the_lesson_walks_a_chain_of_20000_nodes():
    engine = "node add-and-mul-code youngest-first backward".split()
    Node, add = map(lesson(*engine).get, ("Node", "add"))
    x = Node(1.0)
    y = x
    for _ in range(20_000):
        y = add(y, Node(0.5))
    y.backward()
    assert x.grad == 1
