"""Gives the pages that look back what they show: questions and an outline.

- ``_static/questions/<chapter>.json`` has the questions of a chapter as its
  lesson asks them; the review loads it when one of them is due,
- ``_static/questions/anki.json`` has them as notes for Anki (``anki``),
- in each page of ``PAGES`` stands the outline of the course: its chapters,
  their ideas with the questions to each, and the points of their exercises.

The scripts of these pages are in ``scripts/review``; no other page loads one.
"""

import json
from pathlib import Path

from docutils import nodes

from _ext.anki import note
from _ext.explorers import typeset
from _ext.fingerprint import fingerprint
from _ext.layout import LOST
from lib.asking import CHECK
from lib.asking.forms import form, sent
from lib.questions import CHAPTERS, predictions_of, questions_of

PAGES = {
    "appendix/review": "review.js",
    "appendix/progress": "progress.js",
    "appendix/certificate": "progress.js",
}
ROOM = "_static/questions"
KEEP_ROOM = Path(__file__).with_name("review_room.js")
OUTLINE = "outline"
BANK = Path(__file__).parents[1] / "lib"


def asked_in(chapter):
    """Return (kind, question) for each question of a chapter."""
    yield from (("prediction", one) for one in predictions_of(chapter))
    yield from (("question", one) for one in questions_of(chapter))


def told(kind, question):
    """Return a question as the review asks and judges it.

    >>> from lib.questions import find
    >>> sorted(told("question", find("rates_of_change.taxi-price")))[3:6]
    ['kind', 'mistakes', 'otherwise']
    """
    heading = "You predicted" if kind == "prediction" else "Check yourself"
    html = form(question, heading, CHECK)
    return {**sent(question), "kind": kind, "form": html}


def outline(app, page):
    """Return what the scripts know of the course, with links from a page."""
    chapters = [
        of_chapter(app, page, one)
        for one in app.env.course.chapters
        if one.name in CHAPTERS
    ]
    room = app.builder.get_relative_uri(page, "x").removesuffix("x.html")
    version = fingerprint(BANK / "questions", BANK / "asking")[:8]
    return {"questions": f"{room}{ROOM}", "v": version, "chapters": chapters}


def of_chapter(app, page, chapter):
    """Return a chapter with its ideas and the points of its exercises."""
    link = app.builder.get_relative_uri(page, chapter.page)
    places = anchors(app.env, chapter.page)
    ideas = {}
    for kind, question in asked_in(chapter.name):
        ideas.setdefault(question.idea, []).append((kind, question.slug))
    order = sorted(ideas, key=list(places).index)
    exercises = f"exercises/{chapter.name}"
    return {
        "name": chapter.name,
        "number": chapter.number,
        "title": chapter.short,
        "page": chapter.page,
        "link": link,
        "sections": [one.anchor for one in chapter.sections],
        "exercises": app.builder.get_relative_uri(page, exercises),
        "tasks": points(Path(app.srcdir, f"{exercises}.ipynb")),
        "ideas": [
            {"title": idea, "link": link + places[idea], "asks": ideas[idea]}
            for idea in order
        ],
    }


def anchors(env, page):
    """Return the anchor of each heading of a page, in their order."""
    return {
        link.astext(): link["anchorname"]
        for link in env.tocs[page].findall(nodes.reference)
    }


def points(exercises):
    """Return the points of each task of an exercise notebook, by its name."""
    if not exercises.is_file():
        return {}
    cells = json.loads(exercises.read_text(encoding="utf8"))["cells"]
    graded = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return {
        one["grade_id"].removeprefix("check-").replace("-", "_"): one["points"]
        for one in graded
        if one.get("grade")
    }


def refresh(app, env, added, changed, removed):
    """Have these pages written again: a bank may have changed, or a title."""
    return [page for page in PAGES if page in env.found_docs]


def equip(app, page, template, context, doctree):
    """Give a page of ``PAGES`` its outline, its script and its style."""
    if page not in PAGES:
        return
    body = json.dumps(outline(app, page), ensure_ascii=False)
    body = body.replace("</", "<\\/")
    app.add_js_file(None, body=body, type="application/json", id=OUTLINE)
    app.add_js_file(PAGES[page], type="module", onerror=LOST)
    app.add_css_file("explorers.css")
    app.add_css_file("review.css")
    script = f"<script>{KEEP_ROOM.read_text(encoding='utf8')}</script>"
    context["metatags"] = context.get("metatags", "") + script


def write(app, error):
    """Write the questions, where the pages ask for them."""
    if error or app.builder.format != "html":
        return
    room = Path(app.outdir, ROOM)
    room.mkdir(parents=True, exist_ok=True)
    notes = {}
    for chapter in CHAPTERS:
        asked = list(asked_in(chapter))
        texts = typeset([told(*one) for one in asked], app.config)
        store(room / f"{chapter}.json", texts)
        notes.update({one.slug: note(chapter, one) for _, one in asked})
    store(room / "anki.json", notes)


def store(path, value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf8")


def setup(app):
    app.setup_extension("_ext.formulas")
    app.connect("env-get-outdated", refresh)
    app.connect("html-page-context", equip, priority=900)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
