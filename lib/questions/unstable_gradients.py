"""The questions of the chapter on unstable gradients."""

from math import log10

from lib.questions import Choice, Mistake, Number, Option

WEIGHT, SLOPE, DEPTH = 2.0, 0.4, 6
_factor = WEIGHT * SLOPE


QUESTIONS = (
    Number(
        slug="unstable_gradients.six-layers",
        idea="Ten factors in a row",
        asks=(
            f"A chain of {DEPTH} neurons has the weight {WEIGHT:g} and the "
            f"slope {SLOPE} in every layer. How fast does its output change "
            "with its input?"
        ),
        answer=_factor**DEPTH,
        within=0.005,
        mistakes=(
            Mistake(
                SLOPE**DEPTH,
                "That is the product of the slopes alone. What else does the "
                "chain rule put into the factor of a layer?",
            ),
            Mistake(
                WEIGHT**DEPTH,
                "That is the product of the weights alone. What else does "
                "the chain rule put into the factor of a layer?",
            ),
            Mistake(
                DEPTH * _factor,
                "You added the factors. What does the chain rule do with "
                "them?",
            ),
            Mistake(
                _factor,
                "That is the factor of one layer. How many are there in a "
                "row?",
            ),
        ),
        because=(
            f"Each layer has the factor {WEIGHT:g} times {SLOPE}, and the "
            f"chain rule multiplies {DEPTH} of them."
        ),
    ),
    Choice(
        slug="unstable_gradients.zero-gradient",
        idea="Dead",
        asks=(
            "The gradient of one neuron's weights is exactly 0, for every "
            "batch of the training data. The layers around it have ordinary "
            "gradients. What is the likely illness?"
        ),
        options=(
            Option(
                "Its gradient has vanished.",
                "A vanished gradient is small in a whole layer, and in those "
                "before it. Is it ever exactly 0 in one neuron alone?",
            ),
            Option(
                "It is a dead ReLU.",
                "Its slope is 0 for every example.",
                right=True,
            ),
            Option(
                "It has found its minimum.",
                "At a minimum the gradients of the batches cancel, and they "
                "are seldom 0 one by one. What makes each of them 0?",
            ),
            Option(
                "The learning rate is too small.",
                "The learning rate comes in after the gradient. Can it change "
                "what the gradient is?",
            ),
        ),
        because=(
            "A ReLU that is negative inside for all examples has the slope 0 "
            "for all of them, so every product with it is 0."
        ),
        given=("0",),
    ),
    Choice(
        slug="unstable_gradients.large-gradient",
        idea="What makes a descent diverge",
        asks=(
            "The loss is a parabola with the curvature 2, the learning rate "
            "is 0.4, and at the start the slope is a million. What happens?"
        ),
        options=(
            Option(
                "It diverges, because the slope is so large.",
                "A large slope makes a long step. Work out where that step "
                "ends: nearer to the minimum or farther away?",
            ),
            Option(
                "It arrives only if the gradient is clipped.",
                "Work out the factor by which one step changes the distance "
                "from the minimum. Does the distance itself matter?",
            ),
            Option(
                "It arrives, and the first step does most of the work.",
                "Each step leaves one fifth of the distance.",
                right=True,
            ),
            Option(
                "Nothing can be said without the place of the start.",
                "For a parabola every step changes the distance by the same "
                "factor. On what does that factor depend?",
            ),
        ),
        because=(
            "The learning rate times the curvature is 0.8, so each step "
            "leaves 0.2 of the distance, however long that is."
        ),
        given=("2", "0.4", "0.8", "0.2"),
    ),
)

PREDICTIONS = (
    Number(
        slug="unstable_gradients.ten-sigmoids",
        idea="Ten factors in a row",
        asks=(
            "The input moves by 1. By which power of ten does the output "
            "move at most, about? (For a millionth, type \u22126.)"
        ),
        answer=log10(0.25**10),
        within=0.4,
        mistakes=(
            Mistake(
                -10,
                "That takes a tenth for each layer. The slope of a sigmoid "
                "can be larger.",
            ),
            Mistake(
                log10(0.5**10),
                "That takes one half for each layer, the height of the "
                "sigmoid at 0. The slope is smaller.",
            ),
            Mistake(
                0,
                "That says that the whole movement comes through. Each layer "
                "lets a quarter pass at most.",
            ),
            Mistake(
                -1,
                "That is about one layer. Ten of them multiply.",
            ),
        ),
        otherwise="Take the largest slope of one sigmoid, ten times over.",
        because=(
            "The largest slope of a sigmoid is a quarter, and a quarter to "
            "the power of ten is about a millionth."
        ),
        given=("1", "6", "0"),
    ),
    Choice(
        slug="unstable_gradients.tanh-gain",
        idea="Measure it in every layer",
        asks=(
            "Fifty layers of tanh with the gain 3: what is wrong in this "
            "network?"
        ),
        options=(
            Option(
                "The activations explode on the way there.",
                "What is the largest number that a tanh can give?",
            ),
            Option(
                "The gradients vanish, because the tanh is saturated.",
                "Many neurons are saturated, and some are not. These pass a "
                "gradient on that is multiplied by a large weight.",
            ),
            Option(
                "The gradients explode on the way back.",
                "The activations look healthy all the same.",
                right=True,
            ),
            Option(
                "Nothing: a tanh keeps everything between two bounds.",
                "It keeps the activations there. What keeps the factors "
                "weight times slope?",
            ),
        ),
        because=(
            "A tanh limits what goes forwards. On the way back stand the "
            "weights, and with this gain weight times slope is above 1 on "
            "average."
        ),
        given=("3", "1"),
    ),
    Choice(
        slug="unstable_gradients.relu-at-one",
        idea="Forwards",
        asks=(
            "Fifty ReLU layers whose weights have the variance 1/n. What "
            "becomes of the mean square of the activations?"
        ),
        options=(
            Option(
                "It stays, because n times 1/n is 1.",
                "That is right for the sum before the ReLU. What does the "
                "ReLU do with half of these numbers?",
            ),
            Option(
                "It is halved in every layer.",
                "Half of the numbers are cut off.",
                right=True,
            ),
            Option(
                "It is halved once, and then it stays.",
                "The next layer cuts again. Is what it cuts any smaller a "
                "part?",
            ),
        ),
        because=(
            "The sum has as much spread as its inputs, and the ReLU keeps "
            "the positive half of a symmetric distribution."
        ),
        given=("1",),
    ),
    Choice(
        slug="unstable_gradients.forgotten-mode",
        idea="Two modes, and the mistake of forgetting",
        asks=(
            "A network with batch normalisation reads 98 of 100 digits. "
            "Somebody uses it in training mode, on batches that hold one "
            "sort of digit each. What happens?"
        ),
        options=(
            Option(
                "Nothing: the weights are the same.",
                "They are. What else goes into the result of a normalised "
                "layer?",
            ),
            Option(
                "It reads better, because the batches are tidy.",
                "The mean of the batch is taken away. What do tidy batches "
                "have in their mean?",
            ),
            Option(
                "It reads far fewer of them.",
                "What a batch has in common is subtracted.",
                right=True,
            ),
        ),
        because=(
            "The mean of a batch of zeros is what makes them zeros, and "
            "training mode subtracts it."
        ),
        given=("98", "100"),
    ),
)
