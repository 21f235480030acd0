"""What the chapter on gradients promises beyond every chapter's rules.

Rules for all chapters are in ``test_tasks`` and ``test_questions``.
"""

import re

import numpy as np
import pytest

from lib import dual, questions
from lib.calculus import gradient, hessian
from lib.checks import gradients as check
from tests.test_tasks import cells, handed_in, reply_to

SEEDS = range(5)


def is_right(task, *answers):
    """Return whether answers are right, whatever the seed."""
    return all(
        task(*answers, rng=np.random.default_rng(seed)) for seed in SEEDS
    )


# The hill and the valley of the lesson


def test_the_gradient_of_the_hill_gives_its_slope_in_every_direction():
    g = gradient(lambda point: check.elevation(*point))(np.array([1.0, 2.0]))
    for angle in np.radians(range(360)):
        u = np.cos(angle), np.sin(angle)

        def path(h, u=u):
            return check.elevation(1 + h * u[0], 2 + h * u[1])

        assert dual.derivative(path)(0.0) == pytest.approx(g @ u)
        assert g @ u <= np.linalg.norm(g)


def test_the_questions_have_the_numbers_of_the_lesson():
    assert questions.find("gradients.how-steep").answer == 78.1
    assert "39.3 degrees" in questions.find("gradients.aim").because


def test_a_function_with_slopes_everywhere_may_have_no_gradient():
    def fold(x, y):
        return x**2 * y / (x**2 + y**2)

    def slope(x, y):
        return fold(x * 1e-6, y * 1e-6) / 1e-6

    assert slope(1, 0) == slope(0, 1) == 0
    assert slope(*np.full(2, 0.5**0.5)) == pytest.approx(0.5**1.5)


# The tasks take every honest answer


def measured(step, both_sides):
    """Return a directional derivative by differences with this step."""

    def directional_derivative(f, start, arrow):
        u = step * arrow / np.linalg.norm(arrow)
        behind = start - u if both_sides else start
        return (f(*(start + u)) - f(*behind)) / (step * (1 + both_sides))

    return directional_derivative


def multiplied(step, both_sides):
    """Return a Hessian-vector product by differences with this step."""

    def hessian_vector(grad, x, v):
        behind = x - step * v if both_sides else x
        change = grad(x + step * v) - grad(behind)
        return change / (step * (1 + both_sides))

    return hessian_vector


@pytest.mark.parametrize("step", [1e-3, 1e-5, 1e-7])
@pytest.mark.parametrize("both_sides", [False, True])
def test_any_short_step_is_right(step, both_sides):
    slope, product = measured(step, both_sides), multiplied(step, both_sides)
    assert is_right(check.directional_derivative, slope)
    assert is_right(check.hessian_vector, product)


def test_the_engine_may_answer_too():
    def slope(f, start, arrow):
        u = arrow / np.linalg.norm(arrow)
        return gradient(lambda point: f(*point))(start) @ u

    def product(grad, x, v):
        return gradient(lambda place: (grad(place) * v).sum())(x)

    assert is_right(check.directional_derivative, slope)
    assert is_right(check.hessian_vector, product)


@pytest.mark.parametrize("turn", [360, -360, 720])
def test_an_angle_may_differ_by_whole_turns(turn):
    steepest_slope, steepest_angle = handed_in(check.steepest_way)

    def turned(east, north):
        angle = steepest_angle(east, north)
        return None if angle is None else angle + turn

    assert is_right(check.steepest_way, steepest_slope, turned)


@pytest.mark.parametrize(
    "bowl",
    [
        lambda x, y: x**2 + 15 * y**2,
        lambda x, y: 5 * x**4 + y**4,
        lambda x, y: abs(x) + 10 * abs(y) - 7,
        lambda x, y: 1 - np.exp(-(x**2) - 20 * y**2),
    ],
)
def test_any_bowl_that_is_not_round_breaks_the_sentence(bowl):
    assert is_right(check.misses_the_minimum, bowl)


def test_a_valley_on_its_diagonal_does_not_break_the_sentence():
    def tilted(x, y):
        return x**2 + 1.9 * x * y + y**2

    assert "misses (0, 0) by 0.0 degrees" in " ".join(
        str(reply_to(check.misses_the_minimum, [tilted])).split()
    )


def test_a_right_product_that_is_dear_is_told_how_many_calls_it_took():
    def by_columns(grad, x, v):
        return (
            np.array(
                [multiplied(1e-5, True)(grad, x, e) for e in np.eye(len(x))]
            )
            @ v
        )

    reply = reply_to(check.hessian_vector, [by_columns])
    assert "With 2 inputs, hessian_vector called grad 4 times" in str(reply)


@pytest.mark.parametrize(
    "task, name, answer",
    [
        (check.directional_derivative, "directional_derivative", max),
        (check.wrong_line, "loss_gradient", lambda *inputs: np.zeros(2)),
        (check.hessian_vector, "hessian_vector", lambda grad, x, v: v),
    ],
)
def test_the_first_call_of_a_reply_has_names_of_the_notebook(
    task, name, answer
):
    code = "\n".join(
        cell.source
        for cell in cells("exercises", "gradients")
        if cell.cell_type == "code"
    )
    reply = " ".join(
        str(reply_to(task, handed_in(task, **{name: answer}))).split()
    )
    call = re.search(rf"{name}\((.*?)\) (returned|stopped)", reply)[1]
    for word in set(re.findall(r"[a-z_]{2,}", call)) - {"np", "array"}:
        assert re.search(rf"\b{word}\b", code), word


@pytest.mark.parametrize("lesson", ["partial_derivatives", "gradients"])
def test_the_hill_has_one_word_for_how_high_it_is(lesson):
    words = "\n".join(cell.source for cell in cells("chapters", lesson))
    assert "elevation" in words
    assert not re.search(r"\bheights?\b", words)


def test_two_slopes_on_one_line_do_not_fix_the_others():
    one, other = np.array([-40.0, -60.0]), np.array([-40.0, 25.0])
    east, west = np.array([1.0, 0.0]), np.array([-1.0, 0.0])
    assert one @ east == other @ east and one @ west == other @ west
    assert one @ [0.0, 1.0] != other @ [0.0, 1.0]


def test_going_down_along_both_axes_does_not_make_a_summit():
    def ridge(p):
        return -(p[0] ** 2) - p[1] ** 2 + 4 * p[0] * p[1]

    assert ridge([1, 0]) < 0 and ridge([0, 1]) < 0 < ridge([1, 1])
    bends = np.linalg.eigvalsh(hessian(ridge)(np.zeros(2)))
    assert bends[0] < 0 < bends[1]


def test_row_i_of_the_hessian_is_the_jacobian_of_entry_i_of_the_gradient():
    """Where the order matters: d/dy df/dx is -1, and it stands at [0, 1]."""

    def twisted(x, y):
        return x * y * (x**2 - y**2) / (x**2 + y**2)

    h, k = 1e-9, 1e-3
    rate_x = [(twisted(h, y) - twisted(-h, y)) / (2 * h) for y in (-k, k)]
    assert (rate_x[1] - rate_x[0]) / (2 * k) == pytest.approx(-1)
    rate_y = [(twisted(x, h) - twisted(x, -h)) / (2 * h) for x in (-k, k)]
    assert (rate_y[1] - rate_y[0]) / (2 * k) == pytest.approx(1)
