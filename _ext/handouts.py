"""Makes a sheet of paper of each chapter: its summary, its formulas and one
picture, on exactly one A4 (style/97_handouts.css).

All of it is taken from the lesson while the book is built, so a sheet says
what the lesson says; only which picture it is stands in ``chapters.yml``, as
the id of a cell. The sheets stand on ``appendix/handouts``, one below the
other: printed, each is a page, and with #<chapter> behind the address that
one alone is printed.
"""

import nbformat
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.course import EXTRAS

PAGE = "appendix/handouts"
SUMMARY = "Summary"


class Handouts(SphinxPostTransform):
    """Adds the sheets to their page, before links and pictures are made."""

    default_priority = 1
    formats = ("html",)

    def run(self, **kwargs):
        if self.env.docname != PAGE:
            return
        below = self.document.next_node(nodes.section)
        below += links(self.env.course.chapters)
        for chapter in self.env.course.chapters:
            lesson = self.env.get_doctree(chapter.page)
            below += sheet(chapter, lesson, self.env.doc2path(chapter.page))


def links(chapters):
    """Return a line that leads to each sheet, and so prints it alone."""
    line = nodes.paragraph(classes=["chips"])
    for one in chapters:
        text = f"{one.number} {one.short}"
        line += nodes.reference("", text, refuri=f"#{one.name}")
        line += nodes.Text(" ")
    return line


def sheet(chapter, lesson, file):
    """Return the sheet of a chapter as a section."""
    found = nodes.section(ids=[chapter.name], classes=["handout"])
    title = f"{chapter.number} · {chapter.question}"
    found += nodes.title("", title)
    if chapter.subject != chapter.question:
        found += nodes.paragraph("", chapter.subject, classes=["subject"])
    for part in summary(lesson).children[1:]:
        found += moved(part.deepcopy())
    name = EXTRAS.get(chapter.name, {}).get("picture")
    found += picture(lesson, file, name) if name else []
    return found


def summary(lesson):
    """Return the section of a lesson that sums it up."""
    for section in lesson.findall(nodes.section):
        if section.next_node(nodes.title).astext() == SUMMARY:
            return section
    raise LookupError(f"{lesson['source']} has no section {SUMMARY}")


def moved(part):
    """Return a part with links that begin on the page of the sheets."""
    for link in part.findall(addnodes.pending_xref):
        link["refdoc"] = PAGE
    return part


def picture(lesson, file, name):
    """Return the picture that the cell of this id draws."""
    ids = [cell.id for cell in nbformat.read(file, as_version=4).cells]
    place = ids.index(name)
    for cell in lesson.findall(nodes.container):
        if cell.get("cell_index") == place:
            image = cell.next_node(nodes.image)
            if image is not None:
                return [image.deepcopy()]
    raise LookupError(f"{file}: the cell {name} draws nothing")


def made_of_lessons(app, env, added, changed, removed):
    """Make the sheets anew where a lesson has changed."""
    lessons = {one for one in added | changed if one.startswith("chapters/")}
    return [PAGE] if lessons and PAGE in env.found_docs else []


def setup(app):
    app.add_post_transform(Handouts)
    app.connect("env-get-outdated", made_of_lessons)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
