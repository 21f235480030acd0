"""The tasks of the chapter on backpropagation, and the mistakes we know.

``from lib.checks import backpropagation as check`` gives one check for each
task; the tasks themselves are told in ``exercises/backpropagation.ipynb``.

Left out on purpose: right answers written down.  They are computed, by the
engine of the course.
"""

import numpy as np

from lib.calculus import gradient
from lib.checks import Chapter
from lib.checks.answers import letters_of
from lib.checks.support.programs import (
    MORE_PROGRAMS,
    PROGRAMS,
    RATE,
    SUMS,
    depth_first,
    gradients_along,
    gradients_in,
    random_program,
    random_sums,
    slopes_of,
    through,
    walked,
    youngest_first,
)

ROUNDING = 1e-9  # of floating-point numbers, none larger than a thousand

chapter = Chapter("backpropagation")
score, variant = chapter.score, chapter.variant


# 1. Add and multiply


@chapter.task(1, "Add and multiply")
def add_and_mul(add_shares, mul_shares, rng):
    """Check what a sum and a product hand back to their two inputs."""
    cases = [(2.0, 3.0, 5.0), (-1.5, 0.5, -2.0), (2.0, 0.0, -3.0)]
    cases += [(3.0, -4.0, 0.0), (0.0, 2.0, 3.0), (-2.0, -1.0, 1.0)]
    cases += [(20.0, 1 / 3, 30.0), (-50 / 7, 40.0, 2.5)]
    cases += [tuple(rng.uniform(0.5, 4, 3).round(2).tolist()) for _ in "12"]
    yield from add_shares.should_agree(_of_a_sum, cases, within=ROUNDING)
    yield
    yield from mul_shares.should_agree(_of_a_product, cases, within=ROUNDING)


def _of_a_sum(g, a, b):
    return gradient(lambda v: g * (v[0] + v[1]))([a, b])


def _of_a_product(g, a, b):
    return gradient(lambda v: g * (v[0] * v[1]))([a, b])


@add_and_mul.mistakes_in("add_shares")
class _AddShares:
    def rates_alone(g, a, b):
        """Those are the rates of the step alone. The gradient that arrives
        is a factor of every share.
        """
        return [1.0, 1.0]

    def shared_out(g, a, b):
        """That splits the gradient in two halves. A rate is no cake: if one
        input moves by a little, how far does the sum move?
        """
        return [g / 2, g / 2]

    def times_the_inputs(g, a, b):
        """That multiplies by the inputs. A sum changes by as much as one of
        its terms does, whatever the terms are.
        """
        return [g * a, g * b]

    def as_a_product(g, a, b):
        """That is what a product hands back. In a sum the other term does
        not matter.
        """
        return [g * b, g * a]


@add_and_mul.mistakes_in("mul_shares")
class _MulShares:
    def own_factor(g, a, b):
        """That gives each input its own value as a factor. If a moves, how
        much the product moves depends on the other one.
        """
        return [g * a, g * b]

    def arriving_lost(g, a, b):
        """Those are the rates of the step alone. The gradient that arrives
        is a factor of every share.
        """
        return [b, a]

    def arriving_added(g, a, b):
        """That adds the gradient that arrives to the rate of the step. Along
        a path rates are multiplied.

        Forward values, backward rates
        """
        return [g + b, g + a]

    def as_a_sum(g, a, b):
        """That is what a sum hands back. A product reacts more strongly to
        one input if the other one is large.
        """
        return [g, g]

    def the_product(g, a, b):
        """That hands the value of the product back. A share is g times a
        rate of change.
        """
        return [g * a * b, g * a * b]


# 2. Along a chain


