"""The earlier years of a unit, each evaluated as it stands: closed ones with what they were closed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.programmes.dynamic import YearOf
from gf_desktop.domain.unit_years import UnitYear, before
from gf_desktop.services.evaluation import evaluate, frozen

if TYPE_CHECKING:
    from gf_desktop.domain.assessment import Assessment
    from gf_desktop.services.library import Library
    from gf_desktop.storage.workspace import Workspace


def earlier_years(
    workspace: Workspace, library: Library, assessment: Assessment, wanted: int
) -> tuple[YearOf, ...]:
    """Return at most ``wanted`` years before an assessment's, newest first, each saying where it comes from.

    Raises:
        UserFacingError: If the workspace cannot be read.
    """
    found = before(workspace.unit_years(assessment.id), assessment.document.year, wanted)
    return tuple(_year(workspace, library, assessment, one) for one in found)


def _year(workspace: Workspace, library: Library, beside: Assessment, one: UnitYear) -> YearOf:
    if not one.id:
        return _data_alone(workspace, library, beside, one)
    kept = workspace.load(one.id)
    found = frozen(kept) or evaluate(kept.document, kept.pack, library)
    return YearOf(kept.document, found.factors, found.result, _origin(one))


def _data_alone(workspace: Workspace, library: Library, beside: Assessment, one: UnitYear) -> YearOf:
    data = workspace.year_data(one.applicant_id, one.year)
    open_one = beside.document
    document = Document(
        subject=open_one.subject,
        applicant=open_one.applicant,
        year=one.year,
        scheme=open_one.scheme,
        boundary=data.boundary,
        ledgers=data.ledgers,
    )
    found = evaluate(document, beside.pack, library)
    return YearOf(document, found.factors, None, message("dynamic.from.data"))


def _origin(one: UnitYear) -> Message:
    return message(f"dynamic.from.{one.state}", scheme=one.scheme, day=one.changed[:10])
