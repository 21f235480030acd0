"""A descent in words."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from lib.widgets.descent_state import usual_axes
from lib.widgets.trajectories import on_map, value_and_gradient

NAMES = {"plain": "plain descent", "momentum": "momentum", "adam": "Adam"}


def sentence(explorer: Any) -> str:
    """Return where each method came to, in words.

    >>> from lib.widgets import DescentExplorer
    >>> sentence(DescentExplorer(lambda x: x**2, start=1.0, steps=1))
    'f(x), the way down: from x = 1 with learning_rate 0.1, plain descent \
comes to x = 0.8 with step 1: f(x) 0.64, slope 1.6.'
    """
    start = np.atleast_1d(explorer.start)
    named = _named(explorer)
    ends = "; ".join(_end(explorer, named, m) for m in explorer.methods)
    return (
        f"{named.label}: from {_place(named, start)} with learning_rate "
        f"{explorer.learning_rate:g}, {ends or 'no method is chosen'}."
    )


def _named(explorer: Any) -> Any:
    """Return label, axes and units of what is shown."""
    known, named = explorer.shown, explorer
    if explorer.landscape:
        axes = usual_axes(known.window)
        units = ("",) * len(axes)
        named = SimpleNamespace(label=known.words, axes=axes, units=units)
    return SimpleNamespace(
        label=named.label,
        axes=named.axes,
        units=named.units,
        window=known.window,
        f=known.f,
    )


def _place(named: Any, point: Any) -> str:
    numbers = ", ".join(f"{v:.4g}" for v in point)
    names = ", ".join(named.axes[:-1])
    return (
        f"({names}) = ({numbers})"
        if len(point) > 1
        else f"{names} = {numbers}"
    )


def _end(explorer: Any, named: Any, method: str) -> str:
    points = explorer.path(method)
    came = f"{NAMES[method]} comes to {_place(named, points[-1])} with step "
    came += str(len(points) - 1)
    if not on_map(points[-1], named.window):
        return f"{came}, off the map"
    value, *slopes = value_and_gradient(named.f, points[-1], named.window)
    numbers = ", ".join(f"{v:.4g}" for v in slopes)
    slope = f"gradient ({numbers})" if len(slopes) > 1 else f"slope {numbers}"
    return f"{came}: {named.axes[-1]} {value:.4g}, {slope}"
