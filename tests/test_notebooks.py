"""The notebooks keep the rules of a lesson, and each rule bites."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests import notebook_rules as rules
from tests.notebook_runs import judged
from tools.clean_notebooks import CHECKED

ROOT = Path(__file__).resolve().parent.parent
# Exercises are generated from the solutions: what is said there is said here.
MASTERS = sorted(
    path
    for room in ("chapters", "solutions", "reminders")
    for path in ROOT.glob(f"{room}/*.ipynb")
)
NOTEBOOKS = MASTERS + sorted(ROOT.glob("exercises/*.ipynb"))

new = nbformat.v4


def named(path):
    """Return what a test calls a notebook."""
    return f"{path.parent.name}/{path.stem}"


def read(path):
    """Return the notebook in a file."""
    return nbformat.read(path, as_version=4)


# Every notebook


def test_there_is_a_notebook_to_test():
    assert NOTEBOOKS != []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_notebook_is_valid(path):  # that it is clean, `make lint` sees
    notebook = read(path)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", MASTERS, ids=named)
def test_notebook_has_no(path, rule):
    complaints = rule(read(path))
    assert not complaints, "\n" + "\n".join(complaints)


def test_first_code_cell_is_the_same_in_every_notebook():
    first = {rules.code_cells(read(path))[0].source for path in NOTEBOOKS}
    assert len(first) == 1


# The rules themselves


def text(source):
    return new.new_markdown_cell(source)


def code(source, *outputs, tag=None, **metadata):
    if tag:
        metadata["tags"] = [tag]
    cell = new.new_code_cell(source, outputs=list(outputs), metadata=metadata)
    cell.execution_count = 1 if outputs else None
    return cell


def prints(words):
    return new.new_output("stream", text=words)


def shown(words):
    return new.new_output("execute_result", data={"text/plain": words})


def notebook(*cells, **metadata):
    return new.new_notebook(cells=list(cells), metadata=metadata)


ALT = {"image": {"alt": "Position against time: a curve that gets steeper."}}
ASKS = (
    "from lib.asking import Predict\n\nPredict.of("
    '"rates_of_change.slope-behind", veil=True)'
)
GOOD = notebook(
    text("# How fast was he?"),
    text("The record is 9.58 s.\nHe ran 100 m, see [Berlin](b-2.5.html)."),
    code("import numpy as np\nfrom lib import figures\nfigures.use()"),
    text("## The average\n\n> **Predict.** Was he faster than 10 m/s?"),
    code("print(100 / 9.58)", prints("10.438413\n"), tag=CHECKED),
    text("So $v = 10.44$ m/s, or 10.4 m/s; `x = 1.25` is code."),
    code("figures.curve(x)", mystnb=ALT),
    text("Now you."),
    code(ASKS, shown("Predict. And what slope at $t = -1$?"), tag=CHECKED),
    code("del x", tag="remove-cell"),
    course={"given": ["9.58"]},
)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_good_lesson_passes(rule):
    assert rule(GOOD) == []


BAD = [
    (rules.outputs_out_of_place, [code("1", tag=CHECKED)]),
    (rules.outputs_out_of_place, [code("print(1)", prints("1\n"))]),
    (rules.long_cells, [code("x = 1\n" * 16), code("1"), code("1")]),
    (rules.long_cells, [code("x = 1\n" * 7)]),
    (rules.code_without_words, [text("Look."), code("1"), code("2")]),
    (rules.code_without_words, [code("1")]),
    (rules.foreign_imports, [code("%time\nimport pandas as pd")]),
    (rules.foreign_imports, [code("from sklearn.datasets import x")]),
    (rules.figures_without_words, [code("plt.plot(x)")]),
    (rules.figures_without_words, [code("%time\nax = figures.chord(f)")]),
    (
        rules.figures_without_words,
        [code("from lib.figures import chord, limit\nlimit(f)")],
    ),
    (
        rules.figures_without_words,
        [code("sns.lineplot(x)", mystnb={"image": {"alt": "a plot"}})],
    ),
    (rules.headings_out_of_order, [text("## No title")]),
    (rules.headings_out_of_order, [text("# One"), text("# Two")]),
    (rules.headings_out_of_order, [text("# One\n\n### Three")]),
    (rules.unknown_words_of_boxes, [text("> **Predit.** How fast?")]),
    (rules.crowded_lines, [text("He ran. She ran too.")]),
    (rules.crowded_lines, [text("> **Predict.** Was he? Were you?")]),
    (rules.crowded_lines, [text("- It was $x$. Then came more.")]),
    (rules.columns_without_words, [text("| | unit |\n|---|---|\n| t | s |")]),
    (rules.columns_without_words, [text("| $x$ | y |\n|---|---|\n")]),
    (rules.unchecked_decimals, [text("He needed 9.58 s.")]),
    (
        rules.unchecked_decimals,
        [code("1.23", prints("1.23456"), tag=CHECKED), text("It is 1.24.")],
    ),
    (
        rules.unchecked_decimals,
        [code("1.23", prints("1.23456")), text("Not checked: 1.23.")],
    ),
    (
        rules.unchecked_decimals,
        [code("draw()", mystnb={"image": {"alt": "It rises to 12.4."}})],
    ),
    (
        rules.old_questions,
        [code(ASKS, shown("Predict. And what slope at $t = 1$?"))],
    ),
    (rules.old_questions, [code(ASKS)]),
]


@pytest.mark.parametrize("rule, cells", BAD)
def test_a_lesson_that_breaks_a_rule_is_told(rule, cells):
    assert len(rule(notebook(*cells))) == 1


def test_a_number_that_is_given_but_not_quoted_is_told():
    stale = notebook(text("He won."), course={"given": ["9.58"]})
    assert rules.unchecked_decimals(stale) == ["given 9.58 is not needed"]


@pytest.mark.parametrize(
    "line",
    [
        "It took 9.58 s, i.e. U. Bolt won.",
        "1. First item.",
        "The formula `a. B` is code.",
        "| one. Two | a table |",
        "Is that so?",
    ],
)
def test_one_sentence_is_not_taken_for_two(line):
    assert rules.crowded_lines(notebook(text(line))) == []


@pytest.mark.parametrize(
    "line",
    ["Python 3.11 runs it.", "See section 2.1.", "Release 1.0.4 is old."],
)
def test_numbers_of_sections_and_versions_are_no_measurements(line):
    assert rules.decimals_in(line) == []


# What is asked of a run (tests/notebook_runs.py)

TWICE = notebook(
    code("n = globals().get('n', 0) + 1\nopen('beside_me.txt')"),
    code("print(n)", prints("1\n"), tag=CHECKED),
    code("import sys\nprint('always')", prints("always\n"), tag=CHECKED),
    code("print('beware', file=sys.stderr)"),
)


@pytest.mark.notebooks
def test_a_run_tells_what_a_second_one_and_another_folder_would(tmp_path):
    room = tmp_path / "chapters"
    room.mkdir()
    (room / "beside_me.txt").touch()
    (room / "a.ipynb").write_text(nbformat.writes(TWICE))
    command = [sys.executable, "-m", "pytest", "-rf", "--nbval-lax", "-p"]
    answer = subprocess.run(
        [*command, "tests.notebook_runs", f"--rootdir={tmp_path}", room],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert re.findall(
        r"^FAILED .*::(Cell \d(?: again)?)", answer.stdout, re.M
    ) == [
        "Cell 3",  # stderr
        "Cell 0 again",  # a file of another folder
        "Cell 1 again",  # another number
        "Cell 3 again",
    ]


def check_cell(points):
    told = {"grade": True, "solution": False, "points": points}
    return code("check.slope(slope)", nbgrader=told)


ERROR = new.new_output("error", ename="NotYet", evalue="", traceback=[])
STDERR = new.new_output("stream", name="stderr", text="careful")


@pytest.mark.parametrize(
    "room, output, points",
    [
        ("solutions", ERROR, "0"),
        ("solutions", STDERR, "0"),
        ("exercises", shown("Right: Task 1."), "2"),
    ],
)
def test_points_for_a_blank_and_none_for_a_solution_are_told(
    room, output, points
):
    complaint = judged(check_cell(2), [output], room)
    assert complaint == f"nbgrader gives {points} of 2 points"
    other = "exercises" if room == "solutions" else "solutions"
    assert judged(check_cell(2), [output], other) == ""


@pytest.mark.parametrize(
    "room, sheet, fits",
    [
        ("exercises", "together  0 of 12", True),
        ("exercises", "together  2 of 12", False),
        ("solutions", "together 12 of 12", True),
        ("solutions", "together  0 of 0", False),
    ],
)
def test_a_score_that_does_not_fit_the_room_is_told(room, sheet, fits):
    cell = new.new_code_cell("check.score()", id="score")
    assert (judged(cell, [shown(sheet)], room) == "") == fits
