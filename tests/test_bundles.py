import shutil

import pytest

from _ext import bundles
from lib.widgets.base import bundled

needs_esbuild = pytest.mark.skipif(
    not (shutil.which("node") and bundles.ESBUILD.is_dir()),
    reason="scripts are joined by esbuild",
)


@needs_esbuild
def test_a_script_holds_the_explorers_that_a_page_has_and_no_others():
    secant = bundles.joined("secant").decode()
    series = bundles.joined("series").decode()
    assert "The curve with its secant and tangent" in secant
    assert "The curve with its secant and tangent" not in series
    assert max(len(secant), len(series)) < len(bundled("explorers.js"))


@needs_esbuild
def test_a_script_is_named_after_what_it_holds(build):
    app = build({"index.md": "# Title\n"}, "bundles").app
    names = [bundles.bundle(app, [name]) for name in ("zoom", "loss", "zoom")]
    assert names[0] == names[2] != names[1]
    file = bundles.Path(app.outdir, "_static", names[0])
    assert file.read_bytes() == bundles.joined("zoom")


def test_without_esbuild_every_page_has_the_one_bundle(build, monkeypatch):
    monkeypatch.setattr(bundles, "ESBUILD", bundles.ROOT / "not here")
    app = build({"index.md": "# Title\n"}, "bundles").app
    assert app.config.bundles_by_page is False
