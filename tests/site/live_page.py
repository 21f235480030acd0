"""A live page in a browser: with stand-ins where files cannot be had.

What is compiled for the browser comes from a content network. Where it is
not in the site (`make live-wheels`), small wheels of plain Python stand in
for it (`tests/stand_ins`): the lock is changed on its way to the page, and
the addresses of the network are answered here. What a stand-in cannot show
is skipped, by name.
"""

import hashlib
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from built import HTML
from playwright.sync_api import expect

STAND_INS = Path(__file__).parents[1] / "stand_ins"
PATIENCE = 180_000  # milliseconds: Python has to start


def live_folder():
    """Return the folder of a live page's files; skip or fail without it."""
    found = [*HTML.glob("_static/live-*")]
    if not found:
        pytest.fail("the site was built without `make live`")
    return found[0]


@cache
def lock():
    text = (live_folder() / "live.json").read_text(encoding="utf8")
    return json.loads(text)


def network_files():
    """Return the entries of the lock that are not in the site, by address."""
    entries = lock()["lock"]["packages"].values()
    return {
        one["file_name"]: one for one in entries if "://" in one["file_name"]
    }


real_wheels = pytest.mark.skipif(
    not [*HTML.glob("_static/python-*/numpy-*.whl")],
    reason="the wheels of NumPy and Matplotlib are not in the site "
    "(`make live-wheels` fetches them where there is a network)",
)


@cache
def stand_in(name, version):
    """Return a wheel of plain Python in the place of a compiled one."""
    content = io.BytesIO()
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(content, "w") as wheel:
        for file in sorted(STAND_INS.rglob("*.py")):
            inside = file.relative_to(STAND_INS).as_posix()
            if inside.startswith((f"{name}/", f"{name}.py")):
                wheel.write(file, inside)
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        wheel.writestr(f"{info}/METADATA", head)
        tag = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{info}/WHEEL", tag)
        wheel.writestr(f"{info}/RECORD", "")
    return content.getvalue()


def stand_in_for(context):
    """Answer the addresses of the content network with stand-ins."""
    files = network_files()
    changed = json.loads(json.dumps(lock()))
    for entry in changed["lock"]["packages"].values():
        if entry["file_name"] in files:
            wheel = stand_in(entry["name"], entry["version"])
            entry["sha256"] = hashlib.sha256(wheel).hexdigest()
    body = json.dumps(changed)

    def give_lock(route):
        route.fulfill(body=body, content_type="application/json")

    def give_wheel(route):
        entry = files[route.request.url]
        wheel = stand_in(entry["name"], entry["version"])
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=wheel, headers=headers)

    context.route("**/live.json", give_lock)
    for address in files:
        context.route(address, give_wheel)


def lay_site(folder):
    """Lay the site into a folder, with stand-ins for what it does not have.

    There a browser keeps what it was given, as it does for a reader: what a
    test answers in the place of the network, no browser keeps.
    """
    live = live_folder()
    for place in (HTML, HTML / "_static", live):
        inside = folder / place.relative_to(HTML)
        inside.mkdir(parents=True, exist_ok=True)
        for one in place.iterdir():
            if one not in {HTML / "_static", live}:
                (inside / one.name).symlink_to(one)
    inside = folder / live.relative_to(HTML)
    laid = json.loads(json.dumps(lock()))
    for entry in laid["lock"]["packages"].values():
        if entry["file_name"] in network_files():
            wheel = stand_in(entry["name"], entry["version"])
            entry["file_name"] = entry["file_name"].rpartition("/")[2]
            entry["sha256"] = hashlib.sha256(wheel).hexdigest()
            (inside / entry["file_name"]).write_bytes(wheel)
    (inside / "live.json").unlink()
    (inside / "live.json").write_text(json.dumps(laid), encoding="utf8")


def block_the_network(context):
    """Let nothing of the content network through."""
    for address in network_files():
        context.route(address, lambda route: route.abort())


class Live:
    """What a reader does on a live page, and sees."""

    def __init__(self, page):
        self.page = page

    @property
    def status(self):
        return self.page.locator(".live-status")

    def start(self):
        """Press the button by keyboard, and wait for Python."""
        self.page.get_by_role("button", name="Run it here").focus()
        self.page.keyboard.press("Enter")
        bar = self.page.locator(".live-bar[data-seconds]")
        bar.wait_for(timeout=PATIENCE)

    def button(self, name):
        bar = self.page.get_by_role("group", name="Python on this page")
        return bar.get_by_role("button", name=name)

    def cell(self, name):
        """Return the cell with this id, near enough to have its editor."""
        words = name.replace("-", " ")
        label = re.compile(rf"^(Run|Check|Stop) cell \d+, {words}$")
        runner = self.page.get_by_role("button", name=label)
        cell = self.page.locator("div.cell", has=runner)
        cell.scroll_into_view_if_needed()
        return cell

    def editor(self, name):
        return self.cell(name).get_by_role("textbox")

    def write(self, name, text):
        """Type over what stands in a cell, by keyboard alone."""
        self.editor(name).focus()
        keys = self.page.keyboard
        keys.press("Control+a")
        keys.press("Delete")
        keys.insert_text(text)

    def run(self, name):
        """Run a cell with Enter on its button, and wait for its end."""
        cell = self.cell(name)
        cell.locator(".live-run").focus()
        self.page.keyboard.press("Enter")
        self.idle()

    def busy(self, name):
        """Wait until a cell has run for a moment."""
        running = self.cell(name).and_(self.page.locator("[aria-busy]"))
        running.wait_for(timeout=PATIENCE)
        self.page.wait_for_timeout(600)

    def idle(self):
        """Wait until nothing runs and nothing waits to."""
        stop = self.button("Stop")
        expect(stop).to_be_disabled(timeout=PATIENCE)

    def output(self, name):
        return self.cell(name).locator(".cell_output")

    def shows(self, name, text):
        expect(self.output(name)).to_contain_text(text, timeout=PATIENCE)

    def answer(self, name, text):
        """Write an answer and run the check below it."""
        self.write(name, text)
        self.run(f"check-{name}")
