"""Sentences of the bank as HTML and as plain text.

Formulas become MathML, which browsers draw by themselves; each keeps its TeX,
so that a page can set it in the type of its other formulas.
"""

import html
import re
import textwrap

from latex2mathml.converter import convert

MARKED = re.compile(r"(\$[^$]+\$|\*[^*]+\*|`[^`]+`)")
WIDTH = 72


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


def wrapped(sentence: str, first: str = "", rest: str = "") -> str:
    """Return a sentence as lines of plain text, narrow enough to read.

    >>> wrapped("One. Two.", first="1. ")
    '1. One. Two.'
    """
    return textwrap.fill(
        sentence, WIDTH, initial_indent=first, subsequent_indent=rest
    )


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
