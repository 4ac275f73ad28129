"""Where what is handed in goes: names for the files, and the system's own programs that show them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

_FORBIDDEN = '\\/:*?"<>|'
LONGEST = 80
"""Characters of a name; with a Chinese character of three bytes this stays below the 255 of most disks."""

SAID = 40
"""Characters of a name in a sentence; it has to find room beside buttons and may have no place to break."""


def file_name(text: str, most: int = LONGEST) -> str:
    """Return at most ``most`` characters of a text, without what a file's name may not hold on any system."""
    kept = "".join("_" if sign in _FORBIDDEN or ord(sign) < 32 else sign for sign in text)
    return kept[:most].strip(" .") or "_"


def stem(words: str, name: str, **places: str | int) -> str:
    """Return ``words`` with ``name`` and the other ``places`` in them; a long name is cut, so that the whole fits."""
    room = max(1, LONGEST - len(words.format(name="", **places)))
    return words.format(name=file_name(name, room), **places)


def middle_cut(name: str) -> str:
    """Return a file's name as it is said in a sentence: a long one without its middle, beginning and end whole."""
    if len(name) <= SAID:
        return name
    return f"{name[: SAID // 2]}…{name[-(SAID // 2 - 1) :]}"


def documents() -> Path:
    """Return the user's folder for documents; home where there is none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if QDir(str(found)).exists() else Path(QDir.homePath())


def show(path: Path) -> bool:
    """Open a file or folder with the system's program for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
