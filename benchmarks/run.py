"""Print the whole table; with a number, its medians over so many runs.

python benchmarks/run.py 5
"""

import json
import statistics
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
    measure.show(
        (same[0][0], statistics.median(row[1] for row in same), same[0][2])
        for same in zip(*runs, strict=True)
    )


if __name__ == "__main__":
    main()
