"""The pages for teachers: plans, questions and sheets fit the course."""

import re
from pathlib import Path

import nbformat
import pytest

from _ext.course import EXTRAS
from lib.questions import CHAPTERS
from tests.test_appendix import minutes, tasks

ROOT = Path(__file__).resolve().parent.parent
LESSON = re.compile(r"\(\.\./chapters/(\w+)\.ipynb\)")
HANDED_IN = re.compile(r"\[tasks ([\d, to]+)\]\(\.\./exercises/(\w+)\.ipynb\)")


def page(name):
    return (ROOT / f"appendix/{name}.md").read_text(encoding="utf8")


def plans():
    """Return the rows of each plan by its number of weeks, in words."""
    for part in re.split(r"^## ", page("plans"), flags=re.MULTILINE)[2:]:
        rows = [
            row.strip("| ").split(" | ")
            for row in re.findall(r"^\| \d.+$", part, re.MULTILINE)
        ]
        yield part.split()[0], rows


def handed_in(words):
    """Return (chapter, numbers of its tasks) as a plan has them."""
    for numbers, name in HANDED_IN.findall(words):
        found = [int(n) for n in re.findall(r"\d", numbers)]
        if "to" in numbers:
            found = list(range(found[0], found[1] + 1))
        yield name, found


def share(name, numbers):
    """Return the minutes of some tasks: their part of the points."""
    points = [task.points for task in tasks(name)]
    part = sum(points[n - 1] for n in numbers) / sum(points)
    return minutes(ROOT / f"exercises/{name}.ipynb") * part


def test_there_are_plans_for_five_ten_and_fourteen_weeks():
    weeks = {words: len(rows) for words, rows in plans()}
    assert weeks == {"Five": 5, "Ten": 10, "Fourteen": 14}


@pytest.mark.parametrize(("words", "rows"), list(plans()))
def test_a_plan_goes_through_the_chapters_in_order(words, rows):
    planned = [name for row in rows for name in LESSON.findall(row[1])]
    assert planned == list(CHAPTERS[: len(planned)])
    assert len(planned) == (14 if words == "Fourteen" else 10)


@pytest.mark.parametrize(("words", "rows"), list(plans()))
def test_the_minutes_of_a_week_are_those_of_the_course(words, rows):
    for _, lessons, tasks_of, in_class, at_home in rows:
        names = LESSON.findall(lessons)
        due = list(handed_in(tasks_of))
        assert [name for name, _ in due] == names
        assert int(in_class) == sum(
            minutes(ROOT / f"chapters/{name}.ipynb") for name in names
        )
        home = sum(share(*one) for one in due)
        assert abs(int(at_home) - home) <= 2.5, lessons


def test_the_short_plan_has_a_counter_example_from_each_chapter():
    for _, _, tasks_of, *_ in dict(plans())["Five"]:
        for name, numbers in handed_in(tasks_of):
            path = ROOT / f"solutions/{name}.ipynb"
            cells = nbformat.read(path, as_version=4).cells
            text = "\n".join(cell.source for cell in cells)
            (number,) = re.findall(r"^## Task (\d): a counter-ex", text, re.M)
            assert int(number) in numbers


def test_the_explorer_of_a_chapter_is_where_the_plan_says():
    rows = re.findall(
        r"^\| \[.+?\]\(\.\./chapters/(\w+)\.ipynb\) \| .+? \| "
        r"\[(.+?)\]\(\.\./chapters/(\w+)\.ipynb#(.+?)\) \| (.+) \|$",
        page("plans"),
        re.MULTILINE,
    )
    assert [row[0] for row in rows] == list(CHAPTERS)
    for name, heading, other, anchor, home in rows:
        assert (name, heading.replace(" ", "-")) == (other, anchor)
        path = ROOT / f"chapters/{name}.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        (place,) = [
            i for i, one in enumerate(cells) if f"# {heading}" in one.source
        ]
        near = "".join(one.source for one in cells[place : place + 6])
        assert re.search(r"Explorer\(|Replay\(", near), name
        for section in re.findall(r'"(.+?)"', home):
            assert any(f"# {section}" in one.source for one in cells), section


def test_three_questions_are_asked_aloud_in_each_chapter():
    parts = re.split(r"^## ", page("asking_aloud"), flags=re.MULTILINE)[1:]
    names = [part.split("\n")[0].lower().replace(" ", "_") for part in parts]
    assert names == list(CHAPTERS)
    for part in parts:
        for said in (r"^\d\. \*\*", r"^   \*One hears:\*", r"^   \*Say then:"):
            assert len(re.findall(said, part, re.MULTILINE)) == 3, part[:40]


def test_the_picture_of_a_sheet_is_drawn_by_a_cell_of_its_lesson():
    for name in CHAPTERS:
        path = ROOT / f"chapters/{name}.ipynb"
        cells = {c.id: c for c in nbformat.read(path, as_version=4).cells}
        drawn = cells[EXTRAS[name]["picture"]]
        assert drawn.metadata["mystnb"]["image"]["alt"]
