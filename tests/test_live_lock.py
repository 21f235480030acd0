"""The lock of the live pages, and what is laid out with it."""

import ast
import hashlib
import io
import json
import re
import sys
import zipfile

import nbformat
import pytest

from tools import live_lock, make_live
from tools.make_live import CORE, ROOT, WHEELS

LOCK = {
    "info": {"python": "3.14.2", "platform": "emscripten_5_0_3"},
    "packages": {
        name: {
            "name": name,
            "version": "1",
            "file_name": f"{name}-1.whl",
            "sha256": name * 3,
            "imports": [name],
            "depends": needs,
        }
        for name, needs in {
            "numpy": [],
            "matplotlib": ["numpy", "six"],
            "six": [],
            "pandas": ["numpy"],
            "scipy": ["numpy"],
        }.items()
    },
}
NETWORK = "https://network.example/full/"


def a_wheel(folder, name, *needs, module=None):
    """Return a wheel of one module that needs others."""
    file = folder / f"{name.replace('-', '_')}-2-py3-none-any.whl"
    requirements = "".join(f"Requires-Dist: {need}\n" for need in needs)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 2\n"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{module or name}.py", "")
        inside = file.name.removesuffix("-py3-none-any.whl")
        wheel.writestr(f"{inside}.dist-info/METADATA", metadata + requirements)
    return file


@pytest.fixture
def wheels(tmp_path):
    library = a_wheel(tmp_path, live_lock.LIBRARY, "numpy", module="lib")
    unused = "jedi", 'pexpect; sys_platform != "emscripten"'
    return [
        library,
        a_wheel(tmp_path, "ipython", "comm", *unused),
        *(a_wheel(tmp_path, name) for name in ("comm", "six")),
        a_wheel(tmp_path, "seaborn", "pandas"),
        *(a_wheel(tmp_path, name) for name in ("ipywidgets", "anywidget")),
        *(a_wheel(tmp_path, name) for name in ("latex2mathml",)),
        a_wheel(tmp_path, "matplotlib-inline"),
    ]


def test_the_lock_holds_what_the_course_imports_and_nothing_else(wheels):
    packages = live_lock.lock_with(LOCK, NETWORK, wheels)["packages"]
    assert "scipy" not in packages and "jedi" not in packages
    assert {"numpy", "pandas", "seaborn", "comm"} <= set(packages)
    assert packages["ipython"]["depends"] == ["comm"]
    needed = {one for entry in packages.values() for one in entry["depends"]}
    assert needed <= set(packages)


def test_a_wheel_of_ours_wins_over_pyodides_in_name_and_hash(wheels):
    packages = live_lock.lock_with(LOCK, NETWORK, wheels)["packages"]
    six = packages["six"]
    assert six["file_name"] == "six-2-py3-none-any.whl"
    assert six["sha256"] != "sixsixsix"
    numpy = packages["numpy"]
    assert numpy["file_name"] == f"{NETWORK}numpy-1.whl"
    assert numpy["sha256"] == "numpynumpynumpy"


def test_a_cell_that_imports_the_library_gets_what_the_library_needs(wheels):
    packages = live_lock.lock_with(LOCK, NETWORK, wheels)["packages"]
    needs = packages[live_lock.LIBRARY]["depends"]
    assert {"numpy", "matplotlib", "ipywidgets", "anywidget"} <= set(needs)
    assert "seaborn" not in needs


def test_a_folder_has_another_name_when_one_sign_in_it_changes(tmp_path):
    (tmp_path / "a").write_text("one")
    before = make_live.fingerprint(tmp_path)
    assert before == make_live.fingerprint(tmp_path)
    (tmp_path / "a").write_text("two")
    assert before != make_live.fingerprint(tmp_path)


def pinned(name):
    """Return the versions that a lock of ours pins."""
    text = (ROOT / name).read_text(encoding="utf8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.M))


def test_the_wheels_have_the_versions_that_the_shell_is_tested_with():
    ours, tested = pinned("requirements-live.txt"), pinned("requirements.txt")
    both = (ours.keys() & tested.keys()) - {"python-dateutil"}
    assert {"ipython", "ipywidgets", "traitlets", "seaborn"} <= both
    differing = {n for n in both if ours[n] != tested[n]}
    assert differing == set()


def test_each_wheel_is_pinned_by_its_hash():
    text = (ROOT / "requirements-live.txt").read_text(encoding="utf8")
    blocks = re.split(r"\n(?=[a-z])", text.strip())[1:]
    assert len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)


