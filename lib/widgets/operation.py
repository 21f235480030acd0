"""Which operation of the engine made a Tensor, and how it is written.

A Tensor keeps the rules of its operation, and the engine has others for each
of its operations: so the rules tell the name, and nobody has to declare one.
"""

from collections.abc import Sequence
from typing import Any

from lib import autograd as engine
from lib.autograd import Tensor

ONE = "exp log sin cos tan tanh sqrt abs relu sigmoid same sum".split()
TWO = "add sub mul div power maximum".split()  # minimum has maximum's rules
WRITTEN = {
    "add": "{} + {}",
    "sub": "{} − {}",
    "mul": "{} · {}",
    "div": "{} / {}",
    "power": "{} ^ {}",
    "abs": "|{}|",
    "same": "{}",
}
RAISED = dict(zip("23456789", "²³⁴⁵⁶⁷⁸⁹", strict=True))


def _rules(y: Tensor) -> tuple[Any, ...]:
    return tuple(getattr(rule, "__code__", rule) for rule in y.rules)


def _table() -> dict[tuple[Any, ...], str]:
    a, b = Tensor(0.5), Tensor(0.25)
    one = {_rules(getattr(engine, name)(a)): name for name in ONE}
    return one | {_rules(getattr(engine, name)(a, b)): name for name in TWO}


NAMES = _table()


def operation(y: Tensor, values: Sequence[float]) -> str:
    """Return the name of what made ``y`` from inputs with these ``values``.

    An operation that is not the engine's has the name of its function in
    brackets, so that nobody takes it for one that is.

    >>> x = Tensor(3.0)
    >>> operation(x * x, [3.0, 3.0]), operation(engine.exp(x), [3.0])
    ('mul', 'exp')
    """
    name = NAMES.get(_rules(y))
    if name is None:
        function, dot, _ = y.rules[0].__qualname__.partition(".<locals>")
        return f"[{function if dot else 'step'}]"
    if name != "maximum" or y.item() > min(values):
        return name
    return "minimum" if y.item() < max(values) else "[maximum or minimum]"


def form(name: str, inputs: Sequence[Any]) -> str:
    """Return how an operation is written: {} for each input, but constants.

    >>> x = Tensor(3.0)
    >>> form("sub", [1, x]), form("power", [x, 2]), form("exp", [x])
    ('1 − {}', '{}²', 'exp({})')
    """
    places = [
        "{}" if isinstance(a, Tensor) else number(float(a)) for a in inputs
    ]
    if name == "power" and places[1] in RAISED:
        return f"{places[0]}{RAISED[places[1]]}"
    if (name, places[0]) == ("mul", number(-1)):
        return "−{}"
    usual = f"{name.strip('[]')}({', '.join(['{}'] * len(places))})"
    return WRITTEN.get(name, usual).format(*places)


def number(value: float) -> str:
    """Return a constant as it stands in a formula.

    >>> number(0.5), number(-2.0)
    ('0.5', '(−2)')
    """
    text = f"{value:.6g}".replace("-", "−")
    return f"({text})" if value < 0 else text
