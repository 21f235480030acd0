"""Exercises: generated, safe from overwriting, and good for a learner."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.api import Gradebook

from tools.clean_notebooks import CHECKED, written
from tools.make_exercises import exercise, make

ROOT = Path(__file__).resolve().parent.parent
MASTERS = sorted(ROOT.glob("solutions/*.ipynb"))

FIRST = "rates_of_change"  # whose tasks the learner below meets

every_master = pytest.mark.parametrize("master", MASTERS, ids=lambda p: p.stem)


def twin(master):
    """Return the path of the exercise of a master."""
    return ROOT / "exercises" / master.name


def read(path):
    """Return the notebook in a file."""
    return nbformat.read(path, as_version=4)


def graded(cell):
    """Return what nbgrader knows of a cell."""
    return cell.metadata.get("nbgrader", {})


def test_there_is_a_master_to_test():
    assert MASTERS != []


@every_master
def test_the_exercise_is_fresh_and_made_the_same_twice(master):
    made = written(exercise(master))
    assert made == twin(master).read_text(encoding="utf-8"), "make exercises"
    assert made == written(exercise(master))


@every_master
def test_the_exercise_says_in_its_first_line_that_it_is_generated(master):
    first = read(twin(master)).cells[0].source.partition("\n")[0]
    assert "Generated" in first and f"solutions/{master.name}" in first


def test_a_try_prints_what_the_text_before_it_promises():
    tries = []
    for master in MASTERS:
        cells = read(master).cells
        for words, code in zip(cells, cells[1:], strict=False):
            promised = re.search("should be `([^`]+)`", words.source)
            if promised and code.get("outputs"):
                tries.append((promised[1], code.outputs[0].text))
    assert tries != []
    for promised, printed in tries:
        numbers = [re.findall(r"-?\d+", part) for part in (promised, printed)]
        assert numbers[0] == numbers[1], f"{promised} but {printed}"


@every_master
def test_the_exercise_has_the_cells_of_its_master(master):
    ids = [cell.id for cell in read(master).cells]
    assert [cell.id for cell in read(twin(master)).cells] == ids
    assert len(set(ids)) == len(ids)


@every_master
def test_both_pages_say_where_to_work_and_where_the_answers_are(master):
    for path in (master, twin(master)):
        title, box = (cell.source for cell in read(path).cells[:2])
        assert f"[solutions](../solutions/{master.name}) are" in title
        assert box.startswith("> **In Jupyter.**") and "`make lab`" in box
        assert f"`exercises/{master.name}`" in box


@every_master
def test_only_check_cells_of_the_exercise_may_raise(master):
    for cell in read(master).cells:
        assert "raises-exception" not in cell.metadata.get("tags", [])
    for cell in read(twin(master)).cells:
        may_raise = "raises-exception" in cell.metadata.get("tags", [])
        assert may_raise == bool(graded(cell).get("grade"))


@every_master
def test_the_exercise_holds_neither_solutions_nor_outputs(master):
    for cell in read(twin(master)).cells:
        assert "SOLUTION" not in cell.source
        assert CHECKED not in cell.metadata.get("tags", [])
        assert not cell.get("outputs")
        if graded(cell).get("solution"):
            compile(cell.source, "answer", "exec")
            assert "..." in cell.source and "\n...\n" not in cell.source


@every_master
def test_the_cells_that_bring_the_checks_are_locked(master):
    # nbgrader puts the master's back, so nobody hands in checks of their own
    cells = {cell.id: cell for cell in read(twin(master)).cells}
    for name in {"first-cell", "checks-cell"} & set(cells):
        locked = graded(cells[name])
        assert locked["locked"] and not locked["grade"]
        assert cells[name].metadata["editable"] is False


@pytest.fixture
def course(tmp_path):
    """Return a folder under git with a master and its exercise."""
    for room in ("solutions", "exercises"):
        shutil.copytree(ROOT / room, tmp_path / room)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "all")
    return tmp_path


def git(folder, *arguments):
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def pair(course, name=MASTERS[0].name):
    return course / "solutions" / name, course / "exercises" / name


def change_title(master):
    """Change what the master says, so that its exercise is not fresh."""
    text = master.read_text(encoding="utf-8")
    changed = text.replace("# Solutions: ", "# Solutions: more on ", 1)
    master.write_text(changed, encoding="utf-8")


def test_an_exercise_as_committed_is_made_again(course):
    master, target = pair(course)
    assert not make(master, target)
    change_title(master)
    assert make(master, target)
    assert "# Exercises: more on" in target.read_text(encoding="utf-8")


def test_an_exercise_that_somebody_wrote_in_is_left_alone(course):
    master, target = pair(course)
    change_title(master)
    work = target.read_text(encoding="utf-8").replace("...", "26", 1)
    target.write_text(work, encoding="utf-8")
    with pytest.raises(SystemExit, match="not as it was committed"):
        make(master, target)
    assert target.read_text(encoding="utf-8") == work


def test_an_exercise_that_git_does_not_know_is_left_alone(course):
    master, target = pair(course)
    stranger = target.with_name("mine.ipynb")
    stranger.write_text("my work", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"mine\.ipynb"):
        make(master, stranger)
    assert stranger.read_text(encoding="utf-8") == "my work"


def test_an_exercise_that_is_missing_is_made(course):
    master, target = pair(course)
    target.unlink()
    assert make(master, target)
    assert target.exists()


def test_a_master_whose_title_does_not_say_solutions_is_refused(course):
    master, target = pair(course)
    text = master.read_text(encoding="utf-8")
    master.write_text(text.replace("# Solutions: ", "# "), encoding="utf-8")
    with pytest.raises(SystemExit, match="its first line must begin with"):
        make(master, target)


# In a kernel, as a learner meets them


def run(notebook, folder):
    """Return the cells of a notebook, by id, after a run."""
    NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=600,
        startup_timeout=300,
        allow_errors=True,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    return {cell.id: cell for cell in notebook.cells}


def said(cell):
    """Return the words in the outputs of a cell."""
    texts = []
    for output in cell.outputs:
        if output.output_type == "error":
            texts.append("\n".join(output.traceback))
        elif output.output_type == "stream":
            texts.append(output.text)
        else:
            texts.append(output.data["text/plain"])
    return "\n".join(texts)


@pytest.mark.notebooks
def test_a_learner_meets_words_and_no_traceback(tmp_path):
    notebook = read(ROOT / f"exercises/{FIRST}.ipynb")
    cells = {cell.id: cell for cell in notebook.cells}
    cells["average-from-table"].source = "rate = 100 / missing"
    cells["average-of-cube"].source = "average = 63"
    cells["secant-slope"].source = cells["secant-slope"].source.replace(
        "...", "return (f(b) - f(a)) / (b - a)"
    )
    cells["score"].source = "check.score()\nsecant_slop"
    cells = run(notebook, tmp_path)
    missing = said(cells["check-average-from-table"])
    assert missing.split(".")[0] == "Not yet: rate does not exist"
    assert "That is the rise" in said(cells["check-average-of-cube"])
    right = said(cells["check-secant-slope"])
    assert right.strip() == "Right: Task 3, secant_slope, 2 points."
    for words in (missing, said(cells["check-average-of-cube"])):
        assert "Traceback" not in words and "lib/checks" not in words
    # Only check cells are explained: here Python speaks for itself.
    assert "Traceback" in said(cells["average-from-table"])
    assert "NameError" in said(cells["score"])


def nbgrader(course, *arguments):
    """Run an nbgrader command in the folder of a class."""
    folder = os.pathsep.join([str(Path(sys.executable).parent), "{PATH}"])
    # nbgrader starts alembic by its bare name.
    path = folder.format(PATH=os.environ.get("PATH", ""))
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.notebooks
def test_nbgrader_takes_the_course_and_counts_its_points(tmp_path):
    """Each run is graded in notebook_runs, a class in test_appendix."""
    shutil.copytree(ROOT / "solutions", tmp_path / "source/course")
    nbgrader(tmp_path, "generate_assignment", "course")
    released = {path.name for path in tmp_path.glob("release/course/*.ipynb")}
    assert released == {master.name for master in MASTERS}
    points = sum(
        graded(cell).get("points", 0)
        for master in MASTERS
        for cell in read(master).cells
    )
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        assert book.find_assignment("course").max_score == points > 0
