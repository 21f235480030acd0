"""The files of the built site."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
REDIRECT = 'http-equiv="refresh"'


def built_pages():
    """Return the names of the built pages, without those that redirect."""
    return [
        file.relative_to(HTML).as_posix()
        for file in sorted(HTML.rglob("*.html"))
        if "_static" not in file.parts
        and REDIRECT not in file.read_text(encoding="utf8")
    ]


@cache
def parsed(name):
    """Return the elements of a built page."""
    text = (HTML / name).read_text(encoding="utf8")
    return BeautifulSoup(text, "html.parser")
