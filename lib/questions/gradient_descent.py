"""The questions of the chapter on gradient descent."""

from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option

START, RATE, BEND = 10, 0.1, 10
SHORT = 0.05  # too short a step to jump over the hill between two valleys


def square(x):
    """Return the square of a number.

    >>> square(3)
    9
    """
    return x**2


def step(f, x, learning_rate):
    """Return where one step of gradient descent on ``f`` leads from ``x``.

        x - learning_rate f'(x)

    >>> print(step(square, 10.0, 0.1))
    8.0
    """
    return x - learning_rate * derivative(f)(x)


_first = step(square, float(START), RATE)
_slope = derivative(square)(float(START))
_limit = 2 / BEND

QUESTIONS = (
    Choice(
        slug="gradient_descent.what-the-rate-is",
        idea="The learning rate",
        asks="Which sentence about the learning rate is right?",
        options=(
            Option(
                "It is the length of each step.",
                "You left out the slope. Ask why steps get shorter near the "
                "bottom although the learning rate stays the same.",
            ),
            Option(
                "It says how fast the loss falls.",
                "You took the word *rate* by its name. How fast the loss "
                "falls is a result; the learning rate is set before.",
            ),
            Option(
                "The step is the learning rate times the slope, taken "
                "downhill.",
                "Both factors count.",
                right=True,
            ),
            Option(
                "It is a parameter of the model: training finds it.",
                "Training finds the weights. The learning rate has to be "
                "there before, chosen by you: a hyperparameter.",
            ),
        ),
        because=(
            "The step is $-\\eta f'(w)$. With the same $\\eta$ it is long "
            "where the ground is steep and short where it is flat."
        ),
    ),
    Number(
        slug="gradient_descent.limit",
        idea="Where the limit comes from",
        asks=(
            f"$f(w) = {BEND // 2} w^2$ has the second derivative {BEND}. "
            "Below which learning rate does gradient descent settle at the "
            "minimum?"
        ),
        answer=_limit,
        within=1e-6,
        mistakes=(
            Mistake(
                1 / BEND,
                "With that one it is there in a single step. It still "
                "settles with somewhat larger ones.",
            ),
            Mistake(
                2 / (BEND // 2),
                "You took the number in front of $w^2$ as the curvature. "
                "Differentiate twice.",
            ),
            Mistake(
                BEND / 2,
                "You turned the fraction over. A more curved valley allows "
                "only shorter steps.",
            ),
            Mistake(
                2,
                "That would be the limit for the curvature 1. Here the "
                "valley is more curved.",
            ),
        ),
        otherwise=(
            "Each step multiplies the distance by $1 - \\eta L$. Ask which "
            "$\\eta$ makes that factor as large as 1 in size."
        ),
        because=(
            f"The limit is $2/L$ with $L = {BEND}$, which is {_limit:g}: "
            "there the factor $1 - \\eta L$ is $-1$."
        ),
        given=("1", "2"),
    ),
    Choice(
        slug="gradient_descent.largest-curvature",
        idea="Steepest is not shortest",
        asks=(
            "A loss has the curvature 2 along one weight and 200 along "
            "another. You halve the learning rate because the loss "
            "explodes. What do you pay?"
        ),
        options=(
            Option(
                "Nothing: the smaller steps are exact.",
                "You looked only at the steep direction. Ask what happens "
                "to a weight that was creeping before.",
            ),
            Option(
                "Along the flat direction it takes about twice as many steps.",
                "You saw that one number serves both directions.",
                right=True,
            ),
            Option(
                "Along the steep direction it takes about twice as many "
                "steps.",
                "You took the direction that limits for the one that is "
                "slow. Along the steep one it did not settle at all before.",
            ),
        ),
        because=(
            "The limit comes from the largest curvature and the pace from "
            "the smallest. One learning rate has to serve both, and the "
            "flat direction pays. Standardised features bring the two "
            "curvatures closer together."
        ),
        given=("2", "200"),
    ),
    Choice(
        slug="gradient_descent.backpropagation",
        idea="And without a gradient?",
        asks=(
            "What do gradient descent and backpropagation have to do with "
            "each other?"
        ),
        options=(
            Option(
                "Gradient descent is the main idea of backpropagation.",
                "You have it the wrong way round. Ask which of the two can "
                "be done without the other.",
            ),
            Option(
                "They are two names of the same thing.",
                "They often stand side by side. But one of them changes the "
                "weights and the other does not.",
            ),
            Option(
                "Backpropagation computes a gradient, and gradient descent "
                "uses one.",
                "Either can be replaced without touching the other.",
                right=True,
            ),
        ),
        because=(
            "Gradient descent needs a gradient and does not ask where it "
            "came from: differences would do. Backpropagation is the cheap "
            "way to get it when there are many weights."
        ),
    ),
    Choice(
        slug="gradient_descent.zero-loss",
        idea="When to stop",
        asks=(
            "A model with many features brings the loss on its training "
            "data ever closer to zero. On data that it has not seen, the "
            "loss rises. Which model do you keep?"
        ),
        options=(
            Option(
                "The last one: its loss is the smallest.",
                "You looked at the data that it has seen. Ask what you want "
                "to use it for.",
            ),
            Option(
                "The one at which the loss on unseen data was smallest.",
                "You chose by what you need it for.",
                right=True,
            ),
            Option(
                "None: a loss that rises means that descent has failed.",
                "Descent did what it was asked to: the loss that it sees "
                "falls. The rise is on data that it does not see.",
            ),
        ),
        because=(
            "A loss of zero on noisy data means that the noise was learned, "
            "too. The unseen data say when that begins to cost more than it "
            "brings. (How good the model is, other data must say: these have "
            "chosen it.)"
        ),
    ),
)

PREDICTIONS = (
    Choice(
        slug="gradient_descent.whole-slope",
        idea="Why not take the whole slope?",
        asks=(
            "On $w^2$ the slope at 3 is 6. You start at 3 and repeat "
            "“new weight = old weight minus slope”. What happens?"
        ),
        options=(
            Option(
                "It goes to 0, and quickly.",
                "The direction is right. Work out where the first step lands.",
            ),
            Option(
                "It jumps to and fro between two places.",
                "You did the sum.",
                right=True,
            ),
            Option(
                "It moves further and further away.",
                "That happens on one of the other curves. Here work out "
                "the second step.",
            ),
        ),
        because=(
            f"$3 - 6 = {step(square, 3, 1):g}$. There the slope is $-6$, so "
            "the next step leads back to 3."
        ),
        given=("2", "3", "6", "0"),
    ),
    Number(
        slug="gradient_descent.first-step",
        idea="Ten steps, in full",
        asks=(
            f"Where is $x$ after the first step on $x^2$ from {START}, with "
            f"the learning rate {RATE}?"
        ),
        answer=_first,
        within=1e-6,
        mistakes=(
            Mistake(
                START + RATE * _slope,
                "You went uphill: the slope is positive, so downhill is to "
                "the left.",
            ),
            Mistake(
                START - RATE * square(START),
                "You took the height of the curve for its slope.",
            ),
            Mistake(
                START - RATE * START,
                "You took $x$ for the slope. The slope of $x^2$ is $2x$.",
            ),
            Mistake(
                START - RATE,
                "You subtracted the learning rate alone, without the slope.",
            ),
            Mistake(
                step(square, _first, RATE),
                "That is where it is after the second step.",
            ),
        ),
        because=(
            f"The slope at {START} is {_slope:g}, a tenth of it is "
            f"{RATE * _slope:g}, and {START} minus {RATE * _slope:g} is "
            f"{_first:g}."
        ),
        given=("2",),
    ),
    Choice(
        slug="gradient_descent.which-rate",
        idea="How large may it be?",
        asks=(
            "Which of the learning rates gets to the minimum of "
            "$(w - 4)^2$ in the fewest steps?"
        ),
        options=(
            Option(
                "0.1, because careful steps do not overshoot.",
                "It does not overshoot, and it does take its time.",
            ),
            Option(
                "0.5",
                "It is there in one step.",
                right=True,
            ),
            Option(
                "1.0, because it takes the whole slope.",
                "Remember what the whole slope did on $w^2$.",
            ),
            Option(
                "1.1, because longer steps are faster.",
                "Longer steps are faster only until one of them lands on the "
                "minimum. Beyond that they jump over it, and these by more "
                "than they came from.",
            ),
        ),
        because=(
            "0.5 is there in one step, 0.1 creeps, 1.0 jumps to and fro, "
            "and 1.1 moves away. The next section says why."
        ),
        given=("2", "4", "0.1", "0.5", "1.0", "1.1"),
    ),
    Choice(
        slug="gradient_descent.standardised",
        idea="Change the shape of the valley",
        asks=(
            "The raw valley has the curvatures 0.05 and 1432. What will "
            "they be for the standardised feature?"
        ),
        options=(
            Option(
                "Both a little smaller.",
                "That would leave the valley as narrow as it is. Think of "
                "what the loss does when $w$ changes by 1, and when $b$ "
                "does.",
            ),
            Option(
                "Equal: the valley becomes round.",
                "A change of 1 in either now moves the predictions equally "
                "much on average.",
                right=True,
            ),
            Option(
                "Both zero: the valley becomes flat.",
                "Then no line would be better than any other. The misses "
                "are still there.",
            ),
        ),
        because=(
            "The mean of $z$ is 0, so $w$ and $b$ no longer pull against "
            "each other; its mean square is 1, so both count equally. Both "
            "curvatures are 2."
        ),
        given=("0.05", "1432", "0", "1", "2"),
    ),
    Choice(
        slug="gradient_descent.two-starts",
        idea="Where it ends",
        asks=(
            f"With the learning rate {SHORT}, will the two starts end at the "
            "same place?"
        ),
        options=(
            Option(
                "Yes: descent finds the minimum.",
                "It finds *a* place where the slope is zero. Ask what it "
                "can see of the rest of the curve.",
            ),
            Option(
                "No, and the two ends are equally low.",
                "Two valleys, yes. The last term $x$ makes one side lower.",
            ),
            Option(
                "No, and one end is lower than the other.",
                "Each start rolls into its own valley.",
                right=True,
            ),
        ),
        because=(
            "Each start rolls into its own valley, and the term $x$ makes "
            "the left one deeper."
        ),
    ),
    Choice(
        slug="gradient_descent.cost",
        idea="And without a gradient?",
        asks=(
            "From 10 weights to 1000, a hundred times as many. By how much "
            "does the number of loss computations grow with finite "
            "differences?"
        ),
        options=(
            Option(
                "Not at all.",
                "That is true of one of the methods. Finite differences "
                "have to nudge every weight by itself.",
            ),
            Option(
                "About a hundred times.",
                "One nudge for each weight, in every step.",
                right=True,
            ),
            Option(
                "About ten thousand times.",
                "Each weight is nudged once a step, and not once for every "
                "other weight.",
            ),
        ),
        because=(
            "Each step costs one computation for each weight, and one "
            "more. On this bowl the number of steps stays the same."
        ),
        given=("10", "1000"),
    ),
)
