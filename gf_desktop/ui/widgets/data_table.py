"""A table that behaves like the ones people know: Enter goes down, Tab goes right, copying gives cells."""

import csv
import io

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gf_desktop.ui.theme import figure_font, space, tokens
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.table_model import TableModel

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Cells(QStyledItemDelegate):
    """Draws the edge of the current cell and makes the right editor."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        # The style's own focus frame is replaced by an edge two wide that is seen in both schemes.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        table = self.parent()
        if isinstance(table, QTableView) and index == table.currentIndex():
            focused = table.hasFocus()
            painter.save()
            painter.setPen(
                QPen(QColor(tokens().focus if focused else tokens().line_strong), 2 if focused else 1)
            )
            inset = 1 if focused else 0.5
            painter.drawRect(QRectF(option.rect).adjusted(inset, inset, -inset - 0.5, -inset - 0.5))
            painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        model = index.model()
        assert isinstance(model, TableModel)
        column = model.columns[index.column()]
        if column.choices:
            return Combo(column.title, column.choices, parent)
        editor = QLineEdit(parent)
        editor.setAccessibleName(column.title)
        if column.figure:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            editor.setFont(figure_font(editor))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, Combo):
            editor.set_value(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, Combo):
            model.setData(index, editor.value())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class DataTable(QTableView):
    """A table over a ``TableModel``: the header stays, rows are one height, the current cell has an edge.

    Signals:
        row_activated(int): Enter or a double click on a row that is not there to be edited.
        paste_requested(int, int, object): Cells were pasted at row and column: a list of lists of text.
    """

    row_activated = Signal(int)
    paste_requested = Signal(int, int, object)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setItemDelegate(_Cells(self))
        self.setFont(figure_font(self))
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + space(12))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setResizeContentsPrecision(50)
        columns.setMinimumSectionSize(space(24) * 2)
        columns.setStretchLastSection(True)
        self.doubleClicked.connect(self._on_double_click)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; a read-only one is selected by rows and can be sorted if its columns have keys."""
        super().setModel(model)
        if not isinstance(model, TableModel):
            return
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if model.editable else behaviour.SelectRows)
        if any(column.sort for column in model.columns):
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give columns their stated width in characters, the others what their first rows need."""
        model = self.model()
        if not isinstance(model, TableModel):
            return
        self.resizeColumnsToContents()
        letter = self.fontMetrics().horizontalAdvance("字")
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, letter * column.width + space(16))

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as spreadsheets understand them."""
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if not cells:
            return
        model = self.model()
        lines: dict[int, list[str]] = {}
        for row, column in cells:
            lines.setdefault(row, []).append(str(model.index(row, column).data(Qt.ItemDataRole.EditRole)))
        out = io.StringIO()
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(lines.values())
        QApplication.clipboard().setText(out.getvalue())

    def paste(self) -> None:
        """Hand the clipboard's cells to whoever fills the table."""
        text = QApplication.clipboard().text()
        place = self.currentIndex()
        if text and place.isValid() and self._editable():
            cells = list(csv.reader(io.StringIO(text), delimiter="\t"))
            self.paste_requested.emit(place.row(), place.column(), cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move like a spreadsheet, and let Tab out at the last cell."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_enter(up=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._editable():
            self._empty_cells()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell; from the last one on to the next widget."""
        return (self._editable() and self._step(1 if forward else -1)) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go down, after Tab go right, without opening the next cell."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._on_enter(up=False)
        elif hint in {hints.EditNextItem, hints.EditPreviousItem}:
            self._step(1 if hint == hints.EditNextItem else -1)

    def _editable(self) -> bool:
        model = self.model()
        return isinstance(model, TableModel) and model.editable

    def _on_enter(self, *, up: bool) -> None:
        place = self.currentIndex()
        if not place.isValid() or self.state() == QAbstractItemView.State.EditingState:
            # The editor's Enter comes here too; the cell is left when the editor closes.
            return
        if not self._editable():
            self.row_activated.emit(place.row())
            return
        target = place.siblingAtRow(place.row() + (-1 if up else 1))
        if target.isValid():
            self.setCurrentIndex(target)

    def _step(self, by: int) -> bool:
        model, place = self.model(), self.currentIndex()
        columns = model.columnCount() if model is not None else 0
        if not place.isValid() or not columns:
            return False
        row, column = divmod(place.row() * columns + place.column() + by, columns)
        if not 0 <= row < model.rowCount():
            return False
        self.setCurrentIndex(model.index(row, column))
        return True

    def _empty_cells(self) -> None:
        model = self.model()
        for index in self.selectedIndexes():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                model.setData(index, "")

    def _on_double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.row_activated.emit(index.row())
