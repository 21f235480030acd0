"""What the browser gets of a film: few digits, and bytes for the map."""

from typing import Any

import numpy as np

from lib.recording import Film
from lib.widgets.frames import margins, packed

CLASSES = 4  # as many as there are colours and shapes
MOST = 400  # points on the map: of more, some are drawn


def filmed(film: Film) -> dict[str, Any]:
    """Return the traits of a replay that come from its film.

    >>> from lib.nn import Dense
    >>> model = Dense(2, 1, np.random.default_rng(0))
    >>> state = filmed(Film(model, [[0.0, 1.0], [1.0, 0.0]], [0, 1]))
    >>> state["points"], len(state["frames"])
    ([[0.0, 1.0, 0.0], [1.0, 0.0, 1.0]], 1369)
    """
    drawn, frames = drawn_of(len(film.X)), film.frames
    points = np.column_stack([film.X, film.y])[drawn]
    return {
        "epochs": [frame.epoch for frame in frames],
        "window": film.window,
        "points": [[few(v) for v in point] for point in points],
        "layers": film.layers,
        "losses": [few(frame.loss) for frame in frames],
        "norms": [[few(v) for v in frame.norms] for frame in frames],
        "right": [int(frame.right.sum()) for frame in frames],
        "examples": len(film.X),
        "wrong": [
            np.flatnonzero(~frame.right[drawn]).tolist() for frame in frames
        ],
        "frames": sheets_of(film),
    }


def names_of(film: Film, names: tuple[str, ...]) -> list[str]:
    """Return the names of the classes of a film, or say what is wrong.

    >>> from lib.nn import Dense
    >>> model = Dense(2, 3, np.random.default_rng(0))
    >>> names_of(Film(model, [[0.0, 1.0]], [2]), ())
    ['class 0', 'class 1', 'class 2']
    """
    count = max(2, film.logits)
    if count > CLASSES:
        raise ValueError(
            f"film must have at most {CLASSES} classes to be told apart on a "
            f"map: its model has {count}."
        )
    names = tuple(names) or tuple(f"class {k}" for k in range(count))
    if len(names) != count:
        raise ValueError(
            f"classes must be {count} names, one for each: they are {names}."
        )
    return list(names)


def sheets_of(film: Film) -> bytes:
    """Return the leads of the classes on the grid, one sheet after another.

    Of three or more classes every second crossing is enough.

    >>> from lib.nn import Dense
    >>> model = Dense(2, 3, np.random.default_rng(0))
    >>> len(sheets_of(Film(model, [[0.0, 1.0]], [2]))) == 3 * 19**2
    True
    """
    leads = margins(np.array([frame.outputs for frame in film.frames]))
    coarse = leads[..., ::2, ::2] if leads.shape[1] > 1 else leads
    return b"".join(packed(sheet) for sheet in np.moveaxis(coarse, 1, 0))


def drawn_of(count: int) -> Any:
    """Return the numbers of the examples that are drawn, at most 400.

    >>> len(drawn_of(20)), len(drawn_of(5000))
    (20, 400)
    """
    chosen = np.random.default_rng(0).permutation(count)[:MOST]
    return np.sort(chosen)


def few(v: Any) -> float:
    """Return a number with five digits.

    >>> few(0.123456789)
    0.12346
    """
    return float(f"{v:.5g}")
