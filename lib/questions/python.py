"""The questions of the reminder on Python and NumPy."""

from lib.questions import Choice, Mistake, Number, Option

QUESTIONS = (
    Choice(
        slug="python.power",
        idea="Numbers and powers",
        asks="What is `3 ^ 3` in Python?",
        options=(
            Option(
                "27",
                "So it is meant in books. Which sign has Python for powers?",
            ),
            Option(
                "0",
                "It compares the bits of both, and none differs.",
                right=True,
            ),
            Option(
                "9",
                "That is a product, and its sign is the star.",
            ),
            Option(
                "An error",
                "Python knows this sign. It means something else than in "
                "books.",
            ),
        ),
        because="`^` works on bits, and those of 3 and 3 are the same. The "
        "power is `3 ** 3`.",
        given=(
            "0",
            "3",
            "9",
            "27",
        ),
    ),
    Number(
        slug="python.twice",
        idea="Functions",
        asks=("After `def f(x): return 2 * x`, what is `f(f(3))`?"),
        answer=2 * (2 * 3),
        within=0.01,
        mistakes=(
            Mistake(2 * 3, "That is one call. How many are there?"),
            Mistake(
                (2 * 3) ** 2,
                "You multiplied the result by itself. It goes into `f` "
                "instead.",
            ),
            Mistake(
                2 * 2 * 2 * 3,
                "That is a call too many.",
            ),
        ),
        otherwise="Do the inner call first, and put its result into the "
        "outer one.",
        because=f"The inner call gives {2 * 3}, and the outer one doubles it.",
        given=(
            "2",
            "3",
        ),
    ),
    Number(
        slug="python.range",
        idea="Lists and loops",
        asks="What is `sum(range(5))`?",
        answer=sum(range(5)),
        within=0.01,
        mistakes=(
            Mistake(
                sum(range(6)),
                "Is the number in the brackets one of those that `range` "
                "gives?",
            ),
            Mistake(
                5,
                "That is how many numbers there are. What are they?",
            ),
            Mistake(
                4,
                "That is the last of them.",
            ),
        ),
        otherwise="Write down all the numbers that `range` gives, and add "
        "them.",
        because="It gives 0, 1, 2, 3 and 4.",
        given=(
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
        ),
    ),
    Choice(
        slug="python.slice",
        idea="Arrays",
        asks="`a = np.array([10, 11, 12, 13])`. What is `a[1:3]`?",
        options=(
            Option(
                "`[10, 11, 12]`",
                "Which entry has the number 0?",
            ),
            Option(
                "`[11, 12, 13]`",
                "Does a slice reach the place behind its colon?",
            ),
            Option("`[11, 12]`", "From 1, up to but without 3.", right=True),
            Option(
                "`[10, 12]`",
                "Counted from 1, and two single entries. A colon means all "
                "from one place to another.",
            ),
        ),
        because="Places are counted from 0, and the end of a slice is left "
        "out.",
        given=(
            "0",
            "1",
            "3",
            "10",
            "11",
            "12",
            "13",
        ),
    ),
    Choice(
        slug="python.axis",
        idea="Along an axis",
        asks="`X` has the shape (2, 3). What shape has `X.mean(axis=0)`?",
        options=(
            Option(
                "(3,)",
                "The axis that is named is the one that goes.",
                right=True,
            ),
            Option(
                "(2,)",
                "Which axis goes: the one that is named, or the other?",
            ),
            Option(
                "It is one number.",
                "So it would be without `axis`.",
            ),
        ),
        because="Axis 0 counts the rows: over them the mean is taken, one for "
        "each column.",
        given=(
            "0",
            "2",
            "3",
        ),
    ),
)

PREDICTIONS = ()
