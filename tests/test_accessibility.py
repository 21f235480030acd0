def test_a_folded_cell_is_named_by_what_it_shows(build):
    text = (
        "---\nkernelspec:\n  name: python3\nfile_format: mystnb\n---\n"
        "# Title\n\n```{code-cell}\n:tags: [hide-input]\n1 + 1\n```\n"
    )
    page = build({"index.md": text}, "accessibility").page()
    cell = page.select_one("details.hidden-cell")
    assert cell.summary.text == "Show code cell source"
    assert not cell.summary.attrs
    assert "1 + 1" in cell.text
