"""The questions of the chapter on gradients."""

import math

import numpy as np

from lib.calculus import gradient
from lib.questions import Choice, Mistake, Number, Option


def elevation(east, north):
    """Return the elevation of the hill, in metres; east and north are in km.

    >>> elevation(1, 2)
    420
    """
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


def off_target(a, b):
    """Return by how many degrees two directions differ.

    >>> off_target([1.0, 0.0], [0.0, 2.0])
    90.0
    """
    share = np.dot(a, b) / (np.hypot(*a) * np.hypot(*b))
    return float(np.degrees(np.arccos(share)))


HERE = np.array([0.5, -1.0])
EAST, NORTH = (float(n) for n in gradient(lambda p: elevation(*p))(HERE))
STEEPEST = math.hypot(EAST, NORTH)

START = np.array([10.0, 1.0])
DOWN = -gradient(lambda p: p[0] ** 2 + 10 * p[1] ** 2)(START)
MISSES = off_target(DOWN, -START)

A, B = 3, 4  # a gradient whose length is a whole number
LENGTH = math.hypot(A, B)
INPUTS, OUTPUTS, WEIGHTS = 3, 2, 100

QUESTIONS = (
    Number(
        slug="gradients.how-steep-here",
        idea="How steep it is",
        asks=(
            f"At some place the gradient of a hill is $({A}, {B})$ m/km. What "
            "slope does the steepest way up have, in m/km?"
        ),
        answer=LENGTH,
        within=0.005,
        unit="m/km",
        mistakes=(
            Mistake(
                A + B,
                "You added the two rates. That is the change of a walk east "
                "and then north, and such a walk is longer than one "
                "kilometre.",
            ),
            Mistake(
                max(A, B),
                "You took the larger of the two rates, and that is the slope "
                "along one axis. Between the axes it gets steeper.",
            ),
            Mistake(
                (A + B) / 2,
                "You took the mean of the two rates. The steepest slope "
                "cannot be smaller than either of them.",
            ),
            Mistake(
                A**2 + B**2,
                "You added the squares, so you have the squared length. One "
                "step is missing.",
            ),
        ),
        otherwise="The gradient is an arrow. Ask how long it is.",
        because=(
            f"The steepest slope is the length of the gradient: the root of "
            f"${A}^2 + {B}^2 = {A**2 + B**2}$, which is {LENGTH:g} m/km."
        ),
        given=("2",),
    ),
    Number(
        slug="gradients.slope-at-an-angle",
        idea="Slope against angle",
        asks=(
            f"The steepest way up has the slope {LENGTH:g} m/km. You walk in "
            "a direction that makes an angle of 60 degrees with it. What is "
            "the slope of your way, in m/km?"
        ),
        answer=LENGTH * math.cos(math.radians(60)),
        within=0.005,
        unit="m/km",
        mistakes=(
            Mistake(
                LENGTH,
                "That is the slope of the steepest way. Yours turns away "
                "from it, so you climb more slowly.",
            ),
            Mistake(
                LENGTH * math.sin(math.radians(60)),
                "You took the sine of the angle. Test it at the angle 0, "
                "where you walk the steepest way itself.",
            ),
            Mistake(
                LENGTH * (1 - 60 / 90),
                "You let the slope fall evenly from the steepest way to the "
                "level one. It follows a cosine, which is flat near its peak.",
            ),
            Mistake(
                LENGTH * math.cos(60),
                "You gave the computer degrees, and its cosine expects "
                "radians. Convert the angle first.",
            ),
        ),
        otherwise="The slope is the length of the gradient times a cosine.",
        because=(
            f"The slope is $\\lvert\\nabla f\\rvert \\cos\\theta$, here "
            f"{LENGTH:g} times {math.cos(math.radians(60)):g}: "
            f"{LENGTH * math.cos(math.radians(60)):g} m/km."
        ),
        given=("60", "0"),
    ),
    Choice(
        slug="gradients.nabla",
        idea="The gradient: both rates in one vector",
        asks=(
            "Which of these is a pair of numbers that you can draw as an "
            "arrow on the map?"
        ),
        options=(
            Option(
                "It is $\\nabla$.",
                "This sign is an instruction that still waits for a "
                "function, as `gradient` does in code.",
            ),
            Option(
                "It is $\\nabla f$.",
                "That is a function: it has an arrow for every place. Ask "
                "which place is meant.",
            ),
            Option(
                "It is $\\nabla f(1, 2)$.",
                "A function and a place are both given, so numbers come out.",
                right=True,
            ),
        ),
        because=(
            "$\\nabla$ is the operator, $\\nabla f$ is the gradient of $f$, "
            "and only $\\nabla f(1, 2)$ is one arrow at one place. In code: "
            "`gradient`, `gradient(f)` and `gradient(f)(x)`."
        ),
        given=("1", "2"),
    ),
    Choice(
        slug="gradients.minus-the-gradient",
        idea="Downhill, but not to the bottom",
        asks=(
            "The gradient of a loss is not zero where you stand, and the "
            "loss is smooth. You step along minus the gradient. What is "
            "certain?"
        ),
        options=(
            Option(
                "The step leads towards the lowest point.",
                "That would need to know where the lowest point is. The "
                "gradient knows only the ground at your feet.",
            ),
            Option(
                "The loss falls, however long the step is.",
                "Think of a valley: walk down one side, and go on. A rate "
                "promises something for small steps only.",
            ),
            Option(
                "The loss falls, if the step is short enough.",
                "You read the gradient as what it is, a rate at one place.",
                right=True,
            ),
        ),
        because=(
            "Along minus the gradient the slope is "
            "$-\\lvert\\nabla f\\rvert$, which is below 0, so a short enough "
            "step goes down. Neither the end of the step nor the lowest "
            "point has anything to do with that."
        ),
        given=("0",),
    ),
    Choice(
        slug="gradients.shape-of-jacobian",
        idea="Many outputs: the Jacobian",
        asks=(
            f"A layer takes {INPUTS} numbers and returns {OUTPUTS}. What is "
            "the shape of its Jacobian?"
        ),
        options=(
            Option(
                f"It is $({OUTPUTS}, {INPUTS})$.",
                "One row for each output, one column for each input.",
                right=True,
            ),
            Option(
                f"It is $({INPUTS}, {OUTPUTS})$.",
                "You put the inputs first. The matrix multiplies a step of "
                "the inputs, so a row must be as long as that step.",
            ),
            Option(
                f"It is $({INPUTS}, {INPUTS})$.",
                "That is the shape of a Hessian, and it belongs to a function "
                "with one output.",
            ),
            Option(
                f"It is $({INPUTS + OUTPUTS},)$.",
                "You counted inputs and outputs together. Every output has a "
                "rate for every input.",
            ),
        ),
        because=(
            f"Every one of the {OUTPUTS} outputs has a row of {INPUTS} rates, "
            "and that row is the derivative of this output."
        ),
    ),
)

