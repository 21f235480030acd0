"""Puts each line of code into an element of its own, so that a phone can
break a long line and indent what follows: code is not cut, and nothing has to
be scrolled sideways to be read. Words and signs that have no colour of their
own lose their element: they are two thirds of all that Pygments marks.

Leaves out colours and sizes: that is ``style/code.css``.
"""

import re
from html import unescape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

PRE = re.compile(r"<pre>(<span></span>)?(.*?)</pre>", re.DOTALL)
TAG = re.compile(r"<(/?)span([^>]*)>")
COLOURLESS = ("n", "nn", "o", "p", "w", "bp")
# Kinds of words that have one colour, and the kind that they are written as.
ALIKE = {
    "k": "kn kc kd kr ow",
    "nf": "nc fm nb",
    "mi": "mf mh mb mo il",
    "s": "s1 s2 sa sd se sf si sr",
    "c": "c1 cm ch",
}
KIND = {one: kind for kind, others in ALIKE.items() for one in others.split()}
MARKED = re.compile(r'<span class="(\w+)">')
NEIGHBOURS = re.compile(r'(<span class="(\w+)">[^<]*)</span><span class="\2">')
PLAIN = re.compile(rf'<span class="(?:{"|".join(COLOURLESS)})">([^<]*)</span>')


def joined(code):
    """Return highlighted code whose neighbours of one colour are one.

    >>> joined('<span class="sa">f</span><span class="s2">"a"</span>')
    '<span class="s">f"a"</span>'
    """
    code = MARKED.sub(
        lambda found: f'<span class="{KIND.get(found[1], found[1])}">', code
    )
    found = 1
    while found:
        code, found = NEIGHBOURS.subn(r"\1", code)
    return code


def lines(code):
    """Return highlighted code, line by line.

    Pygments may leave an element open over several lines; it is closed at the
    end of each line and opened again.

    >>> lines("    b\\n")
    '<span class="ln" style="--i:4">    b\\n</span>'
    """
    done, opened = [], []
    code = joined(PLAIN.sub(r"\1", code))
    for line in code.rstrip("\n").split("\n"):
        words = unescape(TAG.sub("", line))
        indent = len(words) - len(words.lstrip(" "))
        before = "".join(f"<span{one}>" for one in opened)
        for closes, attributes in TAG.findall(line):
            if closes:
                opened.pop()
            else:
                opened.append(attributes)
        after = "</span>" * len(opened)
        style = f' style="--i:{indent}"' if indent else ""
        done.append(f'<span class="ln"{style}>{before}{line}{after}\n</span>')
    return "".join(done)


def visit_code(self, node):
    """Write a block of code as Sphinx does, then part its lines."""
    start = len(self.body)
    try:
        HTML5Translator.visit_literal_block(self, node)
    finally:
        self.body[start:] = [
            PRE.sub(lambda found: f"<pre>{lines(found[2])}</pre>", part)
            for part in self.body[start:]
        ]


def depart_code(self, node):
    HTML5Translator.depart_literal_block(self, node)


def setup(app):
    app.add_node(
        nodes.literal_block, override=True, html=(visit_code, depart_code)
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
