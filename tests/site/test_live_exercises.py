"""The exercises on rates of change, done on the page itself, by keyboard.

Stand-ins take the place of NumPy and Matplotlib where the site does not have
them (live_page.py); the library, its checks, IPython and Python are real.
"""

import json
import re

import nbformat
import pytest
from built import ROOT
from engines import saving
from live_page import (
    PATIENCE,
    Live,
    live_folder,
    lock,
    network_files,
    real_wheels,
    stand_in_for,
)
from playwright.sync_api import expect

from lib.checks import NotYet
from lib.checks import rates_of_change as check

pytestmark = pytest.mark.browser
PAGE = "exercises/rates_of_change.html"


@pytest.fixture(scope="module")
def window(browser, address):
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    stand_in_for(context)
    yield context
    context.close()


@pytest.fixture(scope="module")
def live(window, address):
    """The page, with Python started and all that was asked for on the way."""
    page = window.new_page()
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(error))
    page.goto(f"{address}/{PAGE}")
    page.wait_for_load_state("networkidle")
    page.before = list(page.asked)
    live = Live(page)
    live.start()
    return live


def test_nothing_is_asked_for_before_the_button_is_pressed(live):
    before = live.page.before
    assert before and not [url for url in before if "/live-" in url]
    assert not [url for url in before if "/python-" in url]


SOLUTIONS = {
    cell["id"]: re.sub(
        r" *### (BEGIN|END) SOLUTION\n?", "", "".join(cell["source"])
    )
    for cell in json.loads(
        (ROOT / "solutions/rates_of_change.ipynb").read_text("utf8")
    )["cells"]
}
# A wrong answer to each task, and the same for a check that runs here.
WRONG = {
    "average-from-table": (
        "rate = 40 / 4.64\nunit = 'm/s'",
        lambda: check.average_from_table(40 / 4.64, "m/s"),
    ),
    "average-of-cube": ("average = 2", lambda: check.average_of_cube(2)),
    "secant-slope": (
        "secant_slope = lambda f, a, b: f(b) - f(a)",
        lambda: check.secant_slope(lambda f, a, b: f(b) - f(a)),
    ),
    "line-slope": (
        "line_slope = lambda x1, y1, x2, y2: (y2 - y1) / abs(x2 - x1)",
        None,  # the line that it stumbles over is drawn
    ),
    "not-proportional": (
        "runner = lambda t: 2 * t",
        lambda: check.not_proportional(lambda t: 2 * t),
    ),
    "speed-graph": (
        "false_step, speed, slope_unit = 2, 5, 'm/s/s'",
        lambda: check.speed_graph(2, 5, "m/s/s"),
    ),
    "fastest-piece": (
        "fastest_speed = lambda t, s: (s[-1] - s[0]) / (t[-1] - t[0])\n"
        "uncertainty = lambda distance, duration: 0",
        lambda: check.fastest_piece(
            lambda t, s: (s[-1] - s[0]) / (t[-1] - t[0]),
            lambda distance, duration: 0,
        ),
    ),
}
TITLES = {name: i + 1 for i, name in enumerate(WRONG)}


def reply_here(judge):
    with pytest.raises(NotYet) as reply:
        judge()
    return str(reply.value)


@pytest.mark.parametrize("task", WRONG)
def test_a_task_is_blank_then_wrong_with_its_reply_then_right(live, task):
    live.run(f"check-{task}")
    live.shows(f"check-{task}", f"Not yet: Task {TITLES[task]}")
    wrong, judge = WRONG[task]
    live.answer(task, wrong)
    live.shows(f"check-{task}", f"Not yet: Task {TITLES[task]}")
    if judge:
        shown = live.output(f"check-{task}").inner_text().strip()
        assert shown == reply_here(judge)
    live.answer(task, SOLUTIONS[task].strip())
    live.shows(f"check-{task}", f"Right: Task {TITLES[task]}")
    expect(live.status).to_contain_text(f"Right: Task {TITLES[task]}")


def test_all_points_are_there_and_are_kept(live):
    live.run("score")
    total = re.compile(r"together +12 of 12")
    expect(live.output("score")).to_contain_text(total)
    kept = json.loads(
        live.page.evaluate(
            "localStorage.getItem('calculus-for-deep-learning.points.v1')"
        )
    )
    points = kept["exercises/rates_of_change"]
    assert sum(one["points"] for one in points.values()) == 12
    assert live.page.errors == []


def test_after_the_button_only_the_files_of_the_lock_are_asked_for(live):
    page = live.page
    after = page.asked[len(page.before) :]
    sent = [url for url in after if not url.startswith(("blob:", "data:"))]
    here = page.url.removesuffix("exercises/rates_of_change.html")
    elsewhere = {url for url in sent if not url.startswith(here)}
    assert elsewhere <= set(network_files())
    folders = (live_folder().name, lock()["core"].strip("./"))
    for url in set(sent) - elsewhere:
        path = url.removeprefix(here)
        is_ours = path.startswith(tuple(f"_static/{one}/" for one in folders))
        assert is_ours or path == "_sources/exercises/rates_of_change.ipynb"


