"""The questions of the chapter on backpropagation."""

from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option


def _twice_used(x):
    return x * x + 3 * x


QUESTIONS = (
    Choice(
        slug="backpropagation.another-optimiser",
        idea="It computes, descent uses",
        asks=(
            "You train with plain gradient descent and change to Adam. What "
            "changes in backpropagation?"
        ),
        options=(
            Option(
                "It now divides each gradient by its recent size.",
                "Adam does that, after the gradients have been computed. Ask "
                "what happens before.",
            ),
            Option(
                "It takes longer steps.",
                "Backpropagation takes no steps at all. Ask who moves the "
                "weights.",
            ),
            Option(
                "Nothing.",
                "It computes the gradient, whoever uses it.",
                right=True,
            ),
        ),
        because=(
            "Backpropagation hands over the gradient of the loss and has "
            "ended before a weight moves. What is done with it is the "
            "optimiser's affair."
        ),
    ),
    Number(
        slug="backpropagation.two-uses",
        idea="A value that is used twice",
        asks="What is the slope of $x \\cdot x + 3x$ at $x = 2$?",
        answer=derivative(_twice_used)(2.0),
        within=0.005,
        mistakes=(
            Mistake(
                2 + 3,
                "The product uses $x$ twice, and you counted one of the two.",
            ),
            Mistake(
                2 + 2,
                "Those are the two uses in the product. There is another "
                "use, behind the plus.",
            ),
            Mistake(
                3,
                "That is the share of the last use alone. An engine that "
                "replaces and does not add makes this mistake.",
            ),
            Mistake(
                2 * 2 * 3,
                "You multiplied the shares of two uses. Along a path rates "
                "multiply, and several paths add up.",
            ),
            Mistake(
                _twice_used(2),
                "That is the value of the program. The question asks for its "
                "slope.",
            ),
        ),
        because=(
            "The three uses have the shares 2, 2 and 3, and shares add up."
        ),
        given=("2", "3"),
    ),
    Choice(
        slug="backpropagation.weight-gradient",
        idea="A dense layer",
        asks=(
            "$X$ has the shape (5, 3), $W$ the shape (3, 2), and $g$ arrives "
            "with the shape (5, 2). What is the gradient of $W$?"
        ),
        options=(
            Option(
                "The product $X^\\top g$.",
                "It has the shape of $W$, and it sums over the five examples.",
                right=True,
            ),
            Option(
                "The product $g W^\\top$.",
                "That has the shape of $X$, and it is the gradient of $X$.",
            ),
            Option(
                "The product $X g$.",
                "The scalar case has $X$ there, but these two shapes do not "
                "fit. Over which index has the sum to go?",
            ),
            Option(
                "The product $g^\\top X$.",
                "That has the shape (2, 3). A gradient has the shape of what "
                "it belongs to.",
            ),
        ),
        because=(
            "Each weight is used once by every example, with the rate that "
            "stands in $X$, so the sum goes over the examples."
        ),
        given=("5", "3", "2"),
    ),
    Number(
        slug="backpropagation.three-walks",
        idea="Backward, twice",
        asks=(
            "With $w = 4$ and the loss $w \\cdot w$ you call `backward` three "
            "times, and never empty `grad`. What does `w.grad` hold?"
        ),
        answer=3 * 2 * 4,
        within=0.005,
        mistakes=(
            Mistake(
                2 * 4,
                "That is the slope, and what one walk leaves. Ask what the "
                "next walk does with it.",
            ),
            Mistake(
                2 * 2 * 4,
                "That is after two walks. You called it once more.",
            ),
            Mistake(
                (2 * 4) ** 3,
                "You multiplied what the walks leave. They add.",
            ),
            Mistake(
                3 * 4,
                "The loss uses $w$ twice, so one walk leaves more than 4.",
            ),
        ),
        because="Each walk adds the slope, which is 8.",
        given=("4", "8"),
    ),
    Choice(
        slug="backpropagation.million",
        idea="What it costs",
        asks=(
            "A network has a million parameters and one loss. What does "
            "backpropagation need for its gradient?"
        ),
        options=(
            Option(
                "One backward pass for each parameter.",
                "Look at the walk in the lesson once more: how many inputs "
                "had their rates after one walk?",
            ),
            Option(
                "One backward pass for each layer.",
                "A walk does not end at a layer. It hands on until it "
                "reaches the inputs.",
            ),
            Option(
                "A million forward passes, and one more.",
                "Forward differences need these. Backpropagation uses the "
                "graph of one.",
            ),
            Option(
                "One forward pass and one backward pass.",
                "The number of passes does not grow with the parameters.",
                right=True,
            ),
        ),
        because=(
            "One walk back visits every node once and leaves a gradient in "
            "every parameter."
        ),
    ),
)

