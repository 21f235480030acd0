"""What a reader meets who opens each page, light or dark, wide or narrow."""

from collections import defaultdict

import pytest
from built import ROOT, built_pages

from tools.site_report import GOALS, SCROLL, weight

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """
axe.run().then(({violations}) => violations.map(({id, nodes}) =>
    id + ": " + nodes.map(node => node.target.join(" ")).join(", ")))
"""
WIDER_THAN_THE_WINDOW = """
(({scrollWidth, clientWidth}) => Math.max(0, scrollWidth - clientWidth))(
    document.documentElement)
"""


# Only what scrolls inside itself may be wider than it shows.
CUT_OFF = """
[...document.querySelectorAll(".formula")].filter(formula => {
    const style = getComputedStyle(formula);
    return style.overflowY === "hidden"
        && formula.scrollHeight > formula.clientHeight + 1
        || style.overflowX === "hidden";
}).map(formula => formula.textContent)
"""
ALL_MODES = [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 375)]
# Exercises and solutions are made from one template: one visit finds what is
# their own, a line that is too wide.
GENERATED = ("exercises/", "solutions/")
VISITS = [
    pytest.param(name, *mode, id=f"{name}-{mode[0]}-{mode[1]}")
    for name in built_pages() or ["no page"]
    for mode in ALL_MODES
    if mode == ("light", 320) or not name.startswith(GENERATED)
]


# The script of the page has looked for what scrolls (scripts/reach.js).
REACHED = """
!document.querySelector("script[src*='course.js']")
    || "reached" in document.documentElement.dataset
"""
PICTURES = "[...document.images].map((picture) => picture.src)"


def too_much(asked, pictures):
    """Return what a page asks for beyond its goals, and how much it is."""
    measured = {
        "first load, kB": weight(asked, below="/") / 1000,
        "scrolled to the end, kB": weight(asked + pictures, below="/") / 1000,
        "requests at first load": len(asked),
    }
    return {
        column: value
        for column, value in measured.items()
        if value > GOALS[column]
    }


def noting(wrong, asked, address):
    """Return a function that has a page note what goes wrong in it."""

    def answered(response):
        if not response.url.startswith((address, "data:")):
            wrong["asked of another host"].append(response.url)
        if response.status >= 400:
            wrong["does not arrive"].append(response.url)

    def said(message):
        if message.type in ("error", "warning"):
            wrong["said in the console"].append(message.text)

    def prepare(page):
        page.on("request", lambda r: asked.append(r.url))
        page.on("response", answered)
        page.on("requestfailed", lambda r: wrong["fails"].append(r.url))
        page.on("console", said)
        page.on("pageerror", lambda e: wrong["raised"].append(str(e)))

    return prepare


@pytest.mark.parametrize(("path", "scheme", "width"), VISITS)
def test_nothing_is_wrong_with_a_page(visit, address, path, scheme, width):
    """One visit for all that is asked of every page; it says what is wrong."""
    wrong = defaultdict(list)
    asked = []
    page = visit(path, scheme, width, prepare=noting(wrong, asked, address))
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(REACHED)
    asked = [url for url in asked if url.startswith(address)]
    wrong["is too heavy"] = too_much(asked, page.evaluate(PICTURES))
    if page.locator(".long").count():  # laid out as one comes near
        page.evaluate(SCROLL)
    page.add_script_tag(path=AXE)
    wrong["axe"] = page.evaluate(VIOLATIONS)
    wrong["wider than its window"] = page.evaluate(WIDER_THAN_THE_WINDOW)
    wrong["formulas cut off"] = page.evaluate(CUT_OFF)
    assert {what: found for what, found in wrong.items() if found} == {}
