"""The house rules hold, and each guard is known to bite."""

import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests import house_rules as rules

ROOT = Path(__file__).resolve().parent.parent


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
        ("lib/autograd.py", "from . import nn"),
        ("lib/calculus.py", "from lib.optim import Adam"),
        ("lib/differences.py", "from .autograd import Tensor"),
        ("lib/nn.py", "def late():\n    from lib.optim import Adam"),
        ("lib/nn.py", "from lib import Tensor"),
        ("lib/data/__init__.py", "import pandas"),
        ("lib/__init__.py", "from lib import figures"),
        ("lib/helpers.py", ""),
    ],
)
def test_an_import_that_goes_up_is_named(path, source):
    (complaint,) = rules.imports_that_go_up(path, source, MODULES)
    assert complaint.startswith(path)


def test_modules_in_a_circle_are_named():
    a, b = ("lib/a.py", "from lib import b"), ("lib/b.py", "import lib.a")
    assert rules.circles([a, b]) == ["lib.a", "lib.b"]
    assert rules.circles([a, ("lib/b.py", "import sys")]) == []


def test_extensions_know_of_lib_its_explorers_and_questions_alone():
    for path, source in texts(".py"):
        if path.startswith("_ext/"):
            names = {n for _, n in rules.imports(path, source, MODULES)}
            rooms = {rules.room_of(n) for n in names if n[:4] == "lib."}
            assert rooms <= {"palette", "widgets", "questions", "asking"}, path


def test_the_picture_of_the_floors_shows_the_floors():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| (.+?) \|", page, re.MULTILINE)
    shown = {int(n): set(re.findall(r"`(\w+)`", row)) for n, row in rows}
    assert shown == dict(enumerate(rules.FLOORS))


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
        if not module.startswith(("lib.figures", "lib.asking", "lib.widgets."))
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


# Text


@pytest.mark.parametrize(
    "pattern", [rules.MACHINE_PATH, rules.REGISTRY, rules.MERGE]
)
def test_no_file_holds_a_machine_a_registry_or_a_merge(pattern):
    assert_no_complaint(partial(rules.lines_that_match, pattern), texts())


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


NOT_ON_WINDOWS = re.compile(
    r'[:*?"<>|\\]|[. ](/|$)|(^|/)(con|prn|aux|nul|(com|lpt)\d)(\.|/|$)',
    re.IGNORECASE,
)


def test_every_file_can_have_its_name_on_windows():
    names = git_files("--cached", "--others", "--exclude-standard")
    assert [name for name in names if NOT_ON_WINDOWS.search(name)] == []
    assert len({name.casefold() for name in names}) == len(set(names))


@pytest.mark.parametrize("name", ["a:b.md", "lib/aux.py", "docs./x", "Con"])
def test_a_name_that_windows_refuses_is_found(name):
    assert NOT_ON_WINDOWS.search(name)


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
    chapters, solutions, exercises = (
        {path.name for path in (ROOT / room).glob("*.ipynb")}
        for room in ("chapters", "solutions", "exercises")
    )
    assert exercises == solutions <= chapters


def test_a_misspelt_word_is_named(tmp_path):
    # `make lint` looks at all files; this is for the settings.
    page, misspelt = tmp_path / "page.md", "".join(reversed("nda"))
    page.write_text(f"the slope {misspelt} the rate\n")
    command = [sys.executable, "-m", "codespell_lib", str(page)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode != 0 and misspelt in answer.stdout
