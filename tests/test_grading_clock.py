"""A computer with too much to do costs nobody points, and saves nobody."""

import itertools
from types import SimpleNamespace

import pytest

from lib.grading import box, clock
from lib.grading.box import Box, Dead
from lib.grading.clock import Clock, Limit
from tests.boxes import graded, notebook, points


class Computer:
    """Stands for the kernel: what time it is, who ran and who waited."""

    def __init__(self, folder):
        self.folder, self.time, self.had = folder, 1000.0, {}
        self.put("thread-self")
        self.start(7)

    def put(self, thread, ran=0.0, waited=0.0):
        had = self.had.get(thread, (0.0, 0.0))
        self.had[thread] = ran, waited = had[0] + ran, had[1] + waited
        path = self.folder / thread / "schedstat"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{ran * 1e9:.0f} {waited * 1e9:.0f} 3\n")

    def start(self, pid, parent=None):
        self.put(f"{pid}/task/{pid}")
        (self.folder / f"{pid}/task/{pid}/children").write_text("")
        if parent:
            children = self.folder / f"{parent}/task/{parent}/children"
            children.write_text(f"{children.read_text()}{pid} ")

    def passes(self, seconds, ours=0.0, **threads):
        """Let time pass; (ran, waited) of each process are its share of it."""
        self.time += seconds
        self.put("thread-self", 0.0, ours * seconds)
        for name, (ran, waited) in threads.items():
            pid = name.removeprefix("p")
            self.put(f"{pid}/task/{pid}", ran * seconds, waited * seconds)


@pytest.fixture
def computer(tmp_path, monkeypatch):
    made = Computer(tmp_path)
    monkeypatch.setattr(clock, "PROC", tmp_path)
    monkeypatch.setattr(
        clock, "time", SimpleNamespace(monotonic=lambda: made.time)
    )
    return made


def until_the_end(computer, limit, **shares):
    """Return how long somebody has on the clock who does not stop."""
    start = computer.time
    for _ in range(10_000):
        left = limit.left()
        if not left:
            return computer.time - start
        computer.passes(left, **shares)
    raise AssertionError("there is no end")


@pytest.mark.parametrize(
    "what, shares, longest",
    [
        ("runs alone", {"p7": (1.0, 0.0)}, 4.0),
        ("sleeps", {"p7": (0.0, 0.0)}, 4.0),
        ("sleeps, while others are busy", {"p7": (0.0, 0.01)}, 4.1),
        ("shares a processor with three others", {"p7": (0.25, 0.75)}, 15.3),
        ("has one whose grader waits", {"p7": (0.0, 0.0), "ours": 0.5}, 7.8),
        ("is never let run", {"p7": (0.0, 1.0)}, 40.0),
        ("is said to wait longer than there is time", {"p7": (0, 9.0)}, 40.0),
    ],
)
def test_who_is_not_let_run_has_longer_and_nobody_has_more_than_ten_times(
    what, shares, longest, computer
):
    limit = Limit(Clock(7), 4.0)
    found = until_the_end(computer, limit, **shares)
    assert found == pytest.approx(longest, rel=0.07), what
    assert found <= 40.0


def test_who_waits_for_a_crowd_of_its_own_has_no_longer(computer):
    for pid in range(8, 16):
        computer.start(pid, parent=7)
    crowd = {f"p{pid}": (0.25, 0.75) for pid in range(8, 16)}
    limit = Limit(Clock(7), 4.0)
    found = until_the_end(computer, limit, p7=(0.0, 1.0), **crowd)
    assert found <= 4.0  # and not the 40 of one that waits alone


def test_what_a_thread_waited_before_a_call_is_not_taken_off_it(computer):
    computer.passes(100.0, p7=(0.0, 1.0))
    limit = Limit(Clock(7), 4.0)
    assert until_the_end(computer, limit, p7=(1.0, 0.0)) == 4.0


def test_where_the_kernel_does_not_count_time_is_that_on_the_clock(computer):
    limit = Limit(Clock(404), 4.0)
    assert until_the_end(computer, limit) == pytest.approx(4.0)


def test_who_answers_at_once_is_not_looked_at(computer, monkeypatch):
    monkeypatch.setattr(clock, "_threads", pytest.fail)
    limit = Limit(Clock(7), 4.0)
    computer.passes(0.2)
    assert limit.left() > 0


@pytest.fixture
def starving(monkeypatch):
    """Return a clock on which a second passes whenever somebody looks."""
    passed = itertools.count()
    monkeypatch.setattr(
        clock, "time", SimpleNamespace(monotonic=lambda: float(next(passed)))
    )
    for limit in ("START", "CALL", "CELL", "BOX"):
        monkeypatch.setattr(box, limit, 1e6)
    return passed


@pytest.mark.box
def test_an_honest_notebook_keeps_its_points_on_a_starved_computer(
    starving, monkeypatch
):
    content = notebook("rates_of_change")
    assert points(graded(content)) == 12
    monkeypatch.setattr(box, "BOX", next(starving) / 3)
    assert points(graded(content)) < 12
    # the same, but a thread of the box waited all the time
    always = itertools.count(0, 1000)
    monkeypatch.setattr(clock, "_times", lambda _: (0.0, next(always)))
    result = graded(content)
    assert points(result) == 12 and not result["notes"]


@pytest.mark.box
@pytest.mark.parametrize("end", ["while True: pass", "time.sleep(99)"])
def test_who_does_not_stop_is_stopped(end, monkeypatch):
    monkeypatch.setattr(box, "CALL", 0.5)
    made = Box()
    with pytest.raises(Dead, match="out of time"):
        made.ask({"cell": f"import time\n{end}", "binds": []})
    made.close()
