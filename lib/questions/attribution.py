"""The questions of the chapter on attribution."""

from math import exp

from lib.questions import Choice, Mistake, Number, Option

WEIGHT, INPUT = 0.5, 2.0
_y = 1 / (1 + exp(-WEIGHT * INPUT))
_slope = _y * (1 - _y)

ROLE = 3.56  # the weight of the one column, as the lesson prints it


QUESTIONS = (
    Number(
        slug="attribution.share-of-a-product",
        idea="Integrated gradients",
        asks=(
            "Let $f = x_1^2\\,x_2$, the place $(1, 6)$ and the baseline "
            "$(0, 0)$. What is the integrated gradient of $x_1$?"
        ),
        answer=2 / 3 * 6,
        within=0.01,
        mistakes=(
            Mistake(
                12,
                "That is the rate at the end of the way, times the input. "
                "What is the mean of the rate on the whole way?",
            ),
            Mistake(
                6,
                "That is all that the function has gained. Is there another "
                "input that has a part in it?",
            ),
            Mistake(
                3,
                "That divides the gain into equal parts. Do the two rates "
                "have the same mean on the way?",
            ),
            Mistake(
                2,
                "That is the part of the other input. Which rate belongs to "
                "the square?",
            ),
        ),
        because=(
            "On the way the rate is 12 times the square of $t$, with the "
            "mean 4, and the input moved by 1."
        ),
        given=("2", "1", "6", "0", "12", "4"),
    ),
    Choice(
        slug="attribution.tiny-rates",
        idea="Saturation",
        asks=(
            "A model gives a patient the probability 0.99999998. Its rate "
            "with every measurement is below a millionth. What follows?"
        ),
        options=(
            Option(
                "No measurement was important for this answer.",
                "Then the answer would be the same for every patient. What "
                "becomes of the slope of a sigmoid near 1?",
            ),
            Option(
                "A small change of any measurement hardly changes the "
                "probability.",
                "The rate says that, and no more than that.",
                right=True,
            ),
            Option(
                "The gradient must be computed wrongly.",
                "Work out the slope of a sigmoid where it is this close to "
                "1. Is it large?",
            ),
            Option(
                "The model has learned nothing.",
                "A model without weights would give everybody the same "
                "probability. What else makes a rate small?",
            ),
        ),
        because=(
            "Near 1 the slope of the sigmoid is next to 0, whatever brought "
            "it there."
        ),
        given=("0.99999998", "1", "0"),
    ),
    Choice(
        slug="attribution.survivor",
        idea="Does the map speak of the network?",
        asks=(
            "A map shows the outline of a dog. With all weights of the "
            "network shuffled it shows the same outline. What follows?"
        ),
        options=(
            Option(
                "The network has understood what a dog is.",
                "The shuffled one cannot have understood anything, and the "
                "map is the same. From where does the outline come, then?",
            ),
            Option(
                "The shuffled network is still a good one.",
                "Ask it for its answers: they are guesses. What do the two "
                "maps have in common besides the network?",
            ),
            Option(
                "The map is about the picture, and hardly about the network.",
                "What is left when the network is destroyed cannot come from "
                "the network.",
                right=True,
            ),
        ),
        because=(
            "A map that does not notice a broken network says nothing about "
            "an unbroken one."
        ),
    ),
)

