"""Strips and an area: their numbers, the class, and the page."""

import numpy as np
import pytest
from explorer_book import (
    drag,
    draw,
    labelled,
    now,
    readings,
    settled,
    tabbed,
    touch,
)
from traitlets import TraitError

from lib.autograd import exp, sin, sqrt
from lib.widgets import RiemannExplorer
from lib.widgets.riemann import RULES
from tests.node import in_node

SHOWN = [
    "from lib.widgets import RiemannExplorer\n"
    "RiemannExplorer(lambda t: 3 * t**2, (0, 2), x=1.0, n=10, rule='left',\n"
    "    label='Strips', axes=('t', 'v'), units=('s', 'm/s'))",
]
SCRIPTS = "mathematics/riemann.js mathematics/samples.js formula.js"
SUM, ERROR, RATE, HEIGHT = range(4)
pytestmark = pytest.mark.browser


# The mathematics, against numpy and against antiderivatives

FUNCTIONS = {  # with an antiderivative
    "e^x": (np.exp, np.exp),
    "x^3 - 2x": (lambda x: x**3 - 2 * x, lambda x: x**4 / 4 - x**2),
    "sin(3x)": (lambda x: np.sin(3 * x), lambda x: -np.cos(3 * x) / 3),
    "|x - 0.3|": (
        lambda x: np.abs(x - 0.3),
        lambda x: (x - 0.3) * np.abs(x - 0.3) / 2,
    ),
    "1/(1 + x^2)": (lambda x: 1 / (1 + x**2), np.arctan),
}


def strips_of(f, a, x, n):
    """Return the sum of n strips by each of the four rules."""
    edges = np.linspace(a, x, n + 1)
    y, width = f(edges), (x - a) / n
    middles = f((edges[1:] + edges[:-1]) / 2)
    return [
        width * y[:-1].sum(),
        width * y[1:].sum(),
        width * middles.sum(),
        np.trapezoid(y, edges),
    ]


def asked(expression, text, a=-1, b=2, **given):
    """Return an expression in a typed curve ``t`` and its areas ``all``."""
    whole = (
        "(() => { const t = sample(formula(text), a, b);"
        f" const all = areas(t); return {expression}; }})()"
    )
    return in_node(SCRIPTS, whole, text=text, a=a, b=b, **given)


@pytest.mark.parametrize("text", FUNCTIONS)
@pytest.mark.parametrize("alone", [False, True])
def test_sums_and_areas_are_those_of_numpy_and_an_antiderivative(text, alone):
    """Typed, and from the table alone that Python sends."""
    f, F = FUNCTIONS[text]
    cases = [[x, n] for x in (-0.7, 0.3, 2.0) for n in (1, 3, 8, 250)]
    found = asked(
        "(alone && (t.f = null), cases.map(([x, n]) =>"
        " [...RULES.map((rule) => sum(t, x, n, rule)),"
        " area(t, areas(t), x)]))",
        text,
        cases=cases,
        alone=alone,
    )
    within = 1e-8 if alone else 1e-11
    for (x, n), numbers in zip(cases, found, strict=True):
        wanted = [*strips_of(f, -1.0, x, n), F(x) - F(-1.0)]
        assert numbers == pytest.approx(wanted, abs=within), (x, n)


@pytest.mark.parametrize("text", ["e^x", "sin(3x)", "|x - 0.3|"])
def test_the_rate_of_the_area_is_the_height(text):
    places = [-1, -0.5, 0.3, 1.234, 2]
    found = asked(
        "places.map((x) => [rate(t, all, x), value(t, x)])",
        text,
        places=places,
    )
    for rate, height in found:
        assert rate == pytest.approx(height, abs=1e-3)


def test_at_a_jump_the_area_has_a_corner_and_no_rate():
    now = asked("reading(t, all, 0, 4, 'left')", "sign(x)")
    assert (now["rate"], now["height"]) == (None, 0)  # no number in JSON
    said = asked("explain(reading(t, all, 0, 4, 'left'), 0, -1)", "sign(x)")
    assert "the area has a corner" in said
    assert asked("rate(t, all, 0.1)", "sign(x)") == pytest.approx(1)


