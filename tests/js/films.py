"""Prints packed films and the logits in them, for the tests in Node."""

import base64
import json

import numpy as np

from lib.widgets.replay import margins, packed, quantised

FRAMES, SIDE = 4, 7
WAVES = (0.3, 3.0, 60.0)


def outputs(classes):
    """Return logits that change their sign in space and in time."""
    t, y, x = np.meshgrid(
        np.arange(FRAMES), *2 * [np.linspace(-1, 1, SIDE)], indexing="ij"
    )
    waves = [
        WAVES[k] * (t - 1.5) * np.cos((k + 2) * x - y + t)
        for k in range(classes)
    ]
    return np.stack(waves, axis=-1)


def films():
    """Return a film of two classes and one of three."""
    for classes in (1, 3):
        sheets = np.moveaxis(margins(outputs(classes)), 1, 0)
        q = quantised(sheets)
        data = b"".join(map(packed, sheets))
        yield dict(
            classes=max(2, classes),
            frames=FRAMES,
            side=SIDE,
            data=base64.b64encode(data).decode(),
            sheets=(q / (127 - np.abs(q))).round(6).tolist(),
        )


if __name__ == "__main__":
    print(json.dumps(list(films())).replace("]], [[", "]],\n[["))  # noqa: T201
