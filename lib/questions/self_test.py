"""The self-test: ten questions, two for each reminder.

``TOPICS`` says which reminder helps where one is missed, which chapter is the
first that needs it, and for what. None of them asks for calculus.
"""

from math import e
from typing import NamedTuple

from lib.questions import Choice, Mistake, Number, Option, Question


class Topic(NamedTuple):
    """What a reminder brings back, and the first chapter that needs it."""

    title: str
    chapter: str
    because: str
    questions: tuple[Question, ...]


FUNCTIONS = (
    Number(
        slug="self_test.slope",
        idea="The slope of a line",
        asks="What is the slope of the line through (1, 2) and (3, 8)?",
        answer=(8 - 2) / (3 - 1),
        within=0.01,
        mistakes=(
            Mistake(
                (3 - 1) / (8 - 2),
                "You divided the step to the right by the step up. A slope "
                "says how far up for one to the right.",
            ),
            Mistake(
                8 - 2,
                "That is how far it rises in all. How far to the right does "
                "it go meanwhile?",
            ),
            Mistake(
                3 - 1,
                "That is how far it goes to the right. How far does it rise "
                "meanwhile?",
            ),
            Mistake(
                8 / 2,
                "You divided one height by the other. A slope compares two "
                "changes.",
            ),
        ),
        otherwise="A slope is a change of height divided by a step to the "
        "right.",
        because=f"It rises by {8 - 2} while it goes {3 - 1} to the right.",
        given=(
            "1",
            "2",
            "3",
            "8",
        ),
    ),
    Choice(
        slug="self_test.bracket",
        idea="Multiply out brackets",
        asks="$f(x) = x^2$. What is $f(3 + h) - f(3)$, multiplied out?",
        options=(
            Option(
                "`h**2`",
                "You squared each part by itself. Write the bracket twice, "
                "and multiply every part by every part.",
            ),
            Option(
                "`h`",
                "You added $h$ after the squaring. What goes into the place "
                "of $x$?",
            ),
            Option(
                "`6*h`",
                "One of the four products is missing.",
            ),
            Option(
                "`6*h + h**2`",
                "Each part met each part.",
                right=True,
            ),
        ),
        because="$(3 + h)^2 = 9 + 6h + h^2$, and 9 goes.",
        given=(
            "2",
            "3",
            "6",
            "9",
        ),
    ),
)

EXP_AND_LN = (
    Number(
        slug="self_test.ln",
        idea="The logarithm asks for the exponent",
        asks="What is $\\ln(e^2 \\cdot e^3)$?",
        answer=2 + 3,
        within=0.01,
        mistakes=(
            Mistake(
                2 * 3,
                "You multiplied the exponents. How many factors $e$ are there "
                "in all?",
            ),
            Mistake(
                e ** (2 + 3),
                "That is the product itself. The logarithm asks which "
                "exponent makes it.",
            ),
        ),
        otherwise="First write the product as one power of $e$, then ask for "
        "its exponent.",
        because=f"The product is $e^{{{2 + 3}}}$, and the logarithm gives its "
        "exponent.",
        given=(
            "2",
            "3",
        ),
    ),
    Choice(
        slug="self_test.minus",
        idea="Powers",
        asks="What is $e^{-2}$?",
        options=(
            Option(
                "A negative number",
                "The minus stands in the exponent. What is $10^{-1}$?",
            ),
            Option(
                "One divided by the square of $e$",
                "A step back divides.",
                right=True,
            ),
            Option(
                "Zero",
                "It is small. Can a power of $e$ vanish?",
            ),
        ),
        because="$e^{-2} \\cdot e^2 = e^0 = 1$.",
        given=(
            "0",
            "1",
            "2",
            "10",
        ),
    ),
)

VECTORS = (
    Number(
        slug="self_test.length",
        idea="Length",
        asks="How long is the arrow (3, 4)?",
        answer=(3**2 + 4**2) ** 0.5,
        within=0.01,
        mistakes=(
            Mistake(
                3 + 4,
                "You walked along both sides. The arrow goes straight across.",
            ),
            Mistake(
                3**2 + 4**2,
                "That is the sum of the squares. One step of Pythagoras is "
                "still to come.",
            ),
            Mistake(
                3 * 4,
                "That is the area of the rectangle. The arrow is its "
                "diagonal.",
            ),
        ),
        otherwise="The arrow is the long side of a triangle with a right "
        "angle.",
        because=f"$3^2 + 4^2 = {3**2 + 4**2}$, and the root of it is the "
        "length.",
        given=(
            "2",
            "3",
            "4",
        ),
    ),
    Number(
        slug="self_test.dot",
        idea="The dot product",
        asks="What is the dot product of (1, 2, 3) and (4, 0, −1)?",
        answer=1 * 4 + 2 * 0 - 3 * 1,
        within=0.01,
        mistakes=(
            Mistake(
                1 * 4 + 2 * 0 + 3 * 1,
                "A sign is lost on the way. What is $3 \\cdot (-1)$?",
            ),
            Mistake(
                1 + 2 + 3 + 4 + 0 - 1,
                "You added all six numbers. Multiply those in the same place "
                "first.",
            ),
            Mistake(
                0,
                "You multiplied all six numbers, or took the middle place "
                "alone. The products of all three places are added.",
            ),
        ),
        otherwise="Multiply place by place, then add the products.",
        because="$1 \\cdot 4 + 2 \\cdot 0 + 3 \\cdot (-1)$.",
        given=(
            "0",
            "1",
            "2",
            "3",
            "4",
        ),
    ),
)

