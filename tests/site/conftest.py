"""The built site: its pages, a server for it, and a browser that visits it.

`make book` builds it. Without it, or without a browser, these tests are
skipped; where CI is set they fail instead.
"""

import os
from fcntl import LOCK_EX, flock
from functools import partial

import pytest
from built import HTML, built_pages
from engines import ENGINES
from explorer_book import build_in, watched
from playwright.sync_api import expect, sync_playwright

from tools.serve import served

# How long a test waits for what must come: a busy machine needs it, and one
# where it does not come fails all the same.
PATIENCE = 90_000  # milliseconds
expect.set_options(timeout=PATIENCE)

MODES = [
    pytest.param((scheme, width), id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (1280, 375)
]


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        names = built_pages() or ["no page"]
        metafunc.parametrize("name", names, scope="module")
    if "mode" in metafunc.fixturenames:
        metafunc.parametrize("mode", MODES, scope="module")


@pytest.fixture(autouse=True, scope="session")
def the_site_is_built():
    if not built_pages():
        missing = pytest.fail if "CI" in os.environ else pytest.skip
        missing("the site is not built: run `make book` first")


@pytest.fixture(scope="session")
def browser(request):
    """The browser that --engine names; skips where there is none."""
    name = request.config.getoption("--engine")
    with sync_playwright() as playwright:
        browser = ENGINES[name](playwright)
        if browser is None:
            missing = pytest.fail if "CI" in os.environ else pytest.skip
            missing(f"there is no {name}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address():
    """The address of a server for the built site."""
    with served(HTML) as address:
        yield address


@pytest.fixture
def visit(browser, address):
    """Return a function that opens a page of the site in a fresh window."""
    contexts = []

    def visit(name, scheme="light", width=1280, prepare=None, **options):
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if prepare:
            prepare(page)
        page.goto(f"{address}/{name}")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def with_clipboard(visit):
    """As ``visit``, for a page that may write to the clipboard and read it."""
    return partial(visit, permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture(scope="session")
def explorer_book(tmp_path_factory, worker_id):
    """The folder of a built book with one page of explorers.

    The first worker that needs it builds it, and the others wait.
    """
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    source = shared / "explorers"
    with open(shared / "explorers.lock", "w") as lock:
        flock(lock, LOCK_EX)
        if not source.exists():
            source.mkdir()
            build_in(source)
    return source / "_build" / "html"


@pytest.fixture(scope="session")
def explorer_page(explorer_book):
    with served(explorer_book) as address:
        yield f"{address}/index.html"


@pytest.fixture
def look(browser, explorer_page):
    """Return a function that opens that page in a fresh window."""
    contexts = []

    def look(scheme="light", width=1280, prepare=None, **options):
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watched(page)
        if prepare:
            prepare(page)
        page.goto(explorer_page)
        return page

    yield look
    for context in contexts:
        context.close()
