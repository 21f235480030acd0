"""The questions of the chapter on accumulation."""

from lib.questions import Choice, Mistake, Number, Option

TIMES, SPEEDS = (0, 2, 4), (0, 4, 6)
BAR, SAMPLES, SMALLER = 0.05, 100, 10


def _strips(heights):
    """Return the sum of strips that are two seconds wide."""
    return sum(2 * height for height in heights)


_trapezoid = _strips(
    [(SPEEDS[0] + SPEEDS[1]) / 2, (SPEEDS[1] + SPEEDS[2]) / 2]
)

QUESTIONS = (
    Number(
        slug="accumulation.three-readings",
        idea="Area from strips",
        asks=(
            "A speedometer shows 0, 4 and 6 m/s at the times 0, 2 and 4 s. "
            "How far is that, by the trapezoid rule?"
        ),
        answer=_trapezoid,
        within=0.01,
        unit="m",
        mistakes=(
            Mistake(
                _strips(SPEEDS[:2]),
                "That takes the height at the left edge of each strip. A "
                "trapezoid has two edges.",
            ),
            Mistake(
                _strips(SPEEDS[1:]),
                "That takes the height at the right edge of each strip. A "
                "trapezoid has two edges.",
            ),
            Mistake(
                sum(SPEEDS) / 3 * 4,
                "That is the mean of the readings times the time. The first "
                "and the last belong to one strip each, the middle one to "
                "two.",
            ),
            Mistake(
                2 * _trapezoid,
                "That adds both edges of each strip. What is the mean of two "
                "heights?",
            ),
            Mistake(
                _trapezoid / 2,
                "How wide is each strip?",
            ),
            Mistake(
                sum(SPEEDS),
                "That adds the heights alone. An area needs a width, too.",
            ),
        ),
        because=(
            f"The strips are 2 s wide and have the mean heights 2 and 5 m/s, "
            f"so {_trapezoid:g} m in all."
        ),
        given=("0", "2", "4", "6", "5"),
    ),
    Choice(
        slug="accumulation.negative-height",
        idea="The area as a function",
        asks=(
            "$A(x)$ is the area under a continuous $f$ from 0 to $x$, and "
            "$f(3) = -2$. What does $A$ do at $x = 3$?"
        ),
        options=(
            Option(
                "It falls, at the rate 2.",
                "The next thin strip has a negative height.",
                right=True,
            ),
            Option(
                "It is $-2$.",
                "That is the height at the edge. Does it say how much area "
                "was gathered on the way?",
            ),
            Option(
                "It grows, at the rate 2, as an area is never negative.",
                "An integral counts what lies below the axis with a sign. "
                "Which one?",
            ),
            Option(
                "Nothing can be said without the formula of $f$.",
                "Its value at 3 would need more. What does its *rate* at 3 "
                "depend on?",
            ),
        ),
        because="The rate at which the area grows is the height at its edge.",
        given=("0", "3", "2"),
    ),
    Number(
        slug="accumulation.smaller-bar",
        idea="An error bar",
        asks=(
            f"The mean of {SAMPLES} samples has the error bar {BAR:g}. How "
            f"many samples make it {BAR / SMALLER:g}?"
        ),
        answer=SAMPLES * SMALLER**2,
        within=1,
        mistakes=(
            Mistake(
                SAMPLES * SMALLER,
                "With so many the bar is shorter by the root of ten. How does "
                "it depend on the number of samples?",
            ),
            Mistake(
                SAMPLES * SMALLER**4,
                "That is more than it takes. The bar goes like one over the "
                "root of the number, not like the root of the root.",
            ),
            Mistake(
                SAMPLES,
                "With as many samples the bar is as long as before, about.",
            ),
            Mistake(
                SAMPLES * SMALLER**0.5,
                "It is the bar that goes with the root of the number. Turn "
                "that around.",
            ),
        ),
        because=(
            "The bar goes like one over the root of the number, so a tenth "
            "of the bar takes a hundred times as many."
        ),
    ),
    Choice(
        slug="accumulation.thousand-sensors",
        idea="Dead reckoning",
        asks=(
            "A ship averages the readings of a hundred speedometers of the "
            "same make. What becomes of the drift of its dead reckoning?"
        ),
        options=(
            Option(
                "It is a hundredth of what it was.",
                "Do independent errors add up to a hundred times one of them, "
                "so that the mean leaves a hundredth?",
            ),
            Option(
                "It is a tenth of what it was.",
                "That holds for errors that are independent of one another. "
                "Do instruments of one make share no error?",
            ),
            Option(
                "The part from noise shrinks, and what they all have in "
                "common stays.",
                "A bias that all of them share is in the mean as well.",
                right=True,
            ),
        ),
        because=(
            "The mean of a hundred independent errors is a tenth as large; a "
            "common bias goes through the mean unchanged, and grows like the "
            "number of steps."
        ),
    ),
)

PREDICTIONS = (
    Choice(
        slug="accumulation.averages",
        idea="From speed to distance",
        asks=(
            "Each of the ten average speeds in the table is multiplied by "
            "its duration, and all are added up. The sum is 100.00 m. What "
            "does that confirm?"
        ),
        options=(
            Option(
                "That the times in the table are right.",
                "Put other times into the table. Does the sum change?",
            ),
            Option(
                "That adding up speeds gives a distance.",
                "It does, but where did these speeds come from?",
            ),
            Option(
                "Nothing: it would be 100 m for any times at all.",
                "The distances went in, and the same distances came out.",
                right=True,
            ),
        ),
        because=(
            "An average speed is a distance divided by a time, so multiplied "
            "by that time it gives back the distance."
        ),
        given=("100.00", "100"),
    ),
    Choice(
        slug="accumulation.doubling",
        idea="How fast does the error shrink?",
        asks=(
            "Twice as many strips make the error of the left rule about half "
            "as large. What do they do to that of the midpoint rule?"
        ),
        options=(
            Option(
                "Half as large, too: it is the same number of strips.",
                "Within one strip the midpoint rule is wrong in two "
                "directions at once. What does that do?",
            ),
            Option(
                "About a quarter.",
                "Its error goes like the width squared.",
                right=True,
            ),
            Option(
                "Nothing: in the middle there is no error.",
                "On a straight line there is none. What if the graph bends?",
            ),
            Option(
                "About an eighth.",
                "That is what one strip does: its error goes like its width "
                "to the third power. But now there are twice as many of them.",
            ),
        ),
        because=(
            "Each strip has an error like the third power of its width, an "
            "eighth, and there are twice as many strips."
        ),
    ),
    Choice(
        slug="accumulation.noise-or-bias",
        idea="Dead reckoning",
        asks=(
            "Noise of 0.5 m/s in each reading, or a bias of 0.05 m/s: which "
            "takes you farther from the truth in 1000 steps?"
        ),
        options=(
            Option(
                "The noise: it is ten times as large.",
                "In one step it is. What do a thousand errors with both signs "
                "add up to?",
            ),
            Option(
                "The bias.",
                "It never cancels.",
                right=True,
            ),
            Option(
                "Neither: the noise cancels and the bias is small.",
                "Noise cancels in part, and a small error a thousand times "
                "over is not small.",
            ),
            Option(
                "Both the same.",
                "They are the same after a hundred steps. Which of them grows "
                "faster?",
            ),
        ),
        because=(
            "A thousand steps multiply the noise by about 32, the root, and "
            "the bias by 1000."
        ),
        given=("0.5", "0.05", "1000", "32"),
    ),
)
