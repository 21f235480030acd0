"""The chain explorer as Python sees it: three slopes and what it refuses."""

import numpy as np
import pytest
from traitlets import TraitError

from lib.autograd import exp, relu, sigmoid, sqrt
from lib.differences import complex_step
from lib.widgets import ChainExplorer


def line(x):
    return 1 - 2 * x


def square(u):
    return u**2


@pytest.mark.parametrize("x0", [-1.5, 0.0, 0.3])
def test_the_slopes_multiply(x0):
    chain = ChainExplorer(square, exp, x0=x0)
    whole = complex_step(lambda x: np.exp(x**2), x0)
    assert chain.slope == pytest.approx(whole)


def test_the_neuron_of_the_course_has_its_slope():
    chain = ChainExplorer(lambda w: 2 * w, lambda z: 1 - sigmoid(z), x0=0.5)
    assert chain.slope == pytest.approx(-0.39322387)


def test_a_dead_outer_function_has_slope_zero_and_its_corner_none():
    assert ChainExplorer(line, relu, x0=1.0).slope == 0
    assert np.isnan(ChainExplorer(line, relu, x0=0.5).slope)


def test_left_out_the_step_is_an_eighth_of_the_interval_and_fits():
    assert ChainExplorer(line, square).h == 0.5
    assert ChainExplorer(line, square, x0=2.0).h == -0.5


def test_the_step_stays_inside_when_python_moves_x0():
    chain = ChainExplorer(line, square, x0=0.0, h=1.0)
    chain.x0 = 1.5
    assert chain.h == 0.5


def test_the_outer_table_covers_all_that_comes_out_of_the_inner():
    chain = ChainExplorer(line, square)
    knots = np.frombuffer(chain.outer_samples).reshape(3, -1)[0]
    assert knots[0] < -3 and knots[-1] > 5


def test_a_constant_inner_function_can_be_drawn():
    chain = ChainExplorer(lambda x: 3.0 + 0 * x, square)
    assert chain.slope == 0


def test_words_say_where_the_chain_is():
    axes = ("time", "radius", "area")
    chain = ChainExplorer(line, square, axes=axes, units=("s", "m", "m²"))
    assert "product is 4" in chain.describe()
    assert "the slope of area is -2" in chain.describe()


def test_where_u_has_no_value_there_is_no_slope():
    chain = ChainExplorer(sqrt, square, x0=-1.0)
    assert np.isnan(chain.slope)


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        ({"h": 0}, TraitError, "h must be at least"),
        ({"x0": 3}, TraitError, "x0 must lie in the interval"),
        ({"inner": lambda x: 1 / x}, ValueError, "must not have a pole"),
        ({"outer": lambda u: sqrt(-7 - u)}, ValueError, "no finite value"),
        ({"outer": np.exp}, TypeError, "must be written with lib"),
    ],
)
def test_what_cannot_be_joined_is_refused(wrong, error, sentence):
    with pytest.raises(error, match=sentence):
        ChainExplorer(**{"inner": line, "outer": square, **wrong})
