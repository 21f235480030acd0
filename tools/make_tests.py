"""Write tests on paper for a part of the course, with their solutions.

python -m tools.make_tests --part 2 --name "class 3b" --variants 4

Each variant has numbers of its own, drawn from the name and its letter by the
checks of the exercises, which also say what is right.  The solutions begin on
a sheet of their own.  Formulas are MathML, as on the site; where there is a
Chromium, a PDF is printed too.
"""

import argparse
import html
import importlib
import re
import shutil
import string
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

from tools.find_browser import found
from tools.paper import PARTS

ROOT = Path(__file__).parents[1]
STYLE = """
@page { size: A4; margin: 18mm 18mm 16mm }
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 174mm;
  margin: 8mm auto; color: #000; background: #fff }
section { break-before: page }
section:first-of-type { break-before: auto }
h1 { font-size: 15pt; margin: 0 0 2mm }
.who { display: flex; justify-content: space-between; margin: 0 0 5mm }
.question { break-inside: avoid; margin: 0 0 4mm }
.question p { margin: 0 }
.question header { display: flex; justify-content: space-between;
  font-weight: 600 }
.answer { border-bottom: 0.3mm solid #999 }
.solution p { margin: 0.5mm 0 }
code { font: 0.95em ui-monospace, monospace; white-space: nowrap }
math { font-size: 1.05em }
"""
MOST_DRAWS = 50  # until a question is no other variant's
NO_NODE = "The formulas need Node: make tests-on-paper finds one."


def variants(name, count):
    """Return the letter of each variant, and whose numbers it has.

    >>> variants("class 3b", 2)
    [('A', 'class 3b A'), ('B', 'class 3b B')]
    """
    return [(x, f"{name} {x}") for x in string.ascii_uppercase[:count]]


def told(question, reader):
    """Return the words, the answers and the way of a question, filled in."""
    check = importlib.import_module(f"lib.checks.{question.chapter}")
    task = check.chapter.tasks[question.task]
    task.draw(reader)
    numbers = dict(task.numbers)
    if question.more:
        numbers |= question.more(check, **task.numbers)
    right = {name: value for name, (value, _) in task.wanted().items()}
    task.draw("")
    answers = [
        f"{label}: {shown(right[name])}" if name else label
        for name, label in question.asks.items()
    ]
    return [filled(x, numbers) for x in (question.words, *answers)], filled(
        question.way, numbers
    )


def filled(words, numbers):
    """Return words with numbers in place of their names.

    >>> filled("$x = [[x:.1f]]$", {"x": 2})
    '$x = 2.0$'
    """

    def number(match):
        value = numbers[match[1]]
        if isinstance(value, tuple | list):
            return ", ".join(map(shown, value))
        return format(value, match[2] or "")

    return re.sub(r"\[\[(\w+):?([^\]]*)\]\]", number, words)


def shown(value):
    """Return an answer as a solution shows it.

    >>> shown(2 / 3), shown(12.0), shown("m/s"), shown([0.5, 1])
    ('0.6667', '12', 'm/s', '0.5, 1')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | np.ndarray):
        return ", ".join(map(shown, value))
    if float(value).is_integer():
        return f"{value:.0f}"
    if abs(value) < 0.1:
        return f"{value:.3g}"
    return f"{value:.4f}".rstrip("0").rstrip(".")


def markup(words):
    """Return words as HTML, their formulas as MathML."""
    from _ext.formulas import ask_node

    parts = re.split(r"\$([^$]+)\$|`([^`]+)`", words)
    out = []
    for text, tex, code in zip(
        parts[::3], [*parts[1::3], None], [*parts[2::3], None], strict=True
    ):
        out.append(html.escape(text))
        if tex:
            answer = ask_node(tex.replace(r"\frac", r"\dfrac"), False)
            if "html" not in answer:
                raise ValueError(f"{tex}: {answer['error']}")
            out.append(answer["html"])
        if code:
            out.append(f"<code>{html.escape(code)}</code>")
    return "".join(out)


def points(count):
    """Return a number of points in words."""
    return f"{count} point" + "s" * (count != 1)


def told_once(question, reader, seen):
    """Return what is told with numbers that the fewest variants have seen."""
    drawn = []
    for again in range(MOST_DRAWS):
        lines, way = told(question, f"{reader}, {again}" if again else reader)
        drawn.append((seen[lines[0]], lines, way))
        if not seen[lines[0]]:
            break
    _, lines, way = min(drawn, key=lambda one: one[0])
    seen[lines[0]] += 1
    return lines, way


def sheet(title, letter, questions, reader, seen):
    """Return the HTML of one test, and of its solutions."""
    total = sum(question.points for question in questions)
    asked, solved = [], []
    for number, question in enumerate(questions, 1):
        (words, *answers), way = told_once(question, reader, seen)
        head = f"<header><span>{number}</span>"
        head += f"<span>{points(question.points)}</span></header>"
        room = f'<div class="answer" style="height:{question.room}mm"></div>'
        asked.append(
            f'<div class="question">{head}<p>{markup(words)}</p>{room}</div>'
        )
        lines = "".join(f"<p>{markup(x)}</p>" for x in (*answers, way))
        solved.append(f'<div class="question solution">{head}{lines}</div>')
    head = html.escape(f"{title}, variant {letter}")
    who = '<p class="who"><span>Name: ' + "_" * 38
    who += f"</span><span>____ of {points(total)}</span></p>"
    return (
        f"<section><h1>{head}</h1>{who}{''.join(asked)}</section>",
        f"<section><h1>Solutions: {head}</h1>{''.join(solved)}</section>",
    )


def document(part, name, count):
    """Return the whole test as HTML: all variants, then all solutions."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf8"))
    caption = contents["parts"][part - 1]["caption"]
    title = f"Part {part}, {caption}" + (f": {name}" if name else "")
    seen: Counter[str] = Counter()
    made = [
        sheet(title, letter, PARTS[part], reader, seen)
        for letter, reader in variants(name, count)
    ]
    body = "\n".join(test for test, _ in made)
    body += "\n" + "\n".join(solution for _, solution in made)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def printed(source, target):
    """Print a page of HTML as a PDF; return whether a browser did."""
    from playwright.sync_api import sync_playwright

    program = found()
    if not program:
        return False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_page()
        page.goto(source.resolve().as_uri())
        page.pdf(path=target, prefer_css_page_size=True)
        browser.close()
    return True


def arguments(given=None):
    """Return what the command takes."""
    parser = argparse.ArgumentParser(prog="python -m tools.make_tests")
    add = parser.add_argument
    add("--part", type=int, choices=PARTS, required=True)
    add("--name", default="", help="a class or a date: other names, numbers")
    add("--variants", type=int, choices=range(1, 27), default=2)
    add("--out", type=Path, default=ROOT / "work" / "tests")
    return parser.parse_args(given)


def main(given=None):
    """Write the test, and say where it is."""
    if not shutil.which("node"):
        sys.exit(NO_NODE)
    asked = arguments(given)
    asked.out.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"\W+", "-", asked.name.casefold()).strip("-")[:60]
    name = f"part-{asked.part}" + (f"-{plain}" if plain else "")
    page = asked.out / f"{name}.html"
    words = document(asked.part, asked.name, asked.variants)
    page.write_text(words, encoding="utf8")
    print(f"The test is in {page}.")
    if printed(page, page.with_suffix(".pdf")):
        print(f"The same as a PDF is in {page.with_suffix('.pdf')}.")


if __name__ == "__main__":
    main()
