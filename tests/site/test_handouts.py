"""The sheets for a class: each is one A4, and says what its lesson says."""

from unicodedata import normalize

import pytest
from built import parsed
from pypdf import PdfReader

from lib.questions import CHAPTERS

pytestmark = pytest.mark.browser

PAGE = "appendix/handouts.html"
A4 = (595.28, 841.89)  # points; some browsers write whole ones
SPILT = """
[...document.querySelectorAll(".handout")].filter((one) => {
  const end = one.getBoundingClientRect().bottom;
  return [...one.children].some((part) =>
    part.getBoundingClientRect().bottom > end + 1);
}).map((one) => one.id)
"""
WIDER = """
[...document.querySelectorAll(".handout *")].filter((one) =>
  one.getBoundingClientRect().right > innerWidth + 1
  && !one.closest("svg *, math *")).length
"""


@pytest.fixture
def printed(visit, tmp_path):
    """Return a function that prints an address and returns the pages."""

    def printed(name, scheme="light"):
        page = visit(name, scheme=scheme)
        for image in page.locator(".handout img").all():
            image.evaluate("(one) => { one.loading = 'eager'; }")
        page.evaluate(
            "Promise.all([...document.images].map((one) => one.decode()))"
            ".then(() => null)"
        )
        file = tmp_path / "sheets.pdf"
        page.pdf(path=file, prefer_css_page_size=True)
        return PdfReader(file).pages

    return printed


def squeezed(text):
    """Return a text without spaces, its formulas in plain letters."""
    return "".join(normalize("NFKC", text).split())


def first_of(name):
    """Return how the summary of a lesson begins, squeezed.

    Some browsers draw bold letters and joined ones (ff), and write no text.
    """
    headings = parsed(f"chapters/{name}.html")("h2")
    (last,) = [h for h in headings if h.get_text().startswith("Summary")]
    return squeezed(last.find_next("ol").li.get_text())[:11]


def test_every_chapter_is_printed_on_one_sheet_of_a4(printed):
    pages = printed(PAGE)
    assert len(pages) == len(CHAPTERS)
    for name, page in zip(CHAPTERS, pages, strict=True):
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(A4, abs=1)
        assert first_of(name) in squeezed(page.extract_text()), name


@pytest.mark.parametrize("chapter", [CHAPTERS[0], CHAPTERS[-1]])
def test_a_sheet_that_is_chosen_is_printed_alone(printed, chapter):
    (page,) = printed(f"{PAGE}#{chapter}", scheme="dark")
    assert first_of(chapter) in squeezed(page.extract_text())


def test_a_sheet_has_one_picture_with_words_and_nothing_too_wide(visit):
    page = visit(PAGE, width=627)  # a line of text on A4 with our margins
    page.emulate_media(media="print")
    sheets = page.locator(".handout")
    assert sheets.count() == len(CHAPTERS)
    for sheet in sheets.all():
        assert sheet.locator("img[alt]").count() == 1
    assert page.evaluate(WIDER) == 0
    assert page.evaluate(SPILT) == []
