"""How a check calls a function of the learner's.

The inputs go in as copies, and are compared with what is left of them
afterwards.  What is printed, and every warning, is kept off the page.
Whatever goes wrong becomes a Trouble and a sentence.

Left out on purpose: a limit of time.  A loop without an end is interrupted by
the learner, as everywhere in a notebook.
"""

import contextlib
import functools
import inspect
import io
import re
import warnings
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lib.checks.words import shown, without_addresses

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
CHANGED = (
    "The caller still needs it as it was. Leave it alone and change a copy, "
    "or make a new one."
)


@dataclass(frozen=True)
class Trouble:
    """What stands for the value of a call that gave none, by its name."""

    name: str


class Outcome(NamedTuple):
    """What came of a call.

    ``value``     what came back, or the Trouble there was
    ``sentence``  what to say of it
    ``repair``    what to do if nothing of use came back
    ``warned``    what NumPy warned of on the way, as texts
    """

    value: object
    sentence: str
    repair: str
    warned: tuple = ()


def outcome(root, function, call, inputs):
    """Return the Outcome of calling ``function``, which is named ``root``.

    ``call`` is how the call is written.

    >>> outcome("half", lambda x: x / 2, "half(6)", [6]).sentence
    'half(6) returned 3'
    """
    if not callable(function):
        return Outcome(Trouble("no function"), call, NO_FUNCTION)
    handed, printed = [copied(x) for x in inputs], io.StringIO()
    try:
        with silence(printed) as heard:
            value = function(*handed)
    except (Exception, SystemExit) as error:
        return _stopped(root, call, len(inputs), error)
    changed = [i for i, x in enumerate(inputs) if not same(x, handed[i])]
    if changed:
        says = f"{call} changed {_input_of(function, changed[0])}"
        return Outcome(Trouble("changed"), says, CHANGED)
    if value is None and printed.getvalue():
        says = f"{call} printed something and returned None"
        return Outcome(None, says, PRINTED)
    warned = tuple(str(one.message) for one in heard)
    says = f"{call} returned {shown(value)}"
    return Outcome(value, says, NOT_RETURNED, warned)


@contextlib.contextmanager
def silence(printed=None):
    """Keep off the page what is printed, on both ways, and every warning.

    nbgrader gives no points for a cell that prints to the way of errors, so
    a right answer that warns would lose them.

    >>> with silence() as heard:
    ...     print("not seen", np.float64(1) / 0)
    >>> str(heard[0].message)
    'divide by zero encountered in scalar divide'
    """
    printed = io.StringIO() if printed is None else printed
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(record=True) as heard,
        np.errstate(all="warn"),
    ):
        warnings.simplefilter("default")
        yield heard


def copied(thing):
    """Return a copy that a learner may spoil: of arrays, lists and dicts.

    A function comes back as one that hands out copies.  Objects of other
    classes stay what they are, because a graph is told by its nodes.

    >>> rows = [[1, 2], [3]]
    >>> copied(rows)[0].pop(), rows
    (2, [[1, 2], [3]])
    """
    if isinstance(thing, np.ndarray):
        return thing.copy()
    if type(thing) in (list, tuple, set):
        return type(thing)(map(copied, thing))
    if type(thing) is dict:
        return {key: copied(value) for key, value in thing.items()}
    return _lent(thing) if inspect.isfunction(thing) else thing


def _lent(function):
    @functools.wraps(function)
    def lent(*inputs, **named):
        return copied(function(*inputs, **named))

    return lent


def same(before, after):
    """Return whether an input is what it was before a call.

    >>> same([1, [2]], [1, [2]]), same([1, [2]], [1, [3]])
    (True, False)
    """
    if isinstance(before, np.ndarray):
        kinds = [(x.shape, x.dtype, x.tobytes()) for x in (before, after)]
        return kinds[0] == kinds[1]  # also where both are nan
    if inspect.isfunction(before) or before is after:
        return True
    if type(before) is not type(after):
        return False
    if type(before) in (list, tuple):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(same(*p) for p in pairs)
    if type(before) is dict:
        return same(list(before.items()), list(after.items()))
    return before == after or before != before  # nan


def _input_of(function, place):
    """Return the name that a learner's function gives to an input."""
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):  # of a function that C wrote
        names = []
    return names[place] if place < len(names) else "what it was given"


def _stopped(root, call, count, error):
    """Return the Trouble with a call that an error ended, and its words."""
    name = type(error).__name__
    message = without_addresses(_message(error))
    miscounted = rf"(\S+\.)?({root}|<lambda>)\(\) (takes|missing)"
    if name == "TypeError" and re.match(miscounted, message):
        said = f"{call} hands over {count} input{'s' * (count > 1)}"
        return Outcome(Trouble("inputs"), said, MISCOUNTED)
    what = f"{name}: {message}" if message else name
    said = f"{call} stopped with {what.rstrip('.')}"
    return Outcome(Trouble(name), said, STOPPED)


def _message(error):
    """Return the first line of what an error says, "" if it cannot."""
    try:
        return str(error).partition("\n")[0]
    except Exception:  # an error of the learner's own may do anything
        return ""
