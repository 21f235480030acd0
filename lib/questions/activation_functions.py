"""The questions of the chapter on activation functions."""

from lib.autograd import sigmoid
from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option

INPUTS, NEURONS = 2, 3


def parameters(*sizes):
    """Return how many parameters dense layers of these sizes have.

        sum of inputs times neurons, plus one bias for each neuron

    >>> parameters(64, 32, 10)
    2410
    """
    pairs = zip(sizes, sizes[1:], strict=False)
    return sum(inputs * neurons + neurons for inputs, neurons in pairs)


_top = derivative(sigmoid)(0.0)

QUESTIONS = (
    Number(
        slug="activation_functions.count-deep",
        idea="A neuron and a layer",
        asks=(
            "A network has 4 inputs, a layer of 5 neurons, and then 2 "
            "neurons. How many parameters has it?"
        ),
        answer=parameters(4, 5, 2),
        within=0.4,
        mistakes=(
            Mistake(
                4 * 5 + 5 * 2,
                "You counted the weights. Every neuron has one number more.",
            ),
            Mistake(
                4 * 5 * 2,
                "You multiplied the two layers. Their weights stand beside "
                "one another, so count each layer and add.",
            ),
            Mistake(
                parameters(4, 5, 2) + 4,
                "You gave a bias to each input as well. Inputs are numbers "
                "that come in; only neurons have a bias.",
            ),
            Mistake(
                4 + 5 + 2,
                "You counted inputs and neurons. The question is how many "
                "weights and biases there are.",
            ),
            Mistake(
                4 * 5 + 5,
                "That is the first layer alone. The second one reads its "
                "five outputs.",
            ),
        ),
        because=(
            "The first layer has 4 times 5 weights and 5 biases, the second "
            f"5 times 2 weights and 2 biases: {parameters(4, 5)} and "
            f"{parameters(5, 2)}, together {parameters(4, 5, 2)}."
        ),
        given=("4", "5", "2"),
    ),
    Choice(
        slug="activation_functions.identity",
        idea="Stacked lines are a line",
        asks=(
            "A network has ten layers, and somebody has left out every "
            "activation function. What can it learn?"
        ),
        options=(
            Option(
                "As much as before, only more slowly.",
                "You thought of training. Ask which functions the ten layers "
                "can be at all.",
            ),
            Option(
                "At most what one layer can learn.",
                "Ten matrices multiply to one.",
                right=True,
            ),
            Option(
                "Curves, as long as there are enough neurons.",
                "More neurons give more weights. But a sum of straight "
                "things stays straight, however many there are.",
            ),
            Option(
                "Nothing at all.",
                "A single layer can learn straight lines and planes. Multiply "
                "the matrices of two layers, and see what is left.",
            ),
        ),
        because=(
            "$(X W_1 + b_1) W_2 + b_2$ is $X W + b$ with $W = W_1 W_2$, and "
            "so on through all layers."
        ),
        given=("1", "2"),
    ),
    Choice(
        slug="activation_functions.saturated",
        idea="Five bends",
        asks=(
            "Where does the output of a sigmoid neuron answer least to a "
            "change of its bias?"
        ),
        options=(
            Option(
                "Where its output is near one half.",
                "You looked at the middle of the S. That is where it is "
                "steepest.",
            ),
            Option(
                "Where its output is near 0 or near 1.",
                "The S is almost flat there.",
                right=True,
            ),
            Option(
                "Near 0 only: at 1 it has learned all there is.",
                "You took the output for a mark. At both ends the S is "
                "equally flat, whether the answer is right or wrong.",
            ),
        ),
        because=(
            "The slope is $y(1 - y)$, which is almost 0 when $y$ is near 0 "
            f"or 1, and at most {_top:g}, in the middle."
        ),
        given=("0", "1"),
    ),
    Choice(
        slug="activation_functions.softmax",
        idea="Softmax: shares of one",
        asks=(
            "To every score that goes into a softmax you add 100. What "
            "happens to the shares?"
        ),
        options=(
            Option(
                "The largest one gets even larger.",
                "That happens when you *multiply* all scores by more than 1. "
                "Ask by which factor adding changes each exponential.",
            ),
            Option(
                "All grow.",
                "They cannot: they still have to add up to 1.",
            ),
            Option(
                "They become more equal.",
                "You thought that 100 makes the differences small beside "
                "it. The differences are what counts, and they stay.",
            ),
            Option(
                "Nothing.",
                "Above and below get the same factor.",
                right=True,
            ),
        ),
        because=(
            "Each $e^{z_i}$ becomes $e^{100} e^{z_i}$, above and below, and "
            "the factor cancels. That is why the library may subtract the "
            "largest score first."
        ),
        given=("1", "100"),
    ),
    Choice(
        slug="activation_functions.relu-at-zero",
        idea="The derivative of ReLU at 0",
        asks="What is the derivative of ReLU at 0?",
        options=(
            Option(
                "There is none; engines return a number by convention.",
                "You kept the two apart.",
                right=True,
            ),
            Option(
                "0, because that is what engines return.",
                "An engine has to return something. Look at the slopes on "
                "both sides of 0.",
            ),
            Option(
                "1/2, the mean of both sides.",
                "That would be a fair convention too. A derivative has to "
                "be the one number that both sides agree on.",
            ),
        ),
        because=(
            "From the left the averages are 0, from the right they are 1, so "
            "there is no limit. Every number from 0 to 1 is a subgradient."
        ),
        given=("0", "1", "2"),
    ),
)

