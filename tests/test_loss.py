"""Three losses as Python sees them: numbers, best predictions, refusals."""

import math
from pathlib import Path

import numpy as np
import pytest
from traitlets import TraitError

from lib.losses import huber, mean_absolute_error, mean_squared_error
from lib.widgets import LossExplorer
from lib.widgets.loss import LOSSES, best_constant, best_line, loss_and_slope

ROOT = Path(__file__).parent.parent
LIB = {
    "MSE": mean_squared_error,
    "MAE": mean_absolute_error,
    "Huber": huber,
}
RIGHT, TYPED = (2, 3, 3, 4, 5), (2, 3, 3, 40, 5)
X = np.arange(1.0, 6.0)


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("prediction", [dict(c=3.3), dict(m=0.7, b=-1.0)])
def test_losses_are_those_of_the_library(kind, prediction):
    model = "line" if "m" in prediction else "constant"
    explorer = LossExplorer(y=TYPED, model=model, **prediction)
    y, x = np.array(explorer.y), np.array(explorer.x)
    y_hat = 0.7 * x - 1 if model == "line" else 3.3 + 0 * x
    assert explorer.losses[kind] == pytest.approx(LIB[kind](y_hat, y))


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("y", [RIGHT, TYPED, (0.3, -1.7, 2.2, -9.0, 5.0)])
def test_no_other_constant_and_no_other_line_has_a_lower_loss(kind, y):
    y, f = np.array(y, dtype=float), LIB[kind]
    best = best_constant(kind, y, 1.0)
    m, b = best_line(kind, X, y, 1.0)
    least = f(best + 0 * y, y), f(m * X + b, y)
    for d in (-0.3, -1e-3, 1e-3, 0.3):
        assert f(best + d + 0 * y, y) >= least[0] - 1e-12
        for e in (-0.3, -1e-3, 0, 1e-3, 0.3):
            assert f((m + d) * X + b + e, y) >= least[1] - 1e-12


def test_the_mean_runs_after_the_outlier_and_the_median_stays():
    right, typed = (LossExplorer(y=y).best for y in (RIGHT, TYPED))
    assert right == pytest.approx({"MSE": 3.4, "MAE": 3, "Huber": 10 / 3})
    assert typed == pytest.approx({"MSE": 10.6, "MAE": 3, "Huber": 3.5})


def test_the_outlier_is_found_and_has_room():
    explorer = LossExplorer(y=TYPED)
    assert explorer.outlier == 3
    assert explorer.window == ((0.0, 6.0), (0.0, 50.0))
    assert LossExplorer(y=(-5, 2, 3, 2, 3)).outlier == 0


def test_the_absolute_loss_has_no_slope_at_its_kink():
    slopes = {kind: loss_and_slope(kind, X - 3, 1.0)[1] for kind in LOSSES}
    assert np.flatnonzero(np.isnan(slopes["MAE"])).tolist() == [2]
    assert slopes["MSE"][2] == slopes["Huber"][2] == 0


def test_words_tell_the_best_predictions():
    explorer = LossExplorer(c=4.0)
    explorer.still()
    assert "lowest at c = 5, the mean" in explorer.description
    assert "lowest at c = 3, a median" in explorer.description
    assert "slope" in explorer.description
    line = LossExplorer(model="line", m=-1.0, b=-2.0)
    assert "the prediction -1 x - 2." in line.describe()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"model": "curve"}, "model must be .constant. or .line.*'curve'"),
        ({"delta": 0.0}, "delta must be a positive number: it is 0"),
        ({"c": math.inf}, "c must be a finite number: it is inf"),
        ({"y": (1, 2)}, r"two rows of equal length.*\(5,\) and \(2,\)"),
        ({"x": (1,), "y": (1,)}, "2 to 12 finite numbers"),
        ({"y": (1, 2, 3, 4, math.nan)}, "2 to 12 finite numbers"),
        ({"outlier": 5}, "outlier must be from 0 to 4: it is 5"),
    ],
)
def test_what_cannot_be_judged_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises((TraitError, ValueError), match=sentence):
        LossExplorer(**wrong)


def test_a_row_keeps_its_length_and_what_the_browser_sets_is_heard():
    explorer, seen = LossExplorer(), []
    with pytest.raises(TraitError, match="y must have 5 numbers"):
        explorer.y = [1.0, 2.0]
    explorer.observe(lambda change: seen.append(change.new[3]), "y")
    explorer.set_state({"y": [2, 3, 3, 9.5, 5], "c": 3.5})
    assert seen == [9.5]
    assert explorer.best["MSE"] == pytest.approx(4.5)
