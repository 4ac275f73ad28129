"""Draws the cells of a ledger and opens their editors: a line of text, or a list that is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.theme import figure_font, tokens
from gf_desktop.ui.widgets.undo_key import passes_on

if TYPE_CHECKING:
    from gf_desktop.ui.ledgers.table import LedgerTable

Index = QModelIndex | QPersistentModelIndex
_FIGURES = ("number", "quantity", "whole")
_SHORT = 12
"""Lists no longer than this open with the editor."""


class LineEditor(QLineEdit):
    """A line of text; Ctrl+Z goes on to the program when nothing typed is left to take back."""

    def event(self, event: QEvent) -> bool:
        """Leave the key of undo to the window when it is not wanted here."""
        if passes_on(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class ListEditor(QComboBox):
    """A list that is also typed into: part of a title finds it, what is not in the list is kept as typed."""

    def __init__(self, titles: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(titles)
        self.setMaxVisibleItems(_SHORT)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

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
        titles = [*grid.cells.titles(of.column).values()] or [*layout.units(grid.ledger, of.column.key)]
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
        editor.activated.connect(lambda _number: self._finish(editor))
        return editor

    def _finish(self, editor: ListEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor fill the cell; a list is wide enough to be read."""
        place = option.rect
        if isinstance(editor, ListEditor):
            place.setWidth(max(place.width(), editor.minimumSizeHint().width()))
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
