"""Answers that the checks do not list: right ones, and wrong ones."""

import cmath
import math

import numpy as np


def angles_of(n, d):
    return np.outer(np.arange(n), 10000.0 ** (-np.arange(0, d, 2) / d))


def entry(p, column, d):
    omega = 1 / 10000 ** ((column - column % 2) / d)
    return math.cos(omega * p) if column % 2 else math.sin(omega * p)


def by_entries(n, d):
    return np.array([[entry(p, j, d) for j in range(d)] for p in range(n)])


def by_complex_numbers(n, d):
    hands = np.exp(1j * angles_of(n, d))
    return np.stack([hands.imag, hands.real], axis=-1).reshape(n, d)


def by_one_sine(n, d):
    """Return a table in which the cosine is a sine a quarter ahead."""
    twice = np.repeat(angles_of(n, d), 2, axis=1)
    return np.sin(twice + np.tile([0, np.pi / 2], d // 2))


def as_power(s, d):
    """Return the matrix of one place, to the power of the shift."""
    one = np.zeros((d, d))
    for k in range(0, d, 2):
        c, b = math.cos(10000 ** (-k / d)), math.sin(10000 ** (-k / d))
        one[k : k + 2, k : k + 2] = [[c, b], [-b, c]]
    return np.linalg.matrix_power(one if s >= 0 else one.T, abs(s))


def as_kronecker(s, d):
    """Return the blocks as a sum of two products."""
    turns = s * 10000.0 ** (-np.arange(0, d, 2) / d)
    return np.kron(np.diag(np.cos(turns)), np.eye(2)) + np.kron(
        np.diag(np.sin(turns)), [[0, 1], [-1, 0]]
    )


def by_chords(omegas, close):
    p = np.arange(1, 201)
    chords = 2 * np.abs(np.sin(np.multiply.outer(p, omegas) / 2))
    here = np.linalg.norm(chords, axis=1) < close
    return int(p[here.argmax()]) if here.any() else None


def by_products(omegas, close):
    """Return the place by 2 n - 2 (dot product), the squared distance."""
    for p in range(1, 201):
        dot = sum(math.cos(w * p) for w in omegas)
        if math.sqrt(max(2 * len(omegas) - 2 * dot, 0)) < close:
            return np.int64(p)
    return None


def up_to(most, omegas, close):
    """Return the first close place, of another number of places."""
    for p in range(1, most + 1):
        if np.linalg.norm(np.exp(1j * omegas * p) - 1) < close:
            return p
    return None


def by_spectrum(t, y):
    """Return the frequency at the top of a finely sampled spectrum."""
    omegas = np.linspace(0.9, 6.1, 1041)
    return omegas[np.abs(np.exp(-1j * np.outer(omegas, t)) @ y).argmax()]


def by_descent(t, y):
    """Return the end with the smallest loss, of descents from 60 places."""
    w = np.linspace(0.9, 6, 42)
    for _ in range(30):
        h = 1e-4
        lower, here, upper = (losses(t, y, w + s) for s in (-h, 0, h))
        bend = (upper - 2 * here + lower) / h**2
        step = (upper - lower) / (2 * h) / np.maximum(np.abs(bend), 1.0)
        w = np.clip(w - np.clip(step, -0.02, 0.02), 0.4, 6.1)
    return float(w[losses(t, y, w).argmin()])


def losses(t, y, omegas):
    """Return the error of the best wave of each frequency."""
    s = np.sin(np.outer(omegas, t))
    c = np.cos(np.outer(omegas, t))
    ss, cc, sc = (s * s).sum(1), (c * c).sum(1), (s * c).sum(1)
    sy, cy = s @ y, c @ y
    gain = (cc * sy**2 - 2 * sc * sy * cy + ss * cy**2) / (ss * cc - sc**2)
    return (y @ y - gain) / len(y)


RIGHT = {
    "wave_velocity": [
        {
            "velocity": lambda t, A, omega, phi: (
                A * omega * math.sin(omega * t + phi + math.pi / 2)
            )
        },
        {
            "velocity": lambda t, A, omega, phi: np.real(
                A * omega * cmath.exp(1j * (omega * t + phi))
            )
        },
        {
            "velocity": lambda t, A, omega, phi: (
                A
                * omega
                * (
                    math.cos(omega * t) * math.cos(phi)
                    - math.sin(omega * t) * math.sin(phi)
                )
            )
        },
    ],
    "positional_encoding": [
        {"encoding": by_entries},
        {"encoding": by_complex_numbers},
        {"encoding": by_one_sine},
    ],
    "shift_matrix": [
        {"shift": as_power},
        {"shift": as_kronecker},
        {
            "shift": lambda s, d: (
                np.linalg.lstsq(
                    by_entries(600, d), turned(600, s, d), rcond=None
                )[0].T
            )
        },
    ],
    "comes_close": [{"first_close": by_chords}, {"first_close": by_products}],
    "same_code": [
        {"example": [math.pi, 2 * math.pi, 0, 2]},
        {"example": (math.tau, 2 * math.tau, 3, 4)},
        {"example": [6.28318531, 12.56637061, 0, 1]},
        {"example": np.array([2 * np.pi / 5, 2 * np.pi / 7, -10, 25])},
        {"example": [0.5 * math.pi, 0.1 * math.pi, 0, -20.0]},
        {"example": [np.pi / 500000, np.pi / 250000, -500000, 500000]},
    ],
    "degrees": [
        {"factor": 57.3, "slope_at_60": 0.0873},
        {"bug_line": 5.0, "factor": math.degrees(1)},
        {"slope_at_60": 10 * math.sin(math.radians(30)) / 57.29578},
    ],
    "noisy_tone": [
        {"find_frequency": by_spectrum},
        {"find_frequency": by_descent},
    ],
}


def turned(n, s, d):
    """Return the encodings of the places s to s + n - 1."""
    angles = np.outer(np.arange(n) + s, 10000.0 ** (-np.arange(0, d, 2) / d))
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(n, d)


UNKNOWN = {
    "wave_velocity": [
        {"velocity": wrong}
        for wrong in (
            lambda t, A, omega, phi: 0.0,
            lambda t, A, omega, phi: A * np.sin(omega * t + phi),
            lambda t, A, omega, phi: A * omega,
            lambda t, A, omega, phi: omega * np.cos(omega * t + phi),
            lambda t, A, omega, phi: A * omega * np.cos(omega * t - phi),
            lambda t, A, omega, phi: A**2 * omega * np.cos(omega * t + phi),
            lambda t, A, omega, phi: A * omega * np.cos(omega * (t + phi)),
            lambda t, A, omega, phi: float("nan"),
        )
    ],
    "positional_encoding": [
        {"encoding": wrong}
        for wrong in (
            lambda n, d: np.zeros((n, d)),
            lambda n, d: -by_entries(n, d),
            lambda n, d: by_entries(n, d) ** 2,
            lambda n, d: by_entries(n, d) * np.nan,
            lambda n, d: by_entries(n, d)[::-1],
            lambda n, d: by_entries(n, d).round(3),
            lambda n, d: by_entries(n, d)[:, ::-1],
            lambda n, d: np.sin(np.repeat(angles_of(n, d), 2, axis=1)),
        )
    ],
    "shift_matrix": [
        {"shift": wrong}
        for wrong in (
            lambda s, d: np.eye(d),
            lambda s, d: np.zeros((d, d)),
            lambda s, d: -as_kronecker(s, d),
            lambda s, d: as_kronecker(abs(s) + 1, d),
            lambda s, d: as_kronecker(s, d).round(2),
            lambda s, d: np.abs(as_kronecker(s, d)),
            lambda s, d: np.roll(np.eye(d), s, axis=0),
            lambda s, d: np.nan * as_kronecker(s, d),
        )
    ],
    "comes_close": [
        {"first_close": wrong}
        for wrong in (
            lambda omegas, close: 1,
            lambda omegas, close: 6,
            lambda omegas, close: 7,
            lambda omegas, close: (by_chords(omegas, close) or 0) + 1,
            lambda omegas, close: by_chords(omegas, 2 * close),
            lambda omegas, close: round(2 * math.pi / omegas[0]),
        )
    ],
    "same_code": [
        {"example": [-1.0, 1.0, 0, 24]},
        {"example": [1e9, 1.0, 0, 24]},
        {"example": [math.tau / 8, math.tau / 12, 0, 24e30]},
        {"example": [math.inf, 1.0, 0, 24]},
    ],
    "degrees": [
        {"bug_line": 0},
        {"bug_line": 3},
        {"bug_line": 6},
        {"factor": 10},
        {"factor": -57},
        {"factor": 2.0},
        {"slope_at_60": 0.1},
        {"slope_at_60": -0.0873},
        {"slope_at_60": 0.0},
    ],
    "noisy_tone": [
        {"find_frequency": wrong}
        for wrong in (
            lambda t, y: 0.0,
            lambda t, y: -by_spectrum(t, y),
            lambda t, y: 100.0,
            lambda t, y: 20.0,
        )
    ],
}

WRONG = {
    "wave_velocity": [
        {"velocity": lambda t, A, omega, phi: str(t)},
        {"velocity": lambda t, A, omega, phi: A * abs(omega * np.cos(t))},
        {"velocity": lambda t, A, omega, phi: (A * np.cos(t), omega)},
    ],
    "positional_encoding": [
        {"encoding": lambda n, d: by_entries(n, d).tolist()},
        {"encoding": lambda n, d: by_entries(n, d)[1:]},
        {"encoding": lambda n, d: by_entries(n, d)[:, : d // 2]},
        {"encoding": lambda n, d: by_entries(n, d).ravel()},
        {"encoding": lambda n, d: by_entries(n, d).astype("float16")},
    ],
    "shift_matrix": [
        {"shift": lambda s, d: as_kronecker(s, d)[:2, :2]},
        {"shift": lambda s, d: as_kronecker(s, d).tolist()},
        {"shift": lambda s, d: np.cos(s)},
    ],
    "comes_close": [
        {"first_close": lambda omegas, close: "none"},
        {"first_close": lambda omegas, close: by_chords(omegas, close) or 200},
        {"first_close": lambda omegas, close: by_chords(omegas, close / 2)},
        {"first_close": lambda omegas, close: False},
        {"first_close": lambda omegas, close: [6]},
    ],
    "same_code": [
        {"example": [math.tau / 8, math.tau / 12, 24]},
        {"example": 24},
        {"example": [[1.0, 2.0], [0, 24]]},
        {"example": ["1", "2", 0, 24]},
        {"example": [math.nan, 1.0, 0, 24]},
    ],
    "noisy_tone": [
        {"find_frequency": lambda t, y: None},
        {"find_frequency": lambda t, y: [by_spectrum(t, y)]},
        {"find_frequency": lambda t, y: float("nan")},
    ],
}

# One frequency for all tones, or the right one and a little, passes never.
REFUSED = {
    "same_code": [
        # So slow that the codes are alike to ten digits, and not the same.
        {"example": [1e-11, 2e-11, 0, 1]},
        {"example": [1.0, 2.0, 0, 710]},
        {"example": [1.0, 1.0 + math.tau, 0, 44]},
        {"example": [1.0, 1.0 + math.tau, 0, 625378]},
        {"example": [math.tau / 8, math.tau / 8 + 1e-12, 0, 24]},
        {"example": [0, 0, 0, 0]},
    ],
    "noisy_tone": [
        {"find_frequency": lambda t, y: 2.15},
        {"find_frequency": lambda t, y: by_spectrum(t, y) + 0.05},
        {"find_frequency": lambda t, y: round(float(by_spectrum(t, y)))},
    ],
    "comes_close": [
        {
            "first_close": lambda omegas, close: next(
                (
                    p
                    for p in range(1, 201)
                    if math.dist(np.sin(omegas * p), 0 * omegas) < close
                    and math.cos(omegas[0] * p) > 0
                ),
                None,
            )
        },
        {
            "first_close": lambda omegas, close: next(
                (
                    p
                    for p in range(1, 201)
                    if np.abs(omegas * p % math.tau).max() < close
                ),
                None,
            )
        },
        {"first_close": lambda omegas, close: up_to(199, omegas, close)},
        {"first_close": lambda omegas, close: up_to(1000, omegas, close)},
    ],
}

# The same mistakes, computed in another way than where they are listed.
ANOTHER_WAY = {
    "wave-velocity-no-inner-slope": {
        "velocity": lambda t, A, omega, phi: (
            A * math.sin(omega * t + phi + math.pi / 2)
        )
    },
    "positional-encoding-cosine-first": {
        "encoding": lambda n, d: by_entries(n, d)[:, np.arange(d) ^ 1]
    },
    "shift-matrix-the-other-way": [
        {"shift": lambda s, d: as_kronecker(s, d).T},
        {"shift": lambda s, d: np.linalg.inv(as_kronecker(s, d))},
    ],
    "positional-encoding-from-clock-one": {
        "encoding": lambda n, d: np.array(
            [[entry(p, j + 2, d) for j in range(d)] for p in range(n)]
        )
    },
    "positional-encoding-column-for-clock": {
        "encoding": lambda n, d: np.array(
            [
                [
                    (math.cos if j % 2 else math.sin)(p / 10000 ** (2 * j / d))
                    for j in range(d)
                ]
                for p in range(n)
            ]
        )
    },
    "comes-close-by-the-angle": {
        "first_close": lambda omegas, close: next(
            (
                p
                for p in range(1, 201)
                if np.linalg.norm(np.angle(np.exp(1j * omegas * p))) < close
            ),
            None,
        )
    },
    "comes-close-last-place-left-out": {
        "first_close": lambda omegas, close: up_to(199, omegas, close)
    },
    "comes-close-too-many-places": {
        "first_close": lambda omegas, close: up_to(1000, omegas, close)
    },
    "comes-close-minus-one": {
        "first_close": lambda omegas, close: by_chords(omegas, close) or -1
    },
    "same-code-no-hand-back": [
        {"example": [1.0, 2.0, 0, 6]},
        {"example": (0.5, 3.0, 4, 5)},
    ],
    "same-code-one-hand-back": {"example": [1.0, math.pi, 0, 2]},
    "same-code-between-places": {"example": [1.0, 2.0, 0, math.tau]},
    "same-code-the-same-place": {"example": [1.0, 2.0, 0, 0]},
    "degrees-a-round": {"factor": 360.0},
    "degrees-per-radian": {"slope_at_60": 5},
    "noisy-tone-in-hertz": {
        "find_frequency": lambda t, y: by_spectrum(t, y) / (2 * math.pi)
    },
    "noisy-tone-the-period": {
        "find_frequency": lambda t, y: 2 * math.pi / by_spectrum(t, y)
    },
    "noisy-tone-not-refined": {
        "find_frequency": lambda t, y: by_spectrum(t, y) - 0.1
    },
}

# Numbers of other tasks for which these replies are true as well.
SHARED = {"degrees-per-radian"}


# The right answers, worked out in another way, from a reader's numbers.
VARIED = {
    "degrees": lambda radius: {
        "bug_line": 5,
        "factor": 57.2958,
        "slope_at_60": round(radius * math.pi / 360, 4),
    }
}
