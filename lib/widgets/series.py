"""The chord of a measured series, whose ends stop only at its marks."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from traitlets import Bytes, Float, TraitError, Unicode, validate

from lib.widgets.base import Explorer
from lib.widgets.kinds import Whole


class SeriesExplorer(Explorer):
    """A chord between two recorded marks: an average rate, never a tangent.

        average rate = (values[end] - values[start])
                       / (times[end] - times[start])

    Each moment is known to +-``uncertainty``, so a run to twice that, and the
    rate to the same fraction of itself: the shorter the interval, the less
    certain the rate.

    Shapes  times, values: (n,), n at least 2.
    Units   ``units`` are those of ``times`` and of ``values``; ``uncertainty``
            has that of ``times``.
    Raises  ValueError if the marks do not fit together or the times do not
            rise; TraitError if ``start`` and ``end`` are not two of the marks.

    >>> run = SeriesExplorer([0.0, 1.0, 3.0], [0.0, 5.0, 25.0], start=1, end=2)
    >>> run.average_rate
    10.0
    """

    explorer = Unicode("series")
    times = Bytes()
    values = Bytes()
    uncertainty = Float()
    start = Whole(0, lambda it: it._marks.shape[1] - 1)
    end = Whole(0, lambda it: it._marks.shape[1] - 1)

    def __init__(
        self,
        times: Sequence[float],
        values: Sequence[float],
        uncertainty: float = 0.0,
        start: int = 0,
        end: int = -1,
        label: str = "The measured values",
        axes: tuple[str, str] = ("t", "s"),
        units: tuple[str, str] = ("", ""),
    ) -> None:
        self._marks = _marks(times, values)
        count = self._marks.shape[1]
        super().__init__(
            times=self._marks[0].tobytes(),
            values=self._marks[1].tobytes(),
            uncertainty=uncertainty,
            start=start % count,
            end=end % count,
            label=label,
            axes=axes,
            units=units,
        )

    @property
    def average_rate(self) -> float:
        """The slope of the chord between the two marks."""
        (t0, t1), (s0, s1) = self._marks[:, [self.start, self.end]]
        return float((s1 - s0) / (t1 - t0))

    @property
    def rate_error(self) -> float:
        """How far the average rate may be off, from the uncertain times."""
        t0, t1 = self._marks[0, [self.start, self.end]]
        return float(abs(self.average_rate * 2 * self.uncertainty / (t1 - t0)))

    @validate("start", "end")
    def _two_marks(self, proposal: Any) -> int:
        if self.start == self.end:
            raise TraitError(
                f"start and end must be two different marks: both are "
                f"{self.start}, and over a run of 0 there is no rate."
            )
        return proposal.value

    def describe(self) -> str:
        t0, t1 = self._marks[0, [self.start, self.end]]
        return (
            f"{self.label}: {self._marks.shape[1]} recorded marks; the chord "
            f"from {t0:g} to {t1:g} {self.units[0]} has the slope "
            f"{self._with_unit(self.average_rate)}, give or take "
            f"{self.rate_error:.2g}."
        )


def _marks(times: Sequence[float], values: Sequence[float]) -> np.ndarray:
    t, s = np.asarray(times, dtype=float), np.asarray(values, dtype=float)
    if t.ndim != 1 or t.shape != s.shape or t.size < 2:
        raise ValueError(
            f"times and values must be two rows of equal length, at least 2: "
            f"they have shapes {t.shape} and {s.shape}."
        )
    if not (np.diff(t) > 0).all() or not np.isfinite([t, s]).all():
        raise ValueError("times must rise from mark to mark, all finite.")
    return np.stack([t, s])
