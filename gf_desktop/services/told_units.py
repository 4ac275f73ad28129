"""A sheet that tells a row in another unit: no figure of the row ever stands under a unit that is not its own.

Where the sheet's figures can be said exactly in the row's unit, they are, and unit and other figures stay as they were.
Else the figures that the sheet does not tell are said exactly in the sheet's unit. Where neither is exact, or a text or
a year's figure would take a better figure's place, the row keeps its unit and what was told in the other waits for the
user's word; by that word figures that cannot be converted become texts with their unit: nothing computes with those.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from gf_desktop.domain.ledgers import Row, columns, ledger_of
from gf_desktop.domain.numbers import decimal_text, exact_text, parse_decimal
from gf_desktop.domain.quantities import ConversionError, convert
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.workbooks.values import BY_MONTH

_BLANKS: tuple[object, ...] = (None, "", ())
# Figures for one unit of the row: in a unit twice as large they are twice as large.
_PER_UNIT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("products", "unit"): ("standard_ratio", "time_quota"),
}
_NO_UNIT = "原单位未填"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherUnit:
    """One unit column that the sheet says otherwise; ``ours`` and ``theirs`` are empty where none is said.

    ``keys`` are the columns of this unit that the sheet tells, or that change with the unit, or keep it from changing.
    """

    column: str
    ours: str
    theirs: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A told row with its units settled.

    ``after`` is what comes of it by itself, ``wished`` if the user also takes what waits, which are the columns
    ``waiting``. ``converted`` are the units whose told figures were said in the row's, ``carried`` those that the row
    takes over with its other figures said in them, ``kept`` those that wait.
    """

    after: Row
    wished: Row
    waiting: tuple[str, ...] = ()
    converted: tuple[OtherUnit, ...] = ()
    carried: tuple[OtherUnit, ...] = ()
    kept: tuple[OtherUnit, ...] = ()


def settle_units(base: Row, told: Row, keys: Collection[str]) -> Settled:
    """Return a told row with its units settled.

    Args:
        base: The row of the document.
        told: The same row with what the sheet says, figures as they stand there.
        keys: The columns that the sheet tells, blank ones too.
    """
    settled = Settled(after=told, wished=told)
    for unit, measured in measured_in(ledger_of(base)).items():
        said = (getattr(told, unit), told.drafts.get(unit))
        if unit in keys and said != (getattr(base, unit), base.drafts.get(unit)):
            settled = _Group(base, told, frozenset(keys), unit, measured).settle(settled)
    return settled


@cache
def measured_in(ledger: str) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that are measured in each unit column of a ledger, or for one unit of it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in columns(ledger):
        if one.unit_column:
            found[one.unit_column] = (*found.get(one.unit_column, ()), one.key)
    return {unit: (*keys, *_PER_UNIT.get((ledger, unit), ())) for unit, keys in found.items()}


