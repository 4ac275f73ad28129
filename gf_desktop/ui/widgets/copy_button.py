"""Copies one value, and says for a moment that it did."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from gf_desktop.ui.theme import set_flag, set_icon
from gf_desktop.ui.widgets.announce import announce

SAID_FOR = 1500


class CopyButton(QToolButton):
    """A small button beside a value that is needed elsewhere.

    Signals:
        copied(str): The text now is on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, text: str = "", parent: QWidget | None = None, *, what: str = "") -> None:
        super().__init__(parent)
        self._text = text
        set_flag(self, "kind", "link")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = self.tr("复制")
        self.setAccessibleName(f"{words} {what}".strip())
        self.setToolTip(f"{words} {what}".strip())
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(SAID_FOR)
        self._back.timeout.connect(self._say_ready)
        self.clicked.connect(self._copy)
        self._say_ready()
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Copy another text from now on; an empty one disables the button."""
        self._text = text
        self.setEnabled(bool(text))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
        done = self.tr("已复制")
        self._show(done, "check")
        self._back.start()
        announce(self, done)
        self.copied.emit(self._text)

    def _say_ready(self) -> None:
        self._show(self.tr("复制"), "copy")

    def _show(self, words: str, icon: str) -> None:
        set_icon(self, icon, colour="accent")
        # As wide as the longer word, so that the row does not shift.
        self.setText(self.tr("已复制"))
        self.setMinimumWidth(self.sizeHint().width())
        self.setText(words)
