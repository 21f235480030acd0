"""Runs the cells of a page with IPython, and sends what they show.

It knows one function of the page, ``send(kind, payload, buffers)``. So the
same file runs in a worker of the browser and, with NumPy and Matplotlib, in
the tests. Left out on purpose: the protocol of a Jupyter kernel, because a
page has one reader and one front end.
"""

import base64
import builtins
import json
import os
import sys
from time import monotonic
from types import SimpleNamespace

os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"  # a page does not need its own news

import comm
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_magic, magics_class
from traitlets.config import Config

# What a page can show, the richest first.
FORMS = (
    "application/vnd.jupyter.widget-view+json",
    "image/svg+xml",
    "image/png",
    "text/html",
    "text/plain",
)
PAUSE = 0.1  # seconds: a page draws what is printed ten times a second
NO_INPUT = (
    "A page cannot ask with input(): give the value a name in the cell, as in "
    "answer = 3."
)
NO_TERMINAL = (
    "There is no terminal behind a page, and nothing can be installed into "
    "it: open this notebook in JupyterLab for that."
)
NOT_HERE = "This page has no package {!r}: open this notebook in JupyterLab."
STOPPED = "Stopped in line {}. What was computed before it is still here."


class NotOnAPage(Exception):
    """What a page cannot do, in one sentence."""


@magics_class
class NoTerminal(Magics):
    """The commands of a terminal: each says that there is none."""

    @line_magic
    def pip(self, line):
        raise NotOnAPage(NO_TERMINAL)

    conda = mamba = uv = line_magic(pip)


class Shell(InteractiveShell):
    """IPython behind a page."""

    send = None  # set by start
    # An Output of ipywidgets asks which message it is to listen to.
    kernel = SimpleNamespace(
        get_parent=lambda *_: {"header": {"msg_id": "this cell"}}
    )

    def init_history(self):
        super().init_history()
        self.history_manager.enabled = False

    def init_magics(self):
        super().init_magics()
        self.register_magics(NoTerminal)

    def enable_gui(self, gui=None):
        """Leave it: a page has no event loop of a window to join."""

    def system(self, command):
        raise NotOnAPage(NO_TERMINAL)

    getoutput = system

    def showtraceback(self, exc_tuple=None, *others, **options):
        words = one_sentence(*(exc_tuple or sys.exc_info())[1:])
        if words:
            self.send("error", ["text/plain", words])
        else:
            super().showtraceback(exc_tuple, *others, **options)

    def _showtraceback(self, kind, error, lines):
        text = self.InteractiveTB.stb2text(lines)
        self.send("error", ["text/plain", text])


class Publisher(DisplayPublisher):
    """Sends what `display` shows."""

    def publish(self, data, metadata=None, **others):
        self.shell.send("display", richest(data))

    def clear_output(self, wait=False):
        self.shell.send("clear", wait)


class Hook(DisplayHook):
    """Sends the value of a cell's last line."""

    def write_output_prompt(self):
        """Leave it: a page numbers nothing."""

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.send("result", richest(format_dict))

    def finish_displayhook(self):
        """Leave it: nothing is held back."""


class Stream:
    """A text file that sends what is written."""

    encoding = "utf-8"

    def __init__(self, send):
        self.send, self.held, self.sent = send, [], 0.0

    def write(self, text):
        self.held.append(text)
        if monotonic() - self.sent > PAUSE:
            self.flush()
        return len(text)

    def flush(self):
        text, self.sent = "".join(self.held), monotonic()
        self.held.clear()
        if text:
            self.send("stream", ["text/plain", text])

    def isatty(self):
        return False


def richest(data):
    """Return the one form that a page shows, with its MIME type.

    >>> richest({"text/plain": "4", "text/html": "<b>4</b>"})
    ['text/html', '<b>4</b>']
    >>> richest({"image/png": b"PNG"})
    ['image/png', 'UE5H']
    """
    mime = next((mime for mime in FORMS if mime in data), None)
    if mime is None:
        return None
    form = data[mime]
    if isinstance(form, bytes):
        form = base64.b64encode(form).decode()
    return [mime, form]


def start(send):
    """Start IPython; return ``run(source)`` and ``tell(comm_id, message)``.

    ``run`` returns whether the cell came to its end.
    """
    Shell.displayhook_class, Shell.display_pub_class = Hook, Publisher
    quiet = {"colors": "nocolor", "xmode": "Context", "history_length": 0}
    shell = Shell.instance(config=Config({"InteractiveShell": quiet}))
    sys.stdout = sys.stderr = stream = Stream(send)

    def in_order(kind, payload, buffers=()):
        stream.flush()
        if payload is not None:
            send(kind, payload, buffers)

    shell.send = in_order
    sys.displayhook = shell.displayhook
    builtins.input = no_input
    connect_comms(in_order)
    return lambda source: run(shell, source), tell


def run(shell, source):
    """Run a cell; return whether it came to its end."""
    try:
        result = shell.run_cell(source, store_history=True)
    except KeyboardInterrupt:  # between two lines
        shell.send("error", ["text/plain", "KeyboardInterrupt"])
        return False
    finally:
        sys.stdout.flush()
    return bool(result.success)


def no_input(prompt=""):
    """Say that a page cannot ask."""
    raise NotOnAPage(NO_INPUT)


def one_sentence(error, trace):
    """Return what stands for a traceback, where one sentence says it all."""
    if isinstance(error, NotOnAPage):
        return str(error)
    if isinstance(error, ModuleNotFoundError):
        name = (error.name or "").partition(".")[0]
        is_here = name in sys.modules or not name
        return None if is_here else NOT_HERE.format(name)
    if isinstance(error, KeyboardInterrupt):
        return STOPPED.format(line_in_cell(trace))
    return None


def line_in_cell(trace):
    """Return the number of the line of the cell that was running."""
    line = "?"
    while trace:
        if "__file__" not in trace.tb_frame.f_globals:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def connect_comms(send):
    """Let the widgets of Python speak to their views on the page."""

    class PageComm(comm.base_comm.BaseComm):
        def publish_msg(
            self, msg_type, data=None, metadata=None, buffers=None, **keys
        ):
            parts = [bytes(part) for part in buffers or []]
            message = [msg_type, self.comm_id, without_bundle(data or {})]
            send("comm", message, parts)

    comm.create_comm = PageComm


def without_bundle(data):
    """Return a widget's news without the script that the page has anyway."""
    state = data.get("state", {})
    if "explorer" not in state:
        return data
    kept = {k: v for k, v in state.items() if k not in ("_esm", "_css")}
    return {**data, "state": kept}


def tell(comm_id, message):
    """Hand a message of the page to the widget that it is for."""
    peer = comm.get_comm_manager().comms.get(comm_id)
    if peer:
        content = {"data": json.loads(message)}
        peer.handle_msg({"content": content, "buffers": []})
    sys.stdout.flush()
