"""Sets of rows of which only some count (park: choose n of m): which ones do, and what the others must not add.

Those that the user chose count first, then the best scored ones, ties in the table's order. While fewer are settled
than count, the others stay open; together they can bring no more than the places that are left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack, Table
from gf_desktop.domain.result import RowResult, Step
from gf_desktop.domain.scoring.rows import best_score
from gf_desktop.domain.scoring.task import ZERO


@dataclass(frozen=True, slots=True)
class Surplus:
    """What the rows of a section's unsettled sets add up to beyond what can count, in points of its rows."""

    points: Fraction = ZERO
    open: Fraction = ZERO
    not_applicable: Fraction = ZERO


def settled(pack: Pack, document: Document, rows: tuple[RowResult, ...]) -> tuple[RowResult, ...]:
    """Return the rows, those left out because others of their set count being worth nothing."""
    settled_rows = {row.id: row for row in rows}
    for name, count in pack.table.choose.items():
        members = [row for row in rows if row.indicator.choose_from == name]
        taken = _taken(members, document, count)
        whole = len(taken) == count
        for row in members:
            if row.id in taken:
                settled_rows[row.id] = _counted(row, count, len(members))
            elif whole:
                settled_rows[row.id] = _left_out(row, count, len(members))
    return tuple(settled_rows.values())


def surplus(table: Table, rows: list[RowResult]) -> Surplus:
    """Return what a section's sets would add too much, had all their open rows counted."""
    found = Surplus()
    for name, count in table.choose.items():
        members = [row for row in rows if row.indicator.choose_from == name]
        left = [row for row in members if row.status != "scored" and not row.left_out]
        places = count - sum(row.status == "scored" for row in members)
        if len(left) > places:
            found = _plus(found, left, places)
    return found


def _plus(found: Surplus, left: list[RowResult], places: int) -> Surplus:
    points = [row.points or ZERO for row in left]
    most = sorted((best_score(row) or ZERO for row in left), reverse=True)
    outside = [row.points or ZERO for row in left if row.status == "not-applicable"]
    needed = max(places - (len(left) - len(outside)), 0)
    return Surplus(
        points=found.points + sum(points[places:], ZERO),
        open=found.open + sum(most[places:], ZERO),
        not_applicable=found.not_applicable + sum(outside[needed:], ZERO),
    )


def _taken(members: list[RowResult], document: Document, count: int) -> set[str]:
    chosen = [row.id for row in members if document.answer(row.id).chosen]
    scored = [row for row in members if row.status == "scored" and row.id not in chosen]
    best = [row.id for row in sorted(scored, key=lambda row: -(row.score or ZERO))]
    return set((*chosen, *best)[:count])


def _counted(row: RowResult, count: int, of: int) -> RowResult:
    if row.status != "scored":
        return row
    return replace(row, steps=(*row.steps, Step(said=message("trace.set-counted", count=count, of=of))))


def _left_out(row: RowResult, count: int, of: int) -> RowResult:
    reason = message("score.left-out", count=count, of=of)
    return replace(
        row,
        status="not-applicable",
        left_out=True,
        points=ZERO,
        score=None,
        reason=reason,
        steps=(*row.steps, Step(said=reason)),
    )
