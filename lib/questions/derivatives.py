"""The questions of the chapter on derivatives."""

import math

from lib.autograd import sin
from lib.calculus import derivative
from lib.questions import Choice, Mistake, Number, Option


def trail(x):
    """Return the height of the trail of the lesson, in m; ``x`` is in km.

    >>> print(trail(0.0))
    300.0
    """
    return 300 + 40 * sin(1.5 * x) - 12 * x


def forecast(value, slope, step):
    """Return where a function will be soon, if its slope stays as it is.

    >>> forecast(1.0, 3.0, 0.5)
    2.5
    """
    return value + slope * step


_steepness = derivative(trail)
_LEVEL = math.acos(0.2) / 1.5  # where 60 cos(1.5 x) - 12 is 0 first
_LEVEL_AGAIN = (2 * math.pi - math.acos(0.2)) / 1.5
_STEEPEST = math.pi / 1.5  # where that cosine is -1

QUESTIONS = (
    Choice(
        slug="derivatives.sign-and-size",
        idea="The derivative as a function",
        asks=(
            "A trail has the slopes 20, −50 and 35 metres per kilometre at "
            "three places A, B and C. Where does its height change fastest?"
        ),
        options=(
            Option(
                "At A, where the slope is 20.",
                "Perhaps you took the number closest to 0. A slope close to 0 "
                "means that the height hardly changes.",
            ),
            Option(
                "At B, where the slope is −50.",
                "You looked at the size and left the sign to say up or down.",
                right=True,
            ),
            Option(
                "At C, where the slope is 35.",
                "You took the largest number, and with it the steepest way "
                "*up*. Ask how much height a kilometre changes at each place, "
                "up or down.",
            ),
        ),
        because=(
            "How fast something changes is the size of its slope, "
            "$|f'(x)|$: 50 metres per kilometre at B. The sign says only that "
            "the trail goes down there."
        ),
        given=("20", "50", "35", "0"),
    ),
    Number(
        slug="derivatives.next-value",
        idea="How far you can trust a slope",
        asks=(
            "A function has the value $f(2) = 5$ and the slope $f'(2) = 3$. "
            "What is $f(2.1)$, about?"
        ),
        answer=forecast(5, 3, 0.1),
        within=0.02,
        mistakes=(
            Mistake(
                forecast(5, 3, 1),
                "You added the whole slope: that is the forecast for a step "
                "of 1. Ask how far it is from 2 to 2.1.",
            ),
            Mistake(
                3 * 5,
                "You multiplied the value by the slope. A slope multiplies "
                "the *step*, and gives the change.",
            ),
            Mistake(
                3 * 2.1,
                "You multiplied the slope by the place, as if the graph were "
                "a line through the origin. Begin with the value at 2.",
            ),
            Mistake(
                3 * 0.1,
                "That is by how much $f$ changes. Add it to where it was.",
            ),
            Mistake(
                5 + 0.1,
                "You added the step of the input. The output changes by "
                "another amount: ask the slope.",
            ),
        ),
        otherwise=(
            "Begin with the value at 2, and add what the slope makes of the "
            "step to 2.1."
        ),
        because=(
            "The step is 0.1, the slope multiplies it by 3, so $f$ changes by "
            f"about {3 * 0.1:.1f}, to {forecast(5, 3, 0.1):.1f}. *About*, "
            "because the slope itself changes on the way: what is left out is "
            "small compared with the step."
        ),
        given=("2", "5", "3", "2.1", "1", "0.1"),
    ),
    Choice(
        slug="derivatives.tangent-true",
        idea="What a tangent may do",
        asks="Which of these is true of every tangent of every curve?",
        options=(
            Option(
                "It meets the curve in one point only.",
                "That holds for circles. Think of the tangent of $x^3$ at 1, "
                "and of how far to the left it goes.",
            ),
            Option(
                "It does not cross the curve.",
                "That holds close to a place around which the curve bends to "
                "one side. Think of $x^3$ at 0, where the bend changes.",
            ),
            Option(
                "Whichever other line you choose: in small enough windows "
                "around its point, the curve strays less from the tangent.",
                "You took the definition, and not the picture of a circle.",
                right=True,
            ),
            Option(
                "It is steeper than every secant.",
                "You may have thought of a curve that flattens out. For $x^2$ "
                "at 1, the secants to the right are the steeper ones.",
            ),
        ),
        because=(
            "A tangent is about small windows around one point: there the "
            "stray tends to 0, and for a line of any other slope it does not. "
            "Further away, and even in the point itself, line and curve may "
            "cross."
        ),
        given=("3", "1", "0", "2"),
    ),
    Choice(
        slug="derivatives.small-step",
        idea="How small is small?",
        asks=(
            "Lea measures the slope of $x^3$ at 1 with a forward difference "
            "and $h = 10^{-15}$, “because the limit says that smaller is "
            "better”. Her result is off by a tenth. Why?"
        ),
        options=(
            Option(
                "Her $h$ is still too large: she should take $10^{-16}$.",
                "You trust the limit more than the computer. Ask what "
                "$1 + 10^{-16}$ is in floating-point numbers.",
            ),
            Option(
                "The computer rounds $1 + h$ and the two values, and she "
                "divides what is left of them by a tiny $h$.",
                "You saw that rounding is small, and that the division makes "
                "it large.",
                right=True,
            ),
            Option(
                "Her secant is too far away from the tangent.",
                "You named the error of large steps. With this step the "
                "secant is as close to the tangent as one could wish.",
            ),
        ),
        because=(
            "A floating-point number has about 16 digits, so $1 + h$ keeps "
            "hardly one digit of this $h$: the step that she makes is not the "
            "step that she divides by. Here the best step is near $10^{-8}$: "
            "a larger one follows the chord, a smaller one the rounding."
        ),
        given=("10", "15", "16", "1", "3", "8"),
    ),
    Number(
        slug="derivatives.hat",
        idea="Traps when you type a formula",
        asks="What does Python print for `print(2^3 + 1)`?",
        answer=2 ^ 3 + 1,
        within=0.005,
        mistakes=(
            Mistake(
                2**3 + 1,
                "That is what the formula means on paper. A power is written "
                "with two stars: ask what `^` does instead.",
            ),
            Mistake(
                (2 ^ 3) + 1,
                "You compared the bits of 2 and 3 first. But Python adds "
                "before it compares: ask what stands to the right of `^`.",
            ),
            Mistake(
                2 ** (3 + 1),
                "You saw that Python adds first, and then took a power. Ask "
                "what `^` does to the bits of its two numbers.",
            ),
        ),
        otherwise=(
            "Python adds first, and then `^` compares the bits of the two "
            "numbers. Write both in binary, one below the other."
        ),
        because=(
            "Python adds first, so it computes `2 ^ 4`. In binary these are "
            "010 and 100: where the bits differ, the result has a 1, so it is "
            f"110, which is {2 ^ 4}. No error, no warning, and neither 2 "
            "cubed plus 1 nor anything like it."
        ),
        given=("2", "3", "1", "4", "010", "100", "110"),
    ),
)

