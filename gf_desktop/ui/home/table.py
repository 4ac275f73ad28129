"""The table of Home: one row is one evaluation; Enter and double click open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionHeader, QTableView, QWidget

from gf_desktop.ui.home.model import COLUMNS, HomeModel
from gf_desktop.ui.theme import figure_font, space

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

_Arrow = QStyleOptionHeader.SortIndicator
# Width of a column in characters of the interface font; the two names share what is left.
_WIDTHS = {"subject": 5, "year": 5, "state": 8, "answered": 5, "score": 5, "due": 9, "changed": 7}
_SHARES = {"applicant": 0.58, "scheme": 0.42}
_READABLE = 22
"""Characters that the two names need together; below that other columns give way, the first of these first."""
_GIVE_WAY = ("subject", "answered", "due")


class Header(QHeaderView):
    """A header whose arrow points down where the largest or newest comes first, as in Excel and Explorer."""

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Turn the arrow round: Qt lets it point to where the values grow."""
        super().initStyleOptionForIndex(option, section)
        turned = {_Arrow.SortUp: _Arrow.SortDown, _Arrow.SortDown: _Arrow.SortUp}
        option.sortIndicator = turned.get(option.sortIndicator, option.sortIndicator)


class HomeTable(QTableView):
    """Rows are selected whole, sorted by their headers, never edited.

    Signals:
        open_requested: The evaluation of this id is to be opened.
        selection_moved: Another row, or none, is selected.
        menu_requested: The menu of the selected row is wanted at this place of the screen.
    """

    open_requested = Signal(str)
    selection_moved = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assessments")
        self.setAccessibleName(self.tr("全部评价"))
        self._model = model
        self.setHorizontalHeader(Header(Qt.Orientation.Horizontal, self))
        self.setModel(model)
        self._sizes: dict[str, int] = {}
        self._dress()
        self._set_widths()
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.selection_moved)

    def selected(self) -> str:
        """Return the id of the selected evaluation, or nothing."""
        rows = self.selectionModel().selectedRows()
        return self._model.row(rows[0].row()).id if rows else ""

    def select(self, assessment_id: str) -> None:
        """Put the cursor on an evaluation, or on the first row where it is not shown."""
        if self._model.rowCount():
            self.selectRow(max(self._model.number_of(assessment_id), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; everything else is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row, by mouse or by the menu key."""
        if not self.selected():
            return
        if event.reason() == event.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            place = event.globalPos()
        self.menu_requested.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what the figures leave between the two names."""
        super().resizeEvent(event)
        # The event is the viewport's. Asking for the viewport itself would have Qt's binding build every widget class.
        rest = self._make_way(event.size().width())
        header = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            if column.id in _SHARES:
                header.resizeSection(number, int(rest * _SHARES[column.id]))

    def _make_way(self, width: int) -> int:
        """Hide what the names need the room of, show what there is room for again; return the room of the names."""
        header = self.horizontalHeader()
        needed = self.fontMetrics().horizontalAdvance("字") * _READABLE
        rest = width - sum(self._sizes.values())
        numbers = {column.id: number for number, column in enumerate(COLUMNS)}
        for name in _GIVE_WAY:
            gone = rest < needed
            rest += self._sizes[name] if gone else 0
            if header.isSectionHidden(numbers[name]) != gone:
                header.setSectionHidden(numbers[name], gone)
        return rest

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_requested.emit(self._model.row(index.row()).id)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(figure_font(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + space(16))

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        character = self.fontMetrics().horizontalAdvance("字")
        for number, column in enumerate(COLUMNS):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            if column.id in _WIDTHS:
                self._sizes[column.id] = character * _WIDTHS[column.id] + space(24)
                header.resizeSection(number, self._sizes[column.id])
        self.setSortingEnabled(True)
        self.sortByColumn(len(COLUMNS) - 1, Qt.SortOrder.DescendingOrder)
