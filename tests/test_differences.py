"""lib.differences: measured slopes, their errors, and their refusals."""

import math

import numpy as np
import pytest

from lib.differences import (
    average_rate,
    central_difference,
    complex_step,
    difference_quotient,
    forward_difference,
    richardson,
)

MEASURED = [forward_difference, central_difference, richardson, complex_step]
POINTS = np.linspace(-3, 3, 61)


def test_the_average_rate_is_the_slope_of_the_secant():
    assert average_rate(lambda t: 5 * t**2, 1, 3) == 20.0
    assert average_rate(math.sqrt, 0, 4) == 0.5


def test_the_average_rate_does_not_depend_on_the_order_of_the_ends():
    assert average_rate(np.exp, 0.0, 2.0) == average_rate(np.exp, 2.0, 0.0)


def test_the_average_rate_of_a_straight_line_is_its_slope_everywhere():
    line = lambda t: 3 * t - 7  # noqa: E731  a lambda reads like the line
    assert average_rate(line, -5.0, 11.0) == 3.0


def test_difference_quotients_shrink_toward_the_derivative():
    h = np.array([1.0, 0.1, 0.01, 0.001])
    errors = np.abs(difference_quotient(np.sin, 1.0, h) - np.cos(1.0))
    assert np.all(np.diff(errors) < 0)


def test_a_negative_step_looks_to_the_left():
    assert difference_quotient(abs, 0.0, -0.5) == -1.0
    assert difference_quotient(abs, 0.0, 0.5) == 1.0


def test_single_numbers_come_back_as_plain_floats():
    for measure in MEASURED:
        assert type(measure(np.sin, 1)) is float
    assert type(average_rate(np.sin, 1, 2)) is float
    assert type(difference_quotient(np.sin, 1, 1e-3)) is float


@pytest.mark.parametrize(
    ("measure", "error"),
    [
        (forward_difference, 5e-8),
        (central_difference, 2e-10),
        (richardson, 5e-12),
        (complex_step, 4e-16),
    ],
)
@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (np.sin, np.cos),
        (np.exp, np.exp),
        (np.tanh, lambda x: np.cosh(x) ** -2),
    ],
)
def test_each_slope_is_as_exact_as_its_docstring_says(
    measure, error, f, slope
):
    expected = slope(POINTS)
    scale = np.maximum(1, np.abs(expected))
    assert np.all(np.abs(measure(f, POINTS) - expected) <= error * scale)


@pytest.mark.parametrize(
    ("measure", "order"),
    [(forward_difference, 1), (central_difference, 2), (richardson, 4)],
)
def test_the_error_of_the_chord_falls_with_the_power_that_is_promised(
    measure, order
):
    errors = [abs(measure(np.exp, 1.0, h) - np.e) for h in (0.2, 0.1)]
    assert math.log2(errors[0] / errors[1]) == pytest.approx(order, abs=0.1)


def test_the_constant_of_each_error_is_the_one_in_the_docstring():
    h = 0.01
    assert forward_difference(np.exp, 0.0, h) - 1 == pytest.approx(
        h / 2, rel=0.01
    )
    assert central_difference(np.exp, 0.0, h) - 1 == pytest.approx(
        h**2 / 6, rel=0.01
    )
    assert 1 - richardson(np.exp, 0.0, 0.1) == pytest.approx(
        0.1**4 / 480, rel=0.01
    )


def test_the_default_step_grows_with_x():
    x = 1e6
    assert central_difference(np.square, x) == pytest.approx(2 * x, rel=1e-9)


def test_the_complex_step_refuses_a_function_that_drops_the_imaginary_part():
    with pytest.raises(ValueError, match="imaginary part"):
        complex_step(np.abs, 1.0)


NOT_NUMBERS = ["one", None, [1.0, "two"], 1j, {}, True]


@pytest.mark.parametrize("bad", NOT_NUMBERS)
@pytest.mark.parametrize("name", ["a", "b"])
def test_an_end_that_is_no_number_is_named(name, bad):
    ends = {"a": 0.0, "b": 1.0, name: bad}
    with pytest.raises(TypeError, match=f"^{name} must be a number, got"):
        average_rate(np.sin, **ends)


@pytest.mark.parametrize("bad", NOT_NUMBERS)
@pytest.mark.parametrize("measure", MEASURED)
def test_a_point_that_is_no_number_is_named(measure, bad):
    with pytest.raises(TypeError, match="^x must be a number, got"):
        measure(np.sin, bad)


@pytest.mark.parametrize("bad", NOT_NUMBERS[:1] + NOT_NUMBERS[2:])
@pytest.mark.parametrize("measure", MEASURED)
def test_a_step_that_is_no_number_is_named(measure, bad):
    with pytest.raises(TypeError, match="^h must be a number, got"):
        measure(np.sin, 1.0, bad)


@pytest.mark.parametrize("h", [0, 0.0, -1e-3, [0.1, 0.0]])
@pytest.mark.parametrize("measure", MEASURED)
def test_a_step_that_is_not_positive_is_refused(measure, h):
    with pytest.raises(ValueError, match="^h must be positive, got"):
        measure(np.sin, 1.0, h)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_what_is_not_finite_is_refused_by_name(bad):
    with pytest.raises(ValueError, match="^a must be finite, got"):
        average_rate(np.sin, bad, 1.0)
    with pytest.raises(ValueError, match="^x must be finite, got"):
        difference_quotient(np.sin, bad, 1.0)
    with pytest.raises(ValueError, match="^h must be finite, got"):
        difference_quotient(np.sin, 1.0, bad)
    with pytest.raises(ValueError, match="^x must be finite, got"):
        central_difference(np.sin, bad)


def test_an_interval_of_no_width_is_refused():
    with pytest.raises(ValueError, match="^a and b must differ.* 2.0$"):
        average_rate(np.sin, 2.0, 2)


@pytest.mark.parametrize("h", [0, 0.0, np.array([0.1, 0.0])])
def test_a_secant_of_no_width_is_refused(h):
    with pytest.raises(ValueError, match="^h must not be 0"):
        difference_quotient(np.sin, 1.0, h)


def test_an_array_is_refused_where_one_number_is_needed():
    with pytest.raises(TypeError, match=r"^a must be one number.*\(2,\)"):
        average_rate(np.sin, np.array([0.0, 1.0]), 1.0)
    with pytest.raises(TypeError, match=r"^x must be one number.*\(1,\)"):
        difference_quotient(np.sin, [1.0], 0.1)


def test_what_is_not_a_function_is_refused():
    with pytest.raises(TypeError, match="^f must be a function, got 3.0"):
        average_rate(3.0, 0.0, 1.0)


def test_a_function_that_returns_nothing_is_refused():
    with pytest.raises(TypeError, match="^f must return numbers.*None"):
        average_rate(lambda x: None, 0.0, 1.0)
