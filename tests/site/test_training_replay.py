"""A film of a training run does what hand, finger or key asks for."""

import re

import pytest
from explorer_book import centre, drag, labelled, now, settled, tabbed, touch
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PHONE = dict(width=375, has_touch=True, is_mobile=True)
LAST = re.compile(r"^60 of 60$")


def shown(page):
    return labelled(page, "replay", "Two moons")


def epoch(place):
    return place.locator(".ex-row .ex-value")


def slider(place):
    return place.get_by_role("slider", name="epoch", exact=True)


def mark(place):
    return place.get_by_role("slider", name="Epoch on the curve of the loss")


def press(place, name):
    place.get_by_role("button", name=name, exact=True).click()


def scrub(place, frame):
    slider(place).evaluate(
        "(range, value) => { range.value = value;"
        " range.dispatchEvent(new Event('input', {bubbles: true})); }",
        frame,
    )
    expect(epoch(place)).to_have_text(f"{frame} of 60")


def noted(place):
    """Note the epoch that is shown, and every other from now on."""
    epoch(place).evaluate(
        "(node) => { window.shown = [node.textContent];"
        " new MutationObserver(() => window.shown.push(node.textContent))"
        ".observe(node, {childList: true, characterData: true,"
        " subtree: true}); }"
    )


def seen(page, text):
    """Wait until an epoch has been shown; return the numbers until then."""
    page.wait_for_function("(text) => shown.includes(text)", arg=text)
    shown = page.evaluate(
        "(text) => shown.slice(0, shown.indexOf(text) + 1)", text
    )
    return list(dict.fromkeys(int(text.split()[0]) for text in shown))


def note(place):
    return place.locator(".ex-note")


def card(place, which):
    return place.locator(".ex-card b").nth(which)


def boundary(place):
    return place.locator(".ex-boundary").get_attribute("d")


def test_it_begins_untrained_and_does_not_play_by_itself(look):
    page = look()
    place = shown(page)
    expect(epoch(place)).to_have_text("0 of 60")
    expect(note(place)).to_contain_text("Untrained: the weights are random")
    page.wait_for_timeout(400)
    expect(epoch(place)).to_have_text("0 of 60")
    expect(place.get_by_role("button", name="▶ Play")).to_be_visible()


def test_scrubbing_moves_boundary_marks_and_numbers(look):
    place = shown(look())
    before = boundary(place), float(card(place, 0).inner_text())
    scrub(place, 60)
    expect(card(place, 1)).to_have_text(re.compile(r"^(199|200) of 200$"))
    assert boundary(place) != before[0]
    assert float(card(place, 0).inner_text()) < before[1] / 10
    area = place.locator(".ex-side .ex-canvas").first.bounding_box()
    assert centre(mark(place))[0] > area["x"] + 0.9 * area["width"]
    dots = place.locator(".ex-layer-dot")
    assert dots.count() == 3
    for dot in dots.all():
        box = dot.bounding_box()
        assert box["x"] > area["x"] + 0.9 * area["width"]


def test_who_is_wrong_has_a_ring(look):
    place = shown(look())
    for frame in (0, 10, 60):
        scrub(place, frame)
        right = int(card(place, 1).inner_text().split()[0])
        rings = place.locator(".ex-canvas .ex-wrong").get_attribute("d")
        assert rings.count("M") == 200 - right


def test_three_classes_have_three_regions(look):
    place = labelled(look(), "replay", "Three")
    expect(epoch(place)).to_have_text("20 of 20")
    expect(note(place)).to_contain_text("since epoch 15")
    assert place.locator(".ex-region").count() == 3
    for region in place.locator(".ex-region").all():
        assert region.get_attribute("d").startswith("M")
    press(place, "To the start")
    expect(note(place)).to_contain_text("Untrained")


def test_it_plays_and_pauses_when_told(look):
    page = look()
    place = shown(page)
    press(place, "▶ Play")
    expect(epoch(place)).not_to_have_text("0 of 60")
    pause = place.get_by_role("button", name="❚❚ Pause")
    pause.dispatch_event("click")  # at once: a slow click may miss the film
    expect(place.get_by_role("button", name="▶ Play")).to_be_visible()
    settled(page)
    stopped = epoch(place).inner_text()
    page.wait_for_timeout(400)
    expect(epoch(place)).to_have_text(stopped)


