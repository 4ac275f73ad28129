"""The whole document scored: rows, sections, totals and their range."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from gf_desktop.domain.document import Document
from gf_desktop.domain.gates import gates, with_must_rows
from gf_desktop.domain.numbers import round_half_up
from gf_desktop.domain.pack import BONUS, Group, Pack, Rounding, Section, Table
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.result import Derived, Result, RowResult, SectionResult, YearResult
from gf_desktop.domain.scoring.counts import counted
from gf_desktop.domain.scoring.rows import score_row
from gf_desktop.domain.scoring.sets import most, most_of_sets, settled, surplus
from gf_desktop.domain.scoring.task import ONE, ZERO
from gf_desktop.domain.scoring.years import in_year, scored_years


@dataclass(frozen=True, slots=True)
class Sum:
    """A section or the bonus added up: points of its open rows, and of those not applicable (None: unknown)."""

    said: SectionResult
    open: Fraction
    not_applicable: Fraction | None = ZERO


_NOTHING: Mapping[str, Derived] = MappingProxyType({})


def score(
    document: Document,
    pack: Pack,
    programme: Programme | None = None,
    derived: Mapping[str, Derived] = _NOTHING,
) -> Result:
    """Return the whole result; with ``programme`` the gates that follow from its negative list are complete.

    ``derived`` is what the ledgers say, by row: it stands where nothing was typed.
    """
    each = tuple(score_row(document, pack, *place, derived=derived.get(place[2].id)) for place in pack.rows())
    rows, reach = settled(pack, document, each), most_of_sets(pack, document, each)
    sections = [
        _section(section, pack.table, [row for row in rows if row.section == section.id], reach)
        for section in pack.table.sections
    ]
    bonus = _bonus(pack.table, [row for row in rows if row.section == BONUS], reach)
    total = _sum(part.said.score for part in (*sections, *bonus))
    open_points = _sum(part.open for part in (*sections, *bonus))
    held = _rounding(pack.table.rounding)
    after_review = _after_review(pack, sections, total)
    gate_results, gate_state = with_must_rows(gates(document, pack, programme), rows)
    return Result(
        gate_state=gate_state,
        gates=gate_results,
        total=held(total),
        lowest=held(total),
        highest=held(total + open_points),
        after_review=None if after_review is None else held(after_review),
        sections=tuple(part.said for part in (*sections, *bonus)),
        rows=rows,
        places=pack.table.rounding.places,
        earlier=tuple(
            of_year(year, score(in_year(document, year), pack)) for year in scored_years(document, pack)
        ),
    )


def of_year(year: int, result: Result) -> YearResult:
    """Return the totals of a year; of an earlier one nothing is computed: the ledgers are of the evaluated one."""
    return YearResult(
        year=year,
        total=result.total,
        lowest=result.lowest,
        highest=result.highest,
        sections=result.sections,
        invalid=tuple(row.indicator.title for row in result.rows if row.status == "invalid"),
    )


def _section(section: Section, table: Table, rows: list[RowResult], reach: Mapping[str, Fraction]) -> Sum:
    weight = _weight(section, table)
    groups = _by_group(section.groups, rows)
    more = surplus(table, rows, reach)
    not_applicable = [_not_applicable(group, own) for group, own in groups]
    known = [points for points in not_applicable if points is not None]
    answered, asked = counted(table, rows)
    return Sum(
        said=SectionResult(
            id=section.id,
            title=section.title,
            score=weight * _sum(row.score for row in rows),
            points=weight * (_sum(_group_points(*both) for both in groups) - more.points),
            answered=answered,
            rows=asked,
            weight=weight,
        ),
        open=weight
        * (_sum(_open(row) for row in rows) + _sum(_unsplit_open(*both) for both in groups) - more.open),
        not_applicable=weight * (_sum(known) - more.not_applicable)
        if len(known) == len(not_applicable)
        else None,
    )


def _weight(section: Section, table: Table) -> Fraction:
    """Return what a point of the section's rows is in points of the total."""
    if table.index and table.index.over is not None:
        return Fraction(100, table.index.over)
    return ONE if section.weight is None else Fraction(section.weight)


def _by_group(groups: Iterable[Group], rows: list[RowResult]) -> list[tuple[Group, list[RowResult]]]:
    found, start = [], 0
    for group in groups:
        end = start + len(group.indicators)
        found.append((group, rows[start:end]))
        start = end
    return found


def _bonus(table: Table, rows: list[RowResult], reach: Mapping[str, Fraction]) -> tuple[Sum, ...]:
    bonus = table.bonus
    if bonus is None:
        return ()
    cap = Fraction(bonus.cap)
    reached = min(_sum(row.score for row in rows), cap)
    unknown = any(row.points is None for row in rows if row.status != "scored")
    open_points = _sum(_open(row) for row in rows) - surplus(table, rows, reach).open
    best = cap if unknown else min(_sum(row.score for row in rows) + open_points, cap)
    answered, asked = counted(table, rows)
    said = SectionResult(
        id=BONUS, title=bonus.title, score=reached, points=cap, answered=answered, rows=asked
    )
    return (Sum(said=said, open=best - reached),)


def _open(row: RowResult) -> Fraction:
    """Return the most an open row can still bring, 0 where its points are unknown."""
    return ZERO if row.status == "scored" else most(row)


def _unsplit(group: Group, rows: list[RowResult]) -> Fraction:
    """Return the group's points that no row of it is known to have."""
    if group.points is None:
        return ZERO
    return max(Fraction(group.points) - _sum(row.points for row in rows), ZERO)


def _unsplit_open(group: Group, rows: list[RowResult]) -> Fraction:
    """Return the most that those points can still bring: all of them where one row may have them, up to its cap."""
    unknown = [replace(row, points=ONE) for row in rows if row.points is None]
    return _unsplit(group, rows) * max((most(row) for row in unknown), default=ONE)


def _group_points(group: Group, rows: list[RowResult]) -> Fraction:
    return _unsplit(group, rows) + _sum(row.points for row in rows)


def _not_applicable(group: Group, rows: list[RowResult]) -> Fraction | None:
    """Return the points of the group's rows not applicable; None where the split is unknown and some apply."""
    outside = [row for row in rows if row.status == "not-applicable"]
    if all(row.points is not None for row in outside):
        return _sum(row.points for row in outside)
    if any(row.points is None and row.status != "not-applicable" for row in rows):
        return None
    return _unsplit(group, rows) + _sum(row.points for row in outside)


def _after_review(pack: Pack, sections: list[Sum], total: Fraction) -> Fraction | None:
    rule = pack.table.not_applicable
    if rule in ("zero", "not-allowed"):
        return total
    known = [part.not_applicable for part in sections if part.not_applicable is not None]
    if rule == "unknown" or len(known) < len(sections):
        return None
    outside = _sum(known)
    if rule == "review-full-points" or not outside:
        return total + outside
    return _rescaled(total, _sum(part.said.points for part in sections), outside, pack.table.rounding)


def _rescaled(total: Fraction, whole: Fraction, outside: Fraction, rounding: Rounding) -> Fraction | None:
    """Return the total as if the rows that apply were all points there are; None where none applies."""
    if whole <= outside:
        return None
    return max(total, round_half_up(total * whole / (whole - outside), rounding.places))


def _rounding(rounding: Rounding) -> Callable[[Fraction], Fraction]:
    """Return how totals are rounded: once, so not at all where the rows already are."""
    if rounding.at == "indicator":
        return lambda number: number
    return lambda number: round_half_up(number, rounding.places)


def _sum(numbers: Iterable[Fraction | None]) -> Fraction:
    return sum((number for number in numbers if number), ZERO)
