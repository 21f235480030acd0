"""The reader's own engine, where its exercises pass their checks.

``exercises/backpropagation.ipynb`` ends in an engine of some forty lines.
Here the cells that make it are run again, in a namespace of their own and
without their output, after what they need from other cells: imports,
functions, classes and constants.  The checks of that chapter judge its parts,
and small networks the whole.  If all is right, the reader trains on what they
built.  Else the engine of the course takes its place, with the same face:
``Node(data)``, ``data``, ``grad``, ``+``, ``*``, ``@``, ``relu()`` and
``backward(g)``.

Left out on purpose: writing.  The reader's file is read, never changed.
"""

import ast
import contextlib
import io
import json
import re
import warnings
from pathlib import Path

import numpy as np

from lib.autograd import Tensor, history, relu, walk_back
from lib.checks import backpropagation as check

PLACE = "exercises/backpropagation.ipynb"
CELLS = (
    "checks-cell add-and-mul in-order walk-back layer-fit layer-shares "
    "your-engine-code your-engine-backward"
).split()
CHECKS = (check.add_and_mul, check.in_order, check.walk_back, check.layer)
IPYTHON = re.compile(r"[%!?]|\s*[\w.]+\?{1,2}\s*$")  # %time, !ls, f?
NAME_ERROR = re.compile(r"NameError: name '(\w+)'")
OWN = f"Training on your own engine, from {PLACE}."
COURSE = "Training on the engine of the course: {}."


class CourseNode:
    """A value on the engine of the course, with the face of a reader's Node.

    >>> a, b = CourseNode([1.0, -2.0]), CourseNode(3.0)
    >>> (a * b).relu().backward()
    >>> a.grad, float(b.grad)
    (array([3., 0.]), 1.0)
    """

    def __init__(self, data):
        self.tensor = data if isinstance(data, Tensor) else Tensor(data)

    @property
    def data(self):
        """The numbers."""
        return self.tensor.data

    @data.setter
    def data(self, numbers):
        self.tensor.data = np.asarray(numbers, dtype=float)

    @property
    def grad(self):
        """What ``backward`` has added up here, 0 before."""
        return 0.0 if self.tensor.grad is None else self.tensor.grad

    @grad.setter
    def grad(self, found):
        self.tensor.grad = found

    def __add__(self, other):
        return CourseNode(self.tensor + other.tensor)

    def __mul__(self, other):
        return CourseNode(self.tensor * other.tensor)

    def __matmul__(self, other):
        return CourseNode(self.tensor @ other.tensor)

    def relu(self):
        """Return this value where it is positive, else 0."""
        return CourseNode(relu(self.tensor))

    def backward(self, g=1.0):
        """Add the gradients to every node made by hand, when g arrives."""
        start = g * np.ones_like(self.data)
        for node, found in walk_back(history(self.tensor)[0], start):
            if not node.inputs:
                node.grad = found if node.grad is None else node.grad + found


class _Trouble(Exception):
    """Why the reader's engine is not taken, in words."""


def own_engine(folder=None):
    """Return the class ``Node`` to train on, and words that say whose it is.

    ``folder`` holds the room of the exercises, or lies beside it: where it
    is None, the working directory.

    >>> Node, words = own_engine("no/where")
    >>> print(words)
    Training on the engine of the course: exercises/backpropagation.ipynb is
    not here.
    """
    try:
        return _judged(_names(*_sources(_found(folder)))), OWN
    except _Trouble as trouble:
        return CourseNode, COURSE.format(trouble)


def _found(folder):
    here = Path.cwd() if folder is None else Path(folder).absolute()
    for place in (here / PLACE, here.parent / PLACE):
        if place.exists():
            return place
    raise _Trouble(f"{PLACE} is not here")


