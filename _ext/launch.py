"""Puts one menu on the page of a notebook: other ways to open that notebook.

Its entries are the file itself, JupyterLab in the browser where `make lite`
has laid it into the site, and Binder, Colab and a JupyterHub where the
settings name them. The menu needs no script.

The settings are Jupyter Book's own, in ``_config.yml``:

    repository: {url: https://github.com/owner/name, branch: main}
    launch_buttons: {notebook_interface: jupyterlab, binderhub_url: ...}

Without ``launch_buttons`` a page offers nothing that it cannot keep.
"""

import html
import re
from urllib.parse import quote, urlencode

# Between these `make lite` puts its entry (tools/make_lite.py).
LITE = "<!-- lite --><!-- /lite -->"
MENU = (
    '<details class="elsewhere"><summary>Other ways to open this notebook'
    "</summary><ul>{}</ul></details>"
)
ENTRY = '<li><a href="{}"{}>{}</a> {}</li>'
FILE = "for Jupyter or VS Code on your computer"
ABOUT = {
    "Binder": "on a computer elsewhere, for a while: download what you write",
    "Colab": "with an account at Google: its first cell brings the library",
    "JupyterHub": "on the computer of your class, where your work is kept",
}
# Where a page begins: a lesson with its opener, others with the heading; and
# then the button that runs it, where it has one (_ext/live.py).
TOP = re.compile(
    r'(?:<header class="opener">.*?</header>|<h1>.*?</h1>)'
    r'(?:\s*<div class="live js-only">.*?</div>)?',
    re.DOTALL,
)


def menu(places, file):
    """Return the menu of a page, with these places and its file.

    >>> menu([], "a.ipynb").count("<li>")
    1
    """
    entries = [
        ENTRY.format(html.escape(address), "", name, ABOUT[name])
        for name, address in places
    ]
    entries.append(ENTRY.format(file, " download", "The file", FILE))
    return MENU.format(LITE + "".join(entries))


def links(options, page):
    """Return name and address of each place that can run a notebook.

    >>> links({"repository_url": "https://github.com/a/b"}, "chapters/c")
    []
    >>> hub = {"binderhub_url": "https://mybinder.org"}
    >>> options = {"repository_url": "https://github.com/a/b"}
    >>> links({**options, "launch_buttons": hub}, "chapters/c")
    [('Binder',
    'https://mybinder.org/v2/gh/a/b/main?urlpath=lab%2Ftree%2Fchapters%2Fc.ipynb')]
    """
    places = options.get("launch_buttons") or {}
    repository = options.get("repository_url", "").rstrip("/")
    name = repository.removeprefix("https://github.com/")
    branch = options.get("repository_branch") or "main"
    file = f"{page}.ipynb"
    found = []
    if hub := places.get("binderhub_url"):
        query = urlencode({"urlpath": f"lab/tree/{file}"})
        address = f"{hub.rstrip('/')}/v2/gh/{name}/{quote(branch)}?{query}"
        found.append(("Binder", address))
    if colab := places.get("colab_url"):
        path = f"github/{name}/blob/{quote(branch)}/{file}"
        found.append(("Colab", f"{colab.rstrip('/')}/{path}"))
    if hub := places.get("jupyterhub_url"):
        folder = name.rpartition("/")[2]
        query = {"repo": repository, "branch": branch}
        query["urlpath"] = f"lab/tree/{folder}/{file}"
        address = f"{hub.rstrip('/')}/hub/user-redirect/git-pull"
        found.append(("JupyterHub", f"{address}?{urlencode(query)}"))
    return found


def take_options(app, config):
    """Keep what Jupyter Book hands to its theme, which we do not load."""
    config.launch_options = dict(config.html_theme_options)


def offer(app, page, template, context, doctree):
    """Put the menu below the beginning of a notebook's page."""
    source, body = context.get("sourcename") or "", context.get("body") or ""
    where = TOP.search(body)
    if not where or not source.endswith(".ipynb"):
        return
    file = context["pathto"](f"_sources/{source}", resource=True)
    found = menu(links(app.config.launch_options, page), html.escape(file))
    context["body"] = body[: where.end()] + found + body[where.end() :]


def setup(app):
    app.add_config_value("launch_options", {}, "html")
    app.connect("config-inited", take_options)
    app.connect("html-page-context", offer, priority=970)  # after live
    return {"parallel_read_safe": True, "parallel_write_safe": True}
