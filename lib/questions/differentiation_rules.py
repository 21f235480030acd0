"""The questions of the chapter on the rules of differentiation."""

from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option

PARAMETERS = 64 * 32 + 32 + 32 * 10 + 10  # of the network of the lesson


def slope(f, x):
    """Return the slope of ``f`` at ``x`` as the engine finds it.

    >>> slope(lambda x: x**2, 3)
    6.0
    """
    return derivative(f)(float(x))


def product_slope(f, f_slope, g, g_slope):
    """Return the slope of a product from its two factors and their slopes.

    >>> product_slope(3, 2, 4, 5)
    23
    """
    return f_slope * g + f * g_slope


def quotient_slope(f, f_slope, g, g_slope):
    """Return the slope of a quotient from its parts and their slopes.

    >>> quotient_slope(8, 2, 2, 3)
    -5.0
    """
    return (f_slope * g - f * g_slope) / g**2


def fifth(x):
    """Return the fifth power of a number.

    >>> fifth(2)
    32
    """
    return x**5


def first_chain(x):
    """Return the square of 3x + 1.

    >>> first_chain(1)
    16
    """
    return (3 * x + 1) ** 2


def second_chain(x):
    """Return the square of 3x - 1.

    >>> second_chain(2)
    25
    """
    return (3 * x - 1) ** 2


