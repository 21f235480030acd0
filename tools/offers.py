"""Lead from the foot of every page to a file that was made of the site.

The file is laid into the site; `make book` takes it away, because it would no
longer be the site around it.
"""

import re
from pathlib import Path

SITE = Path(__file__).parents[1] / "_build" / "html"


# Where theme/layout.html has room for a link, empty or not.
PLACE = re.compile(r"<!-- (download|print) -->.*?<!-- /\1 -->", re.DOTALL)


def without(text):
    """Return the text of a page that leads to no such file."""
    return PLACE.sub(lambda found: framed(found[1], ""), text)


def framed(kind, words):
    return f"<!-- {kind} -->{words}<!-- /{kind} -->"


def offer(site, kind, name, words):
    """Lead from the foot of every page to the file ``name``.

    ``words`` is a sentence with ``{}`` for the address of the file.
    """
    fill(site, kind, lambda depth: words.format("../" * depth + name))


def withdraw(site, kind, name):
    """Take the file away, and what leads to it."""
    (site / name).unlink(missing_ok=True)
    fill(site, kind, lambda depth: "")


def fill(site, kind, words):
    """Write words, which may depend on the depth, into each page's foot."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf8")
        there = words(len(file.relative_to(site).parts) - 1)
        filled = filled_in(text, kind, there)
        if filled != text:
            file.write_text(filled, encoding="utf8")


def filled_in(text, kind, words):
    """Return the text of a page with words in the place of one kind."""
    return PLACE.sub(
        lambda found: framed(kind, words) if found[1] == kind else found[0],
        text,
    )
