"""The bank: every question that the lessons ask, in one place, as data.

The module of a chapter holds its ``QUESTIONS`` (*Check yourself*) and its
``PREDICTIONS``; that of a reminder, and of the self-test, only questions. A
question is named ``chapter.slug``; its ``idea`` is the heading of the lesson
that treats it. A number that the author chose stands in a sentence as it is
and is listed in ``given``; a number that follows from others is computed
where the sentence is written.

In a sentence, $...$ is a formula, *...* is emphasis and `...` is code.

Left out on purpose: how a question is shown. That is ``lib.asking``.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple
from zlib import crc32

CHAPTERS = (  # in the order of the course
    "rates_of_change",
    "derivatives",
    "differentiation_rules",
    "partial_derivatives",
    "gradients",
    "gradient_descent",
    "activation_functions",
    "loss_functions",
    "backpropagation",
    "training",
    "unstable_gradients",
    "attribution",
    "waves",
    "accumulation",
)
# Pages for what the chapters take for granted, with questions of their own,
# and the test that leads to them.
REMINDERS = (
    "functions",
    "exp_and_ln",
    "vectors",
    "matrices",
    "python",
)
SELF_TEST = "self_test"


class Option(NamedTuple):
    """An answer to choose, and the reply to the thought behind it."""

    text: str
    reply: str
    right: bool = False


class Mistake(NamedTuple):
    """A wrong number, and the reply to the thought that leads to it."""

    value: float
    reply: str


@dataclass(frozen=True)
class Choice:
    """A question with two to four answers to choose from."""

    slug: str
    idea: str
    asks: str
    options: tuple[Option, ...]
    because: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A question whose answer is a number, right if it is near enough."""

    slug: str
    idea: str
    asks: str
    answer: float
    within: float
    because: str
    unit: str = ""
    mistakes: tuple[Mistake, ...] = ()
    otherwise: str = "Work it out once more, one step at a time."
    given: tuple[str, ...] = ()


Question = Choice | Number


def chapter_of(slug: str) -> str:
    """Return the chapter that a question belongs to.

    >>> chapter_of("rates_of_change.car-average")
    'rates_of_change'
    """
    return slug.partition(".")[0]


def questions_of(chapter: str) -> tuple[Question, ...]:
    """Return the questions that a chapter asks at its end.

    Raises  ValueError if there is no such chapter.

    >>> questions_of("rates_of_change")[0].slug
    'rates_of_change.car-average'
    """
    return _bank(chapter).QUESTIONS


def predictions_of(chapter: str) -> tuple[Question, ...]:
    """Return the questions that a chapter asks before it shows the answer.

    >>> predictions_of("rates_of_change")[0].unit
    'm/s'
    """
    return _bank(chapter).PREDICTIONS


def find(slug: str) -> Question:
    """Return the question of this name.

    Raises  ValueError if the bank has none.

    >>> find("rates_of_change.taxi-price").answer
    16
    """
    chapter = chapter_of(slug)
    known = [*questions_of(chapter), *predictions_of(chapter)]
    for question in known:
        if question.slug == slug:
            return question
    names = ", ".join(question.slug for question in known)
    raise ValueError(f"slug must be one of {names}: got {slug!r}")


def draw(chapter: str, count: int = 5, earlier: int = 2) -> list[Question]:
    """Return the questions for the end of a chapter, the same every time.

    The first ``count`` of its own come first, then ``earlier`` ones of the
    chapters before it, as many as there are: a reminder has none before. A
    new question elsewhere seldom changes the draw: each has its place in an
    order that is the chapter's own.

    >>> len(draw("rates_of_change", count=3))
    3
    """
    own = questions_of(chapter)[:count]
    known = chapter in CHAPTERS
    before = CHAPTERS[: CHAPTERS.index(chapter)] if known else ()
    older = [question for name in before for question in questions_of(name)]
    older.sort(key=lambda one: crc32(f"{chapter} {one.slug}".encode()))
    return [*own, *older[:earlier]]


def _bank(chapter):
    known = (*CHAPTERS, *REMINDERS, SELF_TEST)
    if chapter not in known:
        names = ", ".join(known)
        raise ValueError(f"chapter must be one of {names}: got {chapter!r}")
    return import_module(f"lib.questions.{chapter}")
