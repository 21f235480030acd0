"""A training run, scrubbed like a film."""

from typing import Any

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
from lib.widgets.filmed import filmed, names_of


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
    >>> TrainingReplay(Film(model, [[0.0, 1.0], [1.0, 0.0]], [0, 1])).epochs
    [0]
    """

    explorer = Unicode("replay").tag(sync=True)
    epoch = Int().tag(sync=True)
    epochs = List(Int()).tag(sync=True)
    window = Tuple(*(Tuple(Float(), Float()),) * 2).tag(sync=True)
    points = List(List(Float())).tag(sync=True)  # x, y, class
    classes = List(Unicode()).tag(sync=True)
    layers = List(Unicode()).tag(sync=True)
    losses = List(Float()).tag(sync=True)
    norms = List(List(Float())).tag(sync=True)  # of each frame, by layer
    right = List(Int()).tag(sync=True)  # of all examples
    examples = Int().tag(sync=True)
    wrong = List(List(Int())).tag(sync=True)  # of the points, by number
    frames = Bytes().tag(sync=True)

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
        self.film = film
        super().__init__(
            **filmed(film),
            classes=names_of(film, classes),
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
        frames = self.film.frames
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
