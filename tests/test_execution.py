from pathlib import Path

import pytest

from _ext.execution import fingerprint


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


def test_a_renamed_file_and_changed_data_count(tmp_path):
    seen = {fingerprint(tmp_path)}
    (tmp_path / "splits.csv").write_text("0,0")
    seen.add(fingerprint(tmp_path))
    (tmp_path / "splits.csv").write_text("0,1")
    seen.add(fingerprint(tmp_path))
    (tmp_path / "splits.csv").rename(tmp_path / "race.csv")
    seen.add(fingerprint(tmp_path))
    assert len(seen) == 4


def test_compiled_files_do_not_count(tmp_path):
    before = fingerprint(tmp_path)
    (tmp_path / "engine.cpython-311.pyc").write_bytes(b"\0")
    assert fingerprint(tmp_path) == before
