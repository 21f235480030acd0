"""The questions of the tests on paper: tasks of the exercises, in other words.

Each names a task that has numbers of its own for every reader; ``[[x]]`` in
its words is one of them.  What is right is not written here: the check of the
task says it.  Left out on purpose: the drawing, which is ``make_tests``.
"""

from typing import NamedTuple

from lib.calculus import derivative
from lib.data import bolt


class Question(NamedTuple):
    """A question on paper.

    ``asks`` has a label for each answer, by its name in the check; ``more``
    gives numbers that the words need, or answers that are no numbers.
    """

    chapter: str
    task: str
    points: int
    room: int  # millimetres to write in
    words: str
    asks: dict
    way: str
    more: object = None


def _table(check, near, far):
    times = dict(zip(bolt()[1].tolist(), bolt()[0].tolist(), strict=True))
    return {"t1": f"{times[near]:.2f}", "t2": f"{times[far]:.2f}"}


def _polynomial(check, p, q):
    return {"slope": derivative(check.cubic)(2.0), "p3": 3 * p, "q2": 2 * q}


def _clock(check, off):
    return {"uncertainty": round(10 / 0.81 * off / 0.81, 4)}


ONE = [
    Question(
        "rates_of_change",
        "average_from_table",
        2,
        30,
        "In his race Usain Bolt passed the mark at [[near]] m after [[t1]] s "
        "and the mark at [[far]] m after [[t2]] s. What was his average "
        "velocity between the two marks? Give its unit.",
        {"rate": "velocity", "unit": "unit"},
        "The change of the position divided by the change of the time.",
        _table,
    ),
    Question(
        "rates_of_change",
        "average_of_cube",
        2,
        30,
        "What is the average rate of change of $f(t) = t^3$ over the interval "
        "$[[[a]], [[b]]]$?",
        {"average": "average rate"},
        r"$\frac{f(b) - f(a)}{b - a}$ with $a = [[a]]$ and $b = [[b]]$.",
    ),
    Question(
        "rates_of_change",
        "speed_graph",
        3,
        35,
        r"After $t$ seconds the speed of a cyclist is $[[start]] + "
        r"\frac{t}{[[part]]}$, in metres per second. Somebody reads the slope "
        r"$\frac{1}{[[part]]}$ off the graph and says: at [[moment]] s she "
        r"rides at $\frac{1}{[[part]]}$ m/s. What is her speed then? What is "
        "the unit of the slope, and what does it say?",
        {"speed": "speed, in m/s", "slope_unit": "unit of the slope"},
        "The height of this graph is the speed; its slope says how fast the "
        "speed changes.",
    ),
    Question(
        "rates_of_change",
        "fastest_piece",
        2,
        35,
        "Ten metres took 0.81 s, and the true duration may be [[off]] s "
        r"longer or shorter. The speed is $12.35 \pm u$ m/s. About how large "
        "is $u$?",
        {"": "u, in m/s: [[uncertainty]]"},
        "The speed is uncertain by the same fraction as the duration.",
        _clock,
    ),
    Question(
        "derivatives",
        "limit_by_hand",
        3,
        50,
        "From a bridge a stone is thrown upwards at [[up]] m/s: after $t$ "
        "seconds it is $s(t) = 5t^2 - [[up]]t$ metres below the hand. Write "
        r"down $\frac{s(t + h) - s(t)}{h}$, multiply out, let $h$ shrink, and "
        "find the derivative at $t = [[at]]$, with its unit.",
        {"slope": "derivative", "unit": "unit"},
        "The fraction is $10t - [[up]] + 5h$, and it tends to $10t - [[up]]$.",
    ),
    Question(
        "derivatives",
        "typed",
        1,
        20,
        "Write $f(x) = [[third]]x^3 - [[second]]x^2 + [[last]]$ as Python "
        "reads it.",
        {"": "`[[third]] * x**3 - [[second]] * x**2 + [[last]]`"},
        "Every product has a star, and every power two.",
    ),
    Question(
        "derivatives",
        "no_slope",
        2,
        30,
        "Give a function that has a value everywhere and no jump, that has no "
        "derivative at $x = [[c]]$, and one at every other place.",
        {"": "for example $|x - [[c]]|$"},
        "Ahead of [[c]] its averages are 1, and behind it they are −1.",
    ),
    Question(
        "derivatives",
        "reciprocal",
        3,
        45,
        r"Derive the slope of $f(x) = \frac{[[top]]}{x}$ from "
        r"$\frac{f(x + h) - f(x)}{h}$, for $x > 0$. What is it at 2?",
        {"slope_at_2": "slope at 2"},
        r"The rise is $-\frac{[[top]]h}{x\,(x + h)}$, so the fraction tends "
        r"to $-\frac{[[top]]}{x^2}$.",
    ),
    Question(
        "differentiation_rules",
        "polynomial",
        2,
        30,
        "Differentiate $f(x) = [[p]]x^3 - [[q]]x^2 + x$. How steep is its "
        "curve at 2?",
        {"": "slope at 2: [[slope:g]]"},
        "$f'(x) = [[p3]]x^2 - [[q2]]x + 1$.",
        _polynomial,
    ),
    Question(
        "differentiation_rules",
        "false_derivation",
        3,
        50,
        r"Somebody differentiates $f(x) = [[c]]x^2 e^{-[[k]]x}$ and finds "
        r"$f'(x) = [[c]](2x + x^2)\,e^{-[[k]]x}$. What was forgotten? What is "
        "the slope at 1, and at which $x > 0$ is $f$ highest?",
        {"slope_at_1": "slope at 1", "peak": "place of the top"},
        r"The inner derivative $-[[k]]$: $f'(x) = "
        r"[[c]](2x - [[k]]x^2)\,e^{-[[k]]x}$.",
    ),
]

