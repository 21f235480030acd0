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

# Who may import whom (CONTRIBUTING.md, "Floors"): a room knows the rooms of
# the floors below it and none beside it, so that witnesses stay independent.
FLOORS = (
    {"arrays", "palette"},
    {"autograd", "differences", "dual", "data", "figures"},
    {"calculus", "losses", "nn", "optim"},
    {"checks", "questions", "recording", "witnesses"},
    {"widgets"},
    {"asking", "grading"},
)
# What a room may import from elsewhere, beside NumPy.
PACKAGES = {
    "figures": {"matplotlib", "matplotlib_inline"},
    "asking": {"traitlets", "latex2mathml"},
    "widgets": {"anywidget", "traitlets", "ipywidgets"},
    # the filter of system calls, and other computers
    "grading": {"pyseccomp", "distributed"},
}

CORE = "arrays autograd calculus differences dual nn losses optim".split()
CORE_BUDGET = 960
ENGINE_BUDGET = 215
FUNCTION_BUDGET = 25

NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

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
    """Return the room of lib that a module belongs to, "" for lib itself.

    >>> room_of("lib.nn"), room_of("lib.checks.gradients"), room_of("lib")
    ('nn', 'checks', '')
    """
    return module.split(".")[1] if "." in module else ""


def floor_of(room):
    """Return the floor of a room, None where it has none.

    The door, ``import lib``, stands below all: it opens nothing.

    >>> floor_of("autograd"), floor_of(""), floor_of("cellar")
    (1, -1, None)
    """
    if not room:
        return -1
    return next((n for n, rooms in enumerate(FLOORS) if room in rooms), None)


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
    floor = floor_of(room)
    if floor is None:
        return [f"{path} stands on no floor: give {room} one in FLOORS"]
    packages = {"numpy", *sys.stdlib_module_names, *PACKAGES.get(room, ())}
    below = {room}.union(*FLOORS[: max(floor, 0)])
    return [
        f"{path}:{line} imports {name}"
        for line, name in imports(path, source, modules)
        if (top := name.partition(".")[0]) not in packages
        and (top != "lib" or room_of(name) not in below)
    ]


def circles(sources):
    """Return the modules, of (path, source), that come back to themselves."""
    modules = {module_of(path) for path, _ in sources}
    known = {
        module_of(path): {name for _, name in imports(path, source, modules)}
        for path, source in sources
    }
    reached = {name: set() for name in known}
    for start in known:
        waiting = [start]
        while waiting:
            new = known.get(waiting.pop(), set()) - reached[start]
            reached[start] |= new
            waiting += new
    return sorted(name for name in known if name in reached[name])


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


def long_functions(path, source):
    """Return the functions that exceed their budget."""
    lines = code_lines(source)
    sizes = {
        f"{path}:{node.lineno} {node.name}": sum(
            node.lineno <= line <= node.end_lineno for line in lines
        )
        for node in ast.walk(ast.parse(source))
        if isinstance(node, FUNCTIONS)
    }
    return [
        f"{name} has {size} lines of code, at most {FUNCTION_BUDGET}"
        for name, size in sizes.items()
        if size > FUNCTION_BUDGET
    ]


# What lib promises its readers


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
