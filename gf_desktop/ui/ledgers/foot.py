"""The sums below a ledger's table, each under its column, and the bar that scrolls table and sums together."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget
from shiboken6 import isValid

from gf_desktop.domain.ledgers.rules import declared_none
from gf_desktop.domain.numbers import exact_text, grouped
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.cells import Field
from gf_desktop.ui.ledgers.sums import Total, total
from gf_desktop.ui.ledgers.table import LedgerTable
from gf_desktop.ui.theme import figure_font, space, tokens


class SumRow(QWidget):
    """Paints the sums; what it says is also in its accessible description."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__()
        self._table = table
        self._texts: list[tuple[str, str]] = []
        self.setObjectName("sums")
        self.setAccessibleName(self.tr("合计"))
        self.setFont(figure_font(self))
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + space(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.grid.refreshed.connect(self.refresh)
        table.grid.modelReset.connect(self.refresh)
        table.horizontalHeader().sectionResized.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def texts(self) -> list[tuple[str, str]]:
        """Return for each column its sum, and what is to be said of it."""
        return list(self._texts)

    def refresh(self) -> None:
        """Add up anew."""
        grid = self._table.grid
        rows = grid.rows
        self._texts = [
            self._text(total(rows, of, none=self._none(of))) if self._sums(of) else ("", "")
            for of in grid.fields
        ]
        said = (
            self.tr("{column} {sum} {note}").format(column=grid.title(of), sum=text, note=note).strip()
            for of, (text, note) in zip(grid.fields, self._texts, strict=True)
            if text or note
        )
        self.setAccessibleDescription("；".join(said))
        self.setVisible(any(layout.summed(grid.ledger, of.column) for of in grid.fields) and bool(rows))
        self._widen()
        self.update()

    def _widen(self) -> None:
        """Give the columns room for their sums."""
        metrics = QFontMetrics(self._strong())
        for number, texts in enumerate(self._texts):
            wanted = max(map(metrics.horizontalAdvance, texts)) + space(16)
            if any(texts) and wanted > self._table.columnWidth(number):
                self._table.setColumnWidth(number, wanted)

    def _sums(self, of: Field) -> bool:
        return layout.summed(self._table.grid.ledger, of.column)

    def _none(self, of: Field) -> bool:
        grid = self._table.grid
        return declared_none(grid.session.document.ledgers, f"{grid.ledger}.{of.column.key}")

    def _text(self, found: Total | None) -> tuple[str, str]:
        if found is None:
            return "", ""
        if found.value is None:
            return "", self.tr("单位不同")
        note = self.tr("不完整，缺 {count}").format(count=found.missing) if found.missing else ""
        return grouped(exact_text(found.value)), note

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each sum under its column, those of the frozen columns above the others."""
        painter = QPainter(self)
        colours = tokens()
        painter.fillRect(self.rect(), QColor(colours.window))
        frozen = self._table.frozen_count
        edge = self._table.frameWidth()
        for number in range(frozen, len(self._texts)):
            self._cell(painter, number, self._table.columnViewportPosition(number) + edge)
        left = edge
        for number in range(min(frozen, len(self._texts))):
            width = self._table.columnWidth(number)
            painter.fillRect(QRectF(left, 0, width, self.height()), QColor(colours.window))
            left += width
        painter.setPen(QColor(colours.line))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(self._strong())
        painter.setPen(QColor(colours.text))
        place = QRectF(edge + space(4), 0, max(left - edge, space(24)) - space(8), self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.tr("合计"))

    def _cell(self, painter: QPainter, number: int, left: int) -> None:
        text, note = self._texts[number]
        place = QRectF(left, 0, self._table.columnWidth(number), self.height()).adjusted(
            space(4), space(2), -space(8), -space(2)
        )
        right = Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        if text:
            painter.setFont(self._strong())
            painter.setPen(QColor(tokens().text))
            painter.drawText(place, int(right | (Qt.AlignmentFlag.AlignTop if note else middle)), text)
        if note:
            painter.setFont(self.font())
            painter.setPen(QColor(tokens().attention if text else tokens().muted))
            painter.drawText(place, int(right | (Qt.AlignmentFlag.AlignBottom if text else middle)), note)

    def _strong(self) -> QFont:
        font = figure_font(self)
        font.setWeight(QFont.Weight.DemiBold)
        return font


class SharedBar(QScrollBar):
    """Scrolls a table sideways from below its sums."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        # Asked for its bar each time: the bar is Qt's own, and Python's hold on such ends as soon as a window above is
        # being deleted, while the bar lives on and tells of its range until the table itself goes.
        self._table = table
        bar = table.horizontalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._on_range(bar.minimum(), bar.maximum())

    def _scroll(self, value: int) -> None:
        if isValid(self._table):
            self._table.horizontalScrollBar().setValue(value)

    def _on_range(self, least: int, most: int) -> None:
        # A table that is being taken apart still tells its range.
        if not isValid(self._table) or not isValid(self):
            return
        bar = self._table.horizontalScrollBar()
        self.setRange(least, most)
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setVisible(most > least)
