"""The browsers that the tests know: Chromium, and Firefox as it is sold.

Playwright brings a Firefox of its own, which cannot be had everywhere; the
one of the machine it drives over WebDriver BiDi. What that cannot do yet
(fingers, paper, files that a page makes) skips the test that asks for it, by
name.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FIREFOXES = ("firefox-esr", "firefox")
QUIET = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
""".split()
RELAY = Path(__file__).with_name("firefox.py")
# A driven Firefox lets a file read its neighbours; a reader's does not.
AS_SOLD = {"security.fileuri.strict_origin_policy": True}
# What a test asks of a window, and what Firefox is told at its start for it.
WISHES = {
    ("color_scheme", "dark"): (
        "layout.css.prefers-color-scheme.content-override",
        0,
    ),
    ("color_scheme", "light"): (
        "layout.css.prefers-color-scheme.content-override",
        1,
    ),
    ("reduced_motion", "reduce"): ("ui.prefersReducedMotion", 1),
    ("forced_colors", "active"): ("browser.display.document_color_use", 2),
    ("java_script_enabled", False): ("javascript.enabled", False),
}


def program(named, names):
    """Return where a browser is, None if there is none."""
    on_path = map(shutil.which, names)
    return os.environ.get(named) or next(filter(None, on_path), None)


def chromium(playwright):
    """Return a started Chromium, None if there is none."""
    path = program("CHROME_PATH", CHROMIUMS)
    launch = playwright.chromium.launch
    return path and launch(executable_path=path, args=QUIET)


def firefox(playwright):
    """Return a Firefox that starts when it is needed, None without one."""
    path = program("FIREFOX_PATH", FIREFOXES)
    return path and Firefox(playwright, path)


class Firefox:
    """A Firefox for each set of wishes that a window cannot be told."""

    def __init__(self, playwright, path):
        self.playwright, self.started = playwright, {}
        self.folder = tempfile.TemporaryDirectory()
        self.relay = Path(self.folder.name, "relay")
        command = f'exec "{sys.executable}" "{RELAY}" "{path}" "$@"'
        self.relay.write_text(f"#!/bin/sh\n{command}\n")
        self.relay.chmod(0o755)

    def new_page(self, **wishes):
        return self.new_context(**wishes).new_page()

    def new_context(self, **wishes):
        wishes.setdefault("color_scheme", "light")
        told = {}
        for wish, (setting, value) in WISHES.items():
            if wishes.get(wish[0]) == wish[1]:
                del wishes[wish[0]]
                told[setting] = value
        if wishes.get("has_touch"):
            pytest.skip("Firefox: there are no fingers")
        context = self.with_settings(told).new_context(**wishes)
        context.on("page", without_paper)
        return context

    def with_settings(self, told):
        key = tuple(sorted(told.items()))
        if key not in self.started:
            self.started[key] = self.playwright.firefox.launch(
                executable_path=self.relay,
                channel="moz-firefox",
                firefox_user_prefs={**AS_SOLD, **told},
            )
        return self.started[key]

    def close(self):
        for browser in self.started.values():
            browser.close()
        self.folder.cleanup()


def without_paper(page):
    page.emulate_media = lambda **_: pytest.skip(
        "Firefox: paper and the system's colours do not come while it runs"
    )


def saving(page):
    """Expect the download of a file that the page makes itself."""
    if page.context.browser.browser_type.name == "firefox":
        pytest.skip("Firefox: no word comes of a file that a page makes")
    return page.expect_download()


ENGINES = {"chromium": chromium, "firefox": firefox}
