"""The layout of the site: our own pages on top of Jupyter Book's building.

How it is put together, so that an update of Jupyter Book cannot break it
unseen:

- ``theme/`` is a Sphinx theme of ours. It inherits from Sphinx's ``basic``,
  which gives the search its index and script, and nothing that is seen.
  No theme of anybody else's is loaded.
- ``style/*.css`` are joined into ``course.css``, the one style of the site,
  with the colours of ``lib/palette.json`` before them; ``_static/course.js``
  and ``first_page.js`` are bundled from ``scripts/`` (`make site-scripts`).
- A page loads the files that ``KEPT`` names and no others, whatever an
  extension of Jupyter Book adds. `tests/test_layout.py` compares.
- ``course`` says what stands in the map of the course.

Sphinx writes again only pages whose own text has changed. The map is on every
page, so when a title, a section or the order changes all are written again.
"""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from _ext import course
from _ext.fingerprint import fingerprint

HERE = Path(__file__).parent
THEME, STYLE = HERE / "theme", HERE / "style"
PALETTE = HERE.parent / "lib" / "widgets" / "palette.css"
# What no browser reads of a style: comments, empty lines, indents.
UNREAD = re.compile(r"(?:/\*.*?\*/|\n)\s*", re.DOTALL)
# What a page may load beside course.css and course.js.
KEPT = re.compile(
    r"explorers\.css|questions\.css|explorers_loader\.js|"
    r"review\.(?:css|js)|progress\.js|"
    r"katex\.min\.js|formula_markup\.js|formulas_in_browser\.js"
)
# So many elements are laid out at once; the sections of a longer page are
# laid out as they come near (style/47_long.css says why there is one).
LONG = 2500
ELEMENT = re.compile(r"<[a-z]")
MINUTES = re.compile(r"Allow about (\d+) minutes")
HEADING = re.compile(r"<h1>.*?</h1>", re.DOTALL)
STAGES = re.compile(r'<div class="cell\b[^"]*\bwide\b')
# Where a script does not come, the page is as without scripts.
LOST = "delete document.documentElement.dataset.scripts"
VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>\s*')


def settle(app, config):
    """Take our theme, and nothing of what was meant for another."""
    config.html_theme = "course"
    config.html_theme_options = {}
    config.html_permalinks_icon = "#"
    # Jupyter Book puts every style and script below _static on every page.
    config.html_css_files = []
    config.html_js_files = []
    room = Path(app.doctreedir).parent / "_layout"
    room.mkdir(parents=True, exist_ok=True)
    (room / "course.css").write_text(joined_style(), encoding="utf8")
    config.html_static_path.append(str(room))
    # Sphinx copies styles and applies templates only when a page or a setting
    # has changed: this is the setting that changes with them.
    static = Path(app.srcdir, "_static")
    look = fingerprint(static, THEME, room, HERE / "scripts")
    chapters = str(course.EXTRAS)
    config.html_context = {
        **config.html_context,
        "look": look,
        "lost": LOST,
        "chapters": chapters,
    }


def joined_style():
    """Return the one style of the site: the colours, then each file."""
    files = [PALETTE, *sorted(STYLE.glob("*.css"))]
    style = "\n".join(file.read_text(encoding="utf8") for file in files)
    return UNREAD.sub("\n", style)


def outline(app, env):
    """Keep what every page shows; return all pages if it has changed."""
    read = course.read(env, Path(app.srcdir, "_toc.yml"))
    if read == getattr(env, "course", None):
        return []
    env.course = read
    return sorted(env.found_docs)


def dress(app, page, template, context, doctree):
    """Give the templates what they show, and the body its opener."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if is_kept(file)]
    # What explorers are made from comes after the text: it is read later.
    loaded = context["script_files"]
    context["script_files"] = [one for one in loaded if not is_state(one)]
    context["states"] = [one for one in loaded if is_state(one)]
    favicon = app.config.html_favicon
    context["icon"] = icon(Path(app.confdir, favicon)) if favicon else ""
    who = app.config.author  # "The ...", in the middle of a sentence
    context["author"] = f"{who[:1].lower()}{who[1:]}"
    context["course"] = app.env.course
    context["room"] = page.partition("/")[0] if "/" in page else ""
    context["here"] = here = app.env.course.chapter_of(page)
    context["long"] = len(ELEMENT.findall(context.get("body", ""))) > LONG
    context["sections"] = course.sections(app.env, page)
    if here and context["room"] == "chapters":
        context["body"] = with_opener(app, context)


@cache
def icon(file):
    """Return the address of a picture that asks for no file."""
    lines = (one.strip() for one in file.read_text("utf8").splitlines())
    return f"data:image/svg+xml,{quote(' '.join(lines))}"


def is_kept(file):
    """Return whether a page may load this file, or holds this state."""
    name = str(getattr(file, "filename", file) or "")
    return bool(KEPT.search(name)) or is_state(file)


def is_state(file):
    """Return whether this holds the state of explorers."""
    return "json" in getattr(file, "attributes", {}).get("type", "")


def with_opener(app, context):
    """Return the body with an opener in the place of its first heading."""
    body = context["body"]
    minutes = MINUTES.search(body)
    opener = app.builder.templates.render(
        "opener.html",
        {
            **context,
            "minutes": minutes and minutes[1],
            "explorers": len(STAGES.findall(body)),
        },
    )
    return HEADING.sub(lambda _: opener, body, count=1)


def setup(app):
    # Jupyter Book sets it also where its comments extension is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.add_html_theme("course", str(THEME))
    # Before the builder reads the theme, after launch took its addresses.
    app.connect("config-inited", settle, priority=600)
    app.connect("env-updated", outline)
    app.connect("html-page-context", dress, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
