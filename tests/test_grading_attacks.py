"""No notebook raises its score, harms the machine or stops the run."""

import csv
import os
import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from lib.grading import box
from lib.grading.__main__ import main
from lib.grading.journal import Journal
from lib.grading.notebook import LARGEST
from lib.grading.run import run
from lib.grading.submissions import handed_in, job_for, key_of
from tests.attacks import ATTACKS, CHAPTER, FILES, FORGED, FULL, blank, done
from tests.boxes import ROOT, graded, notebook, points


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """Return the rows of a class that attacks, with honest ones between."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "in").mkdir()
    for place, (name, attack) in enumerate(ATTACKS.items()):
        (folder / "in" / f"{place:02} {name}.ipynb").write_bytes(attack[-1])
        if place % 3 == 2:
            honest = folder / "in" / f"{place:02} ~honest.ipynb"
            honest.write_bytes(notebook(CHAPTER))
    with pytest.MonkeyPatch.context() as patch:
        # little time, so that nobody waits for the endless
        for limit, seconds in (("CALL", 2.0), ("CELL", 3.0), ("BOX", 12.0)):
            patch.setattr(box, limit, seconds)
        run(folder / "in", folder / "out")
    found = rows(folder / "out")
    # an honest one keeps its number, for there are many
    return {x if "~" in x else x[3:-6]: row for x, row in found.items()}


@pytest.mark.box
@pytest.mark.xdist_group("attacks")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_the_points_that_are_right(name, attacked):
    assert attacked[name]["total"] == str(ATTACKS[name].points), attacked[name]


@pytest.mark.box
@pytest.mark.xdist_group("attacks")
def test_a_task_that_ran_out_of_time_is_one_to_look_at(attacked):
    said = "secant_slope was stopped: out of time"
    assert said in attacked["endless function"]["notes"]


@pytest.mark.box
@pytest.mark.xdist_group("attacks")
def test_honest_notebooks_among_attacks_get_all_their_points(attacked):
    honest = [row for name, row in attacked.items() if "~honest" in name]
    assert len(honest) == len(ATTACKS) // 3
    assert {row["total"] for row in honest} == {str(FULL)}
    assert not any(row["notes"] for row in honest)


# Files that are no notebooks, or have the names of other things


ODD_NAMES = ["--out=x", "-rf", "=1+1", "<script>alert(1)<", "a\nb", "n" * 240]
ODD_NAMES += [" =1+1", "\uff1d1+1"]
ODD_NAMES += ["right\u202eleft", "\u0625\u0644\u0649\u4e2d\u6587"]
ODD_NAMES += ["Zo\u00eb", "Zoe\u0308", "zo\u00eb"]  # as they look the same


def hand_in_oddly(folder):
    """Write every odd file into a folder, and two honest notebooks."""
    folder.mkdir()
    good, bad = notebook(CHAPTER), notebook(CHAPTER, "exercises")
    (folder / "a_first.ipynb").write_bytes(good)
    (folder / "z_last.ipynb").write_bytes(good)
    (folder / "link.ipynb").symlink_to("/etc/passwd")
    (folder / "neighbour.ipynb").symlink_to(folder / "a_first.ipynb")
    (folder / "zero.ipynb").symlink_to("/dev/zero")
    (folder / "round").symlink_to(folder)
    other = folder.parent / "another class"
    other.mkdir()
    (other / "friend.ipynb").write_bytes(good)
    (folder / "friends").symlink_to(other)
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "folder.ipynb").mkdir()
    with (folder / "large.ipynb").open("wb") as file:
        file.truncate(10 * LARGEST)
    for name in ODD_NAMES:
        (folder / f"{name}.ipynb").write_bytes(bad)
    odd = os.path.join(os.fsencode(folder), b"\xff\xfe.ipynb")
    with open(odd, "wb") as file:
        file.write(bad)
    os.link(folder / "a_first.ipynb", folder / "second name.ipynb")
    # as if somebody had been graded already
    (folder / "journal.jsonl").write_text('{"key": "0", "result": {}}\n')
    (folder / "secret.txt").write_text("known")


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Return the results of a folder of odd files, two at once."""
    folder = tmp_path_factory.mktemp("odd")
    hand_in_oddly(folder / "in")
    run(folder / "in", folder / "out", jobs=2)
    return folder / "out"


