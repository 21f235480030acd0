# Make the virtual environment of the course from requirements-dev.txt.
#
#     sh tools/make_venv.sh FOLDER [PYTHON]
#
# This is the one tool in shell: it runs before a suitable Python is known.
set -eu
folder=$1
wanted=${2:-}

# A name can be on PATH and still not start (version managers), and Debian's
# Python may come without venv: so each candidate is asked.
fits() {
    "$1" -c 'import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

for candidate in ${wanted:-python3 python3.13 python3.12 python3.11}; do
    if fits "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "${python:-}" ]; then
    echo "No Python 3.11, 3.12 or 3.13 with venv among:" \
        "${wanted:-python3 python3.13 python3.12 python3.11};" \
        "install one or say which with PYTHON=/path/to/python." >&2
    exit 1
fi

echo "Installing the locked packages into $folder with $("$python" -V)" \
    "(some minutes, once) ..."
"$python" -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    -r requirements-dev.txt
