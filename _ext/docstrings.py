"""Shows the docstrings of ``lib`` on the page as they stand in the source.

Our docstrings are written to be read in a terminal: formulas are indented,
and fields such as Shapes and Raises are set in columns.  Sphinx would run the
columns together and take the bars of |r| for markup.  So those paragraphs
become literal blocks, in which backticks would be shown; in prose bars are
escaped; examples stay as they are.
"""

import re

from sphinx.application import Sphinx
from sphinx.util import inspect

FIELD = re.compile(r"(Shapes|Units|Error|Raises|Source) {2,}|``\w+`` {2,}")
HIDDEN = "(*args, **kwargs)"

# A name at the beginning of a column leaves the width of its backticks.
FIRST = re.compile(r"``([^`]+)``(?= {2,})")


def is_set_in_columns(paragraph: list[str]) -> bool:
    """Return whether a paragraph is a formula, a field or a table."""
    return paragraph[0].startswith("    ") or bool(FIELD.match(paragraph[0]))


def bare(line: str) -> str:
    """Return a line of a literal block without backticks, columns in place.

    >>> bare("``data``    the numbers, as ``grad``")
    'data        the numbers, as grad'
    """
    return FIRST.sub(r"\1    ", line).replace("``", "")


def prose(line: str) -> str:
    """Return a line with its bars kept from being markup.

    >>> prose("about max(1, |x|), as ``a | b`` says")
    'about max(1, \\\\|x\\\\|), as ``a | b`` says'
    """
    parts = line.split("``")
    parts[::2] = [part.replace("|", r"\|") for part in parts[::2]]
    return "``".join(parts)


def literal(lines: list[str]) -> list[str]:
    """Return the lines of a docstring as reStructuredText."""
    text = "\n".join(lines)
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        paragraph = block.split("\n")
        if is_set_in_columns(paragraph):
            found += [
                ".. code-block:: text",
                "",
                *("    " + bare(line) for line in paragraph),
                "",
            ]
        elif paragraph[0].lstrip().startswith(">>>"):
            found += [*paragraph, ""]
        else:
            found += [*map(prose, paragraph), ""]
    return found


def process(app, what, name, thing, options, lines: list[str]) -> None:
    """Replace the lines of a docstring in place, as autodoc asks."""
    lines[:] = literal(lines)


def signature(app, what, name, thing, options, said, returns):
    """Return what a widget takes; autodoc sees what traitlets put before it.

    >>> from lib.widgets import ClockExplorer
    >>> signature(None, "class", "", ClockExplorer, None, HIDDEN, None)[0][:14]
    '(position=20, '
    """
    if what != "class" or said != HIDDEN:
        return None
    found = inspect.signature(thing.__init__, bound_method=True)
    return inspect.stringify_signature(found, show_annotation=False), returns


def setup(app: Sphinx) -> dict[str, bool]:
    """Join autodoc."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", process)
    app.connect("autodoc-process-signature", signature)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
