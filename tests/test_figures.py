import io

import nbformat
import pytest
from nbformat import v4
from PIL import Image

from _ext.figures import MissingAlternative, dark_too
from lib.palette import DARK, LIGHT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {} viewBox="0 0 9 9"/>'
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYA"
    "AjCB0C8AAAAASUVORK5CYII="
)


def notebook(*outputs, **metadata):
    """Return the text of a notebook with one cell that drew ``outputs``."""
    drawn = [v4.new_output("display_data", **output) for output in outputs]
    cell = v4.new_code_cell(
        "draw()", metadata=metadata, execution_count=1, outputs=drawn
    )
    kernel = {"name": "python3", "display_name": "Python 3"}
    return nbformat.writes(
        v4.new_notebook(
            cells=[v4.new_markdown_cell("# Title"), cell],
            metadata={"kernelspec": kernel},
        )
    )


def words(alt):
    return {"mystnb": {"image": {"alt": alt}}}


DRAWN = {"data": {"image/png": PIXEL}}
SHARP = {"metadata": {"image/png": {"width": 320, "height": 320}}}
PICTURE = "![A curve](curve.png)\n\n"


def svg(head):
    return {"image/svg+xml": SVG.format(head)}


PAGES = {
    "figure.ipynb": notebook(DRAWN, **words("A dot.")),
    "sharp.ipynb": notebook(DRAWN | SHARP, **words("A dot.")),
    "points.ipynb": notebook(
        {"data": svg('width="36pt" height="72pt"')}, **words("A dot.")
    ),
    "pixels.ipynb": notebook(
        {"data": svg('width="40.4px" height="20"')}, **words("A dot.")
    ),
    "both.ipynb": notebook(
        {"data": DRAWN["data"] | svg('width="9" height="9"')},
        **words("A dot."),
    ),
    "pictures.md": f"# Title\n\n{PICTURE * 2}",
}


@pytest.fixture(scope="module")
def book(build_once):
    """One book with a page for each figure."""
    image = io.BytesIO()
    Image.new("RGB", (64, 48)).save(image, "png")
    pages = {**PAGES, "curve.png": image.getvalue()}
    return build_once(pages, "figures", root_doc="pictures")


@pytest.fixture
def figures_of(book):
    """Return a function that hands over the pictures of a page."""
    return lambda name: book.page(name)("img")


def test_a_figure_has_the_words_of_its_cell(figures_of):
    (figure,) = figures_of("figure")
    assert figure["alt"] == "A dot."


def test_a_figure_without_words_stops_the_build(build):
    with pytest.raises(MissingAlternative) as stop:
        build({"index.ipynb": notebook(DRAWN)}, "figures")
    assert str(stop.value) == (
        "index.ipynb, cell 2: its figure has no text alternative; put one "
        'into the cell\'s metadata as {"mystnb": {"image": {"alt": "..."}}}.'
    )


def test_an_image_without_words_stops_the_build(build):
    with pytest.raises(MissingAlternative, match=r"curve\.png has no text"):
        build({"index.md": "# Title\n\n![](curve.png)\n"}, "figures")


def test_a_picture_has_its_size(figures_of):
    picture, _ = figures_of("pictures")
    assert (picture["width"], picture["height"]) == ("64", "48")


@pytest.mark.parametrize(
    ("name", "size"),
    [("points", ("48", "96")), ("pixels", ("40", "20"))],
)
def test_a_drawing_has_its_size_in_pixels(name, size, figures_of):
    (figure,) = figures_of(name)
    assert (figure["width"], figure["height"]) == size


def test_a_sharp_figure_has_the_size_that_the_notebook_states(figures_of):
    (figure,) = figures_of("sharp")
    assert (figure["width"], figure["height"]) == ("320", "320")
    assert not figure.has_attr("style")


def test_the_vector_form_of_a_figure_is_preferred(figures_of):
    (figure,) = figures_of("both")
    assert figure["src"].endswith(".svg")


def test_pictures_after_the_first_wait_for_the_reader(figures_of):
    first, second = figures_of("pictures")
    assert not first.has_attr("loading")
    assert second["loading"] == "lazy"


def test_a_drawing_swaps_its_colours_on_a_dark_page(book):
    drawings = [*(book.html / "_images").glob("*.svg")]
    assert drawings
    for file in drawings:
        assert "(prefers-color-scheme:dark)" in file.read_text()


def test_a_colour_of_the_course_becomes_its_twin_for_dark_pages():
    line = f'<path style="fill: none; stroke: {LIGHT["blue"]}"/>'
    once = dark_too(f"<svg>{line}</svg>")
    rule = f'[style*="stroke: {LIGHT["blue"]}"]{{stroke:{DARK["blue"]}'
    assert rule in once
    assert LIGHT["green"] not in once
    assert dark_too(once) == once
