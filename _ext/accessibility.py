"""Repairs what keeps the theme's pages from being fully accessible."""


def setup(app):
    return {"parallel_read_safe": True, "parallel_write_safe": True}
