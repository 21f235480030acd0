"""A notebook for download says what it needs."""

import json
import subprocess
import sys

import nbformat
import pytest

from _ext.downloads import ID, guard

LESSON = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell("# A lesson"),
        nbformat.v4.new_code_cell("from lib import figures", id="first-cell"),
    ]
)
PUBLIC = {
    "repository_url": "https://github.com/name/course",
    "launch_buttons": {"binderhub_url": "https://mybinder.org"},
}


def test_the_copy_on_the_site_begins_by_looking_for_the_library(build):
    pages = {"index.ipynb": nbformat.writes(LESSON)}
    for _ in range(2):  # the second time nothing has changed
        book = build(pages, "downloads", html_sourcelink_suffix="")
    copy = nbformat.read(book.html / "_sources" / "index.ipynb", 4)
    nbformat.validate(copy)
    assert [one.get("id") for one in copy.cells][1:] == [ID, "first-cell"]
    assert copy.cells[1].source == guard({})
    assert ID not in (book.html.parents[1] / "index.ipynb").read_text()
    assert "not here" not in book.page().get_text()


@pytest.mark.parametrize(
    ("options", "way"),
    [({}, "`make lab`"), (PUBLIC, "@ git+https://github.com/name/course'")],
)
def test_alone_it_says_in_one_sentence_what_is_missing(options, way):
    # The Python that the environment was made with has no course around it.
    alone = [sys._base_executable, "-I", "-c", guard(options)]
    answer = subprocess.run(alone, capture_output=True, text=True)
    said = answer.stderr.splitlines()[-1]
    assert said.startswith("ModuleNotFoundError: This notebook needs the lib")
    assert way in said


def test_with_the_library_it_says_nothing():
    command = [sys.executable, "-c", guard({})]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_the_sentence_is_code_whatever_the_address():
    odd = {**PUBLIC, "repository_url": 'https://a/"quoted"\\name'}
    compile(guard(odd), "cell", "exec")
    assert json.dumps(odd["repository_url"])[1:-1] in guard(odd)
