"""Says what stages of `make test` cost; `make times` calls it.

Seconds of the processor, of a stage and all that it starts, are nearly the
same on a busy machine; those on the clock are not.
"""

import resource
import subprocess
import sys
import time


def spent():
    """Return the seconds of the processor that ended children have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cost(command):
    """Return the seconds of the processor and of the clock for a command."""
    before, start = spent(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return spent() - before, time.monotonic() - start


def main(stages):
    print(f"{'stage':16}{'processor':>10}{'clock':>8}")
    together = 0.0
    for stage in stages:
        used, passed = cost(["make", "--no-print-directory", stage])
        together += used
        print(f"{stage:16}{used:8.0f} s{passed:6.0f} s", flush=True)
    print(f"{'together':16}{together:8.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