PREDICTIONS = (
    Number(
        slug="activation_functions.parameters",
        idea="A neuron and a layer",
        asks=(
            f"A layer has {NEURONS} neurons that read {INPUTS} inputs. How "
            "many parameters has it?"
        ),
        answer=parameters(INPUTS, NEURONS),
        within=0.4,
        mistakes=(
            Mistake(
                INPUTS * NEURONS,
                "Those are the weights. Each neuron has a bias, too.",
            ),
            Mistake(
                INPUTS * NEURONS + 1,
                "You gave the layer one bias. Each neuron has its own.",
            ),
            Mistake(
                INPUTS * NEURONS + INPUTS,
                "You gave each input a bias. The biases belong to the "
                "neurons.",
            ),
            Mistake(
                INPUTS + NEURONS,
                "Those are the inputs and the neurons. Every neuron has a "
                "weight for *each* input.",
            ),
        ),
        because=(
            f"{INPUTS} times {NEURONS} weights and {NEURONS} biases make "
            f"{parameters(INPUTS, NEURONS)}."
        ),
    ),
    Choice(
        slug="activation_functions.xor",
        idea="Stacked lines are a line",
        asks=(
            "A network without any bend is trained on the four points of "
            "XOR. What will it answer in the end?"
        ),
        options=(
            Option(
                "It gets three of the four right.",
                "A threshold behind it could get three. The squared misses "
                "look for the best compromise.",
            ),
            Option(
                "One half, for all four.",
                "You saw that the two diagonals pull equally hard.",
                right=True,
            ),
            Option(
                "It depends on the random start.",
                "A plane has only one best place here, and descent in small "
                "enough steps comes to it from every start.",
            ),
        ),
        because=(
            "A plane has the same mean on both diagonals, and XOR asks for "
            "0 on one and 1 on the other. The squared misses are smallest "
            "at one half."
        ),
        given=("0", "1"),
    ),
    Number(
        slug="activation_functions.kinks",
        idea="A network of ReLUs is straight in pieces",
        asks=(
            "With many kinks: you take twice as many. How many times smaller "
            "does the largest error get, about?"
        ),
        answer=4,
        within=0.6,
        mistakes=(
            Mistake(
                2,
                "You expected half the error. Remember the polygons in the "
                "circle.",
            ),
            Mistake(
                1 / 4,
                "That is the share of the error that is left. Ask how many "
                "times smaller the error gets.",
            ),
            Mistake(
                8,
                "That would be an error of the third order. A straight piece "
                "is already wrong in the second.",
            ),
        ),
        because=(
            "On a smooth curve pieces of half the length miss by a quarter: "
            "the error goes like the square of the length."
        ),
    ),
    Choice(
        slug="activation_functions.dead",
        idea="Dead, leaky, narrow, wide",
        asks=(
            "Will this ReLU neuron learn, given enough steps of gradient "
            "descent?"
        ),
        options=(
            Option(
                "Yes, slowly: the loss is large, so the gradient is.",
                "A large loss gives a large first factor. Multiply it with "
                "the slope of the ReLU.",
            ),
            Option(
                "Yes, if the learning rate is large enough.",
                "The step is learning rate times gradient. Ask what the "
                "gradient is.",
            ),
            Option(
                "No, never.",
                "Its slope is 0, and so is every step.",
                right=True,
            ),
        ),
        because=(
            "The chain rule multiplies with the slope of the ReLU at "
            "$z = -1$, which is 0. A gradient of 0 moves nothing, however "
            "large the loss or the learning rate."
        ),
        given=("0", "1"),
    ),
)
