"""A run: many submissions, several at once, and what they add up to.

Each submission is graded by a process of its own pool; its result is in the
journal before the next one is asked for.  Memory does not grow with the
class: only a few notebooks are held at a time.

Left out on purpose: other computers.  That is ``lib.grading.cluster``.
"""

import hashlib
import multiprocessing
import os
import re
import sys
import threading
import time
from concurrent import futures
from itertools import islice
from pathlib import Path

from lib.grading import limits
from lib.grading.grade import NoBox, failed, grade
from lib.grading.journal import Journal, secret_of
from lib.grading.pages import feedback
from lib.grading.submissions import (
    engines_in,
    handed_in,
    job_for,
    key_of,
    readers_in,
)
from lib.grading.summary import Summary
from lib.grading.tables import Tables, write_gradescope


class Progress:
    """A bar that shows how far a run is, where somebody may watch it."""

    def __init__(self, count, done=0, stream=None):
        self.stream = stream or sys.stderr
        self.count, self.first, self.done = count, done, done
        self.start = time.monotonic()

    def step(self):
        """Count one more."""
        self.done += 1
        if self.stream.isatty():
            self.stream.write(f"\r{self}\x1b[K")
            self.stream.flush()

    def __str__(self):
        share = self.done / self.count if self.count else 1
        bar = f"{'#' * int(24 * share):.<24}"
        spent = time.monotonic() - self.start
        rate = (self.done - self.first) / spent if spent else 0
        left = (self.count - self.done) / rate if rate else 0
        said = f"[{bar}] {self.done} of {self.count}"
        return said + (f", {left / 60:.0f} min left" if left > 90 else "")

    def end(self):
        """Show the last state."""
        end = "\n" if self.stream.isatty() else ""
        self.stream.write(f"\r{self}{end or chr(10)}")


def page_name(name, chapter, raw):
    """Return the name of the file with the feedback to a submission.

    Of what strangers call their files only plain letters are taken; the
    bytes of the whole path tell two apart that look the same.

    >>> page_name("../a b", "gradients", b"x")
    'a_b-gradients-2d711642b726.html'
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "_", name)[:60].strip("_")
    digest = hashlib.sha256(raw).hexdigest()[:12]
    return f"{plain or 'x'}-{chapter or 'none'}-{digest}.html"


def graded(jobs, count):
    """Yield (key, result) of each job, several at once, in any order."""
    if count == 1:
        for job in jobs:
            yield key_of(job), safely(job)
        return
    context = multiprocessing.get_context("spawn")
    with futures.ProcessPoolExecutor(count, context, follow) as pool:
        first = islice(jobs, 2 * count)
        waiting = {pool.submit(safely, job): key_of(job) for job in first}
        while waiting:
            ready, _ = futures.wait(waiting, return_when="FIRST_COMPLETED")
            for future in ready:
                yield waiting.pop(future), future.result()
            for job in islice(jobs, 2 * count - len(waiting)):
                waiting[pool.submit(safely, job)] = key_of(job)


def follow():
    """End this process when that which started it has ended, however hard."""
    parent = multiprocessing.parent_process()

    def wait():
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def safely(job):
    """Return the result of a job, also where grading itself fails."""
    try:
        return grade(job)
    except NoBox:
        raise
    except Exception as error:  # one notebook must not stop the others
        return failed(job, f"the grader stopped with {error!r}"[:300])


def run(
    folder, out, jobs=1, secret=None, trusted=False, grader=graded, table=None
):
    """Grade all that is in a folder, and write the results into another.

    ``table`` is a file that says from whose name each has its numbers.

    Raises  NoBox if no box starts here.
    """
    out = Path(out)
    secret, submissions = _begun(out, secret), handed_in(folder)
    engines = engines_in(submissions)
    readers = readers_in(table) if table else {}

    def made():
        for one in submissions:
            job = job_for(one, secret, engines, trusted)
            yield job._replace(reader=readers.get(one.name))

    with Journal(out) as journal:
        keys = [key_of(job) for job in made()]
        left = {key for key in keys if key not in journal}
        new = (job for job in made() if _taken(key_of(job), left))
        progress = Progress(len(set(keys)), len(set(keys)) - len(left))
        for key, result in grader(new, jobs):
            journal.add(key, result)
            progress.step()
        progress.end()
        write(out, submissions, journal.results(keys), said_of(trusted))
    return len(keys)


def _begun(out, secret):
    """Make the folder for the results, and return the secret in it."""
    for room in ("feedback", "gradescope"):
        (out / room).mkdir(parents=True, exist_ok=True)
    return secret_of(out, secret)


def _taken(key, left):
    """Return whether a key is in a set, and take it out."""
    is_left = key in left
    left.discard(key)
    return is_left


def said_of(trusted):
    """Return sentences about what held the notebooks."""
    if trusted:
        return ["The authors were trusted: there was no box."]
    if limits.cgroups():
        return []
    limit = f"{limits.MEMORY >> 20} MB"
    said = f"This host gives no memory cgroup: each process had {limit}, "
    return [said + f"and a box may have had {limits.PROCESSES} of them."]


def write(out, submissions, results, said):
    """Write the tables and the pages."""
    tables, summary = Tables(), Summary()
    for one, result in zip(submissions, results, strict=True):
        name = page_name(one.name, result["chapter"], one.raw)
        tables.add(one, result, f"feedback/{name}")
        summary.add(result)
        _store(out / "feedback" / name, feedback(result))
        file = (out / "gradescope" / name).with_suffix(".json")
        write_gradescope(file, result)
        if len(submissions) == 1:  # what Gradescope itself looks for
            write_gradescope(out / "results.json", result)
    tables.write(out)
    _store(out / "summary.html", summary.html(said))


def _store(path, words):
    path.write_text(words, encoding="utf8", errors="replace")
