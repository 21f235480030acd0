"""Gives headings the anchors that JupyterLab gives them.

So that a link such as ``#Average-speed`` works in both places.
"""


def slug(heading):
    """Return the anchor of a heading.

    >>> slug("How small is small?")
    'How-small-is-small?'
    """
    return heading.replace(" ", "-")
