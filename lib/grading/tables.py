"""Grades as tables: for people, Canvas, Moodle and Gradescope.

Canvas (its importer reads columns by these names): Student, ID, SIS User ID,
SIS Login ID, Section, then one column for each assignment; the second row
says how many points are possible.
Moodle (the grading worksheet of an assignment): Identifier, which ends in the
number of the participant, Grade, Last modified (grade), Feedback comments.
Gradescope: one ``results.json`` for each submission.

Left out on purpose: sending any of it anywhere.
"""

import csv
import json
from pathlib import Path

from lib.grading.grade import chapter_checks

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # broad ones, too


def points_of(result):
    """Return the points of a result, and how many there were to earn."""
    told = result["tasks"].values()
    return sum(t["points"] for t in told), sum(t["of"] for t in told)


def cell(text):
    """Return a text that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(0)"), cell(" -1+1"), cell("ada")
    ("'=HYPERLINK(0)", "' -1+1", 'ada')
    """
    text = str(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _write(path, rows):
    how = {"encoding": "utf8", "errors": "replace", "newline": ""}
    with Path(path).open("w", **how) as file:
        csv.writer(file).writerows(rows)


class Tables:
    """Takes results one by one, and writes what they add up to.

    Of each only a row of numbers is kept, so that memory stays small.
    """

    def __init__(self):
        self.rows = []

    def add(self, submission, result, page):
        """Take one more result, with the name of its feedback page."""
        told = {k: t["points"] for k, t in result["tasks"].items()}
        notes = "; ".join(result["notes"])[:500]
        row = (submission, result["chapter"], told, points_of(result))
        self.rows.append((*row, notes, page))

    def chapters(self):
        """Return the chapters that there are, in order of their names."""
        return sorted({row[1] for row in self.rows if row[1]})

    def best(self, chapter):
        """Return the best row of each name: some hand in twice."""
        found = {}
        for row in self.rows:
            if row[1] == chapter:
                key = row[0].name, row[0].number
                if key not in found or row[3] > found[key][3]:
                    found[key] = row
        return [found[key] for key in sorted(found)]

    def write(self, folder):
        """Write grades.csv, canvas.csv and a worksheet for each chapter."""
        folder, chapters = Path(folder), self.chapters()
        _write(folder / "grades.csv", self._grades(chapters))
        _write(folder / "canvas.csv", self._canvas(chapters))
        for chapter in chapters:
            rows = self._moodle(chapter)
            _write(folder / f"moodle_{chapter}.csv", rows)

    def _grades(self, chapters):
        columns = [
            (chapter, task)
            for chapter in chapters
            for task in chapter_checks(chapter).tasks
        ]
        names = [f"{chapter}: {task}" for chapter, task in columns]
        head = ["name", "file", "chapter", *names, "total", "of"]
        yield [*head, "notes", "feedback"]
        for one, chapter, told, (total, of), notes, page in self.rows:
            marks = [
                told.get(task, "") if name == chapter else ""
                for name, task in columns
            ]
            start = [cell(one.name), cell(one.file), chapter]
            yield [*start, *marks, total, of, cell(notes), page]

    def _canvas(self, chapters):
        who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
        yield [*who, *(chapter.replace("_", " ") for chapter in chapters)]
        most = [
            sum(task.points for task in chapter_checks(c).tasks.values())
            for c in chapters
        ]
        yield ["    Points Possible", "", "", "", "", *most]
        earned = {
            c: {r[0][:2]: r[3][0] for r in self.best(c)} for c in chapters
        }
        for name, number in sorted({row[0][:2] for row in self.rows}):
            marks = [earned[c].get((name, number), "") for c in chapters]
            login = "" if number else cell(name)
            yield [cell(name), number, "", login, "", *marks]

    def _moodle(self, chapter):
        head = ["Identifier", "Full name", "Grade", "Maximum grade"]
        yield [*head, "Last modified (grade)", "Feedback comments"]
        for one, _, _, (total, of), notes, _ in self.best(chapter):
            who = f"Participant {one.number}" if one.number else cell(one.name)
            yield [who, cell(one.name), total, of, "-", cell(notes)]


def gradescope(result):
    """Return what Gradescope reads, as a dict for JSON."""
    score, _ = points_of(result)
    chapter = result["chapter"].replace("_", " ")  # another may be handed in
    tests = [
        {
            "number": str(number),
            "name": f"{chapter}: {name}",
            "score": told["points"],
            "max_score": told["of"],
            "status": "passed" if told["points"] else "failed",
            "output": told["reply"],
            "output_format": "text",
            "visibility": "visible",
        }
        for number, (name, told) in enumerate(result["tasks"].items(), 1)
    ]
    output = "\n".join(result["notes"])
    found = {"output": output, "output_format": "text", "tests": tests}
    return found | ({} if tests else {"score": score})


def write_gradescope(path, result):
    """Write the file that Gradescope reads."""
    Path(path).write_text(json.dumps(gradescope(result), indent=1), "utf8")
