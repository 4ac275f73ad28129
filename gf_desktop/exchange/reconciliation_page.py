"""差异调节表 in the workbook: differences and rests are formulas over the totals and the parts."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from gf_desktop.domain.messages import message
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.reconciliation import ReconciliationLine, ReconciliationSheet
from gf_desktop.domain.report.subject import name_label
from gf_desktop.exchange.form_page import FormPage, Head

WIDTHS = (20, 44, 14, 24)
TITLE_LAST, VALUE = 3, 4
DECIMALS = 6


class ReconciliationPage:
    """Writes all reconciliations below each other on one sheet."""

    def __init__(self, page: Worksheet, head: Head, sheets: Sequence[ReconciliationSheet], say: Say) -> None:
        self._form = FormPage(page, head, say, widths=WIDTHS)
        self._sheets, self._say = sheets, say

    def write(self) -> None:
        """Write the sheet."""
        head = self._form.head
        self._form.title(self._say(message("reconciliation.title")))
        year, table = (self._say(message(f"calculation.head.{key}")) for key in ("year", "table"))
        name = self._say(name_label(head.subject))
        self._form.facts((name, head.applicant, year, str(head.year)), (table, head.table, "", ""))
        for sheet in self._sheets:
            self._one(sheet)
        self._form.signatures()
        self._form.finish()

    def _one(self, sheet: ReconciliationSheet) -> None:
        self._form.part(f"{sheet.title} —— {sheet.paper}")
        for gap in sheet.gaps:
            self._form.text(gap)
        if sheet.lines:
            self._table(sheet)
        reason = sheet.reason or self._say(message("reconciliation.reason-open"))
        for title, text in (("reconciliation.reason", reason), ("calculation.column.source", sheet.source)):
            self._form.put(1, self._say(message(title)), label=True)
            self._form.put(2, text, last=len(WIDTHS))
            self._form.next()

    def _table(self, sheet: ReconciliationSheet) -> None:
        subject = self._say(message("reconciliation.subject"))
        self._form.header(subject, "", "", self._say(message("reconciliation.value", unit=sheet.unit)))
        ours, theirs = (self._figure(one) for one in sheet.lines[:2])
        difference = self._formula(sheet.lines[2], f"{theirs}-{ours}")
        parts = [self._figure(one) for one in sheet.lines if one.kind == "part"]
        rest = next(one for one in sheet.lines if one.kind == "rest")
        # Rounded: what binary fractions leave behind is no difference.
        self._formula(rest, f"ROUND({'-'.join((difference, *parts))},{DECIMALS})")
        known = [one for one in sheet.lines if one.kind == "known"]
        if known:
            self._form.text(self._say(message("reconciliation.known")), words=True)
        for one in known:
            self._figure(one)

    def _figure(self, line: ReconciliationLine) -> str:
        self._form.put(1, line.title, last=TITLE_LAST)
        address = self._form.figure(VALUE, line.value)
        self._form.next()
        return address

    def _formula(self, line: ReconciliationLine, formula: str) -> str:
        self._form.put(1, line.title, last=TITLE_LAST, label=True)
        address = self._form.formula(VALUE, formula, strong=True)
        self._form.next()
        return address
