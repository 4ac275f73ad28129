"""The first columns of a ledger's table, which stay where they are while the others are scrolled.

A second view over the same model and the same selection, laid over the left edge of the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from gf_desktop.ui.ledgers.editors import CellDelegate
from gf_desktop.ui.theme import figure_font, space

if TYPE_CHECKING:
    from gf_desktop.ui.ledgers.table import LedgerTable

Index = QModelIndex | QPersistentModelIndex
Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
_POLICY_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def be_a_sheet(view: QTableView) -> None:
    """What the table and its frozen columns have in common."""
    view.setFont(figure_font(view))
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    rows = view.verticalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(view.fontMetrics().height() + space(12))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(space(24))
    header.setFixedHeight(2 * view.fontMetrics().lineSpacing() + space(8))


class Frozen(QTableView):
    """The columns that name a row, laid over the left edge. Keys, tab stops and screen readers know the table only."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("frozen-columns")
        self.setAccessibleName(table.accessibleName())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("Frozen { border: 0 }")  # its edge is that of the table below
        be_a_sheet(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(_POLICY_OFF)
        self.setVerticalScrollBarPolicy(_POLICY_OFF)
        self.setItemDelegate(CellDelegate(table, self))
        self.setEditTriggers(table.editTriggers())
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def follow(self) -> None:
        """Show the same model, selection and widths."""
        model: QAbstractItemModel = self._table.model()
        if self.model() is not model:
            self.setModel(model)
            self.setSelectionModel(self._table.selectionModel())
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column >= self._table.frozen_count)
            self.setColumnWidth(column, self._table.columnWidth(column))
        self.place()

    def _on_resized(self, column: int, _former: int, width: int) -> None:
        if column < self._table.frozen_count:
            self.setColumnWidth(column, width)
            self.place()

    def wanted_width(self) -> int:
        """Return the width of the columns together."""
        return sum(self.columnWidth(column) for column in range(self._table.frozen_count))

    def place(self) -> None:
        """Lie over the same columns of the table."""
        edge = self._table.frameWidth()
        height = self._table.viewport().height() + self._table.horizontalHeader().height()
        self.setGeometry(edge, edge, self.wanted_width(), height)

    def edit_cell(self, index: Index, trigger: Trigger, event: QEvent | None) -> bool:
        """Open the editor of a cell here rather than beneath."""
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # the stub forgets that there may be none

    def edit(self, index: Index, trigger: Trigger, event: QEvent | None) -> bool:  # type: ignore[override]
        """Open an editor as the table does, with its questions."""
        return self._table.edit(index, trigger, event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Go on in the table."""
        super().closeEditor(editor, Hint.NoHint)
        self._table.setFocus()
        self._table.go_on(hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell here and gives the focus to the table."""
        super().mousePressEvent(event)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        self._table.wheelEvent(event)
