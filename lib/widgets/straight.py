"""Places within layers: in a given order, as straight as there is room.

Each item wants to stand where its neighbours do. Of all places in the given
order, far enough apart, those nearest to the wishes are taken.
"""

import numpy as np

Item = tuple[int, int]  # its layer, and a number
Chain = list[Item]  # an edge with its two ends
NODE, SLOT, PASS = 1.0, 0.66, 0.4  # the room each takes across the layers
SWEEPS = 24


def neighbours(chains: list[Chain]) -> tuple[dict[Item, Chain], ...]:
    """Return the items before each, and those behind it.

    >>> neighbours([[(0, 0), (1, 2), (2, 1)]])[0]
    {(1, 2): [(0, 0)], (2, 1): [(1, 2)]}
    """
    before: dict[Item, Chain] = {}
    behind: dict[Item, Chain] = {}
    for chain in chains:
        for a, b in zip(chain, chain[1:], strict=False):
            before.setdefault(b, []).append(a)
            behind.setdefault(a, []).append(b)
    return before, behind


def straightened(
    rows: list[Chain], chains: list[Chain], many: int
) -> dict[Item, float]:
    """Return the place of each item; the first ``many`` numbers are nodes.

    >>> straightened([[(0, 0)], [(1, 1), (1, 2)]], [], 3)
    {(0, 0): 0.0, (1, 1): -0.5, (1, 2): 0.5}
    """
    before, behind = neighbours(chains)
    offsets = [_offsets(row, many) for row in rows]
    places = {}
    for row, offset in zip(rows, offsets, strict=True):
        places |= dict(zip(row, offset - offset.mean(), strict=True))
    for sweep in range(SWEEPS):
        sides = [before, behind][sweep % 2]
        for row, offset in list(zip(rows, offsets, strict=True))[
            :: -1 if sweep % 2 else 1
        ]:
            wish = [
                np.mean([places[b] for b in sides.get(a, [a])]) for a in row
            ]
            moved = rising(np.array(wish) - offset) + offset
            places |= dict(zip(row, moved, strict=True))
    return {a: round(float(v), 3) + 0.0 for a, v in places.items()}


def _offsets(row: Chain, many: int) -> np.ndarray:
    size = [NODE if i < many else SLOT if r % 2 else PASS for r, i in row]
    return np.cumsum(size) - np.array(size) / 2


def rising(wish: np.ndarray) -> np.ndarray:
    """Return the rising numbers nearest to ``wish``, by least squares.

    >>> rising(np.array([3.0, 1.0, 5.0])).tolist()
    [2.0, 2.0, 5.0]
    """
    blocks: list[list[float]] = []  # of sum and count, with rising means
    for v in wish:
        blocks += [[v, 1]]
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > (
            blocks[-1][0] * blocks[-2][1]
        ):
            v, n = blocks.pop()
            blocks[-1][0] += v
            blocks[-1][1] += n
    return np.concatenate([[v / n] * int(n) for v, n in blocks])
