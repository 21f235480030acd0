"""A JupyterLab of its own for tests: how it starts and how cells are run."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
from explorer_book import ROOT, notebook
from playwright.sync_api import expect


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address, seconds=240):
    for _ in range(seconds * 4):
        try:
            return urlopen(address, timeout=5).read()
        except (URLError, OSError):
            time.sleep(0.25)
    raise TimeoutError(f"JupyterLab did not answer in {seconds} s")


def start(home, port):
    """Start a JupyterLab that keeps all its files in ``home``."""
    options = {
        "ServerApp.root_dir": str(home),
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": "",
    }
    rooms = {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    return subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *arguments],
        env={**os.environ, **rooms, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def started(home, cells):
    """The address of a notebook with some cells, in a JupyterLab."""
    port = free_port()
    nbformat.write(notebook(cells), home / "explorer.ipynb")
    server = start(home, port)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/api/status")
        yield f"{address}/lab/tree/explorer.ipynb"
    finally:
        server.terminate()
        server.wait(120)


def run_cell(page, position):
    cell = page.locator(".jp-CodeCell").nth(position)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")


def now(page, name):
    handle = page.get_by_role("slider", name=name)
    return float(handle.get_attribute("aria-valuenow"))


def wait_until(page, name, value):
    selector = json.dumps(f'.ex-handle[aria-label^="{name}"]')
    page.wait_for_function(
        f"Math.abs(document.querySelector({selector})"
        f".getAttribute('aria-valuenow') - {value}) < 1e-9"
    )


def card(page, explorer):
    return page.locator(f".ex-{explorer}-explorer .ex-card b").first


def output_of(page, position):
    """Run a cell to its end and return what it prints."""
    cell = page.locator(".jp-CodeCell").nth(position)
    prompt = cell.locator(".jp-InputArea-prompt")
    before = prompt.inner_text()
    run_cell(page, position)
    expect(prompt).not_to_have_text(before)
    expect(prompt).to_have_text(re.compile(r"\[\d+\]"))  # no longer [*]
    output = cell.locator(".jp-OutputArea-output").last
    output.wait_for()
    return output.inner_text()


def seen_to_be(page, position, found, wanted):
    """Run a cell until what it prints is what a hand has just set.

    Changes travel to Python by themselves, some time after the hand.
    """
    for _ in range(40):
        if (seen := found(output_of(page, position))) == wanted:
            break
    assert seen == wanted


def numbers_in(text):
    return [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]


def prints(page, position, wanted):
    """Assert what a cell prints in the end, its numbers as numbers."""

    def read(text):
        return [plain(word) for word in text.split()]

    seen_to_be(page, position, read, read(wanted))


def plain(word):
    """Return a word as a number to nine digits, if it is one."""
    try:
        return f"{float(word):.9g}"
    except ValueError:
        return word
