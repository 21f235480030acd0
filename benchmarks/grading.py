"""What grading costs: ours, with a box for each notebook, and nbgrader's.

    python -m benchmarks.grading [CHAPTER] [ROUNDS] [NOTEBOOKS]

The same notebooks, right and blank ones by turns, are graded by turns with
``lib.grading`` and with ``nbgrader autograde``, each as one command with its
start.  The kernel counts the processor time and the memory of everything that
a command starts, also what is killed: that needs root, and cgroups of the
first kind.

Left out on purpose: otter-grader, which takes exercises of another form.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNTED = {"cpuacct": "cpuacct.usage", "memory": "memory.max_usage_in_bytes"}


def group(kind):
    """Return a new cgroup below our own."""
    lines = Path("/proc/self/cgroup").read_text("utf8").split("\n")
    own = {k: p for _, k, p in (x.split(":", 2) for x in lines if x)}
    path = Path(f"/sys/fs/cgroup/{kind}{own[kind]}")
    folder = path / f"bench-{os.getpid()}"
    folder.mkdir()
    return folder


def measured(argv, folder):
    """Return processor seconds and megabytes of a command."""
    groups = {kind: group(kind) for kind in COUNTED}
    enter = "".join(f"echo $$ > {g}/cgroup.procs; " for g in groups.values())
    line = ["sh", "-c", f'{enter}exec "$@"', "sh", *map(str, argv)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    env |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(line, cwd=folder, env=env, **pipes, text=True)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:])
    used = {k: int((groups[k] / f).read_text()) for k, f in COUNTED.items()}
    for one in groups.values():
        one.rmdir()
    return used["cpuacct"] / 1e9, used["memory"] / 2**20


def class_in(folder, chapter, count):
    """Write a class for both graders, with nbgrader's own version made."""
    source = folder / "source" / chapter
    source.mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / f"{chapter}.ipynb", source)
    measured(["nbgrader", "generate_assignment", chapter], folder)
    for i in range(count):
        place = folder / "submitted" / f"learner{i:02}" / chapter
        place.mkdir(parents=True)
        room = "exercises" if i % 2 else "solutions"
        shutil.copy(ROOT / room / f"{chapter}.ipynb", place)


def one_round(folder, chapter, number):
    """Return (processor seconds, megabytes) of ours and of nbgrader."""
    ours = [sys.executable, "-m", "lib.grading", "submitted", "--out"]
    ours.append(f"results{number}")
    theirs = ["nbgrader", "autograde", "--force", chapter]
    order = [("ours", ours), ("nbgrader", theirs)]
    return {n: measured(argv, folder) for n, argv in order[:: (-1) ** number]}


def main(chapter="rates_of_change", rounds=3, count=10):
    """Print a table, the median of the rounds."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        class_in(folder, chapter, count)
        found = [one_round(folder, chapter, i) for i in range(rounds)]
    print(f"{chapter}: {count} notebooks, {rounds} rounds by turns\n")
    print("| grader | CPU s each | MB at most |\n|---|---:|---:|")
    middle = {}
    for name in ("ours", "nbgrader"):
        cpu, memory = zip(*(one[name] for one in found), strict=True)
        middle[name] = statistics.median(cpu), statistics.median(memory)
        cost = middle[name][0] / count
        print(f"| {name} | {cost:.3f} | {middle[name][1]:.0f} |")
    pairs = zip(middle["nbgrader"], middle["ours"], strict=True)
    print("\nnbgrader / ours:", " and ".join(f"{a / b:.1f}" for a, b in pairs))


if __name__ == "__main__":
    main(*sys.argv[1:2], *map(int, sys.argv[2:4]))
