"""The site in WebKit, the engine of Safari, by the driver of WebKitGTK.

Debian has it as webkit2gtk-driver; it wants a screen, which xvfb gives where
there is none. What this driver cannot do is left to Chromium: fingers, paper,
no scripts.
"""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from built import built_pages
from explorer_book import NEXT
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

pytestmark = [
    pytest.mark.webkit,
    # Selenium's own way of calling itself.
    pytest.mark.filterwarnings("ignore:setting remote_server_addr"),
]

DRIVER = shutil.which("WebKitWebDriver")
BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
PATIENCE = 60  # seconds
LESSONS = [name for name in built_pages() if name.startswith("chapters/")]
SAID = "return [...arguments[0].querySelectorAll('[role=slider], input')]" + (
    ".map((one) => [one.getAttribute('aria-valuenow'), one.value,"
    " one.getAttribute('aria-valuetext')].join())"
)
CENTRE = """
const box = (arguments[0].querySelector(".ex-dot") ?? arguments[0])
    .getBoundingClientRect();
return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
"""
# Fractions whose parts do not stand above each other, and parts of formulas
# that stand outside of the cell or the formula that they belong to.
FLAT = """
return [...document.querySelectorAll(".text mfrac")].filter((one) => {
  const [top, bottom] = [...one.children].map((part) =>
      part.getBoundingClientRect());
  return top.height && !(bottom.top > top.top);
}).map((one) => one.textContent);
"""
OUTSIDE = """
return [...document.querySelectorAll(".text mtd, .text .display > math")]
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return [...one.querySelectorAll("*")].some((part) => {
      const box = part.getBoundingClientRect();
      return box.width && (box.left < left - 2 || box.right > right + 2);
    });
  }).map((one) => one.textContent);
"""
ANEW = "return !window.before && document.readyState === 'complete'"
SETTLED = """
const done = arguments[0];
const again = (n) => n ? requestAnimationFrame(() => again(n - 1)) : done();
again(3);
"""


@contextmanager
def screen():
    """A screen for the browser: the one that is there, or one of our own."""
    if os.environ.get("DISPLAY"):
        yield
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
            server.terminate()


def missing():
    """Return the names of what this needs and the machine has not."""
    has_screen = os.environ.get("DISPLAY") or shutil.which("Xvfb")
    needs = {"webkit2gtk-driver": DRIVER and BROWSERS, "xvfb": has_screen}
    return " and ".join(name for name, found in needs.items() if not found)


@pytest.fixture(scope="module")
def driver():
    if missing():
        pytest.skip(f"no WebKit: there is no {missing()}")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(BROWSERS[-1])
    options.add_argument("--automation")
    with screen():
        driver = webdriver.WebKitGTK(options=options, service=Service(DRIVER))
        driver.set_window_size(1280, 900)
        driver.set_script_timeout(PATIENCE)
        yield driver
        driver.quit()


@pytest.fixture
def visit(driver, address):
    """Return a function that opens a page of the site, all as on day one."""

    def visit(name):
        driver.get(f"{address}/{name}")
        driver.execute_script("localStorage.clear(); window.before = 1")
        driver.refresh()
        # It may come back before the page that it leaves is gone.
        until(driver, lambda: driver.execute_script(ANEW))

    return visit


def find(place, selector):
    return place.find_elements(By.CSS_SELECTOR, selector)


def until(driver, holds):
    return WebDriverWait(driver, PATIENCE).until(lambda _: holds())


def in_view(driver, element):
    driver.execute_script(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})",
        element,
    )
    driver.execute_async_script(SETTLED)


