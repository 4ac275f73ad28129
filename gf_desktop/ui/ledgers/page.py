"""One ledger of the year before the eyes: heading, tools, the table with its sums, and a sentence on the cell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers import ledger_title
from gf_desktop.domain.ledgers.rules import declared_none
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.cells import TOTAL, Field
from gf_desktop.ui.ledgers.empty import EmptyLedger
from gf_desktop.ui.ledgers.foot import SharedBar, SumRow
from gf_desktop.ui.ledgers.grid import Grid
from gf_desktop.ui.ledgers.head import Head
from gf_desktop.ui.ledgers.heading import ColumnMenu
from gf_desktop.ui.ledgers.table import LedgerTable
from gf_desktop.ui.ledgers.tools import Tools
from gf_desktop.ui.prompts import QtAsk
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.message_line import Level, MessageLine

_LEVELS = {
    "wrong": Level.MISSING,
    "none": Level.INFO,
    "monthly": Level.INFO,
    "year": Level.INFO,
}
LEAST = 6
"""Rows below which the page is scrolled rather than the table made smaller."""


class LedgerPage(Part):
    """Edits one ledger.

    Signals:
        import_asked: The user wants to read this ledger from a spreadsheet.
    """

    import_asked = Signal()

    def __init__(self, context: Context, ledger: str) -> None:
        super().__init__(context, "")
        self.ledger = ledger
        explain = context.explain
        self.grid = Grid(self.model, ledger, explain.unit_words(), explain.choice_words(self.model.say))
        self.words = self.grid.words
        title = self.model.say(ledger_title(ledger))
        self.head = Head(self.model, ledger, self.words)
        self.heading = self.head.title
        self.table = LedgerTable(self.grid, self._confirm, title)
        self.tools = Tools(self.table, self.words)
        self.sums = SumRow(self.table)
        self.bar = SharedBar(self.table)
        self.line = MessageLine()
        self.empty = EmptyLedger(title, ledger)
        self.columns = ColumnMenu(self.grid, self.table, context.settings)
        self.stack = QStackedWidget()
        self._by_hand = False
        self._lay_out()
        self._connect()
        self._show_columns()
        self.entered()

    # --- building -------------------------------------------------------------

    def _lay_out(self) -> None:
        self.outer.insertWidget(0, self.head)
        sheet = QWidget()
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.tools)
        lines.addSpacing(space(8))
        lines.addWidget(self.table, 1)
        lines.addWidget(self.sums)
        lines.addWidget(self.bar)
        lines.addSpacing(space(4))
        lines.addWidget(self.line)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(self.table.horizontalHeader().height() + LEAST * row)
        for one in (sheet, self.empty):
            self.stack.addWidget(one)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.head.asked.connect(self.go_to_place)
        self.tools.view_changed.connect(self._on_view)
        self.tools.performed.connect(self._on_tool)
        self.tools.columns_button.setMenu(self.columns.chooser)
        self.tools.menu.aboutToShow.connect(self._offer_column)
        kinds = QMenu(self.tools.kinds_button)
        self.tools.kinds_button.setMenu(kinds)
        self.tools.kinds_button.setVisible(bool(self.columns.kinds()) and not self.model.read_only)
        kinds.aboutToShow.connect(partial(self.columns.fill_kinds, kinds))
        self.columns.shown_changed.connect(self._on_columns_chosen)
        self.table.customContextMenuRequested.connect(self.tools.show_menu)
        self.table.cell_changed.connect(self._on_cell)
        self.table.told.connect(partial(self.line.set_message, Level.ATTENTION))
        self.grid.refreshed.connect(self._on_refreshed)
        self.empty.chosen.connect(self._on_first_step)
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)

    # --- columns ----------------------------------------------------------------

    def _show_columns(self) -> None:
        """Show the columns that are wanted or hold something, by year or by month."""
        place = self.current_place()
        if self.tools.monthly:
            fields = self._months()
        else:
            fields = [Field(one) for one in layout.ordered(self.ledger) if self.columns.shows(one.key)]
        self.grid.set_fields(fields)
        keys = [field.key for field in fields]
        self.table.lay_out(sum(1 for key in layout.frozen(self.ledger) if key in keys))
        self.sums.refresh()
        if place is not None:
            self.focus(*place, take=False)

    def _months(self) -> list[Field]:
        known = {one.key: one for one in layout.ordered(self.ledger)}
        column = known[self.tools.quantity]
        named = [Field(known[key]) for key in layout.frozen(self.ledger)]
        unit = [Field(known[column.unit_column])] if column.unit_column else []
        return [*named, *unit, *(Field(column, month) for month in range(1, TOTAL + 1))]

    def _offer_column(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.columns.offer(self.tools.menu, self.grid.fields[index.column()].column)

    def _on_columns_chosen(self) -> None:
        self._show_columns()

    def _on_view(self) -> None:
        self._show_columns()
        self._show_note()

    # --- following --------------------------------------------------------------

    def entered(self) -> None:
        """Bring what the page shows up to date."""
        self.head.refresh()
        self._show_state()
        self._show_note()

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.head.refresh()
            self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the session from now on."""
        super().showEvent(event)
        self.grid.wake()
        self.entered()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the session go on alone while nobody looks."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.grid.sleep()

    def _on_refreshed(self) -> None:
        if not self.tools.monthly and self.columns.waiting_with_data() - {
            field.key for field in self.grid.fields
        }:
            self._show_columns()
        self.table.fit()
        self._show_state()
        self._show_note()

    def _show_state(self) -> None:
        """Show the first step where nothing is there yet, else the table."""
        nothing = not self.grid.rows and not self._by_hand
        declared = self.ledger in self.model.document.ledgers.none
        self.empty.show_state(declared=declared, read_only=self.model.read_only)
        self.stack.setCurrentIndex(1 if nothing else 0)

    def _on_cell(self) -> None:
        self._show_note()
        place = self.current_place()
        if place is not None and self.table.hasFocus():
            self.row_focused.emit("/".join(place))

    def _show_note(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            self.line.set_message(Level.NONE, "")
            return
        note = self.grid.note(index)
        line, of = self.grid.lines[index.row()], self.grid.fields[index.column()]
        if note is None:
            self.line.set_message(Level.NONE, "")
            return
        where = self.tr("{row} · {column}：").format(
            row=self.grid.name(line), column=self.model.say(of.column.title)
        )
        self.line.set_message(_LEVELS.get(note.kind, Level.ATTENTION), where + note.said)

    # --- doing ------------------------------------------------------------------

    def _confirm(self, cells: list[tuple[int, Field]]) -> bool:
        """Ask whether months may give way to a year's figure, or the other way round."""
        ask = self.context.ask or QtAsk(self)
        row, of = cells[0]
        where = self.tr("“{row}”的“{column}”").format(
            row=self.grid.name(self.grid.lines[row]), column=self.model.say(of.column.title)
        )
        if len(cells) > 1:
            where = self.tr("{where}等 {count} 处").format(where=where, count=len(cells))
        if of.month:
            return ask.confirm(
                self.tr("{where}已有全年数，改为按月填写？").format(where=where),
                self.tr("改后全年数由 12 个月相加，其余月份先空着。原来的全年数可以用“撤销”找回。"),
                self.tr("改为按月填写"),
            )
        return ask.confirm(
            self.tr("{where}是按月填写的，改用全年数？").format(where=where),
            self.tr("改后 12 个月的数不再保留。原来各月的数可以用“撤销”找回。"),
            self.tr("改用全年数"),
        )

    def _on_tool(self, name: str) -> None:
        if name == "import":
            self.import_asked.emit()
        elif name == "add":
            self.table.add_row()
        else:
            self.table.setFocus()
            self.table.perform(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste into the table wherever on the page the focus is, if nobody there takes the text."""
        if not event.matches(QKeySequence.StandardKey.Paste) or self.model.read_only:
            super().keyPressEvent(event)
        elif self.stack.currentIndex() == 0:
            self._on_tool("paste")
        elif not declared_none(self.model.document.ledgers, self.ledger):
            self._on_first_step("paste")

    def _on_first_step(self, name: str) -> None:
        title = self.model.say(ledger_title(self.ledger))
        if name in ("none", "some"):
            self.model.none(self.ledger, name == "none", title)
            return
        if name == "import":
            self.import_asked.emit()
            return
        self._by_hand = True
        self._show_state()
        self.table.add_row()
        if name == "paste":
            self.table.paste()

    def flush(self) -> None:
        """Hand over the cell that is being typed in."""
        self.table.finish_editing()

    # --- going there ----------------------------------------------------------------

    def current_place(self) -> tuple[str, str] | None:
        """Return row and column of the current cell, or None."""
        index = self.table.currentIndex()
        if (
            not index.isValid()
            or index.row() >= len(self.grid.lines)
            or index.column() >= len(self.grid.fields)
        ):
            return None
        return self.grid.lines[index.row()].id, self.grid.fields[index.column()].column.key

    def go_to_place(self, place: str) -> None:
        """Show the cell that a gap names, of a column the first; where a row is missing, the blank one to fill in."""
        _, row, column = (*place.split("/", 2), "", "")[:3]
        if self.focus_column(row) or self.focus(row, column) or self.model.read_only:
            return
        self._by_hand = True
        self._show_state()
        self.table.add_row()

    def focus(self, row_id: str, column: str = "", *, take: bool = True) -> bool:
        """Bring a cell before the eyes, its column too where it is not shown; False where there is no such row.

        Without a column, that which changed last in the row, as after an undo; else the column one is in.
        """
        here = self.current_place()
        column = column or self.grid.last_changed.get(row_id, "") or (here[1] if here else "")
        numbers = [number for number, line in enumerate(self.grid.lines) if line.id == row_id]
        if not numbers:
            return False
        if column and take and column not in {of.column.key for of in self.grid.fields}:
            self.columns.show(column)
            self.tools.show_year()
            self._show_columns()
        places = [number for number, of in enumerate(self.grid.fields) if of.column.key == column]
        if here != (row_id, column):
            self.table.setCurrentIndex(self.grid.index(numbers[0], places[0] if places else 0))
        if take:
            self.table.setFocus()
        return True

    def focus_column(self, column: str) -> bool:
        """Bring a column before the eyes at its first row; False where there is no such column, or no row."""
        rows = self.grid.rows
        return bool(rows) and column in self.grid.cells.columns and self.focus(rows[0].id, column)

    def focus_row(self, row: str) -> bool:
        """Put the focus on a cell (``e1/consumed``), a column (``limit_standard``) or on where work begins."""
        row_id, _, column = row.partition("/")
        if row_id and (self.focus(row_id, column) or self.focus_column(row_id)):
            return True
        if self.stack.currentIndex() == 1:
            self.empty.setFocus()
        else:
            if not self.table.currentIndex().isValid() and self.grid.fields:
                self.table.setCurrentIndex(self.grid.index(0, 0))
            self.table.setFocus()
        return not row_id