TWO = [
    Question(
        "partial_derivatives",
        "by_the_rules",
        3,
        40,
        "Let $f(x, y) = [[p]]x^2 y - y^3 + [[q]]x$. Find both partial "
        "derivatives at $x = [[x]]$, $y = [[y]]$.",
        {
            "by_x": "with respect to $x$",
            "by_y": "with respect to $y$",
        },
        "$2 \\cdot [[p]]xy + [[q]]$ and $[[p]]x^2 - 3y^2$.",
    ),
    Question(
        "partial_derivatives",
        "spot_the_bug",
        3,
        50,
        "A program measures the rates of the hill $500 - 40x^2 - 20y^2 + "
        "20xy$ at $([[east]], [[north]])$. It takes a tiny step in $x$, then "
        "one in $y$ without taking the first back, and compares with the "
        "start. What does it report as the second rate?",
        {"reported": "it reports"},
        "Both changes are counted: it is the sum of both rates.",
    ),
    Question(
        "gradients",
        "gradient_by_hand",
        3,
        40,
        "What is the gradient of $f(x, y) = x^3 y + [[c]]y^2$ at "
        "$([[x]], [[y]])$?",
        {"gradient_x": "first entry", "gradient_y": "second entry"},
        r"$3x^2 y$ and $x^3 + 2 \cdot [[c]]y$.",
    ),
    Question(
        "gradients",
        "compass",
        4,
        50,
        r"On a hill $\frac{\partial f}{\partial e} = -80e + 20n$ and "
        r"$\frac{\partial f}{\partial n} = -40n + 20e$, in metres per "
        "kilometre, with $e$ for east and $n$ for north. You stand at "
        "$([[east:g]], [[north:g]])$. How steep is it towards the west, the "
        "south and the south-west?",
        {"west": "west", "south": "south", "south_west": "south-west"},
        r"Minus the rates, and $\nabla f$ times the arrow $(-1, -1)$, divided "
        r"by its length $\sqrt2$.",
    ),
    Question(
        "gradients",
        "misses_the_minimum",
        3,
        45,
        "Give a bowl $f(x, y)$ that is lowest at $(0, 0)$, and for which the "
        "steepest way down from $([[east]], [[north]])$ misses the direction "
        "of $(0, 0)$ by 30 degrees or more. Show that it does.",
        {"": "for example $[[squares]]$"},
        "Compare the direction of minus the gradient with that of the way "
        "home.",
        lambda check, east, north: {
            "squares": "30x^2 + y^2" if east < north else "x^2 + 30y^2"
        },
    ),
    Question(
        "gradient_descent",
        "one_step",
        2,
        30,
        "A loss is $f(w) = w^2 + [[c]]w$, and the weight is at [[w]]. What is "
        "the slope there, and where does one step with the learning rate 0.1 "
        "lead?",
        {"slope": "slope", "new_w": "new weight"},
        r"$f'(w) = 2w + [[c]]$, and $w - 0.1 \cdot f'(w)$.",
    ),
    Question(
        "gradient_descent",
        "stale_slope",
        4,
        55,
        "A program sets `w = [[start]]` and `gradient = 2 * (w - [[goal]])`, "
        "and then does `w = w - 0.1 * gradient` [[steps]] times. What is "
        "wrong with it? What is $w$ at the end, and what would it be if "
        "every step asked for the gradient anew?",
        {"printed": "as it stands", "mended": "mended"},
        "The gradient is computed once, before the steps; it belongs into the "
        "loop. As it stands all steps are equal; mended, each keeps 80 % of "
        "the "
        r"distance: $[[goal]] + ([[start]] - [[goal]]) \cdot "
        r"0.8^{[[steps]]}$.",
    ),
    Question(
        "gradient_descent",
        "uphill_step",
        3,
        45,
        "Give a smooth loss $f(w)$ and a start with a slope other than 0, so "
        "that one step of gradient descent with the learning rate [[rate]] "
        "leads to a higher loss.",
        {"": "for example $[[steep:g]]\\,w^2$ from $w = 1$"},
        "A step on $a w^2$ multiplies $w$ by $1 - 2a \\cdot [[rate]]$; it "
        "leads higher where $a$ is above $1/[[rate]]$.",
        lambda check, rate: {"steep": float(f"{3 / rate:.0f}")},
    ),
]

