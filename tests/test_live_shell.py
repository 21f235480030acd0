"""The shell of a live page, played outside of a browser, with real NumPy."""

import nbformat
import pytest

from tests.played import ROOT, played, printed

LOOP = """n = 0
while True:
    n += 1
    if n == 3:
        raise KeyboardInterrupt"""
CELLS = {
    "value": "40 + 2",
    "quiet": "quiet = 40 + 2;",
    "order": "print('first')\ndisplay('second')\nprint('third')\n'fourth'",
    "input": "input('your name? ')",
    "pip": "%pip install something",
    "terminal": "!ls",
    "package": "import torch_is_not_here",
    "module": "import lib.not_there",
    "stopped": LOOP,
    "kept": "n",
    "division": "1 / 0",
    "grammar": "def f(:",
    "figure": "from lib import figures\nfigures.use()\n"
    "figures.curve(figures.axes('x', 'y'), lambda x: x, 0, 1);",
    "checks": "from lib.checks import rates_of_change as check",
    "missing": "check.average_of_cube(average)",
    "blank": "average = ...",
    "not yet": "check.average_of_cube(average)",
    "stale": "average = 22 / 0",
    "judged": "check.average_of_cube(average)",
    "right": "average = 21",
    "passed": "check.average_of_cube(average)",
    "letters": "unit = m/s",
    "slider": "import ipywidgets as widgets\n"
    "slider = widgets.IntSlider(3, max=9)\nslider",
    "moved": "# the page\nfrom IPython import get_ipython\nimport json\n"
    "comm_id = get_ipython().user_ns['slider'].comm.comm_id\n"
    "news = {'method': 'update', 'state': {'value': 7}, 'buffer_paths': []}\n"
    "tell(comm_id, json.dumps(news))",
    "seen": "slider.value",
    "interact": "@widgets.interact(n=(1, 5))\n"
    "def squares(n=3):\n    print('the square is', n * n)",
    "explorer": "from lib.widgets import SecantExplorer\n"
    "explorer = SecantExplorer(lambda x: x**2, x0=0.5, h=1.0)\nexplorer",
    "set": "explorer.x0 = -1.0",
    "picture": "class Dot:\n    def _repr_png_(self):\n"
    "        return b'PNG'\nDot()",
}


@pytest.fixture(scope="module")
def shown():
    """What each of the cells showed, by its name."""
    done = played(list(CELLS.values()))
    return dict(zip(CELLS, done, strict=True))


def text(shown, name):
    return "".join(payload[1] for _, payload in shown[name][1])


def test_the_last_value_is_shown_and_a_semicolon_hides_it(shown):
    assert shown["value"] == [True, [["result", ["text/plain", "42"]]]]
    assert shown["quiet"] == [True, []]


def test_what_is_printed_and_shown_keeps_its_order(shown):
    found = [payload[1].strip() for _, payload in shown["order"][1]]
    assert found == ["first", "'second'", "third", "'fourth'"]


@pytest.mark.parametrize("name", ["input", "pip", "terminal", "package"])
def test_what_a_page_cannot_do_is_said_in_one_sentence(shown, name):
    ended, messages = shown[name]
    ((kind, (mime, words)),) = messages
    assert (ended, kind) == (False, "error")
    assert "Traceback" not in words and "\n" not in words


def test_a_missing_module_of_a_package_that_is_here_is_pythons_own_error(
    shown,
):
    assert "No module named 'lib.not_there'" in text(shown, "module")


def test_a_stop_names_the_line_and_keeps_what_was_computed(shown):
    ended, _ = shown["stopped"]
    assert not ended
    assert text(shown, "stopped").startswith("Stopped in line 5.")
    assert text(shown, "kept") == "3"


def test_an_error_shows_the_readers_lines_and_nothing_of_the_machinery(shown):
    assert "----> 1 1 / 0" in text(shown, "division")
    for name in ("division", "grammar"):
        assert shown[name][0] is False
        assert "live_page" not in text(shown, name)
        assert "site-packages" not in text(shown, name)


