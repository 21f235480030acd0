import pytest

from _ext.boxes import KNOWN, unknown_boxes


@pytest.fixture
def box_of(build):
    """Return a function that builds one quote and hands over its box."""

    def box_of(markdown):
        book = build({"index.md": f"# Title\n\n{markdown}\n"}, "boxes")
        return book.page().select_one(".box")

    return box_of


@pytest.mark.parametrize("word", KNOWN)
def test_each_known_word_makes_a_box_named_after_it(word, box_of):
    box = box_of(f"> **{word}.** How fast was he?")
    assert box["class"] == ["box", word.lower().replace(" ", "-")]
    assert box.select_one(".box-title").text == word
    assert "How fast was he?" in box.text


def test_bold_words_go_on_after_a_colon(box_of):
    box = box_of("> **Worked example: the last metres.** He slows.")
    assert "worked-example" in box["class"]
    title = box.select_one(".box-title").text
    assert title == "Worked example: the last metres"


def test_a_question_mark_stays_in_the_title(box_of):
    box = box_of("> **Predict: how fast?** Write it down.")
    assert box.select_one(".box-title").text == "Predict: how fast?"


def test_an_answer_folds_without_a_script(box_of):
    box = box_of("> **Answer.** Four.")
    assert box.name == "details"
    assert box.summary.text == "Answer"
    assert not box.has_attr("open")


def test_a_question_holds_its_answer(box_of):
    box = box_of("> **Check yourself.** What is 2 + 2?\n>\n> > **Answer.** 4.")
    assert "check-yourself" in box["class"]
    assert box.details.summary.text == "Answer"


def test_a_list_after_the_bold_words_is_in_the_box(box_of):
    box = box_of("> **Objectives.**\n>\n> - measure\n> - compare")
    assert [item.text.strip() for item in box("li")] == ["measure", "compare"]
    assert all(paragraph.text.strip() for paragraph in box("p"))


def test_a_quotation_stays_a_quotation(build):
    book = build({"index.md": "# Title\n\n> The moving finger\n"}, "boxes")
    assert book.page().blockquote.text.strip() == "The moving finger"
    assert book.warnings == ""


def test_bold_words_inside_a_quotation_make_no_box(box_of):
    assert box_of("> The **Answer.** is four.") is None


def test_a_misspelt_box_is_warned_of_with_its_place(build):
    text = "# Title\n\n> **Predit.** How fast?\n"
    said = build({"index.md": text}, "boxes").warnings
    assert "index.md" in said
    assert "'Predit.', which is no known box" in said
    assert "Predict" in said


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