@chapter.task(2, "Forward values, backward rates")
def chain(chain, rng):
    """Check the gradients along a chain, from the output back to x."""
    cases = [(2.0, ["square", "triple"]), (1.5, ["triple", "square"])]
    for count in (3, 4):
        middle = rng.choice(["square", "triple"], count - 2).tolist()
        x = round(rng.uniform(0.3, 0.9), 2)
        cases.append((x, ["triple", *middle, "square"]))
    yield from chain.should_agree(gradients_along, cases, within=1e-6)
    yield
    cases = [(-1.5, ["square"]), (-0.5, ["triple"]), (0.0, ["square"] * 3)]
    cases += [(-1.1, ["square", "square", "triple", "square", "triple"])]
    cases += [(-0.7, ["triple", "square", "triple", "triple"])]
    cases += [(20 / 3, ["square", "square"]), (-60.0, ["triple", "square"])]
    yield from chain.should_agree(gradients_along, cases, within=1e-6)


def _values(x, names):
    return [through(x, names[:i]) for i in range(len(names) + 1)]


def _multiplied(rates):
    return [float(p) for p in np.cumprod([1.0, *rates])]


@chain.mistakes_in("chain")
class _Chain:
    def every_rate_at_x(x, names):
        """That takes every rate at x. A step reacts to what goes into it,
        and the steps before have changed that.
        """
        return _multiplied([RATE[name](x) for name in names[::-1]])

    def rate_at_the_result(x, names):
        """That takes each rate at what comes out of the step. It belongs to
        what goes in.
        """
        after = _values(x, names)[1:]
        pairs = zip(names[::-1], after[::-1], strict=True)
        return _multiplied([RATE[name](a) for name, a in pairs])

    def from_the_input(x, names):
        """That multiplies from x towards the output. The walk begins with 1
        at the output, and its last number belongs to x.
        """
        pairs = zip(names, _values(x, names)[:-1], strict=True)
        return _multiplied([RATE[name](a) for name, a in pairs])

    def turned_round(x, names):
        """The numbers are right, and they stand in the other direction. The
        first one belongs to the output.
        """
        return gradients_along(x, names)[::-1]

    def rates_not_multiplied(x, names):
        """Those are the rates of the single steps. Each has to be multiplied
        by what arrives there.
        """
        pairs = zip(names, _values(x, names)[:-1], strict=True)
        return [1.0, *[RATE[name](a) for name, a in pairs][::-1]]

    def one_missing(x, names):
        """The 1 at the output is missing. The list has one number for every
        value of the chain.
        """
        return gradients_along(x, names)[1:]

    def first_pass_alone(x, names):
        """That is the 1 at the output, and one step back. If return stands
        inside the loop, it ends the function in the first pass: move it to
        the left.
        """
        return gradients_along(x, names)[:2]

    def nothing_walked(x, names):
        """That is the 1 at the output, and no step back. If return stands
        inside the loop that goes forward, move it behind the walk back.
        """
        return [1.0]

    def the_values(x, names):
        """Those are the values of the way forward. The gradients come from
        the way back.
        """
        return _values(x, names)


# 3. A counter-example


@chapter.task(2, "Why an order is needed")
def too_early(order, rng, *, a="a", b="b", c="c", d="d"):
    """Check an order that obeys a sentence and leaves a wrong gradient."""
    written = letters_of(order.value)
    is_text = isinstance(written, str)
    book = {a: "a", b: "b", c: "c", d: "d"}
    letters = (
        "".join(book.get(x, "?") for x in written) if is_text else written
    )
    counted = "".join(sorted(letters)) if is_text else letters
    yield order.fact(counted).should_be("abcd")._replace(advice=FOUR)
    yield
    yield order.fact(letters[0] == "d").should_be(True)
    yield
    obeys = all(
        any(node in SUMS[other] for other in letters[:i])
        for i, node in enumerate(letters)
        if i
    )
    yield order.fact(obeys).should_be(True)
    yield
    found = walked(letters, "d", SUMS)[0]
    says = f"In this order, {written!r}, {a} gets {found}"
    is_right = found == walked("dcba", "d", SUMS)[0]
    yield order.fact(is_right, says).should_be(False)


