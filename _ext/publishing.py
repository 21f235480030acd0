"""What a site says of itself to those that link to it or look for it.

Every page gets a description (its own, or its first sentences), the lines
from which a chat or a feed makes a card, and, where ``baseurl`` in
``_config.yml`` is set, its canonical address. The site gets a page for
addresses that lead nowhere, ``index.html``, which leads on to the first page,
``robots.txt``, and, with ``baseurl``, ``sitemap.xml``: the map has whole
addresses or none.

The page for lost addresses is sent for any of them, in any folder, so it
loads nothing, and its script asks upwards for the folder of the site.
"""

import html
import re
from pathlib import Path
from xml.sax.saxutils import escape

from docutils import nodes

PICTURE = "_static/card.png"  # made from card.svg by tools.make_card
LOST = "404"
# The page that a host shows for the folder; the contents extension would
# write one without a title.
FIRST = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={page}">
<title>{name}</title>
<p><a href="{page}">{name}</a></p>
</html>
"""
TAGS = re.compile("<[^>]*>")
PALETTE = Path(__file__).parents[1] / "lib" / "widgets" / "palette.css"
# The tasks and their answers begin with the same words: the title tells.
TWINS = ("exercises/", "solutions/")
ENOUGH, LIMIT = 110, 200  # letters: a search shows about 160


def summarize(app, doctree):
    """Keep the description of a page beside its other data."""
    about = app.env.metadata[app.env.docname]
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            about["description"] = meta["content"]
            about["described"] = "by its author"
    about.setdefault("description", first_sentences(doctree))


def first_sentences(doctree):
    """Return the first sentences of a page that need no formula."""
    title = doctree.next_node(nodes.title)
    said = ""
    for sentence in sentences(doctree):
        if said and len(said) + len(sentence) > LIMIT:
            break
        said = f"{said} {sentence}".strip()
        if len(said) > ENOUGH:
            break
    if title is None:
        return said
    name = title.astext()
    if not said or doctree.settings.env.docname.startswith(TWINS):
        return f"{name}. {said}".strip(" .") + "."
    return said


def sentences(doctree):
    """Yield the sentences of the text, without those that have formulas."""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section):
            continue
        copy = paragraph.deepcopy()
        for formula in list(copy.findall(nodes.math)):
            formula.replace_self(nodes.Text("\ufffc"))
        for line in re.split(r"(?<=[.!?])\s+", copy.astext()):
            if "\ufffc" not in line and line.endswith((".", "!", "?")):
                yield " ".join(line.split())


def introduce(app, page, template, context, doctree):
    """Give a page the lines that others read."""
    about = app.env.metadata.get(page, {})
    course = app.config.html_title
    # What Sphinx makes without a text, the search, has no title of its own.
    title = TAGS.sub("", context.get("title") or page.capitalize())
    said = about.get("description") or f"{title}: {course}."
    if page == app.config.root_doc:
        title = course
    lines = card(app.config, context, html.unescape(title), said)
    tags = [meta("property", *line) for line in lines.items()]
    tags.append(meta("name", "twitter:card", "summary_large_image"))
    if "described" not in about:
        tags.append(meta("name", "description", said))
    context["metatags"] = context.get("metatags", "") + "\n".join(tags)


def card(config, context, title, said):
    """Return what a link to a page is shown with."""
    address = config.html_baseurl.rstrip("/")
    root = f"{address}/" if address else context["content_root"]
    lines = {
        "og:type": "website",
        "og:site_name": config.html_title,
        "og:title": title,
        "og:description": said,
        "og:image": root + PICTURE,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A curve, its tangent, and the name of the course.",
    }
    if context.get("pageurl"):
        lines["og:url"] = context["pageurl"]
    return lines


def meta(kind, name, content):
    return f'<meta {kind}="{name}" content="{html.escape(content)}">'


def lost_page(app):
    """Hand Sphinx the page for addresses that lead nowhere."""
    context = {
        "title": "There is no such page",
        "address": app.config.html_baseurl,
        "palette": PALETTE.read_text(encoding="utf8"),
    }
    yield LOST, context, "lost.html"


def finish(app, trouble):
    """Write what is no page."""
    if trouble or app.builder.format != "html":
        return
    out, address = Path(app.outdir), app.config.html_baseurl.rstrip("/")
    rules = ["User-agent: *", "Allow: /"]
    if address:
        places = [
            f"{address}/{app.builder.get_target_uri(page)}"
            for page in sorted(app.env.found_docs)
        ]
        (out / "sitemap.xml").write_text(sitemap(places), encoding="utf8")
        rules += ["", f"Sitemap: {address}/sitemap.xml"]
    text = "\n".join(rules) + "\n"
    (out / "robots.txt").write_text(text, encoding="utf8")
    if (first := app.config.root_doc) != "index":
        way = FIRST.format(
            page=f"{first}.html", name=html.escape(app.config.html_title or "")
        )
        (out / "index.html").write_text(way, encoding="utf8")


def sitemap(addresses):
    """Return the map of the site.

    >>> print(sitemap(["https://a.org/b.html"]))
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://a.org/b.html</loc></url>
    </urlset>
    """
    places = "\n".join(
        f"<url><loc>{escape(one)}</loc></url>" for one in addresses
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{places}\n</urlset>"
    )


def setup(app):
    # After Sphinx has gathered the data of the page.
    app.connect("doctree-read", summarize, priority=600)
    app.connect("html-collect-pages", lost_page)
    app.connect("html-page-context", introduce, priority=940)
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
