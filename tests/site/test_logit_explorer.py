"""Four losses of a logit do what hand, finger or key asks for."""

import pytest
from explorer_book import labelled, now, numbers, settled, touch

pytestmark = pytest.mark.browser
PHONE = dict(width=375, has_touch=True, is_mobile=True)


def shown(page):
    return labelled(page, "logit", "Confident")


def slopes(place):
    return [float(n) for n in numbers(place.locator("tbody td:last-child"))]


def note(place):
    return place.locator(".ex-note").inner_text()


def test_a_confident_mistake_moves_two_of_four(look):
    page = look()
    place = shown(page)
    assert slopes(place) == [-0.982014, -1, -0.03469, -0.017663]
    place.get_by_role("button", name="sure, wrong").click()
    settled(page)
    assert slopes(place) == [-0.999665, -1, -0.00067, -0.000335]
    assert "Cross-entropy and hinge still pull" in note(place)


def test_the_logit_follows_a_finger_and_the_page_stays(look):
    page = look(**PHONE)
    place = shown(page)
    before = page.evaluate("scrollY")
    point = place.get_by_role("slider", name="Logit", exact=True)
    touch(page, point, 70, down=-50)
    assert -1 < now(point) < 1
    assert page.evaluate("scrollY") == before


def test_arrow_keys_move_the_logit_and_hinge_has_its_kink(look):
    page = look()
    place = shown(page)
    place.get_by_role("button", name="unsure").click()
    point = place.get_by_role("slider", name="Logit", exact=True)
    point.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    settled(page)
    assert now(point) == 1
    cells = place.locator("tbody td:last-child").all_inner_texts()
    assert cells[1] == "kink"
    assert "no slope" in note(place)


def test_the_other_answer_turns_all_but_one(look):
    page = look()
    place = shown(page)
    place.get_by_role("button", name="unsure").click()
    settled(page)
    assert slopes(place) == [-0.5, -1, -0.25, -0.25]
    place.get_by_role("button", name="the answer is 0").click()
    settled(page)
    assert slopes(place) == [0.5, 1, 0.25, -0.25]
    assert "does not ask for the answer" in note(place)
