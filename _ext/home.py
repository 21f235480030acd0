"""Makes the first page move: a picture to drag, the loop as a map, the
chapters as cards. The words are those of ``intro.md``, which stays plain:

- the title and the first paragraph become the first screen,
- the first numbered list becomes the training loop: each item, its bold words
  first, is an arrow, and the chapters that `chapters.yml` gives it are linked
  there,
- what a paragraph or an item says after its link to a chapter becomes the
  text of that chapter's card.
"""

import math
from pathlib import Path

import yaml
from docutils import nodes

ARROWS = yaml.safe_load(
    Path(__file__).with_name("stations.yml").read_text(encoding="utf8")
)


def dress(app, doctree, page):
    """Replace parts of the first page by what is shown in their place."""
    if app.builder.format != "html" or page != app.config.root_doc:
        return
    parts = app.env.course.parts
    if not parts:
        return

    def show(template, **more):
        text = app.builder.templates.render(
            template,
            {
                "course": app.env.course,
                "link": lambda to: app.builder.get_relative_uri(page, to),
                **more,
            },
        )
        return nodes.raw("", text, format="html")

    hero(doctree, show)
    loop(doctree, show)
    cards(doctree, show)


def hero(doctree, show):
    """Put title and first paragraph beside the picture."""
    title = doctree.next_node(nodes.title)
    line = doctree.next_node(nodes.paragraph)
    picture = show("hero.html", line=line.astext(), curve=curve(), **PLACES)
    line.parent.remove(line)
    # The heading stays a heading, so that it keeps its anchor and its place
    # in the contents; the template stands around it.
    before, after = picture.astext().split("<!-- title -->")
    section = title.parent
    at = section.index(title)
    section.insert(at + 1, nodes.raw("", after, format="html"))
    section.insert(at, nodes.raw("", before, format="html"))


def loss(w):
    """Return the loss of the picture, as ``scripts/zoom.js`` has it."""
    return 0.06 * w**4 - 0.5 * w**2 + 0.25 * w + 2


def slope(w):
    return 0.24 * w**3 - w + 0.25


def across(w):
    return 14 + (w + 3.3) / 6.6 * 612


def down(value):
    return 470 - 92 * value


def curve():
    """Return the curve as a path of cubics, for pages without scripts."""
    steps = [-3.3 + 0.33 * i for i in range(21)]
    path = f"M{across(steps[0]):.1f} {down(loss(steps[0])):.1f}"
    for a, b in zip(steps, steps[1:], strict=False):
        third = (b - a) / 3
        ends = (a + third, loss(a) + third * slope(a))
        ends += (b - third, loss(b) - third * slope(b), b, loss(b))
        places = zip(ends[::2], ends[1::2], strict=True)
        path += "C" + " ".join(
            f"{across(w):.1f} {down(v):.1f}" for w, v in places
        )
    return path


def tangent(w, length):
    """Return the ends of a piece of the tangent at ``w``, in the picture."""
    k = -92 * slope(w) / (612 / 6.6)
    x = length / math.hypot(1, k)
    return x, k * x


START = 2.62
PLACES = {
    "x": round(across(START), 1),
    "y": round(down(loss(START)), 1),
    "tangent": [round(one, 1) for one in tangent(START, 106)],
}


def loop(doctree, show):
    """Turn the numbered list into a picture to walk, with its words beside."""
    steps = doctree.next_node(nodes.enumerated_list)
    names = [item.next_node(nodes.strong) for item in steps or []]
    if len(names) != len(ARROWS) or None in names:
        return
    for name in names:
        name[:] = [nodes.Text(name.astext().rstrip("."))]
    stations = list(zip(ARROWS, (one.astext() for one in names), strict=True))
    picture = show("loop.html", stations=stations, arrows=ARROWS).astext()
    before, *after = picture.split("<!-- words -->")
    shown = [nodes.raw("", before, format="html")]
    for item, markup in zip(steps, after, strict=True):
        shown += [*item.children, nodes.raw("", markup, format="html")]
    steps.replace_self(shown)


def cards(doctree, show):
    """Turn the list of the chapters into cards."""
    said = {}
    first = None
    for link in doctree.findall(nodes.reference):
        target = link.get("refuri", "").removesuffix(".html")
        if target.startswith("chapters/") and target not in said:
            paragraph = nearest(link, nodes.paragraph)
            said[target] = description(paragraph, link)
            first = first or paragraph
    if first is None:
        return
    whole = nearest(first, nodes.section).parent
    rest = []
    for part in list(whole.children[1:]):
        if isinstance(part, nodes.section):
            rest += [one for one in part[1:] if not leads_to_chapter(one)]
            whole.remove(part)
    whole.insert(1, show("cards.html", said=said))
    whole += rest


def leads_to_chapter(paragraph):
    """Return whether a paragraph begins with the link to a chapter."""
    link = paragraph.next_node(nodes.reference)
    target = link.get("refuri", "") if link is not None else ""
    return target.startswith("chapters/")


def nearest(node, kind):
    """Return the next node of a kind above a node."""
    while not isinstance(node, kind):
        node = node.parent
    return node


def description(paragraph, link):
    """Return what the first sentence of a paragraph says after its link."""
    words = paragraph.astext().split("\n")[0]
    words = words.removeprefix(link.astext()).lstrip(": ")
    return words[:1].upper() + words[1:]


def setup(app):
    app.connect("doctree-resolved", dress)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
