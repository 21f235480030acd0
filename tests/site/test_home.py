"""The loop of the first page, walked with keys, mouse and finger."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ARROWS = (
    "Predict",
    "Compare",
    "Ask for the rates",
    "Step",
    "And again",
    "Ask the input",
)


def explained(page):
    """Return the names of the arrows that are explained now."""
    names = page.locator(".loop > li strong:visible")
    return [name.strip() for name in names.all_inner_texts()]


def test_the_loop_is_walked_with_the_arrow_keys(visit):
    page = visit("intro.html")
    page.get_by_role("radio", name="Predict").focus()
    seen = []
    for _ in ARROWS:
        seen += explained(page)
        expect(page.locator(".loop pre:visible")).to_have_count(1)
        page.keyboard.press("ArrowRight")
    assert seen == list(ARROWS)
    assert explained(page) == ["Predict"]  # it is a loop


@pytest.mark.parametrize("width", [1280, 375])
def test_an_arrow_that_is_chosen_shows_its_code_and_its_chapters(visit, width):
    page = visit("intro.html", width=width, has_touch=width == 375)
    arrow = page.locator(".stop.step")
    arrow.tap() if width == 375 else arrow.click()
    assert explained(page) == ["Step"]
    expect(page.locator(".loop pre:visible")).to_contain_text("0.1 * w.grad")
    page.locator(".loop .chips a:visible", has_text="descent").click()
    expect(page).to_have_url(re.compile("chapters/gradient_descent"))


@pytest.mark.parametrize("width", [1280, 375])
def test_no_arrow_is_hidden_by_another_and_each_is_large_enough(visit, width):
    page = visit("intro.html", width=width)
    boxes = [one.bounding_box() for one in page.locator(".stop").all()]
    assert len(boxes) == len(ARROWS)
    for place, box in enumerate(boxes):
        assert box["height"] >= 44 and box["width"] >= 44
        for other in boxes[place + 1 :]:
            assert (
                box["x"] + box["width"] <= other["x"]
                or other["x"] + other["width"] <= box["x"]
                or box["y"] + box["height"] <= other["y"]
                or other["y"] + other["height"] <= box["y"]
            )


def test_the_arrows_lead_to_every_chapter(visit):
    page = visit("intro.html")
    leads = page.locator(".loop .chips a").all_text_contents()
    numbers = sorted(int(one.split()[0]) for one in leads)
    assert numbers == list(range(1, 15))


def test_without_scripts_the_loop_is_a_list(visit):
    page = visit("intro.html", java_script_enabled=False)
    assert explained(page) == list(ARROWS)
    assert page.locator(".walk input:visible").count() == 0


def test_on_paper_the_loop_is_a_list(visit):
    page = visit("intro.html")
    page.emulate_media(media="print")
    assert explained(page) == list(ARROWS)
