"""What the checks see of the notebook in which they run.

An answer cell that stops with an error leaves the name of the answer as it
was, so a check would judge an older answer.  IPython says when a cell begins
and ends; here we remember which names a failed cell was to bind.  It also
lets us add a word to Python's own where a name is missing.

Left out on purpose: any other front end.  Without IPython nothing is known,
and the checks go on without.
"""

import re
import sys
import textwrap

WIDTH = 72  # a reply is wrapped here: some front ends break words
MISSING = (
    "Not yet: {} does not exist. Run the cell that makes it; if that cell "
    "stops with an error, mend that first."
)
UNITS = ("m", "s", "km", "h")
QUOTATION = "If {} is meant as a text: a text needs quotation marks."
# nothing that was matched is given back, so that a line of a million spaces
# takes no longer than it is
BINDING = re.compile(r"^(?:\w++ ++(\w++) *+\(|[ \t]*+([\w, ]++)=(?!=))", re.M)

_before, _stale = {}, {}


def listen():
    """Return whether there is an IPython to listen to, and listen to it.

    >>> listen()
    False
    """
    shell = _shell()
    if shell:
        shell.set_custom_exc((NameError,), _show_name_error)
        shell.events.register("pre_run_cell", _remember)
        shell.events.register("post_run_cell", _compare)
    return bool(shell)


def show(text):
    """Print a text below the cell, and not as its result."""
    sys.stdout.write(f"{text}\n")


def is_stale(name, value):
    """Return whether a failed cell should have given this name a new value.

    >>> is_stale("rate", 10.0)
    False
    """
    return name in _stale and _stale[name] is value


def names_bound_in(source):
    """Return the names that the text of a cell seems to define or assign.

    The text need not be Python: the cell may have stopped because of that.

    >>> sorted(names_bound_in("rate, unit = 10.9, m/s\\ndef f(x)\\nprint(x)"))
    ['f', 'rate', 'unit']
    """
    found = ",".join("".join(both) for both in BINDING.findall(source))
    return set(re.findall(r"\w+", found))


def _shell():
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _remember(info):
    _before.clear()
    _before.update(_shell().user_ns)


def _compare(result):
    """Note the names that a cell was to bind, and failed to."""
    now = _shell().user_ns
    failed = result.error_before_exec or result.error_in_exec
    for name in names_bound_in(result.info.raw_cell or ""):
        _stale.pop(name, None)
        if failed and name in now and now[name] is _before.get(name):
            _stale[name] = now[name]


def _show_name_error(shell, kind, error, trace, tb_offset=None):
    cell = shell.user_ns.get("In", [""])[-1]
    if re.search(rf"\bcheck\.\w+\([^)]*\b{error.name}\b", cell):
        lines = textwrap.wrap(MISSING.format(error.name), WIDTH)
        error._render_traceback_ = lambda: lines
    elif error.name in UNITS:
        error.add_note(QUOTATION.format(error.name))
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
