"""What stays where it is: text when its fonts come late, a long page when one
jumps in it, the picture of an explorer while its sliders are used."""

import pytest
from built import built_pages, parsed
from playwright.sync_api import expect

from tools.site_report import (
    GOALS,
    LONG,
    PAINTED,
    WATCH,
    open_before_fonts,
)

pytestmark = pytest.mark.browser

(RULES,) = LONG
KINDS = "PerformanceObserver.supportedEntryTypes"
DENSE = [
    (name, width)
    for name in (
        "appendix/corrections.html",
        "appendix/references.html",
        "exercises/rates_of_change.html",
        RULES,
    )
    for width in (375, 1280)
]


@pytest.mark.parametrize(("dense", "width"), DENSE)
def test_text_does_not_move_when_its_fonts_come_late(
    browser, address, dense, width
):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    if "layout-shift" not in page.evaluate(KINDS):
        pytest.skip("only Chromium measures what moves")
    page.add_init_script(WATCH)
    open_before_fonts(page, f"{address}/{dense}")
    assert page.evaluate(PAINTED) == 1
    assert page.evaluate("window.shift") <= GOALS["layout shift"]
    context.close()


def sections():
    return [s["id"] for s in parsed(RULES).select(".text section > section")]


@pytest.fixture
def rules(visit):
    return visit(RULES)


def test_a_long_page_is_laid_out_in_parts_and_printed_whole(rules):
    style = "getComputedStyle(document.querySelector('.long section section'))"
    assert rules.evaluate(f"{style}.contentVisibility") == "auto"
    rules.emulate_media(media="print")
    assert rules.evaluate(f"{style}.contentVisibility") == "visible"


def test_a_link_into_a_long_page_arrives(visit):
    last = sections()[-1]
    page = visit(f"{RULES}#{last}")
    expect(page.locator(f"[id='{last}'] h2")).to_be_in_viewport()
    links = page.locator(".rail .map-sections a")
    for place in (1, links.count() - 2, 3):
        links.nth(place).click()
        target = links.nth(place).get_attribute("href").removeprefix("#")
        heading = page.locator(f"[id='{target}'] h2").first
        expect(heading).to_be_in_viewport()
        page.wait_for_timeout(300)  # what comes near gets its height
        assert 0 <= heading.bounding_box()["y"] < 200
        expect(links.nth(place)).to_have_attribute("aria-current", "true")


def test_sections_of_a_long_page_count_on(rules):
    # Contained sections would each begin to count at one.
    shown = rules.evaluate(
        "[...document.querySelectorAll('.long > section > section')]"
        ".map(one => getComputedStyle(one).counterIncrement)"
    )
    assert shown and set(shown) == {"section 1"}


def test_words_far_down_a_long_page_are_found(rules):
    words = (
        parsed(RULES)
        .select(".text section > section")[-1]
        .h2.find(string=True)
    )
    assert rules.evaluate("words => window.find(words)", words)


# On a phone the thumb is on a slider, and what it moves is seen above.
SEEN = """async (host) => {
  const shown = [...host.querySelectorAll("input, button")].filter(
    (one) => !one.closest(".ex-main, .ex-side") && one.offsetHeight);
  const last = shown.at(-1).getBoundingClientRect();
  scrollBy({ top: last.bottom - innerHeight + 8, behavior: "instant" });
  await new Promise(requestAnimationFrame);
  const { top, bottom } = host.querySelector(".ex-main")
    .getBoundingClientRect();
  const moved = shown.at(-1).getBoundingClientRect();
  return [top >= 0, bottom <= moved.top, moved.bottom <= innerHeight];
}"""
LESSONS = [one for one in built_pages() if one.startswith("chapters/")]


@pytest.mark.parametrize("lesson", LESSONS or ["no page"])
def test_on_a_phone_a_picture_is_seen_while_its_sliders_are_used(
    visit, lesson
):
    page = visit(lesson, width=375, has_touch=True)
    page.set_viewport_size({"width": 375, "height": 667})
    page.wait_for_load_state("networkidle")
    for host in page.locator(".wide .ex-host").all():
        assert host.evaluate(SEEN) == [True, True, True]
