"""The command: ``python -m lib.grading submissions/ --out results/``."""

import argparse
import re
import shutil
import signal
import sys
from pathlib import Path

from lib.grading.box import Box, NoBox
from lib.grading.cluster import graded_by
from lib.grading.run import graded, run

NEEDS = (
    "Notebooks are graded in a box, and none can be made here: {}. {}, or use "
    "the container in containers/grading; --trust-the-authors does without a "
    "box, and then a notebook may do all that you may."
)
UNIX = (
    "--trust-the-authors needs macOS or Linux; on Windows use the Windows "
    "Subsystem for Linux, or the container in containers/grading."
)
INSTALL = "Install bubblewrap and the extra 'grading' (Linux)"
ALLOW = (
    "Run it as root, or ask who looks after this computer to let users make "
    "namespaces (the page Grading a class says how)"
)


def arguments():
    """Return what the command takes."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.grading",
        description="Grade the notebooks of a class with the checks that the "
        "learners saw. A run that was stopped goes on where it was.",
    )
    add = parser.add_argument
    add("submissions", type=Path, help="the folder with the notebooks")
    add("--out", type=Path, required=True, help="the folder for the results")
    add("--jobs", type=int, default=1, help="how many at once (1)")
    add(
        "--names",
        type=Path,
        metavar="TABLE",
        help="a CSV file: submission, and the name that its numbers are from",
    )
    add("--secret", help="draws the inputs; kept in secret.txt of the results")
    add("--dask", metavar="ADDRESS", help="a Dask cluster that does the work")
    add(
        "--trust-the-authors",
        action="store_true",
        help="run the notebooks without a box: for your own work alone",
    )
    return parser


def main(argv=None):
    """Return 0 when all is graded, else 2, and say why on one line."""
    given = arguments().parse_args(argv)
    if not given.submissions.is_dir():
        return _refuse(f"{given.submissions} is no folder.")
    if given.names and not given.names.is_file():
        return _refuse(f"{given.names} is no file.")
    if given.jobs < 1:
        return _refuse(f"--jobs must be 1 or more, got {given.jobs}.")
    if given.out.resolve().is_relative_to(given.submissions.resolve()):
        # what was handed in could pass for results, and for the secret
        return _refuse(f"{given.out} must not lie in {given.submissions}.")
    trusted = given.trust_the_authors
    if trusted and not hasattr(signal, "setitimer"):
        return _refuse(UNIX)
    try:
        if not (trusted or given.dask):
            _try_a_box()
        grader = graded_by(given.dask) if given.dask else graded
        count = run(*_of(given), grader, given.names)
    except (NoBox, ImportError) as why:
        is_there = re.search("namespace|uid map|not permitted", str(why))
        first = ALLOW if is_there else INSTALL
        return _refuse(NEEDS.format(why, first))
    place = given.out / "summary.html"
    sys.stdout.write(f"{count} notebooks: see {place} and grades.csv\n")
    return 0


def _of(given):
    places = given.submissions, given.out
    return *places, given.jobs, given.secret, given.trust_the_authors


def _try_a_box():
    if not shutil.which("bwrap"):
        raise NoBox("it is not installed here")
    Box().close()


def _refuse(why):
    sys.stderr.write(f"{why}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
