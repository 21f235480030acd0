"""What a check sees of a learner's answer, and how it compares it.

An Answer is called or read, then compared; whatever goes wrong on the way
becomes a sentence for a beginner.  Left out on purpose: the learner's source.
Only calls and values are seen, so a check also works where the learner's code
runs in another process.
"""

import re
from typing import NamedTuple

import numpy as np

from lib.checks.calls import Trouble, outcome, silence
from lib.checks.units import plain_unit
from lib.checks.words import plain, shown, sort_of, written

# (what came, what is needed): how to get from one to the other
REPAIRS = {
    ("a text", "a number"): "Give the number alone, without quotation marks.",
    ("a number", "a text"): "Put it between quotation marks.",
    ("a function", "a number"): "Call it, with its inputs in brackets.",
    ("a list", "an array"): "np.array(...) makes an array of a list.",
    ("a tuple", "an array"): "np.array(...) makes an array of a tuple.",
    ("a tuple", "a list"): "Square brackets make a list.",
    ("an array", "a list"): "x.tolist() makes a list of an array x.",
    ("a generator", "a list"): "list(...) makes a list of it.",
    ("a list", "a number"): "The task says which number is meant.",
    ("a tuple", "a number"): "The task says which number is meant.",
    ("an array", "a number"): "The task says which number is meant.",
    ("a complex number", "a number"): "Its parts are z.real and z.imag.",
    ("a text", "None"): "None is written without quotation marks.",
}
COMMA = (
    "If you meant the decimal {0}.{1}, write it with a point, because a comma "
    "makes two numbers; if you meant two, the task asks for one."
)
UNKNOWN = (
    "That is not right. Work this case out by hand, one step at a time, and "
    "compare each step with yours."
)
UNIT = (
    "That is not right. Write the unit of the top of the fraction divided by "
    "the unit of the bottom."
)
LETTERS = (
    "That is not right. Only letters count here, and their order: whatever "
    "else stands between them is left out."
)
UNEVEN = "Its rows are not of one length."
UNFINISHED = (
    "{} still holds the three dots. Put your answer in their place, and run "
    "that cell."
)
NOT_STORED = (
    "None stands for nothing at all. If you stored what print gives back: "
    "it only shows a number, so store the number itself."
)
WHOLE = (
    "Whole numbers are needed, and these are decimals, also where nothing "
    "stands behind the point. int(x), or dtype=int for an array, makes them "
    "whole."
)


class Answer:
    """Return what a learner handed in, or what their function gave back.

    ``root``      the name that the learner gave it
    ``value``     the object itself, exact numbers in it as floats, or the
                  Trouble there was with it
    ``sentence``  what to say of it
    ``repair``    what to do if nothing came back
    ``warned``    what NumPy warned of in the call, as texts

    Calling an Answer calls the learner's function and returns an Answer.

    >>> double = Answer("double", lambda x: x + x)
    >>> double(4).sentence
    'double(4) returned 8'
    >>> double(4).should_be(8).fits
    True
    """

    def __init__(
        self, root, value, sentence=None, repair=NOT_STORED, warned=()
    ):
        self.root, self.value, self.repair = root, plain(value), repair
        self.sentence = sentence or f"{root} is {shown(value)}"
        self.warned = warned

    @property
    def is_stored(self):
        """Whether the learner stored this, and no call gave it back."""
        return self.repair is NOT_STORED

    def __call__(self, *inputs, says=None):
        if self.value is ...:
            return self
        call = says or f"{self.root}({', '.join(map(written, inputs))})"
        if not callable(self.value):
            call = self.sentence
        return Answer(self.root, *outcome(self.root, self.value, call, inputs))

    def fact(self, value, sentence=None):
        """Return an Answer about this one: something found out about it."""
        said = sentence or self.sentence
        return Answer(self.root, value, said, self.repair, self.warned)

    def as_list(self):
        """Return this answer with a list in place of an array or a tuple."""
        is_array = isinstance(self.value, np.ndarray)
        if isinstance(self.value, tuple) or is_array:
            return self.fact(list(self.value))
        return self

    def or_inf(self):
        """Return inf in place of what Python stops at as too large.

        math.exp stops with an OverflowError where np.exp returns inf.
        """
        is_too_large = self.value == Trouble("OverflowError")
        return self.fact(np.inf) if is_too_large else self

    def should_be(self, wanted, within=0.0):
        """Return the comparison with a number, a text, an array or None."""
        return Seen(self, wanted, within)

    def should_agree(self, truth, cases, within=0.0):
        """Yield the comparison of a function with ``truth``, case by case.

        What is wanted is known before the learner's function is called.
        ``within`` may depend on it: then it is a function of what is wanted.
        For a list a tuple or an array will do.

        >>> half = Answer("half", lambda x: x / 2)
        >>> fixed, drawn = [(0,), (-1,)], [(2.5,)]
        >>> [one.fits for one in half.should_agree(abs, fixed + drawn)]
        [True, False, False]
        """
        for case in cases:
            wanted = truth(*case)
            near = within(wanted) if callable(within) else within
            found = self(*case)
            found = found.as_list() if isinstance(wanted, list) else found
            yield found.should_be(wanted, near)

    def over(self, places, finite=True):
        """Return the comparison that numbers pass, and the numbers.

        A function is called at many places, each a tuple of inputs.  Where
        one gives no finite number, the comparison speaks of the first such;
        without ``finite``, a number may be too large for the computer.

        >>> seen, values = Answer("root", lambda x: x**0.5).over([(4,), (9,)])
        >>> seen.fits, values
        (True, array([2., 3.]))
        """
        values = np.full(len(places), np.nan)
        # in grading the function is in another process: one long message in
        # place of thousands
        ahead = getattr(self.value, "ahead", None)
        with silence():
            function = ahead(places) if ahead else self.value
            for i, place in enumerate(places):
                values[i] = _number_from(function, place)
        is_number = np.isfinite if finite else lambda x: ~np.isnan(x)
        odd = np.flatnonzero(~is_number(values))
        said = self(*places[odd[0]]) if odd.size else self.fact(0.0)
        return said.should_be_a_number(), values

    def should_be_whole(self, wanted):
        """Return the comparison with whole numbers, which are no decimals."""
        seen = Seen(self, wanted, 0.0)
        is_array = isinstance(self.value, np.ndarray)
        values = np.ravel(self.value) if is_array else _items(self.value, 9)
        if seen.complaint is None and any(map(_has_a_point, values)):
            return seen._replace(misfit=WHOLE)
        return seen

    def should_be_the_unit(self, wanted):
        """Return the comparison with a unit, in any spelling of it."""
        is_text = isinstance(self.value, str)
        value = plain_unit(self.value) if is_text else self.value
        return Seen(self.fact(value), wanted, 0.0, UNIT)

    def should_be_letters(self, wanted):
        """Return the comparison with letters, however they are set apart.

        >>> order = Answer("order", "d -> b, c.")
        >>> order.should_be_letters("dbc").fits
        True
        """
        return Seen(self.fact(letters_of(self.value)), wanted, 0.0, LETTERS)

    def should_be_a_number(self):
        """Return the comparison that any finite number passes."""
        return Seen(self, 0.0, np.finfo(float).max)


