"""The list of tables: one line is one table in one version."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

from gf_desktop.domain.pack import short_title
from gf_desktop.ui.library.line_table import LineTable
from gf_desktop.ui.library.lines import Line
from gf_desktop.ui.library.words import ABOLISHED, OFFICIAL, OWN, RETIRED, TRANSCRIPT, LibraryWords, standings
from gf_desktop.ui.widgets.table_model import Column

_FLEXIBLE = {"sure": (17, 28), "title": (13, 0)}
"""Characters that how sure the figures are and the title have at least; the former at most."""
_SPARE = ("used", "version", "industries", "subject")
"""What gives way in a narrow window: it stands below the list as well."""
_COLOURS = {OFFICIAL: "accent", TRANSCRIPT: "attention", OWN: "info", ABOLISHED: "muted", RETIRED: "muted"}
_ICONS = {OFFICIAL: "check", TRANSCRIPT: "alert", OWN: "edit", ABOLISHED: "lock", RETIRED: "lock"}


class LibraryTable(LineTable[Line]):
    """Shows the tables found.

    Signals:
        seen: Other lines have come into sight.
        delete_pressed: The key that deletes was pressed.
    """

    seen = Signal()
    delete_pressed = Signal()

    def __init__(self, words: LibraryWords) -> None:
        super().__init__(self.tr("评价要求"), lambda line: line.identity)
        self.setObjectName("packs")
        self._words = words
        self.take_columns(self._columns(), _FLEXIBLE, _SPARE)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.seen.emit())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, as every list of the library does, and tell that they are in sight."""
        super().show_lines(lines)
        self.seen.emit()

    def replace(self, line: Line) -> None:
        """Show more of a table that is in the list."""
        for number, one in enumerate(self.lines.rows()):
            if one.identity == line.identity:
                self.lines.replace_row(number, line)

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
        """Tell that lines have come into sight."""
        super().showEvent(event)
        self.seen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that other lines may have come into sight."""
        super().resizeEvent(event)
        self.seen.emit()

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
