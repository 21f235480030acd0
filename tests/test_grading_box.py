"""What code in a box can see and do, asked from inside of it."""

from pathlib import Path

import numpy as np
import pytest

from lib.grading import limits
from lib.grading.box import Box, Dead, Raised
from lib.grading.learner import Learner
from lib.grading.notebook import Cell
from lib.grading.wire import decode

pytestmark = pytest.mark.box


@pytest.fixture(scope="module")
def box():
    box = Box()
    yield box
    box.close()


@pytest.fixture
def fresh():
    """Return a box that a test may break."""
    box = Box()
    yield box
    box.close()


def seen(box, source, name="seen"):
    """Run code in a box and return what it binds ``name`` to."""
    answer = box.ask({"cell": source, "binds": []}, seconds=10)
    assert answer["value"] is None, answer
    return decode(box.ask({"get": name})["value"])


def tried(action):
    """Return code that binds ``seen`` to the error an action stops with."""
    body = "\n".join(f"    {line}" for line in action.split("\n"))
    return f"try:\n{body}\n    seen = 'done'\nexcept Exception as e:\n" + (
        "    seen = type(e).__name__ + ' ' + str(getattr(e, 'errno', ''))"
    )


def test_it_is_nobody_with_no_rights(box):
    code = "import os\nseen = [os.getuid(), os.getgroups()]"
    user, groups = seen(box, code)
    assert user != 0 and groups in ([], [user])
    status = seen(box, "seen = open('/proc/self/status').read()")
    for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert f"{kind}:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status


def test_it_sees_its_own_processes_alone(box):
    code = "import os\nseen = sum(x.isdigit() for x in os.listdir('/proc'))"
    assert seen(box, code) <= 4


def test_it_sees_python_and_the_library_and_nothing_else(box):
    code = "import os\nseen = sorted(os.listdir('/'))"
    known = "bin box course dev lib lib64 proc python site usr".split()
    assert set(seen(box, code)) <= set(known)


def test_it_sees_no_check(box):
    code = "import os\nseen = [os.listdir('/course/lib/' + x) for x in {}]"
    assert seen(box, code.format(["checks", "questions"])) == [[], []]


def test_it_sees_no_variable_of_ours(box, monkeypatch):
    assert "SECRET" not in seen(box, "import os\nseen = sorted(os.environ)")


@pytest.mark.parametrize(
    "path",
    "/new /dev/new /dev/shm/new /usr/new /course/lib/new.py /site/new".split(),
)
def test_it_writes_nowhere_but_in_its_folder(box, path):
    assert seen(box, tried(f"open({path!r}, 'w')")) == "OSError 30"
    assert seen(box, tried("open('/box/new', 'w').write('x')")) == "done"


FILL = """
for i in range(99):
    open(f'/box/{i}', 'wb').write(b'x' * 2**20)
"""


def test_its_folder_is_small(fresh):
    assert seen(fresh, tried(FILL.strip())) == "OSError 28"


def test_a_file_is_small(fresh):
    action = "open('/box/large', 'wb').write(b'x' * (17 << 20))"
    assert seen(fresh, tried(action)) == "OSError 27"


def test_there_is_no_network(box):
    lines = seen(box, "seen = open('/proc/net/dev').read()").split("\n")[2:]
    assert [line.split(":")[0].strip() for line in lines if line] == ["lo"]
    action = "import socket\nsocket.socket()"
    assert seen(box, tried(action)) == "PermissionError 1"


@pytest.mark.parametrize(
    "call",
    ["unshare(0x10000000)", "ptrace(0, 0, 0, 0)", "mount(0, 0, 0, 0, 0)"]
    + ["setns(0, 0)", "chroot(b'/box')", "shmget(0, 4096, 0o1600)"]
    + ["msgget(0, 0o1600)", "semget(0, 1, 0o1600)"],
)
def test_a_system_call_that_no_lesson_needs_is_refused(box, call):
    code = "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\n"
    code += f"seen = [c.{call}, ctypes.get_errno()]"
    assert seen(box, code) == [-1, 1]


def test_threads_and_children_still_work(box):
    code = "import os, threading\nfound = []\n"
    code += "t = threading.Thread(target=found.append, args=[1])\n"
    code += "t.start(); t.join()\npid = os.fork()\n"
    code += "if not pid: os._exit(7)\n"
    code += "seen = [found, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])]"
    assert seen(box, code) == [[1], 7]


def test_it_has_few_processes(fresh):
    code = "import os, time\nseen = 0\nfor _ in range(200):\n    try:\n"
    code += "        if os.fork() == 0: time.sleep(9); os._exit(0)\n"
    code += "        seen += 1\n    except OSError: break"
    assert seen(fresh, code) < limits.PROCESSES


def test_it_has_little_memory(box):
    assert seen(box, tried("bytearray(2 * 2**30)")) == "MemoryError "


@pytest.mark.skipif(not limits.cgroups(), reason="no memory cgroup here")
def test_all_its_processes_together_have_little_memory(fresh):
    code = (
        "import os\nchildren = []\nfor _ in range(4):\n    pid = os.fork()\n"
    )
    code += "    if not pid: x = b'x' * (600 << 20); os._exit(0)\n"
    code += "    children.append(pid)\n"
    code += "seen = [os.waitpid(p, 0)[1] for p in children]"
    try:
        assert any(seen(fresh, code))
    except (Dead, Raised):
        pass  # the kernel ended the whole of it


LEFT = """
import os, time
if os.fork() == 0:
    os.setsid()
    time.sleep(60)
"""


def test_what_it_leaves_behind_ends_with_it(fresh):
    fresh.ask({"cell": LEFT, "binds": []})
    fresh.close()
    assert fresh.process.poll() is not None
    assert not Path(f"/proc/{fresh.process.pid}").exists()


def test_the_filter_has_a_rule_for_every_call_it_names():
    # four bytes of code, two jumps and four of a number for each rule
    assert len(limits.filter_of_calls()) / 8 > len(limits.REFUSED)


RATES = """
from lib.calculus import gradient
def slopes(f, x):
    return gradient(lambda p: (f(p) * p).sum())(x)
def both(f, x):
    return gradient(lambda p: f(p[0], p[1]))(x)
"""


def test_a_function_of_the_check_takes_a_tensor_and_gives_its_rates():
    learner = Learner([Cell("", RATES)])
    learner.run_to(1)
    x = np.array([1.0, -2.0, 0.5])
    found = learner.get("slopes")(lambda p: p**3, x)
    np.testing.assert_allclose(found, 4 * x**3)
    found = learner.get("both")(lambda a, b: a**2 * b, x)
    np.testing.assert_allclose(found, [-4.0, 1.0, 0.0])
    learner.close()


@pytest.mark.skipif(not limits.cgroups(), reason="no memory cgroup here")
def test_a_run_that_was_killed_leaves_no_group_for_ever():
    folder = limits.cgroups()
    old = folder / f"grading-{2**22 + 1}-0"  # no process has this number
    old.mkdir()
    limits.cgroups.cache_clear()
    assert limits.cgroups() == folder and not old.exists()
