from pathlib import Path

import nbformat
import pytest
from nbformat import v4


@pytest.fixture
def cache_of(build):
    """Return a function that builds with one line of lib: where it caches."""

    def cache_of(line):
        pages = {"index.md": "# Title\n", "lib/engine.py": line}
        app = build(pages, "execution").app
        return Path(app.env.mystnb_config.execution_cache_path)

    return cache_of


def test_the_cache_is_another_when_lib_has_changed(cache_of):
    assert cache_of("a = 1\n") != cache_of("a = 2\n")


def test_the_cache_stays_while_lib_does(cache_of):
    assert cache_of("a = 1\n") == cache_of("a = 1\n")


def test_the_cache_of_an_older_lib_is_removed(cache_of):
    old = cache_of("a = 1\n")
    old.mkdir(parents=True)
    new = cache_of("a = 2\n")
    assert new.parent == old.parent
    assert not old.exists()


def test_what_only_the_browser_reads_runs_nothing_again(build):
    def book(script):
        pages = {"index.md": "# Title\n", "lib/a.js": script, "lib/a.py": ""}
        return build(pages, "execution").app

    first, second = book("1;"), book("2;")
    caches = [
        app.env.mystnb_config.execution_cache_path for app in (first, second)
    ]
    assert caches[0] == caches[1]
    # ... but every page is written again
    assert first.config.state_of_lib != second.config.state_of_lib


HEAD = "---\nkernelspec:\n  name: python3\nfile_format: mystnb\n---\n# Title\n"
CELL = "\n```{{code-cell}}\n{}\n```\n"


def test_what_a_cell_prints_in_pieces_stays_one_line(build):
    loop = "for n in range(3):\n    print(n, end=' ', flush=True)\n"
    text = HEAD + CELL.format(f"import time\n\n{loop}    time.sleep(0.3)")
    pages = {"lib/engine.py": "", "index.md": text}
    settings = {"nb_execution_mode": "cache"}
    page = build(pages, "execution", **settings).page()
    (printed,) = page.select(".cell_output .output")
    assert printed.text.strip() == "0 1 2"


def notebook(source):
    """Return the text of a notebook with one cell."""
    cells = [v4.new_markdown_cell("# Title"), v4.new_code_cell(source)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=kernel))


@pytest.fixture
def ran(build, tmp_path):
    """Return a function that builds and tells who ran: as often as it ran."""
    log = tmp_path / "log"

    def ran(pages, **settings):
        log.write_text("")
        cells = {
            f"{name}.ipynb": notebook(body.format(note(log, name)))
            for name, body in pages.items()
        }
        book = build(
            {"lib/engine.py": "", **cells},
            "execution",
            root_doc="a",
            nb_execution_mode="cache",
            **settings,
        )
        return sorted(log.read_text().split()), book

    return ran


def note(log, name):
    return f"open({str(log)!r}, 'a').write('{name} ')"


def test_notebooks_run_side_by_side(ran, tmp_path):
    # Each waits for the other to have begun: one after the other would fail.
    met = (
        "import pathlib, time\n{}\n"
        f"log = pathlib.Path({str(tmp_path / 'log')!r})\n"
        "for _ in range(600):\n"
        "    if len(log.read_text().split()) == 2:\n"
        "        break\n"
        "    time.sleep(0.1)\n"
        "else:\n"
        "    raise TimeoutError\n"
    )
    names, book = ran({"a": met, "b": met})
    assert names == ["a", "b"]
    assert "exec" not in book.warnings


def test_what_has_not_changed_is_not_run_again(ran):
    assert ran({"a": "{}", "b": "{}"})[0] == ["a", "b"]
    assert ran({"a": "{}", "b": "{}; 1"})[0] == ["b"]


def test_a_page_that_is_not_to_be_run_is_not(ran):
    assert ran({"a": "{}"}, nb_execution_excludepatterns=["a.*"])[0] == []


def test_a_notebook_that_stops_is_told(ran):
    _, book = ran({"a": "{}; 1 / 0"})
    assert "ZeroDivisionError" in book.warnings or "failed" in book.warnings