THREE = [
    Question(
        "activation_functions",
        "count_by_hand",
        2,
        30,
        "A network has [[inputs]] inputs, then a layer of [[first]] neurons, "
        "then a layer of [[second]] neurons. How many parameters has it?",
        {"total": "parameters"},
        "Each neuron has a weight for every input, and one bias.",
    ),
    Question(
        "activation_functions",
        "dead_neuron",
        2,
        30,
        r"A neuron $\text{relu}(wx + b)$ gets four inputs: the first is "
        "[[low]], and each is [[gap]] larger than the one before. Choose "
        "$w > 0$ and $b$ so that it is dead: its slope is 0 for all four.",
        {"": "for example $w = 1$ and $b = -[[far]]$"},
        r"$wx + b$ has to be negative for the largest input, too.",
        lambda check, low, gap: {"far": low + 3 * gap + 1},
    ),
    Question(
        "activation_functions",
        "lost_factor",
        3,
        40,
        r"Somebody says: the slope of $[[a]]\,\sigma([[k]]z) - 1$ is "
        r"$[[a]]\,\sigma([[k]]z)\,(1 - \sigma([[k]]z))$. What is missing, and "
        "what is the slope at 0?",
        {"slope_at_zero": "slope at 0"},
        "The inner derivative, a factor [[k]].",
    ),
    Question(
        "loss_functions",
        "by_hand",
        2,
        35,
        "A model predicts [[predicted]], and the targets are [[targets]]. "
        "What are the mean squared and the mean absolute error?",
        {"mse": "mean squared error", "mae": "mean absolute error"},
        "Take the misses first; square them, or take their sizes; then the "
        "mean.",
    ),
    Question(
        "loss_functions",
        "smaller_loss",
        3,
        45,
        "Four examples have the answers [[targets]]. Give the shares of two "
        "models, so that model $a$ has the smaller cross-entropy and yet "
        "fewer right answers than model $b$. A model says 1 if its share is "
        "above 0.5.",
        {"": "for example $a$: [[a]]; $b$: [[b]]"},
        "Model $b$ is sure of its one mistake; model $a$ fails narrowly.",
        lambda check, targets: {
            "a": [
                round(abs(y - k), 2)
                for y, k in zip(targets, (0.1, 0.51, 0.51, 0.1), strict=True)
            ],
            "b": [
                round(abs(y - k), 4)
                for y, k in zip(targets, (0.4, 0.4, 0.4, 0.9999), strict=True)
            ],
        },
    ),
    Question(
        "loss_functions",
        "stretched",
        3,
        45,
        "The targets `y` are a row with the numbers [[y]], and `y_hat` is a "
        "column with the same numbers. How many numbers has `y_hat - y`, and "
        "what is the mean of their squares?",
        {"numbers": "numbers", "printed": "mean square"},
        "A column minus a row is a table of all differences, four by four.",
    ),
    Question(
        "backpropagation",
        "too_early",
        3,
        45,
        "A program computes $[[b]] = [[a]] + [[a]]$, then $[[c]] = [[a]] + "
        "[[b]]$, then $[[d]] = [[b]] + [[c]]$. When its turn comes, a node "
        "hands on what it has by then, once for each of its inputs, and it "
        "has one turn only. Find an order, from $[[d]]$, "
        "in which each node comes after some node that was computed from it, "
        "and $[[a]]$ yet gets a wrong gradient.",
        {"": "$[[d]], [[b]], [[c]], [[a]]$"},
        "$[[b]]$ hands on before the share of $[[c]]$ has arrived, so "
        "$[[a]]$ gets 3 and not 5.",
    ),
    Question(
        "backpropagation",
        "lost_shares",
        3,
        45,
        "In an engine each share that a node gets replaces the one before, "
        "in place of being added. Which slope does it find for $x \\cdot x + "
        "x$ at $x = [[x]]$, if the product has its turn before $x$? Which "
        "one is right?",
        {"wrong_slope": "it finds", "": "right is [[right]]"},
        "The last share comes from the product, and is the other factor.",
        lambda check, x: {"right": 2 * x + 1},
    ),
    Question(
        "training",
        "shuffled",
        2,
        30,
        "The pictures of a set were shuffled and their labels were not. The "
        "[[classes]] classes are equally frequent. What is the smallest mean "
        "cross-entropy that a network can hope for?",
        {"stays_at": "loss"},
        r"Every class gets the same share: $\ln [[classes]]$.",
    ),
    Question(
        "training",
        "stopping",
        2,
        30,
        "“Training is over as soon as the validation loss rises: keep the "
        "epoch before.” Give a curve of four losses with which this keeps a "
        "loss at least [[ratio:g]] times the smallest.",
        {"": "for example [[curve]]"},
        "It falls, rises once by chance, and then falls much further.",
        lambda check, ratio: {
            "curve": f"{ratio + 1:g}, {ratio:g}, {ratio + 2:g}, 1"
        },
    ),
]

