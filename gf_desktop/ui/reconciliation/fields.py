"""The fields of a total that a paper states: which paper, what of, how much, in which unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.units import dimension
from gf_desktop.ui.reconciliation.words import ReconciliationWords, units_of
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.year.fields import LineField

POLLUTANT = "pollutant"


class TotalFields(QObject):
    """Holds the fields, and says what they say.

    Signals:
        changed(bool): Something was entered; whether someone is still typing.
    """

    changed = Signal(bool)

    def __init__(self, words: ReconciliationWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper = Combo(self.tr("出自哪份报表或报告"), words.options("paper"))
        self.subject = Combo(self.tr("合计数的内容"), words.options("subject"))
        self.amount = NumberEdit()
        self.amount.setAccessibleName(self.tr("合计数"))
        self.amount.setFixedWidth(self.amount.fontMetrics().horizontalAdvance("0") * 16 + space(24))
        self.unit = Combo(self.tr("合计数的单位"))
        self.name = LineField("")
        self.source = LineField(self.tr("来源文件"))
        self._subject = ""
        self._monthly = False
        self._shown = ""
        for combo in (self.paper, self.unit):
            combo.chosen.connect(self._on_committed)
        self.subject.chosen.connect(self._on_subject)
        for field in (self.name, self.source, self.amount):
            field.committed.connect(self._on_committed)
            field.draft_ready.connect(self._on_paused)
        self._follow_subject("")

    def amount_line(self) -> QWidget:
        """Return the figure and its unit side by side."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        row.addWidget(self.amount)
        row.addWidget(self.unit)
        row.addStretch(1)
        line.setFocusProxy(self.amount)
        return line

    def name_title(self) -> str:
        """Return what the name is the name of."""
        return self.tr("污染物") if self._subject == POLLUTANT else self.tr("名称")

    @property
    def monthly(self) -> bool:
        """Whether the total is entered by month: then it is changed in the ledger's table."""
        return self._monthly

    def show_row(self, row: TotalRow) -> None:
        """Show a row as it stands; what is being typed stays."""
        self.paper.set_value(row.paper)
        self.subject.set_value(row.subject)
        self._follow_subject(row.subject, row.unit)
        self.unit.set_value(row.unit)
        self.name.set_value(row.name)
        self.source.set_value(row.source)
        draft = row.drafts.get("amount", "")
        self._monthly = isinstance(row.amount, tuple) or "=" in draft
        text = draft or _amount_text(row)
        if text != self._shown:  # text that is no figure yet stays until it is one
            self._shown = text
            self.amount.set_value(text)

    def row(self, before: TotalRow) -> TotalRow:
        """Return the row as the fields say; a total by month stays as it is."""
        filled: dict[str, Any] = {
            "paper": self.paper.value() or before.paper,
            "subject": self.subject.value() or before.subject,
            "unit": self.unit.value(),
            "name": self.name.value(),
            "source": self.source.value(),
        }
        if not self._monthly:
            filled |= self._amount(before)
        return replace(before, **filled)

    def _amount(self, before: TotalRow) -> dict[str, Any]:
        reading = self.amount.reading()
        drafts = {key: text for key, text in before.drafts.items() if key != "amount"}
        if reading.draft:
            drafts["amount"] = reading.draft
        return {"amount": reading.value, "drafts": drafts}

    def empty(self) -> None:
        """Forget what was entered."""
        for combo in (self.paper, self.subject):
            combo.set_value("")
        self._follow_subject("")
        for field in (self.name, self.source):
            field.set_value("")
        self._shown = ""
        self.amount.set_value("")

    def set_read_only(self, read_only: bool) -> None:
        """Show what stands there without letting it be changed."""
        for combo in (self.paper, self.subject, self.unit):
            combo.setEnabled(not read_only)
        for field in (self.name, self.source):
            field.setReadOnly(read_only)
        self.amount.setReadOnly(read_only or self._monthly)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.name, self.source, self.amount):
            field.flush()

    def _follow_subject(self, subject: str, unit: str = "") -> None:
        """Offer the units of a subject; the chosen one stays where it measures the same."""
        if subject != self._subject or not self.unit.count() or (unit and self.unit.findData(unit) < 0):
            offered = units_of(subject, unit) if subject else filter(None, (unit,))
            self.unit.set_options([Option(one, one) for one in offered])
        self._subject = subject
        pollutant = subject == POLLUTANT
        self.name.setAccessibleName(self.tr("污染物名称") if pollutant else self.tr("合计数的名称"))
        self.name.setPlaceholderText(self.tr("例如：化学需氧量") if pollutant else "")

    def _on_subject(self, subject: str) -> None:
        unit = self.unit.value()
        same = bool(unit) and dimension(unit) == dimension(units_of(subject)[0])
        self._follow_subject(subject)
        self.unit.set_value(unit if same else "")
        self.changed.emit(False)

    def _on_committed(self, _text: str) -> None:
        self._shown = self.amount.value_text()
        self.changed.emit(False)

    def _on_paused(self, _text: str) -> None:
        self.changed.emit(True)


def _amount_text(row: TotalRow) -> str:
    if isinstance(row.amount, tuple):
        value = year_of(row.amount).value
        return exact_text(value) if value is not None else ""
    return decimal_text(row.amount) if row.amount is not None else ""
