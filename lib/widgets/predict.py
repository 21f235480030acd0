"""A prediction that the reader commits to, and later the truth beside it.

The prediction stays in the reader's browser and is sent nowhere. Left out on
purpose: right and wrong. A guess is measured by how far off it was.
"""

from collections.abc import Sequence

from traitlets import Bool, Unicode

from lib.questions import Choice, Number, Question
from lib.widgets.asking import Asking
from lib.widgets.forms import folded, form, plain, right_answer
from lib.widgets.sentences import typeset

KEEP = (
    '<button class="ex-button">Keep my guess</button>'
    '<button class="ex-button" type="button" hidden>Change it</button>'
)
ANYWAY = '<button class="ex-button" type="button">Show me anyway</button>'


class Predict(Asking):
    """Questions to be answered before the lesson shows the truth.

    With ``veil``, a page blurs what follows, up to the next cell, until the
    reader has committed or asks to see it anyway.

    >>> Predict.of("rates_of_change.top-speed")
    Predict('rates_of_change.top-speed')
    """

    explorer = Unicode("predict")
    veil = Bool(False)

    def __init__(self, questions: Sequence[Question], veil: bool = False):
        # Set first: the form has one more button under a veil.
        self.buttons = KEEP + ANYWAY * veil
        super().__init__(questions, veil=veil)

    def form_of(self, question: Question) -> str:
        """Return a question with a button that keeps the prediction."""
        return form(question, "Predict", self.buttons)

    def list_of(self, question: Question) -> str:
        """Return a question; its answer is what the lesson is about."""
        return folded(question, "Predict", _truth(question))

    def text_of(self, question: Question) -> str:
        """Return a question as plain text."""
        return plain(question, "Predict")


class Outcome(Asking):
    """The truth beside what the reader predicted earlier on the page.

    >>> Outcome.of("rates_of_change.top-speed")
    Outcome('rates_of_change.top-speed')
    """

    explorer = Unicode("outcome")

    def form_of(self, question: Question) -> str:
        """Return the truth with room for the prediction beside it."""
        line = (
            '<div class="ex-line" aria-hidden="true"></div>'
            if isinstance(question, Number)
            else ""
        )
        return (
            '<div class="ex-question"><p class="ex-heading">Your prediction'
            f'</p>{line}<p class="ex-score" role="status"></p>'
            f'{_truth(question)}<p class="ex-record"></p></div>'
        )

    def list_of(self, question: Question) -> str:
        """Return the question again, the truth folded."""
        return folded(question, "Your prediction", _truth(question))

    def text_of(self, question: Question) -> str:
        """Return the question again as plain text."""
        return plain(question, "Your prediction")


def _truth(question: Question) -> str:
    right = ""
    if isinstance(question, Choice):
        right = right_answer(question)
    return f'<p class="ex-truth">{right} {typeset(question.because)}</p>'
