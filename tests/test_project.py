"""House rules that no linter knows: lengths, docstrings, texts, colours, fonts, locks."""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("dev.py", "gf_desktop", "resources", "installer", "tests")
LONGEST_FILE = 600

# A broad `except` hides our own faults. Each place that may have one, and why.
MAY_CATCH_ALL: dict[str, str] = {}

# Where the program may print: everything else says its sentences through its caller.
MAY_PRINT = {"gf_desktop/cli.py", "gf_desktop/__main__.py", "gf_desktop/exchange/schema.py"}

FONTS = {
    "NotoSerifSC-Regular.ttf": ("Noto Serif SC", 23000),
    "NotoSerifSC-Bold.ttf": ("Noto Serif SC", 8105),
    "NotoSansSC-Regular.ttf": ("Noto Sans SC", 23000),
    "NotoSansSC-Bold.ttf": ("Noto Sans SC", 8105),
}
RARE = "镕喆㙍犇垚𬭎𬱖䶮㛃𫖯①②㎡㎥℃‰≤≥±Ⅰ№✓√□"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|rgba?\(|\bcolor\s*:\s*(?!palette\()[#\w]")


@functools.cache
def sources() -> dict[str, ast.Module]:
    """Return every Python file of the project with its tree."""
    files: list[Path] = []
    for name in SOURCES:
        place = ROOT / name
        files += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def program() -> dict[str, ast.Module]:
    """Return the modules of the program itself."""
    return {path: tree for path, tree in sources().items() if path.startswith("gf_desktop/")}


def calls(tree: ast.Module, *names: str) -> list[ast.Call]:
    """Return the calls of functions or methods with one of these names."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if getattr(call.func, "attr", getattr(call.func, "id", "")) in names]


def in_words(broken: list[str]) -> str:
    """Put the broken rules under each other."""
    return "\n" + "\n".join(broken)


def test_files_are_short():
    """No Python file is longer than a reader can hold."""
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in sources()}
    broken = [f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST_FILE]

    assert not broken, in_words(broken)


def test_everything_public_has_a_docstring():
    """Each module, public class and public function says what it is for."""
    broken = []
    for path, tree in program().items():
        if not ast.get_docstring(tree):
            broken.append(f"{path}: module")
        broken += [
            f"{path}:{node.lineno} {node.name}" for node in public(tree) if not ast.get_docstring(node)
        ]

    assert not broken, in_words(broken)


def public(tree: ast.Module | ast.ClassDef) -> list[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the public classes and functions of a module, and those inside public classes."""
    found: list[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            found += [node, *public(node)]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not needs_no_docstring(node):
            found.append(node)
    return found


def needs_no_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is private, or is documented where it is first said: setters, overrides."""
    documented_elsewhere = {"override", "overload", "setter"}
    decorators = {getattr(mark, "id", getattr(mark, "attr", "")) for mark in node.decorator_list}
    return node.name.startswith("_") or bool(decorators & documented_elsewhere)


def test_translated_texts_are_whole():
    """What `tr` is given stands somewhere as one literal, to be found and translated: it is not put together."""
    broken = [
        f"{path}:{call.lineno} {ast.unparse(call)}"
        for path, tree in program().items()
        for call in calls(tree, "tr", "translate")
        for argument in call.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp) or calls_format(argument)
    ]

    assert not broken, in_words(broken)


def calls_format(node: ast.expr) -> bool:
    """Tell whether an expression is a call of `format`."""
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format"


def test_nothing_catches_everything():
    """No `except:` or `except Exception` that keeps the fault to itself, but in the places named above."""
    broken = [
        f"{path}:{node.lineno}"
        for path, tree in program().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and swallows_all(node) and path not in MAY_CATCH_ALL
    ]
    broken += [
        f"{path}:{call.lineno} suppress"
        for path, tree in program().items()
        for call in calls(tree, "suppress")
        if any(catches_all(argument) for argument in call.args)
    ]

    assert not broken, in_words(broken)


def swallows_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a clause catches everything and does not raise it again."""
    last = handler.body[-1]
    return catches_all(handler.type) and not (isinstance(last, ast.Raise) and last.exc is None)


def catches_all(caught: ast.expr | None) -> bool:
    """Tell whether an `except` clause names nothing in particular."""
    if isinstance(caught, ast.Tuple):
        return any(catches_all(one) for one in caught.elts)
    return caught is None or getattr(caught, "id", "") in {"Exception", "BaseException"}


def test_broad_catches_that_are_allowed_exist():
    """The list of exceptions to the rule holds nothing that is gone."""
    gone = [
        path
        for path in MAY_CATCH_ALL
        if path not in program()
        or not any(
            isinstance(n, ast.ExceptHandler) and catches_all(n.type) for n in ast.walk(program()[path])
        )
    ]

    assert not gone


def test_only_the_command_line_prints():
    """No module prints but those whose job it is."""
    broken = [
        f"{path}:{call.lineno}"
        for path, tree in program().items()
        if path not in MAY_PRINT
        for call in calls(tree, "print")
        if isinstance(call.func, ast.Name)
    ]

    assert not broken, in_words(broken)


def test_no_font_is_sized_in_pixels():
    """Letters grow with the user's settings, so nothing sizes a font in pixels."""
    broken = [
        f"{path}:{call.lineno}" for path, tree in program().items() for call in calls(tree, "setPixelSize")
    ]
    broken += [name for name, text in forms().items() if "<pixelsize>" in text]

    assert not broken, in_words(broken)


def test_colours_live_in_the_theme():
    """Outside the theme a widget knows a colour's name, never its value."""
    broken = [
        f"{path}:{node.lineno} {node.value!r}"
        for path, tree in program().items()
        if path.startswith("gf_desktop/ui/") and not path.startswith("gf_desktop/ui/theme")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value)
    ]
    broken += [name for name, text in forms().items() if COLOUR.search(text) or "<color" in text]

    assert not broken, in_words(broken)


def forms() -> dict[str, str]:
    """Return the Qt Designer files by name."""
    files = sorted((ROOT / "forms").rglob("*.ui"))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.mark.parametrize("name", sorted(FONTS))
def test_fonts_draw_what_names_and_units_need(name):
    """Each bundled font has its family name, its characters, and the rare ones among them."""
    family, least = FONTS[name]
    with TTFont(ROOT / "resources" / "fonts" / name, lazy=True) as font:
        kept = font.getBestCmap()

        assert font["name"].getDebugName(1) == family
        assert len(kept) >= least
        assert [sign for sign in RARE if ord(sign) not in kept] == []


def test_fonts_come_with_their_licences():
    """Whoever gets the fonts gets the licence they stand under."""
    for name in ("OFL-NotoSerifSC.txt", "OFL-NotoSansSC.txt"):
        text = (ROOT / "resources" / "fonts" / name).read_text(encoding="utf-8")

        assert "SIL OPEN FONT LICENSE" in text


def locked(name: str) -> dict[str, str]:
    """Return package and version as a lock file pins them."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def pinned(requirements: list[str]) -> dict[str, str]:
    """Return package and version as the project file names them."""
    return {name.lower(): version for name, version in (line.split("==") for line in requirements)}


def test_locks_hold_what_the_project_names():
    """Both locks pin the versions of pyproject.toml, and the longer one holds all of the shorter."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, dev = locked("runtime.lock"), locked("dev.lock")

    assert pinned(project["project"]["dependencies"]).items() <= runtime.items()
    assert pinned(project["dependency-groups"]["dev"]).items() <= dev.items()
    assert runtime.items() <= dev.items()


def test_the_meta_package_of_qt_is_not_installed():
    """Nothing pulls in the whole of PySide6 with its modules under other licences."""
    assert "pyside6" not in locked("dev.lock")
