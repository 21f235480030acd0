"""A frame of a training run as a picture that stands still."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from lib.widgets.frames import margins
from lib.widgets.levels import level_pieces
from lib.widgets.pen import (
    BOTTOM,
    CURVE,
    INK,
    SECANT,
    TANGENT,
    TOP,
    Window,
    dot,
    line,
    svg,
    text,
)
from lib.widgets.replay_words import frame_at
from lib.widgets.still_map import Map

COLOURS = (CURVE, SECANT, TANGENT, "#a3327e")
SHAPES = (
    "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
    "m-3.2 -3.2h6.4v6.4h-6.4Z",
    "m0 -4.4l4 7h-8Z",
    "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6Z",
)


def replay_picture(explorer: Any, epoch: int) -> str:
    """Return the map of a frame above the curve of the loss, as SVG.

    >>> from lib.recording import Film
    >>> from lib.nn import Dense
    >>> from lib.widgets import TrainingReplay
    >>> model = Dense(2, 1, np.random.default_rng(0))
    >>> film = Film(model, [[0.0, 1.0], [1.0, 0.0]], [0, 1])
    >>> replay_picture(TrainingReplay(film), 0).count("<svg")
    5
    """
    upper = _map_of(explorer, epoch)
    lower = _loss_of(explorer, epoch).replace("<svg ", '<svg y="390" ', 1)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640px" '
        f'height="780px" viewBox="0 0 640 780">{upper}{lower}</svg>'
    )


def _map_of(explorer: Any, epoch: int) -> str:
    place = Map(explorer.window)
    z = margins(frame_at(explorer, epoch).outputs[None])[0]
    x, y = (np.linspace(a, b, z.shape[-1]) for a, b in explorer.window)
    drawn = []
    for sheet in z:
        pieces = level_pieces(x, y, sheet, 0.0)
        path = "".join(f"M{place.at(*a)}L{place.at(*b)}" for a, b in pieces)
        drawn += [line(path, INK, 'style="stroke-width: 2.5"')]
    for x1, x2, k in explorer.points:
        d = f"M{place.at(x1, x2)}{SHAPES[int(k)]}"
        drawn += [f'<path d="{d}" fill="{COLOURS[int(k)]}"/>']
    named = SimpleNamespace(
        label=f"{explorer.label}: epoch {epoch} of {explorer.epochs[-1]}",
        axes=(*explorer.axes, ""),
        units=(*explorer.units, ""),
    )
    return svg(place.axes(named) + _key_of(explorer), drawn)


def _key_of(explorer: Any) -> str:
    parts = []
    for k, name in enumerate(explorer.classes):
        y = TOP + 20 + 24 * k
        parts += [f'<path d="M12 {y}{SHAPES[k]}" fill="{COLOURS[k]}"/>']
        parts += [text(22, y + 5, name)]
    return "".join(parts)


def _loss_of(explorer: Any, epoch: int) -> str:
    frames = explorer.film.frames
    epochs, losses = explorer.epochs, [frame.loss for frame in frames]
    most = max(losses) or 1.0
    ends = max(epochs[-1], 1) * np.array([-0.02, 1.02])
    window = Window(ends, np.array([0.0, most]))
    window.y0, window.y1 = -0.04 * most, 1.06 * most
    here = window.at(epoch, frame_at(explorer, epoch).loss)
    guide = f"M{here.split()[0]} {TOP}V{BOTTOM}"
    named = SimpleNamespace(
        label="", axes=("epoch", "loss of all examples"), units=("", "")
    )
    curve = "M" + "L".join(map(window.at, epochs, losses))
    drawn = [line(guide, INK, 'stroke-dasharray="2 4"'), line(curve, CURVE)]
    return svg(window.axes(named), [*drawn, dot(here, SECANT, 6)])
