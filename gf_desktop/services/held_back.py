"""What a sheet tells that would take something better away: kept as it was unless the user chooses otherwise.

A year's figure that is the very sum of the months in the document says nothing new; another one does not take their
place by itself. A text that could not be read does not take the place of a figure by itself, nor does a blank take the
place of anything. A new row that names what
another row names may be counted twice. Other units are settled before (``told_units``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from gf_desktop.domain.ledgers import LEDGERS, Column, Row, columns, ledger_of, year_of
from gf_desktop.domain.ledgers.measured import measured_in
from gf_desktop.exchange.workbooks.told import ToldRow, says_nothing
from gf_desktop.services.differences import Item, default_of

_NAMING = ("text", "choice", "reference", "whole")
_BESIDE = ("id", "source", "note")
T = TypeVar("T", bound=Item)


def with_months(base: Item, after: T) -> T:
    """Return the row with the months of ``base`` where only their sum was told; the units are the same by now."""
    if not isinstance(base, Row) or not isinstance(after, Row):
        return after
    kept = {
        of.key: getattr(base, of.key)
        for of in columns(ledger_of(base))
        if of.kind == "quantity" and _is_sum(base, after, of)
    }
    return replace(after, **kept) if kept else after


def _is_sum(base: Row, after: Row, of: Column) -> bool:
    months, told = getattr(base, of.key), getattr(after, of.key)
    if not isinstance(months, tuple) or not isinstance(told, Decimal) or of.key in after.drafts:
        return False
    return year_of(months).value == Fraction(told)


def months_kept(base: Item, after: T) -> tuple[T, tuple[str, ...]]:
    """Return the row with the months of ``base`` where a year's figure would take their place, and these columns."""
    if not isinstance(base, Row) or not isinstance(after, Row):
        return after, ()
    of = [one.key for one in columns(ledger_of(base))]
    keys = tuple(key for key in of if _has_months(getattr(base, key)) and _is_year(getattr(after, key)))
    if not keys:
        return after, ()
    better: dict[str, Any] = {key: getattr(base, key) for key in keys}
    others = {key: text for key, text in after.drafts.items() if key not in keys}
    better["drafts"] = {**others, **{key: text for key, text in base.drafts.items() if key in keys}}
    return replace(after, **better), keys


def _has_months(value: object) -> bool:
    return isinstance(value, tuple) and not says_nothing(value)


def _is_year(told: object) -> bool:
    return isinstance(told, Decimal)


def held_back(base: Item, after: T) -> tuple[T, tuple[str, ...]]:
    """Return the row with what ``base`` knows where a text that is none would replace it, and these columns."""
    drafts: Mapping[str, str] = getattr(after, "drafts", {})
    known: Mapping[str, str] = getattr(base, "drafts", {})
    keys = tuple(key for key in drafts if key not in known and _loses(base, after, key))
    if not keys:
        return after, ()
    better: dict[str, Any] = {key: getattr(base, key) for key in keys}
    better["drafts"] = {key: text for key, text in drafts.items() if key not in keys}
    return replace(after, **better), keys


def _loses(base: Item, after: Item, key: str) -> bool:
    before, told = getattr(base, key), getattr(after, key)
    if says_nothing(before) or before == default_of(type(base), key):
        return False
    if isinstance(before, tuple) and isinstance(told, tuple) and year_of(before).value is None:
        # Months are still being gathered: one that is not read yet takes nothing away.
        return any(old is not None and new is None for old, new in zip(before, told, strict=False))
    return True


def without_blanks(base: Item, told: ToldRow) -> tuple[ToldRow, tuple[str, ...]]:
    """Return what is told of a row without its blanks, and the columns that they would empty.

    A blank for a unit stays told where figures are left that stood under it, or come without one: units are settled by
    themselves (``told_units``).
    """
    blank = [key for key in told.values if key not in told.drafts and says_nothing(told.values[key])]
    emptied = tuple(key for key in blank if _filled(base, key))
    apart = _bare_units(base, told, emptied)
    values = {key: value for key, value in told.values.items() if key not in blank or key in apart}
    return replace(told, values=values), tuple(key for key in emptied if key not in apart)


def _filled(row: Item, key: str) -> bool:
    value = getattr(row, key)
    held = not says_nothing(value) and value != default_of(type(row), key)
    return held or key in getattr(row, "drafts", {})


def _bare_units(base: Item, told: ToldRow, emptied: tuple[str, ...]) -> frozenset[str]:
    """Return the emptied columns of units without which figures of the row or of the sheet would stand."""
    if not isinstance(base, Row):
        return frozenset()
    return frozenset(
        unit
        for unit, measured in measured_in(ledger_of(base)).items()
        if unit in emptied
        for key in measured
        if (_filled(base, key) and key not in emptied)
        or key in told.drafts
        or not says_nothing(told.values.get(key))
    )


def months_emptied(base: Item, after: T) -> tuple[T, tuple[str, ...]]:
    """Return the row with the months of ``base`` that would become blank, and the columns of them.

    Months in another unit than those of ``base`` are left as they were told: two units make no row of months.
    """
    if not isinstance(base, Row) or not isinstance(after, Row):
        return after, ()
    units = {key: unit for unit, keys in measured_in(ledger_of(base)).items() for key in keys}
    kept: dict[str, Any] = {}
    for one in columns(ledger_of(base)):
        unit = units.get(one.key, "id")
        same = getattr(base, unit) == getattr(after, unit) and one.key not in after.drafts
        months = filled_up(getattr(base, one.key), getattr(after, one.key)) if same else None
        if months:
            kept[one.key] = months
    return (replace(after, **kept), tuple(kept)) if kept else (after, ())


def filled_up(before: object, now: object) -> tuple[object, ...] | None:
    """Return months with those that were known before in their blanks; None where no blank stands over a month."""
    if not isinstance(before, tuple) or not isinstance(now, tuple) or len(before) != len(now):
        return None
    months = tuple(old if new is None else new for old, new in zip(before, now, strict=True))
    return months if months != now else None


def emptied(row: T, after: Item, blank: tuple[str, ...], months: tuple[str, ...]) -> T:
    """Return a row with ``blank`` columns emptied, and with ``months`` as ``after`` has them."""
    values: dict[str, Any] = {key: default_of(type(row), key) for key in blank}
    values |= {key: getattr(after, key) for key in months}
    drafts: Mapping[str, str] | None = getattr(row, "drafts", None)
    if drafts is not None:
        values["drafts"] = {key: text for key, text in drafts.items() if key not in values}
    return replace(row, **values)


def doubles(ledger: str, rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows that name the very same as an earlier one, each with that: only figures and units tell them apart.

    A row that names nothing is like no other.
    """
    keys = [of.key for of in columns(ledger) if of.kind in _NAMING and of.key not in _BESIDE]
    defaults = {
        of.name: default_of(LEDGERS[ledger], of.name) for of in fields(LEDGERS[ledger]) if of.name in keys
    }
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        name = tuple(getattr(row, key) for key in keys)
        if all(says_nothing(value) or value == defaults[key] for key, value in zip(keys, name, strict=True)):
            continue
        first = seen.setdefault(name, row)
        if first is not row:
            yield row, first
