"""The wheel of the library: the same bytes, and all that it reads."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from _ext import wheel

ROOT = Path(__file__).resolve().parent.parent
FOR_NODE = {"lib/widgets/package.json"}
USE = """
import sys
sys.path.insert(0, sys.argv[1])
import lib
assert lib.__file__.startswith(sys.argv[1]), lib.__file__
from lib import data, figures, palette
from lib.asking import check_yourself
from lib.checks import rates_of_change
from lib.widgets import SecantExplorer
for load in (data.bolt, data.breast_cancer, data.diabetes, data.digits):
    load()
data.story()
data.digit_reader()
figures.use()
assert "export" in SecantExplorer._esm and palette.LIGHT["ink"]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return wheel.make(tmp_path_factory.mktemp("wheel"))


def test_another_folder_another_day_and_other_rights_give_the_same_file(
    made, tmp_path
):
    for name in wheel.NEEDED:
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "lib", tmp_path / "lib")
    for file in (tmp_path / "lib").rglob("*.py"):
        file.chmod(0o600)
        file.touch()
    left = tmp_path / "lib" / "__pycache__"
    left.mkdir(exist_ok=True)
    (left / "old.py").touch()
    again = wheel.make(tmp_path / "out", tmp_path)
    assert again.read_bytes() == made.read_bytes()


def test_the_sum_beside_it_is_its_own(made):
    digest, name = (made.parent / "SHA256SUMS").read_text().split()
    assert name == made.name
    assert digest == hashlib.sha256(made.read_bytes()).hexdigest()


def test_every_file_that_git_has_of_lib_is_in_it(made):
    command = ["git", "ls-files", "lib"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    there = zipfile.ZipFile(made).namelist()
    missing = set(listed.stdout.split()) - set(there) - FOR_NODE
    assert [name for name in missing if "widgets/src/" not in name] == []


def test_the_library_works_from_the_wheel_and_reads_its_data(made, tmp_path):
    zipfile.ZipFile(made).extractall(tmp_path)
    command = [sys.executable, "-c", USE, str(tmp_path)]
    answer = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stderr


@pytest.mark.book
def test_the_site_offers_the_wheel_of_these_sources(made):
    offered = ROOT / "_build" / "html" / wheel.FOLDER
    assert {file.name for file in offered.iterdir()} == {
        made.name,
        "SHA256SUMS",
    }
    assert (offered / made.name).read_bytes() == made.read_bytes()
