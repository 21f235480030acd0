"""Visit every page of the built site and print the worst one per column.

python -m tools.site_report

The site is served below a path, as most hosts do, and visited wide,
then narrow, scrolled to its end; axe looks at the wide one (`make test` lets
it look in four modes). Fails where a goal is missed. Fonts come only after
the first paint, as on a slow line, so that layout shift shows what they move;
below the table it stands for each page. Bytes
are those of the files as a host sends them: text through gzip, pictures and
fonts as they are; headers are not counted. What a clock would measure
(Lighthouse, the largest paint, blocking time) depends on the machine and is
not measured here; frames a second are: `make bench-site`.
"""

import gzip
import re
import sys
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from tools.find_browser import found
from tools.serve import served

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BELOW = "course"
GOALS = {
    "first load, kB": 250,
    "scrolled to the end, kB": 400,
    "requests at first load": 15,
    "requests to third parties": 0,
    "DOM nodes": 6000,
    "layout shift": 0.02,
    "axe violations": 0,
    "broken links and anchors": 0,
    "complaints in the console": 0,
    "pictures without words": 0,
}
# Pages with more elements, and why. Their sections are laid out as they come
# near the window; without that the reason does not count.
LONG = {
    "chapters/differentiation_rules.html": (
        "600 formulas, each rule with its condition and its proof"
    ),
}
WIDTHS = (1280, 375)
TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".ipynb")

WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
SCROLL = """async () => {
  const step = innerHeight * 0.8;
  for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
}"""
READ = """async () => ({
  nodes: document.querySelectorAll("*").length,
  deferred: [...document.querySelectorAll(".text > section > section")]
    .some((one) => getComputedStyle(one).contentVisibility === "auto"),
  shift: window.shift,
  axe: window.axe ? (await axe.run()).violations.map((one) => one.id) : [],
  links: [...document.links].map((link) => link.href),
  ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
  wordless: [...document.querySelectorAll("img:not([alt]), svg[role=img]")]
    .filter((one) => !one.getAttribute("aria-label")
        && !one.getAttribute("aria-labelledby")
        && !one.querySelector("title")).length,
})"""


@cache
def sent(file):
    """Return how many bytes a host sends of a file."""
    body = Path(file).read_bytes()
    return len(gzip.compress(body, 6) if file.endswith(TEXT) else body)


def weight(urls, site=SITE, below=f"/{BELOW}/"):
    """Return the bytes of the files of the site behind these addresses."""
    # A file that is asked for twice comes once.
    paths = {unquote(urlsplit(url).path).removeprefix(below) for url in urls}
    files = [site / path for path in paths]
    return sum(sent(str(file)) for file in files if file.is_file())


def note(asked, url):
    """Note what a page asks for; what it carries in itself is no request."""
    if not url.startswith(("data:", "blob:")):
        asked.append(url)


def watched(page):
    """Return a page, and lists of what it asks for and complains of."""
    asked, wrong = [], []
    page.add_init_script(WATCH)
    page.on("request", lambda request: note(asked, request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda m: m.type in ("error", "warning") and wrong.append(m.text),
    )
    return page, asked, wrong


def open_before_fonts(page, url):
    """Open a page on which fonts come only after the first paint."""
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(url, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.wait_for_timeout(150)  # a font has a tenth of a second to come
    for font in held:
        font.continue_()
    page.unroute("**/*.woff2")
    page.wait_for_load_state("networkidle")


def visit(context, url, host):
    """Return what one visit of a page measures, and what it links to."""
    page, asked, wrong = watched(context.new_page())
    open_before_fonts(page, url)
    first = len(asked)
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    if page.viewport_size["width"] == WIDTHS[0]:
        page.add_script_tag(path=AXE)
    read = page.evaluate(READ)
    page.close()
    measured = {
        "first load, kB": weight(asked[:first]) / 1000,
        "scrolled to the end, kB": weight(asked) / 1000,
        "requests at first load": first,
        "requests to third parties": sum(host not in one for one in asked),
        "DOM nodes": read["nodes"],
        "deferred": read["deferred"],
        "layout shift": read["shift"],
        "axe violations": len(read["axe"]),
        "complaints in the console": len(wrong),
        "pictures without words": read["wordless"],
    }
    return measured, read


def survey(browser, host):
    """Return for each column the value of each page, the worst of both."""
    table, links, ids = defaultdict(dict), {}, {}
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900})
        for name in pages():
            url = f"{host}/{BELOW}/{name}"
            measured, read = visit(context, url, host)
            links[name], ids[name] = read["links"], set(read["ids"])
            for column, value in measured.items():
                before = table[column].get(name, 0)
                table[column][name] = max(before, value)
        context.close()
    for name in links:
        lost = [one for one in links[name] if is_lost(one, host, ids)]
        table["broken links and anchors"][name] = len(set(lost))
    return table


def is_lost(link, host, ids):
    """Return whether a link into the site leads nowhere."""
    if not link.startswith(f"{host}/"):
        return link.startswith("file:")
    url = urlsplit(link)
    name = unquote(url.path).removeprefix(f"/{BELOW}/")
    anchor = unquote(url.fragment)
    if anchor and name in ids:
        return anchor not in ids[name]
    return not (SITE / name).is_file()


def pages(site=SITE):
    """Return the pages of the site, without those that lead on."""
    return [
        file.relative_to(site).as_posix()
        for file in sorted(site.rglob("*.html"))
        if "_static" not in file.parts
        and not re.search(
            r'http-equiv="refresh"', file.read_text(encoding="utf8"), re.I
        )
    ]


def lines(table):
    """Return the lines of the report, and whether every goal is met."""
    shown, met = [f"{'worst page per column':28}{'value':>9}{'goal':>8}"], True
    for column, goal in GOALS.items():
        counted = table[column].items()
        if column == "DOM nodes":
            counted = [one for one in counted if not excused(table, one[0])]
        name, value = max(counted, key=lambda one: one[1])
        said = f"{value:.3f}" if column == "layout shift" else f"{value:.0f}"
        missed = value > goal
        met = met and not missed
        verdict = "MISSED" if missed else "ok"
        shown.append(f"{column:28}{said:>9}{goal:>8}  {verdict:7} {name}")
    return shown, met


def excused(table, name):
    """Return whether a page may have more elements than the others."""
    return name in LONG and table["deferred"].get(name, False)


def remarks(table):
    """Return what stands below the table: reasons, and each page's shift."""
    said = [
        f"{table['DOM nodes'][name]} DOM nodes: {name} ({LONG[name]}; "
        "laid out as they come near)"
        for name in LONG
        if excused(table, name)
    ]
    moved = sorted(table["layout shift"].items(), key=lambda one: -one[1])
    said += ["", "layout shift of each page, the worse of both widths"]
    return said + [f"{value:8.4f}  {name}" for name, value in moved]


def main():
    """Print the report; fail where a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, BELOW).symlink_to(SITE, target_is_directory=True)
        with served(folder) as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=found(), args=["--no-sandbox"]
            )
            table = survey(browser, host)
            browser.close()
    shown, met = lines(table)
    print(*shown, sep="\n")
    print(*remarks(table), sep="\n")
    print("Not measured: Lighthouse, the largest paint, blocking time.")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
