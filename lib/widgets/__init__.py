"""The explorers, in a notebook and on the site.

Each is one short Python class (its state, what it accepts, its samples) and
one JavaScript module in `src/` (its view). Nothing here is loaded before it
is first asked for.
"""

import re
from importlib import import_module
from importlib.resources import files
from typing import Any


def _found() -> dict[str, str]:
    """Return the module of each class that names its view."""
    modules, begun = {}, re.compile(r"class (\w+)")
    for file in files(__name__).iterdir():
        if file.name.endswith(".py"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if found := begun.match(line):
                    name = found[1]
                elif line.startswith('    explorer = Unicode("'):
                    modules[name] = f"{__name__}.{file.name[:-3]}"
    return modules


_MODULES = _found()
__all__ = sorted(_MODULES)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no {name!r}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return __all__
