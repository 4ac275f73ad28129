"""The yearly figures as a grid: one line a figure, the years side by side, and what is missing in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gf_desktop.domain.numbers import grouped
from gf_desktop.domain.report.cells import said as said_text
from gf_desktop.domain.report.cells import shown
from gf_desktop.ui.theme import figure_font, set_role, space

if TYPE_CHECKING:
    from gf_desktop.domain.programmes.dynamic import DynamicRow, DynamicTable
    from gf_desktop.domain.report.cells import Cell, Say

_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_TYPED = "dynamic.typed"


class FiguresGrid(QWidget):
    """Below each year stands which evaluation it comes from; at the right why a figure is not there."""

    def __init__(self, table: DynamicTable, say: Say) -> None:
        super().__init__()
        self.setObjectName("dynamic")
        self._table, self._say = table, say
        self._note = 1 + len(table.years)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(16))
        self._grid.setVerticalSpacing(space(4))
        self._grid.setColumnStretch(self._note, 2)
        for column in range(1, self._note):
            self._grid.setColumnStretch(column, 1 if self._note > 2 else 0)
        self._put(0, 0, self.tr("指标"), "muted")
        self._put(1, 0, self.tr("数据取自"), "muted")
        for column, (year, origin) in enumerate(zip(table.years, table.origins, strict=True), 1):
            self._put(0, column, self.tr("{year} 年").format(year=year), "strong")
            self._put(1, column, say(origin), "muted", wraps=True)
        for line, row in enumerate(table.rows, 2):
            self._put_row(line, row)

    def _put_row(self, line: int, row: DynamicRow) -> None:
        self._put(line, 0, said_text(row.title, self._say), "text")
        for column, cell in enumerate(row.cells, 1):
            there = _there(cell)
            label = self._put(line, column, self._value(cell, row.unit), "text" if there else "muted")
            label.setFont(figure_font(label))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._put(line, self._note, self._words(row), "muted", wraps=True)

    def _value(self, cell: Cell, unit: str) -> str:
        if _there(cell):
            return f"{grouped(shown(cell, self._say))} {unit}"
        return self.tr("由单位填写") if _is_typed(cell) else self.tr("没有数据")

    def _words(self, row: DynamicRow) -> str:
        """Return from where the figure comes, and for each year without one why it is not there."""
        if all(_is_typed(cell) for cell in row.cells):
            return self.tr("导出后在表中填写")
        why: dict[str, list[str]] = {}
        for year, cell in zip(self._table.years, row.cells, strict=True):
            if not _there(cell):
                why.setdefault(shown(cell, self._say), []).append(str(year))
        missing = sum(map(len, why.values()))
        lacks = [self._lack(years, said, len(row.cells)) for said, years in why.items()]
        of = [] if missing == len(row.cells) else [said_text(row.note, self._say, "；")]
        return "\n".join([*of, *lacks])

    def _lack(self, years: list[str], why: str, of: int) -> str:
        """Name the years that a reason concerns, unless it is all of them."""
        if len(years) == of:
            return why
        return self.tr("{years} 年：{why}").format(years=self.tr("、").join(years), why=why)

    def _put(self, line: int, column: int, text: str, role: str, *, wraps: bool = False) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(wraps)
        set_role(label, role)
        # A label that wraps takes the width of its column; the others stand at its top left.
        self._grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop if wraps else _TOP_LEFT)
        return label


def _there(cell: Cell) -> bool:
    return cell.kind == "figure" and not cell.empty


def _is_typed(cell: Cell) -> bool:
    return cell.words is not None and cell.words.code == _TYPED
