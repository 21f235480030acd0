"""Prints what `lib` finds in deep networks, for the tests in Node."""

import json

import numpy as np

from lib.autograd import Tensor, mean, relu, sigmoid, sqrt, tanh

BENDS = {"tanh": tanh, "ReLU": relu, "sigmoid": sigmoid}
WIDTH, EXAMPLES, DEPTH = 4, 3, 5


def normalised(z):
    apart = z - mean(z, axis=0)
    return apart / sqrt(mean(apart**2, axis=0) + 1e-5)


def through_all(network, gain, bend, is_normalised, is_residual):
    """Return the spread and the size of the gradient of every layer."""
    a, spread, nudges = np.array(network["inputs"]), [], []
    for W in network["weights"]:
        z = a @ (gain / WIDTH**0.5 * np.array(W))
        bent = BENDS[bend](normalised(z) if is_normalised else z)
        nudges.append(Tensor(np.zeros((EXAMPLES, WIDTH))))
        a = (a + bent if is_residual else bent) + nudges[-1]
        spread.append(float(np.std(a.data)))
    (a * np.array(network["arriving"])).sum().backward()
    sizes = [float(np.sqrt(np.mean(n.grad**2))) for n in nudges]
    return {"spread": spread, "gradient": sizes}


def witnesses():
    """Return a network, and what comes of it in every way."""
    rng = np.random.default_rng(0)
    network = {
        "inputs": rng.normal(size=(EXAMPLES, WIDTH)).round(6).tolist(),
        "arriving": rng.normal(size=(EXAMPLES, WIDTH)).round(6).tolist(),
        "weights": rng.normal(size=(DEPTH, WIDTH, WIDTH)).round(6).tolist(),
    }
    rows = [
        {
            "gain": gain,
            "bend": bend,
            "normalised": is_normalised,
            "residual": is_residual,
            **through_all(network, gain, bend, is_normalised, is_residual),
        }
        for bend in BENDS
        for gain in (0.7, 2.0)
        for is_normalised in (False, True)
        for is_residual in (False, True)
    ]
    return {"network": network, "rows": rows}


if __name__ == "__main__":
    text = json.dumps(witnesses()).replace("}, {", "},\n  {")
    print(text)  # noqa: T201
