"""The interface font: bundled Noto Sans SC, or Microsoft YaHei UI where Windows has it.

Documents always use the bundled fonts; this is the screen only.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

INTERFACE_SIZE = 10.0
SCALE = {"section": (1.2, 600), "page": (1.6, 600), "score": (2.0, 600)}
"""Type scale over the interface font: factor and weight."""

_BUNDLED = "Noto Sans SC"
_FILES = "NotoSansSC-*.ttf"
_WINDOWS = "Microsoft YaHei UI"


def load_fonts(folder: Path) -> list[str]:
    """Make the screen's fonts of ``folder`` known to Qt and return their families; unreadable files are skipped."""
    families: list[str] = []
    for path in sorted(folder.glob(_FILES)):
        number = QFontDatabase.addApplicationFont(str(path))
        for family in QFontDatabase.applicationFontFamilies(number) if number >= 0 else ():
            if family not in families:
                families.append(family)
    return families


def choose_family(available: list[str], *, platform: str = sys.platform) -> str | None:
    """Return the family the interface is set in, or None to leave the system's."""
    if platform == "win32" and _WINDOWS in available:
        return _WINDOWS
    return _BUNDLED if _BUNDLED in available else None


def use_interface_font(app: QApplication, *, size: float = INTERFACE_SIZE) -> QFont:
    """Set and return the application's font in points."""
    font = QFont(app.font())
    family = choose_family([name for name in (_BUNDLED, _WINDOWS) if QFontDatabase.hasFamily(name)])
    if family is not None:
        font.setFamilies([family])
    font.setPointSizeF(size)
    app.setFont(font)
    return font


def figure_font(widget: QWidget) -> QFont:
    """Return the widget's font with digits of one width, so that figures stand under each other."""
    font = QFont(widget.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
