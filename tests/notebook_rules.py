"""The rules of a lesson: each takes a notebook and returns complaints."""

import ast
import re
import statistics
import sys
from decimal import Decimal
from itertools import pairwise

from _ext.boxes import unknown_boxes
from lib import asking
from lib.asking.self_test import SelfTest
from tools.clean_notebooks import CHECKED

LONGEST_CELL, MEDIAN_CELL = 15, 6
SHORTEST_ALT = 30
PACKAGES = {"lib", "numpy", "matplotlib", "seaborn", "ipywidgets", "IPython"}
DRAWING = ("figures", "plt", "sns")
NOT_DRAWING = ("use", "close", "rc", "set_theme")

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
ADDRESS = re.compile(r"\]\([^)]*\)|<[^>\s]+>|\w+://\S+")
HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
HEADINGS = re.compile(r"^(.*\|.*)\n[> ]*\|[ :|-]+\|$", re.MULTILINE)
# What stands before the first sentence of a line: quote, list, bold label.
OPENING = re.compile(r"^[>\s]*(?:(?:[-*+]|\d+\.)\s+)?(?:\*\*[^*]+\*\*)?")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|vs|Dr|Mr|Mrs|Ms|St|No|[A-Z])\.")
SECOND_SENTENCE = re.compile(r"[.!?][\"')*_]*\s+[\"'(*_]*[A-Z]")
REFERENCE = re.compile(
    r"\b(?:sections?|chapters?|figures?|versions?|Python)\s+\d+(?:\.\d+)+",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?!\.?\d)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def tags(cell):
    """Return the tags of a cell."""
    return cell.metadata.get("tags", [])


