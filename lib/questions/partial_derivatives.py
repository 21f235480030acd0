"""The questions of the chapter on partial derivatives."""

import numpy as np

from lib.data import diabetes
from lib.differences import central_difference
from lib.questions import Choice, Mistake, Number, Option

EAST, NORTH = 1, 2  # where the reader stands, in km from the summit


def elevation(east, north):
    """Return the elevation of the hill of the lesson, in metres.

    >>> elevation(1, 2)
    420
    """
    return 500 - 40 * east**2 - 20 * north**2 + 20 * east * north


def hill_rates(east, north):
    """Return the rates of the hill towards east and north, in m/km.

    Error   rounding only: a symmetric chord of a parabola is its tangent.

    >>> hill_rates(1, 2)
    (-40.0, -60.0)
    """
    rate_east = central_difference(lambda e: elevation(e, north), east, 1.0)
    rate_north = central_difference(lambda n: elevation(east, n), north, 1.0)
    return rate_east, rate_north


def product_term(x, y):
    """Return x squared times y, plus 3 times y.

    >>> product_term(4, 5)
    95
    """
    return x**2 * y + 3 * y


def slope_of(feature, *fixed):
    """Return the points per unit of a feature, others of a plane held fixed.

    Shapes  feature, fixed: names of columns of the diabetes data.

    >>> print(f"{slope_of('bmi', 'blood_pressure'):.2f}")
    8.52
    """
    patients = diabetes()
    columns = [patients.column(name) for name in (feature, *fixed)]
    table = np.column_stack([np.ones(len(patients.y)), *columns])
    return float(np.linalg.lstsq(table, patients.y, rcond=None)[0][1])


def _bearing(east, north):
    return np.degrees(np.arctan2(east, north)) % 360


_east, _north = hill_rates(EAST, NORTH)
_steepest = float(np.hypot(_east, _north))
_level = NORTH / 4  # where 80 times east is 20 times north
_alone, _fixed = slope_of("bmi"), slope_of("bmi", "blood_pressure")
_x, _y = 4, 5
_rate_y = product_term(_x, 1)  # linear in y: the rate is its value at 1
_step_east, _step_south = 0.05, 0.1  # km
_change = _east * _step_east - _north * _step_south

