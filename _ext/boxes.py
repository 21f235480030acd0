"""Turns block quotes that begin with a known bold word into boxes.

    > **Predict.** How fast was he at the tenth metre?

reads well wherever Markdown is shown; on the site it becomes a box. The bold
words may go on after a colon ("Worked example: the last ten metres").
``Answer`` folds, with no script. A bold word that is not known stays a quote
and is warned of, so that a misspelt box cannot go unseen.

Leaves out how a box looks: that is ``_static/course.css``.
"""

from itertools import takewhile

from docutils import nodes
from markdown_it import MarkdownIt
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

KNOWN = (
    "Objectives",
    "You need",
    "Predict",
    "Definition",
    "Rule",
    "Worked example",
    "Your turn",
    "Check yourself",
    "Answer",
    "Broken textbook",
    "Where this breaks",
    "In Jupyter",
    "Data",
    "Summary",
)
FOLDED = ("Answer",)

logger = logging.getLogger(__name__)


class box(nodes.General, nodes.Element):
    """A box: its title, then its body."""


class box_title(nodes.TextElement):
    """The bold words that a box began with."""


class Boxes(SphinxTransform):
    """Replaces each block quote that begins with bold words."""

    default_priority = 300

    def apply(self, **kwargs):
        for quote in list(self.document.findall(nodes.block_quote)):
            opening = opening_strong(quote)
            if opening is None:
                continue
            if is_known(opening.astext()):
                quote.replace_self(as_box(quote, opening))
            else:
                logger.warning(
                    "a block quote begins with '%s', which is no known box; "
                    "known are: %s.",
                    opening.astext(),
                    ", ".join(KNOWN),
                    location=quote,
                )


def opening_strong(quote):
    """Return the bold words that a block quote begins with, or None."""
    first = quote.next_node(nodes.paragraph)
    if first is None or first.parent is not quote or quote.index(first) != 0:
        return None
    # MyST puts an empty Text node before the bold words.
    parts = [part for part in first if part.astext()]
    if parts and isinstance(parts[0], nodes.strong):
        return parts[0]
    return None


def as_box(quote, opening):
    """Return the box that says what the quote said."""
    first = opening.parent
    rest = first.children[first.index(opening) + 1 :]
    words = word_of(opening.astext())
    title = box_title("", "", *opening.children)
    if isinstance(title[-1], nodes.Text):
        title[-1] = nodes.Text(title[-1].rstrip(".: "))
    if rest and isinstance(rest[0], nodes.Text):
        rest[0] = nodes.Text(rest[0].lstrip())
    first.children = []
    first.extend(rest)
    body = quote.children if first.astext() else quote.children[1:]
    return box(
        "",
        title,
        *body,
        classes=["box", words.lower().replace(" ", "-")],
        folded=words in FOLDED,
    )


def word_of(bold):
    """Return the part of the bold words that names the box.

    >>> word_of("Worked example: the last ten metres.")
    'Worked example'
    """
    return bold.split(":")[0].strip(" .?!")


def is_known(bold):
    """Return whether bold words at the head of a quote name a box."""
    return word_of(bold) in KNOWN


def unknown_boxes(markdown):
    """Return the bold words in ``markdown`` that begin a quote, but no box.

    >>> unknown_boxes("> **Predict.** How fast?")
    []
    >>> unknown_boxes("Text.\\n\\n> **Predit.** How fast?")
    ['Predit.']
    """
    tokens = MarkdownIt().parse(markdown)
    return [
        opening
        for quote, inline in zip(tokens, tokens[2:], strict=False)
        if quote.type == "blockquote_open" and inline.type == "inline"
        if (opening := opening_bold(inline)) and not is_known(opening)
    ]


def opening_bold(inline):
    """Return the bold words that a line of Markdown begins with, or ""."""
    # markdown-it puts an empty text before the bold words, as MyST does.
    parts = [
        part for part in inline.children if part.type != "text" or part.content
    ]
    if parts[0].type != "strong_open":
        return ""
    bold = takewhile(lambda part: part.type != "strong_close", parts)
    return "".join(part.content for part in bold)


def visit_box(self, node):
    tag = "details" if node["folded"] else "div"
    self.body.append(self.starttag(node, tag))


def depart_box(self, node):
    self.body.append("</details>\n" if node["folded"] else "</div>\n")


def visit_title(self, node):
    tag = "summary" if node.parent["folded"] else "p"
    self.body.append(self.starttag(node, tag, "", CLASS="box-title"))


def depart_title(self, node):
    self.body.append("</summary>\n" if node.parent["folded"] else "</p>\n")


def setup(app):
    app.add_node(box, html=(visit_box, depart_box))
    app.add_node(box_title, html=(visit_title, depart_title))
    app.add_transform(Boxes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
