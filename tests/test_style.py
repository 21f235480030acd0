"""The style of the figures, and what `lib.figures` brings along."""

import subprocess
import sys

import matplotlib as mpl
import pytest
import seaborn as sns

from lib import figures

# seaborn's own maps of colours come with seaborn; no drawing of lib uses one.
BY_SEABORN_ALONE = {"image.cmap"}


@pytest.fixture(autouse=True)
def _defaults():
    with mpl.rc_context():
        yield


def after(style):
    mpl.rcdefaults()
    style()
    return {
        name: value
        for name, value in mpl.rcParams.items()
        if name not in BY_SEABORN_ALONE
    }


def test_the_style_is_seaborns_ticks_with_our_colours():
    def by_seaborn():
        sns.set_theme(
            style="ticks", palette=figures.PALETTE, rc=figures._STYLE
        )

    assert after(figures.use) == after(by_seaborn)


def test_a_size_that_is_not_seaborns_would_be_noticed():
    def another():
        figures.use()
        mpl.rcParams["xtick.labelsize"] = 10.0

    assert after(figures.use) != after(another)


def test_figures_bring_no_pandas():
    show = "import sys; from lib import figures; print(*sys.modules)"
    command = [sys.executable, "-c", show]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert {"seaborn", "pandas"}.isdisjoint(answer.stdout.split())
