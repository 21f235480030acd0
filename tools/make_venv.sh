# Install a lock into the virtual environment of the course; make that first.
#
#     sh tools/make_venv.sh FOLDER LOCK [PYTHON]
#
# This is the one tool in shell: it runs before a suitable Python is known.
set -eu
folder=$1
lock=$2
wanted=${3:-}

# A name can be on PATH and still not start (version managers), and Debian's
# Python may come without venv: so each candidate is asked.
fits() {
    "$1" -c 'import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

its_python() { # Windows' own Python calls the folder Scripts
    if [ -d "$folder/Scripts" ]; then
        "$folder/Scripts/python" "$@"
    else
        "$folder/bin/python" "$@"
    fi
}

make_folder() {
    for candidate in ${wanted:-python3 python3.13 python3.12 python3.11}; do
        if fits "$candidate"; then
            "$candidate" -m venv --clear "$folder"
            return
        fi
    done
    echo "No Python 3.11, 3.12 or 3.13 with venv among:" \
        "${wanted:-python3 python3.13 python3.12 python3.11};" \
        "install one or say which with PYTHON=/path/to/python." >&2
    exit 1
}

fits its_python || make_folder
echo "Installing $lock into $folder with $(its_python -V)" \
    "(some minutes, once) ..."
its_python -m pip install --quiet --disable-pip-version-check \
    -r "$lock"
