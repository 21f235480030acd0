"""Level lines of values on a grid, in straight pieces.

Each cell is cut into two triangles; in a triangle the values are taken for a
plane, so that a level runs straight through two of its edges.
"""

import numpy as np

from lib.widgets.points import Columns


def level_pieces(x: Columns, y: Columns, z: Columns, level: float) -> Columns:
    """Return the ends of the pieces of the line where z is ``level``.

    Shapes  x: (n,), y: (m,), z: (m, n); returns (pieces, 2, 2), the last axis
            x and y. Where z is NaN there is no line.

    >>> corners = np.array([0.0, 1.0])
    >>> level_pieces(corners, corners, np.array([[0, 1], [0, 1.0]]), 0.5)
    array([[[0.5, 0. ],
            [0.5, 0.5]],
           [[0.5, 1. ],
            [0.5, 0.5]]])
    """
    points = np.stack([*np.meshgrid(x, y), z], axis=-1)
    a, b = points[:-1, :-1], points[:-1, 1:]
    c, d = points[1:, 1:], points[1:, :-1]
    triangles = np.stack([[a, b, c], [c, d, a]]).reshape(2, 3, -1, 3)
    corners = triangles.swapaxes(0, 1).reshape(3, -1, 3)
    corners = corners[:, np.isfinite(corners[..., 2]).all(axis=0)]
    above = corners[..., 2] >= level
    count = above.sum(axis=0)
    cut = (count == 1) | (count == 2)
    corners, above = corners[:, cut], above[:, cut]
    alone = np.where(count[cut] == 1, above.argmax(0), above.argmin(0))
    here = np.arange(alone.size)
    odd, following, last = (corners[(alone + k) % 3, here] for k in range(3))
    ends = [_crossing(odd, other, level) for other in (following, last)]
    return np.stack(ends, axis=1)


def _crossing(a: Columns, b: Columns, level: float) -> Columns:
    share = (level - a[:, 2]) / (b[:, 2] - a[:, 2])
    return a[:, :2] + share[:, None] * (b - a)[:, :2]
