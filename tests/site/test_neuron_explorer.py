"""A neuron does what the reader's hand, finger or key asks for."""

import pytest
from explorer_book import (
    drag,
    labelled,
    now,
    readings,
    settled,
    touch,
)

pytestmark = pytest.mark.browser
PHONE = dict(width=375, has_touch=True, is_mobile=True)


def sigmoid_neuron(page):
    return labelled(page, "neuron", "Sigmoid")


def rectifier(page):
    return labelled(page, "neuron", "Rectifier")


def part(place, name):
    return place.get_by_role("slider", name=name)


def value(place, name):
    return float(part(place, f"{name}, the").input_value())


def formula(place):
    return place.locator(".ex-title").first.inner_text().split("\n")[0]


def test_it_shows_z_the_output_and_three_slopes(look):
    place = sigmoid_neuron(look())
    assert readings(place) == [1, 0.731059, 0.196612, 0.196612, 0.196612]
    assert "from x = −3.64 to 3.64" in place.locator(".ex-note").inner_text()
    assert place.locator(".ex-zone-saturated").count() == 4
    names = place.locator("text.ex-label", has_text="saturated")
    assert names.count() == 2


def test_the_middle_shifts_the_curve_by_its_bias(look):
    page = look()
    place = sigmoid_neuron(page)
    wide = place.locator(".ex-canvas").first.bounding_box()["width"] - 60
    drag(page, part(place, "Middle"), 2 / 12 * wide)
    middle = now(part(place, "Middle"))
    assert middle == pytest.approx(2, abs=0.1)
    assert (value(place, "w"), value(place, "b")) == (
        1,
        pytest.approx(-middle, abs=0.01),
    )
    assert readings(place)[0] == pytest.approx(1 - middle, abs=0.01)


def test_the_steepness_follows_a_finger_and_the_middle_stays(look):
    page = look(**PHONE)
    place = sigmoid_neuron(page)
    before = page.evaluate("scrollY")
    touch(page, part(place, "Steepness"), -23, down=-60)
    assert value(place, "w") == pytest.approx(2, abs=0.25)
    assert now(part(place, "Middle")) == 0
    assert page.evaluate("scrollY") == before


def test_arrow_keys_move_the_handles_and_step_over_the_middle(look):
    page = look()
    place = sigmoid_neuron(page)
    part(place, "Middle").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    settled(page)
    assert value(place, "b") == pytest.approx(-1.1)
    steep = part(place, "Steepness")
    steep.focus()
    for _ in range(2):
        page.keyboard.press("Shift+ArrowLeft")
        settled(page)
    assert value(place, "w") == 4
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert value(place, "w") == -4
    assert now(part(place, "Middle")) == pytest.approx(1.1, abs=0.01)
    part(place, "Point").focus()
    page.keyboard.press("End")
    settled(page)
    assert now(part(place, "Point")) == 6


def test_a_rectifier_is_dead_left_of_its_kink_and_says_so(look):
    page = look()
    place = rectifier(page)
    assert readings(place) == [-1, 0, 0, 0, 0]
    note = place.locator(".ex-note")
    assert "Left of the kink at −b/w = 1.5" in note.inner_text()
    assert "cannot learn" in note.inner_text()
    part(place, "x, the input").fill("1.5")
    settled(page)
    cards = place.locator(".ex-card b").all_inner_texts()
    assert cards == ["0", "0", "none", "none", "none"]
    assert "no slope" in note.inner_text()
    part(place, "x, the input").fill("2")
    settled(page)
    assert readings(place) == [1, 1, 2, 2, 1]


def test_another_activation_keeps_weight_and_bias(look):
    page = look()
    place = rectifier(page)
    for name in ("tanh", "leaky ReLU"):
        button = place.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        settled(page)
        assert button.get_attribute("aria-pressed") == "true"
        assert formula(place).endswith(f"{name}(2 x − 3)")
    assert readings(place) == [-1, -0.1, 0.2, 0.1, 0.1]
    assert "never dead" in place.locator(".ex-note").inner_text()


def test_a_weight_of_zero_is_said(look):
    page = look()
    place = sigmoid_neuron(page)
    part(place, "w, the weight").fill("0")
    settled(page)
    assert readings(place) == [0, 0.5, 0, 0.25, 0.25]
    assert "ignores x" in place.locator(".ex-note").inner_text()
    assert not part(place, "Middle").is_visible()
    place.get_by_role("button", name="w = 1, b = 0").click()
    settled(page)
    assert part(place, "Middle").is_visible()


def test_the_plain_curve_stays_while_the_neuron_turns(look):
    page = look()
    place = sigmoid_neuron(page)
    plain = place.locator(".ex-main .ex-canvas path.ex-guides")
    before = plain.get_attribute("d")
    place.get_by_role("button", name="Turn").click()
    settled(page)
    assert value(place, "w") == -1
    assert readings(place)[2] < 0
    assert plain.get_attribute("d") == before
