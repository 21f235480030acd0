"""What several test files need."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root():
    """Return the folder of the course."""
    return Path(__file__).resolve().parent.parent
