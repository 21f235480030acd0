"""What every widget of the course has: the bundle, and a form without it.

It leaves out all drawing in the browser: that is `src/`, bundled into
`explorers.js`.
"""

from html import escape
from importlib.resources import files
from typing import Any

import anywidget
from traitlets import Dict, TraitType, Tuple, Unicode


def bundled(name: str) -> str:
    """Return the text of a file for the browser.

    >>> bundled("explorers.js").splitlines()[0][:12]
    '// Generated'
    """
    return files("lib.widgets").joinpath(name).read_text(encoding="utf8")


class Bundled(anywidget.AnyWidget):
    """A widget that lives in the one bundle of the course.

    A subclass names its JavaScript module in ``explorer``. Every trait that
    it has is sent there, and comes back when it is moved.
    """

    _esm = bundled("explorers.js")
    _css = bundled("palette.css") + bundled("explorers.css")

    explorer = Unicode()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for trait in vars(cls).values():
            if isinstance(trait, TraitType):
                trait.tag(sync=True)

    def __init__(self, **state: Any) -> None:
        for name in state.keys() - self.traits().keys():
            raise TypeError(f"{type(self).__name__} has no argument {name!r}.")
        super().__init__(**state)

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

    A subclass says in ``describe`` what it shows. On a page the picture of
    it is drawn by its own script while the page is built; elsewhere, where
    it does not live, the words stand.
    """

    description = Unicode()
    at_rest = Dict()  # traits that differ where none moves it
    label = Unicode()
    axes = Tuple(Unicode(), Unicode(), default_value=("x", "f(x)"))
    units = Tuple(Unicode(), Unicode(), default_value=("", ""))

    _title = ""  # without a label; {} is the name of what is drawn

    def __init__(self, **state: Any) -> None:
        super().__init__(**state)
        self.label = self.label or self._title.format(self.axes[-1])

    def describe(self) -> str:
        """Return one sentence that says what the picture shows now."""
        raise NotImplementedError

    def _show(self, name: str, **traits: Any) -> None:
        """Send another function; its name, if it has one, is in the title."""
        with self.hold_sync():  # one message
            if name:
                self.axes = (*self.axes[:-1], name)
                self.label = self._title.format(name)
            for trait, value in traits.items():
                self.set_trait(trait, value)

    def _with_unit(self, slope: float, axis: int = 0, digits: int = 6) -> str:
        """Return a slope along an axis with the quotient of the units."""
        per, of = self.units[axis], self.units[-1]
        unit = f" {of or 1}/{per or 1}" if per or of else ""
        return f"{slope:.{digits}g}{unit}"

    def still(self) -> dict[str, str]:
        """Return the words, which become the description."""
        self.description = self.describe()
        return {"text/html": f"<p>{escape(self.description)}</p>"}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.describe()!r})"
