"""Write the colours of the course as CSS, from lib/palette.json.

python -m tools.make_palette
"""

from pathlib import Path

from lib.palette import css

STYLE = Path(__file__).parents[1] / "lib" / "widgets" / "palette.css"


def main():
    """Write what the site and every explorer take their colours from."""
    STYLE.write_text(css(), encoding="utf8")


if __name__ == "__main__":
    main()
