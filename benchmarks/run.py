"""Print the whole table; with a number, its medians over so many runs.

The range of the runs stands beside the median: from the lowest to the highest.

python benchmarks/run.py 3
"""

import json
import subprocess
import sys

import measure

TABLES = ("training", "chains", "higher_order", "import_time")


def one_run():
    """Return the rows of all tables, each measured in a fresh process."""
    found = []
    for table in TABLES:
        program = f"import json, {table}; print(json.dumps({table}.rows()))"
        run = subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            cwd=measure.HERE,
        )
        found += json.loads(run.stdout.strip().rsplit("\n", 1)[-1])
    return found


def main():
    """Measure, take the medians, and show them."""
    runs = [one_run() for _ in range(int((sys.argv[1:] or ["1"])[0]))]
    found = []
    for same in zip(*runs, strict=True):
        values = sorted(row[1] for row in same)
        found.append((same[0][0], values, same[0][2]))
    measure.show(found)


if __name__ == "__main__":
    main()