QUESTIONS = (
    Choice(
        slug="partial_derivatives.read-out",
        idea="Hold one variable fixed",
        asks=(
            "At some place on a map, the partial derivative of the elevation "
            "with respect to *east* is $-40$ m/km. What does that say?"
        ),
        options=(
            Option(
                "East is the direction in which the ground falls fastest.",
                "You read the rate as a direction. It compares east with no "
                "other way.",
            ),
            Option(
                "If you go east and keep your *north*, the ground falls at "
                "first by 40 metres per kilometre.",
                "You named what moves, what is held fixed, and the unit.",
                right=True,
            ),
            Option(
                "One kilometre further east the ground is 40 metres lower.",
                "You took the rate at a place for the change over a whole "
                "kilometre. On the way the rate itself may change.",
            ),
            Option(
                "The ground falls by 40 metres per kilometre, whichever way "
                "you go.",
                "You gave one rate to all ways. Back to the west, along the "
                "same line, the ground rises at first.",
            ),
        ),
        because=(
            "A partial derivative is a rate at one place, along one axis, "
            "with all other variables held fixed."
        ),
        given=("40",),
    ),
    Number(
        slug="partial_derivatives.by-rules",
        idea="By the rules",
        asks=(
            f"Take $f(x, y) = x^2 y + 3 y$ at $x = {_x}$, $y = {_y}$. What "
            "is its partial derivative with respect to $y$?"
        ),
        answer=_rate_y,
        within=0.005,
        mistakes=(
            Mistake(
                2 * _x * _y,
                "That is the rate with respect to $x$. Here $x$ is held "
                "fixed.",
            ),
            Mistake(
                _x**2,
                "The second term contains $y$, too, and it has a rate of "
                "its own.",
            ),
            Mistake(
                3,
                "You dropped the first term as if it were constant. It "
                "contains $y$: it is a fixed number times $y$.",
            ),
            Mistake(
                2 * _x + 3,
                "You differentiated $x^2$, but $x$ is held fixed. Then "
                "$x^2$ is a constant, and it stays as it is.",
            ),
            Mistake(
                product_term(_x, _y),
                "That is the value of $f$. Ask how fast it changes with $y$.",
            ),
            Mistake(
                2 * _x * _y + _rate_y,
                "You added the rates with respect to $x$ and $y$. Only one "
                "of them was asked for.",
            ),
        ),
        otherwise=(
            "Put the number in for $x$ first, and look at what is left: a "
            "function of $y$ alone."
        ),
        because=(
            "With $x$ fixed, $x^2$ is a constant, and $f$ is $(x^2 + 3)$ "
            f"times $y$. So the rate is $x^2 + 3 = {_rate_y}$, whatever "
            "$y$ is."
        ),
        given=("2", "3"),
    ),
    Number(
        slug="partial_derivatives.small-walk",
        idea="The tangent plane",
        asks=(
            f"At your place the hill has the rates ${_east:g}$ m/km towards "
            f"the east and ${_north:g}$ m/km towards the north. You walk "
            f"{_step_east} km to the east and {_step_south} km to the "
            "*south*. What change of elevation does the tangent plane "
            "predict?"
        ),
        answer=round(_change, 6),
        within=0.005,
        unit="m",
        mistakes=(
            Mistake(
                _east * _step_east + _north * _step_south,
                "You went north. Towards the south the second step is "
                "negative.",
            ),
            Mistake(
                -_change,
                "The size is right, and the sign is not. Take each rate with "
                "its sign, and count a step to the south as negative.",
            ),
            Mistake(
                _east * _step_east,
                "That is the change on the way to the east alone. The second "
                "leg counts too.",
            ),
            Mistake(
                -_north * _step_south,
                "That is the change on the way to the south alone. The first "
                "leg counts too.",
            ),
            Mistake(
                _east - _north,
                "You combined the rates without the steps. A rate times a "
                "step gives a change.",
            ),
            Mistake(
                _east * _step_south - _north * _step_east,
                "You multiplied each rate by the step along the other axis.",
            ),
        ),
        otherwise=(
            "Each leg changes the elevation by its rate times its step. Mind "
            "the signs, and add both."
        ),
        because=(
            f"To the east: ${_east:g} \\cdot {_step_east} = "
            f"{_east * _step_east:g}$ metres. To the south the step is "
            f"$-{_step_south}$, so ${_north:g} \\cdot (-{_step_south}) = "
            f"{-_north * _step_south:g}$ metres. Together {_change:g} m: you "
            "expect to go up."
        ),
    ),
    Choice(
        slug="partial_derivatives.mixed-order",
        idea="Mixed partial derivatives",
        asks=(
            "Kim differentiates a formula first with respect to $x$ and then "
            "with respect to $y$; Lee takes the other order. When can they "
            "be *sure* to get the same?"
        ),
        options=(
            Option(
                "Always.",
                "You trusted what holds for the hill. The lesson has a "
                "function for which the order matters, at one place.",
            ),
            Option(
                "Where both results are continuous.",
                "That is the condition of the theorem.",
                right=True,
            ),
            Option(
                "Only for polynomials.",
                "You kept to the simplest functions. The lesson has an "
                "example with a sine, too.",
            ),
            Option(
                "Only if $f(x, y) = f(y, x)$.",
                "You thought of a function that is symmetric in its inputs. "
                "Look at the formula of the hill: is it?",
            ),
        ),
        because=(
            "If both mixed partial derivatives exist near a place and are "
            "continuous there, they are equal there. At the origin of "
            "$x y (x^2 - y^2)/(x^2 + y^2)$ they are not continuous, and they "
            "differ. (For other functions they agree all the same, but "
            "nothing makes them.)"
        ),
        given=("2",),
    ),
    Choice(
        slug="partial_derivatives.silent-weight",
        idea="A neuron: three partials of one number",
        asks=(
            "For one example, the input $x$ of a neuron $z = w x + b$ is 0. "
            "What does $\\partial z / \\partial w$ say about the weight?"
        ),
        options=(
            Option(
                "For this example, moving the weight changes nothing.",
                "The rate is $x$, and this $x$ is zero.",
                right=True,
            ),
            Option(
                "The weight is useless and may be removed.",
                "You made a rule for all inputs from one of them. Ask what "
                "the rate is for the next example.",
            ),
            Option(
                "The weight is 0.",
                "You exchanged the two: the rate with respect to the weight "
                "is the *input*. The weight may be anything.",
            ),
            Option(
                "The neuron always has the output 0.",
                "You forgot the bias, and the other examples. A rate says "
                "how an output changes, and not what it is.",
            ),
        ),
        because=(
            "$\\partial z / \\partial w = x$: how strongly the weight acts is "
            "decided by the input. With another input the same weight acts "
            "again."
        ),
        given=("0",),
    ),
)

