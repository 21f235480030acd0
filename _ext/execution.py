"""Runs notebooks again when ``lib`` has changed.

The cache of executed notebooks looks at the notebook alone; here each state of
``lib`` has a cache of its own, and the caches of older states are removed.
"""

import hashlib
import shutil
from pathlib import Path

SUFFIXES = {".py", ".csv", ".js"}


def fingerprint(folder):
    """Return a short hash of the sources and data in ``folder``."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in SUFFIXES:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def key_cache(app, config):
    """Point the cache at the folder for this state of ``lib``."""
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / fingerprint(Path(app.srcdir) / "lib")
    for old in caches.glob("*"):
        if old.is_dir() and old != current:
            shutil.rmtree(old)
        elif old.is_file():
            old.unlink()
    config.nb_execution_cache_path = str(current)


def setup(app):
    app.connect("config-inited", key_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
