"""A descent does what the reader's hand, finger or key asks for."""

import pytest
from explorer_book import (
    centre,
    drag,
    draw,
    explorer,
    faults,
    now,
    numbers,
    position,
    settled,
    touch,
    until,
)
from playwright.sync_api import expect

CURVE, MAP = position("Explorer(lambda w:"), position("Explorer(lambda x, y:")
pytestmark = pytest.mark.browser


def start(place):
    return place.get_by_role("slider", name="Start")


def press(place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(place.page)


def slide(place, name, value):
    place.get_by_role("slider", name=name).evaluate(
        "(range, value) => { range.value = value;"
        " range.dispatchEvent(new Event('input', {bubbles: true})); }",
        value,
    )
    settled(place.page)


def card(place, which=0):
    """Return what one method's card says."""
    root = place.locator(".ex-card").nth(which)
    return [t for t in root.inner_text().split("\n") if t]


def note(place):
    return place.locator(".ex-note:visible").inner_text()


def steps(place):
    return place.locator(".ex-value").nth(1)


def value(place, which=0):
    (number,) = numbers(place.locator(".ex-card b").nth(which))
    return float(number)


# The way down


def test_the_path_follows_the_start(look):
    page = look()
    place = explorer(page, CURVE)
    assert card(place)[1:] == ["0.18447", "w = 3.5705", "slope −0.85899"]
    drag(page, start(place), 120)
    w = now(start(place))
    assert w > 4
    assert value(place) == pytest.approx((w - 4) ** 2 * 0.8**20, rel=1e-3)


def test_steps_are_taken_one_by_one_and_taken_back(look):
    place = explorer(look(), CURVE)
    press(place, "Reset")
    assert value(place) == 16
    press(place, "Step")
    assert card(place)[2:] == ["w = 0.8", "slope −6.4"]
    press(place, "Step")
    press(place, "Step back")
    assert value(place) == 10.24


def test_it_runs_until_it_rests_and_waits_when_told(look):
    page = look()
    place = explorer(page, CURVE)
    press(place, "▶ Run")
    until(steps(place), "node.textContent !== '10 steps'")
    press(place, "❚❚ Pause")
    stopped = card(place)
    page.wait_for_timeout(300)
    assert card(place) == stopped
    press(place, "▶ Run")
    place.get_by_role("button", name="▶ Run").wait_for(timeout=60_000)
    assert "stands still: the gradient is 0, a minimum" in note(place)


def test_it_jumps_for_who_wants_less_motion(look):
    page = look(reduced_motion="reduce")
    place = explorer(page, CURVE)
    press(place, "▶ Run")
    until(steps(place), "node.textContent !== '10 steps'")
    press(place, "❚❚ Pause")
    assert steps(place).inner_text() in ("20 steps", "30 steps")


def test_a_learning_rate_above_the_limit_leaves_the_map(look):
    place = explorer(look(), CURVE)
    assert place.locator(".ex-mark-of").inner_text().endswith("2/L = 1")
    slide(place, "learning rate", 0.0414)
    assert card(place)[1:] == ["off the map", "w = −7.9439"]
    assert "Plain descent (step 6) leaves the map" in note(place)
    assert "Above 2/L = 1 each step" in note(place)
    exit_arrow = place.locator(".ex-exit").last
    assert exit_arrow.bounding_box()["width"] > 5


def test_off_the_map_no_more_steps_are_taken(look):
    place = explorer(look(), CURVE)
    slide(place, "learning rate", 0.0414)
    press(place, "Step")
    press(place, "Step back")
    assert steps(place).inner_text() == "5 steps"
    assert card(place)[2] == "w = 13.953"
    press(place, "Step")
    press(place, "Step")
    press(place, "Step")
    assert steps(place).inner_text() == "6 steps"


def test_three_methods_go_side_by_side_and_are_switched_off(look):
    place = explorer(look(), MAP)
    expect(place.locator(".ex-main .ex-way:visible")).to_have_count(3)
    place.get_by_label("Momentum").uncheck()
    settled(place.page)
    expect(place.locator(".ex-main .ex-way:visible")).to_have_count(2)
    assert card(place, 1) == ["Momentum", "–"]


def test_the_start_of_a_map_follows_mouse_finger_keys_and_clicks(look):
    page = look()
    place = explorer(page, MAP)
    drag(page, start(place), -60, 20)
    said = start(place).get_attribute("aria-valuetext")
    assert "start at (x, y) = (" in said and "(10, 1)" not in said
    x, y = centre(start(place))
    page.mouse.click(x - 40, y)
    settled(page)
    assert centre(start(place)) == pytest.approx((x - 40, y), abs=1.5)
    start(place).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(start(place)) == 12


def test_the_start_follows_a_finger_and_the_page_stays(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page, MAP)
    start(place).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    touch(page, start(place), -60, 10)
    assert now(start(place)) < 9
    assert page.evaluate("scrollY") == before


# Landscapes


def test_another_landscape_comes_with_its_start_and_limit(look):
    page = look()
    place = explorer(page, CURVE)
    place.get_by_role("combobox").select_option("wells")
    settled(page)
    assert now(start(place)) == 2.2
    assert "at x = 1.35" in place.locator(".ex-mark-of").inner_text()
    place.get_by_role("combobox").select_option("rosenbrock")
    settled(page)
    assert place.locator(".ex-band").count() > 5
    place.get_by_role("combobox").select_option("")
    settled(page)
    assert card(place)[1] == "0.18447"
    assert place.locator(".ex-band").count() == 0


@pytest.mark.parametrize(
    "which, asked, example",
    [(CURVE, "f(x) =", "x^4 - 4x^2 + x"), (MAP, "f(x, y) =", "x^2 + 3y^2")],
)
def test_the_field_asks_for_as_many_variables(look, which, asked, example):
    place = explorer(look(), which)
    field = place.get_by_label(f"Your own function {asked}")
    expect(field).to_have_attribute("placeholder", example)


def test_a_typed_function_of_one_or_two_variables_is_gone_down(look):
    page = look()
    place = explorer(page, CURVE)
    draw(page, place, "x^2 - y^2")
    assert place.locator(".ex-band").count() > 5
    assert "no learning rate settles" in note(place)
    draw(page, place, "x^4 - x")
    assert place.locator(".ex-band").count() == 0
    place.get_by_role("button", name="Back", exact=True).click()
    settled(page)
    assert card(place)[1] == "0.18447"


# Blindfold


def ask_at(place, *keys):
    aim = place.get_by_role("slider", name="Where to ask")
    aim.focus()
    for key in keys:
        place.page.keyboard.press(key)
    place.page.keyboard.press("Enter")
    settled(place.page)


def queries(place):
    return place.locator(".ex-asked tbody tr").count()


def test_the_map_is_hidden_until_the_minimum_is_found(look):
    page = look()
    place = explorer(page, CURVE)
    press(place, "Blindfold")
    assert place.locator(".ex-blindfold .ex-curve").get_attribute("d") == ""
    assert queries(place) == 1
    page.mouse.click(*in_the_dark(place, 0.5))
    settled(page)
    press(place, "Ask here")
    assert queries(place) == 2
    cells = place.locator(".ex-asked tbody tr").first.locator("td")
    at, slope = map(float, numbers(cells))
    assert "?" in place.locator(".ex-blindfold .ex-card b").last.inner_text()
    for _ in range(12):  # halving: the slope tells the side
        if "Found" in note(place):
            break
        ends = sorted_ends(place)
        page.mouse.click(*in_the_dark(place, sum(ends) / 20))
        settled(page)
        press(place, "Ask here")
    assert "Found with" in note(place)
    assert place.locator(".ex-blindfold .ex-curve").get_attribute("d") != ""
    scores = numbers(place.locator(".ex-blindfold .ex-card b"))
    assert [float(s) for s in scores[1:]] == [21, 39, 5]


def in_the_dark(place, across):
    """Return where a share of the hidden ground's ten units is."""
    box = place.locator(".ex-dark").bounding_box()
    wide = box["width"] / 1.06
    left = box["x"] + 0.03 * wide
    return left + across * wide, box["y"] + box["height"] / 2


def sorted_ends(place):
    """Return the last places where the ground fell right and left."""
    low, high = 0.0, 10.0
    for row in place.locator(".ex-asked tbody tr").all():
        at, slope = map(float, numbers(row.locator("td")))
        if slope < 0:
            low = max(low, at)
        else:
            high = min(high, at)
    return low, high


def test_the_game_is_played_with_keys_in_two_variables(look):
    place = explorer(look(), MAP)
    press(place, "Blindfold")
    ask_at(place, "Shift+ArrowRight", "ArrowUp")
    first = place.locator(".ex-asked tbody tr").first.inner_text()
    assert first.split("\t")[:2] == ["2", "(3.8, 1.8)"]
    ask_at(place)
    assert queries(place) == 2  # the same place again tells nothing
    press(place, "Show the map")
    assert "The minimum is at (x, y) = (8.4, 3.7)." in note(place)
    assert place.locator(".ex-blindfold .ex-level").count() > 3
    assert place.get_by_role("button", name="Ask here").is_disabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_game(look, scheme):
    page = look(scheme, 375)
    for which in (CURVE, MAP):
        place = explorer(page, which)
        press(place, "Blindfold")
    press(place, "Show the map")
    assert faults(page, ".ex-descent-explorer") == []


def test_a_game_comes_again_under_its_number(look):
    page = look()
    place = explorer(page, MAP)
    press(place, "Blindfold")
    first = place.locator(".ex-asked tbody tr").inner_text()
    press(place, "New game")
    assert place.locator(".ex-asked tbody tr").inner_text() != first
    place.get_by_label("Game number").press("Control+a")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    settled(page)
    assert place.locator(".ex-asked tbody tr").inner_text() == first


def test_the_game_is_played_with_a_finger(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page, MAP)
    press(place, "Blindfold")
    aim = place.get_by_role("slider", name="Where to ask")
    aim.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = now(aim)
    touch(page, aim, 60, -20)
    assert now(aim) > before
    place.get_by_role("button", name="Ask here").tap()
    settled(page)
    assert queries(place) == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
