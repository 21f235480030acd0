"""What a reader does on a page: choose colours, search, find the way."""

import re

import nbformat
import pytest
from built import HTML, built_pages, parsed
from playwright.sync_api import expect
from without_scripts import press

pytestmark = pytest.mark.browser

LESSON = "chapters/gradient_descent.html"
# Blocked cookies: the storage is there and refuses.
BLOCKED = """
Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("denied", "SecurityError"); },
});
"""


@pytest.fixture
def folded():
    """The first page that folds an answer away."""
    for name in built_pages():
        if parsed(name).select("details.answer"):
            return name
    pytest.fail("no page has an answer that folds")


def expect_theme(page, theme):
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def colours(page):
    return page.get_by_role("button", name="Colours").first


def the_map(page):
    return page.get_by_role("navigation", name="Map of the course")


def scroll_to(page, section):
    page.evaluate(f"document.getElementById('{section}').scrollIntoView()")


def sections_of(name):
    return [one["id"] for one in parsed(name).select(".text > * > section")]


# Colours


def test_the_page_follows_the_system_until_the_reader_chooses(visit):
    page = visit("intro.html", scheme="dark")
    expect_theme(page, "dark")
    page.emulate_media(color_scheme="light")
    expect_theme(page, "light")
    colours(page).click()  # light
    colours(page).click()  # dark
    expect(colours(page)).to_have_text("Dark")
    expect_theme(page, "dark")
    page.reload()
    expect_theme(page, "dark")


def test_figures_are_dark_where_the_page_is_and_the_system_is_not(visit):
    page = visit(LESSON, scheme="light")
    page.evaluate("localStorage.setItem('course.colours', 'dark')")
    page.reload()
    scheme = "getComputedStyle(document.querySelector('img')).colorScheme"
    assert page.evaluate(scheme) == "dark"


def test_paper_is_light_though_the_page_is_dark(visit):
    page = visit(LESSON, scheme="dark")
    ground = "getComputedStyle(document.body).getPropertyValue('--paper')"
    assert page.evaluate(ground).strip() == "#15171b"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground).strip() == "#fdfcf9"
    code = page.locator(".cell_input pre").first
    expect(code).to_have_css("color", "rgb(30, 34, 39)")


def test_forced_colours_are_the_systems(visit):
    page = visit(LESSON, scheme="dark", forced_colors="active")
    ink = "getComputedStyle(document.body).getPropertyValue('--ink')"
    assert page.evaluate(ink).strip() == "CanvasText"


