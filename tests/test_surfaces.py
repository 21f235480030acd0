"""Functions of two variables as the browser gets them from Python."""

from pathlib import Path

import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import abs as size
from lib.autograd import exp, log, sin, sqrt
from lib.widgets import GradientExplorer, SliceExplorer
from lib.widgets.kinds import two_intervals
from lib.widgets.surface import tabulate, value_and_slopes

ROOT = Path(__file__).parent.parent
WINDOW = ((-2.0, 2.0), (-3.0, 3.0))


def hill(east, north):
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


def crossings(table):
    return np.meshgrid(
        *(np.linspace(*side, table.shape[1]) for side in WINDOW)
    )


def test_the_table_holds_values_and_slopes_from_the_engine():
    table = tabulate(lambda x, y: sin(x) * exp(y), WINDOW)
    x, y = crossings(table)
    orders = (np.sin(x), np.cos(x), -np.sin(x))
    exact = np.array([wave * np.exp(y) for wave in orders for _ in range(3)])
    assert np.abs(table - exact).max() < 1e-12


def test_a_polynomial_needs_few_crossings_and_a_kink_gets_the_most():
    assert tabulate(hill, WINDOW).nbytes < 2000
    assert tabulate(lambda x, y: size(x) + size(y), WINDOW).shape[1] == 49
    assert tabulate(lambda x, y: 3 + 0 * x, WINDOW).shape[1] == 5


def test_waves_that_cancel_in_the_middle_of_cells_are_not_missed():
    # the real part of (x + iy)**6: the bends in x and y are opposite
    def f(x, y):
        return x**6 - 15 * x**4 * y**2 + 15 * x**2 * y**4 - y**6

    assert tabulate(f, WINDOW).shape[1] > 9


@pytest.mark.parametrize("f", [lambda x, y: log(x) + y, lambda x, y: y / x])
def test_no_value_on_part_of_the_window_is_nan_there_and_no_warning(f):
    table = tabulate(f, WINDOW)
    x, _ = crossings(table)
    assert np.isnan(table[:, x == 0]).all()
    assert np.isfinite(table[:, x > 0]).all()


def test_the_tip_of_a_cone_has_a_value_and_no_slope():
    assert value_and_slopes(lambda x, y: sqrt(x**2 + y**2), 0.0, 0.0) == [
        0.0,
        pytest.approx(np.nan, nan_ok=True),
        pytest.approx(np.nan, nan_ok=True),
    ]


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_kink_has_no_slope_across_it_and_one_along_it(scale):
    window = ((-scale, scale), (-scale, scale))
    f = lambda x, y: size(x) + y  # noqa: E731
    _, *slopes = value_and_slopes(f, 0.0, 0.5 * scale, window)
    assert slopes == [pytest.approx(np.nan, nan_ok=True), 1.0]
    table = tabulate(f, window)
    middle = table.shape[1] // 2
    assert np.isnan(table[3, :, middle]).all()
    assert (np.isnan(table[3]).sum(), np.isnan(table[1]).sum()) == (49, 0)


@pytest.mark.parametrize(
    "f",
    [
        hill,
        lambda x, y: x**3 * y,
        lambda x, y: sin(20 * x) + y,
        lambda x, y: 1e6 + x,
        lambda x, y: 5 + 0 * x,
    ],
)
def test_a_bend_is_no_kink(f):
    assert np.isfinite(tabulate(f, WINDOW)).all()


def test_value_and_slopes_of_the_hill():
    assert value_and_slopes(hill, 1.0, 2.0) == [420.0, -40.0, -60.0]


@pytest.mark.parametrize(
    ("f", "error", "sentence"),
    [
        (3, TypeError, "f must be a function of two numbers"),
        (np.hypot, TypeError, "written with lib"),
        (lambda x: x, TypeError, "f must be a function of two arrays"),
        (lambda x, y: x if x > y else y, ValueError, "where in the place of"),
        (lambda x, y: 3.0, ValueError, r"made the shape \(\).*3 \+ 0 \* x"),
        (lambda x, y: x @ y, ValueError, "f must work element by element"),
        (lambda x, y: x[:3], ValueError, r"made the shape \(3,\)"),
        (lambda x, y: log(-1 - x * x), ValueError, "no finite value at any"),
    ],
)
def test_what_is_no_surface_is_refused_in_one_sentence(f, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        tabulate(f, WINDOW)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "window", [(-2, 2), ((-2, 2),), ((2, -2), (0, 1)), ((0, np.inf), (0, 1))]
)
def test_a_window_that_is_none_is_refused(window):
    with pytest.raises(ValueError, match="window must be two pairs"):
        two_intervals(window)


