"""What is wrong with a card, in words that wrap: an icon, and a sentence as long as it must be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.message_line import ICONS, Level, word


class Trouble(QWidget):
    """A sentence at the foot of a card; gone when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self._level = Level.NONE
        self._icon = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def keep_room(self, *, kept: bool) -> None:
        """Keep the room of a line while nothing is said, so that nothing below moves when something is."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)
        set_icon(self._icon, ICONS[Level.MISSING], colour=Level.MISSING.value)
        line = max(self._label.fontMetrics().height(), self._icon.sizeHint().height())
        self._label.setMinimumHeight(line if kept else 0)

    def say(self, level: Level, text: str) -> None:
        """Say what is wrong, or with an empty text nothing."""
        self._level = level
        if text:
            set_icon(self._icon, ICONS.get(level, ""), colour=level.value or "text")
            self._icon.setAccessibleName(word(level))
        set_role(self._label, level.value)
        self._label.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def spoken(self) -> str:
        """Return level and sentence, for an accessible description."""
        return f"{word(self._level)}：{self.text()}" if self.text() else ""
