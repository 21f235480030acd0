"""What every widget of the course has: the bundle, and a form without it.

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


class Bundled(anywidget.AnyWidget):
    """A widget that lives in the one bundle of the course.

    A subclass names its JavaScript module in ``explorer``.
    """

    _esm = bundled("explorers.js")
    _css = bundled("palette.css") + bundled("explorers.css")

    explorer = Unicode().tag(sync=True)

    def still(self) -> dict[str, str]:
        """Return what a reader sees where the widget does not live."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # The still form travels with the live one: for pages without
        # JavaScript, for print, for viewers that know no widgets.
        still = self.still()
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, **still}, metadata


class Explorer(Bundled):
    """A figure that the reader moves; its state is its traits.

    A subclass says in ``describe`` and ``picture`` what a reader sees who
    cannot move it.
    """

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
        per, *_, of = self.units
        return (
            f"{slope:.6g} {of or 1}/{per or 1}"
            if per or of
            else f"{slope:.6g}"
        )

    def still(self) -> dict[str, str]:
        """Return the picture; its words become the description."""
        self.description = self.describe()
        return {"image/svg+xml": self.picture()}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.describe()!r})"
