"""From sheets to one telling: months go to their rows, several files' rows become one, what contradicts is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.domain.ledgers.quantity import MONTHS, year_of
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.exchange.workbooks.other_units import in_units_of
from gf_desktop.exchange.workbooks.told import Remark, Spot, ToldRow, ToldSheet, says_nothing
from gf_desktop.exchange.workbooks.values import BY_MONTH

_NAMING = (
    "carrier",
    "kind",
    "name",
    "pollutant",
    "number",
    "year",
    "category",
    "function",
    "site",
    "building",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What all files together told. ``whole`` are the tables of which every column and row was told."""

    rows: Mapping[str, tuple[ToldRow, ...]] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()


def gather(sheets: Iterable[ToldSheet]) -> Telling:
    """Return what the sheets told together; facts are keyed by form and field (``settings.grade``)."""
    told = tuple(sheets)
    remarks: list[Remark] = []
    rows: dict[str, tuple[ToldRow, ...]] = {}
    for sheet in (one for one in _with_months(told, remarks) if one.rows):
        rows[sheet.what] = _merged(rows.get(sheet.what, ()), sheet.rows, remarks)
    facts, spots = _facts(told, remarks)
    whole = frozenset(sheet.what for sheet in told if sheet.whole)
    return Telling(rows=rows, facts=facts, spots=spots, whole=whole, remarks=tuple(remarks))


def _facts(sheets: Iterable[ToldSheet], remarks: list[Remark]) -> tuple[dict[str, object], dict[str, Spot]]:
    facts: dict[str, object] = {}
    spots: dict[str, Spot] = {}
    for sheet in sheets:
        for key, value in sheet.facts.items():
            place = f"{sheet.what}.{key}"
            if says_nothing(facts.get(place)):
                facts[place], spots[place] = value, sheet.spots[key]
            elif not says_nothing(value) and value != facts[place]:
                said = message("workbook.conflict", first=spots[place].text)
                remarks.append(Remark(sheet.spots[key], said))
    return facts, spots


# Months


def _with_months(sheets: tuple[ToldSheet, ...], remarks: list[Remark]) -> Iterator[ToldSheet]:
    """Yield the tables, each quantity told by month with its twelve figures."""
    for sheet in sheets:
        if sheet.what.endswith("/months") or not sheet.what:
            continue
        months = [
            line
            for other in sheets
            if other.file == sheet.file and other.what == f"{sheet.what}/months"
            for line in other.rows
        ]
        yield replace(sheet, rows=_told_by_month(sheet.rows, months, remarks))
    _name_lonely(sheets, remarks)


def _name_lonely(sheets: tuple[ToldSheet, ...], remarks: list[Remark]) -> None:
    """Name sheets by month whose ledger's sheet is not in the file: their lines belong to nothing."""
    there = {(sheet.file, sheet.what) for sheet in sheets}
    for sheet in sheets:
        ledger, by_month, _ = sheet.what.partition("/months")
        if by_month and any(_holds(line) for line in sheet.rows) and (sheet.file, ledger) not in there:
            remarks.append(Remark(Spot(sheet.file, sheet.name), message("workbook.months-alone")))


def _told_by_month(
    rows: tuple[ToldRow, ...], lines: list[ToldRow], remarks: list[Remark]
) -> tuple[ToldRow, ...]:
    ids = {row.id: at for at, row in enumerate(rows) if row.id}
    times = Counter(row.label for row in rows)
    names = {row.label: at for at, row in enumerate(rows) if times[row.label] == 1}
    found: dict[tuple[int, str], ToldRow] = {}
    for line in lines:
        at = ids.get(line.id) if line.id else names.get(str(line.values.get("name", "")).strip())
        quantity = str(line.values.get("quantity") or "")
        if at is None or not quantity:
            if _figures(line):
                remarks.append(Remark(line.spot, message("workbook.months-whose")))
        elif (at, quantity) not in found or not _holds(found[(at, quantity)]):
            found[(at, quantity)] = line
        elif _holds(line):
            remarks.append(Remark(line.spot, message("workbook.months-twice")))
    return tuple(_row_by_month(row, at, found, remarks) for at, row in enumerate(rows))


@cache
def _quantities(table: str) -> frozenset[str]:
    """Return the columns of a table that may be told by month."""
    every = columns(table) if table in LEDGERS else ()
    return frozenset(one.key for one in every if one.kind == "quantity")


def _figures(line: ToldRow) -> bool:
    return any(line.values.get(f"months.{month}") is not None for month in range(1, MONTHS + 1))


def _holds(line: ToldRow) -> bool:
    """Whether a line holds a month, be it as a text; the template's lines to be filled in hold none."""
    return _figures(line) or bool(line.drafts)


