"""Energy limits of mandatory standards: three grades per product, and which of them hold on a day.

Grade 1 becomes the lead and grade 2 the base of an indicator, after the limit's corrections; a pack's own figures win.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from gf_desktop.domain.reference.corrections import Correction, read_correction
from gf_desktop.domain.reference.origin import Origin, plain

# Why a limit waits for the user's word.
UNSURE, CORRECTED, DOUBTFUL, INCOMPLETE, NOT_IN_ORDER, UNDATED = (
    "unsure",
    "correction",
    "doubt",
    "incomplete",
    "not-in-order",
    "undated",
)
# How a standard stands on a day, as the user wants to see them.
IN_FORCE, NO_DAY, ISSUED, SUPERSEDED = "in-force", "undated", "issued", "superseded"
STANDINGS = (IN_FORCE, NO_DAY, ISSUED, SUPERSEDED)
STROKE = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyLimit:
    """One product's limit by one standard, in ``unit``; a grade that the standard leaves open is None.

    ``effective`` and ``published`` are None where we do not know the day. ``supersedes`` names the standards that this
    one replaces. ``correction`` holds the words of a correction, ``doubt`` what is not sure about the row.
    """

    standard: str
    title: str
    published: date | None
    effective: date | None
    supersedes: tuple[str, ...]
    product: str
    indicator: str
    unit: str
    better: str
    level1: Decimal | None
    level2: Decimal | None
    level3: Decimal | None
    correction_text: str
    doubt: str
    origin: Origin

    @property
    def key(self) -> str:
        """Return the name by which documents point to the row: standard | product | indicator."""
        return f" {STROKE} ".join((self.standard, self.product, self.indicator))

    @property
    def correction(self) -> Correction | None:
        """Return what is to be asked before the limit is used; None where nothing is."""
        return read_correction(self.correction_text)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why the user's word is needed before lead and base are taken from this row; none if it is not."""
        found = {
            UNSURE: self.origin.needs_word,
            CORRECTED: bool(self.correction_text),
            DOUBTFUL: bool(self.doubt),
            INCOMPLETE: self.level1 is None or self.level2 is None,
            NOT_IN_ORDER: not self._in_order(),
            UNDATED: self.effective is None,
        }
        return tuple(reason for reason, holds in found.items() if holds)

    @property
    def needs_word(self) -> bool:
        """Return whether the user must say a word before the row is used."""
        return bool(self.reasons)

    @property
    def lead(self) -> Decimal | None:
        """Return grade 1, before any correction."""
        return self.level1

    @property
    def base(self) -> Decimal | None:
        """Return grade 2, before any correction."""
        return self.level2

    def _in_order(self) -> bool:
        """Return whether grade 1 is really better than grade 2; equal ones leave no room between lead and base."""
        if self.level1 is None or self.level2 is None:
            return True
        return self.level1 < self.level2 if self.better == "lower" else self.level1 > self.level2


@dataclass(frozen=True, slots=True)
class LimitsAnswer:
    """What holds on a day, by standing.

    ``in_force`` counts. ``issued`` is not yet in force and offered by name only. ``undated`` may be in force: the user
    says. ``superseded`` no longer holds. ``before`` names standards in force that day whose figures we do not have.
    """

    on: date
    in_force: tuple[EnergyLimit, ...] = ()
    issued: tuple[EnergyLimit, ...] = ()
    undated: tuple[EnergyLimit, ...] = ()
    superseded: tuple[EnergyLimit, ...] = ()
    before: tuple[str, ...] = ()