def test_a_figure_has_the_words_of_the_page(live):
    live.run("speed-figure")
    figure = live.output("speed-figure").locator("img")
    expect(figure).to_have_attribute("alt", re.compile("^A straight line"))
    live.write("speed-figure", "figures.axes('a', 'b');")
    live.run("speed-figure")
    expect(figure).to_have_attribute(
        "alt", re.compile(r"^Figure of cell \d+$")
    )


def test_a_stop_ends_the_loop_and_keeps_the_names(live):
    live.write("half-the-race", "kept = 41\nwhile True:\n    pass")
    live.page.keyboard.press("Shift+Enter")
    live.busy("half-the-race")
    live.button("Stop").focus()
    live.page.keyboard.press("Enter")
    live.shows("half-the-race", "Stopped in line")
    live.write("try-secant-slope", "print(kept + 1)")
    live.write("half-the-race", "")
    live.run("try-secant-slope")
    live.shows("try-secant-slope", "42")


def test_much_output_is_cut_and_the_page_stays_alive(live):
    live.write("half-the-race", "for i in range(20_000): print('line', i)")
    live.run("half-the-race")
    live.shows("half-the-race", "the rest is not shown")
    live.write("half-the-race", "'alive'")
    live.run("half-the-race")
    live.shows("half-the-race", "alive")


def downloaded(live, tmp_path):
    with saving(live.page) as download:
        live.button("Download this notebook").click()
    file = tmp_path / "mine.ipynb"
    download.value.save_as(file)
    assert download.value.suggested_filename == "rates_of_change.ipynb"
    return file


def test_a_download_is_the_exercise_with_what_was_written(live, tmp_path):
    live.write("average-of-cube", "average = 20 + 1")
    mine = nbformat.read(downloaded(live, tmp_path), as_version=4)
    nbformat.validate(mine)
    course = nbformat.read(ROOT / PAGE.replace("html", "ipynb"), 4)
    written = {cell.id: cell.source for cell in mine.cells}
    assert {cell.id for cell in course.cells} <= set(written)
    assert written["average-of-cube"] == "average = 20 + 1"
    same = [c for c in course.cells if c.source == written[c.id]]
    assert len(same) >= len(course.cells) - len(WRONG) - 4


def test_what_was_downloaded_is_opened_again(live, tmp_path):
    file = downloaded(live, tmp_path)
    live.write("average-of-cube", "average = 'lost'")
    with live.page.expect_file_chooser() as chooser:
        live.button("Open a notebook").click()
    chooser.value.set_files(file)
    expect(live.editor("average-of-cube")).to_have_text("average = 20 + 1")
    expect(live.status).to_contain_text("came from mine.ipynb")


def test_a_file_that_is_no_notebook_is_refused_in_one_sentence(live, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader")
    with live.page.expect_file_chooser() as chooser:
        live.button("Open a notebook").click()
    chooser.value.set_files(file)
    expect(live.status).to_have_text("letter.txt is no notebook.")


def test_python_that_hears_nothing_is_ended_and_all_above_runs_again(live):
    stubborn = """while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        pass"""
    live.write("half-the-race", stubborn)
    live.page.keyboard.press("Shift+Enter")
    live.busy("half-the-race")
    live.button("Stop").click()
    live.shows("half-the-race", "Python has started anew")
    live.write("half-the-race", "")
    live.write("average-of-cube", "average = 20 + 1")
    live.run("check-average-of-cube")  # what it needs runs before it
    live.shows("check-average-of-cube", "Right: Task 2")


def test_what_was_written_is_there_after_a_reload_and_can_be_put_back(live):
    page = live.page
    live.write("average-of-cube", "average = 20 + 1")
    page.reload()  # at once: what is written is kept on leaving
    page.wait_for_load_state("networkidle")
    cell = page.locator("div.cell", has_text="average =")
    expect(cell.first).to_contain_text("average = ...")  # before the button
    page.get_by_role("button", name="Run it here").click()
    expect(live.editor("average-of-cube")).to_have_text("average = 20 + 1")
    page.once("dialog", lambda dialog: dialog.accept())
    live.button("Put back every cell").click()
    expect(live.editor("average-of-cube")).to_have_text("average = ...")
    page.wait_for_timeout(500)
    key = "'calculus-for-deep-learning.written:' + location.pathname"
    assert page.evaluate(f"localStorage.getItem({key})") is None


@real_wheels
def test_what_only_the_real_ones_show_a_sum_of_squares_and_a_drawing(live):
    live.write("speed-figure", "float(np.sum(np.arange(5.0) ** 2))")
    live.run("speed-figure")
    live.shows("speed-figure", "30.0")
    live.write("speed-figure", "plt.plot([1, 2], [3, 5]);")
    live.run("speed-figure")
    figure = live.output("speed-figure").locator("img")
    expect(figure).to_be_visible()
    assert figure.evaluate("img => img.naturalWidth") > 100
