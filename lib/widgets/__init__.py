"""Explorers: figures that a reader moves, in a notebook and on the site.

Each explorer is one short Python class (its state, what it accepts, its
samples) and one JavaScript module in `src/` (its drawing). Nothing here is
loaded before an explorer is first asked for.
"""

from importlib import import_module
from typing import Any

_ROOMS = {
    "SecantExplorer": "lib.widgets.secant",
    "SeriesExplorer": "lib.widgets.series",
}

__all__ = ["SecantExplorer", "SeriesExplorer"]  # noqa: F822


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no {name!r}")
    return getattr(import_module(_ROOMS[name]), name)
