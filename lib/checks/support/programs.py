"""Small programs for checks, and walks back through them, right and wrong.

A program of sums is a dict: for each node, what is added up to give it.  A
program of steps is a line of Python, whose last value is called ``out``.  A
chain is a list of the names of its steps.

Left out on purpose: the walk as it should be.  That is ``lib.autograd``.
"""

import math

import numpy as np

from lib.arrays import plain
from lib.autograd import Tensor, history, walk_back
from lib.calculus import derivative

SUMS = {"a": [], "b": ["a", "a"], "c": ["a", "b"], "d": ["b", "c"]}
PROGRAMS = (
    ("d", SUMS),
    ("d", {"x": [], "a": ["x", "x"], "b": ["a"], "c": ["a"], "d": ["b", "c"]}),
    (
        "d",
        {"a": [], "b": ["a"], "e": ["b", "a"], "c": ["e"], "d": ["c", "b"]},
    ),
)
MORE_PROGRAMS = (
    ("a", {"a": []}),
    ("b", {"x": [], "b": ["x", "x"]}),
    ("d", {"a": [], "b": ["a", "a"], "c": ["b"], "d": ["c", "c"]}),
    ("c", {"a": [], "b": ["a"], "c": ["b", "b"]}),
    ("a", {"e": [], "d": ["e"], "c": ["d"], "b": ["c"], "a": ["e", "b"]}),
    ("p", {"q": [], "r": ["q"], "s": ["r", "q"], "p": ["q", "r", "s", "q"]}),
)


def random_sums(rng):
    """Return a random program of sums, with names that tell no order.

    >>> from numpy.random import default_rng
    >>> output, inputs = random_sums(default_rng(0))
    >>> output in inputs, len(inputs)
    (True, 6)
    """
    names = rng.permutation(list("pqrstu")).tolist()
    inputs = {names[0]: []}
    for i, node in enumerate(names[1:], 1):
        other = names[rng.integers(i)]
        inputs[node] = rng.permutation([names[i - 1], other]).tolist()
    return names[-1], {node: inputs[node] for node in sorted(names)}


def walked(order, output, inputs):
    """Return what every node of a program of sums gets, by name.

    >>> walked("dcba", "d", SUMS), walked("dbca", "d", SUMS)
    ([5, 2, 1, 1], [3, 2, 1, 1])
    """
    found = dict.fromkeys(inputs, 0)
    found[output] = 1
    for node in map(str, order):
        for a in inputs.get(node, []):
            found[a] += found[node]
    return [found[node] for node in sorted(found)]


def youngest_first(output, inputs):
    """Return the order that the engine of the course finds.

    >>> youngest_first("d", SUMS)
    ['d', 'c', 'b', 'a']
    """
    made = {}

    def make(node):
        if node not in made:
            made[node] = Tensor(0.0, tuple(map(make, inputs[node])))
        return made[node]

    nodes, _ = history(make(output))
    names = {tensor: node for node, tensor in made.items()}
    return [names[tensor] for tensor in nodes]


def depth_first(node, inputs_of, seen):
    """Return the nodes as they are first met, which may be too early.

    >>> depth_first("d", SUMS.get, set())
    ['d', 'b', 'a', 'c']
    """
    if node in seen:
        return []
    seen.add(node)
    after = [depth_first(a, inputs_of, seen) for a in inputs_of(node)]
    return [node, *(a for part in after for a in part)]


def random_program(rng):
    """Return a random program that uses all of its numbers.

    >>> from numpy.random import default_rng
    >>> program, numbers = random_program(default_rng(0))
    >>> program.count("="), len(numbers)
    (4, 3)
    """
    numbers = rng.uniform(0.5, 1.5, 3).round(2).tolist()
    names, lines, unused = list("xyz"), [], list("xyz")
    for new in "bcd":
        a, b = rng.choice(names), rng.choice(names)
        lines.append(f"{new} = {a} {rng.choice(['+', '*'])} {b}")
        unused = [n for n in unused if n not in (a, b)] + [new]
        names.append(new)
    lines.append(f"out = {' + '.join([*unused, 'x * d'])}")
    return "; ".join(lines), dict(zip("xyz", numbers, strict=True))


def run(program, values):
    """Return the last value of a program of ours, and store all of them.

    >>> values = {"x": 3.0}
    >>> run("b = x + x; out = b * x", values), values
    (18.0, {'x': 3.0, 'b': 6.0, 'out': 18.0})
    """
    exec(program, {}, values)
    return values["out"]


def gradients_in(program, numbers, g=1.0):
    """Return the gradient of each value of a program, inputs first.

    ``g`` is what arrives at ``out``.

    >>> gradients_in("b = x + x; out = b * x", {"x": 3.0})
    [12.0, 3.0, 1.0]
    """
    values = {name: Tensor(number) for name, number in numbers.items()}
    out = run(program, values)
    found = dict(walk_back(history(out)[0], np.float64(g)))
    return [float(found[value]) for value in values.values()]


def slopes_of(
    program,
    numbers,
    start=1.0,
    adds=True,
    early=False,
    rate=True,
    walks=1,
    turns=None,
):
    """Return what a walk finds that does one thing wrong.

    ``start``  what the walk begins with, or a function of the output for it
    ``adds``   whether shares add up, or replace one another
    ``early``  whether a node has its turn when it is met first
    ``rate``   whether what arrives is a factor of what is handed on
    ``walks``  how many walks add to the same dictionary
    ``turns``  after how many nodes the walk is over, where it ends too soon

    >>> slopes_of("out = x * x + x", {"x": 3.0})
    [7.0, 1.0]
    >>> slopes_of("out = x * x + x", {"x": 3.0}, adds=False)
    [3.0, 1.0]
    """
    values = {name: Tensor(number) for name, number in numbers.items()}
    out = run(program, values)
    order = history(out)[0]
    if early:
        order = depth_first(out, lambda node: node.inputs, set())
    found = {}
    for _ in range(walks):
        found[out] = start(out.data) if callable(start) else start
        for node in order[:turns]:
            g = found[node] if rate else 1.0
            inputs = [plain(a) for a in node.inputs]
            for a, rule in zip(node.inputs, node.rules, strict=True):
                share = rule(g, node.data, *inputs)
                found[a] = found.get(a, 0.0) + share if adds else share
    return [float(found.get(a, math.nan)) for a in values.values()]


STEP = {"square": lambda a: a * a, "triple": lambda a: 3 * a}
RATE = {"square": lambda a: 2 * a, "triple": lambda a: 3.0}


def through(a, names):
    """Return what the steps make of ``a``.

    >>> through(2.0, ["square", "triple"])
    12.0
    """
    for name in names:
        a = STEP[name](a)
    return a


def gradients_along(x, names):
    """Return the slope of the rest of the chain at each of its values.

    >>> gradients_along(2.0, ["square", "triple"])
    [1.0, 3.0, 12.0]
    """
    found = [1.0]
    for i in reversed(range(len(names))):
        rest = derivative(lambda a, rest=names[i:]: through(a, rest))
        found.append(float(rest(through(x, names[:i]))))
    return found
