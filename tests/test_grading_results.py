"""What a teacher gets of a class: tables, pages, and the same again."""

import csv
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from bs4 import BeautifulSoup

from lib.grading.__main__ import main
from lib.grading.box import NoBox
from lib.grading.grade import Job, chapter_checks, generator
from lib.grading.journal import Journal
from lib.grading.run import Progress, run
from lib.grading.submissions import handed_in, readers_in
from tests.boxes import ROOT, graded, notebook, points

CHAPTER = "rates_of_change"
RISE = "def secant_slope(f, a, b):\n    return f(b) - f(a)\n"


def hand_in(folder, **notebooks):
    """Write notebooks into a folder, each for a name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in notebooks.items():
        (folder / f"{name}.ipynb").write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Return the folder with the results of a class of four."""
    folder = tmp_path_factory.mktemp("class")
    hand_in(
        folder / "in",
        ada=notebook(CHAPTER),
        bob=notebook(CHAPTER, "exercises"),
        cy=notebook(CHAPTER, secant_slope=RISE),
        dee=b"{",
    )
    run(folder / "in", folder / "out", secret="a secret")
    return folder / "out"


def table(path):
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.box
def test_the_table_has_a_column_for_each_task_and_a_row_for_each_file(results):
    rows = table(results / "grades.csv")
    assert [row["total"] for row in rows] == ["12", "0", "10", "0"]
    assert rows[2][f"{CHAPTER}: secant_slope"] == "0"
    assert rows[3]["notes"] == "not graded: it cannot be read as a notebook"
    for row in rows:
        assert (results / row["feedback"]).exists()


@pytest.mark.box
def test_a_second_run_repeats_the_first_to_the_byte(results, tmp_path):
    run(results.parent / "in", tmp_path, secret="a secret", jobs=2)
    for file in ("grades.csv", "canvas.csv", "summary.html"):
        again = (tmp_path / file).read_bytes()
        assert again == (results / file).read_bytes()
    pages = sorted(p.name for p in (results / "feedback").iterdir())
    for page in pages:
        again = (tmp_path / "feedback" / page).read_bytes()
        assert again == (results / "feedback" / page).read_bytes()


def test_the_inputs_depend_on_the_secret_and_on_the_name():
    task = chapter_checks(CHAPTER).tasks["secant_slope"]
    jobs = [Job("ada", "a", b"", "one"), Job("bob", "a", b"", "one")]
    jobs += [Job("ada", "a", b"", "two"), Job("ada", "b", b"", "one")]
    drawn = [generator(job, task).integers(2**60) for job in jobs]
    assert len(set(drawn)) == 3 and drawn[0] == drawn[3]


@pytest.mark.box
def test_an_answer_that_knows_the_fixed_inputs_fails_on_the_drawn_ones():
    known = "def secant_slope(f, a, b):\n    return 4 if b == 3 else 0\n"
    result = graded(notebook(CHAPTER, secant_slope=known))
    assert result["tasks"]["secant_slope"]["verdict"] == "unknown"


@pytest.mark.box
def test_a_feedback_page_has_the_reply_and_not_the_answer(results):
    (page,) = (results / "feedback").glob("cy-*.html")
    words = BeautifulSoup(page.read_text("utf8"), "html.parser").get_text(" ")
    assert "10 of 12 points" in words
    assert "That is the rise of the secant." in words
    assert "(f(b) - f(a)) / (b - a)" not in words


@pytest.mark.box
def test_a_page_works_alone_and_runs_nothing(results):
    for path in [*results.glob("feedback/*.html"), results / "summary.html"]:
        page = BeautifulSoup(path.read_text("utf8"), "html.parser")
        assert not page.find_all(["script", "link", "img", "iframe", "a"])
        policy = page.find("meta", attrs={"http-equiv": True})["content"]
        assert policy.startswith("default-src 'none'")


@pytest.mark.box
def test_the_summary_says_what_to_teach_again(results):
    path = results / "summary.html"
    page = BeautifulSoup(path.read_text("utf8"), "html.parser")
    words = " ".join(page.get_text(" ").split())
    assert "4 notebooks, 3 of them graded." in words
    assert "1 in secant_slope." in words
    assert "Teach again: The rate in the picture" in words
    assert "it cannot be read as a notebook" in words
    labels = [x["aria-label"] for x in page.find_all(attrs={"role": "img"})]
    assert labels[0].startswith("Notebooks by their points: 1 with 0")
    assert "secant_slope 33 %" in labels[1]


