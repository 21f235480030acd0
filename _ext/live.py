"""Puts one button on pages with code: it brings Python into the page.

Until the reader presses it, a page carries the button and nothing else: no
script, no style, no request. What it fetches then lies in
``_static/live-<hash>`` and ``_static/python-<hash>`` (`tools/make_live.py`);
where that was not made there is no button.
"""

import html
import json
import re
import shutil
from pathlib import Path

FOLDER = Path("_build", "_live")  # as tools/make_live.py lays it out
# No paragraph: the first one of a lesson is set larger.
BUTTON = (
    '<div class="live js-only">'
    '<button type="button" class="cta" id="run-here" '
    'data-notebook="{notebook}" onclick="import(\'{script}\').then(m=>'
    "m.start(this),e=>this.after(' '+e.message))\">Run it here</button> "
    "<span>{note}</span></div>"
)
NOTE = "Python comes into this page, once: {here:.0f} MB from this site{there}"
THERE = ", NumPy and Matplotlib from {host}"
# Where the page begins: a lesson with its opener, others with the heading.
TOP = re.compile(r'<header class="opener">.*?</header>|<h1>.*?</h1>', re.S)


# A cell that opens on demand is the first one, the same in every notebook: a
# page with no other has nothing to run.
CODE = re.compile(
    r'<div class="cell (?!tag_hide-cell)[^"]*">\s*<div class="cell_input'
)


def note(live):
    """Return what will be fetched, how much, and from where."""
    found = json.loads((live / "live.json").read_text(encoding="utf8"))
    here = sum(found["bytes"].values()) / 1e6
    files = [one["file_name"] for one in found["lock"]["packages"].values()]
    hosts = sorted({one.split("/")[2] for one in files if "://" in one})
    there = THERE.format(host=", ".join(hosts)) if hosts else ""
    return NOTE.format(here=here, there=there) + "."


def collect(app, config):
    """Take what a page may fetch into the site."""
    folder = Path(app.srcdir, FOLDER)
    (live,) = [*folder.glob("live-*")] or [None]
    if live:
        config.html_static_path.append(str(folder))
        config.live_folder, config.live_note = live.name, note(live)


def offer(app, page, template, context, doctree):
    """Put the button below the beginning of a page with code."""
    folder, body = app.config.live_folder, context.get("body") or ""
    source = context.get("sourcename") or ""
    if not folder or not source.endswith(".ipynb"):
        return
    where = TOP.search(body)
    if not where or not CODE.search(body):
        return
    address = context["pathto"]
    script = address(f"_static/{folder}/page.js", resource=True)
    button = BUTTON.format(
        notebook=html.escape(address(f"_sources/{source}", resource=True)),
        script=script if script.startswith(".") else f"./{script}",
        note=app.config.live_note,
    )
    context["body"] = body[: where.end()] + button + body[where.end() :]


def sweep(app, error):
    """Take away what an earlier build has left of another edition."""
    folder = Path(app.srcdir, FOLDER)
    for kind in ("live-*", "python-*"):
        for old in Path(app.outdir, "_static").glob(kind):
            if not (folder / old.name).is_dir():
                shutil.rmtree(old)


def setup(app):
    # Named after what is in it: new content writes every page anew.
    app.add_config_value("live_folder", "", "html")
    app.add_config_value("live_note", "", "html")
    app.connect("config-inited", collect, priority=700)
    app.connect("html-page-context", offer, priority=960)  # after the opener
    app.connect("build-finished", sweep)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
