"""Measures how smoothly an explorer of the built site follows the mouse.

python -m benchmarks.site PAGE ...

PAGE is a page of `_build/html` that holds an explorer. A real mouse drags the
first point of the first one back and forth for some seconds while the page
counts its frames; then the same with a processor slowed down four times. A
descent is dragged with all its methods and as many steps as there are. The
figures go to `benchmarks/site.md`. Nothing here is asserted: a busy machine
is slower.
"""

import os
import platform
import re
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.serve import served

ROOT = Path(__file__).parents[1]
RESULT = Path(__file__).with_suffix(".md")
SECONDS = 4
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

POINT = ".ex-first:not([inert] *)"  # one that lives, no picture of it

# Every frame's time, and whether the explorer drew in it.
COUNT = """(selector) => {
  const point = document.querySelector(selector);
  window.frames_ = [];
  let last = "";
  const frame = (now) => {
    const place = point.getAttribute("transform");
    window.frames_.push([now, place !== last]);
    last = place;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


def dragged(page: Page) -> list[list[float]]:
    """Return time and freshness of every frame of a drag back and forth."""
    page.locator(".ex-first").first.scroll_into_view_if_needed()
    point = page.locator(POINT).first
    dot = point.locator(".ex-dot")
    dot.wait_for()  # it slept as a picture
    box = dot.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT, POINT)
    start = time.monotonic()
    while (spent := time.monotonic() - start) < SECONDS:
        sway = abs((spent * 1.5) % 2 - 1)
        page.mouse.move(x + 120 * (1 - sway), y)
    page.mouse.up()
    return page.evaluate("window.frames_")


def all_the_way(page: Page) -> None:
    """Let a descent, if there is one, draw all its paths at full length."""
    for asleep in page.locator(".ex-descent-explorer").all()[:1]:
        asleep.scroll_into_view_if_needed()
        descent = page.locator(".ex-descent-explorer:not([inert] *)").first
        descent.wait_for()
        for box in descent.get_by_role("checkbox").all():
            box.check()
        descent.get_by_role("slider", name="steps").press("End")


def figures(frames: list[list[float]]) -> tuple[float, float, float]:
    """Return frames a second, the slowest 5 %, the share that drew."""
    times = [now for now, _ in frames]
    gaps = sorted(b - a for a, b in zip(times, times[1:], strict=False))
    slow = gaps[int(0.95 * len(gaps))]
    fresh = statistics.mean(drew for _, drew in frames)
    return 1000 * len(gaps) / (times[-1] - times[0]), 1000 / slow, fresh


def measure(page_name: str) -> list[tuple[str, tuple[float, float, float]]]:
    path = os.environ.get("CHROME_PATH") or next(
        filter(None, map(shutil.which, BROWSERS))
    )
    rows = []
    with served(ROOT / "_build/html") as address, sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        for name, slower in (("this machine", 1), ("4 times slower", 4)):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{address}/{page_name}")
            page.locator(".ex-first[transform]").first.wait_for()
            all_the_way(page)
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            rows.append((name, figures(dragged(page))))
            page.close()
        browser.close()
    return rows


def write_part(title: str, lines: list[str]) -> None:
    """Write a part of the results; the other parts stay."""
    text = RESULT.read_text(encoding="utf8") if RESULT.exists() else ""
    parts = {
        part.partition("\n")[0]: part.partition("\n")[2].strip("\n")
        for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]
    }
    parts[title] = "\n".join(lines)
    whole = "\n\n".join(f"# {name}\n\n{said}" for name, said in parts.items())
    RESULT.write_text(f"{whole}\n", encoding="utf8")
    print(whole)


def main() -> None:
    pages = {name: measure(name) for name in sys.argv[1:]}
    lines = [
        "Made by `make bench-site`. A mouse drags the first point of an "
        "explorer on the built site for "
        f"{SECONDS} s, in headless Chromium without a graphics processor "
        f"({os.cpu_count()} cores, {platform.machine()}).",
        "",
        "| page | processor | frames a second | slowest 5 % | frames that "
        "drew |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {page} | {name} | {rate:.0f} | {slow:.0f} | {fresh:.0%} |"
        for page, rows in pages.items()
        for name, (rate, slow, fresh) in rows
    ]
    write_part("Frames a second while an explorer is dragged", lines)


if __name__ == "__main__":
    main()
