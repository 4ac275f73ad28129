"""Sets of rows of which only some count (park: choose n of m): which ones do, and what the others must not add.

Those that the user chose count first, then the best scored ones, ties in the table's order. While fewer are settled
than count, the others stay open. Whatever is not scored yet may still push out a scored row that was not chosen, so
the most that a set can bring is what its best rows would bring if all open ones came to their full points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack, Table, merged
from gf_desktop.domain.result import RowResult, Step
from gf_desktop.domain.scoring.rows import best_score
from gf_desktop.domain.scoring.task import ZERO


@dataclass(frozen=True, slots=True)
class Surplus:
    """What the rows of a section's sets add up to beyond what can count, in points of its rows.

    ``open`` is below nothing where a row that is left out may still push out a counted one.
    """

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


def most_of_sets(pack: Pack, document: Document, rows: tuple[RowResult, ...]) -> Mapping[str, Fraction]:
    """Return for each set the most its rows can add up to; ``rows`` are those before they were settled."""
    return {
        name: _most([row for row in rows if row.indicator.choose_from == name], document, count)
        for name, count in pack.table.choose.items()
    }


def most(row: RowResult) -> Fraction:
    """Return the most a row can still come to: its score, or its best; 0 where its points are unknown."""
    if row.status == "scored":
        return row.score or ZERO
    forms = [row.measure] if row.measure else [merged(row.indicator, one) for one in row.indicator.variants]
    return max((best_score(replace(row, measure=form)) or ZERO for form in forms), default=row.points or ZERO)


def surplus(table: Table, rows: list[RowResult], reach: Mapping[str, Fraction]) -> Surplus:
    """Return what a section's sets would add too much, had all their open rows counted.

    ``reach`` says the most that each set can bring (``most_of_sets``).
    """
    found = Surplus()
    for name, count in table.choose.items():
        members = [row for row in rows if row.indicator.choose_from == name]
        if not members:
            continue
        found = replace(found, open=found.open + sum(map(most, members), ZERO) - reach[name])
        left = [row for row in members if row.status != "scored" and not row.left_out]
        places = count - sum(row.status == "scored" for row in members)
        if len(left) > places:
            found = _plus(found, left, places)
    return found


def _plus(found: Surplus, left: list[RowResult], places: int) -> Surplus:
    points = [row.points or ZERO for row in left]
    outside = [row.points or ZERO for row in left if row.status == "not-applicable"]
    needed = max(places - (len(left) - len(outside)), 0)
    return replace(
        found,
        points=found.points + sum(points[places:], ZERO),
        not_applicable=found.not_applicable + sum(outside[needed:], ZERO),
    )


def _most(members: list[RowResult], document: Document, count: int) -> Fraction:
    chosen = [row for row in members if document.answer(row.id).chosen][:count]
    others = sorted((most(row) for row in members if row not in chosen), reverse=True)
    return sum((*map(most, chosen), *others[: count - len(chosen)]), ZERO)


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
    if row.reason is not None:
        reason = message("score.left-out-open", why=row.reason, count=count, of=of)
    return replace(
        row,
        status="not-applicable",
        left_out=True,
        points=ZERO,
        score=None,
        reason=reason,
        steps=(*row.steps, Step(said=reason)),
    )