def _sources(path):
    """Return the code of the cells that make an engine, and of the others."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        found = {_id(cell): _python(cell) for cell in cells}
        others = [_python(c) for c in cells if _id(c) not in CELLS]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise _Trouble(f"{PLACE} cannot be read as a notebook") from None
    for name in CELLS:
        if name not in found:
            raise _Trouble(f'in {PLACE} the cell "{name}" is missing')
    return {name: found[name] for name in CELLS}, others


def _python(cell):
    """Return the lines of a cell that are Python, and no words to IPython."""
    lines = "".join(cell["source"]).split("\n")
    is_code = cell.get("cell_type", "code") == "code"
    return "\n".join(x for x in lines if is_code and not IPYTHON.match(x))


def _id(cell):
    # some programs drop the ids of cells and keep what nbgrader calls them
    graded = cell.get("metadata", {}).get("nbgrader", {})
    return graded.get("grade_id") or cell.get("id")


def _names(sources, others):
    """Return the names that the cells bind, run one after the other."""
    names = {"__name__": "your_engine", "np": np}
    for statement in _helpers(others, "\n".join(sources.values())):
        with contextlib.suppress(Exception, SystemExit), _hidden():
            exec(compile(ast.Module([statement], []), PLACE, "exec"), names)
    for name, source in sources.items():
        with _stopping(f'in {PLACE} the cell "{name}"'):
            exec(compile(source, name, "exec"), names)
    return names


def _helpers(others, code):
    """Return the statements of other cells that bind what the code uses."""
    statements = [one for source in others for one in _parsed(source)]
    used = set(re.findall(r"\w+", code)) | {"*"}
    chosen, new = [], [...]
    while new:
        new = [x for x in statements if x not in chosen and _binds(x) & used]
        chosen += new
        used |= {n.id for x in new for n in ast.walk(x) if _is_name(n)}
    return [one for one in statements if one in chosen]


def _parsed(source):
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):  # a cell half written
        return []


def _binds(statement):
    """Return the names that a statement binds, none if it does more."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(a.asname or a.name).split(".")[0] for a in statement.names}
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    calls = any(isinstance(part, ast.Call) for part in ast.walk(statement))
    if isinstance(statement, ast.Assign) and not calls:
        return {x.id for x in statement.targets if _is_name(x)}
    return set()


def _is_name(node):
    return isinstance(node, ast.Name)


def _judged(names):
    """Return the reader's Node if its parts and the whole are right."""
    replies = {task: _reply(task, names) for task in CHECKS}
    failed = [task for task, reply in replies.items() if reply]
    missing = NAME_ERROR.search(" ".join(replies.values()))
    if len(failed) == len(CHECKS) and not missing:
        raise _Trouble(f"the engine in {PLACE} is not built yet")
    if failed:
        titles = [task.title.replace(", ", " (") + ")" for task in failed]
        tasks = " and ".join(titles)
        does = "do" if len(failed) > 1 else "does"
        why = f"; the name {missing[1]} is missing there" if missing else ""
        raise _Trouble(f"in {PLACE} {tasks} {does} not pass yet{why}")
    whole = f"in {PLACE} every check passes, but a network of two layers"
    with _stopping(whole):
        is_right = _agrees(names["Node"])
    if not is_right:
        raise _Trouble(f"{whole} gets other gradients than on ours")
    return names["Node"]


def _reply(task, names):
    """Return what a check says, "" if the answers are right."""
    earned = dict(task.chapter.earned)  # this is no try of the reader's
    answers = [names.get(name, ...) for name in task.names]
    try:
        with _hidden():
            task(*answers, rng=np.random.default_rng(0))
        return ""
    except (Exception, SystemExit) as reply:  # NotYet, and what none expects
        return " ".join(f"no: {reply}".split())
    finally:
        task.chapter.earned.clear()
        task.chapter.earned.update(earned)


def _agrees(Node):
    """Return whether small networks get the gradients of the course."""
    return all(
        np.shape(a) == b.shape and np.allclose(a, b)
        for sizes in ((5, 3, 4, 2), (3, 3, 3, 3), (32, 4, 32, 1), (1, 2, 1, 3))
        for a, b in zip(
            _gradients_on(Node, *sizes),
            _gradients_on(CourseNode, *sizes),
            strict=True,
        )
    )


def _gradients_on(Node, n, d, h, k):
    """Return the gradients in a network, after two walks back."""
    rng = np.random.default_rng(0)
    shapes = [(n, d), (d, h), (h,), (h, k), (k,)]
    p = [Node(rng.normal(size=shape)) for shape in shapes]
    y_hat = (p[0] @ p[1] + p[2]).relu() @ p[3] * p[4]
    y_hat.backward(rng.normal(size=y_hat.data.shape))
    y_hat.backward()
    return [node.grad for node in p]


@contextlib.contextmanager
def _hidden():
    """Hide what the reader's code prints, and its warnings."""
    nowhere = io.StringIO()
    with (
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _stopping(where):
    """Hide what is printed, and make a Trouble of whatever goes wrong."""
    try:
        with _hidden():
            yield
    except (Exception, SystemExit) as error:
        name, message = type(error).__name__, str(error).partition("\n")[0]
        what = f"{name}: {message}" if message else name
        raise _Trouble(f"{where} stops with {what.rstrip('.')}") from None
