"""What a check sees of a learner's answer, and how it speaks of it.

An Answer is called or read, then compared; whatever goes wrong on the way
becomes a sentence for a beginner.  Left out on purpose: the learner's source.
Only calls and values are seen, so a check also works where the learner's code
runs in another process.
"""

import contextlib
import io
import math
import re
import sys
import textwrap
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

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
# (what came, what is needed): how to get from one to the other
REPAIRS = {
    ("a text", "a number"): "Give the number alone, without quotation marks.",
    ("a number", "a text"): "Put it between quotation marks.",
    ("a function", "a number"): "Call it, with its inputs in brackets.",
    ("a list", "an array"): "np.array(...) makes an array of a list.",
    ("a tuple", "an array"): "np.array(...) makes an array of a tuple.",
    ("a list", "a number"): "The task says which number is meant.",
    ("a tuple", "a number"): "The task says which number is meant.",
    ("an array", "a number"): "The task says which number is meant.",
    ("a complex number", "a number"): "Its parts are z.real and z.imag.",
    ("a text", "None"): "None is written without quotation marks.",
}
COMMA = (
    "Write decimals with a point: {}.{} in place of {},{}, because a comma "
    "makes two numbers."
)
UNKNOWN = (
    "That is not right. Work this case out by hand, one step at a time, and "
    "compare each step with yours."
)
UNIT = (
    "That is not right. Write the unit of the top of the fraction divided by "
    "the unit of the bottom."
)
UNFINISHED = (
    "{} still holds the three dots. Put your answer in their place, and run "
    "that cell."
)
NOT_STORED = (
    "None stands for nothing at all. If you stored what print gives back: "
    "it only shows a number, so store the number itself."
)
NOT_RETURNED = (
    "None stands for nothing at all. If the function still holds ..., write "
    "your lines in their place; if not, let it end with return."
)
PRINTED = (
    "What is printed is for people: hand the result to the program with "
    "return, in place of print."
)
NO_FUNCTION = "A function is needed: a cell with def and return makes one."
MISCOUNTED = (
    "Your function takes another number of inputs: compare the brackets "
    "after def with the task."
)
STOPPED = (
    "Make this call in a cell of your own: Python then shows the line where "
    "it happened."
)


class Trouble(NamedTuple):
    """What stands for the value of a call that gave none, by its name."""

    name: str


class Answer:
    """Return what a learner handed in, or what their function gave back.

    ``root``      the name that the learner gave it
    ``value``     the object itself, exact numbers in it as floats, or the
                  Trouble there was with it
    ``sentence``  what to say of it
    ``repair``    what to do if nothing came back

    Calling an Answer calls the learner's function and returns an Answer.

    >>> double = Answer("double", lambda x: x + x)
    >>> double(4).sentence
    'double(4) returned 8'
    >>> double(4).should_be(8).fits
    True
    """

    def __init__(self, root, value, sentence=None, repair=NOT_STORED):
        self.root, self.value, self.repair = root, _floats(value), repair
        self.sentence = sentence or f"{root} is {_shown(value)}"

    def __call__(self, *inputs, says=None):
        call = says or f"{self.root}({', '.join(map(_written, inputs))})"
        return Answer(self.root, *_outcome(self, call, inputs))

    def fact(self, value, sentence):
        """Return an Answer about this one: something found out about it."""
        return Answer(self.root, value, sentence)

    def as_list(self):
        """Return this answer with a list in place of an array or a tuple."""
        if isinstance(self.value, np.ndarray | tuple) and np.ndim(self.value):
            return self.fact(list(self.value), self.sentence)
        return self

    def should_be(self, wanted, within=0.0):
        """Return the comparison with a number, a text, an array or None."""
        return Seen(self, wanted, within)

    def should_be_the_unit(self, wanted):
        """Return the comparison with a unit, in any spelling of it."""
        is_text = isinstance(self.value, str)
        value = plain_unit(self.value) if is_text else self.value
        return Seen(self.fact(value, self.sentence), wanted, 0.0, UNIT)

    def should_be_a_number(self):
        """Return the comparison that any finite number passes."""
        return Seen(self, 0.0, np.finfo(float).max)


