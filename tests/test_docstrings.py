import pytest

PAGE = """# The library

```{eval-rst}
.. autofunction:: lib.differences.central_difference
```
"""


@pytest.fixture(scope="module")
def page(build_once):
    return build_once({"index.md": PAGE}, "docstrings").page()


def test_a_formula_of_a_docstring_stands_as_it_was_written(page):
    blocks = [block.get_text() for block in page.select("pre")]
    assert "f'(x)  ~  (f(x + h) - f(x - h)) / 2h\n" in blocks


def test_the_fields_of_a_docstring_keep_their_columns(page):
    assert "\nUnits   those of f divided by those of x.\n" in page.get_text()


def test_words_in_columns_are_not_coloured_as_code(page):
    (fields,) = [
        block for block in page.select("pre") if "Raises" in block.get_text()
    ]
    assert not fields.select("span.kn, span.k, span.ne")
