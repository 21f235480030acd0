"""What every explorer has: the bundle, words for its picture, a still picture.

It leaves out all drawing in the browser: that is `src/`, bundled into
`explorers.js`.
"""

from importlib.resources import files
from typing import Any

import anywidget
from traitlets import Tuple, Unicode


def bundled(name: str) -> str:
    """Return the text of a file for the browser.

    >>> bundled("explorers.js").splitlines()[0][:12]
    '// Generated'
    """
    return files("lib.widgets").joinpath(name).read_text(encoding="utf8")


class Explorer(anywidget.AnyWidget):
    """A figure that the reader moves; its state is its traits.

    A subclass names its JavaScript module in ``explorer`` and says in
    ``describe`` and ``picture`` what a reader sees who cannot move it.
    """

    _esm = bundled("explorers.js")
    _css = bundled("explorers.css")

    explorer = Unicode().tag(sync=True)
    description = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    axes = Tuple(Unicode(), Unicode(), default_value=("x", "f(x)")).tag(
        sync=True
    )
    units = Tuple(Unicode(), Unicode(), default_value=("", "")).tag(sync=True)

    def describe(self) -> str:
        """Return one sentence that says what the picture shows now."""
        raise NotImplementedError

    def picture(self) -> str:
        """Return the picture as it is now, as the text of an SVG file."""
        raise NotImplementedError

    def with_unit(self, slope: float) -> str:
        """Return a slope with the quotient of the units, where they are."""
        per, of = self.units
        return (
            f"{slope:.6g} {of or 1}/{per or 1}"
            if per or of
            else f"{slope:.6g}"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # The still picture travels with the live one: for pages without
        # JavaScript, for print, for viewers that know no widgets.
        self.description = self.describe()
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "image/svg+xml": self.picture()}, metadata

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.describe()!r})"
