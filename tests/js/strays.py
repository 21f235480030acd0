"""Prints how far curves stray from straight, for the tests in Node to compare.

With fifty digits, so that nothing cancels; the height of the window alone is
that of `lib`.
"""

import json
from decimal import Decimal, getcontext

from lib import autograd
from lib.widgets.zoom import heights

getcontext().prec = 50
INTERVAL = (-2, 2)
FUNCTIONS = {
    "x^3 - 2x": lambda x: x**3 - 2 * x,
    "1/(1 + x^2)": lambda x: 1 / (1 + x**2),
    "e^x": lambda x: x.exp() if isinstance(x, Decimal) else autograd.exp(x),
    "sqrt(x + 2.25)": lambda x: (
        (x + Decimal("2.25")).sqrt()
        if isinstance(x, Decimal)
        else autograd.sqrt(x + 2.25)
    ),
    "|x|": abs,
    "|x - 0.25|": lambda x: abs(x - type(x)("0.25")),
}
POINTS = ["-1.75", "-0.25", "0", "0.25", "1.2345"]
ZOOMS = range(7)


def share(f, x0, zoom, cells=2000):
    """Return the largest gap to the line from end to end, per height."""
    part = Decimal(10) ** -zoom
    left, right = ((end - x0) * part for end in INTERVAL)
    dx = {left + (right - left) * i / cells for i in range(cells + 1)}
    dx |= {d for d in (Decimal(0), -x0, Decimal("0.25") - x0)}
    dx = sorted(d for d in dx if left <= d <= right)
    y = [f(x0 + d) for d in dx]
    tilt = (y[-1] - y[0]) / (dx[-1] - dx[0])
    gap = max(
        abs(v - y[0] - tilt * (d - dx[0])) for d, v in zip(dx, y, strict=True)
    )
    low, high = heights(f, INTERVAL)
    return float(gap / (Decimal("1.2") * Decimal(high - low) * part))


def witnesses():
    return [
        dict(f=name, x0=float(x0), zoom=k, share=share(f, Decimal(x0), k))
        for name, f in FUNCTIONS.items()
        for x0 in POINTS
        for k in ZOOMS
    ]


if __name__ == "__main__":
    text = json.dumps(witnesses()).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
