"""What a frozen program must pass before it is packed: complete, clean, linked, and it runs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer import bundle, frozen
from installer.linux import deb
from installer.steps import Stop, outer_environment, run, say

WINDOW_PATIENCE = 60.0
_MOMENT = 2.0


def check(program: Path) -> None:
    """Check the program in a folder.

    Raises:
        Stop: If something is wanting, or there that must not be, or the program does not work.
    """
    names, modules = frozen.files(program), frozen.archived_modules()
    found = [*forbidden(names, modules), *missing(names, modules)]
    if sys.platform == "linux":
        found += unknown_links(frozen.linked_libraries(program))
    if found:
        raise Stop("\n".join(["打包结果不合要求：", *found]))
    with tempfile.TemporaryDirectory(prefix="gf-desktop-check-") as folder:
        check_selftest(program, Path(folder) / "自检 目录")
        check_window(program, Path(folder) / "窗口 目录")


def forbidden(names: Mapping[str, bool], modules: Iterable[str]) -> list[str]:
    """Return what must not be in a bundle: Qt outside the list, libraries of the system, excluded modules.

    ``names`` tells for each file whether it is a link.
    """
    found = []
    for name, link in names.items():
        module = bundle.qt_module(name)
        if module is not None and module not in bundle.QT_LIBRARIES:
            found.append(f"Qt 库不在允许名单中：{name}")
        elif not bundle.keep(name, link=link):
            found.append(f"不该打包的文件：{name}")
    excluded = set(bundle.EXCLUDED_MODULES)
    return found + [f"不该打包的模块：{name}" for name in sorted(excluded & set(modules))]


def missing(names: Iterable[str], modules: Iterable[str]) -> list[str]:
    """Return what the program needs and the bundle lacks: its modules, its data, its bindings of Qt."""
    there, archived = set(names), set(modules)
    data = {f"{place}/{Path(source).name}" for source, place in bundle.data_files()}
    found = [f"缺少数据文件：{name}" for name in sorted(data - there)]
    found += [f"缺少模块：{name}" for name in sorted(bundle.program_modules() - archived)]
    bound = {bundle.qt_module(name) for name in there if name.startswith("PySide6/Qt")}
    return found + [f"缺少 Qt 模块：{name}" for name in sorted(qt_modules() - bound)]


def qt_modules() -> set[str]:
    """Return the modules of Qt (``Widgets``) that the program's sources import."""
    found = set()
    for file in (bundle.ROOT / "gf_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.Qt"):
                found.add(str(node.module).removeprefix("PySide6.Qt"))
    return found


def unknown_links(wanted: dict[str, set[str]]) -> list[str]:
    """Return the libraries linked by the bundle that no Debian package of our list brings."""
    return [
        f"链接了名单之外的系统库：{name}（{'、'.join(sorted(users)[:3])}）"
        for name, users in sorted(wanted.items())
        if name not in deb.LIBRARIES
    ]


def check_selftest(program: Path, home: Path) -> None:
    """Let the program check itself, from elsewhere and with an empty home."""
    home.mkdir()
    said = run(
        [frozen.executable(program), "selftest"],
        "自检没有通过",
        folder=home,
        environment=bare_environment(home),
    )
    say(said.rstrip())


def check_window(program: Path, home: Path) -> None:
    """Open the window without a display and wait until it has made its workspace, then end it.

    Raises:
        Stop: If it ends by itself, reports an error, or takes longer than a minute.
    """
    home.mkdir()
    data, noise = home / "data", home / "said.txt"
    environment = bare_environment(home) | {"QT_QPA_PLATFORM": "offscreen", "GF_DESKTOP_DATA": str(data)}
    with noise.open("wb") as out:
        process = subprocess.Popen(
            [frozen.executable(program)], cwd=home, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            came = waited_for(data / "workspace.db", process)
        finally:
            process.kill()
            process.wait()
    said = noise.read_text(encoding="utf-8", errors="replace").strip()
    errors = [file for file in (data / "logs").glob("*") if file.name != "faults.log"]
    if not came or said or errors:
        reports = [file.read_text(encoding="utf-8", errors="replace") for file in errors]
        raise Stop("\n".join(["窗口没有正常打开：", said, *reports]))
    say("窗口：已打开并建立工作区（offscreen）。")


def waited_for(file: Path, process: subprocess.Popen[bytes]) -> bool:
    """Wait for a file that a process makes, and a moment more; return whether it came and the process still runs."""
    end = time.monotonic() + WINDOW_PATIENCE
    while time.monotonic() < end and not file.exists():
        if ended(process, 0.1):
            return False
    return file.exists() and not ended(process, _MOMENT)


def ended(process: subprocess.Popen[bytes], patience: float) -> bool:
    """Tell whether a process ends within so many seconds."""
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        return False
    return True


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment with an empty home, without any variable of Python, Qt or this program."""
    words = ("PYTHON", "QT_", "GF_", "XDG_", "LD_", "VIRTUAL_ENV")
    kept = {name: value for name, value in outer_environment().items() if not name.startswith(words)}
    homes = {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)}
    return kept | homes | ({} if os.name == "nt" else {"LC_ALL": "C.UTF-8"})
