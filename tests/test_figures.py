import nbformat
import pytest
from nbformat import v4
from PIL import Image

from _ext.figures import MissingAlternative

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {} viewBox="0 0 9 9"/>'
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYA"
    "AjCB0C8AAAAASUVORK5CYII="
)


@pytest.fixture
def figure_of(build, tmp_path):
    """Return a function that builds a page and hands over its pictures."""

    def figure_of(text, name="index.md"):
        return build({name: text}, "figures").page()("img")

    (tmp_path / "book").mkdir()
    Image.new("RGB", (64, 48)).save(tmp_path / "book" / "curve.png")
    return figure_of


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


def test_a_figure_has_the_words_of_its_cell(figure_of):
    output = {"data": {"image/png": PIXEL}}
    (figure,) = figure_of(notebook(output, **words("A dot.")), "index.ipynb")
    assert figure["alt"] == "A dot."


def test_a_figure_without_words_stops_the_build(figure_of):
    output = {"data": {"image/png": PIXEL}}
    with pytest.raises(MissingAlternative) as stop:
        figure_of(notebook(output), "index.ipynb")
    assert str(stop.value) == (
        "index.ipynb, cell 2: its figure has no text alternative; put one "
        'into the cell\'s metadata as {"mystnb": {"image": {"alt": "..."}}}.'
    )


def test_an_image_without_words_stops_the_build(figure_of):
    with pytest.raises(MissingAlternative, match=r"curve\.png has no text"):
        figure_of("# Title\n\n![](curve.png)\n")


def test_a_picture_has_its_size(figure_of):
    (picture,) = figure_of("# Title\n\n![A curve](curve.png)\n")
    assert (picture["width"], picture["height"]) == ("64", "48")


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="36pt" height="72pt"', ("48", "96")),
        ('width="40.4px" height="20"', ("40", "20")),
    ],
)
def test_a_drawing_has_its_size_in_pixels(head, size, figure_of):
    output = {"data": {"image/svg+xml": SVG.format(head)}}
    (figure,) = figure_of(notebook(output, **words("A dot.")), "index.ipynb")
    assert (figure["width"], figure["height"]) == size


def test_a_sharp_figure_has_the_size_that_the_notebook_states(figure_of):
    output = {
        "data": {"image/png": PIXEL},
        "metadata": {"image/png": {"width": 320, "height": 320}},
    }
    (figure,) = figure_of(notebook(output, **words("A dot.")), "index.ipynb")
    assert (figure["width"], figure["height"]) == ("320", "320")
    assert not figure.has_attr("style")


def test_the_vector_form_of_a_figure_is_preferred(figure_of):
    svg = SVG.format('width="9" height="9"')
    output = {"data": {"image/png": PIXEL, "image/svg+xml": svg}}
    (figure,) = figure_of(notebook(output, **words("A dot.")), "index.ipynb")
    assert figure["src"].endswith(".svg")


def test_pictures_after_the_first_wait_for_the_reader(figure_of):
    picture = "![A curve](curve.png)\n\n"
    first, second = figure_of(f"# Title\n\n{picture * 2}")
    assert not first.has_attr("loading")
    assert second["loading"] == "lazy"


def test_a_picture_is_shown_as_it_is_on_a_dark_page(figure_of):
    (picture,) = figure_of("# Title\n\n![A curve](curve.png)\n")
    assert "dark-light" in picture["class"]
