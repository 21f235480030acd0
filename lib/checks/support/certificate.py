"""The certificate: what a reader's network does in its test.

It reads the parameters and computes the scores itself, so that it says the
same of every engine.  Left out on purpose: a date, a name, and a signature.
"""

from typing import NamedTuple

import numpy as np

from lib.checks.own_engine import CourseNode


class Certificate(NamedTuple):
    """What a network has learned, and on whose engine."""

    engine: str
    parameters: int
    right: int
    pictures: int
    score: str

    def __repr__(self):
        accuracy = 100 * self.right / self.pictures
        lines = [
            "Certificate: it reads digits",
            f"engine         {self.engine}",
            f"parameters     {self.parameters}",
            f"test pictures  {self.right} of {self.pictures} are right",
            f"accuracy       {accuracy:.1f} %",
            f"points         {self.score}",
        ]
        return "\n".join(lines)


class NoCertificate(NamedTuple):
    """Why there is no certificate yet."""

    words: str

    def __repr__(self):
        return f"No certificate yet: {self.words}."


def certify(p, Z, y, test, score):
    """Return the certificate of a network of two layers.

    ``p`` holds four Nodes, ``test`` the rows that were not learned from.

    Shapes  p: W (d, h), b (h,), V (h, k), c (k,);  Z: (N, d), y: (N,)

    >>> p = [CourseNode(a) for a in ([[1.0]], [0.0], [[0.0, 1.0]], [0.5, 0])]
    >>> X, y = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 0])
    >>> certify(p, X, y, [0, 1, 2], "1 of 1")
    Certificate: it reads digits
    engine         that of the course
    parameters     6
    test pictures  2 of 3 are right
    accuracy       66.7 %
    points         1 of 1
    """
    W, b, V, c = (np.asarray(q.data) for q in p)
    scores = np.maximum(0, Z[test] @ W + b) @ V + c
    is_own = not isinstance(p[0], CourseNode)
    return Certificate(
        "your own" if is_own else "that of the course",
        sum(a.size for a in (W, b, V, c)),
        int(np.sum(scores.argmax(axis=1) == y[test])),
        len(test),
        score,
    )
