"""What is new is entered everywhere: each gap is told in one sentence.

A chapter and its exercises are listed in several places. Here a forgotten one
is named with what to write where.
"""

import re
from importlib import import_module
from pathlib import Path

import nbformat

import lib.widgets
from lib.questions import CHAPTERS, SELF_TEST, predictions_of, questions_of
from lib.widgets.base import Bundled

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


# For each file of a room, {} being its name: where a line is to be found ...
LINES = [
    ("chapters/*.ipynb", "_toc.yml", "file: chapters/{}\n"),
    ("exercises/*.ipynb", "_toc.yml", "file: exercises/{}\n"),
    ("solutions/*.ipynb", "_toc.yml", "file: solutions/{}\n"),
    ("chapters/*.ipynb", "intro.md", "(chapters/{}.ipynb)"),
    ("exercises/*.ipynb", "intro.md", "(exercises/{}.ipynb)"),
    ("chapters/*.ipynb", "_ext/chapters.yml", "\n{}:\n"),
    *(
        ("chapters/*.ipynb", f"appendix/{page}.md", "(../chapters/{}.ipynb")
        for page in ("coverage", "plans", "teaching")
    ),
    ("lib/questions/[a-z]*.py", "lib/questions/__init__.py", '"{}",'),
]
# ... and which other file it needs.
FILES = [
    ("chapters/*.ipynb", "lib/questions/{}.py"),
    ("solutions/*.ipynb", "lib/checks/{}.py"),
]


def missing_entries(root):
    """Return what is still to be written, and where."""
    for pattern, file, line in LINES:
        text = text_of(root, file)
        for name in stems(root, pattern):
            if name != SELF_TEST and line.format(name) not in text:
                yield f"{file}: add {line.format(name).strip()}"
    for pattern, file in FILES:
        for name in stems(root, pattern):
            if not (root / file.format(name)).exists():
                yield f"{file.format(name)} is missing"


def test_a_chapter_is_entered_everywhere():
    assert_none(missing_entries(ROOT))


def test_a_chapter_that_is_not_entered_is_told(tmp_path):
    for room in ("chapters", "exercises", "solutions", "lib/questions"):
        (tmp_path / room).mkdir(parents=True)
        suffix = ".py" if room == "lib/questions" else ".ipynb"
        (tmp_path / room / f"new{suffix}").touch()
    (tmp_path / "_toc.yml").write_text("- file: chapters/newer\n")
    (tmp_path / "lib/questions/__init__.py").write_text('("newer",)')
    assert list(missing_entries(tmp_path)) == [
        "_toc.yml: add file: chapters/new",
        "_toc.yml: add file: exercises/new",
        "_toc.yml: add file: solutions/new",
        "intro.md: add (chapters/new.ipynb)",
        "intro.md: add (exercises/new.ipynb)",
        "_ext/chapters.yml: add new:",
        "appendix/coverage.md: add (../chapters/new.ipynb",
        "appendix/plans.md: add (../chapters/new.ipynb",
        "appendix/teaching.md: add (../chapters/new.ipynb",
        'lib/questions/__init__.py: add "new",',
        "lib/checks/new.py is missing",
    ]


# Questions


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


def test_every_question_of_a_bank_is_asked():
    for chapter in CHAPTERS:
        slugs = [
            [question.slug for question in of(chapter)]
            for of in (questions_of, predictions_of)
        ]
        code = code_of(ROOT, chapter)
        assert_none(questions_not_asked(chapter, code, *slugs))


def test_a_question_that_nobody_asks_is_told():
    code = 'check_yourself("a", count=1)\nPredict.of("a.guess")'
    found = questions_not_asked("a", code, ["a.one", "a.two"], ["a.guess"])
    assert list(found) == [
        "a.two: check_yourself shows the first 1 only",
        "a.guess: no Outcome.of shows it",
    ]


# Explorers


def test_every_explorer_is_found_at_the_door_and_has_a_view():
    views = {file.stem for file in ROOT.glob("lib/widgets/src/explorers/*.js")}
    for name in stems(ROOT, "lib/widgets/[a-z]*.py"):
        module = import_module(f"lib.widgets.{name}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Bundled):
                view = kind.explorer.default_value
                if view:
                    assert kind.__name__ in dir(lib.widgets)
                    assert getattr(lib.widgets, kind.__name__) is kind
                    assert view in views
    assert {"SecantExplorer", "TrainingReplay"} <= set(lib.widgets.__all__)