pages = pytest.mark.book  # Node, Pyodide and the wheels are there


@pytest.fixture(scope="module")
def made():
    (file,) = ROOT.glob("_build/html/_static/live-*/live.json")
    return json.loads(file.read_text(encoding="utf8"))


@pages
def test_what_comes_from_the_network_is_pyodides_own_by_hash(made):
    theirs = json.loads((CORE / "pyodide-lock.json").read_text("utf8"))
    packages = made["lock"]["packages"]
    far = {n: e for n, e in packages.items() if "://" in e["file_name"]}
    compiled = "numpy matplotlib contourpy kiwisolver pillow pandas".split()
    assert set(far) <= set(compiled)
    for name, entry in far.items():
        there = theirs["packages"][name]
        assert entry["sha256"] == there["sha256"]
        assert entry["file_name"].endswith(f"/full/{there['file_name']}")
        assert entry["name"] == name


@pages
def test_the_versions_that_stand_for_pyodides_are_pyodides():
    theirs = json.loads((CORE / "pyodide-lock.json").read_text("utf8"))
    for name in ("numpy", "matplotlib", "pandas", "python-dateutil", "pytz"):
        assert f"{name}=={theirs['packages'][name]['version']}" in (
            ROOT / "requirements-live.in"
        ).read_text("utf8")


@pages
def test_every_import_of_a_notebook_and_of_the_library_is_in_the_lock(made):
    known = {
        i for e in made["lock"]["packages"].values() for i in e["imports"]
    }
    sources = [
        cell.source
        for file in sorted(ROOT.glob("[ces]*/*.ipynb"))
        for cell in nbformat.read(file, as_version=4).cells
        if cell.cell_type == "code"
    ]
    # Grading runs on a server, never on a page.
    sources += [
        file.read_text("utf8")
        for file in ROOT.glob("lib/**/*.py")
        if "grading" not in file.parts
    ]
    missing = imported(sources) - known - set(sys.stdlib_module_names)
    assert missing == set()


def imported(sources):
    """Return the top-level modules that some sources import."""
    found = set()
    for source in sources:
        lines = [x for x in source.split("\n") if not x.startswith(("%", "!"))]
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(node.module.split(".")[0])
    return found


@pages
def test_every_file_of_the_lock_lies_on_the_site_or_in_the_network(made):
    (live,) = ROOT.glob("_build/html/_static/live-*")
    for entry in made["lock"]["packages"].values():
        if "://" not in entry["file_name"]:
            assert (live / entry["file_name"]).is_file(), entry["name"]
    for name in make_live.PYODIDE:
        assert (live / made["core"] / name).is_file()


@pages
def test_no_wheel_is_fetched_that_the_lock_does_not_name(made):
    files = {e["file_name"] for e in made["lock"]["packages"].values()}
    named = {file.rpartition("/")[2] for file in files}
    assert {file.name for file in WHEELS.glob("*.whl")} <= named


@pytest.fixture
def numpy_from(tmp_path, monkeypatch):
    """Return a function that fetches NumPy from a network that sends this."""
    content = b"a wheel"
    entry = {
        "file_name": f"{NETWORK}numpy-1.whl",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    monkeypatch.setattr(make_live, "WHEELS", tmp_path)
    monkeypatch.setattr(make_live, "OUT", tmp_path / "out")
    monkeypatch.setattr(make_live, "from_the_network", lambda lock: [entry])
    monkeypatch.setattr(make_live, "lock_of", lambda wheels: {})

    def fetch(answer):
        monkeypatch.setattr(make_live, "urlopen", lambda *_, **__: answer())
        make_live.fetch_wheels()

    return fetch


def test_a_wheel_is_fetched_from_the_network_by_its_hash(numpy_from, tmp_path):
    numpy_from(lambda: io.BytesIO(b"a wheel"))
    assert (tmp_path / "numpy-1.whl").read_bytes() == b"a wheel"


def test_a_wheel_with_another_hash_is_refused(numpy_from, tmp_path):
    with pytest.raises(SystemExit, match="has another hash"):
        numpy_from(lambda: io.BytesIO(b"another wheel"))
    assert not (tmp_path / "numpy-1.whl").exists()


def test_a_network_that_does_not_answer_is_said_in_one_sentence(numpy_from):
    def silent():
        raise OSError("no route to host")

    with pytest.raises(SystemExit, match="did not come: no route to host"):
        numpy_from(silent)
