"""An explorer does what the reader's hand, finger or key asks for."""

import pytest
from explorer_book import (
    drag,
    draw,
    explorer,
    first_point,
    now,
    position,
    readings,
    second_point,
    settled,
    tabbed,
    touch,
    until,
)

pytestmark = pytest.mark.browser
SECOND, CORNER = position("label='Second'"), position("label='Corner'")
SERIES = position("SeriesExplorer(")


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


def test_a_finger_on_a_point_does_not_scroll_the_page(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = explorer(page)
    before = page.evaluate("scrollY")
    touch(page, second_point(place), -30, down=-90)
    assert page.evaluate("scrollY") == before
    assert 0 < readings(place)[2] < 0.9


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
    _, *names = tabbed(page, 7, letters=5)  # first comes the second point
    assert names == ["x0, w", "h, fr", "▶ Let", "Other", "text", "Draw"]


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
    until(place.locator(".ex-card b").last, "Number(node.textContent) < 0.9")
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
    until(place.locator(".ex-card b").last, "Number(node.textContent) < 1")
    assert readings(place)[2] in (0.1, 0.01)


def test_the_points_stay_between_the_ends(look):
    page = look()
    place = explorer(page)
    drag(page, first_point(place), 900)
    assert now(first_point(place)) == 2
    assert now(second_point(place)) < 2


def test_the_second_point_keeps_its_side_when_x0_was_at_an_end(look):
    page = look()
    place = explorer(page)
    first_point(place).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(second_point(place)) < 2
    page.keyboard.press("Home")
    settled(page)
    assert now(second_point(place)) == -1


def test_labels_stand_in_the_frame_and_off_the_secant(look):
    page = look(width=375)
    place = explorer(page)
    place.get_by_role("slider", name="x0, where").fill("0")
    settled(page)
    rise = place.locator("text.ex-label", has_text="rise")
    dot = second_point(place).locator(".ex-dot").bounding_box()
    assert rise.bounding_box()["x"] > dot["x"] + dot["width"]
    second_point(place).focus()
    page.keyboard.press("End")
    settled(page)
    frame = place.locator(".ex-main .ex-canvas").bounding_box()
    for words in ("rise", "x₀+h"):
        box = place.locator("text.ex-label", has_text=words).bounding_box()
        assert box["x"] + box["width"] <= frame["x"] + frame["width"], words


def test_each_decade_of_h_has_its_line(look):
    for width in (375, 1280):
        place = explorer(look(width=width))
        names = place.locator(".ex-side .ex-axes text").all_text_contents()
        assert "10⁻⁶" in names
        lines = place.locator(".ex-side .ex-axes line").evaluate_all(
            "(all) => all.map((l) => l.x1.baseVal.value)"
            ".filter((x, i) => all[i].x2.baseVal.value === x)"
        )
        assert len(lines) == 7  # 10⁻⁶ to 1


def test_two_copies_do_not_disturb_each_other(look):
    page = look()
    one, two = explorer(page), explorer(page, SECOND)
    first_point(two).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(first_point(two)) == 2
    assert now(first_point(one)) == 0.5
    assert readings(one) == [2.0, 1.0, 1.0]


def test_at_a_corner_there_is_no_tangent_and_a_sentence_says_why(look):
    place = explorer(look(), CORNER)
    cards = place.locator(".ex-card b").all_inner_texts()
    assert cards == ["1.000000", "none", "none"]
    assert "corner at x = 0" in place.locator(".ex-note").inner_text()


def test_the_ends_of_a_measured_chord_stop_only_at_marks(look):
    page = look()
    place = explorer(page, SERIES)
    end = place.get_by_role("slider", name="Second mark")
    drag(page, end, -33)
    assert now(end) == 7.1
    rate = place.locator(".ex-card b").first.inner_text()
    assert rate == "12.35 ± 0.15 m/s"
    note = place.locator(".ex-note").inner_text()
    assert "neighbours" in note and "no tangent" in note
    marks = place.locator(".ex-value").all_inner_texts()
    assert marks == ["60 m, 6.29 s", "70 m, 7.1 s"]
    assert place.locator(".ex-tangent").count() == 0


def test_arrow_keys_go_from_mark_to_mark_and_over_the_other_end(look):
    page = look()
    start = explorer(page, SERIES).get_by_role("slider", name="First mark")
    start.focus()
    times = []
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        settled(page)
        times.append(now(start))
    assert times == [7.1, 8.75]  # 7.92 is where the other end stands


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
