"""The table of one reference table: cells can be marked, sorted, and copied with their headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from gf_desktop.domain.numbers import grouped
from gf_desktop.domain.reference.browse import BrowseColumn
from gf_desktop.ui.confidence import confidence_meaning
from gf_desktop.ui.ledgers.clipboard import write_block
from gf_desktop.ui.reference.sheets import Line, Sheet, order
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

WIDEST = 15
"""Characters beyond which a column is cut; the tool tip and the details have the whole."""
ROW_KEYS = "Ctrl+Shift+C"
_ICONS = {"high": "check", "medium": "half", "low": "alert", "memory": "alert"}
_COLOURS = {"high": "accent", "medium": "muted", "low": "attention", "memory": "attention"}
_STANDING_COLOURS = {"in-force": "accent", "issued": "info", "superseded": "muted", "undated": "attention"}


class ReferenceTable(DataTable):
    """Shows the lines of a sheet.

    Signals:
        line_changed(object): Another ``Line`` is the current one, or None.
    """

    line_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("参考数据"))
        self.sheet: Sheet | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    # --- showing --------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Show other lines; another sheet begins with its own order."""
        if self.sheet is not sheet:
            self._begin(sheet)
        model = self._lines()
        before = self.current_line()
        model.set_rows(lines)
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.clearSelection()
        self._stay(before)

    def _begin(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.setSortingEnabled(False)
        listed = [(number, one) for number, one in enumerate(sheet.columns) if one.listed]
        model = TableModel([self._column(sheet, number, one) for number, one in listed], sheet.lines)
        model.setParent(self)
        old = self.model()
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.setAccessibleName(sheet.title)
        self._fit()

    def _fit(self) -> None:
        widest = self.fontMetrics().horizontalAdvance("字") * WIDEST
        for number in range(self._lines().columnCount()):
            self.setColumnWidth(number, min(self.columnWidth(number), widest))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns in the font in force."""
        super().showEvent(event)
        if self.sheet is not None and not event.spontaneous():
            self.fit_columns()
            self._fit()

    def _column(self, sheet: Sheet, number: int, column: BrowseColumn) -> Column[Line]:
        def text(line: Line) -> str:
            return line.texts[number]

        def shown(line: Line) -> str:
            figure = column.kind == "figure" and column.key != "year"
            return grouped(line.texts[number]) if figure else line.texts[number].replace("CO2", "CO₂")

        sure, stands = column.kind == "confidence", column.kind == "standing"
        return Column(
            column.key,
            sheet.titles[number],
            shown,
            figure=column.kind == "figure",
            raw=text,
            tip=(lambda line: confidence_meaning(line.row.confidence)) if sure else text,
            icon=(lambda line: _ICONS.get(line.row.confidence, "")) if sure else None,
            colour=_sure_colour if sure else _standing_colour if stands else None,
            sort=lambda line: order(line.texts[number], column.kind),
        )

    def _stay(self, before: Line | None) -> None:
        """Keep the current line where it is still among them, else begin at the first."""
        rows = self._lines().rows()
        if not rows:
            self.line_changed.emit(None)
            return
        at = next(
            (
                number
                for number, line in enumerate(rows)
                if before is not None and line.row.key == before.row.key
            ),
            0,
        )
        self.go_to(at)

    def go_to(self, number: int) -> None:
        """Make a line the current one, and have it told."""
        index = self._lines().index(number, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.line_changed.emit(self._lines().row(number))

    def go_to_key(self, key: str) -> bool:
        """Make the line of a key the current one; False where it is not among those shown."""
        for number, line in enumerate(self._lines().rows()):
            if line.row.key == key:
                self.go_to(number)
                return True
        return False

    def current_line(self) -> Line | None:
        """Return the line the cursor is on."""
        number = self.currentIndex().row()
        model = self.model()
        return self._lines().row(number) if model is not None and 0 <= number < model.rowCount() else None

    def _lines(self) -> TableModel[Line]:
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    def _on_row(self) -> None:
        self.line_changed.emit(self.current_line())

    # --- copying --------------------------------------------------------------

    def copy(self) -> None:
        """Copy the marked cells with their headings; a single cell by itself."""
        marked = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if not marked:
            return
        model = self._lines()
        rows = sorted({row for row, _ in marked})
        columns = sorted({column for _, column in marked})
        cells = [
            [str(model.index(row, column).data(Qt.ItemDataRole.EditRole)) for column in columns]
            for row in rows
        ]
        if len(marked) > 1:
            cells.insert(0, [model.columns[column].title for column in columns])
        _put(cells)

    def copy_row(self) -> None:
        """Copy all that is known of the current line, with headings."""
        line = self.current_line()
        if self.sheet is not None and line is not None:
            _put([list(self.sheet.titles), list(line.texts)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole row by its own key; the rest is as in every table."""
        if QKeySequence(event.keyCombination()) == QKeySequence(ROW_KEYS):
            self.copy_row()
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for name, words, keys, slot in (
            ("copy", self.tr("复制所选的格"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            ("copy-row", self.tr("复制整行（含说明）"), QKeySequence(ROW_KEYS), self.copy_row),
        ):
            action = QAction(words, menu)
            action.setObjectName(name)
            action.setShortcut(keys)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))


def _sure_colour(line: Line) -> str:
    return _COLOURS.get(line.row.confidence, "")


def _standing_colour(line: Line) -> str:
    return _STANDING_COLOURS.get(line.row.standing, "")


def _put(cells: Sequence[Sequence[str]]) -> None:
    QApplication.clipboard().setText(write_block(cells))
