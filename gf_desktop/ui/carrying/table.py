"""The rows of a carried-over evaluation: what they were, what they become, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent

from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.carrying.preview import Change
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.domain.carry import State

STATES: tuple[State, ...] = ("changed", "new", "gone", "same")
_LEAST = 12
"""Characters that titles and reasons have at least; a narrow window scrolls."""
_ICONS = {"same": "check", "changed": "edit", "new": "add", "gone": "remove"}
_COLOURS = {"same": "muted", "changed": "attention", "new": "info", "gone": "missing"}


class ChangeTable(DataTable):
    """Shows rows in the new table's order, what falls away at the end.

    Signals:
        change_shown(object): Another ``Change`` is the current one, or None.
    """

    change_shown = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("各项的变化"))
        self.setObjectName("changes")
        self._words = Words(self)
        self.changes: TableModel[Change] = TableModel(self._columns())
        self.changes.setParent(self)
        self.setModel(self.changes)
        self.horizontalHeader().setStretchLastSection(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show other rows from the top."""
        self.changes.set_rows(changes)
        self.setCurrentIndex(self.changes.index(0, 0))
        self.scrollToTop()
        self._on_row()

    def state_word(self, state: State) -> str:
        """Return what becomes of a row, in a word."""
        return {
            "same": self.tr("沿用"),
            "changed": self.tr("有变化"),
            "new": self.tr("新增"),
            "gone": self.tr("不再有"),
        }[state]

    def said(self, change: Change) -> str:
        """Return why, in sentences."""
        if change.said:
            return " ".join(change.said)
        if change.gate and change.state == "changed":
            return self.tr("文字与原来不同，需要重新确认；备注和证明保留。")
        if change.gate and change.state == "gone":
            return self.tr("新的评价要求里没有这一条，不转入。")
        return self.tr("新的评价要求增加的内容。") if change.state == "new" else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns in the font in force."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles and reasons share what the others leave, but stay readable."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("字")
        wide = {n: c.width * letter + space(16) for n, c in enumerate(self.changes.columns) if c.width}
        for number in range(len(self.changes.columns)):
            rest = (self.viewport().width() - sum(wide.values())) // 2
            self.setColumnWidth(number, wide.get(number, max(rest, letter * _LEAST)))

    def _columns(self) -> list[Column[Change]]:
        return [
            Column(
                "state",
                self.tr("变化"),
                lambda one: self.state_word(one.state),
                icon=lambda one: _ICONS[one.state],
                colour=lambda one: _COLOURS[one.state],
                width=5,
            ),
            Column("title", self.tr("指标"), self._title, tip=self._title),
            Column("before", self.tr("原来的内容"), self._before, tip=self._before, width=8),
            Column("score-before", self.tr("得分"), lambda one: one.score_before, figure=True, width=6),
            Column("after", self.tr("转入后的内容"), self._after, tip=self._after, width=8),
            Column("score-after", self.tr("试算得分"), lambda one: one.score_after, figure=True, width=6),
            Column("said", self.tr("说明"), self.said, tip=self.said),
        ]

    def _title(self, one: Change) -> str:
        return self.tr("基本要求：{title}").format(title=one.title) if one.gate else one.title

    def _before(self, one: Change) -> str:
        return self._gate(one.before) if one.gate else one.before

    def _after(self, one: Change) -> str:
        return self._gate(one.after) if one.gate else one.after

    def _gate(self, state: str) -> str:
        return self._words.gate(state) if state in ("met", "not-met", "open") else ""  # type: ignore[arg-type]

    def _on_row(self) -> None:
        number = self.currentIndex().row()
        there = 0 <= number < self.changes.rowCount()
        self.change_shown.emit(self.changes.row(number) if there else None)
