"""A notebook that is alone in the world says what it needs."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from _ext import wheel
from tools.alone import (
    FIRST,
    ID,
    NO_ADDRESS,
    WORDS_ID,
    guard,
    with_guard,
)
from tools.clean_notebooks import clean

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "html: {{baseurl: {}}}\n"
LOCKED = {"deletable": False, "nbgrader": {"grade_id": FIRST, "locked": True}}


@pytest.fixture
def course(tmp_path):
    """Return a function that gives a course an address."""
    (tmp_path / "pyproject.toml").write_bytes(
        (ROOT / "pyproject.toml").read_bytes()
    )

    def at(address):
        settings = SETTINGS.format(address)
        (tmp_path / "_config.yml").write_text(settings)
        return tmp_path

    return at


def said_by(code, python):
    """Return the last lines that the cell writes, run by itself."""
    command = [python, "-I", "-c", code]
    answer = subprocess.run(command, capture_output=True, text=True)
    return answer.returncode, answer.stderr.splitlines()[-2:]


def test_alone_it_says_what_is_missing_and_the_line_that_brings_it(course):
    code = guard(course("https://name.example/course/"))
    # The Python that the environment was made with has no course around it.
    failed, (sentence, line) = said_by(code, sys._base_executable)
    assert failed
    assert "The library of the course is not here (No module " in sentence
    assert line.startswith("%pip install https://name.example/course/wheel/")


def test_without_an_address_the_reader_is_asked_for_it(course):
    _, (_, line) = said_by(guard(course("''")), sys._base_executable)
    assert line.startswith(f"%pip install {NO_ADDRESS}/wheel/")


def test_the_line_names_the_file_that_the_site_offers(tmp_path):
    file = wheel.make(tmp_path).name
    _, (_, line) = said_by(guard(), sys._base_executable)
    assert line.endswith(f"/{wheel.FOLDER}/{file}")


def test_it_names_the_package_that_is_missing_beside_the_library():
    code = f"import sys; sys.modules['matplotlib'] = None\n{guard()}"
    _, (sentence, _) = said_by(code, sys.executable)
    assert "matplotlib" in sentence


def test_with_the_library_it_says_nothing():
    assert said_by(guard(), sys.executable) == (0, [])


def test_the_cell_is_locked_as_the_first_one_and_hidden_on_the_page():
    book = nbformat.v4.new_notebook()
    book.cells = [
        nbformat.v4.new_markdown_cell("# A lesson"),
        nbformat.v4.new_markdown_cell("The first cell.", id="words"),
        nbformat.v4.new_code_cell("1", id=FIRST, metadata=LOCKED),
    ]
    for _ in range(2):  # the second time nothing changes
        clean(with_guard(book, "an old one"))
    ids = [cell.get("id") for cell in book.cells]
    assert ids[1:] == [WORDS_ID, ID, "words", FIRST]
    assert book.cells[1].metadata.tags == ["remove-cell"]
    cell = book.cells[2]
    assert cell.source == guard()
    assert cell.metadata.tags == ["remove-cell"]
    assert cell.metadata.deletable is False
    assert cell.metadata.nbgrader == {"grade_id": ID, "locked": True}
    assert book.cells[4].metadata.nbgrader.grade_id == FIRST


def test_a_notebook_of_somebody_else_gets_no_cell():
    cells = [nbformat.v4.new_code_cell("1")]
    other = nbformat.v4.new_notebook(cells=cells)
    assert len(clean(other).cells) == 1
