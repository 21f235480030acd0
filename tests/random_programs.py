"""Random programs: data that says what to compute, run by any engine.

A program is a list of input shapes and a list of steps (operation, index,
index).  Every intermediate value enters the loss, so that every node is used
more than once.  Arguments are kept tame, so that values stay near 1.
"""

from hypothesis import strategies as st

SHAPES = [(), (3,), (1,), (2, 3), (2, 1), (1, 3), (4, 2, 3)]

UNARY = {
    "exp": lambda m, a: m.exp(0.1 * a),
    "log": lambda m, a: m.log(a * a + 1),
    "sin": lambda m, a: m.sin(a),
    "cos": lambda m, a: m.cos(a),
    "tan": lambda m, a: m.tan(0.1 * m.sin(a)),
    "tanh": lambda m, a: m.tanh(a),
    "sqrt": lambda m, a: m.sqrt(a * a + 0.5),
    "power": lambda m, a: (a * a + 0.5) ** 1.3,
    "exponent": lambda m, a: 1.3 ** m.tanh(a),
    "square": lambda m, a: 0.5 * m.tanh(a) ** 2,
    "negative": lambda m, a: -a,
    "reciprocal": lambda m, a: 1 / (a * a + 1),
    "sum": lambda m, a: 0.1 * m.sum(a),
    "mean": lambda m, a: m.mean(a),
}

BINARY = {
    "add": lambda m, a, b: a + b,
    "subtract": lambda m, a, b: a - b,
    "multiply": lambda m, a, b: m.tanh(a) * b,
    "divide": lambda m, a, b: a / (b * b + 1),
    "power": lambda m, a, b: (a * a + 1) ** m.tanh(b),
}

# A kink has no complex step: these run against the other engines only.
KINKED = {
    "abs": lambda m, a: m.abs(a + 0.01),
    "maximum": lambda m, a: m.maximum(a, 0 * a + 0.3),
}

indices = st.integers(0, 11)
steps = st.tuples(st.sampled_from([*UNARY, *BINARY]), indices, indices)
kinked_steps = st.tuples(
    st.sampled_from([*UNARY, *BINARY, *KINKED]), indices, indices
)


def programs(step=steps):
    """Return a strategy of programs: (shapes, steps, seed of the inputs)."""
    return st.tuples(
        st.lists(st.sampled_from(SHAPES), min_size=1, max_size=3),
        st.lists(step, min_size=1, max_size=10),
        st.integers(0, 1000),
    )


def run(program, module, inputs):
    """Return the loss of ``program`` on ``inputs``, computed by ``module``."""
    _, steps, _ = program
    values = list(inputs)
    for name, i, j in steps:
        a, b = values[i % len(values)], values[j % len(values)]
        if name in BINARY:
            if not _fits(a.shape, b.shape):
                continue
            values.append(BINARY[name](module, a, b))
        else:
            values.append({**UNARY, **KINKED}[name](module, a))
    loss = 0.0
    for value in values:
        loss = loss + module.sum(value * value)
    return loss


def _fits(p, q):
    pairs = zip(p[::-1], q[::-1], strict=False)
    return all(m == n or 1 in (m, n) for m, n in pairs)
