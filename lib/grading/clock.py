"""How long a box has taken, without the time in which nobody let it run.

A computer with too much to do leaves a program waiting for a processor, and
that is no fault of the program's.  The kernel counts how long each thread was
ready to run and was not (``/proc/PID/task/TID/schedstat``, in nanoseconds);
so much is taken off the time on the clock:

    taken  =  max(passed - waited, passed / 10, ran)

``waited`` is that of the thread of the box that waited longest, and that of
ours.  Who sleeps waits for no processor.  Who makes a crowd of threads, to
wait for them, is charged what all of them ran; and nobody has more than ten
times as long.

Left out on purpose: a count of our own.  Where the kernel keeps none, time is
that on the clock.
"""

import contextlib
import os
import time
from pathlib import Path
from typing import NamedTuple

MOST = 10  # times as long on the clock, at most
SOON = 0.25  # seconds in which nobody looks closer: most answers take less
LEAST = 0.02  # seconds between two looks
PROC = Path("/proc")
MOST_THREADS = 100


class Mark(NamedTuple):
    """A moment: that on the clock, and what ran and waited until then.

    ``threads`` has the seconds that each thread of a box (ran, waited).
    """

    moment: float
    ours: float
    threads: dict


class Clock:
    """Reads how long the processes below one of ours ran and waited."""

    def __init__(self, pid):
        self.pid = pid

    def mark(self):
        """Return this moment."""
        _, ours = _times(PROC / "thread-self")
        return Mark(time.monotonic(), ours, dict(_threads(self.pid)))

    def since(self, mark):
        """Return the seconds that the box has taken since a moment."""
        now = self.mark()
        ran, longest = 0.0, 0.0
        for thread, times in now.threads.items():
            before = mark.threads.get(thread, (0.0, 0.0))
            ran += times[0] - before[0]
            longest = max(longest, times[1] - before[1])
        passed = now.moment - mark.moment
        waited = longest + now.ours - mark.ours
        return max(passed - waited, passed / MOST, ran)


class Limit:
    """Seconds that a box may take for something, from a moment on."""

    def __init__(self, clock, seconds, mark=None):
        self.clock, self.seconds, self.mark = clock, seconds, mark
        self.before = 0.0
        self.begun = mark.moment if mark else time.monotonic()
        self.next = self.begun + (seconds if mark else min(seconds, SOON))

    def left(self):
        """Return the seconds until somebody should look again; 0 at the end.

        The first look comes soon, and is the first that asks the kernel.
        """
        now = time.monotonic()
        if now < self.next:
            return self.next - now
        left = self.seconds - self.taken()
        if left <= 0:
            return 0.0
        self.next = now + max(left, LEAST)
        return self.next - now

    def taken(self):
        """Return the seconds that were taken."""
        if self.mark is None:
            passed = time.monotonic() - self.begun
            self.before, self.mark = min(passed, SOON), self.clock.mark()
        return self.before + self.clock.since(self.mark)


def _times(folder):
    """Return the seconds that a thread ran, and waited to run."""
    try:
        ran, waited, _ = (folder / "schedstat").read_text().split()
    except (OSError, ValueError):  # it ended, or the kernel does not count
        return 0.0, 0.0
    return int(ran) / 1e9, int(waited) / 1e9


def _threads(pid):
    """Yield (thread, (ran, waited)) of a process and of all below it."""
    left, seen = [str(pid)], 0
    while left and seen < MOST_THREADS:
        tasks = PROC / left.pop() / "task"
        with contextlib.suppress(OSError):  # it ended meanwhile
            for thread in os.listdir(tasks):
                seen += 1
                yield thread, _times(tasks / thread)
                left += (tasks / thread / "children").read_text().split()
