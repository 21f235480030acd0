"""What several test files share: a way to build a book of a few lines."""

import io
import warnings
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


@pytest.fixture
def build(tmp_path):
    """Return a function that builds a tiny book and hands over its pages."""

    def build(pages, *extensions, **settings):
        source = tmp_path / "book"
        for name, text in pages.items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf8")
        said = io.StringIO()
        settings = {
            "extensions": ["myst_nb", *(f"_ext.{e}" for e in extensions)],
            "myst_enable_extensions": ["dollarmath"],
            "myst_update_mathjax": False,
            "nb_execution_mode": "off",
            **settings,
        }
        html = source / "_build" / "html"
        # The tools' own deprecations are not ours to fail on.
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            warnings.simplefilter("ignore")
            app = Sphinx(
                source,
                None,
                html,
                source / "_build" / "doctrees",
                "html",
                confoverrides=settings,
                status=None,
                warning=said,
            )
            app.build()
        return SimpleNamespace(
            html=html,
            app=app,
            warnings=said.getvalue(),
            page=lambda name="index": BeautifulSoup(
                (html / f"{name}.html").read_text(encoding="utf8"),
                "html.parser",
            ),
        )

    return build
