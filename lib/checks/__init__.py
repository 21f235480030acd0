"""Checks: they try a learner's answer and reply as a patient teacher would.

The module of a chapter holds its tasks.  A task is a generator that calls or
reads the learner's answers and says what each should be:

    chapter = Chapter("rates_of_change")

    @chapter.task(2, "The rate in the picture")
    def secant_slope(secant_slope, rng):
        yield secant_slope(square, 1, 3).should_be(4, within=1e-9)

A known mistake is a wrong answer, written as a learner writes it.  Its
docstring is the reply: what the answer would be true of, and the next step;
then the heading of the lesson, where it is not that of the task.

    @secant_slope.mistakes_in("secant_slope")
    class _Secant:
        def rise_alone(f, a, b):
            '''That is the rise of the secant. Divide it by the run.'''
            return f(b) - f(a)

Where an answer is wrong, the same generator tries the known mistakes: the one
that gives the same results on the same inputs is recognised.

A task may have other numbers for each reader.  Those of the book stand behind
a star; mistakes take the ones that they need, and replies name them.  A
function whose docstring shows them to the reader says how they are drawn:

    @chapter.task(1, "From a formula")
    def average_of_cube(average, rng, *, a=1, b=4):
        yield average.should_be((b**3 - a**3) / (b - a), within=1e-9)

    @average_of_cube.varies
    def _interval(draw):
        '''The interval is [{a}, {b}].'''
        a = draw.whole(1, 6)
        return {"a": a, "b": a + draw.whole(2, 5)}

    @average_of_cube.mistakes_in("average")
    class _Cube:
        def rise_alone(*, a, b):
            '''That is the rise from f({a}) to f({b}). Divide it by the run.
            '''
            return b**3 - a**3

Numbers with which two mistakes would look alike are drawn again.

Left out on purpose: a mark between nothing and full for one task.
"""

import inspect
import textwrap
from functools import update_wrapper
from typing import NamedTuple

import numpy as np

from lib.checks.answers import Answer, alike
from lib.checks.calls import silence
from lib.checks.notebook import WIDTH, is_stale, listen, show
from lib.checks.variants import (
    MOST_DRAWS,
    Draw,
    all_of,
    in_words,
    is_clear,
    plain_name,
    positional,
    told,
    with_numbers,
)

ROUNDED = 1e-3  # a known wrong number is known when rounded, too
CLOSE = "That is close, less than 1 % off. Did you round on the way?"
STRANGE = (
    "{} is something that this check has not met before, and it stops with "
    "{}. Compare what you hand in with what the task asks for."
)
BOOK = "The numbers of the book"
IN_THE_WORDS = "They stand in the words of the task."
OF_THE_BOOK = (
    "That is right for the numbers of the book. check.{}.yours tells yours."
)
STALE = (
    "The cell with your answer stopped with an error, so {} is what it was "
    "before: mend that cell first."
)


class Passed(NamedTuple):
    """The reply to a right answer."""

    task: str  # its title
    points: int

    def __repr__(self):
        return f"Right: {self.task}, {_points(self.points)}."

    def _ipython_display_(self):
        # nbgrader takes the result of a graded cell for a number of points
        show(repr(self))


class NotYet(Exception):
    """The reply to an answer that is not right yet: some friendly lines.

    ``verdict`` is ``"recognised"``, ``"close"``, ``"unknown"``, for an answer
    of the wrong sort ``"unreadable"``, ``"stale"`` for one that a failed cell
    should have changed, and ``"strange"`` for one that no check foresaw;
    ``slug`` names the mistake.
    """

    def __init__(self, lines, verdict, slug=None):
        super().__init__("\n".join(textwrap.fill(x, WIDTH) for x in lines))
        self.verdict, self.slug = verdict, slug

    def _render_traceback_(self):
        return str(self).splitlines()


class Score(NamedTuple):
    """The score sheet: (task, points earned, points to earn) for each."""

    rows: tuple

    def __repr__(self):
        total = (sum(row[i] for row in self.rows) for i in (1, 2))
        rows = [*self.rows, ("together", *total)]
        width = max(28, *(len(task) for task, *_ in rows))
        return "\n".join(
            f"{task:{width}} {earned:2} of {points}"
            for task, earned, points in rows
        )


class Mistake(NamedTuple):
    """A known mistake: the wrong answer to a name, and the reply to it."""

    slug: str
    name: str
    answer: object
    hint: str
    heading: str


