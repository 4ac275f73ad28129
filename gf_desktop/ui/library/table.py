"""The list of tables: one line is one table in one version."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from gf_desktop.domain.pack import short_title
from gf_desktop.ui.library.fitting import fit
from gf_desktop.ui.library.lines import Line
from gf_desktop.ui.library.words import ABOLISHED, OFFICIAL, OWN, RETIRED, TRANSCRIPT, LibraryWords, standings
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

_FLEXIBLE = {"sure": (17, 28), "title": (13, 0)}
"""Characters that how sure the figures are and the title have at least; the former at most."""
_SPARE = ("used", "version", "industries", "subject")
"""What gives way in a narrow window: it stands below the list as well."""
_COLOURS = {OFFICIAL: "accent", TRANSCRIPT: "attention", OWN: "info", ABOLISHED: "muted", RETIRED: "muted"}
_ICONS = {OFFICIAL: "check", TRANSCRIPT: "alert", OWN: "edit", ABOLISHED: "lock", RETIRED: "lock"}


class LibraryTable(DataTable):
    """Shows the lines found.

    Signals:
        line_changed(object): Another ``Line`` is the current one, or None.
        seen: Other lines have come into sight.
        menu_requested(QPoint): What can be done with the current table is wanted, at this place of the screen.
        delete_pressed: The key that deletes was pressed.
    """

    line_changed = Signal(object)
    seen = Signal()
    menu_requested = Signal(QPoint)
    delete_pressed = Signal()

    def __init__(self, words: LibraryWords) -> None:
        super().__init__(self.tr("评价要求"))
        self.setObjectName("packs")
        self._words = words
        self.lines: TableModel[Line] = TableModel(self._columns())
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.seen.emit())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the current one stays where it is still among them, else the first is."""
        before = self.current_line()
        wanted = before.identity if before is not None else None
        self.lines.set_rows(lines)
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self.lines.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.clearSelection()
        if lines and not self.go_to(wanted):
            self._go(0)
        if not lines:
            self.line_changed.emit(None)
        self.seen.emit()

    def replace(self, line: Line) -> None:
        """Show more of a table that is in the list."""
        for number, one in enumerate(self.lines.rows()):
            if one.identity == line.identity:
                self.lines.replace_row(number, line)

    def go_to(self, identity: tuple[str, int] | None) -> bool:
        """Make a table the current one; False where it is not in the list."""
        for number, one in enumerate(self.lines.rows()):
            if one.identity == identity:
                self._go(number)
                return True
        return False

    def current_line(self) -> Line | None:
        """Return the line the cursor is on."""
        number = self.currentIndex().row()
        return self.lines.row(number) if 0 <= number < self.lines.rowCount() else None

    def in_sight(self) -> tuple[Line, ...]:
        """Return the lines that are on the screen, the current one first."""
        rows = self.lines.rows()
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        shown = rows[first : last + 1 if last >= 0 else len(rows)] if self.isVisible() else ()
        current = self.current_line()
        return (*([current] if current is not None else []), *shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete; everything else is as in every table."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns in the font in force."""
        super().showEvent(event)
        self._fit()
        self.seen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title and how sure the figures are share what the others leave."""
        super().resizeEvent(event)
        self._fit()
        self.seen.emit()

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

    def _columns(self) -> list[Column[Line]]:
        return [
            Column("title", self.tr("评价要求"), _title, tip=lambda one: one.entry.header.title, sort=_title),
            _plain("subject", self.tr("评价主体"), lambda one: one.subject, 5),
            Column(
                "version",
                self.tr("版本"),
                lambda one: str(one.entry.header.version),
                figure=True,
                width=3,
                sort=lambda one: one.entry.header.version,
            ),
            _plain("province", self.tr("地区"), lambda one: one.province, 4),
            Column(
                "industries",
                self.tr("行业"),
                lambda one: one.industries,
                tip=lambda one: self._words.all_industries(one.entry.header),
                width=9,
                sort=lambda one: one.industries,
            ),
            Column("points", self.tr("总分"), lambda one: one.points, figure=True, width=5),
            Column(
                "standing",
                self.tr("性质"),
                lambda one: self._words.standing(standings(one.entry)[-1]),
                icon=lambda one: _ICONS[standings(one.entry)[-1]],
                colour=lambda one: _COLOURS[standings(one.entry)[-1]],
                tip=lambda one: one.standing,
                width=8,
                sort=lambda one: one.standing,
            ),
            Column("sure", self.tr("基准值的可靠程度"), self._shares, tip=self._all_shares),
            Column(
                "used", self.tr("使用"), self._used, figure=True, width=4, sort=lambda one: one.entry.in_use
            ),
        ]

    def _shares(self, line: Line) -> str:
        if line.failed:
            return self.tr("文件有误，不能使用")
        return self._words.shares(line.facts) if line.facts is not None else ""

    def _all_shares(self, line: Line) -> str:
        if line.failed or line.facts is None:
            return line.failed
        return "\n".join((self._words.counts(line.facts), self._words.sure_meaning(line.facts))).strip()

    def _used(self, line: Line) -> str:
        return self.tr("{count} 份").format(count=line.entry.in_use) if line.entry.in_use else "–"


def _title(line: Line) -> str:
    return short_title(line.entry.header)


def _plain(key: str, title: str, text: Callable[[Line], str], width: int) -> Column[Line]:
    return Column(key, title, text, width=width, sort=text)
