import re

import pytest

from _ext.boxes import KNOWN, unknown_boxes

QUOTES = {
    **{word: f"> **{word}.** How fast was he?" for word in KNOWN},
    "colon": "> **Worked example: the last metres.** He slows.",
    "question": "> **Predict: how fast?** Write it down.",
    "answer": "> **Answer.** Four.",
    "nested": "> **Check yourself.** What is 2 + 2?\n>\n> > **Answer.** 4.",
    "list": "> **Objectives.**\n>\n> - measure\n> - compare",
    "quotation": "> The moving finger",
    "bold": "> The **Answer.** is four.",
    "misspelt": "> **Predit.** How fast?",
}


@pytest.fixture(scope="module")
def book(build_once):
    """One book with a page for each quote."""
    pages = {f"{name}.md": f"# T\n\n{q}\n" for name, q in QUOTES.items()}
    return build_once(pages, "boxes", root_doc="answer")


@pytest.fixture
def box_of(book):
    """Return a function that hands over the box of a quote."""
    return lambda name: book.page(name).select_one(".box")


@pytest.mark.parametrize("word", KNOWN)
def test_each_known_word_makes_a_box_named_after_it(word, box_of):
    box = box_of(word)
    assert box["class"] == ["box", word.lower().replace(" ", "-")]
    assert box.select_one(".box-title").text == word
    assert "How fast was he?" in box.text


def test_bold_words_go_on_after_a_colon(box_of):
    box = box_of("colon")
    assert "worked-example" in box["class"]
    title = box.select_one(".box-title").text
    assert title == "Worked example: the last metres"


def test_a_question_mark_stays_in_the_title(box_of):
    title = box_of("question").select_one(".box-title").text
    assert title == "Predict: how fast?"


def test_an_answer_folds_without_a_script(box_of):
    box = box_of("answer")
    assert box.name == "details"
    assert box.summary.text == "Answer"
    assert not box.has_attr("open")


def test_a_question_holds_its_answer(box_of):
    box = box_of("nested")
    assert "check-yourself" in box["class"]
    assert box.details.summary.text == "Answer"


def test_a_list_after_the_bold_words_is_in_the_box(box_of):
    box = box_of("list")
    assert [item.text.strip() for item in box("li")] == ["measure", "compare"]
    assert all(paragraph.text.strip() for paragraph in box("p"))


def test_a_quotation_stays_a_quotation(book):
    quotation = book.page("quotation").blockquote
    assert quotation.text.strip() == "The moving finger"


def test_bold_words_inside_a_quotation_make_no_box(box_of):
    assert box_of("bold") is None


def test_a_misspelt_box_is_warned_of_with_its_place_and_no_other(book):
    said = re.findall(r"^.*known box.*$", book.warnings, re.MULTILINE)
    assert len(said) == 1
    assert "misspelt.md" in said[0]
    assert "'Predit.', which is no known box" in said[0]
    assert "Predict" in said[0]


@pytest.mark.parametrize(
    ("markdown", "unknown"),
    [
        ("> **Answer.** Four.", []),
        ("Text\n\n> **Anser.** Four.\n> **bold** text", ["Anser."]),
        ("> **Answer.** Four.\n>\n> **Not** a box of its own.", []),
        ("> **Predict.** a\n>\n> > **Reply.** b", ["Reply."]),
        ("> a quotation with **bold** words", []),
    ],
)
def test_unknown_boxes_are_found_in_markdown(markdown, unknown):
    assert unknown_boxes(markdown) == unknown
