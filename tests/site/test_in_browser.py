"""What a reader meets who opens each page, light or dark, wide or narrow."""

import pytest
from built import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """
axe.run().then(({violations}) => violations.map(({id, nodes}) =>
    id + ": " + nodes.map(node => node.target.join(" ")).join(", ")))
"""
WIDER_THAN_THE_WINDOW = """
document.documentElement.scrollWidth - document.documentElement.clientWidth
"""


@pytest.fixture(scope="module")
def visited(browser, address, name, mode):
    """A page opened in one mode, and what went wrong on the way."""
    scheme, width = mode
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.elsewhere, page.failed, page.complaints = [], [], []

    def watch(response):
        if not response.url.startswith((address, "data:")):
            page.elsewhere.append(response.url)
        if response.status >= 400:
            page.failed.append(response.url)

    def listen(message):
        if message.type in ("error", "warning"):
            page.complaints.append(message.text)

    page.on("response", watch)
    page.on("requestfailed", lambda request: page.failed.append(request.url))
    page.on("console", listen)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{address}/{name}")
    page.evaluate("document.fonts.ready.then(() => null)")
    yield page
    context.close()


def test_nothing_is_asked_of_another_host(visited):
    assert visited.elsewhere == []


def test_everything_that_is_asked_for_arrives(visited):
    assert visited.failed == []


def test_the_console_stays_empty(visited):
    assert visited.complaints == []


def test_axe_finds_nothing_to_repair(visited):
    visited.add_script_tag(path=AXE)
    assert "\n".join(visited.evaluate(VIOLATIONS)) == ""


def test_the_page_is_no_wider_than_its_window(visited):
    assert visited.evaluate(WIDER_THAN_THE_WINDOW) <= 0


def test_no_formula_is_cut_off(visited):
    """Only what scrolls inside itself may be wider than it shows."""
    cut = visited.locator(".formula").evaluate_all(
        """formulas => formulas.filter(formula => {
            const style = getComputedStyle(formula);
            return style.overflowY === "hidden"
                && formula.scrollHeight > formula.clientHeight + 1
                || style.overflowX === "hidden";
        }).map(formula => formula.textContent)"""
    )
    assert cut == []