@too_early.varies
def _letters(draw):
    """The program is {b} = {a} + {a}, then {c} = {a} + {b}, then
    {d} = {b} + {c}.
    """
    return dict(zip("abcd", draw.some(4, "kmnpqrstuvw"), strict=True))


FOUR = (
    "That is not right. Write the letters of the four nodes, each of them "
    "once, in the order of their turns."
)


@too_early.mistakes_in("order")
class _Order:
    def none_too_early(*, a, b, c, d):
        """That is the right gradient: no share came too late to be handed
        on. Let a node have its turn before its last share arrives.
        """
        return d + c + b + a

    def from_the_input(*, a, b, c, d):
        """The sentence begins at the output. Yours begins elsewhere.

        Forward values, backward rates
        """
        return a + b + c + d

    def breaks_the_sentence(*, a, b, c, d):
        """There a node has its turn before any node that was computed from
        it. The sentence asks for one of these before it, so obey that.
        """
        return d + a + c + b

    def without_the_input(*, b, c, d):
        """Every node has its turn once, the input too. One is missing in
        yours.
        """
        return d + b + c


# 4. An order that never fails


@chapter.task(2, "The order, and the walk")
def in_order(in_order, rng):
    """Check a function that orders the nodes of any program."""
    drawn = [random_sums(rng) for _ in range(3)]
    for programs in ([*PROGRAMS, *drawn], MORE_PROGRAMS):
        for output, inputs in programs:
            yield _seen(in_order, output, inputs)
        yield


def _seen(in_order, output, inputs):
    """Return the comparison of the number of nodes, and what each gets."""
    right = youngest_first(output, inputs)
    wanted = _counted_and_walked(right, output, inputs)
    call = f"in_order({output!r}, inputs_of)"
    order = in_order(output, lambda node: list(inputs[node]), says=call)
    order = order.as_list()
    if not isinstance(order.value, list):
        return order.should_be([output])
    found = _counted_and_walked(order.value, output, inputs)
    names = list(map(str, order.value))
    return order.fact(found, _told(names, inputs)).should_be(wanted)


def _told(names, inputs):
    """Return the program and the order in words, and who comes too early."""
    program = ", ".join(
        f"{node} = {' + '.join(of)}" for node, of in inputs.items() if of
    )
    says = f"For {program or 'a leaf'} your order is {' '.join(names[:12])}"
    early = [
        f"{a} has its turn before {node}, which was computed from it"
        for i, node in enumerate(names)
        for a in inputs.get(node, [])
        if a in names[:i]
    ]
    return f"{says}: {early[0]}" if early else says


def _counted_and_walked(nodes, output, inputs):
    return [len(nodes), *walked(nodes, output, inputs)]


@in_order.mistakes_in("in_order")
class _InOrder:
    def inputs_first(output, inputs_of):
        """That begins with the inputs. Their turn comes last, when all their
        shares have arrived.
        """
        done = []

        def visit(node):
            if node not in done:
                for a in inputs_of(node):
                    visit(a)
                done.append(node)

        visit(output)
        return done

    def as_met(output, inputs_of):
        """That writes a node down as soon as it is met, and before its other
        uses. Write it down when its visit ends, and turn the list round.

        Why an order is needed
        """
        return depth_first(output, inputs_of, set())

    def level_by_level(output, inputs_of):
        """That takes all inputs of the output first, then theirs, and so on.
        A node may also be used further down, so it can come too early.

        Why an order is needed
        """
        nodes = [output]
        for node in nodes:
            nodes += [
                a for a in dict.fromkeys(inputs_of(node)) if a not in nodes
            ]
        return nodes

    def every_use(output, inputs_of):
        """In that list a node stands once for each of its uses, and hands on
        every time. Each node has one turn.

        Why an order is needed
        """
        nodes = [output]
        for node in nodes:
            nodes += inputs_of(node)
        return nodes

    def by_name(output, inputs_of):
        """That sorts the nodes by their names. A name says nothing about
        when a value was computed.
        """
        return sorted(depth_first(output, inputs_of, set()))[::-1]

    def output_alone(output, inputs_of):
        """That has the output and its inputs. Those have inputs, too, so ask
        on until nothing is new.
        """
        return [output, *dict.fromkeys(inputs_of(output))]

    def only_the_output(output, inputs_of):
        """That is the output alone. It is the first, and what it was
        computed from comes after it.
        """
        return [output]

    def without_leaves(output, inputs_of):
        """A node without inputs is missing. It hands nothing on, and it
        stands in the list all the same: its gradient is what you look for.
        """
        nodes = depth_first(output, inputs_of, set())
        made = youngest_first(output, {a: inputs_of(a) for a in nodes})
        return [node for node in made if inputs_of(node)]


