"""One style for every figure, and the drawings that recur.

The colours are those of the palette for light paper; the site swaps them for
the dark ones on a dark page. They stay apart for colour-blind readers; where
two lines could be confused, their dash patterns differ too. Figures are
transparent, so that they sit on the page whatever its colour is.

Functions here take axes, numbers, arrays and plain functions. They know
nothing of tensors, data sets or lessons. Every drawing returns the axes it
drew on, so that a lesson can add to it.

Left out on purpose: colours as arguments (one palette for the whole course)
and file names (figures live in notebooks).
"""

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.rcsetup import cycler
from matplotlib_inline.backend_inline import set_matplotlib_formats

from lib.palette import LIGHT

INK = LIGHT["ink"]  # words, and lines that are no function
SOFT = LIGHT["soft"]  # axes
BLUE = LIGHT["blue"]  # the function, the data
ORANGE = LIGHT["orange"]  # the secant: what is measured between two points
GREEN = LIGHT["green"]  # the tangent: what holds at one point
PLUM = LIGHT["plum"]  # a third method or series
PALETTE = (BLUE, ORANGE, GREEN, PLUM, SOFT)

# The sizes are those of seaborn's style "ticks", stated here because seaborn
# brings pandas along, which no figure of the course needs.
_STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": SOFT,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 12.0,
    "axes.linewidth": 1.25,
    "axes.prop_cycle": cycler(color=PALETTE),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlesize": 12.0,
    "figure.constrained_layout.use": True,
    "figure.dpi": 100,
    "figure.facecolor": "none",
    "figure.figsize": (5.4, 3.4),  # so that its words are legible on a phone
    "font.sans-serif": [
        "Arial",
        "DejaVu Sans",
        "Liberation Sans",
        "Bitstream Vera Sans",
        "sans-serif",
    ],
    "font.size": 11.0,
    "grid.alpha": 0.25,
    "grid.color": SOFT,
    "grid.linewidth": 1.0,
    "legend.fontsize": 11.0,
    "legend.frameon": False,
    "legend.title_fontsize": 12.0,
    "lines.linewidth": 2.0,
    "lines.solid_capstyle": "round",
    "patch.edgecolor": "w",
    "patch.force_edgecolor": True,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",  # words stay words: small files, sharp, selectable
    "svg.hashsalt": "calculus",  # the same figure is the same file every time
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    **{f"{side}tick.labelsize": 11.0 for side in "xy"},
    **{f"{side}tick.major.size": 6.0 for side in "xy"},
    **{f"{side}tick.major.width": 1.25 for side in "xy"},
    **{f"{side}tick.minor.size": 4.0 for side in "xy"},
    **{f"{side}tick.minor.width": 1.0 for side in "xy"},
}


def use():
    """Give every figure of this notebook the course's style, drawn as SVG.

    Source  the first code cell of every notebook calls it.

    >>> use()
    >>> plt.rcParams["axes.labelcolor"] == INK
    True
    """
    mpl.rcParams.update(_STYLE)
    if "inline" in mpl.get_backend():  # in a notebook
        set_matplotlib_formats("svg", metadata={"Date": None})


def axes(x_label, y_label):
    """Return new axes with both labels set; a unit belongs into each label.

    >>> ax = axes("time (s)", "position (m)")
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('time (s)', 'position (m)')
    >>> plt.close()
    """
    _, ax = plt.subplots()
    ax.set(xlabel=x_label, ylabel=y_label)
    return ax


def stacked(x_label, *y_labels):
    """Return one new axes for each of ``y_labels``, above one another.

    They share the horizontal axis, so that what happens at one moment stands
    on one vertical line.

    >>> top, bottom = stacked("time (s)", "position (m)", "velocity (m/s)")
    >>> top.get_xlabel(), bottom.get_xlabel()
    ('', 'time (s)')
    >>> plt.close()
    """
    size = (5.4, 1.0 + 1.8 * len(y_labels))
    _, panels = plt.subplots(len(y_labels), sharex=True, figsize=size)
    for ax, label in zip(panels, y_labels, strict=True):
        ax.set_ylabel(label)
    panels[-1].set_xlabel(x_label)
    return panels


def grid(*titles):
    """Return one new small axes for each of ``titles``, two in a row.

    For comparing: the same kind of picture several times. They share nothing,
    so that each may have a window of its own.

    >>> [ax.get_title() for ax in grid("r = 1", "r = 0.1")]
    ['r = 1', 'r = 0.1']
    >>> plt.close()
    """
    rows = (len(titles) + 1) // 2
    figure, _ = plt.subplots(rows, 2, figsize=(4.6, 0.3 + 2.1 * rows))
    panels = figure.axes[: len(titles)]
    for ax in figure.axes[len(titles) :]:
        ax.remove()
    for ax, title in zip(panels, titles, strict=True):
        ax.set_title(title, fontsize="medium")
        ax.tick_params(labelsize="small")
    return panels


