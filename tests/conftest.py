"""What several test files share: a tiny book, and the seeds of tasks."""

import io
import os
import shutil
import warnings
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from ipywidgets.embed import embed_data
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from _ext.explorers import lean_state
from _ext.stills import still

collect_ignore = ["stand_ins"]  # what stands in for NumPy in a browser


def pytest_addoption(parser):
    says = "how often each answer to each task is played, with other inputs"
    parser.addoption("--seeds", type=int, default=3, help=says)
    says = "every answer goes through the box, and not a few of each task"
    parser.addoption("--every-answer", action="store_true", help=says)
    says = "the browser that visits the site"
    engines = ("chromium", "firefox")
    parser.addoption(
        "--engine", choices=engines, default=engines[0], help=says
    )


@pytest.fixture
def seeds(request):
    """Return the seeds with which answers to tasks are played."""
    return range(request.config.getoption("--seeds"))


@pytest.fixture(autouse=True)
def _box(request):
    """Skip what needs a box where none can be made; in CI that fails."""
    if not request.node.get_closest_marker("box"):
        return
    from tests.boxes import no_box

    if why := no_box():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)


class Book:
    """A built book: its folder, its application, and what was warned of."""

    def __init__(self, app, said):
        self.app, self.html = app, Path(app.outdir)
        self.warnings = said.getvalue()

    def page(self, name="index"):
        text = (self.html / f"{name}.html").read_text(encoding="utf8")
        return BeautifulSoup(text, "html.parser")


@pytest.fixture
def build(tmp_path):
    """Return a function that builds a tiny book and hands it over."""
    return partial(build_in, tmp_path / "book")


@pytest.fixture(scope="module")
def build_once(tmp_path_factory):
    """As ``build``, for a book that the tests of a file share."""
    return partial(build_in, tmp_path_factory.mktemp("shared") / "book")


def build_in(source, pages, *extensions, **settings):
    for name, text in pages.items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        is_text = isinstance(text, str)
        file.write_bytes(text.encode("utf8") if is_text else text)
    extensions = ["myst_nb", *(f"_ext.{name}" for name in extensions)]
    return built(source, {"extensions": extensions, **settings})


def built(source, settings):
    settings = {
        "myst_enable_extensions": ["dollarmath"],
        "myst_update_mathjax": False,
        "nb_execution_mode": "off",
        # Themes write into these: they must not be shared by all books.
        "html_context": {},
        "templates_path": [],
        **settings,
    }
    out, said = source / "_build", io.StringIO()
    places = (source, None, out / "html", out / "doctrees", "html")
    # The tools' own deprecations are not ours to fail on.
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        warnings.simplefilter("ignore")
        app = Sphinx(
            *places, confoverrides=settings, status=None, warning=said
        )
        app.build()
    return Book(app, said)


@pytest.fixture
def drawn_by_node():
    """What an explorer shows at first, drawn by Node as for a page."""
    if not shutil.which("node"):
        pytest.skip("no Node")

    def drawn(explorer):
        saved = embed_data([explorer], drop_defaults=False)["manager_state"]
        return still(lean_state(saved["state"][explorer.model_id]))

    return drawn
