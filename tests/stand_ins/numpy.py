"""Stands in for NumPy in tests: arrays of one row, in plain Python."""

import builtins
import contextlib
import math
import random as _random
from types import SimpleNamespace

__version__ = "0 (a stand-in)"
inf, nan, pi, e = math.inf, math.nan, math.pi, math.e


class generic: ...


class integer(generic): ...


class floating(generic): ...


class complexfloating(generic): ...


class bool_(generic): ...


class ufunc: ...


bool, float64, int64, uint8 = bool_, float, int, int
sin, cos, exp, log, sqrt = math.sin, math.cos, math.exp, math.log, math.sqrt


class dtype(str):
    kind = property(lambda self: self[0])
    names = None


class ndarray:
    """A row of numbers."""

    ndim = 1

    def __init__(self, items):
        self.items = list(items)

    shape = property(lambda self: (len(self.items),))
    size = property(lambda self: len(self.items))
    flat = property(lambda self: self)

    @property
    def dtype(self):
        kinds = {type(item) for item in self.items}
        if kinds <= {builtins.bool} and kinds:
            return dtype("b")
        return dtype("f" if kinds <= {int, float, builtins.bool} else "O")

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"array({self.items})"

    def __getitem__(self, key):
        if isinstance(key, (ndarray, list)):
            picked = list(key)
            if picked and isinstance(picked[0], builtins.bool):
                both = zip(self.items, picked, strict=True)
                return ndarray(item for item, is_in in both if is_in)
            return ndarray(self.items[i] for i in picked)
        found = self.items[key]
        return ndarray(found) if isinstance(key, slice) else found

    def __setitem__(self, key, value):
        self.items[key] = value

    def __bool__(self):
        if len(self.items) == 1:
            return builtins.bool(self.items[0])
        raise ValueError("The truth value of an array is ambiguous.")

    def __abs__(self):
        return ndarray(map(abs, self.items))

    def __neg__(self):
        return ndarray(-item for item in self.items)

    def __invert__(self):
        return ndarray(not item for item in self.items)

    def copy(self):
        return ndarray(self.items)

    def tolist(self):
        return list(self.items)

    def tobytes(self):
        return repr(self.items).encode()

    def reshape(self, shape):
        return self

    def round(self, digits=0):
        return ndarray(round(item, digits) for item in self.items)

    def max(self):
        return max(self.items)

    def min(self):
        return min(self.items)

    def sum(self):
        return sum(self.items)

    def mean(self):
        return sum(self.items) / len(self.items)

    def argmax(self):
        return self.items.index(max(self.items))

    def argmin(self):
        return self.items.index(min(self.items))

    def any(self):
        return builtins.any(self.items)

    def all(self):
        return builtins.all(self.items)


def _both(a, b, rule):
    if not isinstance(a, ndarray):
        a = [a] * len(b)
    elif not isinstance(b, (ndarray, list, tuple)):
        b = [b] * len(a)
    return ndarray(rule(x, y) for x, y in zip(a, b, strict=True))


def _divided(a, b):
    return a / b if b else math.nan if not a else math.copysign(inf, a)


_RULES = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "truediv": _divided,
    "pow": lambda a, b: a**b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}
for _name, _rule in _RULES.items():
    setattr(
        ndarray, f"__{_name}__", lambda a, b, rule=_rule: _both(a, b, rule)
    )
    setattr(
        ndarray, f"__r{_name}__", lambda a, b, rule=_rule: _both(b, a, rule)
    )
ndarray.__hash__ = None


def array(items, dtype=None, copy=True):
    rows = list(items)
    return ndarray(map(dtype, rows) if dtype else rows)


def asarray(value, dtype=None):
    if isinstance(value, ndarray):
        return value
    return ndarray(value if isinstance(value, (list, tuple)) else [value])


def _each(rule):
    def mapped(value):
        if isinstance(value, (ndarray, list, tuple)):
            return ndarray(map(rule, value))
        return rule(value)

    return mapped


isnan, isfinite = _each(math.isnan), _each(math.isfinite)
abs = _each(builtins.abs)


def arange(*ends):
    return ndarray(range(*ends))


def linspace(a, b, count=50):
    return ndarray(a + (b - a) * i / (count - 1) for i in range(count))


def full(count, value):
    return ndarray([value] * count)


def diff(values):
    row = list(values)
    return ndarray(b - a for a, b in zip(row, row[1:], strict=False))


def cumsum(values):
    done, total = [], 0
    for value in values:
        total += value
        done.append(total)
    return ndarray(done)


def mean(values):
    return asarray(values).mean()


def max(values):
    return builtins.max(values)


def ptp(values):
    return builtins.max(values) - builtins.min(values)


def all(value):
    return builtins.all(asarray(value))


def any(value):
    return builtins.any(asarray(value))


def flatnonzero(values):
    return ndarray(i for i, value in enumerate(values) if value)


def nonzero(values):
    return (flatnonzero(values),)


def ravel(value):
    return asarray(value)


def shape(value):
    if isinstance(value, (list, tuple)):
        inner = {shape(item) for item in value}
        if len(inner) > 1:
            raise ValueError("uneven rows")
        return (len(value), *(inner.pop() if inner else ()))
    return getattr(value, "shape", ())


def ndim(value):
    return len(shape(value))


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    pairs = zip(asarray(a), asarray(b), strict=True)
    return builtins.all(
        x == y
        or (equal_nan and math.isnan(x) and math.isnan(y))
        or builtins.abs(x - y) <= atol + rtol * builtins.abs(y)
        for x, y in pairs
    )


def finfo(kind):
    return SimpleNamespace(max=1.7976931348623157e308, eps=2.0**-52)


@contextlib.contextmanager
def errstate(**how):
    yield


@contextlib.contextmanager
def printoptions(**how):
    yield


class _Table(dict):
    dtype = property(lambda self: SimpleNamespace(names=tuple(self)))


def genfromtxt(lines, delimiter=",", names=True):
    head, *rows = (line.strip().split(delimiter) for line in lines)
    cells = [[float(cell) if cell else nan for cell in row] for row in rows]
    columns = zip(*cells, strict=True)
    return _Table(
        (name.strip(), ndarray(column))
        for name, column in zip(head, columns, strict=True)
    )


class _Generator:
    def __init__(self, seed=None):
        self.source = _random.Random(seed)

    def integers(self, low, high=None, size=None):
        low, high = (0, low) if high is None else (low, high)
        return self._many(lambda: self.source.randrange(low, high), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._many(lambda: self.source.uniform(low, high), size)

    def choice(self, items, size=None):
        row = list(range(items)) if isinstance(items, int) else list(items)
        return self._many(lambda: self.source.choice(row), size)

    def permutation(self, items):
        row = list(range(items)) if isinstance(items, int) else list(items)
        self.source.shuffle(row)
        return ndarray(row)

    def _many(self, one, size):
        return one() if size is None else ndarray(one() for _ in range(size))


random = SimpleNamespace(default_rng=_Generator, Generator=_Generator)
