"""JupyterLab in the browser: what leads to it, and what a build may lose."""

import json

import pytest

from _ext.launch import menu
from tools import make_lite

MENU = f"<h1>A</h1>{menu([], '../_sources/chapters/a.ipynb')}<p>The text.\n"
EXTENSIONS = [{"name": name} for name in make_lite.EXTENSIONS]


@pytest.fixture
def site(tmp_path):
    """A site with one page of a notebook, and one of text."""
    for name, text in {"chapters/a": MENU, "intro": "<p>No notebook"}.items():
        file = tmp_path / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return tmp_path


def test_a_page_leads_to_its_own_notebook_and_no_longer_afterwards(site):
    page = site / "chapters" / "a.html"
    for _ in range(2):  # the second time there is still one link
        make_lite.offer(site)
        assert page.read_text().count("<a ") == 2
    assert '"../lite/lab/index.html?path=chapters/a.ipynb"' in page.read_text()
    assert (site / "intro.html").read_text() == "<p>No notebook"
    (site / "lite").mkdir()
    make_lite.withdraw(site)
    assert page.read_text() == MENU
    assert not (site / "lite").exists()


def built(folder, address="./static/pyodide/pyodide.mjs", extensions=None):
    """Write what a build writes of its settings, and all notebooks."""
    data = make_lite.settings()["jupyter-config-data"]
    (kernel,) = data["litePluginSettings"].values()
    kernel["pyodideUrl"] = address
    data["federated_extensions"] = (
        EXTENSIONS if extensions is None else extensions
    )
    text = json.dumps({"jupyter-config-data": data})
    (folder / "jupyter-lite.json").write_text(text)
    for room in make_lite.ROOMS:
        for file in (make_lite.ROOT / room).glob("*.ipynb"):
            copy = folder / "files" / room / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.touch()
    return folder


def test_a_whole_build_has_lost_nothing(tmp_path):
    assert list(make_lite.losses(built(tmp_path))) == []


def test_a_kernel_from_elsewhere_is_told(tmp_path):
    out = built(tmp_path, address="https://name.example/pyodide.mjs")
    assert list(make_lite.losses(out)) == ["the address of our Pyodide"]


def test_widgets_without_their_extension_are_told(tmp_path):
    out = built(tmp_path, extensions=EXTENSIONS[1:])
    assert list(make_lite.losses(out)) == [EXTENSIONS[0]["name"]]


def test_a_notebook_that_is_missing_is_told(tmp_path):
    out = built(tmp_path)
    next((out / "files" / "chapters").iterdir()).unlink()
    assert list(make_lite.losses(out)) == ["some notebooks"]
