"""Asks Node what the mathematics of an explorer makes of some numbers."""

import json
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).parent.parent / "lib/widgets/src"
ASK = """
const [expression, given, ...scripts] = process.argv.slice(1);
const modules = await Promise.all(scripts.map((script) => import(script)));
const names = Object.assign({}, ...modules, JSON.parse(given));
const found = new Function(...Object.keys(names), `return ${expression}`)(
  ...Object.values(names),
);
const plain = (_, v) => (ArrayBuffer.isView(v) ? Array.from(v) : v);
console.log(JSON.stringify(found, plain));
"""


def in_node(script, expression, **given):
    """Return an expression in the names of a script, and what is given.

    More than one script are the words of one text.

    >>> in_node("mathematics/depth.js", "fate(size)", size=1e-9)
    'vanished'
    """
    command = ["node", "--input-type=module", "--eval", ASK]
    scripts = [(SCRIPTS / one).as_uri() for one in script.split()]
    arguments = [expression, json.dumps(given), *scripts]
    answer = subprocess.run(
        [*command, *arguments], capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
