"""A page that is opened again: from what the browser has kept.

The browser keeps its files on a disk of its own, as a reader's does, and the
server writes down what it sent: 200 with the file, or 304 for "as you have
it". Stand-ins lie in the site where NumPy and Matplotlib cannot be had.
"""

from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from engines import QUIET
from live_page import PATIENCE, Live, lay_site
from playwright.sync_api import expect

from tools.find_browser import found
from tools.serve import QuietHandler

pytestmark = pytest.mark.browser
PAGE = "exercises/rates_of_change.html"


class Handler(QuietHandler):
    """Writes down what was asked for and how it was answered."""

    def log_request(self, code="-", size="-"):
        self.server.answers.append((self.path.partition("?")[0], int(code)))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    lay_site(folder)
    handler = partial(Handler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.answers = []
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def reader(browser, tmp_path_factory):
    """A browser that keeps its files, as a reader's own does."""
    context = browser.browser_type.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=str(found()),
        args=QUIET,
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def opened(page, server):
    """Open the page and start Python; return what the server sent for it."""
    server.answers.clear()
    page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}")
    live = Live(page)
    live.start()
    live.run("first-cell")  # brings what is compiled
    return live, {
        path: code
        for path, code in server.answers
        if "/live-" in path or "/python-" in path
    }


@pytest.fixture(scope="module")
def twice(reader, server):
    """A page, left with an answer in it and opened again."""
    page = reader.new_page()
    live, first = opened(page, server)
    live.answer("average-of-cube", "average = 20 + 1")
    live.shows("check-average-of-cube", "Right: Task 2")
    page.goto(f"http://127.0.0.1:{server.server_port}/intro.html")
    live, second = opened(page, server)
    return live, first, second


def test_the_first_start_brings_everything(twice):
    _, first, _ = twice
    assert set(first.values()) == {200}
    for name in ("pyodide.asm.wasm", "python_stdlib.zip", "live.json"):
        assert [path for path in first if path.endswith(name)]
    assert [path for path in first if "/numpy-" in path]


def test_the_second_start_brings_no_file_again(twice):
    _, first, second = twice
    assert set(second) <= set(first)
    again = [path for path, code in second.items() if code != 304]
    assert again == []


def test_what_was_written_is_there_when_a_reader_comes_back(twice):
    live, _, _ = twice
    expect(live.editor("average-of-cube")).to_have_text("average = 20 + 1")
    live.run("check-average-of-cube")  # what it needs runs before it
    live.shows("check-average-of-cube", "Right: Task 2")
