"""A digit that the reader paints, and what each pixel does for a score."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from traitlets import Float, List, TraitError, Unicode

from lib.data import digit_reader
from lib.widgets.base import Explorer
from lib.widgets.kinds import Kind, OneOf, Whole

METHODS = {
    "gradient": "Gradient",
    "times input": "Gradient times input",
    "smoothed": "Smoothed gradient",
    "integrated": "Integrated gradient",
}
PIXELS, CLASSES = 64, 10
ANSWER = -1  # the digit whose score is explained is that of the answer


class Picture(Kind, List):
    """Numbers from 0, white, to 1, black, one for each pixel."""

    def wanted(self, explorer: Any, value: Any) -> str:
        if len(value) == PIXELS and all(0 <= v <= 1 for v in value):
            return ""
        return f"hold {PIXELS} numbers from 0 to 1"


class AttributionExplorer(Explorer):
    """A network that reads a painted digit, and a map of one of its scores.

        scores = relu(x W1 + b1) W2 + b2

    The reader paints ``picture``, chooses the ``method`` and the ``digit``
    whose score is explained (-1 for the answer of the network); all are
    traits, so Python sets them and observes them. ``weights`` are the four
    arrays of a network with 64 inputs, one hidden layer of ReLUs and ten
    scores; those of ``lib.data.digit_reader`` if none are given.

    Shapes  picture: (64,), from 0, white, to 1, black;  weights: (64, n),
            (n,), (n, 10), (10,), in this order.
    Raises  TraitError if the picture has not 64 numbers from 0 to 1, if the
            weights do not fit together, if ``method`` is not one of gradient,
            times input, smoothed, integrated, or ``digit`` no whole number
            from -1 to 9.

    >>> explorer = AttributionExplorer(np.zeros(64), digit=8)
    >>> print(explorer.describe())
    64 pixels; the network says 4. Integrated gradient of the score of 8.
    """

    explorer = Unicode("attribution")
    picture = Picture()
    weights = List(Float())  # one array after the other
    method = OneOf(METHODS)
    digit = Whole(ANSWER, CLASSES - 1)

    def __init__(
        self,
        picture: ArrayLike,
        method: str = "integrated",
        digit: int = ANSWER,
        weights: Sequence[ArrayLike] | None = None,
        label: str = "A digit to paint",
    ) -> None:
        arrays = digit_reader() if weights is None else weights
        super().__init__(
            picture=[float(v) for v in np.ravel(picture)],
            weights=_in_a_row([np.asarray(one, float) for one in arrays]),
            method=method,
            digit=digit,
            label=label,
        )

    def answer(self) -> int:
        """Return the digit that the network reads."""
        x, flat = np.array(self.picture), np.array(self.weights)
        n = (len(flat) - CLASSES) // (PIXELS + 1 + CLASSES)
        parts = np.split(flat, np.cumsum([PIXELS * n, n, n * CLASSES]))
        hidden = np.maximum(x @ parts[0].reshape(PIXELS, n) + parts[1], 0)
        scores = hidden @ parts[2].reshape(n, CLASSES) + parts[3]
        return int(scores.argmax())

    def describe(self) -> str:
        told = self.answer() if self.digit == ANSWER else self.digit
        return (
            f"64 pixels; the network says {self.answer()}. "
            f"{METHODS[self.method]} of the score of {told}."
        )


def _in_a_row(arrays: list[np.ndarray]) -> list[float]:
    shapes = [one.shape for one in arrays]
    n = shapes[0][-1] if shapes and shapes[0] else 0
    if shapes != [(PIXELS, n), (n,), (n, CLASSES), (CLASSES,)]:
        raise TraitError(
            "weights must have the shapes (64, n), (n,), (n, 10) and (10,), "
            f"got {shapes}"
        )
    return [round(float(v), 4) for one in arrays for v in one.ravel()]
