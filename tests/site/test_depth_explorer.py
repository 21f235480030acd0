"""The deep network of a page: its gain, its depth, and what is switched on."""

import pytest
from explorer_book import labelled, readings, settled

pytestmark = pytest.mark.browser


def deep(page):
    return labelled(page, "depth", "Deep")


def press(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_a_gain_of_three_explodes_and_a_small_one_vanishes(look):
    page = look()
    place = deep(page)
    assert readings(place)[0] > 1e4
    gain = place.get_by_role("slider", name="gain")
    gain.focus()
    page.keyboard.press("Home")
    settled(page)
    assert readings(place)[0] < 1e-10
    assert "vanishes" in place.locator(".ex-note").inner_text()


def test_normalised_activations_do_not_care_for_the_gain(look):
    page = look()
    place = deep(page)
    press(page, place, "normalised")
    first = readings(place)
    place.get_by_role("slider", name="gain").fill("1")
    settled(page)
    assert readings(place)[2] == first[2]
    press(page, place, "as it comes")


def test_a_residual_path_keeps_a_sigmoid_alive(look):
    page = look()
    place = deep(page)
    press(page, place, "sigmoid")
    assert readings(place)[0] < 1e-10
    press(page, place, "residual")
    assert 0.1 < readings(place)[0] < 10


def test_fewer_layers_are_drawn_as_fewer_layers(look):
    page = look()
    place = deep(page)
    depth = place.get_by_role("slider", name="depth")
    depth.fill("2")
    settled(page)
    assert "in layer 2" in place.locator(".ex-readings").inner_text()
