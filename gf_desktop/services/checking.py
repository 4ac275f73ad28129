"""Documents checked without a window: what is missing, contradictory or implausible, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from gf_desktop.domain import flow
from gf_desktop.domain.check_output import CheckOut, check_out
from gf_desktop.domain.document import Document
from gf_desktop.domain.factors import draft_findings, implausible
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.findings import findings
from gf_desktop.domain.industries.own_requirements import own_requirements_findings
from gf_desktop.domain.messages import Catalogue, UserFacingError, message
from gf_desktop.domain.output import FailedOut
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result
from gf_desktop.services.evaluation import evaluate, programme_of
from gf_desktop.services.jobs import load_checked
from gf_desktop.services.library import Library
from gf_desktop.services.scoring import error_out, scheme_out

_BLANK = ("score.blank", "score.no-variant")
"""Why a row has no score though nothing else is said of it: nobody answered."""


def check_document(
    path: Path, library: Library, catalogue: Catalogue, *, reported: date | None = None
) -> CheckOut | FailedOut:
    """Return everything to be put right in a document, or why it cannot be read.

    Args:
        path: The document.
        library: Where its table, its programme and the reference figures are.
        catalogue: The sentences.
        reported: The day of the report, by which reference figures are chosen; today, where none is given.
    """
    day = reported or datetime.now().astimezone().date()
    try:
        document, pack = load_checked(path, library)
        found = tuple(_found(document, pack, library, day))
    except UserFacingError as error:
        return FailedOut(document=str(path), error=error_out(error, catalogue))
    return check_out(str(path), scheme_out(pack), found, catalogue.say)


def _found(document: Document, pack: Pack, library: Library, day: date) -> Iterator[Finding]:
    """Yield the findings, the rows that nobody answered, own factors that are no figure or far from the tables'."""
    result = evaluate(document, pack, library, reported=day).result
    programme = programme_of(document, library)
    yield from findings(document, pack, result, programme)
    yield from own_requirements_findings(document, pack, programme, library.key_industries)
    yield from _blank(pack, result)
    if not document.year_data.empty:
        yield from draft_findings(document, library.reference(), day)
        yield from implausible(document, library.reference(), day)


def _blank(pack: Pack, result: Result) -> Iterator[Finding]:
    for key in flow.unanswered(pack, result):
        row = result.row(key)
        if row.reason is not None and row.reason.code in _BLANK:
            said = message("finding.row", row=row.indicator.title, said=row.reason)
            yield Finding("warning", row.reason.code, said, ("answers", row.id))
