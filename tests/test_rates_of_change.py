"""What the chapter on rates of change promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import re

import pytest

from lib import questions
from lib.calculus import derivative
from lib.checks import rates_of_change as check
from tests.test_tasks import cells, handed_in, reply_to


def test_the_same_seed_asks_the_same():
    slope = check.secant_slope
    replies = {str(reply_to(slope, [max_slope], seed=7)) for _ in range(3)}
    assert len(replies) == 1
    assert replies != {str(reply_to(slope, [max_slope], seed=8))}


def max_slope(f, a, b):
    """Return a slope that is right for the square over [1, 3] only."""
    return min(4, (f(b) - f(a)) / (b - a))


@pytest.mark.parametrize(
    "rate, unit, verdict",
    [
        (39.3, "km/h", "close"),
        (39.28, "km/h", "close"),
        (10.9, "m/s", "close"),
        (40.5, "km/h", "unknown"),
        (39.27, "speed", "unknown"),
        (39.27, "m/s", "recognised"),
    ],
)
def test_a_table_rate_may_be_close_in_either_unit(rate, unit, verdict):
    table = check.average_from_table
    assert reply_to(table, [rate, unit]).verdict == verdict
    assert table(39.27, "km/h") and table(10.91, "m/s")


def test_a_reply_calls_with_names_that_the_notebook_has():
    piece = check.fastest_piece
    code = [c.source for c in cells("exercises", "rates_of_change")]
    for speed in (lambda t, s: 0, lambda t, s: 10 / 0.81):
        reply = reply_to(piece, handed_in(piece, fastest_speed=speed))
        call = re.search(r"fastest_speed\(.*\)", str(reply))[0]
        assert any(f"print({call})" in source for source in code)


def test_the_top_speed_is_the_one_of_the_lesson():
    top = questions.find("rates_of_change.top-speed")
    assert (top.answer, top.within) == (12.35, 0.15)


def test_the_slopes_are_those_of_the_engine():
    for slug, t in [("slope-ahead", 2.0), ("slope-behind", -1.0)]:
        question = questions.find(f"rates_of_change.{slug}")
        assert question.answer == derivative(lambda t: t**2)(t)
