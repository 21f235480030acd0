"""Draws what an explorer shows before its script has come, or where none
comes: the view that the browser draws, drawn by Node while building.

It stands in the page with the explorer's own markup and style, so it has the
height of the live one and nothing moves when that takes its place. Where
there is no Node, the sentence that describes the explorer stands alone.
"""

import atexit
import json
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

from sphinx.errors import ExtensionError

import lib.widgets

SCRIPT = Path(__file__).with_name("stills_in_node.mjs")
BUNDLE = Path(lib.widgets.__file__).with_name("explorers.js")


@cache
def node_with_explorers() -> Popen[str]:
    """Return the one Node of this build; it ends when its input does."""
    command = ["node", SCRIPT, BUNDLE]
    process = Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf8")
    atexit.register(process.communicate)
    return process


def still(entry: dict[str, Any]) -> str | None:
    """Return the HTML of a saved widget, None for one without a view."""
    process = node_with_explorers()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        print(json.dumps(entry), file=process.stdin, flush=True)
        answer = json.loads(process.stdout.readline())
    except (BrokenPipeError, json.JSONDecodeError) as error:
        raise ExtensionError(
            "Node ended before it had drawn the explorers; what it said "
            "stands above."
        ) from error
    if "error" in answer:
        name = entry["state"]["explorer"]
        raise ExtensionError(
            f"the explorer {name!r} could not be drawn: {answer['error']}"
        )
    return answer.get("html")
