"""On a phone nothing is wider than the window, and nothing lies on words."""

import json

import pytest
from engines import QUIET

from tools.find_browser import found

pytestmark = pytest.mark.browser

LESSON = "chapters/waves.html"
KINDS = [
    "intro.html",
    LESSON,
    "exercises/waves.html",
    "reminders/self_test.html",
    "appendix/certificate.html",
    "appendix/glossary.html",
    "appendix/handouts.html",
    "appendix/review.html",
    "search.html",
]
WITH_CODE = ["appendix/grading.html", "exercises/training.html"]
TOO_WIDE = "document.scrollingElement.scrollWidth - innerWidth"
# Blocks in which letters of the first line lie below the button.
COVERED = """
[...document.querySelectorAll(".copy")].filter((button) => {
  const over = button.getBoundingClientRect();
  const line = button.parentElement.querySelector(".ln");
  const letters = document.createRange();
  letters.selectNodeContents(line);
  return [...letters.getClientRects()].some(
    (one) => one.width > 1 && one.right > over.left + 1
      && one.bottom > over.top + 1 && one.top < over.bottom - 1);
}).map((button) => button.parentElement.textContent.slice(0, 50))
"""


@pytest.fixture(scope="module")
def large(browser, tmp_path_factory):
    """A small phone whose reader has set letters of twice the usual size."""
    home = tmp_path_factory.mktemp("large")
    (home / "Default").mkdir()
    size = {"webkit": {"webprefs": {"default_font_size": 32}}}
    (home / "Default" / "Preferences").write_text(json.dumps(size))
    context = browser.browser_type.launch_persistent_context(
        home,
        executable_path=str(found()),
        args=QUIET,
        viewport={"width": 320, "height": 640},
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_no_page_is_wider_than_a_phone_with_letters_twice_as_large(
    large, address, path
):
    large.goto(f"{address}/{path}", wait_until="networkidle")
    root = "getComputedStyle(document.documentElement).fontSize"
    assert large.evaluate(root) == "32px"
    assert large.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize(
    "path", ["appendix/grading.html", "exercises/training.html"]
)
def test_on_a_phone_the_button_to_copy_lies_on_no_code(visit, path):
    page = visit(path, width=375, has_touch=True)
    page.locator(".copy").first.wait_for()
    assert page.evaluate(COVERED) == []


def test_on_a_phone_the_words_of_run_it_here_have_the_whole_line(visit):
    page = visit(LESSON, width=375)
    said = page.locator(".live > span").bounding_box()
    assert said["width"] > 300
