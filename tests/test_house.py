"""The house rules hold, and each guard is known to bite."""

import json
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests import house_rules as rules

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("chapters", "solutions", "exercises")


def git_files(*arguments):
    """Return the paths that git lists, with / between folders."""
    command = ["git", "ls-files", "-z", *arguments]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [name for name in answer.stdout.decode().split("\0") if name]


def written_files():
    """Return the files that are committed or could be, and still there."""
    names = git_files("--cached", "--others", "--exclude-standard")
    return sorted(name for name in set(names) if (ROOT / name).is_file())


def texts(*suffixes):
    """Return (path, text) of the written files with one of the suffixes."""
    found = []
    for name in written_files():
        if not suffixes or name.endswith(suffixes):
            try:
                text = (ROOT / name).read_text(encoding="utf-8")
            except UnicodeDecodeError:  # a font or a picture
                continue
            found.append((name, text))
    return found


def lib_sources():
    """Return (path, source) of the package."""
    return [pair for pair in texts(".py") if pair[0].startswith("lib/")]


def assert_no_complaint(rule, pairs):
    """See that a rule has nothing to say about each (path, text)."""
    complaints = [line for path, text in pairs for line in rule(path, text)]
    assert not complaints, "\n" + "\n".join(complaints)


# Floors


def test_imports_go_down_only():
    sources = lib_sources()
    modules = {rules.module_of(path) for path, _ in sources}
    rule = partial(rules.imports_that_go_up, modules=modules)
    assert_no_complaint(rule, sources)


def test_no_module_of_lib_comes_back_to_itself():
    assert rules.circles(lib_sources()) == []


MODULES = {f"lib.{room}" for floor in rules.FLOORS for room in floor}
MODULES |= {"lib", "lib.data.sprint", "lib.widgets.kit"}


@pytest.mark.parametrize(
    "path, source",
    [
        ("lib/autograd.py", "import lib.nn"),
        ("lib/autograd.py", "from lib import differences"),
        ("lib/autograd.py", "from . import nn"),
        ("lib/calculus.py", "from lib.optim import Adam"),
        ("lib/differences.py", "from .autograd import Tensor"),
        ("lib/nn.py", "def late():\n    from lib.optim import Adam"),
        ("lib/nn.py", "from lib import Tensor"),
        ("lib/data/__init__.py", "import pandas"),
        ("lib/figures.py", "from lib.autograd import Tensor"),
        ("lib/widgets/secant.py", "from lib.asking import quiz"),
        ("lib/__init__.py", "from lib import figures"),
        ("lib/helpers.py", ""),
    ],
)
def test_an_import_that_goes_up_is_named(path, source):
    (complaint,) = rules.imports_that_go_up(path, source, MODULES)
    assert complaint.startswith(path)


@pytest.mark.parametrize(
    "path, source",
    [
        ("lib/autograd.py", "import math\nimport numpy as np"),
        ("lib/nn.py", "from lib.arrays import plain"),
        ("lib/data/__init__.py", "from lib.data import sprint"),
        ("lib/data/sprint.py", "from importlib.resources import files"),
        ("lib/checks/gradients.py", "from . import Task\nfrom lib import nn"),
        ("lib/widgets/secant.py", "from . import kit\nimport anywidget"),
    ],
)
def test_an_import_that_goes_down_is_fine(path, source):
    assert rules.imports_that_go_up(path, source, MODULES) == []


def test_modules_in_a_circle_are_named():
    a, b = ("lib/a.py", "from lib import b"), ("lib/b.py", "import lib.a")
    assert rules.circles([a, b]) == ["lib.a", "lib.b"]
    assert rules.circles([a, ("lib/b.py", "import sys")]) == []


def test_extensions_know_nothing_of_lib_but_its_explorers():
    sources = [pair for pair in texts(".py") if pair[0].startswith("_ext/")]
    assert_no_complaint(rules.rooms_of_lib_but_widgets, sources)


@pytest.mark.parametrize(
    "source, count",
    [
        ("from lib import widgets", 0),
        ("import lib.widgets", 0),
        ("import sphinx", 0),
        ("from lib.autograd import Tensor", 1),
        ("import lib.data", 1),
    ],
)
def test_an_extension_that_reaches_past_the_explorers_is_named(source, count):
    found = rules.rooms_of_lib_but_widgets("_ext/a.py", source)
    assert len(found) == count


