"""The engine for a notebook that trains on one, and its certificate.

In a notebook ``own_engine`` judges the reader's engine, which lies beside it.
Here the engine runs in a box of its own, the checks of its parts and small
networks judge it through the wall, and if all is right its source goes into
the box of the training.  Else the engine of the course does.

The certificate is computed on this side: only the parameters and the rows
come out of the box.

Left out on purpose: a proof that the network was trained, and not copied.
"""

import inspect
from types import SimpleNamespace

import numpy as np

from lib.checks import NotYet
from lib.checks.own_engine import CHECKS, COURSE, OWN, PLACE, CourseNode
from lib.checks.support import runs
from lib.checks.support.certificate import certify
from lib.data import digits
from lib.grading import box
from lib.grading.box import Dead, Raised
from lib.grading.learner import Learner, Missing
from lib.grading.notebook import Unreadable, cells

IMPORTS = "from lib.autograd import Tensor, history, relu, walk_back\n"
SIZES = ((5, 3, 4, 2), (3, 3, 3, 3), (32, 4, 32, 1), (1, 2, 1, 3))
NETWORK = """
import numpy as _np


def _network(n, d, h, k):
    rng = _np.random.default_rng(0)
    shapes = [(n, d), (d, h), (h,), (h, k), (k,)]
    p = [Node(rng.normal(size=shape)) for shape in shapes]
    y_hat = (p[0] @ p[1] + p[2]).relu() @ p[3] * p[4]
    y_hat.backward(rng.normal(size=y_hat.data.shape))
    y_hat.backward()
    return [_np.asarray(node.grad) for node in p]
"""
NUMBERS = """
import numpy as _np

_numbers = [_np.array(q.data, dtype=float) for q in p]
_piles = [[int(i) for i in pile] for pile in (train, test)]
"""


def engine_for(content, trusted=False):
    """Return the request that brings an engine into a box, and its owner.

    ``content`` is the learner's notebook on backpropagation, if there is one.
    """
    why = f"{PLACE} is not here"
    if content:
        try:
            found = cells(content)
            if _is_right(found, trusted):
                sources = [cell.source for cell in found]
                return {"engine": sources, "words": OWN}, True
            why = f"the engine in {PLACE} does not pass yet"
        except Unreadable:
            why = f"{PLACE} cannot be read as a notebook"
    return _of_the_course(COURSE.format(why)), False


def _of_the_course(words):
    source = IMPORTS + inspect.getsource(CourseNode)
    source = source.replace("CourseNode", "Node")
    return {"engine": [source], "words": words}


def _is_right(found, trusted):
    """Return whether the parts of an engine are right, and the whole."""
    learner = Learner(found, trusted=trusted)
    try:
        learner.run_to(len(found))
        for task in CHECKS:
            answers = [learner.get(name) for name in task.names]
            task(*answers, rng=np.random.default_rng(0))
        return _agrees(learner)
    except (Dead, Missing, NotYet, Raised):
        return False
    finally:
        learner.close()


def _agrees(learner):
    """Return whether small networks get the gradients of the course."""
    names = {"Node": CourseNode}
    exec(NETWORK, names)
    learner.box.ask({"cell": NETWORK})
    theirs = learner.get("_network")
    for sizes in SIZES:
        wanted, found = names["_network"](*sizes), theirs(*sizes)
        if type(found) is not list or len(found) != len(wanted):
            return False
        for a, b in zip(found, wanted, strict=True):
            if not _is_array(a, b.shape) or not np.allclose(a, b):
                return False
    return True


def _is_array(value, shape):
    is_float = type(value) is np.ndarray and value.dtype.kind == "f"
    return is_float and value.shape == shape


def certificate(learner, score, is_own):
    """Return what a trained network does in its test, "" for none."""
    try:
        learner.run_to(len(learner.cells))
        learner.box.ask({"cell": NUMBERS}, seconds=box.CELL)
        p, piles = learner.get("_numbers"), learner.get("_piles")
        return repr(_certified(p, piles, score, is_own))
    except (Dead, Missing, Raised, ValueError, TypeError, LookupError):
        return ""


def _certified(p, piles, score, is_own):
    X, y = digits()
    train, test = ([int(i) for i in pile] for pile in piles)
    rows = train + test
    if len(set(rows)) != len(rows) or not set(rows) <= set(range(len(y))):
        raise ValueError("a picture is in both piles, or there is none")
    W, b, V, c = p
    fit = zip(p, ((64, len(b)), (len(b),), (len(b), 10), (10,)), strict=True)
    if not test or not all(_is_array(a, shape) for a, shape in fit):
        raise ValueError("these are no parameters of two layers")
    nodes = [SimpleNamespace(data=a) if is_own else CourseNode(a) for a in p]
    return certify(nodes, runs.standardised(X, train), y, test, score)
