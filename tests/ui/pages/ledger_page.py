"""Drives a ledger's table the way a person does, with keys and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from gf_desktop.ui.ledgers.editors import LineEditor, ListEditor
from gf_desktop.ui.ledgers.page import LedgerPage
from tests.ui.keys import compose

Key = Qt.Key
Held = Qt.KeyboardModifier


class LedgerDriver:
    """One ledger before a person's eyes. Cells are named by row number and column (``consumed``, ``consumed/3``)."""

    def __init__(self, page: LedgerPage) -> None:
        self.page = page
        self.table = page.table
        self.grid = page.grid

    @property
    def ledgers(self):
        """The ledgers as the session holds them."""
        return self.page.model.document.ledgers

    @property
    def rows(self):
        """The rows of the ledger as the session holds them."""
        return self.ledgers.rows(self.page.ledger)

    def columns(self) -> list[str]:
        """Return which columns are shown."""
        return [of.key for of in self.grid.fields]

    def index(self, row: int, column: str) -> QModelIndex:
        """Return a cell."""
        return self.grid.index(row, self.columns().index(column))

    def cell(self, row: int, column: str) -> str:
        """Return what is seen in a cell."""
        return str(self.index(row, column).data())

    def spoken(self, row: int, column: str) -> str:
        """Return what a screen reader says of a cell."""
        return str(self.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))

    def at(self) -> tuple[int, str]:
        """Return where the current cell is."""
        index = self.table.currentIndex()
        return index.row(), self.columns()[index.column()]

    def go(self, row: int, column: str) -> None:
        """Go to a cell."""
        self.table.setFocus()
        self.table.setCurrentIndex(self.index(row, column))

    def choose(self, row: int, column: str, last_row: int, last_column: str) -> None:
        """Choose a block of cells, beginning at its first."""
        self.go(row, column)
        area = QItemSelection(self.index(row, column), self.index(last_row, last_column))
        self.table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """Press a key where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)
        QApplication.processEvents()

    def type(self, row: int, column: str, text: str, end: Qt.Key = Key.Key_Return) -> None:
        """Go to a cell, write a text and finish with a key."""
        self.go(row, column)
        self.write(text)
        self.key(end)

    def write(self, text: str) -> None:
        """Open the current cell and write instead of what is there."""
        self.key(Key.Key_F2)
        editor = self.editor()
        line = editor.lineEdit() if isinstance(editor, ListEditor) else editor
        assert isinstance(line, QLineEdit)
        line.selectAll()
        compose(line, text)

    def editor(self) -> QWidget:
        """Return the editor that is open."""
        views = (self.table, self.table.frozen)
        found = [
            one
            for view in views
            for kind in (LineEditor, ListEditor)
            for one in view.viewport().findChildren(kind)
        ]
        (editor,) = [one for one in found if one.isVisible()]
        return editor

    def paste(self, text: str) -> None:
        """Paste a text at the current cell."""
        QApplication.clipboard().setText(text)
        self.key(Key.Key_V, Held.ControlModifier)

    def copied(self) -> str:
        """Copy the chosen cells and return what is on the clipboard."""
        self.key(Key.Key_C, Held.ControlModifier)
        return QApplication.clipboard().text()

    def press(self, name: str) -> None:
        """Press a button by its name."""
        button = self.page.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton), name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()

    def by_month(self, column: str) -> None:
        """Show a column's months."""
        self.page.tools.months.click()
        combo = self.page.tools.combo
        combo.set_value(column)
        combo.chosen.emit(column)

    def said(self) -> str:
        """Return the sentence below the table."""
        return self.page.line.text()

    def sum(self, column: str) -> tuple[str, str]:
        """Return a column's sum and what is said of it."""
        return self.page.sums.texts()[self.columns().index(column)]

    def undo(self) -> None:
        """Take the last step back, as the window's key does."""
        self.page.model.undo()

    def steps(self) -> int:
        """Return how many steps of undo there are."""
        return self.page.model.undo_stack.count()