# 5. Spot the bug


@chapter.task(2, "A value that is used twice")
def lost_shares(false_line, wrong_slope, rng, *, x=6):
    """Check the line with the bug, and the slope that it leads to."""
    yield false_line.should_be(4)
    yield
    wanted = slopes_of("out = x * x + x", {"x": float(x)}, adds=False)[0]
    yield wrong_slope.should_be(wanted, within=ROUNDING)


@lost_shares.varies
def _place(draw):
    """Play the page's engine on x * x + x at x = {x}."""
    return {"x": draw.whole(3, 20)}


@lost_shares.mistakes_in("false_line")
class _FalseLine:
    def the_start():
        """The walk does begin with 1: the output changes as fast as itself.
        Go on to the next line.

        Forward values, backward rates
        """
        return 1

    def the_order():
        """The nodes are taken in an order that never fails. Go on to the
        next line.

        The order, and the walk
        """
        return 2

    def the_shares():
        """This line asks a node for its shares and pairs each with an input.
        It is right, so look at what happens to a share.
        """
        return 3

    def the_return():
        """This line hands the dictionary over. Look at how it was filled."""
        return 5


@lost_shares.mistakes_in("wrong_slope")
class _WrongSlope:
    def the_right_slope(*, x):
        """That is the true slope. The page's engine finds another one: play
        its lines as they stand, also the one with the bug.
        """
        return 2 * x + 1

    def product_alone(*, x):
        """Those are both uses in the product, added up. The page's engine
        never adds.
        """
        return 2 * x

    def first_share():
        """That is the share that x gets first. Other shares come after it,
        so what happens to this one?
        """
        return 1

    def one_of_each(*, x):
        """That adds two of the three shares. The page's engine never adds."""
        return x + 1

    def the_value(*, x):
        """That is the value of the program. The question is which slope the
        page's engine finds.
        """
        return x * x + x


# 6. The walk


@chapter.task(2, "The order, and the walk")
def walk_back(slopes, rng):
    """Check the slopes of programs that ran on the learner's engine."""
    short = ("b = x * y; out = b + x", {"x": 2.0, "y": 3.0})
    cases = [
        short,
        ("b = x + y; c = x * b; out = b * c", {"x": 2.0, "y": 1.5}),
        *(random_program(rng) for _ in range(3)),
        ("b = x * x; c = b + b; out = b * c", {"x": -1.5}),
        ("b = x * y; c = x + x; out = b * b + c", {"x": 0.0, "y": -2.0}),
        ("b = x * x; out = b * y", {"x": 20 / 3, "y": -30.0}),
        ("out = x", {"x": 4.0}),
    ]
    for g in (1.0, 2.0, -20 / 3):
        for program, numbers in cases:
            wanted = gradients_in(program, numbers, g)
            back = slopes(program, numbers, g)
            yield back.should_be(wanted, within=1e-6)
            yield  # what a replaced share leaves depends on the order taken


