"""Whole notebooks in the browser: they print there what is stored.

All but one need the real NumPy and Matplotlib: `make test-live` fetches them.
"""

import json

import pytest
from built import HTML, ROOT
from live_page import PATIENCE, Live, real_wheels, stand_in_for
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
# A stand-in for NumPy is enough for it.
PURE = "reminders/python"
NOTEBOOKS = [
    pytest.param(name, marks=[] if name == PURE else [real_wheels])
    for room in ("reminders", "chapters", "solutions")
    for file in sorted(ROOT.glob(f"{room}/*.ipynb"))
    if (name := f"{room}/{file.stem}") != "reminders/self_test"
]
HIDDEN = {"remove-cell", "remove-input"}


def promised(name):
    """Yield id and text of the cells whose output is stored."""
    source = HTML / "_sources" / f"{name}.ipynb"
    stored = json.loads((ROOT / f"{name}.ipynb").read_text("utf8"))
    assert source.is_file()
    for cell in stored["cells"]:
        tags = cell["metadata"].get("tags", [])
        if "nbval-check-output" in tags and HIDDEN.isdisjoint(tags):
            yield (
                cell["id"],
                "".join(
                    "".join(one.get("text") or one["data"]["text/plain"])
                    for one in cell["outputs"]
                ),
            )


def lines(text):
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_page_prints_what_its_notebook_promises(browser, address, notebook):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)
    page = context.new_page()
    try:
        page.goto(f"{address}/{notebook}.html")
        live = Live(page)
        live.start()
        live.button("Run all").click()
        page.wait_for_timeout(1000)
        expect(live.button("Stop")).to_be_disabled(timeout=3 * PATIENCE)
        for cell, text in promised(notebook):
            shown = live.output(cell).inner_text()
            assert lines(shown) == lines(text), cell
    finally:
        context.close()
