"""A sheet that needs no mapping: what was read of it, and the way to leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers import LEDGERS, Column, columns
from gf_desktop.ui.importing.desk import Desk
from gf_desktop.ui.importing.tables import Cells, RowsTable
from gf_desktop.ui.importing.words import ImportWords
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from gf_desktop.services.importing import Place, SheetState, ToldRow, ToldSheet

MOST_ROWS = 200
"""Rows that are shown; all of them are shown as differences later."""


class ToldPanel(QWidget):
    """The rows or facts of one sheet.

    Signals:
        ignored: The sheet is to be left out, or no longer (sheet).
    """

    ignored = Signal(object)

    def __init__(self, desk: Desk, words: ImportWords) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._place: Place = ("", "")
        self.title = ElidedLabel()
        set_role(self.title, "section")
        self.how = QLabel()
        self.how.setWordWrap(True)
        set_role(self.how, "muted")
        self.leave = plain_button("")
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(lambda: self.ignored.emit(self._place))
        self.table = RowsTable(self.tr("读到的内容"))
        self.table.setObjectName("told")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        lines.addLayout(head)
        lines.addWidget(self.how)
        lines.addWidget(self.table, 1)

    def show_sheet(self, state: SheetState) -> None:
        """Show what was read of a sheet."""
        self._place = state.place
        told = self._desk.current().told(state.place)
        self.title.set_text(state.name)
        self.leave.setText(self.tr("不再忽略") if state.how == "ignored" else self.tr("忽略此表"))
        said = self._words.how(state)
        count = sum(len(one.rows) for one in told)
        if count > MOST_ROWS:
            said = self.tr("{said}；下面是前 {most} 行，共 {count} 行").format(
                said=said, most=MOST_ROWS, count=count
            )
        self.how.setText(said)
        if told and told[0].rows:
            self._show_rows(told[0])
        else:
            self._show_facts(told)

    def _show_rows(self, told: ToldSheet) -> None:
        titles = self._titles(told.what)
        known: dict[str, Column] = (
            {one.key: one for one in columns(told.what)} if told.what in LEDGERS else {}
        )
        rows = told.rows[:MOST_ROWS]
        keys = dict.fromkeys(
            key for row in rows for key, value in row.values.items() if self._says(row, key, value)
        )
        keys.pop("id", None)
        cells = [tuple(self._cell(row, key, known.get(key)) for key in keys) for row in rows]
        figures = [key in known and known[key].kind in ("number", "quantity") for key in keys]
        self.table.show_rows([titles.get(key, key) for key in keys], cells, figures)

    @staticmethod
    def _says(row: ToldRow, key: str, value: object) -> bool:
        return value not in (None, "", ()) or key in row.drafts

    def _cell(self, row: ToldRow, key: str, column: Column | None) -> str:
        return row.drafts.get(key, "") or self._words.plain(row.values.get(key), column)

    def _show_facts(self, told: tuple[ToldSheet, ...]) -> None:
        rows: list[Cells] = []
        for one in told:
            titles = self._titles(one.what)
            rows += [
                (titles.get(key, key), self._words.plain(value))
                for key, value in one.facts.items()
                if value not in (None, "", ())
            ]
        self.table.show_rows([self.tr("项目"), self.tr("表中的内容")], rows)

    def _titles(self, table: str) -> dict[str, str]:
        from gf_desktop.services.importing import column_titles

        return {key: self._words.text(title) for key, title in column_titles(table).items()}
