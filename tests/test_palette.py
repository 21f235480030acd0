"""The colours of the course are readable, and one table has them all."""

import re
from itertools import product
from pathlib import Path

import pytest

from lib import figures
from lib.palette import DARK, LIGHT, TABLE, contrast, css

ROOT = Path(__file__).parent.parent
GROUNDS = ("paper", "raised", "sunk")
READ = ("ink", "soft", "blue", "orange", "green", "plum")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("read", "ground"), [*product(READ, GROUNDS)])
def test_what_is_read_stands_out_from_what_it_stands_on(colours, read, ground):
    assert contrast(colours[read], colours[ground]) >= 4.5


def test_every_colour_means_something():
    assert all(colour["means"] for colour in TABLE.values())
    assert set(GROUNDS + READ) <= set(TABLE)


def test_the_committed_style_is_that_of_the_table():
    committed = ROOT / "lib/widgets/palette.css"
    assert committed.read_text(encoding="utf8") == css()


def test_dark_is_for_screens_only():
    before, screen = css().split("@media screen", 1)
    assert LIGHT["paper"] in before
    assert DARK["paper"] not in before
    assert DARK["paper"] in screen


def test_figures_are_drawn_in_the_colours_of_the_course():
    drawn = {*figures.PALETTE, figures.INK}
    drawn |= set(re.findall("#[0-9a-f]{6}", str(figures._STYLE)))
    assert drawn <= set(LIGHT.values())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#777777", "#ffffff", 4.48), ("#0067a8", "#fdfcf9", 5.8)],
)
def test_contrast_is_that_of_the_guidelines(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.05)
    assert contrast(one, other) == contrast(other, one)
