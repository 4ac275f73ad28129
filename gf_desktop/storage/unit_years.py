"""The other years of a unit: its evaluations on the list, and the years that hold data without one."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, select, union

from gf_desktop.domain.document import Applicant
from gf_desktop.domain.unit_years import UnitYear
from gf_desktop.storage import rows
from gf_desktop.storage.schema import AssessmentRow, YearFact, YearRow


def other_years(connection: Connection, row: RowMapping) -> tuple[UnitYear, ...]:
    """Return all that is known of the other years of an assessment's unit, of the same subject.

    The unit are all applicants with its credit code; where neither has one, those of the same name.
    """
    ids = _same_unit(connection, row["applicant_id"])
    listed = [one for one in _assessments(connection, row, ids) if one.year != row["year"]]
    taken = {(one.applicant_id, one.year) for one in listed}
    data = (UnitYear(id="", applicant_id=who, year=year) for who, year in _with_data(connection, ids))
    bare = (one for one in data if one.year != row["year"] and (one.applicant_id, one.year) not in taken)
    return (*listed, *bare)


def _same_unit(connection: Connection, applicant_id: str) -> list[str]:
    known = dict(rows.read_applicants(connection))
    own = known[applicant_id]
    return [key for key, one in known.items() if key == applicant_id or _same(one, own)]


def _same(one: Applicant, other: Applicant) -> bool:
    codes = {one.credit_code.strip().upper(), other.credit_code.strip().upper()}
    if codes != {""}:
        return len(codes) == 1
    return bool(one.name.strip()) and one.name.strip() == other.name.strip()


def _assessments(connection: Connection, row: RowMapping, ids: list[str]) -> list[UnitYear]:
    shown = (AssessmentRow.id, AssessmentRow.applicant_id, AssessmentRow.year, AssessmentRow.state)
    chosen = select(*shown, AssessmentRow.changed, AssessmentRow.scheme_title).where(
        AssessmentRow.applicant_id.in_(ids),
        AssessmentRow.subject == row["subject"],
        AssessmentRow.removed_at.is_(None),
    )
    return [
        UnitYear(
            id=one["id"],
            applicant_id=one["applicant_id"],
            year=one["year"],
            state=one["state"],
            changed=one["changed"],
            scheme=one["scheme_title"],
        )
        for one in connection.execute(chosen).mappings()
    ]


def _with_data(connection: Connection, ids: list[str]) -> list[tuple[str, int]]:
    of_rows = select(YearRow.applicant_id, YearRow.year).where(YearRow.applicant_id.in_(ids))
    of_facts = select(YearFact.applicant_id, YearFact.year).where(YearFact.applicant_id.in_(ids))
    return [(who, year) for who, year in connection.execute(union(of_rows, of_facts))]
