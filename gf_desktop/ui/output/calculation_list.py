"""The calculation sheets as a list to tick: which rows go into the file, and how each row's value came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTreeView, QVBoxLayout, QWidget

from gf_desktop.domain.report.calculation_rows import CalculationRow
from gf_desktop.ui.theme import icons, space, tokens

RECONCILIATIONS = "reconciliations"
"""Key of the last line, the reconciliations; the others have the ids of their indicators."""
_KEY = Qt.ItemDataRole.UserRole
_LOOKS = {
    "computed": ("check", "accent"),
    "both": ("check", "accent"),
    "typed": ("edit", "muted"),
    "missing": ("alert", "attention"),
    "not-applicable": ("", "muted"),
}


class CalculationList(QWidget):
    """Lines with a tick each, all ticked at first, and one tick for all of them.

    Signals:
        ticks_changed: Other sheets are wanted.
        line_chosen(int): This line is before the eyes, counted among the ticked ones.
    """

    ticks_changed = Signal()
    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QCheckBox(self.tr("全部"))
        self.all.setObjectName("all-sheets")
        self.all.setAccessibleName(self.tr("全部计算过程表"))
        self.all.clicked.connect(self._on_all)
        self.model = QStandardItemModel(0, 2, self)
        self.model.setHorizontalHeaderLabels([self.tr("指标"), self.tr("数值的来历")])
        self.view = self._make_view()
        self.model.itemChanged.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(8))
        column.addWidget(self.all)
        column.addWidget(self.view, 1)

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("sheets")
        view.setAccessibleName(self.tr("指标计算过程表"))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        view.setModel(self.model)
        view.header().setStretchLastSection(False)
        view.header().setSectionsMovable(False)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.selectionModel().currentRowChanged.connect(self._on_current)
        return view

    # --- showing ----------------------------------------------------------------

    def show_rows(self, rows: Sequence[CalculationRow], *, reconciled: bool = True) -> None:
        """Show these rows; a line that was there keeps its tick and the current one stays.

        ``reconciled``: there are totals to reconcile, so that the last line is theirs.
        """
        keys = [*(row.indicator for row in rows), *([RECONCILIATIONS] if reconciled else [])]
        off = {key for key, item in self._lines() if item.checkState() is Qt.CheckState.Unchecked}
        with QSignalBlocker(self.model):
            if keys != [key for key, _ in self._lines()]:
                self.model.setRowCount(0)
                for key in keys:
                    self.model.appendRow([self._ticked(key, key not in off), QStandardItem()])
            for number, row in enumerate(rows):
                self._fill(number, f"{row.number}　{row.title}", self.state_words(row), row.state)
            if reconciled:
                self._fill(len(rows), self.tr("差异调节表"), self.tr("本程序与报表、账单的合计"), "")
        self.model.layoutChanged.emit()
        self.view.viewport().update()
        self._show_all()

    def state_words(self, row: CalculationRow) -> str:
        """Return how a row's value came about."""
        if row.state == "missing" and not row.computable:
            return self.tr("还没有填写")
        if row.state == "missing":
            lacking = self.tr("无法计算：差 {count} 项").format(count=row.lacking)
            return lacking if row.lacking else self.tr("无法计算：还没有数据")
        return {
            "computed": self.tr("由基础数据计算"),
            "both": self.tr("手工填写，附计算对照"),
            "typed": self.tr("手工填写"),
            "not-applicable": self.tr("不适用"),
        }[row.state]

    def _ticked(self, key: str, ticked: bool) -> QStandardItem:
        item = QStandardItem()
        item.setData(key, _KEY)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _fill(self, number: int, name: str, words: str, state: str) -> None:
        first, second = self.model.item(number, 0), self.model.item(number, 1)
        first.setText(name)
        first.setToolTip(name)
        first.setData(f"{name}，{words}", Qt.ItemDataRole.AccessibleTextRole)
        second.setText(words)
        icon, colour = _LOOKS.get(state, ("", "muted"))
        second.setForeground(QColor(getattr(tokens(), "text" if colour == "accent" else colour)))
        if icon:
            second.setIcon(icons.icon(icon, colour=colour))
        else:
            second.setData(None, Qt.ItemDataRole.DecorationRole)

    # --- ticks ------------------------------------------------------------------

    def _lines(self) -> list[tuple[str, QStandardItem]]:
        items = [self.model.item(number, 0) for number in range(self.model.rowCount())]
        return [(str(item.data(_KEY)), item) for item in items]

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the lines that are ticked, in order."""
        return tuple(key for key, item in self._lines() if item.checkState() is Qt.CheckState.Checked)

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these lines and no others."""
        with QSignalBlocker(self.model):
            for key, item in self._lines():
                item.setCheckState(Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
        self.view.viewport().update()
        self._show_all()
        self.ticks_changed.emit()

    def _show_all(self) -> None:
        ticked, lines = len(self.ticked()), self.model.rowCount()
        self.all.setChecked(ticked == lines)
        words = self.tr("全部") if ticked == lines else self.tr("已选 {ticked} / {lines} 张")
        self.all.setText(words.format(ticked=ticked, lines=lines))

    def _on_all(self) -> None:
        lines = [key for key, _ in self._lines()]
        self.tick(() if len(self.ticked()) == len(lines) else lines)

    def _on_item(self, _item: QStandardItem) -> None:
        self._show_all()
        self.ticks_changed.emit()

    def _on_current(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            self.tell_line()

    def tell_line(self) -> None:
        """Tell which of the ticked lines is the current one; nothing where that one is not ticked."""
        current = self.view.currentIndex()
        item = self.model.item(current.row(), 0) if current.isValid() else None
        key = item.data(_KEY) if item is not None else ""
        ticked = self.ticked()
        if key in ticked:
            self.line_chosen.emit(ticked.index(key))
