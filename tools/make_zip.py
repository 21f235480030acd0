"""Pack the built site into one file that works from any file server.

python -m tools.make_zip             pack it, and offer the file
python -m tools.make_zip --withdraw   offer it no longer

The file is laid into the site, and the foot of each page then leads to it;
the pages inside the file do not, because there it is not. `make book` takes it
away: it would no longer be the site around it.
"""

import sys
import zipfile

from tools import offers
from tools.offers import SITE

NAME = "calculus-for-deep-learning"
KIND = "download"
WORDS = (
    '<p><a href="{}" download>All of it as one file</a>, to read where there '
    "is no network.</p>"
)
READ_ME = """\
Calculus for Deep Learning, to read without a network.

A page that is opened by a double click shows text, formulas and figures.
For the explorers, the questions and the search, serve this folder:

    python -m http.server --directory . 8000

and open http://localhost:8000/ in a browser. Any other file server will do,
below any path.
"""


def pack(site):
    """Write the file from the pages as they are without the link."""
    whole = site / f"{NAME}.zip"
    files = [one for one in sorted(site.rglob("*")) if one.is_file()]
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{NAME}/READ_ME.txt", READ_ME)
        for file in files:
            name = f"{NAME}/{file.relative_to(site).as_posix()}"
            if file.suffix == ".html":
                text = file.read_text(encoding="utf8")
                packed.writestr(name, offers.without(text))
            elif file.stem != NAME and file.name != ".buildinfo":
                packed.write(file, name)
    return whole


def offer(site):
    """Lead from the foot of every page to the file."""
    offers.offer(site, KIND, f"{NAME}.zip", WORDS)


def withdraw(site):
    """Take the file away, and what leads to it."""
    offers.withdraw(site, KIND, f"{NAME}.zip")


def main():
    """Pack the site, offer the file, and say where it is; or withdraw it."""
    if "--withdraw" in sys.argv[1:]:
        return withdraw(SITE)
    whole = pack(SITE)
    offer(SITE)
    size = whole.stat().st_size / 1e6
    print(f"The whole site is in {whole} ({size:.1f} MB).")


if __name__ == "__main__":
    main()
