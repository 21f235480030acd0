"""A class of thousands: memory over time, and a run that is killed midway.

    python -m benchmarks.large_class [COUNT]

Right, blank and mistaken notebooks of three chapters are graded two at once,
with hostile ones between them.  When half of them have a result the run is
ended with SIGKILL and started again.  Then each notebook must have one result
and the points that are right.  Needs root, as ``benchmarks.grading`` does.

Left out on purpose: time on the clock, which is that of the machine.
"""

import csv
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.grading import ROOT, counted, used
from tests.attacks import ATTACKS
from tests.boxes import notebook

CHAPTERS = {"rates_of_change": 12, "derivatives": 12, "loss_functions": 13}
RISE = "def secant_slope(f, a, b):\n    return f(b) - f(a)\n"
# of those that take no minutes: an endless loop keeps a processor for 20 s
HOSTILE = "forks memory exit prints kills crash flood garbage".split()
HOSTILE += ["patched checks", "lying operators", "long line", "fork bomb"]
EVERY = 25  # the first of so many notebooks is a hostile one


def kinds():
    """Return (name of the kind, bytes, points) of all sorts of notebooks."""
    honest = [("mistake", notebook("rates_of_change", secant_slope=RISE), 10)]
    for chapter, points in CHAPTERS.items():
        honest.append((f"right {chapter}", notebook(chapter), points))
        blank = notebook(chapter, "exercises")
        honest.append((f"blank {chapter}", blank, 0))
    hostile = [(x, ATTACKS[x].content, ATTACKS[x].points) for x in HOSTILE]
    return honest, hostile


def class_in(folder, count):
    """Write a class; return the points that are right, by the name."""
    honest, hostile = kinds()
    folder.mkdir()
    points = {}
    for i in range(count):
        of, place = (honest, i) if i % EVERY else (hostile, i // EVERY)
        _, content, right = of[place % len(of)]
        name = f"learner{i:04}"
        (folder / f"{name}.ipynb").write_bytes(content)
        points[name] = str(right)
    return points


def graders(process):
    """Return the numbers of the command and of its own processes."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    try:
        children = path.read_text().split()
        kept = [x for x in children if b"spawn_main" in line_of(x)]
        return [str(process.pid), *kept]
    except OSError:
        return []


def line_of(pid):
    """Return the command line of a process, nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def megabytes(pid):
    """Return the resident memory of a process, 0 if it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def results(out):
    """Return how many results a journal has."""
    path = out / "journal.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def watched(process, out, stop):
    """Return (results, MB of the command, MB of its workers) over time.

    At ``stop`` results the run is killed.
    """
    seen = []
    while process.poll() is None:
        done, pids = results(out), graders(process)
        if pids:
            sizes = [megabytes(pid) for pid in pids]
            seen.append((done, sizes[0], max(sizes[1:], default=0.0)))
        if done >= stop:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(1)
    process.wait()
    return seen


def started(argv):
    """Start a command whose processor time is counted."""
    groups, line = counted(argv)
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return groups, subprocess.Popen(line, cwd=ROOT, env=env)


def run(folder, count):
    """Grade a class, killed at the half; return what was seen, and CPU s."""
    out, seen, spent = folder / "out", [], []
    argv = [sys.executable, "-m", "lib.grading", folder / "in", "--out", out]
    for stop in (count // 2, count + 1):
        groups, process = started([*argv, "--jobs", "2"])
        seen += watched(process, out, stop)
        before = (out / "journal.jsonl").read_bytes()
        time.sleep(3)  # what it started ends, too
        assert (out / "journal.jsonl").read_bytes() == before
        assert not (groups["cpuacct"] / "tasks").read_text(), "left behind"
        spent.append(used(groups)[0])
        print(f"stopped at {results(out)} of {count}")
    return out, seen, spent


def judge(out, points):
    """Raise unless each notebook has one result, and its points."""
    with (out / "grades.csv").open(newline="", encoding="utf8") as file:
        found = {row["name"]: row["total"] for row in csv.DictReader(file)}
    wrong = {n: (found.get(n), p) for n, p in points.items()}
    wrong = {name: pair for name, pair in wrong.items() if len({*pair}) > 1}
    assert not wrong, wrong
    lines = (out / "journal.jsonl").read_text("utf8").split("\n")
    keys = [json.loads(line)["key"] for line in lines if line.endswith("}")]
    assert len(keys) == len(set(keys)) == len(points)
    print(f"{len(keys)} notebooks, each with one result and its points")


def main(count=3000):
    """Print what a class costs, and how memory went."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points = class_in(folder / "in", count)
        out, seen, spent = run(folder, count)
        show(seen, sum(spent), count)
        judge(out, points)


def show(seen, spent, count):
    """Print how memory went, and what it cost."""
    print("| results | MB of the command | MB of a worker |\n|---:|---:|---:|")
    for part in range(1, 9):
        done, own, worker = next(x for x in seen if x[0] >= part * count // 9)
        print(f"| {done} | {own:.0f} | {worker:.0f} |")
    print(f"\nCPU s: {spent:.0f}, {spent / count:.3f} for each notebook")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