PREDICTIONS = (
    Number(
        slug="attribution.other-rate",
        idea="One neuron, by hand",
        asks=(
            f"The weight is {WEIGHT}, the input {INPUT:g}, and $y$ is "
            f"{_y:.3f}. How fast does $y$ change with the input?"
        ),
        answer=_slope * WEIGHT,
        within=0.004,
        mistakes=(
            Mistake(
                _slope * INPUT,
                "That is the rate with the weight again. In $w x$, what "
                "stands beside the input?",
            ),
            Mistake(
                _slope,
                "That is the slope of the sigmoid, the rate with $z$. How "
                "fast does $z$ change with the input?",
            ),
            Mistake(
                WEIGHT,
                "That is the rate of $z$ with the input. The sigmoid comes "
                "behind it.",
            ),
            Mistake(
                _y * WEIGHT,
                "That takes the height of the sigmoid for its slope.",
            ),
        ),
        because=(
            f"The slope of the sigmoid is {_slope:.3f}, and $z$ changes "
            f"{WEIGHT} times as fast as the input."
        ),
    ),
    Choice(
        slug="attribution.saturated",
        idea="Saturation",
        asks=(
            "The input goes from 2 to 20. What becomes of the rate of $y$ "
            "with the input?"
        ),
        options=(
            Option(
                "It is ten times as large, like the input.",
                "The input is not a factor of this rate. What is?",
            ),
            Option(
                "It stays: the weight has not changed.",
                "The weight is one factor. What becomes of the other one, "
                "the slope of the sigmoid?",
            ),
            Option(
                "It is next to nothing.",
                "The sigmoid is flat there.",
                right=True,
            ),
        ),
        because=(
            "The rate is the weight times the slope of the sigmoid, and near "
            "1 the slope is next to 0."
        ),
        given=("2", "20", "1", "0"),
    ),
    Number(
        slug="attribution.two-copies",
        idea="Two that say the same",
        asks=(
            f"Alone, the radius gets the weight {ROLE}. The same column "
            "stands there twice, and training starts with all weights at 0. "
            "What weight does each of the two get?"
        ),
        answer=ROLE / 2,
        within=0.06,
        mistakes=(
            Mistake(
                ROLE,
                "Then both together would count twice as much as one. Does "
                "the best score change because a column is copied?",
            ),
            Mistake(
                2 * ROLE,
                "Both together would then count four times as much as one. "
                "Does the best score change because a column is copied?",
            ),
            Mistake(
                0,
                "Then the radius would have no say at all. Two copies can "
                "still do what one did.",
            ),
        ),
        because=(
            "The two weights get the same gradients, so they stay equal, and "
            "together they do what the one did."
        ),
        given=("0",),
    ),
    Choice(
        slug="attribution.steps",
        idea="Kinks on the way",
        asks=(
            "On the tumours the error fell a hundredfold when the steps "
            "became ten times as many. What will it do for a network of "
            "ReLUs?"
        ),
        options=(
            Option(
                "The same: it is a law of the trapezoid rule.",
                "The law holds for smooth rates. What are the rates of a "
                "network of ReLUs like?",
            ),
            Option(
                "It will fall more slowly, and unevenly.",
                "The rates jump at the kinks.",
                right=True,
            ),
            Option(
                "It will be 0 at once: the network is straight in pieces.",
                "In each piece it is straight. Do the places of the rule "
                "fall on the ends of the pieces?",
            ),
            Option(
                "It will not fall: there is no gradient at a kink.",
                "There are only a few kinks on the way. How much of the way "
                "do they take?",
            ),
        ),
        because=(
            "At a jump a trapezoid is wrong by up to half the jump, over the "
            "width of one step, however many there are."
        ),
        given=("0",),
    ),
    Choice(
        slug="attribution.shuffled",
        idea="Does the map speak of the network?",
        asks=(
            "All weights are shuffled. Which map will resemble the old one "
            "the least?"
        ),
        options=(
            Option(
                "The gradient.",
                "It is made of the weights alone.",
                right=True,
            ),
            Option(
                "The size of gradient times input.",
                "One of its two factors is the picture. Has the picture been "
                "shuffled?",
            ),
            Option(
                "The edges of the picture.",
                "These are found without any network.",
            ),
        ),
        because=(
            "What is multiplied by the picture keeps the picture, and the "
            "edges never asked the network."
        ),
    ),
    Choice(
        slug="attribution.smallest-step",
        idea="A small step that changes the answer",
        asks=(
            "By how many of the 16 greys must every pixel change, along the "
            "signs, until half of the answers are wrong?"
        ),
        options=(
            Option(
                "By about twelve: the digit has to be wiped out.",
                "That is what it would take for you. The network need not "
                "see what you see.",
            ),
            Option(
                "By about six.",
                "All 64 pixels move at once, each in the direction that "
                "hurts. It takes less.",
            ),
            Option(
                "By two at the most.",
                "The small steps of all 64 pixels add up.",
                right=True,
            ),
        ),
        because=(
            "At first the loss changes by the step times the sum of the sizes "
            "of all 64 rates, less those of the pixels that are cut off."
        ),
        given=("16", "64"),
    ),
)
