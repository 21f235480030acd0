"""Next leads where a reader wants to go, and never into the solutions."""

import pytest

TOCTREE = "# Title\n\n```{toctree}\n%s\n```\n"
NAMES = [
    *("chapters/a", "chapters/b", "exercises/a", "exercises/b"),
    *("solutions/a", "solutions/b", "appendix"),
]


@pytest.fixture(scope="module")
def book(build_once):
    pages = {f"{name}.md": f"# On *{name}*\n" for name in NAMES}
    text = TOCTREE % "\n".join(NAMES)
    return build_once(
        {
            "index.md": text,
            "lost.md": "---\norphan: true\n---\n# x\n",
            **pages,
        },
        "layout",
        "reading_order",
    )


def leads(book, name, way):
    """Return the address and the words of a link at the foot of a page."""
    link = book.page(name).find("a", class_=way)
    return link and (link["href"], link.find(class_="prev-next-title").text)


def test_after_a_lesson_come_its_exercises_and_then_the_next_lesson(book):
    assert leads(book, "index", "right-next") == (
        "chapters/a.html",
        "On chapters/a",
    )
    assert leads(book, "chapters/a", "right-next")[0] == "../exercises/a.html"
    assert leads(book, "exercises/a", "right-next")[0] == "../chapters/b.html"
    assert leads(book, "chapters/b", "left-prev")[0] == "../exercises/a.html"
    assert leads(book, "exercises/b", "right-next")[0] == "../appendix.html"


def test_nothing_leads_on_into_the_solutions_and_they_lead_back(book):
    ways = ("left-prev", "right-next")
    found = [leads(book, name, way) for name in NAMES for way in ways]
    assert not [one for one in found if one and "solutions" in one[0]]
    assert leads(book, "solutions/a", "left-prev")[0] == "../exercises/a.html"
    assert leads(book, "solutions/a", "right-next") is None
    head = book.page("exercises/b").head
    assert head.find("link", rel="next")["href"] == "../appendix.html"


def test_a_page_outside_the_contents_is_left_alone(book):
    assert leads(book, "lost", "right-next") is None
    assert leads(book, "appendix", "right-next") is None