# Sizes


def test_functions_keep_their_budget():
    assert_no_complaint(rules.long_functions, texts(".py"))


def test_the_engine_fits_on_a_few_pages():
    engine = (ROOT / "lib" / "autograd.py").read_text()
    assert len(rules.code_lines(engine)) <= rules.ENGINE_BUDGET


def test_the_core_of_lib_can_be_read_in_one_sitting():
    sizes = [
        len(rules.code_lines((ROOT / "lib" / f"{room}.py").read_text()))
        for room in rules.CORE
        if (ROOT / "lib" / f"{room}.py").exists()
    ]
    assert sum(sizes) < rules.CORE_BUDGET


def test_docstrings_comments_and_blank_lines_do_not_count():
    long_docstring = "line\n" * 400
    source = f'"""{long_docstring}"""\n' + "# why\n\n" * 300 + "x = 1\n"
    assert rules.code_lines(source) == {source.count("\n")}


def test_a_function_over_its_budget_is_named():
    assert rules.long_functions("a.py", "def f():" + "\n    x = 1" * 24) == []
    source = "\ndef long():\n" + "    x = 1\n" * 25
    (complaint,) = rules.long_functions("lib/a.py", source)
    assert complaint.startswith("lib/a.py:2 long has 26")


# What lib promises


def test_package_data_is_read_through_importlib_resources():
    assert_no_complaint(rules.reads_by_path, lib_sources())


@pytest.mark.parametrize("source", ["open('a.csv')", "Path(__file__).parent"])
def test_reading_by_path_is_named(source):
    assert rules.reads_by_path("lib/a.py", source) != []


