"""Notebooks that were written to cheat or to harm, and broken ones.

Each has a name, what it tries, what stops it, and the points that are right:
12 for somebody who did the work and attacks beside it, 0 for a blank one.
The first table of ``appendix/grading.md`` has the same rows; a test compares.
"""

import json
from typing import NamedTuple

from tests.boxes import cell, notebook

CHAPTER = "rates_of_change"
FULL, LESS, HALF, NONE = 12, 10, 4, 0


class Attack(NamedTuple):
    """A hostile or broken notebook."""

    tries: str
    stopped: str
    points: int
    content: bytes


def done(first="", middle="", **answers):
    """Return a notebook with all answers right, but for those given."""
    return notebook(CHAPTER, "solutions", first, middle, **answers)


def blank(first="", middle="", **answers):
    """Return a notebook without answers, but for those given."""
    return notebook(CHAPTER, "exercises", first, middle, **answers)


def slope(body, before=""):
    """Return an answer to task 3, two points, whose function has a body."""
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    return f"{before}\ndef secant_slope(f, a, b):\n{lines}\n"


def everywhere(payload):
    """Return a cell that writes to every descriptor: at the protocol."""
    return f"""import os
for _fd in range(3, 30):
    try:
        os.write(_fd, {payload!r})
    except OSError:
        pass
"""


LIAR = """
class Liar(float):
    __class__ = float
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return 0.0
    def __eq__(self, other): return True
    def __le__(self, other): return True
    __lt__ = __ge__ = __gt__ = __le__
    def __float__(self): return 4.0
    def __array__(self, *_, **__): return np.array(4.0)
    __hash__ = float.__hash__
class number(Liar): pass
"""
PATCHED = """
import numpy as np
np.allclose = lambda *a, **k: True
np.shape = lambda a: ()
np.array_equal = np.all = np.isclose = np.allclose
"""
FORGED = """
import lib.checks
lib.checks.Task._reply = lambda self, given, seed: None
"""
FRAMES = """
import sys
frame = sys._getframe()
while frame:
    for name in ('encode', 'decode', '_thing', 'points'):
        frame.f_globals[name] = lambda *a, **k: 4.0
    frame = frame.f_back
"""
FORKS = """
import os, time
for _ in range(60):
    try:
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
    except OSError:
        break
"""
FORK_BOMB = """
import os
def bomb():
    while True:
        try:
            os.fork()
        except OSError:
            pass
if os.fork() == 0:
    bomb()
"""
READS = """
import glob, os
found = []
for place, rooms, files in os.walk('/'):
    rooms[:] = [x for x in rooms if x not in ('usr', 'proc', 'python')]
    found += [x for x in files if 'rates_of_change' in x]
    found += [x for x in files if x in ('secret.txt', 'journal.jsonl')]
if found:
    def secant_slope(f, a, b):
        return (f(b) - f(a)) / (b - a)
"""
FROM_CHECKS = """
from lib.checks import rates_of_change as stolen
try:
    secant_slope = stolen._secant_slope
    rate, unit, average = stolen.rate, stolen.unit, stolen._cube_rate(1, 4)
except Exception:
    pass
"""
LATE = """
import json, os, threading, time
def late():
    for _ in range(40):
        for fd in range(3, 9):
            try:
                os.write(fd, b'{"value": 4.0}' + bytes([10]))
            except OSError:
                pass
        time.sleep(0.01)
threading.Thread(target=late, daemon=True).start()
"""
CLOCK = """
import signal, time
time.monotonic = time.time = time.perf_counter = lambda: 0.0
time.sleep = lambda seconds: None
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass
"""
KILLS = """
import os, signal
for pid in (1, os.getppid(), -1):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
"""
SPIES = """
import os
for pid in os.listdir('/proc'):
    if pid.isdigit():
        for file in ('environ', 'mem', 'maps', 'fd', 'root/etc/shadow'):
            try:
                open(f'/proc/{pid}/{file}', 'rb').read(100)
            except (OSError, ValueError):
                pass
"""
NAMESPACES = """
import ctypes
c = ctypes.CDLL(None)
if c.unshare(0x10000000) == 0 or c.ptrace(16, 1, 0, 0) == 0:
    def secant_slope(f, a, b):
        return (f(b) - f(a)) / (b - a)
"""
FILLS = """
for place in ('/box', '/dev/shm', '/tmp', '/var/tmp', '.'):
    try:
        for i in range(500):
            with open(f'{place}/{i}', 'wb') as file:
                file.write(b'x' * 2**20)
    except OSError:
        pass
"""
SHADOWS = """
for name in ('numpy', 'json', 'sitecustomize', 'lib'):
    open(f'{name}.py', 'w').write('raise SystemExit')
import os
os.makedirs('lib', exist_ok=True)
"""
FLOOD = """
import os
for fd in (1, 2):
    for _ in range(2000):
        os.write(fd, b'{"value": 4.0}' * 5000)
"""
ENDLESS_REPR = """
class Long:
    def __repr__(self): return 'x' * (1 << 29)
class Error(Exception):
    def __str__(self): return 'x' * (1 << 29)
"""
CHANGES = """
def fastest_speed(time, position):
    speed = np.max(np.diff(position) / np.diff(time))
    time *= 0
    return speed
def uncertainty(length, duration):
    return length / duration * 0.02 / duration
"""
SURROGATE = json.loads('"\\ud800"')