QUESTIONS = (
    Number(
        slug="differentiation_rules.inner-slope",
        idea="The slope that people forget",
        asks="What is the slope of $(3x - 1)^2$ at $x = 2$?",
        answer=slope(second_chain, 2),
        within=0.005,
        mistakes=(
            Mistake(
                2 * (3 * 2 - 1),
                "You stopped after the outer slope. Ask how fast $3x - 1$ "
                "itself moves with $x$.",
            ),
            Mistake(
                2 * 2 * 3,
                "You took the outer slope at $x$. The outer function does "
                "not see $x$: ask which number it gets.",
            ),
            Mistake(
                second_chain(2),
                "That is how high the curve is there, and not how steep.",
            ),
            Mistake(
                2 * (3 * 2 - 1) + 3,
                "You added the two slopes. Think of the thermometer on the "
                "mountain: what did its two rates do?",
            ),
        ),
        otherwise=(
            "Name the links: $u = 3x - 1$ and $y = u^2$. Each has a slope of "
            "its own."
        ),
        because=(
            "With $u = 3x - 1$ the outer slope is $2u$, which is "
            f"{2 * (3 * 2 - 1)} at $x = 2$, and the inner slope is 3: "
            f"multiplied, {slope(second_chain, 2):g}."
        ),
        given=("1", "2", "3"),
    ),
    Choice(
        slug="differentiation_rules.power-times-exponential",
        idea="Products",
        asks="What is the derivative of $x^2 e^x$?",
        options=(
            Option(
                "It is $2x\\,e^x$.",
                "You multiplied the two derivatives. Put in $x = 1$, say, and "
                "measure.",
            ),
            Option(
                "It is $2x\\,e^x + x^2 e^x$.",
                "You gave each factor its turn.",
                right=True,
            ),
            Option(
                "It is $2x\\,e^x + x^3 e^{x - 1}$.",
                "You brought the exponent of $e^x$ down, as for a power. Ask "
                "where the $x$ stands: in the base or in the exponent?",
            ),
            Option(
                "It is $2x + e^x$.",
                "You added the derivatives, and that is the rule for "
                "$x^2 + e^x$. Here the two are multiplied.",
            ),
        ),
        because=(
            "The slope of the first factor times the second, plus the first "
            "times the slope of the second; and $e^x$ is its own derivative. "
            "At $x = 1$ that is $3e$."
        ),
        given=("1", "2", "3"),
    ),
    Number(
        slug="differentiation_rules.quotient-sign",
        idea="Quotients",
        asks=(
            "At some place $f = 8$ and grows with the slope 2, and $g = 2$ "
            "and grows with the slope 3. What is the slope of $f/g$ there?"
        ),
        answer=quotient_slope(8, 2, 2, 3),
        within=0.005,
        mistakes=(
            Mistake(
                -quotient_slope(8, 2, 2, 3),
                "The size is right. Ask whether a growing bottom makes a "
                "quotient larger or smaller.",
            ),
            Mistake(
                2 / 3,
                "You divided the two slopes, as if each part had its own "
                "quotient.",
            ),
            Mistake(
                (2 * 2 - 8 * 3) / 2,
                "You divided by $g$. Look again at what stands below the "
                "line of the rule.",
            ),
            Mistake(
                2 * 2 - 8 * 3,
                "That is what stands above the line of the rule. Something "
                "is still to be divided.",
            ),
            Mistake(
                (2 * 2 + 8 * 3) / 4,
                "You added the two terms, as in the product rule. A growing "
                "bottom pulls a quotient down.",
            ),
        ),
        otherwise=(
            "Write down $f'\\,g - f\\,g'$ first. Then ask what it is divided "
            "by."
        ),
        because=(
            "$f'\\,g - f\\,g'$ is "
            f"{2 * 2} minus {8 * 3}, and $g^2$ is {2**2}: the slope is "
            f"${quotient_slope(8, 2, 2, 3):g}$. The top grows, but the "
            "bottom grows faster for its size."
        ),
        given=("2", "3", "8"),
    ),
    Choice(
        slug="differentiation_rules.wrong-ratio",
        idea="The slope that people forget",
        asks=(
            "Kim derives a formula for the slope of $\\sin(5x)$ and measures "
            "the slope as well. What is measured is 5 times what the "
            "formula says, at every place that she tries. What happened?"
        ),
        options=(
            Option(
                "The step of the measurement was too large.",
                "The error of a large step differs from place to place, or "
                "makes every slope smaller. Look for a 5 in the problem.",
            ),
            Option(
                "The computer took degrees for radians.",
                "That would bring in $\\pi$ and 180. Look for a 5 in the "
                "problem.",
            ),
            Option(
                "Her formula lacks the inner slope.",
                "You asked where a factor of 5 could come from.",
                right=True,
            ),
        ),
        because=(
            "The inner function is $5x$, and its slope is 5. The formula "
            "$\\cos(5x)$ has only the outer slope; the derivative is "
            "$5\\cos(5x)$."
        ),
        given=("5", "180"),
    ),
    Choice(
        slug="differentiation_rules.dual-start",
        idea="Numbers that carry their slope",
        asks=(
            "You want the slope of $f$ at 4, by dual numbers. On which "
            "number do you run $f$?"
        ),
        options=(
            Option(
                "On $4 + 0\\,\\varepsilon$.",
                "That is a constant: it does not move, so nothing that is "
                "computed from it moves either.",
            ),
            Option(
                "On $4 + 1\\,\\varepsilon$.",
                "The variable changes as fast as itself.",
                right=True,
            ),
            Option(
                "On $4 + h\\,\\varepsilon$ with a very small $h$.",
                "You thought of a difference. What stands at $\\varepsilon$ "
                "is a slope and not a step, so nothing has to be small.",
            ),
        ),
        because=(
            "The slope of $x$ over $x$ is 1. With any other number $b$ at "
            "its place, every slope that comes out is multiplied by $b$: "
            "that is the chain rule again."
        ),
        given=("0", "1", "4"),
    ),
)

