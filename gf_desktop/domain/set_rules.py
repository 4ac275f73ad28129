"""What makes sets of rows, several years, the index and the authority's form right in a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal

from gf_desktop.domain.document import Applicant, Contact
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import FormField, Header, Indicator, Pack, Section, Table
from gf_desktop.domain.pack_walk import repeated, rows_with_paths
from gf_desktop.domain.problems import Path, Problem

MOST_YEARS = 5
_ROOT: Path = ("table",)
_FIELDS = frozenset(one.name for one in fields(Applicant)) - {"contact"}
_CONTACT = frozenset(f"contact.{one.name}" for one in fields(Contact))


def check_sets(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with ``choose``, ``years``, ``index``, ``form`` and the day since which a table is void."""
    yield from _abolished(pack.header)
    yield from _sets(pack.table)
    yield from _years(pack.table)
    yield from _index(pack.table)
    yield from _form(pack.table)


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


def _first_of_set(section: Section, table: Table, name: str) -> Decimal:
    """Return the points of a set's first row, nothing where it stands in another section."""
    first = next((row for _, row in rows_with_paths(table) if row.choose_from == name), None)
    if first is None or first not in section.indicators:
        return Decimal(0)
    return first.points or Decimal(0)


def _abolished(header: Header) -> Iterator[Problem]:
    if not header.abolished:
        return
    try:
        date.fromisoformat(header.abolished)
    except ValueError:
        yield Problem(("header", "abolished"), message("pack.abolished", text=header.abolished))


def _sets(table: Table) -> Iterator[Problem]:
    members: dict[str, list[tuple[Path, Indicator]]] = {name: [] for name in table.choose}
    for path, row in rows_with_paths(table):
        if row.choose_from and row.choose_from not in members:
            said = message("pack.set-unknown", title=row.title, name=row.choose_from)
            yield Problem((*path, "choose_from"), said)
        elif row.choose_from:
            members[row.choose_from].append((path, row))
    for name, rows in members.items():
        yield from _set(name, table.choose[name], rows)


def _set(name: str, count: int, rows: list[tuple[Path, Indicator]]) -> Iterator[Problem]:
    if not 0 < count < len(rows):
        said = message("pack.set-count", name=name, count=count, rows=len(rows))
        yield Problem((*_ROOT, "choose", name), said)
    for path, row in rows[1:]:
        first_path, first = rows[0]
        if path[:3] != first_path[:3]:
            yield Problem((*path, "choose_from"), message("pack.set-section", title=row.title, name=name))
        if row.points != first.points:
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
    if over < 1 or total != over:
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
        if one.field and one.field not in _FIELDS | _CONTACT:
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
