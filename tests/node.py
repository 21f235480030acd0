"""Asks Node what the mathematics of an explorer makes of some numbers."""

import json
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).parent.parent / "lib/widgets/src"
ASK = """
const [script, expression, given] = process.argv.slice(1);
const names = { ...(await import(script)), ...JSON.parse(given) };
const found = new Function(...Object.keys(names), `return ${expression}`)(
  ...Object.values(names),
);
const plain = (_, v) => (ArrayBuffer.isView(v) ? Array.from(v) : v);
console.log(JSON.stringify(found, plain));
"""


def in_node(script, expression, **given):
    """Return an expression in the names of a script, and what is given.

    >>> in_node("mathematics/depth.js", "fate(size)", size=1e-9)
    'vanished'
    """
    command = ["node", "--input-type=module", "--eval", ASK]
    arguments = [(SCRIPTS / script).as_uri(), expression, json.dumps(given)]
    answer = subprocess.run(
        [*command, *arguments], capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
