"""Numbers of a reader's own, drawn from a name.

A task that varies says how its numbers are drawn (the docstring of
``lib.checks`` shows one).  The same name gives the same numbers on every
computer, so a teacher who knows the name can grade what was handed in.

Left out on purpose: a secret.  Whoever knows a name knows its numbers; they
keep neighbours from copying, and are no lock.
"""

import hashlib
import inspect
import re
import textwrap
import unicodedata
from types import FunctionType

import numpy as np

from lib.checks.answers import alike
from lib.checks.notebook import WIDTH
from lib.checks.words import sort_of

MOST_DRAWS = 1000  # for one task of one reader
LARGEST = 1e100
APART = 2e-3  # what a mistake must differ by from what is right
ALIKE = 1.05e-3  # and from another mistake, which is known when rounded, too


def plain_name(name):
    """Return a name as it decides numbers: small letters, single spaces.

    >>> plain_name("  Ada   LOVELACE ")
    'ada lovelace'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Draw:
    """Return draws that texts decide, the same on every computer.

    NumPy does not promise its random numbers beyond its next version, and a
    grader may have another one than the learner.

    >>> draw = Draw("ada", "one_step")
    >>> draw.whole(1, 6), draw.one_of("abc"), draw.some(2, [5, 7, 9])
    (5, 'b', [7, 5])
    """

    def __init__(self, *texts):
        self.texts, self.count = "\0".join(texts), 0

    def _below(self, end):
        self.count += 1
        said = f"{self.texts}\0{self.count}".encode("utf8", "replace")
        return int.from_bytes(hashlib.sha256(said).digest(), "big") % end

    def whole(self, low, high):
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + self._below(high - low + 1)

    def one_of(self, things):
        """Return one of some things."""
        return things[self._below(len(things))]

    def some(self, count, things):
        """Return so many of some things, none twice, in any order."""
        left = list(things)
        return [left.pop(self._below(len(left))) for _ in range(count)]


class Words(str):
    """A text that a notebook shows as it is."""

    def __repr__(self):
        return str(self)


def told(title, reader, sentence):
    """Return what a task says of its numbers.

    >>> told("Task 2, cube", "", "The interval is [1, 4].")
    Task 2, cube, the numbers of the book:
    The interval is [1, 4].
    """
    whose = f"numbers for {reader}" if reader else "the numbers of the book"
    lines = [f"{title}, {whose}:", *sentence.split("\n")]
    return Words("\n".join(textwrap.fill(line, WIDTH) for line in lines))


def in_words(numbers):
    """Return numbers as somebody would write them in a sentence.

    >>> in_words({"x": 4.0, "y": (1, 0.5, 0)})
    {'x': '4', 'y': '1, 0.5 and 0'}
    """
    return {name: _in_words(value) for name, value in numbers.items()}


def _in_words(value):
    if isinstance(value, tuple):
        return all_of([_in_words(one) for one in value])
    return value if isinstance(value, str) else f"{value:.12g}"


def all_of(words):
    """Return words as a list in a sentence.

    >>> all_of(["1", "2", "6"]), all_of(["3"])
    ('1, 2 and 6', '3')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def is_clear(mistakes, wanted):
    """Return whether known mistakes stay apart, and give nothing away.

    ``wanted`` has what is right, as far as it is known, by the name.  No
    mistake may give the answer that is right, or that of another mistake,
    and no reply may hold it.
    """
    for name in {mistake.name for mistake in mistakes}:
        mine = [one for one in mistakes if one.name == name]
        values = [one.answer for one in mine if is_value(one.answer)]
        right, within = wanted.get(name, (None, 1e-9))
        if within > LARGEST:  # any number would do there
            right, within = None, 1e-9
        for place, one in enumerate(values):
            rest = values[place + 1 :]
            if any(alike(x, one, 2 * within, ALIKE) for x in rest):
                return False
        # whole numbers are counted, and nobody rounds them
        apart = 0 if isinstance(right, int | np.integer) else APART
        if any(alike(x, right, 2 * within, apart) for x in values):
            return False
        if sort_of(right) == "a number" and _is_said(right, mine):
            return False
    return True


def is_value(answer):
    """Return whether an answer is made of numbers."""
    return sort_of(answer) in ("a number", "a list", "an array")


def _is_said(right, mistakes):
    said = " ".join(mistake.hint for mistake in mistakes)
    numbers = map(float, re.findall(r"-?\d+(?:\.\d+)?", said))
    return any(abs(number - right) < 0.006 for number in numbers)


def positional(function):
    """Return the names of the inputs that do not stand behind a star."""
    inputs = inspect.signature(function).parameters.values()
    return [one.name for one in inputs if one.kind is not one.KEYWORD_ONLY]


def with_numbers(function, numbers):
    """Return a function that has the numbers it names behind its star."""
    code = function.__code__
    names = code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]
    if not names:
        return function
    copy = FunctionType(
        code,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copy.__kwdefaults__ = {name: numbers[name] for name in names}
    return copy