class _Group:
    """The figures of a row that share a unit column."""

    def __init__(
        self, base: Row, told: Row, keys: frozenset[str], unit: str, measured: tuple[str, ...]
    ) -> None:
        self._base, self._told, self._unit, self._measured = base, told, unit, measured
        self._drafted = unit in told.drafts
        self._ours = str(getattr(base, unit))
        self._theirs = "" if self._drafted else str(getattr(told, unit))
        self._inverse = _PER_UNIT.get((ledger_of(base), unit), ())
        self._figures = tuple(key for key in measured if key in keys and _filled(told, key))
        self._texts = tuple(key for key in measured if key in keys and key in told.drafts)
        # A text, or a year's figure over months, takes nothing better away by itself.
        unread = {key for key in self._texts if _filled(base, key)}
        self._weak = unread | {key for key in self._figures if _year_over_months(base, told, key)}
        self._held = tuple(key for key in measured if key in unread or (key not in keys and self._there(key)))

    def _there(self, key: str) -> bool:
        return _filled(self._base, key) or key in self._base.drafts

    def settle(self, so_far: Settled) -> Settled:
        """Return what was settled until now with this unit settled as well."""
        if not any(map(self._there, self._measured)) and not self._loses_unit():
            return so_far
        ours = self._converted(self._told, self._figures, self._theirs, self._ours)
        if ours is not None:
            return self._to_ours(so_far, ours)
        if not self._weak and not self._loses_unit():
            if not self._held:
                return so_far
            theirs = self._converted(self._base, self._held, self._ours, self._theirs)
            if theirs is not None:
                return self._to_theirs(so_far, theirs)
        return self._wait(so_far)

    def _loses_unit(self) -> bool:
        """A text that is no unit leaves the row's unit, under which the figures beside it do not belong."""
        return self._drafted and bool(self._ours)

    def _other(self, *keys: str) -> OtherUnit:
        theirs = self._told.drafts.get(self._unit) or self._theirs
        return OtherUnit(column=self._unit, ours=self._ours, theirs=theirs, keys=keys)

    def _to_ours(self, so_far: Settled, figures: Mapping[str, object]) -> Settled:
        texts = {key: _with_unit(self._told.drafts[key], self._theirs) for key in self._texts}
        values = {**figures, self._unit: self._ours}
        told = self._other(*dict.fromkeys((*self._figures, *self._texts)))
        return replace(
            so_far,
            after=_put(so_far.after, values, texts),
            wished=_put(so_far.wished, values, texts),
            converted=(*so_far.converted, told),
        )

    def _to_theirs(self, so_far: Settled, figures: Mapping[str, object]) -> Settled:
        texts = self._held_texts()
        return replace(
            so_far,
            after=_put(so_far.after, figures, texts),
            wished=_put(so_far.wished, figures, texts),
            carried=(*so_far.carried, self._other(*self._held)),
        )

    def _held_texts(self) -> Mapping[str, str]:
        """Return the drafts that stay, each with the unit that it was written in."""
        drafts = self._base.drafts
        return {key: _with_unit(drafts[key], self._ours or _NO_UNIT) for key in self._held if key in drafts}

    def _wait(self, so_far: Settled) -> Settled:
        mine = (self._unit, *self._measured)
        values = {key: getattr(self._base, key) for key in mine}
        drafts = {key: text for key, text in self._base.drafts.items() if key in mine}
        wished = self._by_word(so_far.wished)
        kept = [key for key in self._measured if key in self._held or key in self._weak]
        return replace(
            so_far,
            after=_put(so_far.after, values, drafts, mine),
            wished=wished,
            waiting=(*so_far.waiting, *(key for key in mine if _said(wished, key) != _said(self._base, key))),
            kept=(*so_far.kept, self._other(*kept)),
        )

    def _by_word(self, wished: Row) -> Row:
        """Return the row in the sheet's unit: what stays is converted, or a text that names its unit."""
        texts, values = dict(self._held_texts()), dict[str, object]()
        for key in self._held:
            if not _filled(self._base, key):
                continue
            exact = self._converted(self._base, (key,), self._ours, self._theirs)
            values[key] = exact[key] if exact else None
            if exact is None:
                texts[key] = _with_unit(_figures_text(getattr(self._base, key)), self._ours or _NO_UNIT)
        return _put(wished, values, texts, self._held)

    def _converted(
        self, row: Row, keys: tuple[str, ...], source: str, target: str
    ) -> Mapping[str, object] | None:
        """Return the figures in another unit; None where one of them cannot be said in it exactly."""
        factor = _factor(source, target)
        found: dict[str, object] = {}
        for key in keys:
            by = factor and (1 / factor if key in self._inverse else factor)
            value = getattr(row, key)
            if _filled(row, key):
                found[key] = _times(value, by) if by else None
        return None if not factor or None in found.values() else found


def _factor(source: str, target: str) -> Fraction | None:
    """Return the exact factor between two units of one dimension, None between others."""
    one, other = UNITS.get(source), UNITS.get(target)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    try:
        return convert(Fraction(1), source, target).value
    except ConversionError:
        return None


def _times(value: Any, factor: Fraction) -> Any:
    """Return a figure, or months, times a factor; None where one of them has no end or is too long for a figure."""
    if not isinstance(value, tuple):
        return _figure(Fraction(value) * factor)
    months = tuple(None if month is None else _figure(Fraction(month) * factor) for month in value)
    lost = any(old is not None and new is None for old, new in zip(value, months, strict=True))
    return None if lost else months


def _figure(value: Fraction) -> Decimal | None:
    try:
        figure = parse_decimal(exact_text(value))
    except ValueError:
        return None
    return figure if Fraction(figure) == value else None


def _filled(row: Row, key: str) -> bool:
    return getattr(row, key) not in _BLANKS


def _year_over_months(base: Row, told: Row, key: str) -> bool:
    return isinstance(getattr(base, key), tuple) and not isinstance(getattr(told, key), tuple)


def _said(row: Row, key: str) -> tuple[object, str | None]:
    return getattr(row, key), row.drafts.get(key)


def _with_unit(text: str, unit: str) -> str:
    """Return a draft that names its unit; one that ends with a unit does so already, 按月 holds no figure."""
    last = text.rstrip("） )").replace("（", " ").replace("(", " ").split()[-1:]
    named = last and (last[0] in UNITS or last[0] in (unit, _NO_UNIT))
    return text if named or not unit or text == BY_MONTH else f"{text}（{unit}）"


def _figures_text(value: Any) -> str:
    if not isinstance(value, tuple):
        return decimal_text(value)
    said = (f"{number}月 {decimal_text(month)}" for number, month in enumerate(value, 1) if month is not None)
    return "；".join(said)


def _put(row: Row, values: Mapping[str, object], texts: Mapping[str, str], anew: Collection[str] = ()) -> Row:
    """Return a row with these values and drafts; the drafts that the columns ``anew`` had are dropped."""
    others = {key: text for key, text in row.drafts.items() if key not in anew}
    changed: dict[str, Any] = {**values, "drafts": {**others, **texts}}
    return replace(row, **changed)
