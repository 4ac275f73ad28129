"""One line over Home: an evaluation was begun in the wizard and not made yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.elided_label import ElidedLabel


class DraftLine(QFrame):
    """Says whose evaluation was begun, and offers to go on or to give it up.

    Signals:
        resumed, dropped: What was chosen.
    """

    resumed = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftLine")
        icon = QLabel(self)
        set_icon(icon, "edit", colour="info")
        self._text = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.resume = link_button(self.tr("继续填写"), self)
        self.drop = link_button(self.tr("放弃"), self)
        self.resume.clicked.connect(self.resumed)
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        for widget in (icon, self._text, self.resume, self.drop):
            row.addWidget(widget)
        row.addStretch(1)

    def text(self) -> str:
        """Return what is said."""
        return self._text.full_text()

    def say(self, name: str) -> None:
        """Name the enterprise, where it has been named."""
        words = self.tr("有一份未建完的评价（{name}）").format(name=name or self.tr("未填名称"))
        self._text.set_text(words)
