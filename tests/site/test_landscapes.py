"""An explorer of a hill does what the reader's hand, finger or key asks."""

import math

import pytest
from explorer_book import (
    centre,
    drag,
    draw,
    explorer,
    now,
    numbers,
    position,
    settled,
    touch,
)

pytestmark = pytest.mark.browser
SLICES, GRADIENT = position("SliceExplorer("), position("GradientExplorer(")


def point(place):
    return place.get_by_role("slider", name="Point on the map")


def cards(place):
    return [float(b) for b in numbers(place.locator(".ex-card b"))]


def row(place, k=0):
    cells = place.locator(".ex-table tbody tr").nth(k).locator("th, td")
    return [float(n) for n in numbers(cells)]


def where(place):
    """Return east and north of the point, as the two sliders have them."""
    rows = place.locator(".ex-row input").all()
    values = [float(r.input_value()) for r in rows]
    return values[:2] if "ex-slice" in inside(place) else values[1:3]


def inside(place):
    return place.locator(".ex").first.get_attribute("class")


def hill(east, north):
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


# Two cuts


def test_the_cuts_show_both_slopes_and_the_height(look):
    place = explorer(look(), SLICES)
    assert cards(place) == [-40.0, -60.0, 420.0]
    titles = place.locator(".ex-cut .ex-title").all_inner_texts()
    assert titles == [
        "Cut along east: north stays 2 km",
        "Cut along north: east stays 1 km",
    ]


def test_the_point_follows_the_mouse_in_both_directions(look):
    page = look()
    place = explorer(page, SLICES)
    drag(page, point(place), -60, 80)
    east, north = where(place)
    assert east < 0.5 and north < 1.5
    slopes = [-80 * east + 20 * north, -40 * north + 20 * east]
    assert cards(place) == pytest.approx(
        [*slopes, hill(east, north)], rel=1e-4, abs=1e-3
    )


def test_the_point_follows_a_finger_and_the_page_stays(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page, SLICES)
    point(place).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    touch(page, point(place), -40, 60)
    east, north = where(place)
    assert east < 0.5 and north < 1.5
    assert page.evaluate("scrollY") == before


def test_four_arrow_keys_move_the_point(look):
    page = look()
    place = explorer(page, SLICES)
    point(place).focus()
    for key in ("ArrowLeft", "ArrowDown", "ArrowDown", "Shift+ArrowUp"):
        page.keyboard.press(key)
    settled(page)
    assert where(place) == pytest.approx([0.95, 2.4])
    assert point(place).get_attribute("aria-valuetext") == (
        f"east 0.95 km, north 2.4 km: elevation {hill(0.95, 2.4):g} m"
    )
    page.keyboard.press("Home")
    settled(page)
    assert where(place) == pytest.approx([-2, 2.4])


def test_a_click_on_the_map_brings_the_point(look):
    page = look()
    place = explorer(page, SLICES)
    x, y = centre(point(place))
    page.mouse.click(x - 50, y + 40)
    settled(page)
    assert centre(point(place)) == pytest.approx((x - 50, y + 40), abs=1.5)


def test_half_the_step_leaves_a_quarter_of_the_error(look):
    page = look()
    place = explorer(page, SLICES)
    assert row(place) == [0.5, 370.0, 360.0, -10.0, -40.0]
    assert row(place, 1) == [0.25, 395.0, 392.5, -2.5, -40.0]
    assert "a quarter of the error" in place.locator(".ex-note").inner_text()
    step = place.get_by_role("slider", name="h, the step")
    step.focus()
    step.press("End")
    settled(page)
    assert row(place) == [1.0, 320.0, 280.0, -40.0, -40.0]


def test_a_typed_hill_is_drawn_and_a_wrong_one_gets_a_sentence(look):
    page = look()
    place = explorer(page, SLICES)
    draw(page, place, "x^2 y")
    assert cards(place) == [4.0, 1.0, 2.0]
    cut = place.locator(".ex-cut .ex-title").first
    assert cut.inner_text() == "Cut along x: y stays 2"
    draw(page, place, "2xy")
    trouble = place.get_by_role("alert").inner_text()
    assert "the variables are x and y" in trouble
    assert cards(place) == [4.0, 1.0, 2.0]
    draw(page, place, "|x - 1| + y")
    assert "kink or a jump" in place.locator(".ex-note").inner_text()
    place.get_by_role("button", name="Back").click()
    settled(page)
    assert cards(place) == [-40.0, -60.0, 420.0]


def test_the_map_is_not_drawn_again_while_the_point_moves(look):
    page = look()
    place = explorer(page, SLICES)
    band = place.locator(".ex-band").first.element_handle()
    drag(page, point(place), -60)
    assert band.evaluate("(band) => band.isConnected")


# The gradient


def test_the_gradient_stands_at_a_right_angle_on_the_level_line(look):
    page = look()
    place = explorer(page, GRADIENT)
    assert cards(place) == [-60.0, 72.111, 146.3]
    place.get_by_role("button", name="Along the level line").click()
    settled(page)
    assert cards(place) == pytest.approx([0.0, 72.111, 90.0], abs=0.1)
    place.get_by_role("button", name="Along ∇f").click()
    settled(page)
    slope, length, between = cards(place)
    assert slope == pytest.approx(length, abs=1e-3)
    assert between < 0.1
    # the arrow in the picture: up to 2 degrees for its whole pixels
    x, y = centre(point(place))
    tip = centre(place.get_by_role("slider", name="Direction u"))
    drawn = math.degrees(math.atan2(y - tip[1], tip[0] - x)) % 360
    assert drawn == pytest.approx(236.3, abs=2)


def test_the_direction_follows_mouse_keys_and_slider(look):
    page = look()
    place = explorer(page, GRADIENT)
    tip = place.get_by_role("slider", name="Direction u")
    drag(page, tip, 46, 46)
    assert now(tip) == 0
    assert cards(place)[0] == -40.0
    tip.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    settled(page)
    assert now(tip) == 344
    angle = place.get_by_role("slider", name="Angle of u")
    angle.fill("180")
    settled(page)
    assert now(tip) == 180
    assert cards(place)[0] == 40.0


def test_at_the_summit_there_is_no_arrow_and_a_sentence_says_why(look):
    page = look()
    place = explorer(page, GRADIENT)
    place.get_by_role("slider", name="x", exact=True).fill("0")
    place.get_by_role("slider", name="y", exact=True).fill("0")
    settled(page)
    note = place.locator(".ex-note").inner_text()
    assert "The gradient is 0 here" in note
    assert not place.locator("path.ex-arrow").first.get_attribute("d")
    assert place.locator(".ex-card b").all_inner_texts() == [
        "0 m/km",
        "0 m/km",
        "none",
    ]
    assert place.get_by_role("button", name="Along ∇f").is_disabled()


def test_both_axes_of_the_map_have_one_scale(look):
    for width in (375, 1280):
        page = look(width=width)
        frame = (
            explorer(page, GRADIENT).locator(".ex-main .ex-canvas > svg").first
        )
        box = [float(frame.get_attribute(n)) for n in ("width", "height")]
        assert box[1] / box[0] == pytest.approx(6 / 4, rel=1e-3)
