"""Where a function of one number has a corner, a jump or a pole.

Only values are seen, so a place is looked at ever more closely: the change of
the slope across it shrinks with the step where the function is smooth, and
stays where it has a corner.  Left out on purpose: proof.  A function that is
smooth and wild in less than the smallest step is taken for broken, and a
corner much flatter than the curve around it is not seen.
"""

import math

import numpy as np

LEVELS = 36  # how often a window is halved
NOISE = 64 * np.finfo(float).eps


def breaks(f, places, widths):
    """Return where in the windows around ``places`` a function breaks.

    ``f`` takes an array and returns one.  What is not finite is left alone.

    Shapes  places: (n,), widths: (n,), half of each window

    >>> near = np.array([-1.0, 0.1, 1.0])
    >>> breaks(np.abs, near, 0.5).round(6).tolist()
    [0.0]
    """
    centers = np.array(places, dtype=float)
    steps = np.broadcast_to(widths, centers.shape) / 2
    five = np.arange(-2, 3)
    x = centers[:, None] + five * steps[:, None]
    y = f(x.ravel()).reshape(x.shape)
    # A value is as exact as its size, and as its slope times the place.
    slopes = np.ptp(y, axis=1) / (4 * steps)
    size = np.abs(y).max(axis=1) + np.abs(centers) * slopes
    seen = []
    for _ in range(LEVELS):
        bends = (y[:, :-2] - 2 * y[:, 1:-1] + y[:, 2:]) / steps[:, None]
        best = np.abs(np.nan_to_num(bends)).argmax(axis=1)
        rows = np.arange(len(x))
        seen.append((np.abs(bends[rows, best]), NOISE * size / steps))
        middle = x[rows, best + 1]
        around = np.stack([y[rows, best + i] for i in range(3)], axis=1)
        steps = steps / 2
        x = middle[:, None] + five * steps[:, None]
        new = f(x[:, 1::2].ravel()).reshape(-1, 2)
        y = np.insert(around, [1, 2], new, axis=1)
    return np.sort(middle[_stays(seen)])


def slope_and_corner(f, x, step):
    """Return the slope of an answer at ``x``, and the size of a corner there.

    The slopes of the two sides differ by the corner, and by a part that the
    curvature makes and that is halved with the step.

    Shapes  f: an answer, a function of one number;  x: one number;  step:
            relative where ``x`` is above 1;  returns two numbers.
    Error   nan twice where no number comes back.
    """
    h = step * max(1.0, abs(x))
    slope, jump = sides(f, x, h)
    return slope, abs(2 * sides(f, x, h / 2)[1] - jump)


def sides(f, x, h):
    """Return the mean of the slopes of both sides, and their difference.

    Shapes  f: an answer, a function of one number;  x, h: one number each;
            returns two numbers.
    Error   nan twice where no number comes back.
    """
    places = [f(x + step).or_inf().value for step in (-h, 0.0, h)]
    try:
        behind, here, ahead = map(float, places)
    except (TypeError, ValueError):  # no number came back
        return math.nan, math.nan
    left, right = (here - behind) / h, (ahead - here) / h
    return (left + right) / 2, right - left


def _stays(seen):
    """Return whether the change of slope stays as the window shrinks.

    It is compared over four halvings in which rounding does not count yet.
    """
    bends, noise = (np.array(part) for part in zip(*seen, strict=True))
    is_clear = bends > 50 * noise  # (levels, n)
    last = np.where(is_clear, np.arange(len(bends))[:, None], 0).max(axis=0)
    rows = np.arange(bends.shape[1])
    before = bends[np.maximum(last - 4, 0), rows]
    found = (last >= 6) & (bends[last, rows] > 0.4 * before)
    return found & np.isfinite(bends).all(axis=0)
