"""How much of a section is to be answered, and how much is: of a set only as many rows as count (park: n of m)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from gf_desktop.domain.pack import Pack, Table
from gf_desktop.domain.result import ANSWERED, RowResult


def counted(table: Table, rows: Sequence[RowResult]) -> tuple[int, int]:
    """Return how many of ``rows`` are answered and how many are to be; a set asks for as many as count of it.

    ``rows`` are all of a section, settled: those others of their set stand in for are marked ``left_out``.
    """
    alone = [row for row in rows if row.indicator.choose_from not in table.choose]
    sets = list(_sets(table, rows))
    answered = sum(row.status in ANSWERED for row in alone)
    answered += sum(_answered(members, count) for members, count in sets)
    return answered, len(alone) + sum(count for _, count in sets)


def spare(table: Table, rows: Sequence[RowResult]) -> frozenset[str]:
    """Return the ids of the rows that need no answer: not answered ones of sets that have as many as count."""
    return frozenset(
        row.id
        for members, count in _sets(table, rows)
        if _answered(members, count) == count
        for row in members
        if row.left_out or row.status not in ANSWERED
    )


def lacking(table: Table, rows: Sequence[RowResult]) -> int:
    """Return how many answers are still to be given; a text that is no value is there, though wrong."""
    alone = [row for row in rows if row.indicator.choose_from not in table.choose]
    open_places = (
        count - _answered(members, count) - sum(row.status == "invalid" for row in members)
        for members, count in _sets(table, rows)
    )
    return sum(row.status == "blank" for row in alone) + sum(max(places, 0) for places in open_places)


def row_share(pack: Pack) -> Fraction | None:
    """Return what each row is worth in the index, in points of 100; None where they differ, or there is no such index.

    Every row of such a table counts one at most, so each is worth the same.
    """
    index = pack.table.index
    if index is None or index.over is None or any(row.points != 1 for row in pack.indicators):
        return None
    return Fraction(100, index.over)


def _sets(table: Table, rows: Sequence[RowResult]) -> Iterable[tuple[list[RowResult], int]]:
    for name, count in table.choose.items():
        members = [row for row in rows if row.indicator.choose_from == name]
        if members:
            yield members, count


def _answered(members: list[RowResult], count: int) -> int:
    """Return how many of the places in a set are settled; rows not applicable settle one only where none is left."""
    own = [row for row in members if not row.left_out]
    outside = sum(row.status == "not-applicable" for row in own)
    there = sum(row.status in ANSWERED for row in own) - outside
    return min(there + max(outside - (len(members) - count), 0), count)
