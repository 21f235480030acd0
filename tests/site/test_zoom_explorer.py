"""The zoom explorer under the reader's hand, finger and keys."""

import pytest
from explorer_book import (
    drag,
    draw,
    explorer,
    now,
    position,
    settled,
    tabbed,
    touch,
    until,
)

pytestmark = pytest.mark.browser
ZOOM = position("ZoomExplorer(")


def point(place):
    return place.get_by_role("slider", name="Point x0")


def cards(place):
    return place.locator(".ex-card b").all_inner_texts()


def note(place):
    return place.locator(".ex-note").inner_text()


def press(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def magnify(page, place, zoom):
    place.get_by_role("slider", name="Zoom").fill(str(zoom))
    settled(page)


def test_each_zoom_leaves_a_tenth_of_the_gap(look):
    page = look()
    place = explorer(page, ZOOM)
    seen = []
    for zoom in range(4):
        magnify(page, place, zoom)
        seen.append(cards(place)[0])
    assert seen == ["83.3 %", "8.33 %", "0.833 %", "0.0833 %"]
    assert cards(place)[1:] == ["2.000000", "÷ 10.0"]
    assert "turns into its tangent" in note(place)


def test_a_button_zooms_by_ten_in_a_glide(look):
    page = look()
    place = explorer(page, ZOOM)
    zoom = place.get_by_role("slider", name="Zoom")
    zoom.evaluate(
        "(range) => { window.seen = []; new MutationObserver(() =>"
        " window.seen.push(Number(range.value)))"
        ".observe(range, { attributes: true }); }"
    )
    place.get_by_role("button", name="Zoom in").click()
    until(zoom, "node.getAttribute('aria-valuetext') === '× 10'")
    settled(page)
    assert any(0 < value < 1 for value in page.evaluate("window.seen"))
    assert cards(place)[0] == "8.33 %"


def test_two_presses_add_up_and_zooming_out_ends_at_one(look):
    page = look(reduced_motion="reduce")
    place = explorer(page, ZOOM)
    for _ in range(2):
        press(page, place, "Zoom in × 10")
    assert cards(place)[0] == "0.833 %"
    for _ in range(2):
        press(page, place, "Zoom out")
    assert cards(place)[0] == "83.3 %"
    assert place.get_by_role("button", name="Zoom out").is_disabled()


def test_a_corner_never_becomes_straight(look):
    page = look()
    place = explorer(page, ZOOM)
    press(page, place, "|x|")
    for zoom in (0, 3, 6):
        magnify(page, place, zoom)
        assert cards(place) == ["83.3 %", "none", "÷ 1.00"]
    assert "corner at x = 0" in note(place)
    assert "never straight" in note(place)
    assert place.locator(".ex-canvas .ex-tangent").count() == 0


def test_the_staircase_shows_its_steps_when_magnified(look):
    page = look()
    place = explorer(page, ZOOM)
    press(page, place, "staircase")
    assert cards(place)[0] == "0.208 %"
    magnify(page, place, 2)
    assert cards(place)[0] == "20.8 %"
    assert "jumps at x = 0" in note(place)
    curve = place.locator(".ex-curve").first.get_attribute("d")
    assert curve.count("M") == 5  # four steps, and where the fifth begins
    pressed = place.locator("[aria-pressed=true]")
    assert pressed.all_inner_texts() == ["staircase"]


def test_the_point_follows_mouse_finger_and_keys(look):
    page = look()
    place = explorer(page, ZOOM)
    wide = place.locator(".ex-canvas").first.bounding_box()["width"] - 66
    drag(page, point(place), -wide / 4)
    dragged = now(point(place))
    assert -0.2 < dragged < 0.1
    assert float(cards(place)[1].replace("−", "-")) == 2 * dragged
    point(place).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(point(place)) == 2
    magnify(page, place, 3)
    point(place).focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert now(point(place)) == 1.99995  # a hundredth of the window
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page, ZOOM)
    before = page.evaluate("scrollY")
    touch(page, point(place), -60, down=-90)
    assert now(point(place)) < 1
    assert page.evaluate("scrollY") == before


def test_every_control_is_reached_with_the_tab_key(look):
    page = look()
    place = explorer(page, ZOOM)
    magnify(page, place, 1)
    point(place).focus()
    assert tabbed(page, 8, letters=7) == [
        *("Zoom, i", "x0, the", "Zoom in", "Zoom ou"),
        *("f(x)", "|x|", "stairca", "text"),
    ]


def test_a_typed_function_is_magnified_with_its_own_values(look):
    page = look()
    place = explorer(page, ZOOM)
    draw(page, place, "1000000 + x^2")
    assert place.locator("[aria-pressed=true]").count() == 0
    magnify(page, place, 5)
    assert cards(place)[:2] == ["0.000833 %", "2.000000"]
    press(page, place, "f(x)")
    assert place.locator(".ex-title").first.inner_text() == "Zoom"
    draw(page, place, "sqrt(-1 - x^2)")
    assert "no value anywhere" in place.get_by_role("alert").inner_text()


def test_nothing_sticks_out_of_a_phone_at_any_zoom(look):
    page = look(width=375)
    place = explorer(page, ZOOM)
    room = place.bounding_box()
    for zoom in (0, 1.5, 2.25, 6):
        magnify(page, place, zoom)
        for words in place.locator("svg text:not([hidden])").all():
            box = words.bounding_box()
            if box and box["width"]:
                assert box["x"] >= room["x"] - 1
                assert box["x"] + box["width"] <= 375
