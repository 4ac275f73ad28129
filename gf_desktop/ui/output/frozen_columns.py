"""The first columns of the platform's table, which stay where they are while the others are scrolled.

A second view over the same model and the same selection, laid over the left edge of the table. Keys, tab stops and
screen readers know the table only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from gf_desktop.ui.output.sheet_table import SheetTable

Signs = Callable[["SheetTable", QAbstractItemDelegate, QTableView], QAbstractItemDelegate]


class FrozenColumns(QTableView):
    """Shows the first ``count`` columns of a table, row beside row with it."""

    def __init__(self, table: SheetTable, count: int, signs: Signs, plain: QAbstractItemDelegate) -> None:
        super().__init__(table)
        self._table = table
        self.count = count
        self.setObjectName("frozen-columns")
        self.setAccessibleName(table.accessibleName())
        self._be_like(table)
        self.setItemDelegate(signs(table, plain, self))
        self._follow(table)
        self.show()

    def _be_like(self, table: SheetTable) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("FrozenColumns { border: 0 }")  # its edge is that of the table below
        self.setFont(table.font())
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setSelectionMode(table.selectionMode())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(table.verticalScrollMode())
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(table.horizontalHeader().height())

    def _follow(self, table: SheetTable) -> None:
        model: QAbstractItemModel = table.model()
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column >= self.count)
            if column < self.count:
                self.setColumnWidth(column, table.columnWidth(column))
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def _on_resized(self, column: int, _former: int, width: int) -> None:
        if column < self.count:
            self.setColumnWidth(column, width)
            self.place()

    def wanted_width(self) -> int:
        """Return the width of the columns together."""
        return sum(self.columnWidth(column) for column in range(self.count))

    def place(self) -> None:
        """Lie over the same columns of the table."""
        edge = self._table.frameWidth()
        height = self._table.viewport().height() + self._table.horizontalHeader().height()
        self.setGeometry(edge, edge, self.wanted_width(), height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell here and gives the focus to the table."""
        super().mousePressEvent(event)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sign copies its cell."""
        super().mouseReleaseEvent(event)
        self._table.released(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the sign in the cell under the mouse."""
        super().mouseMoveEvent(event)
        self._table.moved(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        self._table.wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the sign away when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._table.hover(QModelIndex())
        return super().viewportEvent(event)
