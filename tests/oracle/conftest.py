"""The oracle needs PyTorch: without it, nothing here is collected."""

import importlib.util
import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # the random programs are there
collect_ignore_glob = (
    [] if importlib.util.find_spec("torch") else ["test_*.py"]
)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.oracle)
