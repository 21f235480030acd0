"""Questions as HTML: with fields to answer them, or with answers that unfold.

A form is written once, here: a page shows it before the script has come, and
the script brings the same form to life, so that nothing moves.
"""

from typing import Any

from lib.questions import Choice, Question
from lib.widgets.sentences import typeset, wrapped


def sent(question: Question) -> dict[str, Any]:
    """Return a question as the browser judges it.

    >>> from lib.questions import find
    >>> sent(find("rates_of_change.taxi-price"))["answer"]
    16
    """
    shared = {"slug": question.slug, "because": typeset(question.because)}
    if isinstance(question, Choice):
        options = [
            {
                "text": typeset(option.text),
                "reply": typeset(option.reply),
                "right": option.right,
            }
            for option in question.options
        ]
        return {**shared, "options": options}
    return {
        **shared,
        "answer": question.answer,
        "within": question.within,
        "unit": question.unit,
        "mistakes": [
            {"value": mistake.value, "reply": typeset(mistake.reply)}
            for mistake in question.mistakes
        ],
        "otherwise": typeset(question.otherwise),
    }


def form(question: Question, heading: str, buttons: str) -> str:
    """Return a question with fields to answer it, as HTML.

    >>> from lib.questions import find
    >>> html = form(find("rates_of_change.car-average"), "Check", "")
    >>> html.count('type="radio"')
    3
    """
    return (
        '<form class="ex-question" novalidate autocomplete="off">'
        f'<p class="ex-heading">{heading}</p><fieldset>'
        f"<legend>{typeset(question.asks)}</legend>{_fields(question)}"
        f'</fieldset><div class="ex-answering">{buttons}'
        '<div class="ex-reply" role="status"></div></div></form>'
    )


def folded(question: Question, word: str, answer: str) -> str:
    """Return a question as a box, and its answer in one that unfolds.

    >>> from lib.questions import find
    >>> html = folded(find("rates_of_change.taxi-price"), "Predict", "16")
    >>> html.count("<details")
    1
    """
    options = ""
    if isinstance(question, Choice):
        items = (f"<li>{typeset(o.text)}</li>" for o in question.options)
        options = f"<ol>{''.join(items)}</ol>"
    return (
        f'<div class="ex-question"><p class="ex-heading">{word}</p>'
        f"<p>{typeset(question.asks)}</p>{options}"
        '<details class="ex-folded"><summary>Answer</summary>'
        f"{answer}</details></div>"
    )


def right_answer(question: Question) -> str:
    """Return the right answer as HTML.

    >>> from lib.questions import find
    >>> right_answer(find("rates_of_change.taxi-price"))
    '<b>16 euros.</b>'
    """
    if isinstance(question, Choice):
        right = " ".join(o.text for o in question.options if o.right)
    else:
        right = f"{question.answer:g} {question.unit}".rstrip() + "."
    return f"<b>{typeset(right)}</b>"


def plain(question: Question, word: str) -> str:
    """Return a question as plain text, without its answer.

    >>> from lib.questions import find
    >>> print(plain(find("rates_of_change.slope-behind"), "Predict"))
    Predict. And what slope at $t = -1$?
    """
    lines = [wrapped(f"{word}. {question.asks}")]
    if isinstance(question, Choice):
        for place, option in enumerate(question.options, start=1):
            lines.append(wrapped(option.text, f"  {place}. ", "     "))
    return "\n".join(lines)


def _fields(question: Question) -> str:
    if isinstance(question, Choice):
        return "".join(
            '<label class="ex-option"><input type="radio" name="answer" '
            f'value="{place}"><span>{typeset(option.text)}</span></label>'
            for place, option in enumerate(question.options)
        )
    unit = f"<span>{question.unit}</span>" if question.unit else ""
    return (
        '<label class="ex-number"><span>Your number</span><input type="text" '
        f'name="answer" class="ex-input">{unit}</label>'
    )
