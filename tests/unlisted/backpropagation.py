"""Wrong answers that no known mistake gives, for each task."""

import numpy as np

UNKNOWN = {
    "add_and_mul": [
        {"add_shares": lambda g, a, b: [g, -g]},
        {"add_shares": lambda g, a, b: [0.0, 0.0]},
        {"mul_shares": lambda g, a, b: [g * b, -g * a]},
        {"mul_shares": lambda g, a, b: [0.0, 0.0]},
    ],
    "chain": [
        {"chain": lambda x, names: [1.0] * (len(names) + 1)},
        {"chain": lambda x, names: [0.0] * (len(names) + 1)},
        {"chain": lambda x, names: [float("nan")] * (len(names) + 1)},
    ],
    "too_early": [
        {"order": "dbcaa"},
        {"order": "d"},
        {"order": "abcde"},
        {"order": ""},
    ],
    "in_order": [
        {"in_order": lambda output, inputs_of: []},
        {"in_order": lambda output, inputs_of: ["z"]},
        {"in_order": lambda output, inputs_of: [output, output]},
    ],
    "lost_shares": [
        {"false_line": 0},
        {"false_line": 6},
        {"wrong_slope": 18},
        {"wrong_slope": -1},
    ],
    "walk_back": [
        {"slopes": lambda program, numbers: [1.0] * len(numbers)},
        {"slopes": lambda program, numbers: list(numbers.values())},
        {"slopes": lambda program, numbers: [float("nan")] * len(numbers)},
    ],
    "layer": [
        {"fit": lambda g, shape: np.zeros(shape)},
        {"fit": lambda g, shape: np.ones(shape)},
        {"left_share": lambda g, A, B: np.zeros(A.shape)},
        {"right_share": lambda g, A, B: np.zeros(B.shape)},
    ],
}


VALUE = {"square": lambda a: a * a, "triple": lambda a: 3 * a}
RATE = {"square": lambda a: 2 * a, "triple": lambda a: 3.0}


def returns_inside_the_loop(x, names):
    values, gradients = [x], [1.0]
    for name in names:
        values.append(VALUE[name](values[-1]))
    for name, a in zip(names[::-1], values[-2::-1], strict=True):
        gradients.append(gradients[-1] * RATE[name](a))
        return gradients


# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "chain-first-pass-alone": {"chain": returns_inside_the_loop},
    "add-and-mul-shared-out": {"add_shares": lambda g, a, b: [0.5 * g] * 2},
    "too-early-none-too-early": {"order": "dcab"},
    "too-early-from-the-input": {"order": "bcda"},
}

# One value that means two things: whatever looks up what is not there.
SHARED = {"walk-back-looked-up-too-soon"}