def test_each_rule_has_its_order_and_a_root_or_a_wave_another():
    factors = asked(
        "RULES.map((rule) => reading(t, all, 2, 200, rule).factor)", "e^x"
    )
    assert factors == pytest.approx([2, 2, 4, 4], abs=0.02)
    middle, chords = asked(
        "['midpoint', 'trapezoid'].map((r) => error(t, all, 2, 200, r))",
        "e^x",
    )
    assert middle / chords == pytest.approx(-1 / 2, abs=1e-3)
    root = "reading(t, all, 1, 400, 'midpoint').factor"
    assert asked(root, "sqrt(x)", 0, 1) == pytest.approx(2**1.5, abs=0.03)
    wave = "error(t, all, b, 20, 'left')"
    assert asked(wave, "e^(sin(x))", 0, 2 * np.pi) == 0


def test_a_pole_or_a_gap_leaves_no_area_and_a_hole_does():
    found = "[area(t, all, 2), sum(t, 2, 10, 'midpoint'), area(t, all, -0.5)]"
    area, total, before = asked(found, "1/x^2")
    assert area is None and total > 0
    assert before == pytest.approx(1, abs=1e-9)
    said = asked("explain(reading(t, all, 2, 10, 'midpoint'), 2, -1)", "1/x^2")
    assert "there is no area, whatever a sum says" in said
    assert asked("area(t, all, 1)", "sqrt(x)") is None
    hole = asked("area(t, all, 2)", "sin(x)/x")
    assert hole == pytest.approx(1.605412976803 + 0.946083070367, abs=1e-8)


@pytest.mark.parametrize(
    ("text", "x", "n", "rule", "words"),
    [
        ("e^x", -1, 8, "left", "Nothing is added up yet"),
        ("e^x", 1, 64, "left", "divide the error by 1.99. The rate"),
        ("2x + 1", 1, 4, "midpoint", "no error that shows"),
        ("sin(x)/x", 1, 2, "left", "so this rule has no sum"),
        ("sin(x)/x", 0, 3, "left", "no height at this edge"),
    ],
)
def test_what_is_said_follows_from_the_numbers(text, x, n, rule, words):
    given = dict(x=x, n=n, rule=rule)
    said = asked("explain(reading(t, all, x, n, rule), x, a)", text, **given)
    assert words in said


def test_every_stop_of_the_slider_is_another_number_up_to_a_thousand():
    counts = in_node(SCRIPTS, "COUNTS")
    assert counts == sorted(set(counts))
    assert (counts[0], counts[1], counts[-1]) == (1, 2, 1000)


def test_metres_per_second_times_seconds_are_metres():
    pairs = [["s", "m/s"], ["s", "m"], ["", ""]]
    units = in_node(
        SCRIPTS,
        "pairs.map(([across, up]) => areaUnit(across, up))",
        pairs=pairs,
    )
    assert units == ["m", "m s", ""]


# The class


@pytest.mark.parametrize("rule", RULES)
def test_the_sum_is_that_of_numpy(rule):
    explorer = RiemannExplorer(sin, (0.5, 3.0), x=2.5, n=7, rule=rule)
    edges = np.linspace(0.5, 2.5, 8)
    places = {
        "left": edges[:-1],
        "right": edges[1:],
        "midpoint": (edges[1:] + edges[:-1]) / 2,
    }
    wanted = (
        np.trapezoid(np.sin(edges), edges)
        if rule == "trapezoid"
        else 2 / 7 * np.sin(places[rule]).sum()
    )
    assert explorer.sum == pytest.approx(wanted, abs=1e-14)


@pytest.mark.parametrize(
    ("f", "interval", "area"),
    [
        (exp, (0.0, 1.0), np.e - 1),
        (sqrt, (0.0, 1.0), 2 / 3),
        (abs, (-1.0, 2.0), 2.5),
        (lambda x: 1.0 if x < 1 else 3.0, (0.0, 2.0), 4.0),
        (lambda x: sin(x) / x, (-1.0, 1.0), 1.892166140734366),
    ],
)
def test_the_area_is_known_at_corners_jumps_and_holes(f, interval, area):
    assert RiemannExplorer(f, interval).area == pytest.approx(area, abs=1e-7)


def test_a_gap_has_no_area_and_that_is_said():
    explorer = RiemannExplorer(sqrt, (-1.0, 1.0))
    assert np.isnan(explorer.area)
    assert explorer.describe().endswith("the area is none.")