def code_cells(notebook):
    """Return the code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def first_line(cell):
    """Return what a complaint calls a cell."""
    return cell.source.partition("\n")[0]


def prose(notebook):
    """Return the text cells without fenced code."""
    return [
        FENCE.sub("", cell.source)
        for cell in notebook.cells
        if cell.cell_type == "markdown"
    ]


# Cells


def outputs_out_of_place(notebook):
    """Return checked cells without stored output, and others with one.

    nbval passes a checked cell that has neither output nor count.
    """
    complaints = []
    for cell in code_cells(notebook):
        is_checked = CHECKED in tags(cell)
        if is_checked and not (cell.outputs and cell.execution_count == 1):
            complaints.append(f"no stored output: {first_line(cell)}")
        if not is_checked and (cell.outputs or cell.execution_count):
            complaints.append(f"output, but no tag: {first_line(cell)}")
    return complaints


def long_cells(notebook):
    """Return the code cells that are too long, and a median that is."""
    sizes = {
        cell.id: sum(bool(line.strip()) for line in cell.source.splitlines())
        for cell in code_cells(notebook)
    }
    complaints = [
        f"{sizes[cell.id]} lines, at most {LONGEST_CELL}: {first_line(cell)}"
        for cell in code_cells(notebook)
        if sizes[cell.id] > LONGEST_CELL
    ]
    if sizes and (median := statistics.median(sizes.values())) > MEDIAN_CELL:
        complaints.append(f"the median cell has {median} lines")
    return complaints


def code_without_words(notebook):
    """Return the code cells that no text cell stands before.

    Cells that the page does not show, and the check cell that follows a
    learner's answer, may follow code.
    """
    complaints = []
    before = None
    for cell in notebook.cells:
        is_graded = cell.metadata.get("nbgrader", {}).get("grade", False)
        if "remove-cell" in tags(cell) or is_graded:
            continue
        if cell.cell_type == "code" and before != "markdown":
            complaints.append(f"no words before: {first_line(cell)}")
        before = cell.cell_type
    return complaints


def syntax_tree(cell):
    """Return the nodes of a cell's Python, without IPython's own lines."""
    lines = cell.source.splitlines()
    source = "\n".join(line for line in lines if line[:1] not in ("%", "!"))
    return ast.walk(ast.parse(source))


def foreign_imports(notebook):
    """Return the imports that a reader of the course does not have."""
    names = set()
    for cell in code_cells(notebook):
        for node in syntax_tree(cell):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module.split(".")[0])
    return sorted(names - PACKAGES - sys.stdlib_module_names)


def draws(cell, names):
    """Return whether a cell calls something that makes a figure."""
    for node in syntax_tree(cell):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).split(".")
        if called[0] in names:
            return True
        if called[0] in DRAWING and called[-1] not in NOT_DRAWING:
            return True
    return False


def names_from_figures(notebook):
    """Return the functions that a notebook imports from lib.figures."""
    found = re.findall(
        r"^from lib\.figures import (.+)$",
        "\n".join(cell.source for cell in code_cells(notebook)),
        re.MULTILINE,
    )
    return {name.strip() for names in found for name in names.split(",")}


def text_alternative(cell):
    """Return the words for those who do not see the figure of a cell."""
    image = cell.metadata.get("mystnb", {}).get("image", {})
    return image.get("alt", "")


def figures_without_words(notebook):
    """Return the cells that draw and have no written alternative."""
    names = names_from_figures(notebook)
    complaints = []
    for cell in code_cells(notebook):
        if draws(cell, names) and len(text_alternative(cell)) < SHORTEST_ALT:
            complaints.append(f"no text alternative: {first_line(cell)}")
    return complaints


# Words


def headings_out_of_order(notebook):
    """Return a number of titles other than one, and levels left out."""
    levels = [
        len(marks)
        for text in prose(notebook)
        for marks in HEADING.findall(text)
    ]
    complaints = []
    if levels.count(1) != 1 or levels[0] != 1:
        complaints.append(f"{levels.count(1)} titles, or not at the top")
    for above, level in pairwise(levels):
        if level > above + 1:
            complaints.append(f"level {level} follows level {above}")
    return complaints


def unknown_words_of_boxes(notebook):
    """Return the bold words that begin a quote and are no known box."""
    return [bold for text in prose(notebook) for bold in unknown_boxes(text)]


def crowded_lines(notebook):
    """Return the lines of prose that hold more than one sentence."""
    complaints = []
    for text in prose(notebook):
        text = FORMULA.sub("x", CODE.sub("x", text))
        for line in text.splitlines():
            if line.startswith(("|", "#")):
                continue
            words = ABBREVIATION.sub("x", OPENING.sub("", line))
            if SECOND_SENTENCE.search(words):
                complaints.append(f"two sentences: {line.strip()[:60]}")
    return complaints


def columns_without_words(notebook):
    """Return the table headings that a screen reader cannot say.

    A formula alone is a picture to it, and an empty heading is nothing.
    """
    complaints = []
    for text in prose(notebook):
        for heading in HEADINGS.findall(text):
            cells = heading.strip("> ").strip("|").split("|")
            if not all(FORMULA.sub("", cell).strip() for cell in cells):
                complaints.append(f"a column without a word: {heading}")
    return complaints


# Numbers


def decimals_in(text):
    """Return the decimals that a reader of the text sees."""
    for pattern in (CODE, ADDRESS, REFERENCE):
        text = pattern.sub(" ", text)
    return DECIMAL.findall(THOUSANDS.sub("", text))


def printed_numbers(notebook):
    """Return the numbers in the stored outputs."""
    texts = [
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for cell in code_cells(notebook)
        if CHECKED in tags(cell)
        for output in cell.outputs
    ]
    found = NUMBER.findall(THOUSANDS.sub("", "\n".join(texts)))
    return {Decimal(number) for number in found}


def stands_in(printed, decimal):
    """Return whether a decimal is a printed number, rounded as written."""
    value = Decimal(decimal)
    half = Decimal((0, (5,), value.as_tuple().exponent - 1))
    return any(abs(number - value) <= half for number in printed)


def unchecked_decimals(notebook):
    """Return the decimals of the prose that no checked cell prints.

    Those that come from a source are listed in the notebook's metadata,
    ``course: {given: [...]}``; an entry that nothing needs is refused too.
    """
    given = set(notebook.metadata.get("course", {}).get("given", []))
    words = [*prose(notebook), *map(text_alternative, code_cells(notebook))]
    quoted = {d for text in words for d in decimals_in(text)}
    printed = printed_numbers(notebook)
    unchecked = {d for d in quoted if not stands_in(printed, d)}
    return [
        *(
            f"{d} stands in no checked output"
            for d in sorted(unchecked - given)
        ),
        *(f"given {d} is not needed" for d in sorted(given - unchecked)),
    ]


# What shows questions of the bank, and stores them as text.
ASKING = {
    name: getattr(asking, name)
    for name in ("Outcome", "Predict", "Quiz", "check_yourself")
} | {"SelfTest": SelfTest}


def asked(cell):
    """Return the questions that a cell shows, as text, "" if it shows none."""
    last = ast.parse("" if cell.source[:1] in "%!" else cell.source).body[-1:]
    for node in last:
        shown = ast.unparse(node)
        if re.match(rf"({'|'.join(ASKING)})\b.*\)$", shown):
            return eval(shown, dict(ASKING)).still()["text/plain"]
    return ""


def old_questions(notebook):
    """Return the cells that store other questions than the bank has now."""
    return [
        f"{first_line(cell)!r} shows questions as they were: make outputs"
        for cell in code_cells(notebook)
        if (now := asked(cell))
        and now
        not in [o.get("data", {}).get("text/plain") for o in cell.outputs]
    ]


RULES = (
    outputs_out_of_place,
    long_cells,
    code_without_words,
    foreign_imports,
    figures_without_words,
    headings_out_of_order,
    unknown_words_of_boxes,
    crowded_lines,
    columns_without_words,
    unchecked_decimals,
    old_questions,
)
