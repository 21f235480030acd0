"""The questions of the reminder on vectors."""

from lib.questions import Choice, Mistake, Number, Option

QUESTIONS = (
    Choice(
        slug="vectors.scale-and-add",
        idea="A list of numbers and an arrow",
        asks="What is $2 \\cdot (1, -3) + (0, 5)$?",
        options=(
            Option(
                "(2, 4)",
                "You added before you doubled. What is the 2 in front of?",
            ),
            Option(
                "(1, 2)",
                "You added. What becomes of the 2 in front?",
            ),
            Option(
                "(2, −1)",
                "First doubled, then added, place by place.",
                right=True,
            ),
            Option(
                "(2, 11)",
                "A sign is lost. What is twice the second entry?",
            ),
        ),
        because="$2 \\cdot (1, -3) = (2, -6)$, and $-6 + 5 = -1$.",
        given=(
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "11",
        ),
    ),
    Number(
        slug="vectors.length",
        idea="Length",
        asks="How long is the arrow (6, 8)?",
        answer=(6**2 + 8**2) ** 0.5,
        within=0.01,
        mistakes=(
            Mistake(
                6 + 8,
                "That is the way along both sides. The arrow goes straight "
                "across.",
            ),
            Mistake(
                6**2 + 8**2,
                "That is the sum of the squares. Which step of Pythagoras is "
                "still to come?",
            ),
            Mistake(
                6 * 8,
                "That is the area of the rectangle. The arrow is its "
                "diagonal.",
            ),
        ),
        otherwise="Square both sides, add, and take the root.",
        because=f"$6^2 + 8^2 = {6**2 + 8**2}$, and the root of it is the "
        "length.",
        given=(
            "2",
            "6",
            "8",
        ),
    ),
    Number(
        slug="vectors.dot",
        idea="The dot product",
        asks="What is the dot product of (2, −1) and (3, 4)?",
        answer=2 * 3 - 1 * 4,
        within=0.01,
        mistakes=(
            Mistake(
                2 * 3 + 1 * 4,
                "A sign is lost on the way. What is $-1 \\cdot 4$?",
            ),
            Mistake(
                2 - 1 + 3 + 4,
                "You added all four numbers. Multiply those in the same place "
                "first.",
            ),
            Mistake(
                2 * -1 * 3 * 4,
                "You multiplied all four numbers. Which are multiplied, and "
                "what is done with the products?",
            ),
        ),
        otherwise="Multiply place by place, then add the products.",
        because=f"$2 \\cdot 3 + (-1) \\cdot 4 = {2 * 3 - 4}$.",
        given=(
            "1",
            "2",
            "3",
            "4",
        ),
    ),
    Choice(
        slug="vectors.negative-dot",
        idea="The dot product",
        asks="The dot product of two arrows is negative. What follows?",
        options=(
            Option(
                "They point more against each other than along.",
                "The cosine of their angle is negative.",
                right=True,
            ),
            Option(
                "One of them has a negative length.",
                "A length is a root. Can it be negative?",
            ),
            Option(
                "They stand at a right angle.",
                "What is the cosine of a right angle?",
            ),
        ),
        because="It is the product of both lengths and of the cosine, and "
        "lengths are never negative.",
    ),
    Number(
        slug="vectors.neuron",
        idea="A neuron is a dot product",
        asks=(
            "A neuron has the weights (0.5, −1) and the bias 3. What does it "
            "compute from the input (4, 1), before any bend?"
        ),
        answer=0.5 * 4 - 1 * 1 + 3,
        within=0.01,
        mistakes=(
            Mistake(
                0.5 * 4 - 1 * 1,
                "That is the weighted sum. What does the bias do?",
            ),
            Mistake(
                0.5 * 4 + 1 * 1 + 3,
                "A sign is lost. What does the second weight make of its "
                "input?",
            ),
            Mistake(
                (0.5 * 4 - 1 * 1) * 3,
                "You multiplied by the bias. It stands beside the sum.",
            ),
            Mistake(
                0.5 - 1 + 4 + 1 + 3,
                "You added everything. What does a weight do with its input?",
            ),
        ),
        otherwise="Each weight times its input, all added, and the bias.",
        because="$0.5 \\cdot 4 - 1 \\cdot 1 + 3$: a weighted sum and the "
        "bias.",
        given=(
            "0.5",
            "1",
            "3",
            "4",
        ),
    ),
)

PREDICTIONS = ()
