"""What an explorer accepts: a wrong value is refused in one sentence."""

import math
from functools import partial

import pytest
from traitlets import Float, TraitError, Tuple

from lib.asking import Quiz
from lib.widgets import DescentExplorer, LossExplorer
from lib.widgets.base import Explorer
from lib.widgets.kinds import At, Inside, Number, OneOf, Whole


class Everything(Explorer):
    interval = Tuple(Float(), Float(), default_value=(0.0, 1.0))
    window = Tuple(default_value=((0.0, 1.0), (0.0, 2.0)))
    x = Inside()
    at = At()
    any = Number()
    rate = Number(above=0)
    share = Number(above=0, high=1)
    zoom = Number(low=0, high=6)
    wide = Number(low=0, high=lambda it: it.interval[1])
    steps = Whole(0, 200)
    model = OneOf(["constant", "line"])
    target = OneOf([0, 1, 2])


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("x", 3.0, "x must lie in the interval (0, 1): it is 3."),
        ("x", math.nan, "x must lie in the interval (0, 1): it is nan."),
        ("at", (0.5, 3.0), "its y from 0 to 2: it is (0.5, 3.0)."),
        ("any", math.inf, "any must be a finite number: it is inf."),
        ("rate", 0.0, "rate must be a positive number: it is 0."),
        ("rate", math.nan, "rate must be a positive number: it is nan."),
        ("share", 1.5, "share must be above 0 and at most 1: it is 1.5."),
        ("zoom", -1, "zoom must be from 0 to 6: it is -1."),
        ("wide", 2.0, "wide must be from 0 to 1: it is 2."),
        ("steps", 201, "steps must be from 0 to 200: it is 201."),
        ("steps", 1.5, "an int"),
        ("model", "curve", "model must be 'constant' or 'line': it is 'cur"),
        ("target", 3, "target must be one of 0, 1, 2: it is 3."),
    ],
)
def test_what_is_not_accepted_is_refused_in_one_sentence(
    name, value, sentence
):
    explorer = Everything()
    before = getattr(explorer, name)
    with pytest.raises(TraitError) as caught:
        setattr(explorer, name, value)
    said = str(caught.value)
    assert sentence in said and name in said and "\n" not in said
    assert getattr(explorer, name) == before
    with pytest.raises(TraitError):
        Everything(**{name: value})


def test_bounds_of_another_trait_hold_in_whatever_order_both_come():
    for state in ({"wide": 4.0, "x": 3.0}, {"x": 3.0, "wide": 4.0}):
        for order in (dict, lambda s: dict(reversed(s.items()))):
            moved = order({"interval": (0.0, 5.0), **state})
            explorer = Everything(**moved)
            assert (explorer.x, explorer.wide) == (3.0, 4.0)


def test_every_trait_of_an_explorer_is_sent_to_the_browser():
    sent = Everything().get_state()
    assert set(Everything.class_trait_names()) >= {"x", "at", "model"}
    assert {"x", "at", "model", "interval", "description"} <= set(sent)


@pytest.mark.parametrize(
    "made",
    [Everything, partial(DescentExplorer, abs), LossExplorer, Quiz.of],
)
def test_a_misspelt_argument_is_no_argument(made):
    with pytest.raises(TypeError, match="argument 'stepz'"):
        made(stepz=3)
