"""The chain explorer under the reader's hand, finger and keys."""

import pytest
from explorer_book import (
    drag,
    explorer,
    now,
    position,
    readings,
    settled,
    tabbed,
    touch,
    until,
)

pytestmark = pytest.mark.browser
CHAIN = position("ChainExplorer(")


def point(place):
    return place.get_by_role("slider", name="Point x0")


def step_end(place):
    return place.get_by_role("slider", name="End of the step")


def note(place):
    return place.locator(".ex-note").inner_text()


def bars(place):
    """Return where each bar begins and how wide it is."""
    boxes = [bar.bounding_box() for bar in place.locator(".ex-bar").all()]
    return [(box["x"], box["width"]) for box in boxes]


def join(page, place, inner, outer):
    first, second = place.get_by_role("textbox").all()
    first.fill(inner)
    second.fill(outer)
    place.get_by_role("button", name="Draw").click()
    page.wait_for_function(
        "([title, trouble, text]) => title.textContent === text"
        " || trouble.textContent",
        arg=[
            place.locator(".ex-title").element_handle(),
            place.locator(".ex-trouble").element_handle(),
            f"y = {outer},  u = {inner}",
        ],
    )
    settled(page)


def test_the_slopes_follow_the_point_and_multiply(look):
    page = look()
    place = explorer(page, CHAIN)
    assert readings(place) == [-2, -2, 4]
    drag(page, point(place), -60)
    x0 = now(point(place))
    assert x0 < 1
    first, second, product = readings(place)
    assert first == -2
    assert second == pytest.approx(2 * (1 - 2 * x0), abs=1e-6)
    assert product == pytest.approx(first * second, abs=1e-6)


def test_the_bars_are_as_long_as_the_slopes_say(look):
    page = look()
    place = explorer(page, CHAIN)
    place.get_by_role("slider", name="h, the step").press("Home")
    place.get_by_role("slider", name="x0, the point").fill("0.2")
    settled(page)
    assert readings(place)[1] == pytest.approx(1.2)
    (_, x), (_, u), (_, y) = bars(place)
    assert u / x == pytest.approx(2, rel=0.02)
    assert y / x == pytest.approx(2.4, rel=0.02)


def test_a_negative_slope_turns_the_bar_round(look):
    place = explorer(look(), CHAIN)
    (x, _), (u, wide), (y, _) = bars(place)
    assert u + wide == pytest.approx(x, abs=2)
    assert y == pytest.approx(x, abs=2)
    assert "two turns cancel" in note(place)


def test_the_end_of_the_step_follows_mouse_and_keys(look):
    page = look()
    place = explorer(page, CHAIN)
    before = now(step_end(place))
    drag(page, step_end(place), 40)
    assert now(step_end(place)) > before
    step_end(place).focus()
    page.keyboard.press("Home")
    settled(page)
    measured = place.locator(".ex-card small").last.inner_text()
    assert measured == "measured 4.000004"
    place.get_by_role("button", name="Other side").click()
    settled(page)
    assert now(step_end(place)) < now(point(place))


def test_a_finger_moves_the_point_and_not_the_page(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page, CHAIN)
    before = page.evaluate("scrollY")
    touch(page, point(place), -50, down=-90)
    assert now(point(place)) < 1
    assert page.evaluate("scrollY") == before


def test_the_step_shrinks_by_itself(look):
    page = look(reduced_motion="reduce")
    place = explorer(page, CHAIN)
    place.get_by_role("button", name="Let h shrink").click()
    end = "Number(node.getAttribute('aria-valuenow'))"
    until(step_end(place), f"{end} < 1.5")
    place.get_by_role("button", name="Pause").click()
    settled(page)
    tens = [1 + 0.5 * 0.1**k for k in (1, 2, 3)]
    assert now(step_end(place)) in [pytest.approx(x) for x in tens]


def test_every_control_is_reached_with_the_tab_key(look):
    page = look()
    place = explorer(page, CHAIN)
    step_end(place).focus()
    assert tabbed(page, 8, letters=7) == [
        *("Point x", "x0, the", "h, the ", "▶ Let h"),
        *("Other s", "text", "text", "Draw"),
    ]


def test_two_typed_functions_are_joined(look):
    page = look()
    place = explorer(page, CHAIN)
    join(page, place, "0.5x", "1 - sigmoid(u)")
    title = place.locator(".ex-title").inner_text()
    assert title == "y = 1 - sigmoid(u), u = 0.5x"
    assert readings(place)[2] == pytest.approx(-0.117502, abs=1e-6)
    join(page, place, "2x", "relu(u)")
    place.get_by_role("slider", name="x0, the point").fill("-1")
    settled(page)
    assert readings(place) == [2, 0, 0]
    assert "0 times anything is 0" in note(place)
    place.get_by_role("slider", name="x0, the point").fill("0")
    settled(page)
    cards = place.locator(".ex-card b").all_inner_texts()
    assert cards == ["2.000000", "none", "none"]
    assert "corner at u = 0" in note(place)
    place.get_by_role("button", name="Back").click()
    settled(page)
    assert place.locator(".ex-title").inner_text() == "Chain"


def test_a_wrong_variable_is_told_in_its_own_field(look):
    page = look()
    place = explorer(page, CHAIN)
    join(page, place, "2x", "x^2")
    words = place.get_by_role("alert").inner_text()
    assert "the variable is u" in words
    invalid = [
        field.get_attribute("aria-invalid")
        for field in place.get_by_role("textbox").all()
    ]
    assert invalid == [None, "true"]
    join(page, place, "2x", "")
    assert "nothing is typed" in place.get_by_role("alert").inner_text()


def test_two_good_functions_wake_no_complaint_on_the_way(look):
    page = look()
    place = explorer(page, CHAIN)
    page.evaluate(
        "trouble => { window.said = []; new MutationObserver(() =>"
        " window.said.push(trouble.textContent))"
        ".observe(trouble, { childList: true }); }",
        place.locator(".ex-trouble").element_handle(),
    )
    join(page, place, "0.5x", "1 - sigmoid(u)")
    assert [words for words in page.evaluate("window.said") if words] == []


def test_nothing_sticks_out_of_a_phone(look):
    page = look(width=375)
    place = explorer(page, CHAIN)
    for x0 in ("-2", "0", "1.3", "2"):
        place.get_by_role("slider", name="x0, the point").fill(x0)
        settled(page)
        for words in place.locator("svg text:not([hidden])").all():
            box = words.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 375
