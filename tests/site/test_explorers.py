"""Explorers as a reader meets them: a small book of them, built and used."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import nbformat
import pytest
import yaml

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
CELLS = [
    "# Explorers\n\nText before.",
    "from ipywidgets import IntSlider\n"
    "from lib.data import bolt\n"
    "from lib.widgets import SecantExplorer, SeriesExplorer",
    "SecantExplorer(lambda x: x**2, x0=0.5, h=1.0, label='First')",
    "## Between",
    "SecantExplorer(lambda x: x**2, x0=0.5, h=1.0, label='Second')",
    "SecantExplorer(abs, x0=0.0, h=1.0, label='Corner')",
    "SeriesExplorer(*bolt(), 0.005, start=6, end=8, label='Bolt',\n"
    "    axes=('time', 'position'), units=('s', 'm'))",
    "IntSlider()",
    "## After",
]
BUILD = "from jupyter_book.cli.main import main; main()"
MODES = [(s, w) for s in ("light", "dark") for w in (1280, 375)]
pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def served(folder):
    handler = partial(Quiet, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


def notebook(cells):
    made = [
        nbformat.v4.new_markdown_cell(text)
        if text.startswith("#")
        else nbformat.v4.new_code_cell(text)
        for text in cells
    ]
    kernel = {"name": "python3", "display_name": "Python 3"}
    return nbformat.v4.new_notebook(
        cells=made, metadata={"kernelspec": kernel}
    )


def settings():
    config = yaml.safe_load((ROOT / "_config.yml").read_text())
    extensions = config["sphinx"]["config"]["extensions"]
    if "_ext.explorers" not in extensions:
        extensions.append("_ext.explorers")
    return config


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The folder of a built book with one page of explorers."""
    source = tmp_path_factory.mktemp("explorers")
    for room in ("_ext", "_static", "lib"):
        (source / room).symlink_to(ROOT / room)
    (source / "_config.yml").write_text(json.dumps(settings()))
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    nbformat.write(notebook(CELLS), source / "index.ipynb")
    answer = subprocess.run(
        [sys.executable, "-c", BUILD, "build", source, "-W"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return source / "_build" / "html"


@pytest.fixture(scope="module")
def address(book):
    with served(book) as address:
        yield address


@pytest.fixture
def look(browser, address):
    """Return a function that opens the page in a fresh window."""
    contexts = []

    def look(scheme="light", width=1280, prepare=None, **options):
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda r: page.requested.append(r.url))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("console", lambda m: note(page, m))
        if prepare:
            prepare(page)
        page.goto(address)
        return page

    yield look
    for context in contexts:
        context.close()


def note(page, message):
    if message.type in ("error", "warning"):
        page.complaints.append(message.text)


def explorer(page, position=0):
    place = page.locator(".ex-host").nth(position)
    place.locator(".ex-curve, .ex-point").first.wait_for(state="attached")
    place.scroll_into_view_if_needed()
    return place


def first_point(place):
    return place.get_by_role("slider", name="First point")


def second_point(place):
    return place.get_by_role("slider", name="Second point")


def now(handle):
    return float(handle.get_attribute("aria-valuenow"))


def readings(place):
    return [float(b) for b in numbers(place.locator(".ex-card b"))]


def numbers(locator):
    texts = locator.all_inner_texts()
    return [re.split(r" |±", t)[0].replace("−", "-") for t in texts]


def settled(page):
    """Wait until what was asked for is drawn."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => "
        "requestAnimationFrame(() => requestAnimationFrame(done))))"
    )


def centre(handle):
    box = handle.locator(".ex-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, handle, across):
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y)
    page.mouse.move(x + across, y)
    page.mouse.up()
    settled(page)


def touch(page, handle, across):
    x, y = centre(handle)
    session = page.context.new_cdp_session(page)

    def send(kind, *points):
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": px, "y": y} for px in points],
            },
        )

    send("touchStart", x)
    send("touchMove", x + across / 2)
    send("touchMove", x + across)
    send("touchEnd")
    settled(page)


def draw(page, place, text):
    place.get_by_role("textbox").fill(text)
    place.get_by_role("button", name="Draw").click()
    page.wait_for_function(
        "([title, trouble, text]) => title.textContent === `f(x) = ${text}`"
        " || trouble.textContent",
        arg=[
            place.locator(".ex-title").first.element_handle(),
            place.locator(".ex-trouble").element_handle(),
            text,
        ],
    )
    settled(page)


# It moves


def test_the_secant_follows_the_mouse(look):
    page = look()
    place = explorer(page)
    assert readings(place) == [2.0, 1.0, 1.0]
    drag(page, first_point(place), -40)
    x0 = now(first_point(place))
    assert x0 < 0.5
    assert readings(place)[0] == pytest.approx(2 * x0 + 1, abs=1e-5)
    assert readings(place)[1] == pytest.approx(2 * x0, abs=1e-5)


def test_the_secant_follows_a_finger(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page)
    touch(page, second_point(place), -30)
    chord, tangent, difference = readings(place)
    assert 0 < difference < 1
    assert (chord, tangent) == (pytest.approx(1 + difference), 1.0)


def test_arrow_keys_do_what_dragging_does(look):
    page = look()
    place = explorer(page)
    first_point(place).focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    assert now(first_point(place)) == 0.55
    assert readings(place)[1] == 1.1
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Home")
    settled(page)
    assert now(first_point(place)) == -2
    page.keyboard.press("Tab")
    settled(page)
    before = now(second_point(place))
    second_point(place).focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert now(second_point(place)) < before


def test_every_control_is_reached_with_the_tab_key(look):
    page = look()
    place = explorer(page)
    first_point(place).focus()
    names = []
    for _ in range(7):  # the second point, then the controls
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                "(document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.innerText"
                " || document.activeElement.type).slice(0, 5)"
            )
        )
    assert names[-6:] == ["x0, w", "h, fr", "▶ Let", "Other", "text", "Draw"]


def test_the_slider_takes_h_down_to_a_millionth_and_never_to_zero(look):
    page = look()
    place = explorer(page)
    slider = place.get_by_role("slider", name="h, from")
    slider.focus()
    slider.press("Home")
    settled(page)
    assert slider.get_attribute("aria-valuetext") == "h = 1e-6"
    assert readings(place) == [1.000001, 1.0, 1e-6]


def test_a_point_dragged_across_the_other_changes_sides(look):
    page = look()
    place = explorer(page)
    drag(page, second_point(place), -160)
    assert now(second_point(place)) < now(first_point(place))
    assert readings(place)[0] < readings(place)[1]
    place.get_by_role("button", name="Other side").click()
    settled(page)
    assert now(second_point(place)) > now(first_point(place))


def test_h_runs_down_by_itself_and_waits_when_told(look):
    page = look()
    place = explorer(page)
    place.get_by_role("button", name="Let h shrink").click()
    page.wait_for_timeout(700)
    place.get_by_role("button", name="Pause").click()
    settled(page)
    stopped = readings(place)
    assert 0 < stopped[2] < 0.9
    page.wait_for_timeout(200)
    assert readings(place) == stopped


def test_h_jumps_by_decades_for_who_wants_less_motion(look):
    page = look(reduced_motion="reduce")
    place = explorer(page)
    place.get_by_role("button", name="Let h shrink").click()
    page.wait_for_timeout(1200)
    assert readings(place)[2] in (0.1, 0.01)


def test_the_points_stay_between_the_ends(look):
    page = look()
    place = explorer(page)
    drag(page, first_point(place), 900)
    assert now(first_point(place)) == 2
    assert now(second_point(place)) < 2


def test_two_copies_do_not_disturb_each_other(look):
    page = look()
    one, two = explorer(page, 0), explorer(page, 1)
    first_point(two).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(first_point(two)) == 2
    assert now(first_point(one)) == 0.5
    assert readings(one) == [2.0, 1.0, 1.0]


def test_at_a_corner_there_is_no_tangent_and_a_sentence_says_why(look):
    place = explorer(look(), 2)
    cards = place.locator(".ex-card b").all_inner_texts()
    assert cards == ["1.000000", "none", "none"]
    assert "corner at x = 0" in place.locator(".ex-note").inner_text()


def test_the_ends_of_a_measured_chord_stop_only_at_marks(look):
    page = look()
    place = explorer(page, 3)
    end = place.get_by_role("slider", name="Second mark")
    drag(page, end, -33)
    assert now(end) == 7.1
    rate = place.locator(".ex-card b").first.inner_text()
    assert rate == "12.35 ± 0.15 m/s"
    assert "no tangent" in place.locator(".ex-note").inner_text().lower()
    assert place.locator(".ex-tangent").count() == 0


# A function of the reader's own


def test_a_typed_function_is_drawn_with_its_slopes(look):
    page = look()
    place = explorer(page)
    draw(page, place, "sin(x^2)/x")
    assert readings(place)[1] == pytest.approx(0.948209, abs=1e-6)
    assert "hole" in place.locator(".ex-note").inner_text()
    drag(page, second_point(place), -60)
    assert readings(place)[2] < 0.9
    place.get_by_role("button", name="Back").click()
    settled(page)
    assert place.locator(".ex-title").first.inner_text() == "First"


def test_a_wrong_expression_gets_a_sentence_and_the_cursor_its_place(look):
    page = look()
    place = explorer(page)
    draw(page, place, "sin x")
    trouble = place.get_by_role("alert").inner_text()
    assert trouble == "Character 1: sin needs brackets: type sin(x)."
    field = place.get_by_role("textbox")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("(f) => f.selectionStart") == 0
    assert readings(place) == [2.0, 1.0, 1.0]
    draw(page, place, "sin(x)")
    assert place.get_by_role("alert").inner_text() == ""


def test_the_parser_is_loaded_when_first_used(look):
    page = look()
    place = explorer(page)
    assert not any("formula" in url for url in page.requested)
    draw(page, place, "x^2")
    draw(page, place, "x^3")
    assert sum("formula" in url for url in page.requested) == 1


# It is a good guest on the page


def test_one_bundle_serves_all_and_nothing_comes_from_elsewhere(look, book):
    page = look()
    draw(page, explorer(page), "2x")
    explorer(page, 3)
    here = page.url.rsplit("/", 1)[0]
    assert all(url.startswith((here, "data:")) for url in page.requested)
    assert sum("explorers.js" in url for url in page.requested) == 1
    assert page.complaints == []
    text = (book / "index.html").read_text()
    for absent in ("_esm", "html-manager", "require.js", "scaleLog"):
        assert absent not in text


def test_nothing_moves_when_the_explorers_come(look):
    def hold(page):
        page.route("**/explorers.js*", lambda route: page.held.append(route))

    for width in (1280, 375):
        page = look(width=width, prepare=lambda p: (keep(p), hold(p)))
        page.wait_for_timeout(300)
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
    if not AXE.exists():
        pytest.skip("the npm packages are not installed")
    page = look(scheme, width)
    draw(page, explorer(page), "sin x")
    explorer(page, 3)
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run('.ex-host')")
    assert len(found["passes"]) > 10
    assert [
        (v["id"], [n["html"][:120] for n in v["nodes"]])
        for v in found["violations"]
    ] == []


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
    page.wait_for_timeout(900)
    assert "tangent 1.300000" in status.inner_text()


# Without script, on paper, without the bundle


def test_without_javascript_a_picture_with_words_stands_there(look):
    page = look(java_script_enabled=False)
    pictures = page.locator(".ex-host img")
    assert pictures.count() == 4
    for picture in pictures.all():
        assert picture.is_visible()
        assert "slope" in picture.get_attribute("alt")
        assert picture.bounding_box()["height"] > 150


def test_a_bundle_that_does_not_come_leaves_picture_and_sentence(look):
    page = look(
        prepare=lambda p: p.route("**/explorers.js*", lambda r: r.abort())
    )
    page.get_by_text("could not be made movable").first.wait_for()
    assert page.locator(".ex-host img").count() == 4


def test_paper_shows_the_pictures_and_no_controls(look):
    page = look()
    place = explorer(page)
    page.emulate_media(media="print")
    assert place.locator(".ex-curve").is_visible()
    assert not place.get_by_role("button").first.is_visible()


def test_a_widget_that_needs_a_kernel_leaves_a_sentence(look):
    page = look()
    assert page.get_by_text("This cell is live where Python runs").count() == 1
