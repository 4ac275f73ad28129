"""Points that add up in a pack: rows, groups, sections, the whole, the bonus. One fault is said once.

A sum that is wrong only because of a fault that has its own sentence says nothing of itself: it is silent where mending
that fault would make it right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Group, Indicator, Section, Table
from gf_desktop.domain.pack_walk import forms, rows_with_paths
from gf_desktop.domain.problems import Path, Problem

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_UNSAID: tuple[Decimal | None, ...] = (None,)
"""What a thing may come to whose points are wrong and said to be so: anything above zero."""
_MOST_SUMS = 10_000


def check_points(table: Table) -> Iterator[Problem]:
    """Yield what is wrong with the points of a table, each fault once."""
    for i, section in enumerate(table.sections):
        yield from _section_points(section, table, ("table", "sections", i))
    yield from _whole_points(table)
    if table.bonus:
        yield from _bonus_points(table)
    for path, row in rows_with_paths(table):
        yield from _row_points(row, path)


def section_total(section: Section, table: Table) -> Decimal:
    """Return the points that a section's rows can bring: of each set only as many rows as count."""
    total = Decimal(0)
    for group in section.groups:
        if group.points is not None:
            total += group.points
        else:
            rows = (row for row in group.indicators if row.choose_from not in table.choose)
            total += sum((row.points or Decimal(0) for row in rows), Decimal(0))
    sets = (count * _first_of_set(section, table, name) for name, count in table.choose.items())
    return total + sum(sets, Decimal(0))


def adds_up(table: Table, wanted: Decimal) -> bool:
    """Whether the sections' points make ``wanted``, or would once what is said of single sections is mended."""
    sums = [_said_of(section, table) for section in table.sections]
    return not table.sections or _can_be(sums, wanted)


def _said_of(section: Section, table: Table) -> tuple[Decimal, ...]:
    """Return what a section's points are, and what its rows make where a sentence says that they differ."""
    wrong = any(problem.path[-1] == "points" for problem in _section_sum(section, table, ()))
    return (section.points, section_total(section, table)) if wrong else (section.points,)


def _first_of_set(section: Section, table: Table, name: str) -> Decimal:
    """Return the points of a set's first row, nothing where it stands in another section."""
    first = next((row for _, row in rows_with_paths(table) if row.choose_from == name), None)
    if first is None or first not in section.indicators:
        return Decimal(0)
    return first.points or Decimal(0)


def _whole_points(table: Table) -> Iterator[Problem]:
    weights = [section.weight for section in table.sections]
    if any(weight is not None for weight in weights):
        total = sum((weight or _ZERO for weight in weights), _ZERO)
        if None in weights or total != 1 or min(weight or _ZERO for weight in weights) <= 0:
            yield Problem(("table", "sections"), message("pack.weights", total=str(total)))
        return
    if table.index and table.index.over is not None:
        return
    total = sum((section.points for section in table.sections), _ZERO)
    if not adds_up(table, _HUNDRED):
        yield Problem(("table", "sections"), message("pack.total", total=str(total)))


def _section_points(section: Section, table: Table, path: Path) -> Iterator[Problem]:
    for i, group in enumerate(section.groups):
        yield from _group_points(group, (*path, "groups", i))
    yield from _section_sum(section, table, path)


def _section_sum(section: Section, table: Table, path: Path) -> Iterator[Problem]:
    total = section_total(section, table)
    if section.points > 0 and (section.points == total or _can_be(_parts(section, table), section.points)):
        return
    said = message("pack.section-points", title=section.title, points=str(section.points), total=str(total))
    yield Problem((*path, "points"), said)


def _can_be(parts: Iterable[tuple[Decimal | None, ...]], wanted: Decimal) -> bool:
    """Whether a sum may be ``wanted``, each part being one of its figures, or unsaid: None, anything above zero.

    Where there are more sums than anybody could mean, it may: whatever has two figures has a sentence of its own.
    """
    sums: set[tuple[Decimal, bool]] = {(_ZERO, False)}
    for part in parts:
        sums = {(known + (one or _ZERO), open_ or one is None) for known, open_ in sums for one in part}
        if len(sums) > _MOST_SUMS:
            return True
    return any(known < wanted if open_ else known == wanted for known, open_ in sums)