class Seen(NamedTuple):
    """An answer beside what it should be, and how far off it may be.

    ``advice`` is for a wrong answer of which nothing more is known.
    """

    answer: Answer
    wanted: object
    within: float
    advice: str = UNKNOWN

    @property
    def complaint(self):
        """What to say if the answer is not even of the right sort, or None.

        >>> Answer("rate", ...).should_be(10.0).complaint
        'rate still holds the three dots. Put your answer in their place,
        and run that cell.'
        """
        value, wanted = self.answer.value, self.wanted
        if value is ...:
            return UNFINISHED.format(self.answer.root)
        got, needed = sort_of(value), sort_of(wanted)
        repair = REPAIRS.get((got, needed), "")
        if needed == "a number" and _has_decimal_comma(value):
            repair = COMMA.format(*value, *value)
        what = f"That is {got}, and {needed} is needed. {repair}"
        if got == needed:
            what = _misfit(value, wanted, got)
        if what is None:
            return None
        if what is UNFINISHED:
            return what.format(self.answer.root)
        if value is None or isinstance(value, Trouble):
            what = self.answer.repair
        return f"{self.answer.sentence}. {what}".rstrip()

    @property
    def fits(self):
        """Whether the answer is right."""
        same = alike(self.answer.value, self.wanted, self.within)
        return same and self.complaint is None

    @property
    def is_close(self):
        """Whether the answer is a number that is off by less than 1 %."""
        value, wanted = self.answer.value, self.wanted
        is_number = sort_of(value) == sort_of(wanted) == "a number"
        return is_number and abs(value - wanted) < 0.01 * abs(wanted)


def alike(a, b, within, relative=0.0):
    """Return whether two answers are the same, numbers up to ``within``.

    >>> alike(2.001, 2, 0.01), alike("m/s", "m/s", 0), alike(False, 0, 1)
    (True, True, False)
    """
    if sort_of(a) != sort_of(b):
        return False
    try:
        same_shape = np.shape(a) == np.shape(b)
        return same_shape and np.allclose(a, b, relative, within, True)
    except (TypeError, ValueError):  # a text, None, Trouble, uneven rows, ...
        return _equal(a, b)


def _equal(a, b):
    try:
        return bool(np.all(a == b))
    except ValueError:  # arrays inside a list
        return False


def _misfit(value, wanted, sort):
    """Return why two lists or arrays cannot be compared, or None."""
    are_numbers = np.asarray(wanted).dtype.kind in "iuf"
    for item in _items(value, np.ndim(wanted)):
        if item is ...:
            return UNFINISHED
        if are_numbers and sort_of(item) not in ("a number", "a truth value"):
            return f"It holds {sort_of(item)} where a number is needed."
    try:
        shape, other = np.shape(value), np.shape(wanted)
    except ValueError:
        return "Its rows are not of one length."
    if are_numbers and len(shape) == len(other) == 1 and shape != other:
        have = f"{shape[0]} number{'s' * (shape[0] != 1)}"
        need = f"{other[0]} {'is' if other[0] == 1 else 'are'}"
        return f"That has {have}, and {need} needed."
    if shape != other:
        return f"That is {sort} of shape {shape}, and another one is needed."
    return None


