"""Whole notebooks in the browser: they print there what is stored.

They need the real NumPy and Matplotlib: `make test-live` fetches them. Cells
of plain Python are compared with the stand-ins, too.
"""

import json

import pytest
from built import ROOT
from live_page import PATIENCE, Live, real_wheels, stand_in_for
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NOTEBOOKS = [
    f"{room}/{file.stem}"
    for room in ("reminders", "chapters", "solutions")
    for file in sorted(ROOT.glob(f"{room}/*.ipynb"))
    if file.stem != "self_test"  # it has nothing to run
]
PURE = ("python-05", "python-07", "python-09")  # cells of reminders/python
HIDDEN = {"remove-cell", "remove-input"}


def promised(name):
    """Return the text of each cell whose output is stored, by its id."""
    stored = json.loads((ROOT / f"{name}.ipynb").read_text("utf8"))
    texts = {}
    for cell in stored["cells"]:
        tags = cell["metadata"].get("tags", [])
        if "nbval-check-output" in tags and HIDDEN.isdisjoint(tags):
            texts[cell["id"]] = "".join(
                "".join(one.get("text") or one["data"]["text/plain"])
                for one in cell["outputs"]
            )
    return texts


def lines(text):
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.fixture
def run_all(browser, address):
    """Return a function that runs all of a page, and returns the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)

    def run_all(notebook):
        page = context.new_page()
        page.goto(f"{address}/{notebook}.html")
        live = Live(page)
        live.start()
        live.button("Run all").click()
        page.wait_for_timeout(1000)
        expect(live.button("Stop")).to_be_disabled(timeout=3 * PATIENCE)
        return live

    yield run_all
    context.close()


def test_cells_of_plain_python_print_what_their_notebook_promises(run_all):
    live = run_all("reminders/python")
    texts = promised("reminders/python")
    for cell in PURE:
        assert lines(live.output(cell).inner_text()) == lines(texts[cell])


@real_wheels
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_page_prints_what_its_notebook_promises(run_all, notebook):
    live = run_all(notebook)
    for cell, text in promised(notebook).items():
        shown = live.output(cell).inner_text()
        assert lines(shown) == lines(text), cell
