"""The questions of the reminder on matrices."""

from lib.questions import Choice, Mistake, Number, Option

QUESTIONS = (
    Choice(
        slug="matrices.shape",
        idea="A table has a shape",
        asks=(
            "Four examples have two inputs each, one example in each row. "
            "What is the shape of the table?"
        ),
        options=(
            Option(
                "(2, 4)",
                "Which is named first: the number of rows or of columns?",
            ),
            Option(
                "(8,)",
                "So many numbers it has. A table has two axes.",
            ),
            Option("(4, 2)", "Rows first.", right=True),
        ),
        because="Four rows, two columns.",
        given=(
            "2",
            "4",
            "8",
        ),
    ),
    Number(
        slug="matrices.times-vector",
        idea="A matrix times a vector",
        asks=(
            "A matrix has the rows (2, 0) and (1, 3). Multiply it by the "
            "vector (5, 4): what is the *second* entry?"
        ),
        answer=1 * 5 + 3 * 4,
        within=0.01,
        mistakes=(
            Mistake(
                2 * 5 + 0 * 4,
                "Which row did you take?",
            ),
            Mistake(
                0 * 5 + 3 * 4,
                "You went down a column, or took a single pair. A whole row "
                "meets the vector.",
            ),
            Mistake(
                1 * 5 + 3 * 5,
                "You took the same entry of the vector twice.",
            ),
        ),
        otherwise="Take the second row, and its dot product with the vector.",
        because=f"The second row gives $1 \\cdot 5 + 3 \\cdot 4 = "
        f"{1 * 5 + 3 * 4}$.",
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
        slug="matrices.does-it-fit",
        idea="A matrix times a matrix",
        asks="`A` and `B` both have the shape (2, 3). What is `A @ B`?",
        options=(
            Option(
                "A matrix of shape (2, 3)",
                "Entry by entry it would be, and that is `A * B`. What does "
                "`@` ask of the shapes?",
            ),
            Option(
                "An error: the shapes do not fit",
                "The first has three columns, the second two rows.",
                right=True,
            ),
            Option(
                "A matrix of shape (3, 3)",
                "One of the two would have to be turned for that. Compare the "
                "columns of `A` with the rows of `B`.",
            ),
            Option(
                "A matrix of shape (2, 2)",
                "One of the two would have to be turned for this. Compare the "
                "columns of `A` with the rows of `B`.",
            ),
        ),
        because="The columns of the first must be as many as the rows of the "
        "second.",
        given=(
            "2",
            "3",
        ),
    ),
    Choice(
        slug="matrices.transpose",
        idea="The transpose",
        asks="`X` has the shape (5, 3). Which entry of `X` is `X.T[1, 4]`?",
        options=(
            Option("`X[4, 1]`", "Row and column change places.", right=True),
            Option(
                "`X[1, 4]`",
                "Has `X` a column with the number 4? Its columns are numbered "
                "from 0.",
            ),
            Option(
                "`X[-1, -4]`",
                "A minus counts from the end. What does the transpose do with "
                "rows and columns?",
            ),
        ),
        because="What stood in row 4 and column 1 stands in row 1 and column "
        "4.",
        given=(
            "0",
            "1",
            "3",
            "4",
            "5",
        ),
    ),
    Choice(
        slug="matrices.bias",
        idea="Many examples at once",
        asks=(
            "`X @ W` has the shape (5, 2), and `b` the shape (2,). What does "
            "`X @ W + b` do?"
        ),
        options=(
            Option(
                "It adds `b` to each column.",
                "How long is a column here, and how long is `b`?",
            ),
            Option(
                "It fails, because the shapes differ.",
                "NumPy compares shapes from the end. What are the last axes?",
            ),
            Option(
                "It adds `b` as one more row.",
                "A plus sign adds numbers. What shape has the result?",
            ),
            Option(
                "It adds `b` to each row.",
                "Each example gets the same biases.",
                right=True,
            ),
        ),
        because="The last axes agree, and along the first `b` is used again "
        "for each row.",
        given=(
            "2",
            "5",
        ),
    ),
)

PREDICTIONS = ()
