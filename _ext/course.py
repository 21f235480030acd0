"""Reads what the course is made of: parts, chapters, their sections.

Order and parts come from the contents (``_toc.yml``), titles and sections
from the pages, and what no page says (a short name, a drawing) from
``chapters.yml``. So a new chapter needs a line there, an entry here, and no
edit of a template.

Exercises and solutions have no place of their own: they belong to the
chapter of their name. Leaves out how any of it looks (``layout``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from docutils import nodes

TITLE = re.compile(r"(?P<question>.*?\?|.*?(?=:)):?\s+(?P<subject>.+)")
TASK = re.compile(r"Task \d")
ROOMS = ("chapters", "exercises", "solutions")
# Pages that another one leads to, and that the map leaves out.
BEHIND = re.compile(
    r"reminders/(?!self_test)|appendix/(plans|asking_aloud|handouts)"
)
EXTRAS = yaml.safe_load(
    Path(__file__).with_name("chapters.yml").read_text(encoding="utf8")
)


@dataclass(frozen=True)
class Section:
    title: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A chapter: its place, its names, its drawing, what belongs to it."""

    name: str
    number: int
    part: str
    question: str
    subject: str
    short: str
    drawing: str
    station: str | None
    sections: tuple[Section, ...]
    tasks: int
    rooms: tuple[str, ...]

    @property
    def page(self) -> str:
        return f"chapters/{self.name}"


@dataclass(frozen=True)
class Course:
    """The chapters by part, and the pages in which things are looked up."""

    parts: tuple[tuple[str, tuple[Chapter, ...]], ...]
    reference: tuple[tuple[str, str], ...]

    @property
    def chapters(self) -> list[Chapter]:
        return [one for _, chapters in self.parts for one in chapters]

    def chapter_of(self, page: str) -> Chapter | None:
        """Return the chapter that a page is or belongs to."""
        room, _, name = page.partition("/")
        found = (one for one in self.chapters if one.name == name)
        return next(found, None) if room in ROOMS else None


def split_title(title: str) -> tuple[str, str]:
    """Return the question and the subject of a chapter's title.

    >>> split_title("Which way is steepest? Gradients")
    ('Which way is steepest?', 'Gradients')
    >>> split_title("Downhill, one step at a time: gradient descent")
    ('Downhill, one step at a time', 'Gradient descent')
    >>> split_title("Waves")
    ('Waves', 'Waves')
    """
    found = TITLE.fullmatch(title)
    if found is None:
        return title, title
    subject = found["subject"]
    return found["question"], subject[0].upper() + subject[1:]


def sections(env, page: str) -> tuple[Section, ...]:
    """Return the sections of the second level of a page."""
    items = env.tocs[page].children if page in env.tocs else []
    return tuple(
        Section(link.astext(), link["anchorname"].removeprefix("#"))
        for top in items
        for below in top.children
        if isinstance(below, nodes.bullet_list)
        for item in below.children
        if (link := item.next_node(nodes.reference)) is not None
    )


def chapter(env, page: str, number: int, part: str) -> Chapter:
    """Return what the pages and ``chapters.yml`` say of one chapter."""
    name = page.partition("/")[2]
    question, subject = split_title(env.titles[page].astext())
    extras = EXTRAS.get(name, {})
    tasks = sections(env, f"exercises/{name}")
    return Chapter(
        name=name,
        number=number,
        part=part,
        question=question,
        subject=subject,
        short=extras.get("short", subject),
        drawing=extras.get("drawing", ""),
        station=extras.get("station"),
        sections=sections(env, page),
        tasks=sum(bool(TASK.match(one.title)) for one in tasks),
        rooms=tuple(r for r in ROOMS[1:] if f"{r}/{name}" in env.titles),
    )


def read(env, contents: Path) -> Course:
    """Return the course of a contents file, empty where there is none."""
    if not contents.is_file():
        return Course((), ())
    listed = yaml.safe_load(contents.read_text(encoding="utf8"))
    parts, reference, number = [], [], 0
    for part in listed.get("parts", []):
        files = [one["file"] for one in part["chapters"]]
        files = [file for file in files if file in env.titles]
        of_part = []
        for file in files:
            room = file.partition("/")[0]
            if room == "chapters":
                number += 1
                of_part.append(chapter(env, file, number, part["caption"]))
            elif room not in ROOMS and not BEHIND.match(file):
                reference.append((file, env.titles[file].astext()))
        if of_part:
            parts.append((part["caption"], tuple(of_part)))
    return Course(tuple(parts), tuple(reference))
