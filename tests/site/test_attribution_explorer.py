"""The digit to paint: its maps, and what a page shows of them."""

import numpy as np
import pytest
from explorer_book import alive, in_view, readings, settled

from lib.autograd import relu
from lib.calculus import gradient
from lib.data import digit_reader, digits
from tests.node import in_node

SHOWN = [
    "from lib.data import digits\n"
    "from lib.widgets import AttributionExplorer\n"
    "AttributionExplorer(digits().X[7] / 16, label='Painted')",
]
SCRIPT = "mathematics/attribution.js"
pytestmark = pytest.mark.browser


# The mathematics, against lib


def scores(X):
    W1, b1, W2, b2 = digit_reader()
    return relu(X @ W1 + b1) @ W2 + b2


def rates(X, k):
    """Return the gradient of score k with respect to each picture."""
    return gradient(lambda X: scores(X)[:, k].sum())(X)


def integrated(x, k):
    """Return the integrated gradient from white, piece by piece."""
    W1, b1, *_ = digit_reader()
    kinks = -b1 / np.where(x @ W1 == 0, np.inf, x @ W1)
    inside = np.sort(kinks[(kinks > 0) & (kinks < 1)])
    ends = np.concatenate([[0], inside, [1]])
    middles = (ends[:-1] + ends[1:]) / 2
    return x * (np.diff(ends) @ rates(middles[:, None] * x, k))


def of_script(what, **given):
    """Return what the script finds with the network of the course."""
    weights = np.concatenate([one.ravel() for one in digit_reader()])
    return in_node(SCRIPT, what, flat=weights.tolist(), **given)


@pytest.mark.parametrize(("number", "k"), [(3, 3), (40, 8), (100, 1)])
def test_scores_and_maps_are_those_of_lib(number, k):
    x = digits().X[number] / 16
    plain = rates(x[None], k)[0]
    found = of_script(
        "[[...scores(network(flat), x)], ...['gradient', 'times input',"
        " 'integrated'].map((way) => [...map(network(flat), x, k, way)])]",
        x=x.tolist(),
        k=k,
    )
    expected = [scores(x), plain, plain * x, integrated(x, k)]
    for mine, theirs in zip(found, expected, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("picture", [np.zeros(64), np.ones(64), np.eye(8)])
def test_parts_of_the_integrated_gradient_add_up_for_every_score(picture):
    x = np.ravel(picture)
    found = of_script(
        "Array.from({ length: 10 }, (_, k) =>"
        " map(network(flat), x, k, 'integrated').reduce((a, b) => a + b))",
        x=x.tolist(),
    )
    assert np.allclose(found, scores(x) - scores(0 * x), atol=1e-10)


def test_smoothing_changes_the_gradient_of_this_network_little():
    x = digits().X[3] / 16
    plain, smooth = of_script(
        "['gradient', 'smoothed'].map((way) =>"
        " [...map(network(flat), x, 3, way)])",
        x=x.tolist(),
    )
    lengths = np.linalg.norm(plain) * np.linalg.norm(smooth)
    assert 0.9 < np.dot(plain, smooth) / lengths < 1


def test_a_pen_is_grey_at_its_edge_and_a_rubber_takes_one_pixel():
    drawn, rubbed, beyond = in_node(
        SCRIPT,
        "[touched(white, [3.5, 2.5], true),"
        " touched(touched(white, [3.5, 2.5], true), [3.2, 2.9], false),"
        " touched(white, [-3, 11], true)]",
        white=64 * [0],
    )
    cross = np.zeros((8, 8))
    cross[[1, 3, 2, 2], [3, 3, 2, 4]] = 0.25
    assert np.reshape(rubbed, (8, 8)) == pytest.approx(cross)
    cross[2, 3] = 1
    assert np.reshape(drawn, (8, 8)) == pytest.approx(cross)
    assert beyond == 64 * [0]


# The page


def painting(page):
    alive(page)
    place = page.locator(".ex-host", has=page.locator(".ex-paper")).first
    place.locator(".ex-part").first.wait_for(state="attached")
    settled(page)
    return in_view(page, place)


def press(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def ink(place):
    """Return what each of the 64 pixels is said to be."""
    cells = place.get_by_role("gridcell").all()
    return [cell.get_attribute("aria-label").split(": ")[1] for cell in cells]


def shares(place):
    return place.locator(".ex-shares").inner_text()


def middle(place, pixel):
    box = place.get_by_role("gridcell").nth(pixel).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_mouse_paints_a_stroke_and_the_shares_follow(look):
    page = look()
    place = painting(page)
    press(page, place, "white paper")
    assert set(ink(place)) == {"white"}
    before = shares(place)
    page.mouse.move(*middle(place, 11))
    page.mouse.down()
    page.mouse.move(*middle(place, 51), steps=20)
    page.mouse.up()
    settled(page)
    painted = ink(place)
    assert [painted[i] for i in (11, 19, 27, 35, 43, 51)] == 6 * ["black"]
    assert shares(place) != before


def test_keys_walk_over_the_paper_and_paint(look):
    page = look()
    place = painting(page)
    press(page, place, "white paper")
    place.locator('.ex-pixel[tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "Space"):
        page.keyboard.press(key)
        settled(page)
    painted = ink(place)
    assert painted.count("black") == 1
    assert page.evaluate(
        "document.activeElement.getAttribute('aria-label')"
    ).endswith("black")
    page.keyboard.press("Space")
    settled(page)
    assert ink(place) == 64 * ["white"]


def test_the_rubber_takes_a_pixel_away_and_the_picture_comes_back(look):
    page = look()
    place = painting(page)
    press(page, place, "the first picture")
    before = ink(place)
    black = before.index("black")
    press(page, place, "rubber")
    page.mouse.click(*middle(place, black))
    settled(page)
    assert ink(place)[black] == "white"
    press(page, place, "the first picture")
    assert ink(place) == before


def test_the_parts_of_the_integrated_gradient_add_up(look):
    page = look()
    place = painting(page)
    press(page, place, "the first picture")
    for digit in ("answer", "3", "8"):
        press(page, place, digit)
        press(page, place, "integrated")
        score, added = readings(place)
        white = place.locator(".ex-card small").first.inner_text()
        on_white = float(white.split()[-1].replace("−", "-"))
        assert added == pytest.approx(score - on_white, abs=0.02)


def test_a_gradient_has_fields_on_white_and_its_product_has_none(look):
    page = look()
    place = painting(page)
    press(page, place, "the first picture")
    corner = place.locator(".ex-part").first

    def shade():
        return corner.get_attribute("style")

    press(page, place, "gradient")
    assert shade() != "--ex-share: 0%"
    press(page, place, "times input")
    assert shade() == "--ex-share: 0%"


def test_a_finger_paints_and_the_page_stays(look):
    page = look(width=375, has_touch=True, is_mobile=True)
    place = painting(page)
    press(page, place, "white paper")
    in_view(page, place)
    top = page.evaluate("scrollY")
    (x, y), (u, v) = middle(place, 10), middle(place, 50)
    session = page.context.new_cdp_session(page)
    for kind, at in [
        ("touchStart", (x, y)),
        ("touchMove", ((x + u) / 2, (y + v) / 2)),
        ("touchMove", (u, v)),
        ("touchEnd", None),
    ]:
        points = [{"x": at[0], "y": at[1]}] if at else []
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
        )
    settled(page)
    painted = ink(place)
    assert painted[10] == painted[50] == "black"
    assert page.evaluate("scrollY") == top
