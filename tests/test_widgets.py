"""The explorers as Python sees them: what they send, accept and refuse."""

from pathlib import Path

import ipywidgets
import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import exp, sin, sqrt
from lib.data import bolt
from lib.widgets import (
    ChainExplorer,
    SecantExplorer,
    SeriesExplorer,
    ZoomExplorer,
)
from lib.widgets.samples import sample

ROOT = Path(__file__).parent.parent
VIEW = "application/vnd.jupyter.widget-view+json"


def square(x):
    return x**2


def columns_of(explorer):
    return np.frombuffer(explorer.samples).reshape(3, -1)


def seen_changes(explorer, name):
    changes = []
    explorer.observe(lambda change: changes.append(change.new), name)
    return changes


# What is sent to the browser


def test_samples_are_values_and_slopes_from_the_engine():
    knots, values, slopes = columns_of(SecantExplorer(sin))
    assert np.abs(values - np.sin(knots)).max() < 1e-15
    assert np.abs(slopes - np.cos(knots)).max() < 1e-15


@pytest.mark.parametrize("f", [sin, exp, lambda x: 1 / (1 + x**2)])
def test_the_cubic_between_two_knots_has_the_slope_to_six_decimals(f):
    knots, values, slopes = sample(f, (-2.0, 2.0))
    s = np.linspace(0.05, 0.95, 7)[:, None]
    width = np.diff(knots)
    m0, m1, rise = slopes[:-1] * width, slopes[1:] * width, np.diff(values)
    c2, c3 = 3 * rise - 2 * m0 - m1, m0 + m1 - 2 * rise
    cubic_slope = (m0 + 2 * c2 * s + 3 * c3 * s**2) / width
    x = knots[:-1] + s * width
    exact = (np.imag([f_complex(f, x)]) / 1e-30)[0]
    assert np.abs(cubic_slope - exact).max() < 5e-7


def f_complex(f, x):
    """Return f(x + ih) with numpy's own functions in the place of ours."""
    own = {sin: np.sin, exp: np.exp}.get(f, f)
    return own(x + 1e-30j)


def test_knots_crowd_at_a_corner_and_are_few_elsewhere():
    knots = sample(abs, (-1.0, 2.0))[0]
    assert np.diff(knots).min() < 1e-8
    assert knots.size < 250


def test_endless_oscillation_does_not_ask_for_endless_knots():
    assert sample(lambda x: sin(1 / x), (-1.0, 1.0)).shape[1] < 7000


def test_a_function_with_an_if_can_be_drawn():
    knots, values, _ = sample(lambda x: x if x > 0.1 else 0.1, (0.0, 1.0))
    assert np.abs(values - np.maximum(knots, 0.1)).max() < 1e-9


def test_no_value_on_part_of_the_range_is_nan_there_and_no_warning():
    knots, values, _ = sample(sqrt, (-1.0, 4.0))
    assert np.isnan(values[knots < 0]).all()
    assert np.isfinite(values[knots > 0]).all()


def test_the_edge_of_the_domain_is_found_to_the_last_digits():
    knots, values, _ = sample(sqrt, (-1.0, 4.0))
    assert 0 <= knots[np.isfinite(values)].min() < 1e-14


def test_a_pole_on_a_knot_is_a_point_without_value():
    knots, values, _ = sample(lambda x: 1 / x, (-2.0, 2.0))
    assert np.isnan(values[knots == 0]).all()


@pytest.mark.parametrize("interval", [(-2.0, 2.0), (-2.0, 3.0)])
def test_the_round_place_of_a_break_is_a_knot_with_its_own_value(interval):
    for f, place, value in [
        (abs, 0.0, 0.0),
        (lambda x: abs(x - 0.3), 0.3, 0.0),
        (lambda x: 1 / x, 0.0, np.nan),
        (lambda x: -1.0 if x < 0 else 1.0, 0.0, 1.0),
        (sqrt, 0.0, 0.0),
    ]:
        knots, values, _ = sample(f, interval)
        assert values[knots == place] == pytest.approx([value], nan_ok=True)
        assert (np.diff(knots) > 0).all()


# State


def test_python_reads_the_slopes_that_the_picture_shows():
    explorer = SecantExplorer(square, x0=1.0, h=0.5)
    assert explorer.secant_slope == 2.5
    assert explorer.tangent_slope == 2.0


def step(x):
    return 0.0 if x < 0 else 1.0


@pytest.mark.parametrize("f", [abs, lambda x: 1 / x, sqrt, step])
def test_there_is_no_tangent_slope_at_a_break(f):
    explorer = SecantExplorer(f, x0=0.0, h=1.0)
    assert np.isnan(explorer.tangent_slope)


def test_the_rounding_of_a_slope_is_no_corner():
    explorer = SecantExplorer(lambda x: ((1 + x) ** 2 - 1) / x, x0=0.001)
    assert explorer.tangent_slope == pytest.approx(1)