PREDICTIONS = (
    Number(
        slug="backpropagation.used-twice",
        idea="A value that is used twice",
        asks="What is the slope of $x \\cdot x + x$ at $x = 3$?",
        answer=derivative(lambda x: x * x + x)(3.0),
        within=0.005,
        mistakes=(
            Mistake(
                3 + 1,
                "The product uses $x$ twice, and you counted one of the two.",
            ),
            Mistake(
                2 * 3,
                "Those are the two uses in the product. There is one more, "
                "behind the plus.",
            ),
            Mistake(
                3 * 3 + 3,
                "That is the value of the program. The question asks for its "
                "slope.",
            ),
            Mistake(
                1,
                "That is the share of one of three uses. What do the others "
                "contribute?",
            ),
        ),
        because=(
            "The uses in the product have the shares 3 and 3, the one behind "
            "the plus has 1, and they add up."
        ),
        given=("3", "1"),
    ),
    Choice(
        slug="backpropagation.too-early",
        idea="Why an order is needed",
        asks=(
            "What does $a$ get, in all, if each node has one turn, at the "
            "first share that arrives?"
        ),
        options=(
            Option(
                "4: the order makes no difference.",
                "The second share of $c$ comes to $b$ when $b$ has had its "
                "one turn. What happens to it?",
            ),
            Option(
                "2: the second share comes too late.",
                "It stays in $b$.",
                right=True,
            ),
            Option(
                "1: each node gets what arrives.",
                "Look at how often $b$ uses $a$.",
            ),
        ),
        because=(
            "When $b$ hands on it has half of its gradient, so $a$ gets half "
            "of the right one."
        ),
        given=("4", "2", "1"),
    ),
    Choice(
        slug="backpropagation.twice",
        idea="Backward, twice",
        asks="What does `w.grad` hold after the second call?",
        options=(
            Option(
                "6, as after the first.",
                "The slope is still 6. But look at the line of your engine "
                "in which a leaf gets its gradient.",
            ),
            Option(
                "36: the slope times the slope.",
                "Nothing flows from the first walk into the second, so "
                "nothing is multiplied.",
            ),
            Option(
                "12: the gradients add up.",
                "The second walk adds to what is there.",
                right=True,
            ),
            Option(
                "0: the graph has been used up.",
                "Here the graph is kept as long as the loss is, and can be "
                "walked again.",
            ),
        ),
        because="A leaf adds what arrives to what it has.",
        given=("6", "36", "12", "0"),
    ),
    Choice(
        slug="backpropagation.cost",
        idea="What it costs",
        asks=(
            "How many forward passes do the two ways need, for 2410 "
            "parameters?"
        ),
        options=(
            Option(
                "Backpropagation 1, differences 2411.",
                "The walk back needs no second run of the program.",
                right=True,
            ),
            Option(
                "Backpropagation 2, differences 2410.",
                "The rate of each parameter is a difference of two losses. "
                "Count the one at which nothing has moved.",
            ),
            Option(
                "Both 2411: every rate has to be computed.",
                "Every rate has to be computed, but a run of the whole "
                "program for each of them is one way among several.",
            ),
        ),
        because=(
            "Differences need one run for each parameter and one without a "
            "move; the walk back gets all rates from the graph of one run."
        ),
        given=("2410", "2411", "1", "2"),
    ),
)
