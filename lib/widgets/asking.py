"""What Quiz and Predict share: questions as forms, as lists, as plain text.

It leaves out their HTML, which is ``forms``, and what brings it to life.
"""

from collections.abc import Sequence
from typing import Any, Self

from traitlets import Dict, List, Unicode

from lib.questions import Question, find
from lib.widgets.base import Bundled
from lib.widgets.forms import sent


class Asking(Bundled):
    """Questions of the bank, answered in the browser.

    ``given`` holds what the reader answered last, by slug: the number of an
    option, counted from 0, or a number.
    """

    questions = List(Dict())
    form = Unicode()
    listed = Unicode()
    given = Dict()

    def __init__(self, questions: Sequence[Question], **traits: Any) -> None:
        self.asked = tuple(questions)
        super().__init__(
            questions=[sent(question) for question in self.asked],
            form="".join(map(self.form_of, self.asked)),
            listed="".join(map(self.list_of, self.asked)),
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
        raise NotImplementedError

    def list_of(self, question: Question) -> str:
        """Return a question as HTML for readers without scripts."""
        raise NotImplementedError

    def text_of(self, question: Question) -> str:
        """Return a question as plain text, without its answer."""
        raise NotImplementedError

    def still(self) -> dict[str, str]:
        """Return the questions as plain text, without their answers."""
        return {"text/plain": "\n\n".join(map(self.text_of, self.asked))}

    def __repr__(self) -> str:
        slugs = ", ".join(repr(question.slug) for question in self.asked)
        return f"{type(self).__name__}({slugs})"