@pytest.mark.parametrize("x", [0.0, 0.5, -2.0, 2.0])
def test_a_smooth_curve_has_a_tangent_slope_everywhere(x):
    explorer = SecantExplorer(lambda x: x**3, x0=x)
    assert explorer.tangent_slope == pytest.approx(3 * x**2)


def test_a_move_in_the_browser_reaches_whoever_observes():
    explorer = SecantExplorer(square)
    changes = seen_changes(explorer, "x0")
    explorer.set_state({"x0": 0.25, "h": 0.5})
    assert changes == [0.25]


def test_both_ends_may_move_at_once_where_one_alone_would_leave():
    explorer = SecantExplorer(square, x0=-1.0, h=2.5)
    explorer.set_state({"x0": 1.5, "h": 0.25})
    assert (explorer.x0, explorer.h) == (1.5, 0.25)


def test_the_step_is_shortened_when_x0_comes_near_the_end():
    explorer = SecantExplorer(square, x0=0.0, h=1.0)
    explorer.x0 = 1.75
    assert explorer.h == 0.25
    explorer.x0 = 2.0
    assert explorer.h == -0.25


def test_another_function_takes_the_place_of_the_first():
    explorer = SecantExplorer(square, x0=1.0, h=0.5)
    explorer.show(lambda x: x**3, "x³")
    assert explorer.tangent_slope == 3.0
    assert columns_of(explorer)[1][-1] == 8.0
    assert explorer.axes == ("x", "x³")
    assert explorer.label == "x³, its secant and its tangent"
    explorer.show(square)
    assert explorer.axes == ("x", "x³")


# What is refused, in one sentence


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"h": 0}, TraitError, "over a run of 0 there is no slope"),
        ({"h": 9}, TraitError, r"x0 \+ h must lie in the interval \(-2, 2\)"),
        ({"x0": 3}, TraitError, r"x0 must lie in the interval.*it is 3"),
        ({"interval": (2, 2)}, ValueError, "interval must be two numbers"),
        ({"interval": (1, -1)}, ValueError, "the lower one first"),
        ({"f": lambda x: "high"}, TypeError, "f must return a number.*'high'"),
        ({"f": lambda x: None}, TypeError, "f must return a number.*None"),
        ({"f": "x**2"}, TypeError, "f must be a function of one number"),
        ({"f": np.sin}, TypeError, "f must be written with lib"),
        ({"f": lambda x: x / 0}, ValueError, "f has no finite value at any"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(
    wrong, error, sentence
):
    arguments = {"f": square, **wrong}
    with pytest.raises(error, match=sentence) as caught:
        SecantExplorer(**arguments)
    assert "\n" not in str(caught.value)


def test_a_step_of_zero_is_refused_later_too():
    explorer = SecantExplorer(square)
    with pytest.raises(TraitError, match="there is no slope"):
        explorer.h = 0.0


# A measured series


def test_bolts_fastest_ten_metres_carry_their_uncertainty():
    time, position = bolt()
    explorer = SeriesExplorer(time, position, 0.005, start=6, end=7)
    assert f"{explorer.average_rate:.2f}" == "12.35"
    assert f"{explorer.rate_error:.2f}" == "0.15"


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"start": 2, "end": 2}, TraitError, "two different marks"),
        ({"times": [0, 2, 1]}, ValueError, "times must rise"),
        ({"times": [0, 1]}, ValueError, "two rows of equal length"),
        ({"values": [0, 1, np.nan]}, ValueError, "finite"),
    ],
)
def test_a_series_that_is_none_is_refused_in_one_sentence(
    wrong, error, sentence
):
    arguments = {"times": [0, 1, 3], "values": [0, 5, 25], **wrong}
    with pytest.raises(error, match=sentence):
        SeriesExplorer(**arguments)


def test_a_mark_that_is_not_there_is_refused():
    explorer = SeriesExplorer([0, 1, 3], [0, 5, 25])
    with pytest.raises(TraitError, match="end must be from 0 to 2: it is 3"):
        explorer.end = 3


# Where an explorer is shown


def test_each_explorer_brings_words_for_where_it_does_not_live():
    for explorer in (
        SecantExplorer(square, label="A parabola"),
        SeriesExplorer(*bolt(), units=("s", "m")),
        ZoomExplorer(square, zoom=3),
        ChainExplorer(square, sin),
    ):
        data, _ = explorer._repr_mimebundle_()
        assert VIEW in data
        assert data["text/html"] == f"<p>{explorer.description}</p>"
        assert "slope" in explorer.description


def test_words_say_that_a_corner_has_no_slope():
    explorer = SecantExplorer(abs, x0=0.0, h=1.0)
    assert "no slope" in explorer.describe()


def test_the_same_state_prints_the_same():
    one, two = (SecantExplorer(square, x0=0.5) for _ in range(2))
    assert repr(one) == repr(two)
    assert "0x" not in repr(one)


def test_an_explorer_is_a_widget_among_widgets():
    explorer = SecantExplorer(square)
    slider = ipywidgets.FloatSlider(min=-2, max=2)
    ipywidgets.link((slider, "value"), (explorer, "x0"))
    slider.value = 0.5
    assert explorer.x0 == 0.5
