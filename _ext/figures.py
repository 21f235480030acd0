"""Gives every picture a text alternative, a size and late loading.

The text of a figure that code draws stands in the metadata of its cell:

    {"mystnb": {"image": {"alt": "Distance against time: a curve that ..."}}}

A picture without one stops the build, because docutils would put the name of
its file in that place. The size keeps the page from jumping; every picture
after the first waits until the reader comes near.

A drawing of ``lib.figures`` wears the colours for light paper. The copy on
the site gets a style that swaps them on a dark page: a browser tells a
picture in ``<img>`` whether the page around it is dark (``color-scheme``).
"""

import re
from pathlib import Path

from docutils import nodes
from PIL import Image
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from lib.palette import DARK, LIGHT

PIXELS_PER_UNIT = {"px": 1, "": 1, "pt": 4 / 3, "in": 96, "cm": 96 / 2.54}
SVG_SIDE = r'<svg\b[^>]*?\s{}="([\d.]+)(px|pt|in|cm|)"'


class MissingAlternative(SphinxError):
    category = "Figure without words"


class Figures(SphinxPostTransform):
    """Checks the words of each picture and notes its size."""

    default_priority = 900  # when the format is chosen and the file is known
    formats = ("html",)

    def run(self, **kwargs):
        for position, image in enumerate(self.document.findall(nodes.image)):
            if not image.get("alt", "").strip():
                raise MissingAlternative(missing(image, self.env))
            image["html_attributes"] = {
                **size(Path(self.env.srcdir, image["uri"]), image),
                **({"loading": "lazy"} if position else {}),
            }


def missing(image, env):
    """Return the sentence that says where words are missing."""
    place = env.doc2path(env.docname, False)
    cell = image.parent
    while cell is not None and "cell_index" not in getattr(
        cell, "attributes", {}
    ):
        cell = cell.parent
    if cell is None:
        return f"{place}: the image {image['uri']} has no text alternative."
    return (
        f"{place}, cell {cell['cell_index'] + 1}: its figure has no text "
        'alternative; put one into the cell\'s metadata as {"mystnb": '
        '{"image": {"alt": "..."}}}.'
    )


def size(file, image):
    """Return width and height in pixels, from the notebook or the file."""
    if not file.is_file():
        return {}
    width, height = svg_size(file) if file.suffix == ".svg" else raster(file)
    if str(image.get("width", "")).isdigit():
        wanted = int(image["width"])
        width, height = wanted, height * wanted / width
    # docutils would write them as a style, too late to reserve the room.
    image.attributes.pop("width", None)
    image.attributes.pop("height", None)
    return {"width": str(round(width)), "height": str(round(height))}


def raster(file):
    with Image.open(file) as picture:
        return picture.size


def svg_size(file):
    """Return the size that the head of an SVG file states, in pixels."""
    head = file.read_text(encoding="utf8")[:4000]
    sides = [
        re.search(SVG_SIDE.format(side), head) for side in ("width", "height")
    ]
    if None in sides:
        raise MissingAlternative(f"{file.name} states no width and height.")
    return [float(side[1]) * PIXELS_PER_UNIT[side[2]] for side in sides]


def swap(drawing):
    """Return the style that swaps the colours of a drawing on a dark page."""
    rules = "".join(
        f'[style*="{one}"]{{{kind}:{DARK[name]}!important}}'
        for name in LIGHT
        for kind in ("fill", "stroke")
        if (one := f"{kind}: {LIGHT[name]}") in drawing
    )
    return f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"


def dark_too(drawing):
    """Return the text of a drawing with that style, once.

    >>> dark_too('<svg><path style="fill: #0067a8"/></svg>')[:45]
    '<svg><style>@media (prefers-color-scheme:dark'
    """
    head = re.search(r"<svg\b[^>]*>", drawing)
    if head is None or "(prefers-color-scheme:dark)" in drawing:
        return drawing
    return drawing[: head.end()] + swap(drawing) + drawing[head.end() :]


def swap_colours(app, exception):
    """Give the drawings on the site their colours for dark pages."""
    if exception or app.builder.name != "html":
        return
    for file in Path(app.outdir, "_images").glob("*.svg"):
        text = file.read_text(encoding="utf8")
        file.write_text(dark_too(text), encoding="utf8")


def visit_image(self, node):
    HTML5Translator.visit_image(self, node)
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in node.get("html_attributes", {}).items()
    )
    self.body[-1] = self.body[-1].replace("<img", f"<img{attributes}", 1)


def depart_image(self, node):
    HTML5Translator.depart_image(self, node)


def setup(app):
    app.add_post_transform(Figures)
    app.connect("build-finished", swap_colours)
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
