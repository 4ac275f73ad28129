"""The platform's own table, filled in: to copy cell by cell, or to write as a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gf_desktop.domain.platform_sheet import Sheet, SheetRow
from gf_desktop.ui.output import cells
from gf_desktop.ui.output.cell_text import CellText
from gf_desktop.ui.output.files import middle_cut
from gf_desktop.ui.output.foot import Foot
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.sheet_table import SheetTable
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import primary_button
from gf_desktop.ui.widgets.copy_button import CopyButton
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.table_model import TableModel

PLACE_WIDTH = 30
"""Most room of the cell's name beside its text, in Chinese characters."""
LEAST = 6
"""Height below which the page is scrolled rather than the table made smaller, in steps of 24."""


MOST_WHOLE = 12
"""Characters that a column of short words grows to at most, though the table then has to be scrolled."""


class SheetTab(QWidget):
    """Table, the current cell in full, and the export.

    Signals:
        row_focused: The current cell belongs to this indicator (its id).
    """

    row_focused = Signal(str)

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._say = making.model.say
        self._sheet: Sheet | None = None
        self._shown: object = None
        self.model: TableModel[SheetRow] = TableModel([])
        self.title = self.tr("平台填报表") if self._of_platform() else self.tr("评价指标表")
        self.table = SheetTable(self.title)
        self.table.setObjectName("sheet")
        self.table.cell_changed.connect(self._on_cell)
        self.foot = Foot(self._say)
        self.export = primary_button(self.tr("导出 Excel…"))
        self.export.setObjectName("export-sheet")
        self.export.clicked.connect(self._on_export)
        self.foot.add(self.export)
        self.foot.hint(self._hint())
        self.table.setMinimumHeight(space(24) * LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(8), 0, 0)
        column.setSpacing(space(8))
        column.addWidget(self.table, 1)
        column.addWidget(self._make_detail())
        column.addWidget(self.foot)

    def _of_platform(self) -> bool:
        """Whether the table is the platform's form, which is known of factories only."""
        return self._making.model.document.subject == "factory"

    def _hint(self) -> str:
        order = (
            self.tr("与平台的表同列同序。") if self._of_platform() else self.tr("按评价要求的指标表列出。")
        )
        return order + self.tr("选中一格，按 Ctrl+C 或点格内的图标复制；灰色是说明文字，不是填报内容。")

    def _make_detail(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        self.place = ElidedLabel()
        set_role(self.place, "muted")
        self.copy = CopyButton(what=self.tr("当前格"))
        self.copy.setObjectName("copy-cell")
        self.copy.copied.connect(self._on_copied)
        self.text = CellText()
        self.place.setMaximumWidth(self.fontMetrics().horizontalAdvance("字") * PLACE_WIDTH)
        row = QHBoxLayout(frame)
        row.setContentsMargins(space(12), space(4), space(4), space(4))
        row.setSpacing(space(12))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.place, 0, middle)
        row.addWidget(self.text, 1, middle)
        row.addWidget(self.copy, 0, middle)
        return frame

    # --- showing ----------------------------------------------------------------

    def entered(self) -> None:
        """Show the table as it stands now; the current cell stays."""
        document = self._making.model.document
        if document is self._shown:
            return
        self._shown = document
        self._sheet = self._making.reports.sheet(self._making.snapshot())
        if not self.model.columns:
            self.model = TableModel(cells.columns(self._sheet, self._say), self._sheet.rows)
            self.table.setModel(self.model)
            self._fit()
            self.go_to("")
        else:
            self.model.set_rows(self._sheet.rows)
            if not self.table.by_hand:
                self._make_room()
        if self.table.currentIndex().isValid():
            self._show_cell(self.table.currentIndex().row(), self.table.currentIndex().column())

    def _fit(self) -> None:
        """Give each column its room, cells as one chooses in spreadsheets."""
        self.table.setSelectionBehavior(SheetTable.SelectionBehavior.SelectItems)
        self._make_room()
        keys = [column.key for column in self.model.columns]
        self.table.freeze(keys.index(cells.NAME) + 1)

    def _make_room(self) -> None:
        letter = self.table.fontMetrics().horizontalAdvance("字")
        least = [letter * column.width + space(16) for column in self.model.columns]
        for number, column in enumerate(self.model.columns):
            if column.key in cells.WHOLE:
                least[number] = max(least[number], self.table.wanted(number, MOST_WHOLE))
        self.table.fit(least)

    def go_to(self, row_id: str) -> bool:
        """Choose the value of an indicator, of the first without an id; False where the table has none."""
        for number, row in enumerate(self.model.rows()):
            if row_id in ("", row.indicator):
                keys = [column.key for column in self.model.columns]
                self.table.setCurrentIndex(self.model.index(number, keys.index(cells.VALUE)))
                return True
        return False

    def _on_cell(self, row: int, column: int) -> None:
        self._show_cell(row, column)
        self.row_focused.emit(self.model.row(row).indicator)

    def _show_cell(self, number: int, place: int) -> None:
        row, column = self.model.row(number), self.model.columns[place]
        named = self.tr("{row} · {column}").format(
            row=cells.seen(row, "indicator", self._say), column=column.title.replace("\n", "")
        )
        self.place.set_text(named)
        muted = cells.cell(row, column.key).empty
        self.text.set_text(cells.read(row, column.key, self._say) or self.tr("（空）"), muted=muted)
        self.copy.set_text(cells.pasted(row, column.key, self._say))
        self.copy.setAccessibleName(self.tr("复制 {what}").format(what=named))

    def _on_copied(self, _text: str) -> None:
        self.table.copy_cell(self.table.currentIndex())

    # --- exporting --------------------------------------------------------------

    def _on_export(self) -> None:
        kind = FileKind(self.tr("Excel 工作簿"), ("xlsx",))
        path = self._making.ask_where(self.tr("导出{name}").format(name=self.title), self.title, kind)
        if path is None:
            return
        snapshot, reports = self._making.snapshot(), self._making.reports
        self.foot.run(
            self.tr("正在写入“{name}”").format(name=middle_cut(path.name)),
            lambda _progress, _cancelled: reports.write_sheet(snapshot, path),
            partial(self._on_written, path),
        )

    def _on_written(self, path: Path, _nothing: object) -> None:
        self.foot.tell_written(path)
