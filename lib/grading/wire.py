"""How values cross the wall of the box: as JSON, and nothing else.

Both sides of the wall use this file.  A number, a text, a truth value and
None cross as themselves, everything else as a list that begins with its kind:

    ["array", "f", [2], [1.0, 2.0]]    ["tuple", [1, 2]]    ["dots"]

What comes out of the box may be forged by whoever wrote the notebook, so
every kind, type, depth and size is looked at before anything is made of it.

Left out on purpose: objects.  Of those only the name of their class and what
they show of themselves crosses, so an operator that lies stays in the box.
"""

import math
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np

# A check may compare each item of a list with all others, and read a text
# again and again: what is longer than any answer would keep it busy.
MOST_NUMBERS = 200_000  # in one array
MOST_ITEMS = 5_000  # in one list
LONGEST = 4_000  # signs of one text
MOST_SIGNS = 100_000  # in all texts of an array
DEEPEST = 8  # containers inside containers
LARGEST = 10**400  # a whole number; beyond, a float is inf all the same
WORD = re.compile(r"[^\W\d]\w{0,99}\Z")
EXACT = re.compile(r"[-+]?\d{1,1000}(/\d{1,1000})?\Z")
DECIMAL = re.compile(r"[-+]?(\d{1,1000}(\.\d{0,1000})?|NaN|Infinity)\Z")

FLOATS = {"f": float, "f2": np.float16, "f4": np.float32}
DTYPES = FLOATS | {"b": bool, "i": np.int64, "u": np.uint64, "c": complex}
ITEMS = {"b": {bool}, "i": {int}, "u": {int}, "f": {int, float}}


class Malformed(ValueError):
    """What crossed the wall is no value."""


# Out of the hands of this side


def encode(value, functions=None, depth=0):
    """Return what stands for a value on the other side of the wall.

    A function is added to the list ``functions`` and crosses as its place
    there: the other side asks to have it called.  Without that list it
    crosses as an object.

    >>> encode([1, 2.5, ("a", None)])
    ['list', [1, 2.5, ['tuple', ['a', None]]]]
    >>> encode(np.array([[1.0, 2.0]]))
    ['array', 'f', [1, 2], [1.0, 2.0]]
    """
    if value is ...:
        return ["dots"]
    if value is None or type(value) in (bool, float, int, str):
        return _bare(value)
    if type(value) in OUTWARD and depth < DEEPEST:
        kind, parts = OUTWARD[type(value)]
        return [kind, *parts(value, functions, depth + 1)]
    if isinstance(value, np.generic) and value.dtype.kind in "biufc":
        return ["scalar", *_array(np.asarray(value))[::2]]
    if isinstance(value, np.ufunc) and hasattr(np, value.__name__):
        return ["ufunc", value.__name__]
    if callable(value) and functions is not None:
        functions.append(value)
        return ["function", len(functions) - 1, _name(value), _inputs(value)]
    return _thing(value)


def _bare(value):
    if type(value) is int and abs(value) >= LARGEST:
        return math.inf if value > 0 else -math.inf
    if type(value) is str and len(value) > LONGEST:
        raise TypeError(f"a text of {len(value)} signs is too long")
    return value


def _items(value, functions, depth):
    if len(value) > MOST_ITEMS:
        raise TypeError(f"{len(value)} items are too many")
    return [[encode(item, functions, depth) for item in value]]


def _pairs(value, functions, depth):
    sides = value.keys(), value.values()
    keys, values = (_items(side, functions, depth)[0] for side in sides)
    return [keys, values]


def _numbers(value, functions, depth):
    if value.size > MOST_NUMBERS:
        raise TypeError(f"{value.size} numbers are too many")
    if value.dtype.kind in "biufcU":
        return _array(value)
    items = [encode(item, functions, depth) for item in value.flat]
    return ["O", list(value.shape), items]


def _array(value):
    kind = value.dtype.kind
    if kind == "c":
        value = np.stack([value.real, value.imag], axis=-1)
    exact = value.astype(float) if kind in "fc" else value
    shape = list(value.shape[:-1] if kind == "c" else value.shape)
    small = kind == "f" and value.dtype.itemsize < 8  # shown with less digits
    kind = f"f{value.dtype.itemsize}" if small else kind
    return [kind, shape, exact.ravel().tolist()]


OUTWARD = {  # the kind, and what follows it
    list: ("list", _items),
    tuple: ("tuple", _items),
    dict: ("dict", _pairs),
    np.ndarray: ("array", _numbers),
    complex: ("complex", lambda z, *_: [z.real, z.imag]),
    Fraction: ("fraction", lambda x, *_: [str(x)]),
    Decimal: ("decimal", lambda x, *_: [format(x, "f")]),
}


def _name(function):
    name = getattr(function, "__name__", "")
    return name[:1000] if isinstance(name, str) else ""


def _inputs(function):
    """Return the names of the inputs of a function, as far as they show."""
    code = getattr(function, "__code__", None)
    names = code.co_varnames[: code.co_argcount] if code else ()
    return list(names[:50])