def metadata():
    """Return a blank notebook whose metadata claims a great deal."""
    found = json.loads(blank())
    for one in found["cells"]:
        graded = one["metadata"].get("nbgrader")
        if graded and graded.get("grade"):
            graded |= {"points": 1000, "grade_id": "check-all"}
            one["outputs"] = [
                {"output_type": "stream", "name": "stdout", "text": "12 of 12"}
            ]
    found["metadata"]["score"] = {"points": 12, "of": 12}
    return json.dumps(found).encode()


def many_cells():
    """Return a notebook with 10,000 more cells."""
    found = json.loads(done())
    found["cells"][:0] = [cell(f"x{i} = {i}") for i in range(10_000)]
    return json.dumps(found).encode()


def kinds():
    """Return a notebook whose cells are of kinds that there are not."""
    found = json.loads(done())
    found["cells"].append({"cell_type": "code", "source": 3})
    return json.dumps(found).encode()


def own_checks():
    """Return a blank notebook that calls the checks with other functions."""
    call = "check.secant_slope(lambda f, a, b: (f(b) - f(a)) / (b - a))"
    return blank(check_secant_slope=call)


COUNTS = """
calls = 0
def secant_slope(f, a, b):
    global calls
    calls += 1
    return (f(b) - f(a)) / (b - a) if calls < 4 else 4.0
"""
PATCHED_JSON = """
import json, json.encoder
json.dumps = lambda *a, **k: '{"value": 4.0}'
json.loads = lambda *a, **k: {"value": 4.0}
json.encoder.JSONEncoder.encode = json.dumps
"""
RAISES_LIMITS = """
import resource
raised = 0
for kind in range(16):
    try:
        resource.setrlimit(kind, (resource.RLIM_INFINITY,) * 2)
        raised += resource.getrlimit(kind) != (-1, -1)
    except (OSError, ValueError):
        pass
    if kind in (resource.RLIMIT_AS, resource.RLIMIT_NPROC):
        raised += resource.getrlimit(kind)[1] == -1
if raised:
    def secant_slope(f, a, b):
        return (f(b) - f(a)) / (b - a)
"""
MAPS = """
import mmap, os
for take in (
    lambda: np.memmap('/box/map', dtype=float, mode='w+', shape=(1 << 30,)),
    lambda: np.ones(1 << 30),
    lambda: mmap.mmap(-1, 8 << 30),
):
    try:
        take()[:] = 1
    except (OSError, MemoryError, ValueError):
        pass
taken = []
try:
    for i in range(60):
        taken.append(os.memfd_create(str(i)))
        os.write(taken[-1], b'x' * (15 << 20))
except (OSError, MemoryError):
    pass
for descriptor in taken:
    os.close(descriptor)
"""
MANNERS = """
import decimal, locale, os, sys, time
os.environ['TZ'] = 'Pacific/Kiritimati'
time.tzset()
os.environ['LC_ALL'] = 'de_DE.UTF-8'
try:
    locale.setlocale(locale.LC_ALL, '')
except locale.Error:
    pass
sys.set_int_max_str_digits(0)
decimal.getcontext().prec = 1
np.set_printoptions(precision=1)
np.seterr(all='raise')
sys.setswitchinterval(10)
"""
KERNEL = """
found = []
for path in ('/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger',
             '/proc/sys/vm/overcommit_memory', '/proc/1/oom_score_adj',
             '/sys/kernel/uevent_helper', '/dev/kmsg', '/dev/mem'):
    try:
        open(path, 'w').write('0')
        found.append(path)
    except OSError:
        pass
for path in ('/proc/kcore', '/proc/kmsg', '/dev/sda', '/proc/1/environ'):
    try:
        if b'secret' in open(path, 'rb').read(1 << 20):
            found.append(path)
    except OSError:
        pass
if set(found) - {'/proc/1/oom_score_adj'}:
    def secant_slope(f, a, b):
        return (f(b) - f(a)) / (b - a)
"""
OTHER_PROGRAM = """
import os
talk = 'while :; do echo \'{"value": 4.0}\' >&1; done'
os.execv('/bin/sh', ['sh', '-c', talk])
"""
ODD_ARRAYS = """
class Array(np.ndarray):
    def tolist(self): return [4.0]
    ravel = astype = __array__ = lambda self, *a, **k: self
def odd(a):
    return [
        np.array([4.0]).view(Array), np.zeros(3, 'M8[s]'), np.ma.array([4.0]),
        np.zeros(3, [('a', float)]), np.zeros(3, 'V8'), np.array([b'4']),
        np.lib.stride_tricks.as_strided(np.ones(1), (10**9, 10**9), (0, 0)),
    ][int(abs(a * 7)) % 7]
"""
HELD = """
import ctypes, os, signal, threading
for number in range(1, 65):
    try:
        signal.signal(number, lambda *a: None)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGINT])
try:
    os.killpg(0, signal.SIGUSR1)
except OSError:
    pass
"""
LENT = """
import gc
def secant_slope(f, a, b):
    for thing in [f, *gc.get_objects()]:
        if hasattr(thing, 'wanted') or hasattr(thing, 'within'):
            return thing.wanted
    for cell in f.__closure__ or ():
        wall = cell.cell_contents
        if hasattr(wall, 'functions'):
            wall.functions[:] = [lambda *a: 4.0] * len(wall.functions)
            wall.hear = lambda: {'value': 4.0}
    return 4.0
"""
NO_SPACE = "x" + " " * 2_000_000 + "y"


