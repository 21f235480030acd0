"""lib.witnesses: every way to a derivative, side by side."""

import math

import numpy as np
import pytest

from lib import autograd
from lib.witnesses import agreement, witnesses


def digits(found):
    return {w.way: w.digits for w in found}


def test_every_way_finds_the_same_slope_to_the_digits_it_keeps():
    found = witnesses(lambda x: autograd.sin(x) * autograd.exp(x), 1.0)
    assert len(found) == 6
    kept = digits(found)
    assert 6 <= kept["forward difference"] <= 10
    assert 9 <= kept["central difference"] <= 13
    assert kept["Richardson"] >= 11
    assert kept["complex step"] >= 15
    assert kept["dual numbers"] >= 15


def test_a_wrong_formula_stands_alone():
    right, wrong = (
        witnesses(autograd.cos, 2.0, formula)
        for formula in (lambda x: -math.sin(x), lambda x: math.sin(x))
    )
    assert min(digits(right).values()) >= 6
    assert set(digits(wrong).values()) == {0, 16}  # 16 with itself


def test_a_way_that_cannot_be_gone_says_why():
    found = {w.way: w for w in witnesses(autograd.abs, -1.0)}
    assert found["complex step"].slope is None
    assert "imaginary part" in found["complex step"].digits
    assert found["reverse mode"].slope == -1.0


def test_the_table_has_a_line_for_each_way():
    text = str(witnesses(autograd.sqrt, 4.0))
    assert text.count("\n") == 6
    assert "reverse mode" in text and "0.25" in text


def test_digits_of_agreement():
    assert agreement(1.0, 1.0) == 16
    assert agreement(1.0, -1.0) == 0
    assert agreement(1.0, 1.0 + 1e-9) == 8
    assert agreement(0.0, 1e-9) == 9
    assert agreement(math.nan, 1.0) == 0


@pytest.mark.parametrize("bad", ["one", None, np.ones(2), 1j])
def test_a_point_that_is_no_number_is_named(bad):
    with pytest.raises(TypeError, match="^x must be a number"):
        witnesses(autograd.sin, bad)


def test_a_function_of_numpy_alone_is_told_ours():
    with pytest.raises(TypeError, match="use lib.autograd.sin"):
        witnesses(np.sin, 1.0)
