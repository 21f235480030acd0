"""The questions of the chapter on rates of change."""

import numpy as np

from lib.data import bolt
from lib.differences import average_rate
from lib.questions import Choice, Mistake, Number, Option

BOARDING, PER_KILOMETRE = 4, 3  # euros


def taxi(kilometres):
    """Return the price of a ride, in euros.

    >>> taxi(0)
    4
    """
    return BOARDING + PER_KILOMETRE * kilometres


def square(t):
    """Return the square of a number.

    >>> square(3)
    9
    """
    return t**2


def slope_of_square(t):
    """Return the slope of the square at ``t``: its average around it.

    Error   none: for a parabola this average is the slope itself.

    >>> slope_of_square(3)
    6.0
    """
    return average_rate(square, t - 1, t + 1)


_time, _position = bolt()
_speeds = np.diff(_position) / np.diff(_time)
_piece = int(_speeds.argmax())
_top = float(_speeds[_piece])
_lasted = float(np.diff(_time)[_piece])
_slack = 10 / (_lasted - 0.01) - _top  # the clock shows hundredths

QUESTIONS = (
    Choice(
        slug="rates_of_change.car-average",
        idea="Average rate of change",
        asks=(
            "A car drives one way and covers 60 km in one hour, so its "
            "average is 60 km/h. Can it be that its speedometer never "
            "showed 60?"
        ),
        options=(
            Option(
                "Yes: it could go at 50 half of the time and at 70 the other "
                "half.",
                "You looked at the two speeds and not at the way from one to "
                "the other. Ask what the needle does in between.",
            ),
            Option(
                "No: at some moment it must have shown 60.",
                "The speed of a car does not jump, and that settles it.",
                right=True,
            ),
            Option(
                "That depends on the route.",
                "You thought of hills and bends. They change when it is fast "
                "and when slow, but only distance and time enter the average.",
            ),
        ),
        because=(
            "If it had always shown less than 60, the car would have covered "
            "less than 60 km; if always more, it would have covered more. So "
            "it was below at some time and above at another (or at 60 all "
            "along), and on the way from one to the other the needle passes "
            "60. The general statement is called the *mean value theorem*: "
            "if a function has a derivative at every moment between $a$ and "
            "$b$, and is continuous at these two ends as well, then at some "
            "moment between them the derivative equals the average."
        ),
        given=("60", "50", "70"),
    ),
    Choice(
        slug="rates_of_change.limit-at-zero",
        idea="Closer and closer to one instant",
        asks=(
            "Sam puts $h = 0$ into $2 + h$ and says: “The limit is 2, "
            "because that is what comes out.” The number is right. What is "
            "wrong with the reason?"
        ),
        options=(
            Option(
                "Nothing: putting in 0 is what the limit means.",
                "That works here because $2 + h$ does not jump at 0, and "
                "that is a statement about a limit itself. Ask which fraction "
                "it came from, and what that fraction is at $h = 0$.",
            ),
            Option(
                "A limit is never reached, so it is a little more than 2.",
                "You gave the averages the place of their limit: for $h > 0$ "
                "they are a little more. The limit is the one number that "
                "they come close to, and it does not move.",
            ),
            Option(
                "The formula $2 + h$ speaks only of $h \\ne 0$, and the "
                "limit asks what happens near 0, not at 0.",
                "You asked where the formula came from.",
                right=True,
            ),
        ),
        because=(
            "The formula $2 + h$ was found by dividing by $h$, so it speaks "
            "only of $h \\ne 0$; put $h = 0$ into the fraction that it came "
            "from, and you get $0/0$. The limit is 2 because $2 + h$ comes as "
            "close to 2 as you like when $h$ is small. What happens at "
            "$h = 0$ itself plays no part."
        ),
        given=("0", "2"),
    ),
    Choice(
        slug="rates_of_change.taxi-line",
        idea="When the rate is constant: the straight line",
        asks=(
            f"A taxi costs {BOARDING} euros to get in, and then "
            f"{PER_KILOMETRE} euros for each kilometre. The price of "
            "$x$ kilometres is $y = mx + b$. What are $m$ and $b$?"
        ),
        options=(
            Option(
                f"$m = {PER_KILOMETRE}$ euros per kilometre, "
                f"$b = {BOARDING}$ euros.",
                "The units say the same: only one of the two is per "
                "kilometre.",
                right=True,
            ),
            Option(
                f"$m = {BOARDING}$ euros per kilometre, "
                f"$b = {PER_KILOMETRE}$ euros.",
                "You took the numbers in the order of the sentence. Ask what "
                "you pay at $x = 0$, before the car moves.",
            ),
            Option(
                f"$m = {taxi(1)}$ euros per kilometre, $b = 0$ euros.",
                f"{taxi(1)} euros is the price of the first kilometre with "
                "getting in. You get in only once: ask what one more "
                "kilometre adds.",
            ),
        ),
        because=(
            f"Each kilometre adds {PER_KILOMETRE} euros, so "
            f"$m = {PER_KILOMETRE}$ euros per kilometre. At $x = 0$ you have "
            f"paid {BOARDING} euros, so $b = {BOARDING}$ euros."
        ),
        given=("0",),
    ),
    Number(
        slug="rates_of_change.taxi-price",
        idea="Constant is not the same as proportional",
        asks=(
            f"In the same taxi ({BOARDING} euros to get in, "
            f"{PER_KILOMETRE} euros for each kilometre), 2 km cost "
            f"{taxi(2)} euros. What do 4 km cost?"
        ),
        answer=taxi(4),
        within=0.005,
        unit="euros",
        mistakes=(
            Mistake(
                2 * taxi(2),
                "You doubled the price with the distance. Then you would have "
                "paid for getting in twice.",
            ),
            Mistake(
                PER_KILOMETRE * 4,
                "That pays for the kilometres alone. Somebody has to pay for "
                "getting in, too.",
            ),
            Mistake(
                4 * taxi(1),
                "That is four times the price of a ride of one kilometre, so "
                "you got in four times. Ride on instead.",
            ),
            Mistake(
                taxi(2) + PER_KILOMETRE,
                "That is one kilometre more than 2 km. The ride goes on for "
                "another.",
            ),
        ),
        otherwise=(
            "Begin with what you pay before the car moves. Then add the "
            "kilometres."
        ),
        because=(
            f"{BOARDING} euros to get in and 4 times {PER_KILOMETRE} euros "
            f"make {taxi(4)}, and not twice {taxi(2)}. The *rate* is "
            "constant, and that is all that a straight line promises: the "
            "price is not proportional to the distance."
        ),
        given=("2", "4"),
    ),
    Choice(
        slug="rates_of_change.horizontal-line",
        idea="From a graph",
        asks=(
            "On a graph of position against time, a runner’s line is "
            "horizontal from 4 s to 5 s. What did she do in that second?"
        ),
        options=(
            Option(
                "She ran at a constant speed.",
                "You read the graph as if its height were the speed. Here it "
                "is the position: ask where she is at the beginning of the "
                "second, and where at its end.",
            ),
            Option(
                "She stood still.",
                "No rise means that nothing changed.",
                right=True,
            ),
            Option(
                "She ran along flat ground.",
                "You read the graph as a picture of the landscape. Its upward "
                "axis is the position along the track and not the height.",
            ),
        ),
        because=(
            "Her position did not change, so the rate is 0 m/s. A constant "
            "speed other than 0 would be a straight line that rises or falls, "
            "and flat ground says nothing about how far she got."
        ),
        given=("4", "5", "0"),
    ),
)