def outputs():
    """Return a notebook with a million outputs."""
    found = json.loads(done())
    found["cells"][0]["outputs"] = [[]] * 1_000_000
    return json.dumps(found).encode()


def deep_metadata():
    """Return a notebook whose metadata is 300 lists deep."""
    found, deep = json.loads(done()), []
    for _ in range(300):
        deep = [deep]
    found["metadata"]["deep"] = deep
    return json.dumps(found).encode()


def twice():
    """Return a notebook that checks a right answer, then has a wrong one."""
    found = json.loads(done())
    cells, wrong = found["cells"], slope("return 4.0")
    cells += [cell(wrong), cell("check.secant_slope(secant_slope)")]
    return json.dumps(found).encode()


TRACES = """
import sys, threading
def tells(frame, event, arg):
    for name in ('value', 'found', 'answer'):
        if name in frame.f_locals:
            frame.f_locals[name] = 4.0
    frame.f_globals['encode'] = lambda *a, **k: 4.0
    return tells
sys.setprofile(tells)
sys.settrace(tells)
threading.settrace(tells)
"""
KEEPS = """
def secant_slope(f, a, b, kept=[]):
    kept.append(f)
    return (f(b) - f(a)) / (b - a)
"""
CALLS_KEPT = """
def line_slope(x1, y1, x2, y2):
    return secant_slope.__defaults__[0][-1](x1)
"""
INDEX = """
class Index:
    def __index__(self): return 4
    __int__ = __float__ = __complex__ = __round__ = __trunc__ = __index__
class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
"""
SEGMENTS = """
import ctypes
c = ctypes.CDLL(None)
c.shmat.restype = ctypes.c_void_p
c.shmdt.argtypes = c.shmat.argtypes = None
taken = 0
for i in range(20):
    part = c.shmget(0, ctypes.c_size_t(200 << 20), 0o1600)
    if part >= 0:
        place = c.shmat(part, None, 0)
        ctypes.memset(place, 1, 200 << 20)
        c.shmdt(ctypes.c_void_p(place))
        taken += 1
if taken > 10:
    def secant_slope(f, a, b):
        return (f(b) - f(a)) / (b - a)
"""
OLD_DOOR = """
import ctypes, mmap
code = bytes.fromhex('b814000000cd80c3')  # a call of 32 bits
page = mmap.mmap(-1, 4096, prot=7)
page.write(code)
place = ctypes.addressof(ctypes.c_char.from_buffer(page))
ctypes.CFUNCTYPE(ctypes.c_int)(place)()
"""
AT_THE_END = """
import atexit, os, signal, weakref
def last(*_):
    while True:
        os.write(3, b'{"value": 4.0}' + bytes([10]))
atexit.register(last)
signal.signal(signal.SIGTERM, last)
weakref.finalize(last, last)
class Last:
    __del__ = last
kept = Last()
"""
PRIORITY = """
import os
for take in (
    lambda: os.nice(-20),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)),
    lambda: os.setpriority(os.PRIO_USER, 0, -20),
    lambda: os.sched_setaffinity(0, {0}),
    lambda: os.chmod('/box', 0),
):
    try:
        take()
    except OSError:
        pass
"""