def test_a_point_outside_is_told_on_which_axis():
    with pytest.raises(TraitError, match="its y from -3 to 3: it is"):
        SliceExplorer(hill, window=WINDOW).at = (1.0, 4.0)


# The explorer of two cuts


def test_python_reads_the_slopes_that_the_cuts_show():
    explorer = SliceExplorer(hill, at=(1.0, 2.0))
    assert explorer.slopes == [-40.0, -60.0]


def test_words_name_place_height_and_slopes_with_units():
    explorer = SliceExplorer(
        hill,
        axes=("east", "north", "elevation"),
        units=("km", "km", "m"),
    )
    assert explorer.describe() == (
        "elevation, seen from above: elevation 420 m at (1, 2); its slopes "
        "are -40 m/km along east and -60 m/km along north."
    )
    assert "none along x" in SliceExplorer(abs_x, at=(0, 0)).describe()


def abs_x(x, y):
    return sqrt(x * x) + y


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"at": (3.0, 0.0)}, "at must lie in the window, its x"),
        ({"h": 0.0}, "h must be above 0 and at most 1"),
        ({"h": 2.0}, "h must be above 0 and at most 1"),
    ],
)
def test_a_place_or_step_outside_is_refused(wrong, sentence):
    with pytest.raises(TraitError, match=sentence):
        SliceExplorer(hill, **wrong)
    explorer = SliceExplorer(hill)
    (name, value), *_ = wrong.items()
    with pytest.raises(TraitError, match=sentence):
        setattr(explorer, name, value)


def test_another_function_takes_the_place_of_the_hill():
    explorer = SliceExplorer(hill)
    explorer.show(lambda x, y: x * y, "x y")
    assert explorer.slopes == [2.0, 1.0]
    assert explorer.axes == ("x", "y", "x y")
    assert np.frombuffer(explorer.samples).reshape(9, 5, 5)[0, 4, 4] == 6.0


# The explorer of the gradient


def test_python_reads_the_gradient_and_the_slope_along_u():
    explorer = GradientExplorer(hill, at=(1.0, 2.0), angle=180.0)
    assert explorer.gradient == [-40.0, -60.0]
    assert explorer.slope == pytest.approx(40.0)
    explorer.angle = np.degrees(np.arctan2(-60, -40))
    assert explorer.slope == pytest.approx(72.111, abs=5e-4)


def test_words_say_where_the_gradient_is_none():
    explorer = GradientExplorer(hill, units=("km", "km", "m"))
    assert "(-40, -60), of length 72.1 m/km" in explorer.describe()
    tip = GradientExplorer(lambda x, y: sqrt(x**2 + y**2), at=(0.0, 0.0))
    assert "no gradient" in tip.describe()


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"window": ((0, 1), (0, 100))}, ValueError, "and one scale"),
        ({"units": ("km", "h", "m")}, ValueError, "the same unit"),
        ({"at": (3.0, 0.0)}, TraitError, "at must lie in the window"),
        ({"angle": np.nan}, TraitError, "angle must be a finite number"),
    ],
)
def test_a_gradient_without_angles_is_refused(wrong, error, sentence):
    with pytest.raises(error, match=sentence):
        GradientExplorer(hill, **{"window": WINDOW, **wrong})


def test_a_move_in_the_browser_reaches_whoever_observes():
    explorer = GradientExplorer(hill)
    seen = []
    explorer.observe(lambda change: seen.append(change.new), "at")
    explorer.set_state({"at": [0.25, 0.5]})
    assert seen == [(0.25, 0.5)]
    assert explorer.gradient == [-10.0, -15.0]
