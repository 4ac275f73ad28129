"""What choices and ticks are made of: a button, and a title beside it that wraps and can be clicked."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from gf_desktop.ui.widgets.rich_text import breakable


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its id, its title, and a short note such as its points."""

    id: str
    title: str
    note: str = ""

    @property
    def spoken(self) -> str:
        """Title and note in one."""
        return f"{self.title}，{self.note}" if self.note else self.title


class OptionTitle(QLabel):
    """The words of a button that has none itself; a click on them presses the button."""

    def __init__(self, text: str, button: QAbstractButton, parent: QWidget | None = None) -> None:
        super().__init__(breakable(text), parent)
        self._button = button
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(breakable(text))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()
