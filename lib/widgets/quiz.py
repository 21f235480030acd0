"""Questions with a reply to each wrong answer, asked at the end of a chapter.

Left out on purpose: points. A reader may try as often as they like.
"""

from traitlets import Unicode

from lib.questions import Choice, Question, draw
from lib.widgets.asking import Asking
from lib.widgets.forms import folded, form, plain, right_answer
from lib.widgets.sentences import typeset

WORD = "Check yourself"
CHECK = '<button class="ex-button">Check</button>'


class Quiz(Asking):
    """Questions to check oneself with; every answer gets its own reply.

    >>> Quiz.of("rates_of_change.car-average")
    Quiz('rates_of_change.car-average')
    """

    explorer = Unicode("quiz")

    def form_of(self, question: Question) -> str:
        """Return a question with a button that checks the answer."""
        return form(question, WORD, CHECK)

    def list_of(self, question: Question) -> str:
        """Return a question with the reply to each answer folded away."""
        return folded(question, WORD, replies(question))

    def text_of(self, question: Question) -> str:
        """Return a question as plain text, without its answer."""
        return plain(question, WORD)


def check_yourself(chapter: str, count: int = 5, earlier: int = 2) -> Quiz:
    """Return the questions for the end of a chapter, the same every time.

    From the second chapter on, ``earlier`` of them come from chapters before.

    >>> check_yourself("rates_of_change", count=1)
    Quiz('rates_of_change.car-average')
    """
    return Quiz(draw(chapter, count, earlier))


def replies(question: Question) -> str:
    """Return the right answer, why, and a reply to each wrong one, as HTML.

    >>> from lib.questions import find
    >>> replies(find("rates_of_change.taxi-price"))[:24]
    '<p><b>16 euros.</b> 4 eu'
    """
    if isinstance(question, Choice):
        wrong = [(o.text, o.reply) for o in question.options if not o.right]
    else:
        wrong = [(f"{m.value:g}:", m.reply) for m in question.mistakes]
    items = (
        f"<li><em>{typeset(said)}</em> {typeset(reply)}</li>"
        for said, reply in wrong
    )
    return (
        f"<p>{right_answer(question)} {typeset(question.because)}</p>"
        f"<p>If you had another:</p><ul>{''.join(items)}</ul>"
    )
