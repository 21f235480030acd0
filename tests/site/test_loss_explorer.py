"""Three losses do what the reader's hand, finger or key asks for."""

import pytest
from explorer_book import drag, labelled, now, numbers, settled, touch

pytestmark = pytest.mark.browser
PHONE = dict(width=375, has_touch=True, is_mobile=True)


def constant(page):
    return labelled(page, "loss", "Constant")


def straight(page):
    return labelled(page, "loss", "Straight")


def part(place, name):
    return place.get_by_role("slider", name=name, exact=True)


def row(place, k):
    cells = place.locator(".ex-table tbody tr").nth(k).locator("td")
    return [float(n) for n in numbers(cells)]


def lowest(place, k):
    cell = place.locator(".ex-table tbody tr").nth(k).locator("td").last
    return float(cell.inner_text())


def note(place):
    return place.locator(".ex-note").inner_text()


def test_it_shows_three_losses_and_who_pulls(look):
    place = constant(look())
    titles = place.locator(".ex-panels .ex-title").all_inner_texts()
    assert titles == ["MSE 14.2", "MAE 2.6", "Huber 2.1"]
    assert [row(place, k) for k in range(3)] == [
        [-2, 16, 10, 5],
        [0.2, 1, 4, 3],
        [0.2, 1, 4, 3.5],
    ]
    assert "more than all others together: 16 against 10" in note(place)


def test_the_mean_follows_the_outlier_and_the_median_stays(look):
    page = look()
    place = constant(page)
    outlier = part(place, "Example 4")
    drag(page, outlier, 0, 60)
    y = now(outlier)
    assert 7 < y < 9.5
    assert lowest(place, 0) == pytest.approx((13 + y) / 5, abs=1e-3)
    assert lowest(place, 1) == 3
    part(place, "y of the outlier").fill("4")
    settled(page)
    assert [lowest(place, k) for k in range(3)] == [3.4, 3, 3.333]


def test_the_prediction_follows_a_finger_and_the_page_stays(look):
    page = look(**PHONE)
    place = constant(page)
    before = page.evaluate("scrollY")
    touch(page, part(place, "Prediction"), -40, down=-36)
    c = now(part(place, "Prediction"))
    assert 6 < c < 8
    assert row(place, 0)[0] == pytest.approx(2 * (c - 5), abs=1e-3)
    assert page.evaluate("scrollY") == before


def test_the_best_prediction_of_each_loss_has_no_slope(look):
    page = look()
    place = constant(page)
    for k, (name, c) in enumerate({"MSE": 5, "Huber": 3.5}.items()):
        place.get_by_role("button", name=f"Best for {name}").click()
        settled(page)
        assert now(part(place, "Prediction")) == c
        assert row(place, 2 * k)[0] == 0
    place.get_by_role("button", name="Best for MAE").click()
    settled(page)
    assert "MAE has a kink" in note(place)
    assert "−0.6 just below c and 0.2 just above" in note(place)
    kink = place.locator(".ex-table tbody tr").nth(1).locator("td").first
    assert kink.inner_text() == "kink"


def test_arrow_keys_move_examples_and_prediction(look):
    page = look()
    place = constant(page)
    part(place, "Example 1").focus()
    for key in ("ArrowUp", "Shift+ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
    settled(page)
    text = part(place, "Example 1").get_attribute("aria-valuetext")
    assert text == "x = 1.05, y = 4.2"
    part(place, "Prediction").focus()
    page.keyboard.press("ArrowDown")
    settled(page)
    assert now(part(place, "Prediction")) == pytest.approx(3.8)
    page.keyboard.press("End")
    settled(page)
    assert now(part(place, "Prediction")) == 15


def test_a_line_turns_at_both_ends(look):
    page = look()
    place = straight(page)
    assert part(place, "m, the slope of the line").is_visible()
    assert not part(place, "c, the prediction").is_visible()
    left = part(place, "Prediction, left end")
    right = part(place, "Prediction")
    start = now(left)
    drag(page, right, 0, -60)
    assert now(left) == pytest.approx(start, abs=1e-6)
    assert now(right) > 8
    m = float(part(place, "m, the slope of the line").input_value())
    assert m == pytest.approx((now(right) - start) / 6, abs=0.02)
    place.get_by_role("button", name="Best for MAE").click()
    settled(page)
    assert "Its best line goes through two examples" in note(place)
    place.get_by_role("button", name="constant c").click()
    settled(page)
    assert not left.is_visible()


def test_a_squared_arrow_reaches_its_example_and_the_absolute_ones_are_equal(
    look,
):
    place = constant(look())
    arrows = [
        panel.locator(".ex-pull").get_attribute("d")
        for panel in place.locator(".ex-panels > div").all()
    ]
    squared, absolute, huber = map(lengths, arrows)
    assert len(squared) == len(absolute) == 5
    assert squared[3] == pytest.approx(8 * squared[1], rel=0.01)
    assert absolute == pytest.approx([22] * 5)
    assert huber == pytest.approx([22] * 5)


def lengths(path):
    """The lengths of the shafts in the path of all arrows."""
    shafts = [part.split("V") for part in path.split("M") if "V" in part]
    return [abs(float(end) - float(start.split()[1])) for start, end in shafts]
