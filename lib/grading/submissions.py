"""What was handed in: every notebook in a folder, and whose it is.

    submissions/ada.ipynb                           ada
    submissions/ada_derivatives.ipynb               ada
    submissions/ada/derivatives.ipynb               ada
    submissions/ada/derivatives/derivatives.ipynb   ada, as nbgrader has it
    submissions/Ada L_12_assignsubmission_file_/derivatives.ipynb    Moodle
    submissions/lovelaceada_12_345_derivatives.ipynb                 Canvas

Left out on purpose: archives.  Unpack them with a tool that you trust.
"""

import csv
import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from lib.grading.grade import Job
from lib.grading.notebook import Unreadable, read
from lib.questions import CHAPTERS

MOODLE = re.compile(r"(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)")
CANVAS = re.compile(r"([^_]+)_(?:late_|LATE_)?(\d+)_(\d+)_(.+)")
ENGINE = b"lib.checks import backpropagation"


class Submission(NamedTuple):
    """A notebook that was handed in.

    ``name`` says whose it is, ``number`` who that is for Canvas or Moodle,
    ``file`` where it lies below the folder, for people to read, ``raw`` the
    same for the computer, and ``path`` from where it can be opened.
    """

    name: str
    number: str
    file: str
    raw: bytes
    path: Path


def handed_in(folder):
    """Return the submissions in a folder, sorted by name and file.

    Links are not followed: one that points at a notebook is a submission
    that cannot be read.
    """
    folder, found = Path(folder), []
    for place, rooms, files in os.walk(folder):
        rooms[:] = [room for room in rooms if not room.startswith(".")]
        for file in files:
            if file.lower().endswith(".ipynb") and not file.startswith("."):
                found.append(_submission(folder, Path(place) / file))
    return sorted(found)


def _submission(folder, path):
    inside = path.relative_to(folder)
    parts = [readable(part) for part in inside.parts]
    name, number = whose(parts)
    return Submission(name, number, "/".join(parts), os.fsencode(inside), path)


def readable(text):
    """Return a text without what no page should show: signs of control.

    >>> readable("ada\\x1b[31m\\u202eadA")
    'ada?[31m?adA'
    """
    text = text.encode("utf8", "replace").decode("utf8")
    text = unicodedata.normalize("NFC", text)
    return "".join(
        "?" if unicodedata.category(x)[0] == "C" else x for x in text
    )


def whose(parts):
    """Return the name and the number that the parts of a path tell.

    >>> whose(["Ada L_12_assignsubmission_file_", "derivatives.ipynb"])
    ('Ada L', '12')
    >>> whose(["lovelaceada_12_345_derivatives-1.ipynb"])
    ('lovelaceada', '12')
    >>> whose(["ada_derivatives.ipynb"]), whose(["ada", "a", "b.ipynb"])
    (('ada', ''), ('ada', ''))
    """
    first = parts[0]
    if len(parts) > 1:
        moodle = MOODLE.match(first)
        return moodle.groups() if moodle else (first, "")
    stem = first[: -len(".ipynb")]
    if canvas := CANVAS.fullmatch(stem):
        return canvas[1], canvas[2]
    for chapter in sorted(CHAPTERS, key=len, reverse=True):
        short = re.sub(rf"[-_ ]*{chapter}[-_ ]*", "", stem)
        if short and short != stem:
            return short, ""
    return stem, ""


def job_for(submission, secret, engines, trusted=False):
    """Return the job of grading a submission.

    A file that cannot be read becomes a job without cells, whose result
    says why.
    """
    try:
        content = read(submission.path)
    except Unreadable as why:
        return Job(submission.name, submission.file, b"", secret, str(why))
    engine = b""
    if b"own_engine" in content and submission.name in engines:
        engine = read(engines[submission.name])
    job = Job(submission.name, submission.file, content, secret)
    return job._replace(engine=engine, trusted=trusted)


def readers_in(path):
    """Return whose numbers each submission has, from a table.

    Its first column has the name of a submission, its second the name to
    draw from; the first row says what stands below.
    """
    lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    rows = [row for row in csv.reader(lines) if len(row) > 1]
    return {row[0].strip(): row[1].strip() for row in rows[1:]}


def engines_in(submissions):
    """Return where each name has its notebook on backpropagation."""
    found = {}
    for one in submissions:
        try:
            if ENGINE in read(one.path):
                found[one.name] = one.path
        except Unreadable:
            pass
    return found


def key_of(job):
    """Return what a job is known by: another content is another job."""
    parts = (job.name.encode(), job.file.encode(), job.content, job.engine)
    parts += (f"{job.secret} {job.unreadable} {job.trusted}".encode(),)
    if job.reader is not None:
        parts += (job.reader.encode("utf8", "replace"),)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
