"""Puts beside the frozen program the licences of everything that it contains."""

from __future__ import annotations

import re
import shutil
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from installer import bundle
from installer.frozen import archived_modules
from installer.steps import Stop, say

FOLDER = "licenses"
OWN = bundle.ROOT / "installer" / "licenses"
FONTS = bundle.ROOT / "resources" / "fonts"
_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)

# Their wheels hold no licence text: the texts lie in installer/licenses.
QT = {"pyside6_addons", "pyside6_essentials", "shiboken6"}


def collect(program: Path, libraries: Path) -> None:
    """Fill ``licenses`` in the program's folder from the environment that it was frozen from.

    Raises:
        Stop: If a bundled package brings no licence.
    """
    target = program / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(OWN, target)
    for font in FONTS.glob("OFL-*.txt"):
        shutil.copy(font, target)
    shutil.copy(python_licence(), target / "Python.txt")
    for package in bundled(program, libraries):
        copy_texts(package, target)
    copy_system_texts(program, target)


def python_licence() -> Path:
    """Return the licence of the Python that builds."""
    for place in (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path("/usr/share/doc/python3/copyright"),
    ):
        if place.is_file():
            return place
    raise Stop("找不到 Python 的许可文本。")


def bundled(program: Path, libraries: Path) -> Iterable[metadata.Distribution]:
    """Return the packages of the environment that have a module or a library in the bundle."""
    inside = {path.name for path in (program / "_internal").iterdir()}
    inside |= {name.split(".")[0] for name in archived_modules()}
    for package in metadata.distributions(path=[str(libraries)]):
        tops = {file.parts[0].removesuffix(".py") for file in package.files or ()}
        if tops & inside:
            yield package


def copy_texts(package: metadata.Distribution, target: Path) -> None:
    """Copy the licence files of one package.

    Raises:
        Stop: If it has none and is not Qt's.
    """
    name = re.sub(r"[-.]+", "_", package.name.lower())
    texts = [file for file in package.files or () if is_text(file.parts)]
    if not texts and name not in QT:
        raise Stop(f"软件包 {package.name} 没有许可文本，请放进 installer/licenses 后重试。")
    for file in texts:
        place = target / f"{package.name}-{package.version}" / Path(*file.parts[1:])
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(str(file.locate()), place)


def is_text(parts: tuple[str, ...]) -> bool:
    """Tell whether a file of a package is a licence text."""
    return parts[0].endswith(".dist-info") and any(_NAMES.search(part) for part in parts[1:])


def copy_system_texts(program: Path, target: Path) -> None:
    """Copy Debian's copyright files of the system libraries that went along; elsewhere say which are wanting."""
    names = {bundle.system_library(path.name) for path in (program / "_internal").iterdir() if path.is_file()}
    for package in sorted({bundle.SYSTEM_LIBRARIES.get(name or "", "") for name in names} - {""}):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            shutil.copy(text, target / f"{package}.txt")
        else:
            say(f"注意：没有找到系统库 {package} 的许可文本，分发前请补上。")
