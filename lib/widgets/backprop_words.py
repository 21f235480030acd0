"""A graph in words."""

from typing import Any


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
