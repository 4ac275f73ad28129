"""Where a build puts things, and what a frozen program consists of."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from installer import bundle
from installer.steps import run

DIST = bundle.ROOT / "dist"
WORK = bundle.ROOT / "build"
ENVIRONMENT = WORK / "package-venv"
PROGRAM = DIST / bundle.NAME
ARCHIVE_CONTENTS = WORK / "pyinstaller" / "gf_desktop" / "PYZ-00.toc"

_NEEDED = re.compile(r"\(NEEDED\).*\[(?P<name>.+)\]")


def executable(program: Path = PROGRAM) -> Path:
    """Return the file that starts the program and can speak to a terminal."""
    return program / (f"{bundle.NAME}-cli.exe" if sys.platform == "win32" else bundle.NAME)


def archived_modules() -> set[str]:
    """Return the dotted names of the Python modules in the program's archive, as PyInstaller's own list has them."""
    _, entries = ast.literal_eval(ARCHIVE_CONTENTS.read_text(encoding="utf-8"))
    return {name for name, _source, _kind in entries}


def files(program: Path) -> dict[str, bool]:
    """Return every file below the program's inner folder as ``folder/name``, and whether it is a link."""
    inner = program / "_internal"
    found = (path for path in sorted(inner.rglob("*")) if not path.is_dir())
    return {path.relative_to(inner).as_posix(): path.is_symlink() for path in found}


def linked_libraries(program: Path) -> dict[str, set[str]]:
    """Return the Linux libraries that the program's files link and that are not among them, each with who links it."""
    binaries = [
        path for path in program.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path)
    ]
    inside = {path.name for path in program.rglob("*") if ".so" in path.name}
    wanted: dict[str, set[str]] = {}
    for binary in binaries:
        for match in _NEEDED.finditer(run(["readelf", "-d", binary], f"读不了 {binary}")):
            if match["name"] not in inside:
                wanted.setdefault(match["name"], set()).add(binary.name)
    return wanted


def is_elf(path: Path) -> bool:
    """Tell whether a file is a Linux program or library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
