"""What grading costs: ours, with a new box for each notebook, and others'.

    python -m benchmarks.grading [ROUNDS] [NOTEBOOKS] [CHAPTER ...]

The same notebooks, right and blank ones by turns, are graded by turns with
``lib.grading``, ``nbgrader autograde`` and otter-grader, each as one command
with its start.  otter comes into an environment of its own, and is asked in
the way that is fastest: by its functions, in one process.  Its tests call the
same checks.

The kernel counts the processor time and the memory of everything that a
command starts, also what is killed: that needs root, and cgroups of the first
kind.

Left out on purpose: time on the clock, which is that of the machine.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from lib.grading.grade import chapter_checks

ROOT = Path(__file__).resolve().parent.parent
COUNTED = {"cpuacct": "cpuacct.usage", "memory": "memory.max_usage_in_bytes"}
OTTER = "otter-grader==7.0.0"
BESIDE = ("ipykernel", "matplotlib", "numpy", "seaborn")  # for the notebooks
GRADERS = ("ours", "nbgrader", "otter")
GOALS = {"nbgrader": (12, 3)}  # times the processor time, times the memory

# One test for each task, as otter wants it.
TEST = """from otter.test_files import test_case

OK_FORMAT = False
name = "{task}"
points = {points}


@test_case(points={points})
def test({names}):
    from lib.checks import {chapter} as check

    check.{task}({names})
"""
GRADE = """import sys
from otter.api import grade_submission

for path in sys.argv[2:]:
    grade_submission(path, sys.argv[1], quiet=True)
"""


# What is counted


def group(kind):
    """Return a new cgroup below our own."""
    lines = Path("/proc/self/cgroup").read_text("utf8").split("\n")
    own = {k: p for _, k, p in (x.split(":", 2) for x in lines if x)}
    path = Path(f"/sys/fs/cgroup/{kind}{own[kind]}")
    folder = path / f"bench-{os.getpid()}"
    folder.mkdir()
    return folder


def counted(argv):
    """Return groups that count what a command uses, and a command in them."""
    groups = {kind: group(kind) for kind in COUNTED}
    enter = "".join(f"echo $$ > {g}/cgroup.procs; " for g in groups.values())
    return groups, ["sh", "-c", f'{enter}exec "$@"', "sh", *map(str, argv)]


def used(groups):
    """Return the processor seconds and megabytes of groups, and end them."""
    found = {k: int((groups[k] / f).read_text()) for k, f in COUNTED.items()}
    for one in groups.values():
        for box in one.glob("grading-*"):  # of a run that was killed
            box.rmdir()
        one.rmdir()
    return found["cpuacct"] / 1e9, found["memory"] / 2**20


def measured(argv, folder, python=sys.executable):
    """Return processor seconds and megabytes of a command."""
    groups, line = counted(argv)
    path = f"{Path(python).parent}:{os.environ['PATH']}"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    env |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": path}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(line, cwd=folder, env=env, **pipes, text=True)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:])
    return used(groups)


# The graders


def otters_python():
    """Return the Python of the environment with otter, made if it is not."""
    folder = ROOT / ".venv-otter"
    python, ready = folder / "bin/python", folder / "ready"
    if not ready.exists():
        print(f"Installing {OTTER} into {folder.name} ...")
        venv.create(folder, with_pip=True, clear=True)
        lock = (ROOT / "requirements.txt").read_text("utf8")
        pins = [re.search(rf"^{x}==\S+", lock, re.M)[0] for x in BESIDE]
        pip = [python, "-m", "pip", "install", "--quiet"]
        pip += ["--disable-pip-version-check", OTTER, *pins]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        ready.touch()
    return python


def class_in(folder, chapter, count, otters):
    """Write a class for all graders, with the files that each needs."""
    source = folder / "source" / chapter
    source.mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / f"{chapter}.ipynb", source)
    measured(["nbgrader", "generate_assignment", chapter], folder)
    for i in range(count):
        place = folder / "submitted" / f"learner{i:02}" / chapter
        place.mkdir(parents=True)
        room = "exercises" if i % 2 else "solutions"
        shutil.copy(ROOT / room / f"{chapter}.ipynb", place)
    tests = folder / "tests"
    tests.mkdir()
    for task in chapter_checks(chapter).tasks.values():
        names = ", ".join(task.names)
        said = {"task": task.name, "points": task.points, "names": names}
        text = TEST.format(chapter=chapter, **said)
        (tests / f"{task.name}.py").write_text(text)
    (folder / "grade.py").write_text(GRADE)
    make = [otters.parent / "otter", "generate", "-t", "tests"]
    measured([*make, "-o", "otter.zip"], folder, otters)


def one_round(folder, chapter, number, otters):
    """Return (processor seconds, megabytes) of each grader."""
    ours = [sys.executable, "-m", "lib.grading", "submitted", "--out"]
    files = sorted(folder.glob("submitted/*/*/*.ipynb"))
    commands = {
        "ours": [*ours, f"results{number}"],
        "nbgrader": ["nbgrader", "autograde", "--force", chapter],
        "otter": [otters, "grade.py", "otter.zip", *files],
    }
    turn = number % len(GRADERS)
    found = {}
    for name in GRADERS[turn:] + GRADERS[:turn]:
        python = otters if name == "otter" else sys.executable
        found[name] = measured(commands[name], folder, python)
    return found


def show(chapter, found, count):
    """Print the median and the range of the rounds, and whether it is met."""
    print(f"{chapter}: {count} notebooks, {len(found)} rounds by turns\n")
    print("| grader | CPU s each | range | times ours | MB | times ours |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in GRADERS:
        cpu, memory = zip(*(one[name] for one in found), strict=True)
        cpu = [seconds / count for seconds in cpu]
        times = [
            statistics.median(one[name][i] / one["ours"][i] for one in found)
            for i in (0, 1)
        ]
        print(
            f"| {name} | {statistics.median(cpu):.2f} | {min(cpu):.2f} to "
            f"{max(cpu):.2f} | {times[0]:.1f} | "
            f"{statistics.median(memory):.0f} | {times[1]:.1f} |"
        )
        for got, goal in zip(times, GOALS.get(name, ()), strict=False):
            if got < goal:
                print(f"MISSED: {got:.1f}, and {goal} was the goal")
    print()


def main(rounds=3, count=10, chapters=("rates_of_change", "derivatives")):
    """Print a table for each chapter."""
    otters = otters_python()
    for chapter in chapters:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            class_in(folder, chapter, count, otters)
            found = [
                one_round(folder, chapter, i, otters) for i in range(rounds)
            ]
        show(chapter, found, count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *filter(None, [sys.argv[3:]]))
