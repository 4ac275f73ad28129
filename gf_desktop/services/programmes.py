"""What a programme wants of an assessment: what is due, what is to be shown, preference, yearly figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.programmes.dates import Due, due
from gf_desktop.domain.programmes.proofs import ProofGap, proof_gaps
from gf_desktop.domain.recommend import Purpose
from gf_desktop.services.evaluation import evaluate, programme_of

if TYPE_CHECKING:
    from gf_desktop.domain.programme import Programme
    from gf_desktop.domain.programmes.dynamic import DynamicTable
    from gf_desktop.domain.programmes.efficiency import Efficiency
    from gf_desktop.domain.report.cells import Say
    from gf_desktop.services.evaluation import Evaluation
    from gf_desktop.services.library import Library


def due_dates(document: Document, library: Library, today: date) -> tuple[Due, ...]:
    """Return what is due next under the document's programme, the user's local dates counted; none without one."""
    programme = programme_of(document, library)
    if programme is None:
        return ()
    own = document.programme.facts.own_dates if document.programme else {}
    return due(programme, today, own, document.subject)


def to_prove(document: Document, library: Library, today: date) -> tuple[ProofGap, ...]:
    """Return what is still to be shown for the negative list; none without a programme."""
    programme = programme_of(document, library)
    return proof_gaps(programme, document.programme, document.subject, today) if programme else ()


def preference(document: Document, library: Library, evaluation: Evaluation) -> Efficiency:
    """Return how the products stand against 标杆水平 or grade 1, by the reference figures of the evaluation."""
    from gf_desktop.domain.programmes.efficiency import efficiency

    return efficiency(document, evaluation.factors, library.reference())


def yearly_figures(
    documents: Sequence[Document], library: Library, *, reported: date | None = None
) -> DynamicTable:
    """Return the yearly figures of a unit from its documents, one a year; the newest names the programme.

    Raises:
        UserFacingError: If no programme of ours has such figures.
    """
    from gf_desktop.domain.programmes.dynamic import YearOf, dynamic_table

    newest = max(documents, key=lambda one: one.year)
    programme = _with_figures(newest, library)
    years = []
    for document in documents:
        pack = library.pack(document.scheme.id, document.scheme.version)
        found = evaluate(document, pack, library, reported=reported)
        origin = message("dynamic.from.this" if document is newest else "dynamic.from.file")
        years.append(YearOf(document, found.factors, found.result, origin))
    table = dynamic_table(programme, years)
    assert table is not None
    return table


def write_yearly_figures(table: DynamicTable, path: Path, say: Say) -> None:
    """Write the yearly figures as a workbook (.xlsx).

    Raises:
        UserFacingError: If the place cannot be written.
    """
    from gf_desktop.exchange.dynamic_book import write_dynamic

    write_dynamic(table, path, say=say)


def _with_figures(document: Document, library: Library) -> Programme:
    purpose: Purpose = document.programme.facts.purpose if document.programme else ""
    own = programme_of(document, library)
    found = own or library.programme_for(document.applicant.province, document.year, purpose)
    if found is None or found.dynamic is None:
        found = library.programme_for("", document.year, "nation")
    if found is None or found.dynamic is None:
        raise UserFacingError(message("programme.no-dynamic"), "programme")
    return found
