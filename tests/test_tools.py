"""The commands that make calls, as their users meet them."""

import json
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
import yaml

from tools import (
    clean_notebooks,
    copy_notebooks,
    find_browser,
    serve,
    stage_times,
    with_node,
)

ROOT = Path(__file__).resolve().parent.parent

new = nbformat.v4


def notebook_file(path, *cells, **metadata):
    """Write a notebook as an editor would; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = new.new_notebook(cells=list(cells), metadata=metadata)
    path.write_text(nbformat.writes(notebook) + "\n\n", encoding="utf-8")
    return path


def run_cell(source, *outputs, tags=(), **metadata):
    """Return a code cell as it is after a run."""
    metadata = {"tags": list(tags)} if tags else metadata
    cell = new.new_code_cell(source, outputs=list(outputs), metadata=metadata)
    cell.execution_count = 7
    return cell


def program(path, body):
    """Write a small shell program; return its path as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


# clean_notebooks


def test_cleaning_removes_outputs_counts_widgets_and_machine_metadata(
    tmp_path,
):
    printed = new.new_output("stream", text="4")
    path = notebook_file(
        tmp_path / "a.ipynb",
        run_cell("2 + 2", printed, scrolled=True),
        widgets={"state": {}},
        vscode={"interpreter": "here"},
    )
    clean_notebooks.main([str(path)])
    stored = json.loads(path.read_text())
    (cell,) = stored["cells"]
    assert cell["outputs"] == [] and cell["execution_count"] is None
    assert cell["metadata"] == {}
    assert stored["metadata"] == clean_notebooks.KERNEL


def test_a_checked_cell_keeps_its_text_and_count_one_but_no_picture(tmp_path):
    result = new.new_output(
        "execute_result",
        data={"text/plain": "4", "image/png": "iVBO", "text/html": "<b>"},
        execution_count=7,
    )
    picture = new.new_output("display_data", data={"image/png": "iVBO"})
    path = notebook_file(
        tmp_path / "a.ipynb",
        run_cell("x", result, picture, tags=[clean_notebooks.CHECKED]),
    )
    clean_notebooks.main([str(path)])
    (cell,) = json.loads(path.read_text())["cells"]
    assert cell["execution_count"] == 1
    (output,) = cell["outputs"]
    assert output["data"] == {"text/plain": ["4"]}
    assert output["execution_count"] == 1


def test_cleaning_keeps_cell_ids_and_what_authors_wrote(tmp_path):
    described = {"image": {"alt": "A line that rises."}}
    cell = run_cell("draw()", mystnb=described)
    given = {"given": ["9.58"]}
    path = notebook_file(tmp_path / "a.ipynb", cell, course=given)
    clean_notebooks.main([str(path)])
    stored = json.loads(path.read_text())
    assert stored["cells"][0]["id"] == cell.id
    assert stored["cells"][0]["metadata"] == {"mystnb": described}
    assert stored["metadata"]["course"] == given


def test_check_names_the_notebook_and_changes_nothing(tmp_path):
    path = notebook_file(tmp_path / "a.ipynb", run_cell("x"))
    before = path.read_bytes()
    with pytest.raises(SystemExit, match="a.ipynb"):
        clean_notebooks.main(["--check", str(tmp_path)])
    assert path.read_bytes() == before
    clean_notebooks.main([str(tmp_path)])
    assert clean_notebooks.main(["--check", str(tmp_path)]) == []


# record_outputs


