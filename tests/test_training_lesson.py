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

from lib import figures
from lib.checks.own_engine import PLACE
from tests.test_tasks import cells

ROOT = Path(__file__).resolve().parent.parent
LESSON = {
    cell.id: cell.source
    for cell in cells("chapters", "training")
    if cell.cell_type == "code"
}
OPENED = ["test", "confusion", "errors"]  # one opening, read to its end
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
        exec("from lib.data import digits\nX, y = digits()", names)
        for name in TRAINING:
            exec(LESSON[name], names)
    printed = capsys.readouterr().out
    assert words in printed.replace("\n", " ")
    assert printed.endswith("97% right\nTrue\n")


def test_a_network_without_mistakes_has_no_picture_to_show():
    none = np.zeros((0, 8, 8))
    assert list(figures.pictures(none, [])) == []
    plt.close()
