"""The pages of the appendix say what the notebooks and the checks say."""

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lib.questions import CHAPTERS

ROOT = Path(__file__).resolve().parent.parent
HEADS = ("chapter", "word", "you may read", "idea")
LINK = r"\[([^\]]+)\]\((\S+)#(\S+)\)"
HOURS = {"two hours": 120}


def rows(page, columns):
    """Return the cells of all rows of the tables with so many columns."""
    lines = (ROOT / f"appendix/{page}.md").read_text("utf8").split("\n")
    cells = [line.strip("|").split("|") for line in lines if line[:2] == "| "]
    return [
        [cell.strip() for cell in row]
        for row in cells
        if len(row) == columns and row[0].strip() not in HEADS
    ]


def minutes(path):
    """Return how many minutes a notebook asks a reader to allow."""
    text = path.read_text(encoding="utf8")
    found = re.search(r"Allow about (\d+ minutes|two hours)", text).group(1)
    return HOURS.get(found) or int(found.split()[0])


def chapter_of(name):
    return name.strip("[").split("]")[0].replace(" ", "_")


def tasks(name):
    return list(checks(name).tasks.values())


def checks(name):
    return importlib.import_module(f"lib.checks.{name}").chapter


def test_the_plan_has_every_chapter_with_its_minutes_and_points():
    planned = rows("teaching", 4)
    assert [chapter_of(row[0]) for row in planned] == list(CHAPTERS)
    for name, *numbers in planned:
        name = chapter_of(name)
        assert [int(n) for n in numbers] == [
            minutes(ROOT / f"chapters/{name}.ipynb"),
            minutes(ROOT / f"exercises/{name}.ipynb"),
            sum(task.points for task in tasks(name)),
        ], name


def test_no_task_needs_a_section_that_the_plan_leaves_out():
    planned = rows("teaching", 3)
    assert [chapter_of(row[0]) for row in planned] == list(CHAPTERS)
    for name, left_out, _ in planned:
        name = chapter_of(name)
        lesson = (ROOT / f"chapters/{name}.ipynb").read_text("utf8")
        told = {int(n) - 1 for n in re.findall(r"task (\d)", left_out)}
        needed = {t.heading for t in tasks(name)} - {
            tasks(name)[k].heading for k in told
        }
        for heading in re.findall(r'"([^"]+)"', left_out):
            assert f"# {heading}" in lesson
            assert heading not in needed


@pytest.mark.parametrize("page", ["glossary", "corrections", "coverage"])
def test_a_row_leads_to_a_heading_of_a_lesson(page):
    links = [re.search(LINK, " ".join(row)) for row in rows(page, 2)]
    assert len(links) > 30
    for words, path, anchor in (link.groups() for link in links):
        lesson = nbformat.read(ROOT / "appendix" / path, as_version=4)
        text = "\n".join(cell.source for cell in lesson.cells)
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert anchor in [heading.replace(" ", "-") for heading in headings]
        assert page == "glossary" or words in headings


def test_the_words_of_the_glossary_are_sorted():
    words = [row[0].strip("[").split("]")[0] for row in rows("glossary", 2)]
    assert words == sorted(set(words), key=str.lower)


def test_every_chapter_has_ideas_with_their_place():
    linked = {
        re.search(r"chapters/(\w+)", row[1])[1] for row in rows("coverage", 2)
    }
    assert linked == set(CHAPTERS)


def test_a_question_is_answered_in_five_lines_with_a_link():
    page = (ROOT / "appendix/faq.md").read_text("utf8")
    asked = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    assert len(asked) >= 30
    for question in asked:
        title, answer = question.split("\n## ")[0].strip().split("\n\n")
        assert len(answer.split("\n")) <= 5, title
        assert "](" in answer, title


def sources():
    """Return who and when, for each source that a docstring of lib names."""
    for path in sorted((ROOT / "lib").rglob("*.py")):
        for line in re.findall(
            r"^    Source  (.+)$", path.read_text("utf8"), re.M
        ):
            for part in line.split(";"):
                found = re.match(r"\s*([A-Z]\w+).* (\d{4})\b", part)
                if found:
                    yield found.groups()


def test_a_source_that_a_docstring_names_is_among_the_references():
    entries = (ROOT / "appendix/references.md").read_text("utf8").split("\n- ")
    named = set(sources())
    assert len(named) > 10
    for who, year in named:
        assert any(who in entry and year in entry for entry in entries), who


HAND_IN = """
mkdir -p submitted/ada/derivatives submitted/bob/derivatives
cp ../../solutions/derivatives.ipynb submitted/ada/derivatives
cp ../../exercises/derivatives.ipynb submitted/bob/derivatives
"""


@pytest.mark.notebooks
def test_a_class_is_graded_by_the_lines_of_the_plan(tmp_path):
    page = (ROOT / "appendix/teaching.md").read_text("utf8")
    for room in ("solutions", "exercises"):
        shutil.copytree(ROOT / room, tmp_path / room)
    *_, begin, grade = re.findall(r"```sh\n(.+?)```", page, re.DOTALL)
    begin = begin.replace(". .venv/bin/activate\n", "")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    answer = subprocess.run(
        ["sh", "-ec", begin + HAND_IN + grade],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    assert answer.returncode == 0, answer.stderr
    grades = (tmp_path / "work/class/grades.csv").read_text("utf8")
    points = re.findall(r"derivatives,.*?(ada|bob),.*?,([\d.]+),", grades)
    assert dict(points) == {"ada": "12.0", "bob": "0.0"}


def imported(path):
    """Yield each name that a notebook takes from a room of ``lib``."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            for room, names in re.findall(
                r"^from (lib\.\S+) import ([\w, ]+?)(?: as \w+)?$",
                cell.source,
                re.M,
            ):
                for name in names.split(", "):
                    yield room, name


def test_the_pages_of_the_library_have_what_lessons_and_exercises_import():
    pages = sorted(ROOT.glob("appendix/api*.md"))
    page = "\n".join(path.read_text("utf8") for path in pages)
    rooms = dict(re.findall(r"automodule:: (\S+)\n   :members:(.*)", page))
    alone = set(re.findall(r"auto(?:class|function):: ([\w.]+)", page))
    wanted = {
        (room, name)
        for folder in ("chapters", "reminders", "solutions")
        for path in ROOT.glob(f"{folder}/*.ipynb")
        for room, name in imported(path)
        if (room, name) not in {("lib.checks", x) for x in CHAPTERS}
    }
    assert len(wanted) > 50
    for room, name in wanted:
        some = rooms.get(room, " none").strip()
        known = getattr(importlib.import_module(room), name)
        home = getattr(known, "__module__", room)  # nn hands on relu
        assert (
            f"{room}.{name}" in alone
            or name in some.split(", ")
            or rooms.get(home) == ""
        ), f"{name} of {room} is not in appendix/api*.md"


def test_the_code_that_is_read_on_a_page_is_where_the_page_looks():
    page = ROOT / "appendix/reading_the_engine.md"
    shown = r"```\{literalinclude\} (\S+)\n(.*?)```"
    for name, options in re.findall(shown, page.read_text("utf8"), re.S):
        code = (page.parent / name).resolve().read_text("utf8")
        for words in re.findall(r':(?:start|end)-\S+: "(.+)"', options):
            assert words in code, f"{words!r} is not in {name}"