@pytest.mark.notebooks
def test_recording_stores_what_checked_cells_print_and_nothing_else(tmp_path):
    path = notebook_file(
        tmp_path / "a.ipynb",
        new.new_code_cell("x = 2\nprint('unchecked')"),
        new.new_code_cell(
            "print(x)\nprint(x + 1)",
            metadata={"tags": [clean_notebooks.CHECKED]},
        ),
    )
    command = [sys.executable, "-m", "tools.record_outputs", str(path)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    plain, checked = json.loads(path.read_text())["cells"]
    assert plain["outputs"] == [] and plain["execution_count"] is None
    assert checked["outputs"][0]["text"] == ["2\n", "3\n"]
    assert checked["execution_count"] == 1


# copy_notebooks


def test_a_learners_notebook_is_never_overwritten(tmp_path):
    for name in ("old", "new"):
        notebook_file(tmp_path / "chapters" / f"{name}.ipynb")
    mine = tmp_path / "work" / "chapters" / "old.ipynb"
    mine.parent.mkdir(parents=True)
    mine.write_text("what I wrote")
    copies = copy_notebooks.copy_missing(tmp_path, tmp_path / "work")
    assert mine.read_text() == "what I wrote"
    assert [copy.name for copy in copies] == ["new.ipynb"]
    assert copy_notebooks.copy_missing(tmp_path, tmp_path / "work") == []


def test_make_clean_leaves_the_learners_work(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    mine = notebook_file(tmp_path / "work" / "chapters" / "a.ipynb")
    (tmp_path / "_build").mkdir()
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True)
    assert mine.exists() and not (tmp_path / "_build").exists()


# serve


def test_the_site_is_served_at_a_free_port_when_the_usual_is_taken(tmp_path):
    (tmp_path / "index.html").write_text("the course")
    with serve.server_for(tmp_path, port=0) as first:
        taken = first.server_port
        with serve.server_for(tmp_path, port=taken) as second:
            assert second.server_port != taken
            answer = threading.Thread(target=second.handle_request)
            answer.daemon = True  # a failing test must not wait for it
            answer.start()
            address = f"http://127.0.0.1:{second.server_port}/index.html"
            with urllib.request.urlopen(address, timeout=60) as page:
                assert page.read() == b"the course"


def plain_text(*_, **__):
    return "text/plain", None


def test_scripts_are_sent_as_scripts_whatever_the_machine_says(
    tmp_path, monkeypatch
):
    for name in ("guess_type", "guess_file_type"):  # the latter from 3.13
        monkeypatch.setattr(mimetypes, name, plain_text, raising=False)
    (tmp_path / "explorers.js").write_text("1;")
    with serve.served(tmp_path) as address:
        with urllib.request.urlopen(f"{address}/explorers.js") as answer:
            assert answer.headers.get_content_type() == "text/javascript"


def test_a_lost_address_gets_the_page_of_the_site(tmp_path):
    with serve.served(tmp_path) as address:
        with pytest.raises(urllib.error.HTTPError, match="File not found"):
            urllib.request.urlopen(f"{address}/a/b.html")
        (tmp_path / "404.html").write_text("<h1>Lost</h1>")
        with pytest.raises(urllib.error.HTTPError) as lost:
            urllib.request.urlopen(f"{address}/a/b.html")
    assert lost.value.code == 404
    assert lost.value.read() == b"<h1>Lost</h1>"


def test_serving_before_building_says_which_command_builds(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "argv", ["serve", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match="make book"):
        serve.main()


# with_node


def test_the_machines_node_is_used_when_it_is_new_enough(tmp_path):
    program(tmp_path / "node", "echo v18.19.0")
    program(tmp_path / "npm", "true")
    command = ["npm", "ci"]
    assert with_node.prepared(command, str(tmp_path)) == (
        command,
        str(tmp_path),
    )


@pytest.mark.parametrize("version", ["v16.20.2", "not found"])
def test_an_old_or_broken_node_gives_way_to_the_packaged_one(
    tmp_path, version
):
    program(tmp_path / "node", f"echo {version}")
    program(tmp_path / "npm", "true")
    command, path = with_node.prepared(["npm", "ci"], str(tmp_path))
    assert command[0] == "node" and command[-1] == "ci"
    node = shutil.which("node", path=path)
    assert with_node.major_version(node) >= with_node.OLDEST


def test_a_machine_without_node_runs_npm_all_the_same(tmp_path):
    answer = subprocess.run(
        [sys.executable, "-m", "tools.with_node", "npm", "--version"],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip()[0].isdigit()


# find_browser


@pytest.fixture
def no_browser(tmp_path, monkeypatch):
    """Stand on a machine where no browser is and none can be installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(find_browser, "playwrights_own", lambda: "none")
    monkeypatch.setattr(find_browser, "installers", lambda: [])
    return monkeypatch


def test_chrome_path_goes_before_path(tmp_path, no_browser):
    program(tmp_path / "chromium", "true")
    chosen = program(tmp_path / "elsewhere" / "chrome", "true")
    assert find_browser.found() == str(tmp_path / "chromium")
    no_browser.setenv("CHROME_PATH", chosen)
    assert find_browser.found() == chosen


def test_a_browser_that_does_not_start_is_no_browser(tmp_path, no_browser):
    program(tmp_path / "chromium", "exit 127")
    assert find_browser.found() is None


def test_without_a_browser_the_message_says_what_to_install(no_browser):
    with pytest.raises(SystemExit, match="browser tests NOT RUN: install"):
        find_browser.main()


def test_a_second_installer_is_tried_when_the_first_brings_nothing(
    tmp_path, no_browser
):
    place = tmp_path / "chromium"
    copy = f"printf '#!/bin/sh\\n' > {place}; /bin/chmod +x {place}"
    commands = [[["/bin/false"]], [["/bin/sh", "-c", copy]]]
    no_browser.setattr(find_browser, "installers", lambda: commands)
    assert find_browser.installed() == str(place)


@pytest.mark.parametrize("ci, passes", [("", True), ("true", False)])
def test_make_fails_for_want_of_a_browser_only_in_ci(tmp_path, ci, passes):
    shutil.copy(ROOT / "Makefile", tmp_path)
    command = ["make", "test-browser", "PY=false", "WITH_NODE=true"]
    names = (
        ".venv/book",
        ".venv/ready",
        "node_modules/ready",
        "-o",
        ".venv/live/ready",
    )
    ready = [word for name in names for word in ("-o", name)]
    environment = {**os.environ, "CI": ci}
    answer = subprocess.run(command + ready, cwd=tmp_path, env=environment)
    assert (answer.returncode == 0) == passes


# make_venv


LOCK = "requirements.txt"


def make_venv(path, *arguments):
    """Run the tool with PATH holding the test's programs."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "make_venv.sh"), *arguments],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        cwd=path,
    )


def test_the_first_python_that_fits_makes_the_environment(tmp_path):
    made = "new/bin/python"
    new = f"test -e made || exit 1; echo pip $@ >> {tmp_path}/log"
    program(tmp_path / "python3", "exit 1")
    program(tmp_path / "python3.12", 'echo "$0 $@" >> log; : > made')
    program(tmp_path / made, new)
    answer = make_venv(tmp_path, "new", LOCK)
    assert answer.returncode == 0, answer.stderr
    log = (tmp_path / "log").read_text()
    assert "python3.12 -m venv --clear new" in log
    assert f"-r {LOCK}" in log


def test_an_environment_that_is_there_gets_what_a_lock_adds(tmp_path):
    program(tmp_path / "old/bin/python", f"echo $@ >> {tmp_path}/log")
    answer = make_venv(tmp_path, "old", LOCK)
    assert answer.returncode == 0, answer.stderr
    log = (tmp_path / "log").read_text()
    assert "venv --clear" not in log and f"-r {LOCK}" in log


def test_the_environment_of_a_python_of_windows_is_found(tmp_path):
    program(tmp_path / "old/Scripts/python", f"echo $@ >> {tmp_path}/log")
    answer = make_venv(tmp_path, "old", LOCK)
    assert answer.returncode == 0, answer.stderr
    assert f"-r {LOCK}" in (tmp_path / "log").read_text()


@pytest.mark.parametrize("wanted", [[], ["python2"]])
def test_no_fitting_python_is_said_in_one_sentence(tmp_path, wanted):
    answer = make_venv(tmp_path, "new", LOCK, *wanted)
    assert answer.returncode == 1
    assert answer.stderr.startswith("No Python 3.11, 3.12 or 3.13 with venv")
    assert answer.stderr.count("\n") == 1


def test_a_python_that_was_asked_for_is_the_only_one_tried(tmp_path):
    program(tmp_path / "python3", "exit 0")
    program(tmp_path / "mine", "exit 1")
    answer = make_venv(tmp_path, "new", LOCK, "mine")
    assert answer.returncode == 1 and "mine" in answer.stderr


# the Makefile


def test_help_lists_the_commands():
    command = ["make", "help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    for name in ("book", "serve", "lab", "test", "format", "lint", "clean"):
        assert f"make {name} " in told.stdout


def test_a_lock_that_only_has_another_date_installs_nothing(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / lock).write_text(lock)
    (tmp_path / "tools").mkdir()
    tool = tmp_path / "tools/make_venv.sh"
    tool.write_text('mkdir -p $1; echo "$2" >> installed\n')

    def installed():
        command = ["make", ".venv/ready", "WITH_NODE=true"]
        subprocess.run(command, cwd=tmp_path, check=True)
        return (tmp_path / "installed").read_text().split()

    both = ["requirements.txt", "requirements-dev.txt"]
    assert installed() == both
    late = 2 * (tmp_path / ".venv/ready").stat().st_mtime
    for lock in both:
        os.utime(tmp_path / lock, (late, late))
    assert installed() == both
    (tmp_path / "requirements-dev.txt").write_text("another")
    os.utime(tmp_path / "requirements-dev.txt", (2 * late, 2 * late))
    assert installed() == [*both, "requirements-dev.txt"]


def test_the_cost_of_all_stages_is_added_up(monkeypatch, capsys):
    monkeypatch.setattr(stage_times, "cost", lambda command: (21.0, 9.0))
    stage_times.main(["lint", "test-js"])
    *_, together = capsys.readouterr().out.splitlines()
    assert together.split() == ["together", "42", "s"]


def test_a_stage_that_fails_ends_the_report():
    with pytest.raises(subprocess.CalledProcessError):
        stage_times.cost(["false"])


# workflows


WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def steps_of(file):
    """Return what the steps of a workflow run."""
    jobs = yaml.safe_load(file.read_text(encoding="utf8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    return [step["run"] for step in steps if "run" in step]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_runs_targets_of_the_makefile_and_nothing_else(file):
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    for command in steps_of(file):
        if command == "bash .ci/run":
            continue
        program, *targets = command.split()
        assert program == "make"
        for target in targets:
            if "=" not in target:
                assert re.search(rf"^{target}: .*##", makefile, re.M), target


def test_binder_has_what_the_lock_has_for_a_reader():
    def pins(name):
        text = (ROOT / name).read_text(encoding="utf8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.M))

    lean, whole = pins(".binder/requirements.txt"), pins("requirements.txt")
    assert {"numpy", "anywidget"} <= lean.keys() < whole.keys()
    assert "jupyter-book" not in lean
    assert [name for name in lean if lean[name] != whole[name]] == []
    runtimes = [ROOT / "runtime.txt", ROOT / ".binder/runtime.txt"]
    assert len({file.read_text() for file in runtimes}) == 1