PREDICTIONS = (
    Number(
        slug="rates_of_change.top-speed",
        idea="How sure is a measured speed?",
        asks=(
            "How fast was Bolt at his fastest? Say it in metres per second: "
            "1 m/s is 3.6 km/h."
        ),
        answer=round(_top, 2),
        within=round(_slack, 2),
        unit="m/s",
        mistakes=(
            Mistake(
                _top * 3.6,
                f"That is his speed in km/h: {_top * 3.6:.0f} m/s would be "
                f"{_top * 3.6**2:.0f} km/h.",
            ),
        ),
        because=(
            f"In the table his fastest ten metres begin at "
            f"{_position[_piece]:.0f} m and took {_lasted:.2f} s: "
            f"{_top:.2f} m/s, or {_top * 3.6:.1f} km/h."
        ),
        given=("1", "3.6"),
    ),
    Number(
        slug="rates_of_change.slope-ahead",
        idea="Slide it yourself",
        asks=(
            "On the curve of $t^2$ the tangent at $t = 1$ has the slope "
            f"{slope_of_square(1):g}. What slope will it have at $t = 2$?"
        ),
        answer=slope_of_square(2),
        within=0.005,
        mistakes=(
            Mistake(
                slope_of_square(1),
                "You kept the slope of $t = 1$, but the curve gets steeper.",
            ),
        ),
        because=(
            f"At $t = 2$ the slope is {slope_of_square(2):g}. The "
            f"height is {square(2)} too, but that is a coincidence."
        ),
        given=("1", "2"),
    ),
    Number(
        slug="rates_of_change.slope-behind",
        idea="Slide it yourself",
        asks="And what slope at $t = -1$?",
        answer=slope_of_square(-1),
        within=0.005,
        mistakes=(
            Mistake(
                square(-1),
                "You gave the height of the point and not the slope.",
            ),
            Mistake(
                -slope_of_square(-1),
                "You have its size. The sign says that the curve falls here.",
            ),
        ),
        because=(
            f"At $t = -1$ the slope is ${slope_of_square(-1):g}$: to the left "
            f"of 0 the curve falls. The height of the point is {square(-1)}, "
            "and that is another thing."
        ),
        given=("1", "0"),
    ),
    Choice(
        slug="rates_of_change.shrinking",
        idea="Bolt, with a formula",
        asks=(
            "Take the average speed of the model from 2 s to $2 + h$ seconds, "
            "for $h = 1$, then 0.1, then 0.01 and so on. What will these "
            "averages do?"
        ),
        options=(
            Option(
                "Grow, and never stop growing.",
                "Perhaps you divided by a smaller and smaller number and "
                "forgot that the distance above it shrinks as well.",
            ),
            Option(
                "Fall, less and less each time.",
                "You saw that a shorter look ahead sees less of the faster "
                "part.",
                right=True,
            ),
            Option(
                "Stay as they are.",
                "They would, if his speed did not change; but two seconds "
                "after the gun he still gets faster.",
            ),
            Option(
                "Fall towards zero.",
                "The distance shrinks towards zero, but so does the time, and "
                "it is their quotient that counts.",
            ),
        ),
        because=(
            "He is still getting faster, so a shorter look ahead sees less "
            "of the faster part: the averages fall, by less and less, towards "
            "one number."
        ),
        given=("2", "1", "0.1", "0.01"),
    ),
)
