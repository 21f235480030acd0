"""What an explorer shows where no script comes, drawn by Node."""

import base64
import json
import re
import shutil
from doctest import DocTestFinder

import numpy as np
import pytest

from _ext.stills import still
from lib import widgets
from lib.autograd import relu, sqrt
from lib.nn import Dense
from lib.recording import Film
from lib.widgets import (
    ChainExplorer,
    ClockExplorer,
    DescentExplorer,
    GradientExplorer,
    LossExplorer,
    NeuronExplorer,
    RiemannExplorer,
    SecantExplorer,
    SliceExplorer,
    TrainingReplay,
    ZoomExplorer,
)

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="stills are drawn by Node"
)


def drawn(explorer):
    """Return the HTML that a page would show of an explorer."""
    explorer.still()
    state, buffers = {}, []
    for name, value in explorer.get_state().items():
        if isinstance(value, bytes | memoryview):
            data = base64.b64encode(bytes(value)).decode()
            buffers.append({"path": [name], "data": data})
        elif not name.startswith("_") and name != "layout":
            state[name] = value
    entry = {"state": state, "buffers": buffers}
    return still(json.loads(json.dumps(entry, default=list)))


def as_documented(name):
    """Return the explorer of the example in the docstring of its class."""
    kind = getattr(widgets, name)
    (shown,) = DocTestFinder(recurse=False).find(kind, name)
    for example in shown.examples:
        exec(example.source, shown.globs)
    (found,) = (x for x in shown.globs.values() if isinstance(x, kind))
    return found


def square(x):
    return x * x


def hill(x, y):
    return 500 - 40 * x**2 - 20 * y**2 + 20 * x * y


def film(classes=2):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(12, 2)), np.arange(12) % classes
    model = Dense(2, 1 if classes == 2 else classes, rng)
    return Film(model, X, y)


# What the examples do not show: no value, no slope, other kinds of pictures.
EDGES = {
    "pole": lambda: ZoomExplorer(lambda x: 1 / x, x0=0.0, zoom=2),
    "no u": lambda: ChainExplorer(sqrt, square, x0=-1.0),
    "a kink": lambda: NeuronExplorer("ReLU", w=2.0, b=-3.0),
    "a line": lambda: LossExplorer(model="line", m=0.8, b=1.1),
    "plain": lambda: SliceExplorer(lambda x, y: 3 + 0 * x),
    "tip": lambda: GradientExplorer(
        lambda x, y: sqrt(x**2 + y**2), at=(0.0, 0.0)
    ),
    "a map": lambda: DescentExplorer(
        hill, start=(1.0, 1.0), window=((-3, 3), (-3, 3))
    ),
    "blindfold": lambda: DescentExplorer(square, mode="blindfold"),
    "replay": lambda: TrainingReplay(film()),
    "three classes": lambda: TrainingReplay(film(3)),
    "one hand": lambda: ClockExplorer(position=7, other=7, clocks=1),
    "no area": lambda: RiemannExplorer(lambda x: 1 / x, (-1.0, 2.0)),
    "nothing yet": lambda: RiemannExplorer(square, (0.0, 1.0), x=0.0),
}
every_explorer = pytest.mark.parametrize("name", widgets.__all__)


def no_number_is_none(html):
    assert re.search(r'<svg\s+class="[\w-]+ notranslate"', html)
    for wrong in ("NaN", "undefined", "Infinity", "[object"):
        assert wrong not in re.sub(r"<p.*?</p>", "", html), wrong


@every_explorer
def test_every_number_of_a_picture_is_one(name):
    no_number_is_none(drawn(as_documented(name)))


@pytest.mark.parametrize("name", EDGES)
def test_every_number_is_one_where_there_is_no_value_too(name):
    no_number_is_none(drawn(EDGES[name]()))


@every_explorer
def test_the_same_state_is_drawn_the_same(name):
    assert drawn(as_documented(name)) == drawn(as_documented(name))


def test_a_corner_has_no_tangent_and_a_line_says_so():
    picture = drawn(SecantExplorer(relu, x0=0.0, h=1.0)).split("<output")[0]
    assert 'class="ex-secant"' in picture
    assert 'class="ex-tangent"' not in picture


def test_names_are_written_with_care():
    html = drawn(SecantExplorer(square, label="a < b & c"))
    assert "a &lt; b &amp; c" in html


def test_nothing_in_it_hears_and_every_tag_is_closed():
    html = drawn(LossExplorer())
    assert " @" not in html and " .spot" not in html
    for tag in ("div", "svg", "g", "table", "tr", "label"):
        opened = len(re.findall(rf"<{tag}[ >]", html))
        assert opened == len(re.findall(rf"</{tag}\s*>", html)) > 0


def test_who_cannot_move_a_film_sees_its_end():
    replay = TrainingReplay(film())
    assert f"0 of {replay.epochs[-1]}" in drawn(replay)
    assert "gradient norms" in replay.description
