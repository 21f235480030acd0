"""Where the nodes of a graph stand: in layers, with room for every edge.

A node stands behind all that it needs, by the longest way from the inputs.
Between two layers of nodes lies one for the edges, in which each has a slot
of its own for its label. So nothing overlaps: neither nodes nor labels, and
no edge runs through a node.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lib.widgets.straight import Chain, Item, neighbours, straightened

SWEEPS = 16


def layers(parents: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return for each node its layer and place, and the way of each edge.

    Even layers hold nodes, odd ones the slots of edges. The way of an edge
    is its layers and places between its ends; edges come in the order of the
    nodes and of their ``parents``.

    >>> found = layers([[], [], [0, 1]])
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
    places = straightened(_uncrossed(rows, chains), chains, many)
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
    beside = neighbours(chains)
    best, fewest = [list(row) for row in rows], crossings(rows, chains)
    for sweep in range(SWEEPS):
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
