"""What a teacher wants before the next lesson, on one page.

How the points are spread, which tasks are hard, and which of the known
mistakes are common in this class, with the section of the lesson to teach
again.  Of each result only counts are kept.

Left out on purpose: names beside mistakes.  Those are in the feedback pages.
"""

from collections import Counter, defaultdict

from lib.grading.grade import chapter_checks
from lib.grading.pages import page, text
from lib.grading.similar import Similar
from lib.grading.tables import points_of

MOST_ROWS = 50  # of one table


class Summary:
    """Takes results one by one, and makes a page of what they have shown."""

    def __init__(self):
        self.totals = defaultdict(Counter)  # by chapter
        self.right = defaultdict(Counter)
        self.mistakes = defaultdict(Counter)
        self.similar, self.notes = Similar(), []
        self.noted = self.count = 0

    def add(self, result):
        """Take one more result."""
        chapter, self.count = result["chapter"], self.count + 1
        if result["tasks"]:
            self.totals[chapter][points_of(result)[0]] += 1
        for name, told in result["tasks"].items():
            self.right[chapter][name] += told["verdict"] == "right"
            if told["mistake"]:
                self.mistakes[chapter][name, told["mistake"]] += 1
        self.similar.add(result)
        if result["notes"]:
            self.noted += 1
            if len(self.notes) < MOST_ROWS:
                self.notes.append((result["file"], result["notes"]))

    def html(self, said):
        """Return the page; ``said`` are sentences about the run."""
        parts = ["<h1>How the class did</h1>"]
        graded = sum(sum(c.values()) for c in self.totals.values())
        counts = f"{self.count} notebooks, {graded} of them graded."
        parts += [f"<p>{text(line)}</p>" for line in [counts, *said]]
        for chapter in sorted(self.totals):
            parts += self._chapter(chapter)
        parts += [self.similar.html(), self._noted()]
        return page("How the class did", "\n".join(filter(None, parts)))

    def _chapter(self, chapter):
        tasks = chapter_checks(chapter).tasks
        most = sum(task.points for task in tasks.values())
        totals = self.totals[chapter]
        yield f"<h2>{text(chapter.replace('_', ' ').capitalize())}</h2>"
        yield f"<p>{_middle(totals, most)}</p>"
        yield _spread(totals, most)
        yield "<h2>Tasks</h2>"
        yield _shares(self.right[chapter], tasks, sum(totals.values()))
        yield self._common(chapter, tasks)

    def _common(self, chapter, tasks):
        known = {m.slug: m for task in tasks.values() for m in task.mistakes}
        rows = [
            f"<li><strong>{count} in {text(name)}.</strong> "
            f"{text(known[slug].hint)}<br>Teach again: "
            f"<em>{text(known[slug].heading)}</em></li>"
            for (name, slug), count in self.mistakes[chapter].most_common(12)
        ]
        if not rows:
            return "<p>None of the known mistakes was made.</p>"
        head = "<h2>Common mistakes, and what to teach again</h2>"
        return f'{head}\n<ul class="common">{"".join(rows)}</ul>'

    def _noted(self):
        if not self.notes:
            return ""
        rows = [
            f"<tr><td>{text(file)}</td><td>{text('; '.join(notes))}</td></tr>"
            for file, notes in self.notes
        ]
        more = self.noted - len(rows)
        said = f"<p>And {more} more: see grades.csv.</p>" if more else ""
        return f"<h2>To look at</h2>\n<table>{''.join(rows)}</table>{said}"


def _middle(totals, most):
    """Return a sentence on the median."""
    ordered = sorted(totals.elements())
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return f"Half of them have {(low + high) / 2:g} points or more, of {most}."


def _spread(totals, most):
    """Return a picture: how many have how many points."""
    tallest, bars = max(totals.values()), []
    for points in range(most + 1):
        count = totals[points]
        bars.append(
            f"<div><span>{count or ''}</span>"
            f'<div class="bar" style="height:{7 * count / tallest:.2f}rem">'
            f"</div><span>{points}</span></div>"
        )
    said = ", ".join(f"{totals[p]} with {p}" for p in sorted(totals))
    return _picture("spread", f"Notebooks by their points: {said}.", bars)


def _shares(right, tasks, count):
    """Return a picture: the share of notebooks in which a task is right."""
    bars = []
    for i, name in enumerate(tasks, 1):
        share = 100 * right[name] / count
        bars.append(
            f"<span>{i}. {text(name)}</span>"
            f'<div class="rest"><div class="bar" style="width:{share:.1f}%">'
            f'</div></div><span class="number">{share:.0f} %</span>'
        )
    said = ", ".join(f"{n} {100 * right[n] / count:.0f} %" for n in tasks)
    return _picture("shares", f"Right answers: {said}.", bars)


def _picture(kind, words, parts):
    label = f'role="img" aria-label="{text(words)}"'
    return f'<div class="{kind}" {label}>{"".join(parts)}</div>'
