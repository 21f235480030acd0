"""Measures the built site with Lighthouse, and how soon an explorer reacts.

python -m benchmarks.lighthouse PAGE ...

PAGE is a page of `_build/html`. Lighthouse is asked for by its version and is
no package of the course: it is large, and nothing else needs it. Each page is
visited five times as a phone on slow 4G (simulated, as Lighthouse does by
default) and five times as a desktop; the medians go to `benchmarks/site.md`.
Then a fresh browser opens each page with that line in earnest (150 ms, 1.6
megabits a second) and a processor slowed down four times, and presses a key
on the first point of the first explorer until it moves. The files are sent
through gzip, as hosts do. Nothing here is asserted: a busy machine is slower.
"""

import gzip
import json
import os
import statistics
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from subprocess import run
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from benchmarks.site import ROOT, write_part
from tools.find_browser import found
from tools.serve import QuietHandler

LIGHTHOUSE = "lighthouse@12.8.2"
RUNS = int(os.environ.get("RUNS", "5"))
KINDS = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
FLAGS = "--headless=new --no-sandbox --disable-gpu"
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
PATIENCE = 60_000  # milliseconds
# Presses a key in each frame until the point has moved.
PRESS = """
const place = () =>
  document.querySelector(".wide")?.querySelector(".ex-first");
let before;
const frame = () => {
  const point = place();
  const now = point?.getAttribute("transform");
  if (before && now && now !== before) return (window.reacted =
    performance.now());
  if (point && !before) point.scrollIntoView({ behavior: "instant" });
  if (point && !point.closest("[inert]")) before = now;
  point?.dispatchEvent(
    new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
"""


class PackedHandler(QuietHandler):
    """A handler that sends text through gzip, and keeps the line open."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        packs = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
        if path.suffix not in packs or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None


def visited(url: str, *options: str) -> dict[str, float]:
    """Return the scores and times of one visit."""
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json"]
    command += [f"--chrome-flags={FLAGS}", *options]
    answer = run(command, capture_output=True, check=True)
    told = json.loads(answer.stdout)
    scores = {kind: 100 * told["categories"][kind]["score"] for kind in KINDS}
    times = {time: told["audits"][time]["numericValue"] for time in TIMES}
    return scores | times


def medians(url: str, *options: str) -> list[str]:
    visits = [visited(url, *options) for _ in range(RUNS)]
    value = {
        what: statistics.median(visit[what] for visit in visits)
        for what in visits[0]
    }
    scores = " / ".join(f"{value[kind]:.0f}" for kind in KINDS)
    paint, blocked, shift = (value[time] for time in TIMES)
    return [scores, f"{paint / 1000:.1f}", f"{blocked:.0f}", f"{shift:.3f}"]


def reaction(browser: Browser, url: str) -> str:
    """Return after how many seconds an explorer reacts, if there is one."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(PRESS)
    page.goto(url, wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    if not page.locator(".wide").first.locator(".ex-first").count():
        context.close()
        return "–"
    page.wait_for_function("window.reacted", timeout=PATIENCE)
    seconds = page.evaluate("window.reacted") / 1000
    context.close()
    return f"{seconds:.1f}"


def measured(browser: Browser, address: str, names: list[str]) -> list[str]:
    """Return a row of the table for each page."""
    rows = []
    for name in names:
        url = f"{address}/{name}"
        soon, phone = reaction(browser, url), medians(url)
        desk = medians(url, "--preset=desktop")
        rows.append(" | ".join([name, *phone, soon, *desk[:3]]))
        print(rows[-1], flush=True)
    return [f"| {row} |" for row in rows]


def explained() -> str:
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    return (
        f"Made by `make bench-lighthouse`: {LIGHTHOUSE}, the median of {RUNS} "
        "visits to the built site; performance / accessibility / best "
        "practices / SEO, the largest paint in s, blocking time in ms, layout "
        "shift; how many seconds after a cold start on slow 4G, with a "
        "processor 4 times slower, the first explorer reacts. When it ended, "
        f"{busy:.1f} processes waited for each processor of this machine "
        "(more than 1: the times are too long)."
    )


def main() -> None:
    handler = partial(PackedHandler, directory=str(ROOT / "_build/html"))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        path = os.environ["CHROME_PATH"] = str(found())
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        address = f"http://127.0.0.1:{server.server_port}"
        rows = measured(browser, address, sys.argv[1:])
        browser.close()
        server.shutdown()
    heads = "page | phone | paint | blocked | shift | explorer reacts"
    heads += " | desktop | paint | blocked"
    write_part(
        "Lighthouse",
        [explained(), "", f"| {heads} |", "|---" * 9 + "|", *rows],
    )


if __name__ == "__main__":
    main()
