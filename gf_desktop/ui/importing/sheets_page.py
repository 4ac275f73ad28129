"""Second page: sheet by sheet what was understood; what is none of ours is led to a ledger, or left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.messages import message
from gf_desktop.ui.importing.desk import Cancelled, Desk, Progress
from gf_desktop.ui.importing.mapping_panel import MappingPanel
from gf_desktop.ui.importing.step import ImportPage
from gf_desktop.ui.importing.told_panel import ToldPanel
from gf_desktop.ui.importing.words import ICONS, ImportWords
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.services.importing import Findings, Import, Place, SheetMapping, SheetState

_LEFT, _RIGHT = 5, 8


class SheetsPage(ImportPage):
    """Sheets at the left, the one under the cursor at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", "")
        self.setTitle(self.tr("读懂了什么"))
        self.hint.setText(
            self.tr("逐张核对：左边选工作表，右边看读到的内容；不是本程序的表，请选择读作哪种数据。")
        )
        self._words = ImportWords(desk.model, self)
        self.table = DataTable(self.tr("工作表"))
        self.table.setObjectName("sheets")
        self.sheets: TableModel[SheetState] = TableModel(self._columns())
        self.sheets.setParent(self.table)
        self.table.setModel(self.sheets)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.row_activated.connect(lambda _row: self._into())
        self.mapping = MappingPanel(desk, self._words)
        self.mapping.settled.connect(self._on_settled)
        self.mapping.ignored.connect(self._on_ignored)
        self.told = ToldPanel(desk, self._words)
        self.told.ignored.connect(self._on_ignored)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.told)
        self.stack.addWidget(self.mapping)
        self.leave_rest = plain_button(self.tr("忽略其余未对应的表"))
        self.leave_rest.setObjectName("leave-rest")
        self.leave_rest.clicked.connect(self._on_leave_rest)
        self.both = self._lay_out()
        self.add(self.both)

    def _columns(self) -> list[Column[SheetState]]:
        return [
            Column(
                "name",
                self.tr("工作表"),
                self._name,
                tip=self._name,
                icon=self._icon,
                colour=self._colour,
                width=11,
            ),
            Column("what", self.tr("读作"), self._what, tip=self._what, width=6),
            Column("read", self.tr("读到"), self._words.read, tip=self._words.read, width=4),
            Column("problems", self.tr("问题"), self._problems, figure=True, width=3),
            Column("file", self.tr("文件"), lambda one: one.file, tip=lambda one: one.file),
        ]

    def _lay_out(self) -> QSplitter:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        lines.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.leave_rest)
        foot.addStretch(1)
        lines.addLayout(foot)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(space(12), 0, 0, 0)
        inner.addWidget(self.stack)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(right)
        both.setStretchFactor(0, _LEFT)
        both.setStretchFactor(1, _RIGHT)
        return both

    # --- words ------------------------------------------------------------------

    def _name(self, one: SheetState) -> str:
        return self.tr("{sheet}（隐藏）").format(sheet=one.name) if one.hidden else one.name

    def _what(self, one: SheetState) -> str:
        return self._words.understood(one, self._title)

    def _title(self, table: str) -> str:
        from gf_desktop.services.importing import table_title

        return self.desk.say(table_title(table))

    @staticmethod
    def _problems(one: SheetState) -> str:
        return str(one.serious) if one.serious else ""

    @staticmethod
    def _icon(one: SheetState) -> str:
        return ICONS[one.how]

    @staticmethod
    def _colour(one: SheetState) -> str:
        return {"waiting": "attention", "ignored": "muted"}.get(one.how, "")

    # --- showing ----------------------------------------------------------------

    def enter(self) -> None:
        """Show the sheets; those that wait come under the cursor first."""
        self.refresh()
        self.both.setSizes([_LEFT * self.width(), _RIGHT * self.width()])
        waiting = [number for number, one in enumerate(self.sheets.rows()) if one.how == "waiting"]
        if self.sheets.rowCount():
            self.table.setCurrentIndex(self.sheets.index(waiting[0] if waiting else 0, 0))
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the sheets as they are understood now."""
        number = self.table.currentIndex().row()
        self.sheets.set_rows(self.desk.current().sheets())
        states = self.sheets.rows()
        waiting = sum(one.how == "waiting" for one in states)
        self.table.setColumnHidden(len(self.sheets.columns) - 1, len({one.file for one in states}) < 2)
        self.leave_rest.setVisible(waiting > 0)
        if number < 0 and self.sheets.rowCount():
            self.table.setCurrentIndex(self.sheets.index(0, 0))
        self._show_current()
        self.completeChanged.emit()

    def shown_again(self) -> None:
        """Show the sheets after work that was cut short."""
        self.refresh()

    def allow(self, allowed: bool) -> None:
        """Nothing is led elsewhere while a sheet is read."""
        self.both.setEnabled(allowed)

    def _show_current(self) -> None:
        number = self.table.currentIndex().row()
        if self.desk.busy or not 0 <= number < self.sheets.rowCount():
            return
        state = self.sheets.row(number)
        ours = self.desk.current().is_ours(state.place)
        (self.told if ours else self.mapping).show_sheet(state)
        self.stack.setCurrentWidget(self.told if ours else self.mapping)

    def _into(self) -> None:
        if self.stack.currentWidget() is self.mapping:
            self.mapping.ledger.setFocus()
        else:
            self.told.table.setFocus()

    # --- doing ------------------------------------------------------------------

    def _on_settled(self, place: Place, mapping: SheetMapping) -> None:
        def job(under_way: Import, _progress: Progress, _cancelled: Cancelled) -> None:
            under_way.settle(place, mapping)

        self.desk.changed()
        self.work(message("importing.sheet", name=place[1]), job, lambda _: self._on_read())

    def _on_read(self) -> None:
        self.refresh()
        self._to_waiting()

    def _to_waiting(self) -> None:
        """Go on to the next sheet that waits."""
        here = self.table.currentIndex().row()
        waiting = [number for number, one in enumerate(self.sheets.rows()) if one.how == "waiting"]
        after = [number for number in waiting if number > here] or waiting
        if after:
            self.table.setCurrentIndex(self.sheets.index(after[0], 0))
        self.table.setFocus()

    def _on_ignored(self, place: Place) -> None:
        under_way = self.desk.current()
        ignored = any(one.place == place and one.how == "ignored" for one in self.sheets.rows())
        if ignored:
            under_way.restore(place)
        else:
            under_way.ignore(place)
        self.desk.changed()
        self.refresh()
        if not ignored:
            self._to_waiting()

    def _on_leave_rest(self) -> None:
        under_way = self.desk.current()
        for place in under_way.waiting():
            under_way.ignore(place)
        self.desk.changed()
        self.refresh()
        self.table.setFocus()

    # --- going on ---------------------------------------------------------------

    def wrong(self) -> QWidget | None:
        """The user has said of every sheet what it is, and something is left to be taken in."""
        states = self.sheets.rows()
        waiting = [number for number, one in enumerate(states) if one.how == "waiting"]
        if waiting:
            said = self.tr("还有 {count} 张表没有对应：请选择读作哪种数据并确认，或忽略它。")
            self.tell(Level.MISSING, said.format(count=len(waiting)))
            self.table.setCurrentIndex(self.sheets.index(waiting[0], 0))
            return self.table
        if not any(one.rows or one.facts for one in states):
            self.tell(
                Level.MISSING, self.tr("这些表里没有可以导入的内容。请换一份文件，或把表对应到一种数据。")
            )
            return self.table
        self.tell(Level.NONE, "")
        return None

    def before_next(self) -> Callable[[], None] | None:
        """Compare what was read with what is there, unless that was done."""
        if self.desk.findings is not None:
            return None

        def job(under_way: Import, _progress: Progress, _cancelled: Cancelled) -> Findings:
            return under_way.findings()

        return partial(self.work, message("importing.comparing"), job, self._on_compared)

    def _on_compared(self, found: Findings) -> None:
        self.desk.findings = found
        self.go_on()
