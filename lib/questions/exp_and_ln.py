"""The questions of the reminder on the exponential and the logarithm."""

from math import e, log

from lib.questions import Choice, Mistake, Number, Option

QUESTIONS = (
    Number(
        slug="exp_and_ln.minus-exponent",
        idea="Powers",
        asks="What is $2^{-4}$?",
        answer=2**-4,
        within=0.001,
        mistakes=(
            Mistake(
                -(2**4),
                "You took the minus out of the exponent and put it in front. "
                "What does one step back, from $2^1$ to $2^0$, do to a power?",
            ),
            Mistake(
                -2 * 4,
                "You multiplied. An exponent counts factors.",
            ),
            Mistake(
                2**4,
                "That is what the exponent makes without its minus. What does "
                "a step back do to a power?",
            ),
            Mistake(
                1 / (2 * 4),
                "It is turned upside down, and rightly. Is the power of 2 the "
                "product of base and exponent?",
            ),
        ),
        otherwise="Go back from $2^0 = 1$, one step at a time: each step "
        "halves.",
        because="Each step back halves: from 1, four times.",
        given=(
            "0",
            "1",
            "2",
            "4",
        ),
    ),
    Choice(
        slug="exp_and_ln.product",
        idea="Powers",
        asks="What is $e^a \\cdot e^b$, for all numbers $a$ and $b$?",
        options=(
            Option(
                "`exp(a * b)`",
                "Try it with $a = 1$ and $b = 2$, and count the factors $e$ "
                "on both sides.",
            ),
            Option(
                "`exp(a + b)`",
                "The factors are counted together.",
                right=True,
            ),
            Option(
                "`exp(a) + exp(b)`",
                "Here a product has become a sum. Put in $a = b = 0$.",
            ),
        ),
        because="First $a$ factors and then $b$ factors, and so it stays for "
        "numbers that count nothing.",
        given=(
            "0",
            "1",
            "2",
        ),
    ),
    Number(
        slug="exp_and_ln.ln-of-one",
        idea="The logarithm asks for the exponent",
        asks="What is $\\ln 1$?",
        answer=0,
        within=0.01,
        mistakes=(
            Mistake(
                1,
                "You gave the number back. With which exponent does $e$ "
                "become that number?",
            ),
            Mistake(
                e,
                "That is the base. The logarithm asks for an exponent.",
            ),
        ),
        otherwise="Ask: $e$ to the power of what gives 1?",
        because="$e^0 = 1$, as for every base.",
        given=(
            "0",
            "1",
        ),
    ),
    Choice(
        slug="exp_and_ln.ln-of-six",
        idea="Products become sums",
        asks="What is $\\ln 6$?",
        options=(
            Option(
                "`ln(2) + ln(3)`",
                "The exponents of a product add up.",
                right=True,
            ),
            Option(
                "`ln(2) * ln(3)`",
                "Which exponent belongs to a product of two powers of $e$?",
            ),
            Option(
                "`ln(2) + ln(4)`",
                "You took 6 apart as a sum. What does the logarithm turn into "
                "a sum?",
            ),
        ),
        because="$6 = 2 \\cdot 3$, and the logarithm makes a sum of a "
        "product.",
        given=(
            "2",
            "3",
            "4",
            "6",
        ),
    ),
    Choice(
        slug="exp_and_ln.many-factors",
        idea="Products become sums",
        asks=(
            "A program multiplies 400 probabilities of 0.1 each. Why does it "
            "better add their logarithms?"
        ),
        options=(
            Option(
                "A logarithm is never negative.",
                "What is the logarithm of a number between 0 and 1?",
            ),
            Option(
                "The product would exceed 1.",
                "Each factor makes it smaller. What happens then?",
            ),
            Option(
                "A logarithm costs less than a product.",
                "It costs more. What would become of the product, in a "
                "computer?",
            ),
            Option(
                "The product is too small for a float.",
                "It becomes 0, and all is lost.",
                right=True,
            ),
        ),
        because=(
            "The product is $10^{-400}$, and a float ends near $10^{-324}$. "
            f"The sum is about ${400 * log(0.1):.0f}$."
        ),
        given=(
            "0",
            "0.1",
            "1",
            "10",
            "324",
            "400",
        ),
    ),
)

PREDICTIONS = ()
