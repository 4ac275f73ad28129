"""Draws the cells of a ledger and opens their editors: a line of text, or a list that is typed into."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gf_desktop.ui.theme import figure_font, tokens
from gf_desktop.ui.widgets.combo import widen_list
from gf_desktop.ui.widgets.tint import TINTED
from gf_desktop.ui.widgets.typed_line import UndoLine

if TYPE_CHECKING:
    from gf_desktop.ui.ledgers.table import LedgerTable

Index = QModelIndex | QPersistentModelIndex
_FIGURES = ("number", "quantity", "whole")
Hint = QAbstractItemDelegate.EndEditHint
_ENDS = {
    Qt.Key.Key_Return: Hint.SubmitModelCache,
    Qt.Key.Key_Enter: Hint.SubmitModelCache,
    Qt.Key.Key_Tab: Hint.EditNextItem,
    Qt.Key.Key_Backtab: Hint.EditPreviousItem,
}
_SHORT = 12
"""How many titles an open list shows at once."""


class LineEditor(UndoLine):
    """A line of text; Ctrl+Z goes on to the program when nothing typed is left to take back."""


class ListEditor(QComboBox):
    """A list that is also typed into: part of a title finds it, what is not in the list is kept as typed.

    Signals:
        finished(object): A title was taken from the list that typing found; the hint says where to go on.
    """

    finished = Signal(object)

    def __init__(self, titles: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(titles)
        self.setMaxVisibleItems(_SHORT)
        completer = self.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()  # only that mode has one
        assert popup is not None
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finish with Enter or Tab while the found titles are open: one key, as without them."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QAbstractItemView):
            widen_list(self, watched)
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or event.key() not in _ENDS
        ):
            return super().eventFilter(watched, event)
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is None or watched is not popup:
            return super().eventFilter(watched, event)
        if popup.currentIndex().isValid():
            self.setEditText(str(popup.currentIndex().data()))
        popup.hide()
        self.finished.emit(_ENDS[Qt.Key(event.key())])
        return True

    def showPopup(self) -> None:
        """Open the list, as wide as its titles even in a narrow cell."""
        widen_list(self, self.view())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the table, which is just taking the text: the list would hand it over a second time."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)


class CellDelegate(QStyledItemDelegate):
    """Draws the edge of the current cell and makes the right editor. ``view`` is the table or its frozen columns."""

    def __init__(self, table: LedgerTable, view: QTableView) -> None:
        super().__init__(view)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        # The style's own focus frame is replaced by an edge two wide that is seen in both schemes.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index == self._table.currentIndex() and self._table.property(TINTED):
            option.state &= ~QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, QColor(tokens().changed_tint))
        super().paint(painter, option, index)
        if index != self._table.currentIndex():
            return
        focused = self._table.hasFocus()
        painter.save()
        painter.setPen(QPen(QColor(tokens().focus if focused else tokens().line_strong), 2 if focused else 1))
        inset = 1 if focused else 0.5
        painter.drawRect(QRectF(option.rect).adjusted(inset, inset, -inset - 0.5, -inset - 0.5))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a cell."""
        grid = self._table.grid
        of = grid.fields[index.column()]
        titles = grid.offers(index)
        name = grid.tr("{column}，{row}").format(
            column=grid.title(of), row=grid.name(grid.lines[index.row()])
        )
        editor = self._list(titles, parent) if titles else LineEditor(parent)
        editor.setAccessibleName(name)
        if isinstance(editor, LineEditor) and of.column.kind in _FIGURES:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            editor.setFont(figure_font(editor))
        return editor

    def _list(self, titles: list[str], parent: QWidget) -> ListEditor:
        editor = ListEditor(titles, parent)
        editor.activated.connect(partial(self._finish, editor, Hint.NoHint))
        editor.finished.connect(partial(self._finish, editor))
        return editor

    def _finish(self, editor: ListEditor, hint: Hint, _number: int = 0) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor fill the cell; a list is wide enough to be read."""
        place, view = option.rect, editor.parentWidget()
        if isinstance(editor, ListEditor) and view is not None:
            place.setWidth(max(place.width(), editor.minimumSizeHint().width()))
            place.setRight(min(place.right(), view.width() - 1))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is edited."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, ListEditor):
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed."""
        if isinstance(editor, ListEditor):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
