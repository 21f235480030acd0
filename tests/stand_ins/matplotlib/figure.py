from types import SimpleNamespace

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="270pt" height="170pt" '
    'viewBox="0 0 270 170"><rect x="40" y="10" width="220" height="130" '
    'fill="none" stroke="#5b6068"/><text x="150" y="165" font-size="11" '
    'text-anchor="middle" fill="#1e2227">{}</text></svg>'
)


class Axes:
    """Takes every drawing and keeps the words of its axes."""

    label = ""

    def set(self, xlabel="", ylabel="", **others):
        self.label = xlabel or self.label
        return self

    def get_xlabel(self):
        return self.label

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **options: self


class Figure:
    """An empty frame with the words of its horizontal axis."""

    dpi, lines = 100, ()

    def __init__(self):
        self.axes = [Axes()]
        self.canvas = SimpleNamespace(
            print_figure=self._print, draw=lambda: None, figure=self
        )

    def get_facecolor(self):
        return "none"

    get_edgecolor = get_facecolor

    def get_axes(self):
        return self.axes

    def _print(self, file, **options):
        file.write(SVG.format(self.axes[0].label).encode())
