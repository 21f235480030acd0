"""The learner's side of the wall: it runs in the box and sees no check.

It reads a request for each line and answers with one line:

    {"cell": source, "binds": names}      run a cell
    {"get": name}                         hand over what has that name
    {"call": place, "inputs": [...]}      call a function that was handed over
    {"each": place, "inputs": [[...]]}    call it at many places
    {"fingerprints": sources}             what the cells are, up to names

    {"value": ...}   {"error": [class, text]}   {"back": place, "inputs": []}

The last asks the other side to call a function of its own, and with "along"
also for its rates, where a Tensor of the engine was handed to it.

Nothing here is a wall: the learner's code shares this process and may
overwrite all of it.  The walls are the box, and that every answer is looked
at before it is believed.

Left out on purpose: pictures.  What only draws is stood in for, because its
import alone takes ten times as long as grading does.
"""

import ast
import builtins
import contextlib
import hashlib
import importlib.machinery
import io
import json
import os
import sys
import types
import warnings

import numpy as np

from lib.grading.wire import decode, encode

STOOD_IN = (
    "lib.checks lib.figures lib.questions lib.widgets lib.asking "
    "matplotlib seaborn IPython ipywidgets anywidget plotly"
).split()
SIMPLE = 60  # parts of an answer so short that many write the same
MOST_WARNINGS, MOST_NOTES = 20, 300


class Quiet(types.ModuleType):
    """Whatever is done with it, nothing happens: it stands for pictures."""

    __path__: list = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Quiet(name)

    def __call__(self, *inputs, **named):
        return Quiet("result")

    def __getitem__(self, key):
        return Quiet("item")

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def subplots(self, nrows=1, ncols=1, **_):
        """Return a picture and its axes, as many as were asked for."""
        axes = np.empty((nrows, ncols), dtype=object)
        axes.fill(Quiet("axes"))
        one = axes[0, 0] if axes.size == 1 else axes.squeeze()
        return Quiet("figure"), one


class Finder:  # importlib.abc would take a tenth of the start of a box
    """Finds a stand-in for what only draws, and for the checks."""

    def __init__(self, wall):
        self.wall = wall

    def find_spec(self, name, path=None, target=None):
        """Return where a stand-in comes from, None for other modules."""
        if any(name == x or name.startswith(f"{x}.") for x in STOOD_IN):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        """Return the stand-in."""
        return Quiet(spec.name)

    def exec_module(self, module):
        """Give the engine to a notebook that trains on one."""
        if module.__name__ == "lib.checks.own_engine":
            module.own_engine = lambda folder=None: self.wall.engine_and_words


class Sink(io.TextIOBase):
    """Swallows what is printed, and notes that something was."""

    used = False

    def write(self, text):
        """Return how much was swallowed."""
        Sink.used = Sink.used or bool(text)
        return len(text)


class Wall:
    """The line to the other side, and what was handed over on it."""

    def __init__(self):
        # 0 and 1 are kept; what is printed on the way of C goes nowhere
        self.out, self.inward = os.dup(1), os.fdopen(os.dup(0), "rb")
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        sys.stdout = sys.stderr = Sink()
        self.names = types.ModuleType("__main__").__dict__
        self.functions, self.engine_and_words = [], (None, "")

    def say(self, message):
        """Send one message."""
        data = memoryview(json.dumps(message).encode() + b"\n")
        while data:
            data = data[os.write(self.out, data) :]

    def hear(self):
        """Return the next message, None at the end."""
        line = self.inward.readline()
        return json.loads(line) if line else None

    def lent(self, place, name, inputs):
        """Return a function that is called on the other side."""

        def lent(*inputs):
            tensors = [i for i, x in enumerate(inputs) if _is_tensor(x)]
            plain = [x.data if _is_tensor(x) else x for x in inputs]
            crossing = [encode(x, self.functions) for x in plain]
            along = {"along": tensors} if tensors else {}
            self.say({"back": place, "inputs": crossing, **along})
            answer = self.hear()
            if "error" in answer:
                raise _error(*answer["error"])
            value = decode(answer["value"], self.lent)
            return _tensor(inputs, tensors, *value) if tensors else value

        lent.__name__ = lent.__qualname__ = name
        return lent

    # Requests

    def cell(self, cell, binds=()):
        """Run a cell; return why it stopped, and what is old therefore."""
        before = {name: self.names.get(name) for name in binds}
        try:
            exec(compile(cell, "<cell>", "exec"), self.names)
        except BaseException as error:
            old = [
                name
                for name in binds
                if name in self.names and self.names[name] is before[name]
            ]
            return ["list", [_line(error), *old]]
        return None

    def engine(self, engine, words):
        """Make the class on which networks are trained, out of its source."""
        names = {"__name__": "your_engine", "np": np}
        for source in engine:
            with contextlib.suppress(Exception, SystemExit):
                exec(compile(source, "<engine>", "exec"), names)
        self.engine_and_words = names["Node"], words

    def get(self, get):
        """Return what has a name."""
        return encode(self.names[get], self.functions)

    def call(self, call, inputs):
        """Call a function; say what came, and what was done on the way."""
        handed = [decode(x, self.lent) for x in inputs]
        Sink.used = False
        with (
            warnings.catch_warnings(record=True) as heard,
            np.errstate(all="warn"),
        ):
            warnings.simplefilter("default")
            value = self.functions[call](*handed)
        printed = Sink.used
        changed = [i for i, x in enumerate(handed) if _other(x, inputs[i])]
        said = [str(one.message)[:MOST_NOTES] for one in heard]
        beside = [printed, changed, said[:MOST_WARNINGS]]
        return encode(value, self.functions), beside

    def each(self, each, inputs):
        """Call a function at many places; say what came of each call."""
        function, found = self.functions[each], []
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            for place in inputs:
                try:
                    value = function(*[decode(x) for x in place])
                    if type(value) is np.float64:
                        value = float(value)
                    found.append(["tuple", [True, encode(value)]])
                except BaseException as error:
                    said = [type(error).__name__[:100], _line(error)]
                    found.append(["tuple", [False, *said]])
        values = [one[1][1] for one in found]
        if all(type(value) is float for value in values):
            return ["array", "f", [len(values)], values]  # the short way
        return ["list", found]

    def fingerprints(self, fingerprints):
        """Return what each answer is, whatever its names are."""
        return ["list", [fingerprint(source) for source in fingerprints]]

    def answer(self, request):
        """Return the answer to a request."""
        kind = next(iter(request))
        try:
            found = getattr(self, kind)(**request)
        except BaseException as error:
            return {"error": [type(error).__name__[:100], _line(error)]}
        if kind != "call":
            return {"value": found}
        value, (printed, changed, said) = found
        return {
            "value": value,
            "printed": printed,
            "changed": changed,
            "warned": said,
        }


