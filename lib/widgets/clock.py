"""Places in a text as clocks: one hand for each speed of the encoding."""

import numpy as np
import numpy.typing as npt
from traitlets import Unicode

from lib.widgets.base import Explorer
from lib.widgets.kinds import OneOf, Whole

MOST = 100  # places
CLOCKS = (1, 2, 4, 8)


class ClockExplorer(Explorer):
    """The sinusoidal encoding of a place, and its dot product with another.

        omega_k = 10000**(-2k / d)     sin(omega_k p), cos(omega_k p)

    Clock k has a hand that begins at the top and turns clockwise by omega_k
    radians for each place; there are ``clocks`` = d / 2 of them. The reader
    slides ``position``, drags a hand to where the place should turn it, and
    moves the ``other`` place along the curve of dot products; all three are
    traits, so Python sets them and observes them.

    Raises  TraitError if ``position`` or ``other`` is not a whole number from
            0 to 100, or ``clocks`` not 1, 2, 4 or 8.

    >>> explorer = ClockExplorer(position=20, other=26, clocks=4)
    >>> f"{explorer.product:.2f}"
    '3.78'
    """

    explorer = Unicode("clock")
    position = Whole(0, MOST)
    other = Whole(0, MOST)
    clocks = OneOf(CLOCKS)

    def __init__(
        self,
        position: int = 20,
        other: int = 26,
        clocks: int = 4,
        label: str = "Clocks",
    ) -> None:
        super().__init__(
            position=position, other=other, clocks=clocks, label=label
        )

    @property
    def omegas(self) -> npt.NDArray[np.float64]:
        """The frequency of each clock, in radians per place."""
        return 10000.0 ** (-np.arange(self.clocks) / self.clocks)

    @property
    def product(self) -> float:
        """The dot product of the encodings of both places."""
        return float(np.cos(self.omegas * (self.position - self.other)).sum())

    def describe(self) -> str:
        hands = f"{self.clocks} clock{'s' * (self.clocks > 1)}"
        return (
            f"{hands} at place {self.position}: the dot product with place "
            f"{self.other} is {self.product:.2f}, with itself {self.clocks}."
        )