PREDICTIONS = (
    Choice(
        slug="gradients.queries",
        idea="Two rates are enough",
        asks=(
            "You stand in fog on a smooth hill, and all you have is a stick. "
            "You hold it out in a direction of your choice and feel the "
            "slope in that direction: one query. How many queries do you "
            "need to know the slope in *every* direction?"
        ),
        options=(
            Option(
                "Two.",
                "Two directions that do not lie on one line are enough, "
                "because the ground at your feet is nearly a plane.",
                right=True,
            ),
            Option(
                "Four, one for each point of the compass.",
                "You need not ask in the opposite direction: it has the same "
                "slope with the other sign.",
            ),
            Option(
                "360, one for each degree.",
                "That would be so if each direction had a will of its own. "
                "On a smooth hill they are tied together.",
            ),
            Option(
                "No number is enough.",
                "Between any two directions lies another, that is true. But "
                "on a smooth hill the slopes between follow from few others.",
            ),
        ),
        because=(
            "Near your feet the hill is almost its tangent plane, and a "
            "plane is fixed by its slopes in two directions that are neither "
            "equal nor opposite. With $n$ variables it takes $n$ queries, in "
            "directions of which none can be put together from the others: "
            "along the axes, for example."
        ),
        given=("360",),
    ),
    Choice(
        slug="gradients.steepest-way",
        idea="Which direction is the steepest?",
        asks=(
            f"You stand at $({HERE[0]:g}, {HERE[1]:g})$, where the rates are "
            f"${EAST:g}$ m/km to the east and ${NORTH:g}$ m/km to the north. "
            "In which direction is the way up steepest?"
        ),
        options=(
            Option(
                f"Due west, because {-EAST:g} is more than {NORTH:g}.",
                "West is the steepest of the four points of the compass. "
                "Nobody makes you walk along an axis.",
            ),
            Option(
                "North-west, halfway between the two ways up.",
                "Halfway would be right if both rates had the same size. "
                "Here one of them is stronger.",
            ),
            Option(
                f"{-EAST:g} parts west for every {NORTH:g} parts north.",
                "Each axis gets a share in proportion to its rate.",
                right=True,
            ),
            Option(
                "Towards the summit: 1 part west for every 2 parts north.",
                "The slope at your feet does not know where the summit is. "
                "Ask what the two rates say, and nothing else.",
            ),
        ),
        because=(
            f"The gradient is $({EAST:g}, {NORTH:g})$ m/km, and the steepest "
            "way up goes where it points: in proportion to the two rates."
        ),
        given=("1", "2"),
    ),
    Number(
        slug="gradients.how-steep",
        idea="How steep it is",
        asks="And how steep is that way, in m/km?",
        answer=round(STEEPEST, 1),
        within=0.5,
        unit="m/km",
        mistakes=(
            Mistake(
                abs(EAST) + abs(NORTH),
                "You added the sizes. Going one kilometre west and one north "
                "is a walk of two kilometres.",
            ),
            Mistake(
                max(abs(EAST), abs(NORTH)),
                "That is the slope to the west, along an axis.",
            ),
            Mistake(
                (abs(EAST) + abs(NORTH)) / 2,
                "You took the mean of the sizes, which is less than the "
                "slope to the west alone.",
            ),
        ),
        otherwise="Think of the two rates as the sides of a triangle.",
        because=(
            "It is the length of the gradient, the root of "
            f"${abs(EAST):g}^2 + {abs(NORTH):g}^2$: {STEEPEST:.1f} m/km."
        ),
        given=("2",),
    ),
    Choice(
        slug="gradients.aim",
        idea="Downhill, but not to the bottom",
        asks=(
            "The valley $x^2 + 10y^2$ has its lowest point at (0, 0). You "
            "stand at (10, 1) and face the steepest way down. Where is the "
            "lowest point?"
        ),
        options=(
            Option(
                "Straight ahead.",
                "That is so in a round bowl. This valley is much steeper "
                "across than along.",
            ),
            Option(
                "A little to one side, by less than 10 degrees.",
                "You saw that it is not straight ahead. But you would have "
                "to turn by much more.",
            ),
            Option(
                "Far to one side, by more than 30 degrees.",
                "The steep wall beside you counts for more than the long "
                "way home.",
                right=True,
            ),
        ),
        because=(
            f"The steepest way down is $({DOWN[0]:g}, {DOWN[1]:g})$, the way "
            f"to the lowest point $({-START[0]:g}, {-START[1]:g})$: they "
            f"differ by {MISSES:.1f} degrees."
        ),
        given=("2", "10", "0", "1", "30"),
    ),
    Number(
        slug="gradients.passes",
        idea="One pass or many",
        asks=(
            f"A loss depends on {WEIGHTS} weights. One run on dual numbers "
            "gives its slope in one direction. How many runs give the whole "
            "gradient?"
        ),
        answer=WEIGHTS,
        within=0.5,
        unit="runs",
        mistakes=(
            Mistake(
                1,
                "One run gives one number, and the gradient has a rate for "
                "every weight.",
            ),
            Mistake(
                2 * WEIGHTS,
                "Two runs per weight are what symmetrical differences need. "
                "A dual number brings value and slope together.",
            ),
        ),
        because=(
            f"Each run gives one rate, so the {WEIGHTS} rates take {WEIGHTS} "
            "runs. Backwards it is another story."
        ),
    ),
)
