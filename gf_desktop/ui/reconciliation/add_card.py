"""The card that adds a total: which paper, what of, how much, in which unit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.ui.reconciliation.fields import TotalFields
from gf_desktop.ui.reconciliation.words import ReconciliationWords
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.year.fields import FormGrid


class AddCard(Card):
    """Takes a new total.

    Signals:
        added(object): A row is to be added (a ``TotalRow`` without id).
    """

    added = Signal(object)

    def __init__(self, words: ReconciliationWords) -> None:
        super().__init__()
        self.set_title("", self.tr("添加一项报表合计数"))
        self.fields = TotalFields(words, self)
        self.button = plain_button(self.tr("添加"), "add")
        self.button.setObjectName("add")
        self.button.setAccessibleName(self.tr("添加这项报表合计数"))
        grid = FormGrid(3)
        grid.put(0, 0, self.tr("出自"), self.fields.paper)
        grid.put(0, 1, self.tr("内容"), self.fields.subject)
        self._name_label = grid.put(0, 2, self.tr("名称"), self.fields.name)
        grid.put(1, 0, self.tr("合计数"), self.fields.amount_line())
        grid.put(1, 1, self.tr("来源文件"), self.fields.source)
        grid.put(1, 2, "", self._button_line())
        self.body.addLayout(grid)
        self.fields.changed.connect(self._on_changed)
        self.button.clicked.connect(self.add_row)

    def _button_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        row.addWidget(self.button)
        row.addStretch(1)
        return line

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        fields = self.fields
        return (
            fields.paper,
            fields.subject,
            fields.name,
            fields.amount,
            fields.unit,
            fields.source,
            self.button,
        )

    def add_row(self) -> None:
        """Hand the row over, or say what it still needs."""
        fields = self.fields
        fields.flush()
        if not fields.paper.value() or not fields.subject.value():
            self.set_foot(Level.ATTENTION, self.tr("请先选择出自哪份报表、是什么内容。"))
            (fields.subject if fields.paper.value() else fields.paper).setFocus()
            return
        self.set_foot(Level.NONE, "")
        # Paper and subject of the pattern are replaced by those chosen.
        row = fields.row(TotalRow(id="", paper="other", subject="energy"))
        fields.empty()
        self._on_changed(False)
        self.added.emit(row)

    def _on_changed(self, _typing: bool) -> None:
        self._name_label.setText(self.fields.name_title())
        if self.fields.paper.value() and self.fields.subject.value():
            self.set_foot(Level.NONE, "")