class Chapter:
    """Return the tasks of a chapter, and the points earned in this kernel.

    >>> Chapter("a_name").score()
    together                      0 of 0
    """

    def __init__(self, name):
        self.name, self.tasks, self.earned = name, {}, {}
        self.reader = ""  # whose numbers these are, "" for those of the book
        listen()

    def task(self, points, heading):
        """Return a decorator that makes a task of a generator.

        ``heading`` is where the lesson treats what is asked.
        """

        def add(body):
            task = Task(self, body, points, heading)
            self.tasks[task.name] = task
            return task

        return add

    def variant(self, name=""):
        """Take the numbers of a reader, and say which tasks have them."""
        self.read_by(name)
        whose = f"Numbers for {self.reader}" if self.reader else BOOK
        varied = [str(x.number) for x in self.tasks.values() if x.varied]
        tasks = "task" if len(varied) == 1 else "tasks"
        show(f"{whose} in the {tasks} {all_of(varied)}.")

    def read_by(self, name):
        """Take the numbers of a reader; "" gives those of the book.

        What was earned with other numbers is earned no more, where they count.
        """
        if not isinstance(name, str):
            raise TypeError(
                f"a name is a text, got {name!r}: use quotation marks"
            )
        reader = " ".join(name.split())
        is_another = plain_name(reader) != plain_name(self.reader)
        for task in self.tasks.values() if is_another else ():
            task.draw(reader)
            if task.varied:
                self.earned.pop(task.name, None)
        self.reader = reader

    def score(self):
        """Return the score sheet; only the last try of each task counts."""
        return Score(
            tuple(
                (task.title, self.earned.get(name, 0), task.points)
                for name, task in self.tasks.items()
            )
        )


