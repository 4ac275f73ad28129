"""A table over a Python list: columns say how a row is shown, and how a typed text makes a new row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gf_desktop.ui.theme import icons, tokens
from gf_desktop.ui.widgets.options import Option

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """How one column shows and takes its cells.

    ``text`` is what is seen; ``raw`` what is edited and copied, by default the same. With ``store`` the column can be
    edited: it returns the row with the typed text in it. ``choices`` makes it a list of options by id. ``icon`` names
    an icon and ``colour`` a token for a cell; ``sort`` gives the key to sort by; ``width`` is in characters.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    figure: bool = False
    store: Callable[[Row, str], Row] | None = None
    raw: Callable[[Row], str] | None = None
    choices: tuple[Option, ...] = ()
    tip: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None
    colour: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    width: int = 0


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of any kind, shown by columns.

    Signals:
        cell_edited(int, str, str): The user changed a cell: row, column's key, text. The row already is the new one.
    """

    cell_edited = Signal(int, str, str)

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self._rows: list[Row] = list(rows)

    def rows(self) -> tuple[Row, ...]:
        """Return every row in the order shown."""
        return tuple(self._rows)

    def row(self, number: int) -> Row:
        """Return one row."""
        return self._rows[number]

    @property
    def editable(self) -> bool:
        """Whether any column can be edited."""
        return any(column.store for column in self.columns)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows. As many as before keep selection and place."""
        if len(rows) == len(self._rows):
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def replace_row(self, number: int, row: Row) -> None:
        """Show another row at a place."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def insert_row(self, number: int, row: Row) -> None:
        """Put a row before another."""
        self.beginInsertRows(_NOWHERE, number, number)
        self._rows.insert(number, row)
        self.endInsertRows()

    def remove_row(self, number: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(_NOWHERE, number, number)
        del self._rows[number]
        self.endRemoveRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; roles nobody needs are answered at once."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.EditRole:
                return (column.raw or column.text)(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(row) if column.tip else None
            case Qt.ItemDataRole.DecorationRole:
                return self._decoration(column, row)
            case Qt.ItemDataRole.ForegroundRole:
                return self._foreground(column, row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title, or a row's number."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be edited."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].store:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what the user typed; the same text is no change."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        column = self.columns[index.column()]
        before = self._rows[index.row()]
        text = str(value)
        if column.store is None or text == (column.raw or column.text)(before):
            return False
        self.replace_row(index.row(), column.store(before, text))
        self.cell_edited.emit(index.row(), column.key, text)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that has a key; the others leave the order as it is."""
        key = self.columns[column].sort if 0 <= column < len(self.columns) else None
        if key is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = sorted(
            range(len(self._rows)),
            key=lambda number: key(self._rows[number]),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self._rows = [self._rows[number] for number in places]
        now = {old: new for new, old in enumerate(places)}
        self.changePersistentIndexList(
            before, [self.index(now[index.row()], index.column()) for index in before]
        )
        self.layoutChanged.emit()

    def _decoration(self, column: Column[Row], row: Row) -> Any:
        name = column.icon(row) if column.icon else ""
        colour = column.colour(row) if column.colour else ""
        return icons.icon(name, colour=colour or "text") if name else None

    def _foreground(self, column: Column[Row], row: Row) -> Any:
        colour = column.colour(row) if column.colour else ""
        return QColor(getattr(tokens(), colour)) if colour else None