PREDICTIONS = (
    Choice(
        slug="derivatives.zoom-smooth",
        idea="Zooming in",
        asks=(
            "You enlarge the sine curve around $x = 1$, ten times and again "
            "ten times. What will you see?"
        ),
        options=(
            Option(
                "The same bend every time: a curve stays a curve.",
                "You thought of enlarging a photo of the bend. The window "
                "shows a shorter piece each time, and a short piece has less "
                "room to bend.",
            ),
            Option(
                "Less and less bend, towards a straight line that slopes.",
                "You saw that a shorter piece has less room to bend.",
                right=True,
            ),
            Option(
                "Less and less bend, towards a level line.",
                "You saw that the bend goes away. But enlarging stretches "
                "both directions alike, so a slope stays as it is.",
            ),
            Option(
                "From some point on it is exactly straight.",
                "You thought of the curve as made of straight pieces. The "
                "bend becomes as small as you like, and never 0.",
            ),
        ),
        because=(
            "Each window shows a shorter piece, and its bend is about a tenth "
            "of the one before, while its slope stays. So the picture tends "
            "to a sloping line, and at no stage is the curve itself straight."
        ),
        given=("1", "0"),
    ),
    Choice(
        slug="derivatives.zoom-corner",
        idea="A corner stays a corner",
        asks="And $|x|$, enlarged around $x = 0$?",
        options=(
            Option(
                "It becomes straight, too.",
                "You may have thought that every curve does. Its two arms are "
                "straight already: ask what enlarging does to the angle "
                "between them.",
            ),
            Option(
                "It looks the same every time.",
                "You saw that two straight arms have nothing to lose.",
                right=True,
            ),
            Option(
                "The corner becomes rounder.",
                "You may have thought of a corner on paper, drawn with a pen. "
                "This one is exact, at every magnification.",
            ),
        ),
        because=(
            "Enlarged, $|x|$ is $|x|$ again: the angle between its arms does "
            "not change. So no line fits it at 0."
        ),
        given=("0",),
    ),
    Number(
        slug="derivatives.staircase",
        idea="A staircase is not its diagonal",
        asks=(
            "The diagonal from $(0, 0)$ to $(1, 1)$ has the length "
            f"{math.sqrt(2):.4f}. How long is a staircase between the same "
            "two points, with very many, very small steps?"
        ),
        answer=2.0,
        within=0.01,
        mistakes=(
            Mistake(
                math.sqrt(2),
                "You gave it the length of the line that it looks like.",
            ),
            Mistake(
                1.0,
                "You counted the steps to the right, or the steps up.",
            ),
        ),
        because=(
            "All steps to the right make 1 together, and all steps up make 1 "
            f"together, however small they are: {1 + 1} every time."
        ),
        given=("0", "1"),
    ),
    Choice(
        slug="derivatives.trail-positive",
        idea="The derivative as a function",
        asks="On which part of the trail is the slope positive?",
        options=(
            Option(
                "From 0 km to 5 km: the whole graph is above 0.",
                "You gave the places where the *height* is positive. The "
                "slope asks whether the height grows.",
            ),
            Option(
                f"From 0 km to about {_LEVEL:.1f} km, and again from about "
                f"{_LEVEL_AGAIN:.1f} km on.",
                "You looked for the places where the trail rises.",
                right=True,
            ),
            Option(
                f"From about {_LEVEL:.1f} km to about {_LEVEL_AGAIN:.1f} km.",
                "There the trail goes down, however steep it is: the height "
                "shrinks as the distance grows.",
            ),
        ),
        because=(
            "The slope is positive where the height grows: up to the top, and "
            "again from the bottom on."
        ),
        given=("0", "5"),
    ),
    Number(
        slug="derivatives.trail-zeros",
        idea="The derivative as a function",
        asks="At how many places of the picture is the slope 0?",
        answer=2,
        within=0.4,
        mistakes=(
            Mistake(
                0,
                "You may have looked for places where the height is 0.",
            ),
            Mistake(
                1,
                "There is more than one place where the trail is level.",
            ),
            Mistake(
                3,
                "You may have counted the end at 5 km. There the trail "
                "flattens out, but it still rises.",
            ),
        ),
        because=(
            f"There are {len((_LEVEL, _LEVEL_AGAIN))}: the top at about "
            f"{_LEVEL:.1f} km and the bottom at about {_LEVEL_AGAIN:.1f} km."
        ),
        given=("0", "5"),
    ),
    Choice(
        slug="derivatives.trail-steepest",
        idea="The derivative as a function",
        asks="And where is the trail steepest?",
        options=(
            Option(
                "At 0 km, where it rises.",
                "It is steep there, and up. Compare with the way down.",
            ),
            Option(
                f"At about {_LEVEL:.1f} km, at the top.",
                "You took the highest place for the steepest one. At the top "
                "the trail is level for a moment.",
            ),
            Option(
                f"At about {_STEEPEST:.1f} km, in the middle of the descent.",
                "You compared how steep it is, up or down.",
                right=True,
            ),
            Option(
                f"At about {_LEVEL_AGAIN:.1f} km, at the end of the descent.",
                "You went to where the descent ends. There the trail is level "
                "again.",
            ),
        ),
        because=(
            f"At {_STEEPEST:.1f} km it loses "
            f"{-_steepness(_STEEPEST):.0f} metres per kilometre, and nowhere "
            f"does it gain more than {_steepness(0.0):.0f}."
        ),
        given=("0",),
    ),
    Choice(
        slug="derivatives.three-times",
        idea="How far you can trust a slope",
        asks=(
            "The slope of $v^3$ at $v = 1$ is 3. When $v$ grows by 0.1, by "
            "how much does $v^3$ grow?"
        ),
        options=(
            Option(
                f"By exactly {3 * 0.1:.1f}.",
                "That would hold if the slope stayed 3 all the way to 1.1.",
            ),
            Option(
                f"By a little more than {3 * 0.1:.1f}.",
                "You saw that the curve gets steeper on the way.",
                right=True,
            ),
            Option(
                "By 3.",
                "That is the forecast for a step of 1. Here the step is 0.1.",
            ),
            Option(
                f"By a little less than {3 * 0.1:.1f}.",
                "That would hold for a curve that gets flatter. This one gets "
                "steeper.",
            ),
        ),
        because=(
            f"It grows by {1.1**3 - 1:.3f}. At 1 the slope is 3, but it grows "
            "on the way to 1.1, so the true change is a little larger than "
            "three times the step."
        ),
        given=("3", "1", "0.1", "1.1"),
    ),
    Choice(
        slug="derivatives.best-step",
        idea="How small is small?",
        asks=(
            "You measure the slope of $x^3$ at 1 with the forward difference, "
            "and with $h = 10^{-1}$, $10^{-2}$ and so on down to $10^{-16}$. "
            "Which step gives the smallest error?"
        ),
        options=(
            Option(
                "The smallest one, $10^{-16}$.",
                "You trusted the limit, and the limit knows no rounding.",
            ),
            Option(
                "One near $10^{-8}$, in the middle.",
                "You expected two errors, one on each side.",
                right=True,
            ),
            Option(
                "One near $10^{-2}$.",
                "You expected the rounding to spoil small steps early. It "
                "does so, but later: floating-point numbers have 16 digits.",
            ),
            Option(
                "It hardly matters, once $h$ is small.",
                "You expected the values to settle down, as they do in a "
                "limit. On a computer they leave again.",
            ),
        ),
        because=(
            "Down to about $10^{-8}$ the error shrinks with $h$. Below, it "
            "grows again, because step and values are rounded to 16 digits, "
            "and that rounding is divided by $h$."
        ),
        given=("10", "1", "2", "3", "16", "8"),
    ),
)
