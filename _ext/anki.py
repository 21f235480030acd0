"""Writes questions as notes for Anki: one line of a text file for each.

Anki reads such a file (*File*, *Import*) by the lines at its top; the script
of the review writes these and chooses the notes. A formula stands in the form
that Anki gives to its own MathJax, and the name of a question is the note's
``guid``, so that a second import changes notes and makes none twice.
"""

import html

from lib.asking.forms import MARKED
from lib.questions import Choice

COURSE = "calculus-for-deep-learning"
SIGNS = {"*": "em", "`": "code"}


def note(chapter, question):
    """Return guid, front, back and tag of a note, as one line with tabs.

    >>> from lib.questions import find
    >>> line = note("waves", find("rates_of_change.slope-behind"))
    >>> line.split("\\t")[1]
    '"And what slope at \\\\(t = -1\\\\)?"'
    """
    fields = (
        f"{COURSE}.{question.slug}",
        front(question),
        back(question),
        f"{COURSE}::{chapter}",
    )
    return "\t".join(map(quoted, fields))


def quoted(field):
    """Return a field in quotes, those inside doubled.

    >>> quoted('He said "no".')
    '"He said ""no""."'
    """
    return '"' + field.replace('"', '""') + '"'


def front(question):
    """Return what is asked, with the answers to choose from."""
    asks = written(question.asks)
    if isinstance(question, Choice):
        options = "".join(f"<li>{written(o.text)}" for o in question.options)
        return f'{asks}<ol type="A">{options}</ol>'
    return f"{asks} ({question.unit})" if question.unit else asks


def back(question):
    """Return what is right, and why."""
    if isinstance(question, Choice):
        right = [o.text for o in question.options if o.right]
        letters = [
            "ABCD"[place]
            for place, option in enumerate(question.options)
            if option.right
        ]
        said = f"{letters[0]}. {written(right[0])}"
    else:
        said = f"{question.answer:g} {question.unit}".rstrip() + "."
    return f"<b>{said}</b><br>{written(question.because)}"


def written(sentence):
    """Return a sentence of the bank as Anki's HTML.

    >>> written("Is *it* less: $a < b$, by `f(x)`?")
    'Is <em>it</em> less: \\\\(a &lt; b\\\\), by <code>f(x)</code>?'
    """
    return "".join(_part(part) for part in MARKED.split(sentence))


def _part(part):
    sign, body = part[:1], html.escape(part[1:-1])
    if sign == "$":
        return rf"\({body}\)"
    if sign in SIGNS and len(part) > 2:
        return f"<{SIGNS[sign]}>{body}</{SIGNS[sign]}>"
    return html.escape(part, quote=False)
