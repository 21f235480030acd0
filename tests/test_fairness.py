"""Answers of all sorts: no wrong one passes by luck, no right one is refused.

``tests/unlisted/<chapter>.py`` has them for each task: ``REFUSED`` and
``ACCEPTED``. Set SEEDS in the environment to play the wrong ones more often.
"""

import os

import numpy as np
import pytest

from lib.checks import NotYet
from tests.test_tasks import CHECKS, UNLISTED, handed_in, one_line

SEEDS = range(int(os.environ.get("SEEDS", "3")))


def all_of(kind):
    """Return (task, answer) for every answer of a kind, in every chapter."""
    return [
        pytest.param(task, answer, id=f"{name}.{task.name}-{number}")
        for name, check in CHECKS.items()
        for task in check.chapter.tasks.values()
        for number, answer in enumerate(
            getattr(UNLISTED[name], kind, {}).get(task.name, [])
        )
    ]


@pytest.mark.parametrize("task, answer", all_of("REFUSED"))
def test_a_wrong_answer_passes_with_no_seed(task, answer):
    given = handed_in(task, **answer)
    for seed in SEEDS:
        with pytest.raises(NotYet) as caught:
            task(*given, rng=np.random.default_rng(seed))
        assert caught.value.verdict != "strange", one_line(caught.value)


@pytest.mark.parametrize("task, answer", all_of("ACCEPTED"))
def test_a_right_answer_in_another_dress_is_right(task, answer):
    given = handed_in(task, **answer)
    for seed in SEEDS:
        assert task(*given, rng=np.random.default_rng(seed))
