"""A small book of explorers: how it is built, opened and used by hand."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"


def shown():
    """Yield the cells that the test of an explorer asks for, as SHOWN."""
    for file in sorted(Path(__file__).parent.glob("test_*_explorer.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id="SHOWN")], value=cells):
                    yield from ast.literal_eval(cells)


CELLS = [
    "# Explorers\n\nText before.",
    "from ipywidgets import IntSlider\n"
    "from lib.data import bolt\n"
    "from lib.autograd import relu\n"
    "from lib.widgets import ChainExplorer, SecantExplorer\n"
    "from lib.widgets import SeriesExplorer, ZoomExplorer",
    "SecantExplorer(lambda x: x**2, x0=0.5, h=1.0, label='First')",
    "## Between",
    "SecantExplorer(lambda x: x**2, x0=0.5, h=1.0, label='Second')",
    "SecantExplorer(abs, x0=0.0, h=1.0, label='Corner')",
    "SeriesExplorer(*bolt(), 0.005, start=6, end=8, label='Bolt',\n"
    "    axes=('time', 'position'), units=('s', 'm'))",
    "ZoomExplorer(lambda x: x**2, x0=1.0, label='Zoom')",
    "ChainExplorer(lambda x: 1 - 2 * x, lambda u: u**2, label='Chain')",
    "IntSlider()",
    "from lib.widgets import LogitExplorer, LossExplorer, NeuronExplorer",
    "NeuronExplorer(label='Sigmoid')",
    "NeuronExplorer('ReLU', w=2.0, b=-3.0, x=1.0, label='Rectifier')",
    "LossExplorer(label='Constant')",
    "LossExplorer(model='line', m=0.8, b=1.1, label='Straight')",
    "LogitExplorer(label='Confident')",
    "from lib.widgets import GradientExplorer, SliceExplorer\n"
    "def hill(east, north):\n"
    "    return 500 - 40*east**2 - 20*north**2 + 20*east*north",
    "SliceExplorer(hill, axes=('east', 'north', 'elevation'),\n"
    "    units=('km', 'km', 'm'), label='Hill')",
    "GradientExplorer(hill, angle=90, units=('km', 'km', 'm'))",
    "from lib.widgets import DescentExplorer\n"
    "DescentExplorer(lambda w: (w - 4)**2, start=0.0, window=(-6, 14),\n"
    "    axes=('w', 'loss'))",
    "DescentExplorer(lambda x, y: x**2 + 10*y**2, start=(10.0, 1.0),\n"
    "    learning_rate=0.05, window=((-12, 12), (-4, 4)), steps=5,\n"
    "    methods=('plain', 'momentum', 'adam'))",
    "import numpy as np\n"
    "from lib import losses, nn, optim\n"
    "from lib.recording import Film\n"
    "from lib.widgets import TrainingReplay\n"
    "rng = np.random.default_rng(0)\n"
    "t = np.pi * rng.random(100)\n"
    "moon = np.stack([np.cos(t), np.sin(t)], axis=1)\n"
    "X = np.concatenate([moon, [1.0, 0.5] - moon])\n"
    "X += 0.12 * rng.normal(size=X.shape)\n"
    "y = np.repeat([[0.0], [1.0]], 100, axis=0)\n"
    "model = nn.MLP([2, 16, 16, 1], rng, nn.tanh)\n"
    "film = Film(model, X, y)\n"
    "optim.train(model, losses.binary_cross_entropy, X, y,\n"
    "    optim.Adam(model.parameters(), 0.01), 60, 20, rng, film)\n"
    "TrainingReplay(film, label='Two moons')",
    "model, k = nn.MLP([2, 16, 3], rng), np.digitize(X[:, 0], [0, 1])\n"
    "film = Film(model, X, k, every=5)\n"
    "optim.train(model, losses.cross_entropy, X, k,\n"
    "    optim.Adam(model.parameters(), 0.01), 20, 20, rng, film)\n"
    "TrainingReplay(film, epoch=20, label='Three stripes')",
    "from lib.autograd import record, sigmoid, tanh\n"
    "from lib.widgets import BackpropExplorer\n"
    "BackpropExplorer(lambda W, X: 1 - sigmoid(W * X), W=0.5, X=2.0,\n"
    "    label='Neuron')",
    "BackpropExplorer(lambda x: x * x + x, x=3.0, label='Thrice')",
    "def many(a, b, c):\n"
    "    u = tanh(a + b * c) * tanh(2 * a - b)\n"
    "    return (u + tanh(b + c) / (1 + a * a)) ** 2\n"
    "BackpropExplorer(many, a=0.5, b=-1, c=0.3, label='Broad')",
    "def mine(a):\n"
    "    return record(a.data**2, [a], lambda g, y, a: g * 2 * a)\n"
    "BackpropExplorer(lambda x: mine(x) + x, x=3.0, label='Foreign')",
    "def wordy(learning_rate, weight_of_the_first):\n"
    "    return learning_rate * weight_of_the_first\n"
    "BackpropExplorer(wordy, learning_rate=0.1, weight_of_the_first=4,\n"
    "    label='Wordy')",
    *shown(),
    "## After",
]
MAKERS = [cell for cell in CELLS if re.search(r"(Explorer|Replay)\(", cell)]
EXPLORERS = len(MAKERS)
NEXT = """() => {
  const place = document.querySelector("[data-explorer]:not(.ex-failed)");
  place?.scrollIntoView({ behavior: "instant" });
  return !place;
}"""
BUILD = "from jupyter_book.cli.main import main; main()"


def near(page, words):
    """Go where a question is, which wakes it."""
    asked = page.locator(".ex-question:visible").filter(has_text=words)
    asked.first.evaluate(
        "(one) => one.scrollIntoView({ behavior: 'instant', block: 'center' })"
    )


def notebook(cells):
    made = [
        nbformat.v4.new_markdown_cell(text)
        if text.startswith("#")
        else nbformat.v4.new_code_cell(text)
        for text in cells
    ]
    kernel = {"name": "python3", "display_name": "Python 3"}
    return nbformat.v4.new_notebook(
        cells=made, metadata={"kernelspec": kernel}
    )


def settings():
    config = yaml.safe_load((ROOT / "_config.yml").read_text())
    extensions = config["sphinx"]["config"]["extensions"]
    if "_ext.explorers" not in extensions:
        extensions.append("_ext.explorers")
    return config


def build_in(source):
    """Build the book in an empty folder and return its pages' folder."""
    for room in ("_ext", "_static", "lib"):
        (source / room).symlink_to(ROOT / room)
    (source / "_config.yml").write_text(json.dumps(settings()))
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    nbformat.write(notebook(CELLS), source / "index.ipynb")
    answer = subprocess.run(
        [sys.executable, "-c", BUILD, "build", source, "-W"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return source / "_build" / "html"


def watched(page):
    """Note what a page asks for and what it complains about."""
    page.requested, page.complaints = [], []
    page.on("request", lambda r: page.requested.append(r.url))
    page.on("pageerror", lambda e: page.complaints.append(str(e)))
    page.on("console", lambda m: note(page, m))


def note(page, message):
    if message.type in ("error", "warning"):
        page.complaints.append(message.text)


def alive(page):
    """Wait until an explorer stands in each place that had its picture.

    Some wait until the reader comes near.
    """
    page.wait_for_function(NEXT)
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def explorer(page, position=0):
    alive(page)
    place = page.locator(".ex-host").nth(position)
    place.locator(".ex-seen svg").first.wait_for(state="attached")
    settled(page)  # it is drawn after it is there
    return in_view(page, place)


def in_view(page, place):
    place.scroll_into_view_if_needed()
    last = None
    while last != (last := page.evaluate("scrollY")):
        page.wait_for_timeout(100)  # the theme scrolls smoothly
    return place


def labelled(page, name, label):
    """The explorer of a kind whose title begins with a label."""
    alive(page)
    place = page.locator(".ex-host", has=page.locator(f".ex-{name}-explorer"))
    place = place.filter(has_text=label).first
    place.locator(".ex-seen svg").first.wait_for(state="attached")
    settled(page)
    return in_view(page, place)


def position(text):
    """Return where on the page the explorer stands that a cell makes."""
    (found,) = (i for i, cell in enumerate(MAKERS) if text in cell)
    return found


def first_point(place):
    return place.get_by_role("slider", name="First point")


def second_point(place):
    return place.get_by_role("slider", name="Second point")


def now(handle):
    return float(handle.get_attribute("aria-valuenow"))


def readings(place):
    return [float(b) for b in numbers(place.locator(".ex-card b"))]


def numbers(locator):
    plain = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    texts = [t.split()[0].strip("°") for t in locator.all_inner_texts()]
    return [t.replace("·10", "e").translate(plain) for t in texts]


def until(node, holds):
    """Wait until some JavaScript holds for a node; it is asked each frame."""
    node.page.wait_for_function(
        f"(node) => {holds}", arg=node.element_handle()
    )


def settled(page):
    """Wait until what was asked for is drawn."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => "
        "requestAnimationFrame(() => requestAnimationFrame(done))))"
    )


def centre(handle):
    box = handle.locator(".ex-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, handle, across, down=0):
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y + down / 2)
    edge = page.viewport_size["width"] - 1  # no mouse leaves Firefox's window
    page.mouse.move(min(x + across, edge), y + down)
    page.mouse.up()
    settled(page)


def touch(page, handle, across, down=0):
    if page.context.browser.browser_type.name != "chromium":
        pytest.skip("only Chromium's fingers can be moved")
    x, y = centre(handle)
    session = page.context.new_cdp_session(page)

    def send(kind, *shares):
        points = [{"x": x + s * across, "y": y + s * down} for s in shares]
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
        )

    send("touchStart", 0)
    for share in (0.25, 0.5, 0.75, 1):
        send("touchMove", share)
    send("touchEnd")
    settled(page)


def draw(page, place, text):
    place.get_by_role("textbox").fill(text)
    place.get_by_role("button", name="Draw").click()
    page.wait_for_function(
        "([title, trouble, text]) => trouble.textContent"
        " || /^f\\(x(, y)?\\) = /.test(title.textContent)"
        " && title.textContent.endsWith(` = ${text}`)",
        arg=[
            place.locator(".ex-title").first.element_handle(),
            place.locator(".ex-trouble").element_handle(),
            text,
        ],
    )
    settled(page)


def tabbed(page, times, letters):
    """Return the names that the Tab key stops at, cut to some letters."""
    names = []
    for _ in range(times):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.innerText"
                " || document.activeElement.type"
            )[:letters]
        )
    return names


def faults(page, where):
    """Return what axe finds wrong in the place that a selector names."""
    if not AXE.exists():
        pytest.skip("the npm packages are not installed")
    page.evaluate(AXE.read_text())
    found = page.evaluate("where => axe.run(where)", where)
    assert len(found["passes"]) > 8, "there was hardly anything to look at"
    return [
        (v["id"], [n["html"][:120] for n in v["nodes"]])
        for v in found["violations"]
    ]
