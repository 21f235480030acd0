"""Says where a page can be run elsewhere: Binder, Colab, a JupyterHub.

The settings are Jupyter Book's own, in ``_config.yml``:

    repository: {url: https://github.com/owner/name, branch: main}
    launch_buttons: {notebook_interface: jupyterlab, binderhub_url: ...}

Without ``launch_buttons`` a page offers nothing that it cannot keep.
"""

from urllib.parse import quote, urlencode


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
    """Give a notebook's page its addresses."""
    is_notebook = context.get("sourcename", "").endswith(".ipynb")
    options = app.config.launch_options
    context["launch"] = links(options, page) if is_notebook else []


def setup(app):
    app.add_config_value("launch_options", {}, "html")
    app.connect("config-inited", take_options)
    app.connect("html-page-context", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