@walk_back.mistakes_in("slopes")
class _Slopes:
    def replaced(program, numbers, g):
        """Each share replaces the one before, so only the last use counts. A
        node collects the shares of all its uses.

        A value that is used twice
        """
        return slopes_of(program, numbers, g, adds=False)

    def too_early(program, numbers, g):
        """A node handed on before all of its shares had arrived. Take the
        nodes in the order that your function for it returns.

        Why an order is needed
        """
        return slopes_of(program, numbers, g, early=True)

    def arriving_lost(program, numbers, g):
        """Each node hands on the rates of its own step. What has arrived at
        the node is a factor of them.

        Forward values, backward rates
        """
        return slopes_of(program, numbers, g, rate=False)

    def from_the_value(program, numbers, g):
        """That begins with the value of the output. The walk begins with how
        fast the output changes with itself.

        Forward values, backward rates
        """
        return slopes_of(program, numbers, start=float)

    def g_has_no_part(program, numbers, g):
        """The walk begins with 1, whatever arrives at the output. The second
        input, g, is what it begins with.

        Forward values, backward rates
        """
        return slopes_of(program, numbers)

    def a_second_walk_adds(program, numbers, g):
        """The walk was asked for twice, and the second time it found more,
        because what the first had left was still there. Collect the shares
        in a new dictionary for each walk.
        """
        return slopes_of(program, numbers, g, walks=2)

    def leaves_alone(program, numbers, g):
        """The numbers that went in have their gradients, and the nodes in
        between have none. The dictionary holds every node of the program.
        """
        found = slopes_of(program, numbers, g)
        return [*found[: len(numbers)], *[np.nan] * len(found[len(numbers) :])]

    def output_alone_hands_back(program, numbers, g):
        """The output alone has handed back, and then the walk was over. If
        return stands inside the loop, move it to the left.
        """
        return slopes_of(program, numbers, g, turns=1)

    def looked_up_too_soon(program, numbers, g):
        """A node was looked up for which nothing had been stored. Let a node
        that is new begin with 0.
        """
        return {}["a node"]

    def nothing_arrives(program, numbers, g):
        """Nothing has arrived anywhere. The walk needs a number to begin
        with, at the output.

        Forward values, backward rates
        """
        return slopes_of(program, numbers, 0.0)


# 7. A stretch: a layer


@chapter.task(2, "Into the engine")
def layer(fit, left_share, right_share, rng):
    """Check the gradients of what was stretched, and of a matrix product."""
    g = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    cases = [(g, (3,)), (g, (1, 3)), (g, (2, 1)), (g, (2, 3))]
    cases.append((rng.integers(-5, 6, (2, 3, 4)).astype(float), (3, 1)))
    yield from fit.should_agree(_stretched_back, cases, within=ROUNDING)
    yield
    cases = [(_filled(big), small) for big, small in STRETCHED]
    yield from fit.should_agree(_stretched_back, cases, within=ROUNDING)
    yield
    drawn = [int(k) for k in rng.permutation([2, 3, 4])]
    for name, share in (
        ("left_share", left_share),
        ("right_share", right_share),
    ):
        yield _share(name, share, rng, *drawn)
        fixed = np.random.default_rng(0)  # the same for every try
        for sides in ((3, 3, 3), (1, 3, 2), (3, 1, 2), (3, 2, 1)):
            yield _share(name, share, fixed, *sides, scale=20 / 3)
        yield


# What was stretched to which shape: lengths that are equal, one example, one
# neuron, a number, and more than one axis in front.
STRETCHED = (
    ((3, 3), (3,)),
    ((3, 3), (1, 3)),
    ((3, 3), (3, 1)),
    ((2, 3, 4), (4,)),
    ((2, 3, 4), (3, 4)),
    ((2, 3, 4), (1, 3, 1)),
    ((2, 3, 4), (2, 1, 4)),
    ((2, 2, 2), (2, 2)),
    ((1, 3), (3,)),
    ((1, 3), (1, 3)),
    ((4, 1), (1,)),
    ((4, 1), (4, 1)),
    ((2, 3), (1, 1)),
    ((2, 3), (1,)),
    ((2, 3), ()),
    ((3,), (1,)),
    ((3,), ()),
    ((), ()),
)


