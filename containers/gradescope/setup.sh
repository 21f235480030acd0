#!/usr/bin/env bash
# Gradescope runs this once, as root, when it makes the image of an assignment.
# It needs an image with Python 3.11 or newer.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends \
    bubblewrap libseccomp2 util-linux python3-venv
python3 -m venv /autograder/grading
/autograder/grading/bin/pip install '/autograder/source/course[grading]'
