"""The part of the top bar that an open evaluation fills: the way back, what it is, whether it is saved, search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gf_desktop.ui.actions import plain
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bar says of an open evaluation: its title, a badge such as 非官方转录, and the badge's explanation.

    ``closed`` says why nothing can be changed where it is closed (定稿); the bar then says so and offers a copy.
    """

    title: str
    badge: str = ""
    explanation: str = ""
    role: str = "attention"
    closed: str = ""


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
        self.state = QLabel(self.tr("已定稿"), self)
        self.state.setObjectName("state")
        set_role(self.state, "info")
        self.copy_button = link_button("", self)
        self.copy_button.setObjectName("copyButton")
        set_icon(self.copy_button, "copy", colour="accent")
        self._actions: dict[QToolButton, QAction] = {}
        for button in (self.back_button, self.copy_button):
            button.clicked.connect(partial(self._trigger, button))
        self.saved = QLabel(self)
        self.saved.setObjectName("saved")
        set_role(self.saved, "muted")
        self._lay_out()

    def show_heading(self, heading: Heading, back: QAction, find: QAction, copy: QAction) -> None:
        """Show where one is."""
        # No default actions where a button has words of its own: each change of an action would overwrite them.
        self._actions = {self.back_button: back, self.copy_button: copy}
        self.title.set_text(heading.title)
        self.badge.setText(heading.badge)
        self.badge.setToolTip(heading.explanation)
        self.badge.setVisible(bool(heading.badge))
        set_role(self.badge, heading.role)
        self.state.setVisible(bool(heading.closed))
        self.state.setToolTip(heading.closed)
        self.copy_button.setVisible(bool(heading.closed))
        self.copy_button.setText(plain(copy.text()))
        self.back_button.setText(self.tr("全部评价"))
        self.back_button.setToolTip(self.tr("回到全部评价（{key}）").format(key=back.shortcut().toString()))
        set_icon(self.back_button, "back")
        self.find_button.setDefaultAction(find)
        self.find_button.setAccessibleName(self.tr("查找指标"))

    def _trigger(self, button: QToolButton, _checked: bool = False) -> None:
        self._actions[button].trigger()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.addWidget(self.back_button)
        row.addWidget(self.title, 1)
        for widget in (self.badge, self.state, self.copy_button, self.saved, self.find_button):
            row.addWidget(widget)
        # The saved mark has its room from the start, so that the title does not move when it appears.
        self.saved.setMinimumWidth(self.saved.fontMetrics().horizontalAdvance(self.tr("已保存 00:00")))
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
