"""Runs notebooks so that a page always shows what its code does now.

The cache of executed notebooks looks at the notebook alone; here each state of
``lib`` has a cache of its own, and the caches of older states are removed.

What a cell prints arrives in pieces, cut where the clock would have it. They
are joined; myst-nb's own ``nb_merge_streams`` breaks the line at every cut.
"""

import shutil
from functools import partial
from pathlib import Path

from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.execute import cache

from _ext.fingerprint import fingerprint

cache.single_nb_execution = partial(single_nb_execution, coalesce_streams=True)


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
