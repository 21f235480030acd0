"""The questions of the chapter on loss functions."""

import numpy as np

from lib.autograd import sigmoid
from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option

RIGHT, TYPED = (2, 3, 3, 4, 5), (2, 3, 3, 40, 5)
_before, _after = np.mean(RIGHT), np.mean(TYPED)

QUESTIONS = (
    Choice(
        slug="loss_functions.compass",
        idea="The archer",
        asks="What tells an archer, or a network, where to aim next?",
        options=(
            Option(
                "The loss.",
                "The loss is one number without a direction. Two arrows on "
                "opposite sides of the target, equally far away, have the "
                "same one.",
            ),
            Option(
                "The gradient of the loss.",
                "Against it, the loss falls at first.",
                right=True,
            ),
            Option(
                "The accuracy.",
                "That says how many arrows have hit, and not where the "
                "others went.",
            ),
        ),
        because=(
            "The loss says how bad it is, and the gradient says which way "
            "it gets worse. One goes the other way."
        ),
    ),
    Number(
        slug="loss_functions.mean-square",
        idea="Three losses for numbers",
        asks=(
            "The predictions are 3 and 8, the targets 1 and 9. What is the "
            "mean squared error?"
        ),
        answer=((3 - 1) ** 2 + (8 - 9) ** 2) / 2,
        within=0.005,
        mistakes=(
            Mistake(
                (3 - 1) ** 2 + (8 - 9) ** 2,
                "That is the sum of the squares. Take their mean.",
            ),
            Mistake(
                (2 + 1) / 2,
                "That is the mean of the absolute misses. Square each miss "
                "first.",
            ),
            Mistake(
                ((2 - 1) / 2) ** 2,
                "You took the mean first and squared it. A miss up and a "
                "miss down then cancel.",
            ),
            Mistake(
                (2 - 1) / 2,
                "That is the mean of the misses with their signs, in which "
                "they cancel.",
            ),
        ),
        because=(
            "The misses are 2 and −1, their squares 4 and 1, and the mean of "
            "these is 2.5."
        ),
        given=("3", "8", "1", "9", "2", "4", "2.5"),
    ),
    Number(
        slug="loss_functions.logit-slope",
        idea="Yes or no: the cross-entropy",
        asks=(
            "A model says $p = 0.7$ and the answer is 0. What is the slope "
            "of the cross-entropy with respect to the logit?"
        ),
        answer=0.7,
        within=0.005,
        mistakes=(
            Mistake(
                -0.7,
                "That would raise the logit in the next step. The answer is "
                "0, so the logit has to go down.",
            ),
            Mistake(
                -0.3,
                "That is the slope for the answer 1. Take away the target "
                "that belongs to this example.",
            ),
            Mistake(
                0.3,
                "That is the share of the answer 0. The slope compares $p$ "
                "with the target.",
            ),
            Mistake(
                0.7 * 0.3,
                "That is the slope of the sigmoid. The chain rule multiplies "
                "it with the slope of the logarithm, and most cancels.",
            ),
            Mistake(
                1 / 0.3,
                "That is the slope with respect to $p$. One more factor "
                "leads to the logit.",
            ),
        ),
        because="It is $p - y$, the prediction minus the target.",
        given=("0.7", "0", "1"),
    ),
    Choice(
        slug="loss_functions.log-loss",
        idea="Yes or no: the cross-entropy",
        asks="For two classes, how do log loss and cross-entropy differ?",
        options=(
            Option(
                "Not at all.",
                "They are two names of one formula.",
                right=True,
            ),
            Option(
                "Log loss is for two classes, cross-entropy for more.",
                "Cross-entropy is for two or more. Write it down for two, "
                "and compare.",
            ),
            Option(
                "Log loss punishes mistakes more strongly.",
                "Put a probability into both formulas and see what they say.",
            ),
        ),
        because=(
            "Both are minus the logarithm of the share that the right answer "
            "got."
        ),
    ),
    Choice(
        slug="loss_functions.accuracy",
        idea="Loss is not accuracy",
        asks=(
            "Why does nobody use gradient descent on the number of wrong "
            "answers?"
        ),
        options=(
            Option(
                "Because it is not what one wants.",
                "It often is what one wants. Ask what happens to it when a "
                "weight changes by very little.",
            ),
            Option(
                "Because it is a whole number.",
                "You are near. What matters is what its slope is between "
                "two whole numbers.",
            ),
            Option(
                "Because its slope is 0 almost everywhere.",
                "A staircase gives no direction.",
                right=True,
            ),
            Option(
                "Because it can be negative.",
                "A number of wrong answers is never negative.",
            ),
        ),
        because=(
            "A small change of a weight changes no answer at all, except at "
            "a step of the staircase, where there is no slope."
        ),
        given=("0",),
    ),
)

PREDICTIONS = (
    Choice(
        slug="loss_functions.signed",
        idea="A miss is not a loss",
        asks="What will gradient descent do with the loss $y - \\hat y$?",
        options=(
            Option(
                "Bring it to 0 and stop there.",
                "At 0 it has no reason to stop: ask whether a smaller value "
                "exists.",
            ),
            Option(
                "Bring it below 0, further and further.",
                "It has no smallest value.",
                right=True,
            ),
            Option(
                "Jump to and fro around 0.",
                "That would need a slope that changes its sign at 0. This "
                "slope is the same everywhere.",
            ),
        ),
        because=(
            "For descent a smaller value is a better one, and minus a "
            "million is smaller than 0."
        ),
        given=("0",),
    ),
    Choice(
        slug="loss_functions.outlier",
        idea="Three losses for numbers",
        asks=(
            "Which of the three losses moves its $c$ furthest when the "
            "40 is typed?"
        ),
        options=(
            Option(
                "The squared loss.",
                "It pulls harder the further away an example is.",
                right=True,
            ),
            Option(
                "The absolute loss.",
                "It counts each example once, however far away it is.",
            ),
            Option(
                "Huber.",
                "Far away it pulls with a constant force, like the absolute "
                "loss.",
            ),
            Option(
                "All three equally far.",
                "They have the same examples, but their slopes grow "
                "differently with the distance.",
            ),
        ),
        because=(
            f"The squared loss finds the mean, which goes from {_before:g} "
            f"to {_after:g}; the other two hardly move."
        ),
        given=("40",),
    ),
    Choice(
        slug="loss_functions.confident",
        idea="Who learns from a confident mistake?",
        asks=(
            "At $z = -8$, with the answer 1: which loss pulls $z$ up most "
            "strongly?"
        ),
        options=(
            Option(
                "$(1 - p)^2$, because the miss is squared.",
                "The miss is nearly 1, and its square too. Ask by what the "
                "chain rule multiplies it.",
            ),
            Option(
                "Cross-entropy and hinge, about equally.",
                "The almost flat tail of the sigmoid does not slow them.",
                right=True,
            ),
            Option(
                "All about equally: the mistake is the same.",
                "The mistake is the same, and the slopes are not. Look at "
                "what happens to $p$ when $z$ moves a little.",
            ),
        ),
        because=(
            "In $1 - p$ and its square the slope of the sigmoid is a factor, "
            f"and at $-8$ it is {derivative(sigmoid)(-8.0):.4f}. The "
            "logarithm cancels it, and hinge never had it."
        ),
        given=("8", "1", "2"),
    ),
)
