"""The clocks of a place: what the class promises beside its picture."""

import numpy as np
import pytest
from traitlets import TraitError

from lib.widgets import ClockExplorer


@pytest.mark.parametrize("clocks", [1, 2, 4, 8])
def test_the_dot_product_is_that_of_both_encodings(clocks):
    explorer = ClockExplorer(position=31, other=4, clocks=clocks)
    d = 2 * clocks
    omegas = [10000 ** (-2 * k / d) for k in range(clocks)]
    codes = [
        [f(omega * p) for omega in omegas for f in (np.sin, np.cos)]
        for p in (31, 4)
    ]
    assert explorer.product == pytest.approx(np.dot(*codes), abs=1e-12)
    assert explorer.omegas == pytest.approx(omegas, rel=1e-12)


def test_words_say_what_is_compared():
    explorer = ClockExplorer(position=5, other=5, clocks=1)
    explorer.still()
    assert explorer.description.startswith("1 clock at place 5")
    assert "is 1.00, with itself 1" in explorer.description


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"position": 101}, "position"),
        ({"other": -1}, "other"),
        ({"position": 2.5}, "position"),
        ({"clocks": 3}, "clocks must be one of 1, 2, 4, 8: it is 3"),
    ],
)
def test_what_is_no_place_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises(TraitError, match=sentence):
        ClockExplorer(**wrong)


def test_what_the_browser_sets_is_heard():
    explorer, seen = ClockExplorer(), []
    explorer.observe(lambda change: seen.append(change.new), "position")
    explorer.set_state({"position": 44, "clocks": 2})
    assert seen == [44] and len(explorer.omegas) == 2
