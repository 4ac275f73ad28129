"""The calculation sheets and reconciliations of an assessment, gathered for paper and for Excel.

They are computed anew with the arithmetic kept, from the reference figures that the result rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gf_desktop import __version__
from gf_desktop.domain.calculators import Factors
from gf_desktop.domain.calculators.traced import TracedWork
from gf_desktop.domain.derive import Deriver, inputs_of
from gf_desktop.domain.messages import Message
from gf_desktop.domain.report.calculation import CalculationSheet, calculation_sheets
from gf_desktop.domain.report.calculation_content import calculation_content
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.index import row_numbers
from gf_desktop.domain.report.reconciliation import ReconciliationSheet, reconciliation_sheets
from gf_desktop.services.evaluation import Evaluator

if TYPE_CHECKING:
    from datetime import date

    from gf_desktop.services.library import Library
    from gf_desktop.services.reports import Snapshot


@dataclass(frozen=True, slots=True)
class Gathered:
    """All sheets of an assessment, the reconciliations after them."""

    sheets: tuple[CalculationSheet, ...]
    reconciliations: tuple[ReconciliationSheet, ...]


def gather(
    snapshot: Snapshot,
    library: Library,
    reported: date,
    say: Say,
    *,
    only: Collection[str] | None = None,
    reconciled: bool = True,
) -> Gathered:
    """Return the sheets; the factors are those of the snapshot, else chosen as the evaluation chooses them.

    ``only`` holds the ids of the rows wanted, None: all; ``reconciled``: with the reconciliations.
    """
    document, pack = snapshot.document, snapshot.pack
    factors = snapshot.factors or _chosen(snapshot, library, reported)
    traces = Deriver(pack, lambda _document: factors, recorder=TracedWork).derive(document)
    numbers = row_numbers(pack, say)
    return Gathered(
        calculation_sheets(document, pack, snapshot.result, traces, numbers=numbers, say=say, only=only),
        reconciliation_sheets(inputs_of(document, factors), say) if reconciled else (),
    )


def gather_reconciliations(snapshot: Snapshot, library: Library, reported: date, say: Say) -> Gathered:
    """Return the reconciliations alone."""
    factors = snapshot.factors or _chosen(snapshot, library, reported)
    return Gathered((), reconciliation_sheets(inputs_of(snapshot.document, factors), say))


def pdf_content(snapshot: Snapshot, gathered: Gathered, day: date, say: Say) -> dict[str, Any]:
    """Return what the pages say."""
    return calculation_content(
        snapshot.document,
        snapshot.pack,
        gathered.sheets,
        gathered.reconciliations,
        say=say,
        made_on=day,
        program_version=__version__,
    )


def pdf_bytes(content: Mapping[str, Any], resources: Path, step: Callable[[Message], None]) -> bytes:
    """Return the sheets as PDF, an indicator begins a page; ``step`` is told what comes next and may end the work."""
    from gf_desktop.reporting.pdf import set_pdf

    template = resources / "templates" / "calculation-sheets.typ"
    return set_pdf(content, template=template, fonts=resources / "fonts", step=step)


def workbook_bytes(snapshot: Snapshot, gathered: Gathered, say: Say) -> bytes:
    """Return the sheets as a workbook with live formulas; reconciliations alone as one sheet."""
    from gf_desktop.exchange.calculation_sheets import calculation_bytes
    from gf_desktop.exchange.form_page import Head
    from gf_desktop.exchange.reconciliation_book import reconciliation_bytes

    labels = snapshot.pack.header.labels
    head = Head(
        applicant=snapshot.document.applicant.name,
        year=snapshot.document.year,
        table=snapshot.pack.header.title,
        lead=labels.lead,
        base=labels.base,
        subject=snapshot.document.subject,
    )
    if not gathered.sheets:
        return reconciliation_bytes(gathered.reconciliations, head, say=say)
    return calculation_bytes(gathered.sheets, gathered.reconciliations, head, say=say)


def _chosen(snapshot: Snapshot, library: Library, reported: date) -> Factors:
    evaluator = Evaluator(snapshot.pack, snapshot.programme, library.reference, reported)
    return evaluator.factors(snapshot.document)
