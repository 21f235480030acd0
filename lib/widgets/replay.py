"""A training run, scrubbed like a film."""

from typing import Any

import numpy as np
import numpy.typing as npt
from traitlets import (
    Bytes,
    Float,
    Int,
    List,
    TraitError,
    Tuple,
    Unicode,
    validate,
)

from lib.recording import Film
from lib.widgets.base import Explorer

CLASSES = 4  # as many as there are colours and shapes
MOST = 400  # points on the map: of more, some are drawn
LARGEST = 126  # of a byte with a sign

Frames = npt.NDArray[Any]


class TrainingReplay(Explorer):
    """A film of a training run: boundary, loss, and gradients by layer.

    The reader scrubs through the ``epochs`` of the film or lets it play;
    ``epoch`` is a trait, so Python sets it and observes it. ``classes`` are
    the names of the classes.

    Units   ``axes`` and ``units`` are those of the two inputs.
    Raises  TypeError if ``film`` is no Film; ValueError if it has more than
            four classes; TraitError if it has no frame of ``epoch``.

    >>> from lib.nn import Dense
    >>> from numpy.random import default_rng
    >>> model = Dense(2, 1, default_rng(0))
    >>> film = Film(model, [[0.0, 1.0], [1.0, 0.0]], [0, 1])
    >>> replay = TrainingReplay(film)
    >>> replay.epochs
    [0]
    """

    explorer = Unicode("replay")
    epoch = Int()
    epochs = List(Int())
    window = Tuple(*(Tuple(Float(), Float()),) * 2)
    points = List(List(Float()))  # x, y, class
    classes = List(Unicode())
    layers = List(Unicode())
    losses = List(Float())
    norms = List(List(Float()))  # of each frame, by layer
    right = List(Int())  # of all examples
    examples = Int()
    wrong = List(List(Int()))  # of the points, by number
    frames = Bytes()

    def __init__(
        self,
        film: Film,
        epoch: int = 0,
        label: str = "",
        classes: tuple[str, ...] = (),
        axes: tuple[str, str] = ("x1", "x2"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        if not isinstance(film, Film):
            raise TypeError(
                "film must be a Film of lib.recording, given to train as "
                f"report: it is {film!r}."
            )
        self._film = film
        super().__init__(
            **_filmed(film),
            classes=_names_of(film, classes),
            label=label or "A training run",
            axes=axes,
            units=units,
        )
        self.epoch = epoch

    @validate("epoch")
    def _a_frame(self, proposal: Any) -> int:
        if proposal.value not in self.epochs:
            raise TraitError(
                f"epoch must be one that the film has, {self.epochs[0]} to "
                f"{self.epochs[-1]}: it is {proposal.value}."
            )
        return proposal.value

    def describe(self) -> str:
        return self._words(self.epoch)

    def still(self) -> dict[str, str]:
        """Return the last frame: who cannot move it sees how it ends."""
        words = super().still()
        self.description = self._words(self.epochs[-1])
        self.at_rest = {"epoch": self.epochs[-1]}
        return words

    def _words(self, epoch: int) -> str:
        frames = self._film.frames
        frame = next(frame for frame in frames if frame.epoch == epoch)
        norms = zip(self.layers, frame.norms, strict=True)
        known = ", ".join(f"{layer} {norm:.4g}" for layer, norm in norms)
        when = f"after epoch {epoch} of {self.epochs[-1]}"
        was = f" (untrained {frames[0].loss:.4g})" if epoch else ""
        return (
            f"{self.label}: {when if epoch else 'untrained'}, the loss is "
            f"{frame.loss:.4g}{was} and {frame.right.sum()} of "
            f"{self.examples} examples are right. The gradient norms are "
            f"{known}."
        )


def _filmed(film: Film) -> dict[str, Any]:
    """Return the traits of a replay that come from its film."""
    drawn, frames = _drawn_of(len(film.X)), film.frames
    points = np.column_stack([film.X, film.y])[drawn]
    return {
        "epochs": [frame.epoch for frame in frames],
        "window": film.window,
        "points": [[_few(v) for v in point] for point in points],
        "layers": film.layers,
        "losses": [_few(frame.loss) for frame in frames],
        "norms": [[_few(v) for v in frame.norms] for frame in frames],
        "right": [int(frame.right.sum()) for frame in frames],
        "examples": len(film.X),
        "wrong": [
            np.flatnonzero(~frame.right[drawn]).tolist() for frame in frames
        ],
        "frames": _sheets_of(film),
    }


def _names_of(film: Film, names: tuple[str, ...]) -> list[str]:
    """Return the names of the classes of a film, or say what is wrong."""
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


def _sheets_of(film: Film) -> bytes:
    """Return the leads of the classes on the grid, one sheet after another.

    Of three or more classes every second crossing is enough.
    """
    leads = margins(np.array([frame.outputs for frame in film.frames]))
    coarse = leads[..., ::2, ::2] if leads.shape[1] > 1 else leads
    return b"".join(packed(sheet) for sheet in np.moveaxis(coarse, 1, 0))


def _drawn_of(count: int) -> Any:
    """Return the numbers of the examples that are drawn, at most 400."""
    chosen = np.random.default_rng(0).permutation(count)[:MOST]
    return np.sort(chosen)


def _few(v: Any) -> float:
    """Return a number with five digits."""
    return float(f"{v:.5g}")


# Logits on a grid, frame after frame, in one byte each:
#     q = round(127 z / (|z| + 1))      z = q / (127 - |q|)
# Near 0, where a boundary runs, a step of q is 0.008; at |z| = 5 it is 0.3.
# Of neighbours in time, upward and to the right only the differences are
# kept, modulo 256: they are small, and a page sends small ones quickly. The
# browser adds them up again.


def packed(z: Frames) -> bytes:
    """Return the logits of all frames as bytes.

    Shapes  z: (frames, m, m).

    >>> packed(np.array([[[0.0, 1.0], [0.0, 1.0]]]))
    b'\\x00@\\x00\\x00'
    """
    differences = quantised(z).astype(np.uint8)
    for axis in range(3):
        differences = np.diff(differences, axis=axis, prepend=np.uint8(0))
    return differences.tobytes()


def quantised(z: Frames) -> Frames:
    """Return each logit as a whole number from -126 to 126, its sign kept.

    >>> quantised(np.array([-1.0, -1e-9, 0.0, 0.01, 1e9])).tolist()
    [-64, -1, 0, 1, 126]
    """
    q = np.rint(127 * z / (np.abs(z) + 1))
    q = np.where(q == 0, np.sign(z), q).astype(int)
    return np.clip(q, -LARGEST, LARGEST)


def margins(outputs: Frames) -> Frames:
    """Return for each frame and class by how much its logit leads.

    Of two classes one is enough, the lead of class 1.

    Shapes  outputs: (frames, m, m, k); returns (frames, sheets, m, m), one
            sheet for two classes and k for more.

    >>> margins(np.array([[[[1.0, 3.0, 2.0]]]])).ravel().tolist()
    [-2.0, 1.0, -1.0]
    """
    z = np.moveaxis(outputs, -1, 1)
    classes = z.shape[1]
    if classes <= 2:
        return z[:, -1:] - (z[:, :1] if classes == 2 else 0)
    others = [
        np.delete(z, k, axis=1).max(axis=1, keepdims=True)
        for k in range(classes)
    ]
    return z - np.concatenate(others, axis=1)
