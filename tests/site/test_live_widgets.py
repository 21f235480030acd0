"""Widgets of a live page: explorers in both directions, and the controls.

Without NumPy an explorer of the course cannot sample its function, so one of
the same traits is made here, drawn by the same script: its state is real.
"""

import re

import pytest
from live_page import PATIENCE, Live, stand_in_for
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EXPLORER = """import struct
import ipywidgets as widgets
from traitlets import Bytes, Unicode
from lib.widgets.stepped import Stepped
class Square(Stepped):
    explorer = Unicode("secant")
    samples = Bytes()
    def describe(self): return f"x0 is {self.x0:g}, h is {self.h:g}"
    def still(self): return {"text/plain": self.describe()}
xs = [-2 + i / 32 for i in range(129)]
columns = [*xs, *(x * x for x in xs), *(2 * x for x in xs)]
packed = struct.pack(f"{len(columns)}d", *columns)
e = Square(interval=(-2.0, 2.0), x0=1.0, h=0.5, samples=packed)
e"""
CONTROLS = """place = widgets.FloatSlider(min=-2, max=1, step=0.01)
widgets.link((e, "x0"), (place, "value"))
seen = widgets.HTML(e.describe())
e.observe(lambda c: seen.set_trait("value", e.describe()), ["x0", "h"])
sizes = {"half": 0.5, "tenth": 0.1}
chosen = widgets.Dropdown(options=sizes.items(), description="h is")
chosen.observe(lambda c: e.set_trait("h", c.new), "value")
pressed = widgets.Button(description="back to 0")
pressed.on_click(lambda _: e.set_trait("x0", 0.0))
widgets.VBox([place, chosen, pressed, seen])"""
INTERACT = """@widgets.interact(n=(1, 9), loud=False)
def squares(n=2, loud=False):
    print("the square is", n * n, "!" * loud)"""
CELLS = {
    "half-the-race": EXPLORER,
    "square": CONTROLS,
    "try-secant-slope": INTERACT,
}


@pytest.fixture(scope="module")
def live(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(error))
    page.goto(f"{address}/exercises/rates_of_change.html")
    live = Live(page)
    live.start()
    for name, source in CELLS.items():
        live.write(name, source)
    for name in CELLS:
        live.run(name)
    yield live
    context.close()


def told(live):
    return live.output("square").locator(".live-column > :last-child")


def explorer(live):
    return live.output("half-the-race").locator(".ex-secant-explorer")


def point(live):
    return explorer(live).get_by_role("slider", name="First point")


def test_an_explorer_moved_on_the_page_is_moved_in_python(live):
    point(live).focus()
    live.page.keyboard.press("ArrowLeft")
    expect(told(live)).not_to_contain_text("x0 is 1,")
    expect(told(live)).to_contain_text("x0 is 0.")
    live.write("try-line-slope", "print('Python has', e.x0)")
    live.run("try-line-slope")
    now = point(live).get_attribute("aria-valuenow")
    live.shows("try-line-slope", f"Python has {float(now):.2g}"[:14])


def test_an_explorer_set_in_python_moves_on_the_page(live):
    live.write("try-line-slope", "e.x0 = -1.0")
    live.run("try-line-slope")
    expect(point(live)).to_have_attribute("aria-valuenow", "-1")
    slider = live.output("square").get_by_role("slider").first
    expect(slider).to_have_value("-1")


def test_a_slider_and_a_dropdown_move_the_explorer_through_python(live):
    out = live.output("square")
    out.get_by_role("slider").first.focus()
    live.page.keyboard.press("Home")
    expect(point(live)).to_have_attribute("aria-valuenow", "-2")
    out.get_by_role("combobox", name="h is").select_option("tenth")
    expect(told(live)).to_contain_text("h is 0.1")
    out.get_by_role("button", name="back to 0").focus()
    live.page.keyboard.press("Enter")
    expect(point(live)).to_have_attribute("aria-valuenow", "0")


def test_interact_prints_in_its_own_place_each_time(live):
    out = live.output("try-secant-slope")
    expect(out).to_contain_text("the square is 4")
    slider = out.get_by_role("slider", name="n")
    slider.focus()
    live.page.keyboard.press("ArrowRight")
    expect(out).to_contain_text("the square is 9")
    expect(out).not_to_contain_text("the square is 4")
    out.get_by_role("checkbox", name="loud").check()
    expect(out).to_contain_text("the square is 9 !")


def test_a_widget_that_a_page_does_not_have_says_so(live):
    live.write("try-line-slope", "widgets.DatePicker()")
    live.run("try-line-slope")
    live.shows("try-line-slope", "A page has no DatePickerModel")


def test_the_function_of_a_widget_that_stops_says_so_in_the_bar(live):
    source = "b = widgets.Button(description='divide')\n"
    source += "b.on_click(lambda _: 1 / 0)\nb"
    live.write("try-line-slope", source)
    live.run("try-line-slope")
    live.output("try-line-slope").get_by_role("button").click()
    expect(live.status).to_contain_text("division by zero")


def test_a_restart_leaves_the_page_alive_and_says_what_is_gone(live):
    live.button("Restart Python").click()
    expect(live.status).to_contain_text("all names are gone")
    live.run("square")  # and before it the explorer, which it needs
    expect(told(live)).to_contain_text("x0 is 1, h is 0.5")
    expect(point(live)).to_have_attribute("aria-valuenow", "1")
    assert live.page.errors == []
    assert re.search("Cell", live.status.inner_text())
