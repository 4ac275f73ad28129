"""The columns of a sheet that is none of ours, before a person's eyes: what stands there, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from gf_desktop.domain.ledgers import Column, columns
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.books import Sheet as Page
from gf_desktop.exchange.books import column_letters
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.mapping import SheetMapping
from gf_desktop.exchange.mapping.dimensions import USUAL, wrong_dimension

MOST_COLUMNS = 200
"""Columns of a sheet that are shown; those of a form of statistics are some thirty."""
SAMPLES = 3
_LOOK = 40  # rows in which samples are looked for
_MONTHS = 12
_MONTH = re.compile(r"(?<![\d-])(1[0-2]|0?[1-9])\s*月(?!末|初)")
MONEY = ("元", "千元", "万元", "亿元")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column of a sheet. ``target`` is the ledger's column it leads to, empty where it is left out.

    ``month`` is 1 to 12 where it holds one month of that column, else 0; ``unit`` is what its figures are in, where
    the heading or the user says so.
    """

    column: int
    heading: str
    samples: tuple[str, ...] = ()
    target: str = ""
    month: int = 0
    unit: str = ""

    @property
    def letters(self) -> str:
        """The column as people read it."""
        return column_letters(self.column)


def sheet_columns(page: Page, mapping: SheetMapping) -> tuple[SheetColumn, ...]:
    """Return the columns of a sheet that hold anything, each with where a mapping leads it."""
    targets: dict[int, tuple[str, int]] = {place: (key, 0) for key, place in mapping.columns.items()}
    for key, places in mapping.months.items():
        targets |= {place: (key, month) for month, place in enumerate(places, start=1) if place is not None}
    found = (
        _column(page, mapping, at, *targets.get(at, ("", 0))) for at in range(min(page.width, MOST_COLUMNS))
    )
    return tuple(one for one in found if one.heading or one.samples or one.target)


def _column(page: Page, mapping: SheetMapping, at: int, target: str, month: int) -> SheetColumn:
    heads = range(mapping.first_header, mapping.last_header + 1)
    parts = dict.fromkeys(text for row in heads if (text := _text(page.shown(row, at))))
    return SheetColumn(
        column=at,
        heading=" / ".join(parts),
        samples=tuple(_samples(page, mapping.first_row, at)),
        target=target,
        month=month,
        unit=mapping.units.get(target, ""),
    )


def _text(value: object) -> str:
    return " ".join(text_of(value).split())  # type: ignore[arg-type]


def _samples(page: Page, first: int, at: int) -> Iterator[str]:
    left = SAMPLES
    for row in range(first, min(first + _LOOK, page.height)):
        if left and (text := _text(page.value(row, at))):
            left -= 1
            yield text


def with_columns(mapping: SheetMapping, found: tuple[SheetColumn, ...]) -> SheetMapping:
    """Return the mapping that leads columns as they say."""
    whole = {one.target: one.column for one in found if one.target and not one.month}
    months: dict[str, list[int | None]] = {}
    for one in found:
        if one.target and one.month:
            months.setdefault(one.target, [None] * _MONTHS)[one.month - 1] = one.column
    units = {one.target: one.unit for one in found if one.target and one.unit}
    kept = {key: tuple(places) for key, places in months.items() if key not in whole}
    return replace(mapping, columns=whole, months=kept, units=units)


def led(
    found: tuple[SheetColumn, ...],
    at: int,
    *,
    target: str | None = None,
    month: int | None = None,
    unit: str | None = None,
    monthly: bool = False,
) -> tuple[SheetColumn, ...]:
    """Return the columns with one of them led elsewhere; a column that led there before is left out.

    A unit holds for all columns that lead to the same place: those of the months are in one. Where a column headed
    3月 is led to a ``monthly`` one, it is March of it, and the other months that lead nowhere yet go with it.
    """
    of = next(one for one in found if one.column == at)
    if target is None:
        new = replace(of, month=of.month if month is None else month, unit=of.unit if unit is None else unit)
        return tuple(new if one.column == at else _beside(one, new) for one in found)
    if not target:
        new = replace(of, target="", month=0, unit="")
        return tuple(new if one.column == at else one for one in found)
    here = month_of(of.heading) if monthly else 0
    stated = next((one.unit for one in found if one.target == target and one.unit), "")
    new = replace(of, target=target, month=here, unit=stated)
    return tuple(new if one.column == at else _after(one, new) for one in found)


def _after(one: SheetColumn, new: SheetColumn) -> SheetColumn:
    month = month_of(one.heading)
    if new.month and month and not one.target:
        return replace(one, target=new.target, month=month, unit=new.unit)
    return _beside(one, new)


