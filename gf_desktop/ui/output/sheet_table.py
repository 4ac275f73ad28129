"""The table of cells to copy: a sign in the cell under the mouse and in the current one, and Ctrl+C, copy it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gf_desktop.ui.output.frozen_columns import FrozenColumns
from gf_desktop.ui.theme import icons, space, tokens
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.data_table import DataTable

ScrollHint = QAbstractItemView.ScrollHint
Index = QModelIndex | QPersistentModelIndex
_MOST = 24
"""Characters that a column grows to where there is room."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Signs(QStyledItemDelegate):
    """Draws cells as every table does, and over them the sign to copy."""

    def __init__(self, table: SheetTable, plain: QAbstractItemDelegate, view: QTableView) -> None:
        super().__init__(view)
        self._table = table
        self._plain = plain
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        self._plain.paint(painter, option, index)
        if not self._table.has_sign(index):
            return
        place = sign_place(self._view, index)
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

    # Known before the instance is: the view asks for a place while it is made.
    frozen: FrozenColumns | None = None
    cell_changed = Signal(int, int)
    cell_copied = Signal(str)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._plain = self.itemDelegate()
        self.setItemDelegate(_Signs(self, self._plain, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleDescription(self.tr("按 Ctrl+C 复制当前格，Enter 到下一行。"))
        self._seen = False
        self._hovered = QPersistentModelIndex()
        self._copied = QPersistentModelIndex()
        self._least: tuple[int, ...] = ()
        self._wanted: tuple[int, ...] = ()
        self._spreading = False
        header = self.horizontalHeader()
        header.sectionResized.connect(self._on_section_resized)
        header.setFixedHeight(2 * self.fontMetrics().lineSpacing() + space(4))

    # --- the columns' room --------------------------------------------------------

    def fit(self, least: Sequence[int]) -> None:
        """Give each column at least this room; what the table is wider goes to columns whose texts are cut."""
        self._least = tuple(least)
        self._wanted = tuple(self._want(column, room) for column, room in enumerate(least))
        self._spread()

    @property
    def by_hand(self) -> bool:
        """Whether the user has set widths, which then stay."""
        return not self._least

    def wanted(self, column: int, most: int) -> int:
        """Return the room of a column's longest text, up to ``most`` characters."""
        return self._want(column, 0, most)

    def _want(self, column: int, least: int, most: int = _MOST) -> int:
        model, letters = self.model(), self.fontMetrics()
        texts = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
        widest = max((letters.horizontalAdvance(text) for text in texts), default=0)
        room = letters.horizontalAdvance("字") * most
        return max(least, min(widest, room) + space(20))

    def _spread(self) -> None:
        """Set the widths, from the left; the last column takes what is left over anyway."""
        if not self._least:
            return
        spare = max(self.viewport().width() - sum(self._least), 0)
        self._spreading = True
        for column, (least, wanted) in enumerate(zip(self._least[:-1], self._wanted, strict=False)):
            more = min(wanted - least, spare)
            spare -= more
            self.setColumnWidth(column, least + more)
        self.setColumnWidth(len(self._least) - 1, self._least[-1])
        self._spreading = False

    def _on_section_resized(self, column: int, _former: int, _width: int) -> None:
        """Leave the widths alone from when the user sets one; the last column follows the window."""
        if not self._spreading and self.isVisible() and column < len(self._least) - 1:
            self._least = ()

    # --- the frozen columns -------------------------------------------------------

    def freeze(self, count: int) -> None:
        """Have the first columns stay where they are while the others are scrolled; their widths are set before."""
        assert self.frozen is None, "columns are frozen once"
        self.frozen = FrozenColumns(self, count, _Signs, self._plain)
        self._place_frozen()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first column: a cell chosen before there was room was brought into view by scrolling away."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.horizontalScrollBar().setValue(0)
        self.scrollTo(self.currentIndex())

    def _frozen_width(self) -> int:
        return self.frozen.wanted_width() if self.frozen is not None else 0

    def _place_frozen(self) -> None:
        if self.frozen is not None:
            self.frozen.place()

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Bring a cell before the eyes, not under the frozen columns; those need no scrolling sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self.frozen is None or not index.isValid():
            return
        if index.column() < self.frozen.count:
            bar.setValue(before)
            return
        hidden = self._frozen_width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    # --- the sign ---------------------------------------------------------------

    def has_sign(self, index: Index) -> bool:
        """Whether a cell shows the sign now: it has something to copy, and is the current or the hovered one."""
        return bool(_text(index)) and (index == self.currentIndex() or index == self._hovered)

    def just_copied(self, index: Index) -> bool:
        """Whether this cell was the last to be copied, with nothing chosen since."""
        return self._copied == index

    def sign_place(self, index: Index) -> QRect:
        """Return where a cell's sign stands in the view that shows the cell."""
        return sign_place(self.view_of(index), index)

    def view_of(self, index: Index) -> QTableView:
        """Return the view that shows a cell: that of the frozen columns, or this one."""
        frozen = self.frozen
        return frozen if frozen is not None and index.column() < frozen.count else self

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
        self._show_signs()
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
        self.released(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the sign in the cell under the mouse."""
        super().mouseMoveEvent(event)
        self.moved(self, event)

    def released(self, view: QTableView, event: QMouseEvent) -> None:
        """Copy the cell of the view whose sign was clicked."""
        index = _under(view, event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.copy_cell(index)

    def moved(self, view: QTableView, event: QMouseEvent) -> None:
        """Show the sign in the cell of the view under the mouse, and that it can be pressed."""
        self.hover(view.indexAt(event.position().toPoint()))
        over = _under(view, event).isValid()
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the sign away when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self.hover(QModelIndex())
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current cell before the eyes."""
        super().resizeEvent(event)
        self._spread()
        self._place_frozen()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the current cell."""
        super().currentChanged(current, previous)
        self._copied = QPersistentModelIndex()
        if current.isValid():
            self.cell_changed.emit(current.row(), current.column())

    def hover(self, index: QModelIndex) -> None:
        """Show the sign in the cell under the mouse."""
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self._show_signs()

    def _show_signs(self) -> None:
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()


def sign_place(view: QTableView, index: Index) -> QRect:
    """Return where a cell's sign stands: away from its text, inside its edge."""
    cell = view.visualRect(index).adjusted(3, 3, -4, -4)
    width = min(space(20), cell.width())
    right = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight.value
    left = cell.left() if right else cell.right() - width + 1
    return QRect(left, cell.top(), width, cell.height())


def _under(view: QTableView, event: QMouseEvent) -> QModelIndex:
    """Return the cell whose sign is under the mouse, or none."""
    point = event.position().toPoint()
    index = view.indexAt(point)
    there = index.isValid() and _text(index) and sign_place(view, index).contains(point)
    return index if there else QModelIndex()


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.EditRole) or "") if index.isValid() else ""
