"""The walls of the house: which room may import which, and which library lives where."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "gf_desktop"

# Each room and the rooms it may import from; every room may import from itself.
MAY_IMPORT = {
    "domain": set(),
    "standards": {"domain"},
    "storage": {"domain"},
    "exchange": {"domain"},
    "reporting": {"domain"},
    "services": {"domain", "standards", "storage", "exchange", "reporting"},
    "ui": {"services", "domain"},
    "cli": {"services", "domain"},
}
EVERYTHING = {*MAY_IMPORT, "bootstrap", "__main__"}
WIRING = {"bootstrap": EVERYTHING, "__main__": EVERYTHING, "__init__": set()}
ROOMS = MAY_IMPORT | WIRING

# Each library and the rooms it lives in. What is not named here may be imported nowhere.
LIBRARIES = {
    "yaml": {"standards"},
    "pydantic": {"standards", "exchange"},
    "pydantic_core": {"standards", "exchange"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "openpyxl": {"exchange"},
    "python_calamine": {"exchange"},
    "typst": {"reporting"},
    "reportlab": {"reporting"},
    "pikepdf": {"reporting"},
    "PIL": {"reporting"},
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "platformdirs": {"bootstrap"},
}

# Imported when first needed: each costs a tenth to half a second.
HEAVY = (
    "sqlalchemy",
    "alembic",
    "typst",
    "openpyxl",
    "python_calamine",
    "pikepdf",
    "reportlab",
    "docxtpl",
    "PIL",
)


@functools.cache
def modules() -> tuple[tuple[str, str, ast.Module], ...]:
    """Return (room, path, tree) of every module of the program."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE)
        if place.parts[0] == "_data":
            continue
        room = place.parts[0].removesuffix(".py")
        found.append((room, str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))))
    return tuple(found)


def imports(tree: ast.Module) -> list[tuple[int, str]]:
    """Return (line, dotted name) of every import, those inside functions too."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in line {node.lineno}"
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def in_words(broken: list[str]) -> str:
    """Put the broken rules under each other."""
    return "\n" + "\n".join(broken)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_room_exists(room):
    """The house has the rooms that the walls are drawn for, so that no wall holds for want of a room."""
    assert room in {found for found, _, _ in modules()}


def test_there_is_no_room_without_walls():
    """A new room must be given its walls here first."""
    assert {room for room, _, _ in modules()} <= set(ROOMS)


def test_rooms_import_only_what_their_walls_allow():
    """No room imports from a room that its wall shuts off."""
    broken = [
        f"{path}:{line} imports {name}"
        for room, path, tree in modules()
        for line, name in imports(tree)
        if name.startswith("gf_desktop.")
        and (other := name.split(".")[1]) in ROOMS
        and other not in {room, *ROOMS.get(room, ())}
    ]

    assert not broken, in_words(broken)


def test_libraries_stay_in_their_rooms():
    """No library is imported outside the rooms that are named for it; the domain has none at all."""
    own = {"gf_desktop", "__future__", *sys.stdlib_module_names}
    broken = [
        f"{path}:{line} imports {name}"
        for room, path, tree in modules()
        for line, name in imports(tree)
        if (top := name.split(".")[0]) not in own and room not in LIBRARIES.get(top, ())
    ]

    assert not broken, in_words(broken)


@pytest.mark.parametrize("entrance", ["bootstrap", "cli", "__main__"])
def test_entrances_load_no_heavy_library(entrance):
    """Importing an entrance of the program loads no library that can wait, and no Qt."""
    question = f"import sys, gf_desktop.{entrance}; print(*sys.modules)"

    loaded = loaded_by(question)

    assert not loaded & {*HEAVY, "PySide6"}


def test_window_modules_load_no_heavy_library():
    """Importing every module of the window loads Qt and nothing that can wait."""
    names = [path.removesuffix(".py").replace("/", ".") for room, path, _ in modules() if room == "ui"]
    names = [name.removesuffix(".__init__") for name in (n.replace("\\", ".") for n in names)]
    assert names
    question = f"import sys, importlib; [importlib.import_module(n) for n in {names!r}]; print(*sys.modules)"

    loaded = loaded_by(question)

    assert not loaded & set(HEAVY)


def loaded_by(code: str) -> set[str]:
    """Return the top names of all modules loaded after running code in a new process."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split()}
