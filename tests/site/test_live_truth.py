"""What a live page says where something does not come or is not kept."""

import json

import pytest
from engines import saving
from live_page import PATIENCE, Live, block_the_network, network_files
from playwright.sync_api import expect
from without_scripts import press

pytestmark = pytest.mark.browser
PAGE = "exercises/rates_of_change.html"
KEY = "calculus-for-deep-learning.written:/exercises/rates_of_change.html"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); };"""


def without_python(page):
    """Let no worker start: these tests are not about Python."""
    page.route("**/worker.js", lambda route: route.abort())


def pressed(page):
    page.get_by_role("button", name="Run it here").click()
    page.locator(".live-bar").wait_for()
    return Live(page)


def test_without_the_network_a_pure_cell_runs_and_the_rest_is_said(visit):
    if not network_files():
        pytest.skip("the site asks no network for anything")
    page = visit(PAGE, prepare=lambda page: block_the_network(page.context))
    live = Live(page)
    live.start()
    live.write("half-the-race", "sum(i * i for i in range(10))")
    live.run("half-the-race")
    live.shows("half-the-race", "285")
    said = live.output("first-cell").inner_text()
    assert "numpy" in said and "did not come from" in said
    host = next(iter(network_files())).split("/")[2]
    assert host in said
    expect(live.output("half-the-race")).not_to_contain_text("did not come")


@pytest.mark.parametrize("storage", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing_is_said_and_a_download_works(
    visit, storage
):
    def prepare(page):
        page.add_init_script(storage)
        without_python(page)

    page = visit(PAGE, prepare=prepare, accept_downloads=True)
    live = pressed(page)
    expect(page.get_by_role("alert")).to_contain_text("keeps nothing here")
    live.write("average-of-cube", "average = 21")
    with saving(page) as download:
        live.button("Download this notebook").click()
    mine = json.loads(download.value.path().read_text("utf8"))
    texts = {one["id"]: "".join(one["source"]) for one in mine["cells"]}
    assert texts["average-of-cube"] == "average = 21"


def kept(words, cell="average-of-cube", code="average = ..."):
    answer = {"text": "average = 7", "words": words, "code": code}
    return f"localStorage.setItem({KEY!r}, {json.dumps({cell: answer})!r})"


def with_answer(script):
    def prepare(page):
        without_python(page)
        page.add_init_script(f"sessionStorage.once ??= ({script}, 1)")

    return prepare


def test_a_task_that_has_changed_says_so_and_shows_both(visit):
    page = visit(PAGE, prepare=with_answer(kept("The task as it was.")))
    live = pressed(page)
    note = live.cell("average-of-cube").get_by_role("note")
    expect(note).to_contain_text("This task has changed")
    note.get_by_text("The task that you answered").click()
    expect(note).to_contain_text("The task as it was.")
    note.get_by_text("The task as it is now").click()
    expect(note).to_contain_text("Work it out with pencil and paper")
    expect(live.editor("average-of-cube")).to_have_text("average = 7")
    note.get_by_role("button", name="Keep my text").click()
    expect(note).to_have_count(0)
    page.reload()
    live = pressed(page)
    expect(live.editor("average-of-cube")).to_have_text("average = 7")
    expect(page.get_by_role("note")).to_have_count(0)


def test_what_was_written_into_a_cell_that_is_gone_is_shown(visit):
    script = kept("Gone.", cell="a-task-that-was-here")
    page = visit(PAGE, prepare=with_answer(script))
    live = pressed(page)
    note = page.locator(".live-bar details.live-note")
    note.get_by_text("You wrote a cell that this page no longer has").click()
    expect(note).to_contain_text("average = 7")
    live.write("average-of-cube", "average = 21")
    page.wait_for_timeout(600)
    stored = json.loads(page.evaluate(f"localStorage.getItem({KEY!r})"))
    assert set(stored) == {"a-task-that-was-here", "average-of-cube"}


def test_a_worker_that_does_not_come_is_said_and_what_is_written_stays(visit):
    page = visit(PAGE, prepare=without_python)
    live = pressed(page)
    expect(live.status).to_contain_text("Python did not start")
    live.write("average-of-cube", "average = 21")
    page.wait_for_timeout(600)
    assert "average = 21" in page.evaluate(f"localStorage.getItem({KEY!r})")


def test_a_page_without_its_notebook_says_so_and_can_be_tried_again(visit):
    page = visit(
        PAGE,
        prepare=lambda page: page.route(
            "**/*.ipynb", lambda route: route.fulfill(status=404)
        ),
    )
    button = page.get_by_role("button", name="Run it here")
    button.click()
    expect(page.locator(".live-status")).to_contain_text("It did not start")
    expect(button).to_be_enabled(timeout=PATIENCE)


def test_without_scripts_there_is_no_button_and_the_menu_opens(visit):
    page = visit(PAGE, java_script_enabled=False)
    assert not page.get_by_role("button", name="Run it here").is_visible()
    press(page.get_by_text("Other ways to open this notebook"))
    file = page.locator(".elsewhere").get_by_role("link", name="The file")
    assert file.is_visible()
