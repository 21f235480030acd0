"""JupyterLab in the browser, where `make lite` has laid it into the site."""

import json
import re

import pytest
from built import HTML

from tools.make_lite import CORE

LITE = HTML / "lite"
LINK = "../lite/lab/index.html?path=exercises/rates_of_change.ipynb"
ASK = """async code => {
  const widget = window.jupyterapp.shell.currentWidget;
  const run = widget.sessionContext.session.kernel.requestExecute({code});
  let said = "";
  run.onIOPub = message => { said += message.content.text || ""; };
  await run.done;
  return said;
}"""
READY = (
    "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel"
)


@pytest.fixture(autouse=True)
def _lite():
    if not LITE.exists():
        pytest.skip("there is no JupyterLab in the site: `make lite`")


def lock():
    text = (LITE / "static/pyodide/pyodide-lock.json").read_text("utf8")
    return json.loads(text)["packages"]


@pytest.mark.book
def test_each_file_of_its_lock_is_there_or_in_the_network_of_pyodide():
    version = json.loads((CORE / "package.json").read_text())["version"]
    for entry in lock().values():
        name = entry["file_name"]
        if "://" in name:
            assert f"/pyodide/v{version}/full/" in name
        else:
            assert (LITE / "static/pyodide" / name).is_file()


@pytest.mark.book
def test_its_pyodide_is_that_of_the_other_pages():
    other = next((HTML / "_static").glob("python-*/pyodide.asm.wasm"), None)
    if other is None:
        pytest.skip("no page runs Python here: `make live`")
    own = LITE / "static/pyodide/pyodide.asm.wasm"
    assert own.read_bytes() == other.read_bytes()


@pytest.mark.browser
def test_a_page_opens_in_jupyterlab_and_python_answers(visit, address):
    asked = set()

    def watch(page):
        page.on("request", lambda one: asked.add(one.url))
        # What is compiled is not fetched here: the test needs no network.
        page.route("https://**", lambda route: route.abort())

    page = visit("exercises/rates_of_change.html", prepare=watch)
    page.get_by_text("Other ways to open this notebook").click()
    door = page.get_by_role("link", name="JupyterLab in the browser")
    assert door.get_attribute("href") == LINK
    page.goto(f"{address}/exercises/{LINK}")
    page.locator(".jp-Notebook h1", has_text="rates of change").wait_for()
    page.wait_for_function(READY)
    code = "import lib.palette as p; print(p.LIGHT['ink'])"
    assert re.fullmatch(r"#\w{6}\n", page.evaluate(ASK, code))
    far = {url for url in asked if url.startswith("https:")}
    assert far <= {entry["file_name"] for entry in lock().values()}
