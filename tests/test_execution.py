from pathlib import Path

import pytest


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


def test_what_a_cell_prints_in_pieces_stays_one_line(build):
    pages = {
        "lib/engine.py": "",
        "index.md": "---\nkernelspec:\n  name: python3\nfile_format: mystnb\n"
        "---\n# Title\n\n```{code-cell}\nimport time\n\nfor n in range(3):\n"
        "    print(n, end=' ', flush=True)\n    time.sleep(0.3)\n```\n",
    }
    settings = {"nb_execution_mode": "cache"}
    page = build(pages, "execution", **settings).page()
    (printed,) = page.select(".cell_output .output")
    assert printed.text.strip() == "0 1 2"
