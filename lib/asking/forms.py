"""Questions as HTML: with fields to answer them, or with answers that unfold.

A form is written once, here: a page shows it before the script has come, and
the script brings the same form to life, so that nothing moves. Formulas become
MathML, which browsers draw by themselves; each keeps its TeX, so that a page
can set it in the type of its other formulas.
"""

import html
import re
import textwrap
from typing import Any

from latex2mathml.converter import convert

from lib.questions import Choice, Question

MARKED = re.compile(r"(\$[^$]+\$|\*[^*]+\*|`[^`]+`)")
WIDTH = 72


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


def _right_answer(question: Question) -> str:
    """Return the right answer as HTML."""
    if isinstance(question, Choice):
        right = " ".join(o.text for o in question.options if o.right)
    else:
        right = f"{question.answer:g} {question.unit}".rstrip() + "."
    return f"<b>{typeset(right)}</b>"


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
        f"<p>{_right_answer(question)} {typeset(question.because)}</p>"
        f"<p>If you had another:</p><ul>{''.join(items)}</ul>"
    )


def truth(question: Question) -> str:
    """Return what is right and why, as HTML: of a number only why.

    >>> from lib.questions import find
    >>> truth(find("rates_of_change.taxi-price"))[:20]
    '<p class="ex-truth">'
    """
    right = _right_answer(question) if isinstance(question, Choice) else ""
    return f'<p class="ex-truth">{right} {typeset(question.because)}</p>'


def plain(question: Question, word: str) -> str:
    """Return a question as plain text, without its answer.

    >>> from lib.questions import find
    >>> print(plain(find("rates_of_change.slope-behind"), "Predict"))
    Predict. And what slope at $t = -1$?
    """
    lines = [textwrap.fill(f"{word}. {question.asks}", WIDTH)]
    if isinstance(question, Choice):
        for place, option in enumerate(question.options, start=1):
            lines.append(
                textwrap.fill(
                    option.text,
                    WIDTH,
                    initial_indent=f"  {place}. ",
                    subsequent_indent="     ",
                )
            )
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


# Sentences of the bank


def typeset(sentence: str) -> str:
    """Return a sentence as HTML.

    >>> typeset("It is *less*: 1 < 2.")
    'It is <em>less</em>: 1 &lt; 2.'
    """
    return "".join(_part(part) for part in MARKED.split(sentence))


def formulas_in(sentence: str) -> list[str]:
    """Return the TeX of each formula in a sentence.

    >>> formulas_in("Put $h = 0$ into $2 + h$.")
    ['h = 0', '2 + h']
    """
    return [part[1:-1] for part in MARKED.findall(sentence) if part[0] == "$"]


def _part(part: str) -> str:
    body = html.escape(part[1:-1])
    match part[:1]:
        case "$":
            mathml = convert(part[1:-1])
            return f'<span class="ex-math" data-tex="{body}">{mathml}</span>'
        case "*":
            return f"<em>{body}</em>"
        case "`":
            return f"<code>{body}</code>"
    return html.escape(part, quote=False)
