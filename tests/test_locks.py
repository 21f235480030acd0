from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt", "package-lock.json"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf8")


def test_npm_is_told_to_write_no_address():
    assert "omit-lockfile-registry-resolved=true" in (
        ROOT / ".npmrc"
    ).read_text(encoding="utf8")