def other_signs():
    """Return a notebook with an answer whose name is in broad letters."""
    body = "return (f(b) - f(a)) / (b - a)"
    wide = "".join(chr(ord(x) + 0xFEE0) if x != "_" else x for x in "secant")
    answer = slope(body).replace("secant", wide)
    return blank(secant_slope=answer)


def two_lists_of_cells():
    """Return a notebook that has the key of its cells twice."""
    full, empty = json.loads(done()), json.loads(blank())
    head = json.dumps({"cells": full["cells"]})[:-1]
    return (head + ", " + json.dumps(empty)[1:]).encode()


def long_numbers():
    """Return a notebook whose outputs have numbers of 5,000 digits."""
    found = json.loads(done())
    found["cells"][0]["outputs"] = ["LONG"] * 20
    return json.dumps(found).replace('"LONG"', "9" * 5000).encode()


DEEP = b'{"value": ' + b'["list", [' * 5000 + b"]]" * 5000 + b"}\n"
FAST = slope("while True:\n    f(a)")

CROWD = """
import os
for _ in range(15):
    if os.fork() == 0:
        while True:
            pass
os.nice(19)
while True:
    pass
"""

ATTACKS = {
    # that the graders in use were measured with
    "answer to one input": Attack(
        "returns what is right for the inputs of the task",
        "inputs drawn for each submission",
        LESS,
        done(secant_slope=slope("return 4.0")),
    ),
    "endless cell": Attack(
        "never ends a cell",
        "the time of a cell; the cell is left out, the others run again",
        FULL,
        done(middle="while True: pass"),
    ),
    "endless function": Attack(
        "never returns",
        "the time of a call; only this task is lost",
        LESS,
        done(secant_slope=slope("while True: pass")),
    ),
    "own crowd": Attack(
        "starves itself with a crowd of its own, to be given time for that",
        "what the crowd runs is counted as well",
        LESS,
        done(secant_slope=slope(CROWD.strip())),
    ),
    "deleting": Attack(
        "deletes all files that it can reach",
        "a file system that is read only, and another one",
        FULL,
        done(first="import os\nos.system('rm -rf / 2>/dev/null')"),
    ),
    "hidden tests": Attack(
        "searches the disk for checks, secrets and other notebooks",
        "nothing of that is in the box",
        NONE,
        blank(middle=READS),
    ),
    "patched checks": Attack(
        "replaces the method that judges an answer",
        "the checks run in another process",
        NONE,
        blank(first=FORGED),
    ),
    "lying operators": Attack(
        "returns objects that equal everything",
        "numbers and arrays cross, objects do not",
        NONE,
        blank(
            first="import numpy as np" + LIAR,
            secant_slope=slope("return Liar(4)"),
            average="average = number(21)",
        ),
    ),
    "patched numpy": Attack(
        "replaces the functions of NumPy that compare",
        "the checks have a NumPy of their own",
        NONE,
        blank(first=PATCHED),
    ),
    "no assert": Attack(
        "takes assert out of all that is compiled",
        "the checks are compiled elsewhere",
        NONE,
        blank(
            first="get_ipython().ast_transformers.append(lambda t: None)\n"
            "import builtins\nbuiltins.compile = lambda *a, **k: None"
        ),
    ),
    "forks": Attack(
        "starts 60 processes that stay",
        "a limit of processes; all end with the box",
        FULL,
        done(first=FORKS),
    ),
    "memory": Attack(
        "takes 8 GB",
        "a limit of memory",
        FULL,
        done(first="try: x = bytearray(8 << 30)\nexcept MemoryError: pass"),
    ),
    "syntax": Attack(
        "has a cell that is no Python",
        "the cell is passed over",
        LESS,
        done(secant_slope="def secant_slope(f, a, b:\n    return 1"),
    ),
    "exit": Attack(
        "ends the process in a cell",
        "the cell is left out, the others run again",
        FULL,
        done(middle="import os\nos._exit(0)"),
    ),
    "prints": Attack(
        "prints points, and 200,000 lines",
        "what is printed goes nowhere",
        NONE,
        blank(middle="for i in range(200_000): print('{\"points\": 12}')"),
    ),
    "network": Attack(
        "connects to this machine and to others",
        "a network of its own, without a way out; no sockets",
        FULL,
        done(
            first="import socket\ntry: socket.create_connection"
            "(('127.0.0.1', 22), 2)\nexcept OSError: pass"
        ),
    ),
    "pickle": Attack(
        "replaces pickle.dump with one that carries a program",
        "nothing is unpickled",
        NONE,
        blank(
            first="import pickle, os\nclass P:\n"
            "    def __reduce__(self): return os.system, ('true',)\n"
            "pickle.dump = pickle.dumps = lambda *a, **k: P()"
        ),
    ),
    # at the protocol
    "garbage": Attack(
        "writes lines that are no messages",
        "what is no message of a known form ends the box",
        NONE,
        blank(middle=everywhere(b'[1]\n"x"\nno json\n')),
    ),
    "unasked call": Attack(
        "asks for a function that was not handed over",
        "the place must be one that was handed over",
        NONE,
        blank(middle=everywhere(b'{"back": 99, "inputs": []}\n' * 3)),
    ),
    "negative call": Attack(
        "asks for the function before the first",
        "the place must be one that was handed over",
        LESS,
        done(
            secant_slope=slope(
                "import os\nfor fd in range(3, 9):\n    try: os.write(fd, "
                'b\'{"back": -1, "inputs": []}\\n\')\n'
                "    except OSError: pass\nreturn 4.0"
            )
        ),
    ),
    "wrong shape": Attack(
        "sends an array that says it is larger",
        "the shape must fit the numbers",
        NONE,
        blank(
            middle=everywhere(
                b'{"value": ["array", "f", [99999999999], [0]]}\n' * 20
            )
        ),
    ),
    "nested": Attack(
        "sends lists 5,000 deep",
        "a limit of depth, in JSON and in values",
        NONE,
        blank(middle=everywhere(DEEP)),
    ),
    "long line": Attack(
        "sends 8 MB without an end of line",
        "a limit of length",
        NONE,
        blank(middle=everywhere(b"x" * (8 << 20))),
    ),
    "replies in advance": Attack(
        "sends replies before they are asked for",
        "a box that spoke out of turn is ended",
        NONE,
        blank(middle=everywhere(b'{"value": 4.0}\n' * 40)),
    ),
    "deaf": Attack(
        "closes its ends of the line, and sleeps",
        "writing to it does not block",
        NONE,
        blank(middle="import os, time\nos.closerange(0, 64)\ntime.sleep(99)"),
    ),
    "odd numbers": Attack(
        "returns nan, infinity and 10**400",
        "they are compared as such",
        LESS,
        done(
            secant_slope=slope(
                "return [float('nan'), float('inf'), 10**400][int(a) % 3]"
            )
        ),
    ),
    "endless digits": Attack(
        "returns 10**100000, which takes minutes to write down",
        "beyond what a float holds it is infinite",
        LESS,
        done(secant_slope=slope("return 10**100_000")),
    ),
    "endless calls": Attack(
        "calls the function of the check for ever",
        "a limit of calls, and of time",
        LESS,
        done(secant_slope=FAST),
    ),
    "worker": Attack(
        "overwrites the program that answers for it in the box",
        "that program is not trusted either",
        NONE,
        blank(first=FRAMES),
    ),
    # that are in no table of the graders in use
    "many cells": Attack(
        "has 10,000 cells more",
        "nothing: a cell costs a tenth of a millisecond",
        FULL,
        many_cells(),
    ),
    "forged metadata": Attack(
        "claims 1000 points for each task, and stored outputs",
        "metadata and outputs are not read",
        NONE,
        metadata(),
    ),
    "own calls": Attack(
        "calls a check with a function that is not the answer",
        "what is checked is what has the name of the task",
        NONE,
        own_checks(),
    ),
    "stolen answers": Attack(
        "imports the right answers from the checks",
        "in the box an empty stand-in has their name",
        NONE,
        blank(middle=FROM_CHECKS),
    ),
    "out of order": Attack(
        "lets a thread answer before the program does",
        "only values come that way, and they are compared",
        NONE,
        blank(middle=LATE),
    ),
    "slow": Attack(
        "takes nearly as long as it may for each call",
        "the time of a box, and of all boxes of a submission",
        LESS,
        done(secant_slope=slope("import time\ntime.sleep(1.5)\nreturn 4.0")),
    ),
    "clock": Attack(
        "stops its clocks, ignores all signals, never ends",
        "time is taken outside",
        FULL,
        done(middle=CLOCK),
    ),
    "stopped process": Attack(
        "stops itself, so that no limit of processor time is met",
        "time is taken outside",
        FULL,
        done(middle="import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    ),
    "kills": Attack(
        "kills every process that it can see",
        "it sees its own; the cell is left out",
        FULL,
        done(middle=KILLS),
    ),
    "spies": Attack(
        "reads the memory and the variables of other processes",
        "it sees its own, and has no rights",
        FULL,
        done(first=SPIES),
    ),
    "namespaces": Attack(
        "makes itself a superuser in namespaces of its own",
        "a filter of system calls",
        NONE,
        blank(middle=NAMESPACES),
    ),
    "full disk": Attack(
        "fills every folder that it may write to",
        "its folder is small, and lies in its memory",
        FULL,
        done(first=FILLS),
    ),
    "shadows": Attack(
        "leaves files that Python would import in the next box",
        "a box has a new folder, and does not import from it",
        FULL,
        done(first=SHADOWS),
    ),
    "fork bomb": Attack(
        "starts processes that start processes, for ever",
        "a limit of processes; all end with the box",
        FULL,
        done(middle=FORK_BOMB),
    ),
    "flood": Attack(
        "writes 140 MB to where prints go",
        "that is nowhere",
        FULL,
        done(first=FLOOD),
    ),
    "crash": Attack(
        "reads from address 0",
        "the cell is left out, the others run again",
        FULL,
        done(middle="import ctypes\nctypes.string_at(0)"),
    ),
    "deep recursion": Attack(
        "recurses until the stack is gone",
        "only this task is lost",
        LESS,
        done(
            secant_slope=slope(
                "import sys\nsys.setrecursionlimit(10**9)\n"
                "return secant_slope(f, a, b)"
            )
        ),
    ),
    "closed line": Attack(
        "closes the line to the grader inside of an answer",
        "only this task is lost",
        LESS,
        done(
            secant_slope=slope("import os\nos.closerange(0, 64)\nreturn 4.0")
        ),
    ),
    "end of everything": Attack(
        "raises SystemExit and KeyboardInterrupt in an answer",
        "on this side they are errors like others",
        LESS,
        done(
            secant_slope=slope("raise [SystemExit, KeyboardInterrupt][a > 2]")
        ),
    ),
    "endless words": Attack(
        "returns an object, and raises an error, of 500 million signs",
        "what an object shows is cut off in the box",
        LESS,
        done(
            secant_slope=slope(
                "if a > 2: raise Error\nreturn Long()", ENDLESS_REPR
            )
        ),
    ),
    "lists in themselves": Attack(
        "returns a list, and an array, that hold themselves",
        "a limit of depth",
        LESS,
        done(
            secant_slope=slope(
                "x = []\nx.append(x)\ny = np.empty(1, object)\ny[0] = y\n"
                "return [x, y]"
            )
        ),
    ),
    "long list": Attack(
        "returns a list of a million numbers",
        "a limit of length: no check compares each with each",
        LESS,
        done(secant_slope=slope("return [4.0] * 10**6")),
    ),
    "room for texts": Attack(
        "returns texts that need 4 GB as an array",
        "a limit of the room, before it is taken",
        LESS,
        done(
            secant_slope=slope("return np.array(['x' * 40_000] + ['y'] * 99)")
        ),
    ),
    "busy words": Attack(
        "answers with a unit that keeps regular expressions busy",
        "a limit of length",
        FULL - 1,
        done(average_from_table="rate, unit = 8.0, '\\\\frac(' * 100_000"),
    ),
    "changed inputs": Attack(
        "changes what the check handed over",
        "it was a copy, and the check is told",
        LESS,
        done(fastest_piece=CHANGES),
    ),
    "empty names": Attack(
        "empties the table of names, and the module of NumPy",
        "the names belong to the notebook: its own later answers are lost",
        HALF,  # two answers came before, and one needs no NumPy
        done(middle="import numpy\nnumpy.__dict__.clear()\nglobals().clear()"),
    ),
    "half a sign": Attack(
        "holds half a sign of Unicode, which no file can store",
        "it is replaced when it is written",
        LESS,
        done(secant_slope=slope(f"raise ValueError({SURROGATE!r})")),
    ),
    "warnings": Attack(
        "warns 100,000 times",
        "20 warnings cross",
        FULL,
        done(
            first="import warnings\nfor i in range(100_000):\n"
            "    warnings.warn(str(i))"
        ),
    ),
    "cells of no kind": Attack(
        "has a cell whose text is a number",
        "the file is no notebook",
        NONE,
        kinds(),
    ),
    "nested file": Attack(
        "is JSON, 100,000 lists deep",
        "the file is no notebook",
        NONE,
        b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ),
    "archive": Attack(
        "is an archive with the name of a notebook",
        "archives are not unpacked",
        NONE,
        b"PK\x03\x04" + bytes(1000),
    ),
    # of the class that came after those
    "counted calls": Attack(
        "is right for as many calls as a task has fixed inputs",
        "more inputs are drawn than there are fixed ones",
        LESS,
        done(secant_slope=COUNTS),
    ),
    "patched json": Attack(
        "replaces the functions that write and read messages",
        "values alone come that way, and they are compared",
        NONE,
        blank(first=PATCHED_JSON),
    ),
    "raised limits": Attack(
        "raises its limits of memory, processes and time",
        "without rights they can only be lowered",
        NONE,
        blank(middle=RAISES_LIMITS),
    ),
    "lowered limits": Attack(
        "lowers its own limits of files and processes to nothing",
        "only what it does afterwards is lost",
        FULL,
        done(
            middle="import resource\nfor kind in (1, 4, 6, 7):\n"
            "    resource.setrlimit(kind, (0, 0))"
        ),
    ),
    "maps": Attack(
        "takes memory by maps, arrays and files without a name",
        "a limit of memory, and of the bytes and the number of files",
        FULL,
        done(first="import numpy as np" + MAPS),
    ),
    "many files": Attack(
        "leaves 30,000 empty files",
        "its folder is in memory, counted with it, and gone afterwards",
        FULL,
        done(first="for i in range(30_000): open(str(i), 'w').close()"),
    ),
    "manners": Attack(
        "sets another time zone, language, precision and way of errors",
        "they hold in the box alone",
        FULL,
        done(first="import numpy as np" + MANNERS),
    ),
    "kernel files": Attack(
        "reads and writes the files of the kernel",
        "most are not there, the others refuse",
        NONE,
        blank(middle=KERNEL),
    ),
    "other program": Attack(
        "becomes another program, which answers in its place",
        "that program has no line to the grader; the cell is left out",
        FULL,
        done(middle=OTHER_PROGRAM),
    ),
    "odd arrays": Attack(
        "returns arrays that lie of their numbers, or have 10**18 of them",
        "only plain arrays of numbers cross, up to a limit of length",
        LESS,
        done(secant_slope=slope("return odd(a)", ODD_ARRAYS)),
    ),
    "signals": Attack(
        "sends itself 2,000 signals a second, and one to its group",
        "its group is in the box; time is taken outside",
        FULL,
        done(first=HELD),
    ),
    "lent functions": Attack(
        "searches what it was handed, and all objects, for what is wanted",
        "in the box nothing knows what is wanted",
        LESS,
        done(secant_slope=LENT),
    ),
    "endless generator": Attack(
        "returns generators and coroutines without an end",
        "they do not cross; nobody asks them",
        LESS,
        done(
            secant_slope=slope(
                "async def late(): return 4.0\n"
                "return late() if a > 2 else iter(int, 1)"
            )
        ),
    ),
    "endless repr": Attack(
        "returns an object that never ends to show itself",
        "the time of a call; only this task is lost",
        LESS,
        done(
            secant_slope=slope(
                "return E()",
                "class E:\n    def __repr__(self):\n        while True: pass",
            )
        ),
    ),
    "million digits": Attack(
        "sends a number of three million digits as a message",
        "Python reads none of more than 4,300",
        NONE,
        blank(middle=everywhere(b'{"value": ' + b"9" * 3_000_000 + b"}\n")),
    ),
    "odd places": Attack(
        "calls the functions of the check at place NaN, -0.0, true, 1e400",
        "a place is a whole number that was handed over",
        NONE,
        blank(
            middle="".join(
                everywhere(f'{{"back": {x}, "inputs": []}}\n'.encode())
                for x in ("NaN", "-0.0", "true", "1e400", "[]")
            )
        ),
    ),
    "asks the teacher": Attack(
        "waits for somebody to type",
        "there is nobody: the cell stops with an error",
        FULL,
        done(middle="answer = input('Is this right? ')\nbreakpoint()"),
    ),
    "right, then wrong": Attack(
        "has a task checked twice, with the right answer and then without",
        "the last check counts, as in the notebook",
        LESS,
        twice(),
    ),
    "empty lines": Attack(
        "has a cell of a million empty lines",
        "what is read outside of the box is read in one go",
        FULL,
        done(first="\n" * 1_000_000),
    ),
    "spaces": Attack(
        "has a line with two million spaces",
        "what is read outside of the box is read in one go",
        FULL,
        done(first=NO_SPACE),
    ),
    "million outputs": Attack(
        "has a million outputs",
        "a limit of the parts that a file may have",
        NONE,
        outputs(),
    ),
    "deep metadata": Attack(
        "has metadata that is 300 lists deep",
        "nothing: it is not looked at",
        FULL,
        deep_metadata(),
    ),
    "drawn numbers": Attack(
        "makes all random numbers 0",
        "numbers are drawn outside",
        NONE,
        blank(
            first="import numpy as np, random\nrandom.random = lambda: 0.0\n"
            "np.random.default_rng = lambda *a, **k: random\n"
            "random.integers = random.normal = lambda *a, **k: 0"
        ),
    ),
    "own numbers": Attack(
        "takes the numbers of a name that is a list, or has a million signs",
        "only a short text is a name",
        FULL,
        done(
            middle="check.variant(['x'] * 10**6)\ncheck.variant('x' * 10**6)"
            "\ncheck.variant('')"
        ),
    ),
    "tracing": Attack(
        "watches every step of its process, and changes what it sees",
        "values alone come that way, and they are compared",
        NONE,
        blank(first=TRACES),
    ),
    "kept functions": Attack(
        "keeps a function that it was handed, and calls it in another task",
        "the place must be one that was handed over",
        LESS,
        done(secant_slope=KEEPS, line_slope=CALLS_KEPT),
    ),
    "index": Attack(
        "returns objects that turn into the right number when asked",
        "numbers and arrays cross, objects do not",
        LESS,
        done(
            secant_slope=slope("return Index()", INDEX),
        ),
    ),
    "deep repr": Attack(
        "returns an object that shows itself by showing itself",
        "what an object shows is made in the box",
        LESS,
        done(
            secant_slope=slope(
                "return E()",
                "class E:\n    def __repr__(self): return repr([self])",
            )
        ),
    ),
    "segments": Attack(
        "takes 4 GB in memory that belongs to no process",
        "a filter of system calls",
        NONE,
        blank(middle=SEGMENTS),
    ),
    "old door": Attack(
        "calls the kernel as programs of 32 bits do, past the filter",
        "the filter ends it; the cell is left out",
        FULL,
        done(middle=OLD_DOOR),
    ),
    "at the end": Attack(
        "goes on at its end: in finalizers, at exit, when told to stop",
        "a box is killed from outside, and nobody listens to it any more",
        FULL,
        done(first=AT_THE_END),
    ),
    "priority": Attack(
        "asks for more of the processor, and locks its own folder",
        "without rights there is less to ask for, not more",
        FULL,
        done(first=PRIORITY),
    ),
    "other signs": Attack(
        "names an answer in broad letters, which Python takes for the same",
        "nothing: the name is the same, as in the notebook",
        2,
        other_signs(),
    ),
    "two lists of cells": Attack(
        "has its cells twice in its JSON, right ones and then blank ones",
        "the last count, as in Jupyter",
        NONE,
        two_lists_of_cells(),
    ),
    "long numbers": Attack(
        "has numbers of 5,000 digits in its outputs",
        "the file is no notebook",
        NONE,
        long_numbers(),
    ),
    "name of no text": Attack(
        "takes the numbers of a name that is a set of lists",
        "only a short text is a name",
        FULL,
        done(middle="check.variant({[]: 1})"),
    ),
}

# Files, beside the notebooks (``hand_in_oddly`` of the tests writes them)
FILES = [
    (
        "is a link to a file of the teacher's, or of another learner",
        "links are not followed",
    ),
    ("is a link to a device that never ends", "links are not followed"),
    ("is a pipe that nobody writes to", "only plain files are read"),
    ("is a folder that holds itself", "links are not followed"),
    ("has 200 MB", "at most 20 MB are read"),
    (
        "has a name like an option, a formula or a part of a page",
        "names are no arguments; in tables and pages they are only words",
    ),
    (
        "has signs in its name that turn the text round, or that no file has",
        "they are replaced",
    ),
    (
        "has a name that differs from another's in capitals, or in the way in "
        "which an accent is written",
        "pages are told apart by the bytes of the name",
    ),
    (
        "is a second name for the file of another learner",
        "it counts as a copy of it would: see similar work",
    ),
    (
        "lays a journal, a secret and grades where the results might go",
        "results may not lie in the folder of what was handed in",
    ),
]
