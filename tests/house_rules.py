"""The house rules that a program can judge: each returns complaints.

A complaint names the file, and the line where there is one. Notebooks have
rules of their own, in ``notebook_rules``.
"""

import ast
import io
import re
import sys
import tokenize
from pathlib import PurePosixPath

# Who may import whom (CONTRIBUTING.md, "Floors"). A room may import itself
# and the standard library.
BOTTOM = {"numpy"}
FLOORS = {
    "lib": BOTTOM,
    "lib.arrays": BOTTOM,
    "lib.autograd": BOTTOM | {"lib.arrays"},
    "lib.calculus": BOTTOM | {"lib.arrays", "lib.autograd"},
    "lib.differences": BOTTOM,
    "lib.dual": BOTTOM,
    "lib.data": BOTTOM,
    "lib.nn": BOTTOM | {"lib.autograd"},
    "lib.losses": BOTTOM | {"lib.autograd"},
    "lib.optim": BOTTOM | {"lib.autograd"},
    "lib.recording": BOTTOM | {"lib.autograd", "lib.losses"},
    "lib.witnesses": BOTTOM
    | {"lib.calculus", "lib.differences", "lib.dual", "lib.data"},
    "lib.figures": BOTTOM | {"matplotlib", "matplotlib_inline", "seaborn"},
    "lib.checks.answers": BOTTOM,
    "lib.checks.notebook": BOTTOM,
    "lib.checks.programs": BOTTOM | {"lib.autograd", "lib.calculus"},
    "lib.checks.own_engine": BOTTOM
    | {"lib.autograd", "lib.checks", "lib.checks.backpropagation"},
    "lib.checks.certificate": BOTTOM | {"lib.checks.own_engine"},
    "lib.checks.training_data": BOTTOM
    | {"lib.losses", "lib.nn", "lib.checks", "lib.checks.runs"},
    "lib.checks.runs": BOTTOM | {"lib.autograd", "lib.checks.own_engine"},
    "lib.checks": BOTTOM | {"lib.checks.answers", "lib.checks.notebook"},
    "lib.questions": BOTTOM
    | {"lib.autograd", "lib.calculus", "lib.data", "lib.differences"},
    "lib.widgets": BOTTOM
    | {"anywidget", "traitlets", "ipywidgets", "latex2mathml"}
    | {"lib.autograd", "lib.calculus", "lib.optim", "lib.questions"}
    | {"lib.recording"},
}
# What a chapter's checks may use on top of their framework.
NOT_CHECKED = "figures questions recording widgets witnesses".split()
NO_CHECKS = {"lib", *(f"lib.{room}" for room in NOT_CHECKED)}
CHECKED = BOTTOM | set(FLOORS) - NO_CHECKS

CORE = "arrays autograd calculus differences dual nn losses optim".split()
CORE_BUDGET = 800
ENGINE_BUDGET = 200
FUNCTION_BUDGET = 25
MODULE_BUDGETS = {"lib": 300, "_ext": 150, "tools": 80, "lib/widgets": 80}
MODULE_BUDGETS["lib/questions"] = 500  # sentences, one after the other
USUAL_BUDGET = 300

NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

MACHINE_PATH = re.compile(r"(?<![\w.~)}*-])/(?:work|home|root|tmp|Users)/\w")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|"
    r"(?:deb|security)\.debian\.org|conda\.anaconda\.org"
)
MERGE = re.compile(r"^(?:<{7}|>{7})(?: |$)")
DOWNLOAD = re.compile(r'"resolved":|\w+://|file:|^--', re.MULTILINE)
HOSTED = re.compile(
    r"(?:github\.com|mybinder\.org/v2/gh|colab\.research\.google\.com/github)"
    r"/([\w.-]+/[\w.-]+?)(?:\.git)?(?=[/)\]\"'\s#?]|$)"
)


# Floors


def room_of(module):
    """Return the room that a module of the course belongs to.

    >>> room_of("lib.data.sprint"), room_of("lib.checks.gradients")
    ('lib.data', 'lib.checks.gradients')
    """
    parts = module.split(".")
    depth = 3 if parts[1:2] == ["checks"] else 2
    return ".".join(parts[:depth])


def allowed_in(room):
    """Return what a room may import, None for a room on no floor."""
    is_chapter = room.startswith("lib.checks.") and room not in FLOORS
    return CHECKED if is_chapter else FLOORS.get(room)


