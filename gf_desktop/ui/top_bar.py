"""The bar over everything: where one is, whether it is saved, search, and the menu."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bar says of an open evaluation: its title, a badge such as 非官方转录, and the badge's explanation."""

    title: str
    badge: str = ""
    explanation: str = ""
    role: str = "attention"


class TopBar(QWidget):
    """On Home the program's name; in an evaluation the way back, its heading and the state of saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.back_button = _button("back", self)
        self.back_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name = QLabel(self.tr("绿色工厂自评价"), self)
        set_role(self.name, "strong")
        self.title = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.title.setObjectName("title")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(self.title, "strong")
        self.badge = QLabel(self)
        self.badge.setObjectName("badge")
        self.saved = QLabel(self)
        self.saved.setObjectName("saved")
        set_role(self.saved, "muted")
        self.find_button = _button("find", self)
        self.menu_button = _button("menu", self)
        self.menu_button.setAccessibleName(self.tr("菜单"))
        self.menu_button.setToolTip(self.tr("菜单（F10）"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self.menu_button, "more")
        self._lay_out()

    def show_home(self, menu: QMenu) -> None:
        """Show the bar of Home."""
        self.menu_button.setMenu(menu)
        self._switch(at_home=True)

    def show_assessment(self, heading: Heading, back: QAction, find: QAction, menu: QMenu) -> None:
        """Show the bar of an open evaluation."""
        self.title.set_text(heading.title)
        self.badge.setText(heading.badge)
        self.badge.setToolTip(heading.explanation)
        set_role(self.badge, heading.role)
        self.back_button.setDefaultAction(back)
        self.back_button.setText(self.tr("全部评价"))
        self.find_button.setDefaultAction(find)
        self.find_button.setAccessibleName(self.tr("查找指标"))
        self.menu_button.setMenu(menu)
        self._switch(at_home=False)
        self.badge.setVisible(bool(heading.badge))

    def set_saved(self, text: str) -> None:
        """Say when everything was saved last, or nothing."""
        self.saved.setText(text)

    def _switch(self, *, at_home: bool) -> None:
        self.name.setVisible(at_home)
        for widget in (self.back_button, self.title, self.badge, self.saved, self.find_button):
            widget.setVisible(not at_home)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(space(12), space(4), space(12), space(4))
        row.setSpacing(space(12))
        for widget in (self.back_button, self.name):
            row.addWidget(widget)
        row.addWidget(self.title, 1)
        row.addWidget(self.badge)
        row.addStretch(0)
        for widget in (self.saved, self.find_button, self.menu_button):
            row.addWidget(widget)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule)
        # The saved mark has its room from the start, so that the title does not move when it appears.
        self.saved.setMinimumWidth(self.saved.fontMetrics().horizontalAdvance(self.tr("已保存 00:00")))
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name + "Button")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoRaise(True)
    button.setIconSize(QSize(space(20), space(20)))
    return button
