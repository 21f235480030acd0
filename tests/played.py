"""Plays cells through the shell of a live page, outside of a browser.

    python -m tests.played

reads a list of sources as JSON and writes for each whether it came to its end
and what it showed, as `[kind, [mime, form]]`. It is a process of its own,
because the shell takes over standard output. A source that begins with
`# the page` is no cell: it is run as the page would, and has `tell`.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def played(cells):
    """Return ``[ended, messages]`` for each source in ``cells``."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.played"],
        input=json.dumps(cells),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    return json.loads(answer.stdout)


def printed(messages):
    """Return the text that a cell showed, as a notebook stores it."""
    return "".join(
        payload[1]
        for kind, payload in messages
        if kind in ("stream", "result") and payload[0] == "text/plain"
    )


def main():
    from _ext.live_page import shell

    before = sys.stdout, sys.stderr
    cells = json.load(sys.stdin)
    shown = []

    def send(kind, payload, buffers=()):
        shown.append([kind, payload])

    run, tell = shell.start(send)
    names = {"tell": tell}
    done = []
    for source in cells:
        shown.clear()
        if source.startswith("# the page"):
            exec(source, names)
            ended = True
        else:
            ended = run(source)
        done.append([ended, list(shown)])
    sys.stdout, sys.stderr = before
    json.dump(done, sys.stdout, default=str)


if __name__ == "__main__":
    main()