def test_words_on_a_colour_are_seen_where_the_system_takes_the_colour(visit):
    page = visit("intro.html", forced_colors="active")
    colours = (
        "(one) => [getComputedStyle(one).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    written, ground = page.locator(".hero .cta").first.evaluate(colours)
    assert written != ground


# Search


def test_search_finds_a_page(visit):
    page = visit("intro.html")
    page.keyboard.press("/")
    page.keyboard.type("notation")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    found = page.locator("#search-results").get_by_role("link")
    expect(found.first).to_be_visible()
    found.first.click()
    expect(page.locator("h1")).to_be_visible()


def test_an_excerpt_is_of_the_text_and_not_of_what_stands_around_it(visit):
    page = visit("search.html?q=hillside")
    excerpt = page.locator("#search-results .context").first
    expect(excerpt).to_contain_text("hillside")
    expect(excerpt).not_to_contain_text("Chapter")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_goes_to_the_search_on_a_phone_too(visit, keys):
    page = visit(LESSON, width=375)
    page.keyboard.press(keys)
    expect(page.locator(".bar").get_by_role("searchbox")).to_be_focused()


# The way


def test_the_map_leads_to_a_section_and_marks_it(visit):
    page = visit(LESSON)
    link = the_map(page).get_by_role("link", name="The learning rate")
    link.click()
    expect(link).to_have_attribute("aria-current", "true")
    expect(
        page.locator("h2", has_text="The learning rate")
    ).to_be_in_viewport()


def test_the_map_leads_from_a_lesson_to_its_exercises(visit):
    page = visit(LESSON)
    the_map(page).get_by_role(
        "link", name="Exercises", exact=True
    ).last.click()
    expect(page).to_have_url(re.compile("exercises/gradient_descent"))
    here = the_map(page).locator("[aria-current=page]")
    expect(here).to_have_text("Exercises")


def test_the_menu_opens_and_leads_on_a_phone(visit):
    page = visit("intro.html", width=375)
    entry = page.locator(".bar-menu").get_by_role("link", name="Notation")
    expect(entry).not_to_be_visible()
    page.locator(".bar-menu summary").click()
    entry.click()
    expect(page).to_have_url(re.compile(r"appendix/notation\.html"))


def test_a_menu_closes_by_escape_and_gives_the_focus_back(visit):
    page = visit(LESSON, width=375)
    button = page.locator(".bar-menu summary")
    button.click()
    page.keyboard.press("Escape")
    expect(page.locator(".bar-menu nav")).not_to_be_visible()
    expect(button).to_be_focused()


def test_the_bar_of_a_phone_names_the_section_one_is_in(visit):
    page = visit(LESSON, width=375)
    second = sections_of(LESSON)[1]
    scroll_to(page, second)
    title = parsed(LESSON).find(id=second).h2.find(string=True)
    expect(page.locator(".bar-now")).to_have_text(title)
    count = f"2/{len(sections_of(LESSON))}"
    expect(page.locator(".bar-count")).to_have_text(count)
    page.locator(".bar-sections summary").click()
    page.locator(".bar-sections a").nth(3).click()
    expect(page.locator(".bar-count")).to_contain_text("4/")
    expect(page.locator(".bar-sections ol")).not_to_be_visible()


def test_a_long_page_is_crossed_with_a_thumb(visit):
    page = visit(LESSON, width=375)
    thumbs = page.get_by_role("navigation", name="Cross this page")
    expect(thumbs).not_to_be_visible()
    scroll_to(page, sections_of(LESSON)[1])
    page.mouse.wheel(0, -60)
    page.get_by_role("link", name="Next section").click()
    expect(page.locator(".bar-count")).to_contain_text("3/")
    page.mouse.wheel(0, -60)
    page.get_by_role("button", name="Sections").click()
    sheet = page.locator(".bar-sections ol")
    expect(sheet).to_be_in_viewport()
    assert sheet.bounding_box()["y"] > 200


# What is kept


def read_on(page, section):
    scroll_to(page, section)
    expect(page.locator(".map-sections [aria-current]").first).to_be_attached()
    page.wait_for_timeout(200)


def test_the_place_is_found_again_tomorrow(visit):
    page = visit(LESSON)
    section = sections_of(LESSON)[2]
    read_on(page, section)
    page.goto(page.url.replace(LESSON, "intro.html"))
    button = page.locator("[data-continue]")
    expect(button).to_contain_text("Go on: 6 · Gradient descent")
    assert button.get_attribute("href").endswith(f"#{section}")
    page.goto(page.url.replace("intro.html", LESSON))
    line = page.locator(".resume")
    expect(line).to_contain_text("Last time you were at")
    line.get_by_role("link").click()
    expect(page.locator(f"[id='{section}'] h2")).to_be_in_viewport()


def test_a_ring_fills_as_sections_are_read(visit):
    page = visit(LESSON)
    kept = {"chapters/gradient_descent": {"read": sections_of(LESSON)[:3]}}
    key = "calculus-for-deep-learning.read"
    page.evaluate(
        "([k, v]) => localStorage[k] = JSON.stringify(v)", [key, kept]
    )
    page.reload()
    ring = page.locator(".rail a[aria-current=page] .ring")
    share = float(ring.evaluate("one => one.style.getPropertyValue('--p')"))
    assert share == pytest.approx(3 / len(sections_of(LESSON)))
    expect(page.locator(".rail .map-sections .read")).to_have_count(3)


@pytest.mark.parametrize(
    "kept", ["null", "[1]", '{"a":1,"b":{"read":7}}', "{"]
)
def test_what_others_left_in_the_storage_does_no_harm(visit, kept):
    page = visit(LESSON)
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    key = "calculus-for-deep-learning.read"
    page.evaluate("([k, v]) => localStorage[k] = v", [key, kept])
    page.reload()
    colours(page).click()
    expect(colours(page)).to_have_text("Light")
    assert said == []


def test_where_the_storage_is_blocked_everything_works(browser, address):
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{LESSON}")
    expect(page.locator("html")).to_have_attribute("data-storage", "page")
    colours(page).click()
    colours(page).click()
    expect_theme(page, "dark")
    scroll_to(page, sections_of(LESSON)[2])
    expect(page.locator(".map-sections [aria-current]").first).to_be_attached()
    assert said == []
    context.close()


# Code


def test_copied_code_is_what_one_would_type(with_clipboard):
    page = with_clipboard("appendix/api.html")
    block = page.locator("[class*=highlight-]:has(.gp)").first
    block.hover()
    button = block.get_by_role("button")
    button.click()
    expect(button).to_have_text("Copied")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code
    assert ">>>" not in code
    shown = block.locator(".go").all_inner_texts()
    assert not set(filter(None, map(str.strip, shown))) & set(
        code.splitlines()
    )


def test_the_code_of_a_lesson_is_copied_as_it_stands(with_clipboard):
    page = with_clipboard("chapters/rates_of_change.html")
    cell = page.locator(".cell_input").first
    cell.hover()
    cell.locator("..").get_by_role("button", name="Copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()


@pytest.mark.parametrize("width", [320, 375])
def test_no_code_is_cut_on_a_phone(visit, width):
    page = visit(LESSON, width=width)
    page.wait_for_function(
        "[...document.querySelectorAll('.cell pre')]"
        ".every(one => one.scrollWidth <= one.clientWidth + 1)"
    )


def test_no_page_scrolls_sideways_at_400_percent(visit, address):
    """Four times as large, a window of 1280 pixels has 320 (WCAG 1.4.10)."""
    page = visit("intro.html", width=320)
    wider = []
    for name in built_pages():
        page.goto(f"{address}/{name}")
        page.evaluate("document.fonts.ready.then(() => null)")
        room = page.evaluate(
            "document.documentElement.clientWidth"
            " - document.documentElement.scrollWidth"
        )
        wider += [name] if room < 0 else []
    assert wider == []


# Folds, and the keyboard


def test_a_fold_opens_by_mouse_and_closes_by_key(visit):
    page = visit("chapters/rates_of_change.html")
    summary = page.locator("details.hidden-cell > summary").first
    hidden = page.locator("details.hidden-cell > :not(summary)").first
    expect(hidden).not_to_be_visible()
    summary.click()
    expect(hidden).to_be_visible()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(hidden).not_to_be_visible()


def test_the_first_stop_of_the_tab_key_leads_to_the_text(visit):
    page = visit(LESSON)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_keys_typed_into_a_field_stay_there(visit):
    page = visit("chapters/rates_of_change.html")
    page.locator(".ex-predict").first.evaluate("(one) => one.scrollIntoView()")
    field = page.locator(".ex-predict input.ex-input").first
    field.focus()
    page.keyboard.type("1/3")
    expect(field).to_have_value("1/3")
    expect(field).to_be_focused()


def test_before_and_next_lead_to_the_pages_that_they_name(visit):
    page = visit(LESSON)
    link = page.locator(".right-next")
    title = link.locator("b").inner_text()
    link.click()
    expect(page.locator("h1")).to_contain_text(title.split("?")[0][:20])
    page.locator(".left-prev").click()
    expect(page).to_have_url(re.compile(LESSON))


def test_the_notebook_of_a_page_is_downloaded_with_what_it_needs(visit):
    page = visit(LESSON)
    page.get_by_text("Other ways to open this notebook").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="The file").click()
    assert download.value.suggested_filename == "gradient_descent.ipynb"
    notebook = nbformat.read(download.value.path(), as_version=4)
    code = [one.source for one in notebook.cells if one.cell_type == "code"]
    assert "The library of the course is not here" in code[0]
    assert code[1].startswith("import numpy as np")


# The first page


def slope(page):
    return float(page.locator(".hero-said b").inner_text().replace("−", "-"))


def test_the_picture_of_the_first_page_is_dragged_zoomed_and_stepped(visit):
    page = visit("intro.html", reduced_motion="reduce")
    handle = page.get_by_role("slider", name="weight w")
    said = page.locator(".hero-said")
    expect(said).to_contain_text("straight")
    before = slope(page)
    place = handle.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y)
    page.mouse.up()
    assert slope(page) < before
    page.get_by_role("button", name="Step downhill").click()
    stepped = float(handle.get_attribute("aria-valuenow"))
    handle.focus()
    page.keyboard.press("ArrowRight")
    moved = float(handle.get_attribute("aria-valuenow"))
    assert moved == pytest.approx(stepped + 0.05, abs=0.011)
    page.get_by_role("slider", name="zoom").fill("0")
    expect(said).to_contain_text("Zoom in")