def _beside(one: SheetColumn, new: SheetColumn) -> SheetColumn:
    if not new.target or one.target != new.target:
        return one
    if one.month == new.month or not (one.month and new.month):
        return replace(one, target="", month=0, unit="")
    return replace(one, unit=new.unit)


def by_months(mapping: SheetMapping, found: tuple[SheetColumn, ...], target: str) -> SheetMapping:
    """Return the mapping with columns headed by months led to ``target``; as it is where there are none."""
    first = next((one for one in found if month_of(one.heading)), None)
    if first is None or not target:
        return mapping
    return with_columns(mapping, led(found, first.column, target=target, monthly=True))


def month_of(heading: str) -> int:
    """Return the month that a heading names last: ``2025年3月`` is 3; 0 where it names none."""
    found = _MONTH.findall(heading)
    return int(found[-1]) if found else 0


def lacking(mapping: SheetMapping) -> tuple[str, ...]:
    """Return the columns of the ledger without which no row can be read, and which no column leads to."""
    if mapping.layout == "lines":
        return tuple(key for key in ("line", "value") if key not in mapping.columns)
    there = {*mapping.columns, *mapping.months, *mapping.fixed}
    return tuple(one.key for one in columns(mapping.ledger) if one.required and one.key not in {"id", *there})


def money_asked(mapping: SheetMapping) -> tuple[str, ...]:
    """Return the columns of money of which the user has to say the unit: 千元 is stated, or nothing is.

    Columns whose rows say their own unit are not asked about.
    """
    if mapping.layout == "lines":
        return ("value",) if mapping.unit in MONEY else ()
    known = {one.key: one for one in columns(mapping.ledger)} if mapping.ledger else {}
    asked = []
    for key in (*mapping.columns, *mapping.months):
        one = known.get(key)
        if one is None or one.kind not in ("number", "quantity") or one.unit_column in mapping.columns:
            continue
        stated = mapping.units.get(key, "") or (mapping.unit if mapping.unit in MONEY else "")
        if _is_money(mapping.ledger, one.key, stated) and stated in ("", "千元"):
            asked.append(key)
    return tuple(asked)


def _is_money(ledger: str, key: str, stated: str) -> bool:
    one = next(one for one in columns(ledger) if one.key == key)
    if one.unit:
        return one.unit in MONEY
    if stated and stated in UNITS and UNITS[stated].dimension != "money":
        return False
    return wrong_dimension(ledger, one, "t") == USUAL["money"]


def money_apart(mapping: SheetMapping) -> SheetMapping:
    """Return the mapping with a unit of money that stands above the table as that of its columns of money alone.

    单位：千元 above a table of products does not speak of their output.
    """
    if mapping.layout == "lines" or mapping.unit not in MONEY or not mapping.ledger:
        return mapping
    there = [key for key in (*mapping.columns, *mapping.months) if _takes_money(mapping.ledger, key)]
    return replace(mapping, unit="", units={**dict.fromkeys(there, mapping.unit), **mapping.units})


def _takes_money(ledger: str, key: str) -> bool:
    kinds = {one.key: one.kind for one in columns(ledger)}
    return kinds.get(key) in ("number", "quantity") and _is_money(ledger, key, "")


def in_money(mapping: SheetMapping, unit: str, keys: tuple[str, ...]) -> SheetMapping:
    """Return the mapping with the unit of money that the user said."""
    if mapping.layout == "lines":
        return replace(mapping, unit=unit)
    units: Mapping[str, str] = {**mapping.units, **dict.fromkeys(keys, unit)}
    return replace(mapping, units=units)


_COUNTED = frozenset({"energy", "joule", "mass", "water", "gas", "count"})


@cache
def units_for(ledger: str) -> tuple[str, ...]:
    """Return the units that a heading may state for the figures of a ledger, in the order of the table of units."""
    figures = [one for one in columns(ledger) if one.kind in ("number", "quantity")]
    return tuple(symbol for symbol in UNITS if any(_may_be(ledger, one, symbol) for one in figures))


def _may_be(ledger: str, column: Column, symbol: str) -> bool:
    if column.unit:
        return column.unit in UNITS and UNITS[column.unit].dimension == UNITS[symbol].dimension
    if not column.unit_column or "/" in symbol or wrong_dimension(ledger, column, symbol):
        return False
    # A column that takes any unit is offered those in which factories count.
    anything = not wrong_dimension(ledger, column, "元/m²")
    return not anything or UNITS[symbol].dimension in _COUNTED
