"""Stands in for Matplotlib in tests: figures that are there, and empty."""

__version__ = "0 (a stand-in)"
__version_info__ = (3, 10)
rcParams = {}


def get_backend(auto_select=True):
    return "inline" if auto_select else "none: pyplot shows by itself"
