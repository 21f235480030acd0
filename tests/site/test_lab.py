"""An explorer in a real JupyterLab: Python and the picture move each other."""

import pytest
from explorer_book import settled
from lab import (
    card,
    now,
    numbers_in,
    output_of,
    prints,
    run_cell,
    seen_to_be,
    started,
    wait_until,
)
from playwright.sync_api import expect

CELLS = [
    "from lib.widgets import SecantExplorer\n"
    "explorer = SecantExplorer(lambda x: x**2, x0=0.5, h=1.0)\n"
    "explorer",
    "explorer.x0 = -1.0",
    "print('Python sees', explorer.x0, explorer.h, explorer.secant_slope)",
    "from lib.asking import Quiz\n"
    "quiz = Quiz.of('rates_of_change.limit-at-zero')\n"
    "quiz",
    "print('Python was given', *quiz.given.items())",
    "from lib.widgets import ChainExplorer, ZoomExplorer\n"
    "zoomed = ZoomExplorer(lambda x: x**2, x0=1.0, zoom=2)\n"
    "zoomed",
    "zoomed.curve, zoomed.x0 = 'corner', 0.0",
    "print('Python zoomed', zoomed.zoom, zoomed.curve, zoomed.strays)",
    "chain = ChainExplorer(lambda x: 2 * x, lambda u: u**2, x0=1.0)\nchain",
    "chain.x0 = -0.5",
    "print('Python chained', chain.x0, chain.h, chain.slope)",
    "from lib.widgets import GradientExplorer\n"
    "hill = GradientExplorer(lambda x, y: 4 - x**2 - y**2, at=(1, 2))\n"
    "hill",
    "hill.at, hill.angle = (-1.0, 0.0), 45.0",
    "print('Python reads', *hill.at, hill.angle, *hill.gradient)",
    "from lib.widgets import NeuronExplorer\n"
    "neuron = NeuronExplorer('tanh')\n"
    "neuron",
    "neuron.activation, neuron.w, neuron.b = 'ReLU', 2.0, -4.0",
    "print('The neuron has', neuron.w, neuron.b, neuron.x, neuron.slope)",
    "from lib.widgets import LogitExplorer, LossExplorer\n"
    "loss = LossExplorer()\n"
    "loss",
    "loss.y = [2, 3, 3, 7, 5]",
    "print('The loss has', loss.c, loss.y[3], loss.best['MSE'])",
    "logit = LogitExplorer()\nlogit",
    "logit.z, logit.target = 2.0, 0",
    "print('The logit has', logit.z, logit.target, logit.slopes['hinge'])",
    "from lib.widgets import DescentExplorer\n"
    "descent = DescentExplorer(lambda w: (w - 4)**2, window=(-6, 14))\n"
    "descent",
    "descent.start, descent.learning_rate, descent.steps = 0.0, 0.5, 1",
    "print('Python has', descent.start, descent.steps, descent.methods,\n"
    "    descent.landscape, descent.path()[-1], descent.queries)",
    "import numpy as np\n"
    "from lib import nn\n"
    "from lib.recording import Film\n"
    "from lib.widgets import TrainingReplay\n"
    "X = np.random.default_rng(0).normal(size=(40, 2))\n"
    "model = nn.Dense(2, 1, np.random.default_rng(0))\n"
    "film = Film(model, X, X[:, 0] > 0)\n"
    "for epoch in range(1, 6):\n"
    "    model.b.data = model.b.data + 0.5\n"
    "    film(epoch, 5, 0.0)\n"
    "replay = TrainingReplay(film)\n"
    "replay",
    "replay.epoch = 3",
    "print('The film is at', replay.epoch)",
    "from lib.autograd import record\n"
    "from lib.widgets import BackpropExplorer\n"
    "def mine(a):\n"
    "    return record(a.data**2, [a], lambda g, y, a: g * 2 * a)\n"
    "walk = BackpropExplorer(lambda x: mine(x) + x, x=3.0)\n"
    "walk",
    "walk.inputs, walk.step = {'x': 4.0}, 5",
    "print('The walk has', walk.inputs['x'], walk.step, walk.walks,\n"
    "    walk.gradients['x'])",
]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a notebook in a JupyterLab of its own."""
    with started(tmp_path_factory.mktemp("lab"), CELLS) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser, lab):
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    page.goto(lab)
    page.get_by_text("| Idle").wait_for(timeout=60_000)  # the kernel is there
    run_cell(page, 0)
    page.locator(".ex-curve[d]").wait_for(timeout=60_000)
    yield page
    context.close()


def test_python_changes_x0_and_the_picture_follows(page):
    assert now(page, "First point") == 0.5
    run_cell(page, 1)
    wait_until(page, "First point", -1)
    tangent = page.locator(".ex-card b").nth(1)
    expect(tangent).to_have_text("−2.000000")


def test_python_sees_a_drag(page):
    handle = page.get_by_role("slider", name="First point")
    handle.scroll_into_view_if_needed()
    box = handle.locator(".ex-dot").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=5)
    page.mouse.up()
    settled(page)
    dragged = now(page, "First point")
    assert dragged != -1
    seen_to_be(page, 2, lambda text: numbers_in(text)[0], dragged)
    x0, h, slope = numbers_in(output_of(page, 2))
    assert slope == pytest.approx(2 * x0 + h)


def test_python_sees_the_slider(page):
    slider = page.get_by_role("slider", name="h, from x0")
    slider.focus()
    slider.press("Home")
    seen_to_be(page, 2, lambda text: numbers_in(text)[1], 1e-6)


def test_a_quiz_replies_and_python_sees_the_answer(page):
    run_cell(page, 3)
    form = page.locator(".ex-quiz .ex-question")
    form.get_by_role("radio").first.wait_for()
    formula = form.locator("legend math").first
    expect(formula).to_have_text("h=0")
    form.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")  # JupyterLab must not take it
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reply = form.get_by_role("status")
    expect(reply).to_contain_text("the place of their limit")
    given = "Python was given ('rates_of_change.limit-at-zero', 1)"
    seen_to_be(page, 4, str.strip, given)


def test_python_and_the_zoom_explorer_move_each_other(page):
    run_cell(page, 5)
    expect(card(page, "zoom")).to_have_text("0.833 %")
    place = page.locator(".ex-zoom-explorer")
    expect(place.get_by_role("textbox")).to_have_count(0)  # Python is there
    place.get_by_role("slider", name="Zoom").press("Home")
    run_cell(page, 6)
    expect(card(page, "zoom")).to_have_text("83.3 %")
    place.get_by_role("button", name="staircase").click()
    place.get_by_role("slider", name="Zoom").press("End")
    words = ["Python", "zoomed", "6.0", "staircase"]
    seen_to_be(page, 7, lambda text: text.split()[:4], words)
    assert float(output_of(page, 7).split()[-1]) > 1000


def test_python_and_the_chain_explorer_move_each_other(page):
    run_cell(page, 8)
    expect(card(page, "chain")).to_have_text("2.000000")
    run_cell(page, 9)
    product = page.locator(".ex-chain-explorer .ex-card b").last
    expect(product).to_have_text("−4.000000")
    place = page.locator(".ex-chain-explorer")
    point = place.get_by_role("slider", name="Point x0")
    point.focus()
    point.press("End")
    prints(page, 10, "Python chained 2.0 -0.5 16.0")


def test_a_point_of_the_plane_goes_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "GradientExplorer" in c)
    run_cell(page, made)
    point = page.get_by_role("slider", name="Point on the map")
    point.wait_for()
    run_cell(page, made + 1)
    wait_until(page, "Point on the map", -1)
    wait_until(page, "Direction u", 45)
    point.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowUp")
    prints(page, made + 2, "Python reads -0.5 0.05 45 1.0 -0.1")


def test_a_neuron_goes_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "NeuronExplorer" in c)
    run_cell(page, made)
    middle = page.get_by_role("slider", name="Middle")
    middle.wait_for()
    run_cell(page, made + 1)
    wait_until(page, "Middle", 2)
    middle.focus()
    page.keyboard.press("ArrowRight")
    point = page.get_by_role("slider", name="Point x", exact=True)
    point.focus()
    page.keyboard.press("End")
    prints(page, made + 2, "The neuron has 2 -4.2 6 2")


def test_examples_and_a_prediction_go_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "loss = Loss" in c)
    run_cell(page, made)
    place = page.locator(".ex-loss-explorer")
    outlier = place.get_by_role("slider", name="Example 4")
    outlier.wait_for()
    run_cell(page, made + 1)
    wait_until(page, "Example 4", 7)
    outlier.focus()
    page.keyboard.press("Shift+ArrowUp")
    place.get_by_role("button", name="Best for MSE").click()
    prints(page, made + 2, "The loss has 4.4 9 4.4")


def test_a_logit_goes_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "logit = Logit" in c)
    run_cell(page, made)
    place = page.locator(".ex-logit-explorer")
    point = place.get_by_role("slider", name="Logit", exact=True)
    point.wait_for()
    run_cell(page, made + 1)
    wait_until(page, "Logit", 2)
    point.focus()
    page.keyboard.press("ArrowLeft")
    place.get_by_role("button", name="the answer is 1").click()
    prints(page, made + 2, "The logit has 1.8 1 0")


def test_a_descent_and_its_game_go_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "DescentExplorer" in c)
    run_cell(page, made)
    place = page.locator(".ex-descent-explorer")
    place.get_by_role("slider", name="Start").wait_for()
    run_cell(page, made + 1)
    wait_until(page, "Start", 0)
    expect(place.locator(".ex-card b").first).to_have_text("0")
    place.get_by_role("combobox").select_option("valley")
    place.get_by_label("Adam").check()
    place.get_by_role("button", name="Step", exact=True).click()
    place.get_by_role("button", name="Blindfold").click()
    aim = place.get_by_role("slider", name="Where to ask")
    aim.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    prints(
        page,
        made + 2,
        "Python has (10.0, 1.0) 2 ['plain', 'adam'] valley (8.1, 0.0) "
        "[[2.8, 1.8]]",
    )


def test_a_film_goes_both_ways(page):
    made = next(i for i, c in enumerate(CELLS) if "TrainingReplay" in c)
    run_cell(page, made)
    place = page.locator(".ex-replay-explorer")
    point = place.get_by_role("slider", name="Epoch on the curve of the loss")
    point.wait_for()
    run_cell(page, made + 1)
    expect(place.locator(".ex-value")).to_have_text("3 of 5")
    place.get_by_role("button", name="Step", exact=True).click()
    expect(place.locator(".ex-value")).to_have_text("4 of 5")
    prints(page, made + 2, "The film is at 4")


def test_a_walk_goes_both_ways_also_with_a_step_of_the_reader(page):
    made = next(i for i, c in enumerate(CELLS) if "BackpropExplorer" in c)
    run_cell(page, made)
    place = page.locator(".ex-backprop-explorer")
    place.get_by_role("button", name="Step forward").wait_for()
    run_cell(page, made + 1)
    expect(place.locator(".ex-asked-rate")).to_have_text("∂v₁/∂x =")
    place.get_by_role("textbox").fill("8")
    place.get_by_role("button", name="Check").click()
    note = place.locator(".ex-note")
    expect(note).to_contain_text("The walk is done: 9 at x")
    place.get_by_role("spinbutton", name="x").fill("5")  # Python computes
    expect(note).to_contain_text("The walk is done: 11 at x")
    place.get_by_role("button", name="Backward again").click()
    expect(note).to_contain_text("11 + 11 = 22")
    prints(page, made + 2, "The walk has 5 6 2 11")


def test_nothing_is_asked_of_another_host(page):
    start = page.url.split("/lab")[0]
    outside = [
        url
        for url in page.requested
        if not url.startswith((start, "data:", "blob:"))
    ]
    assert outside == []