def drag(driver, handle, across, down):
    """Drag with the mouse; where it would leave the window, it stops."""
    in_view(driver, handle)
    x, y = driver.execute_script(CENTRE, handle)
    hand = ActionBuilder(driver)
    mouse = hand.pointer_action
    mouse.move_to_location(x, y).pointer_down()
    mouse.move_to_location(x + across // 2, y + down // 2)
    mouse.move_to_location(x + across, y + down).pointer_up()
    hand.perform()
    driver.execute_async_script(SETTLED)


def moves(driver, host):
    """Return whether what an explorer offers to a hand or a key moves it."""
    before = driver.execute_script(SAID, host)
    # An explorer may draw its handles anew at each move: they are looked for
    # again each time.
    for place in range(len(find(host, "[role=slider]"))):
        for across, down in ((-30, 20), (30, -20)):
            handle = find(host, "[role=slider]")[place]
            drag(driver, handle, across, down)
            if driver.execute_script(SAID, host) != before:
                return True
    for slider in find(host, "input[type=range]"):
        in_view(driver, slider)
        slider.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        driver.execute_async_script(SETTLED)
        if driver.execute_script(SAID, host) != before:
            return True
    # What has neither is painted on.
    words = host.text
    drag(driver, find(host, ".ex-canvas")[0], -30, 20)
    return host.text != words


def alive(driver):
    """Come near each explorer, until all stand."""
    until(driver, lambda: driver.execute_script(f"return ({NEXT})()"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_explorer_is_moved(driver, visit, lesson):
    visit(lesson)
    alive(driver)
    places = find(driver, ".stage .ex-host")
    assert places
    for host in places:
        in_view(driver, host)
        title = host.text.split("\n")[0]
        if find(host, ".ex-graph"):
            button = find(host, "button:enabled")[0]
            before = host.text
            button.click()
            until(driver, lambda h=host, b=before: h.text != b)
        else:
            assert moves(driver, host), title


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_question_is_answered(driver, visit, lesson):
    visit(lesson)
    alive(driver)
    in_view(driver, find(driver, ".ex-quiz")[-1])  # which wakes it
    until(driver, lambda: find(driver, ".ex-quiz form"))
    forms = find(driver, ".ex-quiz form")
    for form in forms:
        in_view(driver, form)
        options = find(form, "label.ex-option")
        if options:
            options[0].click()
        else:
            find(form, "input.ex-input")[0].send_keys("123456")
        find(form, "button")[0].click()
        (reply,) = find(form, "[role=status]")
        until(driver, lambda reply=reply: len(reply.text) > 10)
        assert "Choose" not in reply.text


def test_a_prediction_is_kept(driver, visit):
    visit("chapters/rates_of_change.html")
    in_view(driver, find(driver, ".ex-predict")[0])
    until(driver, lambda: find(driver, ".ex-predict form"))
    form = find(driver, ".ex-predict form")[0]
    in_view(driver, form)
    find(form, "input")[0].send_keys("11", Keys.ENTER)
    until(driver, lambda: "You say 11" in form.text)
    driver.refresh()
    until(driver, lambda: "You say 11" in find(driver, "body")[0].text)


def test_the_search_finds_a_page(driver, visit):
    visit("intro.html")
    ActionChains(driver).send_keys("/").send_keys(
        "notation", Keys.ENTER
    ).perform()
    until(driver, lambda: find(driver, "#search-results li a"))
    find(driver, "#search-results li a")[0].click()
    until(driver, lambda: "search.html" not in driver.current_url)
    assert find(driver, "h1")


def test_the_colours_change_and_are_kept(driver, visit):
    visit("chapters/rates_of_change.html")
    button = find(driver, ".rail [data-colours]")[0]
    button.click()
    button.click()
    theme = "return document.documentElement.dataset.theme"
    assert driver.execute_script(theme) == "dark"
    driver.refresh()
    assert driver.execute_script(theme) == "dark"
    ground = "return getComputedStyle(document.body).backgroundColor"
    assert driver.execute_script(ground) == "rgb(21, 23, 27)"


def test_the_map_leads_and_marks_where_one_is(driver, visit):
    visit("chapters/gradient_descent.html")
    link = find(driver, ".rail .map-sections a")[2]
    link.click()
    until(driver, lambda: link.get_attribute("aria-current") == "true")


def test_the_picture_of_the_first_page_is_dragged(driver, visit):
    visit("intro.html")
    handle = until(driver, lambda: find(driver, ".hero [role=slider]"))[0]
    before = handle.get_attribute("aria-valuenow")
    drag(driver, handle, -40, 0)
    assert handle.get_attribute("aria-valuenow") != before


@pytest.mark.parametrize("lesson", LESSONS)
def test_formulas_are_set_and_nothing_is_wider_than_the_window(
    driver, visit, lesson
):
    visit(lesson)
    driver.execute_async_script("document.fonts.ready.then(arguments[0])")
    assert driver.execute_script(FLAT) == []
    assert driver.execute_script(OUTSIDE) == []
    room = driver.execute_script(
        "return document.documentElement.clientWidth"
        " - document.documentElement.scrollWidth"
    )
    assert room >= 0
