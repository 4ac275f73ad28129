"""One reserved line for a message: icon and words, so that nothing moves when it comes or goes."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.elided_label import ElidedLabel


class Level(StrEnum):
    """How much a message matters; each has a colour, an icon and a word of its own."""

    NONE = ""
    INFO = "info"
    ATTENTION = "attention"
    MISSING = "missing"


ICONS = {Level.INFO: "info", Level.ATTENTION: "alert", Level.MISSING: "missing"}


def word(level: Level) -> str:
    """Return the word that stands for a level's icon, for those who do not see it."""
    return {
        Level.NONE: "",
        Level.INFO: QCoreApplication.translate("MessageLine", "提示"),
        Level.ATTENTION: QCoreApplication.translate("MessageLine", "注意"),
        Level.MISSING: QCoreApplication.translate("MessageLine", "缺少"),
    }[level]


class MessageLine(QWidget):
    """Icon and one line of text; keeps its height when empty unless told to ``collapse``."""

    def __init__(self, parent: QWidget | None = None, *, collapse: bool = False) -> None:
        super().__init__(parent)
        self._collapse = collapse
        self._level = Level.NONE
        self._text = ""
        self._hint = ""
        self._icon = QLabel(self)
        self._label = ElidedLabel("", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(4))
        layout.addWidget(self._icon)
        layout.addWidget(self._label, 1)
        self.setMinimumHeight(max(space(16), self._label.fontMetrics().height()))
        self.set_message(Level.NONE, "")

    @property
    def level(self) -> Level:
        """Level of the message shown."""
        return self._level

    def text(self) -> str:
        """Return the message shown, or nothing."""
        return self._text

    def hint(self) -> str:
        """Return the hint that stands here while there is no message."""
        return self._hint

    def set_hint(self, text: str) -> None:
        """Say something quietly wherever there is no message; nothing moves for it."""
        self._hint = text
        self.set_message(self._level, self._text)

    def set_message(self, level: Level, text: str) -> None:
        """Show a message, or with an empty text none."""
        self._level = level if text else Level.NONE
        set_icon(self._icon, ICONS.get(self._level, ""), colour=self._level.value or "text")
        self._icon.setAccessibleName(word(self._level))
        self._text = text
        set_role(self._label, self._level.value if text else "muted")
        self._label.set_text(text or self._hint)
        self._icon.setVisible(bool(text))
        if self._collapse:
            self.setVisible(bool(text or self._hint))

    def spoken(self) -> str:
        """Return level and text in words, for an accessible description."""
        return (
            self.tr("{word}：{text}").format(word=word(self._level), text=self.text()) if self.text() else ""
        )
