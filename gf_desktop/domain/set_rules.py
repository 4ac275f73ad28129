"""What makes sets of rows, several years, the index and the authority's form right in a pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gf_desktop.domain.applicant import KEYS
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import FormField, Header, Indicator, Pack, Table
from gf_desktop.domain.pack_points import adds_up
from gf_desktop.domain.pack_walk import repeated, rows_with_paths
from gf_desktop.domain.problems import Path, Problem

MOST_YEARS = 5
_ROOT: Path = ("table",)


def check_sets(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with ``choose``, ``years``, ``index``, ``form`` and the day since which a table is void."""
    yield from _abolished(pack.header)
    yield from _sets(pack.table)
    yield from _years(pack.table)
    yield from _index(pack.table)
    yield from _form(pack.table)


def _abolished(header: Header) -> Iterator[Problem]:
    if not header.abolished:
        return
    try:
        date.fromisoformat(header.abolished)
    except ValueError:
        yield Problem(("header", "abolished"), message("pack.abolished", text=header.abolished))


def _sets(table: Table) -> Iterator[Problem]:
    members: dict[str, list[tuple[Path, Indicator]]] = {}
    for path, row in rows_with_paths(table):
        if row.choose_from:
            members.setdefault(row.choose_from, []).append((path, row))
    unknown = [rows for name, rows in members.items() if name not in table.choose]
    for path, row in (rows[0] for rows in unknown):
        said = message("pack.set-unknown", title=row.title, name=row.choose_from)
        yield Problem((*path, "choose_from"), said)
    strayed = sum(map(len, unknown))  # what a misspelt name took from its set
    for name, count in table.choose.items():
        rows = members.get(name, [])
        if not 0 < count < len(rows) + strayed and not (count > 0 and _hollow(table)):
            said = message("pack.set-count", name=name, count=count, rows=len(rows))
            yield Problem((*_ROOT, "choose", name), said)
        yield from _set(name, rows)


def _hollow(table: Table) -> bool:
    """Whether rows are missing somewhere, which has a sentence of its own."""
    groups = [group for section in table.sections for group in section.groups]
    whole = bool(table.sections) and all(section.groups for section in table.sections)
    return not whole or not all(group.indicators for group in groups)


def _set(name: str, rows: list[tuple[Path, Indicator]]) -> Iterator[Problem]:
    """All rows of a set stand in one section and have the same points; the odd ones are named."""
    points = Counter(row.points for _, row in rows if row.points is not None and row.points > 0)
    usual = points.most_common(1)[0][0] if points else None
    for path, row in rows:
        if path[:3] != rows[0][0][:3]:
            yield Problem((*path, "choose_from"), message("pack.set-section", title=row.title, name=name))
        if row.points in points and row.points != usual:
            yield Problem((*path, "points"), message("pack.set-points", title=row.title, name=name))


def _years(table: Table) -> Iterator[Problem]:
    if not 1 <= table.years <= MOST_YEARS:
        yield Problem((*_ROOT, "years"), message("pack.years", years=table.years, most=MOST_YEARS))
    elif table.years == 1 and table.year_rule != "last":
        yield Problem((*_ROOT, "year_rule"), message("pack.year-rule", rule=table.year_rule))


def _index(table: Table) -> Iterator[Problem]:
    index = table.index
    if index is None:
        return
    path: Path = (*_ROOT, "index")
    for name in ("symbol", "title"):
        if not getattr(index, name).strip():
            yield Problem((*path, name), message("pack.blank", name=name))
    if index.source not in table.sources:
        yield Problem((*path, "source"), message("pack.unknown-source", source=index.source))
    if index.over is not None:
        yield from _over(table, index.over, (*path, "over"))


def _over(table: Table, over: int, path: Path) -> Iterator[Problem]:
    total = sum((section.points for section in table.sections), Decimal(0))
    if over < 1 or not adds_up(table, Decimal(over)):
        yield Problem(path, message("pack.index-over", over=over, total=str(total)))
    if any(section.weight is not None for section in table.sections):
        yield Problem(path, message("pack.index-weights"))
    if table.rounding.at != "total":
        yield Problem((*_ROOT, "rounding", "at"), message("pack.index-rounding"))
    if table.bonus:
        yield Problem(path, message("pack.index-bonus"))


def _form(table: Table) -> Iterator[Problem]:
    for i, one in enumerate(table.form.information if table.form else ()):
        path: Path = (*_ROOT, "form", "information", i)
        if not one.title.strip():
            yield Problem((*path, "title"), message("pack.blank", name="title"))
        if one.field and one.field not in KEYS:
            yield Problem((*path, "field"), message("pack.form-field", field=one.field))
        if one.most is not None and one.most < 1:
            yield Problem((*path, "most"), message("pack.form-most", title=one.title))
    yield from _twice(table.form.information if table.form else ())


def _twice(information: tuple[FormField, ...]) -> Iterator[Problem]:
    """Yield fields of one title, or of one place in the applicant: each answer stands in one place."""
    path: Path = (*_ROOT, "form", "information")
    for i, title in repeated(one.title for one in information):
        yield Problem((*path, i, "title"), message("pack.form-twice", title=str(title)))
    for i, place in repeated(one.place for one in information):
        if place:
            said = message("pack.form-twice", title=information[i].title)
            yield Problem((*path, i, "field"), said)
