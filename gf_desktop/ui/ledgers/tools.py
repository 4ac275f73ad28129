"""The tools above a ledger's table: year or months, rows, columns; and the table's menu with the same gestures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gf_desktop.ui.actions import key_words
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.keys import TABLE_KEYS
from gf_desktop.ui.ledgers.table import LedgerTable
from gf_desktop.ui.ledgers.words import Words
from gf_desktop.ui.theme import set_flag, set_icon, space
from gf_desktop.ui.widgets.buttons import MenuButton, plain_button
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option

_READING = ("copy", "all", "leave")
_GROUPS = (("cut", "copy", "paste"), ("fill", "clear", "all"), ("insert", "delete", "up", "down"))


class Tools(QWidget):
    """Buttons over the table.

    Signals:
        view_changed: Year or months, or another quantity by month.
        performed(str): A gesture was asked for: ``add``, ``import`` or one of the table's.
    """

    view_changed = Signal()
    performed = Signal(str)

    def __init__(self, table: LedgerTable, words: Words) -> None:
        super().__init__()
        self._table = table
        self._words = words
        self._read_only = table.grid.read_only
        quantities = [one for one in layout.ordered(table.grid.ledger) if one.kind == "quantity"]
        say = table.grid.session.say
        self.year = self._switch(self.tr("按年"), "by-year")
        self.months = self._switch(self.tr("按月"), "by-month")
        self.combo = Combo(self.tr("按月填写哪一列"), [Option(one.key, say(one.title)) for one in quantities])
        self.combo.setObjectName("quantity")
        usual = ("consumed", "output", "amount")
        keys = [one.key for one in quantities]
        self.combo.set_value(next((key for key in usual if key in keys), next(iter(keys), "")))
        self.menu = self._make_menu()
        self.columns_button = self._menu_button(self.tr("显示列"), "columns")
        self.rows_button = self._menu_button(self.tr("编辑"), "gestures")
        self.rows_button.setMenu(self.menu)
        self.kinds_button = self._menu_button(self.tr("没有的类别"), "kinds")
        self._lay_out(bool(quantities))
        self._connect()
        self._follow()

    @property
    def monthly(self) -> bool:
        """Whether months are shown."""
        return self.months.isChecked()

    @property
    def quantity(self) -> str:
        """The column whose months are shown."""
        return self.combo.value()

    def _switch(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setObjectName(name)
        set_flag(button, "kind", "button")
        button.setCheckable(True)
        return button

    def _menu_button(self, words: str, name: str) -> QToolButton:
        button = MenuButton()
        button.setObjectName(name)
        button.setText(words)
        set_flag(button, "kind", "button")
        set_icon(button, "expand")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self, has_quantities: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        self._of = QLabel(self.tr("填写"))
        for widget in (self.year, self.months, self._of, self.combo):
            row.addWidget(widget)
        row.addStretch(1)
        self.add = plain_button(self.tr("添加一行"), "add")
        self.paste = plain_button(self.tr("粘贴"))
        self.read = plain_button(self.tr("从表格文件导入…"), "import")
        for name, button in (("add", self.add), ("paste", self.paste), ("import", self.read)):
            button.setObjectName(f"tool-{name}")
            button.setVisible(not self._read_only)
            button.clicked.connect(partial(self._on_button, name))
            row.addWidget(button)
        row.addWidget(self.kinds_button)
        row.addWidget(self.rows_button)
        row.addWidget(self.columns_button)
        for switch in (self.year, self.months):
            switch.setVisible(has_quantities)
        for tool in (self.year, self.months, self.kinds_button, self.rows_button, self.columns_button):
            tool.setFixedHeight(self.add.sizeHint().height())

    def _on_button(self, name: str, _checked: bool = False) -> None:
        self.performed.emit(name)

    def _connect(self) -> None:
        self._group = QButtonGroup(self)
        for button in (self.year, self.months):
            self._group.addButton(button)
        self.year.setChecked(True)
        self._group.buttonClicked.connect(self._on_switched)
        self.combo.chosen.connect(self._on_switched)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _on_switched(self, _what: object) -> None:
        self._follow()
        self.view_changed.emit()

    def show_year(self) -> None:
        """Go back to the year's figures, without a word to others."""
        self.year.setChecked(True)
        self._follow()

    def _follow(self) -> None:
        for widget in (self._of, self.combo):
            widget.setVisible(self.monthly)
        self.columns_button.setEnabled(not self.monthly)

    # --- the menu -------------------------------------------------------------------

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        specs = {spec.id.removeprefix("ledger-"): spec for spec in TABLE_KEYS}
        for group in _GROUPS:
            for name in group:
                action = menu.addAction(f"{specs[name].text}\t{key_words(specs[name]).partition('  ')[0]}")
                action.setObjectName(f"do-{name}")
                action.setEnabled(not self._read_only or name in _READING)
                if specs[name].icon:
                    set_icon(action, specs[name].icon)
                action.triggered.connect(partial(self._on_button, name))
            menu.addSeparator()
        return menu

    def action(self, name: str) -> QAction:
        """Return the menu's entry for a gesture."""
        found = self.menu.findChild(QAction, f"do-{name}")
        assert isinstance(found, QAction), name
        return found

    def show_menu(self, at: QPoint) -> None:
        """Open the menu over the table."""
        self.menu.popup(self._table.viewport().mapToGlobal(at))