def loaded_by(statement):
    """Return the top-level modules that a fresh Python holds after it."""
    show = "import sys; print(*{name.split('.')[0] for name in sys.modules})"
    command = [sys.executable, "-c", f"{statement}; {show}"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return set(answer.stdout.decode().split())


HEAVY = {"matplotlib", "seaborn", "anywidget", "ipywidgets", "IPython"}
HEAVY |= {"traitlets", "latex2mathml"}


def test_importing_lib_loads_no_plotting_and_no_widgets():
    modules = sorted({rules.module_of(path) for path, _ in lib_sources()})
    light = [
        module
        for module in modules
        if module != "lib.figures"
        and not module.startswith(("lib.widgets.", "lib.asking."))
    ]
    assert {"lib", "lib.checks.gradients", "lib.widgets"} <= set(light)
    assert loaded_by(f"import {', '.join(light)}") & HEAVY == set()


def test_a_plot_or_a_widget_that_is_loaded_would_be_noticed():
    assert loaded_by("import IPython") & HEAVY == {"IPython", "traitlets"}


def test_git_tracks_every_module_of_lib():
    # The usual .gitignore for Python hides lib/.
    on_disk = {
        p.relative_to(ROOT).as_posix() for p in ROOT.glob("lib/**/*.py")
    }
    assert on_disk - set(git_files("--cached", "lib")) == set()


def test_a_folder_that_git_ignores_would_be_noticed():
    ignored = ["check-ignore", "--no-index", "-q"]
    for path, code in [("lib/autograd.py", 1), ("work/a.ipynb", 0)]:
        command = ["git", *ignored, path]
        assert subprocess.run(command, cwd=ROOT).returncode == code


def packages_in(root):
    """Return the packages under lib by their dotted names."""
    found = root.glob("lib/**/__init__.py")
    return {".".join(p.parent.relative_to(root).parts) for p in found}


def test_every_package_of_lib_is_installed():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert set(settings["tool"]["setuptools"]["packages"]) == packages_in(ROOT)


def test_a_package_that_is_not_listed_would_be_noticed(tmp_path):
    for folder in ("lib", "lib/new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    assert packages_in(tmp_path) == {"lib", "lib.new"}


# Text


def test_no_file_names_a_path_of_a_machine():
    rule = partial(rules.lines_that_match, rules.MACHINE_PATH)
    assert_no_complaint(rule, texts())


def test_no_file_names_a_registrys_host():
    rule = partial(rules.lines_that_match, rules.REGISTRY)
    assert_no_complaint(rule, texts())


def test_no_file_holds_the_marks_of_a_merge():
    rule = partial(rules.lines_that_match, rules.MERGE)
    assert_no_complaint(rule, texts())


@pytest.mark.parametrize(
    "pattern, text",
    [
        (rules.MERGE, "<" * 7 + " main"),
        (rules.MACHINE_PATH, "see /{}/me/notes".format("home")),
        (rules.MACHINE_PATH, "'/{}/trees'".format("work")),
        (rules.REGISTRY, "https://{}.org/simple".format("pypi")),
        (rules.REGISTRY, "https://registry.{}.org/d3".format("npmjs")),
    ],
)
def test_a_line_that_no_file_may_hold_is_named(pattern, text):
    found = rules.lines_that_match(pattern, "a.md", f"first\n{text}\n")
    assert [line.split()[0] for line in found] == ["a.md:2"]


@pytest.mark.parametrize("text", ["/work/", "../work/a", "https://a.b/work/c"])
def test_the_learners_folder_is_no_path_of_a_machine(text):
    assert rules.lines_that_match(rules.MACHINE_PATH, "a.md", text) == []


LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_no_download_addresses(name):
    text = (ROOT / name).read_text()
    if name.endswith(".json"):
        packages = json.loads(text)["packages"].values()
        assert [p["resolved"] for p in packages if "resolved" in p] == []
    else:
        assert rules.lines_that_match(rules.DOWNLOAD, name, text) == []


@pytest.mark.parametrize(
    "line", ["--find-links wheels", "numpy @ https://a.b/numpy.whl"]
)
def test_a_download_address_in_a_lock_is_named(line):
    assert rules.lines_that_match(rules.DOWNLOAD, "a.txt", line) != []


def test_npm_writes_no_download_address():
    assert "omit-lockfile-registry-resolved=true" in (
        (ROOT / ".npmrc").read_text().splitlines()
    )


def test_our_javascript_is_not_declared_to_be_modules():
    # The declaration would hold for .venv below it, too: JupyterLab's own
    # scripts are not modules, and `make lab` began with a page of errors.
    package = json.loads((ROOT / "package.json").read_text())
    assert package.get("type", "commonjs") == "commonjs"


@pytest.mark.parametrize("name", ["Makefile", "tools/make_venv.sh", "a.ipynb"])
def test_git_on_windows_leaves_the_ends_of_lines_alone(name):
    command = ["git", "check-attr", "eol", "--", name]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.split()[-1] == "lf"


NAMES_THE_REPOSITORY = ("README.md", "pyproject.toml", "_config.yml")


def repository():
    """Return the address of the course from the one place that has it."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text())
    return settings["repository"]["url"]


@pytest.mark.parametrize("name", NAMES_THE_REPOSITORY)
def test_copies_of_the_courses_address_agree_with_the_config(name):
    text = (ROOT / name).read_text()
    assert rules.other_addresses(repository(), name, text) == []


@pytest.mark.parametrize(
    "address",
    [
        "[b](https://mybinder.org/v2/gh/{}/main)",
        "git clone https://github.com/{}.git",
        "https://github.com/{}",
    ],
)
def test_a_stale_copy_of_the_address_is_named(address):
    def found(name):
        text = address.format(name)
        return rules.other_addresses("https://github.com/us/it", "a.md", text)

    assert found("us/it") == []
    assert found("them/it") == ["a.md: them/it"]


def test_the_three_notebook_rooms_use_the_same_names():
    names = [
        {path.name for path in (ROOT / room).glob("*.ipynb")} for room in ROOMS
    ]
    assert rules.without_twin(*names) == []


def test_a_missing_twin_is_named():
    both, one = {"a", "b"}, {"a"}
    assert rules.without_twin(both, one, one) == []
    assert rules.without_twin(both, both, one) == ["b"]
    assert rules.without_twin(one, both, both) == ["b"]


def codespell(*arguments):
    """Run codespell with the settings of pyproject.toml."""
    command = [sys.executable, "-m", "codespell_lib", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_the_spelling_is_clean():
    answer = codespell(*written_files())
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_misspelt_word_is_named(tmp_path):
    page = tmp_path / "page.md"
    misspelt = "".join(reversed("nda"))
    page.write_text(f"the slope {misspelt} the rate\n")
    answer = codespell(str(page))
    assert answer.returncode != 0 and misspelt in answer.stdout
