"""What ``import lib`` and its rooms cost beyond NumPy itself."""

import statistics
import subprocess
import sys

import measure

ROOMS = "lib, lib.autograd, lib.calculus, lib.losses, lib.nn, lib.optim"
ROOMS += ", lib.witnesses"


def milliseconds(rooms):
    """Return the CPU time of an import after NumPy, in a fresh process."""
    program = (
        "import time, numpy; start = time.process_time();"
        f"import {rooms}; print(1000 * (time.process_time() - start))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(found.stdout)


def rows():
    """Return the rows of the table: (work, milliseconds, goal)."""
    times = {
        rooms: statistics.median(milliseconds(rooms) for _ in range(7))
        for rooms in ("lib", ROOMS)
    }
    return [
        ("import lib, milliseconds beyond NumPy", times["lib"], "<= 60"),
        ("import the engine and all on it, ms", times[ROOMS], "<= 60"),
    ]


if __name__ == "__main__":
    measure.show(rows())
