"""Pages that work alone: HTML in one file, without a script and a link.

Names, replies and notes were written by strangers: all of it is escaped, and
the page forbids the browser to run or to fetch anything.

Left out on purpose: the answers.  A page says what was found, and what the
checks reply to it.
"""

from html import escape

from lib.grading.submissions import readable
from lib.grading.tables import points_of
from lib.palette import DARK, LIGHT

VERDICTS = {
    "right": "right",
    "recognised": "a known mistake",
    "close": "close",
    "unknown": "not right yet",
    "unreadable": "not ready",
    "stale": "not ready",
    "missing": "missing",
    "died": "stopped",
    "strange": "not read",
}


def text(words):
    """Return words as HTML shows them, whoever wrote them.

    >>> text("<script>\\x07 & co")
    '&lt;script&gt;? &amp; co'
    """
    lines = str(words).split("\n")
    return escape("\n".join(readable(line) for line in lines))


def _colours(table):
    return "".join(f"--{name}:{colour};" for name, colour in table.items())


STYLE = f"""
:root{{color-scheme:light dark;{_colours(LIGHT)}}}
@media (prefers-color-scheme:dark){{:root{{{_colours(DARK)}}}}}
body{{background:var(--paper);color:var(--ink);margin:0 auto;padding:1.5rem;
max-width:46rem;font:1rem/1.55 system-ui,sans-serif}}
h1{{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}}
h2{{font-size:1.2rem;margin:2.2rem 0 .5rem}}
h3{{font-size:1rem;margin:0}}
h1,h2,h3,td,p,li{{overflow-wrap:anywhere}}
.soft{{color:var(--soft)}}
section.task{{border:1px solid var(--line);border-radius:.5rem;
background:var(--raised);padding:.8rem 1rem;margin:.8rem 0}}
.task header{{display:flex;gap:1rem;justify-content:space-between;
flex-wrap:wrap}}
.right h3{{color:var(--green)}}
.wrong h3{{color:var(--orange)}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--sunk);
border-radius:.3rem;padding:.6rem .8rem;margin:.6rem 0 0;
font:.9rem/1.5 ui-monospace,monospace}}
table{{border-collapse:collapse;width:100%}}
th,td{{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;
border-bottom:1px solid var(--line)}}
td.number,th.number{{text-align:right;white-space:nowrap}}
.spread{{display:flex;align-items:flex-end;gap:.25rem;font-size:.8rem}}
.spread>div{{flex:1;text-align:center}}
.shares{{display:grid;grid-template-columns:auto 1fr auto;gap:.4rem .8rem;
align-items:center;font-size:.9rem}}
.shares .rest{{background:var(--line);border-radius:.2rem}}
.shares .bar{{height:1.1rem}}
.shares .number{{text-align:right}}
.bar{{background:var(--blue);border-radius:.2rem}}
.common{{padding-left:1.1rem}}
.common li{{margin:0 0 .8rem}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title, body):
    """Return a page with a title, and a body that is HTML already."""
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n"
        f"<main>\n{body}\n</main>\n</html>\n"
    )


def feedback(result):
    """Return the page that a learner gets for one notebook."""
    earned, of = points_of(result)
    chapter = result["chapter"].replace("_", " ") or "a notebook"
    parts = [
        f"<h1>{text(result['name'])}: {text(chapter)}</h1>",
        f'<p class="soft">{text(result["file"])}</p>',
    ]
    if result["tasks"]:
        parts.append(f"<p><strong>{earned} of {of} points</strong></p>")
    if result["notes"]:
        notes = "".join(f"<li>{text(note)}</li>" for note in result["notes"])
        parts.append(f"<h2>Notes</h2>\n<ul>{notes}</ul>")
    parts += [_task(*it) for it in enumerate(result["tasks"].items(), 1)]
    if result["certificate"]:
        parts.append(f"<pre>{text(result['certificate'])}</pre>")
    return page(f"{result['name']}: {chapter}", "\n".join(parts))


def _task(number, named):
    name, told = named
    kind = "right" if told["points"] else "wrong"
    said = VERDICTS[told["verdict"]]
    reply = "" if kind == "right" else f"<pre>{text(told['reply'])}</pre>"
    return (
        f'<section class="task {kind}">\n<header><h3>Task {number}, '
        f"{text(name)}: {said}</h3>"
        f"<span>{told['points']} of {told['of']}</span></header>\n"
        f"{reply}</section>"
    )
