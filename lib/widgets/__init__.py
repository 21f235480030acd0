"""Explorers, quizzes and predictions, in a notebook and on the site.

Each is one short Python class (its state, what it accepts, its samples) and
one JavaScript module in `src/` (its drawing). Nothing here is loaded before it
is first asked for.
"""

from importlib import import_module
from typing import Any

_ROOMS = {
    "BackpropExplorer": "lib.widgets.backprop",
    "ChainExplorer": "lib.widgets.chain",
    "DepthExplorer": "lib.widgets.depth",
    "DescentExplorer": "lib.widgets.descent",
    "GradientExplorer": "lib.widgets.gradient",
    "LogitExplorer": "lib.widgets.logit",
    "LossExplorer": "lib.widgets.loss",
    "NeuronExplorer": "lib.widgets.neuron",
    "Outcome": "lib.widgets.predict",
    "Predict": "lib.widgets.predict",
    "Quiz": "lib.widgets.quiz",
    "SecantExplorer": "lib.widgets.secant",
    "SeriesExplorer": "lib.widgets.series",
    "SliceExplorer": "lib.widgets.slice",
    "TrainingReplay": "lib.widgets.replay",
    "ZoomExplorer": "lib.widgets.zoom",
    "check_yourself": "lib.widgets.quiz",
}

__all__ = list(_ROOMS)


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no {name!r}")
    return getattr(import_module(_ROOMS[name]), name)
