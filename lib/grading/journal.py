"""The journal of a run: a line for each result, written as soon as it is.

A run that was stopped, however hard, goes on where it was: what has a line is
not graded again, and a line that was torn off does not count.

Left out on purpose: a data base.  A line is a result, in JSON.
"""

import json
import os
import secrets
from pathlib import Path


class Journal:
    """The results of a run, by the keys of their jobs."""

    def __init__(self, folder):
        self.path = Path(folder) / "journal.jsonl"
        self.places = {key: place for place, key in _keys(self.path)}

    def __contains__(self, key):
        return key in self.places

    def __enter__(self):
        self.file = self.path.open("ab")
        if self.file.tell() and not _ends_well(self.path):
            self.file.write(b"\n")  # after a line that was torn off
        return self

    def __exit__(self, *_):
        self.file.close()

    def add(self, key, result):
        """Write a result down, so that it stays."""
        self.places[key] = self.file.tell()
        line = json.dumps({"key": key, "result": result})
        self.file.write(line.encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def results(self, keys):
        """Yield the results of these jobs, one at a time."""
        with self.path.open("rb") as file:
            for key in keys:
                file.seek(self.places[key])
                yield json.loads(file.readline())["result"]


def _keys(path):
    """Yield where each line of a journal begins, and its key."""
    if not path.exists():
        return
    with path.open("rb") as file:
        place = 0
        for line in file:
            try:
                if line.endswith(b"\n"):
                    yield place, json.loads(line)["key"]
            except (ValueError, LookupError, TypeError):
                pass  # torn off
            place += len(line)


def _ends_well(path):
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def secret_of(folder, given=None):
    """Return the secret of a run: that in the folder, or a new one.

    With it a run repeats exactly; without it nobody knows the inputs.
    """
    path = Path(folder) / "secret.txt"
    if given is None and path.exists():
        return path.read_text("utf8").strip()
    secret = given or secrets.token_hex(16)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, 0o600), "w") as file:
        file.write(secret + "\n")
    return secret