def curve(ax, f, a, b, label=None):
    """Draw the graph of ``f`` over ``[a, b]`` on ``ax``.

    Shapes  f: (n,) -> (n,), elementwise;  a, b: numbers.
    Raises  ValueError if the interval has no width.

    >>> ax = curve(axes("x", "y"), np.sin, 0.0, 3.0)
    >>> len(ax.lines)
    1
    >>> plt.close()
    """
    if not a < b:
        raise ValueError(
            f"the interval [a, b] must have a width: got a = {a} and b = {b}"
        )
    x = np.linspace(a, b, 401)
    ax.plot(x, f(x), label=label)
    return ax


def measured(ax, x, y, uncertainty=None, label=None):
    """Draw measured points on ``ax``, with error bars where they are known.

    Shapes  x, y: (n,);  uncertainty: a number or (n,), in the units of y.

    >>> ax = measured(axes("t (s)", "v (m/s)"), [1, 2], [3.0, 4.0], 0.1)
    >>> len(ax.containers)
    1
    >>> plt.close()
    """
    ax.errorbar(
        x, y, uncertainty, fmt="o", markersize=5, capsize=3, label=label
    )
    return ax


def contours(ax, f, x_range, y_range, levels=9):
    """Draw the contours of ``f(x, y)`` on ``ax``, each with its height.

    Both axes get the same scale, so that right angles look right.

    Shapes  f: (m, n), (m, n) -> (m, n), elementwise;  x_range, y_range: pairs;
            levels: how many there may be, or their heights.
    Raises  ValueError if a range has no width.

    >>> ax = contours(axes("x", "y"), np.hypot, (-2, 2), (-1, 1), [0.5, 1])
    >>> ax.get_aspect()
    1.0
    >>> plt.close()
    """
    for name, (low, high) in {"x_range": x_range, "y_range": y_range}.items():
        if not low < high:
            raise ValueError(f"{name} must have a width: got {low} and {high}")
    x, y = np.meshgrid(np.linspace(*x_range, 201), np.linspace(*y_range, 201))
    drawn = ax.contour(
        x, y, f(x, y), levels, colors=BLUE, linewidths=1.2, linestyles="-"
    )
    ax.clabel(drawn, fontsize=9, colors=INK)
    ax.set_aspect("equal")
    return ax


def pictures(images, titles):
    """Return one small axes for each picture, five in a row, with its title.

    Large numbers are dark, like ink on paper, on one scale for all.

    Shapes  images: (n, height, width);  titles: n words or numbers.
    Raises  ValueError if there are not as many titles as pictures.

    >>> axes = pictures(np.eye(3).reshape(1, 3, 3), ["a line"])
    >>> [ax.get_title() for ax in axes]
    ['a line']
    >>> plt.close()
    """
    panels = _five_in_a_row(len(images))
    for ax, image, title in zip(panels, images, titles, strict=True):
        ax.imshow(image, cmap="gray_r", vmin=0, vmax=np.max(images))
        ax.set_title(title, fontsize="medium")
    return panels


def maps(values, titles):
    """Return one small axes for each map of signed numbers, with its title.

    Blue is above 0, orange below, and white is 0; five stand in a row. Each
    map has its own scale, so the signs and the places can be compared, and
    the sizes cannot.

    Shapes  values: (n, height, width);  titles: n words or numbers.
    Raises  ValueError if there are not as many titles as maps.

    >>> axes = maps([np.eye(3) - 0.5], ["gradient"])
    >>> [ax.get_title() for ax in axes]
    ['gradient']
    >>> plt.close()
    """
    panels = _five_in_a_row(len(values))
    for ax, one, title in zip(panels, values, titles, strict=True):
        largest = np.abs(one).max() or 1.0
        ax.imshow(one, cmap=SIGNED, vmin=-largest, vmax=largest)
        ax.set_title(title, fontsize="medium")
    return panels


SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, "white", BLUE])