def _thing(value):
    try:
        shown = repr(value)[:1000]
    except BaseException:  # a repr of the learner's own may do anything
        shown = ""
    shown = shown if type(shown) is str else ""
    return ["thing", type(value).__name__, shown, callable(value)]


# Into the hands of this side


class Thing:
    """Stands for an object that stayed behind: it shows itself, no more."""

    def __init__(self, shown):
        self.shown = shown

    def __repr__(self):
        return self.shown


class _Callable(Thing):
    def __call__(self, *_):
        raise TypeError("a function that a function returned is not called")


def decode(message, function=None, depth=0):
    """Return the value that a message stands for.

    ``function`` makes a function of its place, its name and its inputs.

    Raises  Malformed for what is no message, too deep or too large.

    >>> decode(["tuple", [1, ["array", "i", [2], [3, 4]]]])
    (1, array([3, 4]))
    >>> decode(["array", "f", [99999], [0.0]])
    Traceback (most recent call last):
    lib.grading.wire.Malformed: array
    """
    if message is None or type(message) in (bool, float):
        return message
    if type(message) is int and abs(message) < LARGEST:
        return message
    if type(message) is str and len(message) <= LONGEST:
        return message
    if type(message) is not list or not message or depth >= DEEPEST + 1:
        raise Malformed("no value")
    kind, *parts = message
    make = INWARD.get(kind) if type(kind) is str else None
    try:
        if make is None:
            raise Malformed("kind")
        return make(parts, function, depth + 1)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        raise Malformed(str(kind)[:20]) from None


def _holds(ok):
    if not ok:
        raise Malformed("part")


def _container(make):
    def made(parts, function, depth):
        (items,) = parts
        _holds(type(items) is list and len(items) <= MOST_ITEMS)
        return make([decode(item, function, depth) for item in items])

    return made


_made_list = _container(list)


def _made_dict(parts, function, depth):
    keys, values = (_made_list([part], function, depth) for part in parts)
    return dict(zip(keys, values, strict=True))


def _made_array(parts, function, depth):
    kind, shape, items = parts
    _holds(type(items) is list and len(items) <= MOST_NUMBERS)
    _holds(type(shape) is list and len(shape) <= 8)
    _holds(all(type(n) is int and 0 <= n <= MOST_NUMBERS for n in shape))
    if kind == "O":
        return _made_objects(shape, items, function, depth)
    if kind == "U":
        return _made_texts(shape, items)
    count = math.prod(shape)
    _holds(len(items) == (2 * count if kind == "c" else count))
    _holds(set(map(type, items)) <= ITEMS["f" if kind == "c" else kind[0]])
    if kind == "c":
        return np.array(items, float).view(complex).reshape(shape)
    return np.array(items, DTYPES[kind]).reshape(shape)


def _made_texts(shape, items):
    _holds(math.prod(shape) == len(items) and set(map(type, items)) <= {str})
    # NumPy gives each text the room of the longest
    _holds(len(items) * max(map(len, items), default=0) <= MOST_SIGNS)
    return np.array(items, dtype="U").reshape(shape)


def _made_objects(shape, items, function, depth):
    _holds(math.prod(shape) == len(items))
    made = np.empty(len(items), dtype=object)
    for i, item in enumerate(items):
        made[i] = decode(item, function, depth)
    return made.reshape(shape)


def _made_scalar(parts, function, depth):
    kind, items = parts
    return _made_array([kind, [], items], function, depth)[()]


def _made_complex(parts, function, depth):
    real, imaginary = parts
    _holds({type(real), type(imaginary)} <= {int, float})
    return complex(real, imaginary)


def _made_exact(pattern, make):
    def made(parts, function, depth):
        (text,) = parts
        _holds(type(text) is str and pattern.match(text))
        return make(text)

    return made


def _made_ufunc(parts, function, depth):
    (name,) = parts
    _holds(type(name) is str and isinstance(getattr(np, name, 0), np.ufunc))
    return getattr(np, name)


def _made_function(parts, function, depth):
    place, name, inputs = parts
    _holds(function is not None and type(place) is int and place >= 0)
    _holds(type(name) is str and len(name) <= 1000)
    _holds(type(inputs) is list and len(inputs) <= 50)
    _holds(all(type(x) is str and WORD.match(x) for x in inputs))
    return function(place, name, inputs)


def _made_thing(parts, function, depth):
    name, shown, is_callable = parts
    _holds(type(name) is str and type(shown) is str and len(shown) <= 1000)
    name = name if WORD.match(name) else "object"
    return type(name, (_Callable if is_callable else Thing,), {})(shown)


def _made_dots(parts, function, depth):
    _holds(not parts)
    return ...


INWARD = {
    "list": _made_list,
    "tuple": _container(tuple),
    "dict": _made_dict,
    "array": _made_array,
    "scalar": _made_scalar,
    "complex": _made_complex,
    "fraction": _made_exact(EXACT, Fraction),
    "decimal": _made_exact(DECIMAL, Decimal),
    "ufunc": _made_ufunc,
    "function": _made_function,
    "thing": _made_thing,
    "dots": _made_dots,
}
