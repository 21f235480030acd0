"""What the lesson on training promises beyond every chapter's rules.

What its tasks promise is in ``test_training``.
"""

import ast
import contextlib
import shutil
from pathlib import Path

import numpy as np
import pytest
from matplotlib import pyplot as plt

from lib import figures, optim
from lib.autograd import relu
from lib.calculus import gradient
from lib.checks.own_engine import PLACE
from lib.losses import cross_entropy
from lib.nn import MLP
from tests.test_tasks import cells

ROOT = Path(__file__).resolve().parent.parent
LESSON = {
    cell.id: cell.source
    for cell in cells("chapters", "training")
    if cell.cell_type == "code"
}
OPENED = ["test", "test-memory", "confusion", "errors"]  # one opening
TRAINING = (
    "split never-inked standardised model first-loss update-code accuracy "
    "library-loop own-engine-load own-engine-code own-engine-train "
    "own-engine-same"
).split()


def names_in(source):
    """Return the names that a piece of code reads."""
    return {
        node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def test_the_test_pile_is_opened_once():
    found = [name for name in LESSON if "test" in names_in(LESSON[name])]
    assert [name for name in found if name != "split"] == OPENED


def lesson(*names):
    """Return what cells of the lesson define, after they have run."""
    found = {"np": np, "rng": np.random.default_rng(0)}
    found |= {"optim": optim, "MLP": MLP}
    for name in names:
        exec(LESSON[name], found)
    return found


def test_no_picture_is_shown_and_no_label_counted_before_the_split():
    order = list(LESSON)
    before = order[: order.index("split")]
    assert not any({"data", "X", "y"} & names_in(LESSON[n]) for n in before)


def test_what_is_looked_at_before_the_test_is_never_all_of_the_data():
    order = list(LESSON)
    for name in order[: order.index("test")]:
        for node in ast.walk(ast.parse(LESSON[name])):
            if isinstance(node, ast.Call):
                given = {ast.unparse(a) for a in node.args}
                is_look = "bincount" in ast.unparse(node.func)
                assert not (is_look and "y" in given), name
            if isinstance(node, ast.Subscript):
                if ast.unparse(node.value) == "data.images":
                    rows = {*names_in(ast.unparse(node.slice))}
                    assert rows <= {"train", "shown", "validation"}, name


def test_a_memory_of_the_training_pile_reads_more_than_the_network():
    found = lesson("split")
    X, y, train = (found[name] for name in ("X", "y", "train"))
    for rows, right in [(found["validation"], 178), (found["test"], 355)]:
        products = X[rows] @ X[train].T
        lengths = (X[train] ** 2).sum(axis=1)
        nearest = (lengths - 2 * products).argmin(axis=1)
        assert np.sum(y[train][nearest] == y[rows]) == right


def test_raw_pixels_have_a_limit_far_below_the_learning_rate():
    found = lesson("split", "never-inked", "standardised")
    X, y, rows = (found[name] for name in ("X", "y", "train"))
    limits = [limit_at_the_start(A[rows], y[rows]) for A in (found["Z"], X)]
    assert limits[0] > 0.5
    assert 0.005 < limits[1] < 0.02


def limit_at_the_start(X, y):
    """Return 2 / L for the largest curvature L, by power iteration.

    The curvature along v is the slope of the gradient along v, from the
    engine: a measured one would trip over the kinks of the ReLUs.
    """
    start = MLP([64, 32, 10], np.random.default_rng(0))
    p = [q.data for q in start.parameters()]
    v = [np.random.default_rng(1).normal(size=a.shape) for a in p]

    def loss(p):
        return cross_entropy(relu(X @ p[0] + p[1]) @ p[2] + p[3], y)

    def slope_along_v(p):
        pairs = zip(gradient(loss)(p), v, strict=True)
        return sum((g * b).sum() for g, b in pairs)

    for _ in range(30):
        bent = gradient(slope_along_v)(p)
        length = np.sqrt(sum(np.sum(a * a) for a in bent))
        v = [a / length for a in bent]
    return 2 / length


def test_no_start_finds_better_places_for_its_kinks_than_the_even_ones():
    found = lesson("kinks-learn")
    x, z = found["x"], found["z"]

    def largest_miss(columns):
        heights = np.linalg.lstsq(columns, np.sin(x))[0]
        return np.abs(columns @ heights - np.sin(x)).max()

    def bent_at(places):
        bends = [np.maximum(0, z - a) for a in places]
        return np.hstack([np.ones_like(z), z, *bends])

    for n in (2, 4, 8):
        even = np.linspace(z.min(), z.max(), n + 2)[1:-1]
        for seed in range(5):
            W, b = found["learned"](n, seed).parameters()[:2]
            places = -b.data / W.data[0]
            own = places[(places > z.min()) & (places < z.max())]
            assert largest_miss(bent_at(own)) > largest_miss(bent_at(even))


def test_nothing_is_chosen_after_the_test():
    order = list(LESSON)
    after = order[order.index("errors") :]
    assert not any("learn" in names_in(LESSON[name]) for name in after)


@pytest.mark.parametrize(
    "room, words",
    [("solutions", "your own engine"), ("exercises", "engine of the course")],
)
def test_the_lesson_trains_on_the_engine_of_its_reader(
    room, words, tmp_path, capsys
):
    path = tmp_path / PLACE
    path.parent.mkdir()
    shutil.copy(ROOT / room / path.name, path)
    names = {"np": np, "rng": np.random.default_rng(0)}
    with contextlib.chdir(tmp_path):
        for name in TRAINING:
            exec(LESSON[name], names)
    printed = capsys.readouterr().out
    assert words in printed.replace("\n", " ")
    assert printed.endswith("97% right\nTrue\n")


def test_a_network_without_mistakes_has_no_picture_to_show():
    none = np.zeros((0, 8, 8))
    assert list(figures.pictures(none, [])) == []
    plt.close()
