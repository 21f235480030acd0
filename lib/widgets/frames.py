"""Logits on a grid, frame after frame, in one byte each.

    q = round(127 z / (|z| + 1))      z = q / (127 - |q|)

Near 0, where a boundary runs, a step of q is 0.008; at |z| = 5 it is 0.3. Of
neighbours in time, upward and to the right only the differences are kept,
modulo 256: they are small, and a page sends small ones quickly. The browser
adds them up again. It leaves out what the frames show.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

MOST = 126

Frames = npt.NDArray[Any]


def packed(z: Frames) -> bytes:
    """Return the logits of all frames as bytes.

    Shapes  z: (frames, m, m).

    >>> packed(np.array([[[0.0, 1.0], [0.0, 1.0]]]))
    b'\\x00@\\x00\\x00'
    """
    differences = quantised(z).astype(np.uint8)
    for axis in range(3):
        differences = np.diff(differences, axis=axis, prepend=np.uint8(0))
    return differences.tobytes()


def quantised(z: Frames) -> Frames:
    """Return each logit as a whole number from -126 to 126, its sign kept.

    >>> quantised(np.array([-1.0, -1e-9, 0.0, 0.01, 1e9])).tolist()
    [-64, -1, 0, 1, 126]
    """
    q = np.rint(127 * z / (np.abs(z) + 1))
    q = np.where(q == 0, np.sign(z), q).astype(int)
    return np.clip(q, -MOST, MOST)


def margins(outputs: Frames) -> Frames:
    """Return for each frame and class by how much its logit leads.

    Of two classes one is enough, the lead of class 1.

    Shapes  outputs: (frames, m, m, k); returns (frames, sheets, m, m), one
            sheet for two classes and k for more.

    >>> margins(np.array([[[[1.0, 3.0, 2.0]]]])).ravel().tolist()
    [-2.0, 1.0, -1.0]
    """
    z = np.moveaxis(outputs, -1, 1)
    classes = z.shape[1]
    if classes <= 2:
        return z[:, -1:] - (z[:, :1] if classes == 2 else 0)
    others = [
        np.delete(z, k, axis=1).max(axis=1, keepdims=True)
        for k in range(classes)
    ]
    return z - np.concatenate(others, axis=1)
