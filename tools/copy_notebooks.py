"""Copy each notebook that a learner does not have yet into their folder.

The appendix goes with them, so that links to it work there too.

python -m tools.copy_notebooks FOLDER

A file that is there is theirs: it is never touched.
"""

import sys
from pathlib import Path

ROOMS = {
    "chapters": "*.ipynb",
    "exercises": "*.ipynb",
    "solutions": "*.ipynb",
    "reminders": "*.ipynb",
    "appendix": "*.md",
}


def copy_missing(root, target):
    """Return the copies made of the pages under root that target lacks."""
    copies = []
    for room, kind in ROOMS.items():
        for page in sorted((root / room).glob(kind)):
            copy = target / room / page.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            try:
                with copy.open("xb") as file:  # x: fails if it exists
                    file.write(page.read_bytes())
            except FileExistsError:
                continue
            copies.append(copy)
    return copies


def main():
    """Say what was copied."""
    target = Path(sys.argv[1])
    copies = copy_missing(Path("."), target)
    for copy in copies:
        print(f"copied {copy}")
    print(f"Your notebooks are in {target}/; what you wrote there stays.")


if __name__ == "__main__":
    main()
