"""A box of bubblewrap with a learner's process in it, and the talk with it.

No network, no file of the host but Python and this library, those read only;
a process tree, a user and limits of its own.  Whatever comes out of it is
looked at before it is believed: ``lib.grading.wire`` does that for values,
``_checked`` here for messages.

Left out on purpose: what to ask.  That is ``lib.grading.learner``.
"""

import contextlib
import importlib.resources
import itertools
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import numpy as np

from lib.calculus import pull_back
from lib.grading import limits
from lib.grading.clock import Clock, Limit
from lib.grading.wire import MOST_NUMBERS, Malformed, decode, encode

START = 20.0  # seconds, as ``lib.grading.clock`` counts, for a box to begin,
CALL = 4.0  # for one request,
CELL = 20.0  # for one cell,
BOX = 60.0  # and for all that one box does
LONGEST = 4 << 20  # bytes of a message
MOST_CALLS_BACK = 10_000  # in one request
STRANGER = 200_000  # the first number of the users whom nobody is
CLASS_NAME = re.compile(r"[^\W\d]\w{0,99}\Z")

_count = itertools.count(os.getpid() * 1000)


class Dead(BaseException):
    """The box is gone, late, or spoke no sense.

    No Exception: no check may take it for an error of the learner's.
    """


class NoBox(Exception):
    """The box does not start: that is no fault of the learner's."""


class Raised(Exception):
    """What the learner's code stopped with, under the name of its class."""


# The command


def _packages():
    """Return the folders of NumPy and of this library."""
    site = Path(sysconfig.get_path("purelib")).resolve()
    library = Path(str(importlib.resources.files("lib"))).resolve()
    return site, library


def _library():
    """Return the options that bring this library, without the checks."""
    site, library = _packages()
    hidden = ["/course/lib/checks", "/course/lib/questions"]
    if (site / "lib").exists():  # installed there, and no working copy
        hidden += [path.replace("/course", "/site") for path in hidden]
    return [
        *["--ro-bind", str(site), "/site", "--perms", "0755"],
        *["--dir", "/course", "--ro-bind", str(library), "/course/lib"],
        *(x for room in hidden for x in ("--tmpfs", room)),
        *(x for room in hidden for x in ("--remount-ro", room)),
    ]


def _python():
    """Return the interpreter, and the options that bring it into the box."""
    python = Path(sys.executable).resolve()
    prefix = Path(sys.base_prefix).resolve()
    if not python.is_relative_to(prefix) or prefix == Path("/usr"):
        return python, []
    inside = Path("/python") / python.relative_to(prefix)
    return inside, ["--ro-bind", str(prefix), "/python"]


def _system():
    """Return the options that bring the C library into the box."""
    options = ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/lib", "/lib64"):
        path = Path(name)
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), name]
        elif path.exists():
            options += ["--ro-bind", name, name]
    return options


def _walls():
    """Return the options of bubblewrap."""
    if os.geteuid() == 0:  # setpriv makes it another user, before Python
        spaces = "--unshare-ipc --unshare-pid --unshare-net --unshare-uts "
        spaces += "--unshare-cgroup-try --cap-drop ALL --cap-add CAP_SETUID "
        spaces += "--cap-add CAP_SETGID --cap-add CAP_SETPCAP"
    else:
        spaces = "--unshare-all --cap-drop ALL"
    _, interpreter = _python()
    return [
        *spaces.split(),
        *"--die-with-parent --new-session --hostname box --clearenv".split(),
        *"--setenv PATH /usr/bin:/bin --setenv HOME /box".split(),
        *"--setenv OMP_NUM_THREADS 1 --setenv OPENBLAS_NUM_THREADS 1".split(),
        *"--setenv MPLBACKEND Agg --setenv TMPDIR /box".split(),
        *_system(),
        *interpreter,
        *_library(),
        *["--proc", "/proc", "--dev", "/dev", "--perms", "1777"],
        *["--size", str(limits.FOLDER), "--tmpfs", "/box", "--chdir", "/box"],
        *["--remount-ro", "/dev", "--remount-ro", "/"],
    ]


