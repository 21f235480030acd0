"""What the tasks on training promise beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import contextlib
import functools
import io
import tempfile
from pathlib import Path

import numpy as np
import pytest

from lib.checks import NotYet
from lib.checks import training as check
from lib.checks.own_engine import PLACE
from lib.checks.support import runs
from tests.test_tasks import cells

ROOT = Path(__file__).resolve().parent.parent


def is_answer(cell):
    """Return whether a cell is one that learners fill in."""
    return cell.metadata.get("nbgrader", {}).get("solution", False)


@functools.cache
def played(room="solutions", engine=None, cell="", right="", wrong=""):
    """Return the names and the words that running all tasks leaves.

    ``engine``  the room whose tasks on backpropagation lie beside them
    ``cell``    the cell in which ``wrong`` stands in place of ``right``
    """
    names, printed = {"np": np}, io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, PLACE)
        path.parent.mkdir()
        if engine:
            source = ROOT / engine / path.name
            path.write_text(source.read_text(encoding="utf-8"))
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
            check.chapter.earned.clear()
            run_all(room, cell, right, wrong, names)
    return names, printed.getvalue()


def run_all(room, changed, right, wrong, names):
    """Run every cell; where a check is not content, go on as Jupyter does."""
    for cell in cells(room, "training"):
        source = cell.source
        if cell.cell_type != "code" or cell.id == "first-cell":
            continue
        if cell.id == changed:
            assert right in source
            source = source.replace(right, wrong)
        with contextlib.suppress(NotYet):
            if source.startswith("check."):
                names[cell.id] = eval(source, names)
            else:
                exec(source, names)


# The certificate, and what comes before it


def test_the_certificate_says_that_the_engine_is_the_readers():
    names, printed = played(engine="solutions")
    assert "Training on your own engine" in printed
    lines = repr(names["certificate"]).splitlines()
    assert lines[:3] == [
        "Certificate: it reads digits",
        "engine         your own",
        "parameters     2410",
    ]
    assert lines[-1] == "points         13 of 13"


@pytest.mark.parametrize("engine", [None, "exercises"])
def test_the_certificate_says_that_the_engine_is_that_of_the_course(engine):
    names, printed = played(engine=engine)
    assert "Training on the engine of the course: " in printed
    assert names["certificate"].engine == "that of the course"


def test_both_engines_get_the_same_certificate():
    own, _ = played(engine="solutions")
    ours, _ = played(engine="exercises")
    assert own["certificate"][1:] == ours["certificate"][1:]


def test_the_network_reads_19_of_20_digits_it_has_not_seen():
    certificate = played()[0]["certificate"]
    assert certificate.pictures == 360
    assert certificate.right > 0.95 * certificate.pictures


def test_a_blank_exercise_gets_no_certificate_and_no_error():
    names, _ = played(room="exercises")
    assert repr(names["certificate"]).startswith("No certificate yet: ")
    assert names["score"].rows[0][1:] == (0, 1)


@pytest.mark.parametrize(
    "cell", [c.id for c in cells("solutions", "training") if is_answer(c)]
)
def test_one_answer_that_is_not_there_yet_is_no_obstacle_for_others(cell):
    right, blank = (
        next(c.source for c in cells(room, "training") if c.id == cell)
        for room in ("solutions", "exercises")
    )
    names, _ = played("solutions", None, cell, right, blank)
    earned = sum(points for _, points, _ in names["score"].rows)
    assert earned == 13 - (1 if cell == "counting" else 2)


@pytest.mark.parametrize("cell", ["prepare", "train-step"])
def test_checks_passed_after_the_network_ask_to_run_its_cells_again(cell):
    right, blank = (
        next(c.source for c in cells(room, "training") if c.id == cell)
        for room in ("solutions", "exercises")
    )
    names, _ = played.__wrapped__("solutions", None, cell, right, blank)
    check.prepare(runs.split, runs.standardised)
    check.steps(lambda *given: runs.stepped(given))
    again = check.certificate(*(names[k] for k in ("p", "Z", "y", "test")))
    assert repr(again).startswith("No certificate yet: ")
    assert "run the cells of your network again" in repr(again)


def test_no_certificate_for_a_leak_and_fewer_points_for_others():
    leak = ("prepare", "X[train].mean(axis=0)", "X.mean(axis=0)")
    names, _ = played("solutions", None, *leak)
    assert "task 2" in repr(names["certificate"])
    slip = ("shuffled", "bug_line = 3", "bug_line = 2")
    names, _ = played("solutions", None, *slip)
    assert repr(names["certificate"]).endswith("11 of 13")


def test_a_certificate_is_the_same_every_time_and_has_no_date():
    first = repr(played()[0]["certificate"])
    assert first == repr(played.__wrapped__()[0]["certificate"])
    assert "20" not in first.replace("2410", "")


def test_the_letters_are_learned_better_than_by_frequency():
    names, printed = played()
    seen, new = (
        names["loss"](names["q"], rows)
        for rows in np.split(names["rows"], [names["cut"]])
    )
    assert seen < new < 0.6 * names["guessing"](names["text"])
    assert set(names["written"]) <= set(names["alphabet"])
    assert len(names["written"]) == 200
    assert " ".join(names["written"].split())[:90] in " ".join(printed.split())


# The tasks


def reply(task, *answers):
    """Return the reply to answers that are not right, in one line."""
    with pytest.raises(NotYet) as caught:
        task(*answers)
    return " ".join(str(caught.value).split())


def test_the_bug_of_task_3_keeps_the_loss_at_that_of_a_guess():
    from lib import losses, nn, optim
    from lib.data import digits

    X, y = digits()
    rng, X = np.random.default_rng(0), (X - X.mean()) / X.std()
    model = nn.MLP([64, 32, 10], rng)
    optimiser = optim.SGD(model.parameters(), learning_rate=0.1)
    for _ in range(5):
        X, epoch = X[rng.permutation(len(X))], []
        for start in range(0, len(X), 32):
            batch = slice(start, start + 32)
            optimiser.zero_grad()
            loss = losses.cross_entropy(model(X[batch]), y[batch])
            loss.backward()
            optimiser.step()
            epoch.append(loss.item())
    assert abs(np.mean(epoch) - np.log(10)) < 0.1


def test_piles_may_be_arrays_in_a_tuple_and_in_any_order():
    def split(order, n, m):
        return tuple(map(np.sort, np.split(np.array(order), [n, n + m])))

    assert check.prepare(split, runs.standardised)


@pytest.mark.parametrize(
    "parts, words",
    [
        (7, "That is a number, and a list is needed."),
        (None, "None stands for nothing at all."),
        ([[0], [1]], "Return a list of three lists"),
        ([0, 1, 2], "Return a list of three lists"),
        ([["a"], [], []], "Return a list of three lists"),
    ],
)
def test_what_is_no_list_of_three_piles_is_told(parts, words):
    assert words in reply(check.prepare, lambda *given: parts, ...)


@pytest.mark.parametrize(
    "curve", [[], [1], "falling", [3, None, 1], [3, float("nan"), 1], [[3, 1]]]
)
def test_what_is_no_curve_is_told(curve):
    said = reply(check.stopping, curve, runs.keep)
    assert "three positive numbers or more" in said or "list is" in said


@pytest.mark.parametrize(
    "curve", [(4, 3, 5, 1), np.array([4, 3, 5, 1]), [2, 3, 3, 1], [1, 9, 0.5]]
)
def test_every_curve_on_which_the_rule_fails_is_accepted(curve):
    assert check.stopping(curve, runs.keep)


def test_gradients_may_be_forgotten_before_a_step_or_after_it():
    before = "z = scores(p, X)\n    for q in p: q.grad = 0.0"
    slip = ("train-step", "z = scores(p, X)", before)
    assert played("solutions", "solutions", *slip)[0]["check-steps"]


def test_a_step_that_returns_nothing_is_told_to_return():
    slip = ("train-step", "return p\n    ### END", "### END")
    names = played("solutions", None, *slip)[0]
    said = reply(check.steps, names["two_steps"])
    assert "let it end with return" in said


def test_a_step_that_makes_new_nodes_leaves_the_parameters():
    update = "for q in p:\n        q.data = q.data - learning_rate * q.grad\n"
    new = "p = [Node(q.data - learning_rate * q.grad) for q in p]\n"
    slip = ("train-step", update + "        q.grad = 0.0\n", new)
    names = played("solutions", None, *slip)[0]
    said = reply(check.steps, names["two_steps"])
    assert "The parameters are where they were." in said


def test_to_divide_by_the_classes_is_never_right_by_chance():
    def by_the_classes(z, y):
        return np.sum(z.argmax(axis=1) == y) / z.shape[1]

    for seed in range(60):
        with pytest.raises(NotYet, match="the number of classes"):
            check.errors(by_the_classes, ..., rng=np.random.default_rng(seed))


def test_an_equal_loss_is_no_rise():
    said = reply(check.stopping, [3, 3, 1, 2, 0.6], runs.keep)
    assert "The rule keeps epoch 3, with the loss 1, and" in said