def rows(out):
    with (out / "grades.csv").open(encoding="utf8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


@pytest.mark.box
def test_honest_notebooks_among_odd_files_get_their_points(odd):
    found = rows(odd)
    for name in ("a_first.ipynb", "z_last.ipynb"):
        assert found[name]["total"] == "12"
    assert found["second name.ipynb"]["total"] == "12"
    others = {name for name in found if found[name]["total"] == "0"}
    assert len(others) == len(found) - 3 == 18


@pytest.mark.box
def test_names_that_look_the_same_have_a_page_each(odd):
    with (odd / "grades.csv").open(encoding="utf8", newline="") as file:
        pages = [row["feedback"] for row in csv.DictReader(file)]
    assert len(pages) == len(set(pages)) == 22
    assert len(list((odd / "feedback").iterdir())) == 22


@pytest.mark.parametrize("place", ["in", "in/out"])
def test_results_do_not_lie_among_what_was_handed_in(tmp_path, place, capsys):
    (tmp_path / "in").mkdir()
    argv = [str(tmp_path / "in"), "--out", str(tmp_path / place)]
    assert main(argv) == 2
    assert "must not lie in" in capsys.readouterr().err
    assert not list((tmp_path / "in").iterdir())


@pytest.mark.box
@pytest.mark.parametrize(
    "file, why",
    [
        ("link.ipynb", "it is a link"),
        ("neighbour.ipynb", "it is a link"),
        ("zero.ipynb", "it is a link"),
        ("pipe.ipynb", "it is no plain file"),
        ("large.ipynb", "it has 200 MB, at most 20 are read"),
    ],
)
def test_what_is_no_plain_file_is_told_and_not_read(odd, file, why):
    assert rows(odd)[file]["notes"] == f"not graded: {why}"


@pytest.mark.box
def test_no_name_becomes_a_formula_or_a_part_of_a_page(odd):
    text = (odd / "grades.csv").read_text("utf8")
    assert not re.search(r'(^|,)"?\s*[=@+\uff1d-][^,\d]', text, re.M)
    assert "\u202e" not in text
    pages = [odd / "summary.html", *(odd / "feedback").iterdir()]
    for path in pages:
        page = BeautifulSoup(path.read_text("utf8"), "html.parser")
        assert not page.find("script")
        assert re.fullmatch(r"[\w-]+\.html", path.name)
    words = [p.read_text("utf8") for p in pages]
    assert any("&lt;script&gt;alert(1)&lt;" in text for text in words)


@pytest.mark.box
def test_the_results_stay_in_their_folder(odd):
    inside = {path.name for path in odd.parent.iterdir()}
    assert inside == {"in", "out", "another class"}


@pytest.mark.box
def test_a_reply_that_holds_a_page_is_shown_as_words(tmp_path):
    page = "'<img src=x onerror=alert(1)>'"
    folder = tmp_path / "in"
    folder.mkdir()
    answer = f"average = {page}"
    (folder / "a.ipynb").write_bytes(blank(average_of_cube=answer))
    run(folder, tmp_path / "out")
    (path,) = (tmp_path / "out" / "feedback").iterdir()
    text = path.read_text("utf8")
    assert "&lt;img src=x" in text and "<img" not in text


# The controls bite: without the walls the same notebooks do what they try

IN_ONE_PROCESS = """
import json, sys
names = {"__name__": "__main__"}
for cell in json.load(open(sys.argv[1]))["cells"]:
    if cell["cell_type"] == "code":
        try:
            exec("".join(cell["source"]), names)
        except Exception:
            pass
from lib.checks import rates_of_change as check
sys.stdout.write(str(sum(check.chapter.earned.values())))
"""


def in_one_process(tmp_path, content):
    """Return the points of a notebook where the checks share its process."""
    path = tmp_path / "forged.ipynb"
    path.write_bytes(content)
    argv = [sys.executable, "-c", IN_ONE_PROCESS, str(path)]
    answer = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    return int(answer.stdout.split("\n")[-1])


@pytest.mark.box
def test_forged_work_gets_full_marks_where_checks_share_its_process(tmp_path):
    forged = blank(first=FORGED)
    assert in_one_process(tmp_path, forged) == FULL
    assert points(graded(forged)) == 0


@pytest.mark.box
def test_a_file_is_deleted_without_the_box_and_not_with_it(tmp_path):
    canary = tmp_path / "canary"
    canary.touch()
    content = done(first=f"import os\nos.remove({str(canary)!r})")
    assert points(graded(content)) == FULL
    assert canary.exists()
    assert points(graded(content, trusted=True)) == FULL
    assert not canary.exists()


@pytest.mark.box
def test_a_forged_journal_counts_where_results_lie_in_what_was_handed_in(
    tmp_path,
):
    (tmp_path / "in").mkdir()
    path = tmp_path / "in/ada.ipynb"
    path.write_bytes(notebook(CHAPTER, "exercises"))
    (tmp_path / "in/secret.txt").write_text("known")
    (submission,) = handed_in(tmp_path / "in")
    job = job_for(submission, "known", {})
    told = graded(notebook(CHAPTER)) | {"name": "ada", "file": "ada.ipynb"}
    with Journal(tmp_path / "in") as journal:
        journal.add(key_of(job), told)
    assert main([str(tmp_path / "in"), "--out", str(tmp_path / "in")]) == 2
    run(tmp_path / "in", tmp_path / "in")
    assert rows(tmp_path / "in")["ada.ipynb"]["total"] == "12"
    run(tmp_path / "in", tmp_path / "out")
    assert rows(tmp_path / "out")["ada.ipynb"]["total"] == "0"


@pytest.mark.box
def test_a_file_can_be_read_without_the_box_and_not_with_it(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("4.0")
    reads = f"def secant_slope(f, a, b):\n    return open({str(secret)!r})"
    for trusted, said in (
        (False, "FileNotFoundError"),
        (True, "TextIOWrapper"),
    ):
        result = graded(done(secant_slope=reads), trusted=trusted)
        reply = result["tasks"]["secant_slope"]["reply"]
        assert said in reply.replace("\n", "")


@pytest.mark.box
def test_a_listener_on_this_machine_hears_nothing_from_the_box(tmp_path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        port = listener.getsockname()[1]
        knock = (
            f"import socket\nsocket.create_connection(('127.0.0.1', {port}))"
        )
        graded(done(first=knock))
        with pytest.raises(TimeoutError):
            listener.accept()
        graded(done(first=knock), trusted=True)
        listener.accept()[0].close()


# The table in the book


def table():
    page = (ROOT / "appendix/grading.md").read_text("utf8")
    lines = [x for x in page.split("\n") if x.startswith("| ")]
    return [[part.strip() for part in x.strip("|").split("|")] for x in lines]


def test_the_book_says_what_each_attack_tried_and_what_stopped_it():
    told = {(row[0], row[1]) for row in table() if len(row) == 3}
    for attack in [*ATTACKS.values(), *FILES]:
        assert tuple(attack[:2]) in told
