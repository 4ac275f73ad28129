"""Which columns are shown, and what a click of the right button on a heading offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from gf_desktop.domain.ledgers.columns import Column
from gf_desktop.domain.ledgers.rows import Row
from gf_desktop.domain.ledgers.rules import may_be_none
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.grid import Grid
from gf_desktop.ui.ledgers.table import LedgerTable
from gf_desktop.ui.settings import Settings


class ColumnMenu(QObject):
    """Chooses columns. Those that hold something are always shown, and those that name a row.

    What the user chooses is ``remembered`` for every evaluation, where there is a place for it.

    Signals:
        shown_changed: Other columns are to be shown.
    """

    shown_changed = Signal()

    def __init__(self, grid: Grid, table: LedgerTable, remembered: Settings | None = None) -> None:
        super().__init__(table)
        self._remembered = remembered
        self._grid = grid
        self._table = table
        self._columns = layout.ordered(grid.ledger)
        self._keys = {one.key for one in self._columns}
        chosen = remembered.columns(grid.ledger) if remembered else {}
        self._wanted = {
            one.key for one in self._columns if chosen.get(one.key, not layout.waits(grid.ledger, one.key))
        }
        self.chooser = QMenu(table)
        self.chooser.aboutToShow.connect(self._fill)
        for view in (table, table.frozen):
            assert view is not None
            header = view.horizontalHeader()
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(partial(self._on_heading, view))

    def shows(self, key: str) -> bool:
        """Return whether a column is shown."""
        return (
            key in self._wanted or key in layout.frozen(self._grid.ledger) or key in self.waiting_with_data()
        )

    def show(self, key: str) -> None:
        """Have a column shown from now on."""
        self._wanted.add(key)

    def waiting_with_data(self) -> set[str]:
        """Return the columns that hold something in any row, or were declared none."""
        ledger, none = self._grid.ledger, self._grid.session.document.ledgers.none
        found = {one.key for one in self._columns if f"{ledger}.{one.key}" in none}
        rows = self._grid.rows
        for row in rows:
            if row.drafts:
                found |= row.drafts.keys()
        holding = (key for key in self._keys - found if any(_holds(row, key) for row in rows))
        return found.union(holding)

    # --- menus ------------------------------------------------------------------------

    def offer(self, menu: QMenu, column: Column) -> None:
        """Put what can be done with a column at the end of the table's menu."""
        for action in menu.actions():
            if action.objectName() == "column":
                menu.removeAction(action)
        mine = self.menu_of(column)
        mine.setTitle(self.tr("本列“{column}”").format(column=self._grid.session.say(column.title)))
        mine.menuAction().setObjectName("column")
        menu.addMenu(mine)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of rows that can be declared none, with their titles: those without a row."""
        column = self._grid.cells.columns.get("kind")
        if column is None:
            return ()
        there = {getattr(row, "kind", "") for row in self._grid.rows}
        titles = self._grid.cells.titles(column)
        may = may_be_none()
        return tuple(
            (k, t) for k, t in titles.items() if f"{self._grid.ledger}.{k}" in may and k not in there
        )

    def fill_kinds(self, menu: QMenu) -> None:
        """Offer each kind without a row to be declared none, ticked where it is."""
        menu.clear()
        none = self._grid.session.document.ledgers.none
        for kind, title in self.kinds():
            what = f"{self._grid.ledger}.{kind}"
            action = menu.addAction(self.tr("没有“{kind}”").format(kind=title))
            action.setObjectName(f"none-{kind}")
            action.setCheckable(True)
            action.setChecked(what in none)
            action.toggled.connect(partial(self._declare_kind, what, title))

    def _declare_kind(self, what: str, title: str, declared: bool) -> None:
        self._grid.session.none(what, declared, title)

    def _fill(self) -> None:
        self.chooser.clear()
        held = self.waiting_with_data()
        for column in self._columns:
            if column.key in layout.frozen(self._grid.ledger):
                continue
            text = self._grid.session.say(column.title)
            action = self.chooser.addAction(
                self.tr("{title}（已有数据）").format(title=text) if column.key in held else text
            )
            action.setCheckable(True)
            action.setChecked(self.shows(column.key))
            action.setEnabled(column.key not in held)
            action.toggled.connect(partial(self._on_toggled, column.key))

    def _on_toggled(self, key: str, wanted: bool) -> None:
        (self._wanted.add if wanted else self._wanted.discard)(key)
        if self._remembered is not None:
            chosen = {**self._remembered.columns(self._grid.ledger), key: wanted}
            self._remembered.set_columns(self._grid.ledger, chosen)
        self.shown_changed.emit()

    def _on_heading(self, view: object, at: QPoint) -> None:
        header = view.horizontalHeader()  # type: ignore[attr-defined]
        number = header.logicalIndexAt(at)
        if 0 <= number < len(self._grid.fields):
            menu = self.menu_of(self._grid.fields[number].column)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(header.mapToGlobal(at))

    def menu_of(self, column: Column) -> QMenu:
        """Return what can be done with a column: declared none or not, hidden, others shown."""
        menu = QMenu(self._table)
        what = f"{self._grid.ledger}.{column.key}"
        declared = what in self._grid.session.document.ledgers.none
        # A word that may no longer be given can be taken back.
        if (declared or what in may_be_none()) and not self._grid.read_only:
            words = self.tr("取消声明本列没有") if declared else self.tr("声明本列没有（空格按没有处理）")
            action = menu.addAction(words)
            action.setObjectName("declare")
            action.triggered.connect(partial(self._declare, column, not declared))
        hide = menu.addAction(self.tr("隐藏本列"))
        hide.setObjectName("hide")
        held = self.waiting_with_data() | {*layout.frozen(self._grid.ledger)}
        hide.setEnabled(column.key not in held)
        hide.triggered.connect(partial(self._on_toggled, column.key, False))
        return menu

    def _declare(self, column: Column, declared: bool, _checked: bool = False) -> None:
        what = f"{self._grid.ledger}.{column.key}"
        self._grid.session.none(what, declared, self._grid.session.say(column.title))


def _holds(row: Row, key: str) -> bool:
    return getattr(row, key) not in (None, "", {})
