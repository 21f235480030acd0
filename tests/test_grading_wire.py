"""What crosses the wall of a box comes back as it was, or not at all."""

import json
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.calls import same
from lib.checks.words import sort_of
from lib.grading.wire import DEEPEST, Malformed, decode, encode

NUMBERS = st.one_of(
    st.integers(), st.floats(allow_nan=False), st.booleans(), st.none()
)
VALUES = st.recursive(
    NUMBERS
    | st.text(max_size=20)
    | st.fractions()
    | st.complex_numbers(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


def crossed(value):
    """Return what comes out at the other side."""
    return decode(json.loads(json.dumps(encode(value))))


@given(VALUES)
def test_a_value_comes_out_as_it_went_in(value):
    out = crossed(value)
    assert type(out) is type(value)
    assert out == value or out != out


@pytest.mark.parametrize(
    "array",
    [
        np.array([1.0, -0.0, np.nan, np.inf, 1e-300]),
        np.arange(6).reshape(2, 3),
        np.zeros((0, 3)),
        np.array(2.5),
        np.array([True, False]),
        np.array([1 + 2j, -1j]),
        np.array(["a", "bc"]),
        np.arange(3, dtype=np.uint64),
        np.array([0.1, 2.5], dtype=np.float16),
        np.array([[0.1]], dtype=np.float32),
    ],
)
def test_an_array_comes_out_with_its_shape_its_sort_and_its_numbers(array):
    assert same(array, crossed(array))


@pytest.mark.parametrize(
    "value",
    [np.float64(2), np.int64(2), np.bool_(True), ..., Decimal("0.5")],
)
def test_a_single_value_keeps_its_sort(value):
    out = crossed(value)
    assert type(out) is type(value) and out == value


def test_a_container_counts_once_however_deep_it_lies():
    deep = Fraction(1, 3)
    for depth in range(DEEPEST - 1):
        deep = {"a": deep} if depth % 2 else [deep]
    assert crossed(deep) == deep
    assert crossed([{"a": deep}]) != [{"a": deep}]


def test_numbers_without_end_become_infinite():
    assert crossed(10**5000) == float("inf")
    assert crossed(-(10**401)) == -float("inf")


class Liar(float):
    """Says that it is whatever it is compared with."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__

    def __sub__(self, other):
        return 0.0


def test_an_object_leaves_its_operators_behind():
    out = crossed(Liar(3))
    assert sort_of(out) == "a Liar"
    assert out != 3 and not hasattr(out, "__sub__")


def test_a_list_that_holds_itself_does_not_go_on_for_ever():
    endless = []
    endless.append(endless)
    assert type(crossed(endless)) is list


MALFORMED = {
    "a kind that is none": ["pickle", "gASVBA=="],
    "a kind that is no text": [["list"], []],
    "no parts": ["list"],
    "too many parts": ["list", [], []],
    "an empty list": [],
    "an object": {"a": [1.0], "s": [1]},
    "a shape that does not fit": ["array", "f", [2], [1.0]],
    "a shape below nothing": ["array", "f", [-1], [1.0]],
    "a shape of texts": ["array", "f", ["1"], [1.0]],
    "a shape of a truth value": ["array", "f", [True], [1.0]],
    "nothing times more than there is": ["array", "f", [0, 10**18], []],
    "a shape with too many sides": ["array", "f", [1] * 40, [1.0]],
    "nothing times itself often": ["array", "f", [0] + [200_000] * 7, []],
    "numbers that are texts": ["array", "f", [1], ["1.0"]],
    "numbers that are lists": ["array", "f", [1], [[1.0]]],
    "a sort that is none": ["array", "V", [1], [1.0]],
    "whole numbers that are none": ["array", "i", [1], [1.5]],
    "a whole number that is too large": ["array", "i", [1], [2**63]],
    "a number that no float holds": ["array", "f", [1], [10**400]],
    "half a complex number": ["array", "c", [1], [1.0]],
    "texts that need more room than they have": [
        "array",
        "U",
        [1001],
        ["a" * 1000] + [""] * 1000,
    ],
    "a fraction over nothing": ["fraction", "1/0"],
    "a fraction that is a program": ["fraction", "__import__('os')"],
    "a fraction without end": ["fraction", "1e999999999"],
    "a decimal without end": ["decimal", "1" * 5000],
    "a function where none may be": ["function", 0, "f", []],
    "a ufunc that is none": ["ufunc", "load"],
    "a ufunc by a long way": ["ufunc", "linalg.solve"],
    "a number without end": 10**400,
    "a text without end": "a" * 200_000,
    "dots with something behind": ["dots", 1],
    "a thing whose name is a list": ["thing", [], "", False],
    "a scalar that is two": ["scalar", "f", [1.0, 2.0]],
    "a key that is a list": ["dict", [["list", []]], [1]],
    "a key without a value": ["dict", [1, 2], [3]],
    "a dict of numbers": ["dict", 1, 2],
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_value_is_refused(name):
    with pytest.raises(Malformed):
        decode(MALFORMED[name])


def test_what_is_nested_too_deep_is_refused():
    deep = 1
    for _ in range(50):
        deep = ["list", [deep]]
    with pytest.raises(Malformed):
        decode(deep)


@given(st.recursive(NUMBERS | st.text(max_size=9), st.lists, max_leaves=20))
def test_any_json_is_a_value_or_refused(message):
    try:
        decode(message)
    except Malformed:
        pass


def test_a_function_crosses_as_its_place_alone():
    functions = []
    message = encode([len, Fraction(1, 2)], functions)
    assert functions == [len]
    assert message == [
        "list",
        [["function", 0, "len", []], ["fraction", "1/2"]],
    ]
