"""Tables of an import: lists that open at one click, and the first rows of a sheet as they are understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

Cells = tuple[str, ...]
MOST_LETTERS = 18


class ChoiceTable(DataTable):
    """A table whose cells are chosen from lists: a click, F2 or the space bar opens one."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.clicked.connect(self.open)

    def open(self, index: QModelIndex) -> None:
        """Open the list of a cell."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(index)
        for combo in self.viewport().findChildren(Combo):
            if combo.isVisible():
                combo.chosen.connect(lambda _id, one=combo: self._take(one))
                combo.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of the current cell."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.open(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _take(self, combo: Combo) -> None:
        self.commitData(combo)
        self.closeEditor(combo, QAbstractItemDelegate.EndEditHint.NoHint)


class RowsTable(DataTable):
    """Rows of texts under titles; nothing in it can be changed."""

    def show_rows(self, titles: Sequence[str], rows: Sequence[Cells], figures: Sequence[bool] = ()) -> None:
        """Show other rows under other titles."""
        columns = [
            self._column(at, title, at < len(figures) and figures[at]) for at, title in enumerate(titles)
        ]
        model: TableModel[Cells] = TableModel(columns, rows)
        model.setParent(self)
        before = self.model()
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        widest = self.fontMetrics().horizontalAdvance("字") * MOST_LETTERS
        for at in range(len(titles)):
            self.setColumnWidth(at, min(self.columnWidth(at), widest))

    @staticmethod
    def _column(at: int, title: str, figure: bool) -> Column[Cells]:
        return Column(str(at), title, lambda row: row[at], figure=figure, tip=lambda row: row[at])