PREDICTIONS = (
    Choice(
        slug="partial_derivatives.steeper",
        idea="A hill on a map",
        asks=(
            "From the dot, take a step to the east, and from the dot another "
            "time a step to the north. Which of the two goes down more "
            "steeply?"
        ),
        options=(
            Option(
                "The step to the east.",
                "Perhaps the larger factor, that of *east*, spoke to you. "
                "It matters as well how far you are from the summit.",
            ),
            Option(
                "The step to the north.",
                "Towards the north the lines lie closer together.",
                right=True,
            ),
            Option(
                "Both the same.",
                "Compare how far apart the lines are along the two ways.",
            ),
            Option(
                "One of them goes up.",
                "On both ways the next contour line carries a smaller number.",
            ),
        ),
        because=(
            f"The rates are ${_east:g}$ m/km towards the east and "
            f"${_north:g}$ m/km towards the north."
        ),
    ),
    Number(
        slug="partial_derivatives.level",
        idea="Slide the slices",
        asks=(
            f"Stay {NORTH} km north of the summit. How far east must you "
            "stand, so that the ground is level towards the east?"
        ),
        answer=_level,
        within=0.005,
        unit="km",
        mistakes=(
            Mistake(
                0,
                "You went straight north of the summit. There the ground "
                "still rises towards the east.",
            ),
            Mistake(
                EAST,
                "That is where you stand already: the ground falls towards "
                "the east.",
            ),
            Mistake(
                4 * NORTH,
                "You divided the wrong way round: 80 times *east* is 20 "
                "times *north*.",
            ),
            Mistake(
                80 / (20 * NORTH),
                "You turned the fraction over: *east* is the number that is "
                "multiplied by 80.",
            ),
            Mistake(
                -_level,
                "The distance is right. The ridge leans to the other side.",
            ),
        ),
        because=(
            f"The rate $-80\\,e + 20 \\cdot {NORTH}$ is 0 at "
            f"$e = {_level:g}$, so {1000 * _level:.0f} m to the east: that is "
            "the top of the slice."
        ),
        given=("80", "20", "0"),
    ),
    Choice(
        slug="partial_derivatives.steepest",
        idea="Rates along axes, not directions",
        asks="From the same place, which way is the steepest way *up*?",
        options=(
            Option(
                "Straight south, because that rate is the larger one.",
                "You compared two ways. There are many more between them.",
            ),
            Option(
                "Straight towards the summit.",
                "That would be right for a round hill. This one is longer "
                "one way than the other.",
            ),
            Option(
                "Between south and west, but not straight at the summit.",
                "West helps as well, so a little of both is better.",
                right=True,
            ),
            Option(
                "North-east, where both rates point.",
                "Both rates are negative: that way leads down.",
            ),
        ),
        because=(
            f"It rises by {_steepest:.1f} m/km, more than the "
            f"{-_north:g} m/km towards the south, and its bearing is "
            f"{_bearing(_east, _north):.0f}; the summit lies at the bearing "
            f"{_bearing(-EAST, -NORTH):.0f}."
        ),
    ),
    Choice(
        slug="partial_derivatives.error",
        idea="The tangent plane",
        asks=(
            "If both steps, $h$ and $k$, become ten times smaller, by how "
            "much does the error of the plane become smaller?"
        ),
        options=(
            Option(
                "It stays the same.",
                "The plane touches the hill at your place, so near to it the "
                "error must shrink.",
            ),
            Option(
                "Ten times.",
                "The *change* of elevation shrinks ten times. If the error "
                "shrank no faster, the plane would not be worth much.",
            ),
            Option(
                "A hundred times.",
                "What the plane leaves out has two small factors.",
                right=True,
            ),
        ),
        because=(
            "The plane leaves out the terms with two small factors, "
            "$h^2$, $k^2$ and $h k$."
        ),
        given=("2",),
    ),
    Choice(
        slug="partial_derivatives.alone",
        idea="Two features make a surface",
        asks=(
            f"With the blood pressure held fixed, one kg/m² more goes with "
            f"{_fixed:.2f} points more. Fit a *line* instead, which knows the "
            "body mass index alone. Will its slope be smaller, the same, or "
            "larger?"
        ),
        options=(
            Option(
                "Smaller.",
                "That would be so if the blood pressure fell as the body "
                "mass index grows.",
            ),
            Option(
                "The same: it is the same feature and the same people.",
                "In the line nobody holds the blood pressure fixed.",
            ),
            Option(
                "Larger.",
                "The blood pressure comes along, and it adds its share.",
                right=True,
            ),
        ),
        because=(
            f"It is {_alone:.2f} points per kg/m². The blood pressure rises "
            "with the body mass index and brings its own points along."
        ),
    ),
)
