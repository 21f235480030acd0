"""Quizzes and predictions: the questions of the bank, asked in a lesson.

What a reader answers stays in their browser and is sent nowhere. Left out on
purpose: points. A quiz replies to each answer and may be tried again; of a
prediction it is measured by how far off it was.
"""

from collections.abc import Sequence
from typing import Any, Self

from traitlets import Bool, Dict, List, Unicode

from lib.asking.forms import folded, form, plain, replies, sent, truth
from lib.questions import CHAPTERS, Number, Question, draw, find
from lib.widgets.base import Bundled

CHECK = '<button class="ex-button">Check</button>'
KEEP = (
    '<button class="ex-button">Keep my guess</button>'
    '<button class="ex-button" type="button" hidden>Change it</button>'
)
ANYWAY = '<button class="ex-button" type="button">Show me anyway</button>'


class Asking(Bundled):
    """Questions of the bank, answered in the browser.

    ``given`` holds what the reader answered last, by slug: the number of an
    option, counted from 0, or a number. ``form`` is their HTML with fields,
    ``listed`` that for readers without scripts. A subclass has the ``word``
    above each question, the ``buttons`` below it, and what unfolds.
    """

    questions = List(Dict())
    form = Unicode()
    listed = Unicode()
    given = Dict()

    word = ""
    buttons = ""

    def __init__(self, questions: Sequence[Question], **traits: Any) -> None:
        self.asked = tuple(questions)
        super().__init__(
            questions=[sent(question) for question in self.asked],
            form="".join(map(self.form_of, self.asked)),
            listed="".join(
                folded(question, self.word, self.unfolds(question))
                for question in self.asked
            ),
            **traits,
        )

    @classmethod
    def of(cls, *slugs: str, **traits: Any) -> Self:
        """Return the widget with the questions of these names.

        Raises  ValueError if the bank has no such question.
        """
        return cls([find(slug) for slug in slugs], **traits)

    def form_of(self, question: Question) -> str:
        """Return a question as the HTML that the script brings to life."""
        return form(question, self.word, self.buttons)

    def unfolds(self, question: Question) -> str:
        """Return the answer for readers without scripts, as HTML."""
        return truth(question)

    def still(self) -> dict[str, str]:
        """Return the questions as plain text, without their answers."""
        texts = (plain(question, self.word) for question in self.asked)
        return {"text/plain": "\n\n".join(texts)}

    def __repr__(self) -> str:
        slugs = ", ".join(repr(question.slug) for question in self.asked)
        return f"{type(self).__name__}({slugs})"


class Quiz(Asking):
    """Questions to check oneself with; every answer gets its own reply.

    Those that are ``kept`` are asked again by the review, when they are due.

    >>> Quiz.of("rates_of_change.car-average")
    Quiz('rates_of_change.car-average')
    """

    explorer = Unicode("quiz")
    kept = Bool(True)
    word, buttons = "Check yourself", CHECK

    def unfolds(self, question: Question) -> str:
        return replies(question)


def check_yourself(chapter: str, count: int = 5, earlier: int = 2) -> Quiz:
    """Return the questions for the end of a chapter, the same every time.

    From the second chapter on, ``earlier`` of them come from chapters before.
    Those of a reminder are not kept for the review.

    >>> check_yourself("rates_of_change", count=1)
    Quiz('rates_of_change.car-average')
    """
    return Quiz(draw(chapter, count, earlier), kept=chapter in CHAPTERS)


class Predict(Asking):
    """Questions to be answered before the lesson shows the truth.

    With ``veil``, a page blurs what follows, up to the next cell, until the
    reader has committed or asks to see it anyway.

    >>> Predict.of("rates_of_change.top-speed")
    Predict('rates_of_change.top-speed')
    """

    explorer = Unicode("predict")
    veil = Bool(False)
    word = "Predict"

    def __init__(self, questions: Sequence[Question], veil: bool = False):
        # Set first: the form has one more button under a veil.
        self.buttons = KEEP + ANYWAY * veil
        super().__init__(questions, veil=veil)


class Outcome(Asking):
    """The truth beside what the reader predicted earlier on the page.

    >>> Outcome.of("rates_of_change.top-speed")
    Outcome('rates_of_change.top-speed')
    """

    explorer = Unicode("outcome")
    word = "Your prediction"

    def form_of(self, question: Question) -> str:
        line = '<div class="ex-line" aria-hidden="true"></div>'
        return (
            f'<div class="ex-question"><p class="ex-heading">{self.word}</p>'
            f"{line if isinstance(question, Number) else ''}"
            f'<p class="ex-score" role="status"></p>'
            f'{truth(question)}<p class="ex-record"></p></div>'
        )
