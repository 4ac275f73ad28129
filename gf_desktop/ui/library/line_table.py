"""A list of the library: one line is the current one, the columns share the room, a menu says what can be done."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from gf_desktop.ui.library.fitting import fit
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

L = TypeVar("L")


class LineTable(DataTable, Generic[L]):
    """Shows lines; whoever makes one gives it its columns (``take_columns``) before it is shown.

    Args:
        title: What the list is called.
        key: Tells one line from another.

    Signals:
        line_changed(object): Another line is the current one, or None.
        menu_requested(QPoint): What can be done with the current line is wanted, at this place of the screen.
    """

    line_changed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, title: str, key: Callable[[L], Hashable]) -> None:
        super().__init__(title)
        self._key = key
        self._flexible: Mapping[str, tuple[int, int]] = {}
        self._spare: Sequence[str] = ()
        self.lines: TableModel[L] = TableModel([])

    def take_columns(
        self, columns: Sequence[Column[L]], flexible: Mapping[str, tuple[int, int]], spare: Sequence[str]
    ) -> None:
        """Take over the columns; ``flexible`` and ``spare`` as ``fitting.fit`` has them."""
        self._flexible, self._spare = flexible, spare
        self.lines = TableModel(columns)
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show other lines; the current one stays where it is still among them, else the first is."""
        before = self.current_line()
        self.lines.set_rows(lines)
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self.lines.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.clearSelection()
        if not lines:
            self.line_changed.emit(None)
        elif before is None or not self.go_to(self._key(before)):
            self._go(0)

    def go_to(self, key: Hashable) -> bool:
        """Make a line the current one; False where it is not in the list."""
        number = next((n for n, one in enumerate(self.lines.rows()) if self._key(one) == key), -1)
        if number >= 0:
            self._go(number)
        return number >= 0

    def current_line(self) -> L | None:
        """Return the line the cursor is on."""
        number = self.currentIndex().row()
        return self.lines.row(number) if 0 <= number < self.lines.rowCount() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns in the font in force."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the flexible columns share what the others leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._flexible:
            fit(self, self.lines.columns, self._flexible, self._spare)

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