def _row_by_month(
    row: ToldRow, at: int, lines: Mapping[tuple[int, str], ToldRow], remarks: list[Remark]
) -> ToldRow:
    may = _quantities(row.table)  # elsewhere the word is a text like any other
    asked = {
        key for key, value in row.values.items() if value == BY_MONTH and key in may and key in row.cells
    }
    told = {quantity for place, quantity in lines if place == at}
    if not asked and not told:
        return row
    values, drafts = dict(row.values), dict(row.drafts)
    for key in sorted(asked | told):
        line = lines.get((at, key))
        if key in asked and (line is None or not _holds(line)):
            remarks.append(Remark(row.cells[key], message("workbook.months-missing-line")))
        if line is None:
            values[key], drafts[key] = None, BY_MONTH
        elif _holds(line) or key in asked:
            _put_months(row, key, line, values, drafts, remarks)
    return replace(row, values=values, drafts=drafts)


def _put_months(
    row: ToldRow,
    key: str,
    line: ToldRow,
    values: dict[str, object],
    drafts: dict[str, str],
    remarks: list[Remark],
) -> None:
    months = tuple(_decimal(line.values.get(f"months.{month}")) for month in range(1, MONTHS + 1))
    year = values.get(key)
    total = year_of(months).value
    if isinstance(year, Decimal) and total != Fraction(year):
        shown = exact_text(total) if total is not None else ""
        code = "workbook.months-differ" if shown else "workbook.months-open"
        remarks.append(Remark(row.cells[key], message(code, year=exact_text(Fraction(year)), sum=shown)))
    values[key] = months
    if line.drafts:
        drafts[key] = "；".join(
            f"{place.removeprefix('months.')}月 {text}" for place, text in line.drafts.items()
        )


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


# Several files


def _merged(
    known: tuple[ToldRow, ...], more: tuple[ToldRow, ...], remarks: list[Remark]
) -> tuple[ToldRow, ...]:
    """Return the rows with those of a further sheet: a row of the same id, or of the same name, is one row."""
    if not known:
        return more
    rows = list(known)
    partners = same(known, more)
    for at, row in enumerate(more):
        partner = partners.get(at)
        if partner is None:
            rows.append(row)
        else:
            rows[partner] = _one(rows[partner], row, remarks)
    return tuple(rows)


def same(known: tuple[ToldRow, ...], more: tuple[ToldRow, ...]) -> Mapping[int, int]:
    """Return which of ``more`` is which of ``known``, by position: by id, else by a name that only one row bears.

    What names a row are those of these columns that it fills in: carrier, kind, name, site …
    """
    ids = {row.id: at for at, row in enumerate(known) if row.id}
    found = {at: ids[row.id] for at, row in enumerate(more) if row.id in ids}
    taken = set(found.values())
    for keys in dict.fromkeys(_naming(row) for row in more):
        names = _unique(known, keys)
        for name, at in _unique(more, keys).items():
            partner = names.get(name)
            if at in found or partner is None or partner in taken or _naming(more[at]) != keys:
                continue
            if not (more[at].id and known[partner].id):
                found[at] = partner
                taken.add(partner)
    return found


def _naming(row: ToldRow) -> tuple[str, ...]:
    """Return the columns by which a row names itself."""
    return tuple(key for key in _NAMING if not says_nothing(row.values.get(key)))


def _unique(rows: tuple[ToldRow, ...], keys: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    names = [tuple(str(row.values.get(key) or "").strip() for key in keys) for row in rows]
    times = Counter(names)
    return {name: at for at, name in enumerate(names) if times[name] == 1 and any(name)}


def _one(first: ToldRow, second: ToldRow, remarks: list[Remark]) -> ToldRow:
    """Return two tellings of a row as one, in the units of the first; where they contradict the first stands."""
    second = in_units_of(first, second, remarks)
    values, cells = dict(first.values), dict(first.cells)
    drafts = dict(first.drafts)
    for key, value in second.values.items():
        draft = second.drafts.get(key, "")
        if says_nothing(value) and not draft:
            values.setdefault(key, value)
        elif says_nothing(values.get(key)) and key not in drafts:
            values[key] = value
            cells[key] = second.cells.get(key, second.spot)
            if draft:
                drafts[key] = draft
        elif (values[key], drafts.get(key, "")) != (value, draft):
            said = message("workbook.conflict", first=cells.get(key, first.spot).text)
            remarks.append(Remark(second.cells.get(key, second.spot), said))
    return replace(first, values=values, cells=cells, drafts=drafts, id=first.id or second.id)
