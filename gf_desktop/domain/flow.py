"""The way through an assessment: sections with their state, the next row to answer, the rows a filter shows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.findings import (
    differs_unexplained,
    needs_attention,
    parts_unexplained,
    row_findings,
    unverified,
)
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result, RowResult, SectionResult, Status
from gf_desktop.domain.scoring import counts
from gf_desktop.domain.year_findings import lacking, year_open

Progress = Literal["not-started", "in-progress", "attention", "complete"]
Only = Literal["all", "unanswered", "findings", "to-verify"]

TO_ANSWER: tuple[Status, ...] = ("blank", "invalid")
_NOTHING = Answer()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionState:
    """Where one section stands. ``problems`` counts rows in which something is to be put right.

    ``rows`` are to be answered: of a set of which only some count, that many.
    """

    id: str
    title: str
    state: Progress
    answered: int
    rows: int
    problems: int
    score: Fraction
    points: Fraction


def ways(pack: Pack, document: Document, result: Result) -> tuple[SectionState, ...]:
    """Return the sections in the table's order, the bonus last, each with its state and counts."""
    known = {row.id for row in pack.indicators}
    begun = {key for key, answer in document.answers.items() if key in known and answer != _NOTHING}
    begun |= {row.id for row in result.rows if row.derived and (row.derived.complete or row.derived.gaps)}
    return tuple(_state(section, pack, document, result, begun) for section in result.sections)


def next_open(pack: Pack, result: Result, after: str = "") -> str | None:
    """Return the next row to answer after the row ``after``, from the front again at the end; None if there is none."""
    ids = [row.id for row in result.rows]
    start = ids.index(after) + 1 if after in ids else 0
    around = (*result.rows[start:], *result.rows[:start])
    spare = counts.spare(pack.table, result.rows)
    return next((row.id for row in around if row.status in TO_ANSWER and row.id not in spare), None)


def unanswered(pack: Pack, result: Result) -> tuple[str, ...]:
    """Return the ids of the rows not answered yet, without those that others of their set stand in for."""
    spare = counts.spare(pack.table, result.rows)
    return tuple(row.id for row in result.rows if row.status == "blank" and row.id not in spare)


def still_open(pack: Pack, result: Result) -> int:
    """Return how many answers are still to be given: of a set no more than it lacks."""
    return counts.lacking(pack.table, result.rows)


def select(document: Document, pack: Pack, result: Result, only: Only) -> tuple[str, ...]:
    """Return the ids of the rows that a filter shows, in the table's order."""
    if only == "unanswered":
        return unanswered(pack, result)
    return tuple(row.id for row in result.rows if _shown(document, pack, row, only))


def _shown(document: Document, pack: Pack, row: RowResult, only: Only) -> bool:
    if only == "findings":
        years = lacking(document, pack, row) or year_open(document, pack, row)
        return bool(row_findings(document, row) or years)
    return only == "all" or unverified(row)


def _state(
    section: SectionResult, pack: Pack, document: Document, result: Result, begun: set[str]
) -> SectionState:
    rows = [row for row in result.rows if row.section == section.id]
    problems = sum(_open(document, row) or year_open(document, pack, row) for row in rows)
    return SectionState(
        id=section.id,
        title=section.title,
        state=_progress(section, rows, problems, begun),
        answered=section.answered,
        rows=section.rows,
        problems=problems,
        score=section.score,
        points=section.points,
    )


def _open(document: Document, row: RowResult) -> bool:
    return needs_attention(row) or parts_unexplained(document, row) or differs_unexplained(document, row)


def _progress(section: SectionResult, rows: list[RowResult], problems: int, begun: set[str]) -> Progress:
    if problems:
        return "attention"
    if section.answered >= section.rows:
        return "complete"
    return "in-progress" if any(row.id in begun for row in rows) else "not-started"
