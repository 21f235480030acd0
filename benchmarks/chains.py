"""Long chains of scalar operations: time and memory per operation."""

import gc
import subprocess
import sys

import measure  # isort: skip  (sets the number of threads before NumPy loads)
import torch

from lib.autograd import Tensor


def chain(x, n):
    """Return a value computed from ``x`` in ``n`` operations on numbers."""
    y = x
    for _ in range(n // 2):
        y = y * x
        y = y + x
    return y


def ours(n):
    """Return the slope of the chain by our engine."""
    x = Tensor(0.5)
    chain(x, n).backward()
    return x.grad


def pytorch(n):
    """Return the slope of the chain by PyTorch."""
    x = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    chain(x, n).backward()
    return x.grad.item()


def bytes_per_node(n=100_000):
    """Return the memory of a chain of ``n`` nodes, in a process of its own."""
    program = (
        "import tracemalloc, chains; from lib.autograd import Tensor;"
        "x = Tensor(0.5); tracemalloc.start();"
        f"y = chains.chain(x, {n});"
        f"print(tracemalloc.get_traced_memory()[0] / {n})"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=measure.HERE,
    )
    return float(found.stdout)


def rows():
    """Return the rows of the table: (work, ratio, goal)."""
    torch.set_num_threads(1)
    measure.same_numbers([ours(1000)], [pytorch(1000)], 1e-12)
    short = measure.race(
        {"ours": lambda: ours(1000), "torch": lambda: pytorch(1000)}
    )
    gc.freeze()  # what was there before is not looked at again
    long = measure.race(
        {"ours": lambda: ours(100_000), "torch": lambda: pytorch(100_000)},
        rounds=5,
    )
    gc.unfreeze()
    return [
        (
            "chain of 1000 operations / PyTorch",
            measure.ratio(short, "ours", "torch"),
            "<= 0.33",
        ),
        (
            "chain of 100,000 operations / PyTorch",
            measure.ratio(long, "ours", "torch"),
            "<= 0.35",
        ),
        ("bytes per node of that chain", bytes_per_node(), "<= 300"),
    ]


if __name__ == "__main__":
    measure.show(rows())
