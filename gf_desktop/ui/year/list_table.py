"""A table as tall as its rows inside a page that scrolls; nothing in it is marked before the focus comes to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent, QWheelEvent

from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import TableModel


class ListTable(DataTable):
    """Lines to be opened with Enter; the wheel turns the page, unless there are more lines than are seen."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._most = 0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, rows: Sequence[Any], most: int = 0) -> None:
        """Show other rows, at most ``most`` of them at once; the current line stays where it is."""
        model = self.model()
        assert isinstance(model, TableModel)
        before = self.currentIndex().row()
        model.set_rows(rows)
        self._most = most
        self.fit_columns()
        self._fit_height()
        if before >= 0 and rows and not self.currentIndex().isValid():
            self.setCurrentIndex(model.index(min(before, len(rows) - 1), 0, QModelIndex()))

    def _fit_height(self) -> None:
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        seen = min(rows, self._most) if self._most else rows
        lines = self.verticalHeader().defaultSectionSize() * seen
        self.setFixedHeight(lines + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the font in force."""
        super().showEvent(event)
        self._fit_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first line where none is marked yet."""
        model = self.model()
        if not self.currentIndex().isValid() and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows out at the first and the last line, to the table above or below."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        model = self.model()
        if by and model is not None and not 0 <= self.currentIndex().row() + by < model.rowCount():
            self.focusNextPrevChild(by > 0)
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while every line is seen."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()