class EnergyLimits:
    """Finds limits by standard or product, and by day."""

    def __init__(self, rows: Iterable[EnergyLimit]) -> None:
        self.rows = tuple(rows)

    def standards(self) -> tuple[str, ...]:
        """Return the standards by code."""
        return tuple(dict.fromkeys(row.standard for row in self.rows))

    def search(self, words: Iterable[str]) -> tuple[EnergyLimit, ...]:
        """Return the rows that hold every one of ``words`` in standard, title, product or indicator.

        A standard that a row replaces leads to the row as well.
        """
        wanted = [plain(word) for word in words]
        return tuple(row for text, row in self._texts if all(word in text for word in wanted))

    @cached_property
    def _texts(self) -> tuple[tuple[str, EnergyLimit], ...]:
        return tuple((plain("\n".join(_told(row))), row) for row in self.rows)

    def related(self, row: EnergyLimit) -> tuple[EnergyLimit, ...]:
        """Return the rows of the same product and indicator by standards that replace, or are replaced by, its own."""
        same = self._by_product.get(_product_text(row), ())
        return tuple(other for other in same if _succeed(other, row))

    @cached_property
    def _by_product(self) -> dict[str, tuple[EnergyLimit, ...]]:
        found: dict[str, tuple[EnergyLimit, ...]] = {}
        for row in self.rows:
            found[_product_text(row)] = (*found.get(_product_text(row), ()), row)
        return found

    def find(self, text: str) -> tuple[EnergyLimit, ...]:
        """Return the rows of a standard (GB 16780-2021, or GB 16780 for every year), else of products named so."""
        wanted = plain(text)
        if not wanted:
            return ()
        of_standard = [
            row for row in self.rows if wanted in (plain(row.standard), plain(number(row.standard)))
        ]
        return tuple(of_standard or (row for row in self.rows if wanted in plain(row.product)))

    def named(self, text: str) -> tuple[EnergyLimit, ...]:
        """Return the rows that ``text`` names by standard and product, with or without the indicator.

        Width, blanks, capitals and strokes are read alike; without the year of the standard every edition is named.
        A standard or a product alone names nothing.
        """
        return self._by_key.get(key_text(text), ())

    @cached_property
    def _by_key(self) -> dict[str, tuple[EnergyLimit, ...]]:
        found: dict[str, tuple[EnergyLimit, ...]] = {}
        for row in self.rows:
            for text in _names(row):
                found[text] = (*found.get(text, ()), row)
        return found

    def standing(self, row: EnergyLimit, on: date) -> str:
        """Return how a row stands on a day: one of ``STANDINGS``."""
        if _not_yet(row, on):
            return ISSUED
        if row.effective is None:
            return NO_DAY
        return SUPERSEDED if on >= self._end(row.standard) else IN_FORCE

    def in_force(self, text: str, on: date, known: date | None = None) -> LimitsAnswer:
        """Return what the standards say of ``text`` on a day, as far as was published by ``known``.

        Args:
            text: A standard or a product, as for ``find``.
            on: The day that counts: the end of the data year (DESIGN, section 6).
            known: The day of the report; without it everything we have counts as known.
        """
        rows = [row for row in self.find(text) if known is None or published(row) <= known]
        valid = [row for row in rows if row.effective is not None and row.effective <= on]
        undated = [row for row in rows if row.effective is None and edition(row.standard) <= f"{on:%Y}"]
        gone = {row.standard for row in valid if on >= self._end(row.standard)}
        issued = tuple(row for row in rows if _not_yet(row, on))
        return LimitsAnswer(
            on=on,
            in_force=tuple(row for row in valid if row.standard not in gone),
            issued=issued,
            undated=tuple(undated),
            superseded=tuple(row for row in valid if row.standard in gone),
            before=self._before(issued),
        )

    def _end(self, standard: str) -> date:
        """Return the first day on which a standard no longer holds, as far as we know."""
        return self._ends.get(standard, date.max)

    @cached_property
    def _ends(self) -> dict[str, date]:
        ends: dict[str, date] = {}
        for row in self.rows:
            if row.effective is not None:
                replaced = (*row.supersedes, *self._older(row.standard))
                ends |= {code: min(row.effective, ends.get(code, date.max)) for code in replaced}
        return ends

    def _older(self, standard: str) -> tuple[str, ...]:
        """Return the editions of the same number with an earlier year: a new edition replaces them."""
        return tuple(
            other
            for other in self.standards()
            if number(other) == number(standard) and edition(other) < edition(standard)
        )

    def _before(self, issued: Iterable[EnergyLimit]) -> tuple[str, ...]:
        """Return what the issued ones will replace, where we hold no figures of it."""
        return tuple(dict.fromkeys(code for row in issued for code in self.unheld(row)))

    def unheld(self, row: EnergyLimit) -> tuple[str, ...]:
        """Return the standards that a row's replaces and of which we hold no figures."""
        return tuple(code for code in row.supersedes if code not in self._codes)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(self.standards())


def published(row: EnergyLimit) -> date:
    """Return the day of publication; of an unknown one the first day of the year in the code."""
    year = edition(row.standard)
    return row.published or (date(int(year), 1, 1) if year else date.min)


def _not_yet(row: EnergyLimit, on: date) -> bool:
    """Return whether a row is not in force by a day; without a date the year in the code must at least have come."""
    if row.effective is None:
        return edition(row.standard) > f"{on:%Y}"
    return row.effective > on


def number(standard: str) -> str:
    """Return a standard's code without its year: GB 16780 of GB 16780-2021."""
    return standard.rpartition("-")[0] or standard


def edition(standard: str) -> str:
    """Return the year of a standard's code, empty where it has none."""
    head, _, year = standard.rpartition("-")
    return year if head else ""


def key_text(text: str) -> str:
    """Return a key as it is compared: like any name, and without its strokes."""
    return plain(text).replace(STROKE, "")


def _told(row: EnergyLimit) -> tuple[str, ...]:
    return (row.standard, *row.supersedes, row.title, row.product, row.indicator)


def _product_text(row: EnergyLimit) -> str:
    return plain(f"{row.product}{STROKE}{row.indicator}")


def _succeed(one: EnergyLimit, other: EnergyLimit) -> bool:
    """Return whether one of two standards takes the other's place."""
    if one.standard == other.standard:
        return False
    same_number = number(one.standard) == number(other.standard)
    return same_number or one.standard in other.supersedes or other.standard in one.supersedes


def _names(row: EnergyLimit) -> set[str]:
    codes = (row.standard, number(row.standard))
    return {key_text(f"{code}{row.product}{more}") for code in codes for more in ("", row.indicator)}
