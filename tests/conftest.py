"""What several test files share: a way to build a book of a few lines."""

import io
import warnings

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


class Book:
    """A book that was just built: where it is, and what was said."""

    def __init__(self, source, settings):
        said = io.StringIO()
        build = source / "_build"
        self.html = build / "html"
        places = (source, None, self.html, build / "doctrees", "html")
        # The tools' own deprecations are not ours to fail on.
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            warnings.simplefilter("ignore")
            self.app = Sphinx(*places, settings, status=None, warning=said)
            self.app.build()
        self.warnings = said.getvalue()

    def page(self, name="index"):
        """Return the elements of a page."""
        text = (self.html / f"{name}.html").read_text(encoding="utf8")
        return BeautifulSoup(text, "html.parser")


@pytest.fixture
def build(tmp_path):
    """Return a function that writes and builds a book of a few lines."""

    def build(pages, *extensions, **settings):
        for name, text in pages.items():
            file = tmp_path / "book" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf8")
        defaults = {
            "extensions": ["myst_nb", *(f"_ext.{e}" for e in extensions)],
            "myst_enable_extensions": ["dollarmath"],
            "myst_update_mathjax": False,
            "nb_execution_mode": "off",
            # Themes write into these: they must not be shared by all books.
            "html_context": {},
            "templates_path": [],
        }
        return Book(tmp_path / "book", defaults | settings)

    return build
