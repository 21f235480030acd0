"""The files that Node compares with hold what lib computes today."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
MAKERS = sorted((ROOT / "tests/js").glob("*.py"))


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.stem)
def test_node_compares_with_what_lib_computes_today(maker):
    printed = subprocess.run(
        [sys.executable, maker],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    kept = json.loads(maker.with_suffix(".json").read_text())
    assert list(differences(json.loads(printed), kept)) == []


def differences(new, old, place=""):
    """Yield where two parsed files differ by more than rounding."""
    if isinstance(old, dict) and isinstance(new, dict):
        if new.keys() != old.keys():
            yield f"{place}: other keys"
        for key in new.keys() & old.keys():
            yield from differences(new[key], old[key], f"{place}.{key}")
    elif isinstance(old, list) and isinstance(new, list):
        if len(new) != len(old):
            yield f"{place}: {len(new)} in place of {len(old)}"
        for i, pair in enumerate(zip(new, old, strict=False)):
            yield from differences(*pair, f"{place}[{i}]")
    elif is_number(old) and is_number(new):
        if new != pytest.approx(old, rel=1e-9, abs=1e-12, nan_ok=True):
            yield f"{place}: {new} in place of {old}"
    elif place.endswith(".table"):
        yield from differences(columns(new), columns(old), place[:-6])
    elif new != old:
        yield f"{place}: {new!r} in place of {old!r}"


def columns(text):
    return np.frombuffer(base64.b64decode(text)).tolist()


def is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def test_a_difference_is_told_with_its_place():
    new, old = {"a": [1.0, 2.0, "x"]}, {"a": [1.0, 2.1, "y"]}
    assert list(differences(new, old)) == [
        ".a[1]: 2.0 in place of 2.1",
        ".a[2]: 'x' in place of 'y'",
    ]
    assert list(differences(1.0, 1.0 + 1e-13)) == []