def module_of(path):
    """Return the dotted name of the module in a file.

    >>> module_of("lib/nn.py"), module_of("lib/data/__init__.py")
    ('lib.nn', 'lib.data')
    """
    parts = PurePosixPath(path).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path, source, modules):
    """Return (line, name) for every import, at whatever depth it stands.

    ``from lib import nn`` names a module of the course where ``modules`` has
    it; else it takes an object out of ``lib``.
    """
    folders = PurePosixPath(path).parts[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = folders[: len(folders) - node.level + 1]
            above = base if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                name = f"{module}.{alias.name}"
                yield node.lineno, name if name in modules else module


def imports_that_go_up(path, source, modules):
    """Return the imports of a file in lib that its floor does not have."""
    room = room_of(module_of(path))
    allowed = allowed_in(room)
    if allowed is None:
        return [f"{path} stands on no floor: give {room} one in FLOORS"]
    complaints = []
    for line, name in imports(path, source, modules):
        top = name.partition(".")[0]
        target = room_of(name) if top == "lib" else top
        if target in allowed | {room} or top in sys.stdlib_module_names:
            continue
        complaints.append(f"{path}:{line} {room} imports {name}")
    return complaints


def rooms_of_lib_but_widgets(path, source):
    """Return the imports of an extension that reach past the explorers."""
    return [
        f"{path}:{line} imports {name}"
        for line, name in imports(path, source, {"lib.widgets"})
        if name.startswith("lib") and room_of(name) != "lib.widgets"
    ]


# Sizes


def code_lines(source):
    """Return the numbers of the lines that hold code.

    >>> sorted(code_lines('# why\\n"What."\\n\\nx = 1\\n'))
    [4]
    """
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        match node:
            # a docstring, of whatever stands above it
            case ast.Expr(value=ast.Constant(value=str())):
                lines -= set(range(node.lineno, node.end_lineno + 1))
    return lines


def budget_of(path):
    """Return how many lines of code a module at this path may have."""
    folders = [str(parent) for parent in PurePosixPath(path).parents]
    budgets = [MODULE_BUDGETS[f] for f in folders if f in MODULE_BUDGETS]
    return budgets[0] if budgets else USUAL_BUDGET


def too_big(path, source):
    """Return the module and the functions that exceed their budget."""
    lines = code_lines(source)
    sizes = [(len(lines), budget_of(path), path)]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = lines & set(range(node.lineno, node.end_lineno + 1))
            name = f"{path}:{node.lineno} {node.name}"
            sizes.append((len(body), FUNCTION_BUDGET, name))
    return [
        f"{name} has {size} lines of code, at most {budget}"
        for size, budget, name in sizes
        if size > budget
    ]


# What lib promises its readers


def undocumented(path, source):
    """Return the public names without docstring or, functions, example."""
    complaints = []
    for node in ast.parse(source).body:
        if not isinstance(node, DEFINITIONS) or node.name.startswith("_"):
            continue
        docstring = ast.get_docstring(node)
        is_class = isinstance(node, ast.ClassDef)
        where = f"{path}:{node.lineno} {node.name}"
        if docstring is None:
            complaints.append(f"{where} has no docstring")
        elif ">>>" not in docstring and not is_class:
            complaints.append(f"{where} has no example")
    return complaints


def reads_by_path(path, source):
    """Return where lib looks for files beside its code.

    Data comes through importlib.resources, so that it also works from a zip
    and in the browser.
    """
    return [
        f"{path}:{node.lineno} {node.id}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and node.id in ("__file__", "open")
    ]


# Text


def lines_that_match(pattern, path, text):
    """Return the lines in which a pattern is found."""
    return [
        f"{path}:{number} {line.strip()[:60]}"
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def other_addresses(repository, path, text):
    """Return the links of a text to a repository that is not the course's."""
    owner_and_name = repository.rstrip("/").split("github.com/")[1]
    return [
        f"{path}: {found}"
        for found in HOSTED.findall(text)
        if found != owner_and_name
    ]


def without_twin(chapters, solutions, exercises):
    """Return the names that miss their twin in another room.

    A chapter may do without exercises, but not the other way round.
    """
    return sorted((solutions ^ exercises) | (exercises - chapters))
