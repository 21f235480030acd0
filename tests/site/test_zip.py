"""The site as one file: unpacked below some path, it is the whole site."""

import re
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from shutil import copytree
from threading import Thread

import pytest
from built import HTML
from explorer_book import drag, first_point, now, settled, watched
from playwright.sync_api import expect

from tools.make_zip import NAME, offer, pack

pytestmark = pytest.mark.browser

PATH = "some/sub/path"
LESSON = "chapters/rates_of_change.html"


class Plain(SimpleHTTPRequestHandler):
    """What `python -m http.server` answers with, without its log."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A site that offers the file, and what is in the file, unpacked."""
    here = tmp_path_factory.mktemp("zip")
    site = copytree(HTML, here / "site")
    whole = pack(site)
    offer(site)
    below = here / "server" / PATH
    below.mkdir(parents=True)
    with zipfile.ZipFile(whole) as packed:
        packed.extractall(below)
    return site, here / "server"


@pytest.fixture(scope="module")
def at(folders):
    """The addresses of the site that offers, and of the one unpacked."""
    servers = [
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=folder))
        for folder in folders
    ]
    for server in servers:
        Thread(target=server.serve_forever, daemon=True).start()
    site, root = (f"http://127.0.0.1:{s.server_port}" for s in servers)
    yield site, f"{root}/{PATH}/{NAME}"
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser, at):
    """A window on a lesson of the unpacked site, and what goes wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watched(page)
    page.goto(f"{at[1]}/{LESSON}")
    yield page
    assert page.complaints == []
    assert all(url.startswith((*at, "data:")) for url in page.requested)
    context.close()


def test_an_unpacked_explorer_is_dragged(page):
    point = first_point(page.locator(".ex-host:has(.ex-secant-explorer)"))
    point.wait_for()
    point.scroll_into_view_if_needed()
    settled(page)
    before = now(point)
    drag(page, point, -40)
    assert now(point) < before


def test_the_unpacked_site_is_searched(page):
    page.keyboard.press("/")
    page.keyboard.type("secant")
    page.keyboard.press("Enter")
    found = page.locator("#search-results").get_by_role("link")
    found.first.click()
    expect(page).to_have_url(re.compile(f"{PATH}/{NAME}/[a-z]+/"))
    expect(page.locator("h1")).to_be_visible()


def test_the_unpacked_map_leads_and_the_colours_change(page, at):
    the_map = page.get_by_role("navigation", name="Map of the course")
    the_map.get_by_role("link", name="Notation").click()
    expect(page).to_have_url(f"{at[1]}/appendix/notation.html")
    colours = page.get_by_role("button", name="Colours").first
    colours.click()
    colours.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{at[1]}/")
    expect(page).to_have_url(f"{at[1]}/intro.html")


def test_only_the_site_that_has_the_file_offers_it(page, at):
    offered = page.locator(".foot").get_by_role("link", name="one file")
    expect(offered).to_have_count(0)
    page.goto(f"{at[0]}/{LESSON}")
    with page.expect_download() as download:
        offered.click()
    assert zipfile.is_zipfile(download.value.path())