def _parts(section: Section, table: Table) -> Iterator[tuple[Decimal | None, ...]]:
    """Yield what each part of a section brings, and what else it may bring once its own fault is mended."""
    if not section.groups:
        yield _UNSAID
    for group in section.groups:
        yield from _of_group(group, table)
    for name, count in table.choose.items():
        yield _of_set(section, table, name, count)


def _of_group(group: Group, table: Table) -> Iterator[tuple[Decimal | None, ...]]:
    rows = [row for row in group.indicators if row.choose_from not in table.choose]
    if group.points is not None:
        alone = sum((row.points or _ZERO for row in rows), _ZERO)
        own = group.points if group.points > 0 else None
        yield (own, alone) if any(row.points is not None for row in rows) else (own,)
    elif not group.indicators:
        yield _UNSAID
    else:
        yield from map(_of_row, rows)


def _of_row(row: Indicator) -> tuple[Decimal | None, ...]:
    if row.points is None:
        return (_ZERO,) if row.points_why.strip() else _UNSAID
    if row.points <= 0:
        return _UNSAID
    best = [most for _, most in _best_options((), row) if most is not None]
    outside = (_ZERO,) if row.choose_from else ()
    return (row.points, *best, *outside)


def _of_set(section: Section, table: Table, name: str, count: int) -> tuple[Decimal | None, ...]:
    members = [row for _, row in rows_with_paths(table) if row.choose_from == name]
    here = [row for row in members if row in section.indicators]
    if not here:
        return (_ZERO,)
    if not 0 < count < len(members) or any(row.points is None or row.points <= 0 for row in here):
        return _UNSAID
    elsewhere = (_ZERO,) if len(here) < len(members) else ()
    return (*(count * row.points for row in here if row.points), *elsewhere)


def _group_points(group: Group, path: Path) -> Iterator[Problem]:
    twice = group.points is not None and sum(row.points is not None for row in group.indicators)
    whole = 1 < twice == len(group.indicators)
    if whole:
        yield Problem((*path, "points"), message("pack.group-points-twice", title=group.title))
    for i, row in enumerate(group.indicators):
        at = (*path, "indicators", i, "points")
        if group.points is None and row.points is None and not row.points_why.strip():
            yield Problem(at, message("pack.row-without-points", title=row.title))
        if group.points is not None and row.points is not None and not whole:
            yield Problem(at, message("pack.points-twice", title=row.title))
        if row.points is not None and row.points_why:
            yield Problem((*at[:-1], "points_why"), message("pack.points-why", title=row.title))
    if group.points is not None and group.points <= 0:
        yield Problem((*path, "points"), message("pack.points-not-positive", title=group.title))


def _bonus_points(table: Table) -> Iterator[Problem]:
    assert table.bonus
    path: Path = ("table", "bonus")
    rows = table.bonus.indicators
    total = sum((row.points or _ZERO for row in rows), _ZERO)
    unsaid = any(row.points is None or row.points <= 0 for row in rows)
    if table.bonus.cap <= 0 or (table.bonus.cap > total and not unsaid):
        yield Problem((*path, "cap"), message("pack.cap", cap=str(table.bonus.cap), total=str(total)))
    for i, row in enumerate(rows):
        if row.points is None:
            at = (*path, "indicators", i, "points")
            yield Problem(at, message("pack.row-without-points", title=row.title))


def _row_points(row: Indicator, path: Path) -> Iterator[Problem]:
    if row.points is None:
        return
    if row.points <= 0:
        yield Problem((*path, "points"), message("pack.points-not-positive", title=row.title))
        return
    for at, most in _best_options(path, row):
        if most is None:
            yield Problem((*at, "choice"), message("pack.option-points", title=row.title))
        elif most != row.points:
            said = message("pack.choice-points", title=row.title, points=str(row.points))
            yield Problem((*at, "choice"), said)


def _best_options(path: Path, row: Indicator) -> Iterator[tuple[Path, Decimal | None]]:
    """Yield the most that the options of each form of a row bring; None where one of them has no points."""
    for at, form in forms(path, row):
        options = form.choice.options if form.choice else ()
        known = [option.points for option in options if option.points is not None]
        if options:
            yield at, max(known) if len(known) == len(options) else None
