"""Carbon-dioxide factors, each table by itself: a report keeps to one of them, and none is ours to choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from gf_desktop.domain.messages import message
from gf_desktop.domain.quantities import ConversionError, Via
from gf_desktop.domain.reference.origin import Origin, Validity, plain

KINDS = ("fuel", "process", "deduction", "heat", "gwp")
# Molar mass of carbon dioxide over that of carbon, as the guidelines write it.
CO2_PER_C = Fraction(44, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonFactor:
    """One row of one table.

    A fuel has ``heating_value`` (``heating_unit``), ``carbon`` (tC/TJ) and ``oxidation`` (0 … 1), and ``per_heat``
    (tCO2/GJ) and ``factor`` (``unit``) that the source rounded from them. ``deduction`` rows are taken off the total.
    """

    table: str
    guideline: str
    kind: str
    name: str
    heating_value: Decimal | None
    heating_unit: str
    carbon: Decimal | None
    oxidation: Decimal | None
    per_heat: Decimal | None
    factor: Decimal
    unit: str
    validity: Validity
    origin: Origin

    @property
    def exact(self) -> Fraction | None:
        """Return heating value × carbon × oxidation × 44/12 in ``unit``, unrounded; None for other kinds."""
        if self.heating_value is None or self.carbon is None or self.oxidation is None:
            return None
        # GJ × tC/TJ = tC/1000
        heat_and_carbon = Fraction(self.heating_value) * Fraction(self.carbon) / 1000
        return heat_and_carbon * Fraction(self.oxidation) * CO2_PER_C


class CarbonFactors:
    """Finds factors inside the table that a report declares."""

    def __init__(self, rows: Iterable[CarbonFactor]) -> None:
        self.rows = tuple(rows)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables."""
        return tuple(dict.fromkeys(row.table for row in self.rows))

    def of(self, table: str, kind: str = "") -> tuple[CarbonFactor, ...]:
        """Return the rows of a table, of one kind if named.

        Raises:
            ConversionError: If there is no such table.
        """
        if table not in self.tables():
            raise ConversionError(message("coefficient.table", table=table, tables=self.tables()))
        return tuple(row for row in self.rows if row.table == table and kind in ("", row.kind))

    def named(self, name: str, table: str, kind: str) -> CarbonFactor | None:
        """Return the row of exactly that name and kind in a table, or None."""
        return self._by_name.get((table, kind, plain(name)))

    @cached_property
    def _by_name(self) -> dict[tuple[str, str, str], CarbonFactor]:
        return {(row.table, row.kind, plain(row.name)): row for row in reversed(self.rows)}

    def factor(self, name: str, table: str) -> CarbonFactor:
        """Return the row of that name; never one of another table.

        Raises:
            ConversionError: If the table is not there or has no such row.
        """
        for row in self.of(table):
            if plain(row.name) == plain(name):
                return row
        others = tuple(row.table for row in self.rows if plain(row.name) == plain(name))
        if others:
            raise ConversionError(message("coefficient.elsewhere", name=name, table=table, tables=others))
        raise ConversionError(message("coefficient.unknown", name=name, table=table))


def carbon_via(row: CarbonFactor, value: Fraction | None = None, *, accept: bool = False) -> Via:
    """Return what leads from an amount to carbon dioxide by the factor of a row, or by the user's own ``value``.

    Raises:
        ConversionError: If the row is not sure and the user has not accepted it.
    """
    if value is None and row.origin.needs_word and not accept:
        said = message("coefficient.accept", name=row.name, table=row.table, source=row.origin.source)
        raise ConversionError(said)
    if value is not None and value <= 0:
        raise ConversionError(message("coefficient.not-positive", name=row.name))
    unit, _, per = row.unit.partition("/")
    return Via(row.name, Fraction(row.factor) if value is None else value, unit, per)