def test_it_says_what_it_shows():
    explorer = RiemannExplorer(lambda x: x**2, (0, 3), n=3, label="Strips")
    assert explorer.describe() == (
        "Strips: 3 strips from 0 to 3, midpoint rule, add up to 8.75; the "
        "area is 9."
    )
    explorer.set_trait("n", 1)
    explorer.set_trait("x", 0.0)
    assert "1 strip from 0 to 0" in explorer.describe()
    assert explorer.sum == explorer.area == 0.0


@pytest.mark.parametrize(
    ("trait", "value", "sentence"),
    [
        ("x", 3.5, "x must lie in the interval"),
        ("n", 0, "n must be from 1 to 1000"),
        ("n", 1001, "n must be from 1 to 1000"),
        ("rule", "middle", "rule must be one of 'left'"),
    ],
)
def test_what_it_does_not_accept_is_told(trait, value, sentence):
    explorer = RiemannExplorer(exp, (0.0, 3.0))
    with pytest.raises(TraitError, match=sentence):
        setattr(explorer, trait, value)


def test_an_interval_without_width_is_refused():
    with pytest.raises(ValueError, match="the lower one first"):
        RiemannExplorer(exp, (1.0, 1.0))


# The page


def strips(page):
    return labelled(page, "riemann", "Strips")


def end(place):
    return place.get_by_role("slider", name="Right end")


def press(page, place, name):
    place.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_each_rule_has_its_sum_and_twice_the_strips_their_factor(look):
    page = look()
    place = strips(page)  # the area of 3 t^2 up to 1 is 1
    found = []
    for rule in ("left", "right", "midpoint", "trapezoid"):
        press(page, place, rule)
        found.append(readings(place)[SUM])
    assert found == [0.855, 1.155, 0.9975, 1.005]
    note = place.locator(".ex-note")
    assert "divide the error by 4.00" in note.inner_text()
    count = place.get_by_role("slider", name="number of strips")
    count.focus()
    page.keyboard.press("End")
    settled(page)
    assert count.get_attribute("aria-valuetext") == "1000 strips"
    assert readings(place)[SUM] == 1.0
    page.keyboard.press("Home")
    settled(page)
    assert count.get_attribute("aria-valuetext") == "1 strip"
    press(page, place, "left")
    assert readings(place)[:2] == [0.0, -1.0]


def test_the_rate_of_the_area_is_the_height_wherever_the_end_is(look):
    page = look()
    place = strips(page)
    for x in ("0.5", "1", "1.7"):
        place.get_by_role("slider", name="where the area ends").fill(x)
        settled(page)
        seen = readings(place)
        assert seen[RATE] == seen[HEIGHT] == pytest.approx(3 * float(x) ** 2)
    units = [b.split()[-1] for b in place.locator("b").all_inner_texts()]
    assert units == ["m", "m", "m/s", "m/s"]


def test_the_end_follows_mouse_finger_and_keys(look):
    page = look()
    place = strips(page)
    before = now(end(place))
    drag(page, end(place), 60)
    assert now(end(place)) > before + 0.1
    end(place).focus()
    page.keyboard.press("End")
    settled(page)
    assert now(end(place)) == 2
    assert readings(place)[HEIGHT] == 12
    page.keyboard.press("Home")
    settled(page)
    assert "Nothing is added up yet" in place.locator(".ex-note").inner_text()
    page = look(width=375, has_touch=True, is_mobile=True)
    place = strips(page)
    before, scrolled = now(end(place)), page.evaluate("scrollY")
    touch(page, end(place), 50, down=-40)
    assert now(end(place)) > before
    assert page.evaluate("scrollY") == scrolled


def test_a_typed_curve_is_added_up_and_a_pole_is_not(look):
    page = look()
    place = strips(page)
    draw(page, place, "x - 1")
    end(place).focus()
    page.keyboard.press("End")
    settled(page)
    assert readings(place)[SUM] == pytest.approx(-0.2)  # left, ten of them
    draw(page, place, "1/(x - 0.5)^2")
    assert "there is no area" in place.locator(".ex-note").inner_text()
    cards = place.locator(".ex-card b").all_inner_texts()
    assert cards[ERROR] == "none"


def test_every_control_is_reached_with_the_tab_key(look):
    page = look()
    place = strips(page)
    end(place).focus()
    assert tabbed(page, 7, letters=8) == [
        *("left", "right", "midpoint", "trapezoi"),
        *("n, the n", "x, where", "text"),
    ]