FOUR = [
    Question(
        "unstable_gradients",
        "factors",
        2,
        30,
        "A chain has [[depth]] neurons, one behind the other, each with the "
        "weight [[weight]] and the slope [[slope]]. What is the rate of the "
        "output with respect to the input?",
        {"rate": "rate"},
        r"$([[weight]] \cdot [[slope]])^{[[depth]]}$.",
    ),
    Question(
        "unstable_gradients",
        "factors",
        2,
        30,
        "Sigmoids with the weight 1 stand one behind the other. How many of "
        "them does it take until the largest possible rate is below "
        "$10^{-[[places]]}$?",
        {"layers": "layers"},
        r"The largest slope is $\frac14$: the smallest $n$ with $4^n > "
        "10^{[[places]]}$.",
    ),
    Question(
        "unstable_gradients",
        "never_recovers",
        4,
        50,
        "From $w = 1$ and $v = 0$ each slope $g$ does $v \\leftarrow 0.9v + "
        "g$, then $w \\leftarrow w - 0.1v$ if $v$ is finite. The slopes are "
        "[[a]], nan, [[b]], [[c]]. Where does it end? And where, if a slope "
        "that is not finite is left out?",
        {"ends_at": "as it stands", "mended": "mended"},
        "A nan stays in $v$; left out, three steps are made.",
    ),
    Question(
        "attribution",
        "neuron_rates",
        3,
        45,
        r"A neuron is $y = \sigma([[w1]]x_1 - [[w2]]x_2 + [[bias]])$, at "
        "$x_1 = [[x1]]$ and $x_2 = [[x2]]$. How fast does $y$ change with "
        "each input?",
        {"rate_1": "with $x_1$", "rate_2": "with $x_2$"},
        r"$y\,(1 - y)$ times the weight, with its sign.",
    ),
    Question(
        "attribution",
        "blank_map",
        3,
        45,
        r"Two scores are $z_1 = \ln [[size]]$ and $z_2 = 0$. How fast does "
        "the first share of their softmax change with each score? And the sum "
        "of both shares?",
        {"mended": "first share", "pixel": "sum"},
        r"$p_1 (1 - p_1)$ and $-p_1 p_2$; the sum is always 1.",
    ),
    Question(
        "waves",
        "degrees",
        3,
        40,
        r"A lamp on a wheel has the height $[[radius]] \sin \alpha$, in "
        "metres, and the angle is given in degrees. What is the slope at 60 "
        "degrees, in metres per degree?",
        {"slope_at_60": "slope"},
        r"$[[radius]] \cdot \frac{\pi}{180} \cdot \cos 60°$.",
    ),
    Question(
        "accumulation",
        "strips_needed",
        3,
        45,
        "How many strips do the left rule, the midpoint rule and the "
        r"trapezoid rule need for $\int_0^1 e^x\,dx$, to be off by less than "
        "[[tolerance]]?",
        {
            "n_left": "left",
            "n_midpoint": "midpoint",
            "n_trapezoid": "trapezoid",
        },
        r"The errors are about $\frac{e - 1}{2n}$, $\frac{e - 1}{24n^2}$ and "
        r"$\frac{e - 1}{12n^2}$.",
    ),
    Question(
        "accumulation",
        "one_strip_ahead",
        3,
        45,
        "The speed of a runner is read as [[v]] m/s, at the moments [[t]] s. "
        "How far has he come at the third of these moments, by trapezoids?",
        {"mended": "way, in metres"},
        "Two strips, each its width times the mean of its two speeds.",
    ),
]

PARTS = {1: ONE, 2: TWO, 3: THREE, 4: FOUR}
