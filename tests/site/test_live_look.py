"""How a live page looks and is used: axe, keyboard, phone, lesson."""

import re

import pytest
from explorer_book import faults
from live_page import PATIENCE, Live, stand_in_for
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAGE = "exercises/rates_of_change.html"
LESSON = "chapters/rates_of_change.html"


def is_wider_than_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture(scope="module", params=["light-1280", "dark-375"])
def live(request, browser, address):
    scheme, _, width = request.param.partition("-")
    is_phone = width == "375"
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": int(width), "height": 760},
        **({"has_touch": True, "is_mobile": True} if is_phone else {}),
    )
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    page.found_before = faults(page, "body")
    live = Live(page)
    live.is_phone = is_phone
    live.start()
    yield live
    context.close()


def test_axe_finds_nothing_before_the_button_and_nothing_after(live):
    assert live.page.found_before == []
    live.write("average-of-cube", "average = 2")
    live.run("check-average-of-cube")
    live.run("speed-figure")
    live.page.locator(".live-help summary").click()
    assert faults(live.page, "body") == []
    live.page.locator(".live-help summary").click()


def test_the_menu_of_other_ways_opens_by_keyboard(live):
    page = live.page
    page.locator(".elsewhere summary").focus()
    page.keyboard.press("Enter")
    file = page.locator(".elsewhere").get_by_role("link", name="The file")
    expect(file).to_be_visible()
    assert faults(page, "body") == []
    assert not is_wider_than_the_screen(page)
    page.keyboard.press("Enter")
    expect(file).not_to_be_visible()


def test_nothing_scrolls_sideways(live):
    live.write("average-of-cube", f"average = 2  # {'long ' * 40}")
    assert not is_wider_than_the_screen(live.page)


def test_tab_leads_out_of_an_editor_and_back_into_it(live):
    page = live.page
    label = "return (document.activeElement.ariaLabel)"
    active = f"() => {{ {label} }}"
    live.editor("average-of-cube").focus()
    page.keyboard.press("Tab")
    assert re.match("Run cell .*average of cube", page.evaluate(active))
    page.keyboard.press("Shift+Tab")
    assert "average of cube" in page.evaluate(active)


def test_enter_indents_as_python_wants_it(live):
    page = live.page
    live.write("secant-slope", "def twice(x):")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("return 2 * x")
    lines = live.editor("secant-slope").locator(".cm-line")
    expect(lines.nth(1)).to_have_text("    return 2 * x")


def test_the_keys_are_listed_and_each_editor_is_described_by_them(live):
    about = live.editor("average-of-cube").get_attribute("aria-describedby")
    assert about == "live-keys"
    assert live.page.locator(f"#{about} li").count() == 5


def test_the_reply_of_a_check_is_on_the_screen_when_it_comes(live):
    live.write("average-of-cube", "average = 2")
    runner = live.cell("check-average-of-cube").locator(".live-run")
    runner.tap() if live.is_phone else runner.click()
    live.idle()
    reply = live.output("check-average-of-cube")
    expect(reply).to_contain_text("Not yet: Task 2")
    expect(reply).to_be_in_viewport(ratio=0.9)
    # Broken for a wide screen: on a narrow one it flows.
    end = " " if live.is_phone else "\n"
    assert f"which means something else{end}in Python." in reply.inner_text()
    active = "document.activeElement.className"
    assert "cm-content" not in live.page.evaluate(active)


def test_text_in_an_editor_is_large_enough_that_a_phone_does_not_zoom(live):
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    found = live.editor("average-of-cube").evaluate(size)
    assert found >= (16 if live.is_phone else 12)


def test_a_lesson_is_changed_and_run_where_it_stands(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    live = Live(page)
    live.start()
    try:
        before = live.output("whole-race").inner_text()
        code = live.editor("whole-race").inner_text()
        live.write("whole-race", code.replace("rate:.2f", "rate:.3f"))
        live.run("whole-race")
        after = live.output("whole-race").inner_text()
        assert after.strip() and after != before
    finally:
        context.close()
