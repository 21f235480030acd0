"""Print the path of a Chrome or Chromium that starts; install one if needed.

python -m tools.find_browser

Looks in CHROME_PATH, on PATH and among playwright's own, then lets playwright
install one, then Debian's packages where that is allowed. Prints why the
browser tests cannot run, and fails, if none of these gives a browser.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def starts(program):
    """Return whether a browser answers when asked for its version."""
    try:
        command = [program, "--version"]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def playwrights_own():
    """Return where playwright keeps its Chromium, installed or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def found():
    """Return the path of a browser that starts, None if there is none."""
    on_path = [shutil.which(name) for name in NAMES]
    for program in [os.environ.get("CHROME_PATH"), *on_path]:
        if program and starts(program):
            return program
    own = playwrights_own()
    return own if starts(own) else None


def installers():
    """Return the commands that could bring a browser, the tamest first."""
    commands = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ["apt-get", "install", "-y", "-qq", "chromium"]
        commands.append([["apt-get", "update", "-qq"], install])
    return commands


def installed():
    """Return the path of a browser after trying to install one."""
    for commands in installers():
        for command in commands:
            print("Trying:", *command, file=sys.stderr)
            # Our own standard output is for the path alone.
            subprocess.run(command, stdout=sys.stderr)
        if browser := found():
            return browser
    return None


def main():
    """Print the path, or why there is none."""
    browser = found() or installed()
    if browser is None:
        sys.exit(
            "browser tests NOT RUN: install Chrome or Chromium, or name one "
            "in CHROME_PATH, then run `make test-browser`"
        )
    print(browser)


if __name__ == "__main__":
    main()
