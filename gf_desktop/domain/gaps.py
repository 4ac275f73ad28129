"""Gaps: where points are lost, the largest first, each with what would close it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import BONUS, Kind
from gf_desktop.domain.result import Result, RowResult, SectionResult, Status
from gf_desktop.domain.rounding import rounded
from gf_desktop.domain.scoring.task import amount

CLOSES = Callable[[RowResult], Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One row that loses points. ``lost`` in points of the total, None where the row's points are unknown."""

    row: str
    title: str
    lost: Fraction | None
    status: Status
    close: Message


def gaps(result: Result) -> tuple[Gap, ...]:
    """Return every row that loses points, the largest loss first, those of unknown points last.

    A row of the bonus loses no more than what is left under the cap.
    """
    sections = {section.id: section for section in result.sections}
    found = [_gap(row, _lost(row, sections[row.section])) for row in result.rows]
    return tuple(sorted((gap for gap in found if gap.lost != 0), key=_order))


def _order(gap: Gap) -> tuple[bool, Fraction]:
    return gap.lost is None, -(gap.lost or Fraction(0))


def _gap(row: RowResult, lost: Fraction | None) -> Gap:
    return Gap(row=row.id, title=row.indicator.title, lost=lost, status=row.status, close=_close(row))


def _lost(row: RowResult, section: SectionResult) -> Fraction | None:
    if row.points is None:
        return None
    lost = max(row.lost, Fraction(0)) * section.weight
    return min(lost, section.points - section.score) if section.id == BONUS else lost


def _close(row: RowResult) -> Message:
    """Return what to do: an open row's reason says it, a scored one needs a better value."""
    if row.reason is not None:
        return row.reason
    kind = row.measure.kind if row.measure else None
    return _CLOSES[kind](row) if kind in _CLOSES else message("gap.better")


def _reach(row: RowResult) -> Message:
    pair, measure = row.pairs[0], row.measure
    assert pair.lead.value is not None
    assert row.value is not None
    assert measure is not None
    code = "gap.lower-to" if measure.better == "lower" else "gap.raise-to"
    now = rounded(row.value, measure) if row.taken == "computed" else exact_text(row.value)
    return message(
        code, lead=amount(exact_text(pair.lead.value), measure.unit), value=amount(now, measure.unit)
    )


def _tick(row: RowResult) -> Message:
    lead, value = row.pairs[0].lead.value, row.value
    assert lead is not None
    assert value is not None
    return message("gap.tick", count=max(ceil(lead - value), 1))


def _choose(row: RowResult) -> Message:
    assert row.measure is not None
    assert row.measure.choice is not None
    best = max(row.measure.choice.options, key=lambda option: row.option_points(option) or 0)
    return message("gap.choose", option=best.title)


def _each(row: RowResult) -> Message:
    assert row.measure is not None
    return message("gap.lower-each" if row.measure.better == "lower" else "gap.raise-each")


_CLOSES: Mapping[Kind | None, CLOSES] = {
    "quantitative": _reach,
    "ratio": _reach,
    "ticks": _tick,
    "choice": _choose,
    "products": _each,
    "parts": _each,
}