def test_it_plays_to_the_end_and_then_from_the_start(look):
    page = look()
    place = shown(page)
    scrub(place, 57)
    noted(place)
    press(place, "▶ Play")
    assert seen(page, "60 of 60") == [57, 58, 59, 60]
    expect(place.get_by_role("button", name="▶ Play")).to_be_visible()
    noted(place)
    press(place, "▶ Play")
    assert seen(page, "2 of 60") == [60, 0, 1, 2]
    press(place, "To the start")
    expect(epoch(place)).to_have_text("0 of 60")
    expect(place.get_by_role("button", name="▶ Play")).to_be_visible()


def test_it_jumps_for_who_wants_less_motion(look):
    page = look(reduced_motion="reduce")
    place = shown(page)
    noted(place)
    press(place, "▶ Play")
    assert seen(page, "18 of 60") == [0, 6, 12, 18]


def test_steps_go_one_frame_at_a_time_and_stop_at_the_ends(look):
    place = shown(look())
    press(place, "Step back")
    press(place, "Step")
    press(place, "Step")
    press(place, "Step back")
    expect(epoch(place)).to_have_text("1 of 60")
    expect(note(place)).to_contain_text("in this epoch")


def test_every_control_is_reached_with_the_tab_key(look):
    page = look()
    place = shown(page)
    mark(place).focus()
    names = tabbed(page, 5, letters=9)
    assert names == ["epoch", "▶ Play", "To the st", "Step back", "Step"]
    slider(place).focus()
    page.keyboard.press("ArrowRight")
    expect(epoch(place)).to_have_text("1 of 60")


def test_the_mark_on_the_curve_is_dragged_and_moved_with_keys(look):
    page = look()
    place = shown(page)
    drag(page, mark(place), 100)
    assert 15 < now(mark(place)) < 50
    for key, text in (
        ("Home", "0 of 60"),
        ("ArrowRight", "1 of 60"),
        ("PageUp", "11 of 60"),
        ("ArrowLeft", "10 of 60"),
        ("End", "60 of 60"),
    ):
        mark(place).focus()
        page.keyboard.press(key)
        expect(epoch(place)).to_have_text(text)


def test_a_click_on_a_curve_goes_to_its_epoch(look):
    page = look()
    place = shown(page)
    for canvas in place.locator(".ex-side .ex-canvas").all():
        scrub(place, 0)
        box = canvas.bounding_box()
        page.mouse.click(
            box["x"] + 0.6 * box["width"], box["y"] + 0.4 * box["height"]
        )
        expect(epoch(place)).to_have_text(re.compile(r"^3\d of 60$"))


def test_the_mark_follows_a_finger_and_the_page_stays(look):
    page = look(**PHONE)
    place = shown(page)
    mark(place).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    touch(page, mark(place), 90, down=40)
    assert now(mark(place)) > 10
    assert page.evaluate("scrollY") == before


def test_all_controls_are_on_the_screen_of_a_phone(look):
    page = look(**PHONE)
    place = shown(page)
    for button in place.get_by_role("button").all():
        box = button.bounding_box()
        assert box["x"] + box["width"] <= 375
    place.locator(".ex-controls").scroll_into_view_if_needed()
    settled(page)
    picture = place.locator(".ex-main").bounding_box()
    controls = place.locator(".ex-controls").bounding_box()
    assert 0 <= picture["y"] < controls["y"]  # the picture stays in view
    assert controls["y"] + controls["height"] - picture["y"] < 900


def test_a_reader_of_the_screen_hears_a_frame_not_the_film(look):
    page = look()
    place = shown(page)
    status = place.get_by_role("status").last
    scrub(place, 30)
    expect(status).to_contain_text("Epoch 30 of 60: loss")
    page.evaluate("window.heard = 0")
    status.evaluate(
        "(node) => new MutationObserver(() => { window.heard++; })"
        ".observe(node, {childList: true, characterData: true,"
        " subtree: true})"
    )
    press(place, "▶ Play")
    expect(epoch(place)).to_have_text(LAST, timeout=30_000)
    expect(status).to_contain_text("Epoch 60 of 60: loss")
    assert page.evaluate("window.heard") == 1


def test_scrubbing_keeps_up_with_the_screen(look):
    page = look()
    place = shown(page)
    settled(page)
    took = slider(place).evaluate(
        """(range) => {
          const ask = window.requestAnimationFrame;
          const asked = [];
          window.requestAnimationFrame = (draw) => asked.push(draw);
          const started = performance.now();
          for (let i = 0; i <= 60; i++) {
            range.value = i;
            range.dispatchEvent(new Event('input', {bubbles: true}));
            for (const draw of asked.splice(0)) draw(performance.now());
          }
          window.requestAnimationFrame = ask;
          return (performance.now() - started) / 61;
        }"""
    )
    assert took < 200  # 3 on a quiet machine; 20 is 50 frames a second
