"""The self-test: ten questions that propose where to begin."""

from typing import Any

from traitlets import List, Unicode

from lib.asking import CHECK, Quiz
from lib.asking.forms import replies
from lib.questions import CHAPTERS, Question
from lib.questions.self_test import QUESTIONS, TOPICS

UNKNOWN = '<button class="ex-button" type="button">I do not know</button>'


class SelfTest(Quiz):
    """Questions of which the first answer counts, and what follows from them.

    ``topics`` says for each reminder which questions lead to it, and which
    chapter is the first that needs it.

    >>> [topic["chapter"]["number"] for topic in SelfTest().topics]
    [1, 1, 3, 4, 4]
    """

    explorer = Unicode("self_test")
    topics = List()
    word, buttons = "Self-test", CHECK + UNKNOWN

    def __init__(self, **traits: Any) -> None:
        super().__init__(QUESTIONS, topics=topics(), **traits)

    def unfolds(self, question: Question) -> str:
        (helps,) = (t for t in topics() if question.slug in t["ideas"])
        link = f"{helps['reminder']}.html#{helps['ideas'][question.slug][1]}"
        place = f'<a href="{link}">{helps["title"]}</a>'
        return f"{replies(question)}<p>The reminder: {place}.</p>"

    def __repr__(self) -> str:
        return "SelfTest()"


def topics() -> list[dict[str, Any]]:
    """Return what the browser has to know of the reminders."""
    return [
        {
            "reminder": name,
            "title": topic.title,
            "because": topic.because,
            "chapter": {
                "name": topic.chapter,
                "number": CHAPTERS.index(topic.chapter) + 1,
                "title": topic.chapter.replace("_", " ").capitalize(),
            },
            "ideas": {
                question.slug: [question.idea, anchor(question.idea)]
                for question in topic.questions
            },
        }
        for name, topic in TOPICS.items()
    ]


def anchor(heading: str) -> str:
    """Return where a heading stands on its page of the site.

    >>> anchor("The slope of a line")
    'the-slope-of-a-line'
    """
    return heading.lower().replace(" ", "-")