class Task:
    """Return a check: call it with the learner's objects.

    ``names`` are the names of these objects, in order, and ``numbers`` those
    of the reader.  A bare ``yield`` in ``body`` ends a step: what follows is
    tried when all before it was right.
    """

    def __init__(self, chapter, body, points, heading):
        update_wrapper(self, body)
        self.chapter, self.body, self.name = chapter, body, body.__name__
        self.number = len(chapter.tasks) + 1
        self.title = f"Task {self.number}, {self.name}"
        self.points, self.heading, self.mistakes = points, heading, []
        *names, _ = positional(body)  # the last one is rng
        self.names, self.listed, self.varied = tuple(names), [], None
        self.book = self.numbers = body.__kwdefaults__ or {}

    def varies(self, drawn):
        """Record how the numbers of a reader are drawn, as a decorator."""
        self.varied = drawn
        return drawn

    @property
    def yours(self):
        """The numbers of this task, in words for the reader."""
        words = inspect.getdoc(self.varied).format(**in_words(self.numbers))
        if self.numbers == self.book:
            words = IN_THE_WORDS
        return told(self.title, self.chapter.reader, words)

    def draw(self, reader):
        """Take the numbers of a reader, those of the book for "".

        Raises  ValueError if no numbers keep the known mistakes apart.
        """
        if not (self.varied and reader):
            return self._take(self.book)
        place = plain_name(reader), self.chapter.name, self.name
        for again in range(MOST_DRAWS):
            self._take(self.varied(Draw(*place, str(again))))
            if self.numbers != self.book and is_clear(
                self.mistakes, self.wanted()
            ):
                return None
        raise ValueError(f"{self.name}: no numbers keep its mistakes apart")

    def _take(self, numbers):
        if numbers.keys() != self.book.keys():
            raise TypeError(f"{self.name} draws other numbers than it has")
        self.numbers = numbers
        self.mistakes = [self._mistake(*one) for one in self.listed]

    def mistakes_in(self, name):
        """Return a decorator that records the functions of a class.

        Each is a wrong answer to ``name``: a function with inputs stands for
        the learner's own, one without returns a wrong value.
        """

        def record(group):
            for key, wrong in vars(group).items():
                if inspect.isfunction(wrong):
                    self.listed.append((name, key, wrong))
            self._take(self.numbers)
            return group

        return record

    def _mistake(self, name, key, wrong):
        kebab = f"{self.name}-{key}".replace("_", "-")
        slug = f"{self.chapter.name}.{kebab}"
        answer = with_numbers(wrong, self.numbers)
        answer = answer if positional(wrong) else answer()
        hint, _, heading = inspect.getdoc(wrong).partition("\n\n")
        hint = " ".join(hint.split())
        hint = hint.format(**in_words(self.numbers)) if self.numbers else hint
        return Mistake(slug, name, answer, hint, heading or self.heading)

    def wanted(self, **beside):
        """Return what is right and how near, by the name of each answer.

        The check itself says so, as far as it can be asked: of functions it
        only says what their results should be.  ``beside`` has answers that
        are known.
        """
        given, wanted = {**dict.fromkeys(self.names, ...), **beside}, {}
        with silence():
            while missed := [
                one for one in self._observe(given, 0) if not one.fits
            ]:
                root, one = missed[0].answer.root, missed[0]
                if root in wanted:  # a number is no answer there
                    del wanted[root]
                    break
                wanted[root] = one.wanted, one.within
                given[root] = one.wanted
        return wanted

    def __call__(self, *answers, rng=None):
        reply = self._reply(self._given(answers), _seed(rng))
        self.chapter.earned[self.name] = 0 if reply else self.points
        if reply:
            raise reply
        return Passed(self.title, self.points)

    def accepts(self, *answers, rng=None):
        """Return whether answers are right: no reply, and no try counted."""
        try:
            with silence():
                seen = self._observe(self._given(answers), _seed(rng))
                return all(one.fits for one in seen)
        except Exception:  # as in a reply: a class of their own
            return False

    def _given(self, answers):
        """Return the answers by their names."""
        if len(answers) != len(self.names):
            needed = ", ".join(self.names)
            raise TypeError(
                f"{self.name} checks ({needed}): got {len(answers)} objects"
            )
        return dict(zip(self.names, answers, strict=True))

    def _reply(self, given, seed):
        """Return the NotYet that answers deserve, None if they are right."""
        stale = [name for name in given if is_stale(name, given[name])]
        if stale:
            said = STALE.format(stale[0])
            return NotYet([f"Not yet: {self.title}.", said], "stale")
        try:
            with silence():
                return self._verdict(given, seed)
        except Exception as error:  # a class of their own may do anything
            said = STRANGE.format(" or ".join(given), type(error).__name__)
            return NotYet([f"Not yet: {self.title}.", said], "strange")

    def _verdict(self, given, seed):
        seen = self._observe(given, seed)
        wrong = [one for one in seen if not one.fits]
        if not wrong:
            return None
        is_close, wrong = all(one.is_close for one in wrong), wrong[0]
        heading, slug, said = self.heading, None, f"{wrong.answer.sentence}."
        mistake = self._recognised(given, seed, seen, wrong.answer.root)
        if mistake:
            slug, heading = mistake.slug, mistake.heading
            verdict, lines = "recognised", [said, mistake.hint]
        elif wrong.complaint:
            verdict, lines = "unreadable", [wrong.complaint]
        elif self._is_of_the_book(given, seed):
            verdict, lines = "unknown", [said, OF_THE_BOOK.format(self.name)]
        elif is_close:
            verdict, lines = "close", [said, CLOSE]
        else:
            verdict, lines = "unknown", [said, wrong.advice]
        where = f'In the lesson: "{heading}".'
        lines = [f"Not yet: {self.title}.", *lines, where]
        return NotYet(lines, verdict, slug)

    def _observe(self, given, seed):
        """Return what the check sees, up to the first step that fails."""
        answers = [Answer(name, given[name]) for name in self.names]
        rng = np.random.default_rng(seed)
        seen, right = [], 0  # how many of them are known to be right
        for one in self.body(*answers, rng, **self.numbers):
            if one is None:
                if not all(s.fits for s in seen[right:]):
                    break
                right = len(seen)
            else:
                seen.append(one)
                if one.complaint:  # the body may not compute with this
                    break
        return seen

    def _is_of_the_book(self, given, seed):
        """Return whether answers are right for the numbers of the book."""
        if self.numbers == self.book:
            return False
        mine, self.numbers = self.numbers, self.book
        try:
            return all(one.fits for one in self._observe(given, seed))
        finally:
            self.numbers = mine

    def _recognised(self, given, seed, seen, root):
        """Return the known mistake that gives the same answers, or None."""
        for mistake in self.mistakes:
            if root != mistake.name:
                continue
            other = self._observe({**given, root: mistake.answer}, seed)
            if len(other) == len(seen) and all(
                alike(a.answer.value, b.answer.value, b.within, ROUNDED)
                for a, b in zip(seen, other, strict=True)
            ):
                return mistake
        return None


def _seed(rng):
    return (np.random.default_rng() if rng is None else rng).integers(2**63)


def _points(count):
    return f"{count} point" if count == 1 else f"{count} points"
