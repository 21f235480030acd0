"""A frame of a training run in words."""

from typing import Any

from lib.recording import Frame


def frame_at(explorer: Any, epoch: int) -> Frame:
    """Return the frame of an epoch.

    >>> from numpy.random import default_rng
    >>> from lib.nn import Dense
    >>> from lib.recording import Film
    >>> from lib.widgets import TrainingReplay
    >>> film = Film(Dense(2, 1, default_rng(0)), [[0.0, 1.0]], [0])
    >>> frame_at(TrainingReplay(film), 0).epoch
    0
    """
    frames = explorer.film.frames
    return next(frame for frame in frames if frame.epoch == epoch)


def sentence(explorer: Any, epoch: int) -> str:
    """Return what a frame shows, in words.

    >>> from numpy.random import default_rng
    >>> from lib.nn import Dense
    >>> from lib.recording import Film
    >>> from lib.widgets import TrainingReplay
    >>> model = Dense(2, 1, default_rng(0))
    >>> film = Film(model, [[0.0, 1.0], [1.0, 0.0]], [0, 1])
    >>> sentence(TrainingReplay(film), 0)
    'A training run: untrained, the loss is 0.6308 and 2 of 2 examples are \
right. The gradient norms are Dense 1 0.3308.'
    """
    frame, first = frame_at(explorer, epoch), explorer.film.frames[0]
    norms = zip(explorer.layers, frame.norms, strict=True)
    known = ", ".join(f"{layer} {norm:.4g}" for layer, norm in norms)
    when = f"after epoch {epoch} of {explorer.epochs[-1]}"
    was = f" (untrained {first.loss:.4g})" if epoch else ""
    return (
        f"{explorer.label}: {when if epoch else 'untrained'}, the loss is "
        f"{frame.loss:.4g}{was} and {frame.right.sum()} of "
        f"{explorer.examples} examples are right. The gradient norms are "
        f"{known}."
    )
