"""The bar over everything: the program's name or the open evaluation, and the menu."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_icon, set_role, space

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from gf_desktop.ui.place_bar import Heading, PlaceBar


class TopBar(QWidget):
    """On Home the program's name; in an evaluation the way back, its heading and the state of saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.name = QLabel(self.tr("绿色工厂自评价"), self)
        set_role(self.name, "strong")
        self.menu_button = _button("menu", self)
        self.menu_button.setAccessibleName(self.tr("菜单"))
        self.menu_button.setToolTip(self.tr("菜单（F10）"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self.menu_button, "more")
        self._lay_out()

    @cached_property
    def place(self) -> PlaceBar:
        """What the bar shows of an open evaluation; made behind the first picture, which is Home's."""
        from gf_desktop.ui.place_bar import PlaceBar

        place = PlaceBar(_button("back", self), _button("find", self), self)
        place.hide()
        self._row.insertWidget(1, place, 1)
        return place

    def show_home(self, menu: QMenu) -> None:
        """Show the bar of Home."""
        self.menu_button.setMenu(menu)
        self._switch(at_home=True)

    def show_assessment(
        self, heading: Heading, back: QAction, find: QAction, copy: QAction, menu: QMenu
    ) -> None:
        """Show the bar of an open evaluation."""
        self.place.show_heading(heading, back, find, copy)
        self.menu_button.setMenu(menu)
        self._switch(at_home=False)

    def set_saved(self, text: str) -> None:
        """Say when everything was saved last, or nothing."""
        self.place.saved.setText(text)

    def _switch(self, *, at_home: bool) -> None:
        self.name.setVisible(at_home)
        self.place.setVisible(not at_home)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(space(12), space(4), space(12), space(4))
        self._row.setSpacing(space(12))
        self._row.addWidget(self.name)
        self._row.addStretch(0)
        self._row.addWidget(self.menu_button)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(rule)


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name + "Button")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoRaise(True)
    button.setIconSize(QSize(space(20), space(20)))
    return button
