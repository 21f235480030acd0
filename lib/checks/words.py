"""How a check speaks of the objects that a learner hands in.

Anything at all may be handed in, also an object whose ``repr`` stops with an
error.  Left out on purpose: what to say about it, which the checks know.
"""

import math
import re
import textwrap
from decimal import Decimal
from fractions import Fraction

import numpy as np

SORTS = {
    bool: "a truth value",
    int: "a number",
    float: "a number",
    complex: "a complex number",
    str: "a text",
    list: "a list",
    tuple: "a tuple",
    np.ndarray: "an array",
    type(None): "None",
}
# What NumPy makes of numbers; a float of more digits is no float of Python.
SCALARS = {
    np.bool_: "a truth value",
    np.integer: "a number",
    np.floating: "a number",
    np.complexfloating: "a complex number",
}
LONGEST = 2000  # signs of a value that are looked at, before it is shortened
DEEPEST = 4  # lists inside lists: no task asks for more


def sort_of(value):
    """Return the sort of a value, in words.

    >>> sort_of(np.float64(2)), sort_of([1, 2]), sort_of(max)
    ('a number', 'a list', 'a function')
    """
    if isinstance(value, (np.generic, np.ndarray)) and value.ndim == 0:
        for kind, sort in SCALARS.items():
            if isinstance(value, kind):
                return sort
        value = value.item()
    name = "function" if callable(value) else type(value).__name__
    article = "an" if name[0].lower() in "aeiou" else "a"
    return SORTS.get(type(value), f"{article} {name}")


def plain(value, depth=DEEPEST):
    """Return a value with its exact numbers as floats, and arrays copied.

    What is judged is what came back, not what becomes of it later.

    >>> plain([Fraction(1, 2), (Decimal("0.25"), 1)])
    [0.5, (0.25, 1)]
    """
    if type(value) in (list, tuple) and depth:
        return type(value)(plain(item, depth - 1) for item in value)
    if type(value) is not np.ndarray:
        return _number(value)
    if value.ndim == 0:
        return _number(value.item())
    if value.dtype == object:
        items = [_number(item) for item in value.flat]
        if all(sort_of(item) == "a number" for item in items):
            return np.array(items, float).reshape(value.shape)
    return value.copy()


def _number(value):
    """Return an exact number as a float, anything else as it is."""
    is_huge = type(value) is int and abs(value) >= 2**63  # for NumPy
    if not is_huge and type(value) not in (Fraction, Decimal):
        return value
    try:
        return float(value)
    except OverflowError:  # of 10**400
        return math.inf if value > 0 else -math.inf
    except ValueError:  # of a Decimal that no sum may hold
        return math.nan


def shown(value):
    """Return a value as a reply shows it.

    >>> shown(2 / 3), shown(max), shown(...)
    ('0.6666666667', 'a function', '...')
    """
    if value is ...:
        return "..."
    if sort_of(value) == "a number":
        return f"{_number(value):.10g}"
    if sort_of(value) == "a function":
        return "a function"
    return textwrap.shorten(_as_python(value)[:LONGEST], 60)


def written(value):
    """Return an input as a learner would write it.

    >>> written(np.array([1.0, 2.0])), written(np.sin)
    ('np.array([1.0, 2.0])', 'sin')
    """
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()})"
    return value.__name__ if callable(value) else _as_python(value)


def _as_python(value):
    """Return what Python writes for a value, numbers of NumPy as numbers."""
    try:
        with np.printoptions(legacy="1.25"):
            return without_addresses(repr(value))
    except Exception:  # a repr of the learner's own may do anything
        return sort_of(value)


def without_addresses(text):
    """Return a text that says what objects are, and not where.

    >>> without_addresses("<__main__.Node object at 0x7f8d2181d290>: 2")
    'a Node: 2'
    """
    text = re.sub(r"<[^ ]*?(\w+) object at 0x\w+>", r"a \1", text)
    return re.sub(r"<function [^ ]+ at 0x\w+>", "a function", text)
