"""Data that ship with the course, as plain arrays, and one short text.

Each loader reads a small file of this folder through
``importlib.resources``, so nothing is downloaded and no path is needed.
``README.md`` beside the files says where every number comes from.

Left out on purpose: data frames, caching, and anything that needs a network.
"""

from importlib.resources import files
from typing import NamedTuple

import numpy as np


class Splits(NamedTuple):
    """Marks of a race: ``time`` in s since the gun, ``position`` in m."""

    time: np.ndarray
    position: np.ndarray

    def at(self, mark):
        """Return the time in s at which the runner passed ``mark``, in m.

        Raises  ValueError if no time was taken there.

        >>> print(f"{bolt().at(60):.2f} s")
        6.29 s
        """
        (here,) = np.nonzero(self.position == mark)
        if here.size == 0:
            marks = ", ".join(f"{m:.0f}" for m in self.position)
            raise ValueError(
                f"mark must be one of {marks} m, where a time was taken: "
                f"got {mark!r}"
            )
        return float(self.time[here[0]])


def bolt():
    """Return Usain Bolt's 100 m in Berlin 2009 as ``Splits(time, position)``.

    Shapes  time: (11,), position: (11,); the first mark is the gun, at 0 m.
    Units   seconds and metres.
    Error   times are printed to 0.01 s; other tables of the same race differ
            by up to 0.02 s, see ``bolt_tables``.
    Source  second report of August 2009, see lib/data/README.md.

    >>> time, position = bolt()
    >>> print(f"{position[-1]:.0f} m in {time[-1]} s")
    100 m in 9.58 s
    """
    table = _read("bolt_berlin_2009.csv")
    return Splits(table["table_a"], table["position"])


def bolt_tables():
    """Return the three published tables of Bolt's race, by name.

    Shapes  a dict of ``Splits``; tables A and B have 11 marks, C has 6.
    Units   seconds and metres.
    Source  see lib/data/README.md.

    >>> tables = bolt_tables()
    >>> [str(tables[name].time[-2]) for name in tables]
    ['8.75', '8.74', '7.92']
    """
    table = _read("bolt_berlin_2009.csv")
    splits = {}
    for name in ("A", "B", "C"):
        time = table[f"table_{name.lower()}"]
        printed = ~np.isnan(time)
        splits[name] = Splits(time[printed], table["position"][printed])
    return splits


class Patients(NamedTuple):
    """Measurements ``X`` of patients, one row each, and what became of them.

    The columns of ``X`` have the names in ``names``; ``y`` says how far the
    disease had progressed a year later, on a scale of its own.
    """

    X: np.ndarray
    y: np.ndarray
    names: tuple

    def column(self, name):
        """Return the column of ``X`` called ``name``.

        Shapes  (n,)
        Raises  ValueError if there is no such column.

        >>> print(f"{diabetes().column('bmi').mean():.2f} kg/m^2")
        26.38 kg/m^2
        """
        if name not in self.names:
            raise ValueError(
                f"name must be one of {', '.join(self.names)}: got {name!r}"
            )
        return self.X[:, self.names.index(name)]


def diabetes():
    """Return ten measurements of 442 diabetes patients, and the outcome.

    Shapes  X: (442, 10), y: (442,); ``names`` has the ten names of columns.
    Units   as measured, not scaled: age in years, bmi in kg/m^2, blood
            pressure in mmHg; y has no unit, larger is worse.
    Source  Efron, Hastie, Johnstone and Tibshirani 2004, in the copy of
            scikit-learn, see lib/data/README.md.

    >>> patients = diabetes()
    >>> patients.X.shape, int(patients.y.min()), int(patients.y.max())
    ((442, 10), 25, 346)
    """
    return _patients("diabetes_2004.csv")


def breast_cancer():
    """Return 30 measurements of 569 breast masses, and the diagnosis.

    Shapes  X: (569, 30), y: (569,); ``names`` has the thirty names.
    Units   as measured; y is 1 for a malignant mass and 0 for a benign one.
    Source  Wolberg, Mangasarian, Street and Street 1993, in the copy of
            scikit-learn, see lib/data/README.md.

    >>> masses = breast_cancer()
    >>> masses.X.shape, int(masses.y.sum())
    ((569, 30), 212)
    """
    masses = _patients("breast_cancer_1993.csv")
    return masses._replace(y=masses.y.astype(int))


class Digits(NamedTuple):
    """Pictures of digits, one row of 64 pixels each, and which digit it is.

    A pixel is a number from 0, white, to 16, black.
    """

    X: np.ndarray
    y: np.ndarray

    @property
    def images(self):
        """Return the pictures as squares.

        Shapes  (n, 8, 8); the first row is the top of the picture.

        >>> digits().images.shape
        (1797, 8, 8)
        """
        return self.X.reshape(-1, 8, 8)


def digits():
    """Return 1797 handwritten digits as ``Digits(X, y)``.

    Shapes  X: (1797, 64), numbers from 0 to 16;  y: (1797,), 0 to 9.
    Source  Alpaydin and Kaynak 1998, in the copy of scikit-learn, see
            lib/data/README.md.

    >>> X, y = digits()
    >>> X.shape, y[:5].tolist()
    ((1797, 64), [0, 1, 2, 3, 4])
    """
    table = np.loadtxt(_lines("digits_1998.csv"), delimiter=",", skiprows=1)
    return Digits(table[:, :-1], table[:, -1].astype(int))


class Reader(NamedTuple):
    """The weights of a trained network: scores = relu(x W1 + b1) W2 + b2."""

    W1: np.ndarray
    b1: np.ndarray
    W2: np.ndarray
    b2: np.ndarray


def digit_reader():
    """Return the weights of a small network that reads ``digits``.

    Its input is a picture divided by 16, so that 0 is white and 1 is black;
    its ten outputs are scores.

    Shapes  W1: (64, 32), b1: (32,), W2: (32, 10), b2: (10,).
    Error   rounded to hundredths: of the pictures that it was not trained on
            no answer changes, and no share by more than 0.04.
    Source  trained in this course, see lib/data/README.md.

    >>> sum(numbers.size for numbers in digit_reader())
    2410
    """
    lines = _lines("digits_network.csv")
    rows = [np.array(line.split(","), dtype=float) / 100 for line in lines]
    W1, b1 = np.array(rows[:64]), rows[64]
    return Reader(W1, b1, np.array(rows[65:97]), rows[97])


def story():
    """Return a short story of ours as one line of text.

    It has small letters, spaces, commas and full stops, and no other kind
    of character: something for a small network to read, letter by letter.

    >>> story()[:42]
    'you stand on a hill, and the fog is thick.'
    >>> len(story()), len(set(story()))
    (2312, 26)
    """
    lines = (line.strip() for line in _lines("hill_in_fog.txt"))
    return " ".join(line for line in lines if line)


def _patients(name):
    table = _read(name)
    *names, outcome = table.dtype.names
    X = np.column_stack([table[name] for name in names])
    return Patients(X, table[outcome], tuple(names))


def _read(name):
    return np.genfromtxt(_lines(name), delimiter=",", names=True)


def _lines(name):
    with files(__name__).joinpath(name).open(encoding="utf-8") as file:
        return [line for line in file if not line.startswith("#")]
