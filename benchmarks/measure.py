"""How times are compared: interleaved, in CPU time, one ratio per round.

The clock is the CPU time of this process, so that other work on the machine
does not count; one thread, so that it is not hidden either.  In every round
the engines run in a new random order and give one ratio; the median over the
rounds is reported.

Memory that was freed stays with the process, for every engine alike: handing
megabytes back to the system in each step, and fetching them again, costs more
than the differences that are measured here.
"""

import ctypes
import gc
import os
import pathlib
import random
import statistics
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402  reads the number of threads as it loads

HERE = pathlib.Path(__file__).parent

KEEP, LARGEST = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc


def keep_memory():
    """Tell the C library, where it is glibc, to keep what is freed."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(KEEP, 2**30)
        libc.mallopt(LARGEST, 2**30)


def seconds(step, repeat):
    """Return the CPU seconds of one ``step``, the mean of ``repeat``."""
    start = time.process_time()
    for _ in range(repeat):
        step()
    return (time.process_time() - start) / repeat


def race(steps, rounds=15, sample=0.02):
    """Return for every name in ``steps`` its CPU seconds in each round.

    A sample repeats the step until it has lasted about ``sample`` seconds.
    """
    keep_memory()
    repeat = {}
    for name, step in steps.items():
        step()  # warm up
        repeat[name] = max(1, round(sample / max(seconds(step, 1), 1e-7)))
    times = {name: [] for name in steps}
    for _ in range(rounds):
        gc.collect()
        for name in random.sample(list(steps), len(steps)):
            times[name].append(seconds(steps[name], repeat[name]))
    return times


def ratio(times, name, other):
    """Return the median over the rounds of time(name) / time(other)."""
    pairs = zip(times[name], times[other], strict=True)
    return statistics.median(a / b for a, b in pairs)


def same_numbers(found, expected, tolerance):
    """Raise unless two lists of arrays agree to the relative tolerance."""
    for a, b in zip(found, expected, strict=True):
        np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)


def show(rows):
    """Print rows of (work, ratio or ratios, goal) as one table.

    Of several ratios it shows the median and the range; a goal is a bound.
    """
    print(f"{'work':<58}{'ratio':>9}{'range':>16}  goal")
    for work, values, goal in rows:
        values = np.atleast_1d(values)
        value = statistics.median(values)
        sign, bound = goal.split()
        met = value <= float(bound) if sign == "<=" else value >= float(bound)
        digits = 0 if value > 100 else 2
        ends = f"{min(values):.{digits}f} to {max(values):.{digits}f}"
        verdict = goal if met else f"{goal}  MISSED"
        print(f"{work:<58}{value:>9.{digits}f}{ends:>16}  {verdict}")
