"""Cut the fonts of the site from the packages that package-lock.json pins.

python -m tools.cut_fonts

Kept are the characters that the pages use, the weights from 400 to 700 and
the features for tables of numbers. What it writes is committed: a build
needs neither the packages nor brotli. The licences stand beside the fonts.
"""

import io
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[1]
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
MATHEMATICAL = ROOT / "node_modules" / "@fontsource" / "stix-two-math"
FONTS = ROOT / "_static" / "fonts"

LETTERS = "".join(map(chr, range(0x20, 0x7F)))
LETTERS += "\u00a0°±²³·×÷¹½¼¾§©“”‘’–—…•−√∞≈≠≤≥∂→←↑↓′″"
LETTERS += "áàâäåãçéèêëíìîïñóòôöõøúùûüýßÄÖÜÉ"
GREEK = "αβγδεηθλμπρσφωΔΣ"
# For mathematics: upright and slanted letters, small bold ones for vectors,
# Greek, and the signs. A test asks whether a formula needs another.
SIGNS = "()[]{}|‖+−±×⋅=≠≈<>≤≥∝∈→←⟶↦∞∂∇∑∏∫√′¯ˉ‾^ˆ˙~⊙⊤⋮⋯…ℝ⟨⟩"
SLANTED = [*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6FC, 0x1D71C)]
BOLD = range(0x1D41A, 0x1D434)
MATHEMATICS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u2005\u2009\u200a"
MATHEMATICS += GREEK + "κντξχψΓΘΛΠΦΨΩϵ" + SIGNS
MATHEMATICS += "".join(map(chr, [*SLANTED, *BOLD]))
FEATURES = "kern liga ccmp locl mark mkmk tnum lnum".split()

# name of the file -> package, part and style, weights, characters
CUTS = {
    "serif": ("source-serif-4", "latin", "normal", (400, 700), LETTERS),
    "serif-italic": ("source-serif-4", "latin", "italic", 400, LETTERS),
    "sans": ("source-sans-3", "latin", "normal", (400, 700), LETTERS),
    "sans-greek": ("source-sans-3", "greek", "normal", (400, 700), GREEK),
    "mono": ("jetbrains-mono", "latin", "normal", (400, 700), LETTERS),
}


def written_and_read(font):
    """Return a font as it is after it was saved."""
    written = io.BytesIO()
    font.flavor = None
    font.save(written)
    written.seek(0)
    return TTFont(written, recalcTimestamp=False)


def cut(package, part, style, weights, characters):
    """Return the bytes of one font with the given characters alone."""
    source = PACKAGES / package / "files" / f"{package}-{part}-wght-{style}"
    # Dates of today would make the same font another file every time.
    font = TTFont(source.with_suffix(".woff2"), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weights})
    return kept(written_and_read(font), FEATURES, characters)


def cut_mathematics():
    """Return the bytes of the font for formulas, with its table for them."""
    files = MATHEMATICAL / "files"
    source = files / "stix-two-math-latin-400-normal.woff2"
    font = TTFont(source, recalcTimestamp=False)
    return kept(font, ["ssty", "ccmp"], MATHEMATICS)


def kept(font, features, characters):
    """Return the bytes of a font with some characters and features alone."""
    options = subset.Options(
        flavor="woff2", layout_features=features, hinting=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def main():
    """Write each font and its licence."""
    FONTS.mkdir(exist_ok=True)
    for name, (package, *how) in CUTS.items():
        file = FONTS / f"{name}.woff2"
        file.write_bytes(cut(package, *how))
        print(f"{file.name}: {file.stat().st_size} bytes")
        shutil.copy(PACKAGES / package / "LICENSE", FONTS / f"{package}.txt")
    (FONTS / "math.woff2").write_bytes(cut_mathematics())
    shutil.copy(MATHEMATICAL / "LICENSE", FONTS / "stix-two-math.txt")


if __name__ == "__main__":
    main()