PREDICTIONS = (
    Number(
        slug="differentiation_rules.fifth-power",
        idea="Powers",
        asks="What is the slope of $x^5$ at $x = 2$?",
        answer=slope(fifth, 2),
        within=0.005,
        mistakes=(
            Mistake(
                fifth(2),
                "That is the value of $x^5$ there, and not its slope.",
            ),
            Mistake(
                2**4,
                "You lowered the exponent and forgot the number that comes "
                "in front.",
            ),
            Mistake(
                5 * fifth(2),
                "You have the number in front. Look again at the exponents: "
                "the slopes of $x^3$ go with the squares.",
            ),
        ),
        because=(
            f"The pattern says 5 times $x^4$: at 2 that is 5 times {2**4}, "
            f"which is {slope(fifth, 2):g}."
        ),
        given=("2", "3", "4", "5"),
    ),
    Number(
        slug="differentiation_rules.sheet",
        idea="Products",
        asks=(
            "The sheet of ice is 3 m wide and gets wider by 2 m per hour; it "
            "is 4 m long and gets longer by 5 m per hour. How fast does its "
            "area grow at this moment, in m² per hour?"
        ),
        answer=product_slope(3, 2, 4, 5),
        within=0.5,
        unit="m² per hour",
        mistakes=(
            Mistake(
                2 * 5,
                "You multiplied the two rates. Ask which unit metres per hour "
                "times metres per hour has.",
            ),
            Mistake(
                3 * 4,
                "That is the area itself, in m². The question is how fast it "
                "grows.",
            ),
            Mistake(
                2 + 5,
                "You added the two rates: that is in metres per hour, and "
                "an area is not in metres.",
            ),
            Mistake(
                product_slope(3, 2, 4, 5) + 2 * 5,
                "That is by how much it grows in the whole next hour, corner "
                "included. The question is about this moment.",
            ),
        ),
        because=(
            "The wider side adds 2 times 4, the longer side adds 3 times 5: "
            f"together {product_slope(3, 2, 4, 5)} m² per hour. The corner "
            "between the two is too small to count."
        ),
        given=("2", "3", "4", "5"),
    ),
    Number(
        slug="differentiation_rules.first-chain",
        idea="Chains: slopes that multiply",
        asks=(
            "At $x = 1$ the inner function $u = 3x + 1$ is 4, and its slope "
            "is 3. At $u = 4$ the outer function $y = u^2$ has the slope 8. "
            "What is the slope of $y$ over $x$ there?"
        ),
        answer=slope(first_chain, 1),
        within=0.05,
        mistakes=(
            Mistake(
                8,
                "That is how fast $y$ changes with $u$. But $u$ does not "
                "change at the pace of $x$.",
            ),
            Mistake(
                8 + 3,
                "You added the slopes. When $x$ moves by a little, $u$ moves "
                "three times as far, so ask how far $y$ moves then.",
            ),
            Mistake(
                first_chain(1),
                "That is the value of $y$ at this place.",
            ),
            Mistake(
                2 * 1 * 3,
                "You took the slope of the square at $x = 1$. The square is "
                "taken of $u$.",
            ),
        ),
        because=(
            "A small step of $x$ makes a step 3 times as large in $u$, and "
            "that one makes a step 8 times as large again in $y$: "
            f"{slope(first_chain, 1):g} times in all."
        ),
        given=("1", "2", "3", "4", "8"),
    ),
    Choice(
        slug="differentiation_rules.doubling",
        idea="The function that is its own slope",
        asks=(
            "From $x = 0$ to $x = 1$ the height of $2^x$ doubles. What does "
            "its slope do?"
        ),
        options=(
            Option(
                "It stays the same.",
                "That would be a straight line, and from 1 to 2 it rises by "
                "more than from 0 to 1.",
            ),
            Option(
                "It doubles, too.",
                "You saw that the next piece of the curve is the same piece, "
                "twice as high.",
                right=True,
            ),
            Option(
                "It grows to its square.",
                "You may have thought of powers, where the number in front "
                "changes. Here every piece of the curve is a copy of the one "
                "before.",
            ),
        ),
        because=(
            "The curve from 1 to 2 is the curve from 0 to 1, stretched to "
            "twice the height, because $2^{x + 1}$ is 2 times $2^x$. "
            "Stretched upwards, every slope doubles as well."
        ),
        given=("0", "1", "2"),
    ),
    Choice(
        slug="differentiation_rules.steepest-sine",
        idea="Sine and cosine",
        asks="Where does the curve of $\\sin x$ rise most steeply?",
        options=(
            Option(
                "At its top.",
                "You looked for the greatest height. At the top the curve is "
                "level.",
            ),
            Option(
                "Halfway from 0 up to its top.",
                "You may have thought that it has to gather speed first. On "
                "the circle, ask at which point the walk goes straight up.",
            ),
            Option(
                "Where it comes up through 0.",
                "There the walk along the circle goes straight up.",
                right=True,
            ),
        ),
        because=(
            "At the beginning of the walk the circle goes straight up, and "
            "all of the way is gained in height: the slope is 1. Later a "
            "part of the way leads to the side."
        ),
        given=("0", "1"),
    ),
    Choice(
        slug="differentiation_rules.more-weight",
        idea="A neuron, link by link",
        asks=(
            "The input is $x = 2$. If the weight grows a little, what does "
            "$1 - \\sigma(wx)$ do?"
        ),
        options=(
            Option(
                "It falls.",
                "You followed the change link by link.",
                right=True,
            ),
            Option(
                "It grows.",
                "You followed it as far as the prediction. There is one more "
                "link, and it turns the sign.",
            ),
            Option(
                "That depends on the weight.",
                "How fast depends on the weight. For the direction, ask where "
                "the sigmoid falls.",
            ),
        ),
        because=(
            "More weight makes $wx$ larger, because 2 is positive; the "
            "sigmoid rises everywhere; and 1 minus something larger is "
            "smaller. The product of the three signs is minus."
        ),
        given=("1", "2"),
    ),
    Number(
        slug="differentiation_rules.dual-product",
        idea="Numbers that carry their slope",
        asks=(
            "Multiply $(2 + 3\\varepsilon)(5 + \\varepsilon)$ with "
            "$\\varepsilon^2 = 0$. Which number stands at $\\varepsilon$?"
        ),
        answer=product_slope(2, 3, 5, 1),
        within=0.005,
        mistakes=(
            Mistake(
                3 * 1,
                "You multiplied the two slopes. That product stands at "
                "$\\varepsilon^2$.",
            ),
            Mistake(3 + 1, "You added the two slopes, as in a sum."),
            Mistake(
                2 * 5,
                "That is the value of the product, the part without "
                "$\\varepsilon$.",
            ),
        ),
        because=(
            "Two of the four products have one $\\varepsilon$: 3 times 5 and "
            f"2 times 1. Together {product_slope(2, 3, 5, 1)}: the product "
            "rule."
        ),
        given=("0", "1", "2", "3", "5"),
    ),
    Choice(
        slug="differentiation_rules.hundredth",
        idea="Slopes of slopes",
        asks="What is the derivative of $\\sin x$, taken a hundred times?",
        options=(
            Option(
                "It is 0.",
                "A polynomial runs out, because its powers get lower. Nothing "
                "gets lower here.",
            ),
            Option(
                "It is $\\sin x$.",
                "You counted how often the round of the derivatives closes.",
                right=True,
            ),
            Option(
                "It is $-\\sin x$.",
                "You are on the round, two steps off. Count what is left over "
                "when you divide the number of steps by the length of the "
                "round.",
            ),
            Option(
                "It is $\\cos x$.",
                "That is the first derivative. Write the next three down, "
                "until the sine comes back.",
            ),
        ),
        because=(
            "After four steps the sine comes back, and a hundred is a whole "
            "number of fours."
        ),
        given=("0",),
    ),
    Choice(
        slug="differentiation_rules.passes",
        idea="Why learn rules that a machine knows?",
        asks=(
            f"With forward differences, how often has the loss of a network "
            f"with {PARAMETERS} parameters to be computed for all the slopes?"
        ),
        options=(
            Option(
                "Twice: before and after all parameters moved.",
                "If all move together, you see one change and cannot say "
                "whose it is.",
            ),
            Option(
                f"{PARAMETERS + 1} times.",
                "You counted the start once, and one move for each parameter.",
                right=True,
            ),
            Option(
                f"{2 * PARAMETERS} times.",
                "You computed the loss at the start again for each parameter, "
                "or stepped to both sides. For forward differences something "
                "can be shared.",
            ),
            Option(
                f"{PARAMETERS**2} times.",
                "You thought of pairs. A slope over one parameter moves that "
                "one alone.",
            ),
        ),
        because=(
            "Once where all parameters are at rest, and once more for each "
            f"of them moved alone: {PARAMETERS + 1} times, for a single "
            "step of training."
        ),
    ),
)
