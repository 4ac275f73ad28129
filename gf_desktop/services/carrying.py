"""Carry an assessment over to another table: first a preview, then a new assessment; the old one stays untouched."""

from __future__ import annotations

from concurrent.futures import Future

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.carry import CarryOver
from gf_desktop.domain.carry import carry_over as _carry_over
from gf_desktop.domain.document import YearData
from gf_desktop.domain.pack import Pack
from gf_desktop.services.assessments import Assessments


def carry_over(assessment: Assessment, pack: Pack) -> CarryOver:
    """Return what would become of an assessment, open or closed, under another table; nothing is changed.

    Raises:
        UserFacingError: If the tables are for different subjects, or are the very same.
    """
    return _carry_over(assessment.document, assessment.pack, pack)


def create(assessments: Assessments, assessment: Assessment, preview: CarryOver, pack: Pack) -> Future[str]:
    """Take the carried-over assessment in and return its id; it reads its applicant's year as that stands now."""
    document = preview.document.with_year_data(YearData())
    return assessments.create(document, pack, assessment.applicant_id)
