"""The table of cells to copy: a sign in the cell under the mouse and in the current one, and Ctrl+C, copy it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gf_desktop.ui.theme import icons, space, tokens
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.data_table import DataTable

Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Signs(QStyledItemDelegate):
    """Draws cells as every table does, and over them the sign to copy."""

    def __init__(self, table: SheetTable, plain: QAbstractItemDelegate) -> None:
        super().__init__(table)
        self._table = table
        self._plain = plain

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        self._plain.paint(painter, option, index)
        if not self._table.has_sign(index):
            return
        place = self._table.sign_place(index)
        current = index == self._table.currentIndex()
        painter.fillRect(place, QColor(tokens().selection if current else tokens().surface))
        size = space(16)
        name = "check" if self._table.just_copied(index) else "copy"
        picture = icons.pixmap(name, colour="accent", size=size, ratio=self._table.devicePixelRatioF())
        corner = place.center() - QRect(0, 0, size, size).center()
        painter.drawPixmap(QPointF(corner), picture)


class SheetTable(DataTable):
    """Cells are chosen one by one; Enter goes down, Ctrl+C or the sign in the cell copies.

    Signals:
        cell_changed(int, int): Another cell is the current one: row, column.
        cell_copied(str): This text now is on the clipboard.
    """

    cell_changed = Signal(int, int)
    cell_copied = Signal(str)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setItemDelegate(_Signs(self, self.itemDelegate()))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleDescription(self.tr("按 Ctrl+C 复制当前格，Enter 到下一行。"))
        self._hovered = QPersistentModelIndex()
        self._copied = QPersistentModelIndex()
        header = self.horizontalHeader()
        header.setFixedHeight(2 * self.fontMetrics().lineSpacing() + space(12))

    # --- the sign ---------------------------------------------------------------

    def has_sign(self, index: Index) -> bool:
        """Whether a cell shows the sign now: it has something to copy, and is the current or the hovered one."""
        return bool(_text(index)) and (index == self.currentIndex() or index == self._hovered)

    def just_copied(self, index: Index) -> bool:
        """Whether this cell was the last to be copied, with nothing chosen since."""
        return self._copied == index

    def sign_place(self, index: Index) -> QRect:
        """Return where a cell's sign stands: away from its text, inside its edge."""
        cell = self.visualRect(index).adjusted(3, 3, -4, -4)
        width = min(space(20), cell.width())
        right = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight.value
        left = cell.left() if right else cell.right() - width + 1
        return QRect(left, cell.top(), width, cell.height())

    # --- copying ----------------------------------------------------------------

    def copy(self) -> None:
        """Copy the current cell to the character, or several chosen ones as spreadsheets understand them."""
        if len(self.selectedIndexes()) > 1:
            super().copy()
        else:
            self.copy_cell(self.currentIndex())

    def copy_cell(self, index: Index) -> None:
        """Put exactly what is to be pasted on the clipboard; an empty cell leaves the clipboard alone."""
        text = _text(index)
        if not text:
            return
        QApplication.clipboard().setText(text)
        self._copied = QPersistentModelIndex(index)
        self.viewport().update()
        announce(self, self.tr("已复制"))
        self.cell_copied.emit(text)

    # --- keys and mouse -----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down a row and Shift+Enter up, as in the tables that people paste into."""
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        target = self.currentIndex().siblingAtRow(self.currentIndex().row() + (-1 if up else 1))
        if target.isValid():
            self.setCurrentIndex(target)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sign copies its cell."""
        super().mouseReleaseEvent(event)
        index = self._under(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.copy_cell(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the sign in the cell under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))
        over = self._under(event).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the sign away when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current cell before the eyes."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the current cell."""
        super().currentChanged(current, previous)
        self._copied = QPersistentModelIndex()
        if current.isValid():
            self.cell_changed.emit(current.row(), current.column())

    def _under(self, event: QMouseEvent) -> QModelIndex:
        point = event.position().toPoint()
        index = self.indexAt(point)
        return (
            index
            if index.isValid() and _text(index) and self.sign_place(index).contains(point)
            else QModelIndex()
        )

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.EditRole) or "") if index.isValid() else ""
