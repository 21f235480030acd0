"""A graph is walked as the reader's hand, finger or key asks for."""

import re

import pytest
from explorer_book import labelled, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PHONE = dict(width=375, has_touch=True, is_mobile=True)

# In how many frames a living graph lies on its side.
LYING = """
window.lying = 0;
const look = () => {
  for (const host of document.querySelectorAll(".ex-host")) {
    const graph = host.querySelector(".ex-graph-drawn");
    const lives = graph && !graph.closest(".ex-still");
    if (!lives || !host.textContent.includes("Thrice")) continue;
    const [wide, high] = ["width", "height"].map((way) =>
      Number(graph.getAttribute(way)));
    window.lying += wide > high;
  }
  requestAnimationFrame(look);
};
look();
"""


def shown(page, label="Neuron"):
    return labelled(page, "backprop", label)


def button(place, name):
    return place.get_by_role("button", name=name, exact=True)


def press(place, *names):
    for name in names:
        button(place, name).click()
        settled(place.page)


def field(place):
    return place.get_by_role("textbox", name="Rate of")


def answer(place, text):
    field(place).fill(text)
    press(place, "Check")


def note(place):
    return place.locator(".ex-note")


def hint(place):
    return place.locator(".ex-hint")


def gradient(place, name):
    """The line of a node that shows its gradient."""
    node = place.locator(f".ex-node-name:text-matches('^{name}( =|$)')")
    return node.locator("xpath=following-sibling::*[2]")


def to_the_first_question(page, label="Neuron"):
    place = shown(page, label)
    press(place, "All values", "Step backward")
    return place


def test_values_come_one_by_one_and_are_taken_back(look):
    place = shown(look())
    values = place.locator("svg .ex-node ~ .ex-node-value")
    press(place, "Step forward")
    expect(note(place)).to_have_text("v₁ = W · X = 0.5 · 2 = 1.")
    press(place, "Step forward", "Step forward")
    expect(note(place)).to_contain_text("1 − 0.73106 = 0.26894")
    assert "0.2689" in values.all_text_contents()
    press(place, "Step back", "Step back")
    expect(note(place)).to_have_text("v₁ = W · X = 0.5 · 2 = 1.")
    assert "0.2689" not in values.all_text_contents()
    press(place, "Start again")
    expect(button(place, "Step back")).to_be_disabled()


def test_a_rate_is_asked_before_it_is_shown(look):
    place = to_the_first_question(look())
    expect(place.locator(".ex-task")).to_contain_text("Move v₂ a little")
    expect(place.locator(".ex-asked-rate")).to_have_text("∂v₃/∂v₂ =")
    assert "× −1" not in place.locator("svg").text_content()
    answer(place, "-1")
    expect(note(place)).to_contain_text("Right. ∂v₃/∂v₂ = −1")
    expect(gradient(place, "v₂")).to_have_text("−1")
    expect(place.locator("svg").get_by_text("× −1")).to_be_visible()
    expect(field(place)).to_have_value("")


def test_a_wrong_answer_is_told_its_thought_and_stays(look):
    place = to_the_first_question(look())
    answer(place, "1")
    expect(hint(place)).to_contain_text("the sign is not")
    answer(place, "0.2689")
    expect(hint(place)).to_contain_text("value of v₃")
    answer(place, "two")
    expect(hint(place)).to_contain_text("Type a number")
    expect(place.locator(".ex-asked-rate")).to_have_text("∂v₃/∂v₂ =")
    press(place, "Show")
    expect(hint(place)).to_have_text("")
    answer(place, "v2 * (1 - v2)")
    expect(note(place)).to_contain_text("= 0.19661, times −1")
    answer(place, "0.5")
    expect(hint(place)).to_contain_text("the other factor")


