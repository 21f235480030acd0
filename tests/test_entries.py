"""What is new is entered everywhere: each gap is told in one sentence.

A chapter, its exercises and an explorer are listed in several places. Here a
forgotten one is named with what to write where.
"""

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
DRAWN = 5  # questions that check_yourself takes where it is told no number


def stems(root, pattern):
    """Return the names of the files that fit a pattern."""
    return sorted(path.stem for path in root.glob(pattern))


def text_of(root, name):
    """Return the text of a file, nothing for one that is not there."""
    path = root / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def code_of(root, chapter):
    """Return the code of a lesson."""
    path = root / f"chapters/{chapter}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(c.source for c in notebook.cells if c.cell_type == "code")


def assert_none(complaints):
    """See that there is no complaint, and show all that there are."""
    complaints = list(complaints)
    assert not complaints, "\n" + "\n".join(complaints)


# Chapters and their exercises


def unlisted_pages(root):
    """Return the notebooks that a list of the course does not have."""
    contents, intro = text_of(root, "_toc.yml"), text_of(root, "intro.md")
    for room in ("chapters", "exercises", "solutions"):
        for name in stems(root, f"{room}/*.ipynb"):
            if not re.search(rf"file: {room}/{name}\s", contents):
                yield f"_toc.yml: add `file: {room}/{name}`"
            if room != "solutions" and f"({room}/{name}.ipynb)" not in intro:
                yield f"intro.md: link {room}/{name}.ipynb"


def missing_parts(root):
    """Return the modules that a chapter's questions and tasks need."""
    needed = {
        "chapters": ["lib/questions/{}.py"],
        "solutions": ["lib/checks/{}.py", "tests/unlisted/{}.py"],
    }
    for room, files in needed.items():
        for name in stems(root, f"{room}/*.ipynb"):
            for file in (file.format(name) for file in files):
                if not (root / file).exists():
                    yield f"{room}/{name}.ipynb needs {file}"


def unlisted_banks(root):
    """Return the banks of questions that CHAPTERS does not have."""
    source = text_of(root, "lib/questions/__init__.py")
    chapters = re.search(r"^CHAPTERS = \((.*?)\)", source, re.M | re.S)[1]
    for name in stems(root, "lib/questions/[a-z]*.py"):
        if f'"{name}"' not in chapters:
            yield f'lib/questions/__init__.py: add "{name}" to CHAPTERS'


def questions_not_asked(chapter, code, questions, predictions):
    """Return the questions of a bank that its lesson does not show."""
    call = rf'check_yourself\(\s*"{chapter}"(?:,\s*(?:count=)?(\d+))?'
    found = re.search(call, code)
    count = int(found[1] or DRAWN) if found else 0
    for question in questions[count:]:
        yield f"{question}: check_yourself shows the first {count} only"
    for slug in predictions:
        for widget in ("Predict", "Outcome"):
            if not re.search(rf'{widget}\.of\([^)]*"{slug}"', code):
                yield f"{slug}: no {widget}.of shows it"


@pytest.mark.parametrize(
    "rule", [unlisted_pages, missing_parts, unlisted_banks]
)
def test_a_chapter_is_entered_everywhere(rule):
    assert_none(rule(ROOT))


def test_every_question_of_a_bank_is_asked():
    from lib.questions import CHAPTERS, predictions_of, questions_of

    for chapter in CHAPTERS:
        slugs = [
            [question.slug for question in of(chapter)]
            for of in (questions_of, predictions_of)
        ]
        code = code_of(ROOT, chapter)
        assert_none(questions_not_asked(chapter, code, *slugs))


@pytest.fixture
def course(tmp_path):
    """Return a course with a new chapter that nobody has entered."""
    for room in ("chapters", "exercises", "solutions", "lib/questions"):
        (tmp_path / room).mkdir(parents=True)
    for room in ("chapters", "exercises", "solutions"):
        (tmp_path / room / "new.ipynb").touch()
    (tmp_path / "_toc.yml").write_text("- file: chapters/newer\n")
    bank = tmp_path / "lib/questions"
    (bank / "__init__.py").write_text('CHAPTERS = (\n    "newer",\n)\n')
    return tmp_path


def test_a_chapter_that_is_not_entered_is_told(course):
    assert list(unlisted_pages(course)) == [
        "_toc.yml: add `file: chapters/new`",
        "intro.md: link chapters/new.ipynb",
        "_toc.yml: add `file: exercises/new`",
        "intro.md: link exercises/new.ipynb",
        "_toc.yml: add `file: solutions/new`",
    ]
    assert list(missing_parts(course)) == [
        "chapters/new.ipynb needs lib/questions/new.py",
        "solutions/new.ipynb needs lib/checks/new.py",
        "solutions/new.ipynb needs tests/unlisted/new.py",
    ]
    (course / "lib/questions/new.py").touch()
    (complaint,) = unlisted_banks(course)
    assert complaint.endswith('add "new" to CHAPTERS')


def test_a_question_that_nobody_asks_is_told():
    code = 'check_yourself("a", count=1)\nPredict.of("a.guess")'
    found = questions_not_asked("a", code, ["a.one", "a.two"], ["a.guess"])
    assert list(found) == [
        "a.two: check_yourself shows the first 1 only",
        "a.guess: no Outcome.of shows it",
    ]


# Explorers


def unlisted_widgets(names, rooms, modules):
    """Return the widgets that have no module in the bundle.

    ``names`` gives for each class the name that it sends to the browser.
    """
    for kind, name in names.items():
        if kind not in rooms:
            yield f"lib/widgets/__init__.py: add {kind} to _ROOMS"
        if name not in modules:
            yield f"lib/widgets/src/explorers: {name}.js is missing"


def test_a_widget_is_entered_everywhere():
    from importlib import import_module

    from lib.widgets import _ROOMS
    from lib.widgets.base import Bundled

    names = {}
    for module in stems(ROOT, "lib/widgets/[a-z]*.py"):
        for kind in vars(import_module(f"lib.widgets.{module}")).values():
            if isinstance(kind, type) and issubclass(kind, Bundled):
                names[kind.__name__] = kind.explorer.default_value
    names = {kind: name for kind, name in names.items() if name}
    assert {"Quiz", "SecantExplorer"} <= set(names)
    room = ROOT / "lib/widgets"
    modules = {file.stem for file in (room / "src").rglob("*.js")}
    assert_none(unlisted_widgets(names, _ROOMS, modules))


def test_a_widget_that_is_not_entered_is_told():
    names = {"ZoomExplorer": "zoom", "Quiz": "quiz"}
    modules = {"quiz", "zoomed"}
    complaints = list(unlisted_widgets(names, ["Quiz"], modules))
    assert [words.partition(":")[0] for words in complaints] == [
        "lib/widgets/__init__.py",
        "lib/widgets/src/explorers",
    ]