def _filled(shape):
    """Return an array of different numbers, on both sides of 0."""
    count = int(np.prod(shape))
    return ((np.arange(count) ** 2 % 11 - 4.0) * 20 / 3).reshape(shape)


def _share(name, share, rng, n, d, m, scale=1.0):
    sizes = ((n, m), (n, d), (d, m))
    g, A, B = (scale * rng.normal(size=size).round(1) for size in sizes)
    wanted = gradient(lambda v: (g * (v[0] @ v[1])).sum())([A, B])
    which, shape = ("A", A.shape) if name == "left_share" else ("B", B.shape)
    back = share(g, A, B, says=f"{name}, for {which} of shape {shape},")
    return back.should_be(wanted[which == "B"], ROUNDING)


def _stretched_back(g, shape):
    return gradient(lambda a: (g * (a + np.zeros(g.shape))).sum())(
        np.zeros(shape)
    )


@layer.mistakes_in("fit")
class _Fit:
    def untouched(g, shape):
        """That has the stretched shape still. A gradient has the shape of
        what it belongs to.

        A dense layer
        """
        return g

    def mean_of_copies(g, shape):
        """That takes the mean over the copies. Each copy is a use, and the
        shares of uses are added.
        """
        return _stretched_back(g, shape) * np.prod(shape) / g.size

    def mean_of_rows(g, shape):
        """That takes the mean over the rows. Each row is a use of the bias,
        and the shares of uses are added.
        """
        return g.mean(axis=0)

    def first_copy(g, shape):
        """That keeps the share of one copy and drops the others. Each copy
        is a use, and the shares of uses are added.
        """
        return g[0]

    def everything(g, shape):
        """That adds up all of it. Only what was copied from one element
        belongs together.
        """
        return g.sum()

    def along_the_row(g, shape):
        """That adds up along the rows. The bias was copied from row to row,
        so its copies stand below one another.
        """
        return g.sum(axis=-1)

    def axis_dropped(g, shape):
        """The axis of length 1 has got lost on the way. NumPy keeps it with
        keepdims=True.
        """
        return _stretched_back(g, shape).squeeze()


@layer.mistakes_in("left_share")
class _LeftShare:
    def as_the_right_one(g, A, B):
        """That is the share of the right matrix. Its shape tells: a gradient
        has the shape of what it belongs to.

        A dense layer
        """
        return A.T @ g

    def left_on_its_side(g, A, B):
        """The numbers are right, and they lie on their side. A gradient has
        the shape of what it belongs to.

        A dense layer
        """
        return (g @ B.T).T

    def left_rates_alone(g, A, B):
        """The gradient that arrives has got lost: you handed on 1 in its
        place. It is a factor of every share.

        A dense layer
        """
        return np.ones(g.shape) @ B.T


@layer.mistakes_in("right_share")
class _RightShare:
    def as_the_left_one(g, A, B):
        """That is the share of the left matrix. Its shape tells: a gradient
        has the shape of what it belongs to.

        A dense layer
        """
        return g @ B.T

    def right_on_its_side(g, A, B):
        """The numbers are right, and they lie on their side. A gradient has
        the shape of what it belongs to.

        A dense layer
        """
        return g.T @ A

    def right_rates_alone(g, A, B):
        """The gradient that arrives has got lost: you handed on 1 in its
        place. It is a factor of every share.

        A dense layer
        """
        return A.T @ np.ones(g.shape)

    def mean_over_examples(g, A, B):
        """That takes the mean over the examples. The mean belongs to the
        loss and is in g already; here the shares add up.

        A dense layer
        """
        return A.T @ g / len(A)
