"""Similar work: notebooks whose answers are the same up to names.

An answer is known by a fingerprint: that of its program, with the names
numbered in the order in which they come, without comments.  That of a short
answer begins with a ~ and does not count, because many write the same; but
nearly nobody writes the same in every task.

Left out on purpose: a verdict.  Two people may have worked together, as they
were told to, or read the same book.
"""

from collections import Counter, defaultdict
from itertools import combinations

from lib.grading.pages import text

FEWEST = 2  # answers that two notebooks share, to be listed
CROWD = 8  # more than these share an answer: it is common
MOST_PAIRS = 100
ALL = "all answers"
FEWEST_OF_ALL = 4


def that_count(prints):
    """Return the prints of a notebook that tell something, by the task.

    >>> that_count({"a": "~1", "b": "2"})
    {'b': '2'}
    >>> list(that_count(dict.fromkeys("abcd", "~1")))
    ['all answers']
    """
    found = {k: one for k, one in prints.items() if one[0] != "~"}
    if len(prints) < FEWEST_OF_ALL:
        return found
    return {ALL: repr(sorted(prints.items())), **found}


class Similar:
    """Takes results one by one, and lists those that share answers."""

    def __init__(self):
        self.files = []
        self.found = defaultdict(list)  # (chapter, task, print): who

    def add(self, result):
        """Take one more result."""
        number = len(self.files)
        self.files.append((result["name"], result["file"]))
        for task, one in that_count(result["prints"]).items():
            self.found[result["chapter"], task, one].append(number)

    def pairs(self):
        """Return ((name, file), (name, file), tasks), most tasks first.

        Notebooks of one name are no pair.
        """
        shared = defaultdict(list)
        for (_, task, _), who in self.found.items():
            if len(who) <= CROWD:
                for pair in combinations(who, 2):
                    shared[pair].append(task)
        found = [
            (self.files[a], self.files[b], sorted(tasks))
            for (a, b), tasks in shared.items()
            if (len(tasks) >= FEWEST or ALL in tasks)
            and self.files[a][0] != self.files[b][0]
        ]
        return sorted(found, key=lambda pair: (-len(pair[2]), pair))

    def crowds(self):
        """Return ((chapter, task), count) of answers that many share."""
        found = Counter()
        for (chapter, task, _), who in self.found.items():
            if len(who) > CROWD:
                found[chapter, task] = max(found[chapter, task], len(who))
        return sorted(found.items())

    def html(self):
        """Return a part of a page, nothing if no answers are shared."""
        rows = [
            f"<tr><td>{text(a[1])}</td><td>{text(b[1])}</td>"
            f"<td>{text(', '.join(tasks))}</td></tr>"
            for a, b, tasks in self.pairs()[:MOST_PAIRS]
        ]
        crowds = [
            f"<li>{count} share "
            f"{ALL if task == ALL else f'one answer to {text(task)}'} "
            f"({text(chapter.replace('_', ' '))})</li>"
            for (chapter, task), count in self.crowds()
        ]
        if not rows and not crowds:
            return ""
        said = "<p>These answers are the same up to names. That is a hint to "
        said += "look at them, and no verdict.</p>"
        table = f"<table>{''.join(rows)}</table>" if rows else ""
        many = f"<ul>{''.join(crowds)}</ul>" if crowds else ""
        return f"<h2>Similar work</h2>\n{said}\n{table}{many}"
