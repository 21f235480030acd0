"""Cut the fonts of the site from the packages that package-lock.json pins.

python -m tools.cut_fonts

Kept are the characters that the pages use, the weights from 400 to 700 and
the features for tables of numbers. What it writes is committed: a build
needs neither the packages nor brotli. The licences stand beside the fonts.

Until a font has come, the reader's own stands in its place, as wide and as
high as ours (``STAND_INS``), so that no line breaks elsewhere afterwards.
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
FACES = ROOT / "_ext" / "style" / "15_stand_ins.css"

LETTERS = "".join(map(chr, range(0x20, 0x7F)))
LETTERS += "\u00a0°±²³·×÷¹½¼¾§©“”‘’–—…•−√∞≈≠≤≥∂→←↑↓′″"
LETTERS += "áàâäåãçéèêëíìîïñóòôöõøúùûüýßÄÖÜÉ"
GREEK = "αβγδεηθλμπρσφωΔΣ"
# For mathematics: upright and slanted letters, small bold ones for vectors,
# Greek, and the signs. A test asks whether a formula needs another.
SIGNS = "()[]{}|‖+−±×⋅=≠≈<>≤≥∝∈→←⟶↦∞∂∇∑∏∫√′¯ˉ‾^ˆ˙~⊙⊤⋮⋯…ℝ⟨⟩⏟"
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

# Fonts of the reader's that stand in for ours: name, weights, style, how wide
# a letter is in the mean of SAMPLE (in em), and what systems call them. Times
# and Arial were measured on Liberation, which has their widths; the others
# follow from the mean widths that @capsizecss/metrics gives for all of them.
SAMPLE = (
    "How fast, right now? A curve looks straight when you come close enough, "
    "and a straight line has one slope. You measure it with two points, let "
    "them move together, and ask what becomes of the quotient."
)
FORMULA = "𝑓′(𝑥)=2𝑥+ℎ𝑦𝑤𝑎𝑏𝜂𝜎(𝑥+ℎ)−𝑓(𝑥)𝑑𝑡=0123456789𝑔𝑢𝑛𝑟𝑝𝑐𝑘"
PLAIN, BOLD = "font-weight: 1 500", "font-weight: 501 900"
ITALIC = "font-style: italic"
STAND_INS = {
    "Like Georgia": [
        ("serif", PLAIN, 0.4474, "Georgia"),
        ("serif", BOLD, 0.5205, "Georgia Bold, Georgia-Bold"),
        ("serif-italic", ITALIC, 0.4562, "Georgia Italic, Georgia-Italic"),
    ],
    "Like Times": [
        ("serif", PLAIN, 0.4077, "Times New Roman, Liberation Serif, Tinos"),
        (
            "serif",
            BOLD,
            0.4303,
            "Times New Roman Bold, Liberation Serif Bold, Tinos Bold",
        ),
        (
            "serif-italic",
            ITALIC,
            0.4061,
            "Times New Roman Italic, Liberation Serif Italic, Tinos Italic",
        ),
    ],
    "Like Noto": [
        ("serif", PLAIN, 0.4827, "Noto Serif, NotoSerif"),
        ("serif", BOLD, 0.5138, "Noto Serif Bold, NotoSerif-Bold"),
        ("serif-italic", ITALIC, 0.4707, "Noto Serif Italic"),
    ],
    "Like DejaVu Serif": [
        ("serif", PLAIN, 0.5182, "DejaVu Serif"),
        ("serif", BOLD, 0.5715, "DejaVu Serif Bold"),
        ("serif-italic", ITALIC, 0.5182, "DejaVu Serif Italic"),
    ],
    "Like Arial": [
        ("sans", PLAIN, 0.4497, "Arial, Liberation Sans, Arimo"),
        ("sans", BOLD, 0.4848, "Arial Bold, Liberation Sans Bold, Arimo Bold"),
    ],
    "Like Roboto": [
        ("sans", PLAIN, 0.4464, "Roboto, Roboto-Regular"),
        ("sans", BOLD, 0.4537, "Roboto Bold, Roboto-Bold"),
    ],
    "Like DejaVu Sans": [
        ("sans", PLAIN, 0.5135, "DejaVu Sans"),
        ("sans", BOLD, 0.5798, "DejaVu Sans Bold"),
    ],
    "Like Mono": [
        ("mono", PLAIN, 0.6001, "Courier New, Liberation Mono, Roboto Mono"),
        ("mono", BOLD, 0.6001, "Courier New Bold, Liberation Mono Bold"),
    ],
    "Like Menlo": [("mono", PLAIN, 0.6021, "Menlo, DejaVu Sans Mono")],
    "Like STIX": [("math", PLAIN, 0.5192, "STIX Two Math")],
    "Like DejaVu Math": [("math", PLAIN, 0.6504, "DejaVuMathTeXGyre-Regular")],
}
HEAVY = 650  # the weight of headings and of what is bold


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


def stand_ins():
    """Return the faces of the reader's own fonts that stand in for ours."""
    faces = ["/* Written by `make fonts`, which says what they are for. */"]
    for family, fonts in STAND_INS.items():
        for name, which, width, local in fonts:
            ours = TTFont(FONTS / f"{name}.woff2")
            size = width_of(ours, HEAVY if which == BOLD else 400) / width
            sources = ", ".join(f'local("{one}")' for one in local.split(", "))
            lines = [f'font-family: "{family}"', f"src: {sources}", which]
            lines += [f"size-adjust: {size:.2%}"]
            if name != "math":  # a formula is as high as what stands in it
                high, low = (abs(v) / size for v in height_of(ours))
                lines += [f"ascent-override: {high:.2%}"]
                lines += [f"descent-override: {low:.2%}"]
                lines += ["line-gap-override: 0%"]
            said = "".join(f"  {line};\n" for line in lines)
            faces.append(f"@font-face {{\n{said}}}")
    return "\n".join(faces) + "\n"


def width_of(font, weight):
    """Return how wide a sign of its sample is in the mean, in em."""
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    sample = FORMULA if "MATH" in font else SAMPLE
    names, widths = font.getBestCmap(), font["hmtx"]
    total = sum(widths[names[ord(sign)]][0] for sign in sample)
    return total / len(sample) / font["head"].unitsPerEm


def height_of(font):
    """Return how far a font reaches above and below its line, in em."""
    across = font["head"].unitsPerEm
    return font["hhea"].ascent / across, font["hhea"].descent / across


def main():
    """Write each font and its licence, then what stands in for them."""
    FONTS.mkdir(exist_ok=True)
    for name, (package, *how) in CUTS.items():
        file = FONTS / f"{name}.woff2"
        file.write_bytes(cut(package, *how))
        print(f"{file.name}: {file.stat().st_size} bytes")
        shutil.copy(PACKAGES / package / "LICENSE", FONTS / f"{package}.txt")
    (FONTS / "math.woff2").write_bytes(cut_mathematics())
    shutil.copy(MATHEMATICAL / "LICENSE", FONTS / "stix-two-math.txt")
    FACES.write_text(stand_ins(), encoding="utf8")


if __name__ == "__main__":
    main()
