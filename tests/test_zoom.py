"""The zoom explorer as Python sees it: what it measures and refuses."""

import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import sin
from lib.widgets import ZoomExplorer

ZOOMS = range(7)


def square(x):
    return x**2


def strays(explorer):
    found = []
    for explorer.zoom in ZOOMS:
        found.append(explorer.strays)
    return np.array(found)


@pytest.mark.parametrize("x0", [-2.0, 0.0, 0.3, 1.0])
def test_a_smooth_curve_strays_a_tenth_with_each_zoom(x0):
    found = strays(ZoomExplorer(square, x0=x0))
    # A parabola is off its chord by f'' width**2 / 8; the window is 4.8 high.
    exact = 2 * 4**2 / 8 / 4.8 / 10.0 ** np.array(ZOOMS)
    assert found == pytest.approx(exact, rel=1e-3)


def test_a_corner_strays_as_far_at_every_zoom():
    found = strays(ZoomExplorer(square, curve="corner"))
    assert found == pytest.approx(np.full(7, 2 / 2.4))


def test_a_staircase_is_straight_only_from_afar():
    found = strays(ZoomExplorer(square, curve="staircase"))
    assert found[0] < 0.003
    assert found[1:3] / found[:2] == pytest.approx([10, 10], rel=1e-2)
    assert (found[3:] > 1).all()
    explorer = ZoomExplorer(square, x0=0.005, zoom=3, curve="staircase")
    assert (explorer.strays, explorer.tangent_slope) == (0, 0)


def test_a_pole_and_a_hole_have_a_description():
    for f in (lambda x: 1 / x, lambda x: sin(x) / x):
        explorer = ZoomExplorer(f, x0=0.0, zoom=2)
        assert "no tangent" in explorer.describe()
    assert ZoomExplorer(lambda x: 1 / x, x0=1.0).strays == np.inf
    assert ZoomExplorer(lambda x: 1 / x, x0=1.0, zoom=1).strays < 0.03


def test_words_follow_the_window():
    explorer = ZoomExplorer(square, x0=1.0, zoom=2)
    explorer.zoom = 1
    assert "slope 2" in explorer.describe()
    explorer.curve = "corner"
    explorer.x0 = 0.0
    assert "|x|" in explorer.describe()


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"zoom": 7}, TraitError, "zoom must be from 0 to 6: it is 7"),
        ({"zoom": -1}, TraitError, "it is -1"),
        ({"x0": 3}, TraitError, "x0 must lie in the interval"),
        ({"curve": "cube"}, TraitError, "curve"),
        ({"f": lambda x: sin(1 / x)}, ValueError, "more detail than a table"),
    ],
)
def test_what_cannot_be_magnified_is_refused(wrong, error, sentence):
    with pytest.raises(error, match=sentence):
        ZoomExplorer(**{"f": square, **wrong})


def test_the_state_on_a_page_is_small():
    assert len(ZoomExplorer(sin).samples) < 20_000
