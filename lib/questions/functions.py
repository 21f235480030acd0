"""The questions of the reminder on functions."""

from lib.questions import Choice, Mistake, Number, Option

X, RISE, RUN = -4, -6, 3

QUESTIONS = (
    Number(
        slug="functions.put-in",
        idea="A function is a rule",
        asks=f"$f(x) = x^2 + 1$. What is $f({X})$?",
        answer=X**2 + 1,
        within=0.01,
        mistakes=(
            Mistake(
                -(X**2) + 1,
                "You squared first and put the minus in front. The whole of "
                f"${X}$ goes into the place of $x$.",
            ),
            Mistake(
                X**2,
                "That is the square alone. What else does the rule do?",
            ),
            Mistake(
                2 * X + 1,
                "You doubled. What does a small 2 at the top of a number ask "
                "for?",
            ),
        ),
        otherwise=f"Write the rule with $({X})$, in brackets, for $x$.",
        because=f"$({X}) \\cdot ({X}) + 1 = {X**2 + 1}$.",
        given=(
            "1",
            "2",
        ),
    ),
    Choice(
        slug="functions.whole-bracket",
        idea="Multiply out brackets",
        asks="$f(x) = x^2$. What is $f(x + h)$?",
        options=(
            Option(
                "`x**2 + h`",
                "You added $h$ after the rule had done its work. What goes "
                "into the place of $x$?",
            ),
            Option(
                "`x**2 + h**2`",
                "You squared each part by itself. Try it with 3 and 1: is "
                "$(3 + 1)^2$ the same as $3^2 + 1^2$?",
            ),
            Option(
                "`x**2 + 2*x*h + h**2`",
                "Each part met each part.",
                right=True,
            ),
            Option(
                "`x**2 * h**2`",
                "That is the square of a product. What stands in the bracket "
                "is a sum.",
            ),
        ),
        because="$(x + h)(x + h)$ has four products, and two are alike.",
        given=(
            "1",
            "2",
            "3",
        ),
    ),
    Number(
        slug="functions.falling-line",
        idea="The slope of a line",
        asks="What is the slope of the line through (2, 9) and (5, 3)?",
        answer=RISE / RUN,
        within=0.01,
        mistakes=(
            Mistake(
                -RISE / RUN,
                "As steep as that it is. Does it go up or down, from left to "
                "right?",
            ),
            Mistake(
                RUN / RISE,
                "You divided the step to the right by the step up or down. A "
                "slope says how far up for one to the right.",
            ),
            Mistake(
                RISE,
                "That is the whole change of height. How far to the right "
                "does it take?",
            ),
            Mistake(
                RUN,
                "That is the step to the right. How much does the height "
                "change on it?",
            ),
        ),
        otherwise="Change of height divided by step to the right: subtract "
        "both in the same order.",
        because=f"From 9 to 3 it changes by ${RISE}$, on a step of {RUN}.",
        given=(
            "2",
            "3",
            "5",
            "9",
        ),
    ),
    Choice(
        slug="functions.height-and-slope",
        idea="Height is not slope",
        asks=(
            "At $x = 2$ a graph stands at the height 5, and there it goes "
            "down and is not level. What do you know?"
        ),
        options=(
            Option(
                "The slope at 2 is 5.",
                "You read off how high it is. What says how steep it is?",
            ),
            Option(
                "$f(2)$ is negative.",
                "You took the falling for the height. On which side of the "
                "axis is a point at the height 5?",
            ),
            Option(
                "$f(5) = 2$, and the slope there is negative.",
                "Where do you look for $x$, and where for $f(x)$?",
            ),
            Option(
                "$f(2) = 5$, and the slope there is negative.",
                "Height and slope are two things.",
                right=True,
            ),
        ),
        because="The height is the value, and going down is a negative slope.",
        given=(
            "2",
            "5",
        ),
    ),
    Number(
        slug="functions.inside-first",
        idea="A function of a function",
        asks="$f(x) = 3x$ and $g(x) = x + 1$. What is $f(g(2))$?",
        answer=3 * (2 + 1),
        within=0.01,
        mistakes=(
            Mistake(
                3 * 2 + 1,
                "You let $f$ work first. Which of the two is inside?",
            ),
            Mistake(
                3 * 2 * (2 + 1),
                "You multiplied both results. What one function gives goes "
                "*into* the other.",
            ),
        ),
        otherwise="Compute the inner one first, and put what comes out into "
        "the outer one.",
        because=f"$g(2) = {2 + 1}$, and $f$ takes three times that.",
        given=(
            "1",
            "2",
            "3",
        ),
    ),
)

PREDICTIONS = ()
