"""A learner as the checks see them: names, behind which is a box.

The cells run one after the other, as in the notebook, and each task is
checked where the notebook checks it.  A cell that stops with an error is
passed over; one that never ends, or ends the process, is left out, and the
others run again in a new box.

Left out on purpose: the points.  Those are for ``lib.grading.grade``.
"""

import inspect
import sys
import time
import warnings

import numpy as np

from lib.checks.notebook import names_bound_in
from lib.grading import box
from lib.grading.box import Box, Dead, Raised, raised
from lib.grading.notebook import is_check
from lib.grading.wire import Malformed, decode, encode

AT_ONCE = 1000  # places in one message
MOST_BOXES = 12  # for one submission,
LONGEST = 180.0  # and seconds for all of them together,
LATEST = 600.0  # and those on the clock after which none begins


class Missing(Exception):
    """A name that the notebook does not have."""


class Learner:
    """A notebook that runs in a box, up to a cell."""

    def __init__(self, cells, engine=None, trusted=False):
        self.cells, self.engine, self.trusted = cells, engine, trusted
        self.box, self.boxes, self.done = None, 0, 0
        self.left_out, self.stale, self.notes = set(), set(), []
        self.taken, self.latest = 0.0, time.monotonic() + LATEST

    def run_to(self, end):
        """Run the cells before ``end``; Dead if there is no box for them."""
        while True:
            try:
                return self._run_to(end)
            except Dead as dead:
                if self.box is None:  # none could be made
                    raise
                self.notes.append(
                    f"code cell {self.done + 1} was left out: {dead}"
                )
                self.left_out.add(self.done)
                self.close()

    def _run_to(self, end):
        if self.box is None:
            self._open()
        while self.done < min(end, len(self.cells)):
            source = self.cells[self.done].source
            if self.done not in self.left_out and not is_check(source):
                self._run(source)
            self.done += 1

    def _open(self):
        late = self.taken > LONGEST or time.monotonic() > self.latest
        if late or self.boxes == MOST_BOXES:
            raise Dead("the process ended too often")
        self.box, self.done, self.stale = Box(self.trusted), 0, set()
        self.boxes += 1
        if self.engine:
            self.box.ask(self.engine)

    def _run(self, source):
        binds = sorted(names_bound_in(source))
        request = {"cell": source, "binds": binds}
        answer = _decoded(self.box.ask(request, seconds=box.CELL))
        self.stale -= set(binds)
        if type(answer) is list:  # why it stopped, then what is old
            old = {x for x in answer[1:] if type(x) is str}
            self.stale |= old & set(binds)

    def fingerprints(self):
        """Return what each cell is up to names, before any of them runs."""
        self._open()
        sources = [cell.source for cell in self.cells]
        try:
            found = _decoded(self.box.ask({"fingerprints": sources}))
        except (Dead, Raised):
            self.close()
            return []
        right = type(found) is list and all(type(x) is str for x in found)
        return [x[:17] for x in found] if right else []

    def get(self, name):
        """Return what has a name: a value, or a function that is a stub.

        Raises  Missing where nothing has this name.
        """
        try:
            return self._made(self.box.ask({"get": name}))
        except Raised as error:
            if type(error).__name__ == "KeyError":
                raise Missing(name) from None
            raise

    def _made(self, answer):
        return _decoded(answer, lambda *it: Stub(self, *it))

    def call(self, place, inputs):
        """Return what a function of the learner's gives back."""
        functions = []
        crossing = [encode(x, functions) for x in inputs]
        request = {"call": place, "inputs": crossing}
        answer = self.box.ask(request, functions)
        value = self._made(answer)
        _repeat(answer, inputs)
        return value

    def each(self, place, places):
        """Yield what a function gives back at many places: (True, value).

        Where it stops with an error, (False, its class, its words).
        """
        for i in range(0, len(places), AT_ONCE):
            part = places[i : i + AT_ONCE]
            inputs = [
                one if {*map(type, one)} == {float} else [*map(encode, one)]
                for one in part
            ]
            request = {"each": place, "inputs": inputs}
            found = _decoded(self.box.ask(request, seconds=box.CELL))
            if type(found) is np.ndarray and found.dtype == float:
                found = [(True, value) for value in found.ravel().tolist()]
            if type(found) is not list or len(found) != len(part):
                raise Dead("a message had no known form")
            yield from found

    def close(self):
        """Close the box, if there is one."""
        if self.box:
            self.taken += self.box.taken()
            self.box.close()
        self.box = None


class Stub:
    """Stands for a function of the learner's: it is called in the box."""

    def __init__(self, learner, place, name, inputs):
        self.learner, self.place, self.box = learner, place, learner.box
        self.__name__ = name
        kind = inspect.Parameter.POSITIONAL_ONLY
        # two inputs of one name are no signature, and no Python either
        names = [inspect.Parameter(x, kind) for x in dict.fromkeys(inputs)]
        self.__signature__ = inspect.Signature(names)

    def __call__(self, *inputs):
        if self.box is not self.learner.box:
            raise Dead("the process ended")
        return self.learner.call(self.place, inputs)

    def ahead(self, places):
        """Return a function that has been called at these places already.

        It gives back what came of them, in their order.
        """
        if self.box is not self.learner.box:
            raise Dead("the process ended")
        found = self.learner.each(self.place, places)

        def replayed(*_):
            match next(found):
                case (True, value):
                    return value
                case (False, str(name), str(text)):
                    raise raised(name, text)
            raise Dead("a message had no known form")

        return replayed


def _decoded(answer, function=None):
    try:
        return decode(answer.get("value"), function)
    except Malformed:
        raise Dead("a message held no value") from None


def _repeat(answer, inputs):
    """Do here what a check may look for: prints, warnings, changed inputs."""
    if answer.get("printed"):
        sys.stdout.write("printed")
    for text in answer.get("warned", ()):
        warnings.warn(text, RuntimeWarning, stacklevel=2)
    for place in answer.get("changed", ()):
        if place < len(inputs):
            _spoil(inputs[place])


def _spoil(thing):
    """Change a copy that the check handed out."""
    if isinstance(thing, np.ndarray) and thing.size:
        first = thing.flat[0]
        is_text = thing.dtype.kind == "U"
        thing.flat[0] = "" if is_text and first else not first
    elif type(thing) is list:
        thing.append(None)
    elif type(thing) is dict:
        thing[None] = None
