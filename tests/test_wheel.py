"""The wheel holds everything the program needs, and the program runs from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.slow


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, away from this tree, and require that it succeeds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel into an environment that shares only the libraries with this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.EnvBuilder(with_pip=False).create(home)
    python = home / SCRIPTS / Path(sys.executable).name
    run([sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel], home)
    place = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], home).stdout.strip()
    (Path(place) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def files_below(folder: Path) -> set[str]:
    """Return the files of a data folder that belong into the wheel."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(ROOT).as_posix()
        for file in found
        if file.suffix not in {".py", ".pyc"} and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_the_data(wheel):
    """Resources and forms lie under `_data`, complete."""
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    wanted = files_below(ROOT / "resources") | files_below(ROOT / "forms")

    assert wanted
    assert {f"gf_desktop/_data/{name}" for name in wanted} <= names


def test_the_wheel_holds_nothing_else(wheel):
    """No tests and no scripts of ours are shipped."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()

    assert {name.split("/")[0].split("-")[0] for name in names} == {"gf_desktop"}
    assert [name for name in names if name.startswith("gf_desktop/_data/") and name.endswith(".py")] == []


def test_the_program_comes_from_the_wheel(installed, tmp_path):
    """What the environment imports is the installed package, not this tree."""
    python = installed / SCRIPTS / Path(sys.executable).name

    place = run([python, "-c", "import gf_desktop; print(gf_desktop.__file__)"], tmp_path).stdout

    assert Path(place).is_relative_to(installed)


def test_the_selftest_passes_from_an_empty_folder(installed, tmp_path):
    """The installed command finds its data and its libraries wherever it is started."""
    folder = tmp_path / "空 文件夹"
    folder.mkdir()

    run([installed / SCRIPTS / "gf-desktop", "selftest"], folder)
