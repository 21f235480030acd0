"""Measures what it costs to start Python in a page of the built site.

python -m benchmarks.live [PAGE]

A fresh browser opens the page, presses "Run it here" and waits for Python;
then it runs the second cell, which brings the library with NumPy and
Matplotlib; then the same page is opened again in the same browser. What the
browser's processes have spent and hold is read from Linux. The figures go to
`benchmarks/live.md`. Where the site has no wheel of NumPy, the stand-ins of
the tests take its place, and the table says so.
"""

import os
import platform
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tools.find_browser import found
from tools.serve import served

ROOT = Path(__file__).parents[1]
RESULT = Path(__file__).with_suffix(".md")
HTML = ROOT / "_build" / "html"
sys.path.append(str(ROOT / "tests" / "site"))  # the stand-ins, and the keys


def spent():
    """Return processor seconds and MB held, of the pages of this browser."""
    parents, pages = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(folder.name)] = int(words[1])
        if b"--type=renderer" in command:
            pages[int(folder.name)] = words
    seconds = memory = 0.0
    for process, words in pages.items():
        while process in parents and process != os.getpid():
            process = parents[process]
        if process == os.getpid():
            ticks = int(words[11]) + int(words[12])
            seconds += ticks / os.sysconf("SC_CLK_TCK")
            held = int(words[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            memory = max(memory, held)
    return seconds, memory


def measured(page, what, act, came):
    """Return one line of the table."""
    before, _ = spent()
    began, had = time.monotonic(), len(came)
    act()
    wall = time.monotonic() - began
    after, memory = spent()
    asked = came[had:]
    megabytes = sum(asked) / 1e6
    return (
        f"| {what} | {wall:.1f} | {after - before:.1f} | {memory:.0f} "
        f"| {len(asked)} | {megabytes:.1f} |"
    )


def table(page_name):
    """Yield the lines of the table."""
    from live_page import Live, lay_site

    yield "| what | seconds | of the processor | MB held | requests | MB |"
    yield "|---|---:|---:|---:|---:|---:|"
    with TemporaryDirectory() as room, sync_playwright() as playwright:
        site, profile = Path(room, "site"), Path(room, "profile")
        lay_site(site)
        # A browser that keeps its files, as a reader's does.
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(found()), args=["--no-sandbox"]
        )
        context.set_default_timeout(600_000)
        with served(site) as address:
            for turn in ("first start", "second start"):
                page = context.new_page()
                came = []
                page.on("requestfinished", lambda r, c=came: c.append(sent(r)))
                page.goto(f"{address}/{page_name}")
                page.wait_for_load_state("networkidle")
                live = Live(page)
                yield measured(page, turn, live.start, came)
                run = lambda live=live: live.run("half-the-race")  # noqa: E731
                yield measured(page, f"{turn}: first cells", run, came)
                page.close()
        context.close()


def sent(request):
    """Return how many bytes of an answer's body came over the network."""
    try:
        return max(0, request.sizes()["responseBodySize"])
    except Exception:  # answered by a test, or by the page itself
        return 0


def main():
    from live_page import network_files

    page = (sys.argv[1:] or ["exercises/rates_of_change.html"])[0]
    stands = "NumPy and Matplotlib are stand-ins here: with the real ones it "
    stands += "takes longer and holds more."
    lines = [
        "# What it costs to start Python in a page",
        "",
        "Made by `make bench-live`, in headless Chromium "
        f"({os.cpu_count()} cores, {platform.machine()}, load "
        f"{os.getloadavg()[0]:.1f} at the beginning): "
        f"`{page}`, served from this machine without compression.",
        "A request is counted also where the browser answers it from what "
        "it has kept: then no byte comes over the network.",
        *([stands] if network_files() else []),
        "",
        *table(page),
    ]
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
