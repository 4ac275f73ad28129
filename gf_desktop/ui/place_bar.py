"""The part of the top bar that an open evaluation fills: the way back, what it is, whether it is saved, search."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bar says of an open evaluation: its title, a badge such as 非官方转录, and the badge's explanation."""

    title: str
    badge: str = ""
    explanation: str = ""
    role: str = "attention"


class PlaceBar(QWidget):
    """Says where one is, and how to leave. The two buttons are made by whoever owns the bar around it."""

    def __init__(self, back: QToolButton, find: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button, self.find_button = back, find
        self.back_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.title.setObjectName("title")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(self.title, "strong")
        self.badge = QLabel(self)
        self.badge.setObjectName("badge")
        self.saved = QLabel(self)
        self.saved.setObjectName("saved")
        set_role(self.saved, "muted")
        self._lay_out()

    def show_heading(self, heading: Heading, back: QAction, find: QAction) -> None:
        """Show where one is."""
        self.title.set_text(heading.title)
        self.badge.setText(heading.badge)
        self.badge.setToolTip(heading.explanation)
        self.badge.setVisible(bool(heading.badge))
        set_role(self.badge, heading.role)
        self.back_button.setDefaultAction(back)
        self.back_button.setText(self.tr("全部评价"))
        self.find_button.setDefaultAction(find)
        self.find_button.setAccessibleName(self.tr("查找指标"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.addWidget(self.back_button)
        row.addWidget(self.title, 1)
        for widget in (self.badge, self.saved, self.find_button):
            row.addWidget(widget)
        # The saved mark has its room from the start, so that the title does not move when it appears.
        self.saved.setMinimumWidth(self.saved.fontMetrics().horizontalAdvance(self.tr("已保存 00:00")))
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
