import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_python_s_locks_name_no_address(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf8")


def test_npm_s_lock_says_of_no_package_where_it_came_from():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf8"))
    assert lock["packages"]
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name


def test_npm_is_told_to_write_no_address():
    assert "omit-lockfile-registry-resolved=true" in (
        ROOT / ".npmrc"
    ).read_text(encoding="utf8")