class Seen(NamedTuple):
    """An answer beside what it should be, and how far off it may be.

    ``advice`` is for a wrong answer of which nothing more is known,
    ``misfit`` for one that is not even of the right sort.
    """

    answer: Answer
    wanted: object
    within: float
    advice: str = UNKNOWN
    misfit: str = ""

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
        is_pair = needed == "a number" and _has_decimal_comma(value)
        if is_pair and self.answer.is_stored:
            repair = COMMA.format(*value)
        what = f"That is {got}, and {needed} is needed. {repair}"
        if got == needed:
            what = self.misfit or _misfit(value, wanted, got)
        elif repair.startswith("np.array"):  # it has to go into an array
            what = _unfit_item(value, np.ndim(wanted)) or what
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


def _number_from(function, inputs):
    """Return the number that a call gives, inf if too large, else nan."""
    try:
        value = function(*inputs)
        if type(value) is float:  # nearly always, and thousands of times
            return value
        value = plain(value)
        return float(value) if sort_of(value) == "a number" else np.nan
    except OverflowError:
        return np.inf
    except (Exception, SystemExit):  # the reply says which, for one place
        return np.nan


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
    except Exception:  # a text, None, Trouble, uneven rows, a class of theirs
        return _equal(a, b)


def _equal(a, b):
    try:
        return bool(np.all(a == b))
    except Exception:  # arrays inside a list, a list that holds itself, ...
        return False


def letters_of(value):
    """Return the letters in a text, small, or in a list of such texts.

    Letters that stand alone are meant; else all of them are.

    >>> [letters_of(x) for x in ("Curve B.", "d -> b", "dbca", ["d", "b"])]
    ['b', 'db', 'dbca', 'db']
    """
    if type(value) in (list, tuple) and all(isinstance(x, str) for x in value):
        value = " ".join(value)
    if not isinstance(value, str):
        return value
    words = re.findall(r"[^\W\d_]+", value.lower())
    alone = [word for word in words if len(word) == 1]
    return "".join(alone or words)


def _misfit(value, wanted, sort):
    """Return why two lists or arrays cannot be compared, or None."""
    are_numbers = np.asarray(wanted).dtype.kind in "iuf"
    unfit = _unfit_item(value, np.ndim(wanted), are_numbers)
    if unfit:
        return unfit
    try:
        shape, other = np.shape(value), np.shape(wanted)
    except Exception:  # an object inside may answer for itself
        return UNEVEN
    if are_numbers and len(shape) == len(other) == 1 and shape != other:
        have = f"{shape[0]} number{'s' * (shape[0] != 1)}"
        need = f"{other[0]} {'is' if other[0] == 1 else 'are'}"
        return f"That has {have}, and {need} needed."
    if shape != other:
        return f"That is {sort} of shape {shape}, and another one is needed."
    return None


def _unfit_item(value, depth, are_numbers=True):
    """Return what is wrong with an item of a list or an array, or None."""
    for item in _items(value, depth):
        if item is ...:
            return UNFINISHED
        if are_numbers and sort_of(item) not in ("a number", "a truth value"):
            return f"It holds {sort_of(item)} where a number is needed."
    return None


def _items(value, depth):
    """Return what lies ``depth`` deep in lists, or comes before that."""
    if depth == 0 or not isinstance(value, list | tuple | np.ndarray):
        return [value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
        return value.flat[:1].tolist()  # the others are of its sort
    return [item for part in value for item in _items(part, depth - 1)]


def _has_a_point(value):
    """Return whether a number is a decimal, also one like 2.0."""
    return isinstance(value, float | np.floating)


def _has_decimal_comma(value):
    """Return whether a value may be a number whose point is a comma."""
    return (
        isinstance(value, tuple)
        and [type(part) for part in value] == [int, int]
        and value[1] >= 0
    )
