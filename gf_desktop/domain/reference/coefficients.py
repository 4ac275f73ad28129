"""Coefficients that lead to standard coal (GB/T 2589 and others, kept apart by table) or to carbon dioxide.

A row with a range, one without a fixed figure and one of low confidence are never applied unasked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.quantities import ConversionError, Via
from gf_desktop.domain.reference.origin import Origin, Validity, plain

GENERAL = "GB/T 2589-2020"
KINDS = ("fuel", "heat", "electricity", "medium")
# How the figure of a chosen coefficient came about.
TABLE, LOWER, UPPER, OWN = "table", "lower", "upper", "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyCoefficient:
    """Standard coal per ``unit`` of a carrier, in kgce; both ends where the standard has a range.

    ``heat_kj`` is the net heating value in kJ per ``unit``; of a medium (耗能工质) its energy equivalent. A coefficient
    is None where the standard gives only the way to reckon it (等价值).
    """

    table: str
    name: str
    kind: str
    unit: str
    heat_kj: Decimal | None
    heat_kj_max: Decimal | None
    coefficient: Decimal | None
    coefficient_max: Decimal | None
    clause: str
    validity: Validity
    origin: Origin

    @property
    def ranged(self) -> bool:
        """Return whether a value between two ends must be chosen."""
        return self.coefficient_max is not None

    @property
    def needs_word(self) -> bool:
        """Return whether the row cannot be applied without a choice of the user's."""
        return self.origin.needs_word or self.ranged or self.coefficient is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenCoefficient:
    """A coefficient ready to be applied: the row, the way its figure was chosen and what leads over."""

    row: EnergyCoefficient
    chosen: str
    via: Via


class EnergyCoefficients:
    """Finds coefficients by name inside one table."""

    def __init__(self, rows: Iterable[EnergyCoefficient]) -> None:
        self.rows = tuple(rows)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables, the general one first."""
        return tuple(dict.fromkeys(row.table for row in self.rows))

    def named(self, name: str, table: str = GENERAL) -> EnergyCoefficient | None:
        """Return the row of exactly that name (read as ``coefficient`` reads it), or None."""
        return self._by_name.get((table, plain(name)))

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], EnergyCoefficient]:
        return {(row.table, plain(row.name)): row for row in reversed(self.rows)}

    def coefficient(self, name: str, table: str = GENERAL) -> EnergyCoefficient:
        """Return the row of that name.

        Full-width brackets, capitals and 当量 for 当量值 are read alike; half a name (电力) is asked about.

        Raises:
            ConversionError: If the table is not there, has no such row, or the name fits several.
        """
        if table not in self.tables():
            raise ConversionError(message("coefficient.table", table=table, tables=self.tables()))
        wanted = plain(name)
        here = [row for row in self.rows if row.table == table]
        for row in here:
            if plain(row.name) == wanted:
                return row
        near = tuple(row.name for row in here if wanted and wanted in plain(row.name))
        raise ConversionError(self._not_found(name, table, near))

    def _not_found(self, name: str, table: str, near: tuple[str, ...]) -> Message:
        others = tuple(row.table for row in self.rows if plain(row.name) == plain(name))
        if others:
            return message("coefficient.elsewhere", name=name, table=table, tables=others)
        if near:
            return message("coefficient.near", name=name, near=near)
        return message("coefficient.unknown", name=name, table=table)


def choose(
    row: EnergyCoefficient, value: Fraction | None = None, end: str = "", *, accept: bool = False
) -> ChosenCoefficient:
    """Return the row ready to be applied.

    Args:
        row: The coefficient's row.
        value: The user's own figure in kgce per unit of the row (measured, or chosen inside a range).
        end: ``lower`` or ``upper`` end of a range.
        accept: Whether the user accepts a row of low confidence or from memory.

    Raises:
        ConversionError: If the row needs a word that was not given.
    """
    if value is not None:
        return _chosen(row, OWN, value)
    if row.coefficient is None:
        raise ConversionError(message("coefficient.no-value", name=row.name, note=row.origin.note))
    if row.ranged and end not in (LOWER, UPPER):
        ends = {"lower": _text(row.coefficient), "upper": _text(row.coefficient_max)}
        raise ConversionError(message("coefficient.range", name=row.name, unit=f"kgce/{row.unit}", **ends))
    if row.origin.needs_word and not accept:
        raise ConversionError(
            message("coefficient.accept", name=row.name, table=row.table, source=row.origin.source)
        )
    upper = row.ranged and end == UPPER
    figure = row.coefficient_max if upper and row.coefficient_max is not None else row.coefficient
    return _chosen(row, (end if row.ranged else TABLE), Fraction(figure))


def _chosen(row: EnergyCoefficient, how: str, figure: Fraction) -> ChosenCoefficient:
    if figure <= 0:
        raise ConversionError(message("coefficient.not-positive", name=row.name))
    return ChosenCoefficient(row=row, chosen=how, via=Via(row.name, figure, "kgce", row.unit))


def _text(figure: Decimal | None) -> str:
    return exact_text(Fraction(figure)) if figure is not None else ""
