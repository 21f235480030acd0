"""The clocks of a place: their numbers, and what a page shows of them."""

import numpy as np
import pytest
from explorer_book import drag, labelled, now, readings, settled, touch

from lib.widgets import ClockExplorer
from tests.node import in_node

SHOWN = [
    "from lib.widgets import ClockExplorer\n"
    "ClockExplorer(position=20, other=26, clocks=4, label='Hands')",
]
SCRIPT = "mathematics/clock.js"
pytestmark = pytest.mark.browser


# The mathematics, against lib


@pytest.mark.parametrize("clocks", [1, 2, 4, 8])
def test_codes_dot_products_and_distances_are_those_of_lib(clocks):
    pairs = [(0, 0), (3, 4), (20, 26), (1, 45), (100, 0)]
    found = in_node(
        SCRIPT,
        "pairs.map(([p, q]) => [encoding(frequencies(clocks), p),"
        " product(frequencies(clocks), p - q),"
        " gap(frequencies(clocks), p - q)])",
        pairs=pairs,
        clocks=clocks,
    )
    for (p, q), (code, product, gap) in zip(pairs, found, strict=True):
        explorer = ClockExplorer(position=p, other=q, clocks=clocks)
        here, there = (
            np.ravel([[np.sin(w * x), np.cos(w * x)] for w in explorer.omegas])
            for x in (p, q)
        )
        assert code == pytest.approx(here, abs=1e-12)
        assert product == pytest.approx(explorer.product, abs=1e-12)
        assert product == pytest.approx(here @ there, abs=1e-12)
        assert gap == pytest.approx(np.linalg.norm(here - there), abs=1e-12)


@pytest.mark.parametrize("omega", [1.0, 0.1, 0.01])
@pytest.mark.parametrize("place", [0, 7, 50])
def test_a_dragged_hand_takes_the_place_nearest_to_the_one_before(
    omega, place
):
    further = place + 0.1 / omega
    at = [np.sin(omega * further), np.cos(omega * further)]
    turned = "turnedTo(omega, place, at)"
    found = in_node(SCRIPT, turned, omega=omega, place=place, at=at)
    assert found == pytest.approx(further, abs=1e-6)


def test_a_hand_goes_over_the_top_into_the_next_round():
    at = [np.sin(7), np.cos(7)]
    found = in_node(
        SCRIPT, "[turnedTo(1, 6, at), turnedTo(1, 6, [0, 0])]", at=at
    )
    assert found == pytest.approx([7, 6])


@pytest.mark.parametrize(
    ("clocks", "distance", "said"),
    [(1, 6, True), (4, -6, True), (8, 6, False), (1, 1, False), (1, 0, False)],
)
def test_it_is_told_when_places_are_closer_than_neighbours(
    clocks, distance, said
):
    asked = "alike(frequencies(clocks), distance)"
    found = in_node(SCRIPT, asked, clocks=clocks, distance=distance)
    assert found == said


# The page


def hands(page):
    return labelled(page, "clock", "Hands")


def slide(page, place, name, value):
    place.get_by_role("slider", name=name, exact=True).first.fill(str(value))
    settled(page)


def clocks(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_the_dot_product_depends_on_the_distance_alone(look):
    page = look()
    place = hands(page)
    first = readings(place)
    slide(page, place, "place", 50)
    slide(page, place, "other place", 56)
    assert readings(place) == first and first[0] == 6
    assert (
        "more alike than neighbours" in place.locator(".ex-note").inner_text()
    )


def test_with_one_clock_places_44_apart_look_alike(look):
    page = look()
    place = hands(page)
    clocks(page, place, "1 clock")
    slide(page, place, "place", 0)
    slide(page, place, "other place", 44)
    assert readings(place) == [44, 1, 0.02]
    clocks(page, place, "8")
    assert readings(place)[2] > 1


def test_a_hand_is_dragged_with_mouse_and_finger_and_keys(look):
    for way, options in [(drag, {}), (touch, {"has_touch": True})]:
        page = look(**options)
        place = hands(page)
        slide(page, place, "place", 0)
        hand = place.get_by_role("slider", name="Hand 1", exact=True)
        way(page, hand, 40, 20)  # from the top to the right
        assert now(hand) in (1, 2)
        hand.focus()
        page.keyboard.press("ArrowRight")
        settled(page)
        assert now(hand) in (2, 3)
        page.keyboard.press("End")
        settled(page)
        assert now(hand) == 100


def test_the_other_place_is_dragged_along_the_curve(look):
    page = look()
    place = hands(page)
    other = place.get_by_role("slider", name="Point on the curve")
    before = now(other)
    drag(page, other, 60)
    assert now(other) > before and now(other) == round(now(other))