def _is_tensor(thing):
    engine = sys.modules.get("lib.autograd")
    return bool(engine) and type(thing) is engine.Tensor


def _tensor(inputs, tensors, value, *rates):
    """Return a value with its rates, as a Tensor that remembers its inputs."""

    def rule(rate):
        def hand_back(g, *_):
            if _is_tensor(g):
                raise TypeError("this function can be differentiated once")
            return np.tensordot(g, rate, np.ndim(g))[()]

        return hand_back

    from lib.autograd import Tensor

    data = np.asarray(value, dtype=float)[()]
    given = tuple(inputs[i] for i in tensors)
    return Tensor(data, given, tuple(map(rule, rates)))


def _other(thing, message):
    """Return whether an input is another one after the call."""
    kept = isinstance(thing, np.ndarray | list | dict | set)
    return kept and encode(thing, []) != message


def _line(error):
    """Return the first line of what an error says."""
    try:
        text = str(error).partition("\n")[0]
        return f"{text}"[:1000]
    except BaseException:  # an error of the learner's own may do anything
        return ""


def _error(name, text):
    """Return an error as it was on the other side."""
    kind = getattr(builtins, name, None)
    is_error = isinstance(kind, type) and issubclass(kind, Exception)
    try:
        return kind(text) if is_error else RuntimeError(f"{name}: {text}")
    except Exception:  # of a class that needs more than a text
        return RuntimeError(f"{name}: {text}")


# Similar work


class _Renamed(ast.NodeTransformer):
    """Numbers the names of a program in the order in which they come."""

    def __init__(self):
        self.known = {}

    def _number(self, name):
        if hasattr(builtins, name) or name in ("np", "math"):
            return name
        return self.known.setdefault(name, f"n{len(self.known)}")

    def visit_Name(self, node):
        node.id = self._number(node.id)
        return node

    def visit_arg(self, node):
        node.arg = self._number(node.arg)
        return node

    def visit_FunctionDef(self, node):
        node.name = self._number(node.name)
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(
            first.value, ast.Constant
        ):
            node.body = node.body[1:] or [ast.Pass()]  # without its docstring
        return self.generic_visit(node)


def fingerprint(source):
    """Return what a program is up to names and comments.

    That of a short one begins with a ~; "" for what is no program.

    >>> a = "def f(x):\\n    return [x * i + x for i in range(x)]\\n" * 4
    >>> b = a.replace("x", "y").replace("f(", "g(") + "# mine"
    >>> fingerprint(a) == fingerprint(b) != fingerprint("a = 1")
    True
    >>> fingerprint("a = 1") == fingerprint("b = 1"), fingerprint("a =")
    (True, '')
    """
    try:
        tree = _Renamed().visit(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    is_short = sum(1 for _ in ast.walk(tree)) < SIMPLE
    digest = hashlib.sha256(ast.dump(tree).encode()).hexdigest()[:16]
    return "~" + digest if is_short else digest


def main():
    """Answer requests until there are no more."""
    wall = Wall()
    sys.meta_path.insert(0, Finder(wall))
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    wall.names = main.__dict__
    wall.names["display"] = wall.names["get_ipython"] = Quiet("display")
    wall.say({"value": "ready"})
    while request := wall.hear():
        wall.say(wall.answer(request))
