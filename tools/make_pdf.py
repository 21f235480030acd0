"""Bind the built site into one PDF: what one reads, in the order of reading.

python -m tools.make_pdf             bind it, and offer the file
python -m tools.make_pdf --withdraw   offer it no longer

A title page, contents with the numbers of pages, the first page, each chapter
with its exercises behind it, and the appendix. Solutions are left out: the
answers of the lessons stand in them, and the rest is for the computer.
Chromium prints it in one piece, so links, outline and page numbers are its
own; the contents are numbered after a first print has said where all is.
"""

import sys
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tools import offers
from tools.find_browser import found
from tools.offers import SITE
from tools.serve import served

ROOT = Path(__file__).parents[1]
NAME = "calculus-for-deep-learning.pdf"
KIND = "print"
WORDS = '<p><a href="{}" download>All of it to print</a>, as a PDF.</p>'
HERE = Path(__file__).parent
STYLES = ("explorers", "questions", "course")
RIGHTS = "Text and figures CC BY 4.0, code BSD-3-Clause."
LINK = '<link rel="stylesheet" href="_static/{}.css">'
SHELL = """<!DOCTYPE html><html lang="en" data-theme="light">
<head><meta charset="utf-8">{}<style>{}</style></head><body></body></html>"""
CALL = "async ([name, given]) => (await import('./bind.mjs'))[name](given)"
PRINTED = 600_000  # milliseconds that a print may take


def entries(contents):
    """Return the pages of the book in order, with part and number."""
    listed = [{"name": contents["root"]}]
    number = 0
    for part in contents["parts"]:
        names = [
            page["file"]
            for one in part["chapters"]
            for page in (one, *one.get("sections", ()))
            if not is_behind_a_chapter(page["file"])
        ]
        for place, name in enumerate(names):
            entry = {"name": name}
            if place == 0:
                entry["caption"] = part["caption"]
            listed.append(entry)
            if name.startswith("chapters/"):
                number += 1
                entry["number"] = number
                listed.append({"name": name.replace("chapters", "exercises")})
    return listed


def is_behind_a_chapter(name):
    return name.startswith(("exercises/", "solutions/"))


@contextmanager
def desk(browser, site):
    """A page of the site with nothing on it yet, and notes of its strays."""
    with served(site) as host:
        page = browser.new_page()
        page.set_default_timeout(PRINTED)
        page.strays = []
        page.on("request", lambda one: noted(page, host, one.url))
        links = "".join(LINK.format(one) for one in STYLES)
        style = (HERE / "make_pdf.css").read_text(encoding="utf8")
        shell = SHELL.format(links, style)
        answer(page, f"{host}/book.html", "text/html", shell)
        script = (HERE / "make_pdf.mjs").read_text(encoding="utf8")
        answer(page, f"{host}/bind.mjs", "text/javascript", script)
        # A page may be read in a stand-in for a font that is late, a book not.
        style = (Path(site) / "_static" / "course.css").read_text("utf8")
        style = style.replace("optional", "block")
        answer(page, f"{host}/_static/course.css", "text/css", style)
        page.goto(f"{host}/book.html")
        page.emulate_media(media="print")
        yield page
        page.close()


def noted(page, host, url):
    if not url.startswith((f"{host}/", "data:")):
        page.strays.append(url)


def answer(page, url, kind, body):
    """Let an address of the page's own be answered with a text."""
    page.route(url, lambda route: route.fulfill(content_type=kind, body=body))


def bind(browser, site, book, wanted, file):
    """Print the pages into a file; return how many there are."""
    with desk(browser, site) as page:
        targets = page.evaluate(CALL, ["bind", {**book, "entries": wanted}])
        numbers = []
        for _ in range(3):  # the numbers must not move what they number
            page.pdf(
                path=file, prefer_css_page_size=True, outline=True, tagged=True
            )
            before, numbers = numbers, pages_of(file, targets)
            if numbers == before:
                break
            page.evaluate(CALL, ["number", numbers])
        else:
            raise AssertionError("the contents move what they number")
        assert not page.strays, f"asked of another host: {page.strays}"
    return len(PdfReader(file).pages)


def pages_of(file, targets):
    """Return on which page of the file each target stands."""
    reader = PdfReader(file)
    places = reader.named_destinations
    return [
        reader.get_destination_page_number(places[f"/{one}"]) + 1
        for one in targets
    ]


def contents_of(root):
    """Return the contents of the course, as its file has them."""
    return yaml.safe_load((root / "_toc.yml").read_text(encoding="utf8"))


def described():
    """Return the title, the authors and the foot of the title page."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf8"))
    return {
        "title": config["title"],
        "author": config["author"],
        "foot": f"© {config['copyright']} {config['author']}. {RIGHTS}",
    }


def main():
    """Print the book, offer it and say where it is; or withdraw it."""
    if "--withdraw" in sys.argv[1:]:
        return offers.withdraw(SITE, KIND, NAME)
    wanted = entries(contents_of(ROOT))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found(), args=["--no-sandbox"]
        )
        count = bind(browser, SITE, described(), wanted, SITE / NAME)
        browser.close()
    size = (SITE / NAME).stat().st_size / 1e6
    offers.offer(SITE, KIND, NAME, WORDS)
    print(f"The book is in {SITE / NAME} ({count} pages, {size:.1f} MB).")


if __name__ == "__main__":
    main()
