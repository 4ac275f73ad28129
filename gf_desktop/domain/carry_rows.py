"""Which row of one table is which row of another, and whether it still means the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Indicator, Measure, Pack, merged
from gf_desktop.domain.units import dimension

_Key = tuple[str | None, str | None, str, tuple[tuple[str, str], ...]]


def matched(old: Pack, new: Pack) -> Mapping[str, Indicator]:
    """Return for rows of the new table, by id, the row of the old one that they come from.

    The same id wins; what is left is matched by what is computed, where one row here and one row there alone has it.
    """
    here = {row.id: row for row in old.indicators}
    found = {row.id: here[row.id] for row in new.indicators if row.id in here and _alike(here[row.id], row)}
    taken = {row.id for row in found.values()}
    free_old = _by_calculator(row for row in old.indicators if row.id not in taken)
    free_new = _by_calculator(row for row in new.indicators if row.id not in found)
    for key, row in free_new.items():
        before = free_old.get(key)
        if before is not None and row.id not in found and before not in found.values():
            found[row.id] = before
    return found


def meanings(before: Indicator, row: Indicator) -> Iterator[Message]:
    """Yield what changes in how a row is asked and scored: unit, points, forms."""
    units = [_units(one) for one in (before, row)]
    if units[0] != units[1]:
        yield message("carry.unit", before="、".join(units[0]) or "–", after="、".join(units[1]) or "–")
    kinds = [{one.kind for one in measures(which)} for which in (before, row)]
    if kinds[0] != kinds[1]:
        yield message("carry.kinds")
    if before.points != row.points:
        yield _points(before, row)
    lost = [variant.title for variant in before.variants if form_of(row, before, variant.id) is None]
    if lost:
        yield message("carry.variants", titles=tuple(lost))


def form_of(row: Indicator, before: Indicator, variant_id: str) -> str | None:
    """Return the new form that an old variant is: of the same id, else the only one with the same calculator."""
    if row.variant(variant_id):
        return variant_id
    old = before.measure(variant_id)
    return same_form(row, old) if old else None


def same_form(row: Indicator, measure: Measure) -> str | None:
    """Return the only variant of a row that calculates the same; None where none or several do, or none computes."""
    key = _key(measure)
    same = [variant.id for variant in row.variants if _key(merged(row, variant)) == key]
    return same[0] if len(same) == 1 and measure.calculator else None


def measures(row: Indicator) -> list[Measure]:
    """Return all ways in which a row is measured."""
    return [merged(row, variant) for variant in row.variants] or [row]


def common(row: Indicator) -> Measure | None:
    """Return how a row is measured if all its variants measure the same, and differ in their figures alone."""
    ways = measures(row)
    same = all(
        (_key(one), one.unit, one.better) == (_key(ways[0]), ways[0].unit, ways[0].better) for one in ways
    )
    return ways[0] if same else None


def _alike(before: Indicator, row: Indicator) -> bool:
    """Whether the same id is the same thing: some way of measuring it has the same kind and dimension."""
    ways = {(one.kind, dimension(one.unit)) for one in measures(before)}
    return any((one.kind, dimension(one.unit)) in ways for one in measures(row))


def _by_calculator(rows: Iterator[Indicator]) -> dict[_Key, Indicator]:
    """Return the rows by what they compute in one of their forms, where no other row of the table computes it."""
    listed = [(key, row) for row in rows for key in _keys(row)]
    times = Counter(key for key, _ in listed)
    return {key: row for key, row in listed if times[key] == 1}


def _keys(row: Indicator) -> list[_Key]:
    return list(dict.fromkeys(_key(one) for one in measures(row) if one.calculator))


def _key(one: Measure) -> _Key:
    return one.kind, dimension(one.unit), one.calculator, tuple(sorted(one.given.items()))


def _units(row: Indicator) -> list[str]:
    return list(dict.fromkeys(one.unit for one in measures(row) if one.unit))


def _points(before: Indicator, row: Indicator) -> Message:
    if row.points is None:
        return message("carry.points-none", before=str(before.points))
    if before.points is None:
        return message("carry.points-known", after=str(row.points))
    return message("carry.points", before=str(before.points), after=str(row.points))
