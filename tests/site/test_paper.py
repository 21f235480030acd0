"""What comes out of the printer: a chapter, and the whole book."""

import re

import pytest
from built import HTML, ROOT, parsed
from playwright.sync_api import expect
from pypdf import PdfReader

from tools import make_pdf

pytestmark = pytest.mark.browser

LESSON = "chapters/rates_of_change.html"
A4 = (595, 842)  # points
PAPER = 627  # pixels that a line of text has on A4 with our margins
WIDER_THAN_THE_PAPER = """
[...document.querySelectorAll("article *")].filter((one) => {
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const cut = /auto|scroll|hidden/.test(style.overflowX)
      && one.scrollWidth > one.clientWidth + 1
      && !one.matches(".ex-unseen");
  const wide = box.width && box.right > innerWidth + 1;
  return (wide || cut) && !one.closest("svg *, math *");
}).map((one) => one.outerHTML.slice(0, 80))
"""
PAIR = ("chapters/rates_of_change", "exercises/rates_of_change")
BOUND = [
    {"name": "intro"},
    {"name": PAIR[0], "number": 1, "caption": "One variable"},
    {"name": PAIR[1]},
    {"name": "chapters/derivatives", "number": 2},
    {"name": "appendix/references", "caption": "Appendix"},
]


def words(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module")
def printed(browser, address, tmp_path_factory):
    """The sizes and texts of a chapter's pages, printed from the browser."""
    file = tmp_path_factory.mktemp("printed") / "chapter.pdf"
    page = browser.new_page()
    page.goto(f"{address}/{LESSON}", wait_until="networkidle")
    page.pdf(path=file, prefer_css_page_size=True)
    page.close()
    pages = PdfReader(file).pages
    sizes = {
        (round(p.mediabox.width), round(p.mediabox.height)) for p in pages
    }
    return sizes, [page.extract_text() for page in pages]


def test_a_printed_chapter_is_numbered_a4(printed):
    sizes, texts = printed
    assert sizes == {A4}
    for number, text in enumerate(texts, 1):
        assert text.split("\n")[0] == str(number)


def test_a_printed_chapter_has_no_buttons_and_nothing_folded(printed):
    text = words(" ".join(printed[1]))
    page = parsed(LESSON)
    answer = page.select_one("details.answer > p").get_text()
    output = page.select_one("details.hidden-cell pre").get_text()
    for shown in (answer, output, "its secant and its tangent"):
        assert words(shown)[:40] in text
    for absent in ("Let h shrink", "Keep my guess", "As system", "movable"):
        assert absent not in text


def test_a_printed_link_says_where_it_leads(visit):
    page = visit("appendix/references.html")
    page.emulate_media(media="print")
    link = page.locator(".text a[href^=http]").first
    said = link.evaluate("(a) => getComputedStyle(a, '::after').content")
    assert "(" in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_explorer_is_printed_as_its_picture(visit, scheme):
    page = visit(LESSON, scheme=scheme)
    page.locator(".ex-host .ex-curve").first.wait_for(state="attached")
    page.emulate_media(media="print", color_scheme=scheme)
    stage = page.locator(".stage").first
    expect(stage.locator(".ex-canvas").first).to_be_visible()
    expect(stage.get_by_role("button")).to_have_count(0)
    ink = "getComputedStyle(document.body).color"
    assert page.evaluate(ink) == "rgb(30, 34, 39)"


# The bound book


@pytest.fixture(scope="module")
def bound(browser, tmp_path_factory):
    """A book of two chapters; it is not printed if it asks of elsewhere."""
    file = tmp_path_factory.mktemp("bound") / "book.pdf"
    make_pdf.bind(browser, HTML, make_pdf.described(), BOUND, file)
    return PdfReader(file)


@pytest.fixture(scope="module")
def texts(bound):
    return [page.extract_text() for page in bound.pages]


def rows(text):
    """Return what the contents say: each row's words and its page."""
    found = re.findall(r"^(?:\d+ )?(.+?)\s+(\d+)$", text, re.MULTILINE)
    return {words(title): int(page) for title, page in found}


def test_the_contents_say_on_which_page_all_stands(texts):
    listed = rows(texts[1])
    titles = [parsed(f"{one}.html").h1.get_text() for one in PAIR]
    titles += ["Average rate of change", "Zooming in", "References"]
    for title in titles:
        title = words(title.rstrip("#"))
        page = texts[listed[title] - 1]
        assert title[:20] in words(page)
        assert str(listed[title]) in page.split("\n")[:2]


def test_running_heads_name_the_book_and_the_chapter(texts):
    heads = {words(text)[:60] for text in texts[2:]}
    book = make_pdf.described()["title"]
    assert all(head.startswith(book) for head in heads)
    for subject in ("1 Rates of change", "2 Derivatives", "References"):
        assert any(subject in head for head in heads)
    assert book not in texts[1]


def test_links_between_pages_stay_in_the_book(bound):
    links = [
        note.get_object()
        for page in bound.pages
        for note in page.get("/Annots", [])
    ]
    inside = [one["/Dest"] for one in links if "/Dest" in one]
    outside = [one["/A"]["/URI"] for one in links if "/A" in one]
    assert set(inside) <= set(bound.named_destinations)
    assert any("appendix--references--" in one for one in inside)
    assert outside
    assert not [one for one in outside if "127.0.0.1" in one]


def test_the_outline_leads_to_chapters_and_their_sections(bound, texts):
    tops = [one for one in bound.outline if not isinstance(one, list)]
    chapter = next(one for one in tops if "Rates" in one.title)
    below = bound.outline[bound.outline.index(chapter) + 1]
    titles = [one.title for one in below if not isinstance(one, list)]
    assert "Average rate of change" in titles
    place = bound.get_destination_page_number(chapter) + 1
    assert place in rows(texts[1]).values()


def test_nothing_is_wider_than_the_paper(browser):
    contents = make_pdf.contents_of(ROOT)
    with make_pdf.desk(browser, HTML) as page:
        page.set_viewport_size({"width": PAPER, "height": 900})
        whole = {
            **make_pdf.described(),
            "entries": make_pdf.entries(contents),
        }
        page.evaluate(make_pdf.CALL, ["bind", whole])
        assert page.evaluate(WIDER_THAN_THE_PAPER) == []
        assert page.strays == []


def test_every_page_but_the_solutions_is_in_the_book():
    names = [
        one["name"] for one in make_pdf.entries(make_pdf.contents_of(ROOT))
    ]
    assert names[:3] == ["intro", *PAIR]
    assert sorted(names) == sorted(
        page.removesuffix(".html")
        for page in (
            file.relative_to(HTML).as_posix() for file in HTML.rglob("*.html")
        )
        if page.startswith(
            ("intro", "chapters", "exercises", "reminders", "appendix")
        )
    )
