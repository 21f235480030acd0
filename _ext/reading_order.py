"""Lets "Next" lead from a lesson to its exercises, and on to the next lesson.

The contents list all lessons, then all exercises, then all solutions. In that
order "Next" leads from the last exercise straight into the solutions.
Nothing leads on into these; a page of solutions leads back to its exercises.
"""


def reading_order(pages):
    """Return the pages in which a reader goes on, one after the other.

    >>> reading_order(
    ...     "intro chapters/a chapters/b exercises/a exercises/b solutions/a "
    ...     "appendix/notation".split()
    ... )
    ['intro', 'chapters/a', 'exercises/a', 'chapters/b', 'exercises/b',
    'appendix/notation']
    """
    order = []
    for page in pages:
        room, _, name = page.partition("/")
        if room == "chapters":
            both = (page, f"exercises/{name}")
            order += [one for one in both if one in pages]
        elif room not in ("exercises", "solutions"):
            order.append(page)
    return order


def neighbours(page, pages):
    """Return the page before and the page after, or None for each.

    >>> neighbours("solutions/a", ["chapters/a", "exercises/a"])
    ('exercises/a', None)
    """
    order = reading_order(pages)
    if page in order:
        place = order.index(page)
        return (order[:place] or [None])[-1], (order[place + 1 :] or [None])[0]
    room, _, name = page.partition("/")
    before = f"exercises/{name}"
    return (before if room == "solutions" and before in pages else None), None


def lead_on(app, page, template, context, doctree):
    """Set what the theme calls ``prev`` and ``next``."""
    pages = in_contents(app.builder.relations, app.config.root_doc)
    if page not in pages:
        return
    before, after = neighbours(page, pages)
    context["prev"] = before and link(app, page, before)
    context["next"] = after and link(app, page, after)


def link(app, page, other):
    """Return address and title of another page, as a template wants them."""
    title = app.builder.render_partial(app.env.titles[other])["title"]
    return {"link": app.builder.get_relative_uri(page, other), "title": title}


def in_contents(relations, page):
    """Return all pages of the contents, in their order, from ``page`` on.

    >>> in_contents({"intro": ["", None, "a"], "a": ["", "intro", None]}, "a")
    ['a']
    """
    pages = []
    while page:
        pages.append(page)
        page = relations.get(page, [None] * 3)[2]
    return pages


def setup(app):
    app.connect("html-page-context", lead_on)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
