"""What starts the grading elsewhere: a container, a cluster, Gradescope."""

import json
import os
import re
import subprocess
import sys

import pytest
import yaml

from tests.boxes import ROOT, notebook

FOLDER = ROOT / "containers"
CHAPTER = "rates_of_change"


def rights_in(text):
    return set(re.findall(r"\b(?:SYS|NET)_\w+", text))


def kubernetes():
    text = (FOLDER / "kubernetes/grading.yaml").read_text("utf8")
    found = {}
    for one in yaml.safe_load_all(text):
        found[one["kind"], one["metadata"]["name"]] = one["spec"]
    return found


def test_the_cluster_gives_the_rights_that_the_container_needs():
    file = (FOLDER / "grading/Dockerfile").read_text("utf8")
    needed = set(re.findall(r"--cap-add (\w+)", file))
    pod = kubernetes()["Deployment", "grading-worker"]["template"]["spec"]
    (worker,) = pod["containers"]
    given = worker["securityContext"]
    assert needed == set(given["capabilities"]["add"]) == rights_in(file)
    for profile in ("seccompProfile", "appArmorProfile"):
        assert given[profile] == {"type": "Unconfined"}
        option = profile.removesuffix("Profile").lower() + "=unconfined"
        assert f"--security-opt {option}" in file


def test_the_workers_find_the_scheduler_and_grade_one_at_a_time():
    found = kubernetes()
    service = found["Service", "grading"]
    scheduler = found["Deployment", "grading-scheduler"]["template"]
    assert service["selector"] == scheduler["metadata"]["labels"]
    (port,) = service["ports"]
    (worker,) = found["Deployment", "grading-worker"]["template"]["spec"][
        "containers"
    ]
    assert worker["command"][-1] == f"tcp://grading:{port['port']}"
    threads = worker["args"].index("--nthreads")
    assert worker["args"][threads + 1] == "1"
    for kind in ("scheduler", "worker"):
        spec = found["Deployment", f"grading-{kind}"]
        labels = spec["template"]["metadata"]["labels"]
        assert spec["selector"]["matchLabels"] == labels


def test_what_the_container_takes_from_the_course_is_there():
    file = (FOLDER / "grading/Dockerfile").read_text("utf8")
    for line in re.findall(r"^COPY (.+) \S+$", file, re.M):
        for name in line.split():
            assert (ROOT / name).exists(), name
    pins = (ROOT / "requirements-dev.txt").read_text("utf8")
    for name in ("numpy", "pyseccomp", "distributed", "dask"):
        assert re.search(rf"^{name}==", pins, re.M), name


@pytest.fixture
def autograder(tmp_path):
    """Return a folder as Gradescope lays it out, after its setup.sh."""
    for name in ("submission", "source", "grading/bin"):
        (tmp_path / name).mkdir(parents=True)
    python = tmp_path / "grading/bin/python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    script = (FOLDER / "gradescope/run_autograder").read_bytes()
    (tmp_path / "run_autograder").write_bytes(script)
    return tmp_path


def run_by_gradescope(folder, path=os.environ["PATH"]):
    """Run the script as Gradescope does; return its code, and the results."""
    done = subprocess.run(
        ["bash", folder / "run_autograder"],
        cwd="/",
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    results = folder / "results/results.json"
    found = json.loads(results.read_bytes()) if results.exists() else None
    return done.returncode, found


@pytest.mark.box
def test_gradescope_gets_the_points_of_one_notebook(autograder):
    (autograder / "submission/my work.ipynb").write_bytes(notebook(CHAPTER))
    code, found = run_by_gradescope(autograder)
    assert code == 0
    assert sum(test["score"] for test in found["tests"]) == 12
    # a learner can read what lies in the folder of the results
    assert [x.name for x in (autograder / "results").iterdir()] == [
        "results.json"
    ]


@pytest.mark.box
@pytest.mark.parametrize("count", [0, 2])
def test_gradescope_is_told_of_none_and_of_two(count, autograder):
    for i in range(count):
        path = autograder / f"submission/{i}.ipynb"
        path.write_bytes(notebook(CHAPTER, "exercises"))
    code, found = run_by_gradescope(autograder)
    assert (code, found["score"]) == (0, 0)
    assert found["output"] == "Hand in one notebook, and no other."


def test_gradescope_gets_no_points_where_there_is_no_box(autograder):
    tools = autograder / "tools"
    tools.mkdir()
    for name in ("bash", "sh", "dirname", "mkdir", "cp"):
        (tools / name).symlink_to(f"/usr/bin/{name}")
    (autograder / "submission/a.ipynb").write_bytes(notebook(CHAPTER))
    code, found = run_by_gradescope(autograder, str(tools))
    assert code == 2 and found is None


def test_the_scripts_for_gradescope_can_be_run():
    for name in ("setup.sh", "run_autograder"):
        path = FOLDER / "gradescope" / name
        assert os.access(path, os.X_OK)
        subprocess.run(["bash", "-n", path], check=True)