def command(number, calls):
    """Return the command that starts a box; ``calls`` is a descriptor.

    The file descriptor holds the filter of system calls.
    """
    stranger = []
    if os.geteuid() == 0:
        user = str(STRANGER + number % 50_000)
        stranger = ["setpriv", f"--reuid={user}", f"--regid={user}"]
        stranger += "--clear-groups --no-new-privs --inh-caps=-all".split()
        stranger.append("--bounding-set=-all")
    limited = ["prlimit", *limits.of_process()]
    inside = [
        *stranger,
        *limited,
        str(_python()[0]),
        *_code("/course", "/site"),
    ]
    outside = ["bwrap", "--seccomp", str(calls), *_walls()]
    return [*outside, "--", *inside]


def _code(*places):
    start = f"import sys; sys.path[:0] = {list(map(str, places))}; "
    start += "from lib.grading.worker import main; main()"
    return ["-I", "-S", "-c", start]


def without_a_box():
    """Return the command for notebooks whose authors are trusted."""
    site, library = _packages()
    limited = (
        ["prlimit", *limits.of_process()] if shutil.which("prlimit") else []
    )
    return [*limited, sys.executable, *_code(library.parent, site)]


# The talk


class Box:
    """A process that waits for requests, in a box unless ``trusted``.

    Raises  NoBox if it does not start.
    """

    def __init__(self, trusted=False):
        for attempt in range(5):
            try:
                self._start(trusted)
                return
            except (Dead, BlockingIOError) as error:
                reason = str(error) or type(error).__name__
                time.sleep(0.1 * 2**attempt)
        raise NoBox(f"the box does not start ({reason})")

    def _start(self, trusted):
        self.heard, self.group, number = b"", None, next(_count)
        self.process = self._launched(trusted, number)
        self.clock = Clock(self.process.pid)
        self.limit = Limit(self.clock, BOX, self.clock.mark())
        self.inward = self.process.stdin.fileno()
        self.out = self.process.stdout.fileno()
        os.set_blocking(self.inward, False)  # it may never read
        try:
            self._read(Limit(self.clock, START))
        except Dead as dead:
            said = self.process.stderr.read1(500).decode("utf8", "replace")
            self.close()
            raise Dead(said.strip() or str(dead)) from None

    def _launched(self, trusted, number):
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        pipes |= {"start_new_session": True}
        if trusted:
            return subprocess.Popen(without_a_box(), **pipes)
        calls, writes = os.pipe()
        try:
            os.write(writes, limits.filter_of_calls())
            os.close(writes)
            argv = command(number, calls)
            if limits.cgroups():
                self.group = limits.Group(limits.cgroups(), number)
                argv = self.group.held(argv)
            return subprocess.Popen(argv, pass_fds=[calls], **pipes)
        except FileNotFoundError as error:
            raise NoBox(f"{error.filename} is not installed") from None
        finally:
            os.close(calls)

    def ask(self, request, functions=(), seconds=None):
        """Return the answer to a request, and call what it calls back.

        Raises  Raised with what the learner's code stopped with; Dead.
        """
        limit = Limit(self.clock, seconds or CALL)
        if self.heard:
            raise Dead("the notebook spoke out of turn")
        functions = list(functions)
        self._write(request, limit)
        for _ in range(MOST_CALLS_BACK):
            answer = self._read(limit)
            if "back" not in answer:
                return _value_or_error(answer)
            self._write(_called_back(answer, functions), limit)
        raise Dead("too many calls of a function of the check")

    def _write(self, message, limit):
        data = memoryview(json.dumps(message).encode() + b"\n")
        while data:
            self._wait(limit, writes=[self.inward])
            try:
                data = data[os.write(self.inward, data[: 1 << 16]) :]
            except BlockingIOError:
                pass
            except OSError:
                raise Dead("the process ended") from None

    def _read(self, limit):
        while b"\n" not in self.heard:
            self._wait(limit, reads=[self.out])
            block = os.read(self.out, 1 << 16)
            if not block:
                raise Dead("the process ended")
            self.heard += block
            if len(self.heard) > LONGEST:
                raise Dead("a message was too long")
        line, self.heard = self.heard.split(b"\n", 1)
        return _checked(line)

    def _wait(self, limit, reads=(), writes=()):
        """Return when there is something to read, or room to write."""
        while True:
            left = min(limit.left(), self.limit.left())
            if left <= 0:
                raise Dead("out of time")
            if any(select.select(reads, writes, [], left)):
                return

    def taken(self):
        """Return the seconds that all of it took so far."""
        return self.limit.taken()

    def close(self):
        """End everything in the box."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        self.process.stderr.close()
        self.process.wait()
        if self.group:
            self.group.close()


KEYS = (
    {"value"},
    {"value", "printed", "changed", "warned"},
    {"error"},
    {"back", "inputs"},
    {"back", "inputs", "along"},
)


def _checked(line):
    """Return a line as a message of one of the known forms, or be Dead."""
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        raise Dead("the notebook spoke no JSON") from None
    if type(answer) is not dict or set(answer) not in KEYS:
        raise Dead("a message had no known form")
    if "error" in answer and not _are_texts(answer["error"], 2, 2):
        raise Dead("a message had no known form")
    if "printed" in answer and not (
        type(answer["printed"]) is bool
        and _are_texts(answer["warned"], 0, 20)
        and _are_places(answer["changed"])
    ):
        raise Dead("a message had no known form")
    return answer


def _are_texts(parts, fewest, most):
    is_list = type(parts) is list and fewest <= len(parts) <= most
    return is_list and all(type(x) is str and len(x) <= 1000 for x in parts)


def _are_places(parts):
    is_list = type(parts) is list and len(parts) <= 100
    return is_list and all(type(x) is int and 0 <= x < 100 for x in parts)


def _value_or_error(answer):
    if "error" not in answer:
        return answer
    raise raised(*answer["error"])


def raised(name, text):
    """Return an error as it was in the box, under the name of its class."""
    name = name if CLASS_NAME.match(name) else "Error"
    base = OverflowError if name == "OverflowError" else Exception
    return type(name, (Raised, base), {"__str__": lambda self: text})(text)


def _called_back(answer, functions):
    """Return what a function of the check answers to the box."""
    place, inputs = answer["back"], answer["inputs"]
    along = answer.get("along", [])
    known = type(place) is int and 0 <= place < len(functions)
    if not known or type(inputs) is not list or len(inputs) > 20:
        raise Dead("a function was called that the check did not hand over")
    if not _are_places(along) or not all(x < len(inputs) for x in along):
        raise Dead("a message had no known form")
    try:
        inputs = [decode(x) for x in inputs]
    except Malformed:
        raise Dead("a message held no value") from None
    try:
        called = _with_rates if along else _without_rates
        value = called(functions[place], inputs, along)
        return {"value": encode(value, functions)}
    except Exception as error:
        return {"error": [type(error).__name__, str(error)[:300]]}


def _without_rates(function, inputs, along):
    return function(*inputs)


def _with_rates(function, inputs, along):
    """Return a value, and its rates along some of the inputs.

    Shapes  a rate has the shape of the value, then that of the input.
    """

    def of_the_parts(parts):
        given = dict(zip(along, parts, strict=True))
        return function(*(given.get(i, x) for i, x in enumerate(inputs)))

    parts = [np.asarray(inputs[i], dtype=float) for i in along]
    value, pull = pull_back(of_the_parts, parts)
    shape = np.shape(value)
    if np.size(value) * sum(part.size for part in parts) > MOST_NUMBERS:
        raise ValueError("these are too many rates")
    units = np.eye(np.size(value)).reshape(-1, *shape)
    pulled = [pull(unit[()]) for unit in units]
    rates = zip(*pulled, strict=True)
    return [
        value,
        *(
            np.reshape(np.stack(rate), (*shape, *part.shape))
            for rate, part in zip(rates, parts, strict=True)
        ),
    ]
