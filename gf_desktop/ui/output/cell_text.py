"""The current cell's text in full: one line for a figure, a few for a long text, scrolled beyond that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_role, space

MOST_LINES = 4


class CellText(QScrollArea):
    """A text that takes as many lines as it needs, up to ``MOST_LINES``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cell-room")
        self.setAccessibleName(self.tr("当前格全文"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = self._make_label()
        box = QWidget()
        box.setObjectName("page")
        room = QVBoxLayout(box)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.label, 1)
        self.setWidget(box)

    def _make_label(self) -> QLabel:
        label = QLabel()
        label.setObjectName("cell-text")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def set_text(self, text: str, *, muted: bool) -> None:
        """Show another text; one that only explains an empty cell is muted."""
        self.label.setText(text)
        set_role(self.label, "muted" if muted else "")
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room of the text now."""
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the lines anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.label.fontMetrics().lineSpacing()
        wanted = self.label.heightForWidth(max(self.viewport().width(), 1))
        # A focus that the keyboard brings where nothing is to be scrolled would only be one more stop.
        long = wanted > MOST_LINES * line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if long else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(min(max(wanted, line), MOST_LINES * line) + space(4))
