"""A graph in words, and as a picture that stands still: all of its rates."""

from typing import Any

from lib.widgets.pen import CURVE, INK, SECANT, TANGENT, line, text

ALONG, ACROSS = 106, 78  # pixels from layer to layer, and of a node's place
HALF, HIGH = 66, 31  # half the width and half the height of a node


def said(value: float | None) -> str:
    """Return a number as people read it.

    >>> said(-0.39322387), said(None)
    ('−0.39322', 'none')
    """
    if value is None:
        return "none"
    return f"{value + 0.0:.5g}".replace("-", "−")  # no −0


def written(node: Any, nodes: list[Any]) -> str:
    """Return what a node is computed from, with their names.

    >>> x, y = {"name": "x"}, {"form": "2 · {}", "inputs": [None, 0]}
    >>> written(y, [x])
    '2 · x'
    """
    if not node.get("op", True):
        return ""
    names = [nodes[i]["name"] for i in node["inputs"] if i is not None]
    return str(node["form"]).format(*names)


def sentence(explorer: Any) -> str:
    """Return every value and every gradient.

    >>> from lib.widgets import BackpropExplorer
    >>> print(sentence(BackpropExplorer(lambda x: x * x, x=3.0)))
    Forward, then backward: the values are x = 3, v₁ = x · x = 9. The \
gradients of v₁ are 1 at v₁, 6 at x.
    """
    nodes = explorer.graph["nodes"]
    values = [
        " = ".join(
            filter(None, [n["name"], written(n, nodes), said(n["value"])])
        )
        for n in nodes
    ]
    back = [f"{said(n['gradient'])} at {n['name']}" for n in reversed(nodes)]
    return (
        f"{explorer.label}: the values are {', '.join(values)}. The gradients "
        f"of {nodes[-1]['name']} are {', '.join(back)}."
    )


def graph_picture(explorer: Any) -> str:
    """Return the graph with its values and gradients as SVG.

    >>> from lib.widgets import BackpropExplorer
    >>> BackpropExplorer(lambda x: x * x, x=3.0).picture().count("<rect")
    2
    """
    nodes, edges = explorer.graph["nodes"], explorer.graph["edges"]
    drawn = [mark for edge in edges for mark in _edge(edge, nodes)]
    drawn += [mark for node in nodes for mark in _node(node, nodes)]
    places = [n["place"] for n in nodes] + [p for e in edges for p in e["way"]]
    top = min(at for _, at in places) * ACROSS - HIGH - 44
    high = max(at for _, at in places) * ACROSS + HIGH + 14 - top
    wide = max(rank for rank, _ in places) * ALONG + 2 * HALF + 20
    drawn += [text(10 - HALF, top + 22, explorer.label)]
    shown = max(wide, 480)  # a small graph is not blown up
    size = min(max(wide, 640), 860)
    frame = f"{-HALF - 10} {top:.0f} {shown} {high:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}px" '
        f'height="{size * high / shown:.0f}px" viewBox="{frame}" '
        f'font-family="sans-serif" font-size="14" fill="{INK}">'
        f"{''.join(drawn)}</svg>"
    )


def _spot(place: tuple[int, float], aside: float = 0) -> tuple[float, float]:
    return place[0] * ALONG + aside, place[1] * ACROSS


def _edge(edge: Any, nodes: list[Any]) -> list[str]:
    start, end = nodes[edge["from"]]["place"], nodes[edge["to"]]["place"]
    spots = [_spot(start, HALF), *map(_spot, edge["way"]), _spot(end, -HALF)]
    path = f"M{spots[0][0]} {spots[0][1]:.1f}"
    for (x, y), (far, there) in zip(spots, spots[1:], strict=False):
        half = (x + far) / 2
        path += f"C{half} {y:.1f} {half} {there:.1f} {far} {there:.1f}"
    x, y = spots[-2]
    rate = nodes[edge["to"]]["rates"][edge["slot"]]
    words = text(x, y - 6, f"× {said(rate)}", "middle")
    coloured = words.replace("<text", f'<text fill="{TANGENT}"')
    return [line(path, INK), coloured]


def _node(node: Any, nodes: list[Any]) -> list[str]:
    x, y = _spot(node["place"])
    formula = " = ".join(filter(None, [node["name"], written(node, nodes)]))
    rows = zip(
        (formula, said(node["value"]), said(node["gradient"])),
        (INK, CURVE, SECANT),
        strict=True,
    )
    return [
        f'<rect x="{x - HALF}" y="{y - HIGH:.1f}" width="{2 * HALF}" '
        f'height="{2 * HIGH}" rx="8" fill="none" stroke="{INK}"/>',
        *(
            text(x, round(y - 12 + 18 * k, 1), words, "middle").replace(
                "<text", f'<text fill="{colour}"'
            )
            for k, (words, colour) in enumerate(rows)
        ),
    ]
