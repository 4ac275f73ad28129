"""What the frozen program holds and what stays out.

Read by the spec file, by the checks of a build and by the tests. Paths are those inside the bundle, with ``/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
NAME = "gf-desktop"
ENTRY = ROOT / "gf_desktop" / "__main__.py"
HOOK = ROOT / "installer" / "hooks" / "outer_environment.py"

# (folder of the tree, folder of the bundle, endings left behind): bootstrap looks for resources and forms
# beside the package in `_data`; Alembic runs the migrations as files, so they stay files.
DATA_FOLDERS = (
    ("resources", "gf_desktop/_data/resources", {".py", ".pyc"}),
    ("forms", "gf_desktop/_data/forms", {".py", ".pyc"}),
    ("gf_desktop/storage/migrations", "gf_desktop/storage/migrations", {".pyc"}),
)

# Imported by name only, so that no import statement of the program leads to them.
HIDDEN_IMPORTS = (
    "logging.config",  # Alembic
)

# Never in the bundle, whatever imports them if they are there.
EXCLUDED_MODULES = (
    "readline",  # links GNU readline, GPL-3.0
    "_gdbm",  # links GNU gdbm, GPL-3.0
    "_curses",
    "_curses_panel",
    "curses",
    "tkinter",
    "_tkinter",
    "idlelib",
    "ensurepip",
    "lib2to3",
    "pip",
    "setuptools",
    "pkg_resources",
    "numpy",
    "pandas",
    "matplotlib",
    "pytest",
    "_pytest",
    "hypothesis",
    "mypy",
    "fontTools",
    "fitz",  # AGPL
    "PySide6.QtCharts",  # GPL or commercial, as the next four
    "PySide6.QtGraphs",
    "PySide6.QtGraphsWidgets",
    "PySide6.QtDataVisualization",
    "PySide6.QtVirtualKeyboard",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtWebEngineCore",
)

# The Qt modules the program uses, and those that they link; all under the LGPL. A build with another one fails.
QT_LIBRARIES = frozenset(
    {
        "Core",
        "DBus",  # linked by the input method ibus and the desktop portal
        "Gui",
        "Network",  # one window per workspace; QtPdf links it too
        "OpenGL",  # linked by UiTools
        "OpenGLWidgets",  # linked by UiTools
        "Pdf",
        "PdfWidgets",
        "Svg",
        "UiTools",
        "WaylandClient",
        "Widgets",
        "XcbQpa",
    }
)

# Collected because some plugin that we leave out links them. Virtual Keyboard is GPL.
QT_DROPPED = re.compile(r"(Qml|Quick|VirtualKeyboard|EglF[sS]|Wayland(?!Client$)|WlShell)\w*")

# The plugins that are kept, by folder; Linux and Windows names alike, without prefix and ending.
QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
QT_TRANSLATIONS = {"qtbase_zh_CN.qm"}

# Libraries of the system that go along, as they belong to Python, and the Debian packages they come from. All others
# (graphics, X11, GLib, C++) stay the system's: they must fit its drivers. installer/linux/deb.py names their packages.
SYSTEM_LIBRARIES = {
    "libbz2": "libbz2-1.0",
    "libcrypto": "libssl3",
    "libffi": "libffi8",
    "liblzma": "liblzma5",
    "libpython3": "",  # built with Python itself
    "libsqlite3": "libsqlite3-0",
    "libssl": "libssl3",
    "libuuid": "libuuid1",
    "libz": "zlib1g",
}

_LIBRARY = re.compile(r"(?:lib)?Qt6(?P<name>[A-Z]\w*?)\.(?:so(?:\.\d+)*|dll)")
_BINDING = re.compile(r"Qt(?P<name>[A-Z]\w*)\.(?:abi3\.so|pyd)")
_SYSTEM = re.compile(r"(?P<name>lib[\w+-]+?)(?:\.\d+)*\.so(?:\.\d+)*")
_PLUGIN = re.compile(r"(?:^|/)plugins/(?P<folder>[\w-]+)/(?:lib)?(?P<name>[\w-]+)\.(?:so|dll)$")


def program_modules() -> set[str]:
    """Return the dotted names of the program's modules that are imported, not run as files: all go in, by name."""
    package = ROOT / "gf_desktop"
    found = set()
    for file in package.rglob("*.py"):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if "migrations" not in parts and "_data" not in parts and parts[-1] != "__main__":
            found.add(".".join(part for part in parts if part != "__init__"))
    # Writes the schemas into a checkout: a developer's command that nothing imports.
    return found - {"gf_desktop.exchange.schema"}


def data_files() -> list[tuple[str, str]]:
    """Return (file of the tree, folder of the bundle) for everything that is shipped as it is."""
    found = []
    for source, target, left_behind in DATA_FOLDERS:
        for file in sorted((ROOT / source).rglob("*")):
            if file.is_file() and file.suffix not in left_behind:
                place = PurePosixPath(target, file.parent.relative_to(ROOT / source).as_posix())
                found.append((str(file), str(place)))
    return found


def qt_module(path: str) -> str | None:
    """Return the Qt module that a library or a Python binding belongs to (``Core``), or None for any other file."""
    place = PurePosixPath(path.replace("\\", "/"))
    pattern = _BINDING if place.parent.name == "PySide6" and not place.name.startswith("Qt6") else _LIBRARY
    match = pattern.fullmatch(place.name)
    return match["name"] if match else None


def system_library(path: str) -> str | None:
    """Return the name (``libssl``) of a library at the bundle's top, where the system's libraries go, or None."""
    match = _SYSTEM.fullmatch(path)
    return match["name"] if match else None


def kept(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return what stays of PyInstaller's (place in the bundle, source, kind)."""
    return [entry for entry in entries if keep(entry[0], link=entry[2] == "SYMLINK")]


def keep(path: str, *, link: bool = False) -> bool:
    """Return whether a file goes into the bundle, ``link`` being a link at its top to a library below."""
    place = path.replace("\\", "/")
    if place.endswith(".qm"):
        return PurePosixPath(place).name in QT_TRANSLATIONS
    plugin = _PLUGIN.search(place)
    if plugin and "PySide6/" in place:
        return plugin["name"] in QT_PLUGINS.get(plugin["folder"], set())
    system = None if link else system_library(place)
    if system is not None and not place.startswith("libQt6"):
        return system in SYSTEM_LIBRARIES
    module = qt_module(place)
    return module is None or not QT_DROPPED.fullmatch(module)


def hook_last(scripts: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the scripts in the order they run in, ours just before the program: behind every hook of PyInstaller."""
    *hooks, program = scripts
    return [*sorted(hooks, key=lambda script: script[0] == HOOK.stem), program]
