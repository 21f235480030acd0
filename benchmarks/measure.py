"""How times are compared: interleaved, in CPU time, one ratio per round.

The clock is the CPU time of this process, so that other work on the machine
does not count; one thread, so that it is not hidden either.  In every round
the engines run in a new random order and give one ratio; the median over the
rounds is reported.
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before NumPy is imported

import gc
import random
import statistics
import time

import numpy as np


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
    """Print rows of (work, ratio, goal) as one table; a goal is a bound."""
    print(f"{'work':<58}{'ratio':>9}  goal")
    for work, value, goal in rows:
        sign, bound = goal.split()
        met = value <= float(bound) if sign == "<=" else value >= float(bound)
        digits = 0 if value > 100 else 2
        print(
            f"{work:<58}{value:>9.{digits}f}  {goal}{'' if met else '  MISSED'}"
        )
