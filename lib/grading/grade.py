"""One submission is one job: a notebook in, points and replies out.

The checks are those of ``lib.checks``, unchanged.  Their inputs are drawn
from the secret of the run and the name of the submission, so that an answer
which knows the inputs of another fails, and a second run repeats the first.

Left out on purpose: files.  A job can be sent to another computer.
"""

import contextlib
import hashlib
import hmac
import importlib
import signal
import textwrap
import threading
from typing import NamedTuple

import numpy as np

from lib.checks import STALE, NotYet
from lib.checks.notebook import MISSING, names_bound_in
from lib.checks.variants import plain_name
from lib.grading.box import Dead, NoBox, Raised
from lib.grading.engine import certificate, engine_for
from lib.grading.learner import Learner, Missing
from lib.grading.notebook import (
    Unreadable,
    cells,
    chapter_of,
    place_of,
    reader_of,
)

CHECK = 60.0  # seconds of the processor for one check; a box has its own
TRIED = ("right", "close", "recognised", "unknown")
OTHER = "graded with the numbers of {!r}; the notebook names {!r}"
READER = "graded with the numbers of {!r}, as the notebook names them"
DIED = (
    "Your functions were called, and then the process ended: {}. Run the "
    "notebook again from its first cell, and look for a loop without an end."
)


class Job(NamedTuple):
    """What it takes to grade one notebook.

    ``name`` is whose it is, ``file`` where it lay, ``content`` its bytes;
    ``engine`` are those of the notebook on backpropagation of the same name.
    """

    name: str
    file: str
    content: bytes
    secret: str
    unreadable: str = ""  # why there are no bytes
    engine: bytes = b""
    trusted: bool = False
    reader: str | None = None  # whose numbers they are, if a table says so


def chapter_checks(name):
    """Return the Chapter with the checks of a chapter."""
    return importlib.import_module(f"lib.checks.{name}").chapter


def failed(job, why=""):
    """Return the result of a job that earned nothing, and why."""
    notes = [f"not graded: {why}"] if why else []
    result = {"name": job.name, "file": job.file, "chapter": "", "tasks": {}}
    return result | {"notes": notes, "prints": {}, "certificate": ""}


def grade(job):
    """Return what a submission earned, as a dict for JSON.

    Raises  NoBox if no box starts: that is nobody's fault but the host's.
    """
    result = failed(job)
    try:
        if job.unreadable:
            raise Unreadable(job.unreadable)
        found = cells(job.content)
        chapter = chapter_of(found, job.file)
        if not chapter:
            raise Unreadable("it belongs to no chapter of the course")
    except Unreadable as why:
        return failed(job, str(why))
    request, is_own = _engine(found, job)
    learner = Learner(found, request, job.trusted)
    try:
        prints, tasks = learner.fingerprints(), chapter_checks(chapter)
        result["chapter"] = chapter
        learner.notes += _said_of_reader(found, job)
        with _read_by(tasks, found, job):
            result["tasks"] = told = _graded(learner, tasks, job)
        result["prints"] = _prints(learner, tasks, told, prints)
        result["certificate"] = _certificate(learner, chapter, told, is_own)
    finally:
        learner.close()
    return result | {"notes": learner.notes}


@contextlib.contextmanager
def _read_by(chapter, found, job):
    """Give the checks the numbers of whoever handed this in."""
    named = reader_of(found)
    chapter.read_by(named if job.reader is None else job.reader)
    try:
        yield
    finally:
        chapter.read_by("")


def _said_of_reader(found, job):
    """Return what the teacher has to know of the numbers, as notes."""
    named = reader_of(found)
    if job.reader is None:
        return [READER.format(named)] if named else []
    same = plain_name(named) == plain_name(job.reader)
    return [] if same else [OTHER.format(job.reader, named)]


def _engine(found, job):
    """Return the request for an engine, where one is trained on."""
    if not any("own_engine" in cell.source for cell in found):
        return None, False
    return engine_for(job.engine, job.trusted)


def _graded(learner, chapter, job):
    """Return for each task what was said of it, in the order of the tasks."""
    places = {name: place_of(name, learner.cells) for name in chapter.tasks}
    said = {}
    for name in sorted(places, key=places.get):
        task = chapter.tasks[name]
        said[name] = _told(task, *_tried(learner, task, places[name], job))
    chapter.earned.clear()
    return {name: said[name] for name in chapter.tasks}


def _certificate(learner, chapter, told, is_own):
    right = {name for name, one in told.items() if one["points"]}
    if chapter != "training" or not {"prepare", "steps"} <= right:
        return ""
    points, of = (sum(x[k] for x in told.values()) for k in ("points", "of"))
    return certificate(learner, f"{points} of {of}", is_own)


def _tried(learner, task, place, job):
    """Return the verdict on a task, the mistake, and the reply."""
    try:
        learner.run_to(place)
        answers = [learner.get(name) for name in task.names]
        stale = [name for name in task.names if name in learner.stale]
        if stale:
            return "stale", None, STALE.format(stale[0])
        with at_most(CHECK):
            passed = task(*answers, rng=generator(job, task))
        return "right", None, repr(passed)
    except NotYet as reply:
        return reply.verdict, reply.slug, _without_title(reply)
    except Missing as name:
        said = MISSING.format(name).removeprefix("Not yet: ")
        return "missing", None, said
    except Dead as dead:
        learner.close()
        learner.notes.append(f"{task.name} was stopped: {dead}")
        return "died", None, DIED.format(dead)
    except Raised as error:  # while a name was looked up
        return "strange", None, f"A name could not be read: {error}."


@contextlib.contextmanager
def at_most(seconds):
    """End what takes longer, where a signal can: in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(*_):
        raise Dead("out of time")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _told(task, verdict, slug, reply):
    points = task.points if verdict == "right" else 0
    told = {"points": points, "of": task.points, "verdict": verdict}
    return told | {"mistake": slug, "reply": textwrap.dedent(reply)}


def _without_title(reply):
    """Return a reply without its first line, which names the task."""
    return str(reply).partition("\n")[2]


def generator(job, task):
    """Return the random numbers for a task of a submission."""
    chapter = task.chapter.name
    said = f"{job.name}\0{chapter}\0{task.name}".encode("utf8", "replace")
    digest = hmac.new(job.secret.encode(), said, hashlib.sha256).digest()
    return np.random.default_rng(list(digest))


def _prints(learner, chapter, told, prints):
    """Return what the answers are up to names, by the task.

    Only what was tried counts: many leave the same task as it was.
    """
    found = {}
    for name, task in chapter.tasks.items():
        if told[name]["verdict"] in TRIED:
            for cell, one in zip(learner.cells, prints, strict=False):
                if one and names_bound_in(cell.source) & set(task.names):
                    found[name] = one
    return found


__all__ = ["Job", "NoBox", "chapter_checks", "generator", "grade"]