# The formats of others


@pytest.mark.box
def test_canvas_finds_the_columns_it_looks_for(results):
    # its importer wants Student first, ID second, Section before the
    # assignments, and the points possible in a row that says so
    with (results / "canvas.csv").open(newline="") as file:
        head, possible, *rows = csv.reader(file)
    assert "Student" in head[0] and "ID" in head[1]
    assert head[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    assert head[5:] == ["rates of change"]
    assert "Points Possible" in possible[0] and possible[5] == "12"
    assert [row[0] for row in rows] == ["ada", "bob", "cy", "dee"]
    assert [row[5] for row in rows] == ["12", "0", "10", ""]


@pytest.mark.box
def test_moodle_and_canvas_know_whose_a_download_is(tmp_path):
    content = notebook(CHAPTER, "exercises")
    moodle = tmp_path / "in" / "Ada Lovelace_77_assignsubmission_file_"
    hand_in(moodle, work=content)
    hand_in(tmp_path / "in", lovelaceada_12_345_work=content)
    run(tmp_path / "in", tmp_path / "out")
    rows = table(tmp_path / "out" / f"moodle_{CHAPTER}.csv")
    assert list(rows[0])[:3] == ["Identifier", "Full name", "Grade"]
    assert "Last modified (grade)" in rows[0]
    who = [(row["Identifier"], row["Full name"]) for row in rows]
    assert ("Participant 77", "Ada Lovelace") in who
    rows = table(tmp_path / "out" / "canvas.csv")[1:]
    assert ("lovelaceada", "12") in [(r["Student"], r["ID"]) for r in rows]


@pytest.mark.box
def test_gradescope_gets_the_points_of_each_test(tmp_path):
    hand_in(tmp_path / "in", cy=notebook(CHAPTER, secant_slope=RISE))
    run(tmp_path / "in", tmp_path / "out")
    found = json.loads((tmp_path / "out" / "results.json").read_text("utf8"))
    assert set(found) <= {"score", "output", "output_format", "tests"}
    assert sum(test["score"] for test in found["tests"]) == 10
    assert sum(test["max_score"] for test in found["tests"]) == 12
    wrong = found["tests"][2]
    assert wrong["name"] == "rates of change: secant_slope"
    assert wrong["status"] == "failed"
    assert "rise of the secant" in wrong["output"]


# A run that was stopped


def command(*arguments, **more):
    argv = [sys.executable, "-m", "lib.grading", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(argv, cwd=ROOT, text=True, **pipes, **more)


def lines(out):
    path = out / "journal.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def killed(process, out):
    """Kill a run in the middle: after three results or more."""
    for _ in range(600):
        if lines(out) >= 3:
            break
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.box
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path):
    content, out = notebook(CHAPTER, "exercises"), tmp_path / "out"
    names = [f"learner{i:02}" for i in range(16)]
    hand_in(tmp_path / "in", **dict.fromkeys(names, content))
    killed(command(tmp_path / "in", "--out", out, "--jobs", 2), out)
    before = lines(out)
    assert 3 <= before < len(names)
    with (out / "journal.jsonl").open("ab") as file:
        file.write(b'{"key": "torn o')
    second = command(tmp_path / "in", "--out", out, "--jobs", 2)
    said, _ = second.communicate(timeout=120)
    assert second.returncode == 0 and "16 notebooks" in said
    rows = [row["name"] for row in table(out / "grades.csv")]
    assert rows == names
    keys = [
        json.loads(line)["key"]
        for line in (out / "journal.jsonl").read_text("utf8").split("\n")
        if line.endswith("}")
    ]
    assert len(keys) == len(set(keys)) == len(names)


@pytest.mark.box
def test_a_notebook_that_changed_is_graded_again_and_no_other(tmp_path):
    place = tmp_path / "in"
    blank = notebook(CHAPTER, "exercises")
    hand_in(place, ada=blank, bob=blank)
    run(place, tmp_path / "out")
    hand_in(place, ada=notebook(CHAPTER))
    run(place, tmp_path / "out")
    assert lines(tmp_path / "out") == 3
    totals = [row["total"] for row in table(tmp_path / "out" / "grades.csv")]
    assert totals == ["12", "0"]


def test_a_line_that_was_torn_off_does_not_count(tmp_path):
    with Journal(tmp_path) as journal:
        journal.add("one", {"points": 1})
    with journal.path.open("ab") as file:
        file.write(b'{"key": "two", "resu')
    with Journal(tmp_path) as journal:
        assert "one" in journal and "two" not in journal
        journal.add("two", {"points": 2})
    journal = Journal(tmp_path)
    found = list(journal.results(["two", "one"]))
    assert found == [{"points": 2}, {"points": 1}]


def test_the_secret_is_for_the_owner_alone(tmp_path):
    run(hand_in(tmp_path / "in"), tmp_path / "out")
    path = tmp_path / "out" / "secret.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(path.read_text().strip()) == 32


# The engine and the certificate


@pytest.mark.box
@pytest.mark.parametrize(
    "room, owner", [("solutions", "your own"), ("exercises", "of the course")]
)
def test_a_network_is_trained_on_the_engine_that_passes(room, owner, tmp_path):
    folder = hand_in(tmp_path / "in" / "ada", work=notebook("training"))
    hand_in(folder, engine=notebook("backpropagation", room))
    run(tmp_path / "in", tmp_path / "out")
    (page,) = (tmp_path / "out" / "feedback").glob("ada-training-*")
    words = page.read_text("utf8")
    assert "Certificate: it reads digits" in words and owner in words
    assert "13 of 13 points" in words


@pytest.mark.box
def test_there_is_no_certificate_for_parameters_that_are_none():
    forged = "class P:\n    data = [[1.0]]\np = [P()] * 4\n"
    result = graded(notebook("training", last=forged))
    assert points(result) == 13 and result["certificate"] == ""


@pytest.mark.box
def test_there_is_no_certificate_for_pictures_that_were_learned_from():
    last = "test = train"
    assert graded(notebook("training", last=last))["certificate"] == ""


# Similar work


LONG = """def secant_slope(f, a, b):
    {0} = []
    for {1} in (a, b):
        {0}.append(f({1}))
    rise, run = {0}[1] - {0}[0], b - a
    return rise / run
"""
LINE = """def line_slope(x1, y1, x2, y2):
    {0}, {1} = x2 - x1, y2 - y1
    if {0} == 0 or (x1 == x2 and y1 == y2):
        return None
    result = {1} / {0}
    return result
"""


@pytest.mark.box
def test_answers_that_are_the_same_up_to_names_are_a_hint(tmp_path):
    def written(*names):
        answers = LONG.format(*names), "# mine\n" + LINE.format(*names)
        both = dict(zip(("secant_slope", "line_slope"), answers, strict=True))
        return notebook(CHAPTER, **both)

    people = {"ada": written("p", "q"), "bob": written("values", "place")}
    people |= {"cy": notebook(CHAPTER), "dee": notebook(CHAPTER, "exercises")}
    run(hand_in(tmp_path / "in", **people), tmp_path / "out")
    text = (tmp_path / "out" / "summary.html").read_text("utf8")
    words = BeautifulSoup(text, "html.parser").get_text(" ")
    _, _, similar = words.partition("Similar work")
    assert "ada.ipynb" in similar and "bob.ipynb" in similar
    assert "no verdict" in similar and "secant_slope" in similar
    assert "cy.ipynb" not in similar and "dee.ipynb" not in similar


@pytest.mark.box
def test_a_copy_of_short_answers_is_a_hint_and_one_of_three_is_not(tmp_path):
    def copied(**other):
        own = {"line_slope": LINE.format("p", "q"), **other}
        found = notebook(CHAPTER, **own)
        return found.replace(b"(f(b) - f(a))", b"(f(b) - f(a) + 0)")

    def of_three():
        keys = ("secant_slope", "line_slope", "average_of_cube", "speed_graph")
        return copied(**dict.fromkeys(keys, "pass"))

    people = {"ada": copied(), "bob": copied(), "cy": notebook(CHAPTER)}
    people |= {"dee": of_three(), "eve": of_three()}
    run(hand_in(tmp_path / "in", **people), tmp_path / "out")
    text = (tmp_path / "out" / "summary.html").read_text("utf8")
    words = BeautifulSoup(text, "html.parser").get_text(" ")
    _, _, similar = words.partition("Similar work")
    assert "ada.ipynb bob.ipynb all answers" in " ".join(similar.split())
    for name in ("cy", "dee", "eve"):
        assert f"{name}.ipynb" not in similar


# Where there is no box


def test_it_says_who_may_allow_a_box(tmp_path, monkeypatch, capsys):
    def refused(*_):
        raise NoBox("bwrap: Creating new namespace failed: ENOSPC")

    monkeypatch.setattr("lib.grading.__main__._try_a_box", refused)
    folder = hand_in(tmp_path / "in", ada=notebook(CHAPTER))
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "Run it as root, or ask who looks after this computer" in said
    assert "Install" not in said


def test_without_bubblewrap_it_refuses_and_names_the_ways_out(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = hand_in(tmp_path / "in", ada=notebook(CHAPTER))
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    for way in ("bubblewrap", "container", "--trust-the-authors"):
        assert way in said
    assert not (tmp_path / "out").exists()


def test_where_no_timer_rings_it_says_what_runs_it(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.delattr("signal.setitimer")  # as on Windows
    folder = hand_in(tmp_path / "in", ada=notebook(CHAPTER))
    out = tmp_path / "out"
    assert main([str(folder), "--out", str(out), "--trust-the-authors"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Windows Subsystem for Linux" in said
    assert not out.exists()


def test_the_authors_may_be_trusted(tmp_path, monkeypatch):
    folder = hand_in(tmp_path / "in", ada=notebook(CHAPTER))
    out = tmp_path / "out"
    assert main([str(folder), "--out", str(out), "--trust-the-authors"]) == 0
    assert table(out / "grades.csv")[0]["total"] == "12"
    assert "there was no box" in (out / "summary.html").read_text("utf8")


def test_a_folder_that_is_none_is_told(tmp_path, capsys):
    assert main([str(tmp_path / "no"), "--out", str(tmp_path / "out")]) == 2
    assert "is no folder" in capsys.readouterr().err


# Small things


def test_a_bar_says_how_far_a_run_is():
    progress = Progress(4)
    progress.done = 2
    assert str(progress) == "[############............] 2 of 4"


def test_a_folder_of_links_and_hidden_files_is_read_with_care(tmp_path):
    folder = hand_in(tmp_path / "in", ada=b"{}")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "ada.ipynb").write_bytes(b"{}")
    (folder / "round").symlink_to(folder)
    assert [one.file for one in handed_in(folder)] == ["ada.ipynb"]


# Numbers of a reader's own


def for_reader(name, **answers):
    """Return a notebook in which a reader gave a name."""
    given = {"your_name": f"check.variant({name!r})", **answers}
    return notebook(CHAPTER, **given)


def cube_of(name):
    """Return an answer cell that is right for a reader's numbers."""
    chapter = chapter_checks(CHAPTER)
    chapter.read_by(name)
    a, b = (chapter.tasks["average_of_cube"].numbers[x] for x in "ab")
    chapter.read_by("")
    return f"average = {a * a + a * b + b * b}"


def cube(result):
    return result["tasks"]["average_of_cube"]["points"]


@pytest.mark.box
def test_the_name_in_a_notebook_decides_its_numbers():
    own = for_reader("Ada O'Neill", average_of_cube=cube_of("Ada O'Neill"))
    result = graded(own)
    assert cube(result) == 1 and "Ada O'Neill" in result["notes"][0]
    # the numbers of the book, or of a neighbour, are those of nobody else
    assert cube(graded(for_reader("Ada O'Neill"))) == 0
    assert cube(graded(notebook(CHAPTER))) == 1  # and the next has no name


@pytest.mark.box
def test_a_table_decides_whatever_name_a_notebook_has():
    easy = for_reader("easy", average_of_cube=cube_of("easy"))
    result = graded(easy, reader="Ada")
    assert cube(result) == 0
    said = "graded with the numbers of 'Ada'; the notebook names 'easy'"
    assert result["notes"] == [said]
    right = notebook(CHAPTER, average_of_cube=cube_of("Ada"))
    assert cube(graded(right, reader="Ada")) == 1


def test_a_table_of_names_is_read_as_spreadsheets_write_it(tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("\ufeffsubmission,name\r\nada,Ada Lovelace\r\nbob,\r\n")
    assert readers_in(table) == {"ada": "Ada Lovelace", "bob": ""}
