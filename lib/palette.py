"""The colours of the course, one place for figures, pages and explorers.

Blue is the function, orange what is measured or guessed, green what is exact,
and plum a third method. They say nothing else. The table is ``palette.json``,
so that programs in other languages read the same one.

What is read, words and lines of the four, has a contrast of at least 4.5 to 1
on paper, on raised and on sunk, in light and in dark; a test computes it.

Leaves out dash patterns: whoever draws two lines gives each its own.
"""

import json
from importlib.resources import files

TABLE = json.loads(
    files("lib").joinpath("palette.json").read_text(encoding="utf8")
)
LIGHT = {name: colour["light"] for name, colour in TABLE.items()}
DARK = {name: colour["dark"] for name, colour in TABLE.items()}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (none) to 21.

        (L1 + 0.05) / (L2 + 0.05), L the relative luminance, L1 the larger

    Source  Web Content Accessibility Guidelines 2.2, "contrast ratio"

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1.

        0.2126 R + 0.7152 G + 0.0722 B, each made linear first

    Source  Web Content Accessibility Guidelines 2.2, "relative luminance"

    >>> luminance("#ffffff")
    1.0
    """
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4
        for s in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def css() -> str:
    """Return the colours as CSS: one custom property for each.

    The page of the site and every explorer have them, ``var(--blue)``. Dark
    holds on screens only, so that paper is always light.

    >>> "--blue: #0067a8" in css()
    True
    """
    return _STYLE.format(
        light=_properties(LIGHT),
        dark=_properties(DARK, "    "),
        forced=_properties(_FORCED, "    "),
        lines_on_light=_properties(_lines(LIGHT), "    "),
        lines_on_dark=_properties(_lines(DARK), "    "),
    )


_STYLE = """\
/* Generated from lib/palette.json by `make palette`. Edit that file instead.

   On the site the page has these colours, in JupyterLab, Colab and VS Code
   only the explorers. Paper is always light. Forced colours are the reader's:
   then the system's ink and canvas, with the lines that read on it. */
html[data-theme],
.ex-host {{
{light}
  color-scheme: light;
}}
@media screen and (forced-colors: none) {{
  html[data-theme="dark"],
  html[data-theme="dark"] .ex-host,
  html[theme="dark"] .ex-host,
  body[data-jp-theme-light="false"] .ex-host,
  body[data-vscode-theme-kind$="dark"] .ex-host {{
{dark}
    color-scheme: dark;
  }}
}}
@media (forced-colors: active) {{
  html[data-theme],
  .ex-host {{
{forced}
{lines_on_light}
    color-scheme: light dark;
  }}
}}
@media (forced-colors: active) and (prefers-color-scheme: dark) {{
  html[data-theme],
  .ex-host {{
{lines_on_dark}
  }}
}}
"""

_FORCED = {
    "paper": "Canvas",
    "raised": "Canvas",
    "sunk": "Canvas",
    "ink": "CanvasText",
    "soft": "CanvasText",
    "line": "CanvasText",
    "line-strong": "CanvasText",
}


def _lines(colours: dict[str, str]) -> dict[str, str]:
    return {name: colours[name] for name in colours if name not in _FORCED}


def _properties(colours: dict[str, str], indent: str = "  ") -> str:
    return "\n".join(f"{indent}--{name}: {c};" for name, c in colours.items())