def _five_in_a_row(count):
    rows = max(1, (count + 4) // 5)
    figure, _ = plt.subplots(rows, 5, figsize=(5.4, 1.35 * rows))
    for ax in figure.axes:
        ax.axis("off")
    return figure.axes[:count]


def confusion(truth, answers, classes):
    """Draw how often each of ``classes`` was answered for each, as a table.

    A row for each true class, a column for each answer: right answers stand
    on the diagonal, in blue, and wrong ones beside it, in orange.

    Shapes  truth, answers: (n,), whole numbers from 0 to ``classes`` - 1.

    >>> ax = confusion([0, 1, 1], [0, 1, 0], classes=2)
    >>> [words.get_text() for words in ax.texts]
    ['1', '·', '1', '1']
    >>> plt.close()
    """
    counts = np.zeros((classes, classes), int)
    np.add.at(counts, (np.asarray(truth), np.asarray(answers)), 1)
    ax = axes("answer", "truth")
    for (i, j), count in np.ndenumerate(counts):
        colour = BLUE if i == j else ORANGE if count else INK
        word = str(count) if count else "·"
        ax.text(j, i, word, ha="center", va="center", color=colour)
    ax.set(xlim=(-0.5, classes - 0.5), ylim=(classes - 0.5, -0.5))
    ax.set(xticks=range(classes), yticks=range(classes))
    ax.grid(False)
    return ax


def secant(ax, start, end, run, rise):
    """Draw the line through two points, with its slope triangle in words.

    The slope of the line is rise over run.

    Shapes  start, end: pairs (x, y);  run, rise: the words at the sides.
    Raises  ValueError if both points have the same x.

    >>> ax = axes("t (s)", "s (m)")
    >>> ax = secant(ax, (1, 1), (3, 9), "2 s", "8 m")
    >>> [text.get_text() for text in ax.texts]
    ['2 s', '8 m']
    >>> plt.close()
    """
    (x0, y0), (x1, y1) = start, end
    if x0 == x1:
        raise ValueError(
            f"start and end must differ in x: both are at x = {x0}"
        )
    ax.axline(start, end, color=ORANGE)
    ax.plot([x0, x1, x1], [y0, y0, y1], color=INK, linewidth=1.2)
    ax.plot([x0, x1], [y0, y1], "o", color=ORANGE, markersize=7, zorder=3)
    _beside(ax, run, (x0 + x1) / 2, y0, (0, -5), ("center", "top"))
    _beside(ax, rise, x1, (y0 + y1) / 2, (6, 0), ("left", "center"))
    return ax


def chord(ax, start, end):
    """Draw a secant without its triangle, for when there are several.

    Shapes  start, end: pairs (x, y).

    >>> ax = chord(axes("x", "y"), (0.0, 0.0), (1.0, 1.0))
    >>> len(ax.lines)
    2
    >>> plt.close()
    """
    ax.axline(start, end, color=ORANGE, linewidth=1.5)
    ax.plot(*end, "o", color=ORANGE, markersize=6)
    return ax


def line_through(ax, point, slope, label=None):
    """Draw the line with ``slope`` through ``point``: a tangent, say.

    Shapes  point: a pair (x, y);  slope: a number, units of y over x.

    >>> ax = line_through(axes("x", "y"), (1.0, 1.0), 2.0)
    >>> len(ax.lines)
    2
    >>> plt.close()
    """
    ax.axline(point, slope=slope, color=GREEN, linestyle="--", label=label)
    ax.plot(*point, "o", color=GREEN, markersize=6)
    return ax


def arrow(ax, start, step, words="", offset=(6, 0)):
    """Draw an arrow from ``start`` that goes as far as ``step`` says.

    Shapes  start, step: pairs in the units of the axes;  words: what stands
            at its tip;  offset: how far from the tip, in points.

    >>> ax = arrow(axes("east (km)", "north (km)"), (1, 2), (-0.4, -0.6))
    >>> len(ax.collections)
    1
    >>> plt.close()
    """
    ax.quiver(
        *start,
        *step,
        color=ORANGE,
        angles="xy",
        scale_units="xy",
        scale=1,
        units="inches",
        width=0.03,
        zorder=3,
    )
    tip = (start[0] + step[0], start[1] + step[1])
    _beside(ax, words, *tip, offset, ("left", "center"))
    return ax


def graph(places, arrows, above, below):
    """Draw a graph of named nodes, with words above and below each.

    Above stands what is computed first, in blue: values, from left to right.
    Below, in orange, what comes back: rates, from right to left.

    Shapes  places: name -> (x, y);  arrows: pairs of names;  above, below:
            one text for each name, in the same order.

    >>> ax = graph({"x": (0, 0), "y": (1, 0)}, [("x", "y")], "39", "61")
    >>> [words.get_text() for words in ax.texts][-3:]
    ['y', '9', '1']
    >>> plt.close()
    """
    _, ax = plt.subplots()
    to = {"arrowstyle": "->", "color": INK, "shrinkA": 22, "shrinkB": 22}
    for start, end in arrows:
        ax.annotate("", places[end], places[start], arrowprops=to)
    frame = {"boxstyle": "round,pad=0.4", "fc": "none", "ec": INK}
    middle = {"ha": "center", "va": "center", "fontsize": 12.5}
    for (name, (x, y)), value, rate in zip(
        places.items(), above, below, strict=True
    ):
        ax.text(x, y, name, bbox=frame, **middle)
        ax.text(x, y + 0.38, value, color=BLUE, **middle)
        ax.text(x, y - 0.38, rate, color=ORANGE, **middle)
    x, y = zip(*places.values(), strict=True)
    ax.set(xlim=(min(x) - 0.35, max(x) + 0.35))
    ax.set(ylim=(min(y) - 0.6, max(y) + 0.6))
    ax.axis("off")
    return ax


def _beside(ax, words, x, y, offset, alignment):
    ax.annotate(
        words,
        (x, y),
        xytext=offset,
        textcoords="offset points",
        ha=alignment[0],
        va=alignment[1],
    )
