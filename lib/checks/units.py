"""Units as people write them, read as products of powers.

"m/s^2", "m s⁻²", "metres per second per second" and "m/(s*s)" are one unit,
"(m/s)*s" is another.  Left out on purpose: factors between units.  A km/h is
not a m/s here.
"""

import re
import unicodedata
from collections import Counter

SIGNS = str.maketrans("−–‑⁄∕÷·⋅•∙×∗[]{}_", "---///******()() ")
# One after the other: how people write units, and how it is read here.
SPELLINGS = (
    (r"\\[dt]?frac(\(.*?\))\s*\(", r"\1/("),  # TeX
    (r"\\(mathrm|text|rm|operatorname|left|right)\b|\$", ""),
    (r"\\(cdot|times)\b", "*"),
    (r"\\[,;:! ]|~", " "),
    (r"[\"'`]", ""),
    (r"(?<=[a-z]{3})\(s\)", "s"),  # of "metre(s)"
    (r"\bone\b", "1"),
    (r"\*\*", "^"),
    (r"\.(?=\s*$|\s*[/*)^ ])", ""),  # of "sec." and "m."
    (r"\.", "*"),  # of "m.s^-1"
    (r"\b([mk])\*p\*([sh])\b", r"\1p\2"),
    (r"(?<=[a-z])-(?=[a-z])|,(?=\s*(per|/))", " "),
    (r"\b(per|over|divided by|each|every|an?)\b", "/"),
    (r"\btimes\b", "*"),
    (r"\b([a-z]+)\s+squared\b", r"\1^2"),
    (r"\bsquared?\s+([a-z]+)", r"\1^2"),
    (r"\b(k?m)(s|h|min)(?=\s*\^?\s*\(?-)", r"\1 \2"),  # of "ms^-1"
)
NAMES = {
    "m": r"met(er|re)s?|mtrs?",
    "km": r"kilomet(er|re)s?|kms",
    "s": r"seconds?|secs?",
    "min": r"minutes?|mins?",
    "h": r"hours?|hrs?",
    "m/s": r"mps",
    "km/h": r"kmp?h|kph|kmphr",
}
TOKEN = re.compile(r"[^\W\d]+|[°%€$]|[-+]?\d+|[*/^()]|\S")


def plain_unit(text):
    """Return a unit in one spelling, or the text itself if it is none.

    A product that is written side by side binds more closely than a slash,
    as in print: "m/s s" is m/(s s).

    >>> [plain_unit(u) for u in ("metres per second", "m s^-2", "KM/H", "m")]
    ['m/s', 'm/s/s', 'km/h', 'm']
    >>> [plain_unit(u) for u in ("m km⁻¹", "km per min", "(m/s)*s")]
    ['m/km', 'km/min', 'm']
    """
    plain = unicodedata.normalize("NFKC", text).lower().strip()
    plain = plain.translate(SIGNS)
    for pattern, short in SPELLINGS:
        plain = re.sub(pattern, short, plain)
    tokens = TOKEN.findall(plain)
    try:
        powers = _product(tokens)
    except (IndexError, ValueError):
        powers = None
    if powers is None or tokens:
        return plain
    above = [u for u in sorted(powers) for _ in range(powers[u])]
    below = [f"/{u}" for u in sorted(powers) for _ in range(-powers[u])]
    return "*".join(above or ["1"]) + "".join(below)


def _product(tokens):
    """Return the powers in a product and quotient; its tokens are used up."""
    powers = Counter()
    sign = _sign(tokens)
    while True:
        for unit, power in _group(tokens).items():
            powers[unit] += sign * power
        if not tokens or tokens[0] not in "*/":
            return powers
        sign = _sign(tokens)


def _sign(tokens):
    """Return -1 for what stands behind a slash, else 1."""
    sign = 1
    while tokens and tokens[0] in "*/":
        sign = -1 if tokens.pop(0) == "/" else sign
    return sign


def _group(tokens):
    """Return the powers of what is written side by side."""
    powers = _power(tokens)
    while tokens and (tokens[0] == "(" or tokens[0][0].isalpha()):
        powers.update(_power(tokens))
    return powers


def _power(tokens):
    """Return the powers of one unit, or of a bracket, with its exponent."""
    first = tokens.pop(0)
    if first == "(":
        powers = _product(tokens)
        if tokens.pop(0) != ")":
            raise ValueError
    elif first == "1":
        powers = Counter()
    elif first[0].isalpha() or first in "°%€$":
        powers = _named(first)
    else:
        raise ValueError
    exponent = _exponent(tokens)
    return Counter({unit: exponent * p for unit, p in powers.items()})


def _exponent(tokens):
    has_sign = tokens[:1] == ["^"]
    if has_sign:
        tokens.pop(0)
    if has_sign and tokens[0] == "(":
        exponent, bracket = int(tokens[1]), tokens[2]
        del tokens[:3]
        return exponent if bracket == ")" else int("")
    is_number = bool(tokens) and tokens[0].lstrip("+-").isdigit()
    return int(tokens.pop(0)) if is_number or has_sign else 1


def _named(word):
    """Return the powers in a unit that has a name of its own."""
    for unit, spelling in NAMES.items():
        word = unit if re.fullmatch(spelling, word) else word
    above, _, below = word.partition("/")
    return Counter({above: 1, below: -1} if below else {above: 1})
