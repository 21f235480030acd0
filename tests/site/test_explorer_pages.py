"""An explorer is a good guest: on its page, on paper, without script."""

import re

import pytest
from explorer_book import (
    EXPLORERS,
    draw,
    explorer,
    faults,
    first_point,
    position,
    settled,
)
from playwright.sync_api import expect

BUNDLE = re.compile(r"/explorers(-\w+)?\.js")
MODES = [(s, w) for s in ("light", "dark") for w in (1280, 375)]
STILL = ".ex-host img, .ex-host .ex-still"
pytestmark = pytest.mark.browser


def test_one_bundle_serves_all_and_nothing_comes_from_elsewhere(
    look, explorer_book
):
    page = look()
    draw(page, explorer(page), "2x")
    explorer(page, position("SeriesExplorer("))
    here = page.url.rsplit("/", 1)[0]
    assert all(url.startswith((here, "data:")) for url in page.requested)
    assert sum(bool(BUNDLE.search(url)) for url in page.requested) == 1
    assert page.complaints == []
    text = (explorer_book / "index.html").read_text()
    for absent in ("_esm", "html-manager", "require.js", "scaleLog"):
        assert absent not in text


def test_nothing_moves_when_the_explorers_come(look):
    def hold(page):
        page.route(BUNDLE, lambda route: page.held.append(route))

    for width in (1280, 375):
        page = look(width=width, prepare=lambda p: (keep(p), hold(p)))
        while not page.held:
            page.wait_for_timeout(50)  # which lets the request come in
        page.evaluate("document.fonts.ready.then(() => null)")
        before = heights(page)
        for route in page.held:
            route.continue_()
        explorer(page)
        settled(page)
        assert heights(page) == pytest.approx(before, abs=1)


def keep(page):
    page.held = []


def heights(page):
    return page.evaluate(
        "[...document.querySelectorAll('article h1, article h2')]"
        ".map((h) => h.getBoundingClientRect().top + scrollY)"
    )


def test_it_fits_a_phone(look):
    page = look(width=375)
    explorer(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_axe_finds_nothing(look, scheme, width):
    page = look(scheme, width)
    draw(page, explorer(page), "sin x")
    for place in range(EXPLORERS):
        explorer(page, place)
    assert faults(page, ".ex-host") == []


def test_focus_can_be_seen(look):
    page = look()
    place = explorer(page)
    first_point(place).focus()
    page.keyboard.press("ArrowRight")
    halo = place.locator(".ex-first .ex-halo")
    stroke = halo.evaluate("(n) => getComputedStyle(n).stroke")
    assert stroke not in ("none", "rgba(0, 0, 0, 0)")


def test_a_screen_reader_hears_one_sentence_when_it_stops(look):
    page = look()
    place = explorer(page)
    first_point(place).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    status = place.get_by_role("status").last
    expect(status).to_contain_text("tangent 1.300000")


def test_every_number_of_a_still_picture_is_one(explorer_book):
    text = (explorer_book / "index.html").read_text()
    stills = re.findall(r'class="ex-still".*?class="ex-asleep"', text, re.S)
    assert len(stills) == EXPLORERS
    for still in stills:
        for wrong in ("NaN", "undefined", "[object"):
            assert wrong not in still


# Without script, on paper, without the bundle


def test_without_javascript_a_picture_with_words_stands_there(look):
    page = look(java_script_enabled=False)
    pictures = page.locator(STILL)
    assert pictures.count() == EXPLORERS
    for picture in pictures.all():
        assert picture.is_visible()
        alt, label = map(picture.get_attribute, ("alt", "aria-label"))
        words = alt or label
        assert re.fullmatch(r"\w.*\d.*\.", words), "a sentence with a number"
        assert picture.evaluate_all("([one]) => one.offsetHeight") > 150


def test_a_bundle_that_does_not_come_leaves_picture_and_sentence(look):
    page = look(prepare=lambda p: p.route(BUNDLE, lambda r: r.abort()))
    page.get_by_text("could not be made movable").first.wait_for()
    assert page.locator(STILL).count() == EXPLORERS


def as_text(route):
    """Send scripts as a server does that does not know their type."""
    answer = route.fetch()
    route.fulfill(response=answer, content_type="text/plain")


@pytest.mark.parametrize("answer", [as_text, lambda route: route.abort()])
def test_a_loader_that_does_not_come_leaves_picture_and_sentence(look, answer):
    page = look(prepare=lambda p: p.route("**/explorers_loader.js*", answer))
    page.get_by_text("could not be made movable").first.wait_for(timeout=5000)
    assert page.locator(STILL).count() == EXPLORERS


def test_a_page_opened_as_a_file_says_why_nothing_moves(
    browser, explorer_book
):
    page = browser.new_page()
    page.goto(f"{explorer_book.as_uri()}/index.html")
    page.get_by_text("could not be made movable").first.wait_for(timeout=5000)
    page.close()


def test_paper_shows_the_pictures_and_no_controls(look):
    page = look()
    place = explorer(page)
    page.emulate_media(media="print")
    assert place.locator(".ex-curve").is_visible()
    assert not place.get_by_role("button").first.is_visible()


def test_a_widget_that_needs_a_kernel_leaves_a_sentence(look):
    page = look()
    words = page.get_by_text("This cell is live where Python runs")
    expect(words).to_have_count(1)
