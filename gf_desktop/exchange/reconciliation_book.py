"""The reconciliations (差异调节表) as a workbook by themselves, with live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from gf_desktop.domain.messages import message
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.reconciliation import ReconciliationSheet
from gf_desktop.exchange.form_page import Head
from gf_desktop.exchange.reconciliation_page import ReconciliationPage


def reconciliation_bytes(reconciliations: Sequence[ReconciliationSheet], head: Head, *, say: Say) -> bytes:
    """Return the workbook (.xlsx), one sheet with all of them."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = say(message("reconciliation.title"))
    ReconciliationPage(page, head, reconciliations, say).write()
    book.properties.title = f"{head.applicant} {head.year} {page.title}"
    book.properties.creator = ""
    book.calculation.fullCalcOnLoad = True
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