MATRICES = (
    Choice(
        slug="self_test.shapes",
        idea="A matrix times a matrix",
        asks=(
            "`X` has five rows and three columns, `W` three rows and two "
            "columns. What is the shape of `X @ W`?"
        ),
        options=(
            Option(
                "(3, 3)",
                "Those are the two that have to agree. They are summed over.",
            ),
            Option(
                "(2, 5)",
                "Each row of the product comes from a row of `X`. How many "
                "has it?",
            ),
            Option("(5, 2)", "The outer two remain.", right=True),
            Option(
                "None: it cannot be computed",
                "Compare the columns of the first with the rows of the "
                "second.",
            ),
        ),
        because="Each of the five rows meets each of the two columns.",
        given=(
            "2",
            "3",
            "5",
        ),
    ),
    Number(
        slug="self_test.row",
        idea="A matrix times a vector",
        asks=(
            "A matrix has the rows (1, 2) and (3, 4). Multiply it by the "
            "vector (10, 1): what is the *second* entry?"
        ),
        answer=3 * 10 + 4 * 1,
        within=0.01,
        mistakes=(
            Mistake(1 * 10 + 2 * 1, "Which row did you take?"),
            Mistake(
                2 * 10 + 4 * 1,
                "You went down a column. Which way does the vector meet a "
                "matrix?",
            ),
            Mistake(
                4 * 1,
                "You took a single pair. A whole row meets the vector.",
            ),
        ),
        otherwise="Take the second row, and its dot product with the vector.",
        because=f"$3 \\cdot 10 + 4 \\cdot 1 = {3 * 10 + 4}$.",
        given=(
            "1",
            "2",
            "3",
            "4",
            "10",
        ),
    ),
)

PYTHON = (
    Choice(
        slug="self_test.range",
        idea="Lists and loops",
        asks="What does `[n**2 for n in range(4)]` contain?",
        options=(
            Option(
                "`[1, 4, 9, 16]`",
                "Where does `range` begin to count?",
            ),
            Option("`[0, 1, 4, 9]`", "Four numbers, from 0 on.", right=True),
            Option(
                "`[0, 1, 4, 9, 16]`",
                "Is the number in the brackets one of those that `range` "
                "gives?",
            ),
            Option(
                "`[0, 2, 4, 6]`",
                "You doubled. What do two stars mean?",
            ),
        ),
        because="`range(4)` gives 0, 1, 2 and 3, and each is squared.",
        given=(
            "0",
            "1",
            "2",
            "3",
            "4",
            "6",
            "9",
            "16",
        ),
    ),
    Choice(
        slug="self_test.array",
        idea="Arrays",
        asks="`a = np.array([1.0, 2.0])`. What is `a + a`?",
        options=(
            Option(
                "`[1.0, 2.0, 1.0, 2.0]`",
                "So lists are joined. What is `a`?",
            ),
            Option(
                "`6.0`",
                "So it would be, if `+` summed over the entries, too.",
            ),
            Option("`[2.0, 4.0]`", "Arrays add place by place.", right=True),
        ),
        because="On arrays, `+` works place by place.",
        given=(
            "1.0",
            "2.0",
            "4.0",
            "6.0",
        ),
    ),
)

TOPICS = {  # by reminder, in the order of the test
    "functions": Topic(
        "Functions",
        "rates_of_change",
        "its first page divides a change by a change",
        FUNCTIONS,
    ),
    "python": Topic(
        "Python and NumPy",
        "rates_of_change",
        "its cells are functions, loops and arrays",
        PYTHON,
    ),
    "exp_and_ln": Topic(
        "Powers, e and the logarithm",
        "differentiation_rules",
        "it finds the slopes of both",
        EXP_AND_LN,
    ),
    "vectors": Topic(
        "Vectors",
        "partial_derivatives",
        "there one weight becomes a list of weights",
        VECTORS,
    ),
    "matrices": Topic(
        "Matrices",
        "partial_derivatives",
        "there many examples become one table",
        MATRICES,
    ),
}

QUESTIONS = tuple(
    question for topic in TOPICS.values() for question in topic.questions
)
PREDICTIONS = ()
