"""Runs notebooks so that a page always shows what its code does now.

The cache of executed notebooks looks at the notebook alone; here each state of
``lib`` has a cache of its own, and the caches of older states are removed.
What only the browser reads of ``lib`` makes new pages, but runs nothing again.

What has to be run is run before the pages are read, side by side: a kernel is
a process of its own, so that a thread for each is enough.

What a cell prints arrives in pieces, cut where the clock would have it. They
are joined; myst-nb's own ``nb_merge_streams`` breaks the line at every cut.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from jupyter_core.utils import ensure_event_loop
from myst_nb.core.execute import cache
from sphinx.util import logging

from _ext.fingerprint import fingerprint

KERNELS = min(4, os.cpu_count() or 1)
PATIENCE = 300  # seconds for a kernel to start on a machine that is busy
FOR_THE_BROWSER = (".js", ".css")

logger = logging.getLogger(__name__)
run = partial(
    single_nb_execution, coalesce_streams=True, startup_timeout=PATIENCE
)
cache.single_nb_execution = run


def key_cache(app, config):
    """Point the cache at the folder for this state of ``lib``."""
    lib = Path(app.srcdir) / "lib"
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / fingerprint(lib, without=FOR_THE_BROWSER)
    for old in caches.glob("*"):
        if old.is_dir() and old != current:
            shutil.rmtree(old)
        elif old.is_file():
            old.unlink()
    config.nb_execution_cache_path = str(current)
    config.state_of_lib = fingerprint(lib)


def run_ahead(app, env, docnames):
    """Run the notebooks among ``docnames`` that the cache does not have.

    One that stops is left to myst-nb, which runs it again and tells.
    """
    settings = env.mystnb_config
    if settings.execution_mode != "cache":
        return
    store = get_cache(settings.execution_cache_path)
    paths = [Path(env.doc2path(name)) for name in docnames]
    waiting = [path for path in paths if to_be_run(path, settings, store)]
    if waiting:
        logger.info(f"running {len(waiting)} notebooks, {KERNELS} at a time")
    with ThreadPoolExecutor(KERNELS) as pool:
        ran = pool.map(
            partial(run_file, timeout=settings.execution_timeout), waiting
        )
        for path, result in zip(waiting, ran, strict=True):
            if result.err is None:
                keep(store, path, result)


def to_be_run(path, settings, store):
    """Return whether a page is a notebook that has no stored outputs yet."""
    patterns = settings.execution_excludepatterns
    if path.suffix != ".ipynb" or any(map(path.match, patterns)):
        return False
    try:
        store.match_cache_notebook(nbformat.read(path, as_version=4))
    except KeyError:
        return True
    return False


def run_file(path, timeout):
    """Return the result of running a notebook in its folder."""
    notebook = nbformat.read(path, as_version=4)
    folder = str(path.parent)
    try:
        return run(notebook, cwd=folder, timeout=timeout, allow_errors=False)
    finally:
        ensure_event_loop().close()  # nbclient leaves one to each thread


def keep(store, path, result):
    """Store an executed notebook where myst-nb looks for it."""
    data = {"execution_seconds": result.time}
    bundle = CacheBundleIn(result.nb, str(path), data=data)
    store.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def setup(app):
    app.add_config_value("state_of_lib", "", "env")
    app.connect("config-inited", key_cache)
    app.connect("env-before-read-docs", run_ahead)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