def test_the_opening_zoom_takes_nothing_back_that_a_hand_moved(visit):
    page = visit("intro.html")
    handle = page.get_by_role("slider", name="weight w")
    handle.focus()
    page.wait_for_timeout(900)  # it has begun
    before = float(handle.get_attribute("aria-valuenow"))
    page.keyboard.press("PageDown")
    expect(page.locator(".hero-said")).to_contain_text("straight")
    after = float(handle.get_attribute("aria-valuenow"))
    assert after == pytest.approx(before - 0.5, abs=0.011)
    page.reload()
    page.get_by_role("slider", name="zoom").fill("0.1")
    page.wait_for_timeout(2500)  # longer than the zoom takes
    assert float(page.locator("[data-zoom] input").input_value()) == 0.1


def test_the_first_page_leads_to_every_chapter(visit):
    page = visit("intro.html")
    contents = [*(HTML / "chapters").glob("*.html")]
    expect(page.locator(".cards > li")).to_have_count(len(contents))
    page.locator(".card").first.click()
    expect(page).to_have_url(re.compile("chapters/rates_of_change"))


# Paper, and no scripts


def test_on_paper_the_title_stands_and_answers_are_open(visit, folded):
    page = visit(folded)
    answer = page.locator("details.answer > :not(summary)").first
    expect(answer).not_to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(answer).to_be_visible()


def test_an_answer_opens_without_scripts(visit, folded):
    page = visit(folded, java_script_enabled=False)
    answer = page.locator("details.answer > :not(summary)").first
    assert not answer.is_visible()
    press(page.locator("details.answer > summary"))
    assert answer.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_is_readable_without_scripts(visit, scheme):
    page = visit("intro.html", scheme=scheme, java_script_enabled=False)
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert page.locator("h1").is_visible()
    assert page.locator(".text p").first.is_visible()


@pytest.mark.parametrize("width", [375, 1280])
def test_the_map_leads_without_scripts(visit, width):
    page = visit(LESSON, width=width, java_script_enabled=False)
    if width == 375:
        press(page.locator(".bar-menu summary"))
    press(page.locator("a:visible", has_text="Notation"))
    page.wait_for_url(re.compile("appendix/notation"))


def test_no_button_is_shown_that_needs_a_script(visit):
    page = visit(LESSON, width=375, java_script_enabled=False)
    press(page.locator(".bar-menu summary"))
    assert page.locator(".bar-menu nav").is_visible()
    bars = page.locator(".bar, .rail, .thumbs")
    assert bars.locator("button:visible").count() == 0
