"""On a cluster of Dask nobody is lost, also where a computer dies."""

import csv
import os
import signal
import time

import pytest
from distributed import LocalCluster

from lib.grading.cluster import graded_by
from lib.grading.run import run
from tests.boxes import notebook

CHAPTER = "rates_of_change"
# Dask talks about its own end in ways that are no errors of ours
pytestmark = [pytest.mark.box, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def cluster():
    """Return a cluster of two processes on this computer, and no others."""
    settings = {"n_workers": 2, "threads_per_worker": 1}
    settings |= {"host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(**settings) as cluster:
        yield cluster


def killing(graded, cluster, after):
    """Return a grader that kills a computer of the cluster on the way."""

    def kills(jobs, count):
        for number, done in enumerate(graded(jobs, count), 1):
            yield done
            if number == after:
                worker = next(iter(cluster.workers.values()))
                os.kill(worker.pid, signal.SIGKILL)
                time.sleep(0.1)

    return kills


KILLS = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"


def test_a_notebook_that_kills_computers_stops_nobody_else(cluster, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ada.ipynb").write_bytes(notebook(CHAPTER))
    # without a box it can do that
    (folder / "bob.ipynb").write_bytes(notebook(CHAPTER, first=KILLS))
    grader, out = graded_by(cluster.scheduler_address), tmp_path / "out"
    run(folder, out, grader=grader, trusted=True)
    with (out / "grades.csv").open(newline="") as file:
        rows = [(row["total"], row["notes"]) for row in csv.DictReader(file)]
    assert rows[0] == ("12", "")
    assert "4 computers of the cluster died" in rows[1][1]


def test_a_computer_that_dies_loses_nobody(cluster, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    names = [f"learner{i:02}" for i in range(14)]
    for i, name in enumerate(names):
        room = "exercises" if i % 2 else "solutions"
        (folder / f"{name}.ipynb").write_bytes(notebook(CHAPTER, room))
    grader = graded_by(cluster.scheduler_address)
    out = tmp_path / "out"
    run(folder, out, grader=killing(grader, cluster, after=3))
    with (out / "grades.csv").open(newline="") as file:
        rows = [(row["name"], row["total"]) for row in csv.DictReader(file)]
    assert rows == [(n, "0" if i % 2 else "12") for i, n in enumerate(names)]
    journal = (out / "journal.jsonl").read_text("utf8")
    assert journal.count("\n") == len(names)
