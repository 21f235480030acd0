"""A submission as a file: a notebook of which nothing is believed.

It may be a link, a pipe, 200 MB long, or no notebook at all.  What is wrong
with it becomes a sentence for the teacher, never an error that ends the run.

Left out on purpose: the outputs, and what nbgrader noted in it, for both can
be written by hand.
"""

import ast
import json
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from lib.questions import CHAPTERS

LARGEST = 20 << 20  # bytes of a file
MOST_PARTS = 1_000_000  # of its JSON: each takes some fifty bytes
IMPORT = re.compile(r"^[ \t]*+from lib\.checks import (\w+) as check\b", re.M)
CHECK = re.compile(r"\s*check\s*\.\s*\w+\s*\([\w\s,]*\)\s*\Z")
IPYTHON = re.compile(r"\s*[%!]|\s*\?|\s*[\w.]+\?{1,2}\s*$")  # %time, !ls, f?


VARIANT = re.compile(r"^check\.variant\((.{0,300})\)[ \t]*$", re.M)


class Unreadable(Exception):
    """Why a file is no notebook, in words."""


class Cell(NamedTuple):
    """A cell of code: its name, if it has one, and its lines of Python."""

    name: str
    source: str


def read(path):
    """Return the bytes of a file.

    Raises  Unreadable for a link, what is no plain file, or is too large.
    """
    try:
        # a link could show another's file, a pipe would never end
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        descriptor = os.open(path, flags)
    except OSError as error:
        is_link = Path(path).is_symlink()
        why = "it is a link" if is_link else str(error.strerror)
        raise Unreadable(why) from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("it is no plain file")
        if status.st_size > LARGEST:
            size = f"{status.st_size / 2**20:.0f} MB"
            raise Unreadable(
                f"it has {size}, at most {LARGEST >> 20} are read"
            )
        return file.read(LARGEST)


def cells(content):
    """Return the cells of code in the bytes of a notebook.

    Raises  Unreadable where it is no notebook.

    >>> cells(b'{"cells": [{"cell_type": "code", "source": ["a = 1"]}]}')
    [Cell(name='', source='a = 1')]
    """
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise Unreadable(f"it has more than {MOST_PARTS:,} parts")
    try:
        found = json.loads(content.decode("utf-8-sig"))["cells"]
        return [_cell(cell) for cell in found if cell["cell_type"] == "code"]
    except RecursionError:
        raise Unreadable("its JSON is nested too deep") from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Unreadable("it cannot be read as a notebook") from None


def _cell(cell):
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    metadata = cell.get("metadata") or {}
    graded = metadata.get("nbgrader") or {}
    # some programs drop the names of cells and keep what nbgrader calls them
    name = str(graded.get("grade_id") or cell.get("id") or "")
    lines = [x for x in text.split("\n") if not IPYTHON.match(x)]
    return Cell(name, "\n".join(lines))


def chapter_of(found, path):
    """Return the chapter that a notebook belongs to, "" if none is known.

    Its cells say so; where they do not, the name of the file does.
    """
    for cell in found:
        for name in IMPORT.findall(cell.source):
            if name in CHAPTERS:
                return name
    stem = re.sub(r"[\s-]", "_", Path(path).stem.lower())
    fit = [name for name in CHAPTERS if name in stem]
    return max(fit, key=len, default="")


def reader_of(found):
    """Return the name from which a notebook has its numbers, "" for none.

    >>> reader_of([Cell("", "check.variant('Ada')"), Cell("", "a = 1")])
    'Ada'
    """
    written = [x for cell in found for x in VARIANT.findall(cell.source)]
    try:
        name = ast.literal_eval(written[-1]) if written else ""
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ""
    return name if isinstance(name, str) else ""


def place_of(task, found):
    """Return the number of the cell in which a task is checked.

    That is the last one that calls its check, and the end if none does.
    """
    call = re.compile(rf"\bcheck\s*\.\s*{task}\s*\(")
    places = [i for i, cell in enumerate(found) if call.search(cell.source)]
    return places[-1] if places else len(found)


def is_check(source):
    """Return whether a cell only asks for a check.

    >>> is_check("check.slope(slope)"), is_check("a = 1; check.slope(a)")
    (True, False)
    """
    return bool(CHECK.match(source))
