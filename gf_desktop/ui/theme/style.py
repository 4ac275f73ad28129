"""Puts the look on the application and keeps it in step with the system."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gf_desktop.ui.theme import current, fonts, icons
from gf_desktop.ui.theme.palette import make_palette
from gf_desktop.ui.theme.sheet import make_sheet
from gf_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

STYLE = ("-style", "fusion")
"""The words that have ``QApplication`` draw by Fusion. Setting the style on the application would hand the style out
to Python, and for that Qt's binding builds every style class it knows: some ten milliseconds of each start."""

_MARKS = {"check": "on_accent", "dot": "on_accent", "expand": "muted", "collapse": "muted"}


class Scheme(StrEnum):
    """What the user chose: follow the system, or one of two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_QT_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The application's look; one object, kept by whoever wires the program.

    Signals:
        changed: Other colours are in force. Widgets that only use palette, style sheet, roles and
            ``set_icon`` need not listen.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._marks: QTemporaryDir | None = None

    @classmethod
    def install(
        cls,
        app: QApplication,
        *,
        scheme: Scheme = Scheme.SYSTEM,
        icons_folder: Path | None = None,
        fonts_folder: Path | None = None,
    ) -> "Theme":
        """Set fonts, icons and colours of an application begun with the words ``STYLE``, and return the theme."""
        theme = cls(app)
        icons.use_folder(icons_folder)
        icons.draw_for(app.devicePixelRatio())
        if fonts_folder is not None:
            fonts.load_fonts(fonts_folder)
        fonts.use_interface_font(app)
        app.styleHints().colorSchemeChanged.connect(theme._follow)
        theme.set_scheme(scheme)
        return theme

    def complete(self) -> None:
        """Draw the icons for screens of other scales too; the first picture does without."""
        icons.draw_for(None)
        icons.recolour()

    @property
    def scheme(self) -> Scheme:
        """What was chosen, which may be to follow the system."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system or hold one scheme, at once."""
        self._scheme = scheme
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._apply(self._wanted())

    def _wanted(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._wanted() is not current.tokens():
            self._apply(self._wanted())

    def _apply(self, tokens: Tokens) -> None:
        current.use(tokens)
        self._app.setPalette(make_palette(tokens))
        points = self._app.font().pointSizeF()
        self._app.setStyleSheet(make_sheet(tokens, marks=self._write_marks(tokens), points=points))
        icons.recolour()
        self.changed.emit()

    def _write_marks(self, tokens: Tokens) -> str:
        """Write the coloured marks, which a style sheet can only name by file."""
        if not icons.folder():
            return ""
        folder = QTemporaryDir()
        if not folder.isValid():
            return ""
        for name, token in _MARKS.items():
            Path(folder.filePath(f"{name}.svg")).write_bytes(icons.svg(name, getattr(tokens, token)))
        self._marks = folder
        return folder.path().replace("\\", "/")


def set_flag(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let the widget be drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be drawn by the sheet when it is shown first
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_role(label: QLabel, role: str) -> None:
    """Give a label its part: muted, accent, attention, missing, info, strong, section, page or score."""
    set_flag(label, "role", role)
