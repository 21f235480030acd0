"""Put notebooks into their committed form.

python -m tools.clean_notebooks [--check] FOLDER_OR_NOTEBOOK ...

No outputs, counts, widget state or traces of a machine; cell ids stay. A cell
tagged `nbval-check-output` keeps the text it printed and execution count 1,
because nbval compares it only when both are there. A notebook of the course
gets the cell that speaks where it is alone. `--check` changes nothing and
names the notebooks that are not in this form.
"""

import sys
from pathlib import Path

import nbformat

from tools.alone import guard, with_guard

CHECKED = "nbval-check-output"
NOTEBOOK_KEYS = ("course", "myst", "mystnb")
CELL_KEYS = ("tags", "mystnb", "nbgrader", "deletable", "editable")
KERNEL = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def kept(metadata, keys):
    """Return the metadata under these keys."""
    return {key: metadata[key] for key in keys if key in metadata}


def text_outputs(outputs):
    """Return the printed text and text/plain of outputs, counted as 1."""
    texts = []
    for output in outputs:
        if output.output_type == "stream":
            texts.append(nbformat.v4.new_output("stream", **stream(output)))
        elif "text/plain" in output.get("data", {}):
            count = {"execution_count": 1}
            is_result = output.output_type == "execute_result"
            texts.append(
                nbformat.v4.new_output(
                    output.output_type,
                    data={"text/plain": output.data["text/plain"]},
                    **(count if is_result else {}),
                )
            )
    return texts


def stream(output):
    """Return what identifies a stream output."""
    return {"name": output.name, "text": output.text}


def clean(notebook):
    """Return the notebook in its committed form (changed in place)."""
    notebook.metadata = kept(notebook.metadata, NOTEBOOK_KEYS) | KERNEL
    for cell in notebook.cells:
        cell.metadata = kept(cell.metadata, CELL_KEYS)
        if cell.cell_type == "code":
            is_checked = CHECKED in cell.metadata.get("tags", [])
            cell.outputs = text_outputs(cell.outputs) if is_checked else []
            cell.execution_count = 1 if cell.outputs else None
    return with_guard(notebook, guard())


def written(notebook):
    """Return the text of the file of a notebook."""
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def notebooks_in(places):
    """Return the notebooks among files and folders."""
    files = []
    for place in map(Path, places):
        files += sorted(place.glob("*.ipynb")) if place.is_dir() else [place]
    return files


def main(arguments):
    """Clean or check; return the notebooks that were not clean."""
    check = "--check" in arguments
    changed = []
    for path in notebooks_in(a for a in arguments if a != "--check"):
        before = path.read_text(encoding="utf-8")
        after = written(clean(nbformat.reads(before, as_version=4)))
        if before != after:
            changed.append(path)
            if not check:
                path.write_text(after, encoding="utf-8")
                print(f"cleaned {path}")
    if check and changed:
        names = ", ".join(map(str, changed))
        sys.exit(f"not clean (make format cleans): {names}")
    return changed


if __name__ == "__main__":
    main(sys.argv[1:])