def test_a_figure_is_svg_and_bytes_travel_as_text(shown):
    ((kind, (mime, svg)),) = shown["figure"][1]
    assert (kind, mime) == ("display", "image/svg+xml")
    assert "<svg" in svg
    assert shown["picture"][1] == [["result", ["image/png", "UE5H"]]]


def test_the_replies_of_the_checks_are_those_of_jupyterlab(shown):
    assert text(shown, "missing").startswith(
        "Not yet: average does not exist. Run the cell that makes it"
    )
    assert "still holds the three dots" in text(shown, "not yet")
    assert "stopped with an" in " ".join(text(shown, "judged").split())
    assert (
        text(shown, "passed") == "Right: Task 2, average_of_cube, 1 point.\n"
    )
    assert "a text needs quotation marks" in text(shown, "letters")


def test_a_widget_is_opened_shown_and_moved_from_the_page(shown):
    opened = [p for kind, p in shown["slider"][1] if kind == "comm"]
    models = {p[2]["state"]["_model_name"] for p in opened}
    assert "IntSliderModel" in models
    kind, (mime, view) = shown["slider"][1][-1]
    assert mime.endswith("widget-view+json")
    assert view["model_id"] in {comm_id for _, comm_id, _ in opened}
    assert shown["moved"] == [True, []]  # the page needs no echo
    assert text(shown, "seen") == "7"


def test_interact_prints_into_an_output_that_the_page_opens(shown):
    messages = shown["interact"][1]
    listens = [
        payload[2]["state"]["msg_id"]
        for kind, payload in messages
        if kind == "comm" and "msg_id" in payload[2].get("state", {})
    ]
    assert listens[-2:] == ["this cell", ""]
    assert ["stream", ["text/plain", "the square is 9\n"]] in messages


def test_an_explorer_brings_its_state_and_not_its_script_again(shown):
    (state,) = [
        payload[2]["state"]
        for kind, payload in shown["explorer"][1]
        if kind == "comm" and payload[2]["state"].get("explorer")
    ]
    assert state["x0"] == 0.5 and "_esm" not in state
    (moved, *_) = shown["set"][1]
    assert moved[1][2]["method"] == "update"
    assert moved[1][2]["state"]["x0"] == -1.0


NOTEBOOKS = [
    file.relative_to(ROOT).as_posix()
    for room in ("chapters", "solutions", "exercises", "reminders")
    for file in sorted(ROOT.glob(f"{room}/*.ipynb"))
]


def on_a_page(cell):
    """Return whether a page runs the cell: questions live without Python."""
    tags = cell.metadata.get("tags", [])
    hidden = {"remove-cell", "remove-input"}
    return cell.cell_type == "code" and hidden.isdisjoint(tags)


def stored(cell):
    return "".join(
        output.get("text") or output["data"]["text/plain"]
        for output in cell.outputs
    )


@pytest.mark.notebooks
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_page_prints_what_its_notebook_promises(name):
    notebook = nbformat.read(ROOT / name, as_version=4)
    cells = [cell for cell in notebook.cells if on_a_page(cell)]
    done = played([cell.source for cell in cells])
    wrong, compared = [], 0
    for cell, (ended, messages) in zip(cells, done, strict=True):
        tags = cell.metadata.get("tags", [])
        if not ended and "raises-exception" not in tags:
            wrong.append((cell.id, messages[-1:]))
        if "nbval-check-output" in tags:
            compared += 1
            if printed(messages).strip() != stored(cell).strip():
                wrong.append((cell.id, stored(cell), printed(messages)))
    assert wrong == []
    if name.startswith("chapters/"):
        assert compared >= 5
    if name.startswith("reminders/") and "self_test" not in name:
        assert compared >= 3
    if name.startswith(("solutions/", "exercises/")):
        *_, earned, _, most = printed(done[-1][1]).split()
        full = name.startswith("solutions/")
        assert int(earned) == (int(most) if full else 0) and int(most) > 0