def _items(value, depth):
    """Return what lies ``depth`` deep in lists, or comes before that."""
    if depth == 0 or not isinstance(value, list | tuple | np.ndarray):
        return [value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
        return []  # of one sort, and of one shape
    return [item for part in value for item in _items(part, depth - 1)]


def sort_of(value):
    """Return the sort of a value, in words.

    >>> sort_of(np.float64(2)), sort_of([1, 2]), sort_of(max)
    ('a number', 'a list', 'a function')
    """
    if isinstance(value, (np.generic, np.ndarray)) and value.ndim == 0:
        value = value.item()
    other = "a function" if callable(value) else f"a {type(value).__name__}"
    return SORTS.get(type(value), other)


def _floats(value):
    """Return a value whose exact numbers are floats, also inside a list."""
    if type(value) in (list, tuple):
        return type(value)(map(_float, value))
    if isinstance(value, np.ndarray) and value.dtype == object:
        plain = [_float(item) for item in value.flat]
        if all(type(item) in (int, float) for item in plain):
            return np.array(plain, float).reshape(value.shape)
    return _float(value)


def _float(value):
    """Return an exact number as a float, anything else as it is."""
    is_huge = type(value) is int and abs(value) > sys.float_info.max
    if not is_huge and not isinstance(value, Fraction | Decimal):
        return value
    try:
        return float(value)
    except OverflowError:  # of 10**400
        return math.inf if value > 0 else -math.inf
    except ValueError:  # of a Decimal that no sum may hold
        return math.nan


def plain_unit(text):
    """Return a unit of a rate in one spelling, as far as it is known.

    >>> [plain_unit(u) for u in ("metres per second", "m s^-2", "KM/H", "m")]
    ['m/s', 'm/s/s', 'km/h', 'm']
    >>> [plain_unit(u) for u in ("m km⁻¹", "km per min", "euros per person")]
    ['m/km', 'km/min', 'euros/person']
    """
    plain = text.lower().translate(str.maketrans("⁻¹²·", "-12 ", "*^()"))
    for pattern, short in (
        (r"\bsquared\b", "2"),
        (r"\bkilomet(er|re)s?", "km"),
        (r"\bmet(er|re)s?", "m"),
        (r"\bsec(onds?)?\b", "s"),
        (r"\bmin(ute)?s?\b", "min"),
        (r"\b(hours?|hrs?)\b", "h"),
        (r"\bper\b", "/"),
        (" ", ""),
        ("^(k?m)(km|min|s|h)-1$", r"\1/\2"),
        ("^m(/s2|/ss|s-2)$", "m/s/s"),
    ):
        plain = re.sub(pattern, short, plain)
    return {"kmh": "km/h", "kph": "km/h", "mps": "m/s"}.get(plain, plain)


def _has_decimal_comma(value):
    """Return whether a value may be a number whose point is a comma."""
    return (
        isinstance(value, tuple)
        and [type(part) for part in value] == [int, int]
        and value[1] >= 0
    )


def _outcome(answer, call, inputs):
    """Return what came back from a learner's function, and what to say."""
    function, printed = answer.value, io.StringIO()
    if function is ...:
        return ..., answer.sentence
    if not callable(function):
        return Trouble("no function"), answer.sentence, NO_FUNCTION
    copies = [x.copy() if isinstance(x, np.ndarray) else x for x in inputs]
    try:
        with contextlib.redirect_stdout(printed), np.errstate(all="ignore"):
            value = function(*copies)
    except Exception as error:
        return _stopped(answer.root, call, len(inputs), error)
    if value is None and printed.getvalue():
        return None, f"{call} printed something and returned None", PRINTED
    return value, f"{call} returned {_shown(value)}", NOT_RETURNED


def _stopped(root, call, count, error):
    """Return the Trouble with a call that an error ended, and its words."""
    name = type(error).__name__
    message = _without_addresses(str(error).partition("\n")[0])
    miscounted = rf"({root}|<lambda>)\(\) (takes|missing)"
    if name == "TypeError" and re.match(miscounted, message):
        said = f"{call} hands over {count} input{'s' * (count > 1)}"
        return Trouble("inputs"), said, MISCOUNTED
    what = f"{name}: {message}" if message else name
    return Trouble(name), f"{call} stopped with {what.rstrip('.')}", STOPPED


def _shown(value):
    """Return a value as a reply shows it."""
    if value is ...:
        return "..."
    if sort_of(value) == "a number":
        return f"{_float(value):.10g}"
    if sort_of(value) == "a function":
        return "a function"
    return textwrap.shorten(_plainly(value), 60)


def _written(value):
    """Return an input as a learner would write it."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()})"
    return value.__name__ if callable(value) else _plainly(value)


def _plainly(value):
    """Return what Python writes for a value, numbers of NumPy as numbers."""
    with np.printoptions(legacy="1.25"):
        return _without_addresses(repr(value))


def _without_addresses(text):
    """Return a text that says what objects are, and not where.

    >>> _without_addresses("<__main__.Node object at 0x7f8d2181d290>: 2")
    'a Node: 2'
    """
    text = re.sub(r"<[^ ]*?(\w+) object at 0x\w+>", r"a \1", text)
    return re.sub(r"<function [^ ]+ at 0x\w+>", "a function", text)
