"""Runs notebooks again when ``lib`` has changed.

The cache of executed notebooks looks at the notebook alone; here each state of
``lib`` has a cache of its own, and the caches of older states are removed.
"""

import shutil
from pathlib import Path

from _ext.fingerprint import fingerprint


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