def test_the_walk_can_be_made_with_keys_alone(look):
    page = look()
    place = shown(page)
    button(place, "Step forward").focus()
    for _ in range(4):
        page.keyboard.press("Enter")
        settled(page)
    expect(field(place)).to_be_focused()
    for text in ("-1", "0.2", "2", "0,5"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        settled(page)
    expect(note(place)).to_contain_text("The walk is done: −0.39322 at W")
    expect(button(place, "Backward again")).to_be_focused()


def test_a_value_used_again_adds_its_shares(look):
    place = to_the_first_question(look(), "Thrice")
    press(place, "Show", "Show")
    expect(gradient(place, "x")).to_have_text("1 + …")
    expect(place.locator(".ex-task")).to_contain_text("only the first x")
    answer(place, "6")
    expect(hint(place)).to_contain_text("both uses of x")
    answer(place, "3")
    expect(gradient(place, "x")).to_have_text("4 + …")
    press(place, "Show")
    expect(note(place)).to_contain_text("1 + 3 + 3 = 7")
    expect(gradient(place, "x")).to_have_text("7")


def test_backward_again_doubles_until_the_gradients_are_reset(look):
    place = shown(look(), "Thrice")
    press(place, "All values", "All rates")
    expect(gradient(place, "x")).to_have_text("7")
    press(place, "Backward again")
    expect(gradient(place, "x")).to_have_text("14")
    expect(note(place)).to_contain_text("7 + 7 = 14; the slope is still 7")
    press(place, "Reset gradients")
    expect(gradient(place, "x")).to_have_text("empty")
    press(place, "Backward")
    expect(gradient(place, "x")).to_have_text("7")


def test_other_inputs_move_values_and_gradients(look):
    place = shown(look())
    press(place, "All values", "All rates")
    weight = place.get_by_role("spinbutton", name="W")
    weight.press("Control+a")
    weight.press("0")
    expect(gradient(place, "W")).to_have_text("−0.5")
    expect(gradient(place, "X")).to_have_text("0")
    weight.press("Backspace")
    expect(gradient(place, "W")).to_have_text("−0.5")


def test_a_step_that_only_python_knows_keeps_its_inputs(look):
    place = shown(look(), "Foreign")
    expect(place.get_by_role("spinbutton", name="x")).not_to_be_editable()
    expect(place.get_by_text("change where Python runs")).to_be_visible()
    press(place, "All values", "All rates")
    expect(gradient(place, "x")).to_have_text("7")


def test_a_long_graph_scrolls_in_its_box_to_where_the_walk_is(look):
    page = look(reduced_motion="reduce")
    place = shown(page, "Broad")
    box = place.locator(".ex-graph")
    button(place, "All values").hover()
    before = page.evaluate("scrollY")
    press(place, "All values")
    assert box.evaluate("(n) => n.scrollLeft") > 50
    assert page.evaluate("scrollY") == before
    press(place, "Start again")
    assert box.evaluate("(n) => n.scrollLeft") == 0


def test_on_a_phone_a_graph_is_never_seen_to_turn(look):
    page = look(**PHONE, prepare=lambda page: page.add_init_script(LYING))
    picture = shown(page, "Thrice").locator(".ex-graph-drawn")
    box = picture.bounding_box()
    assert box["height"] > box["width"]
    assert page.evaluate("window.lying") == 0


def test_on_a_phone_the_graph_runs_downward_and_fingers_walk_it(look):
    page = look(**PHONE)
    place = shown(page)
    for name in ("All values", "Step backward"):
        button(place, name).tap()
        settled(page)
    places = [
        place.locator(f".ex-node-name:text('{name} =')").bounding_box()["y"]
        for name in ("v₁", "v₂", "v₃")
    ]
    assert places == sorted(places)
    field(place).fill("-1")
    button(place, "Check").tap()
    expect(note(place)).to_contain_text("Right.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_screen_reader_gets_the_graph_and_each_step_in_words(look):
    place = to_the_first_question(look())
    picture = place.get_by_role("img", name="Graph of 5 nodes.")
    expect(picture).to_have_accessible_name(
        re.compile("W: 0.5; .*v₃ = 1 − v₂: 0.26894, gradient 1")
    )
    status = place.get_by_role("status").last
    expect(status).to_contain_text("Move v₂ a little")


def test_praise_and_hints_are_gone_with_the_answer_they_belong_to(look):
    place = to_the_first_question(look(), "Thrice")
    answer(place, "17")
    expect(hint(place)).to_contain_text("Not that.")
    place.get_by_role("spinbutton").fill("2")
    expect(hint(place)).to_have_text("")
    press(place, "Show", "Show", "Show")
    answer(place, "x")
    expect(note(place)).to_contain_text("Right.")
    press(place, "Backward again")
    expect(note(place)).to_contain_text("second time")
    expect(note(place)).not_to_contain_text("Right.")


def test_a_field_left_empty_shows_the_number_that_holds(look):
    place = shown(look(), "Thrice")
    place.get_by_role("spinbutton").fill("")
    place.get_by_role("spinbutton").press("Tab")
    expect(place.get_by_role("spinbutton")).to_have_value("3")


def test_long_names_stay_within_their_node(look):
    place = shown(look(), "Wordy")
    names = place.locator(".ex-node-name")
    for i in range(names.count()):
        frame = place.locator("svg rect.ex-node").nth(i).bounding_box()
        name = names.nth(i).bounding_box()
        assert name["x"] >= frame["x"]
        ends = [box["x"] + box["width"] for box in (name, frame)]
        assert ends[0] <= ends[1]
