"""Run notebooks and store what their checked cells print.

python -m tools.record_outputs FOLDER_OR_NOTEBOOK ...

The prose relies on these numbers: read the difference before you commit it.
"""

import sys

import nbformat
from nbclient import NotebookClient

from tools.clean_notebooks import clean, notebooks_in, written


def recorded(path):
    """Return the notebook as it is after a run, in its committed form."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=600,
        startup_timeout=300,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    return clean(notebook)


def main(arguments):
    """Run each notebook and write it where its text changed."""
    for path in notebooks_in(arguments):
        print(f"running {path} ...", flush=True)
        before = path.read_text(encoding="utf-8")
        after = written(recorded(path))
        if before != after:
            path.write_text(after, encoding="utf-8")
            print(f"stored what {path} prints")


if __name__ == "__main__":
    main(sys.argv[1:])
