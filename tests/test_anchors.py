def test_a_link_in_the_style_of_jupyterlab_arrives(build):
    text = (
        "# Title\n\n[there](#How-small-is-small?)\n\n## How small is small?\n"
    )
    book = build(
        {"index.md": text},
        myst_heading_anchors=3,
        myst_heading_slug_func="_ext.anchors.slug",
        nitpicky=True,
    )
    link = book.page().find("a", string="there")
    heading = book.page().find("h2")
    assert link["href"] == f"#{heading.parent['id']}"
    assert book.warnings == ""
