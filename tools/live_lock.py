"""Pyodide's lock, cut down to what the course imports.

The lock of Pyodide lists hundreds of packages. Ours has the closure of
``ROOTS`` and nothing else: pure wheels and the library lie on the site, what
is compiled keeps the address of the content network that Pyodide names, and
its hash. A file's name, its hash and what it depends on go together: taken
from one place each time.
"""

import hashlib
import re
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

LIBRARY = "calculus-for-deep-learning"
ROOTS = (LIBRARY, "ipython", "comm", "seaborn")
# What the library needs on a page, without seaborn: that brings pandas, and
# comes with a cell that imports it.
LIBRARY_NEEDS = (
    "numpy matplotlib matplotlib-inline ipywidgets anywidget latex2mathml"
).split()
# Completion, terminals and JupyterLab's own files: no page uses them.
UNUSED = {"jedi", "pexpect", "jupyterlab-widgets", "widgetsnbextension"}
NETWORK = re.compile(r"https://[^\"'`\s]*/pyodide/v\$\{\w+\}/full/")


def network_of(core):
    """Return the address of the content network that Pyodide names."""
    (address,) = set(NETWORK.findall((core / "pyodide.mjs").read_text("utf8")))
    version = re.search(
        r'"version": *"([^"]+)"', (core / "package.json").read_text("utf8")
    )
    return re.sub(r"\$\{\w+\}", version[1], address)


def markers_of(lock):
    """Return what a requirement's marker may ask of Python in a browser."""
    python = lock["info"]["python"]
    return {
        "extra": "",
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_system": "Emscripten",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": "emscripten",
    }


def entry_of(wheel, markers):
    """Return the name of a wheel's package and its entry in a lock."""
    name, version, _, _ = parse_wheel_filename(wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        files = archive.namelist()
        (meta,) = (f for f in files if f.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(archive.read(meta).decode())
    requirements = map(Requirement, metadata.get_all("Requires-Dist") or [])
    needs = {
        canonicalize_name(one.name)
        for one in requirements
        if one.marker is None or one.marker.evaluate(markers)
    }
    entry = {
        "name": str(name),
        "version": str(version),
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "imports": imports_of(files),
        "depends": sorted(needs - UNUSED),
        "unvendored_tests": False,
    }
    return canonicalize_name(name), entry


def imports_of(files):
    """Return the names that the files of a wheel let one import.

    >>> imports_of(["six.py", "lib/__init__.py", "six-1.dist-info/RECORD"])
    ['lib', 'six']
    """
    modules = [file for file in files if file.endswith(".py")]
    tops = {file.partition("/")[0].removesuffix(".py") for file in modules}
    return sorted(
        top for top in tops if not top.endswith((".dist-info", ".data"))
    )


def closure(packages, roots=ROOTS):
    """Return the packages that these need, and they themselves."""
    kept, wanted = {}, list(roots)
    while wanted:
        name = wanted.pop()
        if name not in kept:
            kept[name] = packages[name]
            wanted += packages[name]["depends"]
    return dict(sorted(kept.items()))


def lock_with(lock, network, wheels, roots=ROOTS):
    """Return a lock with the closure alone.

    ``wheels`` holds the files that lie on the site; of two for one package
    the later one is taken.
    """
    markers = markers_of(lock)
    packages = {
        canonicalize_name(name): {
            **entry,
            # by this name Pyodide says what it has loaded
            "name": canonicalize_name(name),
            "file_name": network + entry["file_name"],
            "depends": sorted(map(canonicalize_name, entry["depends"])),
        }
        for name, entry in lock["packages"].items()
    }
    for wheel in map(Path, wheels):
        name, entry = entry_of(wheel, markers)
        there = packages.get(name, {})
        if entry["sha256"] == there.get("sha256"):  # Pyodide's own file
            packages[name] = {**there, "file_name": wheel.name}
        else:
            packages[name] = entry
    packages[LIBRARY]["depends"] = LIBRARY_NEEDS
    return {**lock, "packages": closure(packages, roots)}


def from_the_network(lock):
    """Return the entries whose files do not lie on the site."""
    entries = lock["packages"].values()
    return [one for one in entries if "://" in one["file_name"]]
