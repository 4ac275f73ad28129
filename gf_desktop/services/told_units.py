"""A sheet that tells a row in another unit: no figure of the row ever stands under a unit that is not its own.

Where the sheet's figures can be said exactly in the row's unit, they are, and unit and other figures stay as they were.
Else the figures that the sheet does not tell are said exactly in the sheet's unit. Where neither is exact, or a text, a
blank or a year's figure would take a better figure's place, the row keeps its unit and what was told in the other waits
for the user's word; by that word figures that cannot be converted become texts with their unit: nothing computes with
those.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gf_desktop.domain.ledgers import Row, ledger_of
from gf_desktop.domain.ledgers.measured import exact_factor, in_unit, measured_in
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.exchange.workbooks.other_units import NO_UNIT, with_unit
from gf_desktop.exchange.workbooks.told import says_nothing
from gf_desktop.services.held_back import filled_up


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


class _Group:
    """The figures of a row that share a unit column."""

    def __init__(
        self, base: Row, told: Row, keys: frozenset[str], unit: str, measured: tuple[str, ...]
    ) -> None:
        self._base, self._told, self._unit, self._measured = base, told, unit, measured
        self._drafted = unit in told.drafts
        self._ours = str(getattr(base, unit))
        self._theirs = "" if self._drafted else str(getattr(told, unit))
        self._figures = tuple(key for key in measured if key in keys and _filled(told, key))
        self._texts = tuple(key for key in measured if key in keys and key in told.drafts)
        # A text, a year's figure over months, or a blank over a month takes nothing better away by itself.
        unread = {key for key in self._texts if _filled(base, key)}
        self._weak = unread | {key for key in self._figures if _loses_months(base, told, key)}
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
        """Under a text that is no unit, or none, figures of the sheet do not belong under the row's unit."""
        unknown = self._drafted or (not self._theirs and bool(self._figures or self._texts))
        return unknown and bool(self._ours)

    def _other(self, *keys: str) -> OtherUnit:
        theirs = self._told.drafts.get(self._unit) or self._theirs
        return OtherUnit(column=self._unit, ours=self._ours, theirs=theirs, keys=keys)

    def _to_ours(self, so_far: Settled, figures: Mapping[str, object]) -> Settled:
        texts = {key: with_unit(self._told.drafts[key], self._theirs) for key in self._texts}
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
        return {key: with_unit(drafts[key], self._ours or NO_UNIT) for key in self._held if key in drafts}

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
                texts[key] = with_unit(_figures_text(getattr(self._base, key)), self._ours or NO_UNIT)
        return _put(wished, values, texts, self._held)

    def _converted(
        self, row: Row, keys: tuple[str, ...], source: str, target: str
    ) -> Mapping[str, object] | None:
        """Return the figures in another unit; None where one of them cannot be said in it exactly."""
        found = {
            key: in_unit(ledger_of(row), self._unit, key, getattr(row, key), source, target)
            for key in keys
            if _filled(row, key)
        }
        return None if exact_factor(source, target) is None or None in found.values() else found


def _filled(row: Row, key: str) -> bool:
    return not says_nothing(getattr(row, key))


def _loses_months(base: Row, told: Row, key: str) -> bool:
    before, now = getattr(base, key), getattr(told, key)
    if not isinstance(before, tuple) or says_nothing(before):
        return False
    return not isinstance(now, tuple) or filled_up(before, now) is not None


def _said(row: Row, key: str) -> tuple[object, str | None]:
    return getattr(row, key), row.drafts.get(key)


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
