"""The first page: its code does what it says, each chapter has its arrow."""

import re
from pathlib import Path

import pytest
import yaml

from _ext.course import EXTRAS
from _ext.home import ARROWS
from lib.autograd import Tensor
from lib.calculus import derivative
from lib.questions import CHAPTERS

ROOT = Path(__file__).resolve().parent.parent
INTRO = (ROOT / "intro.md").read_text(encoding="utf8")
SAYS = re.compile(r"(?P<code>.*?\S) +# (?P<value>-?\d+\.\d+)(?![\d.])")


def snippets(text):
    """Return the pieces of Python in a text, without their indent."""
    found = re.findall(r"^( *)```python\n(.*?)^\1```", text, re.M | re.S)
    return [
        "".join(line[len(indent) :] for line in code.splitlines(True))
        for indent, code in found
    ]


def promises(text):
    """Run the pieces in one room; yield what each line is and should be."""
    room = {"Tensor": Tensor, "derivative": derivative}
    for code in snippets(text):
        said = []
        for line in code.splitlines():
            found = SAYS.match(line)
            if found:
                said.append((found["code"].strip(), float(found["value"])))
        exec(code, room)
        for source, value in said:
            name = source.partition(" = ")[0] if " = " in source else source
            yield source, float(plain(eval(name, room))), value


def plain(value):
    return value.data if isinstance(value, Tensor) else value


def test_the_code_of_the_loop_gives_the_numbers_that_it_says():
    told = list(promises(INTRO))
    assert len(told) == 7
    for source, is_so, said in told:
        assert is_so == pytest.approx(said, abs=5e-5), source


def test_a_number_that_the_code_does_not_give_would_be_noticed():
    text = "```python\nx = 2.0\nx * 3  # 5.0: or so\n```\n"
    assert list(promises(text)) == [("x * 3", 6.0, 5.0)]


def test_the_rate_of_the_loop_is_what_a_small_step_measures():
    def loss(w):
        return (w * 2.0 - 6.0) ** 2

    # raise w by 0.01, and 0.16 of the loss goes
    assert loss(1.0) - loss(1.01) == pytest.approx(0.16, abs=5e-3)
    measured = (loss(1.0 + 1e-6) - loss(1.0 - 1e-6)) / 2e-6
    assert measured == pytest.approx(-16.0, abs=1e-6)


def test_each_arrow_shows_code_of_at_most_four_lines():
    codes = snippets(INTRO)
    assert len(codes) == len(ARROWS)
    assert all(len(code.splitlines()) <= 4 for code in codes)


def test_every_chapter_has_an_arrow_that_leads_to_it():
    stations = {name: EXTRAS[name]["station"] for name in CHAPTERS}
    assert set(stations.values()) == set(ARROWS)
    assert set(EXTRAS) == set(CHAPTERS)


def test_every_arrow_of_the_picture_has_a_path_and_a_place():
    drawn = yaml.safe_load((ROOT / "_ext/stations.yml").read_text("utf8"))
    style = (ROOT / "_ext/style/90_home.css").read_text("utf8")
    for arrow, path in drawn.items():
        assert path.startswith("M")
        assert f'[value="{arrow}"]:checked) .loop > .{arrow}' in style
        assert f'[value="{arrow}"]:checked) .arrow.{arrow}' in style
