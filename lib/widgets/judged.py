"""Examples and a prediction: the state of an explorer of losses."""

import math
from typing import Any

from traitlets import Float, Int, List, TraitError, Tuple, Unicode, validate

from lib.widgets.base import Explorer
from lib.widgets.examples import as_many


class Judged(Explorer):
    """Examples to drag, and a constant or a line that predicts them."""

    x = List(Float()).tag(sync=True)
    y = List(Float()).tag(sync=True)
    model = Unicode().tag(sync=True)
    c = Float().tag(sync=True)
    m = Float().tag(sync=True)
    b = Float().tag(sync=True)
    delta = Float().tag(sync=True)
    outlier = Int().tag(sync=True)
    window = Tuple(Tuple(Float(), Float()), Tuple(Float(), Float())).tag(
        sync=True
    )

    @validate("model")
    def _a_known_one(self, proposal: Any) -> str:
        if proposal.value not in ("constant", "line"):
            raise TraitError(
                f'model must be "constant" or "line": it is '
                f"{proposal.value!r}."
            )
        return proposal.value

    @validate("c", "m", "b", "delta")
    def _a_number(self, proposal: Any) -> float:
        name, v = proposal.trait.name, proposal.value
        if not math.isfinite(v) or (name == "delta" and v <= 0):
            what = "positive" if name == "delta" else "a finite number"
            raise TraitError(f"{name} must be {what}: it is {v:g}.")
        return v

    @validate("x", "y")
    def _still_two_rows(self, proposal: Any) -> list[float]:
        name = proposal.trait.name
        return as_many(name, proposal.value, self.y if name == "x" else self.x)

    @validate("outlier")
    def _an_example(self, proposal: Any) -> int:
        if not 0 <= proposal.value < len(self.y):
            raise TraitError(
                f"outlier must be from 0 to {len(self.y) - 1}: it is "
                f"{proposal.value}."
            )
        return proposal.value
