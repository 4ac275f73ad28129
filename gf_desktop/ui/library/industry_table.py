"""The list of industries: one line is a key industry or an industry standard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from gf_desktop.ui.library.fitting import fit
from gf_desktop.ui.library.industry_lines import IndustryLine
from gf_desktop.ui.library.industry_words import COLOURS, SURE_COLOURS, IndustryWords
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

_FLEXIBLE = {"title": (13, 0)}
"""Characters that the title has at least."""
_SPARE = ("supersedes", "kind", "sector")
"""What gives way in a narrow window: it stands below the list as well."""


class IndustryTable(DataTable):
    """Shows the lines found.

    Signals:
        line_changed(object): Another ``IndustryLine`` is the current one, or None.
        menu_requested(QPoint): What can be done with the current line is wanted, at this place of the screen.
    """

    line_changed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, words: IndustryWords) -> None:
        super().__init__(self.tr("行业目录"))
        self.setObjectName("industries")
        self._words = words
        self.lines: TableModel[IndustryLine] = TableModel(self._columns())
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_lines(self, lines: Sequence[IndustryLine]) -> None:
        """Show other lines; the current one stays where it is still among them, else the first is."""
        before = self.current_line()
        self.lines.set_rows(lines)
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self.lines.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.clearSelection()
        if not lines:
            self.line_changed.emit(None)
        elif before is None or not self.go_to(before.key):
            self._go(0)

    def go_to(self, key: tuple[str, str, str]) -> bool:
        """Make an entry the current one; False where it is not in the list."""
        number = next((n for n, one in enumerate(self.lines.rows()) if one.key == key), -1)
        if number >= 0:
            self._go(number)
        return number >= 0

    def current_line(self) -> IndustryLine | None:
        """Return the line the cursor is on."""
        number = self.currentIndex().row()
        return self.lines.row(number) if 0 <= number < self.lines.rowCount() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns in the font in force."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title have what the others leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit(self, self.lines.columns, _FLEXIBLE, _SPARE)

    def _go(self, number: int) -> None:
        index = self.lines.index(number, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.line_changed.emit(self.lines.row(number))

    def _on_row(self) -> None:
        self.line_changed.emit(self.current_line())

    def _on_menu(self, at: QPoint) -> None:
        if self.current_line() is not None:
            self.menu_requested.emit(self.viewport().mapToGlobal(at))

    def _columns(self) -> list[Column[IndustryLine]]:
        say = self._words
        return [
            Column("title", self.tr("行业或标准"), _title, tip=_title, sort=_title),
            Column("sector", self.tr("部门"), _sector, width=5, sort=_sector),
            Column("kind", self.tr("种类"), lambda one: say.kind(one.entry.kind), width=5, sort=_kind),
            Column(
                "code",
                self.tr("标准编号"),
                lambda one: one.entry.code or "–",
                tip=lambda one: one.entry.code,
                width=10,
                sort=lambda one: one.entry.code,
            ),
            Column(
                "standing",
                self.tr("状态"),
                lambda one: say.standing(one.values["standing"]),
                width=6,
                sort=lambda one: say.standing(one.values["standing"]),
            ),
            Column(
                "supersedes",
                self.tr("代替"),
                lambda one: one.entry.supersedes or "–",
                tip=lambda one: one.entry.supersedes,
                width=9,
                sort=lambda one: one.entry.supersedes,
            ),
            Column(
                "sure",
                self.tr("可靠程度"),
                lambda one: say.sure(one.entry.confidence),
                colour=lambda one: SURE_COLOURS[one.entry.confidence],
                tip=lambda one: say.sure_meaning(one.entry.confidence),
                width=6,
                sort=lambda one: say.sure(one.entry.confidence),
            ),
            Column(
                "table",
                self.tr("指标表"),
                lambda one: say.table(one.table),
                colour=lambda one: COLOURS[one.table],
                tip=lambda one: one.said,
                width=8,
                sort=lambda one: say.table(one.table),
            ),
        ]


def _title(line: IndustryLine) -> str:
    return line.entry.title


def _sector(line: IndustryLine) -> str:
    return line.entry.sector


def _kind(line: IndustryLine) -> str:
    return line.entry.kind
