"""Graph layout: where the nodes stand, in layers, with room for every edge.

A node stands behind all that it needs, by the longest way from the inputs.
Between two layers of nodes lies one for the edges, in which each has a slot
of its own for its label. So nothing overlaps: neither nodes nor labels, and
no edge runs through a node. Within its layer each item wants to stand where
its neighbours do; of all places in the given order, far enough apart, those
nearest to the wishes are taken.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

Item = tuple[int, int]  # its layer, and a number
Chain = list[Item]  # an edge with its two ends
NODE, SLOT, PASS = 1.0, 0.66, 0.4  # the room each takes across the layers
UNCROSSING, STRAIGHTENING = 16, 24  # sweeps


def graph_layout(parents: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return for each node its layer and place, and the way of each edge.

    Even layers hold nodes, odd ones the slots of edges. The way of an edge
    is its layers and places between its ends; edges come in the order of the
    nodes and of their ``parents``.

    >>> found = graph_layout([[], [], [0, 1]])
    >>> found["nodes"], found["ways"]
    ([(0, -0.5), (0, 0.5), (2, 0.0)], [[(1, -0.33)], [(1, 0.33)]])
    """
    rank, many = _ranks(parents), len(parents)
    chains: list[Chain] = []
    for i, needed in enumerate(parents):
        for p in needed:
            e = many + len(chains)
            way = [(r, e) for r in range(rank[p] + 1, rank[i])]
            chains += [[(rank[p], p), *way, (rank[i], i)]]
    nodes = [(r, i) for i, r in enumerate(rank)]
    items = dict.fromkeys([*nodes, *sum(chains, [])])
    rows = [[a for a in items if a[0] == r] for r in range(max(rank) + 1)]
    places = _straightened(_uncrossed(rows, chains), chains, many)
    return {
        "nodes": [(a[0], places[a]) for a in nodes],
        "ways": [[(a[0], places[a]) for a in way[1:-1]] for way in chains],
    }


def _ranks(parents: Sequence[Sequence[int]]) -> list[int]:
    rank: list[int] = []
    for needed in parents:
        rank += [2 + max((rank[p] for p in needed), default=-2)]
    users: list[list[int]] = [[] for _ in parents]
    for i, needed in enumerate(parents):
        for p in needed:
            users[p] += [rank[i]]
    # an input waits until it is needed
    return [
        rank[i] if needed else min(users[i], default=2) - 2
        for i, needed in enumerate(parents)
    ]


def _uncrossed(rows: list[Chain], chains: list[Chain]) -> list[Chain]:
    beside = _neighbours(chains)
    best, fewest = [list(row) for row in rows], crossings(rows, chains)
    for sweep in range(UNCROSSING):
        way = sweep % 2  # the layers before it, then those behind it
        for row in rows[::-1] if way else rows:
            at = {a: k for r in rows for k, a in enumerate(r)}
            middle = {a: [at[b] for b in beside[way].get(a, [a])] for a in row}
            row.sort(key=lambda a: np.mean(middle[a]))
        found = crossings(rows, chains)
        if found < fewest:
            best, fewest = [list(row) for row in rows], found
    return best


def crossings(rows: list[list[Item]], chains: list[Chain]) -> int:
    """Return how often edges cross between neighbouring layers.

    >>> crossings([[(0, 0), (0, 1)], [(1, 2), (1, 3)]],
    ...           [[(0, 0), (1, 3)], [(0, 1), (1, 2)]])
    1
    """
    at = {a: k for row in rows for k, a in enumerate(row)}
    pieces: dict[int, list[tuple[int, int]]] = {}
    for chain in chains:
        for a, b in zip(chain, chain[1:], strict=False):
            pieces.setdefault(a[0], []).append((at[a], at[b]))
    return sum(
        (a - c) * (b - d) < 0
        for found in pieces.values()
        for k, (a, b) in enumerate(found)
        for c, d in found[:k]
    )


def _neighbours(chains: list[Chain]) -> tuple[dict[Item, Chain], ...]:
    """Return the items before each, and those behind it."""
    before: dict[Item, Chain] = {}
    behind: dict[Item, Chain] = {}
    for chain in chains:
        for a, b in zip(chain, chain[1:], strict=False):
            before.setdefault(b, []).append(a)
            behind.setdefault(a, []).append(b)
    return before, behind


def _straightened(
    rows: list[Chain], chains: list[Chain], many: int
) -> dict[Item, float]:
    """Return the place of each item; the first ``many`` numbers are nodes."""
    before, behind = _neighbours(chains)
    offsets = [_offsets(row, many) for row in rows]
    places = {}
    for row, offset in zip(rows, offsets, strict=True):
        places |= dict(zip(row, offset - offset.mean(), strict=True))
    for sweep in range(STRAIGHTENING):
        sides = [before, behind][sweep % 2]
        for row, offset in list(zip(rows, offsets, strict=True))[
            :: -1 if sweep % 2 else 1
        ]:
            wish = [
                np.mean([places[b] for b in sides.get(a, [a])]) for a in row
            ]
            moved = _rising(np.array(wish) - offset) + offset
            places |= dict(zip(row, moved, strict=True))
    return {a: round(float(v), 3) + 0.0 for a, v in places.items()}


def _offsets(row: Chain, many: int) -> np.ndarray:
    size = [NODE if i < many else SLOT if r % 2 else PASS for r, i in row]
    return np.cumsum(size) - np.array(size) / 2


def _rising(wish: np.ndarray) -> np.ndarray:
    """Return the rising numbers nearest to ``wish``, by least squares."""
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
