"""Through the box an answer gets the verdict that it gets in the notebook.

Every answer of the checks' own tests crosses: right ones, known mistakes and
those that nobody listed. ``make test`` plays some of each task, ``make
test-grading`` all of them.
"""

import base64
import functools
import math
import pkgutil
import sys

import cloudpickle
import numpy as np
import pytest

import lib.checks
import lib.checks.support
from lib.checks import NotYet
from lib.grading import box
from lib.grading.box import Dead
from lib.grading.learner import Learner
from lib.grading.notebook import Cell
from tests import test_tasks as notebook

BIND = """
import base64, cloudpickle
globals().update(cloudpickle.loads(base64.b64decode({!r})))
"""


def answers_to(task):
    """Return every answer to a task, each as all the names it needs."""
    yield notebook.handed_in(task)
    yield notebook.handed_in(task, notebook.BLANK)
    for mistake in task.mistakes:
        yield notebook.wrong(task, mistake)
    for kind in ("RIGHT", "UNKNOWN", "WRONG", "REFUSED"):
        for answer in notebook.unlisted(kind, task):
            yield notebook.handed_in(task, **answer)
    module = notebook.UNLISTED[task.chapter.name]
    for answer in module.ANOTHER_WAY.values():
        for one in answer if isinstance(answer, list) else [answer]:
            if set(one) <= set(task.names):
                yield notebook.handed_in(task, **one)


@functools.cache
def functions_cross_as_code():
    """See that what a test or a check defines needs no module in the box."""
    modules = [lib.checks, notebook, sys.modules[__name__]]
    modules += notebook.UNLISTED.values()
    for room in (lib.checks, lib.checks.support):
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            modules += filter(None, [sys.modules.get(found.name)])
    for module in modules:
        cloudpickle.register_pickle_by_value(module)


def crossed(names):
    """Return a cell that binds names to what a test made."""
    functions_cross_as_code()
    found = base64.b64encode(cloudpickle.dumps(names)).decode()
    return Cell("", BIND.format(found))


def said(task, answers):
    """Return the verdict on answers, the mistake, and the words."""
    try:
        return repr(task(*answers, rng=np.random.default_rng(0)))
    except NotYet as reply:
        return reply.verdict, reply.slug, str(reply)


def said_through_the_box(task, answers, learner):
    """Return the same for answers that lie in a box."""
    names = dict(zip(task.names, answers, strict=True))
    learner.cells, learner.done, learner.boxes = [crossed(names)], 0, 0
    learner.left_out.clear()
    learner.taken, learner.latest = 0.0, math.inf
    try:
        learner.run_to(1)
        return said(task, [learner.get(name) for name in task.names])
    except Dead as dead:
        learner.close()
        return f"dead: {dead}"


def some(found, count=3):
    """Return a few that are spread over all."""
    return found[:: max(1, -(-len(found) // count))]


def without_order(said):
    """Return a verdict; the items of a set are shown in any order."""
    of_a_set = isinstance(said, tuple) and "a set," in said[2]
    return said[:2] if of_a_set else said


@pytest.fixture
def patient(monkeypatch):
    """Let a box live for longer: it is asked for more than one notebook."""
    for limit in ("CALL", "CELL", "BOX"):
        monkeypatch.setattr(box, limit, 10 * getattr(box, limit))


@pytest.mark.box
@notebook.every_task
def test_an_answer_gets_the_same_verdict_through_the_box(
    task, request, patient
):
    every = request.config.getoption("--every-answer")
    found = list(answers_to(task))
    learner = Learner([])
    for number, answers in enumerate(found if every else some(found)):
        if number % 20 == 0:
            learner.close()
        got = said_through_the_box(task, answers, learner)
        expected = said(task, answers)
        assert without_order(got) == without_order(expected), answers
    learner.close()
